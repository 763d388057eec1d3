"""A service that answers wrongly, or not at all: never a yes, and of a registration nothing that is not known."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.eligibility.base import BackendContext, BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.identity import Identity, store_identity
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.eligibility.http.settling import PENDING_FILE, settled, unsettled
from kiosk.eligibility.model import (
    Answer,
    Challenge,
    Covered,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.wire import write_answer, write_challenge, write_settlement
from tests.kiosk.eligibility.desk import COVERAGE
from tests.kiosk.eligibility.http.oddservice import OddService, answer

NOW = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
JSON = "application/json"
PROBLEM = "application/problem+json"
SECRET = "unspeakable words"
PROOF = Proof("challenge-1", b"certificate", b"signature")
REGISTERED = Registered(NOW, already=False, coverage=COVERAGE)
CHALLENGE = Challenge("challenge-1", bytes(32), Purpose.REGISTER, "kiosk-1", NOW + timedelta(minutes=2))
TOKEN = answer("200 OK", JSON, b'{"access_token":"abc","token_type":"Bearer","expires_in":600}')
LOGGER = "kiosk.eligibility.http"


def good(body: bytes) -> bytes:
    return answer("200 OK", JSON, body)


@dataclass
class Stage:
    """A backend, its folder, and what the service says to each path; "" where it says nothing and hangs up."""

    folder: Path
    says: dict[str, bytes] = field(default_factory=dict)
    pending_when_asked: list[int] = field(default_factory=list)
    service: OddService = field(init=False)
    backend: HttpBackend = field(init=False)

    def open(self) -> None:
        self.service = OddService(self._say)
        self.service.__enter__()
        (self.folder / "identity").mkdir()
        store_identity(self.folder / "identity", Identity(self.service.url, "kiosk-1", Ed25519PrivateKey.generate()))
        self.backend = self.new_backend()

    def new_backend(self, kiosk: str = "kiosk-1", **table: object) -> HttpBackend:
        context = BackendContext(kiosk, allow_test_pki=True, now=lambda: NOW, folder=self.folder / "backend")
        return HttpBackend(HttpSettings.model_validate({"identity": self.folder / "identity"} | table), context)

    def _say(self, request: bytes) -> Iterator[bytes]:
        path = request.split(b" ", 2)[1].decode()
        if path == "/v1/registrations":
            self.pending_when_asked.append(len(unsettled(self.folder / "backend")))
        yield {"/v1/token": TOKEN, "/readyz": good(b"{}"), **self.says}.get(path, b"")

    def asked(self, path: str) -> int:
        return sum(request.split(b" ", 2)[1] == path.encode() for request in self.service.requests)


SETTLEMENT = "/v1/requests/request-1/settlement"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    made.open()
    yield made
    made.backend.close()
    made.service.__exit__(None, None, None)


def register(stage: Stage, timeout: float = 2.5) -> Answer:
    start = time.monotonic()
    try:
        return stage.backend.register(PROOF, request_id="request-1", timeout=timeout)
    finally:
        assert time.monotonic() - start < timeout + 1.5


WRONG = {
    "html": answer("500 Internal Server Error", "text/html", f"<h1>{SECRET}</h1>".encode()),
    "no-json": good(SECRET.encode()),
    "another-form": good(json.dumps({"outcome": "registered", SECRET: SECRET}).encode()),
    "another-kind": answer("200 OK", "text/html", write_answer(REGISTERED)),
    "another-answer": good(write_answer(Covered(COVERAGE))),
    "list": good(b"[]"),
    "huge": good(write_answer(REGISTERED) + b" " * (1 << 20)),
    "redirect": answer("307 Temporary Redirect", "text/html", b"", "Location: /elsewhere"),
    "nothing": b"",
    "half": good(write_answer(REGISTERED))[:-20],
    "bad-gateway": answer("502 Bad Gateway", "text/html", b"<h1>"),
    "timeout": answer("504 Gateway Timeout", PROBLEM, b'{"type":"/problems/timeout"}'),
}


@pytest.mark.logs(LOGGER)
@pytest.mark.parametrize("wrong", WRONG)
def test_a_registration_is_not_known_and_settled_later(
    stage: Stage, wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    stage.says = {"/v1/registrations": WRONG[wrong], SETTLEMENT: WRONG[wrong]}
    told = register(stage)
    assert isinstance(told, Undecided)
    assert not told.settled
    assert stage.pending_when_asked[0] == 1, "noted before it was sent"
    assert [each.request for each in unsettled(stage.folder / "backend")] == ["request-1"]
    assert SECRET not in caplog.text

    stage.says = {SETTLEMENT: good(write_settlement(REGISTERED))}
    stage.backend.close()
    stage.backend = stage.new_backend()
    stage.backend.probe()
    assert unsettled(stage.folder / "backend") == ()
    assert [each.outcome for each in settled(stage.folder / "backend")] == ["registered"]


@pytest.mark.logs(LOGGER)
@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("became", [REGISTERED, Refused(RefusalReason.CANNOT_USE), None])
def test_what_became_of_it_is_asked_before_anything_is_said(stage: Stage, wrong: str, became: Answer | None) -> None:
    stage.says = {"/v1/registrations": WRONG[wrong], SETTLEMENT: good(write_settlement(became))}
    told = register(stage)
    if became is None:
        assert isinstance(told, Undecided)
        assert told.settled
    else:
        assert told == became
    assert unsettled(stage.folder / "backend") == ()
    assert (stage.folder / "backend" / PENDING_FILE).stat().st_size == 0


@pytest.mark.logs(LOGGER)
def test_a_service_that_does_not_answer_is_told_by_that_name(stage: Stage) -> None:
    def hang(request: bytes) -> Iterator[bytes]:
        if request.split(b" ", 2)[1] == b"/v1/token":
            yield TOKEN
        else:
            service.ending.wait(30)

    with OddService(hang) as service:
        backend = stage.new_backend(url=service.url)
        start = time.monotonic()
        told = backend.register(PROOF, request_id="request-1", timeout=0.5)
        assert told == Undecided(UndecidedReason.TIMEOUT, settled=False)
        with pytest.raises(BackendTimeout):
            backend.coverage(PROOF, request_id="request-2", timeout=0.2)
        with pytest.raises(BackendTimeout):
            backend.challenge(Purpose.REGISTER, timeout=0.2)
        assert time.monotonic() - start < 0.9 + 2
        backend.close()


def test_a_refusal_is_final_and_leaves_nothing_behind(stage: Stage) -> None:
    stage.says = {"/v1/registrations": answer("409 Conflict", PROBLEM, b'{"type":"/problems/conflict"}')}
    with pytest.raises(BackendError, match="409 conflict"):
        register(stage)
    assert stage.asked(SETTLEMENT) == 0
    assert unsettled(stage.folder / "backend") == ()


@pytest.mark.logs(LOGGER)
def test_a_service_that_cannot_decide_is_asked_again_and_may_have_decided(stage: Stage) -> None:
    busy = answer("503 Unavailable", PROBLEM, b'{"type":"/problems/unavailable"}')
    stage.says = {"/v1/registrations": busy, SETTLEMENT: busy}
    assert register(stage) == Undecided(UndecidedReason.UNAVAILABLE, settled=False)
    assert stage.asked("/v1/registrations") > 1
    assert len(unsettled(stage.folder / "backend")) == 1


def test_what_cannot_be_noted_is_not_sent(stage: Stage) -> None:
    (stage.folder / "backend").write_bytes(b"")
    with pytest.raises(BackendError, match="was not sent"):
        register(stage)
    assert stage.asked("/v1/registrations") == 0
    with pytest.raises(BackendError, match="noted"):
        stage.backend.probe()


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("call", ["challenge", "coverage"])
def test_nothing_else_is_decided_by_a_wrong_answer(stage: Stage, wrong: str, call: str) -> None:
    said = WRONG[wrong] if wrong != "another-answer" else good(write_answer(REGISTERED))
    stage.says = {"/v1/challenges": said, "/v1/coverages": said}
    ask: Callable[[], object] = {
        "challenge": lambda: stage.backend.challenge(Purpose.COVERAGE, timeout=0.5),
        "coverage": lambda: stage.backend.coverage(PROOF, request_id="request-1", timeout=0.5),
    }[call]
    with pytest.raises(BackendError, match=r"\S") as failure:
        ask()
    assert "unspeakable" not in f"{failure.value!r} {failure.value} {failure.getrepr(style='short')}"


@pytest.mark.parametrize(
    "challenge", [replace(CHALLENGE, kiosk="kiosk-2"), replace(CHALLENGE, purpose=Purpose.COVERAGE)]
)
def test_a_challenge_for_another_kiosk_or_purpose(stage: Stage, challenge: Challenge) -> None:
    stage.says = {"/v1/challenges": good(write_challenge(CHALLENGE))}
    assert stage.backend.challenge(Purpose.REGISTER, timeout=1) == CHALLENGE
    stage.says = {"/v1/challenges": good(write_challenge(challenge))}
    with pytest.raises(BackendError, match="another kiosk"):
        stage.backend.challenge(Purpose.REGISTER, timeout=1)


def test_a_clock_that_is_wrong_is_named(stage: Stage) -> None:
    stage.says = {
        "/v1/token": answer(
            "401 No", PROBLEM, b'{"type":"/problems/clock-skew"}', "Date: Mon, 01 Jun 2026 04:00:00 GMT"
        )
    }
    with pytest.raises(BackendError, match=r"clocks .* 3600 s"):
        stage.backend.challenge(Purpose.REGISTER, timeout=1)
    with pytest.raises(BackendError, match="clocks"):
        stage.backend.probe()


def test_a_kiosk_under_another_name_does_not_start(stage: Stage) -> None:
    with pytest.raises(ConfigurationError, match=r"enrolled as kiosk-1, and site\.kiosk says kiosk-2"):
        stage.new_backend("kiosk-2")


@pytest.mark.parametrize("table", [{"url": "http://service.test"}, {"url": "nonsense"}, {"ca": "/nowhere"}])
def test_settings_that_cannot_be_used(stage: Stage, table: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError, match=r"https|nowhere"):
        stage.new_backend(**table)


def test_no_plain_line_in_service(stage: Stage) -> None:
    context = BackendContext("kiosk-1", allow_test_pki=False, folder=stage.folder)
    with pytest.raises(ConfigurationError, match="https"):
        HttpBackend(HttpSettings(identity=stage.folder / "identity"), context)
