"""The database file in a rough world: locked, full, read-only, gone, replaced, damaged, foreign, too new."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.local import LocalBackend
from kiosk.eligibility.model import Purpose, RefusalReason, Refused, Registered
from kiosk.eligibility.sqlite import SqliteDatabase
from tests.kiosk.eligibility.desk import Desk, ask, enroll
from tests.kiosk.eligibility.minting import NOW, Mint


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "eligibility.db"


def _opened(file: Path) -> closing[Database]:
    return closing(open_database(f"sqlite:///{file}"))


def _driver(backend: LocalBackend) -> sqlite3.Connection:
    database = backend._database
    assert isinstance(database, SqliteDatabase)
    driver = database._engine.raw_connection().driver_connection
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


def test_a_path_that_cannot_be_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file")
    with pytest.raises(ConfigurationError, match=r"eligibility\.db: the eligibility database cannot be opened"):
        open_database(f"sqlite:///{tmp_path}/occupied/eligibility.db")
    with pytest.raises(ConfigurationError, match=r"is no usable eligibility database \(SQLITE_CANTOPEN\)"):
        open_database(f"sqlite:///{tmp_path}")


def test_garbage_is_a_clear_error_and_left_alone(file: Path) -> None:
    file.write_bytes(b"this is no database, " * 100)
    with pytest.raises(
        ConfigurationError, match=r"eligibility\.db: is no usable eligibility database \(SQLITE_NOTADB\)"
    ):
        open_database(f"sqlite:///{file}")
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
        open_database(f"sqlite:///{file}")
    other = sqlite3.connect(file)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("something",)]
    other.close()


def test_a_locked_file_is_a_passing_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.eligibility.sqlite._OPENING_TIMEOUT", 0.1)
    with _opened(file):
        pass
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(BackendError, match=r"cannot be opened now \(SQLITE_BUSY"):
            open_database(f"sqlite:///{file}")
    finally:
        other.close()


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
