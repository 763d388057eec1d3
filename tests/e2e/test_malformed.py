"""Cards that say nonsense: the visitor gets a clear page, staff get a line in the log, nothing crashes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from apdu.mynumber.layout import AVAILABILITY, Credential, Medium
from kiosk.eligibility.model import Purpose, RefusalReason, Refused, Registered
from kiosk.flow.states import Concluded, Problem
from reader.virtual.applications.jpki import JpkiApplication, KeyMaterial
from reader.virtual.card import VirtualCard
from reader.virtual.faults import Answer, FaultyCard
from reader.virtual.objects import FREE, ElementaryFile
from tests.e2e.conftest import Start
from tests.e2e.doors import InProcessDoor
from tests.e2e.scene import PIN, Kiosk
from tests.e2e.world import FULL, World, tries_left

CERTIFICATE = Credential.AUTHENTICATION.value.certificate
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def card_with(world: World, certificate: bytes, *, medium: Medium = Medium.CARD) -> VirtualCard:
    """A card in whose certificate file there is this, and everything else is as it should be."""
    issued = world.issued("taro")
    authentication = KeyMaterial(certificate, None, issued.authentication_key, PIN.encode(), FULL)
    return VirtualCard((JpkiApplication(medium, authentication, None),))


def signed_by_itself(world: World, key: Key) -> bytes:
    """A certificate of no authority, with the subject and the dates of a good one."""
    good = world.issued("taro").authentication
    assert good is not None
    builder = (
        x509.CertificateBuilder()
        .subject_name(good.subject)
        .issuer_name(good.issuer)
        .public_key(key.public_key())
        .serial_number(good.serial_number)
        .not_valid_before(world.now - timedelta(days=400))
        .not_valid_after(world.now + timedelta(days=400))
    )
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return builder.sign(key, algorithm).public_bytes(Encoding.DER)


def patched(der: bytes, at: int, value: int) -> bytes:
    return der[:at] + bytes((value,)) + der[at + 1 :]


UNREADABLE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "zeros": lambda _: bytes(2048),
    "cut-in-the-middle": lambda der: der[: len(der) // 2],
    "claims-8-megabytes": lambda der: bytes.fromhex("3084 00800000") + der,
    "claims-4-gigabytes": lambda der: bytes.fromhex("3084 FFFFFFFF") + der,
    "claims-more-than-the-file": lambda der: bytes.fromhex("3082 1FF0") + der[4:],
    "length-of-126-bytes": lambda _: bytes.fromhex("30FE") + bytes(200),
    "no-end": lambda der: bytes.fromhex("3080") + der,
    "text": lambda _: b"Dear card reader, here is no certificate. " * 20,
    "a-number": lambda _: bytes.fromhex("0201FF"),
    "an-empty-sequence": lambda _: bytes.fromhex("3000"),
    "nested-deeply": lambda _: bytes.fromhex("3082 0400") + b"\x30\x80" * 512,
    "wrong-inside": lambda der: patched(der, 4, 0x31),
    "all-ones": lambda _: b"\xff" * 2048,
}


@pytest.mark.parametrize("left", [FULL, 1, 0])
@pytest.mark.parametrize("file", ["filler", "absent"])
def test_a_card_without_a_certificate(start: Start, inside: InProcessDoor, file: str, left: int) -> None:
    """No PIN is asked for: a try would be spent, and nothing could come of it."""
    kiosk = start(inside)
    card = kiosk.world.card("taro")
    (application,) = (each for each in card.applications if isinstance(each, JpkiApplication))
    objects = dict(application.objects)
    objects[AVAILABILITY] = ElementaryFile(AVAILABILITY, bytes.fromhex("8F0000"))
    if file == "filler":
        objects[CERTIFICATE] = ElementaryFile(CERTIFICATE, b"", FREE, 2048)
    else:
        del objects[CERTIFICATE]
    application.objects = objects
    pin = application.reference_data(Credential.AUTHENTICATION)
    assert pin is not None
    pin.tries_left = left
    concluded = kiosk.conclude(card)
    assert concluded.outcome is Problem.NO_CERTIFICATE
    assert (card.verifies, tries_left(card)) == (0, left)
    assert_goes_on(kiosk)


@pytest.mark.parametrize("what", UNREADABLE)
def test_bytes_that_are_no_certificate(
    start: Start, inside: InProcessDoor, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = start(inside)
    card = card_with(kiosk.world, UNREADABLE[what](kiosk.world.issued("taro").der))
    with caplog.at_level(logging.INFO):
        concluded = kiosk.conclude(card)
    assert concluded.outcome is Problem.CARD_UNREADABLE
    assert card.verifies == 0
    assert any(
        record.name == "kiosk.visit.cardsession" and "card-unreadable" in record.getMessage()
        for record in caplog.records
    )
    assert_goes_on(kiosk)


OTHER_KEYS: dict[str, Callable[[], Key]] = {
    "elliptic-curve": lambda: ec.generate_private_key(ec.SECP256R1()),
    "ed25519": ed25519.Ed25519PrivateKey.generate,
    "rsa-1024": lambda: rsa.generate_private_key(65537, 1024),  # noqa: S505 (that is the point)
    "rsa-2048-of-another": lambda: rsa.generate_private_key(65537, 2048),
}


@pytest.mark.parametrize("which", OTHER_KEYS)
def test_a_certificate_with_another_key_than_the_cards(
    start: Start, inside: InProcessDoor, which: str, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = start(inside)
    before = kiosk.registrations
    card = card_with(kiosk.world, signed_by_itself(kiosk.world, OTHER_KEYS[which]()))
    with caplog.at_level(logging.INFO):
        concluded = kiosk.conclude(card)
    # A key that can sign nothing is noticed before the PIN; that it is not the card's own only after the signature.
    other_kind = which != "rsa-2048-of-another"
    assert concluded.outcome is (Problem.CARD_UNREADABLE if other_kind else Problem.CARD_LOST)
    assert card.verifies == (0 if other_kind else 1)
    assert any(record.name == "kiosk.visit.cardsession" for record in caplog.records)
    assert kiosk.registrations == before
    assert tries_left(card) == FULL
    assert_goes_on(kiosk)


@pytest.mark.parametrize("purpose", list(Purpose), ids=lambda purpose: purpose.value)
def test_a_forged_certificate_is_as_good_as_any_that_cannot_be_used(
    start: Start, inside: InProcessDoor, purpose: Purpose
) -> None:
    """Everything fits but the authority's signature: the one neutral refusal, as for a protected person."""
    kiosk = start(inside)
    before = kiosk.registrations
    card = card_with(kiosk.world, signed_by_itself(kiosk.world, kiosk.world.issued("taro").authentication_key))
    assert kiosk.conclude(card, purpose).outcome == Refused(RefusalReason.CANNOT_USE)
    assert kiosk.registrations == before
    assert_goes_on(kiosk)


