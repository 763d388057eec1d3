"""What keeps this process's memory from other eyes: no core dump, no debugger of the same user, private files."""

from __future__ import annotations

import ctypes
import os
import resource
from typing import Final

_PR_GET_DUMPABLE: Final = 3
_PR_SET_DUMPABLE: Final = 4
_PRIVATE: Final = 0o077


def harden() -> None:
    """Switch off core dumps, make the process not dumpable, and let new files be the owner's alone.

    A core limit of 0 alone is not enough: the kernel ignores it where core_pattern is a pipe (core(5)), so the
    process is marked not dumpable as well (prctl(2)), which also keeps ptrace and /proc/PID/mem from programs of the
    same user. Children start dumpable again; the core limit and the umask they inherit.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(_PR_SET_DUMPABLE, 0)
    os.umask(_PRIVATE)


def dumpable() -> bool:
    """Whether the kernel would write this process's memory to a core dump, if the limit allowed it."""
    return _prctl(_PR_GET_DUMPABLE, 0) == 1


def _prctl(option: int, argument: int) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    result: int = libc.prctl(option, ctypes.c_ulong(argument), 0, 0, 0)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
