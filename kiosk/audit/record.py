"""What happened at the kiosk, one line for each transition: never who it was, never a PIN, never a coverage."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from kiosk.audit.facts import Record, facts_of, words_of
from kiosk.audit.trail import AuditTrail, Json
from kiosk.eligibility.model import Purpose
from kiosk.flow.events import Event
from kiosk.flow.states import Concluded, State

_log = logging.getLogger(__name__)
# Once a registration may be under way, its lines have to survive a power cut.
_DURABLE: Final = frozenset({"Checking", "Settling", "Concluded"})
_VOUCHED: Final = "Vouching"  # so have those that say who vouched for a holder,
_CONSENTED: Final = "given"  # and those that say to what somebody consented


def audit_record(before: State, event: Event, after: State) -> Record | None:
    """What is kept of one transition; None where nothing is: no transition, or one more reminder to take the card.

    `visit` numbers the visits since the start of the program. `staff` is who entered the passcode, by the identifier
    of the configuration; `text` which wording a consent was given to. Values are words, numbers and lists of words.
    """
    if after is before:
        return None
    if isinstance(before, Concluded) and isinstance(after, Concluded) and _only_reminded(before, after):
        return None
    return {
        "event": type(event).__name__,
        "from": type(before).__name__,
        "to": type(after).__name__,
        **words_of(event),
        **facts_of(after),
    }


def _only_reminded(before: Concluded, after: Concluded) -> bool:
    return after.reminders > max(before.reminders, 1) and after.called == before.called


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random_session() -> str:
    return secrets.token_hex(8)


class Audit:
    """Gives each transition its time and its visit's random session name, and has it written.

    `record` is called on the main thread and returns at once; the trail is written by whatever `put` does with jobs
    (a `kiosk.lane.Lane`). Where the trail cannot be written the kiosk goes on; a warning says so once, and again
    after it had worked in between.
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
        registering = record.get("purpose") == Purpose.REGISTER.value and record["to"] in _DURABLE
        durable = registering or record["to"] == _VOUCHED or _CONSENTED in record
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
