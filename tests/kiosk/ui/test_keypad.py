"""The PIN page, by finger, mouse, keyboard and ten-key pad; and what it never shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kiosk.flow.events import Cancelled, PinEntered, Touched
from kiosk.flow.states import State
from kiosk.ui.gallery import exhibits
from kiosk.ui.pages.pin import PinPage
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.keypad import Keypad, PinField
from tests.kiosk.ui.conftest import Stand

PIN = (7, 3, 9, 0)


def state_of(name: str) -> State:
    return next(each.state for each in exhibits() if each.name == name)


@pytest.fixture
def page(stand: Stand) -> PinPage:
    stand.window.render(state_of("pin-coverage"))
    shown = stand.window.page
    assert isinstance(shown, PinPage)
    return shown


def digits_of(stand: Stand) -> str:
    """The digits in the pad; only a test may look at them."""
    return stand.pad._buffer[: stand.pad.length].decode()


def press(key: Button) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def named(page: PinPage, text: str) -> Button:
    return next(button for button in page.findChildren(Button) if button.text() == text)


def said(page: PinPage) -> list[str]:
    return [widget.accessibleName() for widget in page.findChildren(QWidget) if widget.isVisible()]


def focus(page: PinPage) -> QWidget:
    return page.first_focus()


def test_digits_by_mouse(stand: Stand, page: PinPage) -> None:
    for digit in PIN:
        press(page.keypad.key(digit))
    assert digits_of(stand) == "7390"
    assert stand.events == [Touched()] * 4


def test_digits_by_touch(stand: Stand, page: PinPage) -> None:
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    for number, digit in enumerate(PIN):
        key = page.keypad.key(digit)
        centre = key.mapTo(stand.window, key.rect().center())
        QTest.touchEvent(stand.window, device).press(number, centre, stand.window)
        QTest.touchEvent(stand.window, device).release(number, centre, stand.window)
    QApplication.processEvents()
    assert digits_of(stand) == "7390"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier])
def test_digits_by_keyboard_and_by_ten_key_pad(stand: Stand, page: PinPage, modifier: Qt.KeyboardModifier) -> None:
    for digit in PIN:
        QTest.keyClick(focus(page), Qt.Key(Qt.Key.Key_0.value + digit), modifier)
    assert digits_of(stand) == "7390"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_digit_with_another_key_held_is_none(stand: Stand, page: PinPage, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(focus(page), Qt.Key.Key_1, modifier)
    assert stand.pad.length == 0


def test_a_key_held_down_counts_once(stand: Stand, page: PinPage) -> None:
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5.value, Qt.KeyboardModifier.NoModifier, "5", repeated)
        QApplication.sendEvent(focus(page), event)
    assert digits_of(stand) == "5"


def test_digits_reach_the_pad_also_when_a_key_or_button_has_the_focus(stand: Stand, page: PinPage) -> None:
    for widget in (page.keypad.key(8), named(page, "次へ")):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_4)
    assert digits_of(stand) == "44"


def test_taking_back_one_digit_and_all(stand: Stand, page: PinPage) -> None:
    for digit in PIN:
        press(page.keypad.key(digit))
    press(page.keypad.erase_key)
    assert digits_of(stand) == "739"
    QTest.keyClick(focus(page), Qt.Key.Key_Backspace)
    assert digits_of(stand) == "73"
    press(page.keypad.clear_key)
    assert stand.pad.length == 0
    press(page.keypad.key(1))
    QTest.keyClick(focus(page), Qt.Key.Key_Delete)
    assert stand.pad.length == 0


def test_a_fifth_digit_is_ignored(stand: Stand, page: PinPage) -> None:
    for digit in (*PIN, 5):
        press(page.keypad.key(digit))
    assert digits_of(stand) == "7390"


@pytest.mark.parametrize("by_key", [True, False])
def test_going_on_with_four_digits(stand: Stand, page: PinPage, by_key: bool) -> None:
    for digit in PIN:
        press(page.keypad.key(digit))
    if by_key:
        QTest.keyClick(focus(page), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    else:
        press(named(page, "次へ"))
    assert stand.events[-1] == PinEntered()


def test_going_on_with_fewer_digits_says_what_is_missing_and_asks_nobody(stand: Stand, page: PinPage) -> None:
    press(page.keypad.key(1))
    press(named(page, "次へ"))
    assert PinEntered() not in stand.events
    assert "数字4桁を入力してください" in said(page)
    press(page.keypad.key(2))
    assert "数字4桁を入力してください" not in said(page)


def test_stopping(stand: Stand, page: PinPage) -> None:
    press(named(page, "やめる"))
    assert stand.events == [Cancelled()]


def test_no_digit_is_anywhere_on_the_page(stand: Stand, page: PinPage) -> None:
    keys = set(page.keypad.buttons())
    texts_before = texts(stand.window, keys)
    field = page.findChild(PinField)
    assert isinstance(field, PinField)
    picture = field.grab().toImage()
    for digit in PIN[:2]:
        press(page.keypad.key(digit))
    one = field.grab().toImage()
    assert one != picture
    page.keypad.forget()
    stand.pad.clear()
    for _ in range(2):
        stand.pad.push(1)
    page.refresh()
    assert field.grab().toImage() == one, "the picture of two digits depends on which they are"
    assert field.filled == 2
    assert texts(stand.window, keys) - texts_before == {"暗証番号:4桁のうち2桁を入力しました", "●●"}
    for edit in stand.window.findChildren(QLineEdit):  # dots, for assistive technology, and nothing to be edited
        assert edit.isReadOnly()
        assert set(edit.text()) <= {"●"}
    assert QApplication.clipboard().text() == ""


def texts(window: QWidget, without: set[Button]) -> set[str]:
    found = {window.windowTitle(), window.accessibleName()}
    for widget in window.findChildren(QWidget):
        if widget not in without:
            found |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.objectName()}
            text = getattr(widget, "text", None)
            if callable(text):
                found.add(text())
    return found


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pin", ""),
        ("pin-2-left", "入力できるのは、あと2回です"),
        ("pin-wrong-2-left", "暗証番号が違います。入力できるのは、あと2回です"),
        ("pin-wrong-1-left", "暗証番号が違います。入力できるのは、あと1回です"),
    ],
)
def test_the_tries_left_are_said(stand: Stand, name: str, message: str) -> None:
    stand.window.render(state_of(name))
    assert isinstance(stand.window.page, PinPage)
    texts_shown = said(stand.window.page)
    assert (message in texts_shown) if message else not any("あと" in text for text in texts_shown)


def theme_of(keypad: Keypad) -> Theme:
    return keypad._theme


@pytest.fixture
def clocked(qapp: QApplication) -> Iterator[tuple[Keypad, list[float], list[int]]]:
    clock = [100.0]
    pressed: list[int] = []
    keypad = Keypad(Theme(), now=lambda: clock[0])
    keypad.digit.connect(pressed.append)
    keypad.resize(600, 600)
    keypad.show()
    yield keypad, clock, pressed
    keypad.close()
    keypad.deleteLater()


def test_a_trembling_finger_presses_once(clocked: tuple[Keypad, list[float], list[int]]) -> None:
    keypad, clock, pressed = clocked
    press(keypad.key(5))
    clock[0] += 0.149
    press(keypad.key(5))
    assert pressed == [5]
    clock[0] += 0.15
    press(keypad.key(5))
    assert pressed == [5, 5]


def test_two_different_keys_are_never_too_fast(clocked: tuple[Keypad, list[float], list[int]]) -> None:
    keypad, _, pressed = clocked
    for digit in (1, 2, 1):
        press(keypad.key(digit))
    assert pressed == [1, 2, 1]


def test_different_keys_within_80_ms_count_also_where_the_pause_is_longest(
    clocked: tuple[Keypad, list[float], list[int]],
) -> None:
    keypad, clock, pressed = clocked
    theme_of(keypad).taps.pause = 2.0
    for digit in (4, 7, 4, 1):
        press(keypad.key(digit))
        clock[0] += 0.08
    assert pressed == [4, 7, 4, 1]


@pytest.mark.parametrize(("pause", "counted"), [(0.0, 0.15), (0.3, 0.15), (1.0, 0.5), (2.0, 1.0)])
def test_the_same_key_counts_again_after_half_of_the_pause_and_not_before(
    clocked: tuple[Keypad, list[float], list[int]], pause: float, counted: float
) -> None:
    keypad, clock, pressed = clocked
    theme_of(keypad).taps.pause = pause
    press(keypad.key(5))
    for gap, presses in ((counted - 0.01, 1), (counted - 0.01, 1), (counted + 0.01, 2)):
        clock[0] += gap
        press(keypad.key(5))
        assert pressed == [5] * presses


def test_a_keyboard_is_held_to_the_pause_too(stand: Stand, page: PinPage) -> None:
    theme = stand.window.setting.theme
    try:
        theme.taps.pause = 60  # no machine is slow enough to come after it
        for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
            QTest.keyClick(focus(page), key)
        assert digits_of(stand) == "121"
        QTest.keyClick(focus(page), Qt.Key.Key_Backspace)
    finally:
        theme.taps.pause = 0.0
    for _ in range(2):
        QTest.keyClick(focus(page), Qt.Key.Key_1)
    assert digits_of(stand) == "1211"


def test_the_keys_stand_as_on_a_telephone(clocked: tuple[Keypad, list[float], list[int]]) -> None:
    keypad, _, _ = clocked
    rows: dict[int, list[tuple[int, str]]] = {}
    for key in keypad.buttons():
        rows.setdefault(key.y(), []).append((key.x(), key.text()))
    assert [[text for _, text in sorted(row)] for _, row in sorted(rows.items())] == [
        ["1", "2", "3"],
        ["4", "5", "6"],
        ["7", "8", "9"],
        ["", "0", ""],
    ]
    assert keypad.childAt(QPoint(300, 10)) is keypad.key(2)
