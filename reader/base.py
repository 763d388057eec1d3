"""The narrow waist: what every way to a card offers, and how a script is run over it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from apdu import CommandAPDU, LengthRefused, ResponseAPDU, Script
from reader.events import WatcherEvent

T = TypeVar("T")


class Connection(Protocol):
    """An open, exclusive conversation with one card, from power-on. Used on one thread only.

    `transmit` raises ReaderError when the card or the reader is gone, and LengthRefused when the command's length
    cannot be carried. It never sends a command twice.
    """

    @property
    def atr(self) -> bytes:
        """Answer to reset, 2 to 33 bytes."""
        ...

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        """Send one command and wait for its answer, however long the card takes."""
        ...


class Reader(Protocol):
    """A place for one card."""

    @property
    def name(self) -> str:
        """The name that PC/SC gives it."""
        ...

    def connect(self) -> AbstractContextManager[Connection]:
        """Open the card exclusively; on exit it loses power or is reset, so that no PIN stays verified.

        Raises NoCard, CardInUse, CardMute, ReaderUnavailable or ServiceUnavailable. Exit never raises.
        """
        ...


class Readers(Protocol):
    """A source of readers: PC/SC, or readers made of Python."""

    def names(self) -> tuple[str, ...]:
        """The readers that are there now. Raises ServiceUnavailable."""
        ...

    def open(self, name: str) -> Reader:
        """The reader of this name; whether it is there shows when it is connected to."""
        ...

    def watch(self, post: Callable[[WatcherEvent], None]) -> Watcher:
        """Start reporting; `post` is called on the watcher's thread and must return at once."""
        ...


class Watcher(Protocol):
    """Reports cards and readers until it is stopped; survives the service's death and return."""

    def stop(self) -> None:
        """Stop reporting and wait for the thread to end; may be called again."""
        ...


def run(connection: Connection, script: Script[T]) -> T:
    """Drive a script over a connection and return its result; errors of the connection end the script.

    LengthRefused is given to the script, which may go on with shorter commands.
    """
    try:
        command = next(script)
        while True:
            try:
                response = connection.transmit(command)
            except LengthRefused as refused:
                command = script.throw(refused)
            else:
                command = script.send(response)
    except StopIteration as done:
        result: T = done.value
        return result
    finally:
        script.close()
