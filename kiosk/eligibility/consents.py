"""What visitors say when asked: the statements that keep it, and what holds of it.

A consent belongs to one request and holds for a day. In the grace period, when nothing but eligibility may be told,
consents to medical information come to nothing and are not kept; a refusal is, and an objection too.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.eligibility.ledger import or_nothing
from kiosk.eligibility.model import ConsentItem, Consents, Objection
from kiosk.eligibility.schema import consents, objections

# What an insurer certifies; all else is medical information.
_OF_INSURANCE: Final = frozenset({ConsentItem.DISEASES, ConsentItem.LIMIT})


def _anew() -> dict[str, sqlite.Insert | postgresql.Insert]:
    key, said = ["request_id", "item"], ("given", "said_at", "expires_at")
    lite, post = sqlite.insert(consents), postgresql.insert(consents)
    return {
        "sqlite": lite.on_conflict_do_update(index_elements=key, set_={name: lite.excluded[name] for name in said}),
        "postgresql": post.on_conflict_do_update(index_elements=key, set_={name: post.excluded[name] for name in said}),
    }


_KEEP: Final = _anew()
_OBJECT: Final = or_nothing(objections)
_WITHDRAW: Final = delete(objections).where(
    objections.c.person_id == bindparam("person"), objections.c.kind == bindparam("withdrawn")
)
_FIND: Final = select(consents.c.item).where(
    consents.c.request_id == bindparam("wanted"), consents.c.given.is_(True), consents.c.expires_at > bindparam("now")
)


def keep_consents(
    connection: Connection, request_id: str, said: Consents, now: datetime, until: datetime, *, eligibility_only: bool
) -> None:
    """Remember what was given, until the moment `until`, and what was refused; what is said last holds."""
    given = said.given & _OF_INSURANCE if eligibility_only else said.given
    rows = [
        {"request_id": request_id, "item": item.value, "given": item in given, "said_at": now, "expires_at": until}
        # In one order, so that two transactions cannot wait for each other.
        for item in sorted(given | said.refused, key=lambda item: item.value)
    ]
    if rows:
        connection.execute(_KEEP[connection.dialect.name], rows)


def keep_objections(connection: Connection, person: int, said: Consents, now: datetime) -> None:
    """Remember to what a person objects, from the first time on, and forget what was taken back."""
    for kind, objects in said.objections:
        if objects:
            row = {"person_id": person, "kind": kind.value, "since": now}
            connection.execute(_OBJECT[connection.dialect.name], row)
        else:
            connection.execute(_WITHDRAW, {"person": person, "withdrawn": kind.value})


def find_consents(connection: Connection, request_id: str, now: datetime) -> frozenset[ConsentItem]:
    """To what the visitor of a request consents at the moment `now`."""
    return frozenset(
        ConsentItem(item) for item in connection.execute(_FIND, {"wanted": request_id, "now": now}).scalars()
    )


def find_objections(connection: Connection, person: int) -> dict[Objection, datetime]:
    """To what a person objects, and since when."""
    rows = connection.execute(select(objections.c.kind, objections.c.since).where(objections.c.person_id == person))
    return {Objection(kind): since for kind, since in rows}
