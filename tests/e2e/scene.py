"""The whole kiosk but its window, put together as `kiosk.ui.app` does it, and what a test does in front of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from kiosk.audit.record import Audit
from kiosk.audit.trail import AuditTrail
from kiosk.eligibility.base import BackendContext, EligibilityBackend
from kiosk.eligibility.model import Purpose
from kiosk.eligibility.rules import RulePolicy
from kiosk.flow import events
from kiosk.flow.effects import Effect, Sound
from kiosk.flow.events import Event
from kiosk.flow.states import Choosing, Concluded, ConfirmingLastTry, EnteringPin, Idle, State
from kiosk.flow.step import Profile, Timing, step
from kiosk.lane import Fault, Lane, News
from kiosk.pinpad import PasscodePad, PinPad
from kiosk.staff.desk import StaffDesk
from kiosk.trust import verify_signature
from kiosk.visit.cardsession import CardSession
from kiosk.visit.examination import examiner
from kiosk.visit.visit import Visit
from kiosk.visit.worker import Alarm, Worker
from reader.virtual.card import Card
from tests.e2e.doors import PATIENCE, Door
from tests.e2e.world import KIOSK, GatedBackend, World

PIN = "1234"


class HurriedAlarm(Alarm):
    """The kiosk's own alarm, which a test may let ring before its time."""

    def hurry(self) -> None:
        assert self._ring is not None, "no time is being waited for"
        self._timer.stop()
        self._rang()

    @property
    def set(self) -> bool:
        return self._ring is not None


