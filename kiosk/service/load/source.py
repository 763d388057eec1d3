"""A file of insured persons: what it is, how it is written, and how it falls into pieces of whole lines."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal, TypeAlias

from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.load.columns import BY_NAME, COLUMNS, REJECT_HEADS
from kiosk.service.load.rows import Layout

Encoding: TypeAlias = Literal["auto", "utf-8", "cp932"]
PIECE: Final = 4 << 20  # bytes; some 20,000 rows
_BLOCK: Final = 1 << 20
_BOM: Final = b"\xef\xbb\xbf"
_TRIAL: Final = 1_000  # lines that tell the encoding
_LONGEST: Final = 1 << 20  # bytes of a line


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the file: from byte `start` to `end`, its first line's number, how many lines it has."""

    start: int
    end: int
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be loaded. `digest` is SHA-256 of its bytes and of how they are to be read (the layout).

    `begin` is where the first row begins, `size` the bytes of the whole, `head` its first line as it is, with its end.
    """

    path: Path
    digest: bytes
    layout: Layout
    begin: int
    size: int
    head: bytes

    def parts(self, cut: int) -> Iterator[Part]:
        """The pieces, in order; one of them ends at `cut`, where a load was cut off. Raises CommandError."""
        with self.path.open("rb") as file:
            start, line = self.begin, 2
            while start < self.size:
                most = cut - start if start < cut < start + PIECE else PIECE
                end, lines = _cut(file, start, most, self.path, line)
                yield Part(start, end, line, lines)
                start, line = end, line + lines


def open_source(path: Path, encoding: Encoding, issuer: str) -> Source:
    """Look at a file; reads all of it once. `issuer` (hexadecimal digest, or empty) is for rows that name none.

    Raises CommandError that says what is wrong with the file or its header.
    """
    try:
        with path.open("rb") as file:
            head = file.readline(_LONGEST)
            file.seek(0)
            chosen = _try_encodings(file) if encoding == "auto" else encoding
            file.seek(0)
            whole = hashlib.file_digest(file, "sha256")
            size = file.tell()
    except OSError as error:
        raise CommandError(ExitCode.CONFIGURATION, f"{path}: cannot be read ({error.strerror})") from error
    columns = _read_header(path, head.removeprefix(_BOM), chosen)
    if "issuer" not in columns and not issuer:
        raise CommandError(ExitCode.USAGE, f"{path}: has no column issuer; name the issuer by --issuer")
    whole.update(f"\0{chosen}\0{issuer}".encode())
    layout = Layout(chosen, columns, issuer)
    return Source(path, whole.digest(), layout, len(head), size, head)


def _try_encodings(file: BinaryIO) -> str:
    """UTF-8 or Shift_JIS as Windows writes it, by which of them more lines can be read as; UTF-8 where both can."""
    if file.read(len(_BOM)) == _BOM:
        return "utf-8"
    file.seek(0)
    unreadable = {"utf-8": 0, "cp932": 0}
    seen = 0
    while seen < _TRIAL and (line := file.readline(_LONGEST)):
        if line.isascii():
            continue
        seen += 1
        for encoding in unreadable:
            try:
                line.decode(encoding)
            except UnicodeDecodeError:
                unreadable[encoding] += 1
    return min(unreadable, key=lambda encoding: unreadable[encoding])


def _read_header(path: Path, head: bytes, encoding: str) -> tuple[str | None, ...]:
    try:
        (names,) = csv.reader([head.decode(encoding).rstrip("\r\n")], strict=True)
    except (UnicodeDecodeError, csv.Error, ValueError):
        raise CommandError(ExitCode.CONFIGURATION, f"{path}: its first line is no header of a CSV file") from None
    names = [name.strip() for name in names]
    front = len(REJECT_HEADS) if tuple(names[: len(REJECT_HEADS)]) == REJECT_HEADS else 0
    aliases = {column.alias: column.name for column in COLUMNS}
    columns = [aliases.get(name, name) for name in names[front:]]
    faults = [f"{name!r} is no column that is known" for name in columns if name not in BY_NAME]
    faults += [f"{name!r} is there twice" for name in sorted({name for name in columns if columns.count(name) > 1})]
    faults += [f"{column.name!r} is missing" for column in COLUMNS if column.required and column.name not in columns]
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise CommandError(ExitCode.CONFIGURATION, f"{path}, its header (see service load --help):\n{listed}")
    return (*[None] * front, *columns)


def _cut(file: BinaryIO, start: int, most: int, path: Path, line: int) -> tuple[int, int]:
    """Where a piece of `most` bytes ends, at the end of a line, and how many lines it has."""
    file.seek(start)
    piece = file.read(most)
    end = piece.rfind(b"\n") + 1
    if end == 0:
        rest = file.read(_LONGEST)
        if len(rest) == _LONGEST and b"\n" not in rest:
            raise CommandError(ExitCode.CONFIGURATION, f"{path}: line {line} has no end; this is no CSV file")
        piece += rest
        end = rest.find(b"\n") + 1
        end = len(piece) if end == 0 else len(piece) - len(rest) + end
    elif len(piece) < most:
        end = len(piece)  # the last line may have no end
    return start + end, piece.count(b"\n", 0, end) + (not piece.endswith(b"\n", 0, end))
