"""Insurer numbers (保険者番号): their check digit, and the forms in which one and the same number is written."""

from __future__ import annotations

import unicodedata
from typing import Final

_LENGTHS: Final = (6, 8)  # municipal insurance has six digits: no scheme number before prefecture, insurer and check
_PREFECTURES: Final = range(1, 48)


def check_insurer_number(number: str) -> str | None:
    """What is wrong with an insurer number, in English words for an operator; None when it is sound.

    Six or eight digits, the prefecture from 01 to 47, and the check digit (検証番号): the other digits, from the right,
    times 2, 1, 2, 1 …, the digits of the products added up; with the check digit that gives a multiple of ten. Blanks
    around it and full-width digits are read as what they stand for. Source: 保険者番号等設定要領.
    """
    digits = fold_insurer_number(number)
    if not (digits.isascii() and digits.isdigit()):
        return "is not a number"
    if len(digits) not in _LENGTHS:
        return f"has {len(digits)} digits, 6 or 8 are expected"
    if int(digits[-6:-4]) not in _PREFECTURES:
        return f"has the prefecture {digits[-6:-4]}, 01 to 47 are expected"
    expected = check_digit(digits[:-1])
    return None if digits[-1] == expected else f"has the check digit {digits[-1]}, {expected} is expected"


def check_digit(digits: str) -> str:
    """The digit that belongs behind these ASCII digits."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        product = int(digit) * (2 - place % 2)
        total += product // 10 + product % 10
    return str(-total % 10)


def fold_insurer_number(number: str) -> str:
    """One form for all: half-width, without blanks; six digits where zeros or blanks had filled them up to eight."""
    folded = "".join(unicodedata.normalize("NFKC", number).split())
    return folded[2:] if len(folded) == 8 and folded.startswith("00") else folded


def insurer_number_forms(number: str) -> tuple[str, ...]:
    """The forms in which a folded number may lie in a database: as it is, and filled up to eight."""
    return (number, "00" + number, "  " + number) if len(number) == 6 else (number,)
