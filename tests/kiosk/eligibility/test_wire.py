"""The JSON between service and kiosk: what one writes the other reads, and nothing else is taken for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.eligibility import wire
from kiosk.eligibility.model import (
    Answer,
    Assurance,
    Challenge,
    ConsentItem,
    Consents,
    Coverage,
    CoverageDetails,
    Covered,
    DiseaseCertificate,
    ElderlyCertificate,
    InsuredNumber,
    LimitCertificate,
    LookedUp,
    Objection,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Sex,
    StaffNotice,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.eligibility.wire.octets import decode, encode

AT = datetime(2026, 6, 1, 3, 0, 0, 123456, tzinfo=UTC)
DAY = date(2026, 6, 1)
days = st.dates()
words = st.text(st.characters(codec="utf-8"), max_size=20)
details = st.builds(
    CoverageDetails,
    classification=words,
    insured_name=words,
    sex=st.sampled_from(Sex),
    sex_shown=st.none() | st.sampled_from(Sex),
    qualified_on=st.none() | days,
    preschool=st.booleans(),
    elderly=st.none() | st.builds(ElderlyCertificate, ratio=st.integers(0, 100), issued=st.none() | days),
    limit=st.none() | st.builds(LimitCertificate, classification=words, limit_class=words),
    diseases=st.lists(st.builds(DiseaseCertificate, category=st.integers(1, 3), self_pay=st.integers(0))).map(tuple),
)
coverages = st.builds(
    Coverage,
    validity=st.sampled_from(Validity),
    insurer_number=words,
    insurer_name=words,
    symbol=words,
    number=words,
    branch=words,
    relationship=st.sampled_from(Relationship),
    name=words,
    name_kana=words,
    birth_date=days,
    valid_from=days,
    valid_until=st.none() | days,
    burden_ratio=st.none() | st.integers(0, 100),
    eligibility_only=st.booleans(),
    details=st.none() | details,
    notices=st.lists(st.sampled_from(StaffNotice), unique=True).map(tuple),
)
moments = st.datetimes(timezones=st.just(UTC))
answers = st.one_of(
    st.builds(Registered, registered_at=moments, already=st.booleans(), coverage=st.none() | coverages),
    st.builds(Covered, coverages),
    st.builds(Refused, st.sampled_from(RefusalReason), st.none() | moments),
    st.builds(Undecided, st.sampled_from(UndecidedReason), st.booleans()),
)
CHALLENGE = Challenge("c-1", bytes(range(32)), Purpose.REGISTER, "kiosk-1", AT)
COVERED = {"outcome": "covered", "coverage": None}


@given(answers)
def test_an_answer_arrives_as_it_was(answer: Answer) -> None:
    assert wire.read_answer(json.loads(wire.write_answer(answer))) == answer


@given(st.none() | answers)
def test_a_settlement_arrives_as_it_was(answer: Answer | None) -> None:
    assert wire.read_settlement(json.loads(wire.write_settlement(answer))) == answer


@given(st.builds(LookedUp, st.sampled_from(Validity), st.none() | coverages))
def test_a_lookup_arrives_as_it_was(found: LookedUp) -> None:
    assert wire.read_looked_up(json.loads(wire.write_looked_up(found))) == found


def test_a_challenge_arrives_as_it_was() -> None:
    assert wire.read_challenge(json.loads(wire.write_challenge(CHALLENGE))) == CHALLENGE


@given(
    st.builds(
        Proof,
        challenge_id=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=64),
        certificate=st.binary(min_size=1, max_size=4096),
        signature=st.binary(max_size=512),
        assurance=st.sampled_from(Assurance),
        staff=st.text(st.characters(categories=["L", "N"]), max_size=64),
    )
)
def test_a_proof_arrives_as_it_was(proof: Proof) -> None:
    assert wire.ProofRequest.model_validate_json(json.dumps(wire.ask_proof(proof))).value() == proof


def test_the_other_requests_arrive_as_they_were() -> None:
    consents = Consents(
        frozenset({ConsentItem.MEDICINES}), frozenset({ConsentItem.DISEASES}), ((Objection.CHECKUP_TAKEOVER, True),)
    )
    assert wire.ConsentsRequest.model_validate_json(json.dumps(wire.ask_consents(consents))).value() == consents
    query = InsuredNumber("06132013", "12-34", "5678", "", DAY, limit_consent=True)
    assert wire.LookupRequest.model_validate_json(json.dumps(wire.ask_lookup(query))).value() == query
    asked = wire.ChallengeRequest.model_validate_json(json.dumps(wire.ask_challenge(Purpose.COVERAGE)))
    assert asked.purpose is Purpose.COVERAGE
    settled = wire.SettlementRequest.model_validate_json(json.dumps(wire.ask_settlement("c-1")))
    assert settled.challenge == "c-1"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("challenge", ""),
        ("challenge", "x" * 65),
        ("challenge", "a\x00b"),
        ("certificate", encode(bytes(4097))),
        ("certificate", "AA=="),
        ("certificate", "A!"),
        ("certificate", "AB"),  # the bits of the last character that mean nothing are not zero
        ("certificate", 5),
        ("signature", encode(bytes(513))),
        ("assurance", "none"),
        ("staff", "a\nb"),
        ("more", 1),
    ],
)
def test_a_proof_that_is_none(field: str, value: object) -> None:
    asked = wire.ask_proof(Proof("c", b"certificate-of-somebody", b"signature")) | {field: value}
    with pytest.raises(ValidationError) as refused:
        wire.ProofRequest.model_validate_json(json.dumps(asked))
    assert "certificate-of-somebody" not in str(refused.value)


def test_an_item_both_given_and_refused() -> None:
    asked = wire.ConsentsRequest(given=[ConsentItem.LIMIT], refused=[ConsentItem.LIMIT])
    with pytest.raises(ValueError, match="both"):
        asked.value()


def test_a_newer_service_may_say_more(sample: Coverage) -> None:
    said = json.loads(wire.write_answer(Covered(replace(sample, notices=(StaffNotice.RATIO_UNUSUAL,)))))
    said["coverage"]["notices"].append("from-the-future")
    said["coverage"]["colour"] = "green"
    said["more"] = [1]
    answer = wire.read_answer(said)
    assert isinstance(answer, Covered)
    assert answer.coverage.notices == (StaffNotice.RATIO_UNUSUAL, StaffNotice.UNKNOWN_CODE)


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {},
        COVERED,
        {"outcome": "fine"},
        {"outcome": "refused", "reason": "new-reason"},
        {"outcome": "registered", "registered_at": "2026-06-01T00:00:00", "already": True},
    ],
)
def test_what_is_not_understood_is_no_answer(said: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        wire.read_answer(said)


def test_an_unknown_validity_is_no_coverage(sample: Coverage) -> None:
    said = json.loads(wire.write_answer(Covered(sample)))
    said["coverage"]["validity"] = 7
    with pytest.raises(ValueError, match="validity"):
        wire.read_answer(said)


@given(st.binary(max_size=100))
def test_octets(data: bytes) -> None:
    assert decode(encode(data)) == data


def test_refusals_that_must_look_the_same_do() -> None:
    assert wire.write_answer(Refused(RefusalReason.CANNOT_USE)) == (
        b'{"outcome":"refused","reason":"cannot-use","possible_from":null}'
    )


@pytest.fixture
def sample() -> Coverage:
    return Coverage(
        validity=Validity.VALID,
        insurer_number="06132013",
        insurer_name="試験組合",
        symbol="12",
        number="34",
        branch="01",
        relationship=Relationship.INSURED,
        name="試験　花子",
        name_kana="ｼｹﾝ ﾊﾅｺ",
        birth_date=DAY,
        valid_from=DAY,
        valid_until=None,
        burden_ratio=30,
    )
