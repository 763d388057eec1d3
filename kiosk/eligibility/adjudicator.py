"""Where it is decided: one set of rules, one set of statements, for the local backend and for the service.

A request is a transaction. All that it finds out is found out for everybody alike, and then `judgement.decide` says
what that means; see there for what may not be told apart. What costs time and needs no data (the path of a certificate,
its revocation) is done before the transaction begins.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography.hazmat.primitives.asymmetric import rsa
from sqlalchemy import Connection

from kiosk.eligibility import ledger
from kiosk.eligibility.adjudicating import (
    Adjudicating,
    Asker,
    Conflict,
    Lifetimes,
    NotAllowed,
    ProtectionKind,
    RevocationData,
    RevocationSource,
)
from kiosk.eligibility.consents import find_consents, keep_consents, keep_objections
from kiosk.eligibility.database import Database
from kiosk.eligibility.disclosure import disclose
from kiosk.eligibility.judgement import Findings, decide
from kiosk.eligibility.lookup import find_insured
from kiosk.eligibility.model import (
    NONCE_SIZE,
    Answer,
    Assurance,
    Challenge,
    ConsentItem,
    Consents,
    InsuredNumber,
    LookedUp,
    Proof,
    Purpose,
    Registered,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.eligibility.precedent import Request, find_answer, find_answer_of, keep_answer, keep_lookup
from kiosk.eligibility.rules import RulePolicy
from kiosk.eligibility.tally import forget
from kiosk.trust import TrustStore, Verdict
from kiosk.trust.certificate import read_key, verify_by_key

_NAME_SIZE: Final = 64  # characters that a request's name and a member of staff may have
_PROBE_TIMEOUT: Final = 1.0  # seconds
_PURGE_EVERY: Final = timedelta(minutes=5)
_PURGE_TIMEOUT: Final = 10.0
_LOOK_UP: Final = "look-up"
_EXPIRED: Final = Undecided(UndecidedReason.CHALLENGE_EXPIRED)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Case:
    """What could be found out about a proof before the transaction began."""

    purpose: Purpose
    proof: Proof
    verdict: Verdict
    key: rsa.RSAPublicKey | None


class Adjudicator:
    """Adjudicating on a database. May be shared by threads, and any number of them may share a PostgreSQL database.

    `now` gives the time (aware); the clocks of several machines may differ by seconds.
    """

    def __init__(
        self,
        database: Database,
        store: TrustStore,
        revocation: RevocationSource,
        policy: RulePolicy | None = None,
        lifetimes: Lifetimes | None = None,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._database = database
        self._store = store
        self._revocation = revocation
        self._policy = policy or RulePolicy()
        self._lifetimes = lifetimes or Lifetimes()
        self._now = now
        self._purging = threading.Lock()
        self._purged_at: datetime | None = None

    def challenge(self, asker: Asker, purpose: Purpose, *, timeout: float) -> Challenge:
        """See Adjudicating. One statement."""
        now = self._now()
        issued = Challenge(
            secrets.token_urlsafe(24),
            secrets.token_bytes(NONCE_SIZE),
            purpose,
            asker.kiosk,
            now + self._lifetimes.challenge,
        )
        with self._database.transaction(timeout) as connection:
            ledger.keep_challenge(connection, issued, now)
        return issued

    def answer(self, asker: Asker, purpose: Purpose, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """See Adjudicating. Three statements for everybody, a fourth for who is registered by it."""
        _check_name(request_id)
        _check_assurance(asker, proof)
        deadline = time.monotonic() + timeout
        # Half of the time at most: a responder that hangs must not use up what the database needs.
        data = self._revocation.data_for(proof.certificate, timeout=timeout / 2)
        verdict = self._store.judge(proof.certificate, self._now(), lists=data.lists, responses=data.responses)
        case = _Case(purpose, proof, verdict, read_key(proof.certificate))
        request = _request(asker, purpose, proof, request_id)
        with self._database.transaction(deadline - time.monotonic()) as connection:
            now = self._now()
            challenge = ledger.take_challenge(connection, proof.challenge_id, purpose, asker.kiosk, now)
            if challenge is None:
                return _repeat(connection, request)
            return self._decide(connection, request, case, challenge, now)

    def settle(self, asker: Asker, request_id: str, challenge_id: str, *, timeout: float) -> Answer | None:
        """See Adjudicating. The row of the challenge decides who comes first, this or the request."""
        _check_name(request_id)
        with self._database.transaction(timeout) as connection:
            ledger.void_challenge(connection, challenge_id, asker.kiosk)
            before = find_answer_of(connection, request_id, asker.kiosk)
        return None if before is None else before.answer()

    def consent(self, asker: Asker, consents: Consents, *, request_id: str, timeout: float) -> Answer | None:
        """See Adjudicating. A request lies too far back when a consent that was given then would have ended."""
        _check_name(request_id)
        with self._database.transaction(timeout) as connection:
            now = self._now()
            before = find_answer_of(connection, request_id, asker.kiosk)
            if before is None or not before.opens or before.answered_at + self._lifetimes.consent <= now:
                return None
            until = now + self._lifetimes.consent
            keep_consents(connection, request_id, consents, now, until, eligibility_only=before.eligibility_only)
            if before.person is not None:
                keep_objections(connection, before.person, consents, now)
            given = find_consents(connection, request_id, now)
        return before.answer(diseases=ConsentItem.DISEASES in given)

    def look_up(self, asker: Asker, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp:
        """See Adjudicating. Kept of it: that it was asked, by whom, with what outcome, and the consent."""
        _check_name(request_id)
        if not asker.staffed:
            raise NotAllowed("persons are looked up by their numbers where staff are only")
        with self._database.transaction(timeout) as connection:
            now = self._now()
            found = [disclose(coverage, now, limit=query.limit_consent) for coverage in find_insured(connection, query)]
            match found:
                case []:
                    answer = LookedUp(Validity.NO_QUALIFICATION)
                case [coverage]:
                    answer = LookedUp(coverage.validity, coverage)
                case _:
                    answer = LookedUp(Validity.SEVERAL_MATCHES)
            self._keep_lookup(connection, asker, query, request_id, answer, now)
        return answer

    def purge(self) -> None:
        """See Adjudicating. In small transactions, and by several processes at once where there are."""
        more = True
        while more:
            with self._database.transaction(_PURGE_TIMEOUT) as connection:
                more = forget(connection, self._now(), self._lifetimes.answers)

    def probe(self) -> None:
        """See Adjudicating. Forgets what is over, too, from time to time."""
        with self._database.transaction(_PROBE_TIMEOUT):
            pass
        self._revocation.probe()
        if self._purging.acquire(blocking=False):
            try:
                self._purge_sometimes()
            finally:
                self._purging.release()

    def _purge_sometimes(self) -> None:
        now = self._now()
        if self._purged_at is None or not timedelta(0) <= now - self._purged_at < _PURGE_EVERY:
            self.purge()
            self._purged_at = now

    def _decide(
        self,
        connection: Connection,
        request: Request,
        case: _Case,
        challenge: Challenge,
        now: datetime,
    ) -> Answer:
        person = ledger.find_person(connection, case.verdict.certificate)
        findings = Findings(
            genuine=_is_genuine(case, challenge),
            verdict=case.verdict,
            person=None if person is None else person.number,
            protected=person is not None and person.protected,
            registered_at=None if person is None else person.registered_at,
            coverage=None if person is None else person.coverage,
            renewed_at=None if person is None else person.renewed_at,
        )
        answer = decide(case.purpose, findings, now, self._policy)
        if isinstance(answer, Registered) and not answer.already and person is not None:
            answer = _register(connection, request, person.number, answer)
        if not keep_answer(connection, request, findings.person, answer, now):
            raise Conflict("the name of this request was used for another one")
        return answer

    def _keep_lookup(
        self,
        connection: Connection,
        asker: Asker,
        query: InsuredNumber,
        request_id: str,
        answer: LookedUp,
        now: datetime,
    ) -> None:
        # Nothing of the query: who was looked up is not kept, nor what one could find it out from.
        digest = _digest(_LOOK_UP.encode(), asker.kiosk.encode(), request_id.encode())
        request = Request(request_id, digest, asker.kiosk, _LOOK_UP)
        if not keep_lookup(connection, request, answer.validity.name.lower().replace("_", "-"), now):
            before = find_answer(connection, request_id)
            if before is None or before.digest != digest:
                raise Conflict("the name of this request was used for another one")
        if query.limit_consent:
            consents = Consents(given=frozenset({ConsentItem.LIMIT}))
            until = now + self._lifetimes.consent
            keep_consents(connection, request_id, consents, now, until, eligibility_only=False)


def _check_name(request_id: str) -> None:
    if not 0 < len(request_id) <= _NAME_SIZE:
        raise ValueError(f"a request is named by 1 to {_NAME_SIZE} characters")


def _check_assurance(asker: Asker, proof: Proof) -> None:
    if proof.assurance is not Assurance.VISUAL_CHECK:
        return
    if not asker.medical:
        raise NotAllowed("staff compare face and photograph at medical institutions only")
    if not 0 < len(proof.staff.strip()) <= len(proof.staff) <= _NAME_SIZE:
        raise NotAllowed(f"a check by eye names the member of staff by 1 to {_NAME_SIZE} characters")


def _request(asker: Asker, purpose: Purpose, proof: Proof, request_id: str) -> Request:
    """The request, with a digest of what it said: repeated, it says the same, since a card signs without chance."""
    staff = proof.staff if proof.assurance is Assurance.VISUAL_CHECK else ""
    texts = (purpose.value, asker.kiosk, proof.challenge_id, proof.assurance.value, staff)
    digest = _digest(*(text.encode() for text in texts), proof.certificate, proof.signature)
    return Request(request_id, digest, asker.kiosk, purpose.value, proof.assurance, staff)


def _digest(*parts: bytes) -> bytes:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


def _is_genuine(case: _Case, challenge: Challenge) -> bool:
    """Whether the card's key answered the challenge; where staff compared face and photograph, no key is proved."""
    signed = verify_by_key(case.key, challenge.message(), case.proof.signature)
    return signed if case.proof.assurance is Assurance.PIN else not case.proof.signature


def _repeat(connection: Connection, request: Request) -> Answer:
    """The former answer to a request whose challenge cannot be used (any more)."""
    before = find_answer(connection, request.id)
    if before is None:
        return _EXPIRED
    if before.digest != request.digest:
        raise Conflict("the name of this request was used for another one")
    return before.answer()


def _register(connection: Connection, request: Request, person: int, answer: Registered) -> Registered:
    made = ledger.keep_registration(
        connection,
        person,
        request.id,
        answer.registered_at,
        kiosk=request.kiosk,
        assurance=request.assurance.value,
    )
    if made:
        return answer
    # Another kiosk was faster, by a moment, or the name of the request was used.
    since = ledger.find_registration(connection, person)
    if since is None:
        raise Conflict("the name of this request was used for another one")
    return Registered(since, already=True, coverage=answer.coverage)


__all__ = [
    "Adjudicating",
    "Adjudicator",
    "Asker",
    "Conflict",
    "Lifetimes",
    "NotAllowed",
    "ProtectionKind",
    "RevocationData",
    "RevocationSource",
]
