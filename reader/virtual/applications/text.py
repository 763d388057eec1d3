"""The input support application (券面事項入力補助AP): the holder's number and four attributes, as text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.asymmetric import rsa

from apdu import CommandAPDU
from apdu.mynumber.layout import PinRule
from apdu.tlv import Tlv
from reader.virtual.applications.application import Application
from reader.virtual.applications.cvcertificate import (
    TEXT,
    TEXT_AUTHORITY,
    certificate,
    key_identifier,
    public_key,
    with_offsets,
)
from reader.virtual.applications.holder import CODE_B_SIZE, DIGITS, NUMBER_SIZE, PIN_RULE, HolderData
from reader.virtual.applications.messaging import deliver
from reader.virtual.applications.readings import Readings
from reader.virtual.cardkeys import EXTENDED_MESSAGE_MAX, MESSAGE_MAX, PrivateKey
from reader.virtual.objects import FREE, ElementaryFile, InternalFile, ReferenceData, Refused, after

TEXT_AID: Final = bytes.fromhex("D3921000310001010408")

NUMBER: Final = 0x0001
ATTRIBUTES: Final = 0x0002
INTEGRITY: Final = 0x0003
CERTIFICATE: Final = 0x0004
INFORMATION: Final = 0x0005
SESSION_PUBLIC_KEY: Final = 0x0006
CARD_PUBLIC_KEY: Final = 0x0007
RESERVED: Final = 0x0008
PIN: Final = 0x0011
BLOCKED: Final = 0x0012
CARD_KEY: Final = 0x0013
CODE_A: Final = 0x0014
CODE_B: Final = 0x0015
_INTERNAL: Final = (0x0010, 0x001C, 0x001E)

_NUMBER_FILE_SIZE: Final = 17
_RESERVED_SIZE: Final = 16


@dataclass(frozen=True, slots=True)
class TextMaterial:
    """What the application is personalised with besides the holder: the PIN, its tries left, and two keys.

    `card_key` signs without a PIN; to `session_key` a terminal encrypts the key of secure messaging.
    """

    pin: bytes = field(repr=False)
    tries_left: int
    card_key: rsa.RSAPrivateKey = field(repr=False)
    session_key: rsa.RSAPrivateKey = field(repr=False)


class TextApplication(Application):
    """券面事項入力補助AP, personalised for one holder."""

    name = "input support"
    aid = TEXT_AID

    def __init__(
        self,
        holder: HolderData,
        material: TextMaterial,
        *,
        extended_length: bool = True,
        readings: Readings | None = None,
    ) -> None:
        chosen = readings or Readings()
        wrong_length, locked = chosen.wrong_length, chosen.locked_status
        message_max = EXTENDED_MESSAGE_MAX if chosen.long_messages else MESSAGE_MAX
        rule_a = PinRule(NUMBER_SIZE, NUMBER_SIZE, DIGITS, chosen.code_tries)
        rule_b = PinRule(CODE_B_SIZE, CODE_B_SIZE, DIGITS, chosen.code_tries)
        code_b = holder.code_b(gregorian=chosen.code_b_gregorian)
        number = number_file(holder.number)
        attributes = attribute_objects(holder)
        anybody = after(PIN, CODE_A, CODE_B)
        super().__init__(
            (
                ElementaryFile(NUMBER, number, after(PIN, CODE_A)),
                ElementaryFile(ATTRIBUTES, attributes_file(attributes), after(PIN, CODE_B)),
                ElementaryFile(INTEGRITY, integrity_file(number, attributes), anybody),
                ElementaryFile(CERTIFICATE, certificate(TEXT_AUTHORITY, TEXT)),
                ElementaryFile(INFORMATION, information_file(extended_length=extended_length and chosen.length_hint)),
                ElementaryFile(SESSION_PUBLIC_KEY, bytes(Tlv(0xA1, public_key(material.session_key))), anybody),
                ElementaryFile(CARD_PUBLIC_KEY, card_key_file(material.card_key), anybody),
                ElementaryFile(RESERVED, b"", FREE, _RESERVED_SIZE),
                ReferenceData(PIN, PIN_RULE, material.pin, material.tries_left, wrong_length, locked),
                # Issued blocked: nobody ever had its secret.
                ReferenceData(BLOCKED, PIN_RULE, b"", 0, wrong_length, locked, changeable=False),
                PrivateKey(CARD_KEY, material.card_key, FREE, message_max),
                ReferenceData(
                    CODE_A, rule_a, holder.number.encode(), rule_a.tries, wrong_length, locked, changeable=False
                ),
                ReferenceData(CODE_B, rule_b, code_b.encode(), rule_b.tries, wrong_length, locked, changeable=False),
                *(InternalFile(identifier) for identifier in _INTERNAL),
            ),
            chosen,
        )
        self.default_key = CARD_KEY
        self._session_key = material.session_key
        self.handlers |= {(0x80, 0xAE): self.set_session_key}

    def set_session_key(self, command: CommandAPDU) -> bytes:
        """SET SESSION KEY (80 AE): 6982 before the PIN was verified, for which 照合番号 are not enough.

        A session that was open is over, whether or not the new one comes about.
        """
        if PIN not in self.verified:
            raise Refused(0x6982)
        if command.p1 or command.p2:
            raise Refused(0x6A86)
        if command.ne:
            raise Refused(0x6700)
        self.session = None
        self.session = deliver(self._session_key, bytes(command.data))
        return b""


def number_file(number: str) -> bytes:
    """The 17 bytes of EF 0001: FF10 and the twelve digits, then filler that the digest of EF 0003 covers too."""
    return bytes(Tlv(0xFF10, number.encode())).ljust(_NUMBER_FILE_SIZE, b"\xff")


def attribute_objects(holder: HolderData) -> tuple[bytes, ...]:
    """DF22 name, DF23 address (both UTF-8), DF24 birth as YYYYMMDD, DF25 sex."""
    texts = (holder.name, holder.address, f"{holder.birth:%Y%m%d}", holder.sex_code)
    return tuple(bytes(Tlv(0xDF22 + index, text.encode())) for index, text in enumerate(texts))


def attributes_file(attributes: tuple[bytes, ...]) -> bytes:
    """EF 0002: FF20 with the table DF21 before the objects: where each begins, counted from the start of the file."""
    return with_offsets(0xFF20, 0xDF21, attributes)


def integrity_file(number: bytes, attributes: tuple[bytes, ...]) -> bytes:
    """The 336 bytes of EF 0003: digests of EF 0001 (with its filler) and of EF 0002 (without its table), signed."""
    digests = bytes(Tlv(0xDF31, hashlib.sha256(number).digest()))
    digests += bytes(Tlv(0xDF32, hashlib.sha256(b"".join(attributes)).digest()))
    return bytes(Tlv(0xFF30, digests + bytes(Tlv(0xDF33, TEXT.sign(digests)))))


def card_key_file(key: rsa.RSAPrivateKey) -> bytes:
    """EF 0007: the public half of the key that signs without a PIN, signed as the digests of EF 0003 are."""
    public = bytes(Tlv(0xDF51, public_key(key)))
    return bytes(Tlv(0xFF50, public + bytes(Tlv(0xDF52, TEXT.sign(public)))))


def information_file(*, extended_length: bool) -> bytes:
    """EF 0005: version, extended length (03 where it is understood), vendor; key identifier; 128 bytes of the maker."""
    version = bytes((0x01, 0x03 if extended_length else 0x00, 0x0E, 0x01))
    opaque = hashlib.sha256(b"input support").digest().ljust(128, b"\xff")
    objects = (
        bytes(Tlv(0xDF41, version)),
        bytes(Tlv(0xDF42, key_identifier("6000034", "input support"))),
        bytes(Tlv(0xDF43, opaque)),
    )
    return bytes(Tlv(0xFF40, b"".join(objects)))
