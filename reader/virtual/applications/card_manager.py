"""The card manager: what is selected after power-on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from apdu.tlv import Tlv
from reader.virtual.applications import cvcertificate
from reader.virtual.applications.application import Application
from reader.virtual.applications.holder import HolderData
from reader.virtual.applications.readings import Readings
from reader.virtual.objects import InternalFile

CARD_MANAGER_AID: Final = bytes.fromhex("A0000001510000")
CONTACT_ATR_TAG: Final = 0x5F51
_INTERNAL: Final = 0x001E
_JICSAP_ALONE: Final = ((0x80, 0x54), (0x80, 0x8A))
_LOWER_CERTIFICATE: Final = 0x7F21
# GlobalPlatform card recognition data (card specification 2.3, appendix H): the arc 1.2.840.114283 and no more.
_RECOGNITION: Final = bytes(Tlv(0x73, bytes(Tlv(0x06, bytes.fromhex("2A864886FC6B01")))))


class CardManager(Application):
    """GlobalPlatform's issuer security domain: data objects, no PIN, and no file that can be selected.

    One sweep has 001E, which can be selected and not be read; it is here by Readings.internal_file_at_power_on.
    """

    name = "card manager"
    aid = CARD_MANAGER_AID

    def __init__(self, data_objects: Mapping[int, bytes] | None = None, readings: Readings | None = None) -> None:
        chosen = readings or Readings()
        super().__init__((InternalFile(_INTERNAL),) if chosen.internal_file_at_power_on else (), chosen)
        # GlobalPlatform gives these instructions other meanings, and nobody but the issuer any of them.
        for instruction in _JICSAP_ALONE:
            self.handlers.pop(instruction, None)
        self.offer(data_objects or {})


def data_objects(holder: HolderData, contact_atr: bytes, readings: Readings) -> dict[int, bytes]:
    """What a My Number Card's card manager answers to GET DATA, by tag (found by sweeping a card: myna-card).

    A certificate comes as the contents of its template 7F21, without the template's own header.
    """
    objects = {
        0x0042: cvcertificate.ROOT.identifier,
        0x0045: holder.serial.encode(),
        0x0066: _RECOGNITION,
        0x00F0: holder.municipality.encode(),
        0x00F2: f"{holder.expiry:%Y%m%d}".encode(),
        0x00F7: cvcertificate.INTERMEDIATE.identifier,
        0x00F8: _contents(cvcertificate.ROOT, cvcertificate.INTERMEDIATE),
    }
    if readings.lower_certificate:
        objects[_LOWER_CERTIFICATE] = _contents(cvcertificate.INTERMEDIATE, cvcertificate.MANAGER)
    if not readings.contact_atr_in_application:
        objects |= contact_atr_object(contact_atr)
    return objects


def contact_atr_object(contact_atr: bytes) -> dict[int, bytes]:
    """The data object 5F51: the answer to reset of the contact interface, without its first byte TS."""
    return {CONTACT_ATR_TAG: contact_atr[1:]}


def _contents(authority: cvcertificate.CertifiedKey, subject: cvcertificate.CertifiedKey) -> bytes:
    template, _ = Tlv.parse(cvcertificate.certificate(authority, subject))
    return template.value
