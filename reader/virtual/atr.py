"""Answers to reset of the cards that were seen, as a reader gives them (pcsc-tools smartcard_list.txt, OpenSC).

The contactless ones are made by the reader from the card's ATQB (PC/SC part 3, 3.1.3.2.3): application data, protocol
information (bit rates, frame size, waiting time), MBLI. Every checksum is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Contactless, 212 and 424 kbit/s, frames of 256 bytes.
CONTACTLESS_ATR: Final = bytes.fromhex("3B888001000005E0B381A1007F")
# Contact; the one that OpenSC recognises without asking the card.
CONTACT_ATR: Final = bytes.fromhex("3BE000FF8131FE4514")

ATRS: Final[Mapping[str, bytes]] = {
    "contactless": CONTACTLESS_ATR,
    "contactless-2": bytes.fromhex("3B888001000041E0B381A1003B"),
    "contactless-3": bytes.fromhex("3B888001004B51FFB381D1000F"),
    "contactless-4": bytes.fromhex("3B888001004B51FF0081D100BC"),  # OpenSC alone has it
    # From readers that do not follow PC/SC part 3.
    "contactless-5": bytes.fromhex("3BF59100FF918171FE400042000100D1D6"),
    "contactless-6": bytes.fromhex("3BF59100FF918171FE4000420001B3A115"),
    "contact": CONTACT_ATR,
    "contact-2": bytes.fromhex("3BC5FF8131FB458073C6010000"),
    "contact-3": bytes.fromhex("3BDA13FF8131FB468012392F31C173C601C03B"),
    "juki-card": bytes.fromhex("3B888001000014E0B38191005E"),
}


def is_contact(atr: bytes) -> bool:
    """Whether an answer to reset is one of those above that come from the contact interface."""
    return atr in (found for name, found in ATRS.items() if name.startswith("contact") and "less" not in name)
