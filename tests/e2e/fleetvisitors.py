"""The visitors of a fleet: their cards, and what its database knows of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from kiosk.eligibility.database import open_database
from kiosk.eligibility.ledger import link
from kiosk.eligibility.schema import certificates, persons, protections
from kiosk.trust import PRODUCTION_POLICY, read_facts
from reader.virtual.keys import private_key
from tests.e2e.fleet import Kind, Visitor
from tests.kiosk.eligibility.minting import REAL_CA, Mint


def make_visitors(kinds: Sequence[Kind]) -> list[Visitor]:
    """Somebody with a card for each, numbered from 1."""
    now = datetime.now(UTC).replace(microsecond=0)
    made = []
    for number, kind in enumerate(kinds, start=1):
        key = f"card-auth-{number % 24:02}"
        mint = Mint(
            ca=REAL_CA,
            serial=0x0700_0000 + number,
            begin=now - timedelta(days=400),
            end=now + timedelta(days=800),
            key=private_key(key).public_key(),
            policy=PRODUCTION_POLICY,
        )
        shown = f"card-auth-{(number + 1) % 24:02}" if kind is Kind.FORGED else key
        made.append(Visitor(f"visitor-{number}", kind, number, mint.der, shown))
    return made


def enroll(url: str, visitors: Sequence[Visitor]) -> None:
    """Put everybody but the unknown into the database, by their numbers."""
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
