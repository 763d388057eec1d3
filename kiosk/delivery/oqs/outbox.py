"""Reception results that are not delivered yet: whole files on this computer, which outlive the program.

They hold a person's data, as the file does that the receipt computer gets. So each is its owner's alone (mode 0600, in
a folder of mode 0700), is taken away as soon as it is delivered, and is given up after a week: what was received then
is of no use at the counter any more.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.delivery.oqs.folder import FolderError
from kiosk.delivery.oqs.placing import replace_whole, sync_folder

GIVEN_UP_AFTER: Final = timedelta(days=7)
_ENTRY: Final = ".entry"
_HALF_WRITTEN: Final = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Entry:
    """One file to be delivered: under `name`, at the moment `due` at the latest; `since` is when it was answered."""

    key: str
    name: str
    since: datetime
    due: datetime
    data: bytes = field(repr=False)


class Outbox:
    """The folder of entries. May be shared by threads and programs. Raises FolderError when it cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        except OSError as error:
            raise FolderError(f"{folder}: cannot be made ({error.strerror})") from None

    def put(self, entry: Entry) -> None:
        """Keep an entry, in the place of one with the same key; on return it would survive a power cut."""
        head = {"name": entry.name, "since": entry.since.isoformat(), "due": entry.due.isoformat()}
        try:
            replace_whole(self._path(entry.key), json.dumps(head).encode() + b"\n" + entry.data)
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be written to ({error.strerror})") from None

    def find(self, key: str) -> Entry | None:
        """The entry of this key; None where there is none."""
        try:
            head, _, data = self._path(key).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be read ({error.strerror})") from None
        try:
            fields = json.loads(head)
            since, due = (datetime.fromisoformat(fields[name]) for name in ("since", "due"))
            return Entry(key, str(fields["name"]), since, due, data)
        except (ValueError, KeyError, TypeError):
            raise FolderError(f"{self._path(key)}: is no entry; look what happened, then remove it") from None

    def waiting(self) -> tuple[str, ...]:
        """The keys of all entries, the oldest first."""
        found = []
        try:
            for file in self._folder.glob(f"*{_ENTRY}"):
                with suppress(FileNotFoundError):  # another program has just delivered it
                    found.append((file.stat().st_mtime_ns, file.stem))
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be read ({error.strerror})") from None
        return tuple(key for _, key in sorted(found))

    def remove(self, key: str) -> None:
        """Take an entry away; none of that key is no fault."""
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be written to ({error.strerror})") from None
        sync_folder(self._folder)

    def tidy(self) -> None:
        """Take away what a power cut left half written; it was promised to nobody."""
        with suppress(OSError):
            for part in self._folder.glob(f".*{_ENTRY}.part"):
                # What another program is writing at this moment is younger.
                if time.time() - part.stat().st_mtime > _HALF_WRITTEN:
                    part.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENTRY}"
