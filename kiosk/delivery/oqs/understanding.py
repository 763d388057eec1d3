"""What an answer of the terminal to a query by number means. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.delivery.oqs.elements import DROPPED, TELLABLE
from kiosk.delivery.oqs.message import Message
from kiosk.eligibility.insurer import fold_insurer_number
from kiosk.eligibility.lookup import fold
from kiosk.eligibility.model import (
    Coverage,
    CoverageDetails,
    InsuredNumber,
    LookedUp,
    StaffNotice,
    Validity,
)
from kiosk.eligibility.notices import is_ratio_unusual
from kiosk.eligibility.rules import JST

_OF_NOBODY: Final = frozenset({Validity.NO_QUALIFICATION, Validity.SEVERAL_MATCHES})
_IN_FORCE: Final = frozenset({Validity.VALID, Validity.VALID_UNREGISTERED})
_CODE: Final = re.compile(r"[0-9A-Za-z]{1,4}", re.ASCII)
_PATH: Final = re.compile(r"[0-9A-Za-z_/]{1,120}", re.ASCII)
_MOST_NOTES: Final = 10


class Misunderstood(Exception):
    """The answer does not say what could be gone by; says why, without personal data."""


def understand(message: Message, query: InsuredNumber, at: datetime) -> tuple[LookedUp, tuple[str, ...]]:
    """What was found, and what in the answer is not known here, in words without personal data.

    The limit certificate is told with the person's consent only, certificates of diseases not without the card, and
    the address never. Raises Misunderstood for an answer without a known validity, one that calls somebody valid of
    whom it says nothing, and one about other numbers than were asked for.
    """
    notes = describe_unknown(message)
    if message.validity is None:
        said = [text for name, text in message.unknown if name == "QualificationValidity" and _CODE.fullmatch(text)]
        raise Misunderstood(f"the answer's validity is not known here: {said[0] if said else '(none)'}")
    if message.query is not None and not _same(message.query, query):
        raise Misunderstood("the answer is about other numbers than were asked for")
    if message.validity in _OF_NOBODY:
        return LookedUp(message.validity), notes
    match message.results:
        case [] if message.validity in _IN_FORCE:
            raise Misunderstood("the answer says that somebody is insured, and not how")
        case []:
            return LookedUp(message.validity), notes
        case [result]:
            coverage = result.coverage
        case _:
            return LookedUp(Validity.SEVERAL_MATCHES), notes
    if coverage.birth_date != query.birth_date or fold(coverage.number) != fold(query.number):
        raise Misunderstood("the answer is about another person than was asked for")
    return LookedUp(message.validity, _told(coverage, message.validity, query, at, unknown=bool(notes))), notes


def _told(coverage: Coverage, validity: Validity, query: InsuredNumber, at: datetime, *, unknown: bool) -> Coverage:
    details = coverage.details or CoverageDetails()
    limit = details.limit if query.limit_consent else None
    told = replace(
        coverage,
        validity=validity,
        details=replace(details, address="", post_number="", limit=limit, diseases=()),
    )
    notices = [StaffNotice.RATIO_UNUSUAL] if is_ratio_unusual(told, at.astimezone(JST).date()) else []
    return replace(told, notices=(*notices, *([StaffNotice.UNKNOWN_CODE] if unknown else [])))


def describe_unknown(message: Message) -> tuple[str, ...]:
    """Where something unknown stood; with its code where that says nothing of a person, and never with other text."""
    notes = []
    for where, text in message.unknown:
        name = where.rpartition("/")[2]
        if name in DROPPED:
            continue  # known, and left alone
        place = where if _PATH.fullmatch(where) else "an element"
        notes.append(f"{place} {text}" if name in TELLABLE and _CODE.fullmatch(text) else place)
    return tuple(dict.fromkeys(notes))[:_MOST_NOTES]


def _same(echo: InsuredNumber, asked: InsuredNumber) -> bool:
    """Whether what the terminal says that it was asked is what it was asked."""
    return (
        echo.birth_date == asked.birth_date
        and fold(echo.number) == fold(asked.number)
        and fold_insurer_number(echo.insurer_number) == fold_insurer_number(asked.insurer_number)
    )
