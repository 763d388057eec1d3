"""The doctor looks at where slips come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.doctor.facts import Outcome
from kiosk.doctor.slip import SlipFacts, check_slip, observe_slip


def configure(path: Path, slip: str, profile: str = "atm") -> Path:
    path.write_text(
        f'[site]\nname = "x"\n[eligibility]\nbackend = "unavailable"\n[profile]\nname = "{profile}"\n[slip]\n{slip}\n'
    )
    return path


@pytest.mark.parametrize("made", [True, False])
def test_a_folder(made: bool, tmp_path: Path) -> None:
    folder = tmp_path / "slips"
    if made:
        folder.mkdir()
    found = observe_slip(configure(tmp_path / "kiosk.toml", f'folder = "{folder}"'))
    assert found == SlipFacts(str(folder), "" if made else f"{folder} is no folder")
    finding = check_slip(found)
    assert finding.outcome is (Outcome.PASS if made else Outcome.FAIL)
    assert str(folder) in finding.detail
    assert bool(finding.to_do) is not made


def test_nothing_to_look_at(tmp_path: Path) -> None:
    assert observe_slip(None) is None
    assert observe_slip(tmp_path / "nowhere.toml") is None
    assert observe_slip(configure(tmp_path / "kiosk.toml", "", profile="desktop")) is None
