"""Where each line of a slip stands on its paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice, QTextLayout, QTextOption

from kiosk.delivery.slip.content import Part, SlipContent
from kiosk.ui.widgets.phrases import split_phrases

_MM: Final = 25.4  # an inch
_LINE_HEIGHT: Final = 1.5  # of the letters' size, whatever the font itself asks for
_FRAME_PADDING: Final = 1.6  # millimetres
_FRAME_STROKE: Final = 0.35
_RULE_STROKE: Final = 0.25
_MARKER: Final = 1.5  # the room before a step, in sizes of its letters

# Han characters are drawn differently in each country; the last family has Latin letters with all their marks.
_FAMILIES: Final = {
    "ja": ("BIZ UDPGothic", "Noto Sans CJK JP"),
    "zh-hans": ("Noto Sans CJK SC",),
    "zh-cn": ("Noto Sans CJK SC",),
    "zh-hant": ("Noto Sans CJK TC",),
    "zh-tw": ("Noto Sans CJK TC",),
    "ko": ("Noto Sans CJK KR",),
}
_LATIN: Final = ("Noto Sans CJK JP", "DejaVu Sans")

# Inside a Chinese day a line must not end, though Unicode's rules would let it.
_INSIDE: Final = re.compile(r"(?<=\d)(?=[年月日])|(?<=[年月])(?=\d)|(?<=日)(?=\()")
_JOINER: Final = "\u2060"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in millimetres, `height` None for a roll, and the sizes of letters on it in points."""

    width: float
    height: float | None
    margin: float
    title: float
    body: float
    small: float


