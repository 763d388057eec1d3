"""The backend of a kiosk that has none: it decides nothing, and says so."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from pydantic import BaseModel, ConfigDict, Field

from kiosk.eligibility.base import BackendContext, BackendError
from kiosk.eligibility.model import Consents, InsuredNumber, Proof, Purpose


class UnavailableSettings(BaseModel):
    """The table of this backend in the configuration: the reason that is given to the operator."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: str = Field(default="no backend configured", min_length=1)


class UnavailableBackend:
    """An EligibilityBackend that raises BackendError, with its reason, whatever is asked of it."""

    Settings: ClassVar[type[BaseModel]] = UnavailableSettings

    def __init__(self, settings: Any, context: BackendContext) -> None:  # noqa: ANN401, ARG002 (interface of a backend)
        if not isinstance(settings, UnavailableSettings):
            raise TypeError("this backend takes UnavailableSettings")
        self._reason = settings.reason

    def challenge(self, purpose: Purpose, *, timeout: float) -> NoReturn:  # noqa: ARG002 (interface of a backend)
        """Raise BackendError."""
        raise BackendError(self._reason)

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> NoReturn:  # noqa: ARG002 (interface)
        """Raise BackendError."""
        raise BackendError(self._reason)

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> NoReturn:  # noqa: ARG002 (interface)
        """Raise BackendError."""
        raise BackendError(self._reason)

    def consent(self, consents: Consents, *, request_id: str, timeout: float) -> NoReturn:  # noqa: ARG002 (interface)
        """Raise BackendError."""
        raise BackendError(self._reason)

    def look_up(self, query: InsuredNumber, *, request_id: str, timeout: float) -> NoReturn:  # noqa: ARG002 (interface)
        """Raise BackendError."""
        raise BackendError(self._reason)

    def probe(self) -> None:
        """Raise BackendError."""
        raise BackendError(self._reason)

    def close(self) -> None:
        """Do nothing; there is nothing to let go of."""
