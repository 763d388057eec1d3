"""Who is let in by a service that runs: kiosks that were enrolled, by the client's own code, and nobody else."""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.audit.trail import check_chain
from kiosk.eligibility.http.enrolling import EnrollingFailed, Fault, enroll_kiosk
from kiosk.eligibility.http.exchange import Line
from kiosk.eligibility.http.identity import Identity
from kiosk.eligibility.http.session import ServiceError, Session
from kiosk.eligibility.http.tls import make_context
from kiosk.service.codes import new_code
from tests.kiosk.service.identity.gate import claims, encode, sign
from tests.kiosk.service.process.running import Serving

CHALLENGE = {"purpose": "register"}


def enroll(serving: Serving, folder: Path, kiosk: str, *options: str) -> Identity:
    return enroll_kiosk(
        serving.address, serving.new_code(kiosk, *options), folder, ca=serving.ca.read_text(), replace=bool(options)
    )


def ask_token(client: httpx.Client, assertion: str, **other: str) -> httpx.Response:
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": assertion,
        **other,
    }
    return client.post("/v1/token", data=form)


def ask(client: httpx.Client, token: str) -> httpx.Response:
    return client.post("/v1/challenges", json=CHALLENGE, headers={"Authorization": f"Bearer {token}"})


def said_by(serving: Serving, kiosk: str, **other: Any) -> dict[str, Any]:
    return claims(kiosk, datetime.now(UTC), aud=f"{serving.address}/v1/token", **other)


def token_of(client: httpx.Client, serving: Serving, identity: Identity) -> str:
    answer = ask_token(client, sign(identity.key, said_by(serving, identity.kiosk)))
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    token: str = answer.json()["access_token"]
    return token


@pytest.fixture
def client(serving: Serving) -> Iterator[httpx.Client]:
    with serving.client() as made:
        yield made


def test_a_kiosk_is_enrolled_used_and_revoked(serving: Serving, client: httpx.Client, tmp_path: Path) -> None:
    identity = enroll(serving, tmp_path / "kiosk", "k-1")
    assert identity.kiosk == "k-1"
    session = Session(Line(make_context(identity.ca)), identity.service, identity, lambda: datetime.now(UTC))
    deadline = time.monotonic() + 20
    session.check_ready(deadline)
    assert session.post("/v1/challenges", CHALLENGE, deadline)
    token = token_of(client, serving, identity)
    assert ask(client, token).status_code in {200, 201}
    assert serving.service("kiosk", "revoke", "k-1").returncode == 0
    refused = ask(client, token)
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"
    with pytest.raises(ServiceError, match="does not accept this kiosk"):
        session.post("/v1/challenges", CHALLENGE, time.monotonic() + 20)
    session.close()


def test_revoked_at_once_in_a_second_process_too(tmp_path: Path, database_line: str) -> None:
    shared = database_line or f'database = "sqlite:///{tmp_path}/shared.db"\n'
    with Serving(tmp_path / "one", shared) as one, Serving(tmp_path / "two", shared) as two:
        identity = enroll(one, tmp_path / "kiosk", "k-1")
        with one.client() as first, two.client() as second:
            token = token_of(first, one, identity)
            assert ask(second, token).status_code in {200, 201}
            assert one.service("kiosk", "revoke", "k-1").returncode == 0
            assert [ask(client, token).status_code for client in (first, second)] == [401, 401]
            answer = ask_token(second, sign(identity.key, said_by(two, "k-1")))
            assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_a_code_is_good_once_and_for_nobody_else(serving: Serving, tmp_path: Path) -> None:
    code = serving.new_code("k-1")
    ca = serving.ca.read_text()
    with pytest.raises(EnrollingFailed) as wrong:
        enroll_kiosk(serving.address, new_code(), tmp_path / "a", ca=ca)
    assert wrong.value.fault is Fault.CODE
    assert enroll_kiosk(serving.address, code, tmp_path / "b", ca=ca).kiosk == "k-1"
    with pytest.raises(EnrollingFailed) as used:
        enroll_kiosk(serving.address, code, tmp_path / "c", ca=ca)
    assert used.value.fault is Fault.CODE
    with pytest.raises(EnrollingFailed) as untrusted:
        enroll_kiosk(serving.address, serving.new_code("k-2"), tmp_path / "d")
    assert untrusted.value.fault is Fault.UNTRUSTED


