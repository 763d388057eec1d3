"""The PIN pad with a tone for each key: the same one for every digit, so that nothing of the PIN is heard."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.pages.page import Pad
from kiosk.ui.sounds import KeyTone


class SoundingPad:
    """A Pad that tells by tones what became of a key. It keeps no digit; `heard` is told which tone is due."""

    def __init__(self, pad: Pad, heard: Callable[[KeyTone], None]) -> None:
        self._pad = pad
        self._heard = heard

    @property
    def length(self) -> int:
        """How many digits there are."""
        return self._pad.length

    @property
    def full(self) -> bool:
        """Whether there are four."""
        return self._pad.full

    def push(self, digit: int) -> None:
        """Add a digit: the tone for a digit, another one with the last, a third where there is no place left."""
        before = self._pad.length
        self._pad.push(digit)
        if self._pad.length == before:
            self._heard(KeyTone.REFUSED)
        else:
            self._heard(KeyTone.FULL if self._pad.full else KeyTone.DIGIT)

    def pop(self) -> None:
        """Take the last digit back."""
        before = self._pad.length
        self._pad.pop()
        self._heard(KeyTone.ERASED if self._pad.length < before else KeyTone.REFUSED)

    def clear(self) -> None:
        """Overwrite every digit."""
        self._pad.clear()
        self._heard(KeyTone.ERASED)
