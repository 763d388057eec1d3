"""What the demonstration is made of: virtual cards of people who do not exist, and a database that knows them."""

from __future__ import annotations

import secrets
import threading
from datetime import UTC, datetime, timedelta
from errno import EEXIST
from pathlib import Path
from typing import Final, TextIO

from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.eligibility.base import BackendContext, EligibilityBackend
from kiosk.eligibility.enrolment import Enrolment
from kiosk.eligibility.local import LocalBackend, LocalSettings
from kiosk.eligibility.model import Coverage, Relationship, Validity
from reader.virtual import pki
from reader.virtual.card import Card
from reader.virtual.faults import FaultyCard, Slow
from reader.virtual.insurance import InsuranceData
from reader.virtual.issuance import Issued, credentials
from reader.virtual.persona import Persona, load_personas

KIOSK: Final = "demo"
_LINK: Final = 0.06  # seconds that a command takes over the air, about
_RELATIONSHIPS: Final = {"self": Relationship.INSURED, "family": Relationship.DEPENDENT}


class DemoWorld:
    """Everybody in the demonstration, as of one moment; safe to use from several threads.

    `pace` is how many seconds each command to a card takes.
    """

    def __init__(self, now: datetime | None = None, *, pace: float = _LINK) -> None:
        self._now = now or datetime.now(UTC)
        self._pace = pace
        self._lock = threading.Lock()
        self._issued: dict[str, Issued] = {}
        self._cards: dict[str, Card] = {}

    def personas(self) -> tuple[Persona, ...]:
        """Who there is."""
        return tuple(load_personas().values())

    def card(self, identifier: str) -> Card:
        """The card of a persona: always the same one, so that it remembers its tries."""
        with self._lock:
            if identifier not in self._cards:
                card: Card = self._issue(identifier).card()
                self._cards[identifier] = FaultyCard(card, Slow(self._pace)) if self._pace else card
            return self._cards[identifier]

    def new_backend(self, folder: Path, *, staffed: bool = False) -> EligibilityBackend:
        """A local backend on a file in `folder`, with everybody enrolled. Takes a second; for the backend thread.

        `staffed`: the kiosk stands in a clinic, whose staff may vouch for people and look them up by numbers.
        """
        anchors, lists = self.write_trust(folder)
        backend = LocalBackend(
            LocalSettings(
                database=f"sqlite:///{folder / 'eligibility.db'}",
                anchors=anchors,
                crls=lists,
                medical=staffed,
                staffed=staffed,
            ),
            BackendContext(KIOSK, allow_test_pki=True, folder=folder / "backend"),
        )
        for enrolment in self.enrolments():
            backend.roster.enroll(enrolment)
        return backend

    def write_trust(self, folder: Path, *, lists_from: datetime | None = None) -> tuple[Path, Path]:
        """Put the anchors of the test PKI and its revocation lists into a folder; returns the file and their folder.

        The lists are dated `lists_from` (else as of the world's moment), and each takes the place of its predecessor in
        one step.
        """
        anchors, lists = folder / "anchors.pem", folder / "crls"
        _replace(anchors, _anchors())
        lists.mkdir(exist_ok=True)
        revoked = {
            self._issued_of(persona).serial: persona.revoked
            for persona in self.personas()
            if persona.revoked is not None
        }
        for number, authority in enumerate(pki.AUTHENTICATION):
            _replace(lists / f"{number}.crl", pki.crl(lists_from or self._now, revoked, authority))
        return anchors, lists

    def enrolments(self) -> list[Enrolment]:
        """Everybody who has a certificate, as a database is to know them."""
        found = [(persona, self._issued_of(persona)) for persona in self.personas()]
        return [self._enrolment(persona, issued) for persona, issued in found if issued.authentication is not None]

    def _issue(self, identifier: str) -> Issued:
        if identifier not in self._issued:
            self._issued[identifier] = credentials(load_personas()[identifier], self._now)
        return self._issued[identifier]

    def _issued_of(self, persona: Persona) -> Issued:
        with self._lock:
            return self._issue(persona.id)

    def _enrolment(self, persona: Persona, issued: Issued) -> Enrolment:
        coverage = None if persona.coverage is None else self._coverage(persona, persona.coverage)
        registered_at = self._now - timedelta(days=30) if persona.registered else None
        return Enrolment((issued.der,), coverage, registered_at, persona.protected)

    def _coverage(self, persona: Persona, data: InsuranceData) -> Coverage:
        today = self._now.astimezone(pki.JST).date()
        return Coverage(
            validity=Validity(data.validity),
            insurer_number=data.insurer_number,
            insurer_name=data.insurer_name,
            symbol=data.symbol,
            number=data.number,
            branch=data.branch,
            relationship=_RELATIONSHIPS[data.relationship],
            name=persona.name,
            name_kana=persona.name_kana,
            birth_date=persona.birth_date(self._now),
            valid_from=today + timedelta(days=data.valid_from),
            valid_until=None if data.valid_until is None else today + timedelta(days=data.valid_until),
            burden_ratio=data.burden_ratio,
        )


def _anchors() -> bytes:
    return b"".join(anchor.public_bytes(Encoding.PEM) for anchor in pki.anchors())


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    draft.write_bytes(content)
    draft.replace(path)


def write_people(folder: Path, out: TextIO) -> None:
    """Put everybody in the demonstration where a backend of somebody's own finds them, and say where.

    Again it brings the revocation lists up to date, which are in force for two days. Raises OSError, and
    FileExistsError for a folder that holds anything else: a kiosk's own database has the same name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = folder.absolute()
    anchors = place / "anchors.pem"
    if any(place.iterdir()) and not (anchors.is_file() and anchors.read_bytes() == _anchors()):
        raise FileExistsError(EEXIST, "holds something else", str(place))
    DemoWorld().new_backend(place).close()
    out.write(
        f"In {place} are a database that knows the holders of the virtual cards, trust anchors, and revocation lists\n"
        "that are in force for two days (this again renews them). A kiosk.toml for them:\n\n"
        '[site]\nname = "みほんクリニック"\nkiosk = "kiosk-1"\n\n[profile]\nname = "atm"\n\n'
        '[eligibility]\nbackend = "local"\n\n'
        f'[eligibility.settings]\ndatabase = "sqlite:///{place}/eligibility.db"\n'
        f'anchors = "{place}/anchors.pem"\ncrls = "{place}/crls"\n'
    )
