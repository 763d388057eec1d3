"""What the processes of a fleet have in common: who comes, how a kiosk asks, and what it remembers of having asked."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from itertools import count
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Any, Final, Protocol, Self

from kiosk.eligibility.base import BackendError, BackendTimeout
from kiosk.eligibility.model import Answer, Challenge, Proof, Purpose

TIMEOUT: Final = 3.0  # seconds that a kiosk gives to one question


class Kind(Enum):
    """What a visitor must come to."""

    GOOD = "good"
    PROTECTED = "protected"
    UNKNOWN = "unknown"
    FORGED = "forged"  # with the certificate of somebody who never comes, and another key


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a card; `number` is the person's in the database where it is known."""

    name: str
    kind: Kind
    number: int
    certificate: bytes
    key: str

    def to_json(self) -> str:
        """One line."""
        return json.dumps([self.name, self.kind.value, self.number, self.certificate.hex(), self.key])

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The other way."""
        name, kind, number, certificate, key = json.loads(line)
        return cls(name, Kind(kind), number, bytes.fromhex(certificate), key)


class Desk(Protocol):
    """What a kiosk asks. Raises BackendError; BackendTimeout where it is not known what became of the question."""

    def challenge(self, kiosk: str) -> Challenge:
        """A challenge for a registration."""
        ...

    def register(self, kiosk: str, proof: Proof, request_id: str) -> Answer:
        """The answer to a registration."""
        ...

    def settle(self, kiosk: str, request_id: str, challenge_id: str) -> Answer | None:
        """What became of a registration; None when nothing did and nothing will."""
        ...


class RemoteDesk:
    """A desk behind any of several service processes: whoever is there serves, each question another one."""

    def __init__(self, addresses: Sequence[str], first: int = 0) -> None:
        self._addresses = addresses
        self._turn = count(first)

    def challenge(self, kiosk: str) -> Challenge:
        """See Desk."""
        answer: Challenge = self._ask("challenge", kiosk, Purpose.REGISTER)
        return answer

    def register(self, kiosk: str, proof: Proof, request_id: str) -> Answer:
        """See Desk."""
        answer: Answer = self._ask("answer", kiosk, Purpose.REGISTER, proof, request_id)
        return answer

    def settle(self, kiosk: str, request_id: str, challenge_id: str) -> Answer | None:
        """See Desk."""
        answer: Answer | None = self._ask("settle", kiosk, request_id, challenge_id)
        return answer

    def _ask(self, *question: object) -> Any:
        with self._line() as line:
            try:
                line.send(question)
                if not line.poll(TIMEOUT + 1):
                    raise BackendTimeout("no answer")
                answer = line.recv()
            except (OSError, EOFError):
                raise BackendTimeout("the line was cut") from None
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _line(self) -> Connection:
        for _ in self._addresses:
            with suppress(OSError):
                return Client(self._addresses[next(self._turn) % len(self._addresses)])
        raise BackendError("nobody is there")


class Journal:
    """What a kiosk remembers beyond its own end: lines that are on the disk before anything else happens."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, *words: str) -> None:
        """Keep one line."""
        os.write(self._file, (" ".join(words) + "\n").encode())
        os.fsync(self._file)

    def entries(self) -> list[list[str]]:
        """All lines, as words."""
        return read_journal(self._path)


def read_journal(path: Path) -> list[list[str]]:
    """All lines of a journal: `ask VISITOR REQUEST CHALLENGE`, then `saw`, `nothing` or `settled` VISITOR REQUEST …"""
    return [line.split() for line in path.read_text().splitlines()]


def persist(ask: Callable[[], Any], deadline: float) -> Any:
    """Ask until there is an answer. Raises the last BackendError at the deadline (time.monotonic)."""
    while True:
        try:
            return ask()
        except BackendError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
