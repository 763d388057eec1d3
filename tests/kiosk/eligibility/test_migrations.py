"""From nothing and from every older schema to this program's, in both dialects, whoever else does so at the time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, NullPool, create_engine, inspect, text

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.database import migrate_database, open_database, schema_version
from kiosk.eligibility.schema import HEAD, metadata
from tests.postgres import Cluster

MIGRATIONS = Path(__file__).parents[3] / "kiosk" / "eligibility" / "migrations"


@contextmanager
def _raw(url: str) -> Iterator[Connection]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _upgrade(connection: Connection, version: str) -> None:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, version)


def _rows(url: str, table: str) -> list[tuple[Any, ...]]:
    with _raw(url) as connection:
        return [tuple(row) for row in connection.execute(metadata.tables[table].select())]


def test_the_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_the_migrations_make_the_schema(empty_url: str) -> None:
    assert migrate_database(empty_url) == (None, HEAD)
    with _raw(empty_url) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        # What the comparison does not look at.
        made = inspect(connection)
        for table in metadata.sorted_tables:
            assert made.get_pk_constraint(table.name)["constrained_columns"] == [
                column.name for column in table.primary_key
            ]
            assert {
                (found["referred_table"], found["options"].get("ondelete"))
                for found in made.get_foreign_keys(table.name)
            } == {(key.column.table.name, key.ondelete) for key in table.foreign_keys}


def _fill_first(connection: Connection) -> None:
    for number in (1, 2, 3):
        connection.execute(text("INSERT INTO persons (id) VALUES (:n)"), {"n": number})
        connection.execute(
            text("INSERT INTO certificates (issuer, serial, person_id) VALUES (:issuer, :serial, :n)"),
            {"issuer": bytes([number]) * 32, "serial": f"a{number}", "n": number},
        )
        connection.execute(
            text(
                "INSERT INTO coverages (person_id, validity, insurer_number, insurer_name, symbol, number, branch,"
                " relationship, name, name_kana, birth_date, valid_from, burden_ratio)"
                " VALUES (:n, 1, '06132013', '試験健康保険組合', '試験12', '3456789', '01', 2, '試験 花子',"
                " 'シケン ハナコ', '1988-03-14', '2020-04-01', 30)"
            ),
            {"n": number},
        )
    connection.execute(text("INSERT INTO protections (person_id) VALUES (2), (3)"))
    connection.execute(
        text("INSERT INTO registrations VALUES (1, 'request-1', '2026-06-01 03:00:00.000000')"),
    )
    connection.execute(
        text(
            "INSERT INTO answers VALUES ('request-1', :proof, '2026-06-01 03:00:00.000000', 'registered', NULL,"
            " '2026-06-01 03:00:00.000000', :no, :no, 1)"
        ),
        {"proof": bytes(32), "no": False},
    )
    connection.execute(
        text(
            "INSERT INTO challenges VALUES ('challenge-1', :nonce, 'register', 'kiosk-1',"
            " '2026-06-01 03:00:00.000000', '2026-06-01 03:02:00.000000', :yes)"
        ),
        {"nonce": bytes(32), "yes": True},
    )


def test_nothing_of_the_first_schema_is_lost(empty_url: str) -> None:
    with _raw(empty_url) as connection:
        _upgrade(connection, "0001")
        _fill_first(connection)
    assert schema_version(empty_url) == "0001"
    assert migrate_database(empty_url) == ("0001", HEAD)
    assert migrate_database(empty_url) == (HEAD, HEAD)

    moment = datetime.fromisoformat("2026-06-01T03:00:00+00:00")
    assert _rows(empty_url, "persons") == [(1,), (2,), (3,)]
    assert sorted(_rows(empty_url, "certificates")) == [(f"a{n}", bytes([n]) * 32, n, None) for n in (1, 2, 3)]
    coverage = (1, "06132013", "試験健康保険組合", "試験12", "3456789", "01", 2, "試験 花子", "シケン ハナコ")
    dates = (date(1988, 3, 14), date(2020, 4, 1), None)
    assert sorted(_rows(empty_url, "coverages"), key=lambda row: int(row[0])) == [
        (n, *coverage, *dates, 30, None) for n in (1, 2, 3)
    ]
    assert sorted(_rows(empty_url, "protections")) == [(2, "withheld"), (3, "withheld")]
    assert _rows(empty_url, "registrations") == [(1, "request-1", moment, "", "pin")]
    with _raw(empty_url) as connection:
        answers = connection.execute(metadata.tables["answers"].select()).mappings().one()
        assert answers == {
            "request_id": "request-1",
            "proof": bytes(32),
            "answered_at": moment,
            "kiosk": "",
            "purpose": "",
            "assurance": "pin",
            "staff": "",
            "kind": "registered",
            "reason": None,
            "moment": moment,
            "flag": False,
            "eligibility_only": False,
            "person_id": 1,
        }
        assert len(connection.execute(metadata.tables["challenges"].select()).all()) == 1
    # The keys hold as before: a person who is taken out takes all along.
    with closing(open_database(empty_url)) as database, database.transaction(5) as connection:
        connection.execute(text("DELETE FROM persons WHERE id = 2"))
        assert connection.execute(text("SELECT person_id FROM protections")).scalars().all() == [3]


def test_programs_that_start_at_once_migrate_once(empty_url: str) -> None:
    code = "import sys; from kiosk.eligibility.database import *; print(*migrate_database(sys.argv[1]))"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, empty_url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = [process.communicate(timeout=60) for process in running]
    assert sorted(out for out, _ in said) == [*[f"{HEAD} {HEAD}\n"] * 3, f"None {HEAD}\n"]
    assert [error for _, error in said] == [""] * 4
    with _raw(empty_url) as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]


def test_an_older_schema_is_refused_or_migrated(empty_url: str) -> None:
    with _raw(empty_url) as connection:
        _upgrade(connection, "0001")
    with pytest.raises(ConfigurationError, match=rf"older schema 0001.*needs {HEAD}.*`myna-kiosk service migrate`"):
        open_database(empty_url)
    assert schema_version(empty_url) == "0001"
    with closing(open_database(empty_url, migrate=True)):
        assert schema_version(empty_url) == HEAD
    with closing(open_database(empty_url)):
        pass


@pytest.mark.parametrize("migrate", [False, True])
def test_a_newer_schema_is_refused(empty_url: str, migrate: bool) -> None:
    migrate_database(empty_url)
    with _raw(empty_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ConfigurationError, match=r"newer version of this program \(schema 9999"):
        open_database(empty_url, migrate=migrate)
    with pytest.raises(ConfigurationError, match="newer version"):
        migrate_database(empty_url)
    assert schema_version(empty_url) == "9999"


@pytest.mark.parametrize("migrate", [False, True])
def test_another_programs_database_is_left_alone(empty_url: str, migrate: bool) -> None:
    with _raw(empty_url) as connection:
        connection.execute(text("CREATE TABLE something (else_ INTEGER)"))
    with pytest.raises(ConfigurationError, match="another program"):
        open_database(empty_url, migrate=migrate)
    with pytest.raises(ConfigurationError, match="another program"):
        schema_version(empty_url)
    with _raw(empty_url) as connection:
        assert inspect(connection).get_table_names() == ["something"]


def test_a_migration_that_is_interrupted_leaves_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted = False

    def interrupt(*_: object) -> None:
        nonlocal interrupted
        interrupted = True
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("alembic.op.create_index", interrupt)
        with pytest.raises(KeyboardInterrupt):
            migrate_database(empty_url)
    assert interrupted
    with _raw(empty_url) as connection:
        assert inspect(connection).get_table_names() == []
    assert migrate_database(empty_url) == (None, HEAD)


def test_nothing_is_no_version(empty_url: str) -> None:
    assert schema_version(empty_url) is None
    if empty_url.startswith("sqlite"):
        assert not Path(empty_url.removeprefix("sqlite:///")).exists()


def test_a_new_file_is_made_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new folder/eligibility.db"
    open_database(url).close()
    assert schema_version(url) == HEAD


def test_an_empty_postgresql_database_waits_for_its_migration(postgres_cluster: Cluster) -> None:
    name = postgres_cluster.create(migrated=False)
    with pytest.raises(ConfigurationError, match=rf"{name} at .*: has no tables yet; `myna-kiosk service migrate`"):
        open_database(postgres_cluster.url(name))
    postgres_cluster.drop(name)
