"""The kiosks and sites of a service, as whoever runs it keeps them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.eligibility.database import Database
from kiosk.eligibility.ledger import or_nothing
from kiosk.eligibility.schema import enrolment_codes, kiosks, sites
from kiosk.service.codes import code_digest, new_code
from kiosk.service.identity import end_tokens

CODE_LIFE: Final = timedelta(hours=1)
_TIMEOUT: Final = 10.0  # seconds
_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_NEW_SITE: Final = or_nothing(sites)
_NEW_KIOSK: Final = or_nothing(kiosks)


class FleetFault(Exception):
    """What was asked for cannot be done; the message says why and what to do. Nothing has changed."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place where kiosks stand; see `Asker` for what `medical` and `staffed` allow."""

    id: str
    name: str
    medical: bool
    staffed: bool


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A kiosk: where it stands, when it was enrolled (None: not yet) and revoked (None: it is not)."""

    id: str
    site: str
    enrolled_at: datetime | None
    revoked_at: datetime | None

    @property
    def state(self) -> str:
        """In one word: waiting, enrolled or revoked."""
        if self.revoked_at is not None:
            return "revoked"
        return "waiting" if self.enrolled_at is None else "enrolled"


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A one-time code, and until when it can be used."""

    code: str = field(repr=False)
    expires_at: datetime


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Fleet:
    """Sites and kiosks in a database. Every method may raise BackendError."""

    def __init__(
        self, database: Database, now: Callable[[], datetime] = _utc_now, *, code_life: timedelta = CODE_LIFE
    ) -> None:
        self._database = database
        self._now = now
        self._code_life = code_life

    def add_site(self, site: Site) -> None:
        """Put a site in. Raises FleetFault for an id that is none, or of another site."""
        if not self.keep_site(site):
            raise FleetFault(f"site {site.id} is there already")

    def keep_site(self, site: Site) -> bool:
        """Put a site in where its id is new; False where it is there. Raises FleetFault for an id that is none."""
        _check_id("site", site.id)
        if not site.name.strip():
            raise FleetFault("a site needs a name")
        with self._database.transaction(_TIMEOUT) as connection:
            return _put_site(connection, site)

    def change_site(
        self, site: str, *, name: str | None = None, medical: bool | None = None, staffed: bool | None = None
    ) -> Site:
        """Change what is said of a site, None: as it was; from the next question on. Raises FleetFault."""
        said = {"name": name, "medical": medical, "staffed": staffed}
        changes = {column: value for column, value in said.items() if value is not None}
        if name is not None and not name.strip():
            raise FleetFault("a site needs a name")
        with self._database.transaction(_TIMEOUT) as connection:
            if changes:
                connection.execute(update(sites).where(sites.c.id == site).values(changes))
            found = _find_site(connection, site)
        if found is None:
            raise FleetFault(f"site {site} is not known; `myna-kiosk service site list` names those that are")
        return found

    def add_kiosk(self, kiosk: str, site: str, *, again: bool = False, new_site: Site | None = None) -> IssuedCode:
        """Put a kiosk in and issue its one-time code; codes that were issued for it before are no longer good.

        `new_site` is put in with it, where it is not there yet.
        `again`: of a kiosk that is there already, whose key ends when the code is used; it may have been revoked.
        Raises FleetFault for an id that is none, a kiosk that is there (without `again`), and an unknown site.
        """
        _check_id("kiosk", kiosk)
        _check_id("site", site)
        code = new_code()
        digest, now = code_digest(code), self._now()
        with self._database.transaction(_TIMEOUT) as connection:
            if new_site is not None:
                _put_site(connection, new_site)
            if _find_site(connection, site) is None:
                raise FleetFault(f"site {site} is not known; `myna-kiosk service site add {site}` adds it")
            row = {"id": kiosk, "site_id": site}
            if connection.execute(_NEW_KIOSK[connection.dialect.name], row).rowcount != 1:
                if not again:
                    raise FleetFault(
                        f"kiosk {kiosk} is there already; --again issues a code that gives it a new key and ends its"
                        " old one"
                    )
                _end_codes(connection, kiosk)
                connection.execute(update(kiosks).where(kiosks.c.id == kiosk).values(site_id=site))
            expires_at = now + self._code_life
            connection.execute(insert(enrolment_codes).values(digest=digest, kiosk_id=kiosk, expires_at=expires_at))
        return IssuedCode(code, expires_at)

    def revoke_kiosk(self, kiosk: str) -> bool:
        """Refuse a kiosk from now on; False where it was revoked before. Raises FleetFault for an unknown one."""
        with self._database.transaction(_TIMEOUT) as connection:
            # First the codes, then the kiosk, as an enrolment does: neither waits for the other in a circle.
            _end_codes(connection, kiosk)
            known = kiosks.c.id == kiosk
            revoked = update(kiosks).where(known, kiosks.c.revoked_at.is_(None)).values(revoked_at=self._now())
            changed = connection.execute(revoked).rowcount == 1
            if not changed and connection.execute(select(kiosks.c.id).where(known)).one_or_none() is None:
                raise FleetFault(f"kiosk {kiosk} is not known; `myna-kiosk service kiosk list` shows all")
            end_tokens(connection, kiosk)
        return changed

    def sites(self) -> list[Site]:
        """All sites, by their ids."""
        with self._database.transaction(_TIMEOUT) as connection:
            found = connection.execute(select(sites).order_by(sites.c.id)).all()
        return [Site(row.id, row.name, medical=row.medical, staffed=row.staffed) for row in found]

    def find_site(self, site: str) -> Site | None:
        """A site by its id."""
        with self._database.transaction(_TIMEOUT) as connection:
            return _find_site(connection, site)

    def kiosks(self) -> list[Kiosk]:
        """All kiosks, by their sites and ids."""
        with self._database.transaction(_TIMEOUT) as connection:
            found = connection.execute(select(kiosks).order_by(kiosks.c.site_id, kiosks.c.id)).all()
        return [Kiosk(row.id, row.site_id, row.enrolled_at, row.revoked_at) for row in found]


def _check_id(what: str, text: str) -> None:
    if not _ID.fullmatch(text):
        raise FleetFault(f"the id of a {what} has 1 to 64 characters of A-Z a-z 0-9 . _ -")


def _put_site(connection: Connection, site: Site) -> bool:
    row = {"id": site.id, "name": site.name, "medical": site.medical, "staffed": site.staffed}
    return connection.execute(_NEW_SITE[connection.dialect.name], row).rowcount == 1


def _find_site(connection: Connection, site: str) -> Site | None:
    row = connection.execute(select(sites).where(sites.c.id == site)).one_or_none()
    return None if row is None else Site(row.id, row.name, medical=row.medical, staffed=row.staffed)


def _end_codes(connection: Connection, kiosk: str) -> None:
    connection.execute(delete(enrolment_codes).where(enrolment_codes.c.kiosk_id == kiosk))
