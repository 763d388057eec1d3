"""A fleet in which anything may be killed at any moment: nobody is told what is not so.

Twenty enrolled kiosks with the http backend, certificates and signatures of a whole PKI, two processes of
`myna-kiosk serve` over TLS, and a PostgreSQL with fsync.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import select

from kiosk.audit.trail import check_chain
from kiosk.eligibility.database import open_database
from kiosk.eligibility.http.settling import TRAIL_FILE, settled, unsettled
from kiosk.eligibility.schema import answers, registrations
from tests.e2e.fleet import End, Entry, Kind, Visitor, read_journal
from tests.e2e.fleetprocesses import PATIENCE, Fleet, open_fleet
from tests.e2e.fleetvisitors import enroll, make_visitors

REGISTRATIONS: Final = 2000
TWICE: Final = 100  # of them stand at two kiosks at about the same time
OTHERS: Final = 40  # of each other kind
KIOSKS: Final = 20
PROCESSES: Final = 4  # that the kiosks share
EACH: Final = 5  # times that a service, the kiosks of a process, and PostgreSQL are killed


@pytest.fixture
def chance(record_property: Callable[[str, object], None]) -> random.Random:
    seed = int.from_bytes(os.urandom(4))
    record_property("seed", seed)
    return random.Random(seed)  # noqa: S311 (bad luck, not a secret)


@pytest.fixture
def fleet(tmp_path: Path, chance: random.Random) -> Iterator[Fleet]:
    with open_fleet(tmp_path, chance) as made:
        names = [f"kiosk-{number:02}" for number in range(KIOSKS)]
        made.shares = [names[number::PROCESSES] for number in range(PROCESSES)]
        made.enroll(names)
        yield made


def send_to_kiosks(fleet: Fleet, visitors: Sequence[Visitor], chance: random.Random) -> None:
    """Everybody to some kiosk, and the first of the good ones to two, about when their turn is the same."""
    queues: dict[str, list[str]] = {name: [] for name in fleet.names}
    for visitor in chance.sample(visitors, len(visitors)):
        twice = visitor.kind is Kind.GOOD and visitor.number <= TWICE
        for name in chance.sample(fleet.names, 2 if twice else 1):
            queues[name].append(visitor.to_json())
    for name, lines in queues.items():
        (fleet.folder / f"{name}.visitors").write_text("\n".join(lines))


@pytest.mark.long
@pytest.mark.timeout(PATIENCE + 60)
def test_nobody_is_told_what_is_not_so(fleet: Fleet, chance: random.Random) -> None:
    kinds = [Kind.GOOD] * REGISTRATIONS
    kinds += [kind for kind in (Kind.PROTECTED, Kind.UNKNOWN, Kind.FORGED) for _ in range(OTHERS)]
    visitors = make_visitors(kinds)
    enroll(fleet.database, visitors)
    send_to_kiosks(fleet, visitors, chance)
    fleet.kiosks = [fleet.start_kiosks(number) for number in range(PROCESSES)]

    # Each at some moment of the work, however fast this computer gets on with it.
    misfortunes = [fleet.kill_service, fleet.kill_kiosks, fleet.kill_postgres] * EACH
    moments = sorted(chance.sample(range(20, REGISTRATIONS - 200), len(misfortunes)), reverse=True)
    deadline = time.monotonic() + PATIENCE
    while any(kiosk.poll() is None for kiosk in fleet.kiosks):
        assert time.monotonic() < deadline, fleet.said()
        assert not any(kiosk.returncode for kiosk in fleet.kiosks), fleet.said()
        fleet.supervise()
        if moments and fleet.visits() >= moments[-1]:
            moments.pop()
            misfortunes.pop()(chance)
        else:
            time.sleep(0.01)
    assert not any(kiosk.returncode for kiosk in fleet.kiosks), fleet.said()
    assert fleet.killed == {"service": EACH, "kiosk": EACH, "postgres": EACH}
    assert all(fleet.balancer.served), "one of the services had nothing to do"
    fleet.stop_services()

    told = gather(fleet, visitors)
    check_registrations(fleet, told)
    check_visitors(fleet, visitors, told)
    check_trails(fleet, told)


@dataclass
class Told:
    """What the kiosks showed and noted: by request, whose it was, how it ended, and what was found out later."""

    persons: dict[str, Visitor] = field(default_factory=dict)
    ends: dict[str, Entry] = field(default_factory=dict)
    later: dict[str, str] = field(default_factory=dict)

    def requests(self, *results: str) -> set[str]:
        """The requests of which somebody was told one of these, on the page or by what was settled later."""
        seen = {request for request, entry in self.ends.items() if entry.result in results}
        return seen | {request for request, outcome in self.later.items() if outcome in results}

    def people(self, *results: str) -> set[int]:
        """The persons of these requests."""
        return {self.persons[request].number for request in self.requests(*results)}


def gather(fleet: Fleet, visitors: Sequence[Visitor]) -> Told:
    by_name = {visitor.name: visitor for visitor in visitors}
    told = Told()
    for name in fleet.names:
        for entry in read_journal(fleet.folder / f"{name}.journal"):
            assert entry.end is not None
            told.persons[entry.request] = by_name[entry.visitor]
            told.ends[entry.request] = entry
        folder = fleet.folder / name / "backend"
        assert unsettled(folder) == ()
        for found in settled(folder):
            told.later[found.request] = found.outcome
    assert set(told.later.values()) <= {"registered", "already-registered", "refused", "not-made"}
    assert told.later, "nothing was left open by anybody"
    return told


def check_registrations(fleet: Fleet, told: Told) -> None:
    """What was told against what the database holds."""
    with closing(open_database(fleet.database)) as database, database.transaction(10) as connection:
        made = {row.request_id: row.person_id for row in connection.execute(select(registrations))}
        kept = Counter(
            connection.execute(
                select(answers.c.person_id).where(answers.c.kind == "registered", answers.c.flag.is_(False))
            ).scalars()
        )

    assert made.keys() <= told.persons.keys()
    # Each by the request of its own person, and once, however many kiosks that person stood at.
    assert all(told.persons[request].number == person for request, person in made.items())
    assert kept == Counter(dict.fromkeys(made.values(), 1))
    # Who was told so is registered, by that request; of whom it was said that nothing came of it is not, by that one.
    assert told.requests("registered") <= made.keys()
    assert told.people("already", "already-registered") <= set(made.values())
    assert not told.requests("not-made", "refused", "cannot-use") & made.keys()
    again = {request for request, entry in told.ends.items() if entry.end is End.AGAIN}
    assert not again & made.keys()
    # No one else is: but for who stood there when the kiosk went dark between the answer and its page.
    unseen = made.keys() - told.requests("registered")
    assert all(told.ends[request].end is End.DARK for request in unseen)
    assert len(unseen) <= KIOSKS // PROCESSES * fleet.killed["kiosk"]


def check_visitors(fleet: Fleet, visitors: Sequence[Visitor], told: Told) -> None:
    """That nobody was told what does not befit them, and that everybody who waited was told something."""
    results = {kind: Counter[str]() for kind in Kind}
    for request, entry in told.ends.items():
        if entry.end is End.SAW:
            results[told.persons[request].kind][entry.result] += 1
    for kind in (Kind.PROTECTED, Kind.UNKNOWN, Kind.FORGED):
        assert results[kind].keys() == {"cannot-use"}, kind
        assert results[kind]["cannot-use"] > OTHERS / 2
    assert results[Kind.GOOD].keys() == {"registered", "already"}
    gone = [entry for entry in told.ends.values() if entry.end in {End.DARK, End.DESK}]
    seen = {entry.visitor for entry in told.ends.values() if entry.end is End.SAW}
    assert {visitor.name for visitor in visitors} - seen <= {entry.visitor for entry in gone}
    patient = {entry.visitor for entry in gone if entry.end is End.DARK and told.persons[entry.request].patient}
    desk = {entry.visitor for entry in gone if entry.end is End.DESK}
    assert patient - desk <= seen


def check_trails(fleet: Fleet, told: Told) -> None:
    """That every trail is whole, and that the services' have every registration that anybody was told of."""
    for name in fleet.names:
        chain = check_chain(fleet.folder / f"{name}.audit")
        assert chain.intact, chain.faults
        shown = [entry for entry in read_journal(fleet.folder / f"{name}.journal") if entry.end is End.SAW]
        assert chain.records >= 2 * len(shown), name
        later = fleet.folder / name / "backend" / TRAIL_FILE
        assert not later.exists() or check_chain(later).intact
    written = set()
    for trail in fleet.trails():
        chain = check_chain(trail)
        assert chain.intact, chain.faults
        records = (json.loads(line) for line in trail.read_bytes().splitlines())
        written |= {record["request"] for record in records if record.get("outcome") == "registered"}
    assert len(fleet.trails()) >= len(fleet.services)
    assert {request for request, entry in told.ends.items() if entry.result == "registered"} <= written
