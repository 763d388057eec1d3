"""A message as the bytes of an XML file.

Every element of the set is there, empty where nothing is to be said, but for groups that would be empty as a whole. A
receipt computer reads them by name. A character that Shift_JIS does not have is written as a character reference, which
is the same character to every XML reader; one that XML does not have is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from xml.sax.saxutils import escape

from kiosk.delivery.oqs.message import (
    MEDICAL_CONSENTS,
    CharacterCode,
    ConsentRecord,
    ConsentState,
    Header,
    Message,
    Result,
)
from kiosk.delivery.oqs.names import stamp
from kiosk.eligibility.model import (
    ConsentItem,
    Coverage,
    CoverageDetails,
    DiseaseCertificate,
    ElderlyCertificate,
    InsuredNumber,
    LimitCertificate,
)

# What an XML 1.0 document may hold (2.2, production 2).
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTH: Final = 8  # of an insurer number; those of six digits come padded on the left

Tree = list[tuple[str, "str | Tree"]]


def write_message(message: Message) -> bytes:
    """The XML file of a message, in the encoding that its header names. Raises ValueError for a naive moment."""
    tree: Tree = [("MessageHeader", _header(message.header)), ("MessageBody", _body(message))]
    code = message.header.character_code
    lines = [f'<?xml version="1.0" encoding="{code.declared}" standalone="no"?>']
    _lay_out("XmlMsg", tree, 0, lines)
    end = "\r\n" if code is CharacterCode.SHIFT_JIS else "\n"
    return (end.join(lines) + end).encode(code.codec, "xmlcharrefreplace")


def write_query(header: Header, query: InsuredNumber) -> bytes:
    """The XML file of a query by number."""
    tree: Tree = [
        ("MessageHeader", _header(header)),
        ("MessageBody", [("QualificationConfirmSearchInfo", _query(query))]),
    ]
    lines = [f'<?xml version="1.0" encoding="{header.character_code.declared}" standalone="no"?>']
    _lay_out("XmlMsg", tree, 0, lines)
    end = "\r\n" if header.character_code is CharacterCode.SHIFT_JIS else "\n"
    return (end.join(lines) + end).encode(header.character_code.codec, "xmlcharrefreplace")


def _lay_out(name: str, value: str | Tree, depth: int, lines: list[str]) -> None:
    indent = "\t" * depth
    if isinstance(value, str):
        lines.append(f"{indent}<{name}>{escape(_NOT_XML.sub('', value))}</{name}>")
        return
    lines.append(f"{indent}<{name}>")
    for child, content in value:
        _lay_out(child, content, depth + 1, lines)
    lines.append(f"{indent}</{name}>")


def _header(header: Header) -> Tree:
    tree: Tree = [
        ("ProcessExecutionTime", _moment(header.executed_at)),
        ("QualificationConfirmationDate", _day(header.confirmed_on)),
        ("MedicalInstitutionCode", header.institution),
        ("ArbitraryFileIdentifier", header.identifier),
        ("ReferenceClassification", header.reference.value if header.reference else ""),
        ("SegmentOfResult", header.segment.value if header.segment else ""),
    ]
    if header.error_code or header.error_message:
        tree += [("ErrorCode", header.error_code), ("ErrorMessage", header.error_message)]
    return [*tree, ("CharacterCodeIdentifier", header.character_code.value)]


def _body(message: Message) -> Tree:
    status = {True: "1", False: "2", None: ""}[message.success]
    tree: Tree = [
        ("PrescriptionIssueSelect", message.prescription),
        ("ProcessingResultStatus", status),
        ("ProcessingResultCode", message.result_code),
        ("ProcessingResultMessage", message.result_message),
        ("QualificationValidity", str(message.validity.value) if message.validity else ""),
    ]
    if message.query is not None:
        tree.append(("QualificationConfirmSearchInfo", _query(message.query)))
    results: Tree = [("ResultOfQualificationConfirmation", _result(result)) for result in message.results]
    return [*tree, ("ResultList", results)]


def _query(query: InsuredNumber) -> Tree:
    return [
        ("InsurerNumber", query.insurer_number.rjust(_WIDTH)),
        ("InsuredCardSymbol", query.symbol),
        ("InsuredIdentificationNumber", query.number),
        ("InsuredBranchNumber", query.branch),
        ("Birthdate", _day(query.birth_date)),
        ("LimitApplicationCertificateRelatedConsFlg", "1" if query.limit_consent else "0"),
    ]


def _result(result: Result) -> Tree:
    coverage, details = result.coverage, result.coverage.details or CoverageDetails()
    said = {record.item: record for record in result.consents}
    tree: Tree = [
        *_person(coverage, details),
        *_card(coverage, details),
        ("InsurerName", coverage.insurer_name),
        *_elderly(details.elderly),
        *_limit(details.limit, said),
        *_diseases(details.diseases, said),
        *_medical_consents(said),
        ("ReferenceNumber", details.reference_number),
    ]
    # What was not understood is handed on as it was written: nothing is guessed in its place.
    kept = dict(result.kept)
    return [(name, kept.get(name, content) if isinstance(content, str) else content) for name, content in tree]


def _person(coverage: Coverage, details: CoverageDetails) -> Tree:
    return [
        ("InsuredCardClassification", details.classification),
        ("InsurerNumber", coverage.insurer_number.rjust(_WIDTH)),
        ("InsuredCardSymbol", coverage.symbol),
        ("InsuredIdentificationNumber", coverage.number),
        ("InsuredBranchNumber", coverage.branch),
        ("PersonalFamilyClassification", str(coverage.relationship.value)),
        ("InsuredName", details.insured_name),
        ("Name", coverage.name),
        ("NameOfOther", details.name_other),
        ("NameKana", coverage.name_kana),
        ("NameOfOtherKana", details.name_other_kana),
        ("Sex1", str(details.sex.value)),
        ("Sex2", str(details.sex_shown.value) if details.sex_shown else ""),
        ("Birthdate", _day(coverage.birth_date)),
        ("Address", details.address),
        ("PostNumber", details.post_number),
    ]


def _card(coverage: Coverage, details: CoverageDetails) -> Tree:
    return [
        ("QualificationDate", _day(details.qualified_on)),
        ("DisqualificationDate", _day(details.disqualified_on)),
        ("InsuredCertificateIssuanceDate", _day(details.issued_on)),
        ("InsuredCardValidDate", _day(coverage.valid_from)),
        ("InsuredCardExpirationDate", _day(coverage.valid_until)),
        ("InsuredPartialContributionRatio", "" if coverage.burden_ratio is None else f"{coverage.burden_ratio:03d}"),
        ("PreschoolClassification", "1" if details.preschool else ""),
        ("ReasonOfLoss", details.reason_of_loss),
    ]


def _elderly(elderly: ElderlyCertificate | None) -> Tree:
    if elderly is None:
        return []
    content: Tree = [
        ("ElderlyRecipientCertificateDate", _day(elderly.issued)),
        ("ElderlyRecipientValidStartDate", _day(elderly.valid_from)),
        ("ElderlyRecipientValidEndDate", _day(elderly.valid_until)),
        ("ElderlyRecipientContributionRatio", f"{elderly.ratio:03d}"),
    ]
    return [("ElderlyRecipientCertificateInfo", content)]


def _limit(limit: LimitCertificate | None, said: Mapping[ConsentItem, ConsentRecord]) -> Tree:
    record = said.get(ConsentItem.LIMIT)
    # With the card no consent is needed: what is there was allowed.
    given = limit is not None if record is None else record.state is ConsentState.GIVEN
    tree: Tree = [
        ("LimitApplicationCertificateRelatedConsFlg", "1" if given else "0"),
        ("LimitApplicationCertificateRelatedConsTime", _moment(record.said_at if record else None)),
    ]
    if limit is None or not given:
        return tree
    content: Tree = [
        ("LimitApplicationCertificateClassification", limit.classification),
        ("LimitApplicationCertificateClassificationFlag", limit.limit_class),
        ("LimitApplicationCertificateDate", _day(limit.issued)),
        ("LimitApplicationCertificateValidStartDate", _day(limit.valid_from)),
        ("LimitApplicationCertificateValidEndDate", _day(limit.valid_until)),
        ("LimitApplicationCertificateLongTermDate", _day(limit.long_term_from)),
    ]
    return [*tree, ("LimitApplicationCertificateRelatedInfo", content)]


def _diseases(diseases: tuple[DiseaseCertificate, ...], said: Mapping[ConsentItem, ConsentRecord]) -> Tree:
    record = said.get(ConsentItem.DISEASES)
    given = record is not None and record.state is ConsentState.GIVEN
    tree: Tree = [
        ("SpecificDiseasesCertificateRelatedConsFlg", "1" if given else "0"),
        ("SpecificDiseasesCertificateRelatedConsTime", _moment(record.said_at if record and given else None)),
    ]
    if not (given and diseases):
        # Without a consent nothing of a disease leaves, whatever the coverage holds.
        return tree
    each: Tree = [
        (
            "SpecificDiseasesCertificateInfo",
            [
                ("SpecificDiseasesDiseaseCategory", str(disease.category)),
                ("SpecificDiseasesCertificateDate", _day(disease.issued)),
                ("SpecificDiseasesValidStartDate", _day(disease.valid_from)),
                ("SpecificDiseasesValidEndDate", _day(disease.valid_until)),
                ("SpecificDiseasesSelfPay", str(disease.self_pay)),
            ],
        )
        for disease in diseases
    ]
    return [*tree, ("SpecificDiseasesCertificateList", each)]


def _medical_consents(said: Mapping[ConsentItem, ConsentRecord]) -> Tree:
    tree: Tree = []
    for item, beginning in MEDICAL_CONSENTS.items():
        record = said.get(item)
        state = ConsentState.NONE if record is None else record.state
        tree += [
            (f"{beginning}ConsFlg", state.value),
            (f"{beginning}ConsTime", _moment(record.said_at if record else None)),
            (f"{beginning}AvailableTime", _moment(record.until if record else None)),
        ]
    return tree


def _day(day: date | None) -> str:
    return "" if day is None else day.strftime("%Y%m%d")


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else stamp(moment)
