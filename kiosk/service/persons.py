"""What insurers and municipalities report of one person: a protection, the end of one, a renewed certificate.

A person is meant by a certificate, or by the numbers of a paper. Nothing here says a name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.audit.trail import Json
from kiosk.eligibility.adjudicating import ProtectionKind
from kiosk.eligibility.database import Database
from kiosk.eligibility.ledger import or_nothing
from kiosk.eligibility.lookup import find_holders
from kiosk.eligibility.model import InsuredNumber
from kiosk.eligibility.schema import certificates, protections
from kiosk.service.pseudonyms import Pseudonyms

_TIMEOUT: Final = 10.0  # seconds
_PROTECT: Final = or_nothing(protections)


@dataclass(frozen=True, slots=True)
class Link:
    """What is kept of a certificate: SHA-256 of its issuer's name (DER), its serial in hexadecimal."""

    issuer: bytes = field(repr=False)
    serial: str = field(repr=False)


# By what a person is meant.
Meant: TypeAlias = Link | InsuredNumber


class NobodyFound(Exception):
    """Nobody is known by what was given."""


class SeveralFound(Exception):
    """Several persons fit what was given."""


class BelongsToAnother(Exception):
    """The new certificate is known as another person's."""


class Reports:
    """Takes reports about persons into a database.

    `note` writes a line of the audit trail, before the change is kept and once more if it could not be; a pseudonym
    stands there for each certificate of the person. Raises OSError from there, and BackendError.
    """

    def __init__(self, database: Database, pseudonyms: Pseudonyms, note: Callable[[dict[str, Json]], None]) -> None:
        self._database = database
        self._pseudonyms = pseudonyms
        self._note = note

    def protect(self, meant: Meant, kind: ProtectionKind) -> bool:
        """Protect a person; False where it was so already. Raises NobodyFound and SeveralFound."""

        def change(connection: Connection, person: int) -> bool:
            row = {"person_id": person, "kind": kind.value}
            return connection.execute(_PROTECT[connection.dialect.name], row).rowcount == 1

        return self._change("protect", meant, change, kind=kind.value)

    def unprotect(self, meant: Meant, kind: ProtectionKind) -> bool:
        """Take a protection back; False where there was none. Raises NobodyFound and SeveralFound."""

        def change(connection: Connection, person: int) -> bool:
            taken = delete(protections).where(protections.c.person_id == person, protections.c.kind == kind.value)
            return connection.execute(taken).rowcount == 1

        return self._change("unprotect", meant, change, kind=kind.value)

    def renew(self, old: Link, new: Link, at: datetime) -> bool:
        """Let a person be known by a new certificate too, renewed at the moment `at` (aware).

        Raises NobodyFound for the old one, and BelongsToAnother for the new one.
        """

        def change(connection: Connection, person: int) -> bool:
            row = {"issuer": new.issuer, "serial": new.serial, "person_id": person, "renewed_at": at}
            if connection.execute(_RENEW[connection.dialect.name], row).rowcount != 1:
                raise BelongsToAnother
            return True

        return self._change("renew", old, change, new=self._pseudonyms.of_link(new.issuer, new.serial))

    def _change(self, event: str, meant: Meant, change: Callable[[Connection, int], bool], **more: Json) -> bool:
        record: dict[str, Json] = {"event": event, **more}
        noted = False
        try:
            with self._database.transaction(_TIMEOUT) as connection:
                found = _find(connection, meant)
                record["persons"] = [
                    self._pseudonyms.of_link(link.issuer, link.serial)
                    for person in found
                    for link in _links(connection, person)
                ]
                changed = change(connection, _only(found))
                noted = True
                self._note({**record, "outcome": "done" if changed else "was-so-before"})
        except (NobodyFound, SeveralFound, BelongsToAnother) as refused:
            self._note({**record, "outcome": _OUTCOMES[type(refused)]})
            raise
        except Exception:
            if noted:
                self._note({**record, "outcome": "not-kept"})
            raise
        return changed


_OUTCOMES: Final[dict[type[Exception], str]] = {
    NobodyFound: "nobody-found",
    SeveralFound: "several-found",
    BelongsToAnother: "belongs-to-another",
}


def _renew() -> dict[str, sqlite.Insert | postgresql.Insert]:
    lite, post = sqlite.insert(certificates), postgresql.insert(certificates)
    key = ["issuer", "serial"]
    # Where another person is known by it, nothing is changed, and no row counted.
    return {
        "sqlite": lite.on_conflict_do_update(
            index_elements=key,
            set_={"renewed_at": lite.excluded.renewed_at},
            where=certificates.c.person_id == lite.excluded.person_id,
        ),
        "postgresql": post.on_conflict_do_update(
            index_elements=key,
            set_={"renewed_at": post.excluded.renewed_at},
            where=certificates.c.person_id == post.excluded.person_id,
        ),
    }


_RENEW: Final = _renew()


def _find(connection: Connection, meant: Meant) -> list[int]:
    match meant:
        case Link(issuer, serial):
            known = (certificates.c.issuer == issuer, certificates.c.serial == serial)
            return list(connection.execute(select(certificates.c.person_id).where(*known)).scalars())
        case InsuredNumber():
            return [person for person, _ in find_holders(connection, meant)]


def _only(found: list[int]) -> int:
    match found:
        case [person]:
            return person
        case []:
            raise NobodyFound
        case _:
            raise SeveralFound


def _links(connection: Connection, person: int) -> list[Link]:
    chosen = select(certificates.c.issuer, certificates.c.serial).where(certificates.c.person_id == person)
    return sorted((Link(*row) for row in connection.execute(chosen)), key=lambda link: (link.issuer, link.serial))
