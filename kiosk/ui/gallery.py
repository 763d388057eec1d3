"""Every page that the window can show, with sample content: for those who review words and looks, and for tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Consents,
    Coverage,
    CoverageDetails,
    Covered,
    InsuredNumber,
    LimitCertificate,
    LookedUp,
    PrescriptionForm,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow.numbers import typed_of
from kiosk.flow.profile import ATM, DESKTOP, RECEPTION, Profile
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Cause,
    Checking,
    Choosing,
    ChoosingPrescription,
    Cleaning,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringNumber,
    EnteringPin,
    Idle,
    KeepingConsents,
    LookingUp,
    Notice,
    NumberField,
    OutOfService,
    Placed,
    Problem,
    Reading,
    Settling,
    Slip,
    StaffMenu,
    StaffSignIn,
    Stage,
    State,
    VisualCheck,
    Vouching,
)
from reader.events import CardPresence

if TYPE_CHECKING:
    from kiosk.ui.window import KioskWindow

PLAIN: Final = Profile()
RECEPTION_FULL: Final = replace(RECEPTION, prescription=True)
_PLACED: Final = Placed(1, CardPresence("gallery", 1))
_NOW: Final = datetime(2026, 11, 24, 1, 15, tzinfo=UTC)
_COVERAGE: Final = Coverage(
    validity=Validity.VALID,
    insurer_number="06139992",
    insurer_name="みほん市国民健康保険",
    symbol="見本",
    number="1234567",
    branch="01",
    relationship=Relationship.INSURED,
    name="見本　花子",
    name_kana="ミホン　ハナコ",
    birth_date=date(1980, 4, 1),
    valid_from=date(2024, 8, 1),
    valid_until=date(2027, 7, 31),
    burden_ratio=30,
)


_QUERY: Final = InsuredNumber("06139992", "見本", "1234567", "01", date(1980, 4, 1), limit_consent=True)
_CONSENTS: Final = Consents(
    given=frozenset({ConsentItem.MEDICINES, ConsentItem.TREATMENT}),
    refused=frozenset({ConsentItem.HEALTH_CHECKUPS, ConsentItem.OPERATIONS}),
    prescription=PrescriptionForm.ELECTRONIC,
)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One page: `name` is fit for a file's name; `digits` is how many digits the PIN pad holds on it.

    `profile` is the kind of kiosk that shows it, `reader` the kind of reader beside it.
    """

    name: str
    state: State
    digits: int = 0
    profile: Profile = PLAIN
    reader: str = "flat"

    def show(self, window: KioskWindow) -> None:
        """Show it: the kind of kiosk, the digits, the state. The language stays."""
        pad = window.setting.pad
        furnish(window)
        window.setting.profile = self.profile
        window.setting.reader = self.reader
        window.render(self.state)
        pad.clear()
        for _ in range(self.digits):
            pad.push(0)
        window.render(self.state)


def furnish(window: KioskWindow) -> None:
    """Give a window what the pages need around them, where it has nothing of its own: names, hours, a clock."""
    setting = window.setting
    if setting.maintenance is not None:
        return
    from kiosk.config import StaffMember  # noqa: PLC0415 (brings pydantic, which a window does not need)
    from kiosk.contact.settings import Window as Hours  # noqa: PLC0415
    from kiosk.ui.staff.maintenance import Maintenance, ReaderSeen  # noqa: PLC0415

    names = ("見本 一郎", "見本 二葉", "見本 三喜")
    setting.members = setting.members or tuple(StaffMember(id=f"m{i}", name=name) for i, name in enumerate(names))
    setting.hours = setting.hours or Hours(weekdays="9:00-9:30, 13:00-17:00", weekends="closed")
    setting.now = lambda: _NOW
    setting.maintenance = Maintenance(
        recent=tuple,
        readers=lambda: (ReaderSeen("gallery", card=True),),
        volume=lambda: 70,
        set_volume=lambda _percent: None,
        restart=lambda: None,
        doctor=(sys.executable, "-m", "kiosk", "doctor", "--json"),
    )


