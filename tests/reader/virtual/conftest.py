"""A moment, cards issued at it, and the two doors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from reader.errors import ReaderError
from reader.pcsc.connection import PcscReaders
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import Issued, credentials, issue
from reader.virtual.persona import persona
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.doors import Door, InProcessDoor, PcscDoor
from tests.reader.virtual.physical import NoMyNumberCard, PhysicalDoor, Report
from tests.reader.virtual.programs import Programs

NOW = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
_SERVICE_VARIABLE: Final = "PCSCLITE_CSOCK_NAME"
_SERVICE: Final = pytest.StashKey[str | None]()
_REPORT: Final = pytest.StashKey[Report]()


@pytest.fixture
def now() -> datetime:
    return NOW


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test with a door through both of ours; or, where one is named, through that to a card of another's."""
    if "door" in metafunc.fixturenames:
        ours = ("in-process", pytest.param("pcscd", marks=pytest.mark.pcscd))
        doors = ("physical",) if metafunc.config.getoption("card_conformance", None) else ours
        metafunc.parametrize("door", doors, indirect=True)


def pytest_collection_modifyitems(config: pytest.Config) -> None:
    """Keep the name of the machine's own PC/SC service, before it gives way to the private one's."""
    config.stash[_SERVICE] = os.environ.get(_SERVICE_VARIABLE)
    if config.getoption("card_conformance", None):
        # The arguments and variables of a function, which a longer trace shows, may be what was read from the card.
        config.option.tbstyle = "short"
        config.option.showlocals = False


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Where a card differs from ours."""
    if (report := config.stash.get(_REPORT, None)) is not None:
        terminalreporter.section("card conformance")
        for line in report.lines():
            terminalreporter.line(line)


@pytest.fixture(scope="session")
def physical_door(request: pytest.FixtureRequest) -> Iterator[PhysicalDoor]:
    """The card on the reader that was named, and its counters looked at before and after all questions."""
    os.environ.pop(_SERVICE_VARIABLE, None)
    if (service := request.config.stash[_SERVICE]) is not None:
        os.environ[_SERVICE_VARIABLE] = service
    name = request.config.getoption("card_conformance")
    report = Report(name)
    door = PhysicalDoor(PcscReaders().open(name), report)
    try:
        door.look()
    except ReaderError as error:
        there = ", ".join(_reader_names()) or "none"
        pytest.exit(f"--card-conformance: no card to be had on {name!r}: {error}. Readers here: {there}", returncode=4)
    except NoMyNumberCard as error:
        pytest.exit(f"--card-conformance: no My Number Card on {name!r}: {error}. Nothing was asked", returncode=4)
    request.config.stash[_REPORT] = report
    yield door
    door.look()
    before, after = report.tries
    assert before == after, "the tries left are not what they were"


def _reader_names() -> tuple[str, ...]:
    try:
        return PcscReaders().names()
    except ReaderError:
        return ()


@pytest.fixture
def door(request: pytest.FixtureRequest) -> Door:
    match request.param:
        case "in-process":
            return InProcessDoor()
        case "pcscd":
            return PcscDoor(request.getfixturevalue("pcscd"))
        case _:
            physical: Door = request.getfixturevalue("physical_door")
            return physical


@pytest.fixture
def make() -> Callable[[str], VirtualCard]:
    """Issue the card of a persona by its id."""
    return lambda name: issue(persona(name), NOW)


@pytest.fixture
def taro(make: Callable[[str], VirtualCard]) -> VirtualCard:
    return make("taro")


@pytest.fixture
def issued() -> Issued:
    """What stands on taro's card."""
    return credentials(persona("taro"), NOW)


@pytest.fixture
def programs(pcscd: PcscdRig, tmp_path: Path) -> Programs:
    """Programs of others, which find the private pcscd."""
    return Programs(pcscd, tmp_path)
