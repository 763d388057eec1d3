"""Reading rows: bytes of a file in, values by column out, and what is wrong with the rows that are no use.

All the values of a column are read at once: Python is fast where it is not asked to decide about each of them. A row
never goes over a line's end, since none of its fields may hold one; so a stray quotation mark spoils its own row only.
"""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import compress
from operator import and_, gt, methodcaller, not_
from typing import Final

from kiosk.service.load.columns import BY_NAME, LONGEST_TEXT, PERIODS, FileColumn, Kind
from kiosk.service.load.details import DetailsWriter

_MOST: Final = 100_000  # values that are remembered of one column
_LONGEST_LINE: Final = 16_384  # characters
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\r\n") + b"\x7f"
_SERIALS: Final = re.compile(r"(?:[1-9a-f][0-9a-f]{0,39}\n)*")  # in the form in which they are kept
_OPEN: Final = "9999-99-99"  # after every date
_MERSENNE: Final = (1 << 61) - 1
_COMMAS: Final = methodcaller("count", ",")
# Of hardly any row the same as of another one: to remember them would cost more than to look anew.
_OF_EACH: Final = frozenset({"number", "name", "name_kana", "insured_name", "name_other", "name_other_kana"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a file are to be read: its encoding, its columns in order, the issuer where no row names one.

    `columns` has None where a column is passed over.
    """

    encoding: str
    columns: tuple[str | None, ...]
    issuer: str


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Why a row was rejected; in English words without its values. `line` counts from 1, the header's line."""

    line: int
    column: str
    reason: str


@dataclass(slots=True)
class Rows:
    """The good rows of a piece of a file by column, each with the same number of values, and what is wrong elsewhere.

    `count` is how many rows there were, `lines` the lines of the good ones; `escaped`: a backslash is somewhere.
    """

    count: int
    lines: list[int]
    columns: dict[str, Sequence[str]] = field(repr=False)
    faults: list[Fault]
    escaped: bool = False

    def fingerprints(self) -> tuple[array[int], array[int]]:
        """A number of 61 bits for each certificate: the same for the same, and else (all but surely) another one.

        In ascending order, and on which line each is; of the same two, the first line comes first.
        """
        names = zip(self.columns["issuer"], self.columns["serial"], strict=True)
        prints = [int(issuer + serial, 16) % _MERSENNE for issuer, serial in names]
        order = sorted(range(len(prints)), key=prints.__getitem__)
        return array("q", map(prints.__getitem__, order)), array("q", map(self.lines.__getitem__, order))

    def reject(self, places: dict[int, Fault]) -> None:
        """Take good rows, by their places among the good ones, to the rejected."""
        if not places:
            return
        self.faults.extend(places.values())
        kept = [place not in places for place in range(len(self.lines))]
        self.lines = list(compress(self.lines, kept))
        self.columns = {name: list(compress(values, kept)) for name, values in self.columns.items()}


class RowReader:
    """Reads rows of one layout; keeps what it found out about values that come again. `today` is the day in Japan."""

    def __init__(self, layout: Layout, today: date) -> None:
        self._layout = layout
        self._names = [name for name in layout.columns if name is not None]
        self._wanted = [name is not None for name in layout.columns]
        self._columns = {name: _Column(BY_NAME[name], today) for name in self._names}
        self._absent = {name: BY_NAME[name].kind("") for name in _DEFAULTED if name not in self._names}
        self._details = DetailsWriter()

    def read(self, piece: bytes, first: int) -> Rows:
        """Read whole lines, of which the first has the number `first`. Never raises for what is in them."""
        faults: dict[int, Fault] = {}
        lines = self._split(piece, first, faults)
        numbers = [first + place for place, line in enumerate(lines) if line is not None]
        whole = [line for line in lines if line is not None]
        by_column: Iterable[Sequence[str]]
        if not faults and whole and self._is_plain(piece, whole):
            # Cut all at once, and not line by line.
            width = len(self._wanted)
            fields = ",".join(whole).split(",")
            by_column = compress((fields[place::width] for place in range(width)), self._wanted)
        else:
            split = self._fields(whole, numbers, faults)
            if faults:
                kept = [number not in faults for number in numbers]
                numbers, split = list(compress(numbers, kept)), list(compress(split, kept))
            turned: Iterable[Sequence[str]] = zip(*split, strict=True) if split else ([] for _ in self._wanted)
            by_column = compress(turned, self._wanted)
        count = len(numbers) + len(faults)
        columns: dict[str, Sequence[str]] = {}
        found: dict[int, list[tuple[str, str]]] = {}
        for name, values in zip(self._names, by_column, strict=True):
            columns[name] = self._columns[name].read(values, found)
        for name, default in self._absent.items():
            columns[name] = [default] * len(numbers)
        if "" in columns["issuer"]:
            if self._layout.issuer:
                columns["issuer"] = [value or self._layout.issuer for value in columns["issuer"]]
            else:
                missing = (not value for value in columns["issuer"])
                _note(found, "issuer", missing, "is empty, and --issuer was not given")
        _compare(columns, found)
        rows = Rows(count, numbers, columns, list(faults.values()), b"\\" in piece)
        rows.reject({place: _fault(numbers[place], reasons) for place, reasons in found.items()})
        rows.columns = {
            **{name: rows.columns[name] for name in KEPT},
            "details": self._details.write(rows.columns, len(rows.lines)),
        }
        return rows

    def _split(self, piece: bytes, first: int, faults: dict[int, Fault]) -> list[str | None]:
        """The lines as text; None for an empty one, and one that is no text is a fault."""
        strange = len(piece.translate(None, _CONTROLS)) != len(piece)
        try:
            whole = None if strange else piece.decode(self._layout.encoding)
        except UnicodeDecodeError:
            whole = None
        lines: list[str | None]
        if whole is not None and "\r" in whole:
            whole = whole.replace("\r\n", "\n").removesuffix("\r")
        if whole is not None and "\r" not in whole:
            lines = list(whole.split("\n"))
        else:
            raw = [line.removesuffix(b"\r") for line in piece.split(b"\n")]
            lines = [self._decode(line, first + place, faults) for place, line in enumerate(raw)]
        if "" in lines:
            lines = [None if not line and first + place not in faults else line for place, line in enumerate(lines)]
        return lines

    def _decode(self, line: bytes, number: int, faults: dict[int, Fault]) -> str:
        if len(line.translate(None, _CONTROLS)) != len(line) or b"\r" in line:
            faults[number] = Fault(number, "", "holds a control character")
            return ""
        try:
            return line.decode(self._layout.encoding)
        except UnicodeDecodeError as error:
            faults[number] = Fault(
                number, "", f"is not {self._layout.encoding.upper()} text, from byte {error.start + 1} of the line on"
            )
            return ""

    def _is_plain(self, piece: bytes, lines: list[str]) -> bool:
        """Whether no line has a quotation mark, and each as many fields as the header."""
        return b'"' not in piece and set(map(_COMMAS, lines)) == {len(self._wanted) - 1}

    def _fields(self, lines: list[str], numbers: list[int], faults: dict[int, Fault]) -> list[list[str]]:
        """Each line's fields; a line that has not as many as the header is a fault."""
        split = [line.split(",") if '"' not in line else _unquote(line) for line in lines]
        width = len(self._wanted)
        if set(map(len, split)) <= {width}:
            return split
        for number, fields in zip(numbers, split, strict=True):
            if len(fields) != width and number not in faults:
                faults[number] = Fault(number, "", _miscount(len(fields), width))
        return split


class _Column:
    """One column: reads its values, and remembers them where they come again."""

    def __init__(self, column: FileColumn, today: date) -> None:
        self._name = column.name
        self._required = column.required
        self._kind: Kind = column.kind
        if column.name == "birth_date":
            self._kind = _until(column.kind, today.isoformat())
        self._known: dict[str, str] = {}
        self._wrong: dict[str, str] = {}

    def read(self, values: Sequence[str], found: dict[int, list[tuple[str, str]]]) -> Sequence[str]:
        """The values as they are kept; wrong ones are noted in `found` by their places."""
        if self._name in _OF_EACH:
            values = list(map(str.strip, values))
            if (not self._required or all(values)) and max(map(len, values), default=0) <= LONGEST_TEXT:
                return values
        elif self._name == "serial" and _SERIALS.fullmatch("\n".join([*values, ""])):
            return values
        try:
            return list(map(self._known.__getitem__, values))  # all of them seen before, as they mostly are
        except KeyError:
            pass
        if len(self._known) + len(self._wrong) > _MOST:
            self._known.clear()
            self._wrong.clear()
        different = set(values)
        for value in different - self._known.keys() - self._wrong.keys():
            try:
                self._known[value] = self._kind(value.strip())
            except ValueError as error:
                self._wrong[value] = str(error)
        if self._wrong and not different.isdisjoint(self._wrong):
            for place, value in enumerate(values):
                if value in self._wrong:
                    found.setdefault(place, []).append((self._name, self._wrong[value]))
            return [self._known.get(value, "") for value in values]
        return list(map(self._known.__getitem__, values))


_DEFAULTED: Final = (
    "issuer", "validity", "symbol", "branch", "name_kana", "valid_until", "burden_ratio",
)  # fmt: skip
KEPT: Final = (
    "issuer", "serial", "validity", "insurer_number", "insurer_name", "symbol", "number", "branch", "relationship",
    "name", "name_kana", "birth_date", "valid_from", "valid_until", "burden_ratio",
)  # fmt: skip


def _until(kind: Kind, today: str) -> Kind:
    def read(value: str) -> str:
        found = kind(value)
        if found > today:
            raise ValueError("lies in the future")
        return found

    return read


def _unquote(line: str) -> list[str]:
    """The fields of a line with quotation marks (RFC 4180); none where they make no sense."""
    if len(line) > _LONGEST_LINE:
        return []
    try:
        (fields,) = csv.reader([line], strict=True)
    except (csv.Error, ValueError):
        return []
    return fields


def _miscount(found: int, expected: int) -> str:
    if found == 0:
        return "has a quotation mark that is not closed, or stands in the middle; a field cannot hold a line break"
    return f"has {found} fields, the header has {expected}"


def _note(found: dict[int, list[tuple[str, str]]], column: str, wrong: Iterable[bool], reason: str) -> None:
    for place, is_wrong in enumerate(wrong):
        # A value that is wrong by itself says nothing beside others.
        if is_wrong and column not in (name for name, _ in found.get(place, ())):
            found.setdefault(place, []).append((column, reason))


def _compare(columns: dict[str, Sequence[str]], found: dict[int, list[tuple[str, str]]]) -> None:
    """What is wrong with values beside each other."""
    for since, until in PERIODS:
        if since in columns and any(columns.get(until, ())):
            begins, ends = columns[since], [end or _OPEN for end in columns[until]]
            if True in map(gt, begins, ends):
                _note(found, until, map(gt, begins, ends), f"lies before {since}")
    for needed, others in _DEPENDING:
        there = [columns[name] for name in others if any(columns.get(name, ()))]
        if there:
            values = columns.get(needed) or [""] * len(there[0])
            others_joined = there[0] if len(there) == 1 else list(map("".join, zip(*there, strict=True)))
            wrong = list(map(and_, map(not_, values), map(bool, others_joined)))
            if True in wrong:
                _note(found, needed, wrong, "is empty, though it belongs to what is there")


_DEPENDING: Final = (
    ("elderly_ratio", ("elderly_issued_on", "elderly_from", "elderly_until")),
    (
        "limit_class",
        ("limit_classification", "limit_issued_on", "limit_from", "limit_until", "limit_long_term_from"),
    ),
    *(
        (
            f"disease{place}_category",
            tuple(f"disease{place}_{part}" for part in ("self_pay", "issued_on", "from", "until")),
        )
        for place in (1, 2, 3)
    ),
    *((f"disease{place}_self_pay", (f"disease{place}_category",)) for place in (1, 2, 3)),
)


def _fault(line: int, reasons: list[tuple[str, str]]) -> Fault:
    return Fault(line, "; ".join(column for column, _ in reasons), "; ".join(reason for _, reason in reasons))
