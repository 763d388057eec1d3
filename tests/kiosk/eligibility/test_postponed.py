"""Indexes and keys that are made after the rows: taken away only where they can be made again, exactly as they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial

import psycopg
import pytest
from sqlalchemy import text

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.database import Database, migrate_database, open_database
from kiosk.eligibility.postponed import POSTPONED, find_missing, postpone, restore
from kiosk.eligibility.schema import certificates, coverages
from tests.postgres import Cluster

# All that the catalogue says of every index and constraint.
_CATALOGUE = """
    SELECT relname, pg_get_indexdef(indexrelid), indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
    ORDER BY 1, 2
"""


@pytest.fixture
def database(postgres_url: str) -> Iterator[Database]:
    with closing(open_database(postgres_url, loading=True)) as opened:
        yield opened


def run(database: Database, *statements: str) -> list[tuple[object, ...]]:
    with database.transaction(10) as connection:
        for statement in statements[:-1]:
            connection.exec_driver_sql(statement)
        found = connection.exec_driver_sql(statements[-1])
        return [tuple(row) for row in found] if found.returns_rows else []


def take_away(database: Database) -> bool:
    with database.transaction(10) as connection:
        return postpone(connection)


def make(database: Database) -> list[str]:
    return restore(partial(database.transaction, 10))


def test_all_of_the_schema_but_the_key_of_persons() -> None:
    wanted = {f"pk_{table.name}" for table in (certificates, coverages)}
    wanted |= {str(index.name) for table in (certificates, coverages) for index in table.indexes}
    wanted |= {f"fk_{table.name}_person_id" for table in (certificates, coverages) if table.foreign_keys}
    assert {one.name for one in POSTPONED} == wanted


def test_away_and_back(database: Database) -> None:
    before = run(database, _CATALOGUE)
    assert take_away(database)
    with database.transaction(10) as connection:
        assert find_missing(connection) == [one.name for one in POSTPONED]
    names = {one.name for one in POSTPONED}
    assert run(database, _CATALOGUE) == [row for row in before if row[0] not in names]
    assert make(database) == [one.name for one in POSTPONED]
    assert run(database, _CATALOGUE) == before
    assert make(database) == []


@pytest.mark.parametrize(
    "begun",
    [
        "CREATE UNIQUE INDEX pk_certificates ON certificates (serial, issuer)",
        (
            "ALTER TABLE coverages ADD CONSTRAINT fk_coverages_person_id FOREIGN KEY (person_id)"
            " REFERENCES persons (id) ON DELETE CASCADE NOT VALID"
        ),
    ],
)
def test_one_is_half_made(database: Database, begun: str) -> None:
    before = run(database, _CATALOGUE)
    take_away(database)
    run(database, begun)
    assert make(database) == [one.name for one in POSTPONED]
    assert run(database, _CATALOGUE) == before


def test_somebody_wrote_a_certificate_twice(database: Database) -> None:
    take_away(database)
    run(
        database,
        "INSERT INTO persons (id) VALUES (1), (2)",
        "INSERT INTO certificates (issuer, serial, person_id) VALUES ('\\x01', '1', 1), ('\\x01', '1', 2)",
    )
    with pytest.raises(ConfigurationError, match=r"pk_certificates cannot be made: .* take the wrong one out"):
        make(database)
    run(database, "DELETE FROM persons WHERE id = 2", "DELETE FROM certificates WHERE person_id = 2")
    assert "pk_certificates" in make(database)
    with database.transaction(10) as connection:
        assert find_missing(connection) == []


@pytest.mark.parametrize("missing", [one.drop for one in POSTPONED])
def test_one_is_missing(database: Database, missing: str) -> None:
    before = run(database, _CATALOGUE)
    run(database, missing)
    assert not take_away(database)
    assert len(make(database)) == 1
    assert run(database, _CATALOGUE) == before


@pytest.mark.parametrize(
    "differently",
    [
        "INSERT INTO persons DEFAULT VALUES",
        "DROP INDEX ix_coverages_number; CREATE INDEX ix_coverages_number ON coverages (number)",
        "COMMENT ON INDEX ix_coverages_number IS 'of the administrator'",
        "ALTER INDEX ix_coverages_number SET (fillfactor = 70)",
        (
            "ALTER TABLE coverages DROP CONSTRAINT fk_coverages_person_id, ADD CONSTRAINT fk_coverages_person_id"
            " FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE NOT VALID"
        ),
    ],
)
def test_left_alone(database: Database, differently: str) -> None:
    """Where somebody is in, and where it would not come back as it was."""
    run(database, *differently.split("; "))
    before = run(database, _CATALOGUE)
    assert not take_away(database)
    assert run(database, _CATALOGUE) == before


def test_left_alone_while_others_write(database: Database, postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as other:
        other.execute("INSERT INTO persons DEFAULT VALUES")
        assert not take_away(database)
        other.rollback()
    assert take_away(database)


def test_left_alone_by_a_role_that_does_not_own_the_tables(
    database: Database, postgres_url: str, postgres_cluster: Cluster
) -> None:
    role = f"guest_{postgres_url.partition('?')[0].rpartition('/')[2]}"
    run(database, f"CREATE ROLE {role} LOGIN", f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}")
    try:
        with closing(open_database(postgres_url.replace("eligibility@", f"{role}@"), loading=True)) as theirs:
            before = run(database, _CATALOGUE)
            assert not take_away(theirs)
            assert run(database, _CATALOGUE) == before
            assert take_away(database)
            with pytest.raises(ConfigurationError, match="as the owner"):
                make(theirs)
        assert len(make(database)) == len(POSTPONED)
    finally:
        run(database, f"DROP OWNED BY {role}", f"DROP ROLE {role}")


def test_who_was_taken_out_meanwhile(database: Database) -> None:
    take_away(database)
    run(
        database,
        "INSERT INTO persons (id) VALUES (1), (2)",
        "INSERT INTO certificates (issuer, serial, person_id) VALUES ('\\x01', '1', 1), ('\\x01', '2', 2)",
        "DELETE FROM persons WHERE id = 1",
    )
    make(database)
    assert run(database, "SELECT serial, person_id FROM certificates") == [("2", 2)]
    with database.transaction(10) as connection:
        assert find_missing(connection) == []


def test_nobody_else_opens_it_before_it_is_whole(database: Database, postgres_url: str) -> None:
    before = run(database, _CATALOGUE)
    take_away(database)
    with pytest.raises(ConfigurationError, match=r"service load.*service migrate"):
        open_database(postgres_url)
    migrate_database(postgres_url)
    with closing(open_database(postgres_url)) as opened:
        assert run(opened, _CATALOGUE) == before


def test_made_where_the_opener_migrates(database: Database, postgres_url: str) -> None:
    take_away(database)
    with closing(open_database(postgres_url, migrate=True)) as opened, opened.transaction(10) as connection:
        assert find_missing(connection) == []
        assert connection.execute(text("SHOW maintenance_work_mem")).scalar() == "64MB"  # of that transaction only
