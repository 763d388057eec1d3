"""The columns of a file of insured persons: their names, what they hold, and what is wrong with a value.

One row is one person's certificate and coverage. Sources of the codes: the tables of the online eligibility system's
answers, as far as they are known (see `kiosk.eligibility.model`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from kiosk.eligibility.insurer import check_insurer_number, fold_insurer_number

# The value as it is kept. Raises ValueError with the reason, in words that do not quote the value.
Kind: TypeAlias = Callable[[str], str]

_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# As spreadsheets write them, too.
_DATE: Final = re.compile(r"([0-9]{4})(?:([0-9]{2})([0-9]{2})|([-/.])([0-9]{1,2})\4([0-9]{1,2}))")
_SERIAL: Final = re.compile(r"[0-9A-Fa-f]{1,40}")  # 20 octets at most (RFC 5280, 4.1.2.2)
_ISSUER: Final = re.compile(r"[0-9A-Fa-f]{64}")
_BRANCH: Final = re.compile(r"[0-9]{2}")
_FIRST_YEAR: Final = 1868
LONGEST_TEXT: Final = 100  # characters


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column: its name, what else it may be called, what it holds (for --help), and whether a file must have it."""

    name: str
    alias: str
    meaning: str
    kind: Kind
    required: bool = False


def read_date(value: str) -> str:
    """A date in ISO 8601; also 20260401, 2026/4/1 and 2026.4.1 are understood. Empty stays empty."""
    if not value:
        return ""
    found = _ISO_DATE.fullmatch(value)
    if found is None:
        found = _DATE.fullmatch(value)
        if found is None:
            raise ValueError("is not a date (YYYY-MM-DD)")
        year, month, day = int(found[1]), int(found[2] or found[5]), int(found[3] or found[6])
    else:
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    if year < _FIRST_YEAR:
        raise ValueError(f"lies before {_FIRST_YEAR}")
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError("is not a date that there is") from None


def _required(kind: Kind) -> Kind:
    def read(value: str) -> str:
        if not value:
            raise ValueError("is empty")
        return kind(value)

    return read


def _text(value: str) -> str:
    """Any text of one line."""
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"is longer than {LONGEST_TEXT} characters")
    return value


def _insurer_number(value: str) -> str:
    fault = check_insurer_number(value)
    if fault is not None:
        raise ValueError(fault)
    return fold_insurer_number(value)


def _serial(value: str) -> str:
    """A serial number in hexadecimal, as it is kept: in small letters, without zeros in front."""
    if not _SERIAL.fullmatch(value):
        raise ValueError("is not a serial number in hexadecimal (1 to 40 digits)")
    serial = value.lstrip("0").lower()
    if not serial:
        raise ValueError("is zero")
    return serial


def _issuer(value: str) -> str:
    """An issuer's digest in hexadecimal; empty where the one that the command line gives is meant."""
    if value and not _ISSUER.fullmatch(value):
        raise ValueError("is not the SHA-256 digest of an issuer's name (64 hexadecimal digits)")
    return value.lower()


def _branch(value: str) -> str:
    folded = unicodedata.normalize("NFKC", value)
    if folded and not _BRANCH.fullmatch(folded):
        raise ValueError("is not two digits")
    return folded


def _ratio(value: str) -> str:
    if not value:
        return ""
    if not (value.isascii() and value.isdigit() and len(value) <= 3):
        raise ValueError("is not a number in percent")
    ratio = int(value)
    if ratio > 100 or ratio % 10:
        raise ValueError("is not one of 0, 10, 20 and so on to 100 percent")
    return str(ratio)


def _yen(value: str) -> str:
    if value and not (value.isascii() and value.isdigit() and len(value) <= 8):
        raise ValueError("is not an amount in yen")
    return str(int(value)) if value else ""


def _code(codes: str, empty: str = "", **words: str) -> Kind:
    known = {code: code for code in codes.split()} | {word: code[1:] for word, code in words.items()}
    known[""] = empty

    def read(value: str) -> str:
        try:
            return known[value]
        except KeyError:
            raise ValueError(f"is not one of {', '.join(codes.split())}") from None

    return read


_LIMIT_CLASSES: Final = " ".join([f"A{n:02}" for n in range(1, 7)] + [f"B{n:02}" for n in range(1, 11)])


def _disease(place: int) -> tuple[FileColumn, ...]:
    japanese = f"特定疾病{place}"
    return (
        FileColumn(f"disease{place}_category", f"{japanese}区分", "1 kidneys, 2 haemophilia, 3 HIV", _code("1 2 3")),
        FileColumn(f"disease{place}_self_pay", f"{japanese}自己負担上限額", "yen a month", _yen),
        FileColumn(f"disease{place}_issued_on", f"{japanese}交付年月日", "date", read_date),
        FileColumn(f"disease{place}_from", f"{japanese}有効開始年月日", "date", read_date),
        FileColumn(f"disease{place}_until", f"{japanese}有効終了年月日", "date", read_date),
    )


