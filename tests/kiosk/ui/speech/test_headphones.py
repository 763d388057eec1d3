"""Whether headphones are plugged in, from what two sound systems print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.ui.speech.headphones import AskedHeadphones, find_source, in_alsa, in_pulse


def _sinks(active: str, availability: str, kind: str = "Headphones") -> str:
    ports = [
        {"name": "analog-output-speaker", "type": "Speaker", "availability": "availability unknown"},
        {"name": "analog-output-headphones", "type": kind, "availability": availability},
    ]
    return json.dumps([{"name": "sink", "ports": ports, "active_port": active}, {"name": "hdmi", "ports": []}])


@pytest.mark.parametrize(
    ("text", "plugged"),
    [
        (_sinks("analog-output-headphones", "available"), True),
        (_sinks("analog-output-headphones", "not available"), False),
        (_sinks("analog-output-headphones", "availability unknown"), False),
        (_sinks("analog-output-speaker", "available"), False),
        ("[]", False),
        ('[{"ports": null}, 7]', False),
        ("{}", None),
        ("Connection refused", None),
    ],
)
def test_pulse_says_where_sound_goes(text: str, plugged: bool | None) -> None:
    assert in_pulse(text) is plugged


_CONTENTS = """numid=12,iface=CARD,name='Headphone Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values={front}
numid=14,iface=CARD,name='Mic Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values=on
numid=15,iface=MIXER,name='Headphone Playback Switch'
  ; type=BOOLEAN,access=rw------,values=2
  : values=on,on
"""


def test_alsa_says_it_by_a_jack_s_switch_and_by_no_other() -> None:
    assert in_alsa(_CONTENTS.format(front="on")) is True
    assert in_alsa(_CONTENTS.format(front="off")) is False
    assert in_alsa("numid=14,iface=CARD,name='Mic Jack'\n  ; type=BOOLEAN\n  : values=on\n") is None
    assert in_alsa("") is None


def test_pulse_is_asked_before_alsa(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_source() is None
    for name in ("amixer", "pactl"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        source = find_source()
        assert source is not None
        assert source[0][0] == name


def test_a_change_is_told_once(owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    answer.write_text(_CONTENTS.format(front="off"))
    headphones = AskedHeadphones((["cat", str(answer)], in_alsa), every_ms=20, parent=owner)
    told: list[bool] = []
    headphones.watch(told.append)
    for text, plugged in ((_CONTENTS.format(front="on"), True), ("nothing that is understood", False)):
        with qtbot.waitSignal(headphones.plugged_changed):
            answer.write_text(text)
        assert headphones.plugged is plugged
    assert told == [True, False]
    headphones.close()


def test_a_program_that_is_missing_or_hangs_changes_nothing(owner: QObject, qtbot: QtBot) -> None:
    missing = AskedHeadphones((["/nowhere/pactl"], in_pulse), every_ms=10, parent=owner)
    hanging = AskedHeadphones((["sleep", "60"], in_pulse), every_ms=10, parent=owner)
    told: list[bool] = []
    for headphones in (missing, hanging):
        headphones.watch(told.append)
    qtbot.wait(60)
    assert told == []
    assert not missing.plugged
    assert not hanging.plugged
    for headphones in (missing, hanging):
        headphones.close()
