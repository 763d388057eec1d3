"""What the doctor says of voices."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.doctor.facts import Outcome
from kiosk.doctor.speech import SpeechFacts, check_speech, observe_speech


@pytest.mark.parametrize(
    ("facts", "outcome", "said"),
    [
        (SpeechFacts(wanted=False), Outcome.NOT_APPLICABLE, "[speech] enabled"),
        (SpeechFacts(wanted=True), Outcome.FAIL, "Qt starts"),
        (SpeechFacts(True, (("ja", "recordings, Open JTalk", ""),)), Outcome.PASS, "ja: recordings, Open JTalk"),
        (SpeechFacts(True, (("ja", "", "a voice"),)), Outcome.FAIL, "myna-kiosk prompts DIR"),
        (SpeechFacts(True, (("ja", "x", ""), ("vi", "", "a voice"))), Outcome.FAIL, "apt-get install espeak-ng"),
        (SpeechFacts(True, (("ja", "", "a player (pacat or aplay)"),)), Outcome.FAIL, "pulseaudio-utils"),
    ],
)
def test_every_language_is_to_be_heard(facts: SpeechFacts, outcome: Outcome, said: str) -> None:
    finding = check_speech(facts)
    assert finding.outcome is outcome
    assert said in f"{finding.detail} {finding.to_do}"
    assert bool(finding.to_do) is (outcome is Outcome.FAIL)


def test_the_same_advice_is_given_once() -> None:
    finding = check_speech(SpeechFacts(True, (("ko", "", "a voice"), ("vi", "", "a voice"))))
    assert finding.to_do.count("espeak-ng") == 1


def _configuration(folder: Path, speech: str) -> Path:
    file = folder / "kiosk.toml"
    text = f'[site]\nname = "x"\n[eligibility]\nbackend = "unavailable"\n[display]\nlanguages = ["ja", "en"]\n{speech}'
    file.write_text(text, encoding="utf-8")
    return file


def test_voices_are_looked_for_in_the_languages_of_the_configuration(tmp_path: Path) -> None:
    facts = observe_speech(_configuration(tmp_path, ""), os.environ)
    assert facts is not None
    assert facts.ways is not None
    assert [code for code, _, _ in facts.ways] == ["ja", "en"]
    for _, how, lacking in facts.ways:
        assert bool(how) is not bool(lacking)


def test_speech_that_is_not_wanted_is_not_looked_for(tmp_path: Path) -> None:
    assert observe_speech(_configuration(tmp_path, "[speech]\nenabled = false\n"), {}) == SpeechFacts(wanted=False)


def test_where_qt_does_not_start_nothing_is_known(tmp_path: Path) -> None:
    broken = {**os.environ, "LD_PRELOAD": "", "QT_PLUGIN_PATH": "/nowhere", "PATH": "/nowhere"}
    facts = observe_speech(_configuration(tmp_path, ""), broken)
    assert facts is not None
    assert facts.wanted


def test_without_a_usable_configuration_it_says_nothing(tmp_path: Path) -> None:
    assert observe_speech(None, {}) is None
    assert observe_speech(tmp_path / "none.toml", {}) is None
