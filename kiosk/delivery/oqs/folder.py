"""Files put into a folder that another program watches: each whole, each once.

    .myna-<owner>-<key>.part     being written; worth nothing
    .myna-<owner>-<key>.ready    whole and on the disk; will be delivered, whatever happens
    <name>.xml                   delivered: the watcher may take it away at any time

A name that begins with a dot and does not end with .xml is no watcher's business. What was delivered is remembered
outside of the folder, since the watcher takes the files away. The order is: ready, then the record, then the name. Cut
off before the record, nothing was delivered and the ready file is made anew; cut off after it, the ready file that is
still there tells that the last step is missing. Several kiosks may deliver into one folder: each knows its own files.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.delivery.oqs.placing import move_aside_of_others, replace_whole, sync_folder, write_whole

_PART: Final = ".part"
_READY: Final = ".ready"
_LOCK: Final = "lock"
_RECORD: Final = ".json"
_PATIENCE: Final = 2.0  # seconds that another thread or program may use the records
_READABLE: Final = 0o640  # the receipt computer reads by its group; the umask of a kiosk would lock it out


class FolderError(Exception):
    """The folder or its records cannot be used now; says which, and why. Carries no personal data."""


@dataclass(frozen=True, slots=True)
class _Record:
    """What was promised: the name, the folder's inode, and whether the file is known to have got its name."""

    name: str
    inode: int
    done: bool


