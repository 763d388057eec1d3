"""Whole proofs with few and with many insured persons in the database: it must hardly matter."""

from __future__ import annotations

import hashlib
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Final

import psycopg
import pytest

from kiosk.eligibility.adjudicator import Adjudicator
from kiosk.eligibility.database import open_database
from kiosk.eligibility.model import Covered, Purpose
from kiosk.eligibility.revocation import GivenRevocation
from kiosk.eligibility.testing import Clock
from kiosk.trust import Anchor, TrustStore
from tests.kiosk.eligibility.court import KIOSK
from tests.kiosk.eligibility.desk import signer
from tests.kiosk.eligibility.minting import CA, NOW, Mint, make_list
from tests.postgres import Cluster

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

Tell = Callable[[str, str, str, str], None]
FEW: Final = 100_000
MANY: Final = int(os.environ.get("BENCH_PERSONS", "10000000"))
PROOFS: Final = int(os.environ.get("BENCH_PROOFS", "3000"))  # at each size; each is about another person
TURN: Final = 50  # proofs in a row at one size
MOST: Final = 1.5
_SETTINGS: Final = (
    "shared_buffers=1GB", "max_wal_size=16GB", "checkpoint_timeout=60min", "maintenance_work_mem=512MB",
)  # fmt: skip
_TABLES: Final = ("persons", "certificates", "coverages")
# Keys and indexes of these tables, to be made after the rows: that is what a restored backup does.
_KEYS: Final = """
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I CASCADE', conrelid::regclass, conname),
           format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint
    WHERE contype IN ('p', 'f') AND (conrelid = ANY(%(tables)s::regclass[]) OR confrelid = ANY(%(tables)s::regclass[]))
    ORDER BY contype = 'f', conname
"""
_INDEXES: Final = """
    SELECT format('DROP INDEX %%I', indexname), indexdef FROM pg_indexes
    WHERE tablename = ANY(%(tables)s) AND indexname LIKE 'ix_%%'
"""
_FILL: Final = (
    "INSERT INTO persons (id) SELECT i FROM generate_series(1, {count}) AS i",
    """
    INSERT INTO certificates (issuer, serial, person_id)
    SELECT '\\x{issuer}', '1' || substr(md5(i::text), 1, 15), i FROM generate_series(1, {count}) AS i
    """,
    """
    INSERT INTO coverages (person_id, validity, insurer_number, insurer_name, symbol, number, branch, relationship,
                           name, name_kana, birth_date, valid_from, burden_ratio, details)
    SELECT i, 1, '06132013', '見本保険者' || i % 300, '記号' || i % 1000, i::text, '01', 1 + i % 2,
           '見本 一号', 'ミホン イチゴウ', date '1935-01-01' + (i % 30000)::int, date '2020-04-01', 30,
           '{{"sex":1,"qualified_on":"2020-04-01"}}'
    FROM generate_series(1, {count}) AS i
    """,
)


def serial_of(number: int) -> int:
    """The serial number of a person's certificate: the one that _FILL makes."""
    return int("1" + hashlib.md5(str(number).encode(), usedforsecurity=False).hexdigest()[:15], 16)


def fill(url: str, count: int, asked: list[int]) -> None:
    """Put so many persons in, of whom those that are asked about are registered."""
    issuer = hashlib.sha256(CA.name.public_bytes()).hexdigest()
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        given = {"tables": list(_TABLES)}
        keys = connection.execute(_KEYS, given).fetchall()
        indexes = connection.execute(_INDEXES, given).fetchall()
        for drop, _ in [*reversed(keys), *indexes]:
            connection.execute(drop.replace("DROP CONSTRAINT", "DROP CONSTRAINT IF EXISTS"))
        for statement in _FILL:
            connection.execute(statement.format(count=count, issuer=issuer))
        for _, make in [*keys, *indexes]:
            connection.execute(make)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO registrations (person_id, request_id, registered_at) VALUES (%s, %s, '2026-01-01')",
                [(number, f"before-{number}") for number in asked],
            )
        connection.execute("VACUUM (ANALYZE)")
        connection.execute("CHECKPOINT")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with Cluster(durable=True, settings=_SETTINGS) as started:
        yield started


def prove(adjudicator: Adjudicator, number: int, name: str) -> float:
    """Milliseconds of one whole proof; the card's own time is not counted."""
    who = signer(Mint(serial=serial_of(number)))
    started = time.perf_counter()
    challenge = adjudicator.challenge(KIOSK, Purpose.COVERAGE, timeout=5)
    asked = time.perf_counter() - started
    proof = who.prove(challenge)
    started = time.perf_counter()
    answer = adjudicator.answer(KIOSK, Purpose.COVERAGE, proof, request_id=name, timeout=5)
    took = asked + time.perf_counter() - started
    assert isinstance(answer, Covered)
    return took * 1000


def test_proofs(cluster: Cluster, tell: Tell) -> None:
    chance = random.Random(4)  # noqa: S311 (whom to ask about)
    clock = Clock(NOW)
    with ExitStack() as held:
        halls = []
        for count in (FEW, MANY):
            asked = chance.sample(range(1, count + 1), min(PROOFS + TURN, count))
            url = cluster.url(cluster.create())
            started = time.monotonic()
            fill(url, count, asked)
            tell(f"{count:,} insured persons put in", f"{time.monotonic() - started:.0f} s", "", "")
            database = held.enter_context(closing(open_database(url)))
            source = GivenRevocation([make_list(at=NOW)])
            store = TrustStore([Anchor(CA.certificate)])
            halls.append((Adjudicator(database, store, source, now=clock), iter(asked)))
        times: list[list[float]] = [[], []]
        for turn in range(PROOFS // TURN + 1):
            for kept, (adjudicator, asked_now) in zip(times, halls, strict=True):
                found = [prove(adjudicator, next(asked_now), f"{turn}-{place}") for place in range(TURN)]
                if turn:  # the first ones fill caches and prepare statements
                    kept.extend(found)
        few, many = times
        for words, of in (("median", statistics.median), ("99th percentile", _p99)):
            tell(
                f"whole proof at {MANY:,} and at {FEW:,} persons, {words}",
                f"{of(many):.2f} ms",
                f"{of(few):.2f} ms",
                f"{of(many) / of(few):.2f}" + (f" (<= {MOST})" if of is _p99 else ""),
            )
        assert _p99(many) <= MOST * _p99(few)


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]
