"""The service without set-up: the test PKI, and a database that knows people who do not exist."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.eligibility.database import Database
from kiosk.eligibility.enrolment import Enrolment, Roster
from kiosk.eligibility.ledger import find_person
from kiosk.service.fleet import Fleet, Site
from kiosk.service.settings import Trust
from kiosk.trust import read_facts
from kiosk.ui.demo_backend import DemoWorld

EVERY: Final = timedelta(hours=12)  # a quarter of the life of the test PKI's revocation lists
SITE: Final = "demo"
MOMENT: Final = "demo-moment"
_TIMEOUT: Final = 10.0  # seconds


class Demonstration:
    """Puts into a data folder and a database what a service needs to be tried.

    The cards of its people are those issued at the moment that stands in the folder's `demo-moment` (ISO 8601): a start
    within some hours finds the same people again.
    """

    def __init__(self, data: Path, database: Database, now: Callable[[], datetime]) -> None:
        self._data = data
        self._database = database
        self._now = now
        self._world: DemoWorld | None = None

    def prepare(self, trust: Trust) -> Trust:
        """Make everything, and return by what is judged: what `trust` names, and the test PKI for what it does not.

        Who is in the database already stays as they are, registrations too. Several processes may do it at once.
        Raises ConfigurationError for a folder that cannot be written, BackendError as the database does.
        """
        try:
            Fleet(self._database, self._now).keep_site(Site(SITE, "Demonstration", medical=True, staffed=True))
            with (self._data / "demo.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self._world = world = DemoWorld(self._moment(), pace=0)
                anchors, lists = world.write_trust(self._data, lists_from=self._now())
                roster = Roster(self._database)
                for enrolment in world.enrolments():
                    if not self._knows(enrolment):
                        roster.enroll(enrolment)
        except OSError as error:
            raise ConfigurationError(f"data: {self._data} cannot be written ({error.strerror})") from None
        named = trust.crls is not None or trust.ocsp is not None or bool(trust.ocsp_allowed)
        return trust.model_copy(update={"anchors": trust.anchors or anchors, "crls": trust.crls if named else lists})

    def renew(self) -> None:
        """Make new revocation lists before the old ones end. Raises BackendError where they cannot be written."""
        if self._world is None:
            return
        try:
            self._world.write_trust(self._data, lists_from=self._now())
        except OSError as error:
            raise BackendError(f"the revocation lists cannot be written ({error.strerror})") from None

    def _moment(self) -> datetime:
        """The moment of the start before, or now where that lies back too far: the cards' dates are counted from it."""
        path, now = self._data / MOMENT, self._now()
        with suppress(FileNotFoundError, ValueError):
            moment = datetime.fromisoformat(path.read_text(encoding="ascii").strip())
            if moment.utcoffset() is not None and timedelta(0) <= now - moment < EVERY:
                return moment
        path.write_text(now.isoformat() + "\n", encoding="ascii")
        return now

    def _knows(self, enrolment: Enrolment) -> bool:
        facts = read_facts(enrolment.certificates[0])
        with self._database.transaction(_TIMEOUT) as connection:
            return facts is not None and find_person(connection, facts) is not None
