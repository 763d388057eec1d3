"""A kiosk's side of the door, by hand: so that it can also do what no kiosk does."""

from __future__ import annotations

import base64
import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.service.fleet import Fleet
from kiosk.service.identity import Doorkeeper

TOKEN_URL = "https://service.example/v1/token"


class Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def claims(kiosk: str, now: datetime, **other: Any) -> dict[str, Any]:
    """What a kiosk says of itself; a value of None leaves one out."""
    said = {
        "iss": kiosk,
        "sub": kiosk,
        "aud": TOKEN_URL,
        "jti": str(uuid.uuid4()),
        "iat": int(now.timestamp()),
        "exp": int(now.timestamp()) + 120,
        **other,
    }
    return {name: value for name, value in said.items() if value is not None}


def sign(key: Ed25519PrivateKey, said: dict[str, Any]) -> str:
    return jwt.encode(said, key, algorithm="EdDSA")


def encode(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def enrolled(fleet: Fleet, doorkeeper: Doorkeeper, kiosk: str = "k-1", *, again: bool = False) -> Ed25519PrivateKey:
    """The key of a kiosk that was added and enrolled."""
    key = Ed25519PrivateKey.generate()
    issued = fleet.add_kiosk(kiosk, "north", again=again)
    assert doorkeeper.enroll(issued.code, public(key)) == kiosk
    return key
