"""Colours, type and the one unit from which every size of the window comes."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

# Colour tokens of the Digital Agency design system; text on its ground keeps 7:1 (WCAG 2.2, 1.4.6).
INK: Final = QColor("#1a1a1c")
SECONDARY: Final = QColor("#46464b")
GROUND: Final = QColor("#f5f6fa")
SURFACE: Final = QColor("#ffffff")
LINE: Final = QColor("#c6c8d1")
EDGE: Final = QColor("#8186a0")  # the border of what can be touched: 3:1 on its ground (WCAG 2.2, 1.4.11)
PRIMARY: Final = QColor("#0017c1")
PRIMARY_PRESSED: Final = QColor("#000f80")
PRIMARY_TINT: Final = QColor("#e8ebff")
SUCCESS: Final = QColor("#115a36")
SUCCESS_TINT: Final = QColor("#e6f5ec")
ERROR: Final = QColor("#a90000")
ERROR_TINT: Final = QColor("#fdeeee")
ATTENTION: Final = QColor("#ffd43d")
ATTENTION_TINT: Final = QColor("#fff8db")

# In units. Capital letters of BODY stand 7 mm high on a 15.6-inch panel of 1080 x 1920 (EN 301 549, 5.1.4, at 60 cm).
HEADING: Final = 64
BODY: Final = 38
SMALL: Final = 30
BUTTON: Final = 44
DIGIT: Final = 72

SHORT_SIDE: Final = 1080
LONG_SIDE: Final = 1600

FAMILIES: Final = ("BIZ UDPGothic", "Noto Sans CJK JP")


class FontsMissing(Exception):
    """No font family with Japanese is installed; the message says which packages bring one."""


class Theme:
    """The unit for one size of the window, and fonts in it.

    A page is drawn for at least 1080 x 1600 units (portrait) or 1600 x 1080 (landscape): the unit is chosen so that
    the window has that much, whatever its size and proportions.
    """

    def __init__(self, width: int = SHORT_SIDE, height: int = LONG_SIDE) -> None:
        self._portrait = True
        self._unit = 1.0
        self._whole: Theme | None = None
        self.squeeze = 1.0
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """Choose the unit for a window of this many device-independent pixels."""
        self._portrait = height >= width
        short, long = min(width, height), max(width, height)
        self._unit = min(short / SHORT_SIDE, long / LONG_SIDE)

    def part(self) -> Theme:
        """The theme of one page: follows this one, and may have its own `squeeze`, a factor on its unit."""
        part = Theme()
        part._whole = self
        return part

    @property
    def portrait(self) -> bool:
        """Whether the window is upright."""
        return self._portrait if self._whole is None else self._whole.portrait

    @property
    def unit(self) -> float:
        """One unit in pixels."""
        return (self._unit if self._whole is None else self._whole.unit) * self.squeeze

    def px(self, units: float) -> int:
        """Units in pixels, rounded."""
        return round(units * self.unit)

    def font(self, units: float, *, bold: bool = False) -> QFont:
        """The theme's font, `units` high."""
        return make_font(max(1, self.px(units)), bold=bold)


@lru_cache(maxsize=64)
def make_font(pixels: int, *, bold: bool) -> QFont:
    """The theme's font, `pixels` high."""
    font = QFont(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def check_fonts() -> None:
    """Make sure that one of the families is there, so that no visitor sees empty boxes. Raises FontsMissing."""
    if not any(QFontDatabase.hasFamily(family) for family in FAMILIES):
        raise FontsMissing(
            "no Japanese font is installed: install the Debian package fonts-morisawa-bizud-gothic or fonts-noto-cjk"
        )


def apply_palette(application: QApplication) -> None:
    """Give the application the theme's colours, whatever the desktop's theme is."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.Base, SURFACE),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.Button, SURFACE),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.Highlight, PRIMARY),
        (QPalette.ColorRole.HighlightedText, SURFACE),
    ):
        palette.setColor(role, colour)
    application.setPalette(palette)
