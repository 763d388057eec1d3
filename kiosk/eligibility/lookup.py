"""Looking a person up by the numbers of a paper: how they are compared, and what is found.

People type what they see, insurers write what they like: full-width or half-width, with one dash or another, with or
without blanks. Numbers are compared by what they stand for.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from sqlalchemy import Connection, bindparam, select

from kiosk.eligibility.insurer import fold_insurer_number, insurer_number_forms
from kiosk.eligibility.ledger import read_coverage
from kiosk.eligibility.model import Coverage, InsuredNumber
from kiosk.eligibility.schema import coverages

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−ーｰ─"), "-")
_WIDE: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}  # full-width forms (Unicode, FF01 to FF5E)

_FIND: Final = select(coverages).where(
    coverages.c.number.in_(bindparam("numbers", expanding=True)),
    coverages.c.insurer_number.in_(bindparam("insurers", expanding=True)),
    coverages.c.birth_date == bindparam("born"),
)


def find_insured(connection: Connection, query: InsuredNumber) -> list[Coverage]:
    """Everybody whom the numbers describe, in one statement by an index.

    Who is protected is found as everybody is: the paper was handed over the counter, and no address is kept.
    """
    return [coverage for _, coverage in find_holders(connection, query)]


def find_holders(connection: Connection, query: InsuredNumber) -> list[tuple[int, Coverage]]:
    """The same, each with the person's number in the database."""
    rows = connection.execute(
        _FIND,
        {
            "numbers": _number_forms(query.number),
            "insurers": insurer_number_forms(fold_insurer_number(query.insurer_number)),
            "born": query.birth_date,
        },
    )
    found = [(row.person_id, coverage) for row in rows if (coverage := read_coverage(row)) is not None]
    return [(person, coverage) for person, coverage in found if _fits(coverage, query)]


def _fits(coverage: Coverage, query: InsuredNumber) -> bool:
    if fold(coverage.symbol) != fold(query.symbol):
        return False
    branch = fold(query.branch)
    return not branch or fold(coverage.branch).zfill(2) == branch.zfill(2)


def fold(text: str) -> str:
    """What a symbol, number or branch stands for: half-width, capital, one dash, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_DASHES).upper().split())


def _number_forms(number: str) -> tuple[str, ...]:
    """The forms in which a number may lie in a database: as it was typed, all half-width, all full-width."""
    folded = fold(number)
    return tuple(dict.fromkeys((number.strip(), folded, folded.translate(_WIDE))))
