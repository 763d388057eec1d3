"""Finding out later what became of registrations whose answer never came, and keeping that for staff.

What was found is in a trail of its own beside the pending entries, in the form of `kiosk.audit.trail`: the request,
when it was sent, and its outcome in a word. Who it was about stands in neither file.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, assert_never

from kiosk.audit.trail import AuditTrail, TrailInUse
from kiosk.eligibility.base import BackendError
from kiosk.eligibility.http.pending import Pending, Unsettled
from kiosk.eligibility.model import Answer, Covered, Refused, Registered, Undecided

PENDING_FILE: Final = "pending-registrations"
TRAIL_FILE: Final = "settlements.jsonl"
_FIRST_PAUSE: Final = 10.0  # seconds
_LONGEST_PAUSE: Final = 600.0
# A service forgets answers after days; what it does not know any more may have been made all the same.
_REMEMBERED: Final = timedelta(days=6)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a registration whose answer had not come: `sent_at` and `settled_at` are aware.

    `outcome` is "registered", "already-registered", "refused", "undecided", "not-made" (and it never will be),
    "forgotten" (the service cannot say any more), or "unclear" (it said what fits no registration).
    """

    request: str
    sent_at: datetime
    settled_at: datetime
    outcome: str


Ask = Callable[[Unsettled, float], Answer | None]
"""Asks the service about an entry, until a deadline (time.monotonic); None: not made, and never will be."""


class Settling:
    """Settles what is pending, whenever it is told to: after failures with growing pauses."""

    def __init__(
        self,
        pending: Pending,
        trail: Path,
        ask: Ask,
        now: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pending = pending
        self._trail = trail
        self._ask = ask
        self._now = now
        self._monotonic = monotonic
        self._pause = 0.0
        self._not_before = float("-inf")

    def run(self, service: str, kiosk: str, deadline: float) -> int:
        """Ask about each entry that this service knows under this name; return how many were settled.

        That one cannot be settled yet is not the next visitor's matter: it is logged, and all are asked about again
        after a pause. Raises OSError when the pending entries or the trail cannot be read or written.
        """
        if self._monotonic() < self._not_before:
            return 0
        count, failure = 0, ""
        for entry in self._pending.entries():
            if (entry.service, entry.kiosk) != (service, kiosk) or (failure and time.monotonic() >= deadline):
                continue
            try:
                self._settle(entry, deadline)
                count += 1
            except BackendError as error:
                failure = str(error)
        if failure:
            self._pause = min(max(self._pause * 2, _FIRST_PAUSE), _LONGEST_PAUSE)
            self._not_before = self._monotonic() + self._pause
            _log.warning("a registration is not settled yet: %s; asked again in %.0f s", failure, self._pause)
        else:
            self._pause = 0.0
        return count

    def _settle(self, entry: Unsettled, deadline: float) -> None:
        answer = self._ask(entry, deadline)
        now = self._now()
        outcome = _outcome(answer)
        if answer is None and now - entry.at > _REMEMBERED:
            outcome = "forgotten"
        _write(self._trail, Settled(entry.request, entry.at, now, outcome))
        self._pending.strike(entry.request)
        _log.info("a registration whose answer had not come was settled: %s", outcome, extra={"request": entry.request})


def unsettled(folder: Path) -> tuple[Unsettled, ...]:
    """The registrations of which it is not known yet whether they were made, the oldest first.

    `folder` is the backend's own (`BackendContext.folder`). Raises OSError when it cannot be read.
    """
    return Pending(folder / PENDING_FILE).entries()


def settled(folder: Path) -> tuple[Settled, ...]:
    """What became of registrations that were settled later, the oldest first; a request may stand there twice.

    `folder` as for `unsettled`. Raises OSError when it cannot be read.
    """
    path = folder / TRAIL_FILE
    if not path.exists():
        return ()
    found = []
    for line in path.read_bytes().splitlines():
        try:
            record = json.loads(line)
            sent, at = (datetime.fromisoformat(record[name]) for name in ("sent", "time"))
            found.append(Settled(str(record["request"]), sent, at, str(record["outcome"])))
        except (ValueError, TypeError, KeyError):
            continue  # a break in the trail, or a line that was cut off
    return tuple(found)


def _write(path: Path, found: Settled) -> None:
    # Opened for one line: a backend that was left behind on its thread must not keep the next one from it.
    try:
        trail = AuditTrail(path)
    except TrailInUse as error:
        raise BackendError("the trail of settlements is in use") from error
    try:
        trail.append(
            {
                "time": found.settled_at.isoformat(timespec="milliseconds"),
                "event": "Settled",
                "request": found.request,
                "sent": found.sent_at.isoformat(timespec="milliseconds"),
                "outcome": found.outcome,
            },
            durable=True,
        )
    finally:
        trail.close()


def _outcome(answer: Answer | None) -> str:
    match answer:
        case None:
            return "not-made"
        case Registered(already=already):
            return "already-registered" if already else "registered"
        case Refused():
            return "refused"
        case Undecided():
            return "undecided"
        case Covered():
            return "unclear"
        case never:
            assert_never(never)
