"""`myna-kiosk service …`: the schema, the sites and the kiosks of a service, and what it says about them."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.eligibility.database import migrate_database, open_database
from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.fleet import Fleet, FleetFault, Site
from kiosk.service.service import make_data_folder
from kiosk.service.settings import load_settings
from kiosk.service.tls import ca_file


def _utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _as_command() -> Iterator[None]:
    """Every fault as the end of a command."""
    try:
        yield
    except FleetFault as error:
        raise CommandError(ExitCode.NOT_DONE, str(error)) from None
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from None
    except BackendError as error:
        raise CommandError(ExitCode.DATABASE_AWAY, str(error)) from None


class Place:
    """A service as its configuration names it. Every method returns an exit code and raises CommandError."""

    def __init__(
        self, path: Path | None, changes: dict[str, Any], out: TextIO, now: Callable[[], datetime] = _utc_now
    ) -> None:
        self._out = out
        self._now = now
        with _as_command():
            self._settings = load_settings(path, changes)

    def migrate(self) -> int:
        """Bring the schema up to date, or say that it is."""
        with _as_command():
            if self._settings.database is None:
                make_data_folder(self._settings.data)
            versions = migrate_database(self._settings.database_url)
        if versions.before == versions.after:
            self._out.write(f"schema {versions.after}: nothing to do\n")
        else:
            self._out.write(f"schema {versions.after}, before: {versions.before or 'none'}\n")
        return ExitCode.OK

    def add_site(self, site: str, name: str, *, medical: bool, staffed: bool) -> int:
        """Add a site."""
        with self._fleet() as fleet:
            fleet.add_site(Site(site, name, medical=medical, staffed=staffed))
        self._out.write(f"site {site} was added\n")
        return ExitCode.OK

    def change_site(self, site: str, *, name: str | None, medical: bool | None, staffed: bool | None) -> int:
        """Change what a site is called, and what is allowed there."""
        with self._fleet() as fleet:
            now = fleet.change_site(site, name=name, medical=medical, staffed=staffed)
        self._out.write(f"site {site} is {now.name}, medical: {_yes(now.medical)}, staffed: {_yes(now.staffed)}\n")
        return ExitCode.OK

    def list_sites(self, *, as_json: bool) -> int:
        """Print all sites."""
        with self._fleet() as fleet:
            found = fleet.sites()
        if as_json:
            return self._print_json(
                "sites",
                [{"id": s.id, "name": s.name, "medical": s.medical, "staffed": s.staffed} for s in found],
            )
        rows = [(s.id, _yes(s.medical), _yes(s.staffed), s.name) for s in found]
        return self._print_table(("site", "medical", "staffed", "name"), rows)

    def add_kiosk(self, kiosk: str, site: str, *, medical: bool, staffed: bool, again: bool) -> int:
        """Add a kiosk, with its site where that is new, and print its one-time code: it is kept nowhere."""
        with self._fleet() as fleet:
            known = fleet.find_site(site)
            if known is not None and (medical or staffed) and (known.medical, known.staffed) != (medical, staffed):
                raise FleetFault(
                    f"site {site} is there already, medical: {_yes(known.medical)}, staffed: {_yes(known.staffed)};"
                    " leave --medical and --staffed out, or change them by `service site change`"
                )
            new_site = None if known is not None else Site(site, site, medical=medical, staffed=staffed)
            others = ", ".join(each.id for each in fleet.sites() if each.id != site)
            issued = fleet.add_kiosk(kiosk, site, again=again, new_site=new_site)
        settings = self._settings
        ca = ca_file(settings.data) if settings.demo and settings.tls.key is None else None
        authority = "" if ca is None else f" --ca {shlex.quote(str(ca))}"
        if new_site is not None:
            # A site that is only a slip of the pen is seen here, before the kiosk stands there for good.
            beside = f"; beside {others}" if others else ""
            self._out.write(f"site {site} is new (medical: {_yes(medical)}, staffed: {_yes(staffed)}{beside})\n")
        self._out.write(
            f"kiosk {kiosk} at site {site} waits to be enrolled\n"
            f"one-time code: {issued.code}\n"
            f"good once, until {issued.expires_at:%Y-%m-%d %H:%M} UTC; it is not shown again\n"
            "At the kiosk, as the user whom it runs as:\n"
            f"    myna-kiosk enroll {settings.addresses[0]}{authority}\n"
        )
        self._out.flush()
        return ExitCode.OK

    def revoke_kiosk(self, kiosk: str) -> int:
        """Refuse a kiosk from now on."""
        with self._fleet() as fleet:
            changed = fleet.revoke_kiosk(kiosk)
        self._out.write(f"kiosk {kiosk} {'is refused from now on' if changed else 'was revoked before'}\n")
        return ExitCode.OK

    def list_kiosks(self, *, as_json: bool) -> int:
        """Print all kiosks."""
        with self._fleet() as fleet:
            found = fleet.kiosks()
        if as_json:
            return self._print_json(
                "kiosks",
                [
                    {
                        "id": kiosk.id,
                        "site": kiosk.site,
                        "state": kiosk.state,
                        "enrolled_at": _moment(kiosk.enrolled_at) or None,
                        "revoked_at": _moment(kiosk.revoked_at) or None,
                    }
                    for kiosk in found
                ],
            )
        rows = [
            (kiosk.id, kiosk.site, kiosk.state, _moment(kiosk.enrolled_at), _moment(kiosk.revoked_at))
            for kiosk in found
        ]
        return self._print_table(("kiosk", "site", "state", "enrolled", "revoked"), rows)

    @contextmanager
    def _fleet(self) -> Iterator[Fleet]:
        settings = self._settings
        with _as_command():
            if settings.database is None:
                make_data_folder(settings.data)
            database = open_database(settings.database_url)
            try:
                yield Fleet(database, self._now, code_life=timedelta(minutes=settings.lifetimes.code_minutes))
            finally:
                database.close()

    def _print_json(self, name: str, found: list[dict[str, object]]) -> int:
        self._out.write(json.dumps({name: found}, ensure_ascii=False, indent=2) + "\n")
        return ExitCode.OK

    def _print_table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
        widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
        for row in (head, *rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self._out.write("  ".join(cells).rstrip() + "\n")
        return ExitCode.OK


def _yes(value: bool) -> str:  # noqa: FBT001 (it is what is shown)
    return "yes" if value else "no"


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")
