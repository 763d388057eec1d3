"""Reception results on their way from an answer to the receipt computer: kept, delivered once, tried again.

An answer is kept on this computer before anything else, so that what a visitor was told reaches the counter although
the share is away or the program is ended. What goes wrong on the way is for staff, and is told by the log; it never
changes what the visitor is told.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from kiosk.delivery.oqs.errand import Errand
from kiosk.delivery.oqs.folder import DeliveryFolder, FolderError
from kiosk.delivery.oqs.names import face_name
from kiosk.delivery.oqs.outbox import GIVEN_UP_AFTER, Entry, Outbox
from kiosk.delivery.oqs.reception import Sender, make_reception
from kiosk.delivery.oqs.writing import write_message
from kiosk.eligibility.model import Consents, Coverage, InsuredNumber

REMEMBERED: Final = timedelta(days=30)
_SWEEP_EVERY: Final = timedelta(hours=6)
_KEY: Final = 20  # hexadecimal digits of a request's name, hashed
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reception:
    """What was answered to a request of this kiosk: a coverage, and the query where one was looked up by numbers.

    `kept` is what of the terminal's answer was not understood, (element, text), to be handed on as it came.
    """

    request_id: str
    coverage: Coverage
    query: InsuredNumber | None = None
    kept: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class Courier:
    """Delivers reception results. May be shared by threads; raises nothing that is about a folder or a disk.

    `patience` is for how long a result waits for consents; zero delivers at once, and what is agreed to afterwards
    stays out of the file. `kiosk` is part of the key by which a result is delivered once.
    """

    def __init__(
        self,
        outbox: Outbox,
        folder: DeliveryFolder,
        sender: Sender,
        kiosk: str,
        now: Callable[[], datetime],
        patience: timedelta = timedelta(0),
    ) -> None:
        self._outbox = outbox
        self._folder = folder
        self._sender = sender
        self._kiosk = kiosk
        self._now = now
        self._patience = patience
        self._errand = Errand("oqs-delivery", self._deliver_all)
        self._closing = False
        self._over: datetime | None = None
        self._unkept: dict[str, Entry] = {}
        self._complaint = ""
        self._tidied: datetime | None = None

    def accept(self, reception: Reception) -> None:
        """Take a result, to be delivered once for this request, however often it is taken."""
        key, now = self._key(reception.request_id), self._now()
        # A number lookup asks for no consents after the answer: there is nothing to wait for.
        due = now if reception.query is not None else now + self._patience
        try:
            if self._folder.delivered(key) is not None or self._outbox.find(key) is not None:
                return
        except FolderError as error:
            # A fault of the disk; whether it was delivered is looked up once more before it is.
            _log.error("the records of reception results cannot be read: %s", error)
        self._keep(self._entry(key, reception, None, now, due))

    def consent(self, reception: Reception, consents: Consents) -> None:
        """Put what was agreed to into a result that was not delivered yet, and deliver it."""
        key, now = self._key(reception.request_id), self._now()
        try:
            before = self._unkept.get(key) or self._outbox.find(key)
        except FolderError as error:
            _log.error("consents did not reach a reception result: %s", error)
            return
        if before is None:
            _log.info("consents came after the reception result was delivered; they stay out of it")
            return
        self._keep(replace(self._entry(key, reception, consents, now, now), name=before.name, since=before.since))

    def withdraw(self, request_id: str) -> None:
        """Deliver nothing of this request that was not delivered yet."""
        key = self._key(request_id)
        self._unkept.pop(key, None)
        try:
            self._outbox.remove(key)
        except FolderError as error:
            _log.error("a reception result could not be taken back: %s", error)

    def run(self, seconds: float) -> bool:
        """Deliver what is due; whether all was tried within `seconds`. What could not be delivered is tried next time.

        A share that hangs is left to hang beside: nobody waits for it longer.
        """
        return self._errand.run(seconds)

    def end_visit(self) -> None:
        """Nothing more is agreed to about what was answered until now: deliver it, due or not. Returns at once."""
        self._over = self._now()
        self._errand.run(0)

    def close(self, seconds: float) -> None:
        """Deliver all that is kept, due or not, as far as that is possible within `seconds`."""
        self._closing = True
        self._errand.run(seconds)

    def _key(self, request_id: str) -> str:
        return hashlib.sha256(f"{self._kiosk}\0{request_id}".encode()).hexdigest()[:_KEY]

    def _entry(self, key: str, reception: Reception, consents: Consents | None, now: datetime, due: datetime) -> Entry:
        message = make_reception(
            self._sender,
            key,
            reception.coverage,
            now,
            consents=consents,
            query=reception.query,
            kept=reception.kept,
        )
        return Entry(key, face_name(key, now), now, due, write_message(message))

    def _keep(self, entry: Entry) -> None:
        try:
            self._outbox.put(entry)
            self._unkept.pop(entry.key, None)
        except FolderError as error:
            # Better in memory than nowhere: a disk that is full now may have room in a minute.
            self._unkept[entry.key] = entry
            _log.error("a reception result would not survive a restart: %s", error)

    def _deliver_all(self) -> None:
        complaints = [self._try(self._keep_again), self._try(self._tidy)]
        try:
            # One that cannot be delivered does not hold up the others.
            complaints += [self._try(partial(self._deliver_due, key)) for key in self._outbox.waiting()]
        except FolderError as error:
            complaints.append(str(error))
        self._complain(next(filter(None, reversed(complaints)), ""))

    def _try(self, work: Callable[[], None]) -> str:
        """What is wrong with it; empty when it was done."""
        try:
            work()
        except FolderError as error:
            return str(error)
        except Exception as error:  # noqa: BLE001 (on a thread of its own; nobody else would say so)
            return f"a fault of this program ({type(error).__name__})"
        return ""

    def _keep_again(self) -> None:
        for entry in tuple(self._unkept.values()):
            self._keep(entry)

    def _deliver_due(self, key: str) -> None:
        entry = self._outbox.find(key)
        if entry is None or not self._is_due(entry):
            return
        try:
            self._folder.deliver(entry.key, entry.name, entry.data)
        except FolderError:
            if self._now() - entry.since <= GIVEN_UP_AFTER:
                raise
            _log.error("a reception result could not be delivered for a week and was given up")
        self._outbox.remove(entry.key)

    def _is_due(self, entry: Entry) -> bool:
        now = self._now()
        # A clock that was put back must not keep anything waiting for longer than was meant.
        over = self._over is not None and entry.since < self._over
        return self._closing or over or entry.due <= now or entry.due - now > self._patience

    def _tidy(self) -> None:
        self._outbox.tidy()  # each time: what a kill left half written is personal data
        now = self._now()
        if self._tidied is not None and timedelta(0) <= now - self._tidied < _SWEEP_EVERY:
            return
        self._folder.recover()
        self._folder.sweep(now, REMEMBERED)
        self._tidied = now

    def _complain(self, complaint: str) -> None:
        """Once for each trouble, and once when it is over: it is tried again every few seconds."""
        if complaint == self._complaint:
            return
        self._complaint = complaint
        if complaint:
            _log.error("reception results wait to be delivered: %s", complaint)
        else:
            _log.info("reception results are delivered again")
