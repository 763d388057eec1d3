"""What the doctor says of a kiosk's eligibility service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.config import Data, Eligibility, Settings, Site
from kiosk.doctor.facts import Outcome, ServiceFacts
from kiosk.doctor.service import check_service, observe_service
from kiosk.eligibility.http.identity import Identity, store_identity
from tests.kiosk.eligibility.http.authority import Authority
from tests.kiosk.eligibility.http.oddservice import OddService, answer

URL = "https://service.test"
TOKEN = b'{"access_token":"abc","token_type":"Bearer","expires_in":600}'


@pytest.mark.parametrize(
    ("facts", "outcome", "words"),
    [
        (ServiceFacts(URL, clock_difference=1.4), Outcome.PASS, "differ by 1 s"),
        (ServiceFacts(URL, clock_difference=-30.0), Outcome.PASS, "differ by 30 s"),
        (ServiceFacts(URL), Outcome.PASS, "does not say"),
        (ServiceFacts(URL, clock_difference=-31.0), Outcome.FAIL, "31 s behind"),
        (ServiceFacts(URL, clock_difference=3600.0), Outcome.FAIL, "3600 s ahead"),
        (ServiceFacts(URL, "it did not answer in time"), Outcome.FAIL, "did not answer"),
        (ServiceFacts("", "this kiosk is not enrolled", enrolled=False), Outcome.FAIL, "myna-kiosk enroll"),
    ],
)
def test_the_check(facts: ServiceFacts, outcome: Outcome, words: str) -> None:
    finding = check_service(facts)
    assert finding.outcome is outcome
    assert words in f"{finding.detail} {finding.to_do}"
    assert bool(finding.to_do) is (outcome is Outcome.FAIL)


def settings(folder: Path, backend: str = "http", **table: object) -> Settings:
    return Settings(
        site=Site(name="s", kiosk="kiosk-1"),
        eligibility=Eligibility(backend=backend, settings={"identity": str(folder), **table}),
        data=Data(folder=folder),
    )


def test_another_backend_asks_no_service(tmp_path: Path) -> None:
    assert observe_service(settings(tmp_path, "local")) is None


def test_a_kiosk_that_is_not_enrolled(tmp_path: Path) -> None:
    facts = observe_service(settings(tmp_path))
    assert facts is not None
    assert not facts.enrolled
    facts = observe_service(settings(tmp_path, urll="https://service.test"))
    assert facts is not None
    assert not facts.enrolled


@pytest.mark.parametrize("seconds", [0, 90])
def test_a_service_is_observed(tmp_path: Path, seconds: int) -> None:
    authority = Authority(tmp_path)
    now = datetime.now(UTC)
    stamp = format_datetime(now + timedelta(seconds=seconds), usegmt=True)

    def say(request: bytes) -> list[bytes]:
        body = TOKEN if request.startswith(b"POST /v1/token ") else b"{}"
        return [answer("200 OK", "application/json", body, f"Date: {stamp}")]

    with OddService(say, context=authority.context()) as service:
        identity = Identity(service.url, "kiosk-1", Ed25519PrivateKey.generate(), authority.pem)
        store_identity(tmp_path, identity)
        facts = observe_service(settings(tmp_path))
        assert facts is not None
        assert (facts.service, facts.fault) == (service.url, None)
        assert facts.clock_difference is not None
        assert abs(facts.clock_difference - seconds) < 5
        assert [request.split(b" ")[1] for request in service.requests] == [b"/readyz", b"/v1/token"]
    facts = observe_service(settings(tmp_path))
    assert facts is not None
    assert facts.fault is not None
    assert facts.enrolled
