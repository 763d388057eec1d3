"""The details of coverages as JSON, for many rows at once: the form of `kiosk.eligibility.details`, written directly.

Rows have few different values in most columns, so each value is written once and then looked up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

# Of a column's normalized values, those of one row after another.
Values: TypeAlias = Sequence[str]
_MOST: Final = 100_000  # values that are remembered of one column
_write: Final = json.JSONEncoder(ensure_ascii=False).encode

_DEFAULTS: Final = {"classification": "01", "sex": "3", "preschool": "0"}
_BARE: Final = {"sex"}
_SCALARS: Final = (
    "classification", "insured_name", "name_other", "name_other_kana", "sex", "qualified_on", "disqualified_on",
    "issued_on", "reason_of_loss", "preschool",
)  # fmt: skip
_DATES: Final = ("issued", "valid_from", "valid_until", "long_term_from")


class DetailsWriter:
    """Writes the details of rows; keeps what it wrote for values that come again."""

    def __init__(self) -> None:
        self._written: dict[str, dict[object, str]] = {}

    def write(self, columns: Mapping[str, Values], count: int) -> list[str]:
        """One JSON object for each row, or empty where a row has no details; `columns` are those that the file has."""
        parts = [self._scalar(name, columns[name]) for name in _SCALARS if name in columns]
        parts += self._groups(columns, count)
        if not parts:
            return [""] * count
        return [whole and f"{{{whole[1:]}}}" for whole in map("".join, zip(*parts, strict=True))]

    def _scalar(self, name: str, values: Values) -> list[str]:
        default = _DEFAULTS.get(name, "")

        def write(value: object) -> str:
            if value == default:
                return ""
            if name == "preschool":
                return ',"preschool":true'
            return f',"{name}":{value if name in _BARE else _write(value)}'

        return self._map(name, values, write)

    def _groups(self, columns: Mapping[str, Values], count: int) -> list[list[str]]:
        parts = []
        if "elderly_ratio" in columns:
            names = ("elderly_ratio", "elderly_issued_on", "elderly_from", "elderly_until")
            parts.append(self._map("elderly", _together(columns, names, count), _write_elderly))
        if "limit_class" in columns:
            names = (
                "limit_class", "limit_classification", "limit_issued_on", "limit_from", "limit_until",
                "limit_long_term_from",
            )  # fmt: skip
            parts.append(self._map("limit", _together(columns, names, count), _write_limit))
        diseases = [
            self._map(
                "disease",
                _together(
                    columns, tuple(f"disease{place}_{part}" for part in ("category", "self_pay", *_PERIOD)), count
                ),
                _write_disease,
            )
            for place in (1, 2, 3)
            if f"disease{place}_category" in columns
        ]
        if diseases:
            joined = map("".join, zip(*diseases, strict=True))
            parts.append([found and f',"diseases":[{found[1:]}]' for found in joined])
        return parts

    def _map(self, name: str, values: Iterable[object], write: Callable[[object], str]) -> list[str]:
        values = list(values)
        written = self._written.setdefault(name, {})
        if len(written) > _MOST:
            written.clear()
        for value in set(values) - written.keys():
            written[value] = write(value)
        return list(map(written.__getitem__, values))


_PERIOD: Final = ("issued_on", "from", "until")


def _together(columns: Mapping[str, Values], names: Sequence[str], count: int) -> Iterable[tuple[str, ...]]:
    empty = [""] * count
    return zip(*(columns.get(name, empty) for name in names), strict=True)


def _write_elderly(value: object) -> str:
    ratio, *dates = _texts(value)
    return f',"elderly":{{"ratio":{ratio}{_write_dates(dates)}}}' if ratio else ""


def _write_limit(value: object) -> str:
    limit_class, classification, *dates = _texts(value)
    if not limit_class:
        return ""
    head = f'"classification":"{classification or "01"}","limit_class":"{limit_class}"'
    return f',"limit":{{{head}{_write_dates(dates)}}}'


def _write_disease(value: object) -> str:
    category, self_pay, *dates = _texts(value)
    if not category:
        return ""
    return f',{{"category":{category},"self_pay":{self_pay}{_write_dates(dates)}}}'


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise TypeError("a group of values is expected")
    return value


def _write_dates(dates: Sequence[str]) -> str:
    return "".join(f',"{name}":"{value}"' for name, value in zip(_DATES, dates, strict=False) if value)
