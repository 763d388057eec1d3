"""Results on their way to the receipt computer: what is in them, when they come, and what stands in their way."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.delivery.oqs.courier import Courier, Reception
from kiosk.delivery.oqs.folder import DeliveryFolder, FolderError
from kiosk.delivery.oqs.message import CharacterCode, ConsentState, Message, Reference, Segment
from kiosk.delivery.oqs.names import is_face_name
from kiosk.delivery.oqs.outbox import Outbox
from kiosk.delivery.oqs.reading import read_message
from kiosk.delivery.oqs.reception import Sender, coverage_of
from kiosk.eligibility.model import (
    ConsentItem,
    Consents,
    Covered,
    InsuredNumber,
    LookedUp,
    RefusalReason,
    Refused,
    Registered,
    StaffNotice,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.eligibility.rules import JST
from kiosk.eligibility.testing import Clock
from tests.kiosk.delivery.test_oqs_message import COVERAGE, DETAILS

AT = datetime(2026, 6, 1, 9, 30, 15, tzinfo=JST)
LIVES_AT = replace(COVERAGE, details=replace(DETAILS, address="見本市仮町１－２－３", post_number="123-4567"))
WAIT = timedelta(minutes=3)
SECRETS = ("花子", "太郎", "138057", "5678", "1954", "仮町")


@dataclass
class Counter:
    """A receipt computer's folder, and couriers that deliver into it, as of one clock."""

    folder: Path
    clock: Clock = field(default_factory=lambda: Clock(AT))

    def __post_init__(self) -> None:
        self.face.mkdir()

    @property
    def face(self) -> Path:
        return self.folder / "face"

    def courier(
        self, patience: timedelta = timedelta(0), code: CharacterCode = CharacterCode.UTF_8, kiosk: str = "kiosk-1"
    ) -> Courier:
        place = self.folder / "data"
        return Courier(
            Outbox(place / "outbox"),
            DeliveryFolder(self.face, place / "delivered", kiosk),
            Sender("1312345678", code),
            kiosk,
            self.clock,
            patience,
        )

    def take(self) -> list[Message]:
        """As the receipt computer takes them: read, and gone."""
        found = []
        for file in sorted(self.face.glob("OQSsiquc01res_*.xml")):
            assert is_face_name(file.name)
            found.append(read_message(file.read_bytes()))
            file.unlink()
        return found

    @property
    def kept(self) -> list[Path]:
        return list((self.folder / "data" / "outbox").iterdir())


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


def deliver(courier: Courier, *receptions: Reception) -> None:
    for reception in receptions:
        courier.accept(reception)
    assert courier.run(20)


@pytest.mark.parametrize("code", CharacterCode)
def test_a_result_is_delivered_whole_and_leaves_nothing_behind(counter: Counter, code: CharacterCode) -> None:
    deliver(counter.courier(code=code), Reception("request-1", LIVES_AT))
    (message,) = counter.take()
    assert message.unknown == ()
    assert (message.success, message.validity) == (True, Validity.VALID)
    header = message.header
    assert (header.executed_at, header.confirmed_on) == (AT, AT.date())
    assert (header.institution, header.character_code) == ("1312345678", code)
    assert (header.reference, header.segment) == (Reference.CARD, Segment.NORMAL)
    (result,) = message.results
    homeless = replace(DETAILS, diseases=())
    assert result.coverage == replace(COVERAGE, details=homeless)
    assert counter.kept == []
    assert list(counter.face.iterdir()) == []


def test_the_address_is_never_delivered(counter: Counter) -> None:
    """Wherever it came from: who is protected is not known here."""
    query = InsuredNumber("138057", "12-34", "5678", "01", date(1954, 3, 1))
    deliver(counter.courier(), Reception("card", LIVES_AT), Reception("number", LIVES_AT, query))
    files = list(counter.face.iterdir())
    assert len(files) == 2
    for file in files:
        assert "仮町" not in file.read_text(encoding="utf-8")
        assert "123-4567" not in file.read_text(encoding="utf-8")
        assert b"<Address></Address>" in file.read_bytes(), "the element is there all the same"


