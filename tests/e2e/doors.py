"""Two doors to the same cards: readers in this process, and the real PC/SC stack."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from smartcard import scard

from reader.base import Readers
from reader.pcsc.connection import PcscReaders
from reader.virtual.card import Card
from reader.virtual.inprocess import VirtualReaders
from reader.virtual.rig import PcscdRig
from reader.virtual.vpcd import VpcdSlot

PATIENCE = 20.0  # seconds until a test that waits in vain fails; nothing ever waits so long otherwise


class Door(Protocol):
    """Where cards are placed and taken, as a hand does it."""

    name: str

    @property
    def readers(self) -> Readers: ...

    def place(self, card: Card, slot: int = 0) -> None:
        """Put a card on an empty reader."""

    def take(self, slot: int = 0) -> None:
        """Take whatever lies there; it may have gone before."""

    def describe(self) -> str:
        """How the readers stand, for the message of a test that waited in vain."""

    def stop_service(self) -> None: ...

    def kill_service(self) -> None: ...

    def start_service(self) -> None: ...

    def close(self) -> None: ...


class InProcessDoor:
    """VirtualReaders: two readers."""

    name = "in-process"

    def __init__(self, *, extended_length: bool = True) -> None:
        self.names = ("Virtual Reader 00 00", "Virtual Reader 01 00")
        self.virtual = VirtualReaders(*self.names, extended_length=extended_length)

    @property
    def readers(self) -> Readers:
        return self.virtual

    def place(self, card: Card, slot: int = 0) -> None:
        self.virtual.insert(self.names[slot], card)

    def take(self, slot: int = 0) -> None:
        self.virtual.remove(self.names[slot])

    def describe(self) -> str:
        return "readers in this process"

    def stop_service(self) -> None:
        self.virtual.stop_service()

    kill_service = stop_service

    def start_service(self) -> None:
        self.virtual.start_service()

    def close(self) -> None:
        for slot in range(2):
            self.take(slot)


class PcscdDoor:
    """A private pcscd with vpcd's two readers."""

    name = "pcscd"

    def __init__(self, rig: PcscdRig) -> None:
        self.rig = rig
        self.slots = tuple(VpcdSlot(port=port) for port in rig.vpcd_ports)
        for slot in range(2):
            self._until_empty(slot)

    @property
    def readers(self) -> Readers:
        return PcscReaders()

    def place(self, card: Card, slot: int = 0) -> None:
        self._until_empty(slot)
        self.slots[slot].insert(card)

    def take(self, slot: int = 0) -> None:
        self.slots[slot].remove()
        self._until_empty(slot)

    def describe(self) -> str:
        _, states = self._states()
        lines = [f"{slot.present=} {slot.connected=}" for slot in self.slots]
        return "\n".join([*(f"{name}: {state:#010x}" for name, state, _ in states), *lines, self.rig.log[-2000:]])

    def stop_service(self) -> None:
        self.rig.stop()

    def kill_service(self) -> None:
        self.rig.kill()

    def start_service(self) -> None:
        self.rig.start()

    def close(self) -> None:
        for slot in self.slots:
            slot.remove()

    def _until_empty(self, slot: int) -> None:
        """Wait for pcscd's own look: a hand is slower than that anyway."""
        if self.rig.running:
            eventually(lambda: not self.sees_card(slot))

    def sees_card(self, slot: int) -> bool:
        """Whether pcscd's count of comings and goings is odd.

        The state alone will not do: after a command that failed pcscd calls the reader empty before it has looked.
        """
        _, states = self._states(slot)
        return any(bool(state >> 16 & 1) for _, state, _ in states)

    def _states(self, *slots: int) -> tuple[int, list[tuple[str, int, list[int]]]]:
        """What SCardGetStatusChange says at once of these readers, or of all."""
        _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        names = [self.rig.reader_names[slot] for slot in slots or range(len(self.slots))]
        asked = [(name, scard.SCARD_STATE_UNAWARE) for name in names]
        told: tuple[int, list[tuple[str, int, list[int]]]] = scard.SCardGetStatusChange(context, 0, asked)
        scard.SCardReleaseContext(context)
        return told


def eventually(condition: Callable[[], bool]) -> None:
    """Wait for what other threads and processes do, without an event loop."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.002)
