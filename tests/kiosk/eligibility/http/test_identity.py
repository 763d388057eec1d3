"""A kiosk's identity: kept whole or not at all, and readable by nobody else."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.http.identity import FILE, Identity, load_identity, prepare_folder, store_identity


def make_identity(kiosk: str = "kiosk-1") -> Identity:
    return Identity("https://service.test:8443", kiosk, Ed25519PrivateKey.generate(), "-- a CA --")


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    identity = make_identity()
    path = store_identity(tmp_path, identity)
    found = load_identity(tmp_path)
    assert (found.service, found.kiosk, found.ca) == (identity.service, identity.kiosk, identity.ca)
    assert found.public_key == identity.public_key
    assert len(found.public_key) == 32
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_the_key_shows_nowhere() -> None:
    identity = make_identity()
    assert "key" not in repr(identity)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        folder = tmp_path / "new" / "folder"
        prepare_folder(folder)
        path = store_identity(folder, make_identity())
    finally:
        os.umask(previous)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    path.chmod(0o640)
    with pytest.raises(ConfigurationError, match="open to others"):
        load_identity(folder)


def test_one_that_is_there_stays(tmp_path: Path) -> None:
    first = make_identity()
    store_identity(tmp_path, first)
    with pytest.raises(FileExistsError):
        store_identity(tmp_path, make_identity("kiosk-2"))
    assert load_identity(tmp_path).public_key == first.public_key
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_one_that_is_there_gives_way_when_told(tmp_path: Path) -> None:
    store_identity(tmp_path, make_identity())
    store_identity(tmp_path, make_identity("kiosk-2"), replace=True)
    assert load_identity(tmp_path).kiosk == "kiosk-2"


def test_no_identity_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="myna-kiosk enroll"):
        load_identity(tmp_path)


def other_key() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff\xfe",
        json.dumps({"service": "s", "kiosk": "k", "key": "no key", "ca": ""}).encode(),
        json.dumps({"service": "s", "kiosk": 1, "key": "no key", "ca": ""}).encode(),
        json.dumps({"service": "s", "kiosk": "k", "key": other_key(), "ca": ""}).encode(),
        b" " * ((1 << 20) + 1),
    ],
)
def test_a_file_that_is_none_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(ConfigurationError, match=r"enroll --replace"):
        load_identity(tmp_path)
