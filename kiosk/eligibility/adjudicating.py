"""What is asked of whoever adjudicates, and the values that go with it: who asks, for how long things hold, what
insurers report. `kiosk.eligibility.adjudicator` is where it is decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Protocol

from kiosk.eligibility.model import Answer, Challenge, Consents, InsuredNumber, LookedUp, Proof, Purpose
from kiosk.trust import RevocationList


class ProtectionKind(Enum):
    """What insurers report of a person in danger (the two flags of the online eligibility system)."""

    WITHHELD = "withheld"  # 自己情報提供不可: the card cannot be used, and not be registered
    UNDISCLOSED = "undisclosed"  # 不開示該当: the card can be used; nothing that tells where the person lives is said


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: an enrolled kiosk, and what its site allows.

    `medical`: a medical institution or pharmacy, whose staff may compare face and photograph. `staffed`: somebody is
    there, so that persons may be looked up by the numbers of a paper.
    """

    kiosk: str
    site: str = ""
    medical: bool = False
    staffed: bool = False


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """For how long a challenge may be answered, a consent holds, and a repeated request gets its former answer."""

    challenge: timedelta = timedelta(minutes=2)
    consent: timedelta = timedelta(hours=24)
    answers: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RevocationData:
    """What is at hand about the revocation of one certificate: decoded CRLs, and OCSP responses (DER)."""

    lists: tuple[RevocationList, ...] = ()
    responses: tuple[bytes, ...] = ()


class RevocationSource(Protocol):
    """Where revocation data come from: a folder of lists, an OCSP responder, or both. May be shared by threads."""

    def data_for(self, certificate: bytes, *, timeout: float) -> RevocationData:
        """What is at hand for this certificate (DER, possibly hostile). Never raises; nothing at hand is an answer."""
        ...

    def probe(self) -> None:
        """Return when there are data to decide by; raises BackendError that says what is missing."""
        ...


class Conflict(Exception):
    """The name of a request was used for another request."""


class NotAllowed(Exception):
    """The site of this kiosk does not allow what was asked."""


class Adjudicating(Protocol):
    """What the adjudicator offers. `timeout` is in seconds; every method may raise BackendError, and BackendTimeout
    where it is not known whether something was kept.
    """

    def challenge(self, asker: Asker, purpose: Purpose, *, timeout: float) -> Challenge:
        """Issue a challenge: 32 random bytes, single use, bound to the kiosk and the purpose."""
        ...

    def answer(self, asker: Asker, purpose: Purpose, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Decide about a proof, once: the same request gets the same answer again.

        Raises Conflict for another request of the same name, NotAllowed for a visual check where the site has none,
        ValueError for a `request_id` that has not 1 to 64 characters.
        """
        ...

    def settle(self, asker: Asker, request_id: str, challenge_id: str, *, timeout: float) -> Answer | None:
        """What was answered to a request; None when it was not answered, and from now on never will be.

        Uses the challenge up, so that a request still under way comes to nothing.
        """
        ...

    def consent(self, asker: Asker, consents: Consents, *, request_id: str, timeout: float) -> Answer | None:
        """Keep what a visitor said after the answer to `request_id`, and answer anew; None for a request that this
        kiosk did not make, that was not answered by a coverage or a registration, or that lies too far back.
        """
        ...

    def look_up(self, asker: Asker, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp:
        """Look a person up by the numbers of a paper. Raises NotAllowed where the site is not staffed."""
        ...

    def purge(self) -> None:
        """Forget what is over: challenges, tokens, answers (which the report keeps as numbers), consents."""
        ...

    def probe(self) -> None:
        """Return when it could decide now; raises BackendError with the reason."""
        ...
