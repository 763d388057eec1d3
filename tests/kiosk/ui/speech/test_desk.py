"""Speech in the window: switched on without sight, steered by keys, silent when it has to be."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.eligibility.model import Purpose
from kiosk.flow.events import Cancelled, PurposeChosen, Touched
from kiosk.flow.states import Idle
from kiosk.ui.gallery import exhibits
from kiosk.ui.speech.keys import Action
from kiosk.ui.speech.voice import RATES
from tests.kiosk.ui.speech.booth import STATES, Booth, press


def test_it_is_silent_until_somebody_switches_it_on(booth: Booth) -> None:
    for exhibit in exhibits():
        exhibit.show(booth.window)
    assert booth.voice.said == []
    assert not booth.speech.bar.isVisible()


def test_a_key_of_the_ten_key_switches_it_on(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(Idle())
    press(booth, Qt.Key.Key_Asterisk)
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
    booth.window.render(STATES["registered"])
    booth.speech.turn_on()
    booth.jack.plug(plugged=True)
    booth.speech.act(Action.TELL)
    assert booth.is_reading()
    booth.jack.plug(plugged=False)
    assert not booth.is_reading()
    assert booth.is_on()


def test_a_new_page_is_read_and_the_old_one_is_not_read_on(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.voice.at_once = False
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    assert len(booth.voice.take()) == 1
    booth.window.render(STATES["reading"])
    booth.voice.at_once = True
    booth.voice.finish()
    page = booth.window.page
    assert page is not None
    assert read()[0] == page.title.text()


def test_the_same_page_is_not_read_again_only_what_is_new_on_it(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(STATES["registering"])
    booth.speech.turn_on()
    read()
    booth.window.render(STATES["registering"])
    assert read() == []
    booth.window.render(STATES["registering-slow"])
    assert len(read()) == 1


def test_what_an_entry_lacks_is_said_though_the_page_stays(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(STATES["pin"])
    booth.speech.turn_on()
    read()
    press(booth, Qt.Key.Key_1)
    press(booth, Qt.Key.Key_Return)
    booth.speech.refresh()
    said = read()
    assert len(said) == 1
    assert "4" in said[0]


def test_another_language_is_read_by_its_own_voice(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    read()
    booth.window.choose_language("en")
    assert read()[0] == "What would you like to do?"


def test_a_language_without_a_voice_is_silent_and_offers_nothing(booth: Booth) -> None:
    del booth.voices["en"]
    booth.window.choose_language("en")
    assert not booth.speech.possible
    assert not booth.speech.switch.isVisible()
    press(booth, Qt.Key.Key_Asterisk)
    assert not booth.is_on()
    assert booth.voice.said == []


# --- what a visitor does


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Escape])
def test_any_key_ends_the_reading(booth: Booth, key: Qt.Key) -> None:
    booth.voice.at_once = False
    booth.window.render(STATES["more-time"])
    booth.speech.turn_on()
    before = booth.voice.silenced
    press(booth, key)
    assert booth.voice.silenced > before
    assert booth.speech.marker.read is None or booth.voice.said[-1] != booth.voice.said[0]


def test_a_touch_anywhere_ends_the_reading(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    assert booth.is_reading()
    QTest.mousePress(booth.window.windowHandle(), Qt.MouseButton.LeftButton, pos=booth.window.rect().center())
    assert not booth.is_reading()
    QTest.mouseRelease(booth.window.windowHandle(), Qt.MouseButton.LeftButton, pos=booth.window.rect().topLeft())


def test_a_digit_presses_the_button_with_its_number(booth: Booth) -> None:
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    assert [number for number, _ in booth.speech.marker.numbered] == [1, 2, 3]
    booth.events.clear()
    press(booth, Qt.Key.Key_2)
    assert PurposeChosen(Purpose.COVERAGE) in booth.events
    press(booth, Qt.Key.Key_3)
    assert Cancelled() in booth.events
    count = len(booth.events)
    press(booth, Qt.Key.Key_5)
    assert len(booth.events) == count


def test_digits_do_nothing_of_it_while_it_is_off(booth: Booth) -> None:
    booth.window.render(STATES["idle"])
    press(booth, Qt.Key.Key_7)
    assert not booth.is_on()


def test_louder_and_softer_read_the_same_thing_again(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    first = booth.voice.said[-1]
    press(booth, Qt.Key.Key_Plus)
    assert (booth.voice.said[-1], booth.voice.volumes[-1]) == (first, 80)
    for _ in range(20):
        press(booth, Qt.Key.Key_Minus)
    assert booth.voice.volumes[-1] == 20
    for _ in range(20):
        press(booth, Qt.Key.Key_VolumeUp)
    assert booth.voice.volumes[-1] == 100


def test_slower_and_faster_by_digits_and_where_digits_are_typed_by_the_page_keys(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    press(booth, Qt.Key.Key_7)
    assert booth.voice.rates[-1] == RATES[0]
    press(booth, Qt.Key.Key_7)
    assert booth.voice.rates[-1] == RATES[0]
    press(booth, Qt.Key.Key_9)
    press(booth, Qt.Key.Key_9)
    assert booth.voice.rates[-1] == RATES[-1]
    booth.window.render(STATES["pin"])
    press(booth, Qt.Key.Key_7)
    assert booth.pad.length == 1
    press(booth, Qt.Key.Key_PageDown)
    assert booth.speech.reading.rate == RATES[1]


def test_a_change_of_volume_is_heard_when_nothing_is_read(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    read()
    press(booth, Qt.Key.Key_Plus)
    assert read() == [booth.speech.bar.keys[Action.LOUDER].text()]


def test_repeat_begins_the_page_anew_and_stop_stops_and_then_switches_off(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    booth.voice.finish()
    first = booth.voice.said[0]
    press(booth, Qt.Key.Key_Asterisk)
    assert booth.voice.said[-1] == first
    press(booth, Qt.Key.Key_Slash)
    assert not booth.is_reading()
    assert booth.is_on()
    press(booth, Qt.Key.Key_Slash)
    assert not booth.is_on()
    assert not booth.speech.bar.isVisible()


def test_the_point_goes_from_control_to_control_and_says_each(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(STATES["pin"])
    booth.speech.turn_on()
    read()
    names: list[str] = []
    for _ in range(12):
        press(booth, Qt.Key.Key_Period)
        names += read()
    page = booth.window.page
    assert page is not None
    on_page = {item.text for item in booth.speech._script()}
    assert {"やめる", "次へ"} <= set(names) & on_page
    assert booth.speech.bar.keys[Action.SLOWER].accessibleName() in names
    assert not any(name.isdigit() for name in names)


def test_the_tabulator_says_where_it_is(booth: Booth, qtbot: QtBot) -> None:
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    qtbot.waitUntil(lambda: not booth.speech.reading.busy)
    booth.voice.take()
    booth.window.activateWindow()
    press(booth, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(booth.voice.said))
    assert booth.voice.said[0].startswith("Number 2") or "2" in booth.voice.said[0]


def test_whoever_listens_is_not_idle(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(STATES["choosing"])
    booth.speech.turn_on()
    read()
    assert booth.events
    assert booth.events[-1] == Touched()
    booth.window.render(STATES["more-time"])
    booth.events.clear()
    read()
    assert booth.events == []  # there it would be the answer


def test_the_question_for_more_time_is_read(booth: Booth, read: Callable[[], list[str]]) -> None:
    booth.window.render(STATES["pin"])
    booth.speech.turn_on()
    read()
    booth.window.render(STATES["more-time"])
    page = booth.window.page
    assert page is not None
    assert page.title.text() in read()


# --- what is seen of it


def test_what_is_read_is_framed(booth: Booth) -> None:
    booth.voice.at_once = False
    booth.window.render(STATES["choosing"])
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
    booth.window.render(STATES["choosing"])
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
    booth.window.render(STATES["registered"])
    booth.speech.turn_on()
    keys = [key for key in booth.speech.bar.keys.values() if key.isVisible()]
    assert len(keys) == len(Action)
    assert booth.speech.bar.geometry() == booth.window.footer.geometry()
    for left, right in pairwise(keys):
        assert left.geometry().right() < right.geometry().left()
    assert keys[-1].geometry().right() <= booth.speech.bar.width()
    assert min(key.height() for key in keys) >= 40
