"""Asking as this kiosk: tokens, tries, and whether what was asked may have been done."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count
from urllib.parse import parse_qs

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.eligibility.http.exchange import Line
from kiosk.eligibility.http.identity import Identity
from kiosk.eligibility.http.session import ServiceError, Session, clock_difference
from kiosk.eligibility.http.tls import make_context
from tests.kiosk.eligibility.http.oddservice import OddService, answer

NOW = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
JSON = "application/json"
PROBLEM = "application/problem+json"
SECRET = "unspeakable words"
GOOD = answer("200 OK", JSON, b'{"well":true}')
Says = Callable[[bytes], bytes]


def said(*answers: bytes) -> Says:
    """These answers, one after another; the last of them for ever."""
    numbers = count()
    return lambda _request: answers[min(next(numbers), len(answers) - 1)]


def token(life: object = 600) -> Says:
    numbers = count(1)
    return lambda _request: answer(
        "200 OK",
        JSON,
        json.dumps({"access_token": f"token-{next(numbers)}", "token_type": "Bearer", "expires_in": life}).encode(),
    )


def by_path(asked: Says, tokens: Says) -> Callable[[bytes], Iterable[bytes]]:
    return lambda request: [tokens(request) if request.split(b" ", 2)[1] == b"/v1/token" else asked(request)]


KEY = Ed25519PrivateKey.generate()


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[OddService, Session]]]:
    """A service that answers so, and a session with it."""
    made: list[tuple[OddService, Session]] = []

    def make(asked: Says, tokens: Says | None = None) -> tuple[OddService, Session]:
        service = OddService(by_path(asked, tokens or token()))
        service.__enter__()
        identity = Identity(service.url, "kiosk-1", KEY)
        session = Session(Line(make_context()), service.url, identity, lambda: NOW)
        made.append((service, session))
        return service, session

    yield make
    for service, session in made:
        session.close()
        service.__exit__(None, None, None)


def post(session: Session, seconds: float = 5.0) -> object:
    return session.post("/v1/x", {"a": 1}, time.monotonic() + seconds, request_id="name")


def asked_of(service: OddService, path: bytes = b"/v1/x") -> list[bytes]:
    return [request for request in service.requests if request.split(b" ", 2)[1] == path]


def header(request: bytes, name: str) -> str | None:
    lines = request.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    return next(
        (value.strip() for line in lines for key, _, value in [line.partition(":")] if key.lower() == name), None
    )


Serve = Callable[..., tuple[OddService, Session]]


def test_an_answer(serve: Serve) -> None:
    service, session = serve(said(GOOD))
    assert post(session) == {"well": True}
    (request,) = asked_of(service)
    assert header(request, "authorization") == "Bearer token-1"
    assert header(request, "idempotency-key") == "name"
    assert header(request, "content-type") == JSON


def test_the_assertion(serve: Serve) -> None:
    """RFC 7523: who, to whom, once, and for minutes."""
    service, session = serve(said(GOOD), token(life=2))
    for _ in range(2):
        post(session)
    (first, *_) = asked_of(service, b"/v1/token")
    form = {name: values[0] for name, values in parse_qs(first.partition(b"\r\n\r\n")[2].decode()).items()}
    assert form["grant_type"] == "client_credentials"
    assert form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    claims = jwt.decode(
        form["client_assertion"],
        KEY.public_key(),
        algorithms=["EdDSA"],
        audience=f"{service.url}/v1/token",
        options={"verify_exp": False, "verify_iat": False},
    )
    assert claims["iss"] == claims["sub"] == "kiosk-1"
    assert claims["iat"] == NOW.timestamp()
    assert 0 < claims["exp"] - claims["iat"] <= timedelta(minutes=5).total_seconds()
    assert len(claims["jti"]) <= 64


def test_a_token_is_used_until_shortly_before_its_end(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    service, session = serve(said(GOOD))
    start = time.monotonic()
    for passed, tokens in ((0, 1), (530, 1), (541, 2), (1070, 2), (1090, 3)):
        monkeypatch.setattr("kiosk.eligibility.http.session.time.monotonic", lambda at=start + passed: at)
        session.post("/v1/x", {}, start + passed + 5)
        assert len(asked_of(service, b"/v1/token")) == tokens, passed


def test_a_refused_token_is_renewed_once(serve: Serve) -> None:
    no = answer("401 Unauthorized", PROBLEM, b"{}")
    service, session = serve(said(no, GOOD))
    assert post(session) == {"well": True}
    assert [header(request, "authorization") for request in asked_of(service)] == ["Bearer token-1", "Bearer token-2"]
    service, session = serve(said(no))
    with pytest.raises(ServiceError, match="401") as failure:
        post(session)
    assert not failure.value.maybe
    assert len(asked_of(service)) == 2


def test_each_assertion_is_good_once(serve: Serve) -> None:
    """Where the answer to one got lost, the next try brings another."""
    service, session = serve(said(GOOD), lambda _request: b"")
    with pytest.raises(ServiceError):
        post(session, 0.5)
    assertions = [
        parse_qs(request.partition(b"\r\n\r\n")[2].decode())["client_assertion"][0] for request in service.requests
    ]
    assert len(assertions) > 1
    assert len({jwt.decode(each, options={"verify_signature": False})["jti"] for each in assertions}) == len(assertions)


@pytest.mark.parametrize(
    "status", ["429 Too Many Requests", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"]
)
def test_it_asks_again_where_that_may_help(serve: Serve, status: str) -> None:
    service, session = serve(said(answer(status, "text/html", b"<h1>"), b"", GOOD))
    assert post(session) == {"well": True}
    assert len({header(request, "idempotency-key") for request in asked_of(service)}) == 1
    assert len(asked_of(service)) == 3


def test_it_waits_as_long_as_the_service_wishes(serve: Serve) -> None:
    _, session = serve(said(answer("503 Unavailable", PROBLEM, b"{}", "Retry-After: 1"), GOOD))
    start = time.monotonic()
    assert post(session) == {"well": True}
    assert time.monotonic() - start >= 1


@pytest.mark.parametrize("wish", ["3600", "9" * 400])
def test_it_never_waits_beyond_the_time_allowed(serve: Serve, wish: str) -> None:
    service, session = serve(said(answer("503 Unavailable", PROBLEM, b"{}", f"Retry-After: {wish}"), GOOD))
    start = time.monotonic()
    with pytest.raises(ServiceError, match="503"):
        post(session, 1.0)
    assert time.monotonic() - start < 1
    assert len(asked_of(service)) == 1


WRONG = {
    "html": answer("500 Internal Server Error", "text/html", f"<h1>{SECRET}</h1>".encode()),
    "no-json": answer("200 OK", JSON, SECRET.encode()),
    "html-200": answer("200 OK", "text/html", SECRET.encode()),
    "huge": answer("200 OK", JSON, b'"' + SECRET.encode() * 90_000 + b'"'),
    "redirect": answer("302 Found", "text/html", b"", f"Location: /{SECRET.replace(' ', '')}"),
    "text": answer("200 OK", "text/plain", b"{}"),
    "no-content": answer("204 No Content", JSON, b""),
}


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_answers_say_nothing_of_what_came(serve: Serve, kind: str) -> None:
    service, session = serve(said(WRONG[kind]))
    with pytest.raises(ServiceError, match=r"\S") as failure:
        post(session)
    assert "unspeakable" not in f"{failure.value!r} {failure.value}"
    assert failure.value.maybe, "whoever answers so may have done it"
    assert len(asked_of(service)) == 1


@pytest.mark.parametrize(
    "status", ["400 Bad", "403 Forbidden", "404 Not Found", "409 Conflict", "413 Large", "422 Unprocessable"]
)
def test_a_refusal_is_final_and_nothing_was_done(serve: Serve, status: str) -> None:
    body = json.dumps({"type": f"https://x/{SECRET}", "title": SECRET, "detail": SECRET}).encode()
    service, session = serve(said(answer(status, PROBLEM, body)))
    with pytest.raises(ServiceError, match=status[:3]) as failure:
        post(session)
    assert not failure.value.maybe
    assert SECRET not in str(failure.value)
    assert len(asked_of(service)) == 1


def test_a_refusal_after_a_lost_answer_is_not_final(serve: Serve) -> None:
    """The first try may have done it, whatever is said to the second."""
    _, session = serve(said(b"", answer("409 Conflict", PROBLEM, b"{}")))
    with pytest.raises(ServiceError, match="409") as failure:
        post(session)
    assert failure.value.maybe


def test_nobody_listens(serve: Serve) -> None:
    service, session = serve(said(GOOD))
    service.__exit__(None, None, None)
    start = time.monotonic()
    with pytest.raises(ServiceError, match="no connection") as failure:
        post(session, 0.5)
    assert not failure.value.maybe
    assert time.monotonic() - start < 1.5


@pytest.mark.parametrize("life", [0, -1, "600", None, []])
@pytest.mark.parametrize("name", ["good", "", "with space", "with\nline", "日本"])
def test_what_is_no_token(serve: Serve, name: str, life: object) -> None:
    body = json.dumps({"access_token": name, "expires_in": life if name == "good" else 600}).encode()
    service, session = serve(said(GOOD), said(answer("200 OK", JSON, body)))
    with pytest.raises(ServiceError, match="no access token") as failure:
        post(session)
    assert not failure.value.maybe
    assert asked_of(service) == []


@pytest.mark.parametrize("status", ["400 Bad Request", "401 Unauthorized", "403 Forbidden"])
def test_a_kiosk_that_is_not_accepted_is_told_so(serve: Serve, status: str) -> None:
    _, session = serve(said(GOOD), said(answer(status, PROBLEM, b'{"type": "x/invalid-client"}')))
    with pytest.raises(ServiceError, match="does not accept this kiosk"):
        post(session)


def test_ready(serve: Serve) -> None:
    stamp = format_datetime(NOW + timedelta(seconds=7), usegmt=True)
    _, session = serve(said(answer("200 OK", JSON, b"{}", f"Date: {stamp}")))
    assert session.check_ready(time.monotonic() + 5) == 7
    _, session = serve(said(answer("503 Unavailable", PROBLEM, b"{}")))
    with pytest.raises(ServiceError, match="not ready"):
        session.check_ready(time.monotonic() + 5)
    _, session = serve(said(answer("200 OK", JSON, b"{}")), said(answer("401 No", PROBLEM, b"{}")))
    with pytest.raises(ServiceError, match="does not accept"):
        session.check_ready(time.monotonic() + 5)


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 01 Jun 2026 03:00:00", "Mon, 99 Jun 2026 03:00:00 GMT"])
def test_a_date_that_says_nothing(date: str) -> None:
    assert clock_difference(date, NOW) is None
