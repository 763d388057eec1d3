"""Colours as data: the same names for the usual colours and for those of high contrast."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtGui import QColor


class Colour(Enum):
    """What a colour is for. The value is its name in a `Palette`: `theme.colours.ink` is `Colour.INK` of the moment."""

    INK = "ink"
    SECONDARY = "secondary"
    GROUND = "ground"
    SURFACE = "surface"
    LINE = "line"
    EDGE = "edge"
    PRIMARY = "primary"
    PRIMARY_PRESSED = "primary_pressed"
    PRIMARY_TINT = "primary_tint"
    ON_PRIMARY = "on_primary"
    SUCCESS = "success"
    SUCCESS_TINT = "success_tint"
    ERROR = "error"
    ERROR_TINT = "error_tint"
    ATTENTION = "attention"
    ATTENTION_TINT = "attention_tint"
    ON_ATTENTION = "on_attention"


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours.

    Text on its ground keeps 7:1 (WCAG 2.2, 1.4.6). `edge` is the border of what can be touched, 3:1 on its ground
    (1.4.11); `line` only separates. `on_primary` and `on_attention` are for text on those grounds. `is_dark` says
    that light stands on dark, for the pictures.
    """

    ink: QColor
    secondary: QColor
    ground: QColor
    surface: QColor
    line: QColor
    edge: QColor
    primary: QColor
    primary_pressed: QColor
    primary_tint: QColor
    on_primary: QColor
    success: QColor
    success_tint: QColor
    error: QColor
    error_tint: QColor
    attention: QColor
    attention_tint: QColor
    on_attention: QColor
    is_dark: bool = False

    def of(self, colour: Colour) -> QColor:
        """The colour for a purpose."""
        found: QColor = getattr(self, colour.value)
        return found


def _palette(*, is_dark: bool, **names: str) -> Palette:
    return Palette(**{name: QColor(value) for name, value in names.items()}, is_dark=is_dark)


# Colour tokens of the Digital Agency design system.
STANDARD: Final = _palette(
    is_dark=False,
    ink="#1a1a1c",
    secondary="#46464b",
    ground="#f5f6fa",
    surface="#ffffff",
    line="#c6c8d1",
    edge="#8186a0",
    primary="#0017c1",
    primary_pressed="#000f80",
    primary_tint="#e8ebff",
    on_primary="#ffffff",
    success="#115a36",
    success_tint="#e6f5ec",
    error="#a90000",
    error_tint="#fdeeee",
    attention="#ffd43d",
    attention_tint="#fff8db",
    on_attention="#1a1a1c",
)
HIGH_CONTRAST: Final = _palette(
    is_dark=True,
    ink="#ffffff",
    secondary="#e6e8f2",
    ground="#000000",
    surface="#0d1020",
    line="#9ba2c0",
    edge="#d3d8ea",
    primary="#b3c7ff",
    primary_pressed="#ffffff",
    primary_tint="#1b2a63",
    on_primary="#000000",
    success="#8cecb8",
    success_tint="#06301c",
    error="#ffb8b2",
    error_tint="#3d0a0a",
    attention="#ffd43d",
    attention_tint="#322a00",
    on_attention="#000000",
)
