"""The page that may be wiped: nothing on it can be touched, and it says for how long."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.states import Cleaning
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.words import Words

_TICK: Final = 200  # milliseconds


class CleaningPage(Page):
    """A countdown. When it is over the flow goes back to the menu by itself."""

    def __init__(self, setting: Setting, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(setting)
        self._now = now
        self._began: float | None = None
        self._left = Words(self.theme, size=120, bold=True)
        self.compose([self.title, self.text, self._left], [], [])
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._count)

    def first_focus(self) -> QWidget:
        """Nothing that could be pressed."""
        return self

    def display(self, state: Cleaning) -> None:
        """Set the words."""
        del state
        self.title.say(translate("StaffPages", "You can wipe the screen now"))
        self.text.say(translate("StaffPages", "Touches do nothing until the time is over."))
        if self._began is None:
            self._began = self._now()
        self._count()

    def _count(self) -> None:
        if self._began is None:
            return
        left = max(0, round(self.setting.timing.cleaning - (self._now() - self._began)))
        self._left.say(translate("StaffPages", "{seconds} s").format(seconds=left))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Count as long as somebody sees it."""
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin anew the next time."""
        self._timer.stop()
        self._began = None
        super().hideEvent(event)
