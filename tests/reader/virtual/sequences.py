"""The ways of other programs through the card, read from fixtures/vectors/sequences, and made into commands."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final, Literal

SHORT_MAX: Final = 256
MESSAGE: Final = b"a message"
_FOLDER: Final = files("fixtures") / "vectors" / "sequences"
_SHA256: Final = bytes.fromhex("3031300D060960864801650304020105000420") + hashlib.sha256(MESSAGE).digest()
_SHA256_BARE: Final = bytes.fromhex("302F300B0609608648016503040201 0420") + hashlib.sha256(MESSAGE).digest()
_SHA1: Final = bytes.fromhex("3021300906052B0E03021A05000414") + hashlib.sha1(MESSAGE, usedforsecurity=False).digest()
# What a card that hashes the message signs.
DIGEST_INFO: Final = _SHA256


@dataclass(frozen=True, slots=True)
class Sequence:
    """One way of one program. `key` is whose certificate it reads or whose key signs; None: neither."""

    program: str
    name: str
    apdus: int
    key: Literal["authentication", "signature"] | None
    exchanges: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.program}: {self.name}"

    def rows(self, size: int, physical: int) -> Iterator[tuple[bytes, str]]:
        """Commands and expected answers for a certificate of `size` bytes in a file of `physical` bytes."""
        for command, answer in self.exchanges:
            if command.startswith("READ "):
                _, start, step, last = command.split()
                yield from _reads(int(start), int(step), last, size, physical, answer)
            else:
                yield bytes.fromhex(_filled(command, size)), answer


def load_sequences() -> tuple[Sequence, ...]:
    """Every sequence of every program. Raises KeyError for a file in which something is missing."""
    found: list[Sequence] = []
    for file in sorted(_FOLDER.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            found += _read(tomllib.loads(file.read_text(encoding="utf-8")))
    return tuple(found)


def load_sources() -> Mapping[str, str]:
    """Each program's repository, by the name of the program."""
    tables = [tomllib.loads(file.read_text("utf-8")) for file in _FOLDER.iterdir() if file.name.endswith(".toml")]
    return {table["program"]: table["source"] for table in tables if table["files"] and table["language"]}


def _read(table: Mapping[str, Any]) -> Iterator[Sequence]:
    for row in table["sequence"]:
        exchanges = tuple((command, answer) for command, answer in row["exchanges"])
        yield Sequence(table["program"], row["name"], row["apdus"], row.get("key"), exchanges)


def _filled(command: str, size: int) -> str:
    given = {
        "pin": _with_length(b"1234"),
        "password": _with_length(b"ABC123"),
        "size": f"{size:04X}",
        "message": _with_length(MESSAGE),
        "sha256": _with_length(_SHA256),
        "sha256_bare": _with_length(_SHA256_BARE),
        "sha1": _with_length(_SHA1),
    }
    return command.format(**given)


def _with_length(data: bytes) -> str:
    return f"{len(data):02X}{data.hex()}"


def _reads(start: int, step: int, last: str, size: int, physical: int, answer: str) -> Iterator[tuple[bytes, str]]:
    end = physical if last == "end" else size
    for offset in range(start, end, step):
        ne = min(step, size - offset) if last == "rest" else step
        yield _read_binary(offset, ne), answer
    if last == "end":
        # Steps that fall on the end, and those that do not, both go on until the card says so.
        yield _read_binary(-(-(end - start) // step) * step + start, step), "6B00"


def _read_binary(offset: int, ne: int) -> bytes:
    return bytes((0x00, 0xB0, offset >> 8, offset & 0xFF, ne % SHORT_MAX))
