"""The readers that a kiosk in service works with: real ones, and those that the configuration names."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from reader.base import Connection, Reader, Readers, Watcher
from reader.errors import ReaderUnavailable
from reader.events import (
    CardInserted,
    CardTaken,
    ReadersChanged,
    ServiceFound,
    ServiceLost,
    WatcherEvent,
)

_VIRTUAL: Final = "virtual"  # vpcd calls its readers "Virtual PCD"; no maker calls a device so
_log = logging.getLogger(__name__)


def is_virtual(name: str) -> bool:
    """Whether a reader of this name has no device behind it: anybody on the machine could put any card there."""
    return _VIRTUAL in name.casefold()


class RealReaders:
    """Implements reader.base.Readers over others, without virtual readers, and without those that are not wanted.

    `wanted` are beginnings of names; () means all. A virtual reader that turns up while the kiosk runs stays unseen.
    """

    def __init__(self, inner: Readers, wanted: tuple[str, ...] = ()) -> None:
        self._inner = inner
        self._wanted = wanted

    def names(self) -> tuple[str, ...]:
        """The accepted readers that are there now. Raises ServiceUnavailable."""
        return self._accepted(self._inner.names())

    def virtual(self) -> tuple[str, ...]:
        """The virtual readers that are there now. Raises ServiceUnavailable."""
        return tuple(name for name in self._inner.names() if is_virtual(name))

    def open(self, name: str) -> Reader:
        """The reader of this name; one that is not accepted is not there."""
        return self._inner.open(name) if self._accepts(name) else _Refused(name)

    def watch(self, post: Callable[[WatcherEvent], None]) -> Watcher:
        """Report about accepted readers only."""

        def relay(event: WatcherEvent) -> None:
            match event:
                case CardInserted(presence=presence) | CardTaken(presence=presence):
                    if self._accepts(presence.reader):
                        post(event)
                case ReadersChanged(names=names):
                    ignored = tuple(name for name in names if is_virtual(name))
                    if ignored:
                        _log.warning("virtual readers are ignored", extra={"readers": ignored})
                    post(ReadersChanged(self._accepted(names)))
                case ServiceLost() | ServiceFound():
                    post(event)

        return self._inner.watch(relay)

    def _accepted(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if self._accepts(name))

    def _accepts(self, name: str) -> bool:
        return not is_virtual(name) and (not self._wanted or name.startswith(self._wanted))


class _Refused:
    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def connect(self) -> AbstractContextManager[Connection]:
        raise ReaderUnavailable(self._name)
