"""What stands around every page: the site's name, the languages, how far the visit is, and where help is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui import theme as tones
from kiosk.ui.pages.page import MARGIN
from kiosk.ui.theme import SMALL, Theme
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words

# Each language's own name for itself; not translated.
LANGUAGE_NAMES: Final = {"ja": "日本語", "en": "English"}


class Header(QWidget):
    """The site's name and the language buttons."""

    HEIGHT: Final = 116
    _NAME: Final = 36
    _NAME_LEAST: Final = 24

    def __init__(self, theme: Theme, site: str, languages: tuple[str, ...], choose: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self._site = site
        self.setAccessibleName(site)
        self.buttons: dict[str, Button] = {}
        for code in languages if len(languages) > 1 else ():
            button = Button(theme, Kind.LANGUAGE, self)
            button.say(LANGUAGE_NAMES[code])
            button.clicked.connect(lambda _checked=False, code=code: choose(code))
            self.buttons[code] = button

    def mark(self, language: str) -> None:
        """Show which language is on."""
        for code, button in self.buttons.items():
            button.setChecked(code == language)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the buttons."""
        unit = self._theme.px
        right = self.width() - unit(MARGIN)
        high = unit(76)
        for button in reversed(self.buttons.values()):
            wide = max(unit(150), button.natural_width())
            button.setGeometry(right - wide, (self.height() - high) // 2, wide, high)
            right -= wide + unit(16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground and the name, smaller where it is long."""
        unit = self._theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), tones.SURFACE)
        line = max(1, unit(2))
        painter.fillRect(0, self.height() - line, self.width(), line, tones.LINE)
        room = min((button.x() for button in self.buttons.values()), default=self.width()) - unit(MARGIN + 24)
        size: float = self._NAME
        while size > self._NAME_LEAST:
            metrics = QFontMetricsF(self._theme.font(size, bold=True))
            if metrics.horizontalAdvance(self._site) <= room:
                break
            size -= 1
        font = self._theme.font(size, bold=True)
        name = QFontMetricsF(font).elidedText(self._site, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(tones.INK)
        where = QRectF(unit(MARGIN), 0, room, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()


class DemoBanner(QWidget):
    """Says that the cards are samples, for as long as they are."""

    HEIGHT: Final = 58

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = Words(theme, size=28, bold=True, parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the words."""
        self.words.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tones.ATTENTION)
        painter.end()


class Footer(QWidget):
    """One line that is on every page: where help is."""

    HEIGHT: Final = 88

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = Words(theme, size=SMALL, colour=tones.SECONDARY, parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._picture = Picture(theme, "staff", height=56, parent=self)

    def say(self, text: str) -> None:
        """Set the words."""
        self.words.say(text)
        self._place()

    def _place(self) -> None:
        unit = self._theme.px
        side, gap = unit(56), unit(18)
        wide = min(self.words.natural_width(), self.width() - 2 * unit(MARGIN) - side - gap)
        left = (self.width() - wide - side - gap) // 2 if self._theme.portrait else unit(MARGIN)
        self._picture.setGeometry(left, (self.height() - side) // 2, side, side)
        self.words.setGeometry(left + side + gap, 0, wide, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place picture and words."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground and a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tones.SURFACE)
        painter.setPen(QPen(tones.LINE, max(1, self._theme.px(2))))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
