"""The door inside this process: readers made of Python, with PC/SC's manners and errors."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from apdu import CommandAPDU, LengthRefused, MalformedApdu, ResponseAPDU
from reader.base import Connection, Watcher
from reader.errors import CardInUse, CardMute, CardRemoved, NoCard, ReaderUnavailable, ServiceUnavailable
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceFound, ServiceLost, WatcherEvent
from reader.virtual.card import Card
from reader.virtual.faults import CardTorn

DEFAULT_NAME: Final = "Virtual Reader 00 00"


class _Slot:
    """One reader: what is on it, who holds it, and whether it is plugged in."""

    def __init__(self, name: str, *, extended_length: bool) -> None:
        self.name = name
        self.extended_length = extended_length
        self.attached = True
        self.stay: _Stay | None = None
        self.away: Card | None = None  # has left for a moment and comes back by itself
        self.connection: _Connection | None = None


class _Stay:
    """One stay of one card; a new object each time that a card is placed."""

    def __init__(self, card: Card, presence: CardPresence) -> None:
        self.card = card
        self.presence = presence


class VirtualReaders:
    """Implements reader.base.Readers. Cards are placed and taken by `insert` and `remove`, from any thread.

    `names` are the readers; `extended_length` False makes them refuse long commands (LengthRefused), as some readers
    do. Every watcher has a thread of its own, as over PC/SC, and reports in the order of what happened; `settle` waits
    until all of them have reported everything.
    """

    def __init__(self, *names: str, extended_length: bool = True) -> None:
        self._lock = threading.RLock()
        self._slots = {name: _Slot(name, extended_length=extended_length) for name in names or (DEFAULT_NAME,)}
        self._running = True
        self._watchers: list[_Watcher] = []
        self._counts = itertools.count(1)

    # What reader.base.Readers promises.

    def names(self) -> tuple[str, ...]:
        """The readers that are plugged in. Raises ServiceUnavailable."""
        with self._lock:
            self._require_service()
            return self._attached()

    def open(self, name: str) -> _Reader:
        """The reader of this name; whether it is there shows when it is connected to."""
        return _Reader(self, name)

    def watch(self, post: Callable[[WatcherEvent], None]) -> Watcher:
        """Start reporting, beginning with how things are now."""
        with self._lock:
            watcher = _Watcher(post, self._forget)
            self._watchers.append(watcher)
            for event in self._situation():
                watcher.put(event)
        watcher.start()
        return watcher

    # What happens to cards, readers and the service.

    def insert(self, name: str, card: Card) -> CardPresence:
        """Place a card; a card that lies there is taken first. Raises KeyError for a reader that never was."""
        with self._lock:
            slot = self._slots[name]
            self._take(slot)
            presence = CardPresence(name, next(self._counts))
            slot.stay = _Stay(card, presence)
            if self._running and slot.attached:
                self._post(CardInserted(presence))
            return presence

    def remove(self, name: str) -> Card | None:
        """Take the card, also while it works on a command; return it, or None where there was none."""
        with self._lock:
            return self._take(self._slots[name])

    def stop_service(self) -> None:
        """The service dies: every connection is void, cards lose power and stay where they are."""
        with self._lock:
            if not self._running:
                return
            self._running = False
            for slot in self._slots.values():
                _cut(slot)
            self._post(ServiceLost())

    def start_service(self) -> None:
        """The service is back; readers and cards are reported anew."""
        with self._lock:
            if self._running:
                return
            self._running = True
            for slot in self._slots.values():
                self._renew(slot)
            for event in self._situation():
                self._post(event)

    def detach_reader(self, name: str) -> None:
        """Unplug a reader; the card on it loses power and stays on it."""
        with self._lock:
            slot = self._slots[name]
            if not slot.attached:
                return
            stay, slot.attached = slot.stay, False
            _cut(slot)
            if self._running:
                if stay is not None:
                    self._post(CardTaken(stay.presence))
                self._post(ReadersChanged(self._attached()))

    def attach_reader(self, name: str) -> None:
        """Plug a reader in, again or for the first time; a card on it is reported anew."""
        with self._lock:
            if name in self._attached():
                return
            slot = self._slots.setdefault(name, _Slot(name, extended_length=True))
            slot.attached = True
            self._renew(slot)
            if self._running:
                self._post(ReadersChanged(self._attached()))
                if slot.stay is not None:
                    self._post(CardInserted(slot.stay.presence))

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until every watcher has reported everything so far. Raises TimeoutError after `timeout` seconds."""
        with self._lock:
            watchers = tuple(self._watchers)
        for watcher in watchers:
            watcher.settle(timeout)

    # Inside.

    def _attached(self) -> tuple[str, ...]:
        return tuple(slot.name for slot in self._slots.values() if slot.attached)

    def _require_service(self) -> None:
        if not self._running:
            raise ServiceUnavailable("the virtual service is stopped")

    def _situation(self) -> Iterator[WatcherEvent]:
        if not self._running:
            yield ServiceLost()
            return
        yield ServiceFound()
        yield ReadersChanged(self._attached())
        for slot in self._slots.values():
            if slot.attached and slot.stay is not None:
                yield CardInserted(slot.stay.presence)

    def _post(self, event: WatcherEvent) -> None:
        for watcher in self._watchers:
            watcher.put(event)

    def _forget(self, watcher: _Watcher) -> None:
        with self._lock:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

    def _take(self, slot: _Slot) -> Card | None:
        away, slot.away = slot.away, None
        stay = slot.stay
        if stay is None:
            return away
        _cut(slot)
        slot.stay = None
        if self._running and slot.attached:
            self._post(CardTaken(stay.presence))
        return stay.card

    def _renew(self, slot: _Slot) -> None:
        """Make a new stay of a card that lay there all the time: whoever held the old one holds nothing now."""
        if slot.stay is not None:
            slot.stay = _Stay(slot.stay.card, CardPresence(slot.name, next(self._counts)))

    def connect_to(self, name: str) -> _Connection:
        """Power the card of a reader and hold it exclusively; see reader.base.Reader.connect for what is raised."""
        with self._lock:
            self._require_service()
            slot = self._slots.get(name)
            if slot is None or not slot.attached:
                raise ReaderUnavailable(name)
            if slot.stay is None:
                raise NoCard(name)
            if slot.connection is not None:
                raise CardInUse(name)
            connection = _Connection(self, slot, slot.stay)
            slot.connection = connection
            stay = slot.stay
        atr = stay.card.power_on()
        if not atr:
            self.disconnect(connection)
            raise CardMute("the card gives no answer to reset")
        connection.atr = atr
        return connection

    def disconnect(self, connection: _Connection) -> None:
        """Let go of the card and take its power; nothing happens where it was lost before."""
        with self._lock:
            slot = connection.slot
            if slot.connection is connection:
                _cut(slot)

    def check(self, connection: _Connection) -> None:
        """Return if the connection is still to the card that it was opened to; raise what PC/SC would otherwise."""
        with self._lock:
            self._require_service()
            slot = connection.slot
            if not slot.attached:
                raise ReaderUnavailable(slot.name)
            if slot.connection is not connection or slot.stay is not connection.stay:
                raise CardRemoved(slot.name)

    def tear(self, connection: _Connection, away_s: float | None) -> None:
        """Remove the card of a connection, if it is still there, for good or for so many seconds."""
        slot, card = connection.slot, connection.stay.card
        with self._lock:
            if slot.stay is not connection.stay:
                return
            self._take(slot)
            if away_s is None:
                return
            slot.away = card
            if away_s:
                timer = threading.Timer(away_s, self._return, (slot, card))
                timer.daemon = True
                timer.start()
            else:
                self._return(slot, card)

    def _return(self, slot: _Slot, card: Card) -> None:
        """Place a card that was away for a moment, unless somebody took it meanwhile."""
        with self._lock:
            if slot.away is card:
                self.insert(slot.name, card)


