"""What the processes of a fleet have in common: who comes, and what a kiosk has seen, beyond its own end."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Self

from kiosk.eligibility.testing import Signer
from reader.virtual.keys import private_key


class Kind(Enum):
    """What a visitor must come to."""

    GOOD = "good"
    PROTECTED = "protected"
    UNKNOWN = "unknown"
    FORGED = "forged"  # with the certificate of somebody who never comes, and another key


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a card; `number` is the person's in the database where it is known.

    `patient`: comes again to a kiosk that went dark before it said anything.
    """

    name: str
    kind: Kind
    number: int
    certificate: bytes
    key: str

    @property
    def patient(self) -> bool:
        """Half of them are."""
        return self.number % 2 == 0

    @property
    def signer(self) -> Signer:
        """The card, at work."""
        return Signer(self.certificate, private_key(self.key))

    def to_json(self) -> str:
        """One line."""
        return json.dumps([self.name, self.kind.value, self.number, self.certificate.hex(), self.key])

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The other way."""
        name, kind, number, certificate, key = json.loads(line)
        return cls(name, Kind(kind), number, bytes.fromhex(certificate), key)


class End(Enum):
    """How a request ended before its visitor's eyes."""

    SAW = "saw"  # an answer; the word after it says which
    DESK = "desk"  # not known yet, ask at the desk: it is settled later
    AGAIN = "again"  # nothing was registered, and the visitor tried again
    DARK = "dark"  # the kiosk was killed


@dataclass(frozen=True, slots=True)
class Entry:
    """One request of a visitor, and its end; None while it is under way."""

    visitor: str
    request: str
    end: End | None = None
    result: str = ""


class Journal:
    """What was before a kiosk's visitors: lines that outlive the process, `ask` before anything is sent."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def ask(self, visitor: str, request: str) -> None:
        """A registration is about to be asked for."""
        self._write("ask", visitor, request)

    def end(self, visitor: str, request: str, end: End, result: str = "") -> None:
        """How it ended."""
        self._write(end.value, visitor, request, *([result] if result else []))

    def entries(self) -> list[Entry]:
        """All requests, in their order."""
        return read_journal(self._path)

    def _write(self, *words: str) -> None:
        os.write(self._file, (" ".join(words) + "\n").encode())


def read_journal(path: Path) -> list[Entry]:
    """All requests of a journal, in their order."""
    found: dict[str, Entry] = {}
    for line in path.read_text().splitlines():
        word, visitor, request, *result = line.split()
        end = None if word == "ask" else End(word)
        found[request] = Entry(visitor, request, end, *result)
    return list(found.values())