def test_wrong_codes_are_slowed_down(lite: Serving) -> None:
    key = base64.urlsafe_b64encode(bytes(range(1, 33))).rstrip(b"=").decode()
    with lite.client() as client:
        answers = [client.post("/v1/enrolments", json={"code": new_code(), "public_key": key}) for _ in range(7)]
    assert 429 not in [answer.status_code for answer in answers[:5]]
    assert [answer.status_code for answer in answers[5:]] == [429, 429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 61


def test_enrolled_anew_the_old_key_ends(serving: Serving, client: httpx.Client, tmp_path: Path) -> None:
    old = enroll(serving, tmp_path / "kiosk", "k-1")
    token = token_of(client, serving, old)
    new = enroll(serving, tmp_path / "kiosk", "k-1", "--again")
    assert ask(client, token).status_code == 401
    assert ask_token(client, sign(old.key, said_by(serving, "k-1"))).status_code == 401
    assert ask(client, token_of(client, serving, new)).status_code in {200, 201}


def test_a_token_ends(tmp_path: Path, database_line: str) -> None:
    configuration = f"{database_line}[lifetimes]\ntoken_seconds = 5\n"
    with Serving(tmp_path / "service", configuration) as serving, serving.client() as client:
        identity = enroll(serving, tmp_path / "kiosk", "k-1")
        begin = time.monotonic()
        token = token_of(client, serving, identity)
        assert ask(client, token).status_code in {200, 201}
        while ask(client, token).status_code != 401:
            assert time.monotonic() < begin + 20
            time.sleep(0.2)
        assert time.monotonic() > begin + 4.9


def test_forged_assertions(serving: Serving, client: httpx.Client, tmp_path: Path) -> None:
    identity = enroll(serving, tmp_path / "kiosk", "k-1")
    other = Ed25519PrivateKey.generate()
    good = sign(identity.key, said_by(serving, "k-1"))
    head, body, signature = good.split(".")
    forged = [
        sign(other, said_by(serving, "k-1")),
        f"{encode({'alg': 'none'})}.{body}.",
        f"{encode({'alg': 'none'})}.{body}.{signature}",
        f"{encode({'alg': 'HS256'})}.{body}.{signature}",
        f"{head}.{encode(said_by(serving, 'k-2'))}.{signature}",
        sign(identity.key, {**said_by(serving, "k-1"), "aud": "https://elsewhere.example/v1/token"}),
        sign(identity.key, said_by(serving, "k-1", exp=int(time.time()) + 3000)),
        sign(identity.key, said_by(serving, "k-9")),
        "x",
        "..",
        "a.b.c",
    ]
    bodies = set()
    for assertion in forged:
        answer = ask_token(client, assertion)
        assert answer.status_code in {400, 401}, assertion
        assert answer.json()["error"] == "invalid_client"
        bodies.add(answer.content)
    assert len(bodies) == 1, "what was wrong is told to nobody"
    assert ask_token(client, good).status_code == 200
    assert ask_token(client, good).json()["error"] == "invalid_client"


def test_a_wrong_clock_is_told_to_the_kiosk(lite: Serving, tmp_path: Path) -> None:
    identity = enroll(lite, tmp_path / "kiosk", "k-1")
    session = Session(
        Line(make_context(identity.ca)),
        identity.service,
        identity,
        lambda: datetime.now(UTC) + timedelta(minutes=20),
    )
    with pytest.raises(ServiceError, match=r"clocks .* differ by 1[12]\d\d s"):
        session.post("/v1/challenges", CHALLENGE, time.monotonic() + 20)
    session.close()


def test_nobody_else_is_let_in(lite: Serving) -> None:
    with lite.client() as client:
        for header in ("", "Bearer", "Bearer x", "Basic eDp5", "Bearer " + "A" * 43, "Bearer " + "A" * 9000):
            answer = client.post("/v1/challenges", json=CHALLENGE, headers={"Authorization": header} if header else {})
            assert answer.status_code == 401, header
            assert answer.headers["www-authenticate"].startswith("Bearer")


def test_nothing_secret_is_written(serving: Serving, client: httpx.Client, tmp_path: Path) -> None:
    code = serving.new_code("k-1")
    identity = enroll_kiosk(serving.address, code, tmp_path / "kiosk", ca=serving.ca.read_text())
    assertion = sign(identity.key, said_by(serving, "k-1"))
    token = ask_token(client, assertion).json()["access_token"]
    wrong = new_code()
    key = base64.urlsafe_b64encode(bytes(range(1, 33))).rstrip(b"=").decode()
    client.post("/v1/enrolments", json={"code": wrong, "public_key": key})
    ask(client, token)
    ask(client, token[:-1] + "~")
    client.post(f"/v1/challenges?access_token={token}", json=CHALLENGE)
    assert serving.stop() == 0
    written = serving.log.read_text() + "\n".join(serving.said)
    for path in serving.data.rglob("*"):
        if path.is_file() and path.suffix not in {".key", ".crl"}:
            written += path.read_bytes().decode("latin-1")
    assert "POST /v1/challenges" in written
    for secret in (code, code.replace("-", ""), wrong, token, assertion, assertion.split(".")[2]):
        assert secret not in written
    trails = sorted((serving.data / "audit").glob("*.jsonl"))
    assert trails
    assert all(check_chain(trail).intact for trail in trails)
    lines = [json.loads(line) for trail in trails for line in trail.read_text().splitlines()]
    assert any(line.get("kiosk") == "k-1" for line in lines)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT.*", line["time"]) for line in lines if "time" in line)
