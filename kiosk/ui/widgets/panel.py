"""Panels: a rounded ground with some blocks in it, as high as they need."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.palette import Colour
from kiosk.ui.theme import BODY, SMALL, Theme
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words

_RADIUS: Final = 22
_LABELS: Final = 0.42  # of the width of a table, at most


class Block(Protocol):
    """Anything that a page or a panel stacks: it says how high it wants to be at a width (pixels)."""

    def wanted(self, width: int) -> int:
        """The best height."""
        ...


class Tone(Enum):
    """Ground and border of a panel."""

    PLAIN = (Colour.SURFACE, Colour.LINE)
    ATTENTION = (Colour.ATTENTION_TINT, Colour.ATTENTION)
    ERROR = (Colour.ERROR_TINT, Colour.ERROR)
    SUCCESS = (Colour.SUCCESS_TINT, Colour.SUCCESS)


class Panel(QWidget):
    """A ground on which `lay_out` places the children."""

    def __init__(self, theme: Theme, tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.tone = tone

    def lay_out(self, width: int, *, place: bool) -> int:
        """Return the height that the children need at this width, in pixels; place them when asked to."""
        raise NotImplementedError

    def wanted(self, width: int) -> int:
        """The height at this width, in pixels."""
        return self.lay_out(width, place=False)

    def refit(self) -> None:
        """Place the children for the present unit."""
        self.lay_out(self.width(), place=True)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The page decides."""
        return QSize(self.theme.px(400), self.wanted(self.theme.px(400)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the children."""
        self.refit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground."""
        ground, border = (self.theme.colours.of(each) for each in self.tone.value)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(1.0, self.theme.px(3))
        painter.setPen(QPen(border, width))
        painter.setBrush(ground)
        inset = width / 2
        radius = self.theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()


class Note(Panel):
    """One thing to mind, with a picture at its left."""

    _PADDING: Final = 34

    def __init__(
        self,
        theme: Theme,
        tone: Tone = Tone.ATTENTION,
        *,
        picture: str = "",
        picture_height: float = 96,
        size: float = 34,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tone, parent)
        self.words = Words(theme, size=size, bold=bold, parent=self)
        self.picture = Picture(theme, picture, height=picture_height, parent=self) if picture else None

    def say(self, text: str) -> None:
        """Show a text; "" hides the note."""
        self.words.say(text)
        self.setVisible(bool(text))
        self.lay_out(self.width(), place=True)

    def lay_out(self, width: int, *, place: bool) -> int:
        """See Panel."""
        unit = self.theme.px
        padding = unit(self._PADDING)
        left = padding
        high = 0
        if self.picture is not None:
            high = self.picture.wanted(width)
            side = round(high * (1.28 if self.picture.name.endswith("-card") else 1.0))
            left += side + unit(26)
        room = width - left - padding
        text = self.words.wanted(room)
        total = max(text + 2 * unit(20), high + 2 * unit(18))
        if place:
            if self.picture is not None:
                self.picture.setGeometry(padding, (total - high) // 2, left - padding - unit(26), high)
            self.words.setGeometry(left, (total - text) // 2, room, text)
        return total


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value; `tone` marks a value that is a verdict."""

    label: str
    value: str
    colour: Colour | None = None


class Rows(Panel):
    """A small table of labels and values."""

    _PADDING: Final = 36

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Tone.PLAIN, parent)
        self._pairs: list[tuple[Words, Words]] = []

    def fill(self, rows: tuple[Row, ...]) -> None:
        """Show these rows instead of the ones before; () hides the panel."""
        while len(self._pairs) < len(rows):
            label = Words(self.theme, size=SMALL, colour=Colour.SECONDARY, parent=self)
            value = Words(self.theme, size=BODY, bold=True, parent=self)
            self._pairs.append((label, value))
        for index, (label, value) in enumerate(self._pairs):
            row = rows[index] if index < len(rows) else Row("", "")
            label.say(row.label)
            value.say(row.value)
            value.recolour(row.colour or Colour.INK)
        self.setVisible(bool(rows))
        self.lay_out(self.width(), place=True)
        self.update()

    def lay_out(self, width: int, *, place: bool) -> int:
        """See Panel."""
        unit = self.theme.px
        padding = unit(self._PADDING)
        shown = [(label, value) for label, value in self._pairs if label.text()]
        if any(label.narrowest() > width * _LABELS for label, _ in shown) or any(
            value.narrowest() > width * (1 - _LABELS) - 2 * padding - unit(36) for _, value in shown
        ):
            return self._lay_out_below(shown, width, place=place)
        column = max((label.natural_width() for label, _ in shown), default=0)
        column = min(column, round(width * _LABELS))
        left = padding + column + unit(36)
        room = width - left - padding
        y = unit(26)
        for index, (label, value) in enumerate(shown):
            heights = label.wanted(column), value.wanted(room)
            high = max(heights)
            if place:
                first = round(value.line_height() - label.line_height()) // 2  # on one line with the value's first
                label.setGeometry(padding, y + max(0, first), column, heights[0])
                value.setGeometry(left, y, room, heights[1])
            y += high + (unit(8) if index < len(shown) - 1 else 0)
        return y + unit(26)

    def _lay_out_below(self, shown: list[tuple[Words, Words]], width: int, *, place: bool) -> int:
        """Each value below its label: side by side, a word would have to be broken."""
        unit = self.theme.px
        padding = unit(self._PADDING)
        room = width - 2 * padding
        y = unit(26)
        for index, (label, value) in enumerate(shown):
            heights = label.wanted(room), value.wanted(room)
            if place:
                label.setGeometry(padding, y, room, heights[0])
                value.setGeometry(padding, y + heights[0], room, heights[1])
            y += sum(heights) + (unit(8) if index < len(shown) - 1 else 0)
        return y + unit(26)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the ground and a fine line between the rows."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self.theme.colours.line, max(1.0, self.theme.px(1))))
        padding = self.theme.px(self._PADDING)
        shown = [min(label.y(), value.y()) for label, value in self._pairs if label.text()]
        for top in shown[1:]:
            y = top - self.theme.px(4)
            painter.drawLine(padding, y, self.width() - padding, y)
        painter.end()


_DIGIT: Final = 30  # of a step's number


class Steps(Panel):
    """What to do now, as numbered steps."""

    _PADDING: Final = 36
    _NUMBER: Final = 52

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Tone.PLAIN, parent)
        self._title = Words(theme, size=SMALL, bold=True, colour=Colour.SECONDARY, parent=self)
        self._steps: list[Words] = []

    def fill(self, title: str, steps: tuple[str, ...]) -> None:
        """Show these steps instead of the ones before; () hides the panel."""
        self._title.say(title)
        while len(self._steps) < len(steps):
            self._steps.append(Words(self.theme, size=36, parent=self))
        for index, words in enumerate(self._steps):
            words.say(steps[index] if index < len(steps) else "")
        self.setVisible(bool(steps))
        self.lay_out(self.width(), place=True)
        self.update()

    def _shown(self) -> list[Words]:
        return [step for step in self._steps if step.text()]

    def _disc(self) -> int:
        """The diameter of what a number stands on: letters have a least size, also where all else is squeezed."""
        return max(self.theme.px(self._NUMBER), round(self.theme.text_px(_DIGIT) * 1.35))

    def lay_out(self, width: int, *, place: bool) -> int:
        """See Panel."""
        unit = self.theme.px
        padding = unit(self._PADDING)
        room = width - 2 * padding
        y = unit(26)
        high = self._title.wanted(room)
        if place:
            self._title.setGeometry(padding, y, room, high)
        y += high + unit(10)
        shown = self._shown()
        left = padding + (self._disc() + unit(22) if len(shown) > 1 else 0)
        for step in shown:
            high = step.wanted(width - left - padding)
            if place:
                step.setGeometry(left, y, width - left - padding, high)
            y += high + unit(14)
        return y + unit(14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the ground and the numbers."""
        super().paintEvent(event)
        shown = self._shown()
        if len(shown) < 2:
            return
        side = self._disc()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font(_DIGIT, bold=True))
        for index, step in enumerate(shown, start=1):
            top = step.y() + (step.line_height() - side) / 2
            circle = QRectF(self.theme.px(self._PADDING), top, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colours.primary)
            painter.drawEllipse(circle)
            painter.setPen(self.theme.colours.on_primary)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index))
        painter.end()


class Phone(Panel):
    """Whom to call, under which number, and when."""

    _PADDING: Final = 36

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Tone.PLAIN, parent)
        self._picture = Picture(theme, "phone", height=88, parent=self)
        self._whom = Words(theme, size=26, colour=Colour.SECONDARY, parent=self)
        self._number = Words(theme, size=44, bold=True, parent=self)
        self._hours = Words(theme, size=26, colour=Colour.SECONDARY, parent=self)

    def fill(self, whom: str, number: str, hours: str) -> None:
        """Show a number; "" hides the panel."""
        self._whom.say(whom)
        self._number.say(number)
        self._hours.say(hours)
        self.setVisible(bool(number))
        self.lay_out(self.width(), place=True)

    def lay_out(self, width: int, *, place: bool) -> int:
        """See Panel."""
        unit = self.theme.px
        padding = unit(self._PADDING)
        side = self._picture.wanted(width)
        left = padding + side + unit(28)
        room = width - left - unit(20)
        y = unit(18)
        for words in (self._whom, self._number, self._hours):
            high = words.wanted(room) if words.text() else 0
            if place:
                words.setGeometry(left, y, room, high)
            y += high
        y += unit(18)
        if place:
            self._picture.setGeometry(padding, (y - side) // 2, side, side)
        return y
