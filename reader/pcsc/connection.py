"""Cards in PC/SC readers, over pyscard's plain binding of the C functions.

The binding is used without the classes above it: they raise from two unrelated trees, do input and output in
`__del__`, and keep their handles from us. A context per connection costs 0.3 ms and shares nothing with the watcher.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import MappingProxyType
from typing import Final

from smartcard import scard

from apdu import CommandAPDU, LengthRefused, ResponseAPDU
from reader.base import Connection, Watcher
from reader.errors import CardMute, ReaderError
from reader.events import WatcherEvent
from reader.pcsc import hresult
from reader.pcsc.watcher import PcscWatcher

_PROTOCOLS: Final[int] = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
_PRESENT: Final = 0x0004  # SCARD_PRESENT of pcsclite.h, which the binding leaves out
_SHORTEST_ANSWER: Final = 2
_CONNECT_PAUSE_S: Final = 0.05
# Whoever looks at every card that comes lets go of it soon: another program, or a conversation of ours with a card that
# fell silent and was taken away a moment ago.
_CONNECT_RETRIES: Final = MappingProxyType(
    {hresult.UNPOWERED_CARD: 3, hresult.RESET_CARD: 3, hresult.SHARING_VIOLATION: 20}
)


class PcscConnection:
    """An open card; see `reader.base.Connection`. Made by PcscReader.connect, void after it.

    After the first failure it stays failed: PC/SC does not tell when a card is exchanged faster than pcscd looks,
    and lets the same handle talk to the next person's card.

    No command is sent on our own account: a card that answers its first command with 6F00, as some do on some
    readers, is for the script or the visitor to try again.
    """

    __slots__ = ("_atr", "_card", "_failure", "_pci")

    def __init__(self, card: int, protocol: int) -> None:
        self._card = card
        self._pci = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        self._failure: ReaderError | None = None
        code, _reader, _state, _protocol, atr = scard.SCardStatus(card)
        hresult.check(code, "SCardStatus")
        self._atr = bytes(atr)

    @property
    def atr(self) -> bytes:
        """Answer to reset, as the reader tells it; a contactless reader makes one up (PC/SC part 3)."""
        return self._atr

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        """Send one command, once, and wait for its answer, however long the card takes.

        Raises CardMute for an answer without status word, LengthRefused where an extended command without data
        was refused and the card is still there, and ReaderError otherwise: then nothing is known about what the
        card did.
        """
        if self._failure is not None:
            raise type(self._failure)(*self._failure.args)
        octets = list(command.octets())
        try:
            code, answer = scard.SCardTransmit(self._card, self._pci, octets)
        finally:
            octets[:] = bytes(len(octets))  # may have been a PIN
        if code == hresult.SUCCESS and len(answer) >= _SHORTEST_ANSWER:
            return ResponseAPDU.parse(bytes(answer))
        if code == hresult.SUCCESS:
            # a card that gives up looks like this, and so does vpcd when its line drops in mid-command
            raise self._fail(CardMute(f"SCardTransmit: {len(answer)} bytes, no status word"))
        failure = hresult.error(code, "SCardTransmit")
        # A command with data may be a VERIFY, which counts; whether the card got it is not for us to guess.
        if command.extended and not command.data and hresult.refuses_length(code) and self._card_is_there():
            raise LengthRefused(str(failure)) from failure
        raise self._fail(failure)

    def _fail(self, failure: ReaderError) -> ReaderError:
        # a copy, because a raised error holds on to the frames that it passed, and to the command in them
        self._failure = type(failure)(f"the connection failed before: {failure}")
        return failure

    def _card_is_there(self) -> bool:
        """Whether, as far as pcscd knows, the card is on the reader and was not reset."""
        code, _reader, state, *_ = scard.SCardStatus(self._card)
        return hresult.unsigned(code) == hresult.SUCCESS and bool(state & _PRESENT)


class PcscReader:
    """A reader that PC/SC knows by name."""

    def __init__(self, name: str, *, pause: Callable[[float], None] = time.sleep) -> None:
        self._name = name
        self._pause = pause

    @property
    def name(self) -> str:
        """The name that PC/SC gives it."""
        return self._name

    def connect(self) -> AbstractContextManager[Connection]:
        """Open the card exclusively, and take its power away on exit, whatever happened inside.

        Raises NoCard, CardInUse, CardMute, ReaderUnavailable or ServiceUnavailable. Exit never raises.
        """
        return self._connect()

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        hresult.check(code, "SCardEstablishContext")
        try:
            card, protocol = self._open(context)
            try:
                yield PcscConnection(card, protocol)
            finally:
                # Codes are of no use here: whatever they say, the connection is over.
                scard.SCardDisconnect(card, scard.SCARD_UNPOWER_CARD)
        finally:
            scard.SCardReleaseContext(context)

    def _open(self, context: int) -> tuple[int, int]:
        """Return handle and protocol. A card just put down may need another try; no command has been sent yet."""
        tries: Counter[int] = Counter()
        while True:
            code, card, protocol = scard.SCardConnect(context, self._name, scard.SCARD_SHARE_EXCLUSIVE, _PROTOCOLS)
            said = hresult.unsigned(code)
            if tries[said] >= _CONNECT_RETRIES.get(said, 0):
                hresult.check(code, "SCardConnect")
                return card, protocol
            tries[said] += 1
            self._pause(_CONNECT_PAUSE_S)


class PcscReaders:
    """The readers of this machine's PC/SC service."""

    def names(self) -> tuple[str, ...]:
        """The readers that are there now. Raises ServiceUnavailable."""
        code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        hresult.check(code, "SCardEstablishContext")
        try:
            code, names = scard.SCardListReaders(context, [])
        finally:
            scard.SCardReleaseContext(context)
        if hresult.unsigned(code) == hresult.NO_READERS:
            return ()
        hresult.check(code, "SCardListReaders")
        return tuple(names)

    def open(self, name: str) -> PcscReader:
        """The reader of this name; whether it is there shows when it is connected to."""
        return PcscReader(name)

    def watch(self, post: Callable[[WatcherEvent], None]) -> Watcher:
        """Start reporting; `post` is called on the watcher's thread and must return at once."""
        return PcscWatcher(post)
