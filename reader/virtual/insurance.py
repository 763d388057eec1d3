"""The health insurance of a persona, as plain data: the kiosk's demo gives it to its eligibility backend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from reader.virtual.fields import Fields

_DIGITS: Final = frozenset("0123456789")
_RELATIONSHIPS: Final = {"self": "self", "family": "family"}
_ELDERLY: Final = {"general": "general", "active-income": "active-income"}


@dataclass(frozen=True, slots=True)
class InsuranceData:
    """One coverage. Days are counted from today; `valid_until` None is open, `burden_ratio` None is not said.

    `validity` is QualificationValidity (1 to 6); `relationship` is "self" or "family"; `burden_ratio` is in percent.
    `elderly` (高齢受給者証) and `limit` (限度額適用区分) are empty where the person has none.
    """

    validity: int
    insurer_number: str
    insurer_name: str
    symbol: str = field(repr=False)
    number: str = field(repr=False)
    branch: str = field(repr=False)
    relationship: str
    burden_ratio: int | None
    valid_from: int
    valid_until: int | None
    elderly: str = ""
    limit: str = ""


def read_insurance(fields: Fields) -> InsuranceData:
    """Read the table [coverage]; raises PersonaError."""
    data = InsuranceData(
        validity=fields.number("validity", 1, 6, default=1),
        insurer_number=_insurer_number(fields),
        insurer_name=fields.text("insurer_name"),
        symbol=fields.text("symbol", default=""),
        number=fields.text("number"),
        branch=_branch(fields),
        relationship=fields.choice("relationship", _RELATIONSHIPS, default="self"),
        burden_ratio=_burden_ratio(fields),
        valid_from=fields.days("valid_from"),
        valid_until=fields.days("valid_until") if fields.has("valid_until") else None,
        elderly=fields.choice("elderly", _ELDERLY) if fields.has("elderly") else "",
        limit=fields.text("limit", default=""),
    )
    if data.valid_until is not None and data.valid_until < data.valid_from:
        raise fields.wrong("valid_until", "is before valid_from")
    fields.finish()
    return data


def _burden_ratio(fields: Fields) -> int | None:
    if not fields.has("burden_ratio"):
        return None
    ratio = fields.number("burden_ratio", 10, 30)
    if ratio % 10:
        raise fields.wrong("burden_ratio", f"10, 20 or 30 percent is wanted, not {ratio}")
    return ratio


def _branch(fields: Fields) -> str:
    branch = fields.text("branch", default="")
    if branch and (len(branch) != 2 or not set(branch) <= _DIGITS):
        raise fields.wrong("branch", f"two digits are wanted, not {branch!r}")
    return branch


def _insurer_number(fields: Fields) -> str:
    number = fields.text("insurer_number")
    if len(number) not in (6, 8) or not set(number) <= _DIGITS:
        raise fields.wrong("insurer_number", f"six or eight digits in quotes are wanted, not {number!r}")
    expected = check_digit(number[:-1])
    if number[-1] != expected:
        raise fields.wrong("insurer_number", f"its check digit is {expected}, not {number[-1]}")
    return number


def check_digit(digits: str) -> str:
    """The check digit (検証番号) of an insurer number: weights 2 and 1 from the right, digit sums, to the next ten."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        product = int(digit) * (2 if position % 2 == 0 else 1)
        total += product // 10 + product % 10
    return str(-total % 10)
