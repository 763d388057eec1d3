"""A Python program that speaks PKCS #11: python-pkcs11 over OpenSC's module, through a real pcscd."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11.types import SignMixin

from apdu.mynumber.jpki import SHA256_PREFIX
from reader.virtual.applications.readings import Readings
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import Issued, credentials
from reader.virtual.persona import persona
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import PcscDoor
from tests.reader.virtual.programs import PKCS11_MODULE

if TYPE_CHECKING:
    from pkcs11._pkcs11 import lib as Module  # noqa: N812 - the class of a loaded module has this name there

pytestmark = [pytest.mark.pcscd, pytest.mark.opensc]

Make = Callable[[str], VirtualCard]
MESSAGE = b"signed by a card"
AUTHENTICATION, SIGNATURE = "JPKI (User Authentication PIN)", "JPKI (Digital Signature PIN)"
USABLE = TokenFlag.LOGIN_REQUIRED | TokenFlag.USER_PIN_INITIALIZED | TokenFlag.TOKEN_INITIALIZED
PIN_TROUBLE = TokenFlag.USER_PIN_COUNT_LOW | TokenFlag.USER_PIN_FINAL_TRY | TokenFlag.USER_PIN_LOCKED


@pytest.fixture
def module(pcscd: PcscdRig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Module]:
    """OpenSC's module, initialised for this test alone: it keeps its context of the PC/SC service."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("OPENSC_DRIVER", "jpki")
    loaded = pkcs11.lib(str(PKCS11_MODULE))
    yield loaded
    loaded.finalize()


def test_tokens(pcscd: PcscdRig, taro: VirtualCard, module: Module) -> None:
    with PcscDoor(pcscd).inserted(taro):
        tokens = {token.label: token for token in module.get_tokens()}
        assert set(tokens) == {AUTHENTICATION, SIGNATURE}
        for token in tokens.values():
            assert token.flags & USABLE == USABLE
            assert not token.flags & (PIN_TROUBLE | TokenFlag.WRITE_PROTECTED)
            assert token.manufacturer_id == "JPKI"
            assert Mechanism.SHA256_RSA_PKCS in token.slot.get_mechanisms()
    assert taro.verifies == 0


def test_every_certificate(pcscd: PcscdRig, taro: VirtualCard, issued: Issued, module: Module) -> None:
    with PcscDoor(pcscd).inserted(taro):
        free = _certificates(module.get_token(token_label=AUTHENTICATION))
        hidden = _certificates(module.get_token(token_label=SIGNATURE))
        shown = _certificates(module.get_token(token_label=SIGNATURE), "ABC123")
    assert free == {
        b"\1": issued.authentication,
        b"\3": issued.authentication_authority.certificate,
        b"\4": issued.signature_authority.certificate,
    }
    assert hidden == {}
    assert shown == {b"\2": issued.signature}


@pytest.mark.parametrize(
    ("mechanism", "given"),
    [
        (Mechanism.SHA256_RSA_PKCS, MESSAGE),
        (Mechanism.RSA_PKCS, SHA256_PREFIX + hashlib.sha256(MESSAGE).digest()),
    ],
    ids=["the module hashes", "hashed before"],
)
@pytest.mark.parametrize(("label", "pin"), [(AUTHENTICATION, "1234"), (SIGNATURE, "ABC123")])
def test_both_keys_sign(
    pcscd: PcscdRig,
    taro: VirtualCard,
    issued: Issued,
    module: Module,
    label: str,
    pin: str,
    mechanism: Mechanism,
    given: bytes,
) -> None:
    certificate = issued.authentication if label == AUTHENTICATION else issued.signature
    assert certificate is not None
    with PcscDoor(pcscd).inserted(taro), module.get_token(token_label=label).open(user_pin=pin) as session:
        (key,) = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
        assert isinstance(key, SignMixin)
        # The signing key is one that wants its password for each signature.
        signature = key.sign(given, mechanism=mechanism, pin=pin if label == SIGNATURE else None)
    public = certificate.public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    public.verify(signature, MESSAGE, padding.PKCS1v15(), hashes.SHA256())


def test_wrong_pin_then_blocked(pcscd: PcscdRig, taro: VirtualCard, module: Module) -> None:
    seen = []
    with PcscDoor(pcscd).inserted(taro):
        for _ in range(3):
            with pytest.raises(pkcs11.PinIncorrect):
                module.get_token(token_label=AUTHENTICATION).open(user_pin="9999")
            seen.append(module.get_token(token_label=AUTHENTICATION).flags & PIN_TROUBLE)
        with pytest.raises(pkcs11.PKCS11Error) as caught:
            module.get_token(token_label=AUTHENTICATION).open(user_pin="1234")
        other = module.get_token(token_label=SIGNATURE).flags & PIN_TROUBLE
    assert seen == [TokenFlag.USER_PIN_COUNT_LOW, TokenFlag.USER_PIN_FINAL_TRY, TokenFlag.USER_PIN_LOCKED]
    # To OpenSC 6984, which cards were seen to answer here, says that the PIN is of no use, and nothing about why: the
    # flag is what tells that it is blocked.
    assert not isinstance(caught.value, pkcs11.PinIncorrect)
    assert not other, "the other PIN is another one"
    assert taro.verifies == 4, "each PIN reached the card once"


def test_a_card_that_names_the_blocked_pin_as_iso_does(pcscd: PcscdRig, module: Module) -> None:
    card = credentials(persona("blocked"), NOW).card(Readings(locked_status=0x6983))
    with PcscDoor(pcscd).inserted(card):
        token = module.get_token(token_label=AUTHENTICATION)
        assert token.flags & PIN_TROUBLE == TokenFlag.USER_PIN_LOCKED
        with pytest.raises(pkcs11.PinLocked):
            token.open(user_pin="1234")


@pytest.mark.parametrize("pin", ["123", "12345"])
def test_a_pin_of_wrong_length_does_not_reach_the_card(
    pcscd: PcscdRig, taro: VirtualCard, module: Module, pin: str
) -> None:
    with PcscDoor(pcscd).inserted(taro), pytest.raises((pkcs11.PinLenRange, pkcs11.PinIncorrect)):
        module.get_token(token_label=AUTHENTICATION).open(user_pin=pin)
    assert taro.verifies == 0


def test_no_card_no_token(module: Module) -> None:
    assert list(module.get_tokens()) == []
    assert len(module.get_slots()) > 0


def _certificates(token: pkcs11.Token, pin: str | None = None) -> dict[bytes, x509.Certificate]:
    """Every certificate that the token shows, by its identifier."""
    with token.open(user_pin=pin) as session:
        found = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
        return {each[Attribute.ID]: x509.load_der_x509_certificate(each[Attribute.VALUE]) for each in found}
