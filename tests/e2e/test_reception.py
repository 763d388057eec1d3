"""A reception desk from card to database: consents, the staff's check, registering on the spot, numbers of a paper."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.eligibility.base import BackendContext, EligibilityBackend
from kiosk.eligibility.local import LocalBackend
from kiosk.eligibility.model import (
    ConsentItem,
    Covered,
    InsuredNumber,
    LookedUp,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow import events
from kiosk.flow.numbers import typed_of
from kiosk.flow.profile import RECEPTION
from kiosk.flow.states import (
    Concluded,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    Idle,
    NumberField,
    Problem,
    VisualCheck,
)
from kiosk.staff.desk import StaffDesk
from kiosk.staff.passcode import PasscodeHash, hash_passcode
from kiosk.visit.worker import Home
from reader.virtual.persona import load_personas
from tests.e2e.doors import PATIENCE, Door
from tests.e2e.scene import Kiosk
from tests.e2e.world import KIOSK, World

PASSCODE = "271829"
STAFF = "staff-1"


class Reception(Kiosk):
    """A kiosk of a medical institution, with its staff."""

    def _new_backend(self) -> EligibilityBackend:
        settings = self.world.settings(self.folder).model_copy(update={"medical": True, "staffed": True})
        return LocalBackend(settings, BackendContext(KIOSK, allow_test_pki=True, now=lambda: self.world.now))

    def employ(self, expected: PasscodeHash) -> None:
        self._home = Home()
        self._home.deliver_to(self._receive)
        now = self.world.now
        self.staff = StaffDesk(
            self.passcodes, expected, [STAFF], self.folder / "tries", self._home.post, now=lambda: now
        )

    def vouch(self, passcode: str = PASSCODE) -> None:
        """A member of staff looks at face and photograph, and enters the passcode."""
        self.visit.post(events.VisualCheckChosen())
        assert isinstance(self.state, VisualCheck)
        for digit in passcode:
            self.passcodes.push(int(digit))
        self.visit.post(events.PasscodeEntered(STAFF))

    def consented(self) -> dict[str, bool]:
        """What the database knows, by item."""
        with closing(sqlite3.connect(self.folder / "eligibility.db")) as database:
            return {item: bool(given) for item, given in database.execute("select item, given from consents")}

    def lines(self) -> list[dict[str, object]]:
        """The audit trail so far."""
        return [json.loads(line) for line in self.audit()]


@pytest.fixture(scope="module")
def passcode() -> PasscodeHash:
    return hash_passcode(PASSCODE.encode())


@pytest.fixture
def reception(
    world: World, door: Door, tmp_path: Path, qapp: QApplication, passcode: PasscodeHash
) -> Iterator[Reception]:
    del qapp  # its event loop is what everything waits in
    kiosk = Reception(world, door, tmp_path, profile=RECEPTION)
    kiosk.employ(passcode)
    kiosk.start()
    kiosk.until(Idle)
    yield kiosk
    assert kiosk.stop(PATIENCE), "a thread did not end"
    assert kiosk.staff is not None
    assert kiosk.staff.close(PATIENCE)
    assert kiosk.faults == []


def _asked(kiosk: Reception) -> Consenting:
    state = kiosk.until(Consenting, Concluded)
    assert isinstance(state, Consenting), state
    return state


def _end(kiosk: Reception) -> Concluded:
    state = kiosk.until(Concluded)
    assert isinstance(state, Concluded)
    return state


def test_a_patient_consents_to_some_and_not_to_others(reception: Reception) -> None:
    reception.door.place(reception.world.card("hanako"))
    reception.until(EnteringPin)
    reception.type()
    for item in RECEPTION.consents:
        assert _asked(reception).asking is item
        reception.visit.post(events.ConsentAnswered(item, given=item is ConsentItem.MEDICINES))
    end = _end(reception)
    assert isinstance(end.outcome, Covered)
    assert end.kept
    assert reception.consented() == {item.value: item is ConsentItem.MEDICINES for item in RECEPTION.consents}
    answers = {line["consent"]: line["agreed"] for line in reception.lines() if "consent" in line}
    assert answers == reception.consented()
    reception.go_home()


def test_whoever_takes_the_card_is_asked_no_more_and_is_received(reception: Reception) -> None:
    reception.door.place(reception.world.card("hanako"))
    reception.until(EnteringPin)
    reception.type()
    _asked(reception)
    reception.visit.post(events.ConsentAnswered(RECEPTION.consents[0], given=False))
    reception.door.take()
    end = _end(reception)
    assert end.placed is None
    assert isinstance(end.outcome, Covered)
    reception.wait_for(lambda: reception.consented() == {RECEPTION.consents[0].value: False})
    reception.visit.post(events.Dismissed())
    assert isinstance(reception.state, Idle)


def test_in_the_grace_period_nothing_is_asked(reception: Reception) -> None:
    reception.door.place(reception.world.card("grace"))
    reception.until(EnteringPin)
    reception.type()
    end = _end(reception)
    assert isinstance(end.outcome, Covered)
    assert end.outcome.coverage.eligibility_only
    assert reception.consented() == {}
    assert Consenting not in {type(state) for state in reception.states}


@pytest.mark.parametrize("name", ["hanako", "face"])
def test_staff_vouches_for_who_cannot_use_a_pin(reception: Reception, name: str) -> None:
    """The PIN is not asked of the card, and its counter not touched."""
    card = reception.world.card(name)
    reception.door.place(card)
    state = reception.until(EnteringPin, Concluded)
    commands = len(card.log)
    if isinstance(state, Concluded):
        assert state.outcome is Problem.PIN_UNUSABLE
    reception.vouch("271828")
    reception.wait(lambda now: isinstance(now, VisualCheck) and now.wrong)
    for digit in PASSCODE:
        reception.passcodes.push(int(digit))
    reception.visit.post(events.PasscodeEntered(STAFF))
    _asked(reception)
    assert len(card.log) == commands
    reception.visit.post(events.Cancelled())
    assert isinstance(_end(reception).outcome, Covered)
    vouched = [line["staff"] for line in reception.lines() if line["to"] == "Vouching"]
    assert vouched == [STAFF]
    reception.go_home()
    assert reception.passcodes.length == 0


def test_one_check_is_for_one_visit(reception: Reception) -> None:
    reception.door.place(reception.world.card("hanako"))
    reception.until(EnteringPin)
    reception.vouch()
    _asked(reception)
    reception.door.take()
    _end(reception)
    reception.visit.post(events.Dismissed())
    reception.door.place(reception.world.card("hanako"))
    reception.until(EnteringPin)


@pytest.mark.parametrize("declines", [True, False])
def test_registering_on_the_spot_may_be_declined(reception: Reception, declines: bool) -> None:
    reception.door.place(reception.world.card("taro"))
    reception.until(EnteringPin)
    reception.type()
    assert _end(reception).outcome == Refused(RefusalReason.NOT_REGISTERED)
    reception.visit.post(events.PurposeChosen(Purpose.REGISTER))
    reception.until(ConfirmingRegistration)
    if declines:
        reception.visit.post(events.Declined())
        assert _end(reception).outcome is Problem.DECLINED
        assert "taro" not in reception.registrations
    else:
        reception.visit.post(events.RegistrationConfirmed())
        reception.type()
        _asked(reception)
        reception.visit.post(events.Cancelled())
        assert isinstance(_end(reception).outcome, Registered)
        assert "taro" in reception.registrations


def test_who_cannot_use_the_card_learns_nothing_more_from_staff(reception: Reception) -> None:
    """A protected person's card is refused in the same words whoever vouches."""
    reception.door.place(reception.world.card("protected"))
    reception.until(EnteringPin)
    reception.vouch()
    assert _end(reception).outcome == Refused(RefusalReason.CANNOT_USE)


