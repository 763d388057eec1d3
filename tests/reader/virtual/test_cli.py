"""The command virtual-card by itself; test_terminals.py has it with a card inserted."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import pytest
from cryptography import x509

from reader.virtual import pki
from reader.virtual.cli import main
from reader.virtual.command import inserting
from reader.virtual.persona import load_personas
from reader.virtual.vpcd import nobody_listens

OWN = """description = "mine"
name = "見本　次郎"
name_kana = "ミホン　ジロウ"
birth_date = 1990-01-01
issued = "-1d"
key = 3
auth_pin = "4321"
"""


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Control sockets of this test alone; what runs on the machine besides is not touched."""
    with TemporaryDirectory(prefix="vc-") as folder:  # a socket's path is short
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["NAME", *load_personas(experimental=True)]
    assert "Not yet registered, everything in order" in next(line for line in lines if line.startswith("taro "))


def test_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    found = {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert found["taro"] == {
        "name": "taro",
        "purpose": "Not yet registered, everything in order",
        "auth_pin": "1234",
        "sign_password": "ABC123",
        "support_pin": "1234",
        "tries_left": 3,
        "token": "JPKIAPICCTOKEN2",
        "registered": False,
    }
    assert found["face"]["tries_left"] == 0
    assert found["child"]["sign_password"] is None
    assert (found["android"]["token"], found["android"]["support_pin"]) == ("JPKIAPGPSETOKEN", None)
    assert (found["other"]["token"], found["other"]["auth_pin"]) == (None, None)


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "hanako"]) == 0
    shown = capsys.readouterr().out
    assert "番号　花子" in shown
    assert "Certificate for signing\nsubject     CN=" in shown
    rows = [line.split() for line in shown.splitlines()]
    assert ["JPKI", "0001", "file", "2048", "001B", "signing", "certificate"] in rows
    assert ["JPKI", "0006", "file", "160", "free", "token", "information"] in rows
    assert ["JPKI", "0009", "file", "16", "never"] in rows


def test_show_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "revoked", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["revoked"] == "key-compromise"
    assert shown["certificates"]["user authentication"]["not_after"].endswith("T23:59:59+09:00")
    assert {"application": "JPKI", "file": "0018", "kind": "PIN"}.items() <= next(
        entry for entry in shown["files"] if (entry["application"], entry["file"]) == ("JPKI", "0018")
    ).items()


def test_show_a_card_without_jpki(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "other", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["certificates"] == {}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required: COMMAND"),
        (["show", "nobody"], "no persona nobody; there are android,"),
        (["show"], "show wants either NAME or --persona-file FILE"),
        (["show", "taro", "--persona-file", "x"], "show wants either NAME or --persona-file FILE"),
        (["swap"], "swap wants either NAME or --persona-file FILE"),
        (["insert", "taro", "--vpcd", "here"], "HOST:PORT is wanted, like 127.0.0.1:35963, not 'here'"),
        (["insert", "taro", "--vpcd", "host:70000"], "HOST:PORT is wanted"),
        (["insert", "taro", "--vpcd", ":1"], "HOST:PORT is wanted"),
        (["insert", "--state", "x"], "--state goes with NAME or --persona-file"),
        (["insert", "--wait"], "--wait goes with NAME"),
        (["insert", "--fault", "torn@1"], "--fault goes with NAME"),
        (["insert", "--rsa-ms", "0"], "--rsa-ms goes with NAME"),
        (["insert", "--link", "contact-9600"], "--link goes with NAME"),
        (["insert", "taro", "--rsa-ms", "100"], "--rsa-ms goes with --link"),
        (["insert", "taro", "--rsa-ms", "fast"], "milliseconds from 0 to 60000 are wanted, not 'fast'"),
        (["insert", "taro", "--link", "usb"], "no line 'usb'; there are contactless-106, contactless-212, "),
        (["insert", "taro", "--fault", "torn@x"], "from 0 to 1000000 is wanted, not 'x'\n  torn@x\n       ^"),
        (["insert", "taro", "--fault", "broken"], "no fault 'broken'; there are torn, torn-answer, flicker, "),
        (["insert", "taro", "--fault", "exchanged@2:nobody"], "--fault: no persona nobody; there are android,"),
        (["insert", "taro", "--fault", "two-cards:nobody"], "--fault: no persona nobody; there are android,"),
        (["fault"], "fault wants either FAULT or --none"),
        (["fault", "torn@1", "--none"], "fault wants either FAULT or --none"),
        (["fault", "torn"], "@N is missing"),
        (["tear"], "required: --after"),
        (["tear", "--after", "-1"], "a number of commands from 0"),
        (["tear", "--after", "many"], "a number of commands from 0 to 1000000 is wanted, not 'many'"),
        (["pki"], "required: --out"),
        (["pki", "--out", "x", "--jsn"], "unrecognized arguments: --jsn"),
        (["list", "taro", "hanako"], "unrecognized arguments: taro hanako"),
    ],
)
def test_mistakes_on_the_command_line(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert message in told
    # The usage of the command that was given, where one was.
    usage = f"usage: virtual-card {arguments[0]} " if arguments else "usage: virtual-card [-h] COMMAND"
    assert told.startswith(usage)
    assert told.count("usage:") == 1


def test_pki(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "new" / "pki"
    assert main(["pki", "--out", str(folder)]) == 0
    written = {Path(line).name for line in capsys.readouterr().out.splitlines()}
    assert written == {path.name for path in folder.iterdir()}
    anchor = x509.load_pem_x509_certificate((folder / "ca-auth-2023.pem").read_bytes())
    assert anchor in pki.anchors()
    holder = x509.load_pem_x509_certificate((folder / "revoked-auth.pem").read_bytes())
    listed = x509.load_der_x509_crl((folder / "auth-2023.crl").read_bytes())
    assert listed.get_revoked_certificate_by_serial_number(holder.serial_number) is not None
    assert not any(b"PRIVATE" in path.read_bytes() for path in folder.iterdir())


def test_pki_where_nothing_can_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert main(["pki", "--out", str(tmp_path / "file")]) == 1
    assert "virtual-card: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OWN.replace("1990-01-01", "1990-13-01"), ":4:18: is no TOML: Expected newline"),
        (OWN.replace("key = 3", "key = 99"), ":6: key: a whole number from 0 to 23 is wanted, not 99"),
        (OWN + 'auth_pin = "1"', ":8: is no TOML: Cannot overwrite a value"),
        (OWN.replace('"4321"', '"43"'), ":7: auth_pin: four digits in quotes are wanted"),
        (OWN + "\n# a remark\ncolour = [\n 1]\n", ":10: colour: is not known; known are"),
        (OWN.replace("key = 3\n", ""), ": key: is missing; a whole number from 0 to 23 is wanted"),
        (OWN + "[coverage]\nvalidity = 9\n", ":9: coverage.validity: a whole number from 1 to 6 is wanted"),
        (OWN + "[coverage]\n", ":8: coverage.insurer_number: is missing"),
        (OWN + '"', ":8: is no TOML"),
    ],
)
def test_mistakes_in_a_persona_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "jiro.toml"
    path.write_text(content)
    assert main(["insert", "--persona-file", str(path)]) == 1
    assert f"virtual-card: {path}{message}" in capsys.readouterr().err


