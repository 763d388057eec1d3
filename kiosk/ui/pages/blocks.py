"""Blocks of a page, one below the other: how high they are, what can shrink, where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.equals import Equals
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.letters import Letters
from kiosk.ui.widgets.panel import Panel
from kiosk.ui.widgets.words import Words


@dataclass(slots=True)
class Placed:
    """A block with the gap above it, in pixels; it may shrink to `least`."""

    widget: QWidget
    gap: int
    high: int = 0
    least: int = 0


def measure(theme: Theme, widgets: list[QWidget], width: int) -> list[Placed]:
    """The blocks that are shown or keep their room, at this width."""
    blocks: list[Placed] = []
    for widget in widgets:
        if widget.isHidden() and not (isinstance(widget, Words) and widget.keeps_room):
            continue
        high: int = widget.wanted(width)  # type: ignore[attr-defined] # every block has it
        least: int = widget.least(width) if hasattr(widget, "least") else high
        gap = theme.px(widget.property("gap") or 22) if blocks else 0
        blocks.append(Placed(widget, gap, high, least))
    return blocks


def height_of(blocks: list[Placed]) -> int:
    """The height of all together."""
    return sum(block.high + block.gap for block in blocks)


def fit(blocks: list[Placed], room: int) -> int:
    """Shrink what can shrink until the blocks fit; return the height that is left over, negative where they do not."""
    excess = height_of(blocks) - room
    elastic = sum(block.high - block.least for block in blocks)
    if excess > 0 and elastic > 0:
        share = min(1.0, excess / elastic)
        for block in blocks:
            block.high -= round((block.high - block.least) * share)
    return room - height_of(blocks)


def stack(blocks: list[Placed], left: int, width: int, y: int) -> int:
    """Place the blocks from `y` on and return where they end."""
    for block in blocks:
        y += block.gap
        block.widget.setGeometry(left, y, width, block.high)
        if isinstance(block.widget, Panel | Actions | Equals | Keypad | Letters):
            block.widget.refit()
        block.widget.update()
        y += block.high
    return y
