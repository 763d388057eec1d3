"""How fast insured persons are loaded, beside PostgreSQL's own COPY of the same file; and in how much memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import psycopg
import pytest

from tests.kiosk.service.persons import HEADER, write_persons
from tests.postgres import Cluster

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

Tell = Callable[[str, str, str, str], None]
ROWS: Final = int(os.environ.get("BENCH_LOAD_ROWS", "1000000"))
ROUNDS: Final = int(os.environ.get("BENCH_LOAD_ROUNDS", "3"))
LEAST: Final = 0.25
MOST_MEMORY: Final = 1.3  # of a load of ten times the rows
# Of a server that somebody has set up; the default of PostgreSQL would fit a laptop.
SETTINGS: Final = ("shared_buffers=1GB", "max_wal_size=8GB", "checkpoint_timeout=30min")
_TABLES: Final = ("persons", "certificates", "coverages")
_GRANTS: Final = (
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest",
    "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO guest",
)
_MADE: Final = """
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    ORDER BY 1, 2
"""
# As it is where one role migrates and loads.
_OWNED: Final = """
    DO $$ DECLARE name text; BEGIN
    EXECUTE format('ALTER DATABASE %I OWNER TO owner', current_database());
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('ALTER TABLE %I OWNER TO owner', name);
    END LOOP; END $$
"""


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with Cluster(durable=True, settings=SETTINGS) as started:
        with psycopg.connect(started.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            for role in ("owner", "guest"):  # neither has any special right
                connection.execute(f"CREATE ROLE {role} LOGIN")
        yield started


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("load") / "persons.csv"
    write_persons(path, ROWS)
    return path


def copy_plain(cluster: Cluster, file: Path) -> float:
    """Seconds of PostgreSQL's own COPY into one table of texts."""
    name = cluster.create(migrated=False)
    with psycopg.connect(cluster.url(name).replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE TABLE plain ({', '.join(f'{column} text' for column in HEADER.split(','))})")
        started = time.perf_counter()
        with (
            file.open("rb") as source,
            connection.cursor() as cursor,
            cursor.copy("COPY plain FROM STDIN (FORMAT csv, HEADER)") as copy,
        ):
            while block := source.read(1 << 20):
                copy.write(block)
        took = time.perf_counter() - started
    cluster.drop(name)
    return took


def copy_into_the_schema(cluster: Cluster, loaded: str) -> float:
    """Seconds of one connection's COPY of the same rows, ready-made, into tables with these keys and indexes."""
    folder, name = cluster.folder / "copied", cluster.create()
    subprocess.run(["install", "-d", "-m", "0777", folder], check=True)
    with psycopg.connect(cluster.url(loaded).replace("+psycopg", ""), autocommit=True) as connection:
        for table in _TABLES:
            connection.execute(f"COPY {table} TO '{folder}/{table}'")
    with psycopg.connect(cluster.url(name).replace("+psycopg", ""), autocommit=True) as connection:
        started = time.perf_counter()
        for table in _TABLES:
            connection.execute(f"COPY {table} FROM '{folder}/{table}'")
        took = time.perf_counter() - started
    cluster.drop(name)
    return took


def load(cluster: Cluster, file: Path, rows: int, role: str = "owner") -> tuple[float, int, float]:
    """Seconds of the whole command as an ordinary role, the memory in KiB of the largest of its processes.

    And the seconds of `copy_into_the_schema` for the same rows. It ends with all keys and indexes, and on the disk.
    """
    name = cluster.create()
    url = cluster.url(name)
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        for statement in (_OWNED, *_GRANTS):
            connection.execute(statement)
        before = connection.execute(_MADE).fetchall()
    config = file.with_name("service.toml")
    config.write_text(f'data = "data"\ndatabase = "{url.replace("eligibility@", f"{role}@")}"\n')
    started = time.perf_counter()
    command = [sys.executable, "-m", "tests.bench.memory", "-m", "kiosk", "service", "load", str(file)]
    made = subprocess.run([*command, "--config", str(config)], capture_output=True, text=True, check=True)
    took = time.perf_counter() - started
    assert f"{rows:,} rows are in, 0 were rejected" in made.stdout
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        assert connection.execute(_MADE).fetchall() == before
    copied = copy_into_the_schema(cluster, name)
    cluster.drop(name)
    return took, int(made.stdout.splitlines()[-1]), copied


def test_rate(cluster: Cluster, file: Path, tell: Tell) -> None:
    plain, owned, granted, same = [], [], [], []
    for _ in range(ROUNDS):
        plain.append(copy_plain(cluster, file))
        took, _, copied = load(cluster, file, ROWS)
        owned.append(took)
        same.append(copied)
        granted.append(load(cluster, file, ROWS, "guest")[0])
    beside, owner, guest, indexed = (statistics.median(each) for each in (plain, owned, granted, same))
    for other, seconds, bound in (
        ("COPY into the same tables with their keys and indexes", indexed, ""),
        ("COPY as text", beside, f" (>= {LEAST})"),
    ):
        tell(
            f"service load, {ROWS:,} rows, as the owner of the tables",
            f"{ROWS / owner:,.0f} rows/s",
            f"{other}: {ROWS / seconds:,.0f} rows/s",
            f"{seconds / owner:.2f}{bound}",
        )
    tell(
        f"service load, {ROWS:,} rows, as a role that owns nothing",
        f"{ROWS / guest:,.0f} rows/s",
        f"COPY as text: {ROWS / beside:,.0f} rows/s",
        f"{beside / guest:.2f}",
    )
    assert beside / owner >= LEAST


def test_memory(cluster: Cluster, tmp_path: Path, tell: Tell) -> None:
    peaks = []
    for count in (100_000, 1_000_000):
        path = tmp_path / f"{count}.csv"
        write_persons(path, count)
        peaks.append(load(cluster, path, count)[1])
    few, many = peaks
    tell(
        "service load, memory of its largest process",
        f"{many / 1024:,.0f} MiB at 1,000,000",
        f"{few / 1024:,.0f} MiB at 100,000",
        f"{many / few:.2f} (<= {MOST_MEMORY})",
    )
    assert many <= MOST_MEMORY * few
