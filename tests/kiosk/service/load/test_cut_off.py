"""Loads that are cut off: by kill -9 of any of their processes, by Ctrl-C. Nothing is lost, nothing is in twice."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

import psycopg
import pytest
from sqlalchemy import select

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.database import migrate_database, open_database
from kiosk.eligibility.schema import loads
from kiosk.exitcode import CommandError, ExitCode
from tests.kiosk.service.load.sheet import counts, load_file, query
from tests.kiosk.service.persons import write_persons
from tests.postgres import Cluster

_ROWS: Final = 3_000
_PIECE: Final = 6_000  # bytes: some 28 rows
_PATIENCE: Final = 60.0
_HELD_UP: Final = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE % ADD CONSTRAINT %'
"""
# The commit of the second rejected row waits until it may.
_SLOW_COMMIT: Final = """
    CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER slow AFTER UPDATE ON loads DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.rejected = 1 AND NEW.rejected = 2) EXECUTE FUNCTION wait()
"""
_COMMITTING: Final = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query = 'COMMIT'
"""
_POISON_EVERY: Final = 97  # of so many rows one is wrong


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Persons, with wrong rows among them."""
    path = tmp_path / "in.csv"
    write_persons(path, _ROWS)
    lines = path.read_bytes().splitlines(keepends=True)
    for place in range(_POISON_EVERY, len(lines), _POISON_EVERY):
        lines[place] = lines[place].replace(b",1,", b",9,", 1)
    path.write_bytes(b"".join(lines))
    return path


@contextmanager
def loading(url: str, path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own group that loads."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.kiosk.service.load.loader", url, str(path), str(_PIECE)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def position(url: str) -> tuple[int, int]:
    """How many bytes and rows of the file are in."""
    with closing(open_database(url, loading=True)) as database, database.transaction(10) as connection:
        found = connection.execute(select(loads.c.position, loads.c.loaded)).one_or_none()
        return (0, 0) if found is None else (found.position, found.loaded)


def wait_for_position(url: str, wanted: int, process: subprocess.Popen[bytes]) -> None:
    """Until so many bytes are in. Looks often and without a lock, so that the load does not get far beyond."""
    asked = "SELECT coalesce(max(position), 0) FROM loads"

    def look(there: Callable[[], int]) -> None:
        wait_until(lambda: there() >= wanted, there, process)

    if url.startswith("sqlite"):
        file = Path(url.removeprefix("sqlite:///"))
        wait_until(file.exists, process=process)
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=_PATIENCE)) as connection:
            look(lambda: int(connection.execute(asked).fetchone()[0]) if _has_tables(connection) else 0)
        return
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as link:
        look(lambda: int((link.execute(asked).fetchone() or (0,))[0]))


def wait_for_silence(url: str) -> None:
    """Until the server has ended what killed processes had asked of it: a commit may be among it."""
    if url.startswith("sqlite"):
        return
    asked = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
    """
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as link:
        wait_until(lambda: link.execute(asked).fetchone() == (0,))


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'loads'").fetchone()[0])


def wait_until(
    reached: Callable[[], bool],
    moved: Callable[[], object] = lambda: None,
    process: subprocess.Popen[bytes] | None = None,
) -> None:
    """Return when it is reached. Gives up when the process has ended, or nothing `moved` for a long time: not when all
    goes on, but slowly."""
    deadline, before = time.monotonic() + _PATIENCE, moved()
    while not reached():
        assert process is None or process.poll() is None or reached(), process.communicate()
        if (now := moved()) != before:
            deadline, before = time.monotonic() + _PATIENCE, now
        assert time.monotonic() < deadline
        time.sleep(0.002)


def children(process: subprocess.Popen[bytes]) -> list[int]:
    return children_of(process.pid)


def children_of(pid: int) -> list[int]:
    return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that load: those that the fork server made, which is one of the two that multiprocessing keeps."""
    found = [worker for child in children(process) for worker in children_of(child)]
    assert found
    return found


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def expected_rejects(path: Path) -> list[bytes]:
    lines = path.read_bytes().splitlines()
    return [
        b'%d,"validity","is not one of 1, 2, 3, 4, 5, 6",%s' % (place + 1, lines[place])
        for place in range(_POISON_EVERY, len(lines), _POISON_EVERY)
    ]


