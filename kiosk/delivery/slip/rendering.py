"""A slip as a PDF, as long as what stands on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLineF, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from kiosk.delivery.slip.content import SlipContent
from kiosk.delivery.slip.layout import Frame, Layout, Line, Mark, Paper, Rule, lay_out

_RESOLUTION: Final = 600
_MM: Final = 25.4


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF of one page or more, and the size of its pages in millimetres."""

    pdf: bytes
    width: float
    height: float


def render(content: SlipContent, paper: Paper) -> Document:
    """Make the PDF, in memory only: a roll's page is as long as the slip, a sheet is followed by another if need be.

    May be called on any thread while there is a QGuiApplication. Takes some 20 ms, the first time with its fonts 0.4 s.
    """
    octets = QByteArray()
    device = QBuffer(octets)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setResolution(_RESOLUTION)
    writer.setCreator("myna-kiosk")
    layout = lay_out(content, paper, writer)
    dots = _RESOLUTION / _MM
    height = paper.height or math.ceil(layout.height / dots + 2 * paper.margin)
    page = QPageSize(QSizeF(paper.width, height), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    _draw(painter, layout, writer, paper, height)
    painter.end()
    device.close()
    return Document(bytes(octets.data()), paper.width, height)


def _draw(painter: QPainter, layout: Layout, writer: QPdfWriter, paper: Paper, height: float) -> None:
    dots = _RESOLUTION / _MM
    left, right = paper.margin * dots, (paper.width - paper.margin) * dots
    room = (height - 2 * paper.margin) * dots
    begun = 0.0  # where the page that is being drawn begins
    painter.translate(0, paper.margin * dots)
    for mark in layout.marks:
        if mark.bottom - begun > room:
            writer.newPage()
            painter.translate(0, begun - mark.top)
            begun = mark.top
        _draw_mark(painter, mark, left, right)


def _draw_mark(painter: QPainter, mark: Mark, left: float, right: float) -> None:
    match mark:
        case Line(text=text, font=font, x=x, y=y):
            painter.setFont(font)
            painter.drawText(round(x), round(y), text)
        case Rule(y=y, stroke=stroke, dashed=dashed):
            painter.setPen(
                QPen(Qt.GlobalColor.black, stroke, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
            )
            painter.drawLine(QLineF(left, y, right, y))
        case Frame(box=box, stroke=stroke):
            painter.setPen(QPen(Qt.GlobalColor.black, stroke))
            painter.drawRect(box)
        case never:
            assert_never(never)
