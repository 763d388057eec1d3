"""Stories of holders whose PIN cannot be used, and of the staff who vouches for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from apdu.mynumber.jpki import CardContents
from kiosk.eligibility.model import (
    Assurance,
    Covered,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Undecided,
    UndecidedReason,
)
from kiosk.flow import events as on
from kiosk.flow.effects import CheckPasscode, ReleaseCard, RequestChallenge, WipePin
from kiosk.flow.offers import vouchable
from kiosk.flow.profile import ATM, RECEPTION
from kiosk.flow.states import (
    Checking,
    Concluded,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    Problem,
    Reading,
    VisualCheck,
    Vouching,
)
from reader.events import CardInserted, CardPresence
from tests.kiosk.flow.samples import COVERAGE
from tests.kiosk.flow.stories import BLOCKED, CARD, PLACES, TAKES, Story, challenge

COVERED: Final = Covered(COVERAGE)
NOT_REGISTERED: Final = Refused(RefusalReason.NOT_REGISTERED)


def _vouched(story: Story, visit: int = 1) -> None:
    story.tell(on.VisualCheckChosen())
    story.ends(VisualCheck)
    story.tell(on.PasscodeEntered("staff-1"), on.PasscodeAccepted(visit, "staff-1"))
    story.ends(Vouching)
    purpose = story.done(RequestChallenge)[-1].purpose
    story.tell(on.ChallengeIssued(visit, challenge(purpose)))
    story.ends(Checking)


@pytest.mark.parametrize("contents", [CARD, replace(CARD, retries_left=1), BLOCKED, replace(CARD, retries_left=0)])
def test_staff_vouches_for_a_holder_whatever_the_pin_is(contents: CardContents) -> None:
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, contents))
    _vouched(story)
    assert story.submitted.purpose is Purpose.COVERAGE
    assert story.submitted.proof == Proof("c", b"certificate", b"", Assurance.VISUAL_CHECK, "staff-1")
    story.tell(on.Answered(1, COVERED))
    story.ends(Consenting)


def test_the_card_gets_no_power_and_the_pads_are_wiped_while_staff_looks() -> None:
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, CARD), on.VisualCheckChosen())
    assert ReleaseCard() in story.last
    assert WipePin() in story.last


def test_a_wrong_passcode_may_be_followed_by_a_right_one() -> None:
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, CARD), on.VisualCheckChosen())
    story.tell(on.PasscodeEntered("staff-1"), on.PasscodeEntered("staff-1"))
    assert len(story.done(CheckPasscode)) == 1
    story.tell(on.PasscodeRejected(1))
    assert story.ends(VisualCheck).wrong
    story.tell(on.PasscodeEntered("staff-2"), on.PasscodeAccepted(1, "staff-2"))
    assert story.ends(Vouching).staff == "staff-2"
    assert WipePin() in story.last, "digits that were typed meanwhile"


def test_nobody_is_vouched_for_without_a_passcode() -> None:
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, CARD), on.VisualCheckChosen())
    before = story.state
    assert story.tell(on.PasscodeAccepted(1, "staff-1")) is before


def test_the_next_visitor_has_to_be_vouched_for_anew() -> None:
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, CARD))
    _vouched(story)
    story.tell(on.Answered(1, COVERED), TAKES, on.TimedOut())
    story.tell(CardInserted(CardPresence("reader A", 2)), on.CardRead(2, CARD))
    story.ends(EnteringPin)


def test_a_challenge_that_cannot_be_had_ends_the_check() -> None:
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, CARD), on.VisualCheckChosen(), on.PasscodeEntered("staff-1"))
    story.tell(on.PasscodeAccepted(1, "staff-1"), on.Answered(1, Undecided(UndecidedReason.UNAVAILABLE)))
    assert story.ends(Concluded).outcome == Undecided(UndecidedReason.UNAVAILABLE)


@pytest.mark.parametrize("contents", [CARD, BLOCKED])
def test_the_way_back_from_the_staffs_check(contents: CardContents) -> None:
    """To the keypad, or to the page that says why there is none: the card is read again."""
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, contents))
    page = type(story.state)
    story.tell(on.VisualCheckChosen(), on.WentBack())
    story.ends(Reading)
    story.tell(on.CardRead(1, contents))
    assert type(story.state) is page


def test_a_phone_has_nothing_to_be_vouched_by() -> None:
    phone = replace(CARD, certificate=None, retries_left=0)
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, phone))
    before = story.ends(Concluded)
    assert vouchable(before, RECEPTION) is None
    assert story.tell(on.VisualCheckChosen()) is before


def test_no_staff_no_check() -> None:
    story = Story(ATM)
    story.tell(PLACES, on.CardRead(1, BLOCKED))
    before = story.ends(Concluded)
    assert before.card is None
    assert story.tell(on.VisualCheckChosen()) is before


def test_who_cannot_use_the_pin_registers_by_the_staffs_check_and_agrees_first() -> None:
    story = Story(RECEPTION)
    story.tell(PLACES, on.CardRead(1, BLOCKED))
    _vouched(story)
    story.tell(on.Answered(1, NOT_REGISTERED), on.PurposeChosen(Purpose.REGISTER), on.CardRead(1, BLOCKED))
    story.ends(ConfirmingRegistration)
    story.tell(on.RegistrationConfirmed())
    assert story.ends(Concluded).outcome is Problem.PIN_BLOCKED
    _vouched(story)
    assert story.submitted.purpose is Purpose.REGISTER
    assert story.submitted.proof.assurance is Assurance.VISUAL_CHECK
