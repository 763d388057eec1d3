"""The file of rejected rows: for whoever mends them, and nobody else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.load.columns import REJECT_HEADS

_BOM: Final = b"\xef\xbb\xbf"


class RejectFile:
    """Rejected rows as they were, each behind its line's number, column and reason; made with the first of them.

    In the encoding of the file that they came from, and with its header: mended, it can be loaded like any other.
    """

    def __init__(self, path: Path, head: bytes) -> None:
        self.path = path
        bare = head.removeprefix(_BOM).rstrip(b"\r\n")
        # Without what a file that was mended has in front already.
        front = ",".join(REJECT_HEADS).encode() + b","
        self._head = (_BOM if head.startswith(_BOM) else b"") + front + bare.removeprefix(front) + b"\n"
        self._file = -1

    def check(self, position: int) -> None:
        """See whether it can be gone on with at this byte. Raises CommandError."""
        size = self.path.stat().st_size if self.path.exists() else 0
        if position == 0 and size:
            raise CommandError(
                ExitCode.USAGE,
                f"{self.path}: is there already; take it away when it is mended, or name another (--rejects)",
            )

    def resume(self, position: int) -> None:
        """See whether what was rejected before is there. Raises CommandError."""
        size = self.path.stat().st_size if self.path.exists() else 0
        if size < position:
            raise CommandError(
                ExitCode.USAGE,
                f"{self.path}: does not hold what was rejected before the load was cut off; name the file that does"
                " (--rejects)",
            )

    def write(self, position: int, rows: bytes) -> int:
        """Put rows at this byte, in place of all that may stand there; returns where they end, when the disk has them.

        Raises OSError.
        """
        if self._file < 0:
            if not rows and position == 0 and not self.path.exists():
                return 0
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            os.fchmod(self._file, 0o600)
        if not rows:
            return position
        os.ftruncate(self._file, position)
        whole = rows if position else self._head + rows
        with os.fdopen(os.dup(self._file), "wb") as file:
            file.seek(position)
            file.write(whole)
        os.fsync(self._file)
        return position + len(whole)

    def close(self, position: int) -> None:
        """Let go of it, without what belongs to rows that were not kept; may be called again."""
        if self._file >= 0:
            os.ftruncate(self._file, position)
            os.close(self._file)
            self._file = -1
            if position == 0:
                self.path.unlink(missing_ok=True)
