"""People who do not exist, any number of them, the same for the same seed: rows for `myna-kiosk service load`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from kiosk.eligibility.insurer import check_digit

HEADER: Final = (
    "issuer,serial,validity,insurer_number,insurer_name,symbol,number,branch,relationship,name,name_kana,birth_date,"
    "valid_from,valid_until,burden_ratio,sex,qualified_on,elderly_ratio,limit_class,disease1_category,disease1_self_pay"
)
_FAMILIES: Final = (
    ("見本", "ミホン"), ("試験", "シケン"), ("架空", "カクウ"), ("仮名", "カメイ"), ("例示", "レイジ"),
    ("模擬", "モギ"),
)  # fmt: skip
_FIRST: Final = (
    ("一号", "イチゴウ"), ("二号", "ニゴウ"), ("三号", "サンゴウ"), ("四号", "ヨンゴウ"), ("五号", "ゴゴウ"),
    ("六号", "ロクゴウ"), ("七号", "ナナゴウ"), ("八号", "ハチゴウ"),
)  # fmt: skip
ISSUERS: Final = ("5a" * 32, "c3" * 32)
_BIRTHS: Final = date(1935, 1, 1)
_PIECE: Final = 10_000


def insurer_numbers(count: int = 300) -> list[str]:
    """Sound insurer numbers of eight and of six digits."""
    numbers = []
    for place in range(count):
        scheme = ("06", "39", "31", "")[place % 4]
        head = f"{scheme}{place % 47 + 1:02}{place % 900 + 1:03}"
        numbers.append(head + check_digit(head))
    return numbers


def rows(count: int, seed: int = 1) -> Iterator[str]:
    """Lines without their ends; each certificate comes once."""
    chance = random.Random(seed)  # noqa: S311 (people for tests)
    insurers = [(number, f"見本保険者{place}") for place, number in enumerate(insurer_numbers())]
    names = [
        f"{family} {first},{family_kana} {first_kana}"
        for family, family_kana in _FAMILIES
        for first, first_kana in _FIRST
    ]
    births = [(_BIRTHS + timedelta(days=day)).isoformat() for day in range(30_000)]
    starts = [(date(2015, 4, 1) + timedelta(days=day)).isoformat() for day in range(4_000)]
    step = 0x9E3779B97F4A7C15  # odd, so that no serial number comes twice
    start = chance.getrandbits(63)
    for place in range(count):
        drawn = chance.getrandbits(64)
        serial = (start + place * step) & 0xFFFFFFFFFFFFFFFF | 1 << 64
        number, insurer = insurers[drawn % 300]
        since = starts[(drawn >> 9) % 4000]
        old = drawn >> 21 & 7 == 0
        yield (
            f"{ISSUERS[drawn & 1]},{serial:x},1,{number},{insurer},{'記号' if drawn & 2 else ''}{drawn >> 30 & 255},"
            f"{place:08},{drawn >> 40 & 3:02},{1 + (drawn >> 42 & 1)},{names[(drawn >> 44) % 48]},"
            f"{births[(drawn >> 5) % 30_000]},{since},,{10 * (1 + (drawn >> 50) % 3)},{1 + (drawn >> 52 & 1)},{since},"
            f"{'20' if old else ''},{'B04' if old else ''},{'1,10000' if drawn >> 56 == 0 else ','}"
        )


def write_persons(path: Path, count: int, seed: int = 1, *, encoding: str = "utf-8", end: str = "\n") -> None:
    """Write a file of so many persons, without holding them."""
    with path.open("w", encoding=encoding, newline="") as file:
        file.write(HEADER + end)
        waiting = []
        for line in rows(count, seed):
            waiting.append(line)
            if len(waiting) == _PIECE:
                file.write(end.join(waiting) + end)
                waiting.clear()
        if waiting:
            file.write(end.join(waiting) + end)