def _card(tries: int = 3, notice: Notice | None = None) -> Card:
    return Card(CardContents(Medium.CARD, b"", tries), notice)


def _end(outcome: Answer | LookedUp | Problem, purpose: Purpose | None = None, *, card: bool = False) -> Concluded:
    return Concluded(1, outcome, purpose, _PLACED, _card() if card else None)


def exhibits() -> Iterator[Exhibit]:
    """Every page, in the order of a visit; what only one kind of kiosk shows, or shows otherwise, comes after."""
    yield from _plain()
    yield from _reception()
    yield from _lookup()
    yield from _unattended(ATM)
    yield from _unattended(DESKTOP)
    yield from _readers()
    yield from _staff()


def _plain() -> Iterator[Exhibit]:
    """The pages that every kind of kiosk has, as a kiosk without anything else shows them."""
    register, coverage = Purpose.REGISTER, Purpose.COVERAGE
    yield Exhibit("idle", Idle())
    yield Exhibit("reading", Reading(_PLACED))
    yield Exhibit("choosing", Choosing(_PLACED, _card()))
    for notice in Notice:
        yield Exhibit(f"choosing-{notice.value}", Choosing(_PLACED, _card(notice=notice)))
    for wrong in (False, True):
        suffix = "-after-wrong-pin" if wrong else ""
        yield Exhibit(f"last-try{suffix}", ConfirmingLastTry(_PLACED, _card(1), register, wrong))
    yield Exhibit("pin", EnteringPin(_PLACED, _card(), register), 2)
    yield Exhibit("pin-coverage", EnteringPin(_PLACED, _card(), coverage))
    for tries in (2, 1):
        yield Exhibit(f"pin-{tries}-left", EnteringPin(_PLACED, _card(tries), register), 4)
        yield Exhibit(f"pin-wrong-{tries}-left", EnteringPin(_PLACED, _card(tries), register, wrong=True))
    yield Exhibit("authenticating", Authenticating(_PLACED, _card(), register, Stage.CARD))
    yield Exhibit("registering", Checking(_PLACED, _card(), register))
    yield Exhibit("registering-slow", Checking(_PLACED, _card(), register, slow=True))
    yield Exhibit("checking", Checking(_PLACED, _card(), coverage))
    yield Exhibit("settling", Settling(1))
    yield Exhibit("settling-next-card", Settling(1, _PLACED.presence))
    yield Exhibit("settling-coverage", Settling(1, purpose=coverage))
    yield from _answers()
    for problem in Problem:
        yield Exhibit(f"problem-{problem.value}", _end(problem))
    lost = _end(Problem.CARD_LOST)
    yield Exhibit("problem-card-gone", replace(lost, placed=None))
    yield Exhibit("problem-reminder", replace(_end(Problem.CANCELLED), reminders=1))
    yield Exhibit("problem-called", replace(_end(Problem.CANCELLED), reminders=3, called=True))
    yield Exhibit("more-time", AskingMoreTime(EnteringPin(_PLACED, _card(), register)))
    for cause in Cause:
        yield Exhibit(f"out-of-service-{cause.value}", OutOfService(frozenset({cause})))


