"""The interface of an eligibility backend. A third party implements it, names it by an entry point of the group
`kiosk.eligibility`, and proves it with `kiosk.eligibility.testing.BackendContract`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable

from pydantic import BaseModel

from kiosk.eligibility.model import Answer, Challenge, Consents, InsuredNumber, LookedUp, Proof, Purpose, Undecided
from kiosk.eligibility.rules import RulePolicy


class BackendError(Exception):
    """The backend cannot decide: it is absent, late or failing. Carries no personal data."""


class BackendTimeout(BackendError):
    """No answer within the time allowed; a registration may have been made all the same."""


class ConfigurationError(Exception):
    """The configuration is at fault; the message says where and what to do. Found at start, never during a visit."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class BackendContext:
    """What the kiosk gives a backend at its start: its name, trust settings, a folder of its own, the clock to use.

    `allow_test_pki` is True in demo mode only. `folder` is where the backend may keep what has to survive a restart;
    None where nothing may be kept. `policy` holds the boundaries of the rules that the kiosk was configured with.
    """

    kiosk: str
    allow_test_pki: bool = False
    now: Callable[[], datetime] = _utc_now
    folder: Path | None = None
    policy: RulePolicy = field(default_factory=RulePolicy)


class EligibilityBackend(Protocol):
    """Decides about registration and coverage. Called on the backend thread only; may block up to `timeout` seconds.

    `Settings` is the type of its own configuration table. Not eligible is an answer; BackendError is for what could
    not be decided, and is shown as "ask staff", never as a yes.
    """

    Settings: ClassVar[type[BaseModel]]

    def __init__(self, settings: Any, context: BackendContext) -> None:  # noqa: ANN401 (each backend has its own type)
        ...

    def challenge(self, purpose: Purpose, *, timeout: float) -> Challenge:
        """Issue a challenge for this kiosk: 32 random bytes, single use, short-lived. Raises BackendError."""
        ...

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Register the use as a health-insurance card.

        Idempotent: the same `request_id` registers once and gets the same answer again, also after a crash.
        Raises BackendError; BackendTimeout when it is not known whether it registered.
        """
        ...

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Answer with the coverage of a registered holder. Raises BackendError."""
        ...

    def probe(self) -> None:
        """Return when the backend could serve now; raises BackendError with the reason (for doctor and start-up)."""
        ...

    def close(self) -> None:
        """Let go of everything; may be called again."""
        ...


@runtime_checkable
class ConsentKeeping(Protocol):
    """What a backend has beside EligibilityBackend that can keep consents."""

    def consent(self, consents: Consents, *, request_id: str, timeout: float) -> Answer:
        """Keep what the visitor said after the answer to `request_id`; the answer anew, with what that opens.

        May be repeated: what was said last holds. Raises BackendError; the visitor is treated all the same.
        """
        ...


@runtime_checkable
class NumberLookup(Protocol):
    """What a backend has beside EligibilityBackend that can look a person up by the numbers on a paper."""

    def look_up(self, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp | Undecided:
        """Look a person up. Raises BackendError, also where the site is not staffed."""
        ...


@runtime_checkable
class Vouching(Protocol):
    """What a backend has beside EligibilityBackend that takes staff's visual check only where it was told so."""

    @property
    def takes_visual_check(self) -> bool:
        """Whether staff may compare face and photograph here, in place of the PIN."""
        ...


@runtime_checkable
class Fronting(Protocol):
    """What a backend has beside EligibilityBackend whose abilities depend on its settings, or on one behind it."""

    def can(self, ability: type[ConsentKeeping | NumberLookup]) -> bool:
        """Whether this ability is there, set as it is."""
        ...


def is_able(backend: EligibilityBackend, ability: type[ConsentKeeping | NumberLookup]) -> bool:
    """Whether the backend has this ability and, where that depends on its settings, was given it."""
    return backend.can(ability) if isinstance(backend, Fronting) else isinstance(backend, ability)
