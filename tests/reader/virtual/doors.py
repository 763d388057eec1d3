"""The two doors to a virtual card, and a way to talk through either in hexadecimal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from smartcard import scard

from apdu import CommandAPDU, ResponseAPDU
from reader.base import Connection
from reader.pcsc.connection import PcscReaders
from reader.virtual.card import Card
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.rig import PcscdRig
from reader.virtual.vpcd import VpcdSlot
from tests.reader.virtual.answers import Answer

PATIENCE_S = 10.0


class Talk:
    """Commands and answers as hexadecimal text."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.exchanges: list[tuple[CommandAPDU, ResponseAPDU]] = []

    @property
    def last(self) -> str:
        """The newest answer's data and status word."""
        _, response = self.exchanges[-1]
        return _hex(response)

    def __call__(self, command: str) -> str:
        """The answer's data and status word, for short ones."""
        return _hex(self.send(command))

    def send(self, command: str) -> ResponseAPDU:
        parsed = CommandAPDU.parse(bytes.fromhex(command))
        response = self.connection.transmit(parsed)
        self.exchanges.append((parsed, response))
        return response

    def sw(self, command: str) -> str:
        return f"{self.send(command).sw.value:04X}"


def _hex(response: ResponseAPDU) -> str:
    return f"{response.data.hex()}{response.sw.value:04x}".upper()


class Door(Protocol):
    def open(self, card: Card) -> AbstractContextManager[Talk]: ...

    def judge(self, answer: Answer, talk: Talk) -> None:
        """Fail where the last answer is not this one."""

    def compare(self, what: str, ours: str, card: str) -> None:
        """Fail where what the card showed is not what ours shows."""


class OwnDoor:
    """Behind it is a card of ours, which has to answer as ours does."""

    def judge(self, answer: Answer, talk: Talk) -> None:
        assert answer.is_met_by(talk.last, foreign=False), f"{answer}: {talk.last}"

    def compare(self, what: str, ours: str, card: str) -> None:
        assert ours == card, what


class InProcessDoor(OwnDoor):
    @contextmanager
    def open(self, card: Card) -> Iterator[Talk]:
        readers = VirtualReaders()
        readers.insert(DEFAULT_NAME, card)
        with readers.open(DEFAULT_NAME).connect() as connection:
            yield Talk(connection)


class PcscDoor(OwnDoor):
    def __init__(self, rig: PcscdRig) -> None:
        self.rig = rig

    @contextmanager
    def open(self, card: Card) -> Iterator[Talk]:
        with self.inserted(card), connected(self.rig.reader_names[0]) as connection:
            yield Talk(connection)

    @contextmanager
    def inserted(self, card: Card) -> Iterator[VpcdSlot]:
        """The card on the first reader, and pcscd aware of it; gone again, and pcscd aware of that, afterwards."""
        name = self.rig.reader_names[0]
        with VpcdSlot(port=self.rig.vpcd_ports[0]) as slot:
            slot.insert(card)
            slot.wait_until_connected()
            eventually(lambda: card_seen(name))
            yield slot
        wait_until_empty(name)


@contextmanager
def connected(name: str) -> Iterator[Connection]:
    """A connection to the card of a reader, as soon as pcscd has seen it."""
    eventually(lambda: card_seen(name))
    with PcscReaders().open(name).connect() as connection:
        yield connection


def wait_until_empty(name: str) -> None:
    """Wait until pcscd has seen that the card is gone.

    Asking for a connection is not enough: pcscd refuses one from the moment that a command fails, and takes no notice
    of a new card until its own look has missed the old one.
    """
    eventually(lambda: not card_seen(name))


def card_seen(name: str) -> bool:
    """Whether pcscd's own look has seen a card: its count of comings and goings is odd then.

    The state alone will not do. After a command that failed pcscd calls the reader empty before it has looked, and
    a card put down before that look is not seen until it is lifted again. Only a card that lay there at its very first
    look is not counted.
    """
    told: list[int] = []
    code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    if code == 0:
        code, states = scard.SCardGetStatusChange(context, 0, [(name, scard.SCARD_STATE_UNAWARE)])
        if code == 0:
            told.append(states[0][1])
        scard.SCardReleaseContext(context)
    if not told:
        return False
    count = told[0] >> 16
    return bool(count & 1) or (count == 0 and bool(told[0] & scard.SCARD_STATE_PRESENT))


def eventually(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds; AssertionError after ten seconds."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not come"
        time.sleep(0.002)