def _cut(slot: _Slot) -> None:
    """Take power from the card of a slot and void the connection to it."""
    slot.connection = None
    if slot.stay is not None:
        slot.stay.card.power_off()


class _Reader:
    def __init__(self, readers: VirtualReaders, name: str) -> None:
        self._readers = readers
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def connect(self) -> AbstractContextManager[Connection]:
        return self._connected()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        connection = self._readers.connect_to(self._name)
        try:
            yield connection
        finally:
            self._readers.disconnect(connection)


class _Connection:
    def __init__(self, readers: VirtualReaders, slot: _Slot, stay: _Stay) -> None:
        self._readers = readers
        self.slot = slot
        self.stay = stay
        self.atr = b""
        self._mute = False

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        self._readers.check(self)
        if self._mute:
            raise CardMute("the card gave no answer before")
        if command.extended and not self.slot.extended_length:
            raise LengthRefused
        try:
            raw = self.stay.card.transmit(bytes(command))
        except CardTorn as torn:
            self._readers.tear(self, torn.away_s)
            raise CardRemoved(self.slot.name) from None
        # An answer that comes after the card was taken is nobody's.
        self._readers.check(self)
        try:
            return ResponseAPDU.parse(raw)
        except MalformedApdu as error:
            self._mute = True
            raise CardMute(str(error)) from None


class _Watcher:
    """Hands events to `post` on a thread of its own."""

    def __init__(self, post: Callable[[WatcherEvent], None], forget: Callable[[_Watcher], None]) -> None:
        self._post = post
        self._forget = forget
        self._events: queue.SimpleQueue[WatcherEvent | threading.Event | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="virtual-watcher", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def put(self, event: WatcherEvent) -> None:
        self._events.put(event)

    def settle(self, timeout: float) -> None:
        reached = threading.Event()
        self._events.put(reached)
        if not reached.wait(timeout) and self._thread.is_alive():
            raise TimeoutError(f"a watcher did not report within {timeout} seconds")

    def stop(self) -> None:
        self._forget(self)
        self._events.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while (event := self._events.get()) is not None:
            if isinstance(event, threading.Event):
                event.set()
            else:
                self._post(event)
