"""Loading a file with several processes at once, in the order of the file: what is kept is always its beginning.

The processes read and write pieces side by side; this one lets them commit one after another, each together with how
far the file is loaded then. Whatever ends in the middle, processes, database or machine, the next start goes on there.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from multiprocessing import forkserver
from multiprocessing.connection import Connection as Pipe
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Final

from kiosk.eligibility.base import BackendError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.postponed import find_missing, postpone, restore, side_by_side
from kiosk.eligibility.rules import JST
from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.load import source as files
from kiosk.service.load.rejects import RejectFile
from kiosk.service.load.seen import Seen
from kiosk.service.load.source import Part, Source
from kiosk.service.load.store import (
    LOADED,
    Progress,
    begin_load,
    find_progress,
    keep_progress,
    refresh_statistics,
)
from kiosk.service.load.worker import Failed, Job, Order, Prepared, Prints, Turn, work

_TIMEOUT: Final = 60.0
_STATISTICS_TIMEOUT: Final = 600.0
_RESTORE_TIMEOUT: Final = 6 * 3600.0
_LOOK_EVERY: Final = 0.2  # seconds between two looks at whether to stop
_ENDING: Final = 5.0  # seconds that a process has to end by itself


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a load came to; not `finished` when it was stopped. `resumed_at` is the line that it went on from.

    `postponed`: indexes and keys are still to be made, and no service starts before.
    """

    progress: Progress
    finished: bool
    resumed_at: int | None
    postponed: bool


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Pipe


@dataclass(slots=True)
class _Task:
    """A piece on its way."""

    job: Job
    worker: _Worker
    prints: Prints | None = field(default=None, repr=False)
    compared: bool = False
    prepared: Prepared | None = field(default=None, repr=False)
    progress: Progress | None = None


