"""The card manager: what is selected after power-on."""

from __future__ import annotations

from typing import Final

from apdu import CommandAPDU
from reader.virtual.applications.application import Application
from reader.virtual.objects import Refused

CARD_MANAGER_AID: Final = bytes.fromhex("A0000001510000")


class CardManager(Application):
    """GlobalPlatform's issuer security domain. It has no file that can be selected, and no PIN."""

    name = "card manager"
    aid = CARD_MANAGER_AID

    def __init__(self) -> None:
        super().__init__(())
        self.handlers |= {(0x00, 0xCA): self.get_data}

    def get_data(self, command: CommandAPDU) -> bytes:
        """GET DATA: this card carries none of the data objects of the power-on level."""
        del command
        raise Refused(0x6A88)
