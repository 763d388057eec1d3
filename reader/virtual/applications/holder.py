"""What is printed on a card about its holder, and the numbers that are derived from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from apdu.mynumber.layout import PinRule

DIGITS: Final = b"0123456789"
PIN_RULE: Final = PinRule(4, 4, DIGITS, 3)
NUMBER_SIZE: Final = 12
CODE_B_SIZE: Final = 14
BIRTH_SIZE: Final = 6

# First days of the eras; a card's holder was born in one of these.
_ERAS: Final = tuple(date(*day) for day in ((2019, 5, 1), (1989, 1, 8), (1926, 12, 25), (1912, 7, 30), (1868, 10, 23)))
# Sex in the certificates (1, 2, 3 not known) and on the face of the card (ISO/IEC 5218: 1, 2, 0 not known).
_SEX_CODES: Final = {1: "1", 2: "2", 3: "0"}


@dataclass(frozen=True, slots=True)
class HolderData:
    """The holder as the face of the card shows them; `repr` shows nothing of it.

    `number` is the individual number (12 digits with its check digit), `sex` as in profile.Holder, `expiry` the last
    day of the card, `security_code` the four digits beside it, `municipality` the five digits of the issuer,
    `serial` the 15 digits of the card.
    """

    number: str = field(repr=False)
    name: str = field(repr=False)
    address: str = field(repr=False)
    birth: date = field(repr=False)
    sex: int = field(repr=False)
    expiry: date = field(repr=False)
    security_code: str = field(repr=False)
    municipality: str = field(repr=False)
    serial: str = field(repr=False)

    @property
    def sex_code(self) -> str:
        """The one digit of ISO/IEC 5218."""
        return _SEX_CODES[self.sex]

    @property
    def birth_code(self) -> str:
        """Six digits: year of the Japanese era, month, day."""
        first = next((day for day in _ERAS if self.birth >= day), _ERAS[-1])
        return f"{self.birth.year - first.year + 1:02}{self.birth:%m%d}"

    def code_b(self, *, gregorian: bool = False) -> str:
        """照合番号B, 14 digits: birth by the era, year of expiry, security code; `gregorian`: see Readings."""
        if gregorian:
            return f"{self.birth:%Y%m%d}{self.expiry:%y}{self.security_code}"
        return f"{self.birth_code}{self.expiry:%Y}{self.security_code}"


def number_check_digit(digits: str) -> str:
    """The last digit of an individual number, from the eleven before it.

    From the right, weights 2 to 7 and then 2 to 6; the sum is taken modulo 11 (ordinance no. 85 of 2014, article 5).
    """
    weighted = sum(int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(digits), start=1))
    rest = weighted % 11
    return "0" if rest <= 1 else str(11 - rest)
