"""What the tests of who may ask share: a database of each kind, a clock that is set, a site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.eligibility.database import Database, open_database
from kiosk.service.fleet import Fleet, Site
from kiosk.service.identity import Doorkeeper
from tests.kiosk.service.identity.gate import Clock


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/service.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with closing(open_database(url)) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fleet(database: Database, clock: Clock) -> Fleet:
    made = Fleet(database, clock)
    made.add_site(Site("north", "North Clinic", medical=True, staffed=False))
    return made


@pytest.fixture
def doorkeeper(database: Database, clock: Clock, fleet: Fleet) -> Doorkeeper:
    return Doorkeeper(database, clock)
