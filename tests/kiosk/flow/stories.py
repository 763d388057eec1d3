"""A story is told by events, and ends in a state; what was to be done on the way is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeVar

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import Challenge, Proof, Purpose
from kiosk.flow import events as on
from kiosk.flow.effects import Effect, RequestChallenge, Submit
from kiosk.flow.events import Event
from kiosk.flow.profile import Profile
from kiosk.flow.states import Idle, State
from kiosk.flow.step import Timing, step
from reader.events import CardInserted, CardPresence, CardTaken
from tests.kiosk.flow.samples import AT

HERE: Final = CardPresence("reader A", 1)
CARD: Final = CardContents(Medium.CARD, b"certificate", 3)
BLOCKED: Final = CardContents(Medium.CARD, b"certificate", 0, signature_certificate=True)
PLACES: Final = CardInserted(HERE)
TAKES: Final = CardTaken(HERE)

E = TypeVar("E", bound=Effect)
S = TypeVar("S", bound=State)


@dataclass
class Story:
    """One kiosk, from idle on; the first visitor has the number 1."""

    profile: Profile
    timing: Timing = field(default_factory=Timing)
    state: State = field(default_factory=Idle)
    effects: list[Effect] = field(default_factory=list)
    last: tuple[Effect, ...] = ()

    def tell(self, *events: Event) -> State:
        """Let events happen, and return where that leads."""
        for event in events:
            self.state, self.last = step(self.state, event, self.timing, self.profile)
            self.effects += self.last
        return self.state

    def ends(self, kind: type[S]) -> S:
        """The state, which is of this kind."""
        assert isinstance(self.state, kind)
        return self.state

    def done(self, kind: type[E]) -> list[E]:
        """The effects of a kind so far."""
        return [effect for effect in self.effects if isinstance(effect, kind)]

    def pin(self) -> State:
        """Enter the right PIN, and wait for the answer."""
        self.tell(on.PinEntered())
        request = self.done(RequestChallenge)[-1]
        self.tell(on.ChallengeIssued(request.visit, challenge(request.purpose)))
        return self.tell(on.ProofMade(request.visit, Proof("c", b"certificate", bytes(256))))

    @property
    def submitted(self) -> Submit:
        """The last proof that was submitted."""
        return self.done(Submit)[-1]


def challenge(purpose: Purpose) -> Challenge:
    """Some challenge."""
    return Challenge("c", bytes(32), purpose, "kiosk-1", AT)
