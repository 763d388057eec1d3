"""`myna-kiosk audit verify`, as an operator calls it."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from kiosk.audit.trail import AuditTrail
from kiosk.cli import main
from kiosk.exitcode import ExitCode


@pytest.fixture
def trail(tmp_path: Path) -> Path:
    path = tmp_path / "audit.jsonl"
    written = AuditTrail(path)
    for name in ("a", "b", "c"):
        written.append({"name": name})
    written.close()
    return path


def test_an_intact_trail(trail: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify", str(trail)]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "intact, 3 records" in said
    assert json.loads(trail.read_text().splitlines()[-1])["hash"] in said


def test_a_changed_trail_names_its_line(trail: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trail.write_bytes(trail.read_bytes().replace(b'"b"', b'"x"'))
    assert main(["audit", "verify", str(trail)]) == ExitCode.AUDIT_CHANGED
    assert "line 2: was changed" in capsys.readouterr().out


def test_a_folder_stands_for_its_trails(trail: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = trail.with_name("service-1.jsonl")
    other.write_bytes(trail.read_bytes()[1:])
    assert main(["audit", "verify", "--json", str(trail.parent)]) == ExitCode.AUDIT_CHANGED
    found = json.loads(capsys.readouterr().out)
    assert {name: chain["intact"] for name, chain in found.items()} == {str(trail): True, str(other): False}


def test_a_folder_that_cannot_be_looked_into_is_not_passed_over(
    trail: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What root may not be refused is refused by the system call; one that goes meanwhile is no trouble."""
    for name in ("closed", "gone"):
        trail.with_name(name).mkdir()
    scan = os.scandir

    def refuse(error: type[OSError], number: int, name: str) -> None:
        def scandir(path: str) -> object:
            if Path(path).name == name:
                raise error(number, os.strerror(number), path)
            return scan(path)

        monkeypatch.setattr(os, "scandir", scandir)

    refuse(FileNotFoundError, errno.ENOENT, "gone")
    assert main(["audit", "verify", str(trail.parent)]) == ExitCode.OK
    refuse(PermissionError, errno.EACCES, "closed")
    assert main(["audit", "verify", str(trail.parent)]) == ExitCode.CONFIGURATION
    assert capsys.readouterr().err == f"myna-kiosk: {trail.with_name('closed')}: cannot be read (Permission denied)\n"


def test_a_noted_hash_shows_that_lines_were_cut_off(trail: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = trail.read_bytes().splitlines(keepends=True)
    noted = json.loads(lines[-1])["hash"]
    assert main(["audit", "verify", "--head", noted, str(trail)]) == ExitCode.OK
    trail.write_bytes(b"".join(lines[:-1]))
    assert main(["audit", "verify", str(trail)]) == ExitCode.OK
    assert main(["audit", "verify", "--head", noted, str(trail)]) == ExitCode.AUDIT_CHANGED
    assert "lines were cut off" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["missing.jsonl"], ExitCode.CONFIGURATION),
        (["."], ExitCode.CONFIGURATION),
        (["--head", "00", "a.jsonl", "b.jsonl"], ExitCode.USAGE),
    ],
)
def test_what_cannot_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["audit", "verify", *arguments]) == code
    assert capsys.readouterr().err.startswith("myna-kiosk: ")
