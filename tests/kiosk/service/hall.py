"""A service that really serves: uvicorn on loopback on a thread of its own, with kiosks, people and their cards."""

from __future__ import annotations

import json
import socket
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.eligibility import wire
from kiosk.eligibility.adjudicator import Adjudicator
from kiosk.eligibility.database import Database
from kiosk.eligibility.enrolment import Enrolment, Roster
from kiosk.eligibility.model import Challenge, Coverage, Purpose
from kiosk.eligibility.revocation import GivenRevocation
from kiosk.eligibility.testing import Clock, Signer
from kiosk.service.application import make_application
from kiosk.service.fleet import Fleet, Site
from kiosk.service.identity import Doorkeeper
from kiosk.service.pseudonyms import Pseudonyms
from kiosk.service.service import Service
from kiosk.service.settings import ServiceSettings
from kiosk.service.trail import open_trail
from kiosk.trust import Anchor, TrustStore
from tests.kiosk.eligibility.desk import COVERAGE, signer
from tests.kiosk.eligibility.minting import CA, NOW, Mint, make_list

ADDRESS = "https://eligibility.test"
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
Json = dict[str, Any]


@dataclass
class Hall:
    """A service in this process, at `NOW`, with one medical, staffed site, and one that is neither."""

    database: Database
    folder: Path
    clock: Clock = field(default_factory=lambda: Clock(NOW))
    changes: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.settings = ServiceSettings.model_validate(
            {"data": self.folder, "public_url": ADDRESS, "behind_proxy": True} | dict(self.changes)
        )
        self.roster = Roster(self.database)
        self.fleet = Fleet(self.database, self.clock)
        self.fleet.add_site(Site("clinic", "A clinic", medical=True, staffed=True))
        self.fleet.add_site(Site("station", "A station", medical=False, staffed=False))
        self.doorkeeper = Doorkeeper(self.database, self.clock)
        self.held = ExitStack()
        trail = open_trail(self.folder, self.clock)
        self.held.callback(trail.close)
        self.trail = self.folder / "audit" / "service-1.jsonl"
        self.service = Service(
            settings=self.settings,
            database=self.database,
            adjudicator=Adjudicator(
                self.database,
                TrustStore([Anchor(CA.certificate)]),
                GivenRevocation([make_list(at=NOW)]),
                now=self.clock,
            ),
            doorkeeper=self.doorkeeper,
            pseudonyms=Pseudonyms(b"s" * 32),
            trail=trail,
            now=self.clock,
            held=self.held,
        )

    def enroll_kiosk(self, kiosk: str, site: str = "clinic") -> Ed25519PrivateKey:
        """Enrol a kiosk, and return its key."""
        code = self.fleet.add_kiosk(kiosk, site).code
        key = Ed25519PrivateKey.generate()
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.doorkeeper.enroll(code, public)
        return key

    def enroll(
        self,
        mint: Mint,
        registered_at: datetime | None = None,
        *,
        coverage: Coverage | None = COVERAGE,
        protected: bool = False,
    ) -> Signer:
        """Put a person in."""
        self.roster.enroll(Enrolment((mint.der,), coverage, registered_at, protected))
        return signer(mint)

    def records(self) -> list[Json]:
        """What stands in the audit trail."""
        return [json.loads(line) for line in self.trail.read_text().splitlines()]


class Serving:
    """A hall's application on uvicorn, on a thread, at `url`. The port is its own and on loopback."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self._socket = socket.socket(
            socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
        )  # asyncio sends at once on such
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(128)
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        config = uvicorn.Config(
            make_application(hall.service), log_config=None, access_log=False, server_header=False, lifespan="on"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)
        self._thread.start()
        with httpx.Client(base_url=self.url) as client:
            client.get("/healthz").raise_for_status()  # the socket listens already: it waits until somebody serves

    def stop(self) -> None:
        """Serve no more, when what is under way has ended."""
        self._server.should_exit = True
        self._thread.join(20)
        assert not self._thread.is_alive()
        self._socket.close()

    def client(self) -> httpx.Client:
        """A client of no kiosk."""
        return httpx.Client(base_url=self.url, timeout=10)


class Caller:
    """A kiosk that calls the service by HTTP, with a token."""

    def __init__(self, serving: Serving, kiosk: str, site: str = "clinic") -> None:
        self.kiosk = kiosk
        self.key = serving.hall.enroll_kiosk(kiosk, site)
        self.client = serving.client()
        self._clock = serving.hall.clock
        self.token = ""

    def renew(self) -> httpx.Response:
        """Ask for a token and use it from now on."""
        answered = self.ask_token(make_assertion(self.kiosk, self.key, self._clock()))
        answered.raise_for_status()
        self.token = answered.json()["access_token"]
        return answered

    def ask_token(self, assertion: str) -> httpx.Response:
        """Ask for a token by an assertion."""
        form = {"grant_type": "client_credentials", "client_assertion_type": _ASSERTION, "client_assertion": assertion}
        return self.client.post("/v1/token", data=form)

    def post(self, path: str, content: object, key: str = "") -> httpx.Response:
        """Send JSON with the token."""
        if not self.token:
            self.renew()
        headers = {"Authorization": f"Bearer {self.token}"}
        if key:
            headers["Idempotency-Key"] = key
        return self.client.post(path, json=content, headers=headers)

    def challenge(self, purpose: Purpose) -> Challenge:
        """Get a challenge."""
        answered = self.post("/v1/challenges", wire.ask_challenge(purpose))
        assert answered.status_code == 201, answered.text
        return wire.read_challenge(answered.json())

    def prove(self, who: Signer, purpose: Purpose) -> dict[str, object]:
        """What is sent for a proof: a fresh challenge, answered by a card."""
        return wire.ask_proof(who.prove(self.challenge(purpose)))

    def ask(self, who: Signer, purpose: Purpose, key: str) -> httpx.Response:
        """A whole request of a visitor."""
        return self.send(self.prove(who, purpose), purpose, key)

    def send(self, proof: object, purpose: Purpose, key: str) -> httpx.Response:
        """Send a proof."""
        path = "/v1/registrations" if purpose is Purpose.REGISTER else "/v1/coverages"
        return self.post(path, proof, key)

    def close(self) -> None:
        self.client.close()


def make_assertion(kiosk: str, key: Ed25519PrivateKey, at: datetime, **changes: object) -> str:
    """A signed assertion, as a kiosk makes them, with some claims changed."""
    issued = int(at.timestamp())
    claims = {
        "iss": kiosk,
        "sub": kiosk,
        "aud": f"{ADDRESS}/v1/token",
        "jti": str(uuid.uuid4()),
        "iat": issued,
        "exp": issued + 120,
    }
    return jwt.encode(claims | changes, key, algorithm="EdDSA")


@contextmanager
def serving(hall: Hall) -> Iterator[Serving]:
    """The hall, serving."""
    served = Serving(hall)
    try:
        yield served
    finally:
        served.stop()
        hall.held.close()


@contextmanager
def calling(served: Serving, kiosk: str = "kiosk-1", site: str = "clinic") -> Iterator[Caller]:
    """An enrolled kiosk."""
    with closing(Caller(served, kiosk, site)) as caller:
        yield caller
