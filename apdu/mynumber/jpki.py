"""Procedures of the JPKI application: what is on the card, and a signature with the PIN.

A whole visit on a card with extended length takes five commands: SELECT, READ BINARY, VERIFY (tries left), VERIFY, and
COMPUTE DIGITAL SIGNATURE. The application is selected once: after a card was exchanged unseen, the next command meets
an application that has no such PIN, and nobody's tries are touched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from apdu.command import SHORT_NE_MAX, CommandAPDU
from apdu.errors import NotFound, StatusError, UnexpectedContent
from apdu.interindustry import (
    Dialect,
    address,
    read_first,
    read_fixed,
    read_object,
    read_rest,
    retries_left,
    select_application,
    verify,
)
from apdu.mynumber.layout import (
    AVAILABILITY,
    AVAILABLE,
    CERTIFICATE_MAX,
    JPKI_AID,
    LABEL_SIZE,
    TOKEN_INFORMATION,
    Credential,
    Medium,
)
from apdu.mynumber.pin import Pin
from apdu.script import Script, exchange

COMPUTE_DIGITAL_SIGNATURE: Final = 0x2A
# DigestInfo of SHA-256 without its hash (RFC 8017 section 9.2 note 1). The NULL parameters belong to it.
SHA256_PREFIX: Final = bytes.fromhex("3031300D060960864801650304020105000420")
_SHA256_SIZE: Final = 32
_SIGNATURE_SIZE: Final = 256  # RSA-2048
# A phone wants the PIN before the certificate; the old Juki card has no such certificate.
_NO_FREE_CERTIFICATE: Final = (0x6982, 0x6A82, 0x6A83)


class NotMyNumberCard(UnexpectedContent):
    """The card answers, but carries no JPKI application of a kind that is accepted."""

    def __init__(self, medium: Medium | None = None) -> None:
        super().__init__(medium.name if medium else "no JPKI application")
        self.medium = medium


class NoUserCertificate(UnexpectedContent):
    """A My Number Card without a user-authentication certificate: its availability file says so, and none is read."""


@dataclass(frozen=True, slots=True)
class CardContents:
    """What a visit learns of a card before any PIN.

    `certificate` is the user-authentication certificate in DER; None on a phone, which wants the PIN first.
    `retries_left` is the card's own count (0: blocked). `signature_certificate` says whether the availability file
    shows a signing certificate; None when it was not asked (only a card with a blocked PIN is).
    """

    medium: Medium
    certificate: bytes | None = field(repr=False)
    retries_left: int
    dialect: Dialect = Dialect()
    signature_certificate: bool | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """The card's signature (256 bytes) and the certificate (DER) whose key made it."""

    certificate: bytes = field(repr=False)
    signature: bytes = field(repr=False)


def read_card(dialect: Dialect | None = None) -> Script[CardContents]:
    """Select the application, read the user-authentication certificate and the tries left.

    Raises NotMyNumberCard, NoUserCertificate; StatusError and UnexpectedContent for a card that answers against its
    specification.
    """
    keys = Credential.AUTHENTICATION.value
    try:
        yield from select_application(JPKI_AID)
    except NotFound as error:
        raise NotMyNumberCard from error
    first, spoken = yield from read_first(keys.certificate, dialect or Dialect())
    certificate: bytes | None = None
    if first.sw.value in _NO_FREE_CERTIFICATE:
        medium = yield from read_medium(spoken)
        if medium is Medium.CARD:
            yield from _refuse_without_certificate(spoken)
    else:
        try:
            certificate, spoken = yield from read_rest(keys.certificate, first, spoken, longest=CERTIFICATE_MAX)
        except UnexpectedContent:
            yield from _refuse_without_certificate(spoken)
            raise
        medium = Medium.CARD
    left = yield from retries_left(keys.pin, spoken)
    signature_certificate = None
    if left == 0 and medium is Medium.CARD:
        signature_certificate = yield from has_signature_certificate(spoken)
    return CardContents(medium, certificate, left, spoken, signature_certificate)


def read_medium(dialect: Dialect) -> Script[Medium]:
    """Tell card from phone by the label of the token information. Raises NotMyNumberCard for any other label."""
    label = yield from read_fixed(TOKEN_INFORMATION, LABEL_SIZE, dialect)
    medium = Medium.of_label(label)
    if medium not in (Medium.CARD, Medium.ANDROID, Medium.IPHONE):
        raise NotMyNumberCard(medium)
    return medium


def has_signature_certificate(dialect: Dialect) -> Script[bool | None]:
    """Whether the availability file shows a signing certificate; None where the card does not give the file."""
    flags = yield from _read_availability(dialect)
    return None if flags is None else flags[0] == AVAILABLE


def _refuse_without_certificate(dialect: Dialect) -> Script[None]:
    """Raise NoUserCertificate where the card says that it has none: no PIN is worth a try then."""
    flags = yield from _read_availability(dialect)
    if flags is not None and flags[1] != AVAILABLE:
        raise NoUserCertificate("the availability file shows no user-authentication certificate")


def _read_availability(dialect: Dialect) -> Script[bytes | None]:
    try:
        return (yield from read_fixed(AVAILABILITY, 3, dialect))
    except (StatusError, UnexpectedContent):
        return None  # a hint only: without it the card is still read


def authenticate(pin: Pin, digest: bytes, contents: CardContents) -> Script[Signed]:
    """Verify the PIN and sign a SHA-256 `digest` (32 bytes) with the user-authentication key.

    Goes on where `read_card` left the card: the application is not selected again. On a phone the certificate is read
    once the PIN has been verified. Raises PinRejected with the tries left, PinBlocked, StatusError, UnexpectedContent.
    """
    keys = pin.credential.value
    yield from verify(keys.pin, pin.reveal(), contents.dialect)
    certificate, dialect = contents.certificate, contents.dialect
    if certificate is None:
        certificate, dialect = yield from read_object(keys.certificate, dialect, longest=CERTIFICATE_MAX)
    signature = yield from sign_digest(keys.private_key, digest, dialect)
    return Signed(certificate, signature)


def sign_digest(private_key: int, digest: bytes, dialect: Dialect) -> Script[bytes]:
    """Let the card sign a SHA-256 digest, RSASSA-PKCS1-v1_5; its PIN was verified before.

    The DigestInfo is made here (P1=00, what nearly every program that works with the card sends), the key named by its
    short identifier. Raises StatusError (6982 without the PIN) and UnexpectedContent.
    """
    if len(digest) != _SHA256_SIZE:
        raise ValueError(f"a SHA-256 digest has 32 bytes, not {len(digest)}")
    reference = yield from address(private_key, dialect)
    command = CommandAPDU(0x80, COMPUTE_DIGITAL_SIGNATURE, 0x00, reference, SHA256_PREFIX + digest, ne=SHORT_NE_MAX)
    response = yield from exchange(command)
    response.sw.expect()
    if len(response.data) != _SIGNATURE_SIZE:
        raise UnexpectedContent(f"a signature of {len(response.data)} bytes")
    return response.data
