"""What the tests of eligibility share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.eligibility.database import Database, open_database
from tests.kiosk.eligibility.desk import Desk
from tests.kiosk.eligibility.oqsdesk import Counter
from tests.kiosk.eligibility.plugins import Plugins
from tests.postgres import Cluster


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database that has no tables yet, once for each dialect."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/eligibility.db"
        return
    cluster: Cluster = request.getfixturevalue("postgres_cluster")
    name = cluster.create(migrated=False)
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a fresh database that can be opened, once for each dialect."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/eligibility.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database, open, once for each dialect."""
    with closing(open_database(database_url)) as opened:
        yield opened


@pytest.fixture
def counter(desk: Desk) -> Iterator[Counter]:
    made = Counter(desk)
    yield made
    made.close()


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plugins]:
    """Backends of third parties, installed as long as the test runs."""
    monkeypatch.syspath_prepend(tmp_path)
    yield Plugins(tmp_path)
    for name in ("clinic_plugin", "clinic_broken"):
        sys.modules.pop(name, None)
