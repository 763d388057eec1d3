"""A kiosk in service has what the http backend needs: a folder of its own in the data folder, and no plain line."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.eligibility.base import BackendError
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.identity import Identity, store_identity
from kiosk.eligibility.http.settling import PENDING_FILE
from kiosk.eligibility.model import Proof
from kiosk.exitcode import CommandError, ExitCode
from kiosk.start import prepare
from reader.virtual.inprocess import VirtualReaders
from tests.kiosk.eligibility.http.oddservice import OddService, answer


def configure(folder: Path, service: str, kiosk: str = "kiosk-1") -> Path:
    store_identity(folder, Identity(service, "kiosk-1", Ed25519PrivateKey.generate()), replace=True)
    file = folder / "kiosk.toml"
    file.write_text(
        f'[site]\nname = "S"\nkiosk = "{kiosk}"\n'
        f'[eligibility]\nbackend = "http"\n[eligibility.settings]\nidentity = "{folder}"\n'
        f'[data]\nfolder = "{folder}/data"\n'
    )
    return file


def no_readers() -> VirtualReaders:
    readers = VirtualReaders()
    for name in readers.names():
        readers.detach_reader(name)
    return readers


def test_it_has_a_folder_of_its_own(tmp_path: Path) -> None:
    prepared = prepare(configure(tmp_path, "https://127.0.0.1:9"), no_readers())
    assert not (tmp_path / "data").exists(), "nothing is made before the kiosk serves"
    (tmp_path / "data").mkdir(mode=0o700)
    backend = prepared.new_backend()
    assert isinstance(backend, HttpBackend)
    with pytest.raises(BackendError, match="no connection"):
        backend.register(Proof("challenge", b"", b""), request_id="request", timeout=0.2)
    backend.close()
    assert (tmp_path / "data" / "backend" / PENDING_FILE).read_bytes() == b""


@pytest.mark.parametrize("wrong", ["plain", "another kiosk"])
def test_it_does_not_start_with_what_cannot_be_right(tmp_path: Path, wrong: str) -> None:
    with OddService(lambda _request: [answer("200 OK", "application/json", b"{}")]) as service:
        file = (
            configure(tmp_path, service.url) if wrong == "plain" else configure(tmp_path, "https://x.test", "kiosk-2")
        )
        with pytest.raises(CommandError) as failure:
            prepare(file, no_readers())
        assert failure.value.code is ExitCode.CONFIGURATION
        assert service.requests == []
