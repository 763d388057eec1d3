"""The backend that decides by itself, from a database on this computer: for demonstrations, tests and small sites.

It is strict as a backend in a data centre would be: nothing is believed but a fresh challenge signed by a certificate
whose path, revocation and dates were checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from kiosk.eligibility.adjudicator import Adjudicator, Asker, Conflict, Lifetimes, NotAllowed, RevocationSource
from kiosk.eligibility.base import BackendContext, BackendError, ConsentKeeping, NumberLookup
from kiosk.eligibility.database import open_database
from kiosk.eligibility.enrolment import Enrolment, Roster
from kiosk.eligibility.model import (
    Answer,
    Challenge,
    Consents,
    InsuredNumber,
    LookedUp,
    Proof,
    Purpose,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.revocation import GivenRevocation, make_revocation
from kiosk.trust import load_store


class LocalSettings(BaseModel):
    """The table of the local backend in the configuration.

    `database` is a URL: sqlite:/// and a path, or sqlite:// for memory. `anchors` is a PEM bundle. `crls` is a folder
    of revocation lists, `ocsp` the URL of an OCSP responder, `ocsp_allowed` the URLs that a certificate may name as its
    responder where `ocsp` is missing; without any of them nothing is decided. `medical` says that the kiosk stands in a
    medical institution or pharmacy, whose staff may compare face and photograph; `staffed` that somebody is there, so
    that persons may be looked up by the numbers of a paper. The rest: how long a challenge may be answered, and for how
    long a repeated request gets its former answer. The boundaries of the rules come with the context.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    database: str = Field(min_length=1)
    anchors: Path
    crls: Path | None = None
    ocsp: str | None = None
    ocsp_allowed: tuple[str, ...] = ()
    medical: bool = False
    staffed: bool = False
    challenge_seconds: int = Field(default=120, ge=5, le=600)
    answers_kept_days: int = Field(default=7, ge=7)

    def lifetimes(self) -> Lifetimes:
        """For how long things hold."""
        return Lifetimes(
            challenge=timedelta(seconds=self.challenge_seconds), answers=timedelta(days=self.answers_kept_days)
        )


class LocalBackend:
    """An EligibilityBackend on a database of its own, with ConsentKeeping and NumberLookup. May be shared by threads.

    Raises ConfigurationError for anchors, lists or a database that cannot be used, and for a test PKI where the context
    does not allow it; BackendError for a database that is locked or a full disk.
    """

    Settings: ClassVar[type[BaseModel]] = LocalSettings

    def __init__(self, settings: Any, context: BackendContext) -> None:  # noqa: ANN401 (each backend has its own type)
        if not isinstance(settings, LocalSettings):
            raise TypeError("the local backend takes LocalSettings")
        self._settings: LocalSettings = settings
        self._context = context
        self._asker = Asker(context.kiosk, medical=settings.medical, staffed=settings.staffed)
        self._store = load_store(settings.anchors, allow_test_pki=context.allow_test_pki)
        self._source = make_revocation(
            self._store,
            context.now,
            crls=settings.crls,
            ocsp_url=settings.ocsp,
            ocsp_allowed=settings.ocsp_allowed,
        )
        self._database = open_database(settings.database, migrate=True)
        self._adjudicator = self._adjudicate_by(self._source)
        self.roster = Roster(self._database)

    def challenge(self, purpose: Purpose, *, timeout: float) -> Challenge:
        """Issue a challenge; see EligibilityBackend."""
        return self._adjudicator.challenge(self._asker, purpose, timeout=timeout)

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Register; see EligibilityBackend."""
        return self._answer(Purpose.REGISTER, proof, request_id, timeout)

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Answer with the coverage; see EligibilityBackend."""
        return self._answer(Purpose.COVERAGE, proof, request_id, timeout)

    def consent(self, consents: Consents, *, request_id: str, timeout: float) -> Answer:
        """Keep consents; see ConsentKeeping."""
        answer = self._adjudicator.consent(self._asker, consents, request_id=request_id, timeout=timeout)
        if answer is None:
            raise BackendError("there is no recent answer of this kiosk to which a consent could belong")
        return answer

    def look_up(self, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp:
        """Look a person up; see NumberLookup."""
        try:
            return self._adjudicator.look_up(self._asker, query, request_id=request_id, timeout=timeout)
        except (Conflict, NotAllowed) as error:
            raise BackendError(str(error)) from None

    def can(self, ability: type[ConsentKeeping | NumberLookup]) -> bool:
        """Whether it keeps consents, or looks persons up, at a site like this one; see Fronting."""
        return self._settings.staffed if ability is NumberLookup else True

    @property
    def takes_visual_check(self) -> bool:
        """Whether it stands in a medical institution; see Vouching."""
        return self._settings.medical

    def probe(self) -> None:
        """Return when the database can be written and a revocation list is in force; see EligibilityBackend."""
        self._adjudicator.probe()

    def close(self) -> None:
        """Close the database and the connections to a responder; may be called again."""
        self._source.close()
        self._database.close()

    def enroll(self, enrolment: Enrolment) -> None:
        """Put a person into the database, in the place of the one who is known by the same certificate."""
        self.roster.enroll(enrolment)

    def set_revocation(self, lists: Iterable[bytes] = (), responses: Iterable[bytes] = ()) -> None:
        """Decide by these CRLs and OCSP responses from now on, not by the folder's.

        Raises ConfigurationError for a CRL that cannot be read.
        """
        self._adjudicator = self._adjudicate_by(GivenRevocation(lists, responses))

    def _adjudicate_by(self, source: RevocationSource) -> Adjudicator:
        context = self._context
        return Adjudicator(self._database, self._store, source, context.policy, self._settings.lifetimes(), context.now)

    def _answer(self, purpose: Purpose, proof: Proof, request_id: str, timeout: float) -> Answer:
        try:
            return self._adjudicator.answer(self._asker, purpose, proof, request_id=request_id, timeout=timeout)
        except NotAllowed:
            # Whoever was recognised by staff is served by staff where the kiosk may not go by that.
            return Undecided(UndecidedReason.UNAVAILABLE)
        except Conflict as error:
            raise BackendError(str(error)) from None


__all__ = ["Enrolment", "LocalBackend", "LocalSettings"]
