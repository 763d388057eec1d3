"""The backend's port: makes the backend on its own thread, probes it, and always answers within its time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final, assert_never

from kiosk.eligibility.base import (
    BackendError,
    BackendTimeout,
    ConfigurationError,
    ConsentKeeping,
    EligibilityBackend,
    NumberLookup,
)
from kiosk.eligibility.model import (
    Answer,
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
from kiosk.flow.events import Answered, Broken, ChallengeIssued, ConsentsKept, Event, NumberLookedUp, Ready
from kiosk.flow.states import Cause
from kiosk.lane import Fault, Lane, Post
from kiosk.visit.ports import Timer

_log = logging.getLogger(__name__)
_GRACE: Final = 5.0  # seconds that a backend may be late beyond the time it was given
_LATE: Final = Undecided(UndecidedReason.TIMEOUT)
_CANNOT: Final = Undecided(UndecidedReason.UNAVAILABLE)


class _Counter:
    """One backend thread with its backend, which is made by `factory` when it is first needed."""

    def __init__(self, factory: Callable[[], EligibilityBackend], post: Post, timeout: float) -> None:
        self._factory = factory
        self._post = post
        self._timeout = timeout
        self._retired = threading.Event()
        self._backend: EligibilityBackend | None = None
        self._complaint = ""
        self.probing = False
        self.asked = 0
        self.answered = 0
        self.lane = Lane("backend", self._caught)

    def probe(self) -> None:
        if not self.probing:
            self.probing = True
            self.lane.put(self._probe)

    def request_challenge(self, visit: int, purpose: Purpose) -> None:
        self.lane.put(lambda: self._answer(lambda: self._challenge(visit, purpose)))

    def submit(self, visit: int, purpose: Purpose, proof: Proof, request_id: str) -> None:
        self.lane.put(lambda: self._answer(lambda: Answered(visit, self._decide(purpose, proof, request_id))))

    def keep_consents(self, visit: int, consents: Consents, request_id: str) -> None:
        self.lane.put(lambda: self._answer(lambda: ConsentsKept(visit, self._keep(consents, request_id))))

    def look_up(self, visit: int, query: InsuredNumber, request_id: str) -> None:
        self.lane.put(lambda: self._answer(lambda: NumberLookedUp(visit, self._find(query, request_id))))

    def retire(self) -> None:
        self._retired.set()
        self.lane.put(self._close)
        self.lane.close()

    def _open(self) -> EligibilityBackend:
        assert self.lane.current, "the backend is used on its own thread only"
        if self._backend is None:
            self._backend = self._factory()
        return self._backend

    def _close(self) -> None:
        backend, self._backend = self._backend, None
        if backend is not None:
            backend.close()

    def _probe(self) -> None:
        try:
            self._open().probe()
        except Exception as error:
            known = isinstance(error, BackendError | ConfigurationError)
            complaint = f"{type(error).__name__}: {error}"
            # Nobody waits for a retired one, and its files may have been taken from it.
            news = complaint != self._complaint and not self._retired.is_set()
            self._complaint = complaint
            self._say(Broken(Cause.BACKEND))
            # Said once: a backend with a bug must not end everybody's visit each time that it is probed.
            if news and not known:
                raise
            if news:
                _log.error("the eligibility backend cannot serve: %s", error)
        else:
            if self._complaint:
                self._complaint = ""
                _log.info("the eligibility backend serves again")
            self._say(Ready(Cause.BACKEND))
        finally:
            self.probing = False
            self._say(Ready(Cause.STARTING))

    def _challenge(self, visit: int, purpose: Purpose) -> Event:
        try:
            return ChallengeIssued(visit, self._open().challenge(purpose, timeout=self._timeout))
        except BackendTimeout:
            return Answered(visit, Undecided(UndecidedReason.TIMEOUT))
        except (BackendError, ConfigurationError) as error:
            _log.warning("no challenge: %s", error)
            return Answered(visit, Undecided(UndecidedReason.UNAVAILABLE))

    def _decide(self, purpose: Purpose, proof: Proof, request_id: str) -> Answer:
        match purpose:
            case Purpose.REGISTER:
                return self._register(proof, request_id)
            case Purpose.COVERAGE:
                return self._coverage(proof, request_id)
            case never:
                assert_never(never)

    def _register(self, proof: Proof, request_id: str) -> Answer:
        settled = True
        for _ in range(2):
            try:
                answer = self._open().register(proof, request_id=request_id, timeout=self._timeout)
            except BackendTimeout:
                # Perhaps it is registered. Asking again by the same id registers once, and tells.
                settled = False
            except (BackendError, ConfigurationError) as error:
                _log.warning("not decided: %s", error)
                return Undecided(UndecidedReason.UNAVAILABLE, settled)
            else:
                return _checked(answer, Registered)
        return Undecided(UndecidedReason.TIMEOUT, settled)

    def _coverage(self, proof: Proof, request_id: str) -> Answer:
        try:
            return _checked(self._open().coverage(proof, request_id=request_id, timeout=self._timeout), Covered)
        except BackendTimeout:
            return _LATE
        except (BackendError, ConfigurationError) as error:
            _log.warning("not decided: %s", error)
            return Undecided(UndecidedReason.UNAVAILABLE)

    def _keep(self, consents: Consents, request_id: str) -> Answer:
        try:
            backend = self._open()
            if not isinstance(backend, ConsentKeeping):
                return _CANNOT
            return _checked(
                backend.consent(consents, request_id=request_id, timeout=self._timeout), Registered, Covered
            )
        except BackendTimeout:
            return _LATE
        except (BackendError, ConfigurationError) as error:
            _log.warning("consents were not kept: %s", error)
            return _CANNOT

    def _find(self, query: InsuredNumber, request_id: str) -> LookedUp | Undecided:
        try:
            backend = self._open()
            if not isinstance(backend, NumberLookup):
                return _CANNOT
            answer = backend.look_up(query, request_id=request_id, timeout=self._timeout)
        except BackendTimeout:
            return _LATE
        except (BackendError, ConfigurationError) as error:
            _log.warning("nobody was looked up: %s", error)
            return _CANNOT
        if not isinstance(answer, LookedUp | Undecided):
            raise TypeError(f"the eligibility backend answered {type(answer).__name__}, not LookedUp")
        return answer

    def _answer(self, job: Callable[[], Event]) -> None:
        try:
            event = job()
        finally:
            self.answered += 1
        self._say(event)

    def _say(self, event: Event) -> None:
        if not self._retired.is_set():
            self._post(event)

    def _caught(self, error: Exception) -> None:
        if self._retired.is_set():
            _log.warning("a backend that had been given up ended by %s", type(error).__name__)
            return
        self._post(Fault(error))


class BackendDesk:
    """What the visit asks of the backend. Used on the main thread only; every method returns at once.

    `factory` makes the backend, on the backend thread; until it can (BackendError, ConfigurationError) the backend
    counts as broken and is tried again. `timeout` (seconds) is given to each call. A backend that does not keep to it
    is left behind on its thread, like a card that does not answer: the visitor gets Undecided, a fresh one is made.
    """

    def __init__(
        self,
        factory: Callable[[], EligibilityBackend],
        post: Post,
        *,
        probe_timer: Timer,
        watchdog: Timer,
        timeout: float = 30.0,
        probe_every: float = 10.0,
    ) -> None:
        self._factory = factory
        self._post = post
        self._probe_timer = probe_timer
        self._watchdog = watchdog
        self._timeout = timeout
        self._probe_every = probe_every
        self._counter = _Counter(factory, post, timeout)

    def start(self) -> None:
        """Make the backend and probe it, now and from time to time; says Ready or Broken each time."""
        self._counter.probe()
        self._probe_timer.start(self._probe_every, self.start)

    def request_challenge(self, visit: int, purpose: Purpose) -> None:
        """Answered by ChallengeIssued, or by Answered(Undecided)."""
        self._counter.request_challenge(visit, purpose)
        self._watch(self._timeout, Answered(visit, _LATE))

    def submit(self, visit: int, purpose: Purpose, proof: Proof, request_id: str) -> None:
        """Register or ask for coverage; answered by Answered."""
        self._counter.submit(visit, purpose, proof, request_id)
        registering = purpose is Purpose.REGISTER
        given = self._timeout * (2 if registering else 1)
        self._watch(given, Answered(visit, Undecided(UndecidedReason.TIMEOUT, settled=not registering)))

    def keep_consents(self, visit: int, consents: Consents, request_id: str) -> None:
        """Tell what was said after the answer to `request_id`; answered by ConsentsKept."""
        self._counter.keep_consents(visit, consents, request_id)
        self._watch(self._timeout, ConsentsKept(visit, _LATE))

    def look_up(self, visit: int, query: InsuredNumber, request_id: str) -> None:
        """Look somebody up by numbers; answered by NumberLookedUp."""
        self._counter.look_up(visit, query, request_id)
        self._watch(self._timeout, NumberLookedUp(visit, _LATE))

    def close(self, seconds: float) -> bool:
        """Close the backend and end its thread; wait for at most so long, and return whether it has ended."""
        self._probe_timer.stop()
        self._watchdog.stop()
        self._counter.retire()
        return self._counter.lane.join(seconds)

    def _watch(self, seconds: float, otherwise: Event) -> None:
        counter = self._counter
        counter.asked += 1
        number = counter.asked

        def overdue() -> None:
            # Only this request: a later one has set the watchdog anew.
            if counter.answered < number:
                self._give_up(otherwise)

        self._watchdog.start(seconds + _GRACE, overdue)

    def _give_up(self, answer: Event) -> None:
        _log.error("the eligibility backend does not keep to its time; its thread is left behind")
        self._counter.retire()
        self._counter = _Counter(self._factory, self._post, self._timeout)
        self._post(answer)


def _checked(answer: Answer, *positive: type[Registered | Covered]) -> Answer:
    """The answer, if it is one to this question; a backend that answers another one has a bug."""
    if not isinstance(answer, (*positive, Refused, Undecided)):
        wanted = " or ".join(kind.__name__ for kind in positive)
        raise TypeError(f"the eligibility backend answered {type(answer).__name__}, not {wanted}")
    return answer