def _answers() -> Iterator[Exhibit]:
    register, coverage = Purpose.REGISTER, Purpose.COVERAGE
    registered = _end(Registered(_NOW, already=False, coverage=_COVERAGE), register)
    yield Exhibit("registered", registered)
    yield Exhibit("registered-reminder", replace(registered, reminders=1))
    yield Exhibit("registered-card-gone", replace(registered, placed=None))
    yield Exhibit("registered-without-coverage", _end(Registered(_NOW, already=False), register))
    yield Exhibit("registered-already", _end(Registered(_NOW, already=True, coverage=_COVERAGE), register))
    for validity in Validity:
        yield Exhibit(
            f"covered-{validity.name.lower().replace('_', '-')}",
            _end(Covered(replace(_COVERAGE, validity=validity)), coverage),
        )
    yield Exhibit("covered-grace", _end(Covered(replace(_COVERAGE, eligibility_only=True)), coverage))
    for reason in RefusalReason:
        yield Exhibit(f"refused-{reason.value}", _end(Refused(reason), register))
    yield Exhibit("refused-renewed-until", _end(Refused(RefusalReason.RENEWED_RECENTLY, _NOW), register))
    yield Exhibit("refused-may-register", _end(Refused(RefusalReason.NOT_REGISTERED), coverage, card=True))
    phone = Card(CardContents(Medium.IPHONE, b"", 3), None)
    with_phone = replace(_end(Refused(RefusalReason.NOT_REGISTERED), coverage), card=phone)
    yield Exhibit("refused-phone-not-registered", with_phone)
    for unknown in UndecidedReason:
        yield Exhibit(f"undecided-{unknown.value}", _end(Undecided(unknown), coverage))
    yield Exhibit("undecided-unsettled", _end(Undecided(UndecidedReason.TIMEOUT, settled=False), register))


def _reception() -> Iterator[Exhibit]:
    """What a reception shows: the staff's check, registration on the spot, consents, the form of prescriptions."""

    def here(name: str, state: State, digits: int = 0) -> Exhibit:
        return Exhibit(f"reception-{name}", state, digits, RECEPTION_FULL)

    register, coverage = Purpose.REGISTER, Purpose.COVERAGE
    covered = Covered(_COVERAGE)
    yield here("idle", Idle())
    yield here("confirming", ConfirmingRegistration(_PLACED, _card()))
    yield here("pin", EnteringPin(_PLACED, _card(), coverage), 4)
    yield here("last-try", ConfirmingLastTry(_PLACED, _card(1), coverage, wrong=True))
    yield here("visual-check", VisualCheck(_PLACED, _card(), coverage))
    yield here("visual-check-wrong", VisualCheck(_PLACED, _card(), coverage, wrong=True))
    yield here("visual-check-checking", VisualCheck(_PLACED, _card(), coverage, checking=True))
    yield here("vouching", Vouching(_PLACED, _card(), coverage, "a"))
    answered: set[ConsentItem] = set()
    for item in RECEPTION_FULL.consents:
        yield here(f"consent-{item.value}", Consenting(_PLACED, coverage, covered, item, frozenset(answered)))
        answered.add(item)
    yield here(f"consent-{ConsentItem.DISEASES.value}", Consenting(_PLACED, coverage, covered, ConsentItem.DISEASES))
    yield here("prescription", ChoosingPrescription(_PLACED, coverage, covered))
    yield here("keeping", KeepingConsents(_PLACED, coverage, covered, _CONSENTS))
    result = replace(_end(covered, coverage), consents=_CONSENTS)
    yield here("covered", result)
    yield here("covered-none-given", replace(result, consents=Consents(refused=frozenset(RECEPTION_FULL.consents))))
    yield here("covered-not-kept", replace(result, kept=False))
    limited = replace(_COVERAGE, details=CoverageDetails(limit=LimitCertificate("01", "A01")))
    yield here("covered-limit", _end(Covered(limited), coverage))
    yield here("covered-called", replace(result, reminders=3, called=True))
    yield here("refused-may-register", _end(Refused(RefusalReason.NOT_REGISTERED), coverage, card=True))
    for problem in (Problem.PIN_BLOCKED, Problem.PIN_UNUSABLE):
        yield here(f"problem-{problem.value}", _end(problem, coverage, card=True))
    yield here("registered", _end(Registered(_NOW, already=False, coverage=_COVERAGE), register))


