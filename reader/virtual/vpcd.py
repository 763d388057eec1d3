"""The door through the real PC/SC stack: a card that dials in to vsmartcard's vpcd, a driver of pcscd.

The wire: frames of a two-byte big-endian length and a payload, both ways. From the driver, a payload of one byte is a
control (0 power off, 1 power on, 2 reset: no reply; 4 get ATR: one reply), a longer one a command, with one reply.
The end of the line is the removal of the card.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Self, TypeAlias

from reader.virtual.card import Card
from reader.virtual.faults import CardTorn

DEFAULT_PORT: Final = 35963  # vpcd's first slot; the second one is the next port
FRAME_MAX: Final = 0xFFFF
_HEADER: Final = 2
_RETRY_S: Final = 0.02
_CONNECT_S: Final = 5.0
_CHUNK: Final = 65536
_QUICK_ACK: Final[int | None] = getattr(socket, "TCP_QUICKACK", None)
_TOO_LONG: Final = b"\x67\x00"


def nobody_listens(host: str, port: int) -> str:
    """What is said, and advised, where no vpcd takes the line: the one text about how pcscd comes to run."""
    return (
        f"no vpcd at {host}:{port}; is pcscd running with vsmartcard's driver? apt-get install pcscd vsmartcard-vpcd, "
        "then pcscd --foreground in another terminal; where systemd starts pcscd, systemctl stop pcscd.socket "
        "pcscd.service before, because that one ends after a minute without a client, and the card with it"
    )


class ProtocolError(Exception):
    """The other side does not speak vpcd's protocol."""


class Control(Enum):
    """What the driver asks of a card apart from commands."""

    POWER_OFF = 0
    POWER_ON = 1
    RESET = 2
    GET_ATR = 4


@dataclass(slots=True, unsafe_hash=True)  # not frozen: that costs a call for each field, and a program waits
class Command:
    """A command APDU for the card; hidden in `repr`, because it may carry a PIN."""

    raw: bytes = field(repr=False)


Request: TypeAlias = Control | Command


class Peer:
    """The card's side of the wire without any socket: bytes in, requests out; replies in, bytes out."""

    def __init__(self) -> None:
        self._pending = b""

    def feed(self, data: bytes) -> list[Request]:
        """Take bytes as they come, in pieces of any size; return the requests that they complete.

        Raises ProtocolError for an empty frame and for a control that does not exist.
        """
        data = self._pending + data
        requests: list[Request] = []
        start = 0
        while len(data) >= start + _HEADER:
            end = start + _HEADER + (data[start] << 8 | data[start + 1])
            if len(data) < end:
                break
            requests.append(_request(data[start + _HEADER : end]))
            start = end
        self._pending = data[start:]
        return requests

    @property
    def incomplete(self) -> bool:
        """Whether a frame has begun and not ended."""
        return bool(self._pending)


def reply(payload: bytes) -> bytes:
    """The frame of a reply. Raises ValueError for more than 65535 bytes, which the wire cannot carry."""
    if len(payload) > FRAME_MAX:
        raise ValueError(f"a frame carries {FRAME_MAX} bytes, not {len(payload)}")
    return len(payload).to_bytes(_HEADER, "big") + payload


def _request(payload: bytes) -> Request:
    if len(payload) > 1:
        return Command(payload)
    if not payload:
        raise ProtocolError("an empty frame")
    try:
        return Control(payload[0])
    except ValueError:
        raise ProtocolError(f"control {payload[0]:02X} does not exist") from None


def answer(card: Card, request: Request) -> bytes | None:
    """Let a card do what is asked; return its reply, or None where none is due. Raises CardTorn."""
    if isinstance(request, Command):
        given = card.transmit(request.raw)
        # The wire counts to 65535: a reader that cannot carry an answer refuses the length.
        return given if len(given) <= FRAME_MAX else _TOO_LONG
    match request:
        case Control.POWER_OFF:
            card.power_off()
        case Control.POWER_ON:
            card.power_on()
        case Control.RESET:
            card.reset()
        case Control.GET_ATR:
            return card.atr
    return None


