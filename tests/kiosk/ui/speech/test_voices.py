"""Which voice speaks which language, and what is lacking where none does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kiosk.config import Settings, Speech
from kiosk.ui.speech.opening import open_speech
from kiosk.ui.speech.player import alsa
from kiosk.ui.speech.prompts import Prompts
from kiosk.ui.speech.recorded import RecordedVoice
from kiosk.ui.speech.recording import record
from kiosk.ui.speech.rendering import find_renderer
from kiosk.ui.speech.voices import Voices, Way
from tests.kiosk.ui.speech.booth import Booth


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    renderer = find_renderer("en")
    assert renderer is not None
    record(Prompts(tmp_path, "en"), ["Hello."], renderer)
    return tmp_path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))


def test_recordings_come_first(owner: QObject, recordings: Path) -> None:
    voices = Voices(("en",), recordings, command=alsa, engines=(), parent=owner)
    assert voices.ways == (Way("en", "recordings, eSpeak NG, en-us"),)
    assert isinstance(voices.voice_for("en"), RecordedVoice)
    voices.close()


def test_a_program_speaks_where_nothing_was_recorded(owner: QObject) -> None:
    voices = Voices(("en",), None, command=alsa, engines=(), parent=owner)
    assert voices.ways == (Way("en", "eSpeak NG, en-us"),)
    assert voices.voice_for("en") is not None


def test_without_a_player_there_is_no_sound(owner: QObject, recordings: Path, bare: None) -> None:
    voices = Voices(("en", "ja"), recordings, engines=(), parent=owner)
    assert [(way.how, way.lacking) for way in voices.ways] == [
        ("", "a player (pacat or aplay)"),
        ("", "a voice"),
    ]
    assert voices.voice_for("en") is None
    assert voices.voice_for("vi") is None


def test_recordings_that_are_not_complete_are_not_used(owner: QObject, recordings: Path, bare: None) -> None:
    Prompts(recordings, "en").note.unlink()
    assert Voices(("en",), recordings, command=alsa, engines=(), parent=owner).ways == (Way("en", "", "a voice"),)


def test_a_window_gets_no_speech_where_none_is_wanted(booth: Booth) -> None:
    assert open_speech(booth.window, ("ja",), Speech(enabled=False)) is None


def test_a_window_gets_its_speech_by_the_configuration(booth: Booth) -> None:
    settings = Settings.model_validate(
        {
            "site": {"name": "x"},
            "eligibility": {"backend": "unavailable"},
            "speech": {"volume": 40, "rate": 80, "key": "#"},
        }
    )
    speech = open_speech(booth.window, ("ja",), settings.speech)
    assert speech is not None
    assert (speech.reading.volume, speech.reading.rate) == (40, 80)
    assert isinstance(speech.parent(), QWidget)
    speech.close()
