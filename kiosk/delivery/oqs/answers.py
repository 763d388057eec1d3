"""The folder in which the terminal puts its answers: looked at, read, and cleaned of what nobody waits for any more."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from kiosk.delivery.oqs.folder import FolderError
from kiosk.delivery.oqs.message import Message
from kiosk.delivery.oqs.reading import MAX_SIZE, NotAMessage, read_message

# Another program has the file open in a way that a Windows share lets nobody else look (a sharing violation).
_IN_USE: Final = frozenset({errno.EACCES, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN})


@dataclass(frozen=True, slots=True)
class Unreadable:
    """There is a file, and it is no answer, or not yet: while the terminal writes it, its `mark` changes."""

    mark: tuple[int, int]
    reason: str


Look: TypeAlias = Message | Unreadable | None


class AnswerFolder:
    """The folder `res`. Raises FolderError when it cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look(self, name: str) -> Look:
        """What lies there under this name; None where nothing does. A file that is too long is not read."""
        try:
            file = os.open(self._folder / name, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError:
            self.probe()
            return None
        except OSError as error:
            return _in_use(error, self._folder)
        mark = (-1, -1)
        try:
            state = os.fstat(file)
            mark = (state.st_size, state.st_mtime_ns)
            if state.st_size > MAX_SIZE:
                return Unreadable(mark, f"the answer has {state.st_size} bytes, {MAX_SIZE} are the most that is read")
            return read_message(_read(file))
        except NotAMessage as error:
            return Unreadable(mark, str(error))
        except OSError as error:
            return _in_use(error, self._folder)
        finally:
            os.close(file)

    def remove(self, name: str) -> None:
        """Take an answer away; none of that name is no fault."""
        try:
            (self._folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise FolderError(f"{self._folder}: an answer cannot be taken away ({error.strerror})") from None

    def holds(self, name: str) -> bool:
        """Whether something lies there under this name."""
        return os.path.lexists(self._folder / name)

    def probe(self) -> None:
        """Return when the folder can be looked into."""
        try:
            with os.scandir(self._folder):
                pass
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be used ({error.strerror})") from None


def _read(file: int) -> bytes:
    """All of it, and no more than is allowed, however the file grows meanwhile."""
    parts, left = [], MAX_SIZE + 1
    while left and (part := os.read(file, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _in_use(error: OSError, folder: Path) -> Unreadable:
    if error.errno not in _IN_USE:
        raise FolderError(f"{folder}: an answer cannot be read ({error.strerror})") from None
    return Unreadable((-1, -1), f"the answer cannot be opened ({error.strerror})")
