from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.staff.gesture import HOLD, StaffGesture


class _Desk:
    """A window with a target in it, a clock, and how often staff was let in."""

    def __init__(self, qtbot: QtBot) -> None:
        self.now = 50.0
        self.wanted = 0
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.target = QWidget(self.window)
        self.target.resize(200, 80)
        self.gesture = StaffGesture(self.target, self.window, self._let_in, lambda: self.now)
        self.window.show()

    def _let_in(self) -> None:
        self.wanted += 1

    @property
    def due(self) -> int:
        """Milliseconds until it opens; -1 while no finger holds."""
        return self.gesture._timer.interval() if self.gesture._timer.isActive() else -1


@pytest.fixture
def desk(qtbot: QtBot) -> _Desk:
    return _Desk(qtbot)


def test_a_finger_that_stays_opens(qtbot: QtBot, desk: _Desk) -> None:
    QTest.mousePress(desk.target, Qt.MouseButton.LeftButton)
    assert desk.due == HOLD * 1000
    desk.gesture._timer.start(1)
    qtbot.waitUntil(lambda: desk.wanted == 1)


def test_a_finger_that_lifts_for_a_moment_goes_on_where_it_was(qtbot: QtBot, desk: _Desk) -> None:
    QTest.mousePress(desk.target, Qt.MouseButton.LeftButton)
    desk.now += 2.0
    QTest.mouseRelease(desk.target, Qt.MouseButton.LeftButton)
    assert desk.due == -1
    desk.now += 0.3
    QTest.mousePress(desk.target, Qt.MouseButton.LeftButton)
    assert desk.due == pytest.approx(700, abs=1)


def test_taps_never_open(qtbot: QtBot, desk: _Desk) -> None:
    for _ in range(40):
        QTest.mousePress(desk.target, Qt.MouseButton.LeftButton)
        desk.now += 0.1
        QTest.mouseRelease(desk.target, Qt.MouseButton.LeftButton)
        desk.now += 0.5
    assert desk.due == -1
    assert desk.wanted == 0


def test_a_keyboard_opens_too(qtbot: QtBot, desk: _Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F12)
    assert desk.wanted == 0
    QTest.keyClick(desk.window, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    assert desk.wanted == 1
