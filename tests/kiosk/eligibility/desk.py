"""A local backend with people in it, on a file or in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.local import Enrolment, LocalBackend, LocalSettings
from kiosk.eligibility.model import Answer, Coverage, Purpose, Relationship, Validity
from kiosk.eligibility.rules import RulePolicy
from kiosk.eligibility.testing import Clock, Signer
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.minting import CA, NOW, OLD_CA, Mint, make_list

COVERAGE = Coverage(
    validity=Validity.VALID,
    insurer_number="06132013",
    insurer_name="試験健康保険組合",
    symbol="試験12",
    number="3456789",
    branch="01",
    relationship=Relationship.DEPENDENT,
    name="試験 花子",
    name_kana="シケン ハナコ",
    birth_date=date(1988, 3, 14),
    valid_from=date(2020, 4, 1),
    valid_until=None,
    burden_ratio=30,
)
# The day of birth as it is written here and there; four bare digits stand in so many random letters by chance.
_BORN = ("1988-03-14", "19880314", "1988, 3, 14", "1988年", "(1988")
SECRETS = ("試験健康保険組合", "06132013", "試験12", "3456789", "試験 花子", "シケン ハナコ", "997794E9AGCIEG", *_BORN)


def signer(mint: Mint, key: str = "card-auth-00") -> Signer:
    return Signer(mint.der, private_key(key), (*SECRETS, f"{mint.serial:x}", str(mint.serial)))


@dataclass
class Desk:
    """Makes backends on one database file, all with one clock; their lists are fresh at NOW and for a day."""

    folder: Path
    clock: Clock = field(default_factory=lambda: Clock(NOW))
    settings: dict[str, object] = field(default_factory=dict)
    policy: RulePolicy = field(default_factory=RulePolicy)
    made: list[LocalBackend] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.folder / "data" / "eligibility.db"

    def open(self, kiosk: str = "kiosk-1") -> LocalBackend:
        anchors = self.folder / "anchors.pem"
        anchors.write_bytes(CA.pem + OLD_CA.pem)
        given = {"database": f"sqlite:///{self.file}", "anchors": anchors} | self.settings
        context = BackendContext(kiosk, True, self.clock, policy=self.policy)
        backend = LocalBackend(LocalSettings.model_validate(given), context)
        backend.set_revocation([make_list(at=self.clock()), make_list(OLD_CA, at=self.clock())])
        self.made.append(backend)
        return backend

    def close(self) -> None:
        for backend in self.made:
            backend.close()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Another program writes to the file, and takes its time."""
        other = sqlite3.connect(self.file, isolation_level=None)
        try:
            other.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            other.close()


def ask(backend: LocalBackend, purpose: Purpose, who: Signer, request_id: str) -> Answer:
    proof = who.prove(backend.challenge(purpose, timeout=5))
    call = backend.register if purpose is Purpose.REGISTER else backend.coverage
    return call(proof, request_id=request_id, timeout=5)


def enroll(
    backend: LocalBackend, mint: Mint, registered_at: datetime | None = None, *, protected: bool = False
) -> Signer:
    backend.enroll(Enrolment((mint.der,), COVERAGE, registered_at, protected))
    return signer(mint)


LONG_AGO = NOW - timedelta(days=400)


def expiring(days: int) -> Mint:
    """A certificate whose last day in Japan is so many days after today, NOW being noon there."""
    return Mint(end=NOW.replace(hour=14, minute=59, second=59) + timedelta(days=days))
