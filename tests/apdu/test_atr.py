"""Answers to reset: historical bytes and the card's own word on extended length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdu.atr import extended_length, historical_bytes
from apdu.interindustry import Dialect

CONTACTLESS = "3B888001000005E0B381A1007F"
CONTACT_WITH = "3BDA13FF8131FB468012392F31C173C601C03B"
CONTACT_WITHOUT = "3BC5FF8131FB458073C6010000"
CONTACT_SILENT = "3BE000FF8131FE4514"


@pytest.mark.parametrize(
    ("atr", "historical"),
    [
        (CONTACTLESS, "000005E0B381A100"),
        (CONTACT_WITH, "8012392F31C173C601C0"),
        (CONTACT_WITHOUT, "8073C60100"),
        (CONTACT_SILENT, ""),
        ("3B00", ""),
        ("3F02AABB", "AABB"),
    ],
)
def test_historical_bytes(atr: str, historical: str) -> None:
    assert historical_bytes(bytes.fromhex(atr)) == bytes.fromhex(historical)


@pytest.mark.parametrize("raw", ["", "3B", "3C00", "3BF5", "3B05AABB", "3B80", "3BFF"])
def test_what_is_no_answer_to_reset_tells_nothing(raw: str) -> None:
    assert historical_bytes(bytes.fromhex(raw)) is None
    assert extended_length(bytes.fromhex(raw)) is None


@pytest.mark.parametrize(
    ("atr", "said"),
    [
        (CONTACT_WITH, True),
        (CONTACT_WITHOUT, False),
        (CONTACT_SILENT, None),
        (CONTACTLESS, None),
        ("3B080073000040059000", True),  # category 00: a status indicator of three bytes ends the objects
        ("3B080073000000059000", False),
        ("3B048073C601", None),  # cut off inside the object
        ("3B03807100", None),  # the first software function table alone
        ("3B0210AA", None),  # a proprietary category
    ],
)
def test_extended_length(atr: str, said: bool | None) -> None:
    assert extended_length(bytes.fromhex(atr)) is said


def test_a_card_that_says_it_has_no_extended_length_is_not_asked_for_it() -> None:
    assert not Dialect.for_atr(bytes.fromhex(CONTACT_WITHOUT)).extended
    assert Dialect.for_atr(bytes.fromhex(CONTACT_SILENT)).extended
    assert Dialect.for_atr(bytes.fromhex(CONTACT_WITH)).extended


@given(st.binary(max_size=40))
def test_never_crashes(raw: bytes) -> None:
    historical = historical_bytes(raw)
    assert historical is None or len(historical) <= 15
    assert extended_length(raw) in (None, True, False)
