"""What is forgotten is counted, once, whoever forgets it and whenever it is asked. On both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import insert

from kiosk.eligibility import tally
from kiosk.eligibility.adjudicator import Adjudicator
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.model import InsuredNumber, Purpose
from kiosk.eligibility.schema import access_tokens, answers, assertions, consents, kiosks, sites
from kiosk.eligibility.tally import Count, count_outcomes
from tests.kiosk.eligibility.court import KIOSK, OTHER, Aside, Court
from tests.kiosk.eligibility.desk import LONG_AGO, signer
from tests.kiosk.eligibility.minting import NOW, Mint

REGISTER, SHOW = Purpose.REGISTER, Purpose.COVERAGE
DAY = timedelta(days=1)
ALWAYS = (date(2000, 1, 1), date(2100, 1, 1))


@pytest.fixture
def court(database: Database) -> Court:
    return Court(database)


@pytest.fixture
def second(court: Court, database_url: str) -> Iterator[Adjudicator]:
    with closing(open_database(database_url)) as other:
        yield court.sit(other)


def report(court: Court) -> list[Count]:
    with court.database.transaction(5) as connection:
        return count_outcomes(connection, *ALWAYS)


def fill(court: Court, number: int, at: datetime = NOW) -> None:
    rows = [
        {
            "request_id": f"{at:%d%H}-{each}",
            "proof": bytes(32),
            "answered_at": at,
            "kiosk": f"kiosk-{each % 3}",
            "purpose": "coverage",
            "kind": "refused",
            "reason": "cannot-use",
            "flag": False,
            "eligibility_only": False,
        }
        for each in range(number)
    ]
    with court.database.transaction(30) as connection:
        connection.execute(insert(answers), rows)


def test_every_outcome_by_its_name(court: Court) -> None:
    who = court.enroll(Mint(serial=1))
    court.ask(who, REGISTER, "1")
    court.ask(who, REGISTER, "2")
    court.ask(who, SHOW, "3")
    court.ask(who, SHOW, "4", OTHER)
    court.ask(signer(Mint(serial=2)), SHOW, "5")
    query = InsuredNumber("06132013", "", "1", "", date(1988, 3, 14))
    court.adjudicator.look_up(KIOSK, query, request_id="6", timeout=5)
    court.adjudicator = court.sit(court.database)
    court.clock.advance(2 * DAY)
    court.ask(who, SHOW, "7")
    first, later = date(2026, 6, 1), date(2026, 6, 3)
    expected = [
        Count(first, "kiosk-1", "coverage", "cannot-use", 1),
        Count(first, "kiosk-1", "coverage", "covered", 1),
        Count(first, "kiosk-1", "look-up", "no-qualification", 1),
        Count(first, "kiosk-1", "register", "already-registered", 1),
        Count(first, "kiosk-1", "register", "registered", 1),
        Count(first, "kiosk-2", "coverage", "covered", 1),
        Count(later, "kiosk-1", "coverage", "revocation-unknown", 1),
    ]
    assert report(court) == expected
    for step in (DAY, 5 * DAY, 30 * DAY):
        court.clock.advance(step)
        court.adjudicator.purge()
        assert report(court) == expected
    assert court.query("SELECT count(*) FROM answers") == [(0,)]


def test_a_day_is_one_in_japan(court: Court) -> None:
    fill(court, 1, datetime(2026, 6, 1, 14, 59, 59, tzinfo=UTC))
    fill(court, 1, datetime(2026, 6, 1, 15, 0, 0, tzinfo=UTC))
    days = [date(2026, 6, 1), date(2026, 6, 2)]
    assert [count.day for count in report(court)] == days
    court.clock.advance(30 * DAY)
    court.adjudicator.purge()
    assert [count.day for count in report(court)] == days
    with court.database.transaction(5) as connection:
        assert [count.day for count in count_outcomes(connection, days[1], days[1])] == days[1:]


def test_several_processes_forget_at_once(court: Court, second: Adjudicator) -> None:
    fill(court, 5 * tally.BATCH + 7)
    before = report(court)
    assert sum(count.count for count in before) == 5 * tally.BATCH + 7
    court.clock.advance(8 * DAY)
    forgetting = [Aside(partial(each.purge)) for each in (court.adjudicator, second, court.adjudicator, second)]
    while any(each.is_alive() for each in forgetting):
        assert report(court) == before
    for each in forgetting:
        each.result()
    assert report(court) == before
    court.adjudicator.purge()
    assert court.query("SELECT count(*) FROM answers") == [(0,)]
    assert court.query("SELECT sum(count) FROM tallies") == [(5 * tally.BATCH + 7,)]


def test_later_ones_are_added(court: Court) -> None:
    fill(court, 3, NOW)
    court.clock.advance(8 * DAY)
    court.adjudicator.purge()
    fill(court, 3, NOW + timedelta(hours=1))
    court.adjudicator.purge()
    assert [count.count for count in report(court)] == [2, 2, 2]


def test_what_is_over_is_forgotten_with_a_margin(court: Court) -> None:
    who = court.enroll(Mint(), LONG_AGO)
    court.proof(who, SHOW)
    with court.database.transaction(5) as connection:
        connection.execute(insert(sites).values(id="s", name="s", medical=False, staffed=False))
        connection.execute(insert(kiosks).values(id="k", site_id="s"))
        connection.execute(insert(access_tokens).values(digest=bytes(32), kiosk_id="k", expires_at=NOW))
        connection.execute(insert(assertions).values(id="a", kiosk_id="k", expires_at=NOW))
        connection.execute(
            insert(consents),
            [
                {"request_id": "r", "item": "medicines", "given": True, "said_at": NOW, "expires_at": NOW},
                {"request_id": "r", "item": "treatment", "given": True, "said_at": NOW, "expires_at": NOW + DAY},
            ],
        )
    count = (
        "SELECT (SELECT count(*) FROM challenges), (SELECT count(*) FROM access_tokens),"
        " (SELECT count(*) FROM assertions), (SELECT count(*) FROM consents)"
    )
    court.clock.advance(DAY)
    court.adjudicator.purge()
    assert court.query(count) == [(1, 1, 1, 2)]
    court.clock.advance(timedelta(minutes=2, seconds=1))
    court.adjudicator.purge()
    assert court.query(count) == [(0, 0, 0, 1)]
    assert court.query("SELECT count(*) FROM registrations") == [(1,)]


def test_the_probe_forgets_every_few_minutes(court: Court) -> None:
    who = court.enroll(Mint(), LONG_AGO)
    court.adjudicator.probe()
    court.ask(who, SHOW, "1")
    court.clock.advance(8 * DAY)
    probing = court.sit(court.database)
    probing.probe()
    assert court.query("SELECT count(*) FROM answers") == [(0,)]
    fill(court, 1, NOW)
    court.clock.advance(timedelta(minutes=4, seconds=59))
    probing.probe()
    assert court.query("SELECT count(*) FROM answers") == [(1,)]
    court.clock.advance(timedelta(seconds=1))
    probing.probe()
    assert court.query("SELECT count(*) FROM answers") == [(0,)]
    court.clock.advance(-DAY)
    fill(court, 1, NOW - 2 * DAY)
    probing.probe()
    assert court.query("SELECT count(*) FROM answers") == [(0,)]
