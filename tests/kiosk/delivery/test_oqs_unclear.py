"""Answers of the terminal that say less, more or other things than are known: nothing is guessed in their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.delivery.oqs import names
from kiosk.delivery.oqs.courier import Reception
from kiosk.delivery.oqs.message import Result
from kiosk.delivery.oqs.reading import read_message
from kiosk.delivery.oqs.simulatedpersons import SimulatedAnswer
from kiosk.delivery.oqs.understanding import understand
from kiosk.delivery.oqs.writing import write_message
from kiosk.eligibility.model import LookedUp, Relationship, Sex, StaffNotice, Validity
from tests.kiosk.delivery.terminalroom import PERSONS, Room, numbers_of
from tests.kiosk.delivery.test_oqs_courier import AT, Counter, deliver
from tests.kiosk.delivery.test_oqs_message import WHOLE
from tests.kiosk.delivery.test_oqs_terminal import answer_to, give_up, place


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_an_invalid_qualification_without_a_result() -> None:
    query = numbers_of(SimulatedAnswer.VALID)
    message = replace(WHOLE, validity=Validity.INVALID, results=())
    assert understand(message, query, AT) == (LookedUp(Validity.INVALID), ())


def test_several_results_are_several_people() -> None:
    query = numbers_of(SimulatedAnswer.VALID)
    message = replace(WHOLE, results=WHOLE.results * 2)
    found, _ = understand(message, query, AT)
    assert found == LookedUp(Validity.SEVERAL_MATCHES)


def test_tickets_of_medical_assistance_are_no_news_to_staff() -> None:
    person = PERSONS[0].coverage
    ticket = b"<PublicExpenseResultList><InjuryName1>x</InjuryName1></PublicExpenseResultList><ReferenceNumber>"
    data = write_message(replace(WHOLE, results=(Result(person),))).replace(b"<ReferenceNumber>", ticket)
    found, notes = understand(read_message(data), numbers_of(SimulatedAnswer.VALID), AT)
    assert notes == ()
    assert found.coverage is not None
    assert found.coverage.notices == ()


@pytest.mark.parametrize(
    ("name", "text", "instead"),
    [
        ("Birthdate", b"19540301", b"1954-3-1"),
        ("InsuredCardValidDate", b"20250801", b"20250832"),
        ("ElderlyRecipientContributionRatio", b"020", b"2x"),
        ("SpecificDiseasesSelfPay", b"10000", b"much"),
        ("ProcessExecutionTime", b"20260601093015", b"2026-06-01"),
    ],
)
def test_what_cannot_be_read_is_named_and_not_guessed(name: str, text: bytes, instead: bytes) -> None:
    tag = name.encode()
    data = write_message(WHOLE)
    assert data.count(b"<%s>%s</%s>" % (tag, text, tag)) == 1
    message = read_message(data.replace(b"<%s>%s<" % (tag, text), b"<%s>%s<" % (tag, instead)))
    assert message.unknown == ((name, instead.decode()),) or name == "Birthdate"
    if name == "Birthdate":
        assert message.results == (), "nobody is taken for somebody else"
        assert (name, instead.decode()) in message.unknown


def test_a_query_without_a_birth_date_is_none() -> None:
    data = b"<XmlMsg><MessageBody><QualificationConfirmSearchInfo/></MessageBody></XmlMsg>"
    assert read_message(data).query is None


def test_of_very_much_that_is_unknown_a_part_is_kept() -> None:
    message = read_message(b"<XmlMsg><MessageBody>" + b"<New>x</New>" * 1000 + b"</MessageBody></XmlMsg>")
    assert len(message.unknown) == 100


@pytest.mark.parametrize("name", ["OQSsiquc01res_a_20260101000000.xml", "OQSsiquc01req_../a_20260101000000.xml", ""])
def test_what_is_no_query_by_its_name(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a query"):
        names.request_identifier(name)


@pytest.mark.logs("kiosk.delivery.oqs.terminal")
def test_codes_that_are_not_known_reach_the_receipt_computer_as_they_came(room: Room, counter: Counter) -> None:
    """Nothing is guessed in their place, and staff read in the message what to look at."""
    request = give_up(room)
    data = answer_to(request).replace(b"<Sex1>2<", b"<Sex1>9<")
    data = data.replace(b"<PersonalFamilyClassification>1<", b"<PersonalFamilyClassification>5<")
    data = data.replace(b"<InsuredCardClassification>01<", b"<InsuredCardClassification>B7<")
    data = data.replace(b"<PharmacistsInfoConsFlg>0<", b"<PharmacistsInfoConsFlg>8<")
    place(room, request, data)
    query = numbers_of(SimulatedAnswer.VALID)
    found = room.terminal().look_up(query, request_id="request-1", timeout=5)
    assert isinstance(found.answer, LookedUp)
    coverage = found.answer.coverage
    assert coverage is not None
    assert coverage.notices == (StaffNotice.UNKNOWN_CODE,)
    assert coverage.details is not None
    assert (coverage.details.sex, coverage.relationship) == (Sex.UNSET, Relationship.INSURED)
    deliver(counter.courier(), Reception("request-1", coverage, query, found.kept))
    (file,) = counter.face.iterdir()
    delivered = file.read_text(encoding="utf-8")
    for name, code in (("Sex1", "9"), ("PersonalFamilyClassification", "5"), ("InsuredCardClassification", "B7")):
        assert f"<{name}>{code}</{name}>" in delivered
        assert f"{name}: {code}" in delivered, "in the message to staff"
    # What the visitor agreed to is for the visitor to say.
    assert "<PharmacistsInfoConsFlg>0</PharmacistsInfoConsFlg>" in delivered
    assert read_message(file.read_bytes()).success is True
