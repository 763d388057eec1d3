"""The database file in a rough world: locked, full, read-only, gone, replaced, damaged, foreign, too new."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import StatementError

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.database import Database
from kiosk.eligibility.local import LocalBackend
from kiosk.eligibility.model import Purpose, RefusalReason, Refused, Registered
from kiosk.eligibility.schema import HEAD, metadata, registrations
from tests.kiosk.eligibility.desk import Desk, ask, enroll
from tests.kiosk.eligibility.minting import NOW, Mint

MIGRATIONS = Path(__file__).parents[3] / "kiosk" / "eligibility" / "migrations"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "eligibility.db"


@contextmanager
def _opened(file: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{file}")
    try:
        yield database
    finally:
        database.close()


def _driver(backend: LocalBackend) -> sqlite3.Connection:
    driver = backend._database._engine.raw_connection().driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


# --- opening -------------------------------------------------------------------------------------------------------


def test_a_new_file_is_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        file = tmp_path / "new folder" / "eligibility 100%.db"
        with _opened(file) as database, database.transaction(1):
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == {f"{file.name}{ending}": 0o600 for ending in ("", "-wal", "-shm")}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_file_open_to_others_is_closed_to_them(file: Path) -> None:
    with _opened(file):
        pass
    file.chmod(0o644)
    with _opened(file):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_is_durable(file: Path) -> None:
    with _opened(file) as database, database.transaction(1) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


@pytest.mark.parametrize(
    "url",
    ["", "garbage", "postgresql://host/name", "sqlite://host/path", "sqlite:///a.db?mode=memory", "sqlite+nothing"],
)
def test_other_urls_are_a_clear_error(url: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^database: .*sqlite:///"):
        Database(url)


def test_a_path_that_cannot_be_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file")
    with pytest.raises(ConfigurationError, match=r"eligibility\.db: the eligibility database cannot be opened"):
        Database(f"sqlite:///{tmp_path}/occupied/eligibility.db")
    with pytest.raises(ConfigurationError, match=r"is no usable eligibility database \(SQLITE_CANTOPEN\)"):
        Database(f"sqlite:///{tmp_path}")


def test_garbage_is_a_clear_error_and_left_alone(file: Path) -> None:
    file.write_bytes(b"this is no database, " * 100)
    with pytest.raises(
        ConfigurationError, match=r"eligibility\.db: is no usable eligibility database \(SQLITE_NOTADB\)"
    ):
        Database(f"sqlite:///{file}")
    assert file.read_bytes() == b"this is no database, " * 100


def test_damage_inside_is_a_clear_error(desk: Desk) -> None:
    enroll(desk.open(), Mint())
    desk.close()
    content = bytearray(desk.file.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = bytes(200)
    desk.file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"damaged|SQLITE_CORRUPT"):
        desk.open()


def test_a_truncated_file_is_a_clear_error(desk: Desk) -> None:
    enroll(desk.open(), Mint())
    desk.close()
    os.truncate(desk.file, 3 * 4096)
    with pytest.raises(ConfigurationError, match=r"damaged|SQLITE_CORRUPT"):
        desk.open()


def test_another_programs_database_is_left_alone(file: Path) -> None:
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE something (else_ INTEGER)")
    other.close()
    with pytest.raises(ConfigurationError, match="another program"):
        Database(f"sqlite:///{file}")
    other = sqlite3.connect(file)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("something",)]
    other.close()


def test_a_locked_file_is_a_passing_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.eligibility.database._OPENING_TIMEOUT", 0.1)
    with _opened(file):
        pass
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(BackendError, match=r"cannot be opened now \(SQLITE_BUSY"):
            Database(f"sqlite:///{file}")
    finally:
        other.close()


# --- migrations ----------------------------------------------------------------------------------------------------


def test_the_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_the_migrations_make_the_schema(file: Path) -> None:
    with _opened(file) as database, database.transaction(1) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_kiosks_that_start_at_once_migrate_once(file: Path) -> None:
    code = "import sys; from kiosk.eligibility.database import Database; Database(sys.argv[1]).close()"
    command = [sys.executable, "-c", code, f"sqlite:///{file}"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate(timeout=60)[1] for process in running] == [""] * 4
    assert [process.returncode for process in running] == [0] * 4
    with _opened(file) as database, database.transaction(1) as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [HEAD]


def test_a_newer_schema_is_a_clear_error(file: Path) -> None:
    with _opened(file):
        pass
    other = sqlite3.connect(file)
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.commit()
    other.close()
    with pytest.raises(ConfigurationError, match="newer version"):
        Database(f"sqlite:///{file}")


def test_a_migration_that_is_interrupted_leaves_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted = False

    def interrupt(*_: object) -> None:
        nonlocal interrupted
        interrupted = True
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("alembic.op.create_index", interrupt)
        with pytest.raises(KeyboardInterrupt):
            Database(f"sqlite:///{file}")
    assert interrupted
    other = sqlite3.connect(file)
    assert other.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    other.close()
    with _opened(file) as database, database.transaction(1) as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD


# --- bad luck in service -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_lock_is_waited_for_until_the_timeout(desk: Desk, lock: str) -> None:
    backend = desk.open()
    other = sqlite3.connect(desk.file, isolation_level=None)
    other.execute(lock)
    try:
        with pytest.raises(BackendError, match=r"cannot be used \(SQLITE_BUSY\)"):
            backend.challenge(Purpose.REGISTER, timeout=0.1)
    finally:
        other.close()
    backend.challenge(Purpose.REGISTER, timeout=0.1)


def _fill(driver: sqlite3.Connection) -> None:
    """Let the file grow no more, and leave no room in it for one more answer."""
    driver.execute("PRAGMA max_page_count = 1")  # which SQLite takes as: what there is now
    for size in (1000, 100, 1):
        for number in range(10_000):
            row = (f"filler-{size}-{number}", bytes(size))
            try:
                driver.execute(
                    "INSERT INTO answers (request_id, proof, answered_at, kind, flag, eligibility_only)"
                    " VALUES (?, ?, '2026-06-01 03:00:00.000000', 'refused', 0, 0)",
                    row,
                )
            except sqlite3.OperationalError:
                break


@pytest.mark.parametrize(
    ("spoil", "mend", "name"),
    [
        (_fill, "max_page_count = 1000000", "SQLITE_FULL"),
        (lambda driver: driver.execute("PRAGMA query_only = ON"), "query_only = OFF", "SQLITE_READONLY"),
    ],
)
def test_full_or_read_only_registers_nothing(
    desk: Desk, spoil: Callable[[sqlite3.Connection], None], mend: str, name: str
) -> None:
    backend = desk.open()
    who = enroll(backend, Mint())
    proof = who.prove(backend.challenge(Purpose.REGISTER, timeout=5))
    spoil(_driver(backend))
    for _ in range(2):
        with pytest.raises(BackendError, match=rf"cannot be used \({name}\)"):
            backend.register(proof, request_id="same", timeout=5)
    _driver(backend).execute(f"PRAGMA {mend}")
    assert ask(backend, Purpose.COVERAGE, who, "check") == Refused(RefusalReason.NOT_REGISTERED)
    answer = backend.register(proof, request_id="same", timeout=5)
    assert isinstance(answer, Registered)
    assert not answer.already


def test_a_disk_that_fails_at_the_commit(desk: Desk) -> None:
    """The write-ahead log cannot grow: it is not known whether the data were kept, and asking again settles it."""
    backend = desk.open()
    proof = enroll(backend, Mint()).prove(backend.challenge(Purpose.REGISTER, timeout=5))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(BackendTimeout, match=r"not known .*\(SQLITE_IOERR_WRITE\)"):
            backend.register(proof, request_id="same", timeout=5)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    answer = backend.register(proof, request_id="same", timeout=5)
    assert answer == Registered(NOW, already=False, coverage=getattr(answer, "coverage", None))


def test_a_file_that_is_gone_is_not_made_again(desk: Desk) -> None:
    backend = desk.open()
    who = enroll(backend, Mint())
    away = desk.folder / "away.db"
    desk.file.rename(away)
    for _ in range(2):
        with pytest.raises(BackendError, match=r"eligibility\.db is gone; put it back"):
            backend.challenge(Purpose.REGISTER, timeout=1)
    with pytest.raises(BackendError, match="gone"):
        backend.probe()
    assert not desk.file.exists()
    away.rename(desk.file)
    backend.probe()
    assert isinstance(ask(backend, Purpose.REGISTER, who, "back"), Registered)


def test_a_file_that_is_gone_in_the_middle_is_not_known(desk: Desk) -> None:
    backend = desk.open()
    with pytest.raises(BackendTimeout, match="went away"), backend._database.transaction(1):
        desk.file.rename(desk.folder / "away.db")


def test_a_file_that_was_replaced_is_not_served(desk: Desk) -> None:
    backend = desk.open()
    backup = desk.folder / "backup.db"
    shutil.copy(desk.file, backup)
    backup.replace(desk.file)
    with pytest.raises(BackendError, match=r"was replaced while in use; stop the kiosk.*eligibility\.db-wal"):
        backend.probe()


def test_a_turn_is_waited_for_until_the_timeout(desk: Desk) -> None:
    backend = desk.open()
    with backend._database.transaction(1), pytest.raises(BackendError, match="busy"):
        backend.challenge(Purpose.REGISTER, timeout=0.05)
    backend.challenge(Purpose.REGISTER, timeout=0.05)


def test_a_closed_database_is_a_clear_error(desk: Desk) -> None:
    backend = desk.open()
    backend.close()
    with pytest.raises(BackendError, match="closed"):
        backend.probe()


def test_an_exception_inside_undoes_everything(desk: Desk) -> None:
    backend = desk.open()

    def fail() -> None:
        with backend._database.transaction(1) as connection:
            connection.exec_driver_sql("INSERT INTO persons (id) VALUES (7)")
            raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        fail()
    assert backend.roster.count() == 0


def test_a_moment_without_time_zone_cannot_be_kept(file: Path) -> None:
    naive = NOW.replace(tzinfo=None)
    with _opened(file) as database, database.transaction(1) as connection:
        statement = registrations.insert().values(person_id=1, request_id="naive", registered_at=naive)
        with pytest.raises(StatementError, match="time zone"):
            connection.execute(statement)