def _lookup() -> Iterator[Exhibit]:
    """Somebody without a card, at a reception."""

    def here(name: str, state: State) -> Exhibit:
        return Exhibit(f"lookup-{name}", state, profile=RECEPTION_FULL)

    typed = typed_of(_QUERY)
    for place, field in enumerate(NumberField):
        yield here(field.value, EnteringNumber(1, field, typed[:place]))
        if field not in (NumberField.LIMIT, NumberField.CONFIRM):
            yield here(f"{field.value}-wrong", EnteringNumber(1, field, typed[: place + 1], wrong=True))
    yield here("looking", LookingUp(1, _QUERY))
    yield here("looking-slow", LookingUp(1, _QUERY, slow=True))
    yield here("found", Concluded(1, LookedUp(Validity.VALID, _COVERAGE)))
    ended = replace(_COVERAGE, validity=Validity.INVALID)
    yield here("ended", Concluded(1, LookedUp(Validity.INVALID, ended)))
    yield here("nobody", Concluded(1, LookedUp(Validity.NO_QUALIFICATION), query=_QUERY))
    yield here("several", Concluded(1, LookedUp(Validity.SEVERAL_MATCHES), query=replace(_QUERY, branch="")))
    yield here("undecided", Concluded(1, Undecided(UndecidedReason.UNAVAILABLE), query=_QUERY))


def _unattended(profile: Profile) -> Iterator[Exhibit]:
    """What is otherwise where nobody is near: in a shop's machine, at one's own computer."""

    def here(name: str, state: State, digits: int = 0) -> Exhibit:
        return Exhibit(f"{profile.name}-{name}", state, digits, profile)

    register, coverage = Purpose.REGISTER, Purpose.COVERAGE
    yield here("idle", Idle())
    yield here("choosing", Choosing(_PLACED, _card()))
    yield here("confirming", ConfirmingRegistration(_PLACED, _card()))
    yield here("last-try", ConfirmingLastTry(_PLACED, _card(1), register))
    registered = _end(Registered(_NOW, already=False, coverage=_COVERAGE), register)
    for slip in Slip if profile.slip else (Slip.NONE,):
        yield here(f"registered-slip-{slip.value}", replace(registered, slip=slip))
    yield here("registered-card-gone", replace(registered, placed=None))
    yield here("registered-called", replace(registered, reminders=3, called=True))
    yield here("covered", _end(Covered(_COVERAGE), coverage))
    for validity in (Validity.INVALID, Validity.INVALID_NEWER_EXISTS, Validity.NO_QUALIFICATION):
        name = validity.name.lower().replace("_", "-")
        yield here(f"covered-{name}", _end(Covered(replace(_COVERAGE, validity=validity)), coverage))
    for reason in RefusalReason:
        yield here(f"refused-{reason.value}", _end(Refused(reason), register))
    for problem in (Problem.PIN_BLOCKED, Problem.PIN_UNUSABLE, Problem.DECLINED, Problem.CARD_UNREADABLE):
        yield here(f"problem-{problem.value}", _end(problem, register))
    yield here("undecided-timeout", _end(Undecided(UndecidedReason.TIMEOUT), register))
    yield here("undecided-unsettled", _end(Undecided(UndecidedReason.TIMEOUT, settled=False), register))
    for cause in (Cause.CLOSED, Cause.BACKEND):
        yield here(f"out-of-service-{cause.value}", OutOfService(frozenset({cause})))


def _readers() -> Iterator[Exhibit]:
    """The pages with a picture of the reader, for the other kinds of readers."""
    for reader in ("slot", "usb"):
        for name, state in (
            ("idle", Idle()),
            ("reading", Reading(_PLACED)),
            ("take-card", _end(Problem.CANCELLED)),
            ("out-of-service", OutOfService(frozenset({Cause.BACKEND}))),
        ):
            yield Exhibit(f"reader-{reader}-{name}", state, reader=reader)


def _staff() -> Iterator[Exhibit]:
    """The staff's own pages."""

    def here(name: str, state: State) -> Exhibit:
        return Exhibit(f"staff-{name}", state, profile=RECEPTION_FULL)

    yield here("sign-in", StaffSignIn())
    yield here("sign-in-wrong", StaffSignIn(wrong=True))
    yield here("menu", StaffMenu("a"))
    yield here("cleaning", Cleaning("a"))
