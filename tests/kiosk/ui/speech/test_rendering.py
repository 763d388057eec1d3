"""The programs that speak: how they are called, and eSpeak NG itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.ui.speech.recording import NotRendered, render
from kiosk.ui.speech.rendering import EspeakNg, OpenJTalk, find_renderer


def _install(folder: Path, name: str, script: str = "") -> str:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with no program at all."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_nothing_speaks_on_a_bare_machine(bare: Path) -> None:
    assert find_renderer("ja") is None
    assert find_renderer("en") is None


def test_japanese_needs_program_voice_and_dictionary(bare: Path, tmp_path: Path) -> None:
    voice, dictionary = tmp_path / "a.htsvoice", tmp_path / "dic"
    program = _install(bare, "open_jtalk")
    assert find_renderer("ja", voice=voice, dictionary=dictionary) is None
    voice.touch()
    assert find_renderer("ja", voice=voice, dictionary=dictionary) is None
    dictionary.mkdir()
    found = find_renderer("ja-easy", voice=voice, dictionary=dictionary)
    assert found == OpenJTalk(program, dictionary, voice)


def test_open_jtalk_is_told_dictionary_voice_and_pace_and_never_the_text() -> None:
    renderer = OpenJTalk("/usr/bin/open_jtalk", Path("/d"), Path("/v.htsvoice"))
    assert renderer.command(75) == [
        "/usr/bin/open_jtalk", "-x", "/d", "-m", "/v.htsvoice", "-r", "0.75", "-ow", "/dev/stdout",
    ]  # fmt: skip
    assert renderer.written("二行\nです") == "二行 です\n".encode()
    assert renderer.name == "Open JTalk, v"


def test_the_voice_that_has_to_be_attributed_is() -> None:
    assert "CC BY 3.0, Nagoya Institute of Technology" in OpenJTalk("/usr/bin/open_jtalk").name


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh_TW", "zh-Hant", "ko", "pt", "vi", "zh_CN"])
def test_every_other_language_of_the_window_has_a_voice_of_espeak_ng(bare: Path, language: str) -> None:
    _install(bare, "espeak-ng")
    assert find_renderer(language) is not None


def test_espeak_ng_is_not_asked_for_japanese_nor_for_what_it_is_not_known_to_speak(bare: Path) -> None:
    _install(bare, "espeak-ng")
    assert find_renderer("ja") is None
    assert find_renderer("tlh") is None


def test_espeak_ng_speaks_faster_when_asked_to() -> None:
    renderer = find_renderer("en")
    assert isinstance(renderer, EspeakNg)
    slow, plain, fast = (render(renderer, "Place your card on the reader.", rate).seconds for rate in (75, 100, 135))
    assert slow > plain > fast > 0.5


@pytest.mark.parametrize("program", ["/nowhere/speaks", "false", "true"])
def test_a_program_that_does_not_speak_is_named(program: str) -> None:
    with pytest.raises(NotRendered, match=program):
        render(EspeakNg(program, "en-us"), "Hello", 100)
