"""A kiosk's side of the terminal's folders, and the simulator at work on the other side."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kiosk.delivery.oqs.answers import AnswerFolder
from kiosk.delivery.oqs.folder import DeliveryFolder
from kiosk.delivery.oqs.message import CharacterCode
from kiosk.delivery.oqs.reception import Sender
from kiosk.delivery.oqs.simulatedpersons import SimulatedAnswer, SimulatedPerson, load_persons, number_of
from kiosk.delivery.oqs.simulator import TerminalSimulator
from kiosk.delivery.oqs.terminal import Terminal
from kiosk.eligibility.model import InsuredNumber
from kiosk.eligibility.testing import Clock

INSTITUTION: Final = "1312345678"
AT: Final = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
PERSONS: Final = load_persons()


def person_of(answer: SimulatedAnswer) -> SimulatedPerson:
    return next(person for person in PERSONS if person.answer is answer)


def numbers_of(answer: SimulatedAnswer) -> InsuredNumber:
    """By which somebody is asked for who gets this answer."""
    if answer is SimulatedAnswer.NONE:
        return InsuredNumber("138057", "no", "9999", "", AT.date())
    return number_of(person_of(answer))


@dataclass
class Room:
    """The folders, and who uses them."""

    folder: Path
    clock: Clock = field(default_factory=lambda: Clock(AT))

    def __post_init__(self) -> None:
        self.simulator()

    @property
    def req(self) -> Path:
        return self.folder / "oqs" / "req"

    @property
    def res(self) -> Path:
        return self.folder / "oqs" / "res"

    def terminal(self, kiosk: str = "kiosk-1", code: CharacterCode = CharacterCode.UTF_8) -> Terminal:
        return Terminal(
            DeliveryFolder(self.req, self.folder / kiosk / "asked", kiosk),
            AnswerFolder(self.res),
            Sender(INSTITUTION, code),
            kiosk,
            self.clock,
            poll=0.02,
        )

    def simulator(
        self,
        fault: SimulatedAnswer | None = None,
        code: CharacterCode = CharacterCode.UTF_8,
        latency: float = 0.0,
    ) -> TerminalSimulator:
        return TerminalSimulator(
            self.folder / "oqs", PERSONS, self.clock, latency=latency, character_code=code, fault=fault
        )

    @contextmanager
    def working(self, simulator: TerminalSimulator | None = None) -> Iterator[TerminalSimulator]:
        """The simulator does its work meanwhile, beside the test."""
        used = simulator or self.simulator()
        with beside(used.work):
            yield used


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[None]:
    """Something is done again and again meanwhile."""
    over = threading.Event()
    errors: list[Exception] = []

    def go() -> None:
        try:
            while not over.wait(0.01):
                work()
        except Exception as error:  # noqa: BLE001 (raised again by the test)
            errors.append(error)

    thread = threading.Thread(target=go)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
    if errors:
        raise errors[0]
