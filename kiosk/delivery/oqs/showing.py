"""A face file as text for an operator: codes in words, and what tells of a person masked unless it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from typing import Final, assert_never

from kiosk.delivery.oqs.elements import CODES
from kiosk.delivery.oqs.message import ConsentRecord, ConsentState, Message, Result, Segment
from kiosk.delivery.oqs.understanding import describe_unknown
from kiosk.eligibility.insurer import check_insurer_number
from kiosk.eligibility.model import CoverageDetails, InsuredNumber, Validity
from kiosk.eligibility.notices import is_ratio_unusual
from kiosk.eligibility.rules import JST

_MASK: Final = "●●●"
_VALIDITY: Final = {
    Validity.VALID: "1 valid (有効)",
    Validity.INVALID: "2 invalid (無効)",
    Validity.INVALID_NEWER_EXISTS: "3 invalid, a newer one exists (無効、新しい資格あり)",
    Validity.NO_QUALIFICATION: "4 nobody found (該当資格なし)",
    Validity.SEVERAL_MATCHES: "5 several found (複数該当)",
    Validity.VALID_UNREGISTERED: "6 valid, not registered (有効、未登録)",
}
_SEGMENT: Final = {Segment.NORMAL: "1 normal", Segment.RUNNING: "2 still running", Segment.FAILED: "9 failed"}
_STATE: Final = {
    ConsentState.NONE: "0 none",
    ConsentState.GIVEN: "1 given",
    ConsentState.EXPIRED: "2 expired",
    ConsentState.DIFFICULT: "3 hard to obtain",
}
_WIDTH: Final = 28
_Line = tuple[str, str]


def show_face_file(message: Message, *, plain: bool = False) -> str:
    """Lines of text, without a line end at the last; personal data is masked, and how long it is too, unless `plain`.

    An empty value shows as `-`, so that what is missing is told from what is masked.
    """
    lines = [*_header(message), *(_query(message.query, plain=plain) if message.query else ())]
    for number, result in enumerate(message.results, 1):
        lines.append(("", ""))
        lines.append((f"result {number} of {len(message.results)}", ""))
        lines += _result(result, plain=plain)
        lines += _checks(message, result)
    unknown = [f"{where}: {text}" for where, text in message.unknown] if plain else describe_unknown(message)
    lines += [("not known here", each) for each in unknown]
    return "\n".join(f"{name:<{_WIDTH}}{_printable(value)}".rstrip() for name, value in lines)


def _printable(value: str) -> str:
    """Without what could move about on a terminal, or pass for another line."""
    return "".join(sign if sign.isprintable() or sign == "\u3000" else "?" for sign in value)


def _header(message: Message) -> list[_Line]:
    header = message.header
    success = {True: "1 successful", False: "2 error", None: "none, or not known: counts as no success"}
    return [
        ("made at", _text(header.executed_at)),
        ("confirmed on", _text(header.confirmed_on)),
        ("institution", header.institution or "-"),
        ("file identifier", header.identifier or "-"),
        ("asked by", _text(header.reference)),
        ("kind of result", _SEGMENT[header.segment] if header.segment else "none, or not known"),
        ("encoding", header.character_code.declared),
        ("status", success[message.success]),
        # The messages beside the codes are free text of the terminal's; they may repeat what was asked.
        ("error code", header.error_code or message.result_code or "-"),
        ("validity", _VALIDITY[message.validity] if message.validity else "none, or not known"),
    ]


def _query(query: InsuredNumber, *, plain: bool) -> Iterable[_Line]:
    asked = (
        ("asked: insurer", query.insurer_number),
        ("asked: symbol", query.symbol),
        ("asked: number", query.number),
        ("asked: branch", query.branch),
        ("asked: born", _text(query.birth_date)),
    )
    return [(name, _personal(value, plain=plain)) for name, value in asked]


def _result(result: Result, *, plain: bool) -> Iterable[_Line]:
    held, details = result.coverage, result.coverage.details or CoverageDetails()
    personal = (
        ("insurer", f"{held.insurer_number} {held.insurer_name}".strip()),
        ("symbol", held.symbol),
        ("number", held.number),
        ("branch", held.branch),
        ("name", held.name),
        ("name in kana", held.name_kana),
        ("other name", details.name_other),
        ("other name in kana", details.name_other_kana),
        ("head of household", details.insured_name),
        ("born", _text(held.birth_date)),
        ("sex", _text(details.sex)),
        ("address", f"{details.post_number} {details.address}".strip()),
        ("ratio (%)", "" if held.burden_ratio is None else str(held.burden_ratio)),
        ("ratio of the old (%)", "" if details.elderly is None else str(details.elderly.ratio)),
        ("limit class", "" if details.limit is None else details.limit.limit_class),
        ("specific diseases", ", ".join(str(disease.category) for disease in details.diseases)),
        ("patient's number", details.reference_number),
    )
    return [
        *((name, _personal(value, plain=plain)) for name, value in personal),
        ("valid from", _text(held.valid_from)),
        ("valid until", _text(held.valid_until)),
        *((f"consent: {record.item.value}", _consent(record)) for record in result.consents),
    ]


def _consent(record: ConsentRecord) -> str:
    times = [f"{word} {_text(at)}" for word, at in (("at", record.said_at), ("until", record.until)) if at]
    return ", ".join((_STATE[record.state], *times))


def _checks(message: Message, result: Result) -> Iterable[_Line]:
    """What looks wrong; it stands as the insurer said it."""
    held, details = result.coverage, result.coverage.details or CoverageDetails()
    day = message.header.confirmed_on or datetime.now(JST).date()
    if check_insurer_number(held.insurer_number) is not None:
        yield ("look at this", "the insurer number does not check")
    if is_ratio_unusual(held, day):
        yield ("look at this", "the ratio does not go with the age")
    if details.classification not in CODES["InsuredCardClassification"]:
        yield ("look at this", "the classification is not known here")


def _personal(value: str, *, plain: bool) -> str:
    if value in {"", "-"}:
        return "-"
    return value if plain else _MASK


def _text(value: date | datetime | Enum | None) -> str:
    match value:
        case None:
            return "-"
        case datetime():
            return value.astimezone(JST).strftime("%Y-%m-%d %H:%M:%S")
        case date():
            return value.isoformat()
        case Enum():
            return value.name.lower()
        case never:
            assert_never(never)
