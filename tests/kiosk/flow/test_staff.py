"""Stories of the staff at the kiosk, and of cards that were left behind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.eligibility.model import Covered, Purpose, RefusalReason, Refused
from kiosk.flow import events as on
from kiosk.flow.effects import CallStaff, CheckPasscode, LookForCard, Play, PrintSlip, Sound, StartTimer, WipePin
from kiosk.flow.offers import printable
from kiosk.flow.profile import ATM, DESKTOP, RECEPTION, Profile
from kiosk.flow.states import (
    Cause,
    Cleaning,
    Concluded,
    Idle,
    OutOfService,
    Placed,
    Problem,
    Slip,
    StaffMenu,
    StaffSignIn,
    State,
)
from kiosk.flow.step import Timing, initial
from reader.events import ReadersChanged, ServiceLost
from tests.kiosk.flow.samples import COVERAGE
from tests.kiosk.flow.stories import HERE, PLACES, TAKES, Story

TIMING = Timing()
COVERED = Concluded(7, Covered(COVERAGE), Purpose.COVERAGE, Placed(7, HERE))


def _menu(state: State | None = None) -> Story:
    story = Story(RECEPTION, state=state or Idle(7))
    story.tell(on.StaffMenuWanted(), on.PasscodeEntered("staff-1"), on.PasscodeAccepted(7, "staff-1"))
    story.ends(StaffMenu)
    return story


def test_staff_signs_in_by_name_and_passcode() -> None:
    story = _menu()
    assert story.done(CheckPasscode) == [CheckPasscode(7, "staff-1")]
    assert story.state == StaffMenu("staff-1", 7)
    assert WipePin() in story.last
    assert story.tell(on.StaffMenuClosed()) == Idle(7)


def test_a_wrong_passcode_opens_nothing() -> None:
    story = Story(RECEPTION, state=Idle(7))
    story.tell(on.StaffMenuWanted(), on.PasscodeEntered("staff-1"), on.PasscodeRejected(7))
    assert story.state == StaffSignIn(7, wrong=True)
    assert Play(Sound.ATTENTION) in story.last
    before = story.state
    assert story.tell(on.PasscodeAccepted(7, "staff-1")) is before, "nobody asked"
    assert story.tell(on.Cancelled()) == Idle(7)


def test_nobody_opens_the_menu_without_a_passcode() -> None:
    story = Story(RECEPTION, state=Idle(7))
    story.tell(on.StaffMenuWanted(), on.PasscodeAccepted(7, "staff-1"))
    story.ends(StaffSignIn)


def test_the_menu_does_not_open_in_a_visit() -> None:
    story = Story(RECEPTION, state=COVERED)
    assert story.tell(on.StaffMenuWanted()) is COVERED


@pytest.mark.parametrize("page", [StaffSignIn(7, wrong=True), StaffMenu("staff-1", 7)])
def test_a_page_that_nobody_touches_closes(page: State) -> None:
    story = Story(RECEPTION, state=page)
    story.tell(on.Touched())
    assert story.last == (StartTimer(TIMING.staff),)
    assert story.tell(on.TimedOut()) == Idle(7)


def test_who_closes_while_the_passcode_is_looked_at_waits_for_that() -> None:
    """Or its answer might open the menu for whoever signs in next."""
    story = Story(RECEPTION, state=StaffSignIn(7, checking=True))
    before = story.state
    assert story.tell(on.StaffMenuClosed()) is before
    assert story.tell(on.TimedOut()) == Idle(7), "but not for ever"


@pytest.mark.parametrize("event", [on.Touched(), on.Cancelled(), on.StaffMenuClosed(), on.Dismissed(), PLACES])
def test_touches_do_nothing_while_the_screen_is_wiped(event: on.Event) -> None:
    story = _menu()
    story.tell(on.CleaningWanted())
    before, done = story.ends(Cleaning), list(story.effects)
    assert done[-1] == StartTimer(TIMING.cleaning)
    assert story.tell(event) is before
    assert story.effects == done
    assert story.tell(on.TimedOut()) == StaffMenu("staff-1", 7)


@pytest.mark.parametrize("page", [StaffSignIn(7), StaffMenu("staff-1", 7), Cleaning("staff-1", 7)])
def test_a_card_begins_nothing_before_staff_is_done(page: StaffSignIn | StaffMenu | Cleaning) -> None:
    story = Story(RECEPTION, state=page)
    assert story.tell(PLACES) is page
    story.tell(on.TimedOut())
    story.tell(on.StaffMenuClosed())
    story.ends(Idle)
    assert story.done(LookForCard) == [LookForCard()]


@pytest.mark.parametrize("page", [StaffSignIn(7), StaffMenu("staff-1", 7), Cleaning("staff-1", 7)])
def test_what_becomes_of_readers_and_backend_is_kept_in_mind(page: StaffSignIn | StaffMenu | Cleaning) -> None:
    story = Story(RECEPTION, state=page)
    story.tell(on.Broken(Cause.BACKEND), on.Broken(Cause.CLOSED), ServiceLost(), on.Ready(Cause.BACKEND))
    causes = frozenset({Cause.CLOSED, Cause.SERVICE, Cause.NO_READER})
    assert story.ends(type(page)).causes == causes
    story.tell(on.TimedOut(), on.StaffMenuClosed())
    assert story.ends(OutOfService) == OutOfService(causes, 7)
    assert not story.done(LookForCard)


@pytest.mark.parametrize("page", [StaffSignIn(7), StaffMenu("staff-1", 7), Cleaning("staff-1", 7)])
def test_a_fault_wins(page: State) -> None:
    story = Story(RECEPTION, state=page)
    assert story.tell(on.Broken(Cause.FAULT)) == OutOfService(frozenset({Cause.FAULT}), 7)


def test_staff_gets_in_when_nothing_works() -> None:
    story = Story(RECEPTION, state=initial())
    story.tell(on.StaffMenuWanted())
    assert story.ends(StaffSignIn).causes == initial().causes
    story.tell(on.Cancelled())
    assert story.state == initial()


def test_a_fault_is_over_when_staff_is_done() -> None:
    story = _menu(OutOfService(frozenset({Cause.FAULT, Cause.NO_READER}), 7))
    story.tell(on.StaffMenuClosed())
    assert story.state == OutOfService(frozenset({Cause.NO_READER}), 7)


# --- a card that was left behind -----------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", [RECEPTION, ATM])
@pytest.mark.parametrize("reminder", [5.0, 10.0, 12.0, 60.0])
def test_staff_is_called_once_and_reminders_go_on(profile: Profile, reminder: float) -> None:
    timing = Timing(reminder=reminder)
    story = Story(profile, timing, COVERED)
    passed, calls = 0.0, []
    for count in range(1, 13):
        passed += reminder
        story.tell(on.TimedOut())
        assert story.last[-1] == StartTimer(reminder)
        assert story.ends(Concluded).reminders == count
        if CallStaff(7) in story.last:
            calls.append(passed)
            assert Play(Sound.CARD_LEFT) in story.last
        else:
            assert Play(Sound.TAKE_CARD) in story.last
        assert story.ends(Concluded).called == bool(calls)
    assert len(calls) == 1
    assert timing.call <= calls[0] < timing.call + reminder
    assert story.tell(TAKES) == Idle(7)


def test_at_ones_own_pc_nobody_is_called() -> None:
    story = Story(DESKTOP, state=COVERED)
    story.tell(*[on.TimedOut()] * 10)
    assert not story.done(CallStaff)


# --- paper -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("placed", [COVERED.placed, None])
def test_a_slip_is_printed_once(placed: Placed | None) -> None:
    story = Story(ATM, state=replace(COVERED, placed=placed))
    story.tell(on.SlipWanted(), on.SlipWanted(), on.SlipPrinted(6))
    assert story.ends(Concluded).slip is Slip.PRINTING
    story.tell(on.SlipPrinted(7))
    assert story.ends(Concluded).slip is Slip.PRINTED
    # Who waits for paper is there; the reminders of the card keep their own time.
    assert story.last == (() if placed else (StartTimer(TIMING.farewell),))
    story.tell(on.SlipWanted())
    assert story.done(PrintSlip) == [PrintSlip(7, Covered(COVERAGE), Purpose.COVERAGE)]


def test_a_slip_that_failed_may_be_wanted_again() -> None:
    story = Story(ATM, state=COVERED)
    story.tell(on.SlipWanted(), on.SlipFailed(7))
    assert story.ends(Concluded).slip is Slip.FAILED
    story.tell(on.SlipWanted())
    assert story.ends(Concluded).slip is Slip.PRINTING
    assert len(story.done(PrintSlip)) == 2


@pytest.mark.parametrize(
    ("problem", "worth"),
    [
        (Problem.PIN_BLOCKED, True),
        (Problem.PIN_UNUSABLE, True),
        (Problem.PHONE_CANNOT_REGISTER, True),
        (Problem.CANCELLED, False),
        (Problem.DECLINED, False),
        (Problem.TIMED_OUT, False),
        (Problem.CARD_LOST, False),
        (Problem.CARD_UNREADABLE, False),
    ],
)
def test_a_slip_is_for_what_one_takes_home(problem: Problem, worth: bool) -> None:
    state = replace(COVERED, outcome=problem)
    assert printable(state, ATM) is worth
    story = Story(ATM, state=state)
    assert bool(story.tell(on.SlipWanted()) is not state) is worth


def test_a_refusal_is_printed_and_only_where_there_is_a_printer() -> None:
    state = replace(COVERED, outcome=Refused(RefusalReason.CANNOT_USE))
    assert printable(state, ATM)
    assert not printable(state, RECEPTION)


def test_a_reader_that_is_unplugged_while_staff_is_there() -> None:
    story = _menu()
    story.tell(ReadersChanged(()), on.StaffMenuClosed())
    assert story.state == OutOfService(frozenset({Cause.NO_READER}), 7)
