"""One thread that does jobs in their order, and what it sends home."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TypeAlias

from kiosk.flow.events import Event


@dataclass(frozen=True, slots=True)
class Fault:
    """A bug that was caught on another thread."""

    error: Exception


News: TypeAlias = Event | Fault
Post: TypeAlias = Callable[[News], None]  # may be called on any thread and returns at once


class Lane:
    """One daemon thread that does jobs in the order in which they were put on it.

    A daemon, and no executor: a card that never answers keeps its thread for ever, and an executor would make the end
    of the program wait for it. A job that raises is reported to `caught` on this thread, and the next one is done.
    """

    def __init__(self, name: str, caught: Callable[[Exception], None]) -> None:
        self._caught = caught
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    @property
    def current(self) -> bool:
        """Whether the caller runs on this lane's thread."""
        return threading.current_thread() is self._thread

    def put(self, job: Callable[[], None]) -> None:
        """Do a job after those that were put before; returns at once, and may be called on any thread."""
        self._jobs.put(job)

    def close(self) -> None:
        """Let the thread end after the jobs that were put before."""
        self._jobs.put(None)

    def join(self, seconds: float) -> bool:
        """Wait so long for the thread to end; return whether it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception as error:  # noqa: BLE001 (a bug in one job must not end the thread)
                self._caught(error)
            del job  # it may hold a visitor's data until the next one comes
