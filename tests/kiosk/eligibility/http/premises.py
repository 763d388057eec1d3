"""A real service in a process of its own, with people and kiosks in its database, and the backends in front of it."""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select

from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.enrolment import Enrolment, Roster
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.enrolling import enroll_kiosk
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.eligibility.model import Coverage
from kiosk.eligibility.schema import registrations
from kiosk.eligibility.testing import Clock, Signer
from kiosk.service.fleet import Fleet, Site
from tests.kiosk.eligibility.desk import COVERAGE, signer
from tests.kiosk.eligibility.http.authority import Authority
from tests.kiosk.eligibility.http.lineproxy import LineProxy
from tests.kiosk.eligibility.minting import CA, NOW, OLD_CA, Mint, make_list

ROOT: Final = Path(__file__).parents[4]
SITE: Final = "site-1"
UNSTAFFED: Final = "site-2"
_NOBODY: Final = 0  # a port on which a connection is refused


class SharedClock(Clock):
    """A clock that a service in another process sees as well."""

    def __init__(self, now: datetime, path: Path) -> None:
        super().__init__(now)
        self._path = path
        self._path.write_bytes(bytes(8))
        self._tell()

    def advance(self, step: timedelta) -> None:
        """Move on, here and there."""
        super().advance(step)
        self._tell()

    def _tell(self) -> None:
        with self._path.open("r+b") as file:
            file.write(struct.pack("<d", self().timestamp()))


class ServiceProcess:
    """A process for services; see serviceprocess.py."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def order(self, do: str, url: str, **more: object) -> int:
        """Have something done, in a process that is started where there is none; return the service's port."""
        if self._process is None:
            command = [sys.executable, "-m", "tests.kiosk.eligibility.http.serviceprocess"]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, "url": url, **more}) + "\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline()
        assert said.strip().isdigit(), f"the service's process said {said!r}"
        return int(said)

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Inside this the process does nothing, and its connections stay (SIGSTOP)."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)
        # The signal is on its way when kill returns: a thread of the service might still answer.
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)
        try:
            yield
        finally:
            os.kill(self._process.pid, signal.SIGCONT)

    def kill(self) -> None:
        """kill -9; the next order starts another process."""
        self._end(signal.SIGKILL)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.wait(20)
            self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.poll() is None:
                process.send_signal(number)
            process.wait(20)
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                pipe.close()


def write_trust(folder: Path) -> None:
    """The anchors and revocation lists of the tests' own authorities."""
    (folder / "anchors.pem").write_bytes(CA.pem + OLD_CA.pem)
    (folder / "crls").mkdir()
    (folder / "crls" / "1.crl").write_bytes(make_list())
    (folder / "crls" / "2.crl").write_bytes(make_list(OLD_CA))


@dataclass
class Premises:
    """One service with a database of its own, behind a line; `open` gives the backend of a kiosk that is enrolled.

    `trust` puts anchors.pem and a folder crls into the service's folder; the clock stands at `now`.
    """

    folder: Path
    database_url: str
    process: ServiceProcess
    now: datetime = NOW
    trust: Callable[[Path], None] = write_trust
    clock: SharedClock = field(init=False)
    line: LineProxy = field(init=False)
    made: list[HttpBackend] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in ("service", "tls"):
            (self.folder / name).mkdir(mode=0o700)
        data = self.folder / "service"
        self.clock = SharedClock(self.now, data / "clock")
        self.trust(data)
        self.authority = Authority(self.folder / "tls")
        self.files = self.authority.issue("127.0.0.1")
        self.line = LineProxy(_NOBODY)
        self.line.__enter__()
        self.url = f"https://127.0.0.1:{self.line.port}"
        self.database: Database = open_database(self.database_url)
        for site, staffed in ((SITE, True), (UNSTAFFED, False)):
            Fleet(self.database, self.clock).add_site(Site(site, "Test clinic", medical=True, staffed=staffed))
        self.start()

    def start(self) -> None:
        """Start the service, at first or again."""
        certificate, key = map(str, self.files)
        port = self.process.order(
            "open",
            self.url,
            folder=str(self.folder / "service"),
            database=self.database_url,
            certificate=certificate,
            key=key,
        )
        self.line.redirect(port)

    def stop(self) -> None:
        """End the service in good order."""
        self.process.order("close", self.url)
        self.line.redirect(_NOBODY)

    def kill(self) -> None:
        """End the service, and its process, by force."""
        self.process.kill()
        self.line.redirect(_NOBODY)

    def identity(self, kiosk: str, site: str = SITE) -> Path:
        """The folder of a kiosk's identity; it is enrolled when it is first asked for."""
        folder = self.folder / kiosk / "identity"
        if not folder.exists():
            code = Fleet(self.database, self.clock).add_kiosk(kiosk, site).code
            enroll_kiosk(self.url, code, folder, ca=self.authority.pem)
        return folder

    def open(self, kiosk: str = "kiosk-1", site: str = SITE) -> HttpBackend:
        """A backend of a kiosk."""
        context = BackendContext(kiosk, True, self.clock, folder=self.backend_folder(kiosk))
        backend = HttpBackend(HttpSettings(identity=self.identity(kiosk, site)), context)
        self.made.append(backend)
        return backend

    def backend_folder(self, kiosk: str = "kiosk-1") -> Path:
        """Where a kiosk's backend keeps what is pending."""
        return self.folder / kiosk / "backend"

    def enroll(
        self,
        mint: Mint,
        registered_at: datetime | None = None,
        *,
        protected: bool = False,
        coverage: Coverage = COVERAGE,
    ) -> Signer:
        """Put a person into the database."""
        Roster(self.database).enroll(Enrolment((mint.der,), coverage, registered_at, protected))
        return signer(mint)

    def registered(self) -> list[str]:
        """The names of the requests by which somebody was registered."""
        with closing(open_database(self.database_url)) as database, database.transaction(10) as connection:
            return [row.request_id for row in connection.execute(select(registrations.c.request_id))]

    def close(self) -> None:
        """Let go of everything."""
        for backend in self.made:
            backend.close()
        self.database.close()
        self.line.__exit__(None, None, None)
