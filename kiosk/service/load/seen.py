"""Which certificates a file has had already: so that one that comes twice is found, in a file of any length.

Kept outside memory, in a private file that vanishes by itself.
"""

from __future__ import annotations

import sqlite3
from array import array
from typing import Final

_CACHE_KIB: Final = 65_536


class Seen:
    """Fingerprints of certificates, each with the line on which it came first."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        for setting in (f"cache_size = -{_CACHE_KIB}", "journal_mode = OFF", "synchronous = OFF"):
            self._rows.execute(f"PRAGMA {setting}")
        self._rows.execute("CREATE TABLE seen (print INTEGER PRIMARY KEY, line INTEGER NOT NULL)")
        self._rows.execute("BEGIN")

    def add(self, prints: array[int], lines: array[int]) -> dict[int, int]:
        """Note certificates; those that came before are returned: their lines here, and the first one's line.

        `prints` are in their order, so that neighbours lie on the same page; of two that are the same, the first line
        comes first.
        """
        before = self._rows.total_changes
        self._rows.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", zip(prints, lines, strict=True))
        if self._rows.total_changes - before == len(prints):
            return {}
        again = {}
        for fingerprint, line in zip(prints, lines, strict=True):
            (first,) = self._rows.execute("SELECT line FROM seen WHERE print = ?", (fingerprint,)).fetchone()
            if first != line:
                again[line] = first
        return again

    def close(self) -> None:
        """Let go of it."""
        self._rows.close()
