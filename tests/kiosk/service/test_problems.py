"""What is said when something is not served."""

from __future__ import annotations

import json

from kiosk.eligibility.http.exchange import Reply
from kiosk.eligibility.http.problem import describe_problem, is_clock_problem
from kiosk.service.problems import MEDIA_TYPE, Kind, Problem


def reply(problem: Problem) -> Reply:
    answered = problem.response()
    return Reply(answered.status_code, MEDIA_TYPE, bytes(answered.body))


def test_every_kind_has_a_type_of_its_own() -> None:
    assert len({kind.type for kind in Kind}) == len(Kind)
    assert all(kind.type == f"/problems/{kind.label}" and kind.title and 400 <= kind.status < 600 for kind in Kind)


def test_a_document_says_type_title_and_status() -> None:
    problem = Problem(Kind.CONFLICT, "why", members={"error": "x"})
    assert json.loads(problem.body()) == {
        "type": "/problems/conflict",
        "title": Kind.CONFLICT.title,
        "status": 409,
        "detail": "why",
        "error": "x",
    }
    assert "detail" not in json.loads(Problem(Kind.CONFLICT).body())


def test_headers_go_with_the_kind() -> None:
    assert Problem(Kind.UNAVAILABLE).response().headers["retry-after"] == "1"
    assert Problem(Kind.INVALID_TOKEN).response().headers["www-authenticate"].startswith("Bearer ")
    assert Problem(Kind.TOO_MANY, headers={"Retry-After": "7"}).response().headers["retry-after"] == "7"


def test_kiosks_understand_what_they_are_told() -> None:
    for kind in (Kind.CONFLICT, Kind.NOT_ALLOWED, Kind.INVALID_REQUEST, Kind.INVALID_CLIENT, Kind.UNAVAILABLE):
        assert describe_problem(reply(Problem(kind))) == f"{kind.status} {kind.label}"
    assert is_clock_problem(reply(Problem(Kind.CLOCK_SKEW)).content())
    assert not is_clock_problem(reply(Problem(Kind.INVALID_CLIENT)).content())
