"""`myna-kiosk service protect | unprotect | renew | report`: what they are given, what they say, how they end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, TextIO

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.audit.trail import Json
from kiosk.eligibility.adjudicating import ProtectionKind
from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.model import InsuredNumber
from kiosk.eligibility.rules import JST
from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.persons import BelongsToAnother, Link, Meant, NobodyFound, Reports, SeveralFound
from kiosk.service.pseudonyms import open_pseudonyms
from kiosk.service.report import Form, print_counts, read_counts
from kiosk.service.service import make_data_folder
from kiosk.service.settings import ServiceSettings
from kiosk.service.trail import open_trail
from kiosk.trust import read_facts

_LINK: Final = re.compile(r"([0-9A-Fa-f]{64}):([0-9A-Fa-f]{1,40})")
_ASKED: Final = ("insurer number", "symbol (may be empty)", "number", "branch (may be empty)", "birth date, YYYY-MM-DD")


def _utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _as_command() -> Iterator[None]:
    try:
        yield
    except NobodyFound:
        raise CommandError(ExitCode.NOBODY_FOUND, "nobody is known by what was given; nothing has changed") from None
    except SeveralFound:
        raise CommandError(
            ExitCode.SEVERAL_FOUND, "several persons fit what was given; name the certificate. Nothing has changed"
        ) from None
    except BelongsToAnother:
        raise CommandError(
            ExitCode.SEVERAL_FOUND, "the new certificate is known as another person's; nothing has changed"
        ) from None
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from None
    except BackendTimeout as error:
        raise CommandError(ExitCode.DATABASE_AWAY, f"{error}; give the same command again") from None
    except BackendError as error:
        raise CommandError(ExitCode.DATABASE_AWAY, str(error)) from None
    except OSError as error:
        raise CommandError(
            ExitCode.CONFIGURATION, f"the audit trail cannot be written ({error.strerror}); nothing has changed"
        ) from None


class PersonDesk:
    """The persons of a service as its configuration names it. Each method returns an exit code, raises CommandError."""

    def __init__(self, settings: ServiceSettings, out: TextIO, now: Callable[[], datetime] = _utc_now) -> None:
        self._settings = settings
        self._out = out
        self._now = now

    def protect(self, meant: Meant, kind: str, *, take_back: bool = False) -> int:
        """Protect one person, or take that back."""
        with self._reports() as reports:
            change = reports.unprotect if take_back else reports.protect
            changed = change(meant, ProtectionKind(kind))
        self._out.write("done\n" if changed else "nothing to do: it was so before\n")
        return ExitCode.OK

    def renew(self, old: Link, new: Link) -> int:
        """Let a person be known by a new certificate too, from now on."""
        with self._reports() as reports:
            reports.renew(old, new, self._now())
        self._out.write("done\n")
        return ExitCode.OK

    def report(self, first: date | None, last: date | None, form: Form) -> int:
        """Print counts."""
        today = self._now().astimezone(JST).date()
        with self._database() as database:
            try:
                counts = read_counts(database, first, last, today)
            except ValueError as error:
                raise CommandError(ExitCode.USAGE, str(error)) from None
        print_counts(counts, form, self._out)
        return ExitCode.OK

    @contextmanager
    def _database(self) -> Iterator[Database]:
        with _as_command():
            if self._settings.database is None:
                make_data_folder(self._settings.data)
            with closing(open_database(self._settings.database_url)) as database:
                yield database

    @contextmanager
    def _reports(self) -> Iterator[Reports]:
        settings = self._settings
        with self._database() as database:
            make_data_folder(settings.data)
            pseudonyms = open_pseudonyms(settings.site_key_file, make=settings.site_key is None)
            with closing(open_trail(settings.data, self._now)) as trail:

                def note(record: dict[str, Json]) -> None:
                    trail.append(record, durable=True)

                yield Reports(database, pseudonyms, note)


def read_link(given: str) -> Link:
    """The certificate that is meant: ISSUER:SERIAL, or a file (DER or PEM). Raises CommandError."""
    found = _LINK.fullmatch(given)
    if found is not None:
        return Link(bytes.fromhex(found[1]), f"{int(found[2], 16):x}")
    try:
        content = Path(given).read_bytes()
    except OSError as error:
        raise CommandError(
            ExitCode.CONFIGURATION, f"{given}: is not ISSUER:SERIAL, and cannot be read as a file ({error.strerror})"
        ) from None
    if content.lstrip().startswith(b"-----"):
        try:
            content = x509.load_pem_x509_certificate(content).public_bytes(Encoding.DER)
        except ValueError:
            content = b""
    facts = read_facts(content)
    if facts is None:
        raise CommandError(ExitCode.CONFIGURATION, f"{given}: holds no certificate (DER or PEM)")
    return Link(facts.issuer_digest, f"{facts.serial:x}")


def read_numbers(source: TextIO, prompts: TextIO) -> InsuredNumber:
    """The numbers of a paper, a line each; asked for where somebody types. Raises CommandError."""
    said = []
    for asked in _ASKED:
        if source.isatty():
            prompts.write(f"{asked}: ")
            prompts.flush()
        try:
            line = source.readline()
            line.encode()  # what is no text was read as half of a pair, where the locale is the C one
        except UnicodeError:
            raise CommandError(ExitCode.USAGE, f"{asked}: is no UTF-8 text") from None
        if not line:
            raise CommandError(ExitCode.USAGE, f"five lines are expected: {', '.join(_ASKED)}")
        said.append(line.strip())
    insurer, symbol, number, branch, born = said
    try:
        return InsuredNumber(insurer, symbol, number, branch, date.fromisoformat(born))
    except ValueError:
        raise CommandError(ExitCode.USAGE, "the birth date is not a date, YYYY-MM-DD") from None
