"""A fleet in which anything may be killed at any moment: nobody is told what is not so.

Twenty kiosks with real certificates and real signatures, two service processes and a PostgreSQL with fsync.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import insert, select

from kiosk.audittrail import check_chain
from kiosk.eligibility.base import BackendError
from kiosk.eligibility.database import open_database
from kiosk.eligibility.ledger import link
from kiosk.eligibility.schema import answers, certificates, persons, protections, registrations
from kiosk.trust import read_facts
from reader.virtual.keys import private_key
from tests.e2e.fleet import TIMEOUT, Kind, RemoteDesk, Visitor, read_journal
from tests.kiosk.eligibility.minting import CA, Mint, make_list
from tests.postgres import Cluster

REGISTRATIONS: Final = 2000
TWICE: Final = 100  # of them stand at two kiosks at about the same time
OTHERS: Final = 40  # of each other kind
KIOSKS: Final = 20
PROCESSES: Final = 4  # that the kiosks share
SERVICES: Final = 2
EACH: Final = 5  # times that a service, the kiosks of a process, and PostgreSQL are killed
PATIENCE: Final = 100.0  # seconds
AWAY: Final = 30.0  # seconds
ROOT: Final = Path(__file__).parents[2]


@dataclass
class Fleet:
    """The processes, each of which is started anew when it was killed."""

    folder: Path
    cluster: Cluster
    database: str
    services: list[subprocess.Popen[bytes]] = field(default_factory=list)
    kiosks: list[subprocess.Popen[bytes]] = field(default_factory=list)
    killed: Counter[str] = field(default_factory=Counter)

    @property
    def addresses(self) -> list[str]:
        return [str(self.folder / f"service-{number}") for number in range(SERVICES)]

    def start_service(self, number: int) -> subprocess.Popen[bytes]:
        order = {"folder": str(self.folder), "database": self.database, "address": self.addresses[number]}
        return self._start("tests.e2e.fleetservice", order)

    def start_kiosks(self, number: int) -> subprocess.Popen[bytes]:
        names = [name for index, name in enumerate(kiosk_names()) if index % PROCESSES == number]
        order = {"folder": str(self.folder), "addresses": self.addresses, "kiosks": names}
        return self._start("tests.e2e.fleetkiosk", order)

    def _start(self, module: str, order: Mapping[str, object]) -> subprocess.Popen[bytes]:
        with (self.folder / f"{module}.log").open("ab") as log:
            return subprocess.Popen([sys.executable, "-m", module, json.dumps(order)], cwd=ROOT, stderr=log)

    def kill_service(self, chance: random.Random) -> None:
        number = chance.randrange(SERVICES)
        self._kill(self.services[number])
        self.services[number] = self.start_service(number)
        self.killed["service"] += 1

    def kill_kiosks(self, chance: random.Random) -> None:
        number = chance.choice([number for number, kiosk in enumerate(self.kiosks) if kiosk.poll() is None])
        self._kill(self.kiosks[number])
        self.kiosks[number] = self.start_kiosks(number)
        self.killed["kiosk"] += 1

    def kill_postgres(self, chance: random.Random) -> None:
        self.cluster.kill()
        threading.Event().wait(chance.uniform(0, 0.5))  # a while without it
        self.cluster.start()
        self.killed["postgres"] += 1

    def visits(self) -> int:
        """How many visitors have seen an answer."""
        return sum(path.read_bytes().count(b"\nsaw ") for path in self.folder.glob("*.journal"))

    @staticmethod
    def _kill(process: subprocess.Popen[bytes]) -> None:
        assert process.poll() is None, "ended by itself"
        process.send_signal(signal.SIGKILL)
        process.wait()

    def close(self) -> None:
        for process in [*self.services, *self.kiosks]:
            process.kill()
            process.wait()

    def said(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))


def kiosk_names() -> list[str]:
    return [f"kiosk-{number:02}" for number in range(KIOSKS)]


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    now = datetime.now(UTC)
    (tmp_path / "anchors.pem").write_bytes(CA.pem)
    (tmp_path / "crls").mkdir()
    (tmp_path / "crls" / "auth.crl").write_bytes(make_list(at=now - timedelta(minutes=1)))
    with Cluster(durable=True) as cluster:
        made = Fleet(tmp_path, cluster, cluster.url(cluster.create()))
        try:
            yield made
        finally:
            made.close()


def make_visitors() -> list[Visitor]:
    """Everybody who has a card, in the order of their numbers."""
    now = datetime.now(UTC).replace(microsecond=0)
    kinds = [Kind.GOOD] * REGISTRATIONS
    kinds += [kind for kind in (Kind.PROTECTED, Kind.UNKNOWN, Kind.FORGED) for _ in range(OTHERS)]
    made = []
    for number, kind in enumerate(kinds, start=1):
        key = f"card-auth-{number % 24:02}"
        mint = Mint(
            serial=0x0700_0000 + number,
            begin=now - timedelta(days=400),
            end=now + timedelta(days=800),
            key=private_key(key).public_key(),
        )
        shown = f"card-auth-{(number + 1) % 24:02}" if kind is Kind.FORGED else key
        made.append(Visitor(f"visitor-{number}", kind, number, mint.der, shown))
    return made


def enroll(url: str, visitors: Sequence[Visitor]) -> None:
    known = [visitor for visitor in visitors if visitor.kind is not Kind.UNKNOWN]
    facts = {visitor.number: read_facts(visitor.certificate) for visitor in known}
    links = [(number, *link(found)) for number, found in facts.items() if found is not None]
    assert len(links) == len(known)
    with closing(open_database(url)) as database, database.transaction(30) as connection:
        connection.execute(insert(persons), [{"id": visitor.number} for visitor in known])
        connection.execute(
            insert(certificates),
            [{"issuer": issuer, "serial": serial, "person_id": number} for number, issuer, serial in links],
        )
        for visitor in known:
            if visitor.kind is Kind.PROTECTED:
                connection.execute(insert(protections).values(person_id=visitor.number, kind="withheld"))


def send_to_kiosks(folder: Path, visitors: Sequence[Visitor], chance: random.Random) -> None:
    """Everybody to some kiosk, and the first of the good ones to two, about when their turn is the same."""
    queues: dict[str, list[str]] = {name: [] for name in kiosk_names()}
    for visitor in chance.sample(visitors, len(visitors)):
        twice = visitor.kind is Kind.GOOD and visitor.number <= TWICE
        for name in chance.sample(kiosk_names(), 2 if twice else 1):
            queues[name].append(visitor.to_json())
    for name, lines in queues.items():
        (folder / f"{name}.visitors").write_text("\n".join(lines))


def test_nobody_is_told_what_is_not_so(fleet: Fleet, record_property: Callable[[str, object], None]) -> None:
    seed = int.from_bytes(os.urandom(4))
    chance = random.Random(seed)  # noqa: S311 (bad luck, not a secret)
    record_property("seed", seed)
    visitors = make_visitors()
    enroll(fleet.database, visitors)
    send_to_kiosks(fleet.folder, visitors, chance)
    fleet.services = [fleet.start_service(number) for number in range(SERVICES)]
    fleet.kiosks = [fleet.start_kiosks(number) for number in range(PROCESSES)]

    # Each at some moment of the work, however fast this computer gets on with it.
    misfortunes = [fleet.kill_service, fleet.kill_kiosks, fleet.kill_postgres] * EACH
    moments = sorted(chance.sample(range(20, REGISTRATIONS - 200), len(misfortunes)), reverse=True)
    deadline = time.monotonic() + PATIENCE
    while any(kiosk.poll() is None for kiosk in fleet.kiosks):
        assert time.monotonic() < deadline, fleet.said()
        assert not any(kiosk.returncode for kiosk in fleet.kiosks), fleet.said()
        if moments and fleet.visits() >= moments[-1]:
            moments.pop()
            misfortunes.pop()(chance)
        else:
            time.sleep(0.01)
    assert not any(kiosk.returncode for kiosk in fleet.kiosks), fleet.said()
    assert all(service.poll() is None for service in fleet.services), fleet.said()
    assert fleet.killed == {"service": EACH, "kiosk": EACH, "postgres": EACH}

    check(fleet, visitors)


def check(fleet: Fleet, visitors: Sequence[Visitor]) -> None:
    """What the kiosks showed against what the database holds."""
    by_name = {visitor.name: visitor for visitor in visitors}
    told: dict[int, set[str]] = {}
    first: Counter[int] = Counter()
    for name in kiosk_names():
        shown = [entry for entry in read_journal(fleet.folder / f"{name}.journal") if entry[0] in {"saw", "settled"}]
        for _, who, _, result in shown:
            told.setdefault(by_name[who].number, set()).add(result)
            first[by_name[who].number] += result == "registered"
        chain = check_chain(fleet.folder / f"{name}.audit")
        assert chain.intact
        assert chain.records >= 2 * len(shown), name

    with closing(open_database(fleet.database)) as database, database.transaction(10) as connection:
        registered = set(connection.execute(select(registrations.c.person_id)).scalars())
        kept = Counter(
            connection.execute(
                select(answers.c.person_id).where(answers.c.kind == "registered", answers.c.flag.is_(False))
            ).scalars()
        )

    yes = {number for number, results in told.items() if results & {"registered", "already"}}
    assert registered == yes
    # Once, however many kiosks a visitor stood at: one request made the registration, and one kiosk says so.
    assert kept == Counter(dict.fromkeys(registered, 1))
    assert all(count <= 1 for count in first.values())
    # Nobody who must not be, and everybody who waited for an answer.
    results = {kind: Counter[str]() for kind in Kind}
    for visitor in visitors:
        results[visitor.kind].update(told.get(visitor.number, ()))
    for kind in (Kind.PROTECTED, Kind.UNKNOWN, Kind.FORGED):
        assert set(results[kind]) <= {"cannot-use", "nothing"}, kind
        assert results[kind]["cannot-use"] > OTHERS / 2
    assert set(results[Kind.GOOD]) <= {"registered", "already", "nothing"}
    assert len(registered) >= REGISTRATIONS - KIOSKS * fleet.killed["kiosk"]


def test_the_database_is_away_for_a_while(fleet: Fleet) -> None:
    """Each question is answered in time with "cannot decide", and the first one after the return with an answer."""
    visitors = make_visitors()[:2]
    enroll(fleet.database, visitors)
    fleet.services = [fleet.start_service(number) for number in range(SERVICES)]
    desk = RemoteDesk(fleet.addresses)
    ready = time.monotonic() + PATIENCE
    for _ in range(SERVICES):
        while True:
            try:
                desk.challenge("kiosk-00")
                break
            except BackendError:
                assert time.monotonic() < ready
                time.sleep(0.05)

    fleet.cluster.stop()
    back = time.monotonic() + AWAY
    refused = 0
    while time.monotonic() < back:
        asked = time.monotonic()
        with pytest.raises(BackendError, match="cannot be reached"):
            desk.challenge("kiosk-00")
        assert time.monotonic() - asked < TIMEOUT + 1
        refused += 1
        time.sleep(0.2)
    fleet.cluster.start()
    assert refused > AWAY
    for _ in range(2 * SERVICES):
        desk.challenge("kiosk-00")
    assert all(service.poll() is None for service in fleet.services), fleet.said()
