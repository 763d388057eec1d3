"""What speech keeps to itself, and that nothing of it is left when a visit ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from kiosk.flow.states import Concluded, EnteringPin, Idle, StaffSignIn, State
from kiosk.ui.speech.keys import Action
from kiosk.ui.speech.script import is_spoken
from tests.kiosk.ui.speech.booth import STATES, Booth, press

_NAME = "Quetzalcoatl"


def _marked(state: State) -> State:
    assert isinstance(state, Concluded)
    coverage = getattr(state.outcome, "coverage", None)
    assert coverage is not None
    marked = replace(coverage, name=f"{_NAME} Xiuhtecuhtli", insurer_name=f"{_NAME} Union", number="7766554433")
    return replace(state, outcome=replace(state.outcome, coverage=marked))  # type: ignore[type-var] # has one


_ABOUT_A_PERSON = [
    name for name, state in STATES.items() if getattr(getattr(state, "outcome", None), "coverage", None) is not None
]


@pytest.mark.parametrize("name", _ABOUT_A_PERSON)
def test_nothing_personal_reaches_the_voice_until_it_is_asked_for(
    booth: Booth, read: Callable[[], list[str]], name: str
) -> None:
    booth.speech.turn_on()
    booth.window.render(_marked(STATES[name]))
    press(booth, Qt.Key.Key_Asterisk)
    said = " ".join(read())
    for secret in (_NAME, "Xiuhtecuhtli", "7766554433"):
        assert secret not in said


def test_personal_data_are_offered_and_read_on_demand(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_marked(STATES["registered"]))
    booth.speech.turn_on()
    assert booth.speech.bar.keys[Action.TELL].accessibleName() in read()
    press(booth, Qt.Key.Key_0)
    assert any(_NAME in text for text in read())


def test_the_choice_to_hear_personal_data_holds_for_one_page(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_marked(STATES["registered"]))
    booth.speech.turn_on()
    press(booth, Qt.Key.Key_0)
    read()
    booth.window.render(STATES["reading"])
    booth.window.render(_marked(STATES["registered"]))
    assert not any(_NAME in text for text in read())


def test_headphones_hear_personal_data(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.jack.plug(plugged=True)
    booth.window.render(_marked(STATES["registered"]))
    assert any(_NAME in text for text in read())


def test_headphones_that_go_away_meanwhile_keep_the_rest_to_themselves(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.jack.plug(plugged=True)
    booth.window.render(_marked(STATES["registered"]))
    booth.jack.plugged = False  # nobody has told yet
    for _ in range(30):
        booth.voice.finish()
    assert not any(_NAME in text for text in booth.voice.said)


def test_what_headphones_were_told_is_not_repeated_to_the_room(booth: Booth, read: Callable[[], list[str]]) -> None:
    """Speech that was switched on by hand goes on without them; the choice to hear what is personal does not."""
    booth.speech.turn_on()
    booth.jack.plug(plugged=True)
    booth.window.render(_marked(STATES["registered"]))
    press(booth, Qt.Key.Key_0)
    assert any(_NAME in text for text in read())
    booth.jack.plug(plugged=False)
    press(booth, Qt.Key.Key_Asterisk)
    again = read()
    assert again, "the page is read once more"
    assert not any(_NAME in text for text in again)


def test_staff_s_pages_are_not_read(booth: Booth) -> None:
    booth.speech.turn_on()
    booth.voice.take()
    state = StaffSignIn()
    assert not is_spoken(state)
    booth.window.render(state)
    assert not booth.speech.bar.isVisible()
    assert booth.voice.take() == []
    press(booth, Qt.Key.Key_Asterisk)
    assert booth.voice.take() == []


def test_no_digit_of_a_pin_is_spoken(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(STATES["pin"])
    booth.speech.turn_on()
    read()
    for key in (Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_8, Qt.Key.Key_4):
        press(booth, key)
    booth.speech.refresh()
    assert read() == []
    assert booth.pad.length == 4


# --- the end of a visit


def test_the_next_visitor_hears_nothing_of_the_last_one(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(STATES["registered"])
    booth.speech.turn_on()
    press(booth, Qt.Key.Key_Plus)
    press(booth, Qt.Key.Key_9)
    booth.voice.take()
    before = booth.voice.silenced
    booth.window.render(Idle())
    assert booth.voice.silenced > before
    assert not booth.is_on()
    assert (booth.speech.reading.volume, booth.speech.reading.rate) == (70, 100)
    booth.voice.finish()
    assert booth.voice.take() == []
    assert not booth.speech.bar.isVisible()


def test_it_is_reset_as_well_when_the_next_card_comes_at_once(booth: Booth) -> None:
    state = STATES["pin"]
    assert isinstance(state, EnteringPin)
    booth.window.render(state)
    booth.speech.turn_on()
    booth.voice.take()
    booth.window.render(replace(state, placed=replace(state.placed, visit=state.placed.visit + 1)))
    assert not booth.is_on()
    assert booth.voice.take() == []


def test_speech_that_was_switched_on_while_idle_goes_on_into_the_visit(
    booth: Booth, read: Callable[[], list[str]]
) -> None:
    booth.window.render(Idle())
    booth.speech.turn_on()
    read()
    booth.window.render(STATES["reading"])
    assert booth.is_on()
    assert read()


def test_speech_that_nobody_listens_to_is_given_up(booth: Booth) -> None:
    booth.window.render(Idle())
    booth.speech.turn_on()
    assert booth.speech._forget.isActive()
    booth.speech._forget.timeout.emit()
    assert not booth.is_on()


def test_nothing_is_given_up_in_a_visit(booth: Booth) -> None:
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    assert not booth.speech._forget.isActive()
    booth.speech._forget.timeout.emit()
    assert booth.is_on()


def test_closed_it_hears_no_key(booth: Booth) -> None:
    booth.window.render(Idle())
    booth.speech.close()
    press(booth, Qt.Key.Key_Asterisk)
    assert not booth.is_on()
    assert booth.jack.closed


def test_the_volume_that_staff_sets_is_that_of_each_visit(booth: Booth) -> None:
    booth.speech.begin_at(40)
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    press(booth, Qt.Key.Key_Plus)
    assert booth.speech.reading.volume == 50
    booth.window.render(Idle())
    assert booth.speech.reading.volume == 40
