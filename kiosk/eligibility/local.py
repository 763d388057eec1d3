"""The backend that decides by itself, from a database on this computer: for demonstrations, tests and small sites.

It is strict as a backend in a data centre would be: nothing is believed but a fresh challenge signed by a certificate
whose path, revocation and dates were checked.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, Field

from kiosk.eligibility import ledger
from kiosk.eligibility.base import BackendContext, BackendError, ConfigurationError
from kiosk.eligibility.database import Database
from kiosk.eligibility.enrolment import Enrolment, Roster
from kiosk.eligibility.judgement import Findings, decide
from kiosk.eligibility.model import (
    NONCE_SIZE,
    Answer,
    Assurance,
    Challenge,
    Proof,
    Purpose,
    Registered,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.rules import RulePolicy
from kiosk.trust import ListFolder, RevocationList, decode_list, load_store, verify_signature

_PROBE_TIMEOUT: Final = 1.0  # seconds


class LocalSettings(BaseModel):
    """The table of the local backend in the configuration.

    `database` is a URL: sqlite:/// and a path, or sqlite:// for memory. `anchors` is a PEM bundle, `crls` a folder of
    revocation lists, without which nothing is decided. The rest are the boundaries of `RulePolicy`, how long a
    challenge may be answered, and for how long a repeated request gets its former answer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    database: str = Field(min_length=1)
    anchors: Path
    crls: Path | None = None
    renewal_wait_hours: int = Field(default=24, ge=0)
    last_days: int = Field(default=5, ge=0)
    grace: bool = True
    grace_months: int = Field(default=3, ge=0)
    challenge_seconds: int = Field(default=120, ge=5, le=600)
    answers_kept_days: int = Field(default=7, ge=1)

    def policy(self) -> RulePolicy:
        """The boundaries of the rules."""
        return RulePolicy(
            timedelta(hours=self.renewal_wait_hours), self.last_days, self.grace_months if self.grace else None
        )


class LocalBackend:
    """An EligibilityBackend on SQLite. May be shared by threads.

    Raises ConfigurationError for anchors, lists or a database that cannot be used, and for a test PKI where the context
    does not allow it; BackendError for a database that is locked or a full disk.
    """

    Settings: ClassVar[type[BaseModel]] = LocalSettings

    def __init__(self, settings: Any, context: BackendContext) -> None:  # noqa: ANN401 (each backend has its own type)
        if not isinstance(settings, LocalSettings):
            raise TypeError("the local backend takes LocalSettings")
        self._settings: LocalSettings = settings
        self._context = context
        self._policy = settings.policy()
        self._store = load_store(settings.anchors, allow_test_pki=context.allow_test_pki)
        self._folder = None if settings.crls is None else ListFolder(settings.crls)
        self._given: tuple[tuple[RevocationList, ...], tuple[bytes, ...]] | None = None
        self._database = Database(settings.database)
        self.roster = Roster(self._database)

    def challenge(self, purpose: Purpose, *, timeout: float) -> Challenge:
        """Issue a challenge; see EligibilityBackend."""
        with self._database.transaction(timeout) as connection:
            now = self._context.now()
            lifetime = timedelta(seconds=self._settings.challenge_seconds)
            issued = Challenge(
                secrets.token_urlsafe(24), secrets.token_bytes(NONCE_SIZE), purpose, self._context.kiosk, now + lifetime
            )
            ledger.purge(connection, now, timedelta(days=self._settings.answers_kept_days))
            ledger.keep_challenge(connection, issued, now)
        return issued

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Register; see EligibilityBackend."""
        return self._answer(Purpose.REGISTER, proof, request_id, timeout)

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Answer with the coverage; see EligibilityBackend."""
        return self._answer(Purpose.COVERAGE, proof, request_id, timeout)

    def probe(self) -> None:
        """Return when the database can be written and a revocation list is in force; see EligibilityBackend."""
        with self._database.transaction(_PROBE_TIMEOUT):
            pass
        lists, responses = self._revocation()
        if not responses and not self._store.has_fresh_list(lists, self._context.now()):
            raise BackendError(
                "no revocation list is in force; nothing can be decided until a fresh one is in its folder"
            )

    def close(self) -> None:
        """Close the database; may be called again."""
        self._database.close()

    def enroll(self, enrolment: Enrolment) -> None:
        """Put a person into the database, in the place of the one who is known by the same certificate."""
        self.roster.enroll(enrolment)

    def set_revocation(self, lists: Iterable[bytes] = (), responses: Iterable[bytes] = ()) -> None:
        """Decide by these CRLs and OCSP responses from now on, not by the folder's.

        Raises ConfigurationError for a CRL that cannot be read.
        """
        decoded = [decode_list(data) for data in lists]
        if None in decoded:
            raise ConfigurationError("a revocation list cannot be read; DER or PEM is expected")
        self._given = tuple(found for found in decoded if found is not None), tuple(responses)

    def _revocation(self) -> tuple[tuple[RevocationList, ...], tuple[bytes, ...]]:
        if self._given is not None:
            return self._given
        return (() if self._folder is None else self._folder.current()), ()

    def _answer(self, purpose: Purpose, proof: Proof, request_id: str, timeout: float) -> Answer:
        if not 0 < len(request_id) <= 64:
            raise ValueError("a request is named by 1 to 64 characters")
        if proof.assurance is not Assurance.PIN:
            # A check by eye proves no key; whoever was recognised by staff is served by staff.
            return Undecided(UndecidedReason.UNAVAILABLE)
        digest = _digest(purpose, self._context.kiosk, proof)
        lists, responses = self._revocation()
        with self._database.transaction(timeout) as connection:
            now = self._context.now()
            before = ledger.find_answer(connection, request_id)
            if before is not None:
                if before[0] != digest:
                    raise BackendError("the name of this request was used for another one")
                return before[1]
            challenge = ledger.take_challenge(connection, proof.challenge_id, purpose, self._context.kiosk, now)
            if challenge is None:
                return Undecided(UndecidedReason.CHALLENGE_EXPIRED)
            genuine = verify_signature(proof.certificate, challenge.message(), proof.signature)
            verdict = self._store.judge(proof.certificate, now, lists=lists, responses=responses)
            person = ledger.find_person(connection, verdict.certificate)
            findings = Findings(
                genuine=genuine,
                verdict=verdict,
                person=None if person is None else person.number,
                protected=person is not None and person.protected,
                registered_at=None if person is None else person.registered_at,
                coverage=None if person is None else person.coverage,
            )
            answer = decide(purpose, findings, now, self._policy)
            if isinstance(answer, Registered) and not answer.already and person is not None:
                ledger.keep_registration(connection, person.number, request_id, answer.registered_at)
            ledger.keep_answer(connection, request_id, digest, findings.person, answer, now)
        return answer


def _digest(purpose: Purpose, kiosk: str, proof: Proof) -> bytes:
    """What a request said, in 32 bytes: a repeated one says the same, since the card's signatures know no chance."""
    parts = (purpose.value.encode(), kiosk.encode(), proof.challenge_id.encode(), proof.certificate, proof.signature)
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


__all__ = ["Enrolment", "LocalBackend", "LocalSettings"]
