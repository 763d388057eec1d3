"""The applications for offices: common (共通カードAP) and juki (住基AP), of records, each with a PIN of its own."""

from __future__ import annotations

import hashlib
from typing import Final, NoReturn

from cryptography.hazmat.primitives.asymmetric import rsa

from apdu import CommandAPDU
from reader.virtual.applications.application import Application, CardObject
from reader.virtual.applications.holder import PIN_RULE, HolderData
from reader.virtual.applications.readings import Readings
from reader.virtual.cardkeys import AuthenticationKey
from reader.virtual.objects import InternalFile, RecordFile, ReferenceData, Refused

COMMON_AID: Final = bytes.fromhex("D3921000310001010100")
JUKI_AID: Final = bytes.fromhex("D3921000310001010401")

CARD_INFORMATION: Final = 0x0001
KEY_REFERENCE: Final = 0x0002
AUTHENTICATION_KEY: Final = 0x0019
PIN: Final = 0x001C
_UNNAMED: Final = 0x001E

_SIMPLE_TAG: Final = 0x01
# 16 bytes that name a key; which one is not known, only that both applications have the same.
_REFERENCE: Final = b"6000010\x08\x05" + b"001" + hashlib.sha256(b"key reference").digest()[:4]


class _OfficeApplication(Application):
    """What both have: a key reference, and a PIN that CHANGE KEY changes in place of CHANGE REFERENCE DATA.

    What persons call the one PIN of the register (住民基本台帳用) are two, changed one by one.
    """

    _session_key_status: int

    def __init__(
        self, pin: bytes, tries_left: int, objects: tuple[CardObject, ...], readings: Readings | None = None
    ) -> None:
        chosen = readings or Readings()
        reference_data = ReferenceData(PIN, PIN_RULE, pin, tries_left, chosen.wrong_length, chosen.locked_status)
        super().__init__((*objects, RecordFile(KEY_REFERENCE, (_REFERENCE,)), reference_data), chosen)
        del self.handlers[0x00, 0x24]
        self.handlers |= {(0x80, 0x32): self.change_key, (0x80, 0xAE): self.set_session_key}

    def set_session_key(self, command: CommandAPDU) -> NoReturn:
        """SET SESSION KEY is known to every application; there is no secure messaging here, whatever was verified."""
        del command
        raise Refused(self._session_key_status)


class CommonApplication(_OfficeApplication):
    """共通カードAP: the card's own identity, free to read, and a key that answers INTERNAL AUTHENTICATE."""

    name = "common"
    aid = COMMON_AID
    _session_key_status = 0x66F1

    def __init__(
        self,
        holder: HolderData,
        pin: bytes,
        tries_left: int,
        key: rsa.RSAPrivateKey,
        readings: Readings | None = None,
    ) -> None:
        chosen = readings or Readings()
        objects: tuple[CardObject, ...] = (
            RecordFile(CARD_INFORMATION, (card_information(holder),)),
            AuthenticationKey(AUTHENTICATION_KEY, key),
        )
        if chosen.unnamed_files:
            objects += (InternalFile(_UNNAMED),)
        super().__init__(pin, tries_left, objects, chosen)


class JukiApplication(_OfficeApplication):
    """住基AP: nothing but the key reference and the PIN is known of it."""

    name = "juki"
    aid = JUKI_AID
    _session_key_status = 0x6982

    def __init__(self, pin: bytes, tries_left: int, readings: Readings | None = None) -> None:
        super().__init__(pin, tries_left, (), readings)


def card_information(holder: HolderData) -> bytes:
    """Record 1 of EF 0001, a simple-TLV of 28 digits: serial (15), municipality (5), last day as YYYYMMDD."""
    value = f"{holder.serial}{holder.municipality}{holder.expiry:%Y%m%d}".encode()
    return bytes((_SIMPLE_TAG, len(value))) + value
