"""Every persona of the virtual cards gets from the local backend the answer that it is made for, at any time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.local import Enrolment, LocalBackend, LocalSettings
from kiosk.eligibility.model import Answer, Covered, Purpose, RefusalReason, Refused, Registered, StaffNotice
from kiosk.eligibility.testing import Signer
from reader.virtual import pki
from reader.virtual.issuance import credentials
from reader.virtual.persona import load_personas
from tests.kiosk.eligibility.desk import COVERAGE, ask

WHOLE, LIMITED = COVERAGE, replace(COVERAGE, eligibility_only=True)
ENDING = replace(COVERAGE, notices=(StaffNotice.EXPIRES_WITHIN_3_MONTHS,))
R = RefusalReason
MOMENTS = [
    datetime(2026, 11, 22, 3, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 14, 59, 59, tzinfo=UTC),  # the last second of a leap day in Japan
    datetime(2031, 12, 31, 15, 0, 0, tzinfo=UTC),  # the first second of a year in Japan
]


def _expected(now: datetime, since: datetime) -> dict[str, tuple[Answer, Answer]]:
    """What registering and showing the coverage come to, in this order."""
    new, already = Registered(now, already=False, coverage=WHOLE), Registered(since, already=True, coverage=WHOLE)
    fresh = (new, Refused(R.NOT_REGISTERED))
    known = (already, Covered(WHOLE))
    return {
        "android": known,
        "blocked": fresh,
        "child": fresh,
        "expiring": (Refused(R.EXPIRES_SOON), Refused(R.NOT_REGISTERED)),
        "expiring-registered": (Registered(since, already=True, coverage=ENDING), Covered(ENDING)),
        "face": known,
        "grace": (Registered(since, already=True, coverage=LIMITED), Covered(LIMITED)),
        "hanako": known,
        "iphone": fresh,
        "last-try": fresh,
        "protected": (Refused(R.CANNOT_USE), Refused(R.CANNOT_USE)),
        "renewed": (Refused(R.RENEWED_RECENTLY, now + timedelta(hours=21)), Refused(R.NOT_REGISTERED)),
        "revoked": (Refused(R.REVOKED), Refused(R.REVOKED)),
        "short-length": fresh,
        "superseded": (Refused(R.SUPERSEDED), Refused(R.SUPERSEDED)),
        "taro": fresh,
    }


@pytest.fixture(params=MOMENTS, ids=lambda moment: f"{moment:%Y-%m-%d}")
def now(request: pytest.FixtureRequest) -> datetime:
    moment: datetime = request.param
    return moment


@pytest.fixture
def backend(tmp_path: Path, now: datetime) -> Iterator[LocalBackend]:
    anchors = tmp_path / "anchors.pem"
    anchors.write_bytes(b"".join(found.public_bytes(Encoding.PEM) for found in pki.anchors()))
    made = LocalBackend(
        LocalSettings(database="sqlite://", anchors=anchors), BackendContext("kiosk-1", True, lambda: now)
    )
    yield made
    made.close()


def test_every_persona(backend: LocalBackend, now: datetime) -> None:
    since = now - timedelta(days=30)
    signers = {}
    revoked: dict[pki.Authority, dict[int, x509.ReasonFlags]] = {}
    for name, persona in load_personas().items():
        issued = credentials(persona, now)
        if issued.authentication is None:
            continue
        backend.enroll(Enrolment((issued.der,), COVERAGE, since if persona.registered else None, persona.protected))
        assert isinstance(issued.authentication_key, rsa.RSAPrivateKey)
        signers[name] = Signer(issued.der, issued.authentication_key)
        listed = revoked.setdefault(issued.authentication_authority, {})
        if persona.revoked is not None:
            listed[issued.serial] = persona.revoked
    backend.set_revocation([pki.crl(now, listed, authority) for authority, listed in revoked.items()])
    before = {name: ask(backend, Purpose.COVERAGE, who, f"{name}-show") for name, who in signers.items()}
    found = {name: (ask(backend, Purpose.REGISTER, who, name), before[name]) for name, who in signers.items()}
    assert found == _expected(now, since)
