"""The CRLs in a folder, read again when the folder changes."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from kiosk.eligibility.base import ConfigurationError
from kiosk.trust.revocation import RevocationList, decode_list

_log = logging.getLogger(__name__)

_Stamp: TypeAlias = tuple[int, int, int]


class ListFolder:
    """The CRLs of a folder (every *.crl and *.pem, DER or PEM).

    Raises ConfigurationError at the start when the folder or a file in it cannot be read. Later a file that cannot be
    read, because it is just being replaced, leaves its predecessor in force: that one goes stale by its own dates.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, tuple[_Stamp, RevocationList]] = {}
        self._refused: dict[Path, _Stamp] = {}
        self._started = False
        self._reading = Lock()
        try:
            paths = self._paths()
        except OSError as error:
            raise ConfigurationError(f"{folder}: the folder of CRLs cannot be read ({error.strerror})") from error
        for path in paths:
            if self._read(path) is None:
                raise ConfigurationError(f"{path}: cannot be read as a CRL; DER or PEM is expected")
        self._started = True
        self._lists = tuple(found for _, found in self._known.values())

    def current(self) -> tuple[RevocationList, ...]:
        """The lists now in the folder; while another thread reads a new one, those that were known before."""
        # A list of a hundred thousand takes half a second: one thread does it, and nobody else's answer waits.
        if self._reading.acquire(blocking=False):
            try:
                self._lists = self._look()
            finally:
                self._reading.release()
        return self._lists

    def _look(self) -> tuple[RevocationList, ...]:
        try:
            paths = self._paths()
        except OSError:
            return tuple(found for _, found in self._known.values())
        for path in self._known.keys() - paths:
            del self._known[path]
        return tuple(found for path in paths if (found := self._read(path)) is not None)

    def _paths(self) -> list[Path]:
        return sorted(path for path in self._folder.iterdir() if path.suffix in {".crl", ".pem"})

    def _read(self, path: Path) -> RevocationList | None:
        stamp, known = None, self._known.get(path)
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if known is not None and known[0] == stamp:
                return known[1]
            if self._refused.get(path) == stamp:
                return None if known is None else known[1]
            found = decode_list(path.read_bytes())
        except OSError:
            found = None
        if found is None or stamp is None:
            if stamp is not None:
                self._refused[path] = stamp
            if self._started:
                _log.warning("CRL %s cannot be read; what was known before it stays in force", path)
            return None if known is None else known[1]
        self._known[path] = (stamp, found)
        return found
