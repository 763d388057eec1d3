"""The world, a door, and a kiosk in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.flow.states import Idle
from kiosk.flow.step import Timing
from kiosk.ui.opening import make_application
from reader.virtual.rig import PcscdRig
from tests.e2e.doors import PATIENCE, Door, InProcessDoor, PcscdDoor
from tests.e2e.scene import Kiosk
from tests.e2e.world import World

DOORS = ["in-process", pytest.param("pcscd", marks=pytest.mark.pcscd)]
Start = Callable[..., Kiosk]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


@pytest.fixture
def inside() -> Iterator[InProcessDoor]:
    """The door in this process."""
    door = InProcessDoor()
    yield door
    door.close()


@pytest.fixture
def outside(request: pytest.FixtureRequest) -> Iterator[PcscdDoor]:
    """The door through a real pcscd."""
    rig: PcscdRig = request.getfixturevalue("pcscd")
    door = PcscdDoor(rig)
    yield door
    door.close()


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest) -> Door:
    """Each of the two."""
    chosen: Door = request.getfixturevalue("inside" if request.param == "in-process" else "outside")
    return chosen


@pytest.fixture
def start(world: World, tmp_path: Path, qapp: QApplication) -> Iterator[Start]:
    """Start a kiosk; no bug may have been caught in it, and all of it ends with the test."""
    started: list[Kiosk] = []

    def start(door: Door, timing: Timing | None = None, *, serving: bool = True) -> Kiosk:
        kiosk = Kiosk(world, door, tmp_path, timing)
        started.append(kiosk)
        kiosk.start()
        if serving:
            kiosk.until(Idle)
        return kiosk

    yield start
    for kiosk in started:
        assert kiosk.stop(PATIENCE), "a thread did not end"
        assert kiosk.faults == []


@pytest.fixture
def kiosk(door: Door, start: Start) -> Kiosk:
    """A kiosk in service, through each door."""
    return start(door)
