"""Queries by number: every answer of the terminal, late ones, half ones, wrong ones, and what is left behind."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.delivery.oqs.message import CharacterCode, Message, Reference, Result, Segment
from kiosk.delivery.oqs.names import response_name
from kiosk.delivery.oqs.reading import MAX_SIZE, read_message
from kiosk.delivery.oqs.simulatedpersons import SimulatedAnswer
from kiosk.delivery.oqs.terminal import Terminal
from kiosk.delivery.oqs.writing import write_message
from kiosk.eligibility.base import BackendError, BackendTimeout
from kiosk.eligibility.insurer import check_insurer_number
from kiosk.eligibility.model import DiseaseCertificate, InsuredNumber, LookedUp, StaffNotice, Validity
from tests.kiosk.delivery.terminalroom import INSTITUTION, PERSONS, Room, beside, numbers_of, person_of

A = SimulatedAnswer
QUERY = numbers_of(A.VALID)
SETTLED = "kiosk.delivery.oqs.terminal._SETTLED"


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def look_up(terminal: Terminal, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp:
    found = terminal.look_up(query, request_id=request_id, timeout=timeout).answer
    assert isinstance(found, LookedUp)
    return found


def ask(room: Room, answer: SimulatedAnswer, request_id: str = "request-1", timeout: float = 5) -> LookedUp:
    with room.working():
        return look_up(room.terminal(), numbers_of(answer), request_id=request_id, timeout=timeout)


def give_up(room: Room, request_id: str = "request-1", terminal: Terminal | None = None) -> Path:
    """Ask while nobody answers; where the query lies."""
    with pytest.raises(BackendTimeout):
        look_up(terminal or room.terminal(), QUERY, request_id=request_id, timeout=0.05)
    (request,) = room.req.glob("*.xml")
    return request


def answer_to(request: Path, change: Callable[[Message], Message] = lambda message: message) -> bytes:
    """A good answer to a query, changed."""
    asked = read_message(request.read_bytes())
    header = replace(asked.header, reference=Reference.NUMBER, segment=Segment.NORMAL)
    held = person_of(A.VALID).coverage
    good = Message(header, success=True, validity=Validity.VALID, query=asked.query, results=(Result(held),))
    return write_message(change(good))


def place(room: Room, request: Path, data: bytes) -> Path:
    path = room.res / response_name(request.name)
    path.write_bytes(data)
    return path


# --- what is asked ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CharacterCode)
def test_the_query_is_whole_and_says_everything(room: Room, code: CharacterCode) -> None:
    query = replace(numbers_of(A.INVALID), symbol="髙－12", limit_consent=True)
    with pytest.raises(BackendTimeout):
        look_up(room.terminal(code=code), query, request_id="request-1", timeout=0.05)
    (request,) = room.req.iterdir()
    assert re.fullmatch(r"OQSsiquc01req_[0-9a-f]{16}_20261102120000\.xml", request.name)
    message = read_message(request.read_bytes())
    assert message.query == query
    assert message.header.institution == INSTITUTION
    assert message.header.identifier in request.name
    assert message.header.character_code is code
    assert message.unknown == ()


def test_six_digits_are_sent_as_eight(room: Room) -> None:
    with pytest.raises(BackendTimeout):
        look_up(room.terminal(), replace(QUERY, insurer_number="138057"), request_id="request-1", timeout=0.05)
    (request,) = room.req.iterdir()
    assert b"<InsurerNumber>  138057</InsurerNumber>" in request.read_bytes()


def test_the_insurers_of_the_table_check() -> None:
    assert [each for person in PERSONS if (each := check_insurer_number(person.coverage.insurer_number))] == []


# --- every answer ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "validity"),
    [
        (A.VALID, Validity.VALID),
        (A.INVALID, Validity.INVALID),
        (A.INVALID_NEWER, Validity.INVALID_NEWER_EXISTS),
        (A.UNREGISTERED, Validity.VALID_UNREGISTERED),
        (A.RUNNING_FIRST, Validity.VALID),
        (A.HALF, Validity.VALID),
    ],
)
def test_somebody_is_found(room: Room, answer: SimulatedAnswer, validity: Validity) -> None:
    found = ask(room, answer)
    assert found.validity is validity
    assert found.coverage is not None
    held = person_of(answer).coverage
    assert (found.coverage.name, found.coverage.number) == (held.name, held.number)
    assert found.coverage.validity is validity
    assert list(room.res.iterdir()) == [], "the answer is personal data, and was read"


@pytest.mark.parametrize(
    ("answer", "validity"), [(A.NONE, Validity.NO_QUALIFICATION), (A.SEVERAL, Validity.SEVERAL_MATCHES)]
)
def test_nobody_is_told_of(room: Room, answer: SimulatedAnswer, validity: Validity) -> None:
    assert ask(room, answer) == LookedUp(validity)


@pytest.mark.parametrize("code", CharacterCode)
def test_rare_characters_come_through(room: Room, code: CharacterCode) -> None:
    """はしごだか, a variation selector, an insurer's number filled up with blanks."""
    held = PERSONS[1].coverage
    query = replace(QUERY, insurer_number=held.insurer_number, symbol="国見-12", number="５６７８", branch="1")
    query = replace(query, birth_date=held.birth_date)
    with room.working(room.simulator(code=code)):
        found = look_up(room.terminal(), query, request_id="request-1", timeout=5)
    assert found.coverage is not None
    assert (found.coverage.name, found.coverage.insurer_number) == ("髙橋　葛\U000e0100子", "138057")


