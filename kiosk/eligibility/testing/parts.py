"""What the contracts are written with: a clock, somebody's card, and ways to get at a backend."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, NoReturn, TypeAlias

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from kiosk.eligibility.base import EligibilityBackend
from kiosk.eligibility.model import Answer, Challenge, Proof, Purpose

TIMEOUT: Final = 5.0  # seconds
SHORT: Final = 0.2
_SLACK: Final = 2.0  # seconds by which a loaded computer may be late


class Clock:
    """A clock that stands still until it is moved. Give it to the backend as `BackendContext.now`."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        """The time (aware, UTC)."""
        return self._now

    def advance(self, step: timedelta) -> None:
        """Move on."""
        self._now += step


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody's card: the user-authentication certificate (DER) and its key.

    `secrets` are the words about the holder (name, numbers) that must show up nowhere.
    """

    certificate: bytes = field(repr=False)
    key: rsa.RSAPrivateKey = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def prove(self, challenge: Challenge) -> Proof:
        """The proof that this card makes for a challenge."""
        signature = self.key.sign(challenge.message(), padding.PKCS1v15(), hashes.SHA256())
        return Proof(challenge.id, self.certificate, signature)


MakeBackend: TypeAlias = Callable[[str], EligibilityBackend]
"""Makes a backend for a kiosk of this name; all of them on the same data, as after a restart or at two kiosks."""

Stall: TypeAlias = Callable[[], AbstractContextManager[object]]
"""Inside this, the backends cannot reach their data: a server that does not answer, a database that is locked."""


def wanted(what: str) -> NoReturn:
    """A fixture that was not given."""
    raise NotImplementedError(f"the contract needs the fixture {what}; see its docstring")


def assert_prompt(start: float, allowed: float) -> None:
    """That no more than the time allowed, in seconds, has passed since `start`, by time.monotonic."""
    assert time.monotonic() - start < allowed + _SLACK


def ask(backend: EligibilityBackend, purpose: Purpose, signer: Signer, request_id: str) -> Answer:
    """A whole request: challenge, proof, answer."""
    proof = signer.prove(backend.challenge(purpose, timeout=TIMEOUT))
    decide = backend.register if purpose is Purpose.REGISTER else backend.coverage
    return decide(proof, request_id=request_id, timeout=TIMEOUT)
