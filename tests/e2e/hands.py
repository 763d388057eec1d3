"""Somebody in front of the window: finds things as assistive technology does, and acts by finger, mouse or keys only.

Every event enters where the platform's own enter: at the native window. Whatever covers a control is hit instead of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.ui.pages.page import Page
from tests.e2e.doors import PATIENCE

_ROLE: Final = QAccessible.Role
_PRESSED: Final = (_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton)
_MOST_TABS: Final = 60


class Device(Enum):
    """What a visitor acts with."""

    TOUCH = "touch"
    MOUSE = "mouse"
    KEYS = "keys"


class Onward(Enum):
    """How somebody with a keyboard comes to a control."""

    TAB = Qt.Key.Key_Tab
    ARROWS = Qt.Key.Key_Down
    BACK = Qt.Key.Key_Up
    NUMBERS = None  # its place on the page, as with a ten-key; what lies outside the page by the tabulator


def _walk(found: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """All that is there to be seen, below an interface."""
    if found is None or found.state().invisible:
        return
    yield found
    for index in range(found.childCount()):
        yield from _walk(found.child(index))


def _name_of(found: QAccessibleInterface) -> str:
    return found.text(QAccessible.Text.Name).strip()


def _first_line(found: QAccessibleInterface) -> str:
    return _name_of(found).split("\n")[0]


def _focused() -> QAccessibleInterface | None:
    """What has the keyboard; the binding's own type forgets that there may be nothing."""
    return QAccessible.queryAccessibleInterface(QGuiApplication.focusObject())


def read(window: QWidget) -> list[str]:
    """Every name and text that assistive technology finds, in its order."""
    return [name for found in _walk(QAccessible.queryAccessibleInterface(window)) if (name := _name_of(found))]


class Hands:
    """One visitor's hands at one window; `onward` matters to keys only."""

    def __init__(self, window: QWidget, device: Device, onward: Onward = Onward.TAB) -> None:
        self._window = window
        self._device = device
        self._onward = onward
        self._finger = QTest.createTouchDevice()

    @property
    def _native(self) -> QWindow:
        handle = self._window.windowHandle()
        assert handle is not None, "the window is not on the screen"
        return handle

    def press(self, name: str) -> None:
        """Press the one control of this name; of a choice its first line is the name."""
        if self._device is not Device.KEYS:
            self._hit(self._find(name))
        elif self._onward is Onward.NUMBERS and (place := self._place_of(name)):
            self._key(Qt.Key(Qt.Key.Key_0.value + place))
        else:
            self._go_to(name)
            self._key(Qt.Key.Key_Return)

    def enter(self, digits: str, confirm: str) -> None:
        """Enter digits and go on by the control of this name; by keys with Enter, where that presses nothing else."""
        for digit in digits:
            if self._device is Device.KEYS:
                self._key(Qt.Key(Qt.Key.Key_0.value + int(digit)))
            else:
                self.press(digit)
        if self._device is Device.KEYS and not self._on_control():
            self._key(Qt.Key.Key_Return)
        else:
            self.press(confirm)

    def _on_control(self) -> bool:
        focused = _focused()
        return focused is not None and focused.role() in _PRESSED

    def _place_of(self, name: str) -> int:
        """The number of the control on its page, from above and from the left; 0 outside, or where digits are typed."""
        controls = [
            found
            for page in self._window.findChildren(Page)
            for found in _walk(QAccessible.queryAccessibleInterface(page))
            if found.role() in _PRESSED
        ]
        controls.sort(key=lambda found: (found.rect().y(), found.rect().x()))
        names = [_first_line(found) for found in controls]
        return 0 if "0" in names or name not in names else names.index(name) + 1

    def _find(self, name: str) -> QPoint:
        """The middle of the control, in the window."""
        there = [
            found
            for found in _walk(QAccessible.queryAccessibleInterface(self._window))
            if found.role() in _PRESSED and _first_line(found) == name and not found.state().disabled
        ]
        assert len(there) == 1, f"{len(there)} controls {name!r} of {read(self._window)}"
        return self._window.mapFromGlobal(there[0].rect().center())

    def _hit(self, spot: QPoint) -> None:
        if self._device is Device.MOUSE:
            QTest.mouseMove(self._native, spot)
            QTest.mouseClick(self._native, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        else:
            QTest.touchEvent(self._native, self._finger).press(0, spot, self._native).commit()
            QTest.touchEvent(self._native, self._finger).release(0, spot, self._native).commit()

    def _go_to(self, name: str) -> None:
        """Move the focus until it is where the name is; it has to be seen there."""
        assert QGuiApplication.focusWindow() is self._native, "the keyboard is somewhere else"
        passed: list[str] = []
        for _ in range(_MOST_TABS):
            focused = _focused()
            here = _first_line(focused) if focused is not None else ""
            if focused is not None and focused.role() in _PRESSED and here == name:
                assert focused.state().focused
                assert not focused.state().invisible
                return
            passed.append(here)
            self._key(self._onward.value or Qt.Key.Key_Tab)
        raise AssertionError(f"no key led to {name!r}; the focus was on {passed}")

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(self._native, key)


def breathe() -> None:
    """Let happen what is due, or wait a moment for it."""
    loop = QEventLoop()
    QTimer.singleShot(1, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool], what: Callable[[], str]) -> None:
    """Let things happen until something is true; `what` says what is there instead."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what()
        breathe()
