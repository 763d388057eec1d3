"""Where measurements of real cards are silent or disagree: which reading a virtual card follows."""

from __future__ import annotations

from dataclasses import dataclass

from reader.virtual.objects import WrongLength


@dataclass(frozen=True, slots=True)
class Readings:
    """One choice for each open question; the default is the best evidenced.

    `locked_status`: VERIFY of a blocked PIN, 6984 (measured) or 6983 (ISO). `wrong_length`: see WrongLength.
    `certificate_after_pin`: the authentication certificate wants its PIN first; None: on a phone yes, on a card no.
    `code_tries`: tries of the numbers printed on the card (照合番号), 10 or, by one source, 3.
    `code_b_gregorian`: 照合番号B begins with YYYYMMDD and a two-digit year of expiry, instead of the year of the era
    (YYMMDD) and four digits. `several_records`: READ RECORD answers all records from one on, instead of 6A81.
    `contact_atr_in_application`: GET DATA 5F51 answers only with an application selected, instead of only without.
    `lower_certificate`: the card manager has the lower one of its two card-verifiable certificates (7F21).
    """

    locked_status: int = 0x6984
    wrong_length: WrongLength = WrongLength.COUNTS
    certificate_after_pin: bool | None = None
    code_tries: int = 10
    code_b_gregorian: bool = False
    several_records: bool = False
    contact_atr_in_application: bool = False
    lower_certificate: bool = True
