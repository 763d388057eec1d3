"""What the command virtual-card writes: lines, tables, JSON, all of it at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from unicodedata import east_asian_width


class Exit(IntEnum):
    """The exit codes of virtual-card; 2 is argparse's."""

    DONE = 0
    REFUSED = 1  # a file cannot be used, or the card cannot do what is asked
    USAGE = 2  # the command line is wrong
    NO_VPCD = 3  # nothing listens where vpcd should
    NO_CARD = 4  # no card is inserted that could be controlled


def write(text: str) -> None:
    """A line, out at once: the reader may be a program that waits for it."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def write_json(value: object, *, indent: int | None = 2) -> None:
    """A value as JSON, over several lines or (indent None) on one."""
    write(json.dumps(value, ensure_ascii=False, indent=indent))


def complain(text: str) -> None:
    """A line on the error output."""
    sys.stderr.write(f"virtual-card: {text}\n")
    sys.stderr.flush()


def pairs(values: Mapping[str, object]) -> str:
    """Names and values, one pair a line."""
    width = max(map(len, values))
    return "\n".join(f"{name:{width}}  {_cell(value)}" for name, value in values.items())


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns under their heads; full-width characters take two places."""
    lines = [list(heads), *([_cell(value) for value in row] for row in rows)]
    widths = [max(_width(row[column]) for row in lines) for column in range(len(heads))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in lines
    )


def _cell(value: object) -> str:
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