PHONE_SAYS: dict[str, bytes] = {
    "no-label": bytes(32) + b"\x90\x00",
    "a-short-label": b"JPKIAPGPSETOKEN\x90\x00",
    "another-label": b"SOMETHING ELSE".ljust(32) + b"\x90\x00",
    "no-text": b"\xff\xfe" * 16 + b"\x90\x00",
    "nothing": b"\x90\x00",
}


@pytest.mark.parametrize("what", PHONE_SAYS)
def test_a_phone_that_does_not_say_what_it_is(start: Start, inside: InProcessDoor, what: str) -> None:
    kiosk = start(inside)
    card = kiosk.world.card("android")
    concluded = kiosk.conclude(FaultyCard(card, Answer(2, PHONE_SAYS[what])), Purpose.COVERAGE)
    assert concluded.outcome in (Problem.NOT_MY_NUMBER_CARD, Problem.CARD_UNREADABLE)
    assert card.verifies == 0
    assert_goes_on(kiosk)


@pytest.mark.parametrize("size", [0, 1, 255, 257, 60000])
def test_a_signature_of_another_size(start: Start, inside: InProcessDoor, size: int) -> None:
    kiosk = start(inside)
    card = kiosk.world.card("taro")
    concluded = kiosk.conclude(FaultyCard(card, Answer(4, bytes(size) + b"\x90\x00")))
    assert concluded.outcome is Problem.CARD_LOST
    assert_goes_on(kiosk)


@pytest.mark.parametrize("at", range(5))
def test_an_answer_without_end(start: Start, inside: InProcessDoor, at: int) -> None:
    """61 00 for ever: there is always more to be fetched."""
    kiosk = start(inside)
    card = kiosk.world.card("taro")
    faults = [Answer(number, bytes(256) + b"\x61\x00") for number in range(at, at + 2000)]
    concluded = kiosk.conclude(FaultyCard(card, *faults))
    assert concluded.outcome in (Problem.CARD_LOST, Problem.CARD_UNREADABLE)
    assert card.verifies <= 1
    assert tries_left(card) == FULL
    assert_goes_on(kiosk)


def assert_goes_on(kiosk: Kiosk) -> None:
    """No fault was caught, and the next visitor is served."""
    assert kiosk.faults == []
    kiosk.go_home()
    following = kiosk.conclude(kiosk.world.card("child"))
    assert isinstance(following, Concluded)
    assert isinstance(following.outcome, Registered)
