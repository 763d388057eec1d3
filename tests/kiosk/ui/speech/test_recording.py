"""Recording ahead: every page's texts, once; and the kiosk then speaks from them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.config import Settings
from kiosk.exitcode import CommandError, ExitCode
from kiosk.ui.gallery import exhibits
from kiosk.ui.speech.command import make_prompts
from kiosk.ui.speech.pieces import number_pieces
from kiosk.ui.speech.prompts import Prompts
from kiosk.ui.speech.recording import NotRendered, pieces_for, record, texts_of
from kiosk.ui.speech.rendering import EspeakNg, find_renderer
from kiosk.ui.speech.script import is_spoken, script_of, secrets_of
from kiosk.ui.speech.voice import RATES
from tests.kiosk.ui.speech.booth import Booth


def _english() -> EspeakNg:
    renderer = find_renderer("en")
    assert isinstance(renderer, EspeakNg)
    return renderer


def test_every_page_s_words_are_among_the_texts_and_nobody_s_name_is(booth: Booth) -> None:
    texts = set(texts_of(booth.window, "en"))
    assert "What would you like to do?" in texts
    assert booth.speech.bar.keys
    for exhibit in exhibits():
        if is_spoken(exhibit.state):
            exhibit.show(booth.window)
            booth.window.choose_language("en")
            page = booth.window.page
            assert page is not None
            secrets = secrets_of(exhibit.state)
            for item in script_of(page, exhibit.state):
                assert item.text in texts or any(secret in item.text for secret in secrets)
            assert not any(secret in text for secret in secrets for text in texts)


def test_japanese_is_recorded_with_all_numbers(booth: Booth) -> None:
    pieces = pieces_for(booth.window, "ja")
    assert set(number_pieces()) <= set(pieces)
    assert len(set(pieces)) == len(pieces)


def test_what_was_recorded_is_found_and_a_second_run_makes_nothing(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, "en")
    assert prompts.sound("Hello there.", 100) is None
    tally = record(prompts, ["Hello there.", "Goodbye."], _english())
    assert (tally.there, tally.made, tally.unspoken) == (2 * len(RATES), 2 * len(RATES), ())
    assert tally.seconds > 0.5
    assert prompts.present
    assert prompts.voice() == "eSpeak NG, en-us"
    sound = prompts.sound("Hello there. Goodbye.", 100)
    assert sound is not None
    assert sound.seconds > tally.seconds
    assert prompts.sound("Hello there. Something else.", 100) is None
    assert record(prompts, ["Hello there.", "Goodbye."], _english()).made == 0


def test_a_run_that_was_cut_off_goes_on_where_it_was(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, "en")
    record(prompts, ["Hello."], _english())
    prompts.note.unlink()
    assert not prompts.present
    assert record(prompts, ["Hello.", "Goodbye."], _english()).made == len(RATES)


def test_another_voice_records_everything_anew(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, "en")
    record(prompts, ["Hello.", "Goodbye."], _english())
    british = EspeakNg(_english().program, "en-gb")
    assert record(prompts, ["Hello."], british).made == len(RATES)
    assert prompts.sound("Goodbye.", 100) is None


def test_a_piece_that_cannot_be_spoken_is_named_and_the_rest_is_recorded(tmp_path: Path) -> None:
    program = tmp_path / "fussy"
    program.write_text('#!/bin/sh\ntext=$(cat)\n[ "$text" != "%" ] || exit 1\necho "$text" | espeak-ng "$@"\n')
    program.chmod(0o755)
    tally = record(Prompts(tmp_path, "en"), ["%", "Hello."], EspeakNg(str(program), "en-us"))
    assert (tally.there, tally.unspoken) == (len(RATES), ("%",))


def test_a_program_that_speaks_nothing_ends_it(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, "en")
    with pytest.raises(NotRendered, match="false"):
        record(prompts, ["Hello."], EspeakNg("false", "en"))
    assert not prompts.present


_SETTINGS = Settings.model_validate({"site": {"name": "みほん"}, "eligibility": {"backend": "unavailable"}})


def test_a_language_that_nothing_speaks_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for language, said in (("ja", "open-jtalk"), ("en", "espeak-ng")):
        with pytest.raises(CommandError, match=said) as caught:
            make_prompts(tmp_path, _SETTINGS, language, None, io.StringIO())
        assert caught.value.code is ExitCode.CONFIGURATION


def test_the_command_needs_a_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "kiosk.toml"
    assert main(["prompts", str(tmp_path), "--config", str(config)]) == ExitCode.CONFIGURATION
    assert str(config) in capsys.readouterr().err


def test_the_command_records_what_a_kiosk_says(
    booth: Booth, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # eSpeak NG takes some seconds for all of it; a program that repeats one of its sounds takes none.
    folder = tmp_path / "bin"
    folder.mkdir()
    record(Prompts(tmp_path, "en"), ["Hello."], _english())
    sample = Prompts(tmp_path, "en").path("Hello.", 100)
    program = folder / "espeak-ng"
    program.write_text(f"#!/bin/sh\n/bin/cat > /dev/null\nexec /bin/cat {sample}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    config = tmp_path / "kiosk.toml"
    config.write_text('[site]\nname = "みほん"\n[eligibility]\nbackend = "unavailable"\n', encoding="utf-8")
    recorded = tmp_path / "prompts"
    assert main(["prompts", str(recorded), "--config", str(config), "--language", "en"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert f'recordings = "{recorded}"' in said
    prompts = Prompts(recorded, "en")
    assert prompts.present
    booth.window.choose_language("en")
    for exhibit in exhibits():
        if is_spoken(exhibit.state):
            exhibit.show(booth.window)
            booth.window.choose_language("en")
            page = booth.window.page
            assert page is not None
            for item in script_of(page, exhibit.state):
                assert item.private or prompts.sound(item.text, 100) is not None, item.text


def test_a_language_without_a_translation_is_not_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.i18n.languages.FOLDER", tmp_path)
    with pytest.raises(CommandError, match="there is no translation for 'en'"):
        make_prompts(tmp_path, _SETTINGS, "en", None, io.StringIO())
