"""Messages of the terminal: what is written is read back, and what is read is found by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from xml.etree.ElementTree import Element, tostring

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from kiosk.delivery.oqs import names
from kiosk.delivery.oqs.message import (
    CharacterCode,
    ConsentRecord,
    ConsentState,
    Header,
    Message,
    Reference,
    Result,
    Segment,
)
from kiosk.delivery.oqs.reading import NotAMessage, read_message
from kiosk.delivery.oqs.writing import write_message
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

AT = datetime(2026, 6, 1, 9, 30, 15, tzinfo=JST)
DAY = date(2026, 6, 1)
ELDERLY = ElderlyCertificate(20, date(2025, 8, 1), date(2025, 8, 1), date(2026, 7, 31))
LIMIT = LimitCertificate("01", "B10", date(2025, 8, 1), date(2025, 8, 1), date(2026, 7, 31), None)
DISEASE = DiseaseCertificate(1, 10000, date(2024, 1, 5), date(2024, 1, 5), None)
DETAILS = CoverageDetails(
    classification="01",
    insured_name="試験 太郎",
    sex=Sex.FEMALE,
    qualified_on=date(2019, 4, 1),
    issued_on=date(2025, 7, 20),
    elderly=ELDERLY,
    limit=LIMIT,
    diseases=(DISEASE,),
    reference_number="000123",
)
COVERAGE = Coverage(
    validity=Validity.VALID,
    insurer_number="138057",
    insurer_name="試験国民健康保険",
    symbol="12-34",
    number="5678",
    branch="01",
    relationship=Relationship.DEPENDENT,
    name="試験　花子",
    name_kana="ｼｹﾝ ﾊﾅｺ",
    birth_date=date(1954, 3, 1),
    valid_from=date(2025, 8, 1),
    valid_until=date(2026, 7, 31),
    burden_ratio=20,
    details=DETAILS,
)
CONSENTS = (
    ConsentRecord(ConsentItem.LIMIT, ConsentState.GIVEN, AT),
    ConsentRecord(ConsentItem.DISEASES, ConsentState.GIVEN, AT),
    ConsentRecord(ConsentItem.HEALTH_CHECKUPS, ConsentState.GIVEN, AT, AT + timedelta(hours=24)),
    ConsentRecord(ConsentItem.MEDICINES, ConsentState.NONE, AT),
    ConsentRecord(ConsentItem.TREATMENT, ConsentState.EXPIRED, AT),
    ConsentRecord(ConsentItem.OPERATIONS, ConsentState.NONE),
)
HEADER = Header(AT, DAY, "1312345678", "ArnHCeDfNjMCFzg=", Reference.CARD, Segment.NORMAL)
WHOLE = Message(HEADER, True, "", "", Validity.VALID, None, (Result(COVERAGE, CONSENTS),), "2")


@pytest.mark.parametrize("code", CharacterCode)
def test_what_is_written_is_read_back(code: CharacterCode) -> None:
    message = replace(WHOLE, header=replace(HEADER, character_code=code))
    assert read_message(write_message(message)) == message


def test_shift_jis_is_what_it_says(tmp_path: object) -> None:
    data = write_message(replace(WHOLE, header=replace(HEADER, character_code=CharacterCode.SHIFT_JIS)))
    assert data.startswith(b'<?xml version="1.0" encoding="Shift_JIS"')
    assert "試験国民健康保険".encode("cp932") in data
    assert b"\r\n\t<MessageHeader>\r\n" in data


def test_a_rare_character_survives_shift_jis() -> None:
    """𠮟 is not in code page 932, and はしごだか is; both come through."""
    coverage = replace(COVERAGE, name="髙橋　𠮟")
    header = replace(HEADER, character_code=CharacterCode.SHIFT_JIS)
    message = replace(WHOLE, header=header, results=(Result(coverage, CONSENTS),))
    assert b"&#134047;" in write_message(message)
    assert read_message(write_message(message)).results[0].coverage.name == "髙橋　𠮟"


def test_six_digits_come_padded_and_are_read_without() -> None:
    assert b"<InsurerNumber>  138057</InsurerNumber>" in write_message(WHOLE)
    assert read_message(write_message(WHOLE)).results[0].coverage.insurer_number == "138057"


def test_nothing_of_a_disease_leaves_without_consent() -> None:
    said = tuple(record for record in CONSENTS if record.item is not ConsentItem.DISEASES)
    for consents in (said, (*said, ConsentRecord(ConsentItem.DISEASES, ConsentState.EXPIRED, AT))):
        data = write_message(replace(WHOLE, results=(Result(COVERAGE, consents),)))
        assert b"SpecificDiseasesCertificateInfo" not in data
        assert b"<SpecificDiseasesCertificateRelatedConsFlg>0<" in data


def test_every_element_of_the_set_is_there() -> None:
    """Also of a coverage of which little is known: an element that is missing is another thing than an empty one."""
    bare = replace(COVERAGE, details=None, burden_ratio=None, valid_until=None)
    written = {element.tag for element in _elements(write_message(replace(WHOLE, results=(Result(bare),))))}
    groups = {"ElderlyRecipient", "LimitApplicationCertificateC", "LimitApplicationCertificateD"}
    for name in {element.tag for element in _elements(write_message(WHOLE))} - written:
        assert name.startswith((*groups, "LimitApplicationCertificate", "SpecificDiseases")), name
    assert {"InsuredCardExpirationDate", "Address", "PostNumber", "NameOfOther", "ReasonOfLoss"} <= written


def test_elements_are_found_in_any_order() -> None:
    root = fromstring(write_message(WHOLE).split(b"?>", 1)[1])

    def turn(element: Element) -> None:
        children = list(element)
        for child in children:
            element.remove(child)
            turn(child)
        element.extend(reversed(children))

    turn(root)
    assert read_message(tostring(root)) == WHOLE


def test_unknown_codes_and_elements_are_kept_for_staff() -> None:
    data = write_message(WHOLE)
    data = data.replace(b"<QualificationValidity>1<", b"<QualificationValidity>7<")
    data = data.replace(b"<ReferenceNumber>", b"<NewElement>abc</NewElement><ReferenceNumber>")
    data = data.replace(b"<ProcessingResultStatus>1<", b"<ProcessingResultStatus>3<")
    message = read_message(data)
    assert message.validity is None
    assert message.success is None, "an unknown status is no success"
    assert ("QualificationValidity", "7") in message.unknown
    assert any(path.endswith("/NewElement") and text == "abc" for path, text in message.unknown)


def test_tickets_of_medical_assistance_are_not_read() -> None:
    ticket = b"<PublicExpenseResultList><MedicalTicketInfo><InjuryName1>secret</InjuryName1></MedicalTicketInfo>"
    data = write_message(WHOLE).replace(b"<ReferenceNumber>", ticket + b"</PublicExpenseResultList><ReferenceNumber>")
    message = read_message(data)
    assert "secret" not in str(message.unknown)
    assert any(path.endswith("PublicExpenseResultList") for path, _ in message.unknown)


@pytest.mark.parametrize("validity", Validity)
def test_every_validity(validity: Validity) -> None:
    message = replace(WHOLE, validity=validity, results=())
    assert read_message(write_message(message)).validity is validity


def test_several_results_and_a_query() -> None:
    query = InsuredNumber("138057", "12-34", "5678", "01", date(1954, 3, 1), limit_consent=True)
    message = replace(WHOLE, query=query, validity=Validity.SEVERAL_MATCHES, results=(Result(COVERAGE, CONSENTS),) * 2)
    found = read_message(write_message(message))
    assert found.query == query
    assert len(found.results) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        b"<Other/>",
        b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE a [<!ENTITY b "c">]><XmlMsg>&b;</XmlMsg>',
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><XmlMsg/>',
        b'<?xml version="1.0" encoding="Shift_JIS"?><XmlMsg>\x81</XmlMsg>',
        b"<XmlMsg>" + b"a" * (8 * 1024 * 1024) + b"</XmlMsg>",
    ],
    ids=["empty", "text", "other", "entity", "external", "torn-character", "huge"],
)
def test_what_is_no_message(data: bytes) -> None:
    with pytest.raises(NotAMessage):
        read_message(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    try:
        read_message(data)
    except NotAMessage:
        return


@given(text=st.text(max_size=40), code=st.sampled_from(CharacterCode))
def test_any_name_makes_a_readable_file(text: str, code: CharacterCode) -> None:
    coverage = replace(COVERAGE, name=text)
    header = replace(HEADER, character_code=code)
    message = read_message(write_message(replace(WHOLE, header=header, results=(Result(coverage),))))
    assert len(message.results) == 1


def test_names_of_files() -> None:
    name = names.face_name("Ab12", AT)
    assert name == "OQSsiquc01res_face_Ab12_20260601093015.xml"
    assert names.is_face_name(name)
    assert not names.is_face_name(".myna-x.ready")
    request = names.request_name("Ab12", AT)
    assert names.response_name(request) == "OQSsiquc01res_Ab12_20260601093015.xml"
    with pytest.raises(ValueError, match="query"):
        names.response_name(name)
    with pytest.raises(ValueError, match="letters"):
        names.face_name("../x", AT)
    with pytest.raises(ValueError, match="time zone"):
        names.stamp(datetime(2026, 1, 1))  # noqa: DTZ001 (the mistake itself)


def _elements(data: bytes) -> list[Element]:
    return list(fromstring(data.split(b"?>", 1)[1]).iter())
