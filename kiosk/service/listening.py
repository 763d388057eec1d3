"""Where connections come in: the socket, taken before anything else is done, and how long a client may take.

uvicorn leaves it to a proxy to bound how long a client takes for its TLS handshake and for the head of a request; here
nothing is left to one.
"""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, Final

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kiosk.service.settings import Listen

_HANDSHAKE: Final = 10.0  # seconds for TLS
_GOODBYE: Final = 2.0  # seconds for its end
_HEAD: Final = 10.0  # seconds for the head of a request
_BACKLOG: Final = 1024


class AddressTaken(Exception):
    """The address cannot be listened on; the message says why."""


def bind(listen: Listen) -> socket.socket:
    """Take the address; a unix socket is for the owner's group. Raises AddressTaken."""
    try:
        return _bind_port(listen) if listen.socket is None else _bind_socket(listen.socket)
    except OSError as error:
        where = listen.socket or f"{listen.host} port {listen.port}"
        raise AddressTaken(f"{where} cannot be listened on ({error.strerror or error})") from None


def release(listen: Listen, taken: socket.socket) -> None:
    """Let go of the address."""
    taken.close()
    if listen.socket is not None:
        with suppress(FileNotFoundError):
            listen.socket.unlink()


def _bind_port(listen: Listen) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        listen.host, listen.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    taken = socket.socket(family, kind, protocol)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        # Here already, and not when all is ready: of two programs only one can.
        taken.listen(_BACKLOG)
    except OSError:
        taken.close()
        raise
    return taken


def _bind_socket(path: Path) -> socket.socket:
    taken = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if path.exists() and stat.S_ISSOCK(path.stat().st_mode):
            try:
                taken.connect(str(path))
            except ConnectionRefusedError:
                path.unlink()  # left by one that was killed
            else:
                raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
        taken.bind(str(path))
        path.chmod(0o660)
        taken.listen(_BACKLOG)
    except OSError:
        taken.close()
        raise
    return taken


class PatientProtocol(H11Protocol):
    """HTTP/1.1 with a limit of time for the head of each request."""

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as H11Protocol has it
        """Begin to wait for a head."""
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Begin to wait where a head has begun; no more where it has ended."""
        super().data_received(data)
        self._watch()

    def _watch(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop()
        elif self._timer is None:
            self._timer = self.loop.call_later(_HEAD, self._give_up)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        self._timer = None
        if self.conn.their_state is h11.IDLE:
            self.transport.close()


class Server(uvicorn.Server):
    """uvicorn on a socket that was taken before; SIGTERM and SIGINT end it in good order. `stopped_by` says which."""

    stopped_by: int | None = None

    def __init__(self, config: uvicorn.Config, taken: socket.socket, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._taken = taken
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 (uvicorn's interface)
        """Serve, with limits of time for TLS, and say so."""
        await self.lifespan.startup()
        if self.lifespan.should_exit:
            self.should_exit = True
            return
        loop = asyncio.get_running_loop()
        limits: dict[str, Any] = {"ssl_handshake_timeout": _HANDSHAKE, "ssl_shutdown_timeout": _GOODBYE}
        self.servers = [
            await loop.create_server(
                self._protocol,
                sock=self._taken,
                ssl=self.config.ssl,
                backlog=_BACKLOG,
                **(limits if self.config.ssl else {}),
            )
        ]
        self.started = True
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Unlike uvicorn's, does not raise the signal again: a service that was stopped has not failed."""
        before = {number: signal.signal(number, self._on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        self.force_exit = self.should_exit and number == signal.SIGINT
        self.should_exit = True
        self.stopped_by = number

    def _protocol(self) -> asyncio.Protocol:
        return PatientProtocol(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)
