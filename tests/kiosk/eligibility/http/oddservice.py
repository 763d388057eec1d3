"""A service that answers as no service should: whatever bytes a test gives it, at whatever pace."""

from __future__ import annotations

import socket
import ssl
import threading
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

_TICK: Final = 0.05  # seconds

Answer = Callable[[bytes], Iterable[bytes]]
"""The bytes to answer a request with, piece by piece; the connection is closed after the last."""


def answer(status: str, kind: str, body: bytes, *headers: str) -> bytes:
    """A whole answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


class OddService:
    """Listens on loopback; `answers` are given one after another, the last of them for ever.

    With `context` it speaks TLS.
    """

    def __init__(self, *answers: Answer, context: ssl.SSLContext | None = None) -> None:
        self._context = context
        self._answers = deque(answers)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(_TICK)
        self._ending = threading.Event()
        self._threads: list[threading.Thread] = []
        self.requests: list[bytes] = []
        self._accepting = threading.Thread(target=self._accept, name="odd-service", daemon=True)

    @property
    def url(self) -> str:
        scheme = "http" if self._context is None else "https"
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def ending(self) -> threading.Event:
        """Set when the test is over: an answer that never ends waits for it."""
        return self._ending

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

    def _accept(self) -> None:
        while not self._ending.is_set():
            try:
                line, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(line,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            line.settimeout(10)
            if self._context is None:
                self._answer(line)
                return
            with self._context.wrap_socket(line, server_side=True) as secured:
                self._answer(secured)

    def _answer(self, line: socket.socket) -> None:
        request = _read_request(line)
        if not request:
            return
        self.requests.append(request)
        chosen = self._answers[0] if len(self._answers) == 1 else self._answers.popleft()
        for piece in chosen(request):
            line.sendall(piece)
        # A clean end, which TLS needs to tell it from a cut line.
        if isinstance(line, ssl.SSLSocket):
            line.unwrap()
        else:
            line.shutdown(socket.SHUT_WR)


def _read_request(line: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = line.recv(4096)
        if not piece:
            return data
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for field in head.split(b"\r\n")[1:]:
        name, _, value = field.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        piece = line.recv(4096)
        if not piece:
            break
        body += piece
    return head + b"\r\n\r\n" + body
