"""One visit with everything it calls, which is noted, and may have a bug on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import (
    Answer,
    Challenge,
    Consents,
    InsuredNumber,
    LookedUp,
    Proof,
    Purpose,
)
from kiosk.flow import events
from kiosk.flow.effects import Sound
from kiosk.flow.states import (
    Card,
    Cause,
    Idle,
    Placed,
    Problem,
    State,
)
from kiosk.pinpad import PinPad
from kiosk.visit.visit import Visit
from reader.events import CardInserted, CardPresence, ReadersChanged, ServiceFound
from tests.kiosk.visit.rig import StandingTimer

CARD = CardContents(Medium.CARD, b"certificate", 3)


@dataclass
class Desk:
    """Card, backend, sounds, page and audit of one visit: notes what is asked of it; `bugs` raise when asked so."""

    calls: list[str] = field(default_factory=list)
    bugs: set[str] = field(default_factory=set)
    states: list[State] = field(default_factory=list)
    records: list[tuple[str, str, str]] = field(default_factory=list)
    reports: list[Exception] = field(default_factory=list)
    pins: list[bytes] = field(default_factory=list)
    request_ids: list[str] = field(default_factory=list)
    kept: list[tuple[int, Consents, str]] = field(default_factory=list)
    lookups: list[tuple[int, InsuredNumber, str]] = field(default_factory=list)
    printed: list[tuple[int, Answer | LookedUp | Problem, Purpose | None]] = field(default_factory=list)
    on_render: Callable[[State], None] | None = None

    def _note(self, call: str) -> None:
        self.calls.append(call)
        if call in self.bugs:
            raise RuntimeError(call)

    def read(self, _placed: Placed, /) -> None:
        self._note("read")

    def authenticate(self, _placed: Placed, _card: Card, _challenge: Challenge, pin: Pin, /) -> None:
        with pin:
            self.pins.append(bytes(pin.reveal()))
        self._note("authenticate")

    def release(self) -> None:
        self._note("release")

    def abandon(self) -> None:
        self._note("abandon")

    def request_challenge(self, _visit: int, _purpose: Purpose, /) -> None:
        self._note("request_challenge")

    def submit(self, _visit: int, _purpose: Purpose, _proof: Proof, request_id: str, /) -> None:
        self.request_ids.append(request_id)
        self._note("submit")

    def keep_consents(self, visit: int, consents: Consents, request_id: str, /) -> None:
        self.kept.append((visit, consents, request_id))
        self._note("keep_consents")

    def look_up(self, visit: int, query: InsuredNumber, request_id: str, /) -> None:
        self.lookups.append((visit, query, request_id))
        self._note("look_up")

    def check_passcode(self, visit: int, staff: str, /) -> None:
        self._note(f"check_passcode {visit} {staff}")

    def print(self, visit: int, outcome: Answer | LookedUp | Problem, purpose: Purpose | None, /) -> None:
        self.printed.append((visit, outcome, purpose))
        self._note("print")

    def call_staff(self, visit: int, /) -> None:
        self._note(f"call_staff {visit}")

    def play(self, sound: Sound) -> None:
        self._note(f"play {sound.value}")

    def render(self, state: State) -> None:
        self.states.append(state)
        if self.on_render is not None:
            self.on_render(state)
        self._note("render")

    def record(self, before: State, event: events.Event, after: State) -> None:
        self.records.append((type(before).__name__, type(event).__name__, type(after).__name__))
        self._note("record")

    def report(self, error: Exception) -> None:
        self.reports.append(error)
        self._note("report")


@dataclass
class World:
    desk: Desk
    timer: StandingTimer
    pad: PinPad
    visit: Visit

    def state(self) -> State:
        return self.visit.state

    def in_service(self) -> None:
        self.visit.post(ServiceFound())
        self.visit.post(ReadersChanged(("A", "B")))
        for cause in (Cause.BACKEND, Cause.STARTING):
            self.visit.post(events.Ready(cause))
        assert self.visit.state == Idle()

    def insert(self, reader: str = "A", number: int = 1) -> CardPresence:
        presence = CardPresence(reader, number)
        self.visit.post(CardInserted(presence))
        return presence

    def to_pin(self) -> None:
        self.in_service()
        self.insert()
        self.visit.post(events.CardRead(1, CARD))
        self.visit.post(events.PurposeChosen(Purpose.REGISTER))
        for digit in (4, 7, 1, 1):
            self.pad.push(digit)
