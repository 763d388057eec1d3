"""What a visit needs of the world, as protocols: the card, the backend, time, sound, staff and paper.

Everything is used on the main thread, where every method returns at once; what was done is told by events.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import Answer, Challenge, Consents, InsuredNumber, LookedUp, Proof, Purpose
from kiosk.flow.effects import Sound
from kiosk.flow.states import Card, Placed, Problem


class CardPort(Protocol):
    """The card, on its own thread. Every method returns at once; events come home through `Visit.post`."""

    def read(self, placed: Placed, /) -> None:
        """Connect and read; answered by CardRead or CardFailed."""
        ...

    def authenticate(self, placed: Placed, card: Card, challenge: Challenge, pin: Pin, /) -> None:
        """Verify and sign; answered by ProofMade, PinRejected or CardFailed. Wipes `pin` whatever happens."""
        ...

    def release(self) -> None:
        """Close the connection, after whatever is under way."""
        ...

    def abandon(self) -> None:
        """Leave the job that does not end behind; its answer is never posted."""
        ...


class BackendPort(Protocol):
    """The eligibility backend, on its own thread; events come home through `Visit.post`."""

    def request_challenge(self, visit: int, purpose: Purpose, /) -> None:
        """Answered by ChallengeIssued, or by Answered(Undecided)."""
        ...

    def submit(self, visit: int, purpose: Purpose, proof: Proof, request_id: str, /) -> None:
        """Register or ask for coverage; answered by Answered."""
        ...

    def keep_consents(self, visit: int, consents: Consents, request_id: str, /) -> None:
        """Tell what was said after the answer to the request of this name; answered by ConsentsKept."""
        ...

    def look_up(self, visit: int, query: InsuredNumber, request_id: str, /) -> None:
        """Look somebody up by numbers; answered by NumberLookedUp."""
        ...


class StaffPort(Protocol):
    """The staff's passcode, which lies in its pad."""

    def check_passcode(self, visit: int, staff: str, /) -> None:
        """Take the passcode and look at it; answered by PasscodeAccepted or PasscodeRejected."""
        ...


class SlipPort(Protocol):
    """The printer."""

    def print(self, visit: int, outcome: Answer | LookedUp | Problem, purpose: Purpose | None, /) -> None:
        """Print a result, without anything about the person; answered by SlipPrinted or SlipFailed."""
        ...


class StaffCall(Protocol):
    """Somebody to whom it is said that a card was left behind."""

    def call_staff(self, visit: int, /) -> None:
        """Say it once; nobody answers."""
        ...


class Timer(Protocol):
    """One alarm on the main thread."""

    def start(self, seconds: float, alarm: Callable[[], None]) -> None:
        """Call `alarm` once after `seconds`, instead of whatever was set before."""
        ...

    def stop(self) -> None:
        """Call nothing; may be called again."""
        ...


class Sounds(Protocol):
    """What is heard."""

    def play(self, sound: Sound) -> None:
        """Start a sound and return at once."""
        ...


class Pad(Protocol):
    """Digits of a secret that can be overwritten."""

    def clear(self) -> None:
        """Overwrite every digit; may be called again."""
        ...