def check_all_in(url: str, path: Path) -> None:
    rejects = expected_rejects(path)
    good = _ROWS - len(rejects)
    assert counts(url) == (good, good, good)
    assert query(url, "SELECT count(DISTINCT person_id), count(DISTINCT serial) FROM certificates") == [(good, good)]
    # The numbers are the rows' own: each came in, with its own serial number.
    numbers = {number for (number,) in query(url, "SELECT number FROM coverages")}
    assert len(numbers) == good
    written = path.with_name("in.csv.rejects.csv").read_bytes().splitlines()
    assert written[1:] == rejects
    ((loaded, rejected, finished),) = query(url, "SELECT loaded, rejected, finished_at IS NOT NULL FROM loads")
    assert (loaded, rejected, bool(finished)) == (good, len(rejects), True)
    open_database(url).close()  # with all its indexes and keys, or it would be refused


@pytest.mark.parametrize("whom", ["all", "head", "worker"])
def test_killed_again_and_again(database_url: str, file: Path, whom: str) -> None:
    chance = random.Random(whom + database_url[:3])  # noqa: S311 (moments of a test)
    reached = 0
    for _ in range(2):
        wanted = reached + chance.randint(1, 25) * _PIECE
        with loading(database_url, file) as process:
            wait_for_position(database_url, wanted, process)
            started = workers(process)
            match whom:
                case "all":
                    os.killpg(process.pid, signal.SIGKILL)
                case "head":
                    process.kill()
                case _:
                    os.kill(chance.choice(started), signal.SIGKILL)
            process.communicate(timeout=_PATIENCE)
            if whom == "worker":
                assert process.returncode == ExitCode.INTERNAL
            wait_until(lambda started=started: not any(map(lives, started)))  # type: ignore[misc]
            wait_for_silence(database_url)
        after, loaded = position(database_url)
        assert wanted <= after < file.stat().st_size
        if database_url.startswith("postgresql"):
            with pytest.raises(ConfigurationError, match="load was cut off"):
                open_database(database_url)
        assert counts(database_url) == (loaded, loaded, loaded)
        reached = after
    said = load_file(file, database_url)
    assert said.code == ExitCode.ROWS_REJECTED
    assert said.out.startswith("went on from line ")
    check_all_in(database_url, file)


def test_the_database_is_killed(file: Path) -> None:
    """What it had not on the disk yet is loaded again: it knows how far it is from the same transactions."""
    chance = random.Random(7)  # noqa: S311 (moments of a test)
    with Cluster(durable=True) as cluster:
        url, reached = cluster.url(cluster.create()), 0
        for _ in range(2):
            wanted = reached + chance.randint(20, 40) * _PIECE
            with loading(url, file) as process:
                wait_for_position(url, wanted, process)
                cluster.kill()
                _, said = process.communicate(timeout=_PATIENCE)
                assert process.returncode == ExitCode.DATABASE_AWAY, said
            cluster.start()
            reached, loaded = position(url)
            assert reached < file.stat().st_size
            assert counts(url) == (loaded, loaded, loaded)
        load_file(file, url)
        check_all_in(url, file)


def test_interrupted(database_url: str, file: Path) -> None:
    with loading(database_url, file) as process:
        wait_for_position(database_url, 100 * 212, process)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=_PATIENCE)
    assert process.returncode == ExitCode.INTERRUPTED
    assert b"rows are in" in out
    assert b"stopped before line" in err
    assert (b"no service starts" in err) == database_url.startswith("postgresql")
    assert b"Traceback" not in err
    _, loaded = position(database_url)
    assert 90 < loaded < _ROWS - _ROWS // _POISON_EVERY
    assert counts(database_url) == (loaded, loaded, loaded)
    load_file(file, database_url)
    check_all_in(database_url, file)