class VpcdSlot:
    """One slot of vpcd; `insert` puts a card into it and `remove` takes it out, from any thread.

    An inserted card dials in again and again until pcscd is there, and once more when pcscd comes back: the card lies
    on the reader all the time. A mute card is removed like any other.
    `watch` is told, in the card's thread, which card's line has come (True) and which one's has gone (False). `sent` is
    called there once an answer has gone out, for what nobody should wait for.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = DEFAULT_PORT,
        *,
        watch: Callable[[Card, bool], None] | None = None,
        sent: Callable[[], None] | None = None,
    ) -> None:
        self.host = host
        self.port = port
        self._watch = watch
        self._sent = sent
        self._stay: _Stay | None = None

    def insert(self, card: Card) -> None:
        """Place a card and return at once; a card that lies there is taken first."""
        self.remove()
        self._stay = _Stay((self.host, self.port), card, self._watch, self._sent)
        self._stay.start()

    def remove(self) -> Card | None:
        """Take the card, also while it works on a command; return it, or None where there was none."""
        stay, self._stay = self._stay, None
        if stay is None:
            return None
        stay.end()
        return stay.card

    @property
    def present(self) -> bool:
        """Whether a card lies there; False after one was torn."""
        return self._stay is not None and not self._stay.ended.is_set()

    @property
    def connected(self) -> bool:
        """Whether the driver has the line at this moment."""
        return self._stay is not None and self._stay.connected.is_set()

    def wait_until_connected(self, timeout: float = 10.0) -> None:
        """Wait until the driver has the line. Raises TimeoutError with what to look at."""
        stay = self._stay
        if stay is None or not stay.connected.wait(timeout):
            raise TimeoutError(nobody_listens(self.host, self.port))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()


class _Stay:
    """One card from placing to taking: a thread that holds the line."""

    def __init__(
        self,
        address: tuple[str, int],
        card: Card,
        watch: Callable[[Card, bool], None] | None,
        sent: Callable[[], None] | None,
    ) -> None:
        self.card = card
        self._watch = watch
        self._sent = sent
        self.connected = threading.Event()
        self.ended = threading.Event()
        self._address = address
        self._lock = threading.Lock()
        self._line: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name=f"vpcd-{address[1]}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """Hang up and take the card's power, which ends the silence of a mute one."""
        self.ended.set()
        self._hang_up()
        self.card.power_off()
        # A card that is stuck in its work keeps its thread; nobody hears it any more.
        self._thread.join(0.5)

    def _run(self) -> None:
        while not self.ended.is_set():
            line = self._dial()
            if line is None:
                continue
            with line, suppress(OSError, ProtocolError):
                self._serve(line)
            with self._lock:
                self._line = None
            self.connected.clear()
            self.card.power_off()
            self._tell(up=False)

    def _dial(self) -> socket.socket | None:
        line = _dialled(self._address)
        if line is None:
            self.ended.wait(_RETRY_S)
            return None
        with self._lock:
            if self.ended.is_set():
                line.close()
                return None
            self._line = line
        self.connected.set()
        self._tell(up=True)
        return line

    def _tell(self, *, up: bool) -> None:
        if self._watch is not None:
            self._watch(self.card, up)

    def _hang_up(self) -> None:
        with self._lock:
            if self._line is not None:
                with suppress(OSError):
                    self._line.shutdown(socket.SHUT_RDWR)

    def _serve(self, line: socket.socket) -> None:
        peer = Peer()
        while data := _receive(line, acknowledge=not peer.incomplete):
            for request in peer.feed(data):
                try:
                    given = answer(self.card, request)
                except CardTorn as torn:
                    self._leave(line, torn)
                    return
                if given == b"":
                    # vpcd waits for ever for an answer without bytes. It tells the program of one when the line goes.
                    self._leave(line, CardTorn(away_s=0.0))
                    return
                if given is not None:
                    line.sendall(reply(given))
                    if self._sent is not None:
                        self._sent()

    def _leave(self, line: socket.socket, torn: CardTorn) -> None:
        """Leave in the middle of a command, for good or for as long as the card does.

        Not even the part of the answer that went out is sent: vpcd would give it to the program as the whole, which no
        reader does, because it checks the end of a frame.
        """
        if torn.away_s is None:
            self.ended.set()
        else:
            self.connected.clear()
            line.shutdown(socket.SHUT_RDWR)
            self.ended.wait(torn.away_s)


def _dialled(address: tuple[str, int]) -> socket.socket | None:
    """A line to a driver, or None where nobody takes it, also where it goes again in the same moment."""
    with suppress(OSError), ExitStack() as undone:
        line = undone.enter_context(socket.create_connection(address, _CONNECT_S))
        if not is_own_echo(line):
            line.settimeout(None)
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            undone.pop_all()
            return line
    return None


def is_own_echo(line: socket.socket) -> bool:
    """Whether a line is connected to itself.

    vpcd's port is one of those that Linux gives to outgoing connections: dialling it again and again while nobody
    listens reaches oneself at some time, and would keep pcscd from its port. Raises OSError for a line that has gone.
    """
    return bool(line.getsockname() == line.getpeername())


def _receive(line: socket.socket, *, acknowledge: bool) -> bytes:
    """Wait for bytes; b"" when the line has ended.

    vpcd sends length and payload apart, without TCP_NODELAY: without an immediate acknowledgement of the first, the
    second waits 40 ms. Linux forgets the option, so it is set before every read but that of the payload, which the
    answer acknowledges.
    """
    if acknowledge and _QUICK_ACK is not None:
        line.setsockopt(socket.IPPROTO_TCP, _QUICK_ACK, 1)
    return line.recv(_CHUNK)
