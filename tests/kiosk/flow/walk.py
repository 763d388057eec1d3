"""The world in which the flow walks: it does what the effects ask for, and knows what must be true of each of them."""

from __future__ import annotations

from typing import ClassVar, Final, TypeAlias

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from kiosk.eligibility.model import (
    Assurance,
    ConsentItem,
    Consents,
    Covered,
    PrescriptionForm,
    Purpose,
    Registered,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow import effects as do
from kiosk.flow import events as on
from kiosk.flow.profile import Profile
from kiosk.flow.states import (
    Authenticating,
    Cause,
    Checking,
    Choosing,
    ChoosingPrescription,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    Idle,
    KeepingConsents,
    LookingUp,
    OutOfService,
    Reading,
    Settling,
    State,
    VisualCheck,
    Vouching,
)
from kiosk.flow.step import Timing, initial, step
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceFound
from tests.kiosk.flow.looking import has_keypad, has_passcode_pad, holds_a_secret, page_of, placed_of, visit_of
from tests.kiosk.flow.samples import READERS

Request: TypeAlias = do.RequestChallenge | do.Submit | do.KeepConsents | do.LookUp
_WITH_POWER: Final = Reading | Choosing | ConfirmingRegistration | ConfirmingLastTry | EnteringPin | Authenticating


class World(RuleBasedStateMachine):
    """Two readers, a backend that answers in the order in which it is asked, staff, a printer, a clock."""

    profile: ClassVar[Profile]

    def __init__(self) -> None:
        super().__init__()
        self.state: State = initial()
        self.timer = False
        self.card_job: do.ReadCard | do.Authenticate | None = None
        self.wanted: list[Request] = []
        self.checks: list[do.CheckPasscode] = []
        self.slips: list[do.PrintSlip] = []
        self.connected = False
        self.pin_entered = False
        self.pad_may_hold_digits = False
        self.passcode_pad_may_hold_digits = False
        self.last_try_confirmed = 0
        self.registration_confirmed = 0
        self.vouched = 0
        self.called: set[int] = set()
        self.presences: dict[str, CardPresence] = {}
        self.served: set[CardPresence] = set()
        self.owners: dict[int, CardPresence] = {}
        self.count = 0
        self.submitted: set[tuple[int, Purpose]] = set()
        self.owed: set[int] = set()  # visits whose reception the backend is to be told of
        self.told: set[int] = set()
        self.said: dict[ConsentItem, bool] = {}
        self.prescription: PrescriptionForm | None = None

    # --- one step, and what must be true of each ------------------------------------------------------------------

    def post(self, event: on.Event) -> None:
        before = self.state
        after, effects = step(before, event, Timing(), self.profile)
        assert not holds_a_secret(event)
        assert not holds_a_secret(after)
        assert visit_of(before) <= visit_of(after) <= visit_of(before) + 1
        if isinstance(event, CardTaken) and (placed := placed_of(before)) and placed.presence == event.presence:
            assert placed_of(after) is None, "whose card is gone has no card"
        if after is not before:
            self.take_note(before, event, after)
        self.state = after
        for effect in effects:
            assert not holds_a_secret(effect)
            self.perform(effect, event)
        if isinstance(event, on.PinRejected) and after is not before:
            self.last_try_confirmed = 0

    def take_note(self, before: State, event: on.Event, after: State) -> None:
        """Remember what was said, for the assertions about what comes of it."""
        match event:
            case on.LastTryConfirmed():
                self.last_try_confirmed = visit_of(after)
            case on.RegistrationConfirmed():
                self.registration_confirmed = visit_of(after)
            case on.PasscodeAccepted() if isinstance(after, Vouching):
                self.vouched = visit_of(after)
            case on.ConsentAnswered(item=item, given=given):
                assert item in self.profile.consents
                assert item not in self.said, "nobody is asked twice"
                self.said[item] = given
            case on.PrescriptionChosen(form=form):
                self.prescription = form
            case on.Answered(answer=Covered() | Registered() as answer) if isinstance(before, Checking | Settling):
                self.said, self.prescription = {}, None
                if answer.coverage is not None and (self.profile.consents or self.profile.prescription):
                    self.owed.add(visit_of(before))
            case _:
                pass

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
                assert left > 1 or (left == 1 and self.last_try_confirmed == visit_of(self.state))
                self.pin_entered = self.pad_may_hold_digits = False  # the pad moves its digits out
                self.card_job = effect
            case do.ReleaseCard() | do.AbandonCard():
                self.connected = False
            case do.WipePin():
                self.pin_entered = self.pad_may_hold_digits = self.passcode_pad_may_hold_digits = False
            case do.CheckPasscode():
                assert isinstance(event, on.PasscodeEntered)
                if isinstance(page_of(self.state), VisualCheck):
                    assert not any(check.visit == effect.visit for check in self.checks), "one at a time"
                self.passcode_pad_may_hold_digits = False  # the pad moves its digits out
                self.checks.append(effect)
            case do.PrintSlip():
                assert self.profile.slip
                self.slips.append(effect)
            case do.CallStaff(visit=visit):
                assert self.profile.calls_staff
                assert visit not in self.called, "once is enough"
                self.called.add(visit)
            case do.LookForCard():
                waiting = [each for each in self.presences.values() if each not in self.served]
                if waiting:
                    self.post(CardInserted(waiting[0]))
            case do.Play():
                pass
            case _:
                self.ask_backend(effect, event)

    def ask_backend(self, effect: Request, event: on.Event) -> None:
        self.wanted.append(effect)
        match effect:
            case do.RequestChallenge():
                assert isinstance(event, on.PinEntered | on.PasscodeAccepted)
                self.pin_entered = isinstance(event, on.PinEntered)
            case do.Submit(visit=visit, purpose=purpose, proof=proof):
                if proof.assurance is Assurance.PIN:
                    assert isinstance(event, on.ProofMade), "nothing is asked without the card's signature"
                else:
                    assert (self.vouched, proof.staff, proof.signature) == (visit, "staff-1", b"")
                    self.vouched = 0  # one passcode vouches once
                if purpose is Purpose.REGISTER and self.profile.confirms_registration:
                    assert self.registration_confirmed == visit
                assert (visit, purpose) not in self.submitted
                self.submitted.add((visit, purpose))
            case do.KeepConsents(visit=visit, consents=consents):
                assert visit in self.owed, "the backend is told after an answer"
                assert visit not in self.told, "the backend is told once"
                self.told.add(visit)
                yes = frozenset(item for item, given in self.said.items() if given)
                assert consents == Consents(yes, frozenset(self.said) - yes, prescription=self.prescription)
            case do.LookUp(visit=visit):
                assert visit not in self.owners

    # --- readers and cards ----------------------------------------------------------------------------------------

    def put_card(self, reader: str) -> None:
        """A card that lay there before goes unnoticed."""
        self.count += 1
        self.presences[reader] = CardPresence(reader, self.count)
        self.post(CardInserted(self.presences[reader]))

    @initialize()
    def serve(self) -> None:
        """Everything works."""
        self.post(ServiceFound())
        self.post(ReadersChanged(READERS))
        for cause in Cause:
            self.post(on.Ready(cause))

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
            case Authenticating() if self.timer:
                assert isinstance(self.card_job, do.Authenticate)
            case Authenticating() | Vouching() | Checking() | LookingUp():
                assert visit_of(self.state) in {request.visit for request in self.wanted}
            case Settling(visit=visit, purpose=purpose):
                assert (visit, purpose) in self.submitted
                assert visit in {request.visit for request in self.wanted}
            case _:
                assert self.timer

    @invariant()
    def holds_no_digits_without_need(self) -> None:
        if not (has_keypad(self.state) or isinstance(self.state, Authenticating)):
            assert not self.pad_may_hold_digits
        if not has_passcode_pad(self.state):
            assert not self.passcode_pad_may_hold_digits

    @invariant()
    def has_power_only_while_it_is_needed(self) -> None:
        if not isinstance(page_of(self.state), _WITH_POWER):
            assert not self.connected

    @invariant()
    def serves_no_card_that_is_known_to_be_gone(self) -> None:
        placed = placed_of(self.state)
        if placed is not None:
            assert placed.presence in self.presences.values()
        if isinstance(self.state, Settling) and self.state.waiting is not None:
            assert self.state.waiting in self.presences.values()

    @invariant()
    def tells_the_backend_of_every_reception(self) -> None:
        """Exactly once: until everything was said it is still owed, and then never again."""
        asked = isinstance(page_of(self.state), Consenting | ChoosingPrescription)
        assert self.owed - self.told == ({visit_of(self.state)} if asked else set())

    @invariant()
    def asks_only_where_consent_means_something(self) -> None:
        match page_of(self.state):
            case Consenting(answer=answer):
                coverage = answer.coverage
                assert coverage is not None
                assert coverage.validity is Validity.VALID
                assert not coverage.eligibility_only
            case ChoosingPrescription():
                assert self.profile.prescription
            case KeepingConsents(consents=consents):
                assert consents != Consents()
            case Concluded(consents=consents) if consents is not None:
                assert visit_of(self.state) in self.told
            case _:
                pass

    def teardown(self) -> None:
        """Whatever happened: when everybody goes away, the kiosk is soon ready for the next one, or says why not."""
        for _ in range(12):
            if isinstance(self.state, Idle | OutOfService):
                break
            for presence in tuple(self.presences.values()):
                del self.presences[presence.reader]
                self.post(CardTaken(presence))
            if not self.timer and self.wanted:
                self.give_up(self.wanted.pop(0))
            elif self.timer:
                self.timer = False
                self.post(on.TimedOut())
        assert isinstance(self.state, Idle | OutOfService)
        assert self.owed == self.told

    def give_up(self, request: Request) -> None:
        """What the backend's port does when the backend does not answer."""
        late = Undecided(UndecidedReason.TIMEOUT)
        match request:
            case do.KeepConsents(visit=visit):
                self.post(on.ConsentsKept(visit, late))
            case do.LookUp(visit=visit):
                self.post(on.NumberLookedUp(visit, late))
            case _:
                self.post(on.Answered(request.visit, late))
