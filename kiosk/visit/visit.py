"""Holds the state of the flow, feeds it events one after another, and performs what it asks for."""

from __future__ import annotations

import logging
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Final, assert_never

from kiosk.flow.effects import (
    AbandonCard,
    Authenticate,
    CallStaff,
    CheckPasscode,
    Effect,
    KeepConsents,
    LookForCard,
    LookUp,
    Play,
    PrintSlip,
    ReadCard,
    ReleaseCard,
    RequestChallenge,
    StartTimer,
    StopTimer,
    Submit,
    WipePin,
)
from kiosk.flow.events import Broken, Event, NumberTyped, PasscodeRejected, SlipFailed, TimedOut
from kiosk.flow.states import Cause, State
from kiosk.flow.step import Profile, Timing, initial, step
from kiosk.lane import Fault, News
from kiosk.pinpad import PinPad
from kiosk.visit.ports import BackendPort, CardPort, Pad, SlipPort, Sounds, StaffCall, StaffPort, Timer
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceLost

__all__ = [
    "BackendPort",
    "CardPort",
    "Pad",
    "SlipPort",
    "Sounds",
    "StaffCall",
    "StaffPort",
    "Timer",
    "Visit",
]

_log = logging.getLogger(__name__)
_JST: Final = timezone(timedelta(hours=9), "JST")


def _random_id() -> str:
    return str(uuid.uuid4())


def _japans_date() -> date:
    return datetime.now(_JST).date()