PaperName: TypeAlias = Literal["58mm", "80mm", "A4"]
# Thermal printers for rolls of 58 and 80 mm print on 48 and 72 mm of it.
PAPERS: Final[dict[PaperName, Paper]] = {
    "58mm": Paper(58, None, 5, title=12.5, body=9, small=7.5),
    "80mm": Paper(80, None, 4, title=15.5, body=10.5, small=8.5),
    "A4": Paper(210, 297, 25, title=24, body=14, small=11),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `x` and `y` (its baseline) in dots of the device, from the left edge and the top of the slip."""

    text: str
    font: QFont
    x: float
    y: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from margin to margin."""

    y: float
    stroke: float
    dashed: bool

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.y

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y


@dataclass(frozen=True, slots=True)
class Frame:
    """A border around what matters most."""

    box: QRectF
    stroke: float

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.box.top()

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.box.bottom()


Mark: TypeAlias = Line | Rule | Frame


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything on a slip, and how long it is without its margins; in dots."""

    marks: tuple[Mark, ...]
    height: float


def lay_out(content: SlipContent, paper: Paper, device: QPaintDevice) -> Layout:
    """Find the place of everything, in the device's dots. Needs no page size, so a roll can be cut to the length."""
    return _Column(paper, device).fill(content)


class _Column:
    """One column that is filled from its top."""

    def __init__(self, paper: Paper, device: QPaintDevice) -> None:
        self._paper = paper
        self._device = device
        self._dots = device.logicalDpiX() / _MM
        self._left = paper.margin * self._dots
        self._width = (paper.width - 2 * paper.margin) * self._dots
        self._y = 0.0
        self._marks: list[Mark] = []

    def fill(self, content: SlipContent) -> Layout:
        first, *others = content.parts
        paper = self._paper
        if first.demo:
            self._framed(first.demo, paper.small, first.language)
            self._skip(paper.small)
        self._text(content.site, paper.body, first.language, bold=True)
        self._text(first.stamp, paper.small, first.language)
        self._rule()
        self._say(first, paper.title, paper.body)
        if first.phone:
            self._rule()
            self._text(first.contact_title, paper.small, first.language, bold=True)
            self._text(first.phone, paper.title, first.language, bold=True)
            for line in first.contact:
                self._text(line, paper.small, first.language)
        for other in others:
            self._rule(dashed=True)
            if other.demo:
                self._text(other.demo, paper.small, other.language)
            self._say(other, paper.body * 1.15, paper.small)
            self._skip(paper.small)
            self._text(other.stamp, paper.small, other.language)
        self._rule()
        for part in content.parts:
            self._text(part.privacy, paper.small, part.language)
        return Layout(tuple(self._marks), self._y)

    def _say(self, part: Part, title: float, body: float) -> None:
        self._text(part.title, title, part.language, bold=True)
        self._skip(body * 0.3)
        self._text(part.what, body, part.language)
        if part.when:
            self._skip(body * 0.6)
            self._framed(part.when, body, part.language)
        if part.steps:
            self._skip(body * 0.6)
            self._text(part.steps_title, body, part.language, bold=True)
            for number, step in enumerate(part.steps, start=1):
                self._skip(body * 0.2)
                self._text(step, body, part.language, marker=f"{number}." if len(part.steps) > 1 else "・")
        if part.farewell:
            self._skip(body * 0.8)
            self._framed(part.farewell, body, part.language)

    def _text(self, text: str, size: float, language: str, *, bold: bool = False, marker: str = "") -> None:
        if text:
            font = make_font(language, size, bold=bold)
            inset = self._size(font) * _MARKER if marker else 0.0
            if marker:
                self._mark(marker, font, self._left)
            self._lines(text, font, language, inset)

    def _framed(self, text: str, size: float, language: str) -> None:
        padding = _FRAME_PADDING * self._dots
        top, place = self._y, len(self._marks)
        self._y += padding
        self._lines(text, make_font(language, size, bold=True), language, padding, padding)
        self._y += padding
        box = QRectF(self._left, top, self._width, self._y - top)
        # Before what is in it, so that a page that ends here takes all of it to the next.
        self._marks.insert(place, Frame(box, _FRAME_STROKE * self._dots))

    def _lines(self, text: str, font: QFont, language: str, left: float, right: float = 0.0) -> None:
        for line in break_text(text, font, self._width - left - right, self._device, language):
            self._mark(line, font, self._left + left)
            self._y += self._size(font) * _LINE_HEIGHT

    def _mark(self, text: str, font: QFont, x: float) -> None:
        metrics = QFontMetricsF(font, self._device)
        pitch = self._size(font) * _LINE_HEIGHT
        baseline = self._y + (pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        self._marks.append(Line(text, font, x, baseline, self._y, self._y + pitch))

    def _size(self, font: QFont) -> float:
        return self._points(font.pointSizeF())

    def _points(self, points: float) -> float:
        return points / 72 * _MM * self._dots

    def _rule(self, *, dashed: bool = False) -> None:
        gap = self._paper.body * 0.8
        self._skip(gap)
        self._marks.append(Rule(self._y, _RULE_STROKE * self._dots, dashed))
        self._skip(gap)

    def _skip(self, points: float) -> None:
        self._y += self._points(points)


def make_font(language: str, points: float, *, bold: bool) -> QFont:
    """A font for paper, with the characters as they are drawn where the language is spoken."""
    code = language.lower().replace("_", "-")
    families = _FAMILIES.get(code) or _FAMILIES.get(code.partition("-")[0]) or _LATIN
    font = QFont([*families, *_LATIN])
    font.setPointSizeF(points)
    font.setBold(bold)
    # The family is chosen by the language already; and with either of these a PDF's text cannot be searched or read
    # aloud, because what they put in place of digits and of "fi" belongs to no character.
    for feature in ("locl", "liga"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


def break_text(text: str, font: QFont, width: float, device: QPaintDevice, language: str) -> Iterator[str]:
    """The lines of a text, at most `width` dots wide: Japanese between phrases, others as Unicode breaks them."""
    for paragraph in text.split("\n"):
        if language.replace("_", "-").partition("-")[0] == "ja":
            yield from _fill_lines(split_phrases(paragraph, "ja"), QFontMetricsF(font, device), width)
        else:
            yield from _wrap(paragraph, font, width, device)


def _fill_lines(phrases: tuple[str, ...], metrics: QFontMetricsF, width: float) -> Iterator[str]:
    line = ""
    for phrase in phrases:
        if metrics.horizontalAdvance((line + phrase).rstrip()) <= width:
            line += phrase
            continue
        if line:
            yield line.rstrip()
        line = phrase
        while metrics.horizontalAdvance(line.rstrip()) > width:
            cut = next(end for end in range(len(line) - 1, 0, -1) if metrics.horizontalAdvance(line[:end]) <= width)
            yield line[:cut]
            line = line[cut:]
    yield line.rstrip()


def _wrap(text: str, font: QFont, width: float, device: QPaintDevice) -> Iterator[str]:
    joined = _INSIDE.sub(_JOINER, text)
    layout = QTextLayout(joined, font, device)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        piece = joined[line.textStart() : line.textStart() + line.textLength()]
        yield piece.replace(_JOINER, "").rstrip()
