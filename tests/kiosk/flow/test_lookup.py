"""Stories of people who are looked up by the numbers of a paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.eligibility.model import InsuredNumber, LookedUp, Undecided, UndecidedReason, Validity
from kiosk.flow import events as on
from kiosk.flow.effects import LookUp, Play, ReadCard, Sound, StartTimer
from kiosk.flow.numbers import typed_of
from kiosk.flow.offers import correctable
from kiosk.flow.profile import RECEPTION, Profile
from kiosk.flow.states import (
    AskingMoreTime,
    Cause,
    Concluded,
    EnteringNumber,
    Idle,
    LookingUp,
    NumberField,
    OutOfService,
    Reading,
    StaffMenu,
)
from kiosk.flow.step import Timing
from reader.events import ReadersChanged, ServiceFound, ServiceLost
from tests.kiosk.flow.samples import COVERAGE
from tests.kiosk.flow.stories import PLACES, Story

QUERY = InsuredNumber("39131156", "", "01234566", "", date(1954, 3, 1))
FOUND = LookedUp(Validity.VALID, COVERAGE)
SEVERAL = LookedUp(Validity.SEVERAL_MATCHES)
NOBODY = LookedUp(Validity.NO_QUALIFICATION)
TIMING = Timing()


def _entering() -> Story:
    story = Story(RECEPTION)
    story.tell(on.NumberLookupChosen())
    return story


def _typed(query: InsuredNumber = QUERY) -> Story:
    story = _entering()
    for field, text in typed_of(query):
        assert story.ends(EnteringNumber).asking is field
        story.tell(on.NumberTyped(field, text, date(2026, 11, 23)))
    return story


def _looked_up(answer: LookedUp | Undecided, query: InsuredNumber = QUERY) -> Story:
    story = _typed(query)
    story.tell(on.NumberTyped(NumberField.CONFIRM), on.NumberLookedUp(1, answer))
    return story


def test_field_by_field_then_everything_once_more_then_the_answer() -> None:
    story = _typed()
    assert story.ends(EnteringNumber).asking is NumberField.CONFIRM
    assert not story.done(LookUp), "nothing is asked before it was confirmed"
    story.tell(on.NumberTyped(NumberField.CONFIRM))
    assert story.done(LookUp) == [LookUp(1, QUERY)]
    story.tell(on.TimedOut())
    assert story.ends(LookingUp).slow
    story.tell(on.NumberLookedUp(1, FOUND))
    end = story.ends(Concluded)
    assert (end.visit, end.outcome, end.placed, end.query) == (1, FOUND, None, None)
    assert Play(Sound.SUCCESS) in story.last
    assert StartTimer(TIMING.choose) in story.last
    assert story.tell(on.Dismissed()) == Idle(1)


def test_only_where_numbers_are_looked_up() -> None:
    story = Story(Profile())
    before = story.state
    assert story.tell(on.NumberLookupChosen()) is before


def test_what_cannot_be_right_is_asked_for_again() -> None:
    story = _entering()
    story.tell(on.NumberTyped(NumberField.INSURER, "39131157"))
    wrong = story.ends(EnteringNumber)
    assert (wrong.asking, wrong.wrong, wrong.typed) == (NumberField.INSURER, True, ())
    assert Play(Sound.ATTENTION) in story.last
    story.tell(on.NumberTyped(NumberField.INSURER, "39131156"))
    assert not story.ends(EnteringNumber).wrong


def test_a_text_for_another_field_is_none() -> None:
    story = _entering()
    before = story.state
    assert story.tell(on.NumberTyped(NumberField.NUMBER, "1")) is before
    assert story.tell(on.NumberTyped(NumberField.CONFIRM)) is before


def test_back_through_the_fields_and_out() -> None:
    story = _typed()
    seen = []
    while isinstance(story.state, EnteringNumber):
        seen.append(story.state.asking)
        assert len(story.state.typed) == len(NumberField) - 1, "what was typed stays"
        story.tell(on.WentBack())
    assert seen == list(reversed(NumberField))
    assert story.state == Idle(1)


def test_a_corrected_field_leads_back_to_where_one_was() -> None:
    story = _typed()
    story.tell(*[on.WentBack()] * 4)
    assert story.ends(EnteringNumber).asking is NumberField.NUMBER
    story.tell(on.NumberTyped(NumberField.NUMBER, "01234567"))
    entering = story.ends(EnteringNumber)
    assert entering.asking is NumberField.CONFIRM
    assert dict(entering.typed)[NumberField.NUMBER] == "01234567"


@pytest.mark.parametrize(
    ("answer", "branch", "asking"),
    [
        (SEVERAL, "", NumberField.BRANCH),
        (SEVERAL, "01", None),  # that is for staff
        (NOBODY, "", NumberField.CONFIRM),
        (NOBODY, "01", NumberField.CONFIRM),
        (Undecided(UndecidedReason.TIMEOUT), "", NumberField.CONFIRM),
        (FOUND, "", None),
        (LookedUp(Validity.INVALID, replace(COVERAGE, validity=Validity.INVALID)), "", None),
    ],
)
def test_where_one_may_go_back_from_a_result(
    answer: LookedUp | Undecided, branch: str, asking: NumberField | None
) -> None:
    story = _looked_up(answer, replace(QUERY, branch=branch))
    before = story.ends(Concluded)
    assert correctable(before) is asking
    story.tell(on.WentBack())
    if asking is None:
        assert before.query is None, "what is of no use any more is forgotten"
        assert story.state is before
    else:
        entering = story.ends(EnteringNumber)
        assert (entering.visit, entering.asking) == (1, asking)
        assert entering.typed == typed_of(replace(QUERY, branch=branch))


def test_the_branch_number_tells_several_apart() -> None:
    story = _looked_up(SEVERAL)
    story.tell(on.WentBack(), on.NumberTyped(NumberField.BRANCH, "1"), on.NumberTyped(NumberField.CONFIRM))
    assert story.done(LookUp)[-1] == LookUp(1, replace(QUERY, branch="01"))
    story.tell(on.NumberLookedUp(1, FOUND))
    assert story.ends(Concluded).outcome == FOUND


def test_the_limit_certificate_is_looked_up_when_it_was_agreed_to() -> None:
    story = _typed(replace(QUERY, limit_consent=True))
    story.tell(on.NumberTyped(NumberField.CONFIRM))
    assert story.ends(LookingUp).query.limit_consent


@pytest.mark.parametrize("leaves", [on.WentBack(), on.Cancelled()])
def test_whoever_leaves_finds_out_that_there_is_no_reader(leaves: on.Event) -> None:
    story = Story(RECEPTION, state=EnteringNumber(8, causes=frozenset({Cause.NO_READER})))
    assert story.tell(leaves) == OutOfService(frozenset({Cause.NO_READER}), 8)


def test_a_slip_of_a_lookup_leaves_time_to_read() -> None:
    story = Story(replace(RECEPTION, slip=True), state=Concluded(1, FOUND))
    story.tell(on.SlipWanted())
    assert story.last[-1] == StartTimer(TIMING.choose)


@pytest.mark.parametrize("events", [[on.Cancelled()], [on.TimedOut(), on.TimedOut()]])
def test_whoever_stops_leaves_nothing(events: list[on.Event]) -> None:
    story = _typed()
    story.tell(*events)
    assert story.state == Idle(1)


def test_more_time_as_often_as_wanted() -> None:
    story = _typed()
    page = story.state
    for _ in range(20):
        assert isinstance(story.tell(on.TimedOut()), AskingMoreTime)
        assert story.tell(on.Touched()) == page


@pytest.mark.parametrize("asked_for_time", [False, True])
def test_a_card_begins_the_next_visit(asked_for_time: bool) -> None:
    story = _typed()
    if asked_for_time:
        story.tell(on.TimedOut())
    story.tell(PLACES)
    assert story.ends(Reading).placed.visit == 2
    assert story.done(ReadCard)


def test_a_card_that_is_placed_while_somebody_is_looked_up_waits() -> None:
    story = _typed()
    story.tell(on.NumberTyped(NumberField.CONFIRM))
    before = story.state
    assert story.tell(PLACES) is before


@pytest.mark.parametrize("asked_for_time", [False, True])
def test_no_reader_is_needed(asked_for_time: bool) -> None:
    """Staff looks somebody up just because the reader does not work; the kiosk goes out of service afterwards."""
    story = Story(RECEPTION, state=StaffMenu("staff-1", 7, frozenset({Cause.NO_READER})))
    story.tell(on.NumberLookupChosen())
    assert story.ends(EnteringNumber).visit == 8
    if asked_for_time:
        story.tell(on.TimedOut())
    story.tell(ServiceLost(), ServiceFound(), on.Broken(Cause.BACKEND), on.Ready(Cause.BACKEND))
    if asked_for_time:
        assert isinstance(story.state, AskingMoreTime)
        story.tell(on.Touched())
    assert story.ends(EnteringNumber).causes == {Cause.NO_READER}
    before = story.state
    assert story.tell(PLACES) is before, "a card cannot be read without a reader"
    for field, text in typed_of(QUERY):
        story.tell(on.NumberTyped(field, text))
    story.tell(on.NumberTyped(NumberField.CONFIRM), on.Broken(Cause.CLOSED), on.NumberLookedUp(8, FOUND))
    assert story.ends(Concluded).causes == {Cause.NO_READER, Cause.CLOSED}
    assert story.tell(on.TimedOut()) == OutOfService(frozenset({Cause.NO_READER, Cause.CLOSED}), 8)


def test_a_reader_that_comes_back_meanwhile_is_served_afterwards() -> None:
    story = Story(RECEPTION, state=EnteringNumber(8, causes=frozenset({Cause.NO_READER})))
    story.tell(ReadersChanged(("reader A",)), on.Cancelled())
    assert story.state == Idle(8)


@pytest.mark.parametrize("state", [EnteringNumber(8), LookingUp(8, QUERY), AskingMoreTime(EnteringNumber(8))])
def test_a_fault_ends_it(state: EnteringNumber | LookingUp | AskingMoreTime) -> None:
    story = Story(RECEPTION, state=state)
    assert story.tell(on.Broken(Cause.FAULT)) == OutOfService(frozenset({Cause.FAULT}), 8)


def test_everything_is_there_before_the_question_is_asked() -> None:
    """Were a field missing, it would be asked for."""
    story = Story(RECEPTION, state=EnteringNumber(1, NumberField.CONFIRM, typed_of(QUERY)[:2]))
    story.tell(on.NumberTyped(NumberField.CONFIRM))
    assert story.ends(EnteringNumber).asking is NumberField.NUMBER


def test_no_number_is_in_a_text_form() -> None:
    story = _looked_up(NOBODY)
    for shown in (story.state, *story.effects, on.NumberTyped(NumberField.NUMBER, "01234566")):
        assert "01234566" not in repr(shown)
        assert "1954" not in repr(shown)
