"""Facts of the JPKI application (公的個人認証AP): identifiers, PIN rules, labels. No procedure.

The card's specification is not public. Identifiers agree in OpenSC's card-jpki.c, jpki/myna, jsapdu and myna-card; the
token labels and the availability file are myna-card's measurements.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

JPKI_AID: Final = bytes.fromhex("D392F000260100000001")

TOKEN_INFORMATION: Final = 0x0006  # PKCS#11 CK_TOKEN_INFO, 160 bytes; begins with the label
LABEL_SIZE: Final = 32
AVAILABILITY: Final = 0x0008  # three bytes: signing certificate, user-authentication certificate, unknown
AVAILABLE: Final = 0x8F
CERTIFICATE_MAX: Final = 8192  # real ones have about 1600 bytes; a card that claims more is not believed


@dataclass(frozen=True, slots=True)
class PinRule:
    """What a PIN may look like: length in characters, alphabet, and tries from full to blocked."""

    shortest: int
    longest: int
    alphabet: bytes
    tries: int


@dataclass(frozen=True, slots=True)
class KeySet:
    """One certificate, its issuer's, its private key and its PIN, by EF identifier."""

    certificate: int
    ca_certificate: int
    private_key: int
    pin: int
    rule: PinRule


class Credential(Enum):
    """The two key pairs of the application.

    AUTHENTICATION is 利用者証明用 (4 digits, certificate free to read on a plastic card); SIGNATURE is 署名用
    (6 to 16 capital letters and digits, certificate readable only after the password).
    """

    AUTHENTICATION = KeySet(0x000A, 0x000B, 0x0017, 0x0018, PinRule(4, 4, b"0123456789", 3))
    SIGNATURE = KeySet(0x0001, 0x0002, 0x001A, 0x001B, PinRule(6, 16, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 5))


class Medium(Enum):
    """What carries the application, told by the label in the token information."""

    CARD = "JPKIAPICCTOKEN2"
    ANDROID = "JPKIAPGPSETOKEN"
    IPHONE = "JPKIAPIOSTOKEN"
    JUKI_CARD = "JPKIAPICCTOKEN"  # the basic resident register card of before 2016; not accepted

    @classmethod
    def of_label(cls, label: bytes) -> Medium | None:
        """The medium of a label (padded by spaces or NUL to 32 bytes), or None for one that is not known."""
        text = label.rstrip(b" \0")
        return next((medium for medium in cls if medium.value.encode() == text), None)
