"""The voice of Qt TextToSpeech, by its mock engine: it makes no sound, and says when it would have."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QLocale, QObject
from pytestqt.qtbot import QtBot

from kiosk.ui.speech.synthesis import QtVoice, find_engines, locale_of, open_voice
from kiosk.ui.speech.voices import Voices, Way


def _open(owner: QObject) -> QtVoice:
    find_engines()
    voice = open_voice("en", "mock", owner)
    assert voice is not None
    return voice


def test_an_engine_that_nobody_hears_is_none() -> None:
    assert "mock" not in find_engines()


def test_without_the_optional_part_there_is_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    assert find_engines() == ()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("ja", "ja_JP"),
        ("ja-easy", "ja_JP"),
        ("en", "en_US"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("zh_TW", "zh_TW"),
        ("pt", "pt_BR"),
        ("ko", "ko_KR"),
        ("vi", "vi_VN"),
    ],
)
def test_each_language_of_the_window_has_its_locale(language: str, name: str) -> None:
    assert locale_of(language) == QLocale(name)


def test_a_text_is_spoken_to_its_end(owner: QObject, qtbot: QtBot) -> None:
    heard: list[bool] = []
    voice = _open(owner)
    voice.say("Hello", volume=50, rate=100, done=heard.append)
    assert heard == []
    qtbot.waitUntil(lambda: heard == [True])


def test_what_was_stopped_says_nothing_more(owner: QObject, qtbot: QtBot) -> None:
    first: list[bool] = []
    second: list[bool] = []
    voice = _open(owner)
    voice.say("A long sentence that takes the engine quite a while", volume=50, rate=75, done=first.append)
    voice.stop()
    voice.say("Hi", volume=50, rate=135, done=second.append)
    qtbot.waitUntil(lambda: second == [True])
    assert first == []


def test_a_language_without_a_voice_has_none(owner: QObject) -> None:
    find_engines()
    assert open_voice("ja", "mock", owner) is None


def test_an_engine_with_a_voice_is_taken_before_a_program(owner: QObject) -> None:
    voices = Voices(("en",), None, engines=("mock",), parent=owner)
    assert voices.ways == (Way("en", "Qt TextToSpeech, mock"),)
    assert isinstance(voices.voice_for("en"), QtVoice)
    voices.close()
