"""Draws moves as SVG: states in columns by how far they are from the idle page, moves as curves with their events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Final

from kiosk.ui.statechart.moves import Move

FIRST: Final = "Idle"
_WIDE: Final = 214
_HIGH: Final = 46
_COLUMN: Final = 480
_ROW: Final = 150
_MARGIN: Final = 40
_AROUND: Final = 180  # for the curves beside the last column
_LETTER: Final = 6.9  # pixels of a letter of a label, about
_LINE: Final = 17
_SWEEPS: Final = 24
_FONT: Final = "BIZ UDPGothic, Noto Sans CJK JP, sans-serif"
_ARROW: Final = (
    '<defs><marker id="end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto">'
    '<path d="M0 0L10 5L0 10z" fill="#46464b"/></marker></defs>'
)
# What leads from so many states to the same one is said below the chart, and not drawn.
_MANY: Final = 4
_MANY_WAYS: Final = 6
_PLACES: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    wide: float
    high: float

    def meets(self, other: _Box) -> bool:
        return (
            self.x < other.x + other.wide
            and other.x < self.x + self.wide
            and self.y < other.y + other.high
            and other.y < self.y + self.high
        )


def draw_chart(moves: Iterable[Move]) -> str:
    """The chart as an SVG document; the same moves always give the same one."""
    every = sorted(moves)
    common = _common(every)
    shown = [move for move in every if move not in common]
    columns = _columns(every, shown)
    boxes = _place(columns, shown)
    width = max(box.x + box.wide for box in boxes.values()) + _AROUND
    bottom = max(box.y + box.high for box in boxes.values()) + _MARGIN
    notes = [line for note in _notes(common) for line in wrap(note, int((width - 2 * _MARGIN) / _LETTER))]
    height = bottom + (len(notes) + 2) * _LINE * 1.3
    size = f'width="{width:.0f}" height="{height:.0f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width:.0f} {height:.0f}" font-family="{_FONT}">',
        _ARROW,
        f'<rect {size} fill="#f5f6fa"/>',
        *_curves(shown, boxes),
        *(_state(name, box) for name, box in boxes.items()),
        *_write_notes(notes, bottom),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _common(moves: list[Move]) -> set[Move]:
    """Moves that many states share: the same event to the same state, or from one state to many by one event.

    Those from the first state are drawn all the same: that is where everybody begins to read.
    """
    inward = Counter((move.event, move.after) for move in moves)
    outward = Counter((move.before, move.event) for move in moves)
    return {
        move
        for move in moves
        if move.before != FIRST
        and (inward[move.event, move.after] >= _MANY or outward[move.before, move.event] >= _MANY_WAYS)
    }


def _columns(moves: list[Move], shown: list[Move]) -> list[list[str]]:
    """The states in columns: how many moves each is away from the first, on the shortest way."""
    names = sorted({move.before for move in moves} | {move.after for move in moves})
    away = {FIRST: 0}
    ring = [FIRST]
    while ring:
        following = sorted({move.after for move in moves if move.before in ring} - away.keys())
        away |= dict.fromkeys(following, max(away.values()) + 1)
        ring = following
    columns: dict[int, list[str]] = defaultdict(list)
    for name in names:
        columns[away.get(name, 0)].append(name)
    ordered = [columns[number] for number in sorted(columns)]
    return _untangle(ordered, shown)


def _untangle(columns: list[list[str]], moves: list[Move]) -> list[list[str]]:
    """Order each column by the middle of its neighbours, again and again: fewer curves cross then."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for move in moves:
        neighbours[move.before].add(move.after)
        neighbours[move.after].add(move.before)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            place = {name: (index + 0.5) / len(each) for each in columns for index, name in enumerate(each)}

            def middle(name: str, place: dict[str, float] = place) -> tuple[float, str]:
                near = [place[other] for other in neighbours[name]]
                return (sum(near) / len(near) if near else place[name], name)

            column.sort(key=middle)
    return columns


def _place(columns: list[list[str]], shown: list[Move]) -> dict[str, _Box]:
    del shown
    tallest = max(map(len, columns))
    boxes = {}
    for number, column in enumerate(columns):
        top = _MARGIN + (tallest - len(column)) * _ROW / 2
        for index, name in enumerate(column):
            boxes[name] = _Box(_MARGIN + number * _COLUMN, top + index * _ROW, _WIDE, _HIGH)
    return boxes


