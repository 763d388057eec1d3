"""The doctor asks for a font of each language."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.doctor.facts import Outcome
from kiosk.doctor.letters import LettersFacts, check_letters, observe_letters


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(
        '[site]\nname = "x"\n[eligibility]\nbackend = "unavailable"\n[display]\nlanguages = ["ja", "ko", "vi"]\n'
    )
    return path


def test_all_fonts_of_the_tests_are_there(config: Path) -> None:
    found = observe_letters(config, os.environ)
    assert found == LettersFacts(("ja", "ko", "vi"), {})
    assert check_letters(found).outcome is Outcome.PASS


def test_a_machine_without_fonts(config: Path, tmp_path: Path) -> None:
    """fontconfig is told to look into an empty folder."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}/none</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>\n")
    found = observe_letters(config, {**os.environ, "FONTCONFIG_FILE": str(fonts)})
    assert found is not None
    assert found.missing is not None
    assert set(found.missing) == {"ja", "ko", "vi"}
    finding = check_letters(found)
    assert finding.outcome is Outcome.FAIL
    assert finding.detail == "no font for ja, ko, vi"
    assert "apt-get install fonts-" in finding.to_do


def test_nothing_to_ask(tmp_path: Path) -> None:
    assert observe_letters(None, os.environ) is None
    assert observe_letters(tmp_path / "nowhere.toml", os.environ) is None
    assert check_letters(LettersFacts(("ja",), None)).outcome is Outcome.NOT_APPLICABLE
