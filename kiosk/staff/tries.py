"""How often a wrong passcode was entered, kept in a file: neither a restart nor a power cut gives tries back."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

FREE: Final = 5
"""So many wrong ones in a row cost nothing but their own time."""
_FIRST_PAUSE: Final = timedelta(minutes=1)
_LONGEST_PAUSE: Final = timedelta(hours=1)
_DOUBLINGS: Final = 6
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong ones in a row, and the moment of the last. `until` is when the next one is looked at.

    With six digits, a million possible passcodes, the pauses leave 24 guesses a day after the first few.
    """

    wrong: int = 0
    last: datetime = _NEVER

    def until(self) -> datetime:
        """The moment before which none is looked at: a minute after the fifth wrong one, doubling up to an hour."""
        if self.wrong < FREE:
            return self.last
        doublings = min(self.wrong - FREE, _DOUBLINGS)
        return self.last + min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)

    def allows(self, now: datetime) -> bool:
        """Whether one is looked at now. A clock that was set back far does not keep it shut for ever."""
        return not self.last - _LONGEST_PAUSE <= now < self.until()


def read_tries(path: Path) -> Tries:
    """What the file says; none where there is no file. A file that says nothing sensible counts as one full row.

    Raises OSError for a file that is there and cannot be read.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        tries = Tries(int(kept["wrong"]), datetime.fromisoformat(kept["last"]))
    except FileNotFoundError:
        return Tries()
    except (ValueError, TypeError, KeyError):
        return Tries(FREE, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    if tries.last.tzinfo is None or tries.wrong < 0:
        return Tries(FREE, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    return tries


def write_tries(path: Path, tries: Tries) -> None:
    """Put them into the file: whole or not at all, and on the disk before this returns. Raises OSError."""
    beside = path.with_name(f".{path.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"wrong": tries.wrong, "last": tries.last.isoformat()}, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
