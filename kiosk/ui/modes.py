"""How a visitor wants the screen to be: any of these together, for one visit."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Mode(Enum):
    """One wish. None of them is the usual screen."""

    LARGE = "large"  # every capital letter 7.3 mm high
    HIGH_CONTRAST = "high-contrast"  # light on dark
    LOW_REACH = "low-reach"  # everything that is touched within reach of a wheelchair


CAPITAL_MM: Final = 7.3
"""EN 301 549, 5.1.4: a capital H subtends 0.7 degrees at least, seen from 60 cm."""

LOW_SHARE_UPRIGHT: Final = 0.5
LOW_SHARE_ACROSS: Final = 0.6
"""The share of the window's height, from below, in which everything that is touched lies with Mode.LOW_REACH."""
