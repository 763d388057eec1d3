"""Text on a page: broken between phrases, with a real line height, never clipped."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.i18n.ruby import plain
from kiosk.ui import typefaces
from kiosk.ui.modes import Mode
from kiosk.ui.palette import Colour
from kiosk.ui.theme import BODY, Theme
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.phrases import break_lines, widest_word

_HEADING_LEADING: Final = 1.3
_TEXT_LEADING: Final = 1.5
_HEADING_FROM: Final = 48


class Words(QLabel):
    """One text in one size and colour. `text()` is the plain text, for assistive technology and for tests; readings
    stand above the lines.

    QLabel itself knows neither phrases nor the line height of a plain text, so the lines are set here.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        size: float = BODY,
        bold: bool = False,
        colour: Colour = Colour.INK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._bold = bold
        self._colour = colour
        self._marked = ""
        self._others: tuple[str, ...] = ()
        self._leading = _HEADING_LEADING if size >= _HEADING_FROM else _TEXT_LEADING
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, text: str) -> None:
        """Show a text; "" hides the label, so that it takes no room."""
        if text != self._marked:
            self._marked = text
            self.setText(plain(text))
            ruby.name(self, text)
        self.setVisible(bool(text))
        self.update()

    def keep_room(self, *texts: str) -> None:
        """Be as high as the highest of these texts would be, whatever is said, also while nothing is.

        What stands below stays where it is then. With larger letters or low reach there is no room to keep.
        """
        self._others = texts

    @property
    def keeps_room(self) -> bool:
        """Whether the label has its place on the page also while it is hidden."""
        return bool(self._others) and not self._theme.modes & {Mode.LARGE, Mode.LOW_REACH}

    def recolour(self, colour: Colour) -> None:
        """Change the colour."""
        self._colour = colour
        self.update()

    def typeface(self) -> QFont:
        """The font in which the text is set at present."""
        return self._theme.font(self._size, bold=self._bold)

    def lines(self, width: int) -> tuple[str, ...]:
        """The lines in which the text stands in a column of this many pixels."""
        return self._lines_of(self._marked, width)

    def line_height(self) -> float:
        """From one base line to the next, in pixels."""
        return self._line_height_of(self._marked)

    def wanted(self, width: int) -> int:
        """The height that the text needs in a column of this many pixels."""
        texts = [*self._others, self._marked] if self.keeps_room else [self._marked]
        return math.ceil(max(len(self._lines_of(text, width)) * self._line_height_of(text) for text in texts))

    def natural_width(self) -> int:
        """The width of the text when nothing is broken but its paragraphs, in pixels."""
        font = self.typeface()
        return math.ceil(max(ruby.advance(line, font) for line in self._marked.split("\n"))) + 1

    def narrowest(self) -> int:
        """The width below which a word would be broken, in pixels."""
        return math.ceil(widest_word(self._marked, self.typeface())) + 1

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """See `wanted`."""
        return self.wanted(width)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """One line."""
        return QSize(self.natural_width(), self.wanted(self.natural_width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Nothing: the page decides."""
        return QSize(0, 0)

    def _lines_of(self, text: str, width: int) -> tuple[str, ...]:
        return break_lines(text, self.typeface(), max(1, width))

    def _line_height_of(self, text: str) -> float:
        leading = ruby.leading(text, max(self._leading, typefaces.least_leading()))
        return self._theme.text_px(self._size) * leading

    def placed_lines(self) -> Iterator[tuple[int, float, str]]:
        """Each line as it is drawn, with where it begins on its base line, in pixels of the label."""
        font = self.typeface()
        lines = self.lines(self.width())
        height = self.line_height()
        alignment = self.alignment()
        top = 0.0
        if alignment & Qt.AlignmentFlag.AlignVCenter:
            top = (self.height() - len(lines) * height) / 2
        base = ruby.base_of(top, height, font, self._marked)
        for line in lines:
            left = 0.0
            if alignment & Qt.AlignmentFlag.AlignHCenter:
                left = (self.width() - ruby.advance(line, font)) / 2
            yield round(left), base, line
            base += height

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(self._theme.colours.of(self._colour))
        for left, base, line in self.placed_lines():
            ruby.draw_line(painter, left, base, line, self.typeface())
        painter.end()