def test_without_the_branch_several_are_found(room: Room) -> None:
    held = PERSONS[1].coverage
    query = replace(QUERY, insurer_number="138057", symbol=held.symbol, number=held.number)
    query = replace(query, birth_date=held.birth_date, branch="")
    with room.working():
        found = look_up(room.terminal(), query, request_id="request-1", timeout=5)
    assert found == LookedUp(Validity.SEVERAL_MATCHES)


@pytest.mark.parametrize(
    ("answer", "said"), [(A.ERROR, "SIM0001"), (A.FAILED, "SIM0002"), (A.GARBAGE, "cannot be read")]
)
def test_an_error_says_its_code_and_nothing_of_a_person(
    room: Room, answer: SimulatedAnswer, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SETTLED, 0.1)
    with pytest.raises(BackendError, match=said) as raised:
        ask(room, answer)
    assert "模擬" not in str(raised.value)


@pytest.mark.parametrize("answer", [A.WRONG_INSTITUTION, A.WRONG_IDENTIFIER])
@pytest.mark.logs("kiosk.delivery.oqs.terminal")
def test_an_answer_to_another_request_is_not_taken(
    room: Room, answer: SimulatedAnswer, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(BackendTimeout):
        ask(room, answer, timeout=0.5)
    assert len([record for record in caplog.records if "another request" in record.getMessage()]) == 1


def test_silence_is_told_in_time(room: Room) -> None:
    start = time.monotonic()
    with pytest.raises(BackendTimeout):
        ask(room, A.SILENT, timeout=0.3)
    assert 0.3 <= time.monotonic() - start < 2


# --- once, and late --------------------------------------------------------------------------------------------------


def test_a_request_without_an_answer_is_not_sent_again(room: Room) -> None:
    """Also by a program that was started anew; its answer is taken when it comes."""
    request = give_up(room)
    assert give_up(room) == request
    request.rename(taken := room.folder / request.name)
    with pytest.raises(BackendTimeout):
        look_up(room.terminal(), QUERY, request_id="request-1", timeout=0.05)
    assert list(room.req.iterdir()) == [], "the terminal has it already"
    place(room, request, answer_to(taken))
    assert look_up(room.terminal(), QUERY, request_id="request-1", timeout=1).validity is Validity.VALID
    assert list(room.res.iterdir()) == []


def test_after_a_certain_answer_the_same_request_may_be_asked_anew(room: Room) -> None:
    assert ask(room, A.NONE) == LookedUp(Validity.NO_QUALIFICATION)
    assert ask(room, A.NONE) == LookedUp(Validity.NO_QUALIFICATION)


def test_a_late_answer_is_not_taken_for_another_request_and_goes(room: Room) -> None:
    request = give_up(room)
    late = place(room, request, answer_to(request))
    request.unlink()
    assert ask(room, A.INVALID, "request-2").validity is Validity.INVALID
    assert not late.exists()
    assert list(room.res.iterdir()) == []


def test_a_late_answer_goes_when_nobody_asks_any_more(room: Room) -> None:
    request = give_up(room)
    late = place(room, request, answer_to(request))
    theirs = room.res / "OQSsiquc01res_another_20261102120000.xml"
    theirs.write_bytes(b"of another program")
    room.terminal().probe()
    assert late.exists(), "it may still be asked for"
    room.clock.advance(timedelta(minutes=11))
    room.terminal().probe()
    assert list(room.res.iterdir()) == [theirs]


def test_two_kiosks_do_not_take_each_others_answers(room: Room) -> None:
    with room.working():
        first = look_up(room.terminal("kiosk-1"), QUERY, request_id="same", timeout=5)
        second = look_up(room.terminal("kiosk-2"), numbers_of(A.INVALID), request_id="same", timeout=5)
    assert (first.validity, second.validity) == (Validity.VALID, Validity.INVALID)


# --- what is strange -------------------------------------------------------------------------------------------------


def test_what_may_be_told(room: Room) -> None:
    """The address never, a disease not without the card, the limit with a consent only; whatever the terminal sent."""
    request = give_up(room)
    held = person_of(A.VALID).coverage
    assert held.details is not None
    assert held.details.address
    generous = replace(held, details=replace(held.details, diseases=(DiseaseCertificate(1, 10_000),)))
    for consent in (False, True):
        place(room, request, answer_to(request, lambda message: replace(message, results=(Result(generous),))))
        query = replace(QUERY, limit_consent=consent)
        found = look_up(room.terminal(), query, request_id="request-1", timeout=1)
        assert found.coverage is not None
        details = found.coverage.details
        assert details is not None
        assert (details.address, details.post_number, details.diseases) == ("", "", ())
        assert (details.limit is not None) is consent
        if not consent:
            request.unlink()
            request = give_up(room)


def test_a_ratio_that_does_not_go_with_the_age_is_for_staff_to_see(room: Room) -> None:
    request = give_up(room)
    odd = replace(person_of(A.VALID).coverage, burden_ratio=70)
    place(room, request, answer_to(request, lambda message: replace(message, results=(Result(odd),))))
    found = look_up(room.terminal(), QUERY, request_id="request-1", timeout=1)
    assert found.coverage is not None
    assert found.coverage.burden_ratio == 70, "it stands as it was said"
    assert found.coverage.notices == (StaffNotice.RATIO_UNUSUAL,)


@pytest.mark.logs("kiosk.delivery.oqs.terminal")
def test_unknown_codes_are_kept_and_told_to_staff(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    request = give_up(room)
    data = answer_to(request).replace(b"<InsuredCardClassification>01<", b"<InsuredCardClassification>B7<")
    data = data.replace(b"<Sex1>2<", b"<Sex1>secret<")
    data = data.replace(b"<ReferenceNumber>", b"<NewElement>secret</NewElement><ReferenceNumber>")
    place(room, request, data)
    found = look_up(room.terminal(), QUERY, request_id="request-1", timeout=1)
    assert found.coverage is not None
    assert found.coverage.notices == (StaffNotice.UNKNOWN_CODE,)
    assert found.coverage.details is not None
    assert found.coverage.details.classification == "B7"
    assert "InsuredCardClassification B7" in caplog.text
    assert "NewElement" in caplog.text
    assert "Sex1" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"<ProcessingResultStatus>1<", b"<ProcessingResultStatus>3<", "not successful"),
        (b"<ProcessingResultStatus>1<", b"<ProcessingResultStatus><", "not successful"),
        (b"<QualificationValidity>1<", b"<QualificationValidity>7<", "not known here: 7"),
        (b"<QualificationValidity>1<", b"<QualificationValidity><", "not known here"),
        (b"<SegmentOfResult>1<", b"<SegmentOfResult>5<", "no known kind"),
        (b"<Birthdate>19540301<", b"<Birthdate>19540302<", "other numbers"),
        (b"<InsuredIdentificationNumber>01234566<", b"<InsuredIdentificationNumber>1<", "other numbers"),
    ],
    ids=["status", "no-status", "validity", "no-validity", "segment", "birth-date", "number"],
)
def test_what_is_not_understood_is_no_success(room: Room, old: bytes, new: bytes, said: str) -> None:
    request = give_up(room)
    data = answer_to(request)
    assert old in data
    place(room, request, data.replace(old, new))
    with pytest.raises(BackendError, match=said):
        look_up(room.terminal(), QUERY, request_id="request-1", timeout=1)


