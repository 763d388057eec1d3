"""Taps that were not meant: the second one of a trembling finger, and one for a page that has just gone."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Final

LONGEST: Final = 0.5
"""Seconds up to which the pause must be adjustable (EN 301 549, 5.8)."""


class Taps:
    """Judges presses of buttons.

    The same button again within `pause` seconds is no press, and neither is any button within `pause` of the last
    press when the page has changed in between: the second half of a double tap never hits what has come under the
    finger. `pause` 0 lets everything through. `now` is a clock in seconds that never goes back.
    """

    def __init__(self, pause: float = 0.0, now: Callable[[], float] = time.monotonic) -> None:
        self.pause = pause
        self._now = now
        self._last: tuple[Hashable, float] | None = None
        self._turned = False

    def turn_page(self) -> None:
        """Another page, or another question on the same page, is shown now."""
        self._turned = True

    def take(self, target: Hashable, *, repeats: bool = False) -> bool:
        """Whether a press of this target counts; `repeats` for one that may be pressed quickly on the same page."""
        now = self._now()
        if (
            self._last is not None
            and now - self._last[1] < self.pause
            and (self._turned or (self._last[0] == target and not repeats))
        ):
            # A finger that goes on trembling goes on not being counted.
            self._last = (self._last[0], now)
            return False
        self._last = (target, now)
        self._turned = False
        return True
