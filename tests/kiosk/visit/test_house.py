"""What a visit asks of staff, printer and backend beside a proof; and what it does where there is none of these."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Challenge,
    ConsentItem,
    Consents,
    Covered,
    InsuredNumber,
    Proof,
    Purpose,
    Undecided,
    UndecidedReason,
)
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.profile import ATM, RECEPTION, Profile
from kiosk.flow.states import (
    Cause,
    Concluded,
    Consenting,
    EnteringNumber,
    Idle,
    KeepingConsents,
    NumberField,
    Slip,
    StaffMenu,
    StaffSignIn,
    VisualCheck,
)
from kiosk.pinpad import PasscodePad, PinPad
from kiosk.visit.visit import Visit
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceFound
from tests.kiosk.visit.desk import Desk
from tests.kiosk.visit.rig import COVERAGE, NOW, StandingTimer

CARD = CardContents(Medium.CARD, b"certificate", 3)
TODAY = date(2026, 11, 23)


@dataclass
class House:
    """A visit, and one desk that is everybody whom it asks."""

    visit: Visit
    desk: Desk
    timer: StandingTimer
    pad: PinPad
    passcodes: PasscodePad
    purposes: tuple[Purpose, ...]

    def tell(self, *events_of_it: Event) -> None:
        for event in events_of_it:
            self.visit.post(event)

    def answered(self, number: int) -> CardPresence:
        """A visitor whose coverage was answered."""
        presence = CardPresence("A", number)
        self.tell(CardInserted(presence), events.CardRead(number, CARD))
        if len(self.purposes) > 1:
            self.tell(events.PurposeChosen(Purpose.COVERAGE))
        for digit in (4, 7, 1, 1):
            self.pad.push(digit)
        challenge = Challenge("c", bytes(32), Purpose.COVERAGE, "kiosk-1", NOW)
        self.tell(
            events.PinEntered(),
            events.ChallengeIssued(number, challenge),
            events.ProofMade(number, Proof("c", b"certificate", bytes(256))),
            events.Answered(number, Covered(COVERAGE)),
        )
        return presence


def _house(profile: Profile, *, staffed: bool = True) -> House:
    desk, timer, pad, passcodes = Desk(), StandingTimer(), PinPad(), PasscodePad()
    visit = Visit(
        card=desk,
        backend=desk,
        timer=timer,
        sounds=desk,
        pad=pad,
        render=desk.render,
        record=desk.record,
        report=desk.report,
        profile=profile,
        staff=desk if staffed else None,
        passcodes=passcodes if staffed else None,
        slip=desk if staffed else None,
        calls=desk if staffed else None,
        today=lambda: TODAY,
    )
    house = House(visit, desk, timer, pad, passcodes, profile.purposes)
    house.tell(ServiceFound(), ReadersChanged(("A",)), events.Ready(Cause.BACKEND), events.Ready(Cause.STARTING))
    assert visit.state == Idle()
    return house


def test_consents_belong_to_the_request_that_was_answered() -> None:
    house = _house(RECEPTION)
    for number in (1, 2):
        presence = house.answered(number)
        assert isinstance(house.visit.state, Consenting)
        house.tell(events.ConsentAnswered(ConsentItem.HEALTH_CHECKUPS, given=True), CardTaken(presence))
        house.tell(events.Dismissed())
    said = Consents(given=frozenset({ConsentItem.HEALTH_CHECKUPS}))
    assert house.desk.kept == [(number, said, house.desk.request_ids[number - 1]) for number in (1, 2)]
    assert len(set(house.desk.request_ids)) == 2


def test_each_lookup_has_a_name_of_its_own() -> None:
    house = _house(RECEPTION)
    texts = ("39131156", "", "01234566", "", "19540301", "no", "")
    for visit in (1, 2):
        house.tell(events.NumberLookupChosen())
        for field, text in zip(NumberField, texts, strict=True):
            house.tell(events.NumberTyped(field, text))
        house.tell(events.NumberLookedUp(visit, Undecided(UndecidedReason.UNAVAILABLE)), events.Dismissed())
    query = InsuredNumber("39131156", "", "01234566", "", date(1954, 3, 1))
    assert [(visit, asked) for visit, asked, _ in house.desk.lookups] == [(1, query), (2, query)]
    assert len({request_id for _, _, request_id in house.desk.lookups}) == 2


def test_nobody_is_born_tomorrow() -> None:
    """The visit knows the day; pages need not."""
    house = _house(RECEPTION)
    house.tell(events.NumberLookupChosen())
    for field, text in zip(NumberField, ("39131156", "", "01234566", ""), strict=False):
        house.tell(events.NumberTyped(field, text))
    house.tell(events.NumberTyped(NumberField.BIRTH_DATE, "20261124"))
    assert house.visit.state == replace(_entering(house), wrong=True)
    house.tell(events.NumberTyped(NumberField.BIRTH_DATE, "20261123"))
    assert _entering(house).asking is NumberField.LIMIT


def test_a_passcode_is_looked_at_and_its_pad_wiped_when_it_is_of_no_use() -> None:
    house = _house(RECEPTION)
    house.tell(events.StaffMenuWanted())
    _type(house.passcodes)
    house.tell(events.PasscodeEntered("staff-1"))
    assert house.desk.calls[-1] != "check_passcode 0 staff-1", "the page is shown after it was asked"
    assert "check_passcode 0 staff-1" in house.desk.calls
    house.tell(events.PasscodeRejected(0))
    assert house.passcodes.length == 0
    _type(house.passcodes)
    house.tell(events.Cancelled())
    assert house.passcodes.length == 0
    assert house.visit.state == Idle()


@pytest.mark.parametrize("leaves", [CardTaken(CardPresence("A", 1)), events.Cancelled(), events.Broken(Cause.FAULT)])
def test_digits_of_a_passcode_are_wiped_whatever_ends_the_visit(leaves: Event) -> None:
    house = _house(RECEPTION)
    house.tell(CardInserted(CardPresence("A", 1)), events.CardRead(1, CARD), events.VisualCheckChosen())
    assert isinstance(house.visit.state, VisualCheck)
    _type(house.passcodes)
    house.tell(leaves)
    assert house.passcodes.length == 0


def test_without_staff_no_passcode_is_right() -> None:
    house = _house(RECEPTION, staffed=False)
    house.tell(events.StaffMenuWanted(), events.PasscodeEntered("staff-1"))
    assert house.visit.state == StaffSignIn(wrong=True)


def test_with_staff_the_menu_opens() -> None:
    house = _house(RECEPTION)
    house.tell(events.StaffMenuWanted(), events.PasscodeEntered("staff-1"), events.PasscodeAccepted(0, "staff-1"))
    assert house.visit.state == StaffMenu("staff-1")


def test_the_result_is_printed() -> None:
    house = _house(ATM)
    house.answered(1)
    house.tell(events.SlipWanted())
    assert house.desk.printed == [(1, Covered(COVERAGE), Purpose.COVERAGE)]
    house.tell(events.SlipPrinted(1))
    assert _end(house).slip is Slip.PRINTED


def test_without_a_printer_there_is_no_slip() -> None:
    house = _house(ATM, staffed=False)
    house.answered(1)
    house.tell(events.SlipWanted())
    assert _end(house).slip is Slip.FAILED


@pytest.mark.parametrize("staffed", [True, False])
def test_staff_is_called_for_a_card_that_was_left(staffed: bool) -> None:
    house = _house(ATM, staffed=staffed)
    house.answered(1)
    for _ in range(5):
        house.timer.ring()
    assert _end(house).called
    assert house.desk.calls.count("call_staff 1") == staffed
    assert house.desk.calls.count("play card-left") == 1
    assert house.desk.calls.count("play take-card") == 4


def test_a_bug_in_the_printers_port_ends_in_a_fault_that_is_over_soon() -> None:
    house = _house(ATM)
    house.desk.bugs = {"print"}
    house.answered(1)
    house.tell(events.SlipWanted())
    assert [str(error) for error in house.desk.reports] == ["print"]
    house.timer.ring()
    assert house.visit.state == Idle(1)


def test_a_bug_while_consents_are_told_is_told_once() -> None:
    """And does not go round in circles."""
    house = _house(RECEPTION)
    house.desk.bugs = {"keep_consents"}
    house.answered(1)
    house.tell(events.ConsentAnswered(ConsentItem.HEALTH_CHECKUPS, given=True), events.Cancelled())
    assert not isinstance(house.visit.state, KeepingConsents)
    assert len(house.desk.kept) == 1
    assert len(house.desk.reports) == 1


def _type(pad: PasscodePad) -> None:
    for digit in (2, 7, 1, 8, 2, 8):
        pad.push(digit)


def _entering(house: House) -> EnteringNumber:
    assert isinstance(house.visit.state, EnteringNumber)
    return house.visit.state


def _end(house: House) -> Concluded:
    assert isinstance(house.visit.state, Concluded)
    return house.visit.state
