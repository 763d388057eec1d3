"""What the last visits came to, for the staff menu: moment, number and class of outcome, and nothing of a person."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Final, assert_never

from kiosk.eligibility.model import Answer, Covered, LookedUp, Refused, Registered, Undecided, Validity
from kiosk.flow.states import Concluded, Problem, State

_KEPT: Final = 20


class Result(Enum):
    """The class of an outcome. A refusal is one class: which one it was is the visitor's affair."""

    REGISTERED = "registered"
    COVERED = "covered"
    NOT_COVERED = "not-covered"
    REFUSED = "refused"
    UNDECIDED = "undecided"
    CARD = "card"  # lost, unreadable, in use, not one of these cards
    PIN = "pin"  # blocked or unusable
    STOPPED = "stopped"  # by the visitor, or by time


@dataclass(frozen=True, slots=True)
class RecentVisit:
    """One visit: when its result came, its number since the start, and what it came to."""

    at: datetime
    visit: int
    result: Result


class RecentVisits:
    """The last twenty results of this kiosk since its start, the newest first; on the main thread only."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._visits: deque[RecentVisit] = deque(maxlen=_KEPT)

    def watch(self, state: State) -> None:
        """Take note of a state that is an end; a visit that goes on after one keeps its last."""
        if not isinstance(state, Concluded):
            return
        result = classify(state.outcome)
        newest = self._visits[0] if self._visits else None
        if newest is not None and newest.visit == state.visit:
            if newest.result is result:
                return
            self._visits.popleft()
        self._visits.appendleft(RecentVisit(self._now(), state.visit, result))

    def newest(self) -> tuple[RecentVisit, ...]:
        """All that are kept."""
        return tuple(self._visits)


def classify(outcome: Answer | LookedUp | Problem) -> Result:
    """The class of an outcome."""
    match outcome:
        case Registered():
            return Result.REGISTERED
        case Covered(coverage=coverage):
            return _of_validity(coverage.validity)
        case LookedUp(validity=validity):
            return _of_validity(validity)
        case Refused():
            return Result.REFUSED
        case Undecided():
            return Result.UNDECIDED
        case Problem():
            return _of_problem(outcome)
        case never:
            assert_never(never)


def _of_validity(validity: Validity) -> Result:
    return Result.COVERED if validity in (Validity.VALID, Validity.VALID_UNREGISTERED) else Result.NOT_COVERED


def _of_problem(problem: Problem) -> Result:
    match problem:
        case Problem.PIN_BLOCKED | Problem.PIN_UNUSABLE:
            return Result.PIN
        case Problem.CANCELLED | Problem.TIMED_OUT | Problem.DECLINED:
            return Result.STOPPED
        case (
            Problem.CARD_LOST
            | Problem.CARD_UNREADABLE
            | Problem.CARD_SILENT
            | Problem.CARD_IN_USE
            | Problem.NOT_MY_NUMBER_CARD
            | Problem.NO_CERTIFICATE
            | Problem.PHONE_CANNOT_REGISTER
        ):
            return Result.CARD
        case never:
            assert_never(never)
