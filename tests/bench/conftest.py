"""Measurements: a private pcscd, a card in a process of its own, and one table at the end."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import pytest
from smartcard import scard

from reader.virtual.rig import PcscdRig

PATIENCE_S = 20.0
_rows: list[tuple[str, str, str, str]] = []


@dataclass(frozen=True, slots=True)
class Figures:
    """Several runs of one thing, in milliseconds."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    def __str__(self) -> str:
        return f"{self.median:.1f} ms"


def alternate(count: int, *things: Callable[[], None]) -> tuple[Figures, ...]:
    """Run things in turn, so that whatever else the machine does meets all of them alike."""
    runs: list[list[float]] = [[] for _ in things]
    for thing in things:
        thing()  # the first run fills caches and is not counted
    for _ in range(count):
        for kept, thing in zip(runs, things, strict=True):
            started = time.perf_counter()
            thing()
            kept.append((time.perf_counter() - started) * 1000)
    return tuple(Figures(tuple(kept)) for kept in runs)


@pytest.fixture
def tell() -> Callable[[str, str, str, str], None]:
    """Put a row into the table: what was measured, ours, the other side, and the ratio or the bound."""

    def add(what: str, ours: str, other: str, verdict: str) -> None:
        _rows.append((what, ours, other, verdict))

    return add


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _rows:
        return
    heads = ("Measured", "Ours", "Beside it", "Ratio or bound")
    widths = [max(len(row[column]) for row in (heads, *_rows)) for column in range(4)]
    terminalreporter.section("figures")
    for row in (heads, tuple("-" * width for width in widths), *_rows):
        line = " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        terminalreporter.write_line(f"| {line} |")


def wait_for_card(reader: str, *, present: bool = True) -> None:
    """Wait until pcscd has seen the card, or that it is gone."""
    code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    assert code == 0
    try:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            code, ((_, state, _),) = scard.SCardGetStatusChange(context, 0, [(reader, scard.SCARD_STATE_UNAWARE)])
            if code == 0 and bool(state & scard.SCARD_STATE_PRESENT) is present:
                return
            time.sleep(0.002)
        raise TimeoutError(reader)
    finally:
        scard.SCardReleaseContext(context)


Insert = Callable[[str], AbstractContextManager[str]]


@pytest.fixture
def insert(pcscd: PcscdRig) -> Insert:
    """Put a persona's card, living in a process of its own, into the first reader; gives the reader's name."""

    @contextmanager
    def inserted(name: str) -> Iterator[str]:
        reader = pcscd.reader_names[0]
        address = f"127.0.0.1:{pcscd.vpcd_ports[0]}"
        with subprocess.Popen(
            (sys.executable, "-m", "reader.virtual.cli", "insert", name, "--vpcd", address),
            stdout=subprocess.DEVNULL,
            env={**os.environ},
        ) as card:
            try:
                wait_for_card(reader)
                yield reader
            finally:
                card.terminate()
                card.wait(PATIENCE_S)
                wait_for_card(reader, present=False)

    return inserted
