"""What a card lived through, in order: commands as it saw them, power, and the hands that move it.

The card's log keeps no data field of a command, and neither does the journal, unless it is made to keep secrets:
then, and only then, the data of the commands that carry PINs is held, in memory, until the journal is gone.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from reader.virtual.card import LOG_LENGTH, Card, LogEntry, Seen, VirtualCard

# VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER (ISO/IEC 7816-4), CHANGE KEY (JICSAP).
SECRET_INSTRUCTIONS: Final = frozenset((0x20, 0x24, 0x2C, 0x32))
_SHORT_HEADER: Final = 5
_EXTENDED_HEADER: Final = 7
_utc_now: Final = partial(datetime.now, UTC)


class Event(Enum):
    """What can happen to a card."""

    INSERTED = "inserted"
    REMOVED = "removed"
    TORN = "torn"
    AWAY = "away for a moment"
    POWER_ON = "power on"
    POWER_OFF = "power off"
    RESET = "reset"
    COMMAND = "command"


class Record(NamedTuple):
    """One thing that happened to the card of `persona` at `at` (UTC); `number` counts from 0 over the whole slot.

    For a command: `entry` is the card's own view, `aid` the application that was current afterwards, `status` the
    status word that went out, `answered` its data bytes, `seconds` the card's working time. `secret` is the data
    field of a command that carries a PIN, None unless the journal keeps secrets; `repr` hides it.
    A tuple, because one is made while a program waits for the answer.
    """

    number: int
    at: datetime
    persona: str
    event: Event
    entry: LogEntry | None = None
    aid: bytes = b""
    status: int | None = None
    answered: int = 0
    seconds: float = 0.0
    secret: bytes | None = None

    def __repr__(self) -> str:
        told = zip(self._fields[:-1], self[:-1], strict=True)
        return f"Record({', '.join(f'{name}={value!r}' for name, value in told)})"


# When, whose, the applications' names, the card's own view, what went out, the working time, the secret.
_Latest: TypeAlias = tuple[datetime, str, Mapping[str, bytes], Seen, bytes, float, bytes | None]


class Journal:
    """The last 4096 records of one slot, for any thread."""

    def __init__(self, *, keep_secrets: bool = False, now: Callable[[], datetime] = _utc_now) -> None:
        self.keep_secrets = keep_secrets
        self._now = now
        self._records: deque[Record] = deque(maxlen=LOG_LENGTH)
        self._number = 0
        # One is written while a program waits for the card's answer: the lock itself, and no call where nobody waits.
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._waiting = 0
        self._latest: _Latest | None = None

    def write(
        self,
        persona: str,
        event: Event,
        *,
        entry: LogEntry | None = None,
        aid: bytes = b"",
        status: int | None = None,
        answered: int = 0,
        seconds: float = 0.0,
        secret: bytes | None = None,
    ) -> None:
        """Add a record; a secret is dropped unless the journal keeps secrets."""
        kept = secret if self.keep_secrets else None
        with self._lock:
            self._settle()
            self._append(Record(self._number, self._now(), persona, event, entry, aid, status, answered, seconds, kept))

    def put_off(
        self, persona: str, aids: Mapping[str, bytes], raw: bytes, seen: Seen, answer: bytes, seconds: float
    ) -> None:
        """Add the record of a command, to be made by whoever comes first: `settle`, or somebody who reads.

        So a program that waits for the answer does not wait for the record too.
        """
        secret = _secret(raw, LogEntry._make(seen)) if self.keep_secrets else None
        if self._latest is not None:
            self.settle()
        self._latest = (self._now(), persona, aids, seen, answer, seconds, secret)
        if self._waiting:
            self.settle()

    def settle(self) -> None:
        """Make the record that was put off, if there is one; for any thread."""
        with self._lock:
            self._settle()

    def _settle(self) -> None:
        latest, self._latest = self._latest, None
        if latest is None:
            return
        at, persona, aids, seen, answer, seconds, secret = latest
        entry = LogEntry._make(seen)
        aid, status = aids.get(entry.application, b""), int.from_bytes(answer[-2:], "big")
        told = (entry, aid, status, len(answer) - 2, seconds, secret)
        self._append(Record(self._number, at, persona, Event.COMMAND, *told))

    def _append(self, record: Record) -> None:
        self._records.append(record)
        self._number += 1
        if self._waiting:
            self._changed.notify_all()

    def since(self, number: int = 0) -> tuple[Record, ...]:
        """The records from this number on, as far as they are still held."""
        with self._lock:
            self._settle()
            return tuple(record for record in self._records if record.number >= number)

    def wait(self, number: int, timeout: float) -> bool:
        """Wait until there is a record of this number; whether there is one."""
        with self._lock:
            self._waiting += 1
            try:
                self._settle()
                return self._changed.wait_for(lambda: self._number > number, timeout)
            finally:
                self._waiting -= 1


class RecordedCard:
    """A card whose life is written into a journal; itself a card. `inner` is the card that `card` is or wraps."""

    def __init__(self, card: Card, inner: VirtualCard, persona: str, journal: Journal) -> None:
        self.card = card
        self._inner = inner
        self._persona = persona
        self._journal = journal
        self._aids = {application.name: application.aid for application in inner.applications}

    @property
    def atr(self) -> bytes:
        """The card's own."""
        return self.card.atr

    def power_on(self) -> bytes:
        """As the card does."""
        self._journal.write(self._persona, Event.POWER_ON)
        return self.card.power_on()

    def power_off(self) -> None:
        """As the card does; written down once, also when it is called twice."""
        if self._inner.powered:
            self._journal.write(self._persona, Event.POWER_OFF)
        self.card.power_off()

    def reset(self) -> bytes:
        """As the card does."""
        self._journal.write(self._persona, Event.RESET)
        return self.card.reset()

    def transmit(self, raw: bytes) -> bytes:
        """Answer as the card does; a card without power, which answers nothing, writes nothing."""
        began = time.perf_counter()
        answer = self.card.transmit(raw)
        seconds = time.perf_counter() - began
        seen = self._inner.last_seen
        if len(answer) >= 2 and seen is not None:
            self._journal.put_off(self._persona, self._aids, raw, seen, answer, seconds)
        return answer


def _secret(raw: bytes, entry: LogEntry) -> bytes | None:
    """The data field of a command that carries a PIN, in short or extended form; None for any other command."""
    if entry.ins not in SECRET_INSTRUCTIONS or not entry.nc:
        return None
    extended = len(raw) > _EXTENDED_HEADER and raw[4] == 0
    start = _EXTENDED_HEADER if extended else _SHORT_HEADER
    return raw[start : start + entry.nc]
