"""A fleet in processes: `myna-kiosk serve` several times on one PostgreSQL, and kiosks that are enrolled there.

The services run as in earnest: not a demonstration, TLS, trust anchors and revocation lists of an authority of their
own, which passes for the genuine one by its name.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.database import open_database
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.enrolling import enroll_kiosk
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.exitcode import ExitCode
from kiosk.service.fleet import Fleet as Kiosks
from kiosk.service.fleet import Site
from tests.e2e.balancer import Balancer
from tests.e2e.fleet import End, read_journal
from tests.kiosk.eligibility.http.authority import Authority
from tests.kiosk.eligibility.minting import REAL_CA, make_list
from tests.postgres import Cluster

SERVICES: Final = 2
PATIENCE: Final = 240.0  # seconds, on a busy machine
AWAY: Final = (2.0, 0.0, 0.3)  # seconds that PostgreSQL stays away when it was killed, in turn
SITE: Final = "clinic"
ROOT: Final = Path(__file__).parents[2]


@dataclass
class Fleet:
    """The processes, each of which is started anew when it was killed."""

    folder: Path
    cluster: Cluster
    database: str
    balancer: Balancer
    authority: Authority
    services: list[subprocess.Popen[bytes]] = field(default_factory=list)
    kiosks: list[subprocess.Popen[bytes]] = field(default_factory=list)
    shares: list[list[str]] = field(default_factory=list)
    """The kiosks of each process."""
    killed: Counter[str] = field(default_factory=Counter)

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.balancer.port}"

    @property
    def names(self) -> list[str]:
        """All kiosks."""
        return sorted(name for share in self.shares for name in share)

    def enroll(self, names: Sequence[str]) -> None:
        """Give kiosks their identities, as `myna-kiosk enroll` does, by the services that run."""
        with closing(open_database(self.database)) as database:
            kiosks = Kiosks(database)
            kiosks.keep_site(Site(SITE, "A clinic", medical=True, staffed=True))
            codes = {name: kiosks.add_kiosk(name, SITE).code for name in names}
        for name, code in codes.items():
            enroll_kiosk(self.address, code, self.folder / name / "identity", ca=self.authority.pem)

    def backend(self, name: str) -> HttpBackend:
        """The backend of an enrolled kiosk, in this process."""
        home = self.folder / name
        return HttpBackend(HttpSettings(identity=home / "identity"), BackendContext(name, folder=home / "backend"))

    def start_services(self) -> None:
        """Start all, and return when each serves."""
        self.services = [self._serve(number) for number in range(SERVICES)]
        for service in self.services:
            assert service.stdout is not None
            assert service.stdout.readline().startswith(b"listening on "), self.said()

    def start_kiosks(self, number: int) -> subprocess.Popen[bytes]:
        order = {"folder": str(self.folder), "kiosks": self.shares[number]}
        return self._start("kiosks", "-m", "tests.e2e.fleetkiosk", json.dumps(order))

    def supervise(self) -> None:
        """Start a service again that found no database, as a service manager does; no other end is a good one."""
        for number, service in enumerate(self.services):
            if service.poll() is not None:
                assert service.returncode == ExitCode.DATABASE_AWAY, self.said()
                self.services[number] = self._again(number)

    def kill_service(self, chance: random.Random) -> None:
        number = chance.randrange(SERVICES)
        _kill(self.services[number])
        self.services[number] = self._again(number)
        self.killed["service"] += 1

    def kill_kiosks(self, chance: random.Random) -> None:
        number = chance.choice([number for number, kiosk in enumerate(self.kiosks) if kiosk.poll() is None])
        _kill(self.kiosks[number])
        self.kiosks[number] = self.start_kiosks(number)
        self.killed["kiosk"] += 1

    def kill_postgres(self, _: random.Random) -> None:
        self.cluster.kill()
        time.sleep(AWAY[self.killed["postgres"] % len(AWAY)])
        self.cluster.start()
        self.killed["postgres"] += 1

    def visits(self) -> int:
        """How many visitors have seen an answer."""
        return sum(entry.end is End.SAW for path in self.folder.glob("*.journal") for entry in read_journal(path))

    def trails(self) -> list[Path]:
        """The services' audit trails."""
        return sorted((self.folder / "service" / "audit").glob("*.jsonl"))

    def stop_services(self) -> None:
        """End them in good order."""
        for service in self.services:
            service.send_signal(signal.SIGTERM)
        assert [service.wait(PATIENCE) for service in self.services] == [ExitCode.OK] * SERVICES, self.said()

    def close(self) -> None:
        for process in [*self.services, *self.kiosks]:
            _end(process)

    def said(self) -> str:
        return "".join(path.read_text()[-20_000:] for path in sorted(self.folder.glob("*.log")))

    def _again(self, number: int) -> subprocess.Popen[bytes]:
        _end(self.services[number])
        return self._serve(number)

    def _serve(self, number: int) -> subprocess.Popen[bytes]:
        return self._start("service", "-m", "kiosk", "serve", "--config", str(self.folder / f"service-{number}.toml"))

    def _start(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{what}.log").open("ab") as log:
            return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=log)


def _kill(process: subprocess.Popen[bytes]) -> None:
    assert process.poll() is None, "ended by itself"
    _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


@contextmanager
def open_fleet(folder: Path, chance: random.Random) -> Iterator[Fleet]:
    """A fleet whose services serve, and which has no kiosks yet."""
    now = datetime.now(UTC)
    (folder / "anchors.pem").write_bytes(REAL_CA.pem)
    (folder / "crls").mkdir()
    (folder / "crls" / "auth.crl").write_bytes(make_list(REAL_CA, at=now - timedelta(minutes=1)))
    authority = Authority(folder)
    with ExitStack() as held:
        # Not in the folder of the test: its name is too long for a socket.
        short = Path(held.enter_context(TemporaryDirectory(prefix="fleet-", dir="/tmp")))
        sockets = [short / str(number) for number in range(SERVICES)]
        cluster = held.enter_context(Cluster(durable=True))
        balancer = held.enter_context(Balancer(sockets, chance))
        made = Fleet(folder, cluster, cluster.url(cluster.create()), balancer, authority)
        certificate, key = authority.issue("127.0.0.1")
        key.chmod(0o600)
        for number, path in enumerate(sockets):
            (folder / f"service-{number}.toml").write_text(
                f"""
data = "service"
database = "{made.database}"
public_url = "{made.address}"
[listen]
socket = "{path}"
[tls]
certificate = "{certificate}"
key = "{key}"
[trust]
anchors = "anchors.pem"
crls = "crls"
"""
            )
        held.callback(made.close)
        made.start_services()
        yield made
