"""A card of a few lines on the far end of vpcd, and a record of what a watcher said."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final, Self, TypeVar

from reader.events import WatcherEvent

T = TypeVar("T")
E = TypeVar("E", bound=WatcherEvent)

ATR: Final = bytes.fromhex("3BE000FF8131FE4514")
POWER_OFF, POWER_ON, RESET, GET_ATR = 0, 1, 2, 4
PATIENCE_S: Final = 10.0


class Pulled(Exception):
    """Raised by an answer: the card is taken away now, in the middle of the command."""


class Peer:
    """A card in a slot between enter and exit: `answer` makes an answer of each command.

    `selected` stands for any state of the card that a loss of power ends, such as a verified PIN.
    """

    def __init__(self, port: int, answer: Callable[[Peer, bytes], bytes]) -> None:
        self._port = port
        self._answer = answer
        self.commands: list[bytes] = []
        self.signals: list[int] = []
        self.selected = False
        self.arrived: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> Self:
        self._line = socket.create_connection(("127.0.0.1", self._port))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pull()

    def pull(self) -> None:
        """Take the card away; does nothing when it is gone already."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._line.close()

    def _serve(self) -> None:
        with suppress(OSError):
            try:
                while True:
                    self._take(self._receive(int.from_bytes(self._receive(2), "big")))
            except Pulled:
                self._line.shutdown(socket.SHUT_RDWR)

    def _take(self, message: bytes) -> None:
        if len(message) > 1:
            self.commands.append(message)
            self.arrived.put(message)
            reply = self._answer(self, message)
        elif message[0] == GET_ATR:
            reply = ATR
        else:
            self.selected = False
            self.signals.append(message[0])
            return
        self._line.sendall(len(reply).to_bytes(2, "big") + reply)

    def _receive(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            # not sticky, so before every recv: without it each command costs 44 ms
            self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            chunk = self._line.recv(count - len(data))
            if not chunk:
                raise ConnectionResetError
            data += chunk
        return data


def accept(_card: Peer, _command: bytes) -> bytes:
    """Answer 9000 to everything."""
    return b"\x90\x00"


def torn(_card: Peer, _command: bytes) -> bytes:
    """Be taken away in the middle of any command."""
    raise Pulled


class Journal:
    """Receives a watcher's events and hands them out in order."""

    def __init__(self) -> None:
        self._events: queue.Queue[WatcherEvent] = queue.Queue()
        self.threads: set[threading.Thread] = set()
        self.gate = threading.Event()
        """While it is not set, the watcher waits in its call of us, as behind a receiver that is slow."""
        self.gate.set()

    def __call__(self, event: WatcherEvent) -> None:
        self.threads.add(threading.current_thread())
        self._events.put(event)
        assert self.gate.wait(PATIENCE_S)

    def next(self, kind: type[E], within_s: float = PATIENCE_S) -> E:
        """The next event, which must be of this kind."""
        event = self._events.get(timeout=within_s)
        assert isinstance(event, kind), event
        return event

    def next_after(self, kind: type[WatcherEvent]) -> WatcherEvent:
        """The next event that is not of this kind."""
        while isinstance(event := self._events.get(timeout=PATIENCE_S), kind):
            pass
        return event

    def rest(self) -> list[WatcherEvent]:
        """What was said and has not been read."""
        rest = []
        with suppress(queue.Empty):
            while True:
                rest.append(self._events.get_nowait())
        return rest


def eventually(probe: Callable[[], T], within_s: float = PATIENCE_S) -> T:
    """Ask until the answer is true, and return it."""
    deadline = time.monotonic() + within_s
    while not (answer := probe()):
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.002)
    return answer
