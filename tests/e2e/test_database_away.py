"""The database goes away and comes back: kiosks say what is so, nothing ends, and nothing has to be started anew."""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.eligibility.base import BackendError
from kiosk.eligibility.database import open_database
from kiosk.eligibility.enrolment import Roster
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.settling import settled, unsettled
from kiosk.eligibility.model import Purpose, Registered, Undecided
from kiosk.flow.states import Cause, Idle, OutOfService
from kiosk.ui.demo_backend import DemoWorld
from tests.e2e.doors import PATIENCE, InProcessDoor, eventually
from tests.e2e.fleet import Kind
from tests.e2e.fleetprocesses import Fleet, open_fleet
from tests.e2e.fleetvisitors import enroll, make_visitors
from tests.e2e.servedkiosk import ServedKiosk
from tests.e2e.world import KIOSK, World, tries_left
from tests.kiosk.eligibility.http.premises import Premises, ServiceProcess
from tests.postgres import Cluster

AWAY: Final = 30.0  # seconds
TIMEOUT: Final = 3.0  # seconds

pytestmark = pytest.mark.logs("kiosk.eligibility.http", "kiosk.visit.backenddesk")


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with open_fleet(tmp_path, random.Random(1)) as made:  # noqa: S311 (which service is asked, not a secret)
        made.enroll(["kiosk-1"])
        yield made


@pytest.mark.long
def test_the_services_live_without_it(fleet: Fleet) -> None:
    """Each question is answered in time with "cannot decide", and after the return with an answer."""
    visitors = make_visitors([Kind.GOOD] * 2)
    enroll(fleet.database, visitors)
    begun, later = (visitor.signer for visitor in visitors)
    folder = fleet.folder / "kiosk-1" / "backend"
    with closing(fleet.backend("kiosk-1")) as kiosk:
        proof = begun.prove(kiosk.challenge(Purpose.REGISTER, timeout=TIMEOUT))

        fleet.cluster.stop()
        back = time.monotonic() + AWAY
        answer = kiosk.register(proof, request_id="begun", timeout=TIMEOUT)
        assert isinstance(answer, Undecided)
        assert not answer.settled, "the page says that it is not known, and to ask at the desk"
        assert [entry.request for entry in unsettled(folder)] == ["begun"]
        refused = 0
        while time.monotonic() < back:
            refuse(kiosk)
            refused += 1
        assert refused > AWAY / (2 * TIMEOUT)
        fleet.cluster.start()

        eventually(lambda: has_settled(kiosk, folder))
        assert [found.outcome for found in settled(folder)] == ["not-made"]
        for signer in (begun, later):
            proof = signer.prove(kiosk.challenge(Purpose.REGISTER, timeout=TIMEOUT))
            answer = kiosk.register(proof, request_id=uuid.uuid4().hex, timeout=TIMEOUT)
            assert isinstance(answer, Registered)
            assert not answer.already
    assert all(service.poll() is None for service in fleet.services), fleet.said()
    assert all(fleet.balancer.served)
    assert "Traceback" not in fleet.said()


def refuse(kiosk: HttpBackend) -> None:
    """Each question has a clear answer, and none takes longer than it may."""
    asked = time.monotonic()
    with pytest.raises(BackendError, match="503 unavailable"):
        kiosk.challenge(Purpose.REGISTER, timeout=TIMEOUT)
    with pytest.raises(BackendError, match="the service is not ready"):
        kiosk.probe()
    assert time.monotonic() - asked < 2 * TIMEOUT + 1


def has_settled(kiosk: HttpBackend, folder: Path) -> bool:
    try:
        kiosk.probe()
    except BackendError:
        return False
    return unsettled(folder) == ()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with Cluster(durable=True) as made:
        yield made


@pytest.fixture
def kiosk(world: World, tmp_path: Path, qapp: QApplication, cluster: Cluster) -> Iterator[ServedKiosk]:
    """A whole kiosk, whose service keeps the people of the demonstration in PostgreSQL."""

    def write_trust(folder: Path) -> None:
        DemoWorld(world.now, pace=0).write_trust(folder)

    url = cluster.url(cluster.create())
    with closing(open_database(url)) as database:
        for enrolment in DemoWorld(world.now, pace=0).enrolments():
            Roster(database).enroll(enrolment)
    process = ServiceProcess()
    premises = Premises(tmp_path, url, process, world.now, write_trust)
    premises.identity(KIOSK)
    kiosk = ServedKiosk(world, door := InProcessDoor(), tmp_path, backend_timeout=TIMEOUT)
    kiosk.premises = premises
    kiosk.start()
    yield kiosk
    assert kiosk.stop(PATIENCE), "a thread did not end"
    assert kiosk.faults == []
    door.close()
    premises.close()
    process.close()


@pytest.mark.long
def test_the_kiosk_says_so_and_serves_again(kiosk: ServedKiosk, cluster: Cluster) -> None:
    """The visitor is told that it is not known, the next ones find it out of service, and then it serves again."""
    folder = kiosk.premises.backend_folder(KIOSK)
    kiosk.until(Idle)
    kiosk.on_challenge = cluster.stop
    card = kiosk.world.card("taro")
    end = kiosk.conclude(card)
    assert isinstance(end.outcome, Undecided)
    assert not end.outcome.settled
    assert tries_left(card) == 3
    kiosk.door.take()
    kiosk.worker.backend.start()
    state = kiosk.until(OutOfService)
    assert isinstance(state, OutOfService)
    assert state.causes == {Cause.BACKEND}

    cluster.start()
    kiosk.wait_for(lambda: look(kiosk) and unsettled(folder) == ())
    assert [found.outcome for found in settled(folder)] == ["not-made"]
    kiosk.until(Idle)
    assert isinstance(kiosk.conclude(card).outcome, Registered)


def look(kiosk: ServedKiosk) -> bool:
    # As the kiosk's own alarm does it every ten seconds.
    kiosk.worker.backend.start()
    return isinstance(kiosk.state, Idle)
