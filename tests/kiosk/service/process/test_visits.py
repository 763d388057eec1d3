"""Visitors at kiosks of a service that runs as two processes on one database, and one that is killed."""

from __future__ import annotations

import os
import re
import signal
import uuid
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from kiosk.audit.trail import check_chain
from kiosk.eligibility.base import BackendContext, BackendError
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.enrolling import enroll_kiosk
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.eligibility.model import Answer, Covered, Purpose, RefusalReason, Refused, Registered
from kiosk.eligibility.testing import Signer
from reader.virtual.issuance import credentials
from reader.virtual.persona import load_personas
from tests.kiosk.service.process.running import PATIENCE, Serving

TIMEOUT = 20.0
# Hashes, and the names of requests and persons: in so many random digits any four stand sooner or later.
CHANCE = re.compile(r"\b(?:[0-9a-f]{32}|[0-9a-f]{64})\b")


def card(serving: Serving, persona: str) -> Signer:
    """The card of somebody whom the demonstration knows."""
    moment = datetime.fromisoformat((serving.data / "demo-moment").read_text().strip())
    issued = credentials(load_personas()[persona], moment)
    key = issued.authentication_key
    assert isinstance(key, rsa.RSAPrivateKey)
    return Signer(issued.der, key)


def backend(serving: Serving, folder: Path, kiosk: str) -> HttpBackend:
    identity = folder / kiosk / "identity"
    enroll_kiosk(serving.address, serving.new_code(kiosk), identity, ca=serving.ca.read_text())
    return HttpBackend(HttpSettings(identity=identity), BackendContext(kiosk, folder=folder / kiosk))


def register(kiosk: HttpBackend, who: Signer, request_id: str = "") -> Answer:
    proof = who.prove(kiosk.challenge(Purpose.REGISTER, timeout=TIMEOUT))
    return kiosk.register(proof, request_id=request_id or uuid.uuid4().hex, timeout=TIMEOUT)


def coverage(kiosk: HttpBackend, who: Signer) -> Answer:
    proof = who.prove(kiosk.challenge(Purpose.COVERAGE, timeout=TIMEOUT))
    return kiosk.coverage(proof, request_id=uuid.uuid4().hex, timeout=TIMEOUT)


def test_visitors_at_two_processes(tmp_path: Path, database_line: str) -> None:
    folder = tmp_path / "service"
    with Serving(folder, database_line) as one, Serving(folder, database_line) as two:
        first, second = backend(one, tmp_path, "k-1"), backend(two, tmp_path, "k-2")
        taro = card(one, "taro")
        registered = register(first, taro)
        assert isinstance(registered, Registered)
        assert not registered.already
        again = register(second, taro)
        assert isinstance(again, Registered)
        assert (again.already, again.registered_at) == (True, registered.registered_at)
        assert isinstance(coverage(second, taro), Covered)
        revoked, renewed = register(second, card(one, "revoked")), register(first, card(one, "renewed"))
        assert isinstance(revoked, Refused)
        assert revoked.reason is RefusalReason.REVOKED
        assert isinstance(renewed, Refused)
        assert renewed.reason is RefusalReason.RENEWED_RECENTLY
        # A challenge of the one process is answered at the other, by the kiosk that it was given to only.
        challenge = first.challenge(Purpose.COVERAGE, timeout=TIMEOUT)
        stolen = second.coverage(taro.prove(challenge), request_id=uuid.uuid4().hex, timeout=TIMEOUT)
        assert not isinstance(stolen, Covered)
        for kiosk in (first, second):
            kiosk.probe()
            kiosk.close()
        assert [each.stop() for each in (one, two)] == [0, 0]
        trails = sorted((folder / "data" / "audit").glob("*.jsonl"))
        assert len(trails) == 2
        assert all(check_chain(trail).intact for trail in trails)
        written = "".join(trail.read_text() for trail in trails) + one.log.read_text()
        persona = load_personas()["taro"]
        assert persona.coverage is not None
        assert persona.name not in written
        assert persona.name_kana not in written
        assert persona.coverage.number not in CHANCE.sub("", written)


@pytest.mark.logs("kiosk.eligibility.http.backend", "kiosk.eligibility.http.settling")
def test_killed_and_started_again_it_knows_what_it_answered(tmp_path: Path, database_line: str) -> None:
    folder = tmp_path / "service"
    with Serving(folder, database_line) as first:
        port, kiosk = str(first.port), backend(first, tmp_path, "k-1")
        taro = card(first, "taro")
        proof = taro.prove(kiosk.challenge(Purpose.REGISTER, timeout=TIMEOUT))
        answer = kiosk.register(proof, request_id="visit-1", timeout=TIMEOUT)
        assert isinstance(answer, Registered)
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait(PATIENCE)
        with pytest.raises(BackendError):
            kiosk.challenge(Purpose.REGISTER, timeout=1.0)
    with Serving(folder, database_line, "--port", port) as second:
        kiosk.probe()
        repeated = kiosk.register(proof, request_id="visit-1", timeout=TIMEOUT)
        assert isinstance(repeated, Registered)
        assert (repeated.already, repeated.registered_at) == (False, answer.registered_at)
        kiosk.close()
        assert second.stop() == 0
    assert check_chain(folder / "data" / "audit" / "service-1.jsonl").intact
