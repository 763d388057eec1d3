"""Everything by the keys of a keyboard or a ten-key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.eligibility.model import Purpose
from kiosk.flow.events import Cancelled, PinEntered, PurposeChosen
from kiosk.ui.gallery import exhibits
from kiosk.ui.modes import Mode
from kiosk.ui.pages.display import DisplayPage
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.keypad import PinField
from tests.kiosk.ui.conftest import Stand

Key = Qt.Key


def show(stand: Stand, name: str) -> None:
    next(exhibit for exhibit in exhibits() if exhibit.name == name).show(stand.window)
    stand.events.clear()


def press(stand: Stand, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or stand.window, key)


@pytest.mark.parametrize(("key", "purpose"), [(Key.Key_1, Purpose.REGISTER), (Key.Key_2, Purpose.COVERAGE)])
def test_a_digit_presses_the_choice_of_its_number(stand: Stand, key: Qt.Key, purpose: Purpose) -> None:
    show(stand, "choosing")
    press(stand, key)
    assert PurposeChosen(purpose) in stand.events


def test_a_digit_without_a_choice_does_nothing(stand: Stand) -> None:
    show(stand, "choosing")
    press(stand, Key.Key_9, Key.Key_0)
    assert not stand.events


def test_a_digit_on_a_page_where_digits_are_typed_presses_nothing(stand: Stand) -> None:
    show(stand, "pin-coverage")
    press(stand, Key.Key_1, Key.Key_2)
    assert stand.pad.length == 2
    assert not any(isinstance(event, Cancelled) for event in stand.events)


@pytest.mark.parametrize("name", ["choosing", "pin-coverage", "reception-consent-medicines", "last-try"])
def test_escape_stops(stand: Stand, name: str) -> None:
    show(stand, name)
    press(stand, Key.Key_Escape)
    assert Cancelled() in stand.events
    assert stand.window.isVisible()


def test_a_whole_pin_on_a_ten_key(stand: Stand) -> None:
    show(stand, "pin-coverage")
    for digit in (Key.Key_1, Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4):
        QTest.keyClick(QApplication.focusWidget() or stand.window, digit, Qt.KeyboardModifier.KeypadModifier)
    assert stand.pad.length == 4
    press(stand, Key.Key_Backspace)
    assert stand.pad.length == 3
    press(stand, Key.Key_4, Key.Key_Enter)
    assert PinEntered() in stand.events


@pytest.mark.parametrize("pressing", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_every_button_is_pressed_from_the_keyboard(stand: Stand, pressing: Qt.Key) -> None:
    for name in ("choosing", "reception-consent-medicines", "covered-valid", "pin", "lookup-symbol"):
        show(stand, name)
        page = stand.window.page
        assert page is not None
        for button in page.controls():
            pressed: list[bool] = []
            button.blockSignals(False)
            connection = button.pressed.connect(lambda pressed=pressed: pressed.append(True))
            clicked = button.clicked.connect(lambda _checked=False, pressed=pressed: pressed.append(True))
            button.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(button, pressing)
            assert pressed, f"{name}: {button.accessibleName()}"
            button.pressed.disconnect(connection)
            button.clicked.disconnect(clicked)
            show(stand, name)


def test_arrows_go_where_the_tabulator_goes(stand: Stand) -> None:
    show(stand, "choosing")
    page = stand.window.page
    assert page is not None
    first, second, *_ = page.controls()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    press(stand, Key.Key_Down)
    assert QApplication.focusWidget() is second
    press(stand, Key.Key_Up)
    assert QApplication.focusWidget() is first


def test_the_screen_is_chosen_by_keys_alone(stand: Stand) -> None:
    show(stand, "choosing")
    stand.window.header.display.setFocus(Qt.FocusReason.TabFocusReason)
    press(stand, Key.Key_Return)
    assert isinstance(stand.window.page, DisplayPage)
    press(stand, Key.Key_Space)
    assert stand.window.setting.theme.modes == {Mode.LARGE}
    press(stand, Key.Key_2)
    assert stand.window.setting.theme.modes == {Mode.LARGE, Mode.HIGH_CONTRAST}
    press(stand, Key.Key_Escape)
    assert not stand.window.is_adjusting
    assert Cancelled() not in stand.events


def ring_of(stand: Stand, widget: Button | PinField) -> int:
    """How many pixels of the widget are of the ring's yellow."""
    image = widget.grab().toImage()
    yellow = stand.window.setting.theme.colours.attention.rgb()
    return sum(image.pixel(x, y) == yellow for x in range(image.width()) for y in range(0, image.height(), 2))


def test_the_focus_is_seen_by_whoever_uses_keys_and_not_by_a_finger(stand: Stand) -> None:
    show(stand, "choosing")
    page = stand.window.page
    assert page is not None
    buttons = [button for button in page.controls() if isinstance(button, Button)]
    buttons[0].setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring_of(stand, buttons[0]) == 0
    press(stand, Key.Key_Tab)
    now = QApplication.focusWidget()
    assert isinstance(now, Button)
    assert ring_of(stand, now) > 200
    show(stand, "pin-coverage")  # the keyboard goes on there, and so does the ring
    field = QApplication.focusWidget()
    assert isinstance(field, PinField)
    assert ring_of(stand, field) > 200
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert ring_of(stand, field) == 0


def test_no_key_that_is_held_down_goes_on_by_itself(stand: Stand) -> None:
    show(stand, "choosing")
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True)
    QApplication.sendEvent(QApplication.focusWidget() or stand.window, held)
    assert not stand.events
