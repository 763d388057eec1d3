"""Short tones beside what is seen; silence where the machine has no player."""

from __future__ import annotations

import math
import shutil
import struct
import tempfile
import wave
import weakref
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess

from kiosk.flow.effects import Sound


class KeyTone(Enum):
    """What became of a key of the PIN: heard instead of the digit, which is never spoken (EN 301 549, 5.1.3.8)."""

    DIGIT = "key-digit"  # the same for every digit
    FULL = "key-full"  # the last digit
    ERASED = "key-erased"
    REFUSED = "key-refused"  # there was no place left, or nothing to take back


_RATE: Final = 22_050
_LOUDEST: Final = 0.43
_USUAL: Final = 0.3
_FADE: Final = 0.01  # seconds, so that a tone does not click
# Tones as (hertz, seconds), one after the other; 0 hertz is a rest. Rising means well, falling means look.
_TONES: Final[dict[Sound | KeyTone, tuple[tuple[float, float], ...]]] = {
    Sound.CARD_SEEN: ((1047, 0.12),),
    Sound.SUCCESS: ((784, 0.12), (1047, 0.22)),
    Sound.ATTENTION: ((659, 0.16), (0, 0.05), (523, 0.24)),
    Sound.CARD_LEFT: ((1047, 0.2), (0, 0.1), (1319, 0.2), (0, 0.1), (1047, 0.2), (0, 0.1), (1319, 0.3)),
    KeyTone.DIGIT: ((880, 0.07),),
    KeyTone.FULL: ((880, 0.07), (0, 0.04), (1175, 0.1)),
    KeyTone.ERASED: ((587, 0.09),),
    KeyTone.REFUSED: ((294, 0.12),),
    Sound.TAKE_CARD: ((1047, 0.14), (0, 0.08), (1047, 0.14), (0, 0.08), (1047, 0.14)),
}
_PLAYERS: Final = ("pw-play", "paplay", "aplay")


class Silence:
    """Plays nothing."""

    def play(self, sound: Sound | KeyTone) -> None:
        """Do nothing."""


class Tones:
    """Plays by one of the usual players, each sound in a process of its own that nobody waits for.

    `volume` is in percent of what the tones can be; at 0 nothing is played. Raises OSError when no player is
    installed.
    """

    def __init__(self, volume: int = 70) -> None:
        found = next((path for name in _PLAYERS if (path := shutil.which(name))), None)
        if found is None:
            raise OSError(f"no sound player is installed; one of {', '.join(_PLAYERS)} is wanted")
        self._player = found
        self._folder = Path(tempfile.mkdtemp(prefix="myna-kiosk-sounds-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self.set_volume(volume)

    def set_volume(self, percent: int) -> None:
        """Be so loud from now on. Not every player can be told, so that the tones themselves are made anew."""
        self._volume = percent
        for sound, tones in _TONES.items():
            write_tones(self._file(sound), tones, _LOUDEST * percent / 100)

    def _file(self, sound: Sound | KeyTone) -> Path:
        return self._folder / f"{sound.value}.wav"

    def play(self, sound: Sound | KeyTone) -> None:
        """Start a sound and return at once."""
        if self._volume:
            QProcess.startDetached(self._player, [str(self._file(sound))])


def write_tones(path: Path, tones: tuple[tuple[float, float], ...], loudness: float = _USUAL) -> None:
    """Write tones to a WAV file: mono, 16 bits, 22 050 samples a second; `loudness` is 0 to 1."""
    samples: list[int] = []
    for hertz, seconds in tones:
        count = round(seconds * _RATE)
        for index in range(count):
            fade = min(1.0, index / (_FADE * _RATE), (count - index) / (_FADE * _RATE))
            samples.append(round(32767 * loudness * fade * math.sin(2 * math.pi * hertz * index / _RATE)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