def test_the_numbers_of_a_paper(reception: Reception) -> None:
    person = load_personas()["hanako"]
    data = person.coverage
    assert data is not None
    query = InsuredNumber(
        data.insurer_number, data.symbol, data.number, data.branch, person.birth_date(reception.world.now)
    )
    reception.visit.post(events.NumberLookupChosen())
    for field, text in typed_of(query):
        reception.visit.post(events.NumberTyped(field, text))
    reception.visit.post(events.NumberTyped(NumberField.CONFIRM))
    outcome = _end(reception).outcome
    assert isinstance(outcome, LookedUp)
    assert outcome.validity is Validity.VALID
    reception.visit.post(events.Dismissed())
    assert reception.state == Idle(1)
    text = json.dumps(reception.lines(), ensure_ascii=False)
    for secret in (data.number, data.insurer_number, person.name, f"{query.birth_date:%Y%m%d}"):
        assert secret not in text
    assert {"result": "looked-up", "validity": "valid"}.items() <= reception.lines()[-2].items()


def test_a_mistyped_number_is_corrected(reception: Reception) -> None:
    person = load_personas()["hanako"]
    data = person.coverage
    assert data is not None
    query = InsuredNumber(
        data.insurer_number, data.symbol, "9" + data.number, data.branch, person.birth_date(reception.world.now)
    )
    reception.visit.post(events.NumberLookupChosen())
    for field, text in typed_of(query):
        reception.visit.post(events.NumberTyped(field, text))
    reception.visit.post(events.NumberTyped(NumberField.CONFIRM))
    assert _end(reception).outcome == LookedUp(Validity.NO_QUALIFICATION)
    reception.visit.post(events.WentBack())
    for _ in range(4):  # by way of the limit certificate, the date of birth and the branch
        reception.visit.post(events.WentBack())
    reception.visit.post(events.NumberTyped(NumberField.NUMBER, data.number))
    reception.visit.post(events.NumberTyped(NumberField.CONFIRM))
    reception.wait(lambda now: isinstance(now, Concluded) and now.query is None)
    outcome = _end(reception).outcome
    assert isinstance(outcome, LookedUp)
    assert outcome.validity is Validity.VALID


def test_a_site_that_may_not_go_by_staff_decides_nothing(
    world: World, inside: Door, tmp_path: Path, qapp: QApplication, passcode: PasscodeHash
) -> None:
    """The backend has the last word: the visitor is sent to the counter."""
    del qapp

    class Shop(Reception):
        def _new_backend(self) -> EligibilityBackend:
            context = BackendContext(KIOSK, allow_test_pki=True, now=lambda: self.world.now)
            return LocalBackend(self.world.settings(self.folder), context)

    kiosk = Shop(world, inside, tmp_path, profile=replace(RECEPTION, consents=()))
    kiosk.employ(passcode)
    kiosk.start()
    try:
        kiosk.until(Idle)
        kiosk.door.place(world.card("hanako"))
        kiosk.until(EnteringPin)
        kiosk.vouch()
        assert _end(kiosk).outcome == Undecided(UndecidedReason.UNAVAILABLE)
    finally:
        assert kiosk.stop(PATIENCE)
        assert kiosk.staff is not None
        assert kiosk.staff.close(PATIENCE)
    assert kiosk.faults == []
