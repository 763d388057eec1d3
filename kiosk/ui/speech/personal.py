"""Which texts are about a person: a second net under the marks of the widgets."""

from __future__ import annotations

import re
from typing import Final

from kiosk.eligibility.model import Coverage, Covered, InsuredNumber, LookedUp, Registered

# One character, or a branch number, stands in many a text that says nothing about the person.
_TELLING: Final = 2
_NAME_PARTS: Final = re.compile(r"[\s\u3000\u00a0]+")


def texts_about(source: object) -> tuple[str, ...]:
    """The texts in an answer, or in a query, that tell who somebody is, as far as they are long enough to tell it."""
    match source:
        case Registered(coverage=coverage) | Covered(coverage=coverage) | LookedUp(coverage=coverage):
            return () if coverage is None else _texts_of(coverage)
        case InsuredNumber():
            return _telling(source.insurer_number, source.symbol, source.number)
        case _:
            return ()


def _texts_of(coverage: Coverage) -> tuple[str, ...]:
    names = (*_NAME_PARTS.split(coverage.name), *_NAME_PARTS.split(coverage.name_kana))
    return _telling(*names, coverage.insurer_name, coverage.insurer_number, coverage.symbol, coverage.number)


def _telling(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if len(text) >= _TELLING)
