"""Waiting without holding up a thread, where somebody else is to be served on it meanwhile.

Code that decides waits in the plain way: it calls, and gets what it called for. Where an event loop runs it as one of
many (kiosk.service.spawning), this gives the loop what is waited for, and goes on when it has come.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, Final, TypeVar

_T = TypeVar("_T")

# Gives the loop something to await, and returns its result. None where a thread may be held up.
SUSPEND: Final[ContextVar[Callable[[Awaitable[Any]], Any] | None]] = ContextVar("SUSPEND", default=None)


def aside(work: Callable[[], _T]) -> _T:
    """Do what may take long: here where that is harmless, and on another thread where a loop must not wait."""
    suspend = SUSPEND.get()
    if suspend is None:
        return work()
    found: _T = suspend(get_running_loop().run_in_executor(None, work))
    return found
