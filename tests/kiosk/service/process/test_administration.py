"""`myna-kiosk service …`: what whoever runs the service types, and what it says to mistakes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.eligibility.database import migrate_database
from kiosk.eligibility.schema import HEAD
from kiosk.exitcode import ExitCode
from tests.kiosk.service.process.running import run


class Desk:
    """A service's configuration, and the command line in front of it."""

    def __init__(self, folder: Path, configuration: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.file = folder / "service.toml"
        self.file.write_text(f'data = "data"\n{configuration}', encoding="utf-8")
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = main(["service", *arguments, "--config", str(self.file)])
        said = self._capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture(autouse=True)
def _no_hardening(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the tests' own process nothing is to be changed for good."""
    monkeypatch.setattr("kiosk.hardening.harden", lambda: None)


@pytest.fixture
def desk(tmp_path: Path, database_line: str, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, f'{database_line}public_url = "https://service.example"\n', capsys)


def test_a_kiosk_from_its_beginning_to_its_end(desk: Desk) -> None:
    code, out, _ = desk("kiosk", "add", "k-1", "--site", "north", "--medical")
    assert code == ExitCode.OK
    assert re.search(r"^one-time code: ([0-9A-Z]{4}-){6}[0-9A-Z]{4}$", out, re.MULTILINE)
    assert "myna-kiosk enroll https://service.example\n" in out
    assert "not shown again" in out
    assert "k-1    north  waiting" in desk("kiosk", "list")[1]
    assert json.loads(desk("site", "list", "--json")[1]) == {
        "sites": [{"id": "north", "name": "north", "medical": True, "staffed": False}]
    }
    code, out, _ = desk("kiosk", "revoke", "k-1")
    assert (code, out) == (ExitCode.OK, "kiosk k-1 is refused from now on\n")
    assert desk("kiosk", "revoke", "k-1")[1] == "kiosk k-1 was revoked before\n"
    [kiosk] = json.loads(desk("kiosk", "list", "--json")[1])["kiosks"]
    assert (kiosk["id"], kiosk["site"], kiosk["state"], kiosk["enrolled_at"]) == ("k-1", "north", "revoked", None)
    assert kiosk["revoked_at"].endswith("+00:00")


def test_a_second_kiosk_of_a_site(desk: Desk) -> None:
    assert desk("site", "add", "north", "--name", "北の診療所", "--medical")[0] == ExitCode.OK
    assert desk("kiosk", "add", "k-1", "--site", "north")[0] == ExitCode.OK
    assert desk("kiosk", "add", "k-2", "--site", "north", "--medical")[0] == ExitCode.OK
    code, _, err = desk("kiosk", "add", "k-3", "--site", "north", "--staffed")
    assert code == ExitCode.NOT_DONE
    assert "medical: yes, staffed: no" in err
    assert "北の診療所" in desk("site", "list")[1]
    assert [kiosk["id"] for kiosk in json.loads(desk("kiosk", "list", "--json")[1])["kiosks"]] == ["k-1", "k-2"]


def test_what_is_allowed_at_a_site_can_be_changed(desk: Desk) -> None:
    desk("kiosk", "add", "k-1", "--site", "north", "--staffed")
    code, out, _ = desk("site", "change", "north", "--medical", "--name", "北の診療所")
    assert (code, out) == (ExitCode.OK, "site north is 北の診療所, medical: yes, staffed: yes\n")
    assert "medical: yes, staffed: no" in desk("site", "change", "north", "--no-staffed")[1]
    assert json.loads(desk("site", "list", "--json")[1])["sites"] == [
        {"id": "north", "name": "北の診療所", "medical": True, "staffed": False}
    ]
    code, _, err = desk("site", "change", "nroth", "--medical")
    assert (code, "site nroth is not known" in err) == (ExitCode.NOT_DONE, True)
    code, _, err = desk("site", "change", "north", "--name", " ")
    assert (code, "needs a name" in err) == (ExitCode.NOT_DONE, True)


def test_a_site_that_comes_with_a_kiosk_is_named_beside_the_others(desk: Desk) -> None:
    """A slip of the pen in a site's id is seen at once."""
    assert desk("kiosk", "add", "k-1", "--site", "north", "--medical")[1].startswith(
        "site north is new (medical: yes, staffed: no)\n"
    )
    assert "site north is new" not in desk("kiosk", "add", "k-2", "--site", "north")[1]
    assert desk("kiosk", "add", "k-3", "--site", "nroth")[1].startswith(
        "site nroth is new (medical: no, staffed: no; beside north)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("kiosk", "revoke", "k-9"), "kiosk list"),
        (("kiosk", "add", "k-1", "--site", "north"), "--again"),
        (("kiosk", "add", "k 2", "--site", "north"), "1 to 64 characters"),
        (("kiosk", "add", "k-2", "--site", "北"), "1 to 64 characters"),
        (("site", "add", "north"), "there already"),
        (("site", "add", "south", "--name", "  "), "needs a name"),
        (("site", "add", "a/b"), "1 to 64 characters"),
    ],
)
def test_what_is_not_done_changes_nothing(desk: Desk, arguments: tuple[str, ...], words: str) -> None:
    desk("kiosk", "add", "k-1", "--site", "north")
    before = desk("kiosk", "list", "--json"), desk("site", "list", "--json")
    code, out, err = desk(*arguments)
    assert (code, out) == (ExitCode.NOT_DONE, "")
    assert words in err
    assert (desk("kiosk", "list", "--json"), desk("site", "list", "--json")) == before


def test_migrating_says_what_it_did(desk: Desk) -> None:
    assert desk("migrate")[1] in {f"schema {HEAD}, before: none\n", f"schema {HEAD}: nothing to do\n"}
    assert desk("migrate")[1] == f"schema {HEAD}: nothing to do\n"


def test_a_database_of_another_program_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "data" / "service.db"
    path.parent.mkdir()
    path.write_bytes(b"not a database, but something of value" * 99)
    desk = Desk(tmp_path, "", capsys)
    for arguments in (("migrate",), ("kiosk", "list")):
        code, _, err = desk(*arguments)
        assert code == ExitCode.CONFIGURATION
        assert "service.db" in err
    assert path.read_bytes() == b"not a database, but something of value" * 99


def test_a_configuration_with_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = Desk(tmp_path, "colour = 1\n[listen]\nport = -1\n", capsys)("kiosk", "list")
    assert code == ExitCode.CONFIGURATION
    assert "colour" in err
    assert "listen.port" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("service",),
        ("service", "kiosk"),
        ("service", "kiosk", "add"),
        ("service", "kiosk", "add", "k-1"),
        ("service", "site", "add"),
        ("serve", "--port", "x"),
        ("serve", "--port", "65536"),
        ("serve", "--port", "-1"),
    ],
)
def test_a_wrong_command_line(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == ExitCode.USAGE
    assert "usage: myna-kiosk" in capsys.readouterr().err


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["serve"], ["service"], ["service", "kiosk", "add"], ["service", "site", "list"]):
        with pytest.raises(SystemExit) as ended:
            main([*words, "--help"])
        assert ended.value.code == 0
        assert capsys.readouterr().out.startswith("usage: myna-kiosk " + " ".join(words))


def test_as_a_new_user_would(tmp_path: Path) -> None:
    migrate_database(f"sqlite:///{tmp_path}/service.db")
    done = run("service", "kiosk", "add", "kiosk-1", "--site", "demo", "--demo", "--data", tmp_path)
    assert done.returncode == ExitCode.OK
    assert done.stderr == ""
    assert f"--ca {tmp_path}/tls/development-ca.pem" in done.stdout
