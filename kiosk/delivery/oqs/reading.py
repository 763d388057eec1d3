"""The bytes of an XML file as a message.

Elements are found by their name, never by their place. What is missing is empty; a code that is not known and an
element that is not known are kept in `Message.unknown`, so that staff can be told; and a result whose obligatory
fields cannot be read is left out and named there, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from typing import Final, TypeVar
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiosk.delivery.oqs.elements import CODES, DROPPED, KNOWN
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
    ConsentItem,
    Coverage,
    CoverageDetails,
    DiseaseCertificate,
    ElderlyCertificate,
    InsuredNumber,
    LimitCertificate,
    Relationship,
    Sex,
    Validity,
)
from kiosk.eligibility.rules import JST

MAX_SIZE: Final = 8 * 1024 * 1024
_DEEPEST: Final = 16  # elements within each other; an answer has 7
_MOST_UNKNOWN: Final = 100  # that are kept of one message
_RATIOS: Final = range(101)
_Kind = TypeVar("_Kind", bound=Enum)


class NotAMessage(Exception):
    """These bytes are no answer of the terminal; says why, without any of their content."""


def read_message(data: bytes) -> Message:
    """Read an answer. Raises NotAMessage for bytes that are not XML, too many, or another document."""
    if len(data) > MAX_SIZE:
        raise NotAMessage(f"the file has {len(data)} bytes; {MAX_SIZE} are the most that is read")
    try:
        root = fromstring(_decoded(data), forbid_dtd=True)
        _check_depth(root)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotAMessage(f"the file is not the XML of an answer ({type(error).__name__})") from None
    if root.tag != "XmlMsg":
        raise NotAMessage("the file is XML, but no XmlMsg")
    return _Reader().message(root)


def _check_depth(root: Element) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        level = [child for element in level for child in element]


def _decoded(data: bytes) -> str:
    """The text. expat knows no Shift_JIS, so the bytes are decoded here and the declaration is taken away."""
    declared = data[: data.find(b"?>") + 1].lower()
    japanese = any(name in declared for name in (b"shift_jis", b"shift-jis", b"sjis", b"windows-31j", b"cp932"))
    text = data.decode("cp932" if japanese else "utf-8-sig")
    if text.startswith("<?xml"):
        text = text[text.index("?>") + 2 :]
    return text.lstrip()


class _Reader:
    """One reading: gathers what is not known while it goes."""

    def __init__(self) -> None:
        self._unknown: list[tuple[str, str]] = []

    def message(self, root: Element) -> Message:
        header, body = root.find("MessageHeader"), root.find("MessageBody")
        results = [self._result(found) for found in _all(body, "ResultOfQualificationConfirmation")]
        query = None if body is None else body.find("QualificationConfirmSearchInfo")
        status = self._coded(body, "ProcessingResultStatus")
        message = Message(
            header=self._header(header),
            success={"1": True, "2": False}.get(status),
            result_code=_text(body, "ProcessingResultCode"),
            result_message=_text(body, "ProcessingResultMessage"),
            validity=self._number(Validity, body, "QualificationValidity"),
            query=None if query is None else self._query(query),
            results=tuple(result for result in results if result is not None),
            prescription=self._coded(body, "PrescriptionIssueSelect"),
        )
        self._note_elements(root, "")
        return replace(message, unknown=tuple(self._unknown))

    def _header(self, header: Element | None) -> Header:
        return Header(
            executed_at=self._moment(header, "ProcessExecutionTime"),
            confirmed_on=self._day(header, "QualificationConfirmationDate"),
            institution=_text(header, "MedicalInstitutionCode"),
            identifier=_text(header, "ArbitraryFileIdentifier"),
            reference=self._code(Reference, header, "ReferenceClassification"),
            segment=self._code(Segment, header, "SegmentOfResult"),
            character_code=self._code(CharacterCode, header, "CharacterCodeIdentifier") or CharacterCode.UTF_8,
            error_code=_text(header, "ErrorCode"),
            error_message=_text(header, "ErrorMessage"),
        )

    def _query(self, query: Element) -> InsuredNumber | None:
        born = self._day(query, "Birthdate")
        if born is None:
            return None
        return InsuredNumber(
            insurer_number=_text(query, "InsurerNumber"),
            symbol=_text(query, "InsuredCardSymbol"),
            number=_text(query, "InsuredIdentificationNumber"),
            branch=_text(query, "InsuredBranchNumber"),
            birth_date=born,
            limit_consent=_text(query, "LimitApplicationCertificateRelatedConsFlg") == "1",
        )

    def _result(self, found: Element) -> Result | None:
        noted = len(self._unknown)
        born = self._day(found, "Birthdate")
        valid_from = self._day(found, "InsuredCardValidDate") or self._day(found, "QualificationDate")
        if born is None or valid_from is None:
            self._note("ResultOfQualificationConfirmation", "left out: without a birth date or a first day")
            return None
        coverage = Coverage(
            # Of each result by itself nothing is said; the message's QualificationValidity speaks of the whole.
            validity=Validity.VALID,
            insurer_number=_text(found, "InsurerNumber"),
            insurer_name=_text(found, "InsurerName"),
            symbol=_text(found, "InsuredCardSymbol"),
            number=_text(found, "InsuredIdentificationNumber"),
            branch=_text(found, "InsuredBranchNumber"),
            relationship=self._number(Relationship, found, "PersonalFamilyClassification") or Relationship.INSURED,
            name=_text(found, "Name"),
            name_kana=_text(found, "NameKana"),
            birth_date=born,
            valid_from=valid_from,
            valid_until=self._day(found, "InsuredCardExpirationDate"),
            burden_ratio=self._ratio(found, "InsuredPartialContributionRatio"),
            details=self._details(found),
        )
        kept = {name: text for name, text in self._unknown[noted:] if found.find(name) is not None}
        return Result(coverage, self._consents(found), tuple(kept.items()))

    def _details(self, found: Element) -> CoverageDetails:
        return CoverageDetails(
            classification=self._coded(found, "InsuredCardClassification"),
            insured_name=_text(found, "InsuredName"),
            name_other=_text(found, "NameOfOther"),
            name_other_kana=_text(found, "NameOfOtherKana"),
            sex=self._number(Sex, found, "Sex1") or Sex.UNSET,
            sex_shown=self._number(Sex, found, "Sex2"),
            address=_text(found, "Address"),
            post_number=_text(found, "PostNumber"),
            qualified_on=self._day(found, "QualificationDate"),
            disqualified_on=self._day(found, "DisqualificationDate"),
            issued_on=self._day(found, "InsuredCertificateIssuanceDate"),
            reason_of_loss=self._coded(found, "ReasonOfLoss"),
            preschool=self._coded(found, "PreschoolClassification") == "1",
            elderly=self._elderly(found.find("ElderlyRecipientCertificateInfo")),
            limit=self._limit(found.find("LimitApplicationCertificateRelatedInfo")),
            diseases=tuple(self._disease(each) for each in _all(found, "SpecificDiseasesCertificateInfo")),
            reference_number=_text(found, "ReferenceNumber"),
        )

    def _elderly(self, found: Element | None) -> ElderlyCertificate | None:
        ratio = self._ratio(found, "ElderlyRecipientContributionRatio")
        if found is None or ratio is None:
            return None
        return ElderlyCertificate(
            ratio,
            self._day(found, "ElderlyRecipientCertificateDate"),
            self._day(found, "ElderlyRecipientValidStartDate"),
            self._day(found, "ElderlyRecipientValidEndDate"),
        )

    def _limit(self, found: Element | None) -> LimitCertificate | None:
        limit_class = self._coded(found, "LimitApplicationCertificateClassificationFlag")
        if found is None or not limit_class:
            return None
        return LimitCertificate(
            self._coded(found, "LimitApplicationCertificateClassification"),
            limit_class,
            self._day(found, "LimitApplicationCertificateDate"),
            self._day(found, "LimitApplicationCertificateValidStartDate"),
            self._day(found, "LimitApplicationCertificateValidEndDate"),
            self._day(found, "LimitApplicationCertificateLongTermDate"),
        )

    def _disease(self, found: Element) -> DiseaseCertificate:
        self._coded(found, "SpecificDiseasesDiseaseCategory")
        return DiseaseCertificate(
            self._whole(found, "SpecificDiseasesDiseaseCategory") or 0,
            self._whole(found, "SpecificDiseasesSelfPay") or 0,
            self._day(found, "SpecificDiseasesCertificateDate"),
            self._day(found, "SpecificDiseasesValidStartDate"),
            self._day(found, "SpecificDiseasesValidEndDate"),
        )

    def _consents(self, found: Element) -> tuple[ConsentRecord, ...]:
        certificates = {
            ConsentItem.LIMIT: "LimitApplicationCertificateRelated",
            ConsentItem.DISEASES: "SpecificDiseasesCertificateRelated",
        }
        return tuple(
            ConsentRecord(
                item, state, self._moment(found, f"{start}ConsTime"), self._moment(found, f"{start}AvailableTime")
            )
            for item, start in (certificates | MEDICAL_CONSENTS).items()
            if (state := self._code(ConsentState, found, f"{start}ConsFlg")) is not None
        )

    def _code(self, kind: type[_Kind], found: Element | None, name: str) -> _Kind | None:
        return self._convert(found, name, kind)

    def _number(self, kind: type[_Kind], found: Element | None, name: str) -> _Kind | None:
        return self._convert(found, name, lambda text: kind(int(text)))

    def _coded(self, found: Element | None, name: str) -> str:
        """A code as it is written; one that is not known is kept too, and noted."""
        code = _text(found, name)
        if code and code not in CODES[name]:
            self._note(name, code)
        return code

    def _whole(self, found: Element | None, name: str) -> int | None:
        return self._convert(found, name, lambda text: int(_digits(text, 1, 9)))

    def _ratio(self, found: Element | None, name: str) -> int | None:
        return self._convert(found, name, lambda text: _RATIOS[int(_digits(text, 1, 3))])

    def _day(self, found: Element | None, name: str) -> date | None:
        return self._convert(found, name, lambda text: _moment(_digits(text, 8, 8), "%Y%m%d").date())

    def _moment(self, found: Element | None, name: str) -> datetime | None:
        return self._convert(found, name, lambda text: _moment(_digits(text, 14, 14), "%Y%m%d%H%M%S"))

    def _convert(self, found: Element | None, name: str, into: Callable[[str], _Value]) -> _Value | None:
        text = _text(found, name)
        if not text:
            return None
        try:
            return into(text)
        except (ValueError, IndexError):
            self._note(name, text)
            return None

    def _note(self, name: str, text: str) -> None:
        if len(self._unknown) < _MOST_UNKNOWN:
            self._unknown.append((name, text))

    def _note_elements(self, element: Element, path: str) -> None:
        for child in element:
            where = f"{path}/{child.tag}"
            if child.tag in DROPPED:
                # Of these the presence is told, and not what they say: they are of no use here.
                self._note(where, "")
            elif child.tag not in KNOWN:
                self._note(where, (child.text or "").strip())
            else:
                self._note_elements(child, where)


_Value = TypeVar("_Value")


def _digits(text: str, fewest: int, most: int) -> str:
    if not re.fullmatch(rf"[0-9]{{{fewest},{most}}}", text):
        raise ValueError("other than digits, or another number of them")
    return text


def _moment(text: str, form: str) -> datetime:
    return datetime.strptime(text, form).replace(tzinfo=JST)


def _text(found: Element | None, name: str) -> str:
    element = None if found is None else found.find(name)
    return "" if element is None or element.text is None else element.text.strip()


def _all(found: Element | None, name: str) -> Iterable[Element]:
    return () if found is None else found.iter(name)