class Visit:
    """The one place where state changes. Used on the main thread only, where every method returns at once.

    `render` is called with each new state and `record` with every event that changed or asked something, as
    (before, event, after). A bug in any of them, or in a performer, is given to `report` and ends the visit: the flow
    goes out of service and recovers by itself.

    `profile` says what kind of kiosk it is. Without `staff` no passcode is right, without `slip` nothing is printed,
    without `calls` nobody is called. `passcodes` is the pad that `staff` takes passcodes from. `today` is Japan's day.
    """

    def __init__(
        self,
        *,
        card: CardPort,
        backend: BackendPort,
        timer: Timer,
        sounds: Sounds,
        pad: PinPad,
        render: Callable[[State], None],
        record: Callable[[State, Event, State], None],
        report: Callable[[Exception], None],
        timing: Timing = Timing(),  # noqa: B008 (a frozen value)
        profile: Profile = Profile(),  # noqa: B008 (a frozen value)
        staff: StaffPort | None = None,
        passcodes: Pad | None = None,
        slip: SlipPort | None = None,
        calls: StaffCall | None = None,
        new_request_id: Callable[[], str] = _random_id,
        today: Callable[[], date] = _japans_date,
    ) -> None:
        self.pad = pad
        self._card = card
        self._backend = backend
        self._timer = timer
        self._sounds = sounds
        self._render = render
        self._record = record
        self._report = report
        self._timing = timing
        self._profile = profile
        self._staff = staff
        self._passcodes = passcodes
        self._slip = slip
        self._calls = calls
        self._new_request_id = new_request_id
        self._today = today
        self._request = ""  # the name of the last one, to which consents belong
        self._state: State = initial()
        self._queue: deque[tuple[Event, int | None]] = deque()
        self._stepping = False
        self._alarm = 0
        self._present: dict[CardPresence, bool] = {}  # and whether it was served

    @property
    def state(self) -> State:
        """Where the visit stands now."""
        return self._state

    def start(self) -> None:
        """Show the first state; to be called once, when the window can be drawn on."""
        self._guard(self._render, self._state)

    def post(self, event: Event) -> None:
        """Let an event happen. One posted while another is being stepped waits for its turn."""
        self._queue.append((event, None))
        self._drain()

    def receive(self, news: News) -> None:
        """Take what comes home from the other threads."""
        match news:
            case Fault(error=error):
                self.fault(error)
            case event:
                self.post(event)

    def fault(self, error: Exception) -> None:
        """A bug was caught elsewhere (on another thread, in the window): report it, and go out of service."""
        self._report_safely(error)
        self.post(Broken(Cause.FAULT))

    def _drain(self) -> None:
        if self._stepping:
            return
        self._stepping = True
        try:
            while self._queue:
                event, alarm = self._queue.popleft()
                # A time-out that waited in the queue while its timer was set anew is none any more.
                if alarm is None or alarm == self._alarm:
                    self._handle(event)
        finally:
            self._stepping = False

    def _handle(self, event: Event) -> None:
        before = self._state
        try:
            self._track(event)
            if isinstance(event, NumberTyped):
                event = replace(event, today=self._today())
            after, effects = step(before, event, self._timing, self._profile)
        except Exception as error:  # noqa: BLE001 (whatever it is, the kiosk goes on serving)
            self._caught(error, event)
            return
        if after is before and not effects:
            _log.debug("%s leaves %s alone", type(event).__name__, type(before).__name__)
            return
        self._state = after
        for effect in effects:
            self._guard(self._perform, effect, cause=event)
        if after is not before:
            self._guard(self._render, after, cause=event)
        self._guard(self._record, before, event, after, cause=event)

    def _track(self, event: Event) -> None:
        """Know which cards lie where, so that one placed during a visit is found after it."""
        match event:
            case CardInserted(presence=presence):
                served = self._present.get(presence, False)
                # A reader holds one card: one that was there before is gone, though its removal was not seen.
                others = {card: seen for card, seen in self._present.items() if card.reader != presence.reader}
                self._present = {**others, presence: served}
            case CardTaken(presence=presence):
                self._present.pop(presence, None)
            case ReadersChanged(names=names):
                self._present = {card: served for card, served in self._present.items() if card.reader in names}
            case ServiceLost():
                self._present.clear()
            case _:
                pass

    def _perform(self, effect: Effect) -> None:
        match effect:
            case ReadCard() | Authenticate() | ReleaseCard() | AbandonCard():
                self._use_card(effect)
            case RequestChallenge() | Submit() | KeepConsents() | LookUp():
                self._ask_backend(effect)
            case CheckPasscode() | PrintSlip() | CallStaff():
                self._ask_house(effect)
            case WipePin():
                self.pad.clear()
                if self._passcodes is not None:
                    self._passcodes.clear()
            case StartTimer(seconds=seconds):
                self._start_timer(seconds)
            case StopTimer():
                self._alarm += 1
                self._timer.stop()
            case Play(sound=sound):
                self._sounds.play(sound)
            case LookForCard():
                self._look_for_card()
            case never:
                assert_never(never)

    def _use_card(self, effect: ReadCard | Authenticate | ReleaseCard | AbandonCard) -> None:
        match effect:
            case ReadCard(placed=placed):
                self._present[placed.presence] = True
                self._card.read(placed)
            case Authenticate(placed=placed, card=card, challenge=challenge):
                self._card.authenticate(placed, card, challenge, self.pad.take())
            case ReleaseCard():
                self._card.release()
            case AbandonCard():
                self._card.abandon()
            case never:
                assert_never(never)

    def _ask_backend(self, effect: RequestChallenge | Submit | KeepConsents | LookUp) -> None:
        match effect:
            case RequestChallenge(visit=visit, purpose=purpose):
                self._backend.request_challenge(visit, purpose)
            case Submit(visit=visit, purpose=purpose, proof=proof):
                self._request = self._new_request_id()
                self._backend.submit(visit, purpose, proof, self._request)
            case KeepConsents(visit=visit, consents=consents):
                self._backend.keep_consents(visit, consents, self._request)
            case LookUp(visit=visit, query=query):
                self._backend.look_up(visit, query, self._new_request_id())
            case never:
                assert_never(never)

    def _ask_house(self, effect: CheckPasscode | PrintSlip | CallStaff) -> None:
        match effect:
            case CheckPasscode(visit=visit, staff=staff):
                if self._staff is None:
                    self.post(PasscodeRejected(visit))
                else:
                    self._staff.check_passcode(visit, staff)
            case PrintSlip(visit=visit, outcome=outcome, purpose=purpose):
                if self._slip is None:
                    self.post(SlipFailed(visit))
                else:
                    self._slip.print(visit, outcome, purpose)
            case CallStaff(visit=visit):
                if self._calls is not None:
                    self._calls.call_staff(visit)
            case never:
                assert_never(never)

    def _start_timer(self, seconds: float) -> None:
        self._alarm += 1
        alarm = self._alarm

        def ring() -> None:
            self._queue.append((TimedOut(), alarm))
            self._drain()

        self._timer.start(seconds, ring)

    def _look_for_card(self) -> None:
        waiting = [presence for presence, served in self._present.items() if not served]
        if waiting:
            # Before what already waits in the queue: that may be the removal of this very card.
            self._queue.appendleft((CardInserted(waiting[0]), None))

    def _guard(self, action: Callable[..., None], *arguments: object, cause: Event | None = None) -> None:
        try:
            action(*arguments)
        except Exception as error:  # noqa: BLE001 (whatever it is, the kiosk goes on serving)
            self._caught(error, cause)

    def _caught(self, error: Exception, event: Event | None) -> None:
        """Report a bug and go out of service next; a bug on the way there is reported only, so that it ends."""
        self._report_safely(error)
        if event != Broken(Cause.FAULT):
            self._queue.appendleft((Broken(Cause.FAULT), None))
            self._drain()

    def _report_safely(self, error: Exception) -> None:
        try:
            self._report(error)
        except Exception:  # noqa: BLE001 (there is nobody else to tell)
            _log.exception("a fault could not be reported")
