"""Insurer numbers: check digits and forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.eligibility.insurer import check_digit, check_insurer_number, fold_insurer_number, insurer_number_forms

SOUND = [
    "33120015",
    "06132013",
    "39131156",
    "01130012",
    "138057",
    "00138057",
    "  138057",
    "１３８０５７",
    "　06132013 ",
]


@pytest.mark.parametrize("number", SOUND)
def test_sound(number: str) -> None:
    assert check_insurer_number(number) is None


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("", "is not a number"),
        ("0613201x", "is not a number"),
        ("٠٦١٣٢٠١٣", "is not a number"),
        ("0613201", "has 7 digits, 6 or 8 are expected"),
        ("13805", "has 5 digits, 6 or 8 are expected"),
        ("06132014", "has the check digit 4, 3 is expected"),
        ("138056", "has the check digit 6, 7 is expected"),
        ("06002018", "has the prefecture 00, 01 to 47 are expected"),
        ("06482018", "has the prefecture 48, 01 to 47 are expected"),
        ("480000", "has the prefecture 48, 01 to 47 are expected"),
    ],
)
def test_unsound(number: str, wrong: str) -> None:
    assert check_insurer_number(number) == wrong


@given(st.integers(1, 47), st.integers(0, 999), st.sampled_from(["", "01", "06", "39", "63"]), st.integers(1, 9))
def test_one_wrong_digit_is_found(prefecture: int, insurer: int, scheme: str, step: int) -> None:
    front = f"{scheme}{prefecture:02}{insurer:03}"
    number = front + check_digit(front)
    assert check_insurer_number(number) is None
    for place in range(len(number)):
        changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
        assert check_insurer_number(changed) is not None


def test_forms() -> None:
    assert {fold_insurer_number(number) for number in ("138057", "00138057", "  138057", " １３８０５７")} == {"138057"}
    assert insurer_number_forms("138057") == ("138057", "00138057", "  138057")
    assert insurer_number_forms("06132013") == ("06132013",)