def test_only_coverages_are_delivered() -> None:
    coverages = (
        Covered(COVERAGE),
        Registered(AT, already=False, coverage=COVERAGE),
        LookedUp(Validity.INVALID, COVERAGE),
    )
    assert [coverage_of(answer) for answer in coverages] == [COVERAGE] * 3
    for reason in RefusalReason:
        assert coverage_of(Refused(reason)) is None
    for undecided in UndecidedReason:
        assert coverage_of(Undecided(undecided)) is None
    assert coverage_of(Registered(AT, already=True)) is None
    assert coverage_of(LookedUp(Validity.NO_QUALIFICATION)) is None


@pytest.mark.parametrize("restart", [False, True])
def test_a_repeated_request_is_delivered_once(counter: Counter, restart: bool) -> None:
    courier = counter.courier()
    deliver(courier, Reception("request-1", COVERAGE), Reception("request-1", COVERAGE))
    assert len(counter.take()) == 1
    if restart:
        courier = counter.courier()
    counter.clock.advance(timedelta(minutes=5))
    deliver(courier, Reception("request-1", COVERAGE))
    assert counter.take() == []
    deliver(courier, Reception("request-2", COVERAGE))
    assert len(counter.take()) == 1


def test_two_kiosks_requests_of_one_name_are_two(counter: Counter) -> None:
    for kiosk in ("kiosk-1", "kiosk-2"):
        deliver(counter.courier(kiosk=kiosk), Reception("request-1", COVERAGE))
    assert len(counter.take()) == 2


def test_a_result_waits_for_consents_and_has_them(counter: Counter) -> None:
    courier = counter.courier(WAIT)
    deliver(courier, Reception("request-1", COVERAGE))
    assert counter.take() == []
    counter.clock.advance(timedelta(seconds=40))
    given = frozenset({ConsentItem.MEDICINES, ConsentItem.DISEASES})
    said = Consents(given=given, refused=frozenset(ConsentItem) - given)
    courier.consent(Reception("request-1", COVERAGE), said)
    assert courier.run(20)
    (message,) = counter.take()
    (result,) = message.results
    records = {record.item: record for record in result.consents}
    now = AT + timedelta(seconds=40)
    medicines = records[ConsentItem.MEDICINES]
    assert (medicines.state, medicines.said_at, medicines.until) == (
        ConsentState.GIVEN,
        now,
        now + timedelta(hours=24),
    )
    for item in (ConsentItem.HEALTH_CHECKUPS, ConsentItem.TREATMENT, ConsentItem.OPERATIONS):
        assert (records[item].state, records[item].said_at, records[item].until) == (ConsentState.NONE, None, None)
    assert result.coverage.details is not None
    assert result.coverage.details.diseases == DETAILS.diseases
    assert counter.kept == []


def test_what_is_agreed_to_after_the_delivery_makes_no_second_file(counter: Counter) -> None:
    courier = counter.courier()
    deliver(courier, Reception("request-1", COVERAGE))
    assert len(counter.take()) == 1
    courier.consent(Reception("request-1", COVERAGE), Consents(given=frozenset({ConsentItem.MEDICINES})))
    assert courier.run(20)
    assert counter.take() == []


def test_in_the_grace_period_no_consent_opens_medical_information(counter: Counter) -> None:
    courier = counter.courier(WAIT)
    reception = Reception("request-1", replace(COVERAGE, eligibility_only=True))
    courier.accept(reception)
    courier.consent(reception, Consents(given=frozenset(ConsentItem)))
    assert courier.run(20)
    (message,) = counter.take()
    states = {record.item: record.state for record in message.results[0].consents}
    assert states[ConsentItem.MEDICINES] is ConsentState.NONE
    assert states[ConsentItem.DISEASES] is ConsentState.GIVEN


def _probed(counter: Counter, courier: Courier) -> None:
    counter.clock.advance(WAIT)
    assert courier.run(20)


def _closed(_counter: Counter, courier: Courier) -> None:
    courier.close(20)


def _clock_put_back(counter: Counter, courier: Courier) -> None:
    counter.clock.advance(-timedelta(days=3))
    assert courier.run(20)