def test_another_person_than_was_asked_for_is_not_shown(room: Room) -> None:
    """Though the terminal repeats the query rightly."""
    request = give_up(room)
    other = person_of(A.INVALID).coverage
    place(room, request, answer_to(request, lambda message: replace(message, results=(Result(other),))))
    with pytest.raises(BackendError, match="another person"):
        look_up(room.terminal(), QUERY, request_id="request-1", timeout=1)


def test_somebody_insured_of_whom_nothing_is_said(room: Room) -> None:
    request = give_up(room)
    place(room, request, answer_to(request, lambda message: replace(message, results=())))
    with pytest.raises(BackendError, match="not how"):
        look_up(room.terminal(), QUERY, request_id="request-1", timeout=1)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><XmlMsg>&d;</XmlMsg>',
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><XmlMsg/>',
        b"<XmlMsg>" * 50_000 + b"</XmlMsg>" * 50_000,
    ],
    ids=["empty", "entities", "external", "deep"],
)
def test_tricks_are_refused(room: Room, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SETTLED, 0.1)
    request = give_up(room)
    place(room, request, data)
    with pytest.raises(BackendError, match="cannot be read"):
        look_up(room.terminal(), QUERY, request_id="request-1", timeout=5)


def test_a_file_of_a_gigabyte_is_refused_unread(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SETTLED, 0.1)
    request = give_up(room)
    path = place(room, request, answer_to(request))
    os.truncate(path, 1 << 30)
    read: list[int] = []

    def note(_file: int, size: int) -> bytes:
        read.append(size)
        return b""

    monkeypatch.setattr(os, "read", note)
    with pytest.raises(BackendError, match=f"1073741824 bytes, {MAX_SIZE}"):
        look_up(room.terminal(), QUERY, request_id="request-1", timeout=5)
    assert read == []


