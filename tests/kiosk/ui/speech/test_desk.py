"""Speech in the window: switched on without sight, steered by keys, silent when it has to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.eligibility.model import Purpose
from kiosk.flow.events import Cancelled, PurposeChosen, Touched
from kiosk.flow.states import Concluded, EnteringPin, Idle, StaffSignIn, State
from kiosk.ui.gallery import exhibits
from kiosk.ui.speech.keys import Action
from kiosk.ui.speech.script import is_spoken
from kiosk.ui.speech.voice import RATES
from tests.kiosk.ui.speech.booth import Booth

_STATES = {exhibit.name: exhibit.state for exhibit in exhibits()}
_NAME = "Quetzalcoatl"


@pytest.fixture
def read(booth: Booth, qtbot: QtBot) -> Callable[[], list[str]]:
    """Let the voice come to the end of what it has to read, and return what that was."""

    def wait() -> list[str]:
        qtbot.waitUntil(lambda: not booth.speech.reading.busy)
        return booth.voice.take()

    return wait


def _press(booth: Booth, key: Qt.Key) -> None:
    """A key as it comes from the keyboard, through the window's door."""
    QTest.keyClick(booth.window.windowHandle(), key)


def test_it_is_silent_until_somebody_switches_it_on(booth: Booth) -> None:
    for exhibit in exhibits():
        exhibit.show(booth.window)
    assert booth.voice.said == []
    assert not booth.speech.bar.isVisible()


