"""A line on loopback that a test may hold, cut or halve: it hands bytes on between a client and a server."""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from types import TracebackType
from typing import Final, Self

_CHUNK: Final = 1 << 16
_TICK: Final = 0.05  # seconds


class Luck(Enum):
    """What happens to the next bytes on the line; connections that come later than that are served."""

    NONE = "none"
    BEFORE_REQUEST = "before-request"  # cut when the first byte of a request comes, which is not handed on
    MID_REQUEST = "mid-request"  # a part of the request is handed on, then it is cut
    BEFORE_ANSWER = "before-answer"  # the request arrives; of the answer nothing does
    MID_ANSWER = "mid-answer"  # a part of the answer arrives


class LineProxy:
    """Listens on a port of its own and hands everything on to `target`, a port of this computer.

    `luck` strikes once, and is NONE afterwards; with `down_after_luck` the line is down from then on. While `down` new
    connections are closed at once. While `mute` nothing comes back from the server. While `held` nothing is handed on
    in either direction, and what comes is kept or, where the other end goes away, lost.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(_TICK)
        self._ending = threading.Event()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self.luck = Luck.NONE
        self.struck = 0
        self.down_after_luck = False
        self.down = False
        self.mute = False
        self.held = threading.Event()
        self.connections = 0
        self._accepting = threading.Thread(target=self._accept, name="line", daemon=True)

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.set()
        self._listener.close()
        for thread in (self._accepting, *self._threads):
            thread.join(10)

    def redirect(self, target: int) -> None:
        """Hand new connections on to another port."""
        self._target = target

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Inside this nothing is handed on."""
        self.held.set()
        try:
            yield
        finally:
            self.held.clear()

    def cut(self) -> None:
        """Cut every connection that there is."""
        with self._lock:
            for end in self._open:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while not self._ending.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self.connections += 1
            if self.down:
                client.close()
                continue
            thread = threading.Thread(target=self._serve, args=(client,), name="line-connection", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self._target), timeout=5)
        except OSError:
            client.close()
            return
        for end in (client, server):
            # What comes in two pieces goes on in two, and is not held up.
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._open |= {client, server}
        try:
            with selectors.DefaultSelector() as selector, suppress(OSError):
                selector.register(client, selectors.EVENT_READ, server)
                selector.register(server, selectors.EVENT_READ, client)
                self._carry(selector, client)
        finally:
            with self._lock:
                self._open -= {client, server}
            client.close()
            server.close()

    def _carry(self, selector: selectors.BaseSelector, client: socket.socket) -> None:
        while not self._ending.is_set():
            if self.held.is_set():
                # Nothing is handed on; a client that goes away takes what it had sent with it.
                if _is_gone(client):
                    return
                self._ending.wait(_TICK)
                continue
            for key, _ in selector.select(_TICK):
                source, sink = key.fileobj, key.data
                assert isinstance(source, socket.socket)
                if self.held.is_set():
                    break
                data = source.recv(_CHUNK)
                if not data or not self._hand_on(data, sink, from_client=source is client):
                    return

    def _hand_on(self, data: bytes, sink: socket.socket, *, from_client: bool) -> bool:
        match self.luck:
            case Luck.BEFORE_REQUEST if from_client:
                return self._strike()
            case Luck.MID_REQUEST if from_client:
                sink.sendall(data[: len(data) // 2])
                return self._strike()
            case Luck.BEFORE_ANSWER if not from_client:
                return self._strike()
            case Luck.MID_ANSWER if not from_client:
                sink.sendall(data[: len(data) // 2])
                return self._strike()
            case _ if self.mute and not from_client:
                return True
            case _:
                sink.sendall(data)
                return True

    def _strike(self) -> bool:
        self.luck = Luck.NONE
        self.struck += 1
        self.down = self.down_after_luck
        return False


def _is_gone(client: socket.socket) -> bool:
    try:
        client.settimeout(0)
        return client.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
    finally:
        with suppress(OSError):
            client.settimeout(None)
