"""The second half of a double tap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.flow.events import PurposeChosen
from kiosk.ui.gallery import exhibits
from kiosk.ui.taps import LONGEST, Taps
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.keypad import Keypad
from tests.kiosk.ui.conftest import Stand


class Clock:
    """Seconds, by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_same_button_again_is_no_press() -> None:
    clock = Clock()
    taps = Taps(0.3, clock)
    assert taps.take("yes")
    clock.now += 0.29
    assert not taps.take("yes")
    clock.now += 0.31
    assert taps.take("yes")


def test_another_button_of_the_same_page_is_a_press() -> None:
    taps = Taps(0.3, Clock())
    assert taps.take("yes")
    assert taps.take("no")


def test_nothing_that_came_up_meanwhile_is_pressed() -> None:
    clock = Clock()
    taps = Taps(0.3, clock)
    assert taps.take("first page")
    taps.turn_page()
    clock.now += 0.2
    assert not taps.take("second page")
    clock.now += 0.31
    assert taps.take("second page")


def test_a_page_that_came_up_long_after_is_pressed_at_once() -> None:
    clock = Clock()
    taps = Taps(0.3, clock)
    assert taps.take("a")
    clock.now += 5
    taps.turn_page()
    assert taps.take("b")


def test_a_key_that_types_may_be_pressed_quickly_but_not_by_a_tap_for_the_page_before() -> None:
    clock = Clock()
    taps = Taps(0.3, clock)
    assert taps.take("7", repeats=True)
    clock.now += 0.05
    assert taps.take("7", repeats=True)
    taps.turn_page()
    assert not taps.take("7", repeats=True)


@given(st.floats(0.01, LONGEST), st.lists(st.floats(0, 0.6), max_size=12))
def test_two_presses_of_one_button_are_never_closer_than_the_pause(pause: float, gaps: list[float]) -> None:
    clock = Clock()
    taps = Taps(pause, clock)
    counted = []
    for gap in gaps:
        clock.now += gap
        if taps.take("one"):
            counted.append(clock.now)
    assert all(later - earlier >= pause for earlier, later in pairwise(counted))


def test_without_a_pause_everything_counts() -> None:
    taps = Taps()
    assert taps.take("a")
    taps.turn_page()
    assert taps.take("a")


def test_a_trembling_finger_presses_a_button_once(qapp: QApplication) -> None:
    theme = Theme()
    theme.taps.pause = 60  # no machine is slow enough to come after it
    pressed: list[bool] = []
    button = Button(theme, Kind.PRIMARY)
    assert qapp.focusWidget() is not button
    button.clicked.connect(lambda checked=False: pressed.append(checked))
    button.resize(200, 100)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 1
    button.deleteLater()


def test_a_double_tap_on_a_choice_types_no_digit_on_the_next_page(stand: Stand) -> None:
    window = stand.window
    window.setting.theme.taps.pause = 60
    pages = {exhibit.name: exhibit for exhibit in exhibits()}
    pages["choosing"].show(window)
    assert window.page is not None
    choice = window.page.findChildren(Choice)[0]
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert sum(isinstance(event, PurposeChosen) for event in stand.events) == 1
    pages["pin-coverage"].show(window)
    keypad = window.page.findChildren(Keypad)[0]
    QTest.mouseClick(keypad.key(5), Qt.MouseButton.LeftButton)
    assert stand.pad.length == 0
    window.setting.theme.taps.pause = 0.0
    QTest.mouseClick(keypad.key(5), Qt.MouseButton.LeftButton)
    assert stand.pad.length == 1
