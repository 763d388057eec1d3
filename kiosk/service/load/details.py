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
_PERIOD: Final = ("issued_on", "from", "until")
_ELDERLY: Final = ("elderly_ratio", *(f"elderly_{part}" for part in _PERIOD))
_LIMIT: Final = ("limit_class", *(f"limit_{part}" for part in (*_PERIOD, "long_term_from", "classification")))
_DISEASES: Final = tuple(
    tuple(f"disease{place}_{part}" for part in ("category", "self_pay", *_PERIOD)) for place in (1, 2, 3)
)
_DATES: Final = ("issued", "valid_from", "valid_until", "long_term_from")


class DetailsWriter:
    """Writes the details of rows; keeps what it wrote for values that come again."""

    def __init__(self) -> None:
        self._written: dict[str, dict[object, str]] = {}

    def write(self, columns: Mapping[str, Values], count: int) -> list[str]:
        """One JSON object for each row, or empty where a row has no details; `columns` are those that the file has."""
        parts = [self._scalar(name, columns[name]) for name in _SCALARS if name in columns]
        parts += self._groups(columns)
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

    def _groups(self, columns: Mapping[str, Values]) -> list[list[str]]:
        parts = []
        if _ELDERLY[0] in columns:
            parts.append(self._group("elderly", columns, _ELDERLY, _write_elderly))
        if _LIMIT[0] in columns:
            parts.append(self._group("limit", columns, _LIMIT, _write_limit))
        diseases = [
            self._group("disease" + names[0], columns, names, _write_disease)
            for names in _DISEASES
            if names[0] in columns
        ]
        if diseases:
            joined = diseases[0] if len(diseases) == 1 else map("".join, zip(*diseases, strict=True))
            parts.append([found and f',"diseases":[{found[1:]}]' for found in joined])
        return parts

    def _group(
        self, name: str, columns: Mapping[str, Values], names: Sequence[str], write: Callable[[Sequence[str]], str]
    ) -> list[str]:
        """A group of columns, of which the file may lack some, written together."""
        there = [one in columns for one in names]
        found = [columns[one] for one in names if one in columns]

        def write_found(value: object) -> str:
            given = iter(value if isinstance(value, tuple) else (value,))
            return write([str(next(given)) if is_there else "" for is_there in there])

        return self._map(name, found[0] if len(found) == 1 else zip(*found, strict=True), write_found)

    def _map(self, name: str, values: Iterable[object], write: Callable[[object], str]) -> list[str]:
        values = list(values)
        written = self._written.setdefault(name, {})
        try:
            return list(map(written.__getitem__, values))  # all of them seen before, as they mostly are
        except KeyError:
            pass
        if len(written) > _MOST:
            written.clear()
        for value in set(values) - written.keys():
            written[value] = write(value)
        return list(map(written.__getitem__, values))


def _write_elderly(values: Sequence[str]) -> str:
    ratio, *dates = values
    return f',"elderly":{{"ratio":{ratio}{_write_dates(dates)}}}' if ratio else ""


def _write_limit(values: Sequence[str]) -> str:
    limit_class, issued, since, until, long_term, classification = values
    if not limit_class:
        return ""
    head = f'"classification":"{classification or "01"}","limit_class":"{limit_class}"'
    return f',"limit":{{{head}{_write_dates((issued, since, until, long_term))}}}'


def _write_disease(values: Sequence[str]) -> str:
    category, self_pay, *dates = values
    if not category:
        return ""
    return f',{{"category":{category},"self_pay":{self_pay}{_write_dates(dates)}}}'


def _write_dates(dates: Sequence[str]) -> str:
    return "".join(f',"{name}":"{value}"' for name, value in zip(_DATES, dates, strict=False) if value)
