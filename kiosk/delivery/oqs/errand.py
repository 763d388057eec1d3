"""Work that may hang, as on a network share whose server is away, done beside the thread that asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

_T = TypeVar("_T")


class Late(Exception):
    """The work was not done in time; it may be done yet."""


class Beside:
    """Work with a result, waited for no longer than is allowed. For one thread at a time."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._thread: threading.Thread | None = None

    @property
    def hangs(self) -> bool:
        """Whether an earlier piece of work was waited for in vain, and has not come to its end."""
        return self._thread is not None and self._thread.is_alive()

    def run(self, work: Callable[[], _T], seconds: float) -> _T:
        """The result of `work`, or what it raises. Raises Late, also while an earlier piece of work still hangs."""
        if self._thread is not None:
            self._thread.join(max(0.0, seconds))
            if self.hangs:
                raise Late
        found: list[Any] = []
        errors: list[Exception] = []

        def go() -> None:
            try:
                found.append(work())
            except Exception as error:  # noqa: BLE001 (raised again where the result is waited for)
                errors.append(error)

        self._thread = threading.Thread(target=go, name=self._name, daemon=True)
        self._thread.start()
        self._thread.join(max(0.0, seconds))
        if errors:
            raise errors[0]
        if not found:
            raise Late
        result: _T = found[0]
        return result


class Errand:
    """One piece of work, done on a thread of its own, never twice at a time. May be shared by threads.

    `work` raises nothing. A thread that hangs is a daemon: it holds up neither the visitor nor the program's end.
    """

    def __init__(self, name: str, work: Callable[[], None]) -> None:
        self._name = name
        self._work = work
        self._lock = threading.Lock()
        self._wanted = 0
        self._done = threading.Condition(self._lock)
        self._finished = 0
        self._running = False
        self._hanging = False

    def run(self, seconds: float) -> bool:
        """Do the work from the beginning, once at least, and wait for it; whether it was done within `seconds`.

        Work that somebody waited for in vain is not waited for again until it has come to its end.
        """
        with self._lock:
            if self._hanging:
                seconds = 0.0
            self._wanted += 1
            mine = self._wanted
            if not self._running:
                self._running = True
                threading.Thread(target=self._go, name=self._name, daemon=True).start()
            done = self._done.wait_for(lambda: self._finished >= mine, max(0.0, seconds))
            self._hanging = self._running and not done and (self._hanging or seconds > 0)
            return done

    def _go(self) -> None:
        while True:
            with self._lock:
                begun = self._wanted
            try:
                self._work()
            finally:
                with self._lock:
                    self._finished = begun
                    self._hanging = False
                    again = self._running = self._wanted > begun
                    self._done.notify_all()
            if not again:
                return
