"""The flow walked at random through a world that answers as card, backend, clock and visitors do, or out of turn."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import (
    Challenge,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Undecided,
    UndecidedReason,
)
from kiosk.flow import effects as do
from kiosk.flow import events as on
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Cause,
    Checking,
    Choosing,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    Idle,
    OutOfService,
    Placed,
    Problem,
    Reading,
    Settling,
    Stage,
    State,
)
from kiosk.flow.step import initial, step
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceFound, ServiceLost
from tests.kiosk.flow.samples import (
    ACTS,
    ANSWERS,
    AT,
    CONTENTS,
    DISTURBANCES,
    GOOD_CONTENTS,
    LATE,
    READERS,
)


def _placed(state: State) -> Placed | None:
    match state:
        case AskingMoreTime(behind=behind):
            return behind.placed
        case Idle() | OutOfService() | Settling():
            return None
        case _:
            return state.placed


def _has_keypad(state: State) -> bool:
    return isinstance(state.behind if isinstance(state, AskingMoreTime) else state, EnteringPin)


def _visit(state: State) -> int:
    match state:
        case Idle(visits=number) | OutOfService(visits=number):
            return number
        case Settling(visit=number) | Concluded(visit=number):
            return number
        case _:
            placed = _placed(state)
            assert placed is not None
            return placed.visit


def _holds_a_pin(value: object) -> bool:
    if isinstance(value, Pin | bytearray):
        return True
    if is_dataclass(value) and not isinstance(value, type):
        return any(_holds_a_pin(getattr(value, field.name)) for field in fields(value))
    return False


class Walk(RuleBasedStateMachine):
    """Does what the effects ask for, in a world of two readers."""

    def __init__(self) -> None:
        super().__init__()
        self.state: State = initial()
        self.timer = False
        self.card_job: do.ReadCard | do.Authenticate | None = None
        self.wanted: list[do.RequestChallenge | do.Submit] = []
        self.connected = False
        self.pin_entered = False
        self.pad_may_hold_digits = False
        self.confirmed_visit = 0
        self.presences: dict[str, CardPresence] = {}
        self.served: set[CardPresence] = set()
        self.owners: dict[int, CardPresence] = {}
        self.count = 0
        self.submitted: set[tuple[int, Purpose]] = set()

    # --- one step, and what must be true of each ------------------------------------------------------------------

    def post(self, event: on.Event) -> None:
        before = self.state
        after, effects = step(before, event)
        assert not _holds_a_pin(event)
        assert not _holds_a_pin(after)
        assert _visit(after) >= _visit(before)
        assert _visit(after) <= _visit(before) + 1
        if isinstance(event, CardTaken) and (placed := _placed(before)) and placed.presence == event.presence:
            assert _placed(after) is None, "whose card is gone has no card"
        if isinstance(event, on.LastTryConfirmed) and isinstance(after, EnteringPin):
            self.confirmed_visit = _visit(after)
        self.state = after
        for effect in effects:
            assert not _holds_a_pin(effect)
            self.perform(effect, event)
        if isinstance(event, on.PinRejected) and after is not before:
            self.confirmed_visit = 0

    def perform(self, effect: do.Effect, event: on.Event) -> None:
        match effect:
            case do.StartTimer(seconds=seconds):
                assert seconds > 0
                self.timer = True
            case do.StopTimer():
                self.timer = False
            case do.ReadCard(placed=placed):
                self.card_job = effect
                self.connected = True
                assert self.owners.setdefault(placed.visit, placed.presence) == placed.presence, "one card for a visit"
                self.served.add(placed.presence)
            case do.Authenticate(card=card):
                assert self.connected, "the card is authenticated on the connection that read it"
                assert self.pin_entered, "only with a PIN that was entered for it"
                left = card.contents.retries_left
                assert left > 1 or (left == 1 and self.confirmed_visit == _visit(self.state))
                self.pin_entered = self.pad_may_hold_digits = False  # the pad moves its digits out
                self.card_job = effect
            case do.ReleaseCard() | do.AbandonCard():
                self.connected = False
            case do.RequestChallenge():
                assert isinstance(event, on.PinEntered)
                self.pin_entered = True
                self.wanted.append(effect)
            case do.Submit(visit=visit, purpose=purpose):
                assert isinstance(event, on.ProofMade), "nothing is asked without the card's signature"
                assert (visit, purpose) not in self.submitted
                self.submitted.add((visit, purpose))
                self.wanted.append(effect)
            case do.WipePin():
                self.pin_entered = self.pad_may_hold_digits = False
            case do.LookForCard():
                waiting = [each for each in self.presences.values() if each not in self.served]
                if waiting:
                    self.post(CardInserted(waiting[0]))
            case do.Play():
                pass

    # --- readers and cards ----------------------------------------------------------------------------------------

    @rule(reader=st.sampled_from(READERS))
    def place(self, reader: str) -> None:
        """A card that lay there before goes unnoticed."""
        self.count += 1
        self.presences[reader] = CardPresence(reader, self.count)
        self.post(CardInserted(self.presences[reader]))

    @precondition(lambda self: self.presences)
    @rule(data=st.data())
    def take(self, data: st.DataObject) -> None:
        reader = data.draw(st.sampled_from(sorted(self.presences)))
        self.post(CardTaken(self.presences.pop(reader)))

    @rule(disturbance=st.sampled_from(DISTURBANCES))
    def disturb(self, disturbance: on.Event) -> None:
        match disturbance:
            case ServiceLost():
                self.presences.clear()
            case ReadersChanged(names=names):
                self.presences = {reader: card for reader, card in self.presences.items() if reader in names}
            case _:
                pass
        self.post(disturbance)

    @initialize()
    def serve(self) -> None:
        """Everything works."""
        self.post(ServiceFound())
        self.post(ReadersChanged(READERS))
        for cause in Cause:
            self.post(on.Ready(cause))

    @precondition(lambda self: isinstance(self.state, OutOfService))
    @rule()
    def serve_again(self) -> None:
        self.serve()

    # --- the answers, some of them late ---------------------------------------------------------------------------

    @precondition(lambda self: isinstance(self.card_job, do.ReadCard))
    @rule(contents=CONTENTS)
    def read(self, contents: CardContents) -> None:
        job, self.card_job = self.card_job, None
        assert isinstance(job, do.ReadCard)
        self.post(on.CardRead(job.placed.visit, contents))

    @precondition(lambda self: isinstance(self.card_job, do.Authenticate))
    @rule(right=st.booleans())
    def authenticate(self, right: bool) -> None:
        job, self.card_job = self.card_job, None
        assert isinstance(job, do.Authenticate)
        visit = job.placed.visit
        if right:
            self.post(on.ProofMade(visit, Proof(job.challenge.id, b"one", bytes(256))))
        else:
            self.post(on.PinRejected(visit, job.card.contents.retries_left - 1))

    @precondition(lambda self: self.card_job)
    @rule(problem=st.sampled_from((Problem.CARD_LOST, Problem.CARD_UNREADABLE, Problem.CARD_IN_USE)))
    def fail(self, problem: Problem) -> None:
        job, self.card_job = self.card_job, None
        assert job is not None
        self.post(on.CardFailed(job.placed.visit, problem))

    @precondition(lambda self: self.wanted)
    @rule(which=st.integers(0, 2), able=st.booleans())
    def answer(self, which: int, able: bool) -> None:
        request = self.wanted.pop(0)
        if isinstance(request, do.Submit):
            self.post(on.Answered(request.visit, ANSWERS[request.purpose][which]))
        elif able:
            challenge = Challenge("c", bytes(32), request.purpose, "kiosk-1", AT)
            self.post(on.ChallengeIssued(request.visit, challenge))
        else:
            self.post(on.Answered(request.visit, Undecided(UndecidedReason.UNAVAILABLE)))

    @rule(late=st.sampled_from(LATE))
    def answer_late(
        self, late: on.CardFailed | on.PinRejected | on.ProofMade | on.ChallengeIssued | on.Answered
    ) -> None:
        """An answer to the visit before changes nothing."""
        before = self.state
        self.post(replace(late, visit=_visit(before) - 1))
        assert self.state is before

    @precondition(lambda self: self.timer)
    @rule()
    def time_out(self) -> None:
        self.timer = False
        self.post(on.TimedOut())

    # --- the visitor ----------------------------------------------------------------------------------------------

    @rule(act=st.sampled_from(ACTS))
    def act(self, act: on.Event) -> None:
        """Anything, whether the page offers it or not; a PIN only where there is a keypad."""
        if isinstance(act, on.PinEntered):
            if not _has_keypad(self.state):
                return
            self.pad_may_hold_digits = True
        self.post(act)

    def _go_on(self, data: st.DataObject) -> None:
        """What most people do: the next thing."""
        again = data.draw(st.booleans())
        match self.state:
            case OutOfService():
                self.serve()
            case Idle():
                self.place("reader A")
            case Reading():
                self.read(data.draw(GOOD_CONTENTS))
            case Choosing():
                self.post(on.PurposeChosen(data.draw(st.sampled_from(Purpose))))
            case ConfirmingLastTry():
                self.post(on.LastTryConfirmed())
            case EnteringPin():
                self.act(on.PinEntered())
            case Authenticating(stage=Stage.CHALLENGE) | Checking() | Settling():
                self.answer(data.draw(st.integers(0, 2)), able=True)
            case Authenticating():
                self.authenticate(data.draw(st.booleans()))
            case AskingMoreTime():
                self.post(on.Touched())
            case Concluded(outcome=Refused(reason=RefusalReason.NOT_REGISTERED), placed=Placed()) if again:
                self.post(on.PurposeChosen(Purpose.REGISTER))
            case Concluded(placed=placed):
                if placed is None:
                    self.post(on.Dismissed())
                else:
                    self.presences.pop(placed.presence.reader)
                    self.post(CardTaken(placed.presence))

    # Several times, so that walks go far before something odd happens.
    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        self._go_on(data)

    @rule(data=st.data())
    def go_on_twice(self, data: st.DataObject) -> None:
        for _ in range(2):
            self._go_on(data)

    @rule(data=st.data())
    def go_on_for_long(self, data: st.DataObject) -> None:
        for _ in range(5):
            self._go_on(data)

    # --- what is always true --------------------------------------------------------------------------------------

    @invariant()
    def is_never_stuck(self) -> None:
        """Every state that waits for nobody in particular has a timer, a job or a request that will end it."""
        match self.state:
            case Idle():
                assert not self.timer
            case OutOfService(causes=causes):
                assert causes
                assert self.timer == (Cause.FAULT in causes)
            case Reading() | Choosing() | ConfirmingLastTry() | EnteringPin() | AskingMoreTime() | Concluded():
                assert self.timer
            case Authenticating() if self.timer:
                assert isinstance(self.card_job, do.Authenticate)
            case Authenticating(placed=placed) | Checking(placed=placed):
                assert placed.visit in {request.visit for request in self.wanted}
            case Settling(visit=visit):
                assert (visit, Purpose.REGISTER) in self.submitted
                assert visit in {request.visit for request in self.wanted}

    @invariant()
    def holds_no_digits_without_need(self) -> None:
        if not (_has_keypad(self.state) or isinstance(self.state, Authenticating)):
            assert not self.pad_may_hold_digits

    @invariant()
    def has_power_only_while_it_is_needed(self) -> None:
        if isinstance(self.state, Idle | OutOfService | Checking | Settling | Concluded):
            assert not self.connected

    @invariant()
    def serves_no_card_that_is_known_to_be_gone(self) -> None:
        placed = _placed(self.state)
        if placed is not None:
            assert placed.presence in self.presences.values()
        if isinstance(self.state, Settling) and self.state.waiting is not None:
            assert self.state.waiting in self.presences.values()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=200, stateful_step_count=50, deadline=None)


def test_the_tries_left_are_what_the_card_said_last() -> None:
    """Not what it said first: the page and the last try depend on it."""
    placed = Placed(1, CardPresence("reader A", 1))
    card = Card(CardContents(Medium.CARD, b"one", 3))
    challenge = Challenge("c", bytes(32), Purpose.COVERAGE, "kiosk-1", AT)
    state: State = EnteringPin(placed, card, Purpose.COVERAGE)
    for left in (2, 1):
        for event in (on.PinEntered(), on.ChallengeIssued(1, challenge), on.PinRejected(1, left)):
            state, _ = step(state, event)
        assert isinstance(state, EnteringPin | ConfirmingLastTry)
        assert state.card == replace(card, contents=replace(card.contents, retries_left=left))
        assert state.wrong
    assert isinstance(state, ConfirmingLastTry)