class Kiosk:
    """One kiosk in front of a door. `held` names the backend's calls that wait until `release` is set."""

    def __init__(
        self,
        world: World,
        door: Door,
        folder: Path,
        timing: Timing | None = None,
        backend_timeout: float = 30.0,
        profile: Profile = Profile(),  # noqa: B008 (a frozen value)
    ) -> None:
        self.world, self.door, self.folder = world, door, folder
        self.timing = timing or Timing()
        self.profile = profile
        self.states: list[State] = []
        self.events: list[Event] = []
        self.effects: list[Effect] = []
        self.sounds: list[Sound] = []
        self.faults: list[Exception] = []
        self.held: set[str] = set()
        self.release = threading.Event()
        self.pad, self.passcodes = PinPad(), PasscodePad()
        self.staff: StaffDesk | None = None
        self.timer = HurriedAlarm()
        self._look: Callable[[], None] | None = None
        self._stopped = False
        self._audit_lane = Lane("audit", self.faults.append)
        self._trail = AuditTrail(folder / "audit.jsonl")
        self._audit = Audit(self._trail, self._audit_lane.put)
        self.worker = Worker(door.readers, self._new_session, self._new_backend, backend_timeout=backend_timeout)
        self.visit = Visit(
            card=self.worker.card,
            backend=self.worker.backend,
            timer=self.timer,
            sounds=self,
            pad=self.pad,
            render=self._render,
            record=self._record,
            report=self._report,
            timing=self.timing,
            profile=profile,
            staff=self,
            passcodes=self.passcodes,
        )

    def start(self) -> None:
        self.visit.start()
        self.worker.start(self._receive)

    def stop(self, seconds: float | None = None) -> bool:
        """Let go of everything, as quickly as the kiosk itself does or in `seconds`; whether every thread has ended."""
        if self._stopped:
            return True
        self._stopped = True
        self.release.set()
        self.timer.stop()
        ended = self.worker.stop() if seconds is None else self.worker.stop(seconds)
        self.pad.clear()
        self._audit_lane.put(self._trail.close)
        self._audit_lane.close()
        return self._audit_lane.join(PATIENCE) and ended

    def audit(self) -> list[str]:
        """The audit lines written so far."""
        done = threading.Event()
        self._audit_lane.put(done.set)
        if not self._stopped:
            assert done.wait(PATIENCE)
        return (self.folder / "audit.jsonl").read_text().splitlines()

    @property
    def state(self) -> State:
        return self.visit.state

    @property
    def registrations(self) -> list[str]:
        return self.world.registrations(self.folder)

    def play(self, sound: Sound) -> None:
        """As `kiosk.visit.visit.Sounds`."""
        self.sounds.append(sound)

    def check_passcode(self, visit: int, staff: str, /) -> None:
        """As `kiosk.visit.ports.StaffPort`."""
        assert self.staff is not None, "this kiosk has no staff"
        self.staff.check_passcode(visit, staff)

    # --- waiting ---------------------------------------------------------------------------------------------------

    def until(self, *kinds: type[State]) -> State:
        return self.wait(lambda state: isinstance(state, kinds))

    def wait(self, wanted: Callable[[State], bool]) -> State:
        """Let things happen until a state is shown that is wanted; return it, though it may have passed already."""
        if wanted(self.state):
            return self.state
        found: list[State] = []
        loop = QEventLoop()

        def look() -> None:
            if self.faults:
                loop.quit()
            elif not found and wanted(self.state):
                found.append(self.state)
                loop.quit()

        patience = QTimer()
        patience.setSingleShot(True)
        patience.timeout.connect(loop.quit)
        patience.start(round(PATIENCE * 1000))
        self._look = look
        loop.exec()
        self._look = None
        patience.stop()
        assert not self.faults, self.faults
        if not found:  # only then are all events written out
            said = f"it did not come to pass; the state is {self.state}; heard: {self.events}"
            raise AssertionError(f"{said}\n{self.door.describe()}")
        return found[0]

    def breathe(self) -> None:
        """Let happen what is due, or wait a moment for it: for what no state tells."""
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()
        assert not self.faults, self.faults

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Let things happen until something is true that no state tells."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"it did not come to pass; the state is {self.state}"
            self.breathe()

    # --- visitors --------------------------------------------------------------------------------------------------

    def type(self, pin: str = PIN) -> None:
        """Enter a PIN, digit by digit, and go on."""
        for digit in pin:
            self.pad.push(int(digit))
            self.visit.post(events.Touched())
        self.visit.post(events.PinEntered())

    def visit_with(self, card: Card, purpose: Purpose = Purpose.REGISTER, pin: str = PIN, slot: int = 0) -> State:
        """Place a card and do all that the pages ask for, once; the state at the end: Concluded, or the PIN again."""
        self.door.place(card, slot)
        return self.carry_on(purpose, pin)

    def carry_on(self, purpose: Purpose = Purpose.REGISTER, pin: str = PIN) -> State:
        """From wherever a card was placed, to the end."""
        state = self.until(Choosing, Concluded)
        if isinstance(state, Choosing):
            self.visit.post(events.PurposeChosen(purpose))
            state = self.state
        if isinstance(state, ConfirmingLastTry):
            self.visit.post(events.LastTryConfirmed())
            state = self.state
        return self.carry_on_with_pin(pin) if isinstance(state, EnteringPin) else state

    def carry_on_with_pin(self, pin: str = PIN) -> State:
        """From the page that asks for it, to what comes of it."""
        asked = self.state
        assert isinstance(asked, EnteringPin)
        self.type(pin)
        return self.wait(
            lambda now: (
                isinstance(now, Concluded | ConfirmingLastTry) or (isinstance(now, EnteringPin) and now is not asked)
            )
        )

    def conclude(self, card: Card, purpose: Purpose = Purpose.REGISTER, pin: str = PIN, slot: int = 0) -> Concluded:
        state = self.visit_with(card, purpose, pin, slot)
        assert isinstance(state, Concluded), state
        return state

    def walk(self, card: Card, purpose: Purpose, arrived: Callable[[], bool]) -> None:
        """Place a card and do what the pages ask for until something has happened that no page tells."""
        self.door.place(card)
        deadline = time.monotonic() + PATIENCE
        while not arrived():
            assert time.monotonic() < deadline, f"it did not come to pass; the state is {self.state}"
            match self.state:
                case Choosing():
                    self.visit.post(events.PurposeChosen(purpose))
                case ConfirmingLastTry():
                    self.visit.post(events.LastTryConfirmed())
                case EnteringPin():
                    self.type()
                case _:
                    self.breathe()

    def go_home(self) -> Idle:
        """Take the card, read what is left to be read, and leave an idle kiosk behind."""
        self.door.take()
        state = self.wait(
            lambda now: isinstance(now, Idle) or (isinstance(now, Concluded) and now.placed is None and not now.causes)
        )
        if isinstance(state, Concluded):
            self.visit.post(events.Dismissed())
        state = self.until(Idle)
        assert isinstance(state, Idle)
        assert self.pad.length == 0
        assert not self.timer.set
        return state

    # --- inside ----------------------------------------------------------------------------------------------------

    def _new_session(self) -> CardSession:
        return CardSession(self.door.readers, examiner(lambda: self.world.now, RulePolicy()), verify_signature)

    def _new_backend(self) -> EligibilityBackend:
        context = BackendContext(KIOSK, allow_test_pki=True, now=lambda: self.world.now)
        return GatedBackend(self.world.settings(self.folder), context, self.held, self.release)

    def _receive(self, news: News) -> None:
        if not isinstance(news, Fault):
            self.events.append(news)
        self.visit.receive(news)

    def _render(self, state: State) -> None:
        self.states.append(state)
        if self._look is not None:
            self._look()

    def _record(self, before: State, event: Event, after: State) -> None:
        self.effects.extend(step(before, event, self.timing, self.profile)[1])
        self._audit.record(before, event, after)

    def _report(self, error: Exception) -> None:
        self.faults.append(error)
        if self._look is not None:
            self._look()
