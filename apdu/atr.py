"""What an answer to reset tells about a card's abilities (ISO/IEC 7816-3 clause 8.2, ISO/IEC 7816-4 clause 12.1.1).

A hint for how to speak to the card, never its identity: the same card has another ATR through another reader.
"""

from __future__ import annotations

from typing import Final

_CATEGORIES: Final = (0x00, 0x80)  # the historical bytes are COMPACT-TLV data objects
_STATUS_INDICATOR: Final = 3  # mandatory at the end for category 00
_CARD_CAPABILITIES: Final = 0x7
_EXTENDED_LENGTH: Final = 0x40  # third software function table, bit 7


def historical_bytes(atr: bytes) -> bytes | None:
    """The historical bytes (0 to 15) of an answer to reset; None for bytes that are none."""
    if len(atr) < 2 or atr[0] not in (0x3B, 0x3F):
        return None
    position, indicator = 2, atr[1] >> 4
    while indicator:
        following = position + indicator.bit_count()
        if following > len(atr):
            return None
        indicator = atr[following - 1] >> 4 if indicator & 0x8 else 0
        position = following
    historical = atr[position : position + (atr[1] & 0x0F)]
    return historical if len(historical) == atr[1] & 0x0F else None


def extended_length(atr: bytes) -> bool | None:
    """Whether the card says that it takes extended length fields; None when it says nothing of it.

    A contactless card's ATR is made up by the reader (PC/SC part 3) and carries no such object.
    """
    historical = historical_bytes(atr)
    if not historical or historical[0] not in _CATEGORIES:
        return None
    objects = historical[1:-_STATUS_INDICATOR] if historical[0] == 0x00 else historical[1:]
    while objects:
        tag, length = objects[0] >> 4, objects[0] & 0x0F
        value, objects = objects[1 : 1 + length], objects[1 + length :]
        if tag == _CARD_CAPABILITIES and len(value) == 3:
            return bool(value[2] & _EXTENDED_LENGTH)
    return None