def test_persona_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "jiro.toml"
    assert main(["show", "--persona-file", str(path)]) == 1
    assert f"{path}: cannot be read: No such file" in capsys.readouterr().err
    path.write_bytes(b"# good\n# \xff\n")
    assert main(["show", "--persona-file", str(path)]) == 1
    assert f"{path}:2: is not UTF-8" in capsys.readouterr().err
    path.write_bytes(b"#" * 70_000)
    assert main(["show", "--persona-file", str(path)]) == 1
    assert "a persona is a short TOML file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["state"], ["log"], ["remove"], ["insert"], ["tear", "--after", "1"], ["swap", "taro"], ["fault", "mute@0"]],
)
def test_no_card_is_inserted(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 4
    assert "no card is inserted; virtual-card insert NAME puts one in" in capsys.readouterr().err


def test_insert_where_no_vpcd_listens(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inserting, "PATIENCE_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert main(["insert", "taro", "--vpcd", f"127.0.0.1:{port}"]) == 3
    told = capsys.readouterr().err
    assert told.splitlines() == [
        f"virtual-card: waiting for pcscd to look at the card of taro at 127.0.0.1:{port}",
        f"virtual-card: {nobody_listens('127.0.0.1', port)}",
    ]


def test_insert_where_pcscd_takes_the_line_and_never_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inserting, "PATIENCE_S", 2.0)
    reading, writing = os.pipe()
    said: list[str] = []

    def interrupt(lines: TextIO) -> None:
        said.extend(next(lines) for _ in range(2))
        os.kill(os.getpid(), signal.SIGINT)

    with (
        socket.create_server(("127.0.0.1", 0)) as busy,
        os.fdopen(reading) as lines,
        os.fdopen(writing, "w") as errors,
        ThreadPoolExecutor(1) as person,
    ):
        monkeypatch.setattr(sys, "stderr", errors)
        watched = person.submit(interrupt, lines)
        address = f"127.0.0.1:{busy.getsockname()[1]}"
        assert main(["insert", "taro", "--vpcd", address]) == 0
        watched.result()
    assert said == [
        f"virtual-card: waiting for pcscd to look at the card of taro at {address}\n",
        f"virtual-card: pcscd has a line to {address}, and has not looked at the card yet\n",
    ]


def test_insert_with_a_bad_state_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no")
    assert main(["insert", "taro", "--state", str(tmp_path / "state")]) == 1
    assert "state: is no JSON; mend it, or move it away" in capsys.readouterr().err


def test_make_keys_replaces_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert pki.main(["--make-keys", "--folder", str(Path(str(files("fixtures") / "pki")))]) == 0
    assert capsys.readouterr().out == ""
