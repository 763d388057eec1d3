"""What the tests of the service share: one that serves, and a kiosk that calls it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.eligibility.database import open_database
from tests.kiosk.service.hall import Caller, Hall, Serving, calling, serving


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A service on SQLite."""
    with closing(open_database(f"sqlite:///{tmp_path}/service.db")) as database:
        yield Hall(database, tmp_path)


@pytest.fixture
def postgres_hall(tmp_path: Path, postgres_url: str) -> Iterator[Hall]:
    """A service on PostgreSQL."""
    with closing(open_database(postgres_url)) as database:
        yield Hall(database, tmp_path)


@pytest.fixture
def served(hall: Hall) -> Iterator[Serving]:
    """The service, serving."""
    with serving(hall) as made:
        yield made


@pytest.fixture
def caller(served: Serving) -> Iterator[Caller]:
    """An enrolled kiosk of a medical, staffed site."""
    with calling(served) as made:
        yield made
