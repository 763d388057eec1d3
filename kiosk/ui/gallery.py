"""Every page that the window can show, with sample content: for those who review words and looks, and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Answer,
    Coverage,
    Covered,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Cause,
    Checking,
    Choosing,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    Idle,
    Notice,
    OutOfService,
    Placed,
    Problem,
    Reading,
    Settling,
    Stage,
    State,
)
from reader.events import CardPresence

_PLACED: Final = Placed(1, CardPresence("gallery", 1))
_NOW: Final = datetime(2026, 11, 24, 1, 15, tzinfo=UTC)
_COVERAGE: Final = Coverage(
    validity=Validity.VALID,
    insurer_number="00990014",
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


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One page: `name` is fit for a file's name; `digits` is how many digits the PIN pad holds on it."""

    name: str
    state: State
    digits: int = 0


def _card(tries: int = 3, notice: Notice | None = None) -> Card:
    return Card(CardContents(Medium.CARD, b"", tries), notice)


def _end(outcome: Answer | Problem, purpose: Purpose | None = None, *, card: bool = False) -> Concluded:
    return Concluded(1, outcome, purpose, _PLACED, _card() if card else None)


def exhibits() -> Iterator[Exhibit]:
    """Every page, in the order of a visit, then every way in which one ends otherwise."""
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
    yield from _answers()
    for problem in Problem:
        yield Exhibit(f"problem-{problem.value}", _end(problem))
    lost = _end(Problem.CARD_LOST)
    yield Exhibit("problem-card-gone", replace(lost, placed=None))
    yield Exhibit("problem-reminder", replace(_end(Problem.CANCELLED), reminders=1))
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
    for unknown in UndecidedReason:
        yield Exhibit(f"undecided-{unknown.value}", _end(Undecided(unknown), coverage))
    yield Exhibit("undecided-unsettled", _end(Undecided(UndecidedReason.TIMEOUT, settled=False), register))
