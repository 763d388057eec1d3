"""An adjudicator on a database, with people in it, and what several processes do to it at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Generic, TypeVar

from cryptography import x509
from sqlalchemy import Connection, event, text
from sqlalchemy.engine import Engine

from kiosk.eligibility.adjudicator import Adjudicator, Asker, RevocationSource
from kiosk.eligibility.database import Database
from kiosk.eligibility.enrolment import Enrolment, Roster
from kiosk.eligibility.model import (
    Answer,
    Coverage,
    CoverageDetails,
    DiseaseCertificate,
    ElderlyCertificate,
    LimitCertificate,
    Proof,
    Purpose,
    Sex,
)
from kiosk.eligibility.revocation import GivenRevocation
from kiosk.eligibility.rules import RulePolicy
from kiosk.eligibility.testing import Clock, Signer
from kiosk.trust import Anchor, TrustStore
from tests.kiosk.eligibility.desk import COVERAGE, signer
from tests.kiosk.eligibility.minting import CA, NOW, Mint, make_list

T = TypeVar("T")
KIOSK = Asker("kiosk-1", site="clinic", medical=True, staffed=True)
OTHER = Asker("kiosk-2", site="clinic", medical=True, staffed=True)
LIMIT = LimitCertificate("01", "A03", issued=date(2026, 4, 1), valid_from=date(2026, 4, 1))
DISEASE = DiseaseCertificate(1, 10_000, issued=date(2026, 4, 1))
DETAILS = CoverageDetails(
    insured_name="試験 太郎",
    sex=Sex.FEMALE,
    qualified_on=date(2020, 4, 1),
    elderly=ElderlyCertificate(30),
    limit=LIMIT,
    diseases=(DISEASE,),
    reference_number="0012345",
)
DETAILED = replace(COVERAGE, details=DETAILS)
WITHOUT_DISEASES = replace(COVERAGE, details=replace(DETAILS, diseases=()))


@dataclass
class Court:
    """One adjudicator, as of one clock; its lists are fresh at NOW and for a day."""

    database: Database
    clock: Clock = field(default_factory=lambda: Clock(NOW))

    def __post_init__(self) -> None:
        self.roster = Roster(self.database)
        self.adjudicator = self.sit(self.database)

    def sit(
        self, database: Database, source: RevocationSource | None = None, policy: RulePolicy | None = None
    ) -> Adjudicator:
        store = TrustStore([Anchor(CA.certificate)])
        lists = source or GivenRevocation([make_list(at=self.clock())])
        return Adjudicator(database, store, lists, policy, now=self.clock)

    def revoke(self, *serials: int, reason: x509.ReasonFlags | None = None) -> None:
        self.adjudicator = self.sit(
            self.database, GivenRevocation([make_list(at=self.clock(), revoked=dict.fromkeys(serials, reason))])
        )

    def enroll(
        self,
        mint: Mint,
        registered_at: datetime | None = None,
        *,
        coverage: Coverage | None = COVERAGE,
        protected: bool = False,
    ) -> Signer:
        self.roster.enroll(Enrolment((mint.der,), coverage, registered_at, protected))
        return signer(mint)

    def proof(self, who: Signer, purpose: Purpose, asker: Asker = KIOSK) -> Proof:
        return who.prove(self.adjudicator.challenge(asker, purpose, timeout=5))

    def ask(self, who: Signer, purpose: Purpose, request_id: str, asker: Asker = KIOSK) -> Answer:
        proof = self.proof(who, purpose, asker)
        return self.adjudicator.answer(asker, purpose, proof, request_id=request_id, timeout=5)

    def query(self, statement: str) -> list[tuple[object, ...]]:
        with self.database.transaction(5) as connection:
            return [tuple(row) for row in connection.execute(text(statement))]


@contextmanager
def counted() -> Iterator[list[str]]:
    """What statements are sent meanwhile, by any engine; transactions' own beginning and end are not among them."""
    seen: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


class Aside(threading.Thread, Generic[T]):
    """Something that is done on a thread of its own, as another process would."""

    def __init__(self, what: Callable[[], T]) -> None:
        super().__init__(daemon=True)
        self._what = what
        self._found: list[T] = []
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._found.append(self._what())
        except BaseException as error:  # noqa: BLE001 (raised again where the result is asked for)
            self._error = error

    def result(self) -> T:
        self.join(20)
        assert not self.is_alive()
        if self._error is not None:
            raise self._error
        return self._found[0]


def await_waiting(database: Database) -> None:
    """Return when another transaction waits for a row. In SQLite there is no such thing: all wait for the whole."""
    deadline = time.monotonic() + 10
    while database.dialect == "postgresql":
        with database.transaction(5) as connection:
            if connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar():
                return
        assert time.monotonic() < deadline, "nobody waits"
