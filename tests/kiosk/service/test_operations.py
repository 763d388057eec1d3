"""The commands about persons, from the command line to the exit code, on a database of their own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.exitcode import ExitCode
from tests.kiosk.service.load.sheet import GOOD, ISSUER, Sheet, query


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    """The options by which a service is meant."""
    config = tmp_path / "service.toml"
    config.write_text('data = "data"\n')
    return ["--config", str(config)]


def test_from_a_file_to_a_report(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Sheet().add().add(burden_ratio="7")
    file = sheet.write(tmp_path / "in.csv", "cp932", "\r\n")
    assert main(["service", "load", str(file), "--processes", "1", *place]) == ExitCode.ROWS_REJECTED
    assert "1 rows are in, 1 were rejected" in capsys.readouterr().out
    url = f"sqlite:///{tmp_path}/data/service.db"
    link = f"{ISSUER}:{GOOD['serial']}"
    assert main(["service", "protect", link, *place]) == ExitCode.OK
    assert query(url, "SELECT kind FROM protections") == [("withheld",)]
    assert main(["service", "unprotect", link, *place]) == ExitCode.OK
    assert query(url, "SELECT kind FROM protections") == []
    numbers = [GOOD[name] for name in ("insurer_number", "symbol", "number", "branch", "birth_date")]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(numbers) + "\n"))
    assert main(["service", "protect", "--by-numbers", "--kind", "undisclosed", *place]) == ExitCode.OK
    assert query(url, "SELECT kind FROM protections") == [("undisclosed",)]
    assert main(["service", "renew", link, f"{ISSUER}:99", *place]) == ExitCode.OK
    assert query(url, "SELECT count(*) FROM certificates WHERE renewed_at IS NOT NULL") == [(1,)]
    said = capsys.readouterr()
    assert said.out == "done\n" * 4
    assert main(["service", "report", "--csv", *place]) == ExitCode.OK
    assert capsys.readouterr().out == "day,kiosk,purpose,outcome,count\n"
    assert GOOD["name"] not in said.out + said.err


def test_nobody_is_an_exit_code(place: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["service", "protect", f"{ISSUER}:1", *place]) == ExitCode.NOBODY_FOUND
    assert main(["service", "renew", f"{ISSUER}:1", f"{ISSUER}:2", *place]) == ExitCode.NOBODY_FOUND
    assert "nobody is known" in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], [f"{ISSUER}:1", "--by-numbers"]])
def test_one_way_to_mean_a_person(place: list[str], more: list[str]) -> None:
    assert main(["service", "protect", *more, *place]) == ExitCode.USAGE


def test_a_configuration_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "service.toml").write_text("nothing = 1\n")
    assert main(["service", "report", "--config", str(tmp_path / "service.toml")]) == ExitCode.CONFIGURATION


@pytest.mark.parametrize(
    "wrong",
    [
        ["load"],
        ["load", "x", "--processes", "0"],
        ["load", "x", "--encoding", "latin-1"],
        ["protect", "x", "--kind", "hidden"],
        ["renew", "x"],
        ["report", "--from", "yesterday"],
        ["report", "--csv", "--json"],
    ],
)
def test_wrong_usage(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["service", *wrong])
    assert raised.value.code == ExitCode.USAGE


def test_the_columns_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["service", "load", "--columns"])
    assert raised.value.code == 0
    assert "保険者番号" in capsys.readouterr().out
