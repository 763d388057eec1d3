"""A tone for each key of the PIN, and never another one for another digit."""

from __future__ import annotations

import pytest

from kiosk.pinpad import PinPad
from kiosk.ui.sounds import KeyTone
from kiosk.ui.speech.pad import SoundingPad


@pytest.mark.parametrize("digits", [(0, 0, 0, 0), (1, 2, 3, 4), (9, 8, 7, 6)])
def test_every_digit_sounds_the_same(digits: tuple[int, ...]) -> None:
    heard: list[KeyTone] = []
    pad = SoundingPad(PinPad(), heard.append)
    for digit in digits:
        pad.push(digit)
    assert heard == [KeyTone.DIGIT, KeyTone.DIGIT, KeyTone.DIGIT, KeyTone.FULL]
    assert (pad.length, pad.full) == (4, True)


def test_a_fifth_digit_and_a_deletion_of_nothing_are_refused() -> None:
    heard: list[KeyTone] = []
    pad = SoundingPad(PinPad(), heard.append)
    pad.pop()
    for _ in range(5):
        pad.push(5)
    assert heard == [KeyTone.REFUSED, *[KeyTone.DIGIT] * 3, KeyTone.FULL, KeyTone.REFUSED]


def test_taking_back_has_its_own_tone() -> None:
    heard: list[KeyTone] = []
    pad = SoundingPad(PinPad(), heard.append)
    pad.push(5)
    pad.pop()
    pad.push(6)
    pad.clear()
    assert heard == [KeyTone.DIGIT, KeyTone.ERASED, KeyTone.DIGIT, KeyTone.ERASED]
    assert pad.length == 0


def test_the_pad_behind_it_is_wiped_without_a_sound() -> None:
    heard: list[KeyTone] = []
    inner = PinPad()
    SoundingPad(inner, heard.append).push(1)
    inner.clear()
    assert heard == [KeyTone.DIGIT]
