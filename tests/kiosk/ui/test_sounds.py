"""Tones: short, in a file each, and played by a program that nobody waits for."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.flow.effects import Sound
from kiosk.ui.sounds import KeyTone, Silence, Tones, write_tones

_ALL = (*Sound, *KeyTone)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A player that keeps what it is given."""
    program = tmp_path / "aplay"
    program.write_text(f'#!/bin/sh\n/bin/cp "$1" {tmp_path}/playing && /bin/mv {tmp_path}/playing {tmp_path}/played\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "played"


def test_every_sound_is_heard_and_none_for_more_than_three_seconds(
    qapp: QApplication, qtbot: QtBot, played: Path
) -> None:
    tones = Tones()
    heard: set[bytes] = set()
    for sound in _ALL:
        played.unlink(missing_ok=True)
        tones.play(sound)
        qtbot.waitUntil(played.exists)
        heard.add(played.read_bytes())
        with wave.open(str(played)) as file:
            # EN 301 549, 5.1.3.10: nothing longer sounds by itself while speech is on.
            assert 0.05 < file.getnframes() / file.getframerate() < 3
    assert len(heard) == len(_ALL)


def test_no_sample_is_louder_than_the_limit(tmp_path: Path) -> None:
    write_tones(tmp_path / "a.wav", ((1000, 0.2),))
    with wave.open(str(tmp_path / "a.wav")) as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 0.25 < max(abs(sample) for sample in samples) / 32767 <= 0.3


def test_a_machine_without_a_player_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OSError, match="aplay"):
        Tones()
    for sound in Sound:
        Silence().play(sound)
