"""What is delivered of a reception: the message of a face file, made from what was answered and what was agreed to.

The address is never in it. Who is protected from whom is known to the insurer alone, so nothing that came from
elsewhere is trusted to have left it out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from kiosk.delivery.oqs.message import (
    MEDICAL_CONSENTS,
    CharacterCode,
    ConsentRecord,
    ConsentState,
    Header,
    Message,
    Reference,
    Result,
    Segment,
)
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Consents,
    Coverage,
    Covered,
    InsuredNumber,
    LookedUp,
    Refused,
    Registered,
    StaffNotice,
    Undecided,
)
from kiosk.eligibility.rules import JST

CONSENT_HOLDS: Final = timedelta(hours=24)
_NOTICES: Final = {
    StaffNotice.RATIO_UNUSUAL: "一部負担金の割合が年齢と合いません。ご確認ください。",
    StaffNotice.EXPIRES_WITHIN_3_MONTHS: "電子証明書の有効期限まで3か月以内です。",
    StaffNotice.UNKNOWN_CODE: "未知のコードが含まれています。ご確認ください。",
}
_IDENTIFIER: Final = 16  # characters


@dataclass(frozen=True, slots=True)
class Sender:
    """Who delivers, and how: the institution's code (10 digits) and the encoding of the files."""

    institution: str
    character_code: CharacterCode = CharacterCode.UTF_8


def coverage_of(answer: Answer | LookedUp) -> Coverage | None:
    """The coverage that is for the receipt computer; None where there is none, and after a refusal always."""
    match answer:
        case Covered(coverage) | Registered(coverage=coverage) | LookedUp(coverage=coverage):
            return coverage
        case Refused() | Undecided():
            return None
        case never:
            assert_never(never)


def make_reception(
    sender: Sender,
    key: str,
    coverage: Coverage,
    at: datetime,
    *,
    consents: Consents | None = None,
    query: InsuredNumber | None = None,
    kept: tuple[tuple[str, str], ...] = (),
) -> Message:
    """The message about a coverage that was answered at the moment `at` (aware).

    `key` tells it from other messages. `consents` are what the visitor said, None before anything was asked; `query` is
    what was looked up, None where a card was read; `kept` what of the answer was not understood (see Result).
    """
    header = Header(
        executed_at=at,
        confirmed_on=at.astimezone(JST).date(),
        institution=sender.institution,
        identifier=key[:_IDENTIFIER],
        reference=Reference.CARD if query is None else Reference.NUMBER,
        segment=Segment.NORMAL,
        character_code=sender.character_code,
    )
    details = coverage.details
    homeless = None if details is None else replace(details, address="", post_number="")
    said = _records(coverage, consents, at)
    if query is not None:
        said = (*said, ConsentRecord(ConsentItem.LIMIT, *_certificate(at, given=query.limit_consent)))
    # The receipt computer's staff see this message as it is: what they should look at is named in it.
    unclear = f"（{'、'.join(f'{name}: {text}' for name, text in kept)}）" if kept else ""
    form = None if consents is None else consents.prescription
    return Message(
        header=header,
        prescription="" if form is None else str(form.value),
        success=True,
        result_message="".join(_NOTICES[notice] for notice in coverage.notices) + unclear,
        validity=coverage.validity,
        query=query,
        results=(Result(replace(coverage, details=homeless), said, kept),),
    )


def _records(coverage: Coverage, consents: Consents | None, at: datetime) -> tuple[ConsentRecord, ...]:
    """A refusal is written as nothing given, and without a time: there is no consent that could have one."""
    given = frozenset() if consents is None else consents.given
    diseases = ConsentRecord(ConsentItem.DISEASES, *_certificate(at, given=ConsentItem.DISEASES in given))
    # In the grace period nothing but eligibility may be told: a consent to more comes to nothing.
    medical = frozenset() if coverage.eligibility_only else given
    return (
        diseases,
        *(
            ConsentRecord(item, ConsentState.GIVEN, at, at + CONSENT_HOLDS)
            if item in medical
            else ConsentRecord(item, ConsentState.NONE)
            for item in MEDICAL_CONSENTS
        ),
    )


def _certificate(at: datetime, *, given: bool) -> tuple[ConsentState, datetime | None]:
    return (ConsentState.GIVEN, at) if given else (ConsentState.NONE, None)
