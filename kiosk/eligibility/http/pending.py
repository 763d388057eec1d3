"""Registrations whose answer has not come: a small file that outlives the program and a power cut.

A registration is noted here before it is sent and struck out when its answer is there. What is found here at the next
start, or after an answer that never came, is settled later. Nothing in it tells of a person.

A line is a JSON object: an entry, or the name of one that is struck out. A line that was cut off counts for nothing:
its registration was never sent. When no entry is left the file is emptied, so that it does not grow.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

_STRUCK: Final = "struck"


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One registration of which it is not known whether it was made.

    `at` is when it was sent (aware). `service` is the one that this kiosk was enrolled at, and `kiosk` its name there:
    nobody else can say what became of it.
    """

    request: str
    challenge: str
    at: datetime
    service: str
    kiosk: str

    def to_line(self) -> bytes:
        """One line of the file."""
        return _line({**asdict(self), "at": self.at.isoformat()})

    @classmethod
    def from_fields(cls, fields: dict[str, object]) -> Self | None:
        """The entry that a line holds; None where it holds none."""
        texts = [fields.get(name) for name in ("request", "challenge", "at", "service", "kiosk")]
        if not all(isinstance(text, str) for text in texts):
            return None
        request, challenge, at, service, kiosk = map(str, texts)
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            return None
        return None if moment.utcoffset() is None else cls(request, challenge, moment, service, kiosk)


class Pending:
    """The file at `path`, made with mode 0600 when it is first written. Several may be open on one file at a time.

    Every method raises OSError when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, entry: Unsettled) -> None:
        """Keep an entry; on return it would survive a power cut."""
        with self._open() as file:
            _append(file, entry.to_line())
            os.fsync(file)

    def strike(self, request: str) -> None:
        """Take an entry out; none of that name is no fault.

        A power cut may bring it back: then it is settled once more, and nothing else comes of that.
        """
        with self._open() as file:
            if set(_entries(file)) <= {request}:
                os.ftruncate(file, 0)
            else:
                _append(file, _line({_STRUCK: request}))

    def entries(self) -> tuple[Unsettled, ...]:
        """All entries, the oldest first."""
        if not self._path.exists():
            return ()
        with self._open() as file:
            return tuple(_entries(file).values())

    def check(self) -> None:
        """Return when the file can be written."""
        with self._open():
            pass

    @contextmanager
    def _open(self) -> Iterator[int]:
        fresh = not self._path.exists()
        if fresh:
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
        file = os.open(self._path, flags, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            if fresh:
                # The file's name, and its folder's, which may be as new.
                _sync_folder(self._path.parent)
                _sync_folder(self._path.parent.parent)
            yield file
        finally:
            os.close(file)


def _line(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, separators=(",", ":")).encode() + b"\n"


def _append(file: int, line: bytes) -> None:
    size = os.fstat(file).st_size
    whole = line if not size or os.pread(file, 1, size - 1) == b"\n" else b"\n" + line
    if os.write(file, whole) < len(whole):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _entries(file: int) -> dict[str, Unsettled]:
    found: dict[str, Unsettled] = {}
    content = os.pread(file, os.fstat(file).st_size, 0)
    for line in content.split(b"\n"):
        try:
            fields = json.loads(line)
        except ValueError:
            continue
        if not isinstance(fields, dict):
            continue
        entry = Unsettled.from_fields(fields)
        if entry is not None:
            found[entry.request] = entry
        elif isinstance(fields.get(_STRUCK), str):
            found.pop(fields[_STRUCK], None)
    return found


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
