"""Whole visits with the http backend: the kiosk's own machinery, a real service over TLS, and bad luck in between."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.eligibility.http.settling import settled, unsettled
from kiosk.eligibility.model import Covered, Purpose, Registered, Undecided
from kiosk.flow.states import Cause, Checking, Concluded, Idle, OutOfService
from tests.e2e.doors import PATIENCE, InProcessDoor
from tests.e2e.servedkiosk import Clinic, ServedKiosk
from tests.e2e.world import KIOSK, World, tries_left
from tests.kiosk.eligibility.http.lineproxy import Luck
from tests.kiosk.eligibility.http.premises import Premises, ServiceProcess

pytestmark = pytest.mark.logs("kiosk.eligibility.http", "kiosk.visit.backenddesk")


@pytest.fixture
def premises(world: World, tmp_path: Path) -> Iterator[Premises]:
    """A service on the world's database, in a process that may be killed."""

    given = world.settings(tmp_path)

    def write_trust(folder: Path) -> None:
        assert given.crls is not None
        shutil.copy(given.anchors, folder / "anchors.pem")
        shutil.copytree(given.crls, folder / "crls")

    process = ServiceProcess()
    made = Premises(tmp_path, f"sqlite:///{tmp_path}/eligibility.db", process, world.now, write_trust)
    made.identity(KIOSK)
    yield made
    made.close()
    process.close()


Open = Callable[[float], Clinic]


@pytest.fixture
def open_clinic(world: World, tmp_path: Path, qapp: QApplication, premises: Premises) -> Iterator[Open]:
    door = InProcessDoor()
    made: list[ServedKiosk] = []

    def open_one(timeout: float) -> Clinic:
        kiosk = ServedKiosk(world, door, tmp_path, backend_timeout=timeout)
        kiosk.premises = premises
        made.append(kiosk)
        kiosk.start()
        kiosk.until(Idle)
        return Clinic(kiosk, premises)

    yield open_one
    premises.line.held.clear()
    for kiosk in made:
        assert kiosk.stop(PATIENCE), "a thread did not end"
        assert kiosk.faults == []
    door.close()


def test_a_registration_and_a_coverage(open_clinic: Open) -> None:
    clinic = open_clinic(30.0)
    before = clinic.kiosk.registrations
    card = clinic.kiosk.world.card("taro")
    end = clinic.kiosk.conclude(card)
    assert isinstance(end.outcome, Registered)
    assert not end.outcome.already
    clinic.kiosk.go_home()
    assert clinic.kiosk.registrations == sorted([*before, "taro"])
    end = clinic.kiosk.conclude(card, Purpose.COVERAGE)
    assert isinstance(end.outcome, Covered)
    assert end.outcome.coverage.name
    assert end.outcome.coverage.name not in "\n".join(clinic.kiosk.audit())
    clinic.kiosk.go_home()
    assert (unsettled(clinic.folder), settled(clinic.folder)) == ((), ())


def test_the_service_is_killed_between_challenge_and_submission(open_clinic: Open) -> None:
    """The challenge is in the database: another process serves what one began."""
    clinic = open_clinic(30.0)
    kiosk, premises = clinic.kiosk, clinic.premises
    kills: list[bool] = []

    def kill() -> None:
        premises.kill()
        premises.start()
        kills.append(True)

    kiosk.on_challenge = kill
    end = kiosk.conclude(kiosk.world.card("taro"))
    assert kills == [True]
    assert isinstance(end.outcome, Registered)
    assert kiosk.registrations.count("taro") == 1
    assert unsettled(clinic.folder) == ()


@pytest.mark.parametrize("comes_back", [True, False])
def test_the_service_is_killed_while_it_was_asked(open_clinic: Open, comes_back: bool) -> None:
    clinic = open_clinic(20.0 if comes_back else 1.0)
    kiosk, premises = clinic.kiosk, clinic.premises
    before = kiosk.registrations
    card = kiosk.world.card("taro")

    kiosk.on_challenge = premises.line.held.set
    kiosk.walk(card, Purpose.REGISTER, lambda: bool(unsettled(clinic.folder)))
    assert isinstance(kiosk.state, Checking)
    premises.kill()
    premises.line.held.clear()
    restarting = threading.Thread(target=premises.start)
    if comes_back:
        restarting.start()
    end = kiosk.until(Concluded)
    assert isinstance(end, Concluded)
    if comes_back:
        restarting.join()
        assert isinstance(end.outcome, Registered)
        assert kiosk.registrations == sorted([*before, "taro"])
    else:
        assert isinstance(end.outcome, Undecided)
        assert not end.outcome.settled, "the page says that it is not known, and to ask at the desk"
        premises.start()
    assert tries_left(card) == 3
    kiosk.door.take()
    if not comes_back:
        kiosk.wait_for(lambda: _settled(clinic))
    outcome = [found.outcome for found in settled(clinic.folder)]
    made = kiosk.registrations.count("taro")
    assert (outcome, made) in [([], 1), (["registered"], 1), (["not-made"], 0)]


def _settled(clinic: Clinic) -> bool:
    # As the kiosk's own alarm does it every ten seconds.
    clinic.kiosk.worker.backend.start()
    return unsettled(clinic.folder) == ()


def test_the_service_goes_and_comes_back(open_clinic: Open) -> None:
    clinic = open_clinic(5.0)
    clinic.premises.kill()
    clinic.kiosk.worker.backend.start()
    state = clinic.kiosk.until(OutOfService)
    assert isinstance(state, OutOfService)
    assert state.causes == {Cause.BACKEND}
    clinic.premises.start()
    clinic.kiosk.worker.backend.start()
    clinic.kiosk.until(Idle)
    assert isinstance(clinic.kiosk.conclude(clinic.kiosk.world.card("child")).outcome, Registered)


@pytest.mark.parametrize("luck", [luck for luck in Luck if luck is not Luck.NONE])
def test_a_line_that_is_cut_while_it_was_asked(open_clinic: Open, luck: Luck) -> None:
    clinic = open_clinic(10.0)
    kiosk = clinic.kiosk

    def strike() -> None:
        clinic.premises.line.luck = luck

    kiosk.on_challenge = strike
    end = kiosk.conclude(kiosk.world.card("taro"))
    assert clinic.premises.line.struck == 1
    assert isinstance(end.outcome, Registered)
    assert kiosk.registrations.count("taro") == 1
