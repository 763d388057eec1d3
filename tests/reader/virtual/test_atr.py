"""Answers to reset: sound ones, each to be had, and the same one by GET DATA."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import xor

import pytest

from reader.virtual.atr import ATRS, CONTACT_ATR, CONTACTLESS_ATR, is_contact
from reader.virtual.issuance import issue
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW

HISTORICAL = 0x0F


def parts(atr: bytes) -> tuple[list[int], bytes]:
    """Protocols announced by TD, and the historical bytes (ISO/IEC 7816-3, 8.2)."""
    protocols, indicator, at = [], atr[1], 2
    while indicator:
        at += (indicator & 0x70).bit_count()
        if not indicator & 0x80:
            break
        indicator = atr[at]
        protocols.append(indicator & 0x0F)
        at += 1
    return protocols, atr[at : at + (atr[1] & HISTORICAL)]


@pytest.mark.parametrize("name", ATRS)
def test_each_is_well_formed(name: str) -> None:
    atr = ATRS[name]
    protocols, historical = parts(atr)
    assert atr[0] == 0x3B
    assert reduce(xor, atr[1:]) == 0
    assert len(historical) == atr[1] & HISTORICAL
    assert atr[:-1].endswith(historical)
    assert 1 in protocols
    assert is_contact(atr) == (name in ("contact", "contact-2", "contact-3"))


def test_no_two_are_the_same() -> None:
    assert len(set(ATRS.values())) == len(ATRS)
    assert (ATRS["contactless"], ATRS["contact"]) == (CONTACTLESS_ATR, CONTACT_ATR)


@pytest.mark.parametrize("name", ATRS)
def test_a_card_answers_with_the_one_of_its_persona(name: str) -> None:
    card = issue(replace(persona("taro"), atr=ATRS[name]), NOW)
    assert card.power_on() == card.reset() == ATRS[name]
    stored = card.transmit(bytes.fromhex("00CA5F5100"))
    assert stored == (ATRS[name] if is_contact(ATRS[name]) else CONTACT_ATR)[1:] + b"\x90\x00"
