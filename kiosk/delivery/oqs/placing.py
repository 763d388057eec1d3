"""Steps on the way of a file into a folder, each of which a power cut leaves done or not done."""

from __future__ import annotations

import ctypes
import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_NOREPLACE: Final = 1
_CANNOT: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})


def write_whole(path: Path, data: bytes, mode: int) -> None:
    """Write a file and put it on the disk; `mode` holds whatever the umask says. Raises OSError."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, mode & 0o600)
    try:
        with suppress(PermissionError):
            # Of a share whose server gives all files one mode.
            os.fchmod(file, mode)
        view = memoryview(data)
        while view:
            view = view[os.write(file, view) :]
        os.fsync(file)
    finally:
        os.close(file)


def replace_whole(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put a file into the place of what was there: afterwards it is on the disk, and never half. Raises OSError."""
    beside = path.with_name(f".{path.name}.part")
    try:
        write_whole(beside, data, mode)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def move_aside_of_others(source: Path, target: Path) -> None:
    """Give a file its name in one step, unless another file has it. Raises FileExistsError, OSError.

    With RENAME_NOREPLACE (renameat2(2)) where the file system knows it. A link and an unlink would be two steps, and a
    program that was ended between them could not tell whether a watcher had taken the file already; so where it is
    not known (NFS), the name is looked for and then taken: names of ours hold a random part of 80 bits.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    arguments = (_AT_FDCWD, os.fsencode(source), _AT_FDCWD, os.fsencode(target), _RENAME_NOREPLACE)
    if libc.renameat2(*arguments) == 0:
        return
    number = ctypes.get_errno()
    if number not in _CANNOT:
        raise OSError(number, os.strerror(number))
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    source.rename(target)


def sync_folder(folder: Path) -> None:
    """Put the folder's own entries on the disk, as far as its file system knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
