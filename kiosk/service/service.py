"""What the eligibility service is made of, opened from its settings in one place."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.eligibility.adjudicating import Adjudicating
from kiosk.eligibility.adjudicator import Adjudicator
from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.revocation import make_revocation
from kiosk.service.identity import Doorkeeper
from kiosk.service.pseudonyms import Pseudonyms, open_pseudonyms
from kiosk.service.settings import ServiceSettings
from kiosk.service.trail import ServiceTrail, open_trail
from kiosk.trust import load_store

_log = logging.getLogger(__name__)
_PATIENCE: Final = 10.0  # seconds that closing waits for what is being forgotten


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Service:
    """An open service: what the application answers with. All of it may be shared by threads."""

    settings: ServiceSettings
    database: Database
    adjudicator: Adjudicating
    doorkeeper: Doorkeeper
    pseudonyms: Pseudonyms
    trail: ServiceTrail
    now: Callable[[], datetime]
    held: ExitStack

    def close(self) -> None:
        """Let go of everything; may be called again. Transactions that are under way come to their end."""
        self.held.close()


def open_service(settings: ServiceSettings, now: Callable[[], datetime] = _utc_now) -> Service:
    """Open everything that the service needs, in a data folder that is made where it is missing (mode 0700).

    A new SQLite file gets its tables; every other schema that is not this program's is refused. With `demo`, trust
    anchors, revocation lists and people who do not exist are put there. Raises ConfigurationError that says what to
    do, and BackendError for a database that is out of reach just now.
    """
    settings.check()
    make_data_folder(settings.data)
    held = ExitStack()
    try:
        return _open(settings, now, held)
    except BaseException:
        held.close()
        raise


def _open(settings: ServiceSettings, now: Callable[[], datetime], held: ExitStack) -> Service:
    """What is opened is put into `held`, to be let go of in the reverse order."""
    database = open_database(settings.database_url)
    held.callback(database.close)
    trust = settings.trust
    if settings.demo:
        # Imported only here: a service in earnest has no virtual cards about it.
        from kiosk.service.demo import EVERY as DEMO_EVERY  # noqa: PLC0415
        from kiosk.service.demo import Demonstration  # noqa: PLC0415

        demonstration = Demonstration(settings.data, database, now)
        trust = demonstration.prepare(trust)
        held.callback(Timer("service-demo", demonstration.renew, DEMO_EVERY, at_once=False).stop)
    if trust.anchors is None:
        raise ConfigurationError("trust.anchors: is missing")
    store = load_store(trust.anchors, allow_test_pki=settings.demo)
    revocation = make_revocation(store, now, crls=trust.crls, ocsp_url=trust.ocsp, ocsp_allowed=trust.ocsp_allowed)
    held.callback(revocation.close)
    durations, limits = settings.lifetimes, settings.limits
    adjudicator = Adjudicator(database, store, revocation, settings.rules.policy(), durations.lifetimes(), now)
    doorkeeper = Doorkeeper(
        database,
        now,
        token_life=timedelta(seconds=durations.token_seconds),
        wrong_codes=limits.wrong_codes,
    )
    pseudonyms = open_pseudonyms(settings.site_key_file, make=settings.site_key is None)
    trail = open_trail(settings.data, now)
    held.callback(trail.close)
    held.callback(Timer("service-purge", adjudicator.purge, timedelta(seconds=durations.purge_seconds)).stop)
    return Service(settings, database, adjudicator, doorkeeper, pseudonyms, trail, now, held)


class Timer:
    """Does one thing again and again, on a thread of its own, until it is stopped; `at_once`: also at the start."""

    def __init__(self, name: str, job: Callable[[], None], every: timedelta, *, at_once: bool = True) -> None:
        self._job = job
        self._every = every.total_seconds()
        self._stopped = threading.Event()
        self._at_once = at_once
        self._failing = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Do it no more; waits a while for what is under way. May be called again."""
        self._stopped.set()
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        if not self._at_once:
            self._stopped.wait(self._every)
        while not self._stopped.is_set():
            try:
                self._job()
            except BackendError as error:
                if not self._failing:
                    _log.warning("%s: %s; it will be tried again", self._thread.name, error)
                self._failing = True
            else:
                self._failing = False
            self._stopped.wait(self._every)


def make_data_folder(folder: Path) -> None:
    """Make the folder, readable by its owner only, or see that it is one. Raises ConfigurationError.

    Root does not use another user's folder: the service, run as that user, could not read what root leaves there.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        owner = folder.stat().st_uid
    except FileExistsError:
        raise ConfigurationError(f"data: {folder} is no folder") from None
    except OSError as error:
        raise ConfigurationError(f"data: {folder} cannot be made ({error.strerror}); name another by --data") from None
    if os.geteuid() == 0 and owner != 0:
        raise ConfigurationError(f"data: {folder} is another user's; do this as that user: sudo -u '#{owner}' …")
