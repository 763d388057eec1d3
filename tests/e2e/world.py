"""Everybody there is, their cards, and the database that knows them: made once, copied for every kiosk."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from pydantic import BaseModel

from apdu.mynumber.layout import Credential
from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.local import LocalBackend, LocalSettings
from kiosk.eligibility.model import Answer, Challenge, Proof, Purpose
from kiosk.ui.demo_backend import DemoWorld
from reader.virtual.applications.jpki import JpkiApplication
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import Issued, credentials
from reader.virtual.persona import load_personas

KIOSK = "kiosk-e2e"
FULL = 3  # tries of the four-digit PIN


class World:
    """As of one moment, at which every clock stands: a run over midnight is the same as any other."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime.now(UTC).replace(microsecond=0)
        self._folder = folder
        self._issued: dict[str, Issued] = {}
        DemoWorld(self.now, pace=0).new_backend(folder).close()

    def issued(self, name: str) -> Issued:
        if name not in self._issued:
            self._issued[name] = credentials(load_personas()[name], self.now)
        return self._issued[name]

    def card(self, name: str) -> VirtualCard:
        """A fresh card: the persona's tries, an empty log."""
        return self.issued(name).card()

    def card_with_pin(self, name: str, pin: str) -> VirtualCard:
        """The same person's card with another PIN."""
        return replace(self.issued(name), persona=replace(load_personas()[name], auth_pin=pin)).card()

    def settings(self, folder: Path) -> LocalSettings:
        """A database of its own in `folder`, in which everybody is enrolled."""
        file = folder / "eligibility.db"
        if not file.exists():
            shutil.copy(self._folder / "eligibility.db", file)
        return LocalSettings(
            database=f"sqlite:///{file}", anchors=self._folder / "anchors.pem", crls=self._folder / "crls"
        )

    def backend(self, folder: Path) -> LocalBackend:
        return LocalBackend(self.settings(folder), BackendContext(KIOSK, allow_test_pki=True, now=lambda: self.now))

    def registrations(self, folder: Path) -> list[str]:
        """Who is registered, by persona, as the file says: once for each row."""
        owners = {
            self.issued(name).serial: name for name in load_personas() if self.issued(name).authentication is not None
        }
        with closing(sqlite3.connect(folder / "eligibility.db")) as database:
            rows = database.execute("select c.serial from registrations r join certificates c using (person_id)")
            return sorted(owners[int(serial, 16)] for (serial,) in rows)


def tries_left(card: VirtualCard) -> int:
    """The counter in the card's own memory: asking it leaves no trace in the log."""
    for application in card.applications:
        if isinstance(application, JpkiApplication):
            pin = application.reference_data(Credential.AUTHENTICATION)
            if pin is not None:
                return pin.tries_left
    return 0


class GatedBackend:
    """A local backend whose calls can be held up: what is in `held` waits at the door until `release`."""

    Settings: ClassVar[type[BaseModel]] = LocalSettings

    def __init__(self, settings: Any, context: BackendContext, held: set[str], release: threading.Event) -> None:
        self._inner = LocalBackend(settings, context)
        self._held = held
        self._release = release

    def challenge(self, purpose: Purpose, *, timeout: float) -> Challenge:
        self._wait("challenge")
        return self._inner.challenge(purpose, timeout=timeout)

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        self._wait("register")
        return self._inner.register(proof, request_id=request_id, timeout=timeout)

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        self._wait("coverage")
        return self._inner.coverage(proof, request_id=request_id, timeout=timeout)

    def probe(self) -> None:
        self._inner.probe()

    def close(self) -> None:
        self._inner.close()

    def _wait(self, call: str) -> None:
        if call in self._held:
            assert self._release.wait(60), "nobody opened the gate"
