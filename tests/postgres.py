"""A PostgreSQL cluster of the tests' own: its data in a folder of its own, a socket that nobody else can reach.

Any PostgreSQL from 13 on that is installed will do; the machine's own clusters are never touched. It ends with the
session of tests, also when that is killed. Each test gets a fresh database with the schema in it.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import psycopg

_PATIENCE: Final = 30.0  # seconds
_OLDEST: Final = 13
_USER: Final = "eligibility"
_TEMPLATE: Final = "schema"
# The server's parent waits for its own to end, however that ends, and then takes away what is left.
_KEEPER: Final = """
"$@" &
server=$!
word=
read -r word
kill -QUIT $server 2>/dev/null
wait $server
[ "$word" = keep ] || rm -rf "$FOLDER"
"""
_QUICK: Final = ("fsync=off", "full_page_writes=off")
_SETTINGS: Final = (
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "max_connections=100",
    "shared_buffers=32MB",
    "autovacuum=off",
    "log_min_messages=panic",
    "timezone=UTC",
)


class ClusterError(Exception):
    """No cluster could be started; the message says what to do."""


class Cluster:
    """A PostgreSQL server between enter and exit, with one superuser, who needs no password.

    `durable` keeps what makes a commit survive (fsync), which tests that kill the server need, and others pay for.
    `settings` (`name=value`) go before those that suit most tests.
    Raises ClusterError where a part is missing.
    """

    def __init__(self, *, durable: bool = False, settings: Sequence[str] = ()) -> None:
        self._durable = durable
        self._settings = settings
        self._programs = find_programs()
        self._owner = _owner()
        self._names = (f"test_{number}" for number in itertools.count(1))
        self._keeper: subprocess.Popen[bytes] | None = None
        self.folder = Path()

    def __enter__(self) -> Self:
        # Not pytest's folder: its name is too long for a socket, and its parents are closed to the server's user.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        try:
            if self._owner is not None:
                shutil.chown(self.folder, self._owner)
            self._initialize()
            self.start()
            self._admin(f"CREATE DATABASE {_TEMPLATE}")
            # Not at the top: pydantic, half loaded before Qt is, does not load the rest of itself after it.
            from kiosk.eligibility.database import migrate_database  # noqa: PLC0415

            migrate_database(self.url(_TEMPLATE))
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_keeper(b"")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        """The URL of a database, as `open_database` takes it."""
        return f"postgresql+psycopg://{_USER}@/{database}?host={self.folder}"

    def create(self, *, migrated: bool = True, encoding: str = "UTF8") -> str:
        """Make a new database, with the schema in it or empty, and return its name."""
        name = next(self._names)
        template = _TEMPLATE if migrated else "template0"
        self._admin(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING '{encoding}'")
        return name

    def drop(self, name: str) -> None:
        """Take a database away, also from those who still use it."""
        self._admin(f"DROP DATABASE {name} WITH (FORCE)")

    def start(self) -> None:
        """Start the server, after `stop` or `kill`, and return when it serves."""
        settings = (*_SETTINGS, *(() if self._durable else _QUICK), *self._settings)
        command = [str(self._programs / "postgres"), "-D", str(self._data), "-k", str(self.folder)]
        command += [part for setting in settings for part in ("-c", setting)]
        with (self.folder / "log").open("ab") as log:
            self._keeper = subprocess.Popen(
                ["/bin/sh", "-c", _KEEPER, "keeper", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env={**self._environment, "FOLDER": str(self.folder)},
                start_new_session=True,  # Ctrl-C is for the session of tests, which ends the server in its turn
                user=self._owner,
                group=self._owner and pwd.getpwnam(self._owner).pw_gid,
                extra_groups=None if self._owner is None else [],
            )
        deadline = time.monotonic() + _PATIENCE
        while not self._serves():
            if time.monotonic() > deadline or not self._alive():
                raise ClusterError(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End the server at once, without a last checkpoint, and return when it is gone."""
        self._end_keeper(b"keep\n")

    def kill(self) -> None:
        """kill -9 of the server and of all its processes, as when the power fails."""
        pids = self.pids()
        os.kill(pids[0], signal.SIGSTOP)  # so that none of them sees another one die
        for pid in reversed(pids):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + _PATIENCE
        while any(_lives(pid) for pid in pids):  # and holds the shared memory
            if time.monotonic() > deadline:
                raise ClusterError("PostgreSQL does not die")
            time.sleep(0.005)
        self._end_keeper(b"keep\n")

    def pids(self) -> list[int]:
        """The server's process, and then those that it started."""
        server = int((self._data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        return [server, *map(int, children)]

    @property
    def running(self) -> bool:
        """Whether the server was started, and neither stopped nor killed since."""
        return self._keeper is not None

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _environment(self) -> dict[str, str]:
        # Nothing of PGHOST and its kin; messages in English.
        return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}

    def _initialize(self) -> None:
        initdb = [str(self._programs / "initdb"), "-D", str(self._data), "-U", _USER, "--auth=trust"]
        made = subprocess.run(
            [*initdb, "--encoding=UTF8", "--locale=C", "--no-sync"],
            capture_output=True,
            text=True,
            check=False,
            env=self._environment,
            cwd=self.folder,
            user=self._owner,
            group=self._owner and pwd.getpwnam(self._owner).pw_gid,
            extra_groups=None if self._owner is None else [],
        )
        if made.returncode != 0:
            raise ClusterError(f"initdb failed:\n{made.stdout}{made.stderr}")

    def _admin(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user=_USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)

    def _serves(self) -> bool:
        try:
            psycopg.connect(host=str(self.folder), user=_USER, dbname="postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def _alive(self) -> bool:
        return self._keeper is not None and self._keeper.poll() is None

    def _end_keeper(self, word: bytes) -> None:
        if self._keeper is None:
            return
        self._keeper.communicate(word, timeout=_PATIENCE)
        self._keeper = None


def find_programs() -> Path:
    """The folder of the newest PostgreSQL's programs. Raises ClusterError where there is none, or one too old."""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    folders += Path("/usr").glob("pgsql-*/bin")
    for folder in folders:
        # A PATH may name folders of somebody else's.
        if all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres")) and _version(folder) >= _OLDEST:
            return folder
    raise ClusterError(f"PostgreSQL {_OLDEST} or newer is not installed; on Debian: apt-get install postgresql")


def _version(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[2].split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz"))


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def _owner() -> str | None:
    """As whom the server runs: PostgreSQL refuses to be root. None for whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