@pytest.mark.parametrize("end", [_probed, _closed, _clock_put_back])
@pytest.mark.parametrize("killed", [False, True])
def test_without_consents_it_is_delivered_in_the_end(
    counter: Counter, end: Callable[[Counter, Courier], None], killed: bool
) -> None:
    """After its time, at the end of the program; also by the next one after this one was killed."""
    courier = counter.courier(WAIT)
    deliver(courier, Reception("request-1", COVERAGE))
    assert counter.take() == []
    if killed:
        courier = counter.courier(WAIT)
    end(counter, courier)
    (message,) = counter.take()
    states = {record.item: record.state for record in message.results[0].consents}
    # The limit certificate comes with the card, and needs none.
    assert states.pop(ConsentItem.LIMIT) is ConsentState.GIVEN
    assert set(states.values()) == {ConsentState.NONE}
    assert message.header.executed_at == AT
    assert counter.kept == []


def test_what_waits_is_its_owners_alone(counter: Counter) -> None:
    deliver(counter.courier(WAIT), Reception("request-1", LIVES_AT))
    (entry,) = counter.kept
    assert entry.stat().st_mode & 0o777 == 0o600
    assert entry.parent.stat().st_mode & 0o777 == 0o700
    assert "仮町" not in entry.read_text(encoding="utf-8")


@pytest.mark.logs("kiosk.delivery.oqs.courier")
def test_a_share_that_is_away_holds_up_nothing_and_is_told_once(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    counter.face.rmdir()
    courier = counter.courier()
    deliver(courier, *(Reception(f"request-{number}", LIVES_AT) for number in range(3)))
    assert courier.run(20)
    assert len(counter.kept) == 3
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert str(counter.face) in errors[0].getMessage()
    assert not [secret for secret in SECRETS if secret in caplog.text]
    counter.face.mkdir()
    assert counter.courier().run(20)
    assert len(counter.take()) == 3
    assert counter.kept == []


@pytest.mark.logs("kiosk.delivery.oqs.courier")
def test_one_that_cannot_be_delivered_does_not_hold_up_the_others(counter: Counter) -> None:
    courier = counter.courier(WAIT)
    deliver(courier, Reception("request-1", COVERAGE), Reception("request-2", COVERAGE))
    names = {entry.name: entry.read_bytes() for entry in counter.kept}
    broken = counter.kept[0]
    broken.write_bytes(b"{")
    courier.close(20)
    assert len(counter.take()) == 1
    broken.write_bytes(names[broken.name])
    assert courier.run(20)
    assert len(counter.take()) == 1


@pytest.mark.logs("kiosk.delivery.oqs.courier")
def test_a_disk_that_is_full_is_tried_again(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be kept on the disk is kept in memory until it can."""
    courier = counter.courier()
    with monkeypatch.context() as patched:
        patched.setattr(Outbox, "put", _full)
        deliver(courier, Reception("request-1", COVERAGE))
        assert counter.take() == []
    assert courier.run(20)
    assert len(counter.take()) == 1


def _full(*_: object) -> None:
    raise FolderError("/data: cannot be written to (No space left on device)")


@pytest.mark.logs("kiosk.delivery.oqs.courier")
def test_after_a_week_a_result_is_given_up(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody at the counter wants it any more, and it is personal data."""
    counter.face.rmdir()
    courier = counter.courier()
    deliver(courier, Reception("request-1", COVERAGE))
    counter.clock.advance(timedelta(days=7, seconds=1))
    assert courier.run(20)
    assert counter.kept == []
    assert "given up" in caplog.text


def test_what_staff_should_look_at_is_in_the_file(counter: Counter) -> None:
    notices = (StaffNotice.RATIO_UNUSUAL, StaffNotice.EXPIRES_WITHIN_3_MONTHS)
    deliver(counter.courier(), Reception("request-1", replace(COVERAGE, notices=notices)))
    (message,) = counter.take()
    assert "割合" in message.result_message
    assert "有効期限" in message.result_message
    assert message.success is True


@pytest.mark.parametrize("consent", [False, True])
def test_a_lookup_is_delivered_at_once_with_what_was_asked(counter: Counter, consent: bool) -> None:
    query = InsuredNumber("138057", "12-34", "5678", "01", date(1954, 3, 1), limit_consent=consent)
    deliver(counter.courier(WAIT), Reception("request-1", COVERAGE, query))
    (message,) = counter.take()
    assert (message.header.reference, message.query) == (Reference.NUMBER, query)
    details = message.results[0].coverage.details
    assert details is not None
    assert (details.limit is not None) is consent, "nothing leaves without its consent"
    assert details.diseases == ()
