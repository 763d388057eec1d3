"""The command virtual-card."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from cryptography import x509

from reader.virtual import cli, pki
from reader.virtual.cli import main
from reader.virtual.persona import load_personas
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.doors import connected, wait_until_empty


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(load_personas())
    assert "Not yet registered, everything in order" in next(line for line in lines if line.startswith("taro "))


def test_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    found = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert found["taro"]["not_after"].endswith("T23:59:59+09:00")
    assert found["other"]["serial"] is None
    assert found["revoked"]["revoked"] == "key-compromise"
    assert found["face"]["tries_left"] == 0
    assert found["android"]["medium"] == "android"


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "hanako"]) == 0
    shown = capsys.readouterr().out
    assert "番号　花子" in shown
    assert "CN=" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required: COMMAND"),
        (["show", "nobody"], "no persona nobody; there are android,"),
        (["insert", "taro", "--vpcd", "here"], "HOST:PORT is wanted, like 127.0.0.1:35963, not 'here'"),
        (["insert", "taro", "--vpcd", "host:70000"], "HOST:PORT is wanted"),
        (["insert", "taro", "--vpcd", ":1"], "HOST:PORT is wanted"),
        (["pki"], "required: --out"),
    ],
)
def test_mistakes_on_the_command_line(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


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


@pytest.mark.pcscd
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_insert_until_it_is_interrupted(pcscd: PcscdRig, number: signal.Signals) -> None:
    address = f"127.0.0.1:{pcscd.vpcd_ports[0]}"
    command = (sys.executable, "-m", "reader.virtual.cli", "insert", "taro", "--vpcd", address)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("The card of taro lies on the reader.")
        with connected(pcscd.reader_names[0]) as connection:
            assert connection.atr == bytes.fromhex("3B888001000005E0B381A1007F")
        process.send_signal(number)
        assert process.wait(10) == 0
    wait_until_empty(pcscd.reader_names[0])


def test_insert_without_pcscd(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "PATIENCE_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert main(["insert", "taro", "--vpcd", f"127.0.0.1:{port}"]) == 1
    assert f"no vpcd at 127.0.0.1:{port}; is pcscd running" in capsys.readouterr().err


def test_make_keys_replaces_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert pki.main(["--make-keys", "--folder", str(Path(str(files("fixtures") / "pki")))]) == 0
    assert capsys.readouterr().out == ""
