"""A running service, on each kind of database where that matters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.service.process.running import Serving
from tests.postgres import Cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def database_line(request: pytest.FixtureRequest) -> Iterator[str]:
    """The line of service.toml that names a fresh database; none for SQLite in the data folder."""
    if request.param == "sqlite":
        yield ""
        return
    cluster: Cluster = request.getfixturevalue("postgres_cluster")
    name = cluster.create()
    yield f'database = "{cluster.url(name)}"\n'
    cluster.drop(name)


@pytest.fixture
def serving(tmp_path: Path, database_line: str) -> Iterator[Serving]:
    with Serving(tmp_path / "service", database_line) as made:
        yield made


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Serving]:
    """A running service on SQLite, for what has nothing to do with the database."""
    with Serving(tmp_path / "service") as made:
        yield made
