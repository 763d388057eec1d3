"""Samples through a pipe into a program: all of them, as loud as asked for, and none after the end."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.ui.speech import player as playing
from kiosk.ui.speech.pcm import Pcm
from kiosk.ui.speech.player import Player, alsa, find_command, pulse

_SAMPLES = struct.pack("<60000h", *range(-30000, 30000))


def _into(path: Path) -> playing.Command:
    return lambda rate: ["sh", "-c", f"echo {rate} > {path}.rate; cat > {path}"]


def test_everything_goes_to_the_program_in_the_order_of_playing(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[bool] = []
    player = Player(_into(tmp_path / "out"), owner)
    player.play(Pcm(24_000, _SAMPLES), 100, heard.append)
    qtbot.waitUntil(lambda: heard == [True])
    assert (tmp_path / "out").read_bytes() == _SAMPLES
    assert (tmp_path / "out.rate").read_text() == "24000\n"


def test_half_the_volume_is_half_as_loud(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[bool] = []
    player = Player(_into(tmp_path / "out"), owner)
    player.play(Pcm(24_000, _SAMPLES), 50, heard.append)
    qtbot.waitUntil(lambda: heard == [True])
    samples = struct.unpack("<60000h", (tmp_path / "out").read_bytes())
    assert max(samples) == 14_999
    assert min(samples) == -15_000


def test_what_was_stopped_says_nothing_more(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[bool] = []
    player = Player(lambda _rate: ["sh", "-c", f"echo $$ > {tmp_path}/pid; exec sleep 60"], owner)
    player.play(Pcm(24_000, _SAMPLES), 100, heard.append)
    pid = tmp_path / "pid"
    qtbot.waitUntil(lambda: pid.exists() and pid.read_text().endswith("\n"))
    player.stop()
    assert not Path(f"/proc/{pid.read_text().strip()}").exists()
    qtbot.wait(10)
    assert heard == []


def test_the_next_sound_takes_the_place_of_the_one_before(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    first: list[bool] = []
    second: list[bool] = []
    player = Player(_into(tmp_path / "out"), owner)
    player.play(Pcm(8_000, _SAMPLES), 100, first.append)
    player.play(Pcm(16_000, _SAMPLES), 100, second.append)
    qtbot.waitUntil(lambda: second == [True])
    assert first == []
    assert (tmp_path / "out.rate").read_text() == "16000\n"


@pytest.mark.parametrize("command", [["false"], ["/nowhere/player"], ["sh", "-c", "kill -9 $$"]])
def test_a_player_that_fails_says_so(owner: QObject, qtbot: QtBot, command: list[str]) -> None:
    heard: list[bool] = []
    player = Player(lambda _rate: command, owner)
    player.play(Pcm(8_000, b"\x00\x00"), 100, heard.append)
    assert heard == []  # later, from the event loop
    qtbot.waitUntil(lambda: heard == [False])


def test_a_player_that_does_not_end_is_ended(owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "_PATIENCE_MS", 100)
    heard: list[bool] = []
    player = Player(lambda _rate: ["sleep", "60"], owner)
    player.play(Pcm(8_000, b"\x00\x00"), 100, heard.append)
    qtbot.waitUntil(lambda: heard == [False])


def test_pulse_comes_before_alsa(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_command() is None
    for name, command in (("aplay", alsa), ("pacat", pulse)):
        program = tmp_path / name
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        assert find_command() is command
    assert "--rate=24000" in pulse(24_000)
    assert "--rate=24000" in alsa(24_000)
