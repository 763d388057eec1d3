"""Sampled sound in memory: read from a WAV file or stream, made louder or softer."""

from __future__ import annotations

import struct
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_HEAD: Final = 12
_FORMAT: Final = struct.Struct("<HHIIHH")
_PCM: Final = 1
_SILENCE: Final = 250  # of 32767
_BREATH: Final = 0.03  # seconds


class BadSound(Exception):
    """What should be a WAV of one channel of 16 bits is not."""


@dataclass(frozen=True, slots=True)
class Pcm:
    """One channel of 16-bit samples, little endian; `rate` in hertz."""

    rate: int
    data: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.data) / 2 / self.rate


def parse_wav(raw: bytes) -> Pcm:
    """Read a WAV; raises BadSound. A length beyond its end is its end: who writes into a pipe does not know it."""
    if raw[:4] != b"RIFF" or raw[8:_HEAD] != b"WAVE":
        raise BadSound("it is no WAV")
    place, rate = _HEAD, 0
    while place + 8 <= len(raw):
        name, size = raw[place : place + 4], int.from_bytes(raw[place + 4 : place + 8], "little")
        place += 8
        if name == b"fmt " and len(raw) >= place + _FORMAT.size:
            kind, channels, rate, _, _, bits = _FORMAT.unpack_from(raw, place)
            if (kind, channels, bits) != (_PCM, 1, 16) or rate == 0:
                raise BadSound("it is not one channel of 16 bits")
        elif name == b"data" and rate:
            data = raw[place : place + size]
            return Pcm(rate, data[: len(data) // 2 * 2])
        place += size + size % 2
    raise BadSound("it has no samples")


def join(parts: list[Pcm], pause: float) -> Pcm:
    """One sound after the other, with a pause of so many seconds between them. Raises BadSound when it cannot."""
    rates = {part.rate for part in parts}
    if len(rates) != 1:
        raise BadSound("the recordings do not have one rate")
    rate = rates.pop()
    return Pcm(rate, bytes(2 * round(pause * rate)).join(part.data for part in parts))


def halve(sound: Pcm) -> Pcm:
    """The same at half the rate, each two samples as their mean: a voice needs no more than 12 kHz."""
    samples = _samples(sound.data)
    pairs = zip(samples[::2], samples[1::2], strict=False)
    return Pcm(sound.rate // 2, _bytes(array("h", [(one + other) // 2 for one, other in pairs])))


def trim(sound: Pcm) -> Pcm:
    """The same without the silence before and after it, but for a breath."""
    samples = _samples(sound.data)
    loud = [index for index, sample in enumerate(samples) if abs(sample) > _SILENCE]
    if not loud:
        return sound
    breath = round(_BREATH * sound.rate)
    return Pcm(sound.rate, _bytes(samples[max(0, loud[0] - breath) : loud[-1] + breath]))


def write_wav(path: Path, sound: Pcm) -> None:
    """Write a sound to a file, which is there as a whole or not at all."""
    part = path.with_suffix(".part")
    with wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.data)
    part.replace(path)


def scale(data: bytes, gain: float) -> bytes:
    """Samples as loud as `gain`, 0 to 1, says."""
    if gain >= 1:
        return data
    samples = _samples(data)
    factor = round(max(0.0, gain) * 256)
    return _bytes(array("h", [sample * factor >> 8 for sample in samples]))


def _samples(data: bytes) -> array[int]:
    samples = array("h", data)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _bytes(samples: array[int]) -> bytes:
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
