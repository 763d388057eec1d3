"""Whole receptions over real threads: the virtual card, the staff's desk with a real passcode, a backend in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.eligibility.model import (
    ConsentItem,
    Consents,
    Covered,
    InsuredNumber,
    LookedUp,
    PrescriptionForm,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Validity,
)
from kiosk.flow import events
from kiosk.flow.profile import RECEPTION
from kiosk.flow.states import (
    Authenticating,
    Checking,
    ChoosingPrescription,
    Cleaning,
    Concluded,
    ConfirmingRegistration,
    Consenting,
    EnteringNumber,
    EnteringPin,
    Idle,
    NumberField,
    Settling,
    StaffMenu,
    StaffSignIn,
    Stage,
    State,
    VisualCheck,
)
from kiosk.staff.desk import StaffDesk
from kiosk.staff.passcode import PasscodeHash, hash_passcode
from tests.kiosk.visit.rig import COVERAGE, NOW, KeepingBackend, Rig, card_of, digits_of

PASSCODE = (2, 7, 1, 8, 2, 9)
WRONG = (2, 7, 1, 8, 2, 8)


@pytest.fixture(scope="module")
def passcode() -> PasscodeHash:
    return hash_passcode(bytes(0x30 + digit for digit in PASSCODE))


@pytest.fixture
def memory() -> KeepingBackend:
    return KeepingBackend()


@pytest.fixture
def rig(memory: KeepingBackend, passcode: PasscodeHash, tmp_path: Path) -> Iterator[Rig]:
    rig = Rig(profile=replace(RECEPTION, prescription=True), memory=memory)
    rig.staff = StaffDesk(rig.passcodes, passcode, ["staff-1"], tmp_path / "tries", rig.inbox.put, now=lambda: NOW)
    rig.start()
    yield rig
    assert rig.stop()
    assert rig.faults == []


def _enter(rig: Rig, digits: tuple[int, ...]) -> None:
    for digit in digits:
        rig.passcodes.push(digit)
    rig.visit.post(events.PasscodeEntered("staff-1"))


def _registered(rig: Rig, memory: KeepingBackend) -> None:
    """Taro, who is registered from now on, lies on the reader."""
    card = card_of("taro")
    rig.place(card)
    rig.until(EnteringPin)
    rig.type(digits_of("taro"))
    assert _end(rig).outcome == Refused(RefusalReason.NOT_REGISTERED)
    rig.visit.post(events.PurposeChosen(Purpose.REGISTER))
    rig.until(ConfirmingRegistration)
    rig.visit.post(events.RegistrationConfirmed())
    rig.type(digits_of("taro"))
    assert isinstance(_end(rig).outcome, Registered)
    rig.take()
    rig.until(Idle)
    memory.calls.clear()
    rig.place(card)


def _end(rig: Rig) -> Concluded:
    state = rig.until(Concluded)
    assert isinstance(state, Concluded)
    return state


def test_a_reception_from_the_card_to_the_last_consent(rig: Rig, memory: KeepingBackend) -> None:
    _registered(rig, memory)
    rig.until(EnteringPin)
    rig.type(digits_of("taro"))
    for item in RECEPTION.consents:
        state = rig.until(Consenting)
        assert isinstance(state, Consenting)
        assert state.asking is item
        rig.visit.post(events.ConsentAnswered(item, given=item is ConsentItem.MEDICINES))
    rig.until(ChoosingPrescription)
    memory.kept_answers = [Covered(replace(COVERAGE, burden_ratio=10))]
    rig.visit.post(events.PrescriptionChosen(PrescriptionForm.ELECTRONIC))
    end = _end(rig)
    assert end.outcome == Covered(replace(COVERAGE, burden_ratio=10))
    _, asked, kept = memory.calls
    assert (asked.split()[0], kept.split()[0]) == ("coverage", "consent")
    request = asked.split()[1]
    assert kept.split()[1] == request, "the consents belong to the answer"
    assert memory.consents == {
        request: Consents(
            given=frozenset({ConsentItem.MEDICINES}),
            refused=frozenset(RECEPTION.consents) - {ConsentItem.MEDICINES},
            prescription=PrescriptionForm.ELECTRONIC,
        )
    }


def test_a_card_that_is_pulled_while_the_backend_decides_is_still_a_reception(rig: Rig, memory: KeepingBackend) -> None:
    _registered(rig, memory)
    rig.until(EnteringPin)
    rig.type(digits_of("taro"))
    rig.wait(lambda state: isinstance(state, Authenticating) and state.stage is Stage.CARD)
    memory.gate.clear()
    rig.until(Checking)
    rig.take()
    rig.until(Settling)
    memory.gate.set()
    assert _end(rig).placed is None
    rig.settle()
    assert list(memory.consents.values()) == [Consents()]


def test_a_card_that_is_pulled_in_the_middle_of_the_questions_is_still_a_reception(
    rig: Rig, memory: KeepingBackend
) -> None:
    _registered(rig, memory)
    rig.until(EnteringPin)
    rig.type(digits_of("taro"))
    rig.until(Consenting)
    rig.visit.post(events.ConsentAnswered(RECEPTION.consents[0], given=False))
    rig.take()
    assert _end(rig).placed is None
    rig.settle()
    assert list(memory.consents.values()) == [Consents(refused=frozenset(RECEPTION.consents[:1]))]


def test_staff_vouches_by_the_real_passcode(rig: Rig, memory: KeepingBackend) -> None:
    _registered(rig, memory)
    rig.until(EnteringPin)
    rig.visit.post(events.VisualCheckChosen())
    _enter(rig, WRONG)
    rig.wait(lambda state: isinstance(state, VisualCheck) and state.wrong)
    _enter(rig, PASSCODE)
    rig.until(Consenting)
    assert memory.vouched == ["staff-1"]
    assert rig.passcodes.length == 0


def test_somebody_is_looked_up_at_the_desk(rig: Rig, memory: KeepingBackend) -> None:
    query = InsuredNumber("39131156", "", "01234566", "", date(1954, 3, 1))
    memory.people[replace(query, branch="01")] = COVERAGE
    memory.found_answers = [LookedUp(Validity.SEVERAL_MATCHES)]
    rig.visit.post(events.NumberLookupChosen())
    for field, text in zip(NumberField, ("39131156", "", "01234566", "", "19540301", "no", ""), strict=True):
        rig.visit.post(events.NumberTyped(field, text))
    assert _end(rig).outcome == LookedUp(Validity.SEVERAL_MATCHES)
    rig.visit.post(events.WentBack())
    state = rig.visit.state
    assert isinstance(state, EnteringNumber)
    rig.visit.post(events.NumberTyped(state.asking, "1"))
    rig.visit.post(events.NumberTyped(NumberField.CONFIRM))
    rig.wait(_found)
    rig.visit.post(events.Dismissed())
    assert rig.visit.state == Idle(1)


def _found(state: State) -> bool:
    return isinstance(state, Concluded) and state.outcome == LookedUp(Validity.VALID, COVERAGE)


def test_a_card_that_is_placed_while_staff_is_there_is_read_afterwards(rig: Rig) -> None:
    rig.visit.post(events.StaffMenuWanted())
    _enter(rig, PASSCODE)
    rig.until(StaffMenu)
    rig.visit.post(events.CleaningWanted())
    rig.place(card_of("taro"))
    rig.settle()
    assert isinstance(rig.visit.state, Cleaning)
    rig.timer.ring()
    rig.visit.post(events.StaffMenuClosed())
    rig.until(EnteringPin)


def test_nobody_gets_into_the_menu_by_guessing(rig: Rig) -> None:
    rig.visit.post(events.StaffMenuWanted())
    _enter(rig, WRONG)
    rig.wait(lambda state: isinstance(state, StaffSignIn) and state.wrong)
    assert rig.visit.state == StaffSignIn(wrong=True)
