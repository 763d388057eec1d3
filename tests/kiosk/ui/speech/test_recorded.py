"""The voice of recordings: what was made ahead is played, the rest is spoken by a program, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.ui.speech.pcm import Pcm, write_wav
from kiosk.ui.speech.player import Player
from kiosk.ui.speech.prompts import Prompts
from kiosk.ui.speech.recorded import RecordedVoice
from kiosk.ui.speech.rendering import EspeakNg, Renderer, find_renderer


def _voice(owner: QObject, tmp_path: Path, prompts: Prompts | None, renderer: Renderer | None) -> RecordedVoice:
    player = Player(lambda rate: ["sh", "-c", f"cat > {tmp_path}/out.{rate}"], owner)
    return RecordedVoice(player, prompts, renderer, owner)


def _record(prompts: Prompts, piece: str, sample: int, rate: int = 100) -> bytes:
    data = sample.to_bytes(2, "little") * 10
    path = prompts.path(piece, rate)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_wav(path, Pcm(1000, data))
    return data


def test_a_text_is_played_from_its_pieces(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, "ja")
    one, two, three = _record(prompts, "あと", 1), _record(prompts, "2回", 2), _record(prompts, "です", 3)
    heard: list[bool] = []
    voice = _voice(owner, tmp_path, prompts, None)
    voice.say("あと2回です", volume=100, rate=100, done=heard.append)
    qtbot.waitUntil(lambda: heard == [True])
    played = (tmp_path / "out.1000").read_bytes()
    pause = bytes(2 * 60)
    assert played == one + pause + two + pause + three


def test_the_pace_that_was_recorded_is_taken(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, "ja")
    _record(prompts, "はい", 1)
    fast = _record(prompts, "はい", 9, rate=135)
    heard: list[bool] = []
    _speaking = _voice(owner, tmp_path, prompts, None)
    _speaking.say("はい", volume=100, rate=150, done=heard.append)
    qtbot.waitUntil(lambda: heard == [True])
    assert (tmp_path / "out.1000").read_bytes() == fast


def test_what_is_not_recorded_is_not_spoken_in_part(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, "ja")
    _record(prompts, "あと", 1)
    heard: list[bool] = []
    voice = _voice(owner, tmp_path, prompts, None)
    voice.say("あと2回", volume=100, rate=100, done=heard.append)
    assert heard == []
    qtbot.waitUntil(lambda: heard == [False])
    assert not list(tmp_path.glob("out.*"))


def test_what_is_not_recorded_is_spoken_by_the_program(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[bool] = []
    voice = _voice(owner, tmp_path, Prompts(tmp_path, "en"), find_renderer("en"))
    voice.say("Hello there, how are you?", volume=100, rate=100, done=heard.append)
    qtbot.waitUntil(lambda: heard == [True])
    (out,) = tmp_path.glob("out.*")
    assert out.stat().st_size > 20_000


@pytest.mark.parametrize("program", ["/nowhere/speaks", "true"])
def test_a_program_that_does_not_speak_ends_it(owner: QObject, qtbot: QtBot, tmp_path: Path, program: str) -> None:
    heard: list[bool] = []
    voice = _voice(owner, tmp_path, None, EspeakNg(program, "en"))
    voice.say("Hello", volume=100, rate=100, done=heard.append)
    qtbot.waitUntil(lambda: heard == [False])


def test_stopped_while_the_program_thinks_it_stays_silent(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    script = tmp_path / "slow"
    script.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 60\n")
    script.chmod(0o755)
    heard: list[bool] = []
    voice = _voice(owner, tmp_path, None, EspeakNg(str(script), "en"))
    voice.say("Hello", volume=100, rate=100, done=heard.append)
    pid = tmp_path / "pid"
    qtbot.waitUntil(lambda: pid.exists() and pid.read_text().endswith("\n"))
    voice.stop()
    assert not Path(f"/proc/{pid.read_text().strip()}").exists()
    assert heard == []


def test_the_text_is_in_no_process_list_and_no_file(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    script = tmp_path / "espeak"
    script.write_text(f'#!/bin/sh\ncat > /dev/null\ntr "\\0" " " < /proc/$$/cmdline > {tmp_path}/seen\nexit 1\n')
    script.chmod(0o755)
    heard: list[bool] = []
    voice = _voice(owner, tmp_path, None, EspeakNg(str(script), "en"))
    voice.say("Quetzalcoatl", volume=100, rate=100, done=heard.append)
    qtbot.waitUntil(lambda: heard == [False])
    assert "--stdin" in (tmp_path / "seen").read_text()
    assert not any(b"Quetzalcoatl" in path.read_bytes() for path in tmp_path.iterdir())
