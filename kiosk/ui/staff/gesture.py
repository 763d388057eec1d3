"""How staff opens their menu: press the site's name for three seconds, or Ctrl+F12. Then comes the passcode.

A finger that trembles, slips a little or lifts for a moment still does it; the taps of a visitor in a hurry do not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

HOLD: Final = 3.0  # seconds
_LIFTED: Final = 0.4  # seconds that the finger may be away


class StaffGesture(QObject):
    """Watches `target` for the long press and `window` for the key; calls `wanted` once for each."""

    def __init__(
        self,
        target: QWidget,
        window: QWidget,
        wanted: Callable[[], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(target)
        self._wanted = wanted
        self._now = now
        self._began: float | None = None
        self._lifted: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._held)
        target.installEventFilter(self)
        window.installEventFilter(self)
        self._target = target
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take the finger on the target, and the key; leave everything else alone."""
        if watched is self._target:
            match event.type():
                # Taken here: whoever takes the press gets the release too.
                case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                    self._pressed()
                    return True
                case QEvent.Type.MouseButtonRelease:
                    self._released()
                    return True
                case _:
                    pass
        if watched is self._window and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_F12 and control and not event.isAutoRepeat():
                self._wanted()
                return True
        return False

    def _pressed(self) -> None:
        now = self._now()
        if self._began is None or self._lifted is None or now - self._lifted > _LIFTED:
            self._began = now
        self._lifted = None
        self._timer.start(max(0, round((self._began + HOLD - now) * 1000)))

    def _released(self) -> None:
        self._lifted = self._now()
        self._timer.stop()

    def _held(self) -> None:
        if self._began is not None and self._lifted is None:
            self._began = None
            self._wanted()
