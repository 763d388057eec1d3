"""What is typed in a number lookup: how each field is checked, and the question that comes of all of them."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Final, assert_never

from kiosk.eligibility.insurer import check_insurer_number, fold_insurer_number
from kiosk.eligibility.model import InsuredNumber
from kiosk.flow.states import NumberField

Typed = tuple[tuple[NumberField, str], ...]

YES: Final = "yes"
NO: Final = "no"
_ORDER: Final = tuple(NumberField)
_LONGEST: Final = 40  # characters of a symbol or a number
_BRANCH_SIZE: Final = 2
_DATE_SIZE: Final = 8
_EARLIEST: Final = date(1873, 1, 1)  # from this day on Japan counts by the Gregorian calendar


def normalize(asked: NumberField, text: str, today: date | None) -> str | None:
    """The text in the form in which it is kept, None where it cannot be right.

    Full-width characters stand for what they look like, blanks around a text for nothing. `today` in Japan: nobody is
    born after it; None where it is not known. CONFIRM has no text.
    """
    match asked:
        case NumberField.INSURER:
            return None if check_insurer_number(text) else fold_insurer_number(text)
        case NumberField.SYMBOL:
            return _words(text)
        case NumberField.NUMBER:
            return _words(text) or None
        case NumberField.BRANCH:
            digits = _digits(text)
            if digits is None or len(digits) > _BRANCH_SIZE:
                return None
            return digits.zfill(_BRANCH_SIZE) if digits else ""
        case NumberField.BIRTH_DATE:
            digits = _digits(text)
            born = None if digits is None else read_date(digits)
            if digits is None or born is None or born < _EARLIEST or (today is not None and born > today):
                return None
            return digits
        case NumberField.LIMIT:
            return text if text in (YES, NO) else None
        case NumberField.CONFIRM:
            return None
        case never:
            assert_never(never)


def read_date(digits: str) -> date | None:
    """YYYYMMDD in ASCII digits as a day, None where there is no such day."""
    if len(digits) != _DATE_SIZE:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def with_text(typed: Typed, asked: NumberField, text: str) -> Typed:
    """What was typed, with one field entered anew, in the order in which the fields are asked for."""
    values = {**dict(typed), asked: text}
    return tuple((field, values[field]) for field in _ORDER if field in values)


def next_field(typed: Typed) -> NumberField:
    """The first field that was not entered yet; CONFIRM after all of them."""
    entered = dict(typed)
    return next(field for field in _ORDER if field not in entered)


def field_before(asked: NumberField) -> NumberField | None:
    """The field to which one goes back, None from the first."""
    place = _ORDER.index(asked)
    return _ORDER[place - 1] if place else None


def make_query(typed: Typed) -> InsuredNumber | None:
    """The question, None as long as a field is missing."""
    if next_field(typed) is not NumberField.CONFIRM:
        return None
    values = dict(typed)
    born = read_date(values[NumberField.BIRTH_DATE])
    if born is None:
        return None
    return InsuredNumber(
        insurer_number=values[NumberField.INSURER],
        symbol=values[NumberField.SYMBOL],
        number=values[NumberField.NUMBER],
        branch=values[NumberField.BRANCH],
        birth_date=born,
        limit_consent=values[NumberField.LIMIT] == YES,
    )


def typed_of(query: InsuredNumber) -> Typed:
    """What was typed, when its question was this one."""
    return (
        (NumberField.INSURER, query.insurer_number),
        (NumberField.SYMBOL, query.symbol),
        (NumberField.NUMBER, query.number),
        (NumberField.BRANCH, query.branch),
        (NumberField.BIRTH_DATE, f"{query.birth_date:%Y%m%d}"),
        (NumberField.LIMIT, YES if query.limit_consent else NO),
    )


def _digits(text: str) -> str | None:
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return folded if not folded or (folded.isascii() and folded.isdigit()) else None


def _words(text: str) -> str | None:
    stripped = text.strip()
    return stripped if len(stripped) <= _LONGEST and stripped.isprintable() else None
