"""A reader that does not wait for ever: a card that never answers ends the conversation, and not the program.

SCardTransmit has no limit of time and cannot be cancelled. So the conversation is led on a thread of its own, which is
left behind when its time is over; a daemon, so that the program's end does not wait for it either.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from queue import SimpleQueue
from types import TracebackType
from typing import Final, Self, TypeVar

from apdu import CommandAPDU, ResponseAPDU
from reader.base import Connection, Reader
from reader.errors import CardMute, ReaderError

_T = TypeVar("_T")
PATIENCE_S: Final = 10.0  # for one command; the longest, a signature, takes a card about one second


class PatientReader:
    """A Reader whose connections give up with CardMute when one step has taken `seconds`."""

    def __init__(self, reader: Reader, seconds: float = PATIENCE_S) -> None:
        self._reader = reader
        self._seconds = seconds

    @property
    def name(self) -> str:
        """The reader's own."""
        return self._reader.name

    def connect(self) -> PatientConnection:
        """Open the card; see Reader."""
        return PatientConnection(self._reader, self._seconds)


class PatientConnection:
    """One conversation, led on a thread of its own; used on one thread, as a context."""

    def __init__(self, reader: Reader, seconds: float) -> None:
        self._reader = reader
        self._seconds = seconds
        self._given_up = False
        self._stack = ExitStack()
        self._inner: Connection | None = None
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()

    def __enter__(self) -> Self:
        threading.Thread(target=self._work, name="card", daemon=True).start()
        try:
            self._inner = self._do(lambda: self._stack.enter_context(self._reader.connect()))
        except BaseException:
            self._jobs.put(None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._given_up:
            with suppress(ReaderError):
                self._do(self._stack.close)
        self._jobs.put(None)

    @property
    def atr(self) -> bytes:
        """The card's own."""
        assert self._inner is not None
        return self._inner.atr

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        """Send one command; see Connection. Raises CardMute when its time is over."""
        inner = self._inner
        assert inner is not None
        return self._do(lambda: inner.transmit(command))

    def _do(self, step: Callable[[], _T]) -> _T:
        if self._given_up:
            raise CardMute("the conversation was given up")
        done = threading.Event()
        results: list[_T] = []
        errors: list[BaseException] = []

        def job() -> None:
            try:
                results.append(step())
            except BaseException as error:  # noqa: BLE001 (raised again where it is waited for)
                errors.append(error)
            done.set()

        self._jobs.put(job)
        # Given up also when Ctrl-C ends the wait: what is under way cannot be.
        self._given_up = True
        if not done.wait(self._seconds):
            raise CardMute("no answer in time")
        self._given_up = False
        if errors:
            raise errors[0]
        return results[0]

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