class DeliveryFolder:
    """One watched folder, and the records of what was delivered into it. May be shared by threads and programs.

    `records` is a folder on a disk that survives a restart; a record holds a key and a file name, nothing of what the
    file says. `owner` names this kiosk among those that deliver into the same folder. `mount` is a mount point without
    which nothing is written: beneath a share that is not mounted lies a folder that nobody watches.
    Raises FolderError when the records cannot be made.
    """

    def __init__(self, folder: Path, records: Path, owner: str, mount: Path | None = None) -> None:
        self._folder = folder
        self._records = records
        self._mount = mount
        self._beginning = f".myna-{hashlib.sha256(owner.encode()).hexdigest()[:8]}-"
        try:
            records.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FolderError(f"{records}: cannot be made ({error.strerror})") from None

    def deliver(self, key: str, name: str, data: bytes) -> bool:
        """Deliver a file once; False when one was delivered for this key before, under whatever name.

        `key` has letters, digits, `-` and `_`. On return the file is on the disk under its name. Raises FolderError
        when it is not; it may then be delivered again, and nothing is lost or doubled by that.
        """
        with self._locked():
            record = self._record(key)
            if record is not None:
                self._finish(key, record)
                return False
            inode = self._put_ready(key, data)
            record = _Record(name, inode, done=False)
            self._keep(key, record)
            self._finish(key, record)
            return True

    def delivered(self, key: str) -> str | None:
        """The name under which a file was delivered, or is about to be; None where there is none."""
        record = self._record(key)
        return None if record is None else record.name

    def remembered(self) -> dict[str, str]:
        """All that is remembered: keys and names."""
        found = {file.stem: self._record(file.stem) for file in self._records.glob(f"*{_RECORD}")}
        return {key: record.name for key, record in found.items() if record is not None}

    def forget(self, key: str) -> None:
        """Remember nothing of a key any more: what is delivered for it next is another file."""
        with self._locked(), self._readable(self._records):
            self._path(key).unlink(missing_ok=True)

    def withdraw(self, key: str) -> bool:
        """Take back what was delivered and nobody has taken yet; False where it is not there any more.

        It stays remembered: whoever has read it in this moment may still answer it. Raises FolderError.
        """
        with self._locked():
            record = self._record(key)
            if record is None:
                return False
            with self._readable(self._folder):
                self._check_mount()
                try:
                    (self._folder / record.name).unlink()
                except FileNotFoundError:
                    return False
            sync_folder(self._folder)
            return True

    def recover(self) -> list[str]:
        """Finish what was cut off: deliver what is ready and promised; return the names.

        What was only being written is taken away. Raises FolderError.
        """
        finished = []
        with self._locked(), self._readable(self._folder):
            self._check_mount()
            for file in sorted(self._folder.glob(f"{self._beginning}*")):
                key = file.name.removeprefix(self._beginning).removesuffix(file.suffix)
                record = self._record(key)
                if file.suffix == _READY and record is not None:
                    self._finish(key, record)
                    finished.append(record.name)
                elif file.suffix in {_PART, _READY}:
                    file.unlink(missing_ok=True)
        return finished

    def sweep(self, now: datetime, keep: timedelta) -> None:
        """Forget what was delivered longer ago than `keep`; what is only promised stays. Raises FolderError."""
        with self._locked(), self._readable(self._records):
            for file in self._records.glob(f"*{_RECORD}"):
                old = now.timestamp() - file.stat().st_mtime > keep.total_seconds()
                record = self._record(file.stem) if old else None
                if old and (record is None or record.done):
                    file.unlink(missing_ok=True)

    def probe(self) -> None:
        """Return when a file could be delivered now. Raises FolderError."""
        trial = self._folder / f"{self._beginning}probe{_PART}"
        with self._readable(self._folder):
            self._check_mount()
            write_whole(trial, b"", _READABLE)
            trial.unlink(missing_ok=True)

    def _put_ready(self, key: str, data: bytes) -> int:
        part, ready = self._folder / f"{self._beginning}{key}{_PART}", self._ready(key)
        try:
            with self._readable(self._folder):
                self._check_mount()
                inode = self._folder.stat().st_ino
                write_whole(part, data, _READABLE)
                part.replace(ready)
        except FolderError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_folder(self._folder)
        return inode

    def _finish(self, key: str, record: _Record) -> None:
        if record.done:
            return
        target = self._folder / record.name
        try:
            self._check_mount()
            # A move and not a copy: the watcher sees the whole file or none. Within a folder it cannot be halved.
            move_aside_of_others(self._ready(key), target)
        except FileNotFoundError:
            self._check_done_before(record)
        except FileExistsError:
            raise FolderError(f"{target}: a file of another program has this name; it is left alone") from None
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be written to ({error.strerror})") from None
        sync_folder(self._folder)
        self._keep(key, _Record(record.name, record.inode, done=True))

    def _check_done_before(self, record: _Record) -> None:
        """The ready file is gone: it got its name before, if this is the folder that it was put into."""
        with self._readable(self._folder):
            if self._folder.stat().st_ino != record.inode:
                raise FolderError(f"{self._folder}: is another folder than before; is the share mounted?")

    def _check_mount(self) -> None:
        if self._mount is not None and not os.path.ismount(self._mount):
            raise FolderError(f"{self._mount}: nothing is mounted there")

    def _ready(self, key: str) -> Path:
        return self._folder / f"{self._beginning}{key}{_READY}"

    def _path(self, key: str) -> Path:
        if not key.replace("-", "").replace("_", "").isalnum() or not key.isascii():
            raise ValueError("a key has letters, digits, - and _ only")
        return self._records / f"{key}{_RECORD}"

    def _keep(self, key: str, record: _Record) -> None:
        content = {"name": record.name, "inode": record.inode, "done": record.done}
        with self._readable(self._records):
            replace_whole(self._path(key), json.dumps(content).encode())

    def _record(self, key: str) -> _Record | None:
        try:
            with self._readable(self._records):
                content = json.loads(self._path(key).read_bytes())
        except FileNotFoundError:
            return None
        except ValueError:
            # Records are never half. Whoever changed this one may have had a reason; nothing is delivered twice.
            raise FolderError(f"{self._path(key)}: is no record; look what happened, then remove it") from None
        return _Record(str(content["name"]), int(content["inode"]), bool(content["done"]))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._readable(self._records):
            lock = os.open(self._records / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _lock(lock, self._records)
            yield
        finally:
            os.close(lock)

    @contextmanager
    def _readable(self, place: Path) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            if place == self._records and place.is_dir():
                raise
            raise FolderError(f"{place}: is not there ({error.strerror})") from None
        except OSError as error:
            raise FolderError(f"{place}: cannot be used ({error.strerror})") from None


def _lock(lock: int, records: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise FolderError(f"{records}: is in use") from None
            time.sleep(0.01)
        except OSError as error:
            raise FolderError(f"{records}: cannot be locked ({error.strerror})") from None
        else:
            return