def prepare() -> None:
    """Have the process started from which the others are forked: it has no threads, and imports what they need.

    It does so by itself, so that the earlier this is called, the less anybody waits for it.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload([work.__module__])
    forkserver.ensure_running()


class Loading:
    """A load of one file; `watch` is told how far it is, now and then, and says whether to stop.

    Raises CommandError, BackendError and ConfigurationError.
    """

    def __init__(
        self,
        url: str,
        source: Source,
        rejects: RejectFile,
        watch: Callable[[Progress], bool],
        *,
        processes: int | None = None,
    ) -> None:
        self._url = url
        self._source = source
        self._rejects = rejects
        self._watch = watch
        self._count = processes or max(os.cpu_count() or 1, 2)
        self._tasks: deque[_Task] = deque()
        self._idle: list[_Worker] = []
        self._busy: dict[Pipe, _Task] = {}
        self._seen = Seen()
        self._progress = Progress(source.begin, 2)
        self._postponed = False

    def run(self) -> Outcome:
        """Load until the end of the file or until it is to stop."""
        with closing(open_database(self._url, loading=True)) as database:
            if database.dialect == "sqlite":
                self._count = 1  # it lets one write at a time
            resumed = self._begin(database)
        with ExitStack() as stack:
            stack.callback(self._seen.close)
            # The rejected rows of what was written and not kept are taken back.
            stack.callback(lambda: self._rejects.close(self._told().rejected_position))
            stopped = self._load(stack)
        if not stopped:
            with closing(open_database(self._url, loading=True)) as database:
                self._finish(database)
        return Outcome(self._progress, not stopped, resumed, self._postponed)

    def _begin(self, database: Database) -> int | None:
        """Find out from where to go on; the line, or None for a load from the beginning."""
        with database.transaction(_TIMEOUT) as connection:
            is_postgres = database.dialect == "postgresql"
            before = find_progress(connection, self._source.digest)
            self._postponed = is_postgres and bool(find_missing(connection))
            if before is not None and before.finished_at is None:
                self._rejects.resume(before.rejected_position)
                self._progress = before
                return before.line
            if self._postponed:
                raise CommandError(
                    ExitCode.CONFIGURATION,
                    "the load of another file is under way or was cut off: wait for it, or load the rest of that file,"
                    " or run `myna-kiosk service migrate`; then load this one",
                )
            self._rejects.check(0)
            begin_load(connection, self._source.digest, self._progress)
            # For a file of one piece it would be more work than it saves.
            if is_postgres and self._source.size - self._source.begin > files.PIECE:
                self._postponed = postpone(connection)
            return None

    def _finish(self, database: Database) -> None:
        if database.dialect == "postgresql":
            restore(partial(database.transaction, _RESTORE_TIMEOUT))
            self._postponed = False
        finished = replace(self._progress, finished_at=datetime.now(UTC))
        with database.transaction(_TIMEOUT) as connection:
            keep_progress(connection, self._source.digest, self._progress.position, finished)
        transaction = partial(database.transaction, _STATISTICS_TIMEOUT)
        looks = [partial(refresh_statistics, table=table) for table in LOADED]
        if database.dialect == "postgresql":
            side_by_side(transaction, looks)
        else:
            with transaction() as connection:
                for look in looks:
                    look(connection)
        self._progress = finished

    def _told(self) -> Progress:
        """How far it is at most: what a worker was told to commit may be kept, though its answer never came."""
        told = [task.progress for task in self._tasks if task.progress is not None]
        return told[-1] if told else self._progress

    def _load(self, stack: ExitStack) -> bool:
        """Whether it was stopped before the end."""
        parts = self._source.parts(self._progress.position)
        part = next(parts, None)
        stopping = False
        while True:
            stopping = self._watch(self._progress) or stopping
            while part is not None and not stopping and (worker := self._worker(stack)) is not None:
                self._give(part, worker)
                part = next(parts, None)
            if not self._busy:
                return part is not None
            for pipe in wait(list(self._busy), _LOOK_EVERY):
                if isinstance(pipe, Pipe):
                    self._hear(pipe)

    def _worker(self, stack: ExitStack) -> _Worker | None:
        """A process that has nothing to do; started when all have, until there are enough."""
        if self._idle:
            return self._idle.pop()
        if len(self._busy) >= self._count:
            return None
        context = multiprocessing.get_context("forkserver")
        ours, theirs = context.Pipe()
        source = self._source
        order = Order(self._url, source.path, source.digest, source.layout, datetime.now(JST).date())
        process = context.Process(target=work, args=(theirs, order), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        stack.callback(_end, worker)
        return worker

    def _give(self, part: Part, worker: _Worker) -> None:
        task = _Task(Job(part, part.end <= self._progress.position), worker)
        self._tasks.append(task)
        self._busy[worker.pipe] = task
        self._tell(task, task.job)

    def _hear(self, pipe: Pipe) -> None:
        task = self._busy[pipe]
        try:
            message = pipe.recv()
        except (EOFError, OSError):
            raise _gone() from None
        match message:
            case Prints():
                task.prints = message
                self._compare()
            case Prepared():
                task.prepared = message
                self._let_head_commit()
            case None:
                self._end_head(task)
            case Failed(text, fault=True):
                raise CommandError(ExitCode.INTERNAL, f"a fault of this program, please report it: {text}")
            case Failed(text):
                raise BackendError(text)
            case _:
                raise TypeError("a word of a worker is expected")

    def _compare(self) -> None:
        """Tell tasks which certificates came before, in the order of the file."""
        for task in list(self._tasks):
            if task.compared:
                continue
            if task.prints is None:
                return
            again = self._seen.add(task.prints.prints, task.prints.lines)
            task.prints, task.compared = None, True
            self._tell(task, again)
            if task.job.loaded_already:
                self._tasks.remove(task)
                self._release(task)

    def _let_head_commit(self) -> None:
        task = self._tasks[0]
        if task.prepared is None:
            return
        before, prepared = self._progress, task.prepared
        task.prepared = None
        try:
            rejected_position = self._rejects.write(before.rejected_position, prepared.rejects)
        except OSError as error:
            raise CommandError(
                ExitCode.CONFIGURATION, f"{self._rejects.path}: cannot be written ({error.strerror})"
            ) from error
        task.progress = Progress(
            task.job.part.end,
            task.job.part.line + task.job.part.lines,
            before.loaded + prepared.loaded,
            before.rejected + prepared.rejected,
            rejected_position,
        )
        self._tell(task, Turn(before.position, task.progress))

    def _end_head(self, task: _Task) -> None:
        if task is not self._tasks[0] or task.progress is None:
            raise RuntimeError("a piece was kept before its turn")
        self._tasks.popleft()
        self._progress = task.progress
        self._release(task)
        if self._tasks:
            self._let_head_commit()

    def _release(self, task: _Task) -> None:
        del self._busy[task.worker.pipe]
        self._idle.append(task.worker)

    @staticmethod
    def _tell(task: _Task, message: object) -> None:
        try:
            task.worker.pipe.send(message)
        except OSError:
            raise _gone() from None


def _gone() -> CommandError:
    return CommandError(
        ExitCode.INTERNAL, "a process that loads has ended; the same command goes on where the load was cut off"
    )


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join(_ENDING)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