def test_rejects_of_the_first_part_are_demanded(database_url: str, file: Path) -> None:
    with loading(database_url, file) as process:
        wait_for_position(database_url, 5 * _POISON_EVERY * 212, process)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=_PATIENCE)
    with pytest.raises(CommandError, match="before the load was cut off"):
        load_file(file, database_url, rejects=file.with_name("other.csv"))
    load_file(file, database_url)
    check_all_in(database_url, file)


def test_a_certificate_from_before_the_cut_is_known_after_it(database_url: str, file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines, lines[5]]))
    with loading(database_url, file) as process:
        wait_for_position(database_url, 60_000, process)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=_PATIENCE)
    wait_for_silence(database_url)
    load_file(file, database_url)
    last = file.with_name("in.csv.rejects.csv").read_bytes().splitlines()[-1]
    assert last.startswith(b'%d,"serial","is the certificate of line 6 again",' % (_ROWS + 2))


def test_a_worker_dies_while_the_database_commits(postgres_url: str, file: Path) -> None:
    """It is kept, though nobody hears of it; so its rejected rows are, too."""
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as link:
        link.execute(_SLOW_COMMIT)
        link.execute("SELECT pg_advisory_lock(7)")
        with loading(postgres_url, file) as process:
            wait_until(lambda: link.execute(_COMMITTING).fetchone() == (1,), process=process)
            for worker in workers(process):
                os.kill(worker, signal.SIGKILL)
            process.communicate(timeout=_PATIENCE)
        link.execute("SELECT pg_advisory_unlock(7)")
    wait_for_silence(postgres_url)
    assert query(postgres_url, "SELECT rejected FROM loads") == [(2,)]
    load_file(file, postgres_url)
    check_all_in(postgres_url, file)


def test_another_file_while_a_first_load_is_cut_off(postgres_url: str, file: Path) -> None:
    other = file.with_name("other.csv")
    write_persons(other, 10, seed=2)
    with loading(postgres_url, file) as process:
        wait_for_position(postgres_url, 10 * _PIECE, process)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=_PATIENCE)
    wait_for_silence(postgres_url)
    with pytest.raises(CommandError, match="the load of another file") as refused:
        load_file(other, postgres_url)
    assert refused.value.code == ExitCode.CONFIGURATION
    load_file(file, postgres_url)
    check_all_in(postgres_url, file)
    assert load_file(other, postgres_url).code == ExitCode.OK


def test_made_whole_before_the_load_goes_on(postgres_url: str, file: Path) -> None:
    with loading(postgres_url, file) as process:
        wait_for_position(postgres_url, 10 * _PIECE, process)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=_PATIENCE)
    wait_for_silence(postgres_url)
    migrate_database(postgres_url)
    open_database(postgres_url).close()
    load_file(file, postgres_url)
    check_all_in(postgres_url, file)


def test_killed_while_indexes_and_keys_are_made(postgres_url: str, file: Path) -> None:
    """Nothing of them is there, all rows are; another start makes them, and loads nothing again."""
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as writer, loading(postgres_url, file) as process:
        size = file.stat().st_size
        wait_for_position(postgres_url, 10 * _PIECE, process)
        # No index is held up by it; the first foreign key is, after both indexes.
        writer.execute("LOCK TABLE persons IN ROW EXCLUSIVE MODE")
        wait_for_position(postgres_url, size, process)
        with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as link:
            wait_until(lambda: link.execute(_HELD_UP).fetchone() == (1,), process=process)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=_PATIENCE)
    wait_for_silence(postgres_url)
    assert position(postgres_url)[0] == size
    with pytest.raises(ConfigurationError, match="load was cut off"):
        open_database(postgres_url)
    load_file(file, postgres_url)
    check_all_in(postgres_url, file)
