"""Type, colours and the one unit from which every size of the window comes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from kiosk.ui import typefaces
from kiosk.ui.modes import CAPITAL_MM, Mode
from kiosk.ui.palette import HIGH_CONTRAST, STANDARD, Palette
from kiosk.ui.taps import Taps

# In units.
HEADING: Final = 64
BODY: Final = 38
SMALL: Final = 30
BUTTON: Final = 44
DIGIT: Final = 72

TARGET: Final = 44
"""The least height and width in pixels of what is touched (WCAG 2.2, 2.5.5)."""

SHORT_SIDE: Final = 1080
LONG_SIDE: Final = 1600
DIAGONAL_INCHES: Final = 15.6
_MM_PER_INCH: Final = 25.4

FAMILIES: Final = typefaces.JAPANESE


class FontsMissing(Exception):
    """No font with the letters of a language is installed; the message says which packages bring one."""


@dataclass(slots=True)
class _Screen:
    """What a theme and its parts have in common."""

    diagonal_inches: float
    portrait: bool = True
    unit: float = 1.0
    least: float = 0.0
    modes: frozenset[Mode] = frozenset()
    still: bool = False
    by_keys: bool = False
    taps: Taps = field(default_factory=Taps)


class Theme:
    """The unit for one size of the window, fonts in it, and the colours of the moment.

    A page is drawn for at least 1080 x 1600 units (portrait) or 1600 x 1080 (landscape): the unit is chosen so that
    the window has that much, whatever its size and proportions. `diagonal_inches` is the screen's, `modes` is what
    the visitor wants, `still` says that nothing may move, `taps` judges what is pressed. `terse` lets controls leave
    out what is said elsewhere, where there is no room for it.
    """

    def __init__(
        self, width: int = SHORT_SIDE, height: int = LONG_SIDE, *, diagonal_inches: float = DIAGONAL_INCHES
    ) -> None:
        self._screen = _Screen(diagonal_inches)
        self.squeeze = 1.0
        self.terse = False
        self.resize(width, height)

    def resize(self, width: int, height: int, screen: tuple[int, int] | None = None) -> None:
        """Choose the unit for a window of this many device-independent pixels, on a screen of so many.

        Without `screen` the window fills it.
        """
        own = self._screen
        own.portrait = height >= width
        short, long = min(width, height), max(width, height)
        own.unit = min(short / SHORT_SIDE, long / LONG_SIDE)
        own.least = CAPITAL_MM * math.hypot(*(screen or (width, height))) / (own.diagonal_inches * _MM_PER_INCH)

    def part(self) -> Theme:
        """The theme of one page: follows this one, and may have its own `squeeze`, a factor on its unit."""
        part = copy(self)
        part.squeeze = 1.0
        part.terse = False
        return part

    @property
    def portrait(self) -> bool:
        """Whether the window is upright."""
        return self._screen.portrait

    @property
    def unit(self) -> float:
        """One unit in pixels."""
        return self._screen.unit * self.squeeze

    @property
    def modes(self) -> frozenset[Mode]:
        """What the visitor wants."""
        return self._screen.modes

    @modes.setter
    def modes(self, modes: frozenset[Mode]) -> None:
        self._screen.modes = modes

    @property
    def colours(self) -> Palette:
        """The colours of the moment; never to be kept, as they change with the modes."""
        return HIGH_CONTRAST if Mode.HIGH_CONTRAST in self._screen.modes else STANDARD

    @property
    def still(self) -> bool:
        """Whether nothing may move."""
        return self._screen.still

    @still.setter
    def still(self, still: bool) -> None:
        self._screen.still = still

    @property
    def by_keys(self) -> bool:
        """Whether the visitor used a keyboard last: then the focus is seen."""
        return self._screen.by_keys

    @by_keys.setter
    def by_keys(self, by_keys: bool) -> None:
        self._screen.by_keys = by_keys

    @property
    def taps(self) -> Taps:
        """Which presses count; one judge for all buttons."""
        return self._screen.taps

    @property
    def least_text(self) -> int:
        """The height in pixels of the smallest text of large type; 0 without large type."""
        return math.ceil(self._screen.least / capital_share()) if Mode.LARGE in self._screen.modes else 0

    def px(self, units: float) -> int:
        """Units in pixels, rounded."""
        return round(units * self.unit)

    def text_px(self, units: float) -> int:
        """The height in pixels of text of so many units; in large type no text is smaller than `least_text`."""
        return max(1, self.px(units), self.least_text)

    def font(self, units: float, *, bold: bool = False, language: str = "") -> QFont:
        """The theme's font, `units` high, for the language of the moment or another one."""
        return make_font(self.text_px(units), bold=bold, language=language)


def make_font(pixels: int, *, bold: bool, language: str = "") -> QFont:
    """The theme's font, `pixels` high, for the language of the moment or another one."""
    return _make_font(pixels, bold, typefaces.families_of(language or typefaces.current()))


@lru_cache(maxsize=256)
def _make_font(pixels: int, bold: bool, families: tuple[str, ...]) -> QFont:  # noqa: FBT001 (a cache key)
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=1)
def capital_share() -> float:
    """How high a capital H is, as a share of the font's height."""
    height = min(
        QFontMetricsF(make_font(1000, bold=bold, language="ja")).tightBoundingRect("H").height()
        for bold in (False, True)
    )
    return height / 1000


def check_fonts(languages: Iterable[str] = ("ja",)) -> None:
    """Make sure that each language has a font, so that no visitor sees empty boxes. Raises FontsMissing."""
    for language, packages in typefaces.missing_for(languages, QFontDatabase.hasFamily).items():
        which = "Japanese font" if language == "ja" else f"font for the language {language}"
        raise FontsMissing(f"no {which} is installed: install the Debian package {' or '.join(packages)}")


def apply_palette(application: QApplication, colours: Palette = STANDARD) -> None:
    """Give the application the theme's colours, whatever the desktop's theme is."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, colours.ground),
        (QPalette.ColorRole.WindowText, colours.ink),
        (QPalette.ColorRole.Base, colours.surface),
        (QPalette.ColorRole.Text, colours.ink),
        (QPalette.ColorRole.Button, colours.surface),
        (QPalette.ColorRole.ButtonText, colours.ink),
        (QPalette.ColorRole.Highlight, colours.primary),
        (QPalette.ColorRole.HighlightedText, colours.on_primary),
    ):
        palette.setColor(role, colour)
    application.setPalette(palette)
