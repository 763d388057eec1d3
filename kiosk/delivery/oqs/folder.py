"""Files put into a folder that another program watches: each whole, each once.

    .myna-<key>.part     being written; worth nothing
    .myna-<key>.ready    whole and on the disk; will be delivered, whatever happens
    <name>.xml           delivered: the watcher may take it away at any time

A name that begins with a dot and does not end with .xml is no watcher's business. What was delivered is remembered in a
ledger outside of the folder, since the watcher takes the files away. The order is: ready, then the ledger, then the
name. Cut off before the ledger, nothing was delivered and the ready file is taken back or made anew; cut off after it,
the ready file that is still there tells that the last step is missing, and `recover` does it.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_PART: Final = ".part"
_READY: Final = ".ready"
_BEGINNING: Final = ".myna-"


class FolderError(Exception):
    """The folder or the ledger cannot be used now; says which, and why."""


class DeliveryFolder:
    """One watched folder and the ledger of what was delivered into it. Used on one thread at a time.

    `ledger` is a file outside of the folder, on a disk that survives a restart; it holds keys and file names, nothing
    of what the files say. Raises FolderError when either cannot be used, or another program has the ledger.
    """

    def __init__(self, folder: Path, ledger: Path) -> None:
        self._folder = folder
        self._ledger_path = ledger
        self._names: dict[str, str] = {}
        try:
            ledger.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._ledger = os.open(ledger, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise FolderError(f"{ledger}: the ledger cannot be opened ({error.strerror})") from None
        try:
            fcntl.flock(self._ledger, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._names = _read_ledger(self._ledger)
        except OSError as error:
            os.close(self._ledger)
            raise FolderError(f"{ledger}: the ledger is in use or cannot be read ({error.strerror})") from None

    def deliver(self, key: str, name: str, data: bytes) -> bool:
        """Deliver a file once; False when one was delivered for this key before, under whatever name.

        `key` has letters, digits, `-` and `_`. On return the file is on the disk under its name. Raises FolderError
        when it is not; it may then be delivered again, and nothing is lost or doubled by that.
        """
        if not key.replace("-", "").replace("_", "").isalnum() or not key.isascii():
            raise ValueError("a key has letters, digits, - and _ only")
        if key in self._names:
            self._finish(key, self._names[key])
            return False
        part, ready = self._folder / f"{_BEGINNING}{key}{_PART}", self._ready(key)
        try:
            _write(part, data)
            part.replace(ready)
            _sync(self._folder)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise FolderError(f"{self._folder}: cannot be written to ({error.strerror})") from None
        self._remember(key, name)
        self._finish(key, name)
        return True

    def recover(self) -> list[str]:
        """Finish what was cut off: deliver what is ready and in the ledger; return the names.

        What was only being written is taken away.
        """
        finished = []
        try:
            left = sorted(self._folder.glob(f"{_BEGINNING}*"))
            for file in left:
                key = file.name.removeprefix(_BEGINNING).removesuffix(file.suffix)
                if file.suffix == _READY and key in self._names:
                    self._finish(key, self._names[key])
                    finished.append(self._names[key])
                elif file.suffix in {_PART, _READY}:
                    file.unlink(missing_ok=True)
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be used ({error.strerror})") from None
        return finished

    def probe(self) -> None:
        """Return when a file could be delivered now. Raises FolderError."""
        trial = self._folder / f"{_BEGINNING}probe{_PART}"
        try:
            _write(trial, b"")
            trial.unlink(missing_ok=True)
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be written to ({error.strerror})") from None

    def close(self) -> None:
        """Let go of the ledger; may be called again."""
        if self._ledger >= 0:
            os.close(self._ledger)
            self._ledger = -1

    def _ready(self, key: str) -> Path:
        return self._folder / f"{_BEGINNING}{key}{_READY}"

    def _remember(self, key: str, name: str) -> None:
        line = json.dumps({"key": key, "name": name}).encode() + b"\n"
        try:
            _append(self._ledger, line)
        except OSError as error:
            raise FolderError(f"{self._ledger_path}: cannot be written to ({error.strerror})") from None
        self._names[key] = name

    def _finish(self, key: str, name: str) -> None:
        ready = self._ready(key)
        try:
            # A rename and not a copy: the watcher sees the whole file or none. On the same folder it cannot be halved.
            ready.rename(self._folder / name)
        except FileNotFoundError:
            return  # done before
        except OSError as error:
            raise FolderError(f"{self._folder}: cannot be written to ({error.strerror})") from None
        with suppress(OSError):
            _sync(self._folder)


def _write(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o640)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(file, view) :]
        os.fsync(file)
    finally:
        os.close(file)


def _append(ledger: int, line: bytes) -> None:
    """Add a line and put it on the disk, or leave the file as it was."""
    size = os.fstat(ledger).st_size
    try:
        written = os.write(ledger, line)
        os.fsync(ledger)
    except OSError:
        os.ftruncate(ledger, size)
        raise
    if written != len(line):
        os.ftruncate(ledger, size)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _sync(folder: Path) -> None:
    """Put the folder's own entries on the disk; a network share may not know how."""
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _read_ledger(ledger: int) -> dict[str, str]:
    """Keys and names; a last line that was torn by a power cut tells of nothing that was delivered, and is cut off."""
    with os.fdopen(os.dup(ledger), "rb") as file:
        file.seek(0)
        content = file.read()
    whole = content[: content.rfind(b"\n") + 1]
    if len(whole) != len(content):
        os.ftruncate(ledger, len(whole))
    names = {}
    for line in whole.splitlines():
        entry = json.loads(line)
        names[str(entry["key"])] = str(entry["name"])
    return names