def test_a_key_of_the_ten_key_switches_it_on(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(Idle())
    _press(booth, Qt.Key.Key_Asterisk)
    assert booth.is_on()
    said = read()
    page = booth.window.page
    assert page is not None
    assert said[0] == page.title.text()
    assert booth.speech.bar.keys[Action.LOUDER].accessibleName() in said


def test_a_touch_switches_it_on(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(Idle())
    assert booth.speech.switch.isVisible()
    QTest.mouseClick(booth.speech.switch, Qt.MouseButton.LeftButton)
    assert read()
    assert not booth.speech.switch.isVisible()
    assert booth.speech.bar.isVisible()


def test_headphones_switch_it_on_and_off(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(Idle())
    booth.jack.plug(plugged=True)
    assert booth.is_on()
    assert read()
    booth.jack.plug(plugged=False)
    assert not booth.is_on()


def test_headphones_that_are_pulled_end_the_reading_but_not_what_a_key_switched_on(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["registered"])
    booth.speech.turn_on()
    booth.jack.plug(plugged=True)
    booth.speech.act(Action.TELL)
    assert booth.is_reading()
    booth.jack.plug(plugged=False)
    assert not booth.is_reading()
    assert booth.is_on()


def test_a_new_page_is_read_and_the_old_one_is_not_read_on(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    assert len(booth.voice.take()) == 1
    booth.window.render(_STATES["reading"])
    booth.voice.at_once = True
    booth.voice.finish()
    page = booth.window.page
    assert page is not None
    assert read()[0] == page.title.text()


def test_the_same_page_is_not_read_again_only_what_is_new_on_it(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_STATES["registering"])
    booth.speech.turn_on()
    read()
    booth.window.render(_STATES["registering"])
    assert read() == []
    booth.window.render(_STATES["registering-slow"])
    assert len(read()) == 1


def test_what_an_entry_lacks_is_said_though_the_page_stays(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_STATES["pin"])
    booth.speech.turn_on()
    read()
    _press(booth, Qt.Key.Key_1)
    _press(booth, Qt.Key.Key_Return)
    booth.speech.refresh()
    said = read()
    assert len(said) == 1
    assert "4" in said[0]


def test_another_language_is_read_by_its_own_voice(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    read()
    booth.window.choose_language("en")
    assert read()[0] == "What would you like to do?"


def test_a_language_without_a_voice_is_silent_and_offers_nothing(booth: Booth) -> None:
    del booth.voices["en"]
    booth.window.choose_language("en")
    assert not booth.speech.possible
    assert not booth.speech.switch.isVisible()
    _press(booth, Qt.Key.Key_Asterisk)
    assert not booth.is_on()
    assert booth.voice.said == []


# --- what a visitor does


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Escape])
def test_any_key_ends_the_reading(booth: Booth, key: Qt.Key) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["more-time"])
    booth.speech.turn_on()
    before = booth.voice.silenced
    _press(booth, key)
    assert booth.voice.silenced > before
    assert booth.speech.marker.read is None or booth.voice.said[-1] != booth.voice.said[0]


def test_a_touch_anywhere_ends_the_reading(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    assert booth.is_reading()
    QTest.mousePress(booth.window.windowHandle(), Qt.MouseButton.LeftButton, pos=booth.window.rect().center())
    assert not booth.is_reading()
    QTest.mouseRelease(booth.window.windowHandle(), Qt.MouseButton.LeftButton, pos=booth.window.rect().topLeft())


def test_a_digit_presses_the_button_with_its_number(booth: Booth) -> None:
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    assert [number for number, _ in booth.speech.marker.numbered] == [1, 2, 3]
    booth.events.clear()
    _press(booth, Qt.Key.Key_2)
    assert PurposeChosen(Purpose.COVERAGE) in booth.events
    _press(booth, Qt.Key.Key_3)
    assert Cancelled() in booth.events
    count = len(booth.events)
    _press(booth, Qt.Key.Key_5)
    assert len(booth.events) == count


def test_digits_do_nothing_of_it_while_it_is_off(booth: Booth) -> None:
    booth.window.render(_STATES["idle"])
    _press(booth, Qt.Key.Key_7)
    assert not booth.is_on()


def test_louder_and_softer_read_the_same_thing_again(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    first = booth.voice.said[-1]
    _press(booth, Qt.Key.Key_Plus)
    assert (booth.voice.said[-1], booth.voice.volumes[-1]) == (first, 80)
    for _ in range(20):
        _press(booth, Qt.Key.Key_Minus)
    assert booth.voice.volumes[-1] == 20
    for _ in range(20):
        _press(booth, Qt.Key.Key_VolumeUp)
    assert booth.voice.volumes[-1] == 100


def test_slower_and_faster_by_digits_and_where_digits_are_typed_by_the_page_keys(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    _press(booth, Qt.Key.Key_7)
    assert booth.voice.rates[-1] == RATES[0]
    _press(booth, Qt.Key.Key_7)
    assert booth.voice.rates[-1] == RATES[0]
    _press(booth, Qt.Key.Key_9)
    _press(booth, Qt.Key.Key_9)
    assert booth.voice.rates[-1] == RATES[-1]
    booth.window.render(_STATES["pin"])
    _press(booth, Qt.Key.Key_7)
    assert booth.pad.length == 1
    _press(booth, Qt.Key.Key_PageDown)
    assert booth.speech.reading.rate == RATES[1]


def test_a_change_of_volume_is_heard_when_nothing_is_read(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    read()
    _press(booth, Qt.Key.Key_Plus)
    assert read() == [booth.speech.bar.keys[Action.LOUDER].text()]


def test_repeat_begins_the_page_anew_and_stop_stops_and_then_switches_off(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    booth.voice.finish()
    first = booth.voice.said[0]
    _press(booth, Qt.Key.Key_Asterisk)
    assert booth.voice.said[-1] == first
    _press(booth, Qt.Key.Key_Slash)
    assert not booth.is_reading()
    assert booth.is_on()
    _press(booth, Qt.Key.Key_Slash)
    assert not booth.is_on()
    assert not booth.speech.bar.isVisible()


def test_the_point_goes_from_control_to_control_and_says_each(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_STATES["pin"])
    booth.speech.turn_on()
    read()
    names: list[str] = []
    for _ in range(12):
        _press(booth, Qt.Key.Key_Period)
        names += read()
    page = booth.window.page
    assert page is not None
    on_page = {item.text for item in booth.speech._script()}
    assert {"やめる", "次へ"} <= set(names) & on_page
    assert booth.speech.bar.keys[Action.SLOWER].accessibleName() in names
    assert not any(name.isdigit() for name in names)


def test_the_tabulator_says_where_it_is(booth: Booth, qtbot: QtBot) -> None:
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    qtbot.waitUntil(lambda: not booth.speech.reading.busy)
    booth.voice.take()
    booth.window.activateWindow()
    _press(booth, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(booth.voice.said))
    assert booth.voice.said[0].startswith("Number 2") or "2" in booth.voice.said[0]


def test_whoever_listens_is_not_idle(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    read()
    assert booth.events
    assert booth.events[-1] == Touched()
    booth.window.render(_STATES["more-time"])
    booth.events.clear()
    read()
    assert booth.events == []  # there it would be the answer


def test_the_question_for_more_time_is_read(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_STATES["pin"])
    booth.speech.turn_on()
    read()
    booth.window.render(_STATES["more-time"])
    page = booth.window.page
    assert page is not None
    assert page.title.text() in read()


# --- what is seen of it


def test_what_is_read_is_framed(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    page = booth.window.page
    assert page is not None
    assert booth.speech.marker.read is page.title
    before = booth.window.grab().toImage()
    booth.voice.finish()
    assert booth.speech.marker.read is page.text
    assert booth.window.grab().toImage() != before
    booth.speech.hush()
    assert booth.speech.marker.read is None


def test_the_marks_let_every_touch_through(booth: Booth) -> None:
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    number, button = booth.speech.marker.numbered[0]
    assert number == 1
    where = button.mapTo(booth.window, button.rect().center())
    booth.events.clear()
    QTest.mouseClick(booth.window.windowHandle(), Qt.MouseButton.LeftButton, pos=where)
    assert PurposeChosen(Purpose.REGISTER) in booth.events


@pytest.mark.parametrize("size", [(1024, 768), (768, 1024), (1080, 1920), (2160, 3840)])
def test_the_keys_stand_side_by_side_in_the_footer_s_room(booth: Booth, size: tuple[int, int]) -> None:
    booth.window.resize(*size)
    booth.window.render(_STATES["registered"])
    booth.speech.turn_on()
    keys = [key for key in booth.speech.bar.keys.values() if key.isVisible()]
    assert len(keys) == len(Action)
    assert booth.speech.bar.geometry() == booth.window.footer.geometry()
    for left, right in pairwise(keys):
        assert left.geometry().right() < right.geometry().left()
    assert keys[-1].geometry().right() <= booth.speech.bar.width()
    assert min(key.height() for key in keys) >= 40


# --- privacy


def _marked(state: State) -> State:
    assert isinstance(state, Concluded)
    coverage = getattr(state.outcome, "coverage", None)
    assert coverage is not None
    marked = replace(coverage, name=f"{_NAME} Xiuhtecuhtli", insurer_name=f"{_NAME} Union", number="7766554433")
    return replace(state, outcome=replace(state.outcome, coverage=marked))  # type: ignore[type-var] # has one


_ABOUT_A_PERSON = [
    name for name, state in _STATES.items() if getattr(getattr(state, "outcome", None), "coverage", None) is not None
]


@pytest.mark.parametrize("name", _ABOUT_A_PERSON)
def test_nothing_personal_reaches_the_voice_until_it_is_asked_for(
    booth: Booth, read: Callable[[], list[str]], name: str
) -> None:
    booth.speech.turn_on()
    booth.window.render(_marked(_STATES[name]))
    _press(booth, Qt.Key.Key_Asterisk)
    said = " ".join(read())
    for secret in (_NAME, "Xiuhtecuhtli", "7766554433"):
        assert secret not in said


def test_personal_data_are_offered_and_read_on_demand(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_marked(_STATES["registered"]))
    booth.speech.turn_on()
    assert booth.speech.bar.keys[Action.TELL].accessibleName() in read()
    _press(booth, Qt.Key.Key_0)
    assert any(_NAME in text for text in read())


def test_the_choice_to_hear_personal_data_holds_for_one_page(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_marked(_STATES["registered"]))
    booth.speech.turn_on()
    _press(booth, Qt.Key.Key_0)
    read()
    booth.window.render(_STATES["reading"])
    booth.window.render(_marked(_STATES["registered"]))
    assert not any(_NAME in text for text in read())


def test_headphones_hear_personal_data(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.jack.plug(plugged=True)
    booth.window.render(_marked(_STATES["registered"]))
    assert any(_NAME in text for text in read())


def test_headphones_that_go_away_meanwhile_keep_the_rest_to_themselves(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.jack.plug(plugged=True)
    booth.window.render(_marked(_STATES["registered"]))
    booth.jack.plugged = False  # nobody has told yet
    for _ in range(30):
        booth.voice.finish()
    assert not any(_NAME in text for text in booth.voice.said)


def test_staff_s_pages_are_not_read(booth: Booth) -> None:
    booth.speech.turn_on()
    booth.voice.take()
    state = StaffSignIn()
    assert not is_spoken(state)
    booth.window.render(state)
    assert not booth.speech.bar.isVisible()
    assert booth.voice.take() == []
    _press(booth, Qt.Key.Key_Asterisk)
    assert booth.voice.take() == []


def test_no_digit_of_a_pin_is_spoken(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(_STATES["pin"])
    booth.speech.turn_on()
    read()
    for key in (Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_8, Qt.Key.Key_4):
        _press(booth, key)
    booth.speech.refresh()
    assert read() == []
    assert booth.pad.length == 4


# --- the end of a visit


def test_the_next_visitor_hears_nothing_of_the_last_one(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(_STATES["registered"])
    booth.speech.turn_on()
    _press(booth, Qt.Key.Key_Plus)
    _press(booth, Qt.Key.Key_9)
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
    state = _STATES["pin"]
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
    booth.window.render(_STATES["reading"])
    assert booth.is_on()
    assert read()


def test_speech_that_nobody_listens_to_is_given_up(booth: Booth) -> None:
    booth.window.render(Idle())
    booth.speech.turn_on()
    assert booth.speech._forget.isActive()
    booth.speech._forget.timeout.emit()
    assert not booth.is_on()


def test_nothing_is_given_up_in_a_visit(booth: Booth) -> None:
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    assert not booth.speech._forget.isActive()
    booth.speech._forget.timeout.emit()
    assert booth.is_on()


def test_closed_it_hears_no_key(booth: Booth) -> None:
    booth.window.render(Idle())
    booth.speech.close()
    _press(booth, Qt.Key.Key_Asterisk)
    assert not booth.is_on()
    assert booth.jack.closed


def test_the_volume_that_staff_sets_is_that_of_each_visit(booth: Booth) -> None:
    booth.speech.begin_at(40)
    booth.window.render(_STATES["choosing"])
    booth.speech.turn_on()
    _press(booth, Qt.Key.Key_Plus)
    assert booth.speech.reading.volume == 50
    booth.window.render(Idle())
    assert booth.speech.reading.volume == 40
