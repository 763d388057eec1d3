"""Questions that are not answered by a double tap on the page before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer

from kiosk.ui.pages.page import Page, Setting

# A button lies where one lay on the page before, and a double tap there is no answer: nobody reads faster than this.
READ_MS: Final = 700


class DeliberatePage(Page):
    """A page whose answers are taken only from READ_MS after its question came up."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._asked: object = None
        self._standing = QElapsedTimer()

    def ask(self, question: object) -> None:
        """A question stands on the page; the same object again is the same question, in another language perhaps."""
        if question is not self._asked:
            self._asked = question
            self._standing.start()
            self.theme.taps.turn_page()
            if self.isVisible():  # the focus does not stay on the answer to the question before
                self.first_focus().setFocus()

    def forget(self) -> None:
        """Drop the question: it may be about somebody."""
        self._asked = None
        super().forget()

    def press_nth(self, number: int) -> None:
        """As on every page, once the question could be read: a digit may still be meant for the keypad before."""
        if self.ready:
            super().press_nth(number)

    @property
    def ready(self) -> bool:
        """Whether the question has been standing for long enough to be answered."""
        return self._standing.hasExpired(READ_MS)

    def when_ready(self, answer: Callable[[], None]) -> Callable[[], None]:
        """The answer, taken only once the question could be read."""

        def take() -> None:
            if self.ready:
                answer()

        return take
