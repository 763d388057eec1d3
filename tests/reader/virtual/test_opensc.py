"""OpenSC, which knows real My Number Cards, takes the virtual one for one; through a real pcscd."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509

from reader.virtual.card import VirtualCard
from reader.virtual.issuance import Issued
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.doors import PcscDoor
from tests.reader.virtual.programs import Programs, openssl_verdict

pytestmark = [pytest.mark.pcscd, pytest.mark.opensc]

Run = Callable[..., subprocess.CompletedProcess[str]]
Make = Callable[[str], VirtualCard]
MESSAGE = b"signed by a card"


@pytest.fixture
def opensc(programs: Programs) -> Run:
    """Run one of OpenSC's tools against the first reader; `driver` skips the search for the right driver."""

    def run(tool: str, *arguments: str | Path, driver: bool = False) -> subprocess.CompletedProcess[str]:
        return programs.run(tool, "--reader", programs.rig.reader_names[0], *arguments, driver=driver)

    return run


@pytest.mark.parametrize("name", ["taro", "short-length"])
def test_the_driver_recognises_the_card(pcscd: PcscdRig, opensc: Run, make: Make, name: str) -> None:
    # One by its application, the other, with the contact ATR, by that; after the probes of every other driver.
    card = make(name)
    with PcscDoor(pcscd).inserted(card):
        done = opensc("opensc-tool", "--name")
    assert done.stdout.strip() == "jpki", done.stderr
    assert {entry.sw for entry in card.log} <= {0x9000, 0x6A82, 0x6A86, 0x6A87, 0x6A88, 0x6D00, 0x6E00, 0x6700, 0x6986}
    assert card.verifies == 0


def test_another_card_is_not_taken_for_one(pcscd: PcscdRig, opensc: Run, make: Make) -> None:
    with PcscDoor(pcscd).inserted(make("other")):
        assert opensc("opensc-tool", "--name").stdout.strip() != "jpki"


@pytest.mark.parametrize(("identifier", "ca"), [("01", False), ("03", True)])
def test_certificates_are_identical(
    pcscd: PcscdRig, opensc: Run, taro: VirtualCard, issued: Issued, identifier: str, ca: bool
) -> None:
    with PcscDoor(pcscd).inserted(taro):
        done = opensc("pkcs15-tool", "--read-certificate", identifier, driver=True)
    assert done.returncode == 0, done.stderr
    read = x509.load_pem_x509_certificate(done.stdout.encode())
    wanted = issued.authentication_authority.certificate if ca else issued.authentication
    assert read == wanted
    # Nothing that is personal to a further degree was asked for.
    assert not any(entry.selected == b"\x00\x01" for entry in taro.log)


def test_signing_certificate_after_its_password(
    pcscd: PcscdRig, opensc: Run, taro: VirtualCard, issued: Issued
) -> None:
    with PcscDoor(pcscd).inserted(taro):
        refused = opensc("pkcs15-tool", "--read-certificate", "02", driver=True)
        shown = opensc(
            *("pkcs15-tool", "--verify-pin", "--auth-id", "02", "--pin", "ABC123", "--read-certificate", "02"),
            driver=True,
        )
    assert refused.returncode != 0
    assert shown.returncode == 0, shown.stderr
    pem = shown.stdout[shown.stdout.index("-----BEGIN") :]
    assert x509.load_pem_x509_certificate(pem.encode()) == issued.signature
    assert taro.verifies == 1


@pytest.mark.parametrize(("key", "pin"), [("01", "1234"), ("02", "ABC123")])
def test_signatures_are_valid(
    pcscd: PcscdRig, opensc: Run, taro: VirtualCard, issued: Issued, tmp_path: Path, key: str, pin: str
) -> None:
    certificate = issued.authentication if key == "01" else issued.signature
    assert certificate is not None
    digest, signature = tmp_path / "digest", tmp_path / "signature"
    digest.write_bytes(hashlib.sha256(MESSAGE).digest())
    with PcscDoor(pcscd).inserted(taro):
        done = opensc(
            *("pkcs15-crypt", "--sign", "--pkcs1", "--sha-256", "--pin", pin, "--key", key, "--raw"),
            *("--input", digest, "--output", signature),
            driver=True,
        )
    assert done.returncode == 0, done.stderr
    assert openssl_verdict(certificate, MESSAGE, signature, tmp_path) == "Verified OK"
    assert taro.verifies == 1


def test_wrong_pin_then_blocked(pcscd: PcscdRig, opensc: Run, make: Make) -> None:
    card = make("last-try")
    with PcscDoor(pcscd).inserted(card):
        before = opensc("pkcs15-tool", "--dump", driver=True)
        wrong = opensc("pkcs15-tool", "--verify-pin", "--auth-id", "01", "--pin", "9999", driver=True)
        after = opensc("pkcs15-tool", "--verify-pin", "--auth-id", "01", "--pin", "1234", driver=True)
        dump = opensc("pkcs15-tool", "--dump", driver=True)
    assert "Tries left     : 1" in before.stdout, before.stdout + before.stderr
    assert wrong.returncode != 0
    assert "PIN code or key incorrect" in wrong.stderr
    assert after.returncode != 0
    assert "Reference data not usable" in after.stderr  # its name for 6984
    assert "Tries left     : 0" in dump.stdout


def test_the_individual_number_is_nowhere(pcscd: PcscdRig, opensc: Run, taro: VirtualCard) -> None:
    with PcscDoor(pcscd).inserted(taro):
        opensc("pkcs15-tool", "--dump")
    aid = bytes.fromhex("D3921000310001010408")
    assert len(taro.log) > 40
    assert not any(entry.selected == aid for entry in taro.log)
