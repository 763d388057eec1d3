"""One-time codes: long, easy to type, and not to be tried out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.service.codes import TooManyCodes, WrongCodes, code_digest, new_code


class Ticks:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_codes_are_long_and_never_the_same() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(code.replace("-", "")) * 5 >= 128 for code in codes} == {True}
    assert not set("".join(codes)) & set("OILU")


def test_a_code_may_be_typed_in_many_ways() -> None:
    code = "0O1I-LABC-DEFG-HJKM-NPQR-STVW-XYZ0"
    expected = code_digest("0011-1ABC-DEFG-HJKM-NPQR-STVW-XYZ0")
    assert expected is not None
    for typed in (code, code.lower(), code.replace("-", ""), f"  {code} ", code.replace("-", " - ")):
        assert code_digest(typed) == expected


@pytest.mark.parametrize("text", ["", "-", "AAAA", "U" * 28, "A" * 27, "A" * 29, "é" * 28, "ſ" * 28, "A" * 10**6])
def test_what_is_no_code(text: str) -> None:
    assert code_digest(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_code_or_none(text: str) -> None:
    assert code_digest(text) is None or len(text) >= 28


def test_one_address_does_not_shut_out_another() -> None:
    ticks = Ticks()
    wrong = WrongCodes(3, ticks)
    for _ in range(3):
        wrong.check("a")
        wrong.count("a")
    with pytest.raises(TooManyCodes) as slowed:
        wrong.check("a")
    assert slowed.value.seconds == 61
    wrong.check("b")
    ticks.now += 60
    wrong.check("a")


def test_many_addresses_together_are_slowed_down_too() -> None:
    wrong = WrongCodes(3, Ticks())
    for number in range(30):
        wrong.check(f"a{number}")
        wrong.count(f"a{number}")
    with pytest.raises(TooManyCodes):
        wrong.check("somebody else")


def test_no_more_addresses_are_remembered_than_there_is_room_for() -> None:
    wrong = WrongCodes(1, Ticks())
    for number in range(5000):
        wrong.count(f"a{number}")
    assert len(wrong._by_address) <= 4096
