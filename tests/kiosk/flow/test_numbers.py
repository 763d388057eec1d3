"""What is typed in a number lookup: what is taken, what is asked for again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.eligibility.model import InsuredNumber
from kiosk.flow.numbers import (
    field_before,
    make_query,
    next_field,
    normalize,
    read_date,
    typed_of,
    with_text,
)
from kiosk.flow.states import NumberField

TODAY = date(2026, 11, 23)
QUERY = InsuredNumber("39131156", "記号12", "01234566", "01", date(1954, 3, 1), limit_consent=True)


def _wide(digits: str) -> str:
    """Full-width, as an input method gives them."""
    return digits.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


@pytest.mark.parametrize(
    ("asked", "text", "kept"),
    [
        (NumberField.INSURER, "39131156", "39131156"),
        (NumberField.INSURER, "3913 1156 ", "39131156"),
        (NumberField.INSURER, _wide("39131156"), "39131156"),
        (NumberField.INSURER, "138057", "138057"),
        (NumberField.INSURER, "00138057", "138057"),
        (NumberField.INSURER, "39131157", None),  # the check digit
        (NumberField.INSURER, "39481156", None),  # no such prefecture
        (NumberField.INSURER, "3913115", None),
        (NumberField.INSURER, "", None),
        (NumberField.SYMBOL, "", ""),
        (NumberField.SYMBOL, " 千代田 12 ", "千代田 12"),
        (NumberField.SYMBOL, "x" * 41, None),
        (NumberField.SYMBOL, "a\x00b", None),
        (NumberField.NUMBER, "01234566", "01234566"),
        (NumberField.NUMBER, "  ", None),
        (NumberField.NUMBER, "x" * 41, None),
        (NumberField.BRANCH, "", ""),
        (NumberField.BRANCH, "1", "01"),
        (NumberField.BRANCH, "01", "01"),
        (NumberField.BRANCH, _wide("02"), "02"),
        (NumberField.BRANCH, "001", None),
        (NumberField.BRANCH, "a", None),
        (NumberField.BIRTH_DATE, "19540301", "19540301"),
        (NumberField.BIRTH_DATE, _wide("19540301"), "19540301"),
        (NumberField.BIRTH_DATE, "20261123", "20261123"),  # born today
        (NumberField.BIRTH_DATE, "20261124", None),
        (NumberField.BIRTH_DATE, "18721231", None),
        (NumberField.BIRTH_DATE, "19540230", None),
        (NumberField.BIRTH_DATE, "1954031", None),
        (NumberField.BIRTH_DATE, "1954-3-1", None),
        (NumberField.BIRTH_DATE, "", None),
        (NumberField.LIMIT, "yes", "yes"),
        (NumberField.LIMIT, "no", "no"),
        (NumberField.LIMIT, "", None),
        (NumberField.CONFIRM, "yes", None),
    ],
)
def test_what_is_kept_of_a_text(asked: NumberField, text: str, kept: str | None) -> None:
    assert normalize(asked, text, TODAY) == kept


def test_without_a_clock_no_birthday_is_too_late() -> None:
    assert normalize(NumberField.BIRTH_DATE, "20991231", None) == "20991231"


@given(asked=st.sampled_from(NumberField), text=st.text(max_size=50))
def test_a_text_is_kept_in_one_form_or_not_at_all(asked: NumberField, text: str) -> None:
    kept = normalize(asked, text, TODAY)
    assert kept is None or normalize(asked, kept, TODAY) == kept


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_date(f"{day:%Y%m%d}") == day


def test_fields_are_asked_for_in_the_order_of_the_paper() -> None:
    typed = typed_of(QUERY)
    assert [next_field(typed[:end]) for end in range(len(typed) + 1)] == list(NumberField)
    assert [field_before(field) for field in NumberField] == [None, *list(NumberField)[:-1]]


@pytest.mark.parametrize("missing", [field for field in NumberField if field is not NumberField.CONFIRM])
def test_the_first_field_that_is_missing_is_asked_for(missing: NumberField) -> None:
    assert next_field(tuple(each for each in typed_of(QUERY) if each[0] is not missing)) is missing


def test_a_field_is_entered_once_whatever_the_order() -> None:
    typed = typed_of(QUERY)
    shuffled = with_text(typed[1:], NumberField.INSURER, QUERY.insurer_number)
    assert shuffled == typed
    corrected = with_text(typed, NumberField.BRANCH, "02")
    assert len(corrected) == len(typed)
    assert dict(corrected)[NumberField.BRANCH] == "02"


@given(limit=st.booleans(), branch=st.sampled_from(["", "01"]), born=st.dates(min_value=date(1873, 1, 1)))
def test_what_was_typed_is_the_question(limit: bool, branch: str, born: date) -> None:
    query = InsuredNumber("39131156", "", "01234566", branch, born, limit)
    assert make_query(typed_of(query)) == query


@pytest.mark.parametrize("missing", [field for field in NumberField if field is not NumberField.CONFIRM])
def test_no_question_while_a_field_is_missing(missing: NumberField) -> None:
    assert make_query(tuple(each for each in typed_of(QUERY) if each[0] is not missing)) is None


def test_no_question_about_a_day_that_there_is_not() -> None:
    assert make_query(with_text(typed_of(QUERY), NumberField.BIRTH_DATE, "19540230")) is None
