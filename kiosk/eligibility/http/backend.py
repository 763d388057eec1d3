"""The backend that asks an eligibility service over HTTPS.

A registration is the one thing here that must not happen unnoticed. It is noted on the disk before it is sent; when its
answer does not come, the service is asked what became of it before anything is said to the visitor; when that fails
too, the visitor is told that it is not known yet, and the service is asked until it says.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar
from urllib.parse import quote

from pydantic import BaseModel

from kiosk.eligibility import wire
from kiosk.eligibility.base import BackendContext, BackendError, BackendTimeout
from kiosk.eligibility.http.connecting import connect
from kiosk.eligibility.http.pending import Pending, Unsettled
from kiosk.eligibility.http.session import ServiceError
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.eligibility.http.settling import PENDING_FILE, TRAIL_FILE, Settling
from kiosk.eligibility.http.understanding import understand_answer, understand_settlement
from kiosk.eligibility.model import (
    Answer,
    Challenge,
    Consents,
    Covered,
    InsuredNumber,
    LookedUp,
    Proof,
    Purpose,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
)

_Said = TypeVar("_Said")
_PROBE: Final = 3.0  # seconds for asking whether the service is there
_SETTLE: Final = 3.0  # seconds for settling, in a probe
_SHARE: Final = 0.6  # of the time for a registration; the rest is for asking what became of it
_log = logging.getLogger(__name__)


class HttpBackend:
    """An EligibilityBackend in front of a service, with ConsentKeeping and NumberLookup. For one thread at a time.

    Raises ConfigurationError for a kiosk that is not enrolled, is enrolled under another name than the configured one,
    or whose service's address or CA cannot be used. Asks the service nothing before it is itself asked.
    """

    Settings: ClassVar[type[BaseModel]] = HttpSettings

    def __init__(self, settings: Any, context: BackendContext) -> None:  # noqa: ANN401 (each backend has its own type)
        if not isinstance(settings, HttpSettings):
            raise TypeError("the http backend takes HttpSettings")
        connected = connect(settings, context)
        self._session, self._service, self._kiosk = connected.session, connected.service, connected.kiosk
        self._now = context.now
        self._pending, self._settling = self._make_settling(context.folder)
        self._closed = False

    def challenge(self, purpose: Purpose, *, timeout: float) -> Challenge:
        """Get a challenge; see EligibilityBackend."""
        content = wire.ask_challenge(purpose)
        said = self._post("/v1/challenges", content, timeout)
        challenge = _read(wire.read_challenge, said)
        if (challenge.kiosk, challenge.purpose) != (self._kiosk, purpose):
            raise BackendError("the service gave a challenge for another kiosk or purpose")
        return challenge

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Register; see EligibilityBackend. Undecided with `settled` False: not known, and settled later."""
        start = time.monotonic()
        entry = Unsettled(request_id, proof.challenge_id, self._now(), self._service, self._kiosk)
        self._note(entry)
        try:
            answer = self._ask(Purpose.REGISTER, proof, request_id, start + timeout * _SHARE)
        except ServiceError as error:
            if not error.maybe:
                self._strike(request_id)
                raise
            _log.warning("a registration has no answer (%s); the service is asked what became of it", error)
            return self._find_out(entry, error, start + timeout)
        self._strike(request_id)
        return answer

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Get the coverage; see EligibilityBackend."""
        try:
            return self._ask(Purpose.COVERAGE, proof, request_id, time.monotonic() + timeout)
        except ServiceError as error:
            raise _plain(error) from None

    def consent(self, consents: Consents, *, request_id: str, timeout: float) -> Answer:
        """Keep consents; see ConsentKeeping."""
        path = f"/v1/requests/{quote(request_id, safe='')}/consents"
        said = self._post(path, wire.ask_consents(consents), timeout)
        return _read(understand_answer, said)

    def look_up(self, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp:
        """Look a person up; see NumberLookup."""
        said = self._post("/v1/lookups", wire.ask_lookup(query), timeout, request_id)
        return _read(wire.read_looked_up, said)

    def probe(self) -> None:
        """Return when the service can serve and takes this kiosk for what it is; see EligibilityBackend.

        Settles on the way what is pending.
        """
        if self._closed:
            raise BackendError("the backend is closed")
        self._session.check_ready(time.monotonic() + _PROBE)
        if self._pending is None or self._settling is None:
            return
        try:
            self._pending.check()
            self._settling.run(self._service, self._kiosk, time.monotonic() + _SETTLE)
        except OSError as error:
            raise BackendError(f"registrations cannot be noted ({error.strerror})") from None

    def close(self) -> None:
        """Let go of the connections; may be called again."""
        self._closed = True
        self._session.close()

    def _make_settling(self, folder: Path | None) -> tuple[Pending | None, Settling | None]:
        if folder is None:
            return None, None
        pending = Pending(folder / PENDING_FILE)
        return pending, Settling(pending, folder / TRAIL_FILE, self._settle, self._now)

    def _post(self, path: str, content: object, timeout: float, request_id: str = "") -> object:
        try:
            return self._session.post(path, content, time.monotonic() + timeout, request_id=request_id)
        except ServiceError as error:
            raise _plain(error) from None

    def _ask(self, purpose: Purpose, proof: Proof, request_id: str, deadline: float) -> Answer:
        path = "/v1/registrations" if purpose is Purpose.REGISTER else "/v1/coverages"
        said = self._session.post(path, wire.ask_proof(proof), deadline, request_id=request_id)
        answer = _read(understand_answer, said)
        positive = Registered if purpose is Purpose.REGISTER else Covered
        if not isinstance(answer, positive | Refused | Undecided):
            raise ServiceError("the service answered another question", maybe=True)
        return answer

    def _find_out(self, entry: Unsettled, failure: ServiceError, deadline: float) -> Answer:
        """What became of a registration whose answer did not come; nothing is said before."""
        reason = UndecidedReason.TIMEOUT if failure.late else UndecidedReason.UNAVAILABLE
        try:
            answer = self._settle(entry, deadline)
        except ServiceError as error:
            _log.warning("it is not known whether a registration was made (%s); it is settled later", error)
            return Undecided(reason, settled=False)
        self._strike(entry.request)
        return Undecided(reason, settled=True) if answer is None else answer

    def _settle(self, entry: Unsettled, deadline: float) -> Answer | None:
        path = f"/v1/requests/{quote(entry.request, safe='')}/settlement"
        said = self._session.post(path, wire.ask_settlement(entry.challenge), deadline)
        answer = _read(understand_settlement, said)
        if isinstance(answer, Covered):
            raise ServiceError("the service answered another question", maybe=True)
        return answer

    def _note(self, entry: Unsettled) -> None:
        if self._pending is not None:
            try:
                self._pending.note(entry)
            except OSError as error:
                raise BackendError(f"the registration cannot be noted, and was not sent ({error.strerror})") from None

    def _strike(self, request_id: str) -> None:
        if self._pending is not None:
            try:
                self._pending.strike(request_id)
            except OSError as error:
                # It is settled once more, and nothing else comes of that.
                _log.warning("an answered registration stays among the pending ones (%s)", error.strerror)


def _plain(error: ServiceError) -> BackendError:
    return BackendTimeout(str(error)) if error.late else error


def _read(reader: Callable[[Any], _Said], said: object) -> _Said:
    """What an answer means. Raises ServiceError, without a word of it, where it means nothing."""
    try:
        return reader(said)
    except ValueError:
        raise ServiceError("the service answered in a form that is not understood", maybe=True) from None
