"""How far a load is, for whoever watches: a bar on a terminal, a line every few seconds elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TextIO

_BAR_EVERY: Final = 0.2  # seconds
_LINE_EVERY: Final = 5.0
_WIDTH: Final = 24


class Meter:
    """Shows rows, rows a second and the time left. `total` are the bytes of the file; `done` and `rows` the bytes and
    rows that were loaded by an earlier run.
    """

    def __init__(
        self, out: TextIO, total: int, done: int = 0, rows: int = 0, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._out = out
        self._total = max(total, 1)
        self._first = done
        self._now = now
        self._started = self._shown = now()
        self._bar = out.isatty()
        self._every = _BAR_EVERY if self._bar else _LINE_EVERY
        self._rows = rows

    def show(self, position: int, rows: int, rejected: int) -> None:
        """Say it, when it is time to; `rows` and `rejected` count the whole file."""
        now = self._now()
        if now - self._shown < self._every:
            return
        self._shown = now
        elapsed = now - self._started
        done = position - self._first
        rate = (rows - self._rows) / elapsed if elapsed else 0.0
        left = elapsed * (self._total - position) / done if done > 0 else None
        share = min(position / self._total, 1.0)
        words = f"{share:4.0%}  {rows:,} rows  {rate:,.0f} rows/s  {_duration(left)} left" + (
            f"  {rejected:,} rejected" if rejected else ""
        )
        if self._bar:
            full = round(share * _WIDTH)
            self._out.write(f"\r[{'#' * full}{'.' * (_WIDTH - full)}] {words}\x1b[K")
        else:
            self._out.write(words + "\n")
        self._out.flush()

    def end(self) -> None:
        """Go on to a new line."""
        if self._bar:
            self._out.write("\r\x1b[K")
            self._out.flush()


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "-:--"
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
