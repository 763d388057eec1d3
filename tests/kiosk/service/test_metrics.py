"""The figures: what is counted, and what cannot be read off them."""

from __future__ import annotations

from kiosk.eligibility.model import (
    Answer,
    Covered,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
)
from kiosk.service.metrics import Metrics, outcome_class
from tests.kiosk.eligibility.desk import COVERAGE
from tests.kiosk.eligibility.minting import NOW, Mint
from tests.kiosk.service.hall import Caller, Serving


def test_outcomes_in_a_word() -> None:
    answers: list[Answer] = [
        Registered(NOW, already=False),
        Registered(NOW, already=True),
        Covered(COVERAGE),
        *map(Refused, RefusalReason),
        *map(Undecided, UndecidedReason),
    ]
    words = [outcome_class(answer) for answer in answers]
    assert words[:4] == ["registered", "already-registered", "covered", "renewed-recently"]
    assert len(set(words)) == len(words)


def test_processes_do_not_share_figures() -> None:
    one, other = Metrics(), Metrics()
    one.decided("register", "registered")
    assert b'eligibility_decisions_total{outcome="registered",purpose="register"} 1.0' in one.exposition()
    assert b"registered" not in other.exposition()


def test_what_a_service_counts(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint(), NOW)
    caller.ask(who, Purpose.COVERAGE, "request-1")
    caller.client.get("/secret-path")
    answered = caller.client.get("/metrics")
    assert answered.headers["content-type"].startswith("text/plain")
    lines = answered.text.splitlines()
    assert 'eligibility_requests_total{method="POST",route="/v1/coverages",status="200"} 1.0' in lines
    assert 'eligibility_requests_total{method="GET",route="unmatched",status="404"} 1.0' in lines
    assert 'eligibility_request_seconds_count{route="/v1/challenges"} 1.0' in lines
    assert 'eligibility_decisions_total{outcome="covered",purpose="coverage"} 1.0' in lines
    assert "secret-path" not in answered.text
    assert "eligibility_requests_serving 1.0" in lines, "this one"


def test_a_protected_person_is_counted_as_an_unknown_one(served: Serving, caller: Caller) -> None:
    protected = served.hall.enroll(Mint(serial=7), NOW, protected=True)
    unknown = served.hall.enroll(Mint(serial=8), NOW)
    served.hall.roster.remove(unknown.certificate)
    for number, who in enumerate((protected, unknown)):
        caller.ask(who, Purpose.COVERAGE, f"request-{number}")
    decisions = [line for line in caller.client.get("/metrics").text.splitlines() if "decisions_total{" in line]
    assert decisions == ['eligibility_decisions_total{outcome="cannot-use",purpose="coverage"} 2.0']
