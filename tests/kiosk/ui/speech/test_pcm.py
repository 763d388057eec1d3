"""Samples: read, joined, trimmed, made softer."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import pytest

from kiosk.ui.speech.pcm import BadSound, Pcm, halve, join, parse_wav, scale, trim, write_wav


def _samples(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}h", *values)


def _wav(data: bytes, *, size: int | None = None, channels: int = 1, bits: int = 16, extra: bytes = b"") -> bytes:
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 0, b"WAVE", b"fmt ", 16, 1, channels, 8000, 16000, 2, bits)
    return head + extra + struct.pack("<4sI", b"data", len(data) if size is None else size) + data


def test_a_file_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    sound = Pcm(22_050, _samples(1, -2, 3))
    write_wav(tmp_path / "a.wav", sound)
    assert parse_wav((tmp_path / "a.wav").read_bytes()) == sound
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert file.getnframes() == 3


def test_a_length_beyond_the_end_is_the_end() -> None:
    assert parse_wav(_wav(_samples(7, 8), size=0x7FFFF000)) == Pcm(8000, _samples(7, 8))


def test_half_a_sample_is_none() -> None:
    assert parse_wav(_wav(_samples(7) + b"\x01", size=0x7FFFF000)).data == _samples(7)


def test_other_chunks_are_passed_over() -> None:
    odd = struct.pack("<4sI", b"LIST", 3) + b"abc\x00"
    assert parse_wav(_wav(_samples(5), extra=odd)).data == _samples(5)


@pytest.mark.parametrize(
    "raw",
    [b"", b"RIFFxxxxAVI ", _wav(b"")[:40], _wav(_samples(1), channels=2), _wav(_samples(1), bits=8)],
    ids=["nothing", "no-wave", "no-data", "stereo", "eight-bits"],
)
def test_what_is_no_such_wav_is_refused(raw: bytes) -> None:
    with pytest.raises(BadSound):
        parse_wav(raw)


def test_softer_samples_keep_their_sign_and_louder_than_they_are_they_never_get() -> None:
    data = _samples(1000, -1000, 32767, -32768)
    assert struct.unpack("<4h", scale(data, 0.5)) == (500, -500, 16383, -16384)
    assert scale(data, 1.0) == data
    assert scale(data, 3.0) == data
    assert scale(data, -1.0) == bytes(8)


def test_silence_around_is_cut_but_for_a_breath() -> None:
    sound = Pcm(1000, _samples(*[0] * 500, *[9000] * 10, *[0] * 500))
    assert 0.01 < trim(sound).seconds < 0.1
    silent = Pcm(1000, bytes(200))
    assert trim(silent) == silent


def test_half_the_rate_lasts_as_long() -> None:
    sound = Pcm(48_000, _samples(10, 20, -10, -30))
    assert halve(sound) == Pcm(24_000, _samples(15, -20))


def test_parts_are_joined_with_pauses() -> None:
    one = Pcm(100, _samples(1))
    assert join([one, one], 0.02) == Pcm(100, _samples(1, 0, 0, 1))


def test_parts_of_different_rates_are_not_joined() -> None:
    with pytest.raises(BadSound):
        join([Pcm(100, b""), Pcm(200, b"")], 0.1)
    with pytest.raises(BadSound):
        join([], 0.1)
