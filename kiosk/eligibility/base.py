"""The interface of an eligibility backend. A third party implements it, names it by an entry point of the group
`kiosk.eligibility`, and proves it with `kiosk.eligibility.testing.BackendContract`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Protocol

from pydantic import BaseModel

from kiosk.eligibility.model import Answer, Challenge, Proof, Purpose


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
    """What the kiosk gives a backend at its start: the kiosk's name, trust settings, and the clock to use.

    `allow_test_pki` is True in demo mode only.
    """

    kiosk: str
    allow_test_pki: bool = False
    now: Callable[[], datetime] = _utc_now


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
