"""The service's audit trail: what was asked, by which kiosk, with what outcome; a pseudonym stands for the person.

Each process writes a trail of its own (`audit/service-1.jsonl`, and so on), the same again after a restart.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.audit.trail import AuditTrail, Json, TrailInUse
from kiosk.eligibility.base import ConfigurationError

FOLDER: Final = "audit"
_MOST: Final = 256  # processes on one machine


class ServiceTrail:
    """An AuditTrail that many threads may write. `now` dates the records."""

    def __init__(self, trail: AuditTrail, now: Callable[[], datetime]) -> None:
        self._trail = trail
        self._now = now
        self._writing = threading.Lock()
        self._syncing = threading.Lock()
        self._written = 0  # records
        self._synced = 0
        self._closed = False

    def append(self, record: Mapping[str, Json], *, durable: bool = False) -> None:
        """Write one record, which holds no name, number or address of a person.

        `durable`: and return only when it would survive a power cut. Raises OSError when it cannot be written; the
        records that were lost so are counted in the trail.
        """
        with self._writing:
            if self._closed:
                raise OSError(errno.EBADF, "the audit trail is closed")
            self._trail.append({"time": self._now().isoformat(timespec="milliseconds"), **record})
            self._written += 1
            mine = self._written
        if durable:
            self._sync(mine)

    def close(self) -> None:
        """Write everything to the disk and let go of the file; may be called again."""
        with self._syncing, self._writing:
            if not self._closed:
                self._closed = True
                self._trail.close()

    def _sync(self, record: int) -> None:
        """Return when the disk has this record; while it is busy with others, one turn for all who wait then."""
        with self._syncing:
            if self._synced >= record or self._closed:
                return
            with self._writing:
                written = self._written
            self._trail.sync()
            self._synced = written


def open_trail(data: Path, now: Callable[[], datetime]) -> ServiceTrail:
    """The first trail in the folder's `audit` that no other process writes. Raises ConfigurationError."""
    folder = data / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for number in range(1, _MOST + 1):
            try:
                return ServiceTrail(AuditTrail(folder / f"service-{number}.jsonl"), now)
            except TrailInUse:
                continue
    except OSError as error:
        raise ConfigurationError(f"{folder}: the audit trail cannot be written ({error.strerror})") from None
    raise ConfigurationError(f"{folder}: {_MOST} processes write there already")
