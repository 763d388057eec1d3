"""A drawing in the place of the photograph: nobody's face, of ellipses, and another one for each card.

Whoever shows it sees at once whether it stands upright, is not mirrored and has its shades the right way round: the
hair is above, parted on the left; the light comes from the left, so that the right cheek is in the shade; a white badge
is on the right side of the breast; the background is light.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from reader.virtual.applications.jpeg2000 import grey_jpeg2000

# The size of a real card's photograph is not published. This is near 35 to 45, as photographs for the card are.
COLUMNS, ROWS = 50, 64
LEVELS: Final = 2  # a point of the drawing is four by four of the picture
WIDTH, HEIGHT = COLUMNS << LEVELS, ROWS << LEVELS
# Shades in steps of eight: less than the eye sees, and less to code.
_LOWEST: Final = 3
_BACKGROUND: Final = 216
_WHITE: Final = 248
_DARK: Final = 24
_GRAIN: Final = 3  # each point is drawn as three by three, so that edges are smooth

# Where a shape lies at one height: from here to there, several times.
Spans: TypeAlias = list[tuple[float, float]]
Shape: TypeAlias = Callable[[float], Spans]


@dataclass(frozen=True, slots=True)
class _Look:
    """What makes one face differ from another."""

    skin: int
    hair: int
    clothes: int
    width: float
    long_hair: bool
    fringe: float
    glasses: bool
    eyes: float
    mouth: float

    @classmethod
    def of(cls, seed: str) -> _Look:
        chance = hashlib.sha256(f"portrait {seed}".encode()).digest()
        return cls(
            skin=160 + 8 * (chance[0] % 5),
            hair=_DARK + 8 * (chance[1] % 7),
            clothes=(56, 88, 120)[chance[2] % 3],
            width=10.5 + chance[3] % 4 * 0.8,
            long_hair=bool(chance[4] % 2),
            fringe=17.0 + chance[5] % 5,
            glasses=chance[6] % 3 == 0,
            eyes=4.4 + chance[7] % 4 * 0.4,
            mouth=2.5 + chance[8] % 4 * 0.8,
        )


def _ellipse(x: float, y: float, wide: float, high: float) -> Shape:
    def spans(at: float) -> Spans:
        inside = 1 - ((at - y) / high) ** 2
        half = wide * math.sqrt(inside) if inside > 0 else 0.0
        return [(x - half, x + half)] if half else []

    return spans


def _box(left: float, top: float, right: float, bottom: float) -> Shape:
    return lambda at: [(left, right)] if top <= at < bottom else []


def _both(one: Shape, other: Shape) -> Shape:
    return lambda at: [
        (max(left, begin), min(right, end))
        for left, right in one(at)
        for begin, end in other(at)
        if max(left, begin) < min(right, end)
    ]


def _without(one: Shape, other: Shape) -> Shape:
    """The one outside the other, which has at most one span at each height."""

    def spans(at: float) -> Spans:
        hole = other(at)
        if not hole:
            return one(at)
        ((begin, end),) = hole
        parts = [part for left, right in one(at) for part in ((left, min(right, begin)), (max(left, end), right))]
        return [(left, right) for left, right in parts if left < right]

    return spans


def _layers(look: _Look) -> list[tuple[Shape, int]]:
    """What is drawn, one on the other, and in which shade. The middle of the face is at 25, 30."""
    face = _ellipse(25, 30, look.width, 14)
    skull = _ellipse(25, 26, look.width + 2.5, 16)
    parting = 25 - look.width * 0.45
    layers: list[tuple[Shape, int]] = []
    if look.long_hair:
        layers.append((_both(_ellipse(25, 34, look.width + 4.5, 22), _box(0, 20, 50, 54)), look.hair))
    layers += [
        (skull, look.hair),
        (_ellipse(25, 66, 22, 16), look.clothes),
        (_box(21, 40, 29, 51), look.skin - 24),
        (_ellipse(25, 50, 6, 4), look.skin - 24),
        (_box(34, 56, 40, 60), _WHITE),
        (_ellipse(25 - look.width, 31, 2, 3.5), look.skin - 16),
        (_ellipse(25 + look.width, 31, 2, 3.5), look.skin - 48),
        (face, look.skin),
        (_without(face, _ellipse(21.5, 29, look.width + 1, 16)), look.skin - 40),
        # two locks that meet at the parting
        (_without(_both(skull, _box(parting, 8, 50, look.fringe + 8)), _ellipse(parting, 30, 17, 12)), look.hair),
        (_without(_both(skull, _box(0, 8, parting, look.fringe + 4)), _ellipse(parting, 28, 11, 8)), look.hair),
    ]
    for side in (-1, 1):
        x = 25 + side * look.eyes
        layers += [
            (_box(x - 2.2, 25, x + 2.2, 26), look.hair),
            (_ellipse(x, 29.5, 2.2, 1.4), _WHITE),
            (_ellipse(x, 29.5, 1.2, 1.4), _DARK),
        ]
        if look.glasses:
            layers.append((_without(_ellipse(x, 29.5, 4, 3.4), _ellipse(x, 29.5, 3.2, 2.6)), _DARK))
    layers += [
        (_without(_ellipse(25, 35, 2.2, 2), _ellipse(24.2, 34, 2.2, 2)), look.skin - 64),
        (_ellipse(25, 39.5, look.mouth, 0.9), 96),
    ]
    return layers


@lru_cache(maxsize=64)
def drawing(seed: str) -> tuple[tuple[int, ...], ...]:
    """The shades of the drawing for this seed, ROWS of COLUMNS, from 0 (black) to 255."""
    layers = _layers(_Look.of(seed))
    fine = [_fine_row(layers, (row + 0.5) / _GRAIN) for row in range(ROWS * _GRAIN)]
    step = 1 << _LOWEST

    def shade(x: int, y: int) -> int:
        begin = x * _GRAIN
        total = sum(sum(row[begin : begin + _GRAIN]) for row in fine[y * _GRAIN : (y + 1) * _GRAIN])
        return total // _GRAIN**2 // step * step

    return tuple(tuple(shade(x, y) for x in range(COLUMNS)) for y in range(ROWS))


def _fine_row(layers: list[tuple[Shape, int]], at: float) -> bytes:
    row = bytearray((_BACKGROUND,)) * (COLUMNS * _GRAIN)
    for shape, tone in layers:
        for left, right in shape(at):
            begin, end = (min(max(round(edge * _GRAIN), 0), len(row)) for edge in (left, right))
            row[begin:end] = bytes((tone,)) * (end - begin)
    return bytes(row)


@lru_cache(maxsize=64)
def portrait(seed: str) -> bytes:
    """The drawing as a JPEG 2000 file of WIDTH by HEIGHT shades of grey. Same seed, same bytes."""
    return grey_jpeg2000(drawing(seed), LEVELS, _LOWEST)
