"""A whole visit with real threads, a card made of Python, a backend in memory, and time that a test moves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from queue import Empty, SimpleQueue
from typing import Any, ClassVar, Final

from pydantic import BaseModel

from kiosk.eligibility.base import BackendContext, BackendError, EligibilityBackend
from kiosk.eligibility.model import (
    Answer,
    Assurance,
    Challenge,
    Consents,
    Coverage,
    Covered,
    InsuredNumber,
    LookedUp,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Undecided,
    Validity,
)
from kiosk.eligibility.rules import RulePolicy
from kiosk.flow import events
from kiosk.flow.effects import Sound
from kiosk.flow.events import Event
from kiosk.flow.states import Choosing, ConfirmingLastTry, EnteringPin, Idle, State
from kiosk.flow.step import Profile, Timing
from kiosk.lane import News
from kiosk.pinpad import PasscodePad, PinPad
from kiosk.staff.desk import StaffDesk
from kiosk.trust import verify_signature
from kiosk.visit.backenddesk import BackendDesk
from kiosk.visit.carddesk import CardDesk
from kiosk.visit.cardsession import CardSession
from kiosk.visit.examination import examiner
from kiosk.visit.visit import Visit
from reader.base import Readers
from reader.events import CardPresence
from reader.virtual.card import Card
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import persona

NOW: Final = datetime(2030, 6, 15, 1, 0, tzinfo=UTC)
COVERAGE: Final = Coverage(
    Validity.VALID,
    "06139992",
    "insurer",
    "1",
    "2",
    "00",
    Relationship.INSURED,
    "name",
    "kana",
    NOW.date(),
    NOW.date(),
    None,
    30,
)
PATIENCE: Final = 20.0  # seconds until a test that waits in vain fails; nothing ever waits so long otherwise


class StandingTimer:
    """A timer whose time is moved by a test."""

    def __init__(self) -> None:
        self.seconds: float | None = None
        self._alarm: Callable[[], None] | None = None

    def start(self, seconds: float, alarm: Callable[[], None]) -> None:
        self.seconds, self._alarm = seconds, alarm

    def stop(self) -> None:
        self.seconds = self._alarm = None

    def ring(self) -> None:
        alarm = self._alarm
        assert alarm is not None, "no time is being waited for"
        self.stop()
        alarm()


class MemoryBackend:
    """Decides by the signature alone, remembers registrations, and can be late or fail as a test wants."""

    Settings: ClassVar[type[BaseModel]] = BaseModel

    def __init__(self, settings: Any = None, context: BackendContext | None = None) -> None:  # noqa: ARG002 (contract)
        self.registrations: dict[str, bytes] = {}
        self.calls: list[str] = []
        self.raises: list[Exception | None] = []  # one for each call to come, probes included
        self.answers: list[Answer] = []  # instead of what it would say
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Event()
        self.closed = False
        self._challenges: dict[str, Challenge] = {}

    def challenge(self, purpose: Purpose, *, timeout: float) -> Challenge:  # noqa: ARG002 (contract)
        self._work(f"challenge {purpose.value}")
        number = str(len(self._challenges))
        nonce = len(self._challenges).to_bytes(32, "big")
        self._challenges[number] = Challenge(number, nonce, purpose, "kiosk-1", NOW + timedelta(minutes=5))
        return self._challenges[number]

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:  # noqa: ARG002 (contract)
        genuine = self._is_genuine(proof, Purpose.REGISTER)
        if genuine:
            self.registrations.setdefault(request_id, proof.certificate)
        self._work(f"register {request_id}")
        if self.answers:
            return self.answers.pop(0)
        return Registered(NOW, already=False) if genuine else Refused(RefusalReason.CANNOT_USE)

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:  # noqa: ARG002 (contract)
        self._work(f"coverage {request_id}")
        if self.answers:
            return self.answers.pop(0)
        if not self._is_genuine(proof, Purpose.COVERAGE):
            return Refused(RefusalReason.CANNOT_USE)
        if proof.certificate not in self.registrations.values():
            return Refused(RefusalReason.NOT_REGISTERED)
        return Covered(COVERAGE)

    def probe(self) -> None:
        self._work("probe")

    def close(self) -> None:
        self.closed = True

    def _work(self, call: str) -> None:
        self.calls.append(call)
        self.entered.set()
        self.gate.wait(PATIENCE)
        error = self.raises.pop(0) if self.raises else None
        if error is not None:
            raise error

    def _is_genuine(self, proof: Proof, purpose: Purpose) -> bool:
        challenge = self._challenges[proof.challenge_id]
        return challenge.purpose is purpose and verify_signature(
            proof.certificate, challenge.message(), proof.signature
        )


class KeepingBackend(MemoryBackend):
    """Keeps consents as well, and looks people up; staff may vouch for who is registered."""

    def __init__(self, settings: Any = None, context: BackendContext | None = None) -> None:
        super().__init__(settings, context)
        self.consents: dict[str, Consents] = {}
        self.people: dict[InsuredNumber, Coverage] = {}
        self.vouched: list[str] = []
        self.kept_answers: list[Answer] = []  # instead of what it would say
        self.found_answers: list[LookedUp | Undecided] = []

    def consent(self, consents: Consents, *, request_id: str, timeout: float) -> Answer:  # noqa: ARG002 (contract)
        self._work(f"consent {request_id}")
        self.consents[request_id] = consents
        return self.kept_answers.pop(0) if self.kept_answers else Covered(COVERAGE)

    def look_up(self, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp | Undecided:  # noqa: ARG002
        self._work(f"look up {request_id}")
        if self.found_answers:
            return self.found_answers.pop(0)
        coverage = self.people.get(query)
        return LookedUp(Validity.NO_QUALIFICATION) if coverage is None else LookedUp(coverage.validity, coverage)

    def _is_genuine(self, proof: Proof, purpose: Purpose) -> bool:
        if proof.assurance is not Assurance.VISUAL_CHECK:
            return super()._is_genuine(proof, purpose)
        self.vouched.append(proof.staff)
        return self._challenges[proof.challenge_id].purpose is purpose and not proof.signature


class Rig:
    """Everything between a visitor and a card but the window; the test's own thread is the main one."""

    def __init__(
        self,
        readers: VirtualReaders | None = None,
        *,
        timing: Timing | None = None,
        profile: Profile = Profile(),  # noqa: B008 (a frozen value)
        memory: MemoryBackend | None = None,
    ) -> None:
        self.readers = readers or VirtualReaders()
        self.memory = memory or MemoryBackend()
        self.timer, self.probe_timer, self.watchdog = StandingTimer(), StandingTimer(), StandingTimer()
        self.inbox: SimpleQueue[News] = SimpleQueue()
        self.states: list[State] = []
        self.records: list[tuple[State, Event, State]] = []
        self.sounds: list[Sound] = []
        self.faults: list[Exception] = []
        self.sessions: list[CardSession] = []
        self.pad, self.passcodes = PinPad(), PasscodePad()
        self.staff: StaffDesk | None = None
        self.card = CardDesk(self._new_session, self.inbox.put)
        self.backend = BackendDesk(
            self._new_backend, self.inbox.put, probe_timer=self.probe_timer, watchdog=self.watchdog
        )
        self.visit = Visit(
            card=self.card,
            backend=self.backend,
            timer=self.timer,
            sounds=self,
            pad=self.pad,
            render=self.states.append,
            record=lambda *transition: self.records.append(transition),
            report=self.faults.append,
            timing=timing or Timing(),
            profile=profile,
            staff=self,
            passcodes=self.passcodes,
        )
        self._watcher = self.readers.watch(self.inbox.put)

    def _new_session(self) -> CardSession:
        readers: Readers = self.readers
        session = CardSession(readers, examiner(lambda: NOW, RulePolicy()), verify_signature)
        self.sessions.append(session)
        return session

    def _new_backend(self) -> EligibilityBackend:
        if self.memory.closed:
            raise BackendError("closed")
        return self.memory

    def play(self, sound: Sound) -> None:
        self.sounds.append(sound)

    def check_passcode(self, visit: int, staff: str, /) -> None:
        assert self.staff is not None, "this kiosk has no staff"
        self.staff.check_passcode(visit, staff)

    def start(self) -> None:
        self.begin()
        self.until(Idle)

    def begin(self) -> None:
        self.visit.start()
        self.backend.start()

    def stop(self) -> bool:
        self.memory.gate.set()
        self._watcher.stop()
        card = self.card.close(PATIENCE)
        if self.staff is not None:
            assert self.staff.close(PATIENCE)
        return self.backend.close(PATIENCE) and card

    # --- time ------------------------------------------------------------------------------------------------------

    def until(self, *kinds: type[State]) -> State:
        """Let news come home until the state is one of these."""
        return self.wait(lambda state: isinstance(state, kinds))

    def wait(self, wanted: Callable[[State], bool]) -> State:
        while not wanted(self.visit.state):
            try:
                news = self.inbox.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"nothing more happens; the state is {self.visit.state}") from None
            self.visit.receive(news)
        return self.visit.state

    def settle(self) -> State:
        """Let everything that is under way come to its end, and home."""
        before = -1
        while before != len(self.records):
            before = len(self.records)
            self.readers.settle()
            for lane in (self.card._counter.lane, self.backend._counter.lane):
                done = threading.Event()
                lane.put(done.set)
                assert done.wait(PATIENCE)
            while not self.inbox.empty():
                self.visit.receive(self.inbox.get())
        return self.visit.state

    # --- people ----------------------------------------------------------------------------------------------------

    def place(self, card: Card, reader: str = DEFAULT_NAME) -> CardPresence:
        return self.readers.insert(reader, card)

    def take(self, reader: str = DEFAULT_NAME) -> None:
        self.readers.remove(reader)

    def type(self, digits: Iterable[int]) -> None:
        for digit in digits:
            self.pad.push(digit)
        self.visit.post(events.PinEntered())

    def to_pin(self, card: Card, purpose: Purpose = Purpose.REGISTER) -> State:
        self.place(card)
        self.until(Choosing)
        self.visit.post(events.PurposeChosen(purpose))
        return self.until(EnteringPin, ConfirmingLastTry)


def card_of(name: str) -> Card:
    return issue(persona(name), NOW)


def digits_of(name: str) -> list[int]:
    return [int(character) for character in persona(name).auth_pin]
