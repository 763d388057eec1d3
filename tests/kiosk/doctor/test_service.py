"""What the doctor says of a kiosk's eligibility service."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.config import Data, Eligibility, ProfileTable, Settings, Site, Staff
from kiosk.doctor.facts import Outcome, ServiceFacts
from kiosk.doctor.service import check_service, observe_service
from kiosk.eligibility.http.identity import Identity, store_identity
from kiosk.eligibility.wire import Scope, write_scope
from kiosk.ui.demo import ProfileName
from tests.kiosk.eligibility.http.authority import Authority
from tests.kiosk.eligibility.http.oddservice import OddService, answer
from tests.kiosk.test_config import STAFF

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
        (
            ServiceFacts(URL, lacking=frozenset({Scope.LOOKUPS})),
            Outcome.FAIL,
            "SITE --staffed; or here in [profile]: number",
        ),
        (
            ServiceFacts(URL, lacking=frozenset(Scope) - {Scope.CARDS}),
            Outcome.FAIL,
            "SITE --medical --staffed; or here",
        ),
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


@pytest.mark.parametrize("staffed", [False, True])
@pytest.mark.parametrize("medical", [False, True])
@pytest.mark.parametrize("profile", ["reception", "atm"])
def test_what_the_site_does_not_allow_is_seen_before_a_visitor_asks_for_it(
    tmp_path: Path, profile: ProfileName, *, medical: bool, staffed: bool
) -> None:
    token = {**json.loads(TOKEN), "scope": write_scope(medical=medical, staffed=staffed)}

    def say(request: bytes) -> list[bytes]:
        body = json.dumps(token).encode() if request.startswith(b"POST /v1/token ") else b"{}"
        return [answer("200 OK", "application/json", body)]

    authority = Authority(tmp_path)
    with OddService(say, context=authority.context()) as service:
        store_identity(tmp_path, Identity(service.url, "kiosk-1", Ed25519PrivateKey.generate(), authority.pem))
        changes = {"profile": ProfileTable(name=profile), "staff": Staff.model_validate(STAFF)}
        facts = observe_service(settings(tmp_path).model_copy(update=changes))
    assert facts is not None
    assert facts.fault is None
    missing = {Scope.VOUCHING: medical, Scope.LOOKUPS: staffed}
    assert facts.lacking == (
        {each for each, there in missing.items() if not there} if profile == "reception" else set()
    )
