"""What stands around every page: the site's name, the languages, how far the visit is, and where help is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.languagechoice import FEW, LanguageButton, header_button
from kiosk.ui.pages.page import MARGIN
from kiosk.ui.palette import Colour
from kiosk.ui.theme import SMALL, Theme, make_font
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words


class Header(QWidget):
    """The site's name, and the language buttons; where there are many, one that opens the choice of them."""

    HEIGHT: Final = 116
    _NAME: Final = 36
    _NAME_LEAST: Final = 24

    def __init__(
        self,
        theme: Theme,
        site: str,
        languages: tuple[str, ...],
        choose: Callable[[str], None],
        adjust: Callable[[], None] | None = None,
        open_choice: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._site = site
        self.setAccessibleName(site)
        few = languages if 1 < len(languages) <= FEW else ()
        self.buttons = {code: LanguageButton(theme, code, choose, self) for code in few}
        self.opener = header_button(theme, open_choice, self) if len(languages) > FEW else None
        self.display = Button(theme, Kind.LANGUAGE, self)
        self.display.setCheckable(False)
        self.display.setVisible(adjust is not None)
        if adjust is not None:
            self.display.clicked.connect(lambda _checked=False: adjust())

    def _shown(self) -> list[Button]:
        """The buttons from left to right."""
        every = (self.display, *self.buttons.values(), *([self.opener] if self.opener is not None else []))
        return [button for button in every if not button.isHidden()]

    def mark(self, language: str) -> None:
        """Show which language is on."""
        for code, button in self.buttons.items():
            button.setChecked(code == language)

    def _button_height(self) -> int:
        return max([self._theme.px(76), *(button.wanted(self.width()) for button in self._shown())])

    def _name_row(self) -> int:
        """The height of a row of its own for the name, where the buttons leave no room for it; else 0."""
        if not self._theme.least_text or not self._theme.portrait:
            return 0
        return self._theme.px(60)

    def wanted(self) -> int:
        """The height, in pixels."""
        usual = self._theme.px(self.HEIGHT)
        return max(usual, self._button_height() + self._theme.px(24) + self._name_row())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """See `place`."""
        self.place()

    def place(self) -> None:
        """Place the buttons."""
        unit = self._theme.px
        right = self.width() - unit(MARGIN)
        high = self._button_height()
        for button in reversed(self._shown()):
            wide = max(unit(150), button.natural_width())
            row = self._name_row()
            button.setGeometry(right - wide, row + (self.height() - row - high) // 2, wide, high)
            right -= wide + unit(16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground and the name, smaller where it is long."""
        unit = self._theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.surface)
        line = max(1, unit(2))
        painter.fillRect(0, self.height() - line, self.width(), line, self._theme.colours.line)
        row = self._name_row()
        room = min((button.x() for button in self._shown()), default=self.width()) - unit(MARGIN + 24)
        if row:
            room = self.width() - 2 * unit(MARGIN)
        if room < unit(100):  # beside the footer
            painter.end()
            return
        size: float = self._NAME
        while size > self._NAME_LEAST:
            metrics = QFontMetricsF(make_font(max(1, unit(size)), bold=True, language="ja"))
            if metrics.horizontalAdvance(self._site) <= room:
                break
            size -= 1
        # A name in Japan, in the forms of Japan; nobody needs it in order to go on, so it is never large.
        font = make_font(max(1, unit(size)), bold=True, language="ja")
        name = QFontMetricsF(font).elidedText(self._site, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._theme.colours.ink)
        where = QRectF(unit(MARGIN), unit(8) if row else 0, room, row or self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()


class DemoBanner(QWidget):
    """Says that the cards are samples, for as long as they are."""

    HEIGHT: Final = 58

    def wanted(self, width: int) -> int:
        """The height, in pixels."""
        return max(self._theme.px(self.HEIGHT), self.words.wanted(width))

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = Words(theme, size=28, bold=True, colour=Colour.ON_ATTENTION, parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the words."""
        self.words.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.attention)
        painter.end()


_FOOTER_SQUEEZES: Final = (1.0, 0.9, 0.8, 0.7, 0.6)


class Footer(QWidget):
    """One line that is on every page: where help is."""

    HEIGHT: Final = 88

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._type = theme.part()
        self._kept = 0
        self.words = Words(self._type, size=SMALL, colour=Colour.SECONDARY, parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._picture = Picture(theme, "staff", height=56, parent=self)

    def say(self, text: str) -> None:
        """Set the words."""
        self.words.say(text)
        self._place()

    def keep_free(self, right: int) -> None:
        """Leave so many pixels at the right end to something else; the words are set smaller where they must."""
        if right != self._kept:
            self._kept = right
            self._place()

    def wanted(self, width: int) -> int:
        """The height at this width, in pixels: more than usual with large type, and where the smallest has no room."""
        usual = self._theme.px(self.HEIGHT)
        before, self._type.squeeze = self._type.squeeze, 1.0 if self._theme.least_text else _FOOTER_SQUEEZES[-1]
        needed = self.words.wanted(width - 2 * self._theme.px(MARGIN) - self._theme.px(56 + 18) - self._kept)
        self._type.squeeze = before
        return max(usual, needed)

    def _place(self) -> None:
        unit = self._theme.px
        side, gap = unit(56), unit(18)
        room = self.width() - 2 * unit(MARGIN) - side - gap - self._kept
        for squeeze in _FOOTER_SQUEEZES:
            self._type.squeeze = squeeze
            if self.words.wanted(room) <= self.height():
                break
        wide = min(self.words.natural_width(), room)
        portrait = self._theme.portrait
        left = (self.width() - self._kept - wide - side - gap) // 2 if portrait else unit(MARGIN)
        self._picture.setGeometry(left, (self.height() - side) // 2, side, side)
        self.words.setGeometry(left + side + gap, 0, wide, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place picture and words."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground and a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.surface)
        painter.setPen(QPen(self._theme.colours.line, max(1, self._theme.px(2))))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
