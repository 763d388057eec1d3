"""What happened at the kiosk, one line for each transition: never who it was, never a PIN, never a coverage."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, TypeAlias, assert_never

from kiosk.audittrail import AuditTrail, Json
from kiosk.eligibility.model import Answer, Covered, Purpose, Refused, Registered, Undecided
from kiosk.flow.events import Event
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Checking,
    Choosing,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    Idle,
    OutOfService,
    Problem,
    Reading,
    Settling,
    State,
)

_log = logging.getLogger(__name__)
Record: TypeAlias = dict[str, Json]
# Once a registration may be under way, its lines have to survive a power cut.
_DURABLE: Final = frozenset({"Checking", "Settling", "Concluded"})


def audit_record(before: State, event: Event, after: State) -> Record | None:
    """What is kept of one transition; None where nothing is: no transition, or one more reminder to take the card.

    `visit` numbers the visits since the start of the program. Values are words, numbers and lists of words only.
    """
    if after is before:
        return None
    if isinstance(before, Concluded) and isinstance(after, Concluded) and after.reminders > 1:
        return None
    return {
        "event": type(event).__name__,
        "from": type(before).__name__,
        "to": type(after).__name__,
        **_facts(after),
    }


def _facts(state: State) -> Record:
    match state:
        case OutOfService(causes=causes, visits=visits):
            return {"visit": visits, "causes": sorted(cause.value for cause in causes)}
        case Idle(visits=visits):
            return {"visit": visits}
        case Reading(placed=placed, resume=resume):
            return {"visit": placed.visit, **_purpose(resume.purpose if resume else None)}
        case Choosing(placed=placed, card=card):
            return {"visit": placed.visit, **_card(card)}
        case ConfirmingLastTry() | EnteringPin():
            facts: Record = {"visit": state.placed.visit, **_purpose(state.purpose), **_card(state.card)}
            return {**facts, "wrong": state.wrong}
        case Authenticating(placed=placed, purpose=purpose, stage=stage):
            return {"visit": placed.visit, **_purpose(purpose), "stage": stage.value}
        case Checking(placed=placed, purpose=purpose, slow=slow):
            return {"visit": placed.visit, **_purpose(purpose), "slow": slow}
        case Settling(visit=visit, causes=causes):
            return {
                "visit": visit,
                **_purpose(Purpose.REGISTER),
                "causes": sorted(cause.value for cause in causes),
            }
        case Concluded(visit=visit, outcome=outcome, purpose=purpose, placed=placed):
            return {"visit": visit, **_purpose(purpose), **_outcome(outcome), "card_taken": placed is None}
        case AskingMoreTime(behind=behind):
            return {"visit": behind.placed.visit, "behind": type(behind).__name__}
        case never:
            assert_never(never)


def _purpose(purpose: Purpose | None) -> Record:
    return {} if purpose is None else {"purpose": purpose.value}


def _card(card: Card) -> Record:
    contents = card.contents
    facts: Record = {"medium": contents.medium.name.lower(), "tries_left": contents.retries_left}
    return facts if card.notice is None else {**facts, "notice": card.notice.value}


def _outcome(outcome: Answer | Problem) -> Record:
    match outcome:
        case Problem():
            return {"result": "problem", "reason": outcome.value}
        case Registered(already=already):
            return {"result": "registered", "already": already}
        case Covered(coverage=coverage):
            return {"result": "covered", "validity": coverage.validity.name.lower().replace("_", "-")}
        case Refused(reason=reason):
            return {"result": "refused", "reason": reason.value}
        case Undecided(reason=reason, settled=settled):
            return {"result": "undecided", "reason": reason.value, "settled": settled}
        case never:
            assert_never(never)


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random_session() -> str:
    return secrets.token_hex(8)


class Audit:
    """Gives each transition its time and its visit's random session name, and has it written.

    `record` is called on the main thread and returns at once; the trail is written by whatever `put` does with jobs
    (a `kiosk.lane.Lane`). Where the trail cannot be written the kiosk goes on; a warning says so once, and again after
    it had worked in between.
    """

    def __init__(
        self,
        trail: AuditTrail,
        put: Callable[[Callable[[], None]], None],
        *,
        now: Callable[[], datetime] = _utc_now,
        new_session: Callable[[], str] = _random_session,
    ) -> None:
        self._trail = trail
        self._put = put
        self._now = now
        self._new_session = new_session
        self._visit: Json = 0
        self._session: str | None = None
        self._failing = False

    def record(self, before: State, event: Event, after: State) -> None:
        """Keep one transition, if it is to be kept."""
        record = audit_record(before, event, after)
        if record is None:
            return
        visit = record.pop("visit")
        if visit != self._visit:
            self._visit, self._session = visit, self._new_session()
        line: Record = {"time": self._now().isoformat(timespec="milliseconds"), "session": self._session, **record}
        durable = record.get("purpose") == Purpose.REGISTER.value and record["to"] in _DURABLE
        self._put(lambda: self._write(line, durable=durable))

    def _write(self, line: Record, *, durable: bool) -> None:
        try:
            self._trail.append(line, durable=durable)
        except OSError as error:
            if not self._failing:
                _log.warning("the audit trail cannot be written (%s); what is missing will be counted", error.strerror)
            self._failing = True
        else:
            self._failing = False
