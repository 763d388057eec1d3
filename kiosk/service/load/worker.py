"""A process that reads and writes pieces of a file, one after another, told by the one that keeps them in order.

It is told a Part; it says what certificates are in it, and is told which of them came before. It writes, and says that
it has; and when its turn comes, it is told to commit, and says that it did. When nobody tells it any more, it ends, and
what was not committed is undone.
"""

from __future__ import annotations

import gc
import signal
from array import array
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import BinaryIO, Final

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.postgres_link import OVERTAKEN
from kiosk.log import describe_exception
from kiosk.service.load.rows import Fault, Layout, RowReader, Rows
from kiosk.service.load.source import Part
from kiosk.service.load.store import Piece, Progress, keep_progress

_TIMEOUT: Final = 600.0  # seconds of a transaction; most of them is waiting for the turn
_TRIES: Final = 5
_COLLECT_EVERY: Final = 64  # pieces


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker works on."""

    url: str = field(repr=False)
    path: Path
    digest: bytes
    layout: Layout
    today: date


@dataclass(frozen=True, slots=True)
class Job:
    """A part to be loaded, or only to be looked through when it is in the database already."""

    part: Part
    loaded_already: bool


@dataclass(frozen=True, slots=True)
class Prints:
    """The certificates of a part in the order of their fingerprints, and on which lines they are."""

    prints: array[int] = field(repr=False)
    lines: array[int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A part is written and waits for its turn; `rejects` is what belongs into the file of rejected rows."""

    loaded: int
    rejected: int
    rejects: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of a part: from where the load was to where it is then."""

    before: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Failed:
    """The worker cannot go on. `fault`: for no known reason."""

    message: str
    fault: bool = False


class _Ended(Exception):
    """Nobody tells this process anything any more."""


def work(pipe: Pipe, order: Order) -> None:
    """Be a worker until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that keeps the order
    gc.disable()  # values in columns make no cycles, and there are many
    try:
        with closing(open_database(order.url, loading=True)) as database, order.path.open("rb") as file:
            _Worker(pipe, order, database, file).run()
    except (_Ended, BrokenPipeError, ConnectionResetError):
        pass
    except (BackendError, BackendTimeout, ConfigurationError) as error:
        _tell(pipe, Failed(str(error)))
    except Exception as error:  # noqa: BLE001 (the outermost frame: a driver's message may quote a row)
        _tell(pipe, Failed(" <- ".join(describe_exception(error)), fault=True))


def _tell(pipe: Pipe, message: object) -> None:
    with suppress(OSError):
        pipe.send(message)


class _Worker:
    def __init__(self, pipe: Pipe, order: Order, database: Database, file: BinaryIO) -> None:
        self._pipe = pipe
        self._order = order
        self._database = database
        self._file = file
        self._reader = RowReader(order.layout, order.today)
        self._look = database.dialect == "sqlite"

    def run(self) -> None:
        count = 0
        while True:
            job = self._receive()
            if not isinstance(job, Job):
                raise TypeError("a job is expected")
            self._do(job)
            count += 1
            if count % _COLLECT_EVERY == 0:
                gc.collect()

    def _receive(self) -> object:
        try:
            return self._pipe.recv()
        except (EOFError, OSError):
            raise _Ended from None

    def _do(self, job: Job) -> None:
        self._file.seek(job.part.start)
        piece = self._file.read(job.part.end - job.part.start)
        rows = self._reader.read(piece, job.part.line)
        self._pipe.send(Prints(*rows.fingerprints()))
        again = self._receive()
        if job.loaded_already:
            return
        if not isinstance(again, dict):
            raise TypeError("lines are expected")
        if again:
            rows.reject(
                {
                    place: Fault(line, "serial", f"is the certificate of line {again[line]} again")
                    for place, line in enumerate(rows.lines)
                    if line in again
                }
            )
        prepared = Prepared(len(rows.lines), len(rows.faults), _write_rejects(rows.faults, piece, job.part.line))
        self._keep(rows, prepared)

    def _keep(self, rows: Rows, prepared: Prepared) -> None:
        for attempt in range(_TRIES):
            try:
                self._try(rows, prepared)
            except OVERTAKEN:
                if attempt == _TRIES - 1:
                    raise BackendError("others change the same persons all the time; load again later") from None
                self._look = True
            else:
                self._pipe.send(None)
                return

    def _try(self, rows: Rows, prepared: Prepared) -> None:
        with self._database.transaction(_TIMEOUT) as connection:
            piece = Piece(connection, rows.columns, rows.escaped, self._look)
            piece.prepare()
            self._pipe.send(prepared)
            turn = self._receive()
            if not isinstance(turn, Turn):
                raise TypeError("a turn is expected")
            piece.complete()
            keep_progress(connection, self._order.digest, turn.before, turn.progress)
        self._look = self._database.dialect == "sqlite" or piece.replaces > 0


def _write_rejects(faults: list[Fault], piece: bytes, first: int) -> bytes:
    """Lines for the file of rejected rows: where and why, and the row byte for byte as it was."""
    if not faults:
        return b""
    lines = piece.split(b"\n")
    return b"".join(
        f'{fault.line},"{fault.column}","{fault.reason}",'.encode("ascii") + lines[fault.line - first] + b"\n"
        for fault in sorted(faults)
    )
