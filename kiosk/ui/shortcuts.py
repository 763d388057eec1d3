"""The keys that do the same on every page: of a keyboard, or of a ten-key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kiosk.flow.events import Cancelled

if TYPE_CHECKING:
    from kiosk.ui.window import KioskWindow

_ONWARD: Final = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACKWARD: Final = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_TYPING: Final = (
    *(Qt.Key(Qt.Key.Key_0.value + digit) for digit in range(10)),
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def act_on(window: KioskWindow, event: QKeyEvent) -> None:
    """Do what a key says that the page did not want: Escape stops, arrows move the focus, a digit presses the control
    of its number, Page Down and Page Up turn sheets. A key that is held down, or with Ctrl or Alt, does nothing.

    Where digits are typed they are the page's wherever the focus is: whoever has just chosen a language in the header
    goes on typing.
    """
    page, key = window.page, event.key()
    if page is None or event.isAutoRepeat() or event.modifiers() not in _PLAIN:
        return
    if key == Qt.Key.Key_Escape:
        if window.is_adjusting:
            window.adjust_display()
        else:
            window.setting.post(Cancelled())
    elif key in (*_ONWARD, *_BACKWARD):
        window.focusNextPrevChild(key in _ONWARD)
    elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        page.turn_sheet(1 if key == Qt.Key.Key_PageDown else -1)
    elif page.takes_digits and key in _TYPING:
        page.keyPressEvent(event)
    elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        page.press_nth(key - Qt.Key.Key_0)
