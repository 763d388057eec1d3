"""Calls staff by a program of the institution: a pager, a lamp over the counter, a message in the ward's own system."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final

from kiosk.lane import Fault, Lane, Post

LIMIT: Final = 15.0
"""Seconds that the program may take; then it is ended, together with whatever it started."""
_MANAGER: Final = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")  # by these the kiosk tells systemd of itself
_log = logging.getLogger(__name__)


class Reason(Enum):
    """Why staff is called: the only thing that the program is told."""

    CARD_LEFT = "card-left"


class StaffBell:
    """Runs `command` with a reason as its last argument, on a thread of its own; used on the main thread.

    There is no shell, the standard streams are closed to it, and it learns nothing of the visitor. A program that
    cannot be started, fails, or takes longer than `limit` seconds is a warning in the log, and nothing else: the page
    and the sound call staff as well. A bug comes home through `post` as a Fault.
    """

    def __init__(self, command: Sequence[str], post: Post, *, limit: float = LIMIT) -> None:
        self._command = tuple(command)
        self._post = post
        self._limit = limit
        self._lane = Lane("staff-bell", self._caught)

    def ring(self, reason: Reason, visit: int) -> None:
        """Call once for this visit; returns at once."""
        self._lane.put(lambda: self._run(reason, visit))

    def close(self, seconds: float) -> bool:
        """End the thread after the calls that were asked for; wait for at most so long, return whether it has ended."""
        self._lane.close()
        return self._lane.join(seconds)

    def _run(self, reason: Reason, visit: int) -> None:
        told = {"visit": visit, "reason": reason.value}
        try:
            process = subprocess.Popen(  # noqa: S603 (named in the configuration by an absolute path; no shell)
                (*self._command, reason.value),
                stdin=subprocess.DEVNULL,
                # What it writes may name a patient of the site: it belongs into its own log, and not into ours.
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={name: value for name, value in os.environ.items() if name not in _MANAGER},
                start_new_session=True,
            )
        except OSError as error:
            _log.warning("the program that calls staff was not started: %s", error.strerror, extra=told)
            return
        try:
            code = process.wait(self._limit)
        except subprocess.TimeoutExpired:
            _end(process)
            _log.warning("the program that calls staff took longer than %g seconds", self._limit, extra=told)
            return
        if code:
            _log.warning("the program that calls staff ended with %d", code, extra=told)

    def _caught(self, error: Exception) -> None:
        self._post(Fault(error))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and whatever it started: it leads a process group of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def check_command(command: Sequence[str]) -> None:
    """Look whether a command could be run from here. Raises ValueError that says what to mend.

    Whether the program does what it should is for the institution to try: `PROGRAM ... card-left`.
    """
    program = Path(command[0])
    if not program.is_absolute():
        # A name that is looked for in PATH is another program as soon as PATH is another one.
        raise ValueError("the program is named by its whole path, beginning with /")
    if not program.is_file():
        raise ValueError("there is no such program; install it, or leave the key out")
    if not os.access(program, os.X_OK):
        raise ValueError("the program cannot be executed by this user; chmod +x makes it so")
