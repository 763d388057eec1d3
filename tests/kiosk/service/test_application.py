"""What a kiosk can do at the service, and what it cannot, over real HTTP."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.audit.trail import check_chain
from kiosk.eligibility import wire
from kiosk.eligibility.model import (
    Assurance,
    ConsentItem,
    Consents,
    Covered,
    InsuredNumber,
    LookedUp,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.eligibility.wire.octets import encode
from kiosk.service.problems import MEDIA_TYPE
from tests.kiosk.eligibility.desk import COVERAGE, SECRETS
from tests.kiosk.eligibility.minting import NOW, Mint
from tests.kiosk.service.hall import Caller, Hall, Serving, calling, make_assertion, serving

QUERY = InsuredNumber(COVERAGE.insurer_number, COVERAGE.symbol, COVERAGE.number, COVERAGE.branch, COVERAGE.birth_date)


def assert_problem(answered: httpx.Response, status: int, name: str) -> dict[str, object]:
    document: dict[str, object] = answered.json()
    assert answered.headers["content-type"] == MEDIA_TYPE
    assert (answered.status_code, document["status"], document["type"]) == (status, status, f"/problems/{name}")
    return document


def test_registration_then_coverage(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint())
    answered = caller.ask(who, Purpose.REGISTER, "request-1")
    assert answered.status_code == 200
    assert wire.read_answer(answered.json()) == Registered(NOW, already=False, coverage=COVERAGE)
    covered = caller.ask(who, Purpose.COVERAGE, "request-2")
    assert wire.read_answer(covered.json()) == Covered(COVERAGE)


def test_the_same_on_postgresql(postgres_hall: Hall) -> None:
    with serving(postgres_hall) as served, calling(served) as caller:
        who = postgres_hall.enroll(Mint())
        answered = caller.ask(who, Purpose.REGISTER, "request-1")
        assert wire.read_answer(answered.json()) == Registered(NOW, already=False, coverage=COVERAGE)
        assert wire.read_answer(caller.ask(who, Purpose.COVERAGE, "request-2").json()) == Covered(COVERAGE)
        assert caller.client.get("/readyz").status_code == 200


def test_a_kiosk_is_enrolled_over_http(served: Serving) -> None:
    code = served.hall.fleet.add_kiosk("new", "clinic").code
    key = Ed25519PrivateKey.generate()
    public = encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    with served.client() as client:
        answered = client.post("/v1/enrolments", json={"code": code, "public_key": public})
        assert (answered.status_code, answered.json()) == (201, {"kiosk": "new"})
        assert_problem(client.post("/v1/enrolments", json={"code": code, "public_key": public}), 400, "invalid-code")
    assert [record["event"] for record in served.hall.records()] == ["Enrolled", "EnrolmentRefused"]


def test_wrong_codes_are_tried_some_times_only(served: Serving) -> None:
    wrong = {"code": "0000-0000-0000-0000-0000-0000-0000", "public_key": encode(bytes([7] * 32))}
    with served.client() as client:
        answers = [client.post("/v1/enrolments", json=wrong) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [400] * 5 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0


def test_a_request_gets_the_same_bytes_again(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint())
    proof = caller.prove(who, Purpose.REGISTER)
    first, again = (caller.send(proof, Purpose.REGISTER, "request-1") for _ in range(2))
    assert first.content == again.content
    other = caller.prove(who, Purpose.REGISTER)
    assert_problem(caller.send(other, Purpose.REGISTER, "request-1"), 409, "conflict")


def test_a_challenge_is_good_once_and_for_its_kiosk(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint(), NOW)
    proof = caller.prove(who, Purpose.COVERAGE)
    expired = Undecided(UndecidedReason.CHALLENGE_EXPIRED)
    with calling(served, "kiosk-2") as other:
        assert wire.read_answer(other.send(proof, Purpose.COVERAGE, "stolen").json()) == expired
    assert wire.read_answer(caller.send(proof, Purpose.COVERAGE, "first").json()) == Covered(COVERAGE)
    assert wire.read_answer(caller.send(proof, Purpose.COVERAGE, "replayed").json()) == expired


def test_a_forged_signature_proves_nothing(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint(), NOW)
    proof = caller.prove(who, Purpose.COVERAGE) | {"signature": encode(bytes(256))}
    answer = wire.read_answer(caller.send(proof, Purpose.COVERAGE, "forged").json())
    assert answer == Refused(RefusalReason.CANNOT_USE)


def test_settlement(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint())
    proof = caller.prove(who, Purpose.REGISTER)
    settled = caller.post("/v1/requests/lost/settlement", wire.ask_settlement(str(proof["challenge"])))
    assert settled.json() == {"answer": None}
    late = wire.read_answer(caller.send(proof, Purpose.REGISTER, "lost").json())
    assert late == Undecided(UndecidedReason.CHALLENGE_EXPIRED), "what was settled comes to nothing"
    proof = caller.prove(who, Purpose.REGISTER)
    made = caller.send(proof, Purpose.REGISTER, "a/name?")
    again = caller.post("/v1/requests/a%2Fname%3F/settlement", wire.ask_settlement(str(proof["challenge"])))
    assert again.json()["answer"] == made.json()


def test_consents(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint(), NOW)
    caller.ask(who, Purpose.COVERAGE, "request-1")
    said = Consents(frozenset({ConsentItem.MEDICINES}), frozenset({ConsentItem.OPERATIONS}))
    answered = caller.post("/v1/requests/request-1/consents", wire.ask_consents(said))
    assert wire.read_answer(answered.json()) == Covered(COVERAGE)
    assert served.hall.records()[-1]["given"] == ["medicines"]
    assert_problem(caller.post("/v1/requests/unknown/consents", wire.ask_consents(said)), 404, "not-found")
    both = {"given": ["medicines"], "refused": ["medicines"]}
    assert_problem(caller.post("/v1/requests/request-1/consents", both), 400, "invalid-request")


def test_look_up_at_staffed_sites(served: Serving, caller: Caller) -> None:
    served.hall.enroll(Mint(), NOW)
    found = caller.post("/v1/lookups", wire.ask_lookup(QUERY), "look-1")
    assert wire.read_looked_up(found.json()) == LookedUp(Validity.VALID, COVERAGE)
    with calling(served, "kiosk-2", "station") as other:
        assert_problem(other.post("/v1/lookups", wire.ask_lookup(QUERY), "look-2"), 403, "not-allowed")


def test_a_check_by_eye_needs_a_medical_site(served: Serving) -> None:
    who = served.hall.enroll(Mint(), NOW)
    with calling(served, "kiosk-2", "station") as caller:
        seen = replace(
            who.prove(caller.challenge(Purpose.COVERAGE)),
            signature=b"",
            assurance=Assurance.VISUAL_CHECK,
            staff="staff-7",
        )
        assert_problem(caller.send(wire.ask_proof(seen), Purpose.COVERAGE, "request-1"), 403, "not-allowed")


def test_no_token_no_answer(served: Serving, caller: Caller) -> None:
    for said in ("Bearer", "Basic eDp5", "Bearer " + "x" * 43, "Bearer ä", "Bearer " + "x" * 4000):
        headers = [(b"Authorization", said.encode("latin-1"))]
        answered = caller.client.post("/v1/challenges", json={"purpose": "register"}, headers=headers)
        assert_problem(answered, 401, "invalid-token")
        assert answered.headers["www-authenticate"].startswith("Bearer")
    answered = caller.client.post("/v1/challenges", json={"purpose": "register"})
    assert_problem(answered, 401, "invalid-token")


def test_a_token_ends_by_time_and_at_once_by_revocation(served: Serving, caller: Caller) -> None:
    caller.challenge(Purpose.REGISTER)
    served.hall.clock.advance(timedelta(minutes=11))
    assert_problem(caller.post("/v1/challenges", {"purpose": "register"}), 401, "invalid-token")
    caller.renew()
    caller.challenge(Purpose.REGISTER)
    served.hall.fleet.revoke_kiosk(caller.kiosk)
    assert_problem(caller.post("/v1/challenges", {"purpose": "register"}), 401, "invalid-token")
    refused = caller.ask_token(make_assertion(caller.kiosk, caller.key, served.hall.clock()))
    assert assert_problem(refused, 401, "invalid-client")["error"] == "invalid_client"


def test_tokens(served: Serving, caller: Caller) -> None:
    given = caller.renew()
    assert given.json()["token_type"] == "Bearer"
    assert given.json()["expires_in"] == 600
    assert given.json()["scope"] == "cards vouching lookups", "the clinic allows all of it"
    assert given.headers["cache-control"] == "no-store"
    used = make_assertion(caller.kiosk, caller.key, NOW, jti="once")
    assert caller.ask_token(used).status_code == 200
    assert_problem(caller.ask_token(used), 401, "invalid-client")
    assert_problem(
        caller.ask_token(make_assertion("kiosk-1", Ed25519PrivateKey.generate(), NOW)), 401, "invalid-client"
    )
    late = make_assertion(caller.kiosk, caller.key, NOW - timedelta(hours=1))
    assert_problem(caller.ask_token(late), 401, "clock-skew")
    for form, error in (
        ({}, "invalid_request"),
        ({"grant_type": "password", "client_assertion_type": "x", "client_assertion": "y"}, "unsupported_grant_type"),
        (
            {"grant_type": "client_credentials", "client_assertion_type": "x", "client_assertion": "y"},
            "invalid_request",
        ),
    ):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        answered = caller.client.post("/v1/token", data=form, headers=headers)
        assert assert_problem(answered, 400, "invalid-request")["error"] == error


TRICKS = [
    b"",
    b"null",
    b"[" * 60_000,
    b'{"purpose":' + b"[" * 30_000 + b"]" * 30_000 + b"}",
    b'{"purpose":"register","purpose2":1}',
    b'{"purpose":"\xff"}',
    b'{"purpose":"register\\u0000"}',
    b'{"purpose":"\'; DROP TABLE challenges; --"}',
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    b'{"purpose":' + b"9" * 50_000 + b"}",
]


@pytest.mark.parametrize("trick", TRICKS, ids=range(len(TRICKS)))
def test_tricks_are_refused_and_not_echoed(trick: bytes, caller: Caller) -> None:
    caller.renew()
    headers = {"Authorization": f"Bearer {caller.token}", "Content-Type": "application/json"}
    answered = caller.client.post("/v1/challenges", content=trick, headers=headers)
    assert_problem(answered, 400, "invalid-request")
    assert b"DROP" not in answered.content
    assert b"purpose2" not in answered.content
    assert len(answered.content) < 300


def test_xml_is_not_even_read(caller: Caller) -> None:
    caller.renew()
    headers = {"Authorization": f"Bearer {caller.token}", "Content-Type": "application/xml"}
    answered = caller.client.post("/v1/challenges", content=b"<a/>", headers=headers)
    assert_problem(answered, 415, "unsupported-media-type")


@pytest.mark.parametrize("name", ["x'; DROP TABLE persons; --", '"><script>', "%00", "x" * 64])
def test_tricks_in_texts_do_nothing(name: str, served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint(), NOW)
    proof = caller.prove(who, Purpose.COVERAGE) | {"challenge": name}
    answer = wire.read_answer(caller.send(proof, Purpose.COVERAGE, "request-1").json())
    assert answer == Undecided(UndecidedReason.CHALLENGE_EXPIRED)
    assert wire.read_answer(caller.ask(who, Purpose.COVERAGE, "request-2").json()) == Covered(COVERAGE)


@pytest.mark.parametrize("key", ["", "x" * 65, "with blank", "é"])
def test_a_request_needs_a_name(key: str, served: Serving, caller: Caller) -> None:
    proof = caller.prove(served.hall.enroll(Mint(), NOW), Purpose.COVERAGE)
    headers = [(b"Authorization", f"Bearer {caller.token}".encode()), (b"Idempotency-Key", key.encode("latin-1"))]
    answered = caller.client.post("/v1/coverages", json=proof, headers=headers)
    assert_problem(answered, 400, "invalid-request")


@pytest.mark.parametrize("path", ["/", "/v1", "/docs", "/openapi.json", "/v1/challenges/", "/../etc/passwd"])
def test_what_is_not_there(path: str, caller: Caller) -> None:
    assert_problem(caller.client.get(path), 404, "not-found")


def test_another_method(caller: Caller) -> None:
    answered = caller.client.get("/v1/challenges")
    assert_problem(answered, 405, "method-not-allowed")
    assert answered.headers["allow"] == "POST"


def test_every_answer_has_the_headers_of_a_private_one(caller: Caller) -> None:
    for answered in (
        caller.client.get("/healthz"),
        caller.client.get("/nothing"),
        caller.client.post("/v1/challenges", content=b"x" * 70_000),
        caller.renew(),
    ):
        assert answered.headers["cache-control"] == "no-store"
        assert answered.headers["x-content-type-options"] == "nosniff"
        assert len(answered.headers["x-request-id"]) == 16
        assert "server" not in answered.headers


def test_the_trail_has_every_decision_and_no_person(served: Serving, caller: Caller) -> None:
    hall = served.hall
    who = hall.enroll(Mint())
    caller.ask(who, Purpose.REGISTER, "request-1")
    caller.ask(who, Purpose.COVERAGE, "request-2")
    caller.post("/v1/lookups", wire.ask_lookup(QUERY), "look-1")
    came, *records = hall.records()
    assert (came["event"], came["kiosk"], came["seconds"]) == ("TokenIssued", "kiosk-1", 600)
    assert [(record["event"], record["request"], record["outcome"]) for record in records] == [
        ("Decided", "request-1", "registered"),
        ("Decided", "request-2", "covered"),
        ("LookedUp", "look-1", "valid"),
    ]
    assert records[0]["person"] == records[1]["person"] != ""
    assert records[0]["kiosk"] == "kiosk-1"
    text = hall.trail.read_text()
    assert caller.token not in text
    assert not any(secret in text or json.dumps(secret)[1:-1] in text for secret in (*SECRETS, *who.secrets))
    assert check_chain(hall.trail).intact


@pytest.mark.logs("kiosk.service")
def test_without_a_trail_nothing_is_answered(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint())
    proof = caller.prove(who, Purpose.REGISTER)
    served.hall.service.trail.close()
    assert_problem(caller.send(proof, Purpose.REGISTER, "request-1"), 503, "unavailable")


@pytest.mark.logs("kiosk.service")
def test_a_bug_is_a_problem_without_a_trace(
    served: Serving, caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caller.renew()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("試験 花子")

    monkeypatch.setattr(type(served.hall.service.adjudicator), "challenge", fail)
    answered = caller.post("/v1/challenges", {"purpose": "register"})
    assert_problem(answered, 500, "internal")
    assert b"RuntimeError" not in answered.content
    (record,) = (record for record in caplog.records if record.name == "kiosk.service.observing" and record.exc_info)
    assert getattr(record, "request_id") == answered.headers["x-request-id"]  # noqa: B009 (mypy knows no extra field)


@pytest.mark.logs("kiosk.eligibility", "kiosk.service")
def test_a_database_that_is_away(served: Serving, caller: Caller) -> None:
    caller.renew()
    served.hall.database.close()
    answered = caller.post("/v1/challenges", {"purpose": "register"})
    assert_problem(answered, 503, "unavailable")
    assert answered.headers["retry-after"] == "1"
    assert caller.client.get("/healthz").status_code == 200
    assert_problem(caller.client.get("/readyz"), 503, "unavailable")


def test_the_log_says_what_was_asked_and_never_by_whom(
    served: Serving, caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    who = served.hall.enroll(Mint(), NOW)
    with caplog.at_level("INFO", logger="kiosk"):
        caller.ask(who, Purpose.COVERAGE, "request-1")
        caller.client.get("/private-path")
        caller.client.get("/healthz")  # after it, what was before it is logged
    said = [record.getMessage() for record in caplog.records if record.name == "kiosk.service.observing"]
    assert "POST /v1/coverages: 200" in said
    assert "GET unmatched: 404" in said
    assert not any("private-path" in text for text in said)
