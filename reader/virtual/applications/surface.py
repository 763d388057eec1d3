"""The surface application (券面事項確認AP): what is printed on the card, as pictures, for whoever holds the card."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Final, NoReturn

from cryptography.hazmat.primitives.asymmetric import rsa

from apdu import CommandAPDU
from apdu.mynumber.layout import PinRule
from apdu.tlv import Tlv
from reader.virtual.applications.application import Application
from reader.virtual.applications.cvcertificate import (
    SURFACE,
    SURFACE_AUTHORITY,
    certificate,
    key_identifier,
    public_key,
    with_offsets,
)
from reader.virtual.applications.holder import BIRTH_SIZE, CODE_B_SIZE, DIGITS, NUMBER_SIZE, HolderData
from reader.virtual.applications.pictures import digits_picture, text_picture
from reader.virtual.applications.portrait import portrait
from reader.virtual.applications.readings import Readings
from reader.virtual.cardkeys import EXTENDED_MESSAGE_MAX, MESSAGE_MAX, PrivateKey
from reader.virtual.objects import FREE, ElementaryFile, InternalFile, ReferenceData, Refused, after

SURFACE_AID: Final = bytes.fromhex("D3921000310001010402")

AGE_RECORD: Final = 0x0001
CARD_FACE: Final = 0x0002
INFORMATION: Final = 0x0003
CERTIFICATE: Final = 0x0004
NUMBER_PICTURE: Final = 0x0005
RESERVED: Final = 0x0006
BIRTH: Final = 0x0011
CODE_B: Final = 0x0012
CODE_A: Final = 0x0013
# Which of these holds the key that P2=00 means is not published: Readings.surface_key, 001A unless it says otherwise,
# where JPKI keeps a key too.
_KEY_OR_INTERNAL: Final = (0x001A, 0x001C, 0x001E)
# One program asks both for tries left: input support has the reference numbers there.
_UNNAMED: Final = (0x0014, 0x0015)

_RESERVED_SIZE: Final = 16
# Physical sizes are not published; there is filler behind the face of a card, which some programs have to cut off.
_FACE_FILE_SIZE: Final = 4096
_DIGEST_INFO_96: Final = bytes.fromhex("3071300D060960864801650304020105000460")


class SurfaceApplication(Application):
    """券面事項確認AP, personalised for one holder; `card_key` signs without a PIN."""

    name = "surface"
    aid = SURFACE_AID

    def __init__(self, holder: HolderData, card_key: rsa.RSAPrivateKey, readings: Readings | None = None) -> None:
        chosen = readings or Readings()
        codes = (
            (BIRTH, BIRTH_SIZE, holder.birth_code),
            (CODE_B, CODE_B_SIZE, holder.code_b(gregorian=chosen.code_b_gregorian)),
            (CODE_A, NUMBER_SIZE, holder.number),
        )
        tries = chosen.code_tries
        message_max = EXTENDED_MESSAGE_MAX if chosen.long_messages else MESSAGE_MAX
        internal = {*_KEY_OR_INTERNAL, *(_UNNAMED if chosen.unnamed_files else ())} - {chosen.surface_key}
        super().__init__(
            (
                ElementaryFile(AGE_RECORD, age_record(holder, card_key), after(BIRTH)),
                ElementaryFile(CARD_FACE, card_face(holder, card_key), after(CODE_A, CODE_B), _FACE_FILE_SIZE),
                ElementaryFile(INFORMATION, information_file(holder)),
                ElementaryFile(CERTIFICATE, certificate(SURFACE_AUTHORITY, SURFACE)),
                ElementaryFile(NUMBER_PICTURE, number_picture(holder, card_key), after(CODE_A)),
                ElementaryFile(RESERVED, b"", FREE, _RESERVED_SIZE),
                *(
                    ReferenceData(
                        identifier,
                        PinRule(size, size, DIGITS, tries),
                        secret.encode(),
                        tries,
                        chosen.wrong_length,
                        chosen.locked_status,
                        changeable=False,
                    )
                    for identifier, size, secret in codes
                ),
                PrivateKey(chosen.surface_key, card_key, FREE, message_max),
                *(InternalFile(identifier) for identifier in sorted(internal)),
            ),
            chosen,
        )
        self.default_key = chosen.surface_key
        self.handlers |= {(0x80, 0xAE): self.set_session_key}

    def set_session_key(self, command: CommandAPDU) -> NoReturn:
        """SET SESSION KEY is known to every application; this one has no key for it: 66F1, whatever was verified."""
        del command
        raise Refused(0x66F1)


def age_record(holder: HolderData, key: rsa.RSAPrivateKey) -> bytes:
    """EF 0001: DF11 birth, DF12 the card's public key, DF13 the signature over both, to tell an age and no more."""
    signed = bytes(Tlv(0xDF11, _day(holder.birth))) + bytes(Tlv(0xDF12, public_key(key)))
    return bytes(Tlv(0xFF10, signed + bytes(Tlv(0xDF13, SURFACE.sign(signed)))))


def card_face(holder: HolderData, key: rsa.RSAPrivateKey) -> bytes:
    """EF 0002: the table DF21 of where DF22 to DF2A begin, then those.

    One signature is over three digests, of text and key, of name and address, of the photograph; expiry and security
    code lie behind it and are not covered.
    """
    printed = [
        Tlv(0xDF22, _day(holder.birth)),
        Tlv(0xDF23, holder.sex_code.encode()),
        Tlv(0xDF24, public_key(key)),
        Tlv(0xDF25, text_picture(holder.name)),
        Tlv(0xDF26, text_picture(holder.address)),
        Tlv(0xDF27, portrait(holder.serial)),
    ]
    raw = [bytes(found) for found in printed]
    digests = b"".join(hashlib.sha256(b"".join(raw[part])).digest() for part in (slice(3), slice(3, 5), slice(5, 6)))
    raw.append(bytes(Tlv(0xDF28, SURFACE.sign_block(_DIGEST_INFO_96 + digests))))
    raw.append(bytes(Tlv(0xDF29, _day(holder.expiry))))
    raw.append(bytes(Tlv(0xDF2A, digits_picture(holder.security_code))))
    return with_offsets(0xFF20, 0xDF21, raw)


def number_picture(holder: HolderData, key: rsa.RSAPrivateKey) -> bytes:
    """EF 0005: DF41 the individual number as a picture, DF42 the card's public key, DF43 the signature over both."""
    signed = bytes(Tlv(0xDF41, digits_picture(holder.number))) + bytes(Tlv(0xDF42, public_key(key)))
    return bytes(Tlv(0xFF40, signed + bytes(Tlv(0xDF43, SURFACE.sign(signed)))))


def information_file(holder: HolderData) -> bytes:
    """EF 0003: layout, key reference, version, the issuer's municipality, and a block that nobody has explained."""
    opaque = b"".join(hashlib.sha256(b"surface" + bytes((index,))).digest() for index in range(8))
    objects = (
        Tlv(0xDF31, bytes.fromhex("06030E01")),
        Tlv(0xDF32, key_identifier("6000024", "surface")),
        Tlv(0xDF33, b"\x01"),
        Tlv(0xDF34, holder.municipality.encode()),
        Tlv(0xDF35, key_identifier("6000025", "surface, opaque") + opaque),
    )
    return bytes(Tlv(0xFF30, b"".join(map(bytes, objects))))


def _day(day: date) -> bytes:
    return f"{day:%Y%m%d}".encode()
