"""A file of JSON lines in which each line carries its own SHA-256 and that of the one before: nothing is changed
unnoticed.

`"hash"` is the last field of a line, over all of the line's bytes before it; `"previous"` is the hash of the line
before. A line can be torn by a power cut or a full disk. It stays as it is, and the next line says that it follows a
break: `"break": "torn"`, or `"unwritten"` where only records are missing, with their number as `lost`; `"previous"` is
then the SHA-256 of what is there.

What the chain cannot show is that the newest lines were cut off, or that all of it was written anew; for that, the last
hash has to be noted elsewhere.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

_HASH: Final = b',"hash":"'
Json: TypeAlias = str | int | bool | list[str] | None
_BEGINNING: Final = "0" * 64
_TAIL: Final = 1 << 16  # bytes; a line has some hundred


class TrailInUse(OSError):
    """Another program writes this trail."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What `check_chain` found: how many records, the line numbers (from 1) of breaks, and what is wrong.

    `head` is the hash of the last line, to be noted elsewhere; `holds_expected` whether a noted one was found.
    """

    records: int
    breaks: tuple[int, ...]
    faults: tuple[str, ...]
    head: str = _BEGINNING
    holds_expected: bool = True

    @property
    def intact(self) -> bool:
        """Whether nothing was changed, removed or put in between; a break by a power cut is no such thing."""
        return not self.faults and self.holds_expected


class AuditTrail:
    """Appends records to one file, which it alone writes; made with mode 0600. Used on one thread at a time.

    Raises TrailInUse when another program has it open, and OSError when it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            last = self._last_line()
        except BlockingIOError as error:
            os.close(self._file)
            raise TrailInUse(f"{path} is written by another program") from error
        except OSError:
            os.close(self._file)
            raise
        self._lost = 0
        self._number, self._previous = 0, _BEGINNING
        self._torn = self._unfinished = False  # the last line is no record; it has no end
        if last:
            line = last.removesuffix(b"\n")
            record = _parse(line)
            self._unfinished = line == last
            self._torn = record is None or _own_hash(line) is None or self._unfinished
            self._previous = _follow(line)
            if record is not None and not self._torn:
                self._number = _number(record)  # after a torn line the count is not known and begins anew

    def append(self, record: dict[str, Json], *, durable: bool = False) -> None:
        """Write one record; `durable`: and return only when it would survive a power cut.

        Raises OSError when it cannot be written; the records that were lost so are counted in the break that follows.
        """
        try:
            if self._torn or self._lost:
                self._write({"break": "torn" if self._torn else "unwritten", "lost": self._lost})
                self._lost = 0
            self._write(record)
        except OSError:
            self._lost += 1
            raise
        if durable:
            self.sync()

    def sync(self) -> None:
        """Return when all that was written would survive a power cut. May be called on any thread. Raises OSError."""
        os.fsync(self._file)

    def close(self) -> None:
        """Write everything to the disk and let go of the file; may be called again."""
        if self._file >= 0:
            os.fsync(self._file)
            os.close(self._file)
            self._file = -1

    def _write(self, record: dict[str, Json]) -> None:
        number = self._number + 1
        content = json.dumps({"n": number, **record, "previous": self._previous}, separators=(",", ":")).encode()[:-1]
        own = _hash(content)
        whole = (b"\n" if self._unfinished else b"") + content + _HASH + own.encode() + b'"}\n'
        written = os.write(self._file, whole)
        if written < len(whole):
            self._note_torn()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._number, self._previous = number, own
        self._torn = self._unfinished = False

    def _note_torn(self) -> None:
        """A part of the line was written: chain on from what is there now."""
        last = self._last_line()
        self._torn = True
        self._unfinished = not last.endswith(b"\n")
        self._previous = _follow(last.removesuffix(b"\n"))

    def _last_line(self) -> bytes:
        """The last line with its end, if it has one; b"" for an empty file."""
        size = os.fstat(self._file).st_size
        length = min(size, _TAIL)
        while True:
            tail = os.pread(self._file, length, size - length)
            end = tail.rfind(b"\n", 0, max(0, len(tail) - 1))
            if end >= 0 or length == size:
                return tail[end + 1 :]
            length = min(size, length * 2)


def check_chain(path: Path, *, expected: str | None = None) -> Chain:
    """Read a whole trail and check every link; `expected` is a hash that was noted elsewhere and must be in it.

    Raises OSError when it cannot be read.
    """
    faults, breaks = [], []
    records, number, previous, torn = 0, 0, _BEGINNING, False
    held = expected is None or expected == _BEGINNING
    ended = True
    with path.open("rb") as lines:
        for place, raw in enumerate(lines, start=1):
            line = raw.removesuffix(b"\n")
            ended = raw != line
            record = _parse(line) if ended else None
            if record is None:
                if torn:
                    faults.append(f"line {place}: is torn, like the one before")
                torn = True
            else:
                records += 1
                if _own_hash(line) is None:
                    faults.append(f"line {place}: was changed, its hash does not fit it")
                if record["previous"] != previous:
                    faults.append(f"line {place}: does not follow the line before it")
                if "break" in record:
                    breaks.append(place)
                    number = _number(record) - 1
                elif torn:
                    faults.append(f"line {place}: follows a line that is no record, and does not say so")
                if _number(record) != number + 1:
                    faults.append(f"line {place}: has number {_number(record)}, not {number + 1}")
                number, torn = _number(record), False
            previous = _follow(line)
            held = held or previous == expected
    if torn:
        # A writer that was cut off leaves such a line too; the next one to write says so, and then it is no fault.
        faults.append("the last line is no whole record: its writer was cut off, or it was changed")
    return Chain(records, tuple(breaks), tuple(faults), previous, held)


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _own_hash(line: bytes) -> str | None:
    """The hash that a line carries, if it is the right one and in its place."""
    content, mark, end = line.rpartition(_HASH)
    own = _hash(content)
    return own if mark and end == own.encode() + b'"}' else None


def _follow(line: bytes) -> str:
    """What the line after this one carries as `previous`."""
    return _own_hash(line) or _hash(line)


def _parse(line: bytes) -> dict[str, Json] | None:
    """The record of a line; None when it is none."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    if not isinstance(record, dict) or not isinstance(record.get("previous"), str):
        return None
    return record if isinstance(record.get("n"), int) else None


def _number(record: dict[str, Json]) -> int:
    number = record["n"]
    assert isinstance(number, int)
    return number