def _curves(moves: list[Move], boxes: dict[str, _Box]) -> list[str]:
    events: dict[tuple[str, str], list[str]] = defaultdict(list)
    for move in moves:
        events[move.before, move.after].append(move.event)
    taken = [*boxes.values()]
    curves, labels = [], []
    for (before, after), names in sorted(events.items()):
        points = _curve(boxes[before], boxes[after])
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
        curves.append(
            f'<path d="M{x0:.0f} {y0:.0f}C{x1:.0f} {y1:.0f} {x2:.0f} {y2:.0f} {x3:.0f} {y3:.0f}" fill="none" '
            'stroke="#8186a0" stroke-width="1.6" marker-end="url(#end)"/>'
        )
        labels += _label(points, names, taken)
    return curves + labels


_Point = tuple[float, float]


def _curve(start: _Box, end: _Box) -> tuple[_Point, _Point, _Point, _Point]:
    """Out of the right side and into the left one; back, or within a column, around the side that is nearer."""
    middle, target = start.y + start.high / 2, end.y + end.high / 2
    if end.x > start.x:
        bend = (end.x - start.x - start.wide) * 0.5
        return (
            (start.x + start.wide, middle),
            (start.x + start.wide + bend, middle),
            (end.x - bend, target),
            (end.x, target),
        )
    if end.x == start.x:
        right, bend = start.x + start.wide, 60 + abs(target - middle) * 0.16
        return (right, middle + 8), (right + bend, middle + 8), (right + bend, target - 8), (right, target - 8)
    edge = start.y if target <= middle else start.y + start.high
    into = end.y + end.high if target <= middle else end.y
    lift = (edge - into) * 0.35
    return (
        (start.x + 30, edge),
        (start.x - 60, edge - lift),
        (end.x + end.wide + 60, into + lift),
        (end.x + end.wide - 30, into),
    )


def _label(points: tuple[_Point, ...], names: list[str], taken: list[_Box]) -> list[str]:
    """The events of a curve, where there is room for them."""
    wide = max(map(len, names)) * _LETTER + 8
    high = len(names) * _LINE + 4
    best, fewest = None, len(taken) + 1
    for place in _PLACES:
        x, y = _on_curve(points, place)
        box = _Box(x - wide / 2, y - high / 2, wide, high)
        met = sum(box.meets(other) for other in taken)
        if met < fewest:
            best, fewest = box, met
    assert best is not None
    taken.append(best)
    ground = (
        f'<rect x="{best.x:.0f}" y="{best.y:.0f}" width="{wide:.0f}" height="{high:.0f}" rx="4" fill="#f5f6fa" '
        'fill-opacity="0.88"/>'
    )
    return [
        ground,
        *(
            f'<text x="{best.x + wide / 2:.0f}" y="{best.y + _LINE * (index + 0.85):.0f}" text-anchor="middle" '
            f'font-size="12.5" fill="#1a1a1c">{escape(name)}</text>'
            for index, name in enumerate(names)
        ),
    ]


def _on_curve(points: tuple[_Point, ...], t: float) -> _Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return x, y


def _state(name: str, box: _Box) -> str:
    ground, ink = ("#0017c1", "#ffffff") if name == FIRST else ("#ffffff", "#1a1a1c")
    return (
        f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{box.wide:.0f}" height="{box.high:.0f}" rx="10" fill="{ground}" '
        f'stroke="#0017c1" stroke-width="2"/><text x="{box.x + box.wide / 2:.0f}" y="{box.y + 29:.0f}" '
        f'text-anchor="middle" font-size="16" font-weight="bold" fill="{ink}">{escape(name)}</text>'
    )


def _notes(common: set[Move]) -> list[str]:
    inward: dict[tuple[str, str], list[str]] = defaultdict(list)
    outward: dict[tuple[str, str], list[str]] = defaultdict(list)
    counts = Counter((move.event, move.after) for move in common)
    for move in sorted(common):
        if counts[move.event, move.after] >= _MANY:
            inward[move.event, move.after].append(move.before)
        else:
            outward[move.before, move.event].append(move.after)
    notes = [f"{event} → {after}   from: {', '.join(names)}" for (event, after), names in sorted(inward.items())]
    notes += [f"{before}: {event} →   {', '.join(names)}" for (before, event), names in sorted(outward.items())]
    return notes


def _write_notes(notes: list[str], top: float) -> list[str]:
    lines = enumerate(notes, start=1)
    return [
        f'<text x="{_MARGIN}" y="{top + number * _LINE * 1.3:.0f}" font-size="13" fill="#46464b">{escape(note)}</text>'
        for number, note in lines
    ]
