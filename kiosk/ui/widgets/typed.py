"""Fields that show what was typed, large enough to be compared with a paper."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.field import Field

_HIGH: Final = 124
_WIDEST: Final = 760
_SIZE: Final = 60
_LEAST: Final = 30
_PADDING: Final = 32


class _Field(Field):
    """What both kinds have in common. What they show is the visitor's own, so it is marked as private."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setProperty("private", True)  # noqa: FBT003 (Qt's order)

    def wanted(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The height, in pixels."""
        return self.theme.px(_HIGH)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """One line."""
        return QSize(self.theme.px(_WIDEST), self.theme.px(_HIGH))


class TypedField(_Field):
    """One line of text with a caret after it; smaller where it is long."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._text = ""

    def show_text(self, text: str, description: str) -> None:
        """Show a text; `description` is what assistive technology says."""
        self._text = text
        ruby.name(self, description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the field, the text and the caret."""
        unit = self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(self.width(), unit(_WIDEST))
        left = (self.width() - wide) / 2 if self.theme.portrait else 0.0
        pen = max(2.0, unit(5))
        box = QRectF(left, 0, wide, self.height()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
        painter.setPen(QPen(self.theme.colours.primary, pen))
        painter.setBrush(self.theme.colours.surface)
        painter.drawRoundedRect(box, unit(16), unit(16))
        room = box.width() - 2 * unit(_PADDING)
        size = float(_SIZE)
        while size > _LEAST and QFontMetricsF(self.theme.font(size, bold=True)).horizontalAdvance(self._text) > room:
            size -= 2
        font = self.theme.font(size, bold=True)
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(self._text, Qt.TextElideMode.ElideLeft, room)
        painter.setFont(font)
        painter.setPen(self.theme.colours.ink)
        inner = box.adjusted(unit(_PADDING), 0, -unit(_PADDING), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        caret = inner.left() + metrics.horizontalAdvance(text) + unit(6)
        painter.fillRect(
            QRectF(caret, box.center().y() - unit(32), max(2.0, unit(4)), unit(64)), self.theme.colours.primary
        )
        painter.end()


class DateField(_Field):
    """Year, month and day, a place for each digit, with what stands between them: 年, 月, 日."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._digits = ""
        self._groups: tuple[tuple[int, str], ...] = ((4, ""), (2, ""), (2, ""))

    def show_digits(self, digits: str, groups: tuple[tuple[int, str], ...], description: str) -> None:
        """Show digits in groups of so many places, each with its unit after it."""
        self._digits = digits
        self._groups = groups
        ruby.name(self, description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the places, the digits in them, and the units."""
        unit = self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = self.theme.font(34, bold=True)
        gap, between = unit(8), unit(14)
        units = [ruby.advance(name, small) + (between if name else 0) for _, name in self._groups]
        places = sum(count for count, _ in self._groups)
        fixed = sum(units) + gap * (places - 1) + 2 * between
        wide = min(float(unit(84)), (self.width() - fixed) / places)
        x = (self.width() - fixed - wide * places) / 2 if self.theme.portrait else 0.0
        index = 0
        for (count, name), reserved in zip(self._groups, units, strict=True):
            for _ in range(count):
                self._draw_place(painter, QRectF(x, 0, wide, self.height()), index)
                index += 1
                x += wide + gap
            if name:
                painter.setPen(self.theme.colours.ink)
                ruby.draw_line(painter, x, ruby.base_of(0, self.height(), small, name), name, small)
            x += reserved + between
        painter.end()

    def _draw_place(self, painter: QPainter, where: QRectF, index: int) -> None:
        unit = self.theme.px
        here = index == len(self._digits)
        pen = max(2.0, unit(5 if here else 3))
        painter.setPen(QPen(self.theme.colours.primary if here else self.theme.colours.edge, pen))
        painter.setBrush(self.theme.colours.surface)
        painter.drawRoundedRect(where.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), unit(14), unit(14))
        if index < len(self._digits):
            painter.setFont(self.theme.font(52, bold=True))
            painter.setPen(self.theme.colours.ink)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._digits[index])