def test_a_link_is_not_followed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    request = give_up(room)
    elsewhere = room.folder / "elsewhere.xml"
    elsewhere.write_bytes(answer_to(request))
    (room.res / response_name(request.name)).symlink_to(elsewhere)
    with pytest.raises(BackendError, match="cannot be read"):
        look_up(room.terminal(), QUERY, request_id="request-1", timeout=1)


def test_a_file_that_is_being_written_is_waited_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte by byte, in the very file, more slowly than a file that does not change is given up."""
    monkeypatch.setattr(SETTLED, 0.3)
    request = give_up(room)
    data = answer_to(request)
    path = room.res / response_name(request.name)
    parts = [data[start : start + len(data) // 40] for start in range(0, len(data), len(data) // 40)]

    def write() -> None:
        if parts:
            with path.open("ab") as file:
                file.write(parts.pop(0))

    with beside(write):
        found = look_up(room.terminal(), QUERY, request_id="request-1", timeout=20)
    assert found.validity is Validity.VALID
    assert parts == []


@pytest.mark.parametrize("name", ["req", "res"])
def test_folders_that_are_away_are_named(room: Room, name: str) -> None:
    place_of = {"req": room.req, "res": room.res}[name]
    place_of.rmdir()
    with pytest.raises(BackendError, match=re.escape(str(place_of))):
        room.terminal().probe()
    with pytest.raises(BackendError, match=re.escape(str(place_of))):
        look_up(room.terminal(), QUERY, request_id="request-1", timeout=0.2)
    place_of.mkdir()
    room.terminal().probe()
    assert ask(room, A.VALID).validity is Validity.VALID
