"""pkcs11-tool, the way in which most software uses a card: OpenSC's PKCS #11 module, through a real pcscd."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509

from apdu.mynumber.jpki import SHA256_PREFIX
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import Issued
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.doors import PcscDoor
from tests.reader.virtual.programs import PKCS11_MODULE, Programs, openssl_verdict

pytestmark = [pytest.mark.pcscd, pytest.mark.opensc]

Make = Callable[[str], VirtualCard]
Tool = Callable[..., subprocess.CompletedProcess[str]]
MESSAGE = b"signed by a card"
# Slot, PIN, and the identifier that OpenSC gives key and certificate.
KEYS = [("0", "1234", "01"), ("1", "ABC123", "02")]


@pytest.fixture
def tool(programs: Programs) -> Tool:
    def run(*arguments: str | Path, driver: bool = True) -> subprocess.CompletedProcess[str]:
        return programs.run("pkcs11-tool", "--module", PKCS11_MODULE, *arguments, driver=driver)

    return run


def test_slots(pcscd: PcscdRig, tool: Tool, taro: VirtualCard) -> None:
    # Without a word about the driver: every other driver has had its look at the card before.
    with PcscDoor(pcscd).inserted(taro):
        done = tool("--list-slots", driver=False)
    assert done.returncode == 0, done.stderr
    first, second, empty = done.stdout.split("\nSlot ")[1:]
    assert _value(first, "token label") == "JPKI (User Authentication PIN)"
    assert _value(first, "pin min/max") == "4/4"
    assert _value(second, "token label") == "JPKI (Digital Signature PIN)"
    assert _value(second, "pin min/max") == "6/16"
    for slot in (first, second):
        assert _value(slot, "token flags") == "login required, token initialized, PIN initialized"
    assert "(empty)" in empty
    assert taro.verifies == 0


def test_objects(pcscd: PcscdRig, tool: Tool, taro: VirtualCard) -> None:
    with PcscDoor(pcscd).inserted(taro):
        free = tool("--list-objects", "--slot-index", "0")
        hidden = tool("--list-objects", "--slot-index", "1")
        shown = tool("--list-objects", "--slot-index", "1", "--login", "--pin", "ABC123")
    # Three certificates are free, the fourth is there after its password.
    assert free.stdout.count("Certificate Object; type = X.509 cert") == 3
    assert "Certificate Object" not in hidden.stdout
    assert "Private Key Object; RSA" in shown.stdout
    assert "label:      Digital Signature Certificate\n" in shown.stdout
    assert "Access:     always authenticate, sensitive" in shown.stdout
    assert taro.verifies == 1


@pytest.mark.parametrize("identifier", ["01", "03", "04"])
def test_free_certificates(
    pcscd: PcscdRig, tool: Tool, taro: VirtualCard, issued: Issued, tmp_path: Path, identifier: str
) -> None:
    wanted = {
        "01": issued.authentication,
        "03": issued.authentication_authority.certificate,
        "04": issued.signature_authority.certificate,
    }
    der = tmp_path / "certificate.der"
    with PcscDoor(pcscd).inserted(taro):
        done = tool(*_read("0", identifier, der))
    assert done.returncode == 0, done.stderr
    assert x509.load_der_x509_certificate(der.read_bytes()) == wanted[identifier]
    assert taro.verifies == 0


def test_signing_certificate_after_its_password(
    pcscd: PcscdRig, tool: Tool, taro: VirtualCard, issued: Issued, tmp_path: Path
) -> None:
    der = tmp_path / "certificate.der"
    with PcscDoor(pcscd).inserted(taro):
        refused = tool(*_read("1", "02", der))
        assert not der.exists()
        shown = tool(*_read("1", "02", der), "--login", "--pin", "ABC123")
    assert refused.returncode != 0
    assert "object not found" in refused.stderr
    assert shown.returncode == 0, shown.stderr
    assert x509.load_der_x509_certificate(der.read_bytes()) == issued.signature


@pytest.mark.parametrize(
    ("mechanism", "given"),
    [("SHA256-RSA-PKCS", MESSAGE), ("RSA-PKCS", SHA256_PREFIX + hashlib.sha256(MESSAGE).digest())],
    ids=["the tool hashes", "hashed before"],
)
@pytest.mark.parametrize(("slot", "pin", "identifier"), KEYS)
def test_signatures_are_valid(
    pcscd: PcscdRig,
    tool: Tool,
    taro: VirtualCard,
    issued: Issued,
    tmp_path: Path,
    slot: str,
    pin: str,
    identifier: str,
    mechanism: str,
    given: bytes,
) -> None:
    certificate = issued.authentication if identifier == "01" else issued.signature
    assert certificate is not None
    content, signature = tmp_path / "content", tmp_path / "signature"
    content.write_bytes(given)
    with PcscDoor(pcscd).inserted(taro):
        done = tool(*_sign(slot, pin, identifier, content, signature), "--mechanism", mechanism)
    assert done.returncode == 0, done.stderr
    assert openssl_verdict(certificate, MESSAGE, signature, tmp_path) == "Verified OK"
    assert openssl_verdict(certificate, MESSAGE + b"!", signature, tmp_path) != "Verified OK"


def test_wrong_pin(pcscd: PcscdRig, tool: Tool, taro: VirtualCard, tmp_path: Path) -> None:
    content, signature = tmp_path / "content", tmp_path / "signature"
    content.write_bytes(MESSAGE)
    with PcscDoor(pcscd).inserted(taro):
        done = tool(*_sign("0", "9999", "01", content, signature), "--mechanism", "SHA256-RSA-PKCS")
        slots = tool("--list-token-slots")
    assert done.returncode != 0
    assert "CKR_PIN_INCORRECT" in done.stderr
    assert not signature.exists()
    assert taro.verifies == 1, "one wrong PIN is one try"
    assert "user PIN count low" in _value(slots.stdout, "token flags")


def test_the_last_wrong_try_blocks(pcscd: PcscdRig, tool: Tool, make: Make) -> None:
    card = make("last-try")
    with PcscDoor(pcscd).inserted(card):
        before = tool("--list-token-slots")
        wrong = tool("--login", "--login-type", "user", "--slot-index", "0", "--pin", "9999", "--list-objects")
        after = tool("--list-token-slots")
        right = tool("--login", "--slot-index", "0", "--pin", "1234", "--list-objects")
    assert "final user PIN try" in _value(before.stdout, "token flags")
    assert "CKR_PIN_INCORRECT" in wrong.stderr
    assert "user PIN locked" in _value(after.stdout, "token flags")
    assert right.returncode != 0, "the right PIN is too late"
    assert "Private Key Object" not in right.stdout


def _value(text: str, field: str) -> str:
    """The value of the first line that begins with this field."""
    (line, *_) = (line for line in text.splitlines() if line.strip().startswith(field))
    return line.partition(":")[2].strip()


def _read(slot: str, identifier: str, target: Path) -> tuple[str | Path, ...]:
    return (*("--slot-index", slot, "--read-object", "--type", "cert", "--id", identifier), "--output-file", target)


def _sign(slot: str, pin: str, identifier: str, content: Path, signature: Path) -> tuple[str | Path, ...]:
    return (
        *("--slot-index", slot, "--login", "--pin", pin, "--sign", "--id", identifier),
        *("--input-file", content, "--output-file", signature),
    )
