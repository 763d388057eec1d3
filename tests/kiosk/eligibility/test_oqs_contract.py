"""The oqs backend keeps the contract: with the local one behind it, and with the simulator of the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.delivery.oqs.simulatedpersons import SimulatedAnswer, SimulatedPerson, number_of
from kiosk.delivery.oqs.simulator import TerminalSimulator
from kiosk.eligibility.base import BackendContext, EligibilityBackend
from kiosk.eligibility.local import Enrolment
from kiosk.eligibility.model import InsuredNumber
from kiosk.eligibility.oqs.backend import OqsBackend
from kiosk.eligibility.oqs.settings import OqsSettings
from kiosk.eligibility.testing import (
    BackendContract,
    Clock,
    ConsentContract,
    LookupContract,
    MakeBackend,
    Signer,
    Stall,
    UndecidingContract,
)
from reader.virtual.keys import private_key
from tests.kiosk.delivery.terminalroom import PERSONS, Room, beside
from tests.kiosk.eligibility.court import DETAILED
from tests.kiosk.eligibility.desk import LONG_AGO, Desk, enroll, signer
from tests.kiosk.eligibility.minting import Mint
from tests.kiosk.eligibility.oqsdesk import Counter


class TestOqsBackend(BackendContract):
    """With the local backend behind it, whose database another program locks."""

    @pytest.fixture
    def clock(self, desk: Desk) -> Clock:
        return desk.clock

    @pytest.fixture
    def make_backend(self, counter: Counter) -> MakeBackend:
        return counter.open

    @pytest.fixture
    def stall(self, desk: Desk) -> Stall:
        return desk.locked

    @pytest.fixture
    def holder(self, desk: Desk) -> Signer:
        return enroll(desk.open(), Mint(serial=0x0705D990))

    @pytest.fixture
    def protected(self, desk: Desk) -> Signer:
        return enroll(desk.open(), Mint(serial=0x0705D991), protected=True)

    @pytest.fixture
    def stranger(self) -> Signer:
        key = "card-auth-01"
        return signer(Mint(serial=0x0705D992, key=private_key(key).public_key()), key)


@pytest.mark.logs("kiosk.delivery.oqs.courier")
class TestOqsBackendWithoutItsShare(TestOqsBackend):
    """The same, while nothing can be delivered: no answer is another."""

    @pytest.fixture
    def make_backend(self, counter: Counter) -> MakeBackend:
        counter.settings["face"] = counter.folder / "not-there"
        return counter.open


class TestOqsConsents(ConsentContract):
    """Results wait for consents."""

    @pytest.fixture
    def clock(self, desk: Desk) -> Clock:
        return desk.clock

    @pytest.fixture
    def make_backend(self, counter: Counter) -> MakeBackend:
        counter.settings["wait_for_consents"] = True
        return counter.open

    @pytest.fixture
    def stall(self, desk: Desk) -> Stall:
        return desk.locked

    @pytest.fixture
    def patient(self, desk: Desk) -> Signer:
        desk.open().enroll(Enrolment((Mint().der,), DETAILED, LONG_AGO))
        return signer(Mint())


class TestOqsLookup(LookupContract):
    """Through the terminal's folders, and no backend behind it."""

    @pytest.fixture
    def room(self, tmp_path: Path) -> Room:
        return Room(tmp_path)

    @pytest.fixture
    def hanging(self) -> list[bool]:
        """Not empty while the terminal does nothing."""
        return []

    @pytest.fixture
    def known(self) -> list[SimulatedPerson]:
        """Whom the terminal knows."""
        return [PERSONS[1]]

    @pytest.fixture(autouse=True)
    def simulator(self, room: Room, known: list[SimulatedPerson], hanging: list[bool]) -> Iterator[None]:
        def work() -> None:
            if not hanging:
                TerminalSimulator(room.folder / "oqs", known, room.clock).work()

        with beside(work):
            yield

    @pytest.fixture
    def staffed(self, room: Room) -> Iterator[EligibilityBackend]:
        yield from _lookups(room, staffed=True)

    @pytest.fixture
    def unstaffed(self, room: Room) -> Iterator[EligibilityBackend]:
        yield from _lookups(room, staffed=False)

    @pytest.fixture
    def stall(self, hanging: list[bool]) -> Stall:
        @contextmanager
        def stalled() -> Iterator[None]:
            hanging.append(True)
            try:
                yield
            finally:
                hanging.clear()

        def make() -> AbstractContextManager[object]:
            return stalled()

        return make

    @pytest.fixture
    def insured(self) -> InsuredNumber:
        assert PERSONS[1].answer is SimulatedAnswer.VALID
        return number_of(PERSONS[1])

    @pytest.fixture
    def family(self, insured: InsuredNumber, known: list[SimulatedPerson]) -> InsuredNumber:
        known.append(PERSONS[2])
        return replace(insured, branch="")


def _lookups(room: Room, *, staffed: bool) -> Iterator[EligibilityBackend]:
    settings = OqsSettings(institution="1312345678", folder=room.folder / "oqs", staffed=staffed, poll_seconds=0.05)
    backend = OqsBackend(settings, BackendContext("kiosk-1", True, room.clock, room.folder / "data"))
    yield backend
    backend.close()


class TestOqsLocked(UndecidingContract):
    """The backend behind it cannot decide."""

    @pytest.fixture
    def undeciding(self, counter: Counter) -> Iterator[EligibilityBackend]:
        backend = counter.open()
        with counter.desk.locked():
            yield backend


class TestOqsWithoutCards(UndecidingContract):
    """No backend proves cards, and the terminal's folders are away."""

    @pytest.fixture
    def undeciding(self, tmp_path: Path) -> Iterator[EligibilityBackend]:
        settings = OqsSettings(institution="1312345678", folder=tmp_path / "not-there")
        backend = OqsBackend(settings, BackendContext("kiosk-1", folder=tmp_path / "data"))
        yield backend
        backend.close()
