"""Nobody leaves the kiosk: keys, swipes, drags and what a desktop offers do nothing to a locked window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from kiosk.flow.states import EnteringPin, Idle, OutOfService, StaffSignIn
from kiosk.ui.pages import deliberate
from tests.e2e.booth import Booth, new_settings, opened
from tests.e2e.world import World

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
META, SHIFT = Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
SELECTING = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.TextSelectableByKeyboard
    | Qt.TextInteractionFlag.TextEditable
)
WAYS_OUT = [
    (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_Q, CONTROL),
    (Qt.Key.Key_W, CONTROL),
    (Qt.Key.Key_Tab, ALT),
    (Qt.Key.Key_Space, ALT),
    (Qt.Key.Key_F11, NONE),
    (Qt.Key.Key_F1, NONE),
    (Qt.Key.Key_Super_L, META),
    (Qt.Key.Key_D, META),
    (Qt.Key.Key_Delete, CONTROL | ALT),
    (Qt.Key.Key_F2, CONTROL | ALT),
    (Qt.Key.Key_Menu, NONE),
    (Qt.Key.Key_F10, SHIFT),
    (Qt.Key.Key_Print, NONE),
    (Qt.Key.Key_P, CONTROL),
    (Qt.Key.Key_C, CONTROL),
    (Qt.Key.Key_A, CONTROL),
    (Qt.Key.Key_Back, NONE),
    (Qt.Key.Key_HomePage, NONE),
]


@pytest.fixture(params=["reception", "atm"])
def booth(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Booth]:
    monkeypatch.setattr(deliberate, "READ_MS", 0)
    settings = new_settings(request.param, tmp_path, display={"fullscreen": True, "debounce_ms": 0})
    with opened(qapp, world, tmp_path, request.param, settings=settings, locked=True) as made:
        yield made


def test_at_ones_own_pc_the_window_is_like_any_other(qapp: QApplication, world: World, tmp_path: Path) -> None:
    with opened(qapp, world, tmp_path, "desktop", locked=True) as booth:
        assert booth.window.close()


def parts(booth: Booth) -> list[QWidget]:
    return [each for each in (booth.window, *booth.window.findChildren(QWidget)) if each.isVisible()]


def assert_still_there(booth: Booth) -> None:
    booth.breathe()
    assert booth.window.isVisible()
    assert not booth.window.isMinimized()
    assert QApplication.activePopupWidget() is None
    assert not any(isinstance(each, QMenu) and each.isVisible() for each in QApplication.topLevelWidgets())
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [booth.window]


def test_no_key_leaves_the_idle_page(booth: Booth) -> None:
    for key, modifiers in WAYS_OUT:
        booth.key(key, modifiers)
        QTest.keyClick(booth.window, key, modifiers)
        assert_still_there(booth)
    assert isinstance(booth.state, Idle)


def test_on_the_pin_page_only_escape_does_anything_and_it_ends_the_visit(booth: Booth) -> None:
    """No key copies, prints or closes; Escape is the page's own "stop", if it is anything."""
    booth.door.place(booth.world.card("hanako"))
    booth.reach(EnteringPin)
    asked = booth.state
    booth.key(Qt.Key.Key_4)
    for key, modifiers in WAYS_OUT[1:]:
        booth.key(key, modifiers)
        assert_still_there(booth)
        assert booth.state == asked, key
    assert booth.app.pad.length <= 1
    booth.key(Qt.Key.Key_Escape)
    assert_still_there(booth)
    booth.go_home()


def test_the_compositors_wish_to_close_is_not_granted(booth: Booth) -> None:
    event = QCloseEvent()
    QApplication.sendEvent(booth.window, event)
    assert not event.isAccepted()
    assert not booth.window.close()
    handle = booth.window.windowHandle()
    assert handle is not None
    assert not handle.close()
    assert_still_there(booth)


def test_a_swipe_from_an_edge_opens_nothing(booth: Booth) -> None:
    """Neither as a mouse nor as a finger."""
    finger = QTest.createTouchDevice()
    wide, high = booth.window.width() - 1, booth.window.height() - 1
    middle = QPoint(wide // 2, high - 40)  # where nothing lies that could be pressed
    for edge in (QPoint(0, high // 2), QPoint(wide, high // 2), QPoint(wide // 2, 0), QPoint(wide // 2, high)):
        QTest.mousePress(booth.window, Qt.MouseButton.LeftButton, pos=edge)
        for part in range(1, 6):
            QTest.mouseMove(booth.window, edge + (middle - edge) * (part / 5))
        QTest.mouseRelease(booth.window, Qt.MouseButton.LeftButton, pos=middle)
        touch = QTest.touchEvent(booth.window, finger)
        touch.press(0, edge, booth.window).commit()
        touch.move(0, (edge + middle) / 2, booth.window).commit()
        touch.release(0, middle, booth.window).commit()
        assert_still_there(booth)
    assert isinstance(booth.state, Idle)


def test_there_is_no_menu_to_a_long_press_and_nothing_to_drop_or_to_select(booth: Booth) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    data = QMimeData()
    data.setText("a file, say")
    for part in parts(booth):
        spot = part.rect().center()
        menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, part.mapToGlobal(spot))
        QApplication.sendEvent(part, menu)
        entering = QDragEnterEvent(spot, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
        entering.ignore()
        QApplication.sendEvent(part, entering)
        assert not part.acceptDrops()
        assert not entering.isAccepted()
        dropping = QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
        dropping.ignore()
        QApplication.sendEvent(part, dropping)
        assert not dropping.isAccepted()
        if isinstance(part, QLabel):
            assert not part.textInteractionFlags() & SELECTING, f"{part} lets its text be selected"
        wheel = QWheelEvent(
            QPointF(spot),
            QPointF(part.mapToGlobal(spot)),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(part, wheel)
    assert_still_there(booth)
    assert clipboard.text() == ""
    assert isinstance(booth.state, Idle)


def test_what_somebody_left_in_the_clipboard_is_gone_after_the_visit(booth: Booth) -> None:
    booth.door.place(booth.world.card("hanako"))
    booth.reach(EnteringPin)
    QGuiApplication.clipboard().setText("by a keyboard that somebody plugged in")
    booth.go_home()
    assert QGuiApplication.clipboard().text() == ""


def test_a_window_that_was_hidden_or_made_small_stays_whole(booth: Booth) -> None:
    """Whoever the session's manager is: the state of the window is not a visitor's."""
    QApplication.sendEvent(booth.window, QEvent(QEvent.Type.Quit))
    assert booth.window.isVisible()
    assert isinstance(booth.state, Idle | OutOfService | StaffSignIn)
