"""How far the visit is: card, PIN, check, done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.theme import SMALL, Theme
from kiosk.ui.widgets import ruby

_BAR: Final = 10
_GAP: Final = 12
_TOP: Final = 30
_ROOM: Final = 56
_LEAST: Final = 20


class StepBar(QLabel):
    """Bars with their names; those up to the present step are filled."""

    HEIGHT: Final = 104

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._present = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the steps."""
        return self._names

    def show_step(self, names: tuple[str, ...], present: int, description: str) -> None:
        """Show the names, and which step is present, counted from 0."""
        self._names, self._present = names, present
        ruby.name(self, description)
        self.update()

    def _fitting(self, text: str, wide: float, *, bold: bool) -> QFont:
        """The font in which a name fits under its bar: smaller where it is long."""
        size: float = SMALL
        while size > _LEAST and ruby.advance(text, self._theme.font(size, bold=bold)) > wide:
            size -= 1
        return self._theme.font(size, bold=bold)

    def wanted(self) -> int:
        """The height, in pixels."""
        return max(
            self._theme.px(self.HEIGHT), self._theme.px(_TOP + _BAR + 8) + round(self._theme.text_px(SMALL) * 1.4)
        )

    def _room(self) -> float:
        """The width of one bar, in pixels."""
        count = max(1, len(self._names))
        return (self.width() - 2 * self._theme.px(60) - (count - 1) * self._theme.px(_GAP)) / count

    def too_wide(self) -> tuple[str, ...]:
        """The names that do not fit under their bars, small as they are set."""
        if self._theme.least_text:
            return ()
        texts = [(f"{index + 1} {name}", index == self._present) for index, name in enumerate(self._names)]
        wide = self._room()
        return tuple(text for text, here in texts if ruby.advance(text, self._fitting(text, wide, bold=here)) > wide)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw bars and names."""
        unit = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin, gap = unit(60), unit(_GAP)
        wide = self._room()
        large = bool(self._theme.least_text)  # of which there is room for the present one's name only
        top, room = unit(_TOP + _BAR + 6), self.wanted() - unit(_TOP + _BAR + 8)
        for index, name in enumerate(self._names):
            left = margin + index * (wide + gap)
            here = index == self._present
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colours.primary if index <= self._present else self._theme.colours.line)
            painter.drawRoundedRect(QRectF(left, unit(_TOP), wide, unit(_BAR)), unit(_BAR) / 2, unit(_BAR) / 2)
            if large and not here:
                continue
            painter.setPen(self._theme.colours.primary if here else self._theme.colours.secondary)
            text = f"{index + 1} {name}"
            font = self._fitting(text, self.width() - 2 * margin if large else wide, bold=here)
            ruby.draw_line(painter, margin if large else left, ruby.base_of(top, room, font, text), text, font)
        painter.end()
