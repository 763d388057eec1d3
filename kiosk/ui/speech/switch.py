"""The button that switches speech on, at the right of the footer, with the key that does the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from kiosk.ui.frame import Footer
from kiosk.ui.pages.page import MARGIN
from kiosk.ui.texts import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind

_HIGH: Final = 64
_GAP: Final = 24


class Switch(Button):
    """Touched, or by its key, it lets the kiosk speak."""

    def __init__(self, theme: Theme, turn_on: Callable[[], None], window: QWidget, key: str) -> None:
        super().__init__(theme, Kind.LANGUAGE, window)
        self.setCheckable(False)
        self._key = key
        self.clicked.connect(lambda _checked=False: turn_on())
        self.hide()

    def stand(self, footer: Footer, *, there: bool) -> None:
        """Set the words, and stand at the right end of the footer, or not at all."""
        self.setVisible(there)
        if not there:
            footer.keep_free(0)
            return
        word = translate("Speech", "Read aloud")
        self.say(f"{word}  {self._key}" if self._key else word, word)
        wide, high = self.natural_width(), self._theme.px(_HIGH)
        place = footer.geometry()
        right = place.right() + 1 - self._theme.px(MARGIN)
        self.setGeometry(right - wide, place.center().y() - high // 2, wide, high)
        self.raise_()
        footer.keep_free(wide + self._theme.px(_GAP))
