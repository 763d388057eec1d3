"""One row by one statement, with no transaction around it."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import MultipleResultsFound

from kiosk.eligibility.base import BackendError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.schema import sites
from tests.postgres import Cluster

_SITE = select(sites.c.name).where(sites.c.id == bindparam("site"))


def add(database: Database, site: str) -> None:
    with database.transaction(5) as connection:
        connection.execute(insert(sites).values(id=site, name=f"name of {site}", medical=True, staffed=True))


def test_a_row_or_none(database: Database) -> None:
    add(database, "a")
    found = database.find(_SITE, {"site": "a"}, 5)
    assert found is not None
    assert tuple(found) == ("name of a",)
    assert database.find(_SITE, {"site": "b"}, 5) is None


def test_it_leaves_nothing_behind(database: Database) -> None:
    """Neither a transaction, nor a lock, nor a connection fewer."""
    for number in range(40):
        add(database, f"site-{number}")
        assert database.find(_SITE, {"site": f"site-{number}"}, 5) is not None
    with pytest.raises(MultipleResultsFound):
        database.find(select(sites.c.id), {}, 5)
    add(database, "last")
    assert database.find(_SITE, {"site": "last"}, 5) is not None


def test_a_closed_database_finds_nothing(database: Database) -> None:
    database.close()
    with pytest.raises(BackendError):
        database.find(_SITE, {"site": "a"}, 5)


def test_a_server_that_went_away_and_came_back() -> None:
    with Cluster() as cluster:
        database = open_database(cluster.url(cluster.create()))
        add(database, "a")
        cluster.stop()
        with pytest.raises(BackendError):
            database.find(_SITE, {"site": "a"}, 1)
        cluster.start()
        assert database.find(_SITE, {"site": "a"}, 5) is not None
        database.close()
