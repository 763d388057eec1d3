"""How far the visit is: card, PIN, check, done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui import theme as tones
from kiosk.ui.theme import SMALL, Theme

_BAR: Final = 10
_GAP: Final = 12
_TOP: Final = 30


class StepBar(QWidget):
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
        self.setAccessibleName(description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw bars and names."""
        unit = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin, gap = unit(60), unit(_GAP)
        count = max(1, len(self._names))
        wide = (self.width() - 2 * margin - (count - 1) * gap) / count
        for index, name in enumerate(self._names):
            left = margin + index * (wide + gap)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tones.PRIMARY if index <= self._present else tones.LINE)
            painter.drawRoundedRect(QRectF(left, unit(_TOP), wide, unit(_BAR)), unit(_BAR) / 2, unit(_BAR) / 2)
            here = index == self._present
            painter.setFont(self._theme.font(SMALL, bold=here))
            painter.setPen(tones.PRIMARY if here else tones.SECONDARY)
            where = QRectF(left, unit(_TOP + _BAR + 8), wide, unit(46))
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{index + 1} {name}")
        painter.end()