COLUMNS: Final = (
    FileColumn("issuer", "発行者", "SHA-256 of the issuer's name (DER), hexadecimal; or --issuer", _issuer),
    FileColumn("serial", "シリアル番号", "the certificate's serial number, hexadecimal", _serial, required=True),
    FileColumn("validity", "資格有効性", "1 to 6; 1 where empty", _code("1 2 3 4 5 6", "1")),
    FileColumn(
        "insurer_number", "保険者番号", "6 or 8 digits, with the check digit", _required(_insurer_number), required=True
    ),
    FileColumn("insurer_name", "保険者名称", "text", _required(_text), required=True),
    FileColumn("symbol", "記号", "text; empty where the insurer has none", _text),
    FileColumn("number", "番号", "text", _required(_text), required=True),
    FileColumn("branch", "枝番", "2 digits, or empty", _branch),
    FileColumn(
        "relationship",
        "本人家族区分",
        "1 (本人) or 2 (家族)",
        _required(_code("1 2", 本人="=1", 家族="=2")),
        required=True,
    ),
    FileColumn("name", "氏名", "text", _required(_text), required=True),
    FileColumn("name_kana", "氏名カナ", "text", _text),
    FileColumn("birth_date", "生年月日", "date, not in the future", _required(read_date), required=True),
    FileColumn("valid_from", "有効開始年月日", "date", _required(read_date), required=True),
    FileColumn("valid_until", "有効終了年月日", "date, or empty while open", read_date),
    FileColumn("burden_ratio", "負担割合", "percent, in tens", _ratio),
    FileColumn(
        "classification", "被保険者証区分", "01 to 07, A1; 01 where empty", _code("01 02 03 04 05 06 07 A1", "01")
    ),
    FileColumn("insured_name", "被保険者氏名", "text: who is insured, where it is another person", _text),
    FileColumn("name_other", "氏名その他", "text", _text),
    FileColumn("name_other_kana", "氏名その他カナ", "text", _text),
    FileColumn("sex", "性別", "1 (男), 2 (女) or 3", _code("1 2 3", "3", 男="=1", 女="=2")),
    FileColumn("qualified_on", "資格取得年月日", "date", read_date),
    FileColumn("disqualified_on", "資格喪失年月日", "date", read_date),
    FileColumn("issued_on", "交付年月日", "date", read_date),
    FileColumn("reason_of_loss", "資格喪失事由", "01, 02, 03 or 99", _code("01 02 03 99")),
    FileColumn("preschool", "未就学区分", "1 before school, else 0", _code("0 1", "0")),
    FileColumn("elderly_ratio", "高齢受給者証負担割合", "percent, in tens", _ratio),
    FileColumn("elderly_issued_on", "高齢受給者証交付年月日", "date", read_date),
    FileColumn("elderly_from", "高齢受給者証有効開始年月日", "date", read_date),
    FileColumn("elderly_until", "高齢受給者証有効終了年月日", "date", read_date),
    FileColumn("limit_classification", "限度額適用認定証区分", "01, 02 or 03", _code("01 02 03")),
    FileColumn("limit_class", "適用区分", "A01 to A06, B01 to B10", _code(_LIMIT_CLASSES)),
    FileColumn("limit_issued_on", "限度額適用認定証交付年月日", "date", read_date),
    FileColumn("limit_from", "限度額適用認定証有効開始年月日", "date", read_date),
    FileColumn("limit_until", "限度額適用認定証有効終了年月日", "date", read_date),
    FileColumn("limit_long_term_from", "長期入院該当年月日", "date", read_date),
    *_disease(1),
    *_disease(2),
    *_disease(3),
)
BY_NAME: Final = {column.name: column for column in COLUMNS}
# From, until; the second may not be before the first.
PERIODS: Final = (
    ("valid_from", "valid_until"),
    ("qualified_on", "disqualified_on"),
    ("elderly_from", "elderly_until"),
    ("limit_from", "limit_until"),
    *((f"disease{place}_from", f"disease{place}_until") for place in (1, 2, 3)),
)
# What a file of rejected rows has in front; passed over, so that it can be loaded when it is mended.
REJECT_HEADS: Final = ("line", "column", "reason")


def describe_columns() -> str:
    """All columns, one a line, for --help."""
    return "columns (* is required):\n" + "\n".join(
        f"  {column.name + ('*' if column.required else ''):<22} {column.alias}: {column.meaning}" for column in COLUMNS
    )
