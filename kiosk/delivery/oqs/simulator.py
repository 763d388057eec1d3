"""A simulator of the qualification terminal: queries in a folder `req`, answers in a folder `res`. Nothing is real.

It answers as the kiosk expects it of the real one, which it is no proof for: see the package's first lines.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.delivery.oqs.folder import FolderError
from kiosk.delivery.oqs.message import CharacterCode, Header, Message, Reference, Result, Segment
from kiosk.delivery.oqs.names import response_name
from kiosk.delivery.oqs.reading import NotAMessage, read_message
from kiosk.delivery.oqs.simulatedpersons import VALIDITIES, SimulatedAnswer, SimulatedPerson
from kiosk.delivery.oqs.writing import write_message
from kiosk.eligibility.insurer import fold_insurer_number
from kiosk.eligibility.lookup import fold
from kiosk.eligibility.model import InsuredNumber, Validity
from kiosk.eligibility.rules import JST

_OTHER_INSTITUTION: Final = "0110000000"
_FOLDERS: Final = ("req", "res", "face")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Step:
    """What is written when: `due` by time.monotonic; `whole` under a temporary name first, else as it is."""

    due: float
    name: str
    data: bytes
    whole: bool = True


class TerminalSimulator:
    """The terminal's folders under `folder`, made where they are missing. For one thread at a time.

    `fault` is done with every query, in place of what the table says. Raises FolderError when a folder cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        persons: Sequence[SimulatedPerson],
        now: Callable[[], datetime],
        *,
        latency: float = 0.0,
        character_code: CharacterCode = CharacterCode.UTF_8,
        fault: SimulatedAnswer | None = None,
    ) -> None:
        self._req, self._res = folder / "req", folder / "res"
        self._persons = tuple(persons)
        self._now = now
        self._latency = latency
        self._character_code = character_code
        self.fault = fault
        self._steps: list[_Step] = []
        try:
            for name in _FOLDERS:
                (folder / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderError(f"{folder}: cannot be used ({error.strerror})") from None

    def work(self) -> int:
        """Take what queries are there, and write what answers are due; how many queries were taken."""
        taken = 0
        try:
            for file in sorted(self._req.glob("OQSsiquc01req_*.xml")):
                # Whoever asked may have taken it back in this moment.
                with suppress(FileNotFoundError):
                    data = file.read_bytes()
                    file.unlink()
                    self._steps += self._plan(file.name, data)
                    taken += 1
            self._write_due()
        except OSError as error:
            raise FolderError(f"{error.filename}: cannot be used ({error.strerror})") from None
        return taken

    def _plan(self, name: str, data: bytes) -> list[_Step]:
        try:
            query = read_message(data)
        except NotAMessage as error:
            _log.warning("simulator: a query cannot be read: %s", error)
            return []
        due, answer = time.monotonic() + self._latency, response_name(name)
        kind, found = self._find(query.query)
        message = self._message(query, kind, found)
        later = due + max(self._latency, 0.3)
        match kind:
            case SimulatedAnswer.SILENT:
                return []
            case SimulatedAnswer.GARBAGE:
                return [_Step(due, answer, b"\x00\xffno XML at all\n" * 20)]
            case SimulatedAnswer.RUNNING_FIRST:
                header = replace(message.header, segment=Segment.RUNNING)
                running = write_message(Message(header))
                return [_Step(due, answer, running), _Step(later, answer, write_message(message))]
            case SimulatedAnswer.HALF:
                whole = write_message(message)
                return [
                    _Step(due, answer, whole[: len(whole) // 2], whole=False),
                    _Step(later, answer, whole, whole=False),
                ]
            case _:
                return [_Step(due, answer, write_message(message))]

    def _find(self, query: InsuredNumber | None) -> tuple[SimulatedAnswer, tuple[SimulatedPerson, ...]]:
        found = () if query is None else tuple(person for person in self._persons if _fits(person, query))
        if self.fault is not None:
            return self.fault, found
        match found:
            case ():
                return SimulatedAnswer.NONE, ()
            case (person,):
                return person.answer, found
            case _:
                return SimulatedAnswer.SEVERAL, found

    def _message(self, asked: Message, kind: SimulatedAnswer, found: tuple[SimulatedPerson, ...]) -> Message:
        now = self._now()
        header = Header(
            executed_at=now,
            confirmed_on=now.astimezone(JST).date(),
            institution=asked.header.institution,
            identifier=asked.header.identifier,
            reference=Reference.NUMBER,
            segment=Segment.NORMAL,
            character_code=self._character_code,
        )
        message = Message(header, success=True, validity=VALIDITIES.get(kind, Validity.VALID), query=asked.query)
        match kind:
            case SimulatedAnswer.ERROR:
                failed = replace(header, segment=Segment.FAILED, error_code="SIM0001", error_message="模擬端末の異常")
                return Message(failed)
            case SimulatedAnswer.FAILED:
                return replace(
                    message, success=False, validity=None, result_code="SIM0002", result_message="模擬端末の処理エラー"
                )
            case SimulatedAnswer.NONE:
                return message
            case SimulatedAnswer.WRONG_INSTITUTION:
                message = replace(message, header=replace(header, institution=_OTHER_INSTITUTION))
            case SimulatedAnswer.WRONG_IDENTIFIER:
                message = replace(message, header=replace(header, identifier="another"))
            case _:
                pass
        results = tuple(_result(person, asked.query) for person in found)
        return replace(message, results=results * 2 if kind is SimulatedAnswer.SEVERAL and len(found) == 1 else results)

    def _write_due(self) -> None:
        now = time.monotonic()
        for step in [step for step in self._steps if step.due <= now]:
            path = self._res / step.name
            beside = path.with_name(f"~{step.name}.tmp") if step.whole else path
            beside.write_bytes(step.data)
            beside.replace(path)
            self._steps.remove(step)


def _fits(person: SimulatedPerson, query: InsuredNumber) -> bool:
    held = person.coverage
    return (
        fold_insurer_number(held.insurer_number) == fold_insurer_number(query.insurer_number)
        and fold(held.symbol) == fold(query.symbol)
        and fold(held.number) == fold(query.number)
        and held.birth_date == query.birth_date
        and (not fold(query.branch) or fold(held.branch).zfill(2) == fold(query.branch).zfill(2))
    )


def _result(person: SimulatedPerson, query: InsuredNumber | None) -> Result:
    """With the limit certificate only where the query says that the person consents."""
    held, consents = person.coverage, query is not None and query.limit_consent
    if held.details is not None and not consents:
        held = replace(held, details=replace(held.details, limit=None))
    return Result(held)


def serve(simulator: TerminalSimulator, poll: float, until: Callable[[], bool]) -> None:
    """Work until `until` says so. Raises FolderError."""
    while not until():
        simulator.work()
        time.sleep(poll)


def describe(folder: Path) -> str:
    """Where the simulator's folders are, for whoever starts it."""
    return "\n".join(f"  {name:<5} {os.fspath(folder / name)}" for name in _FOLDERS)
