"""The flow walked at random through a world that answers as card, backend, clock and people do, or out of turn."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Challenge,
    PrescriptionForm,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Undecided,
    UndecidedReason,
)
from kiosk.flow import effects as do
from kiosk.flow import events as on
from kiosk.flow.offers import vouchable
from kiosk.flow.profile import ATM, DESKTOP, RECEPTION, Profile
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Checking,
    Choosing,
    ChoosingPrescription,
    Cleaning,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringNumber,
    EnteringPin,
    Idle,
    KeepingConsents,
    LookingUp,
    OutOfService,
    Placed,
    Problem,
    Reading,
    Settling,
    StaffMenu,
    StaffSignIn,
    Stage,
    State,
    VisualCheck,
    Vouching,
)
from kiosk.flow.step import step
from reader.events import CardPresence, CardTaken, ReadersChanged, ServiceLost
from tests.kiosk.flow.looking import has_keypad, has_passcode_pad, page_of, placed_of, visit_of
from tests.kiosk.flow.samples import (
    ACTS,
    ANSWERS,
    AT,
    CONTENTS,
    DISTURBANCES,
    FOUND,
    GOOD_CONTENTS,
    KEPT,
    LATE,
    MENU,
    READERS,
    REGISTER_OR_NOT,
    TYPED,
    Late,
)
from tests.kiosk.flow.walk import World


class Walk(World):
    """What card, backend, staff, printer, clock and visitors do, sensibly or not."""

    # --- readers and cards ----------------------------------------------------------------------------------------

    @rule(reader=st.sampled_from(READERS))
    def place(self, reader: str) -> None:
        self.put_card(reader)

    @precondition(lambda self: self.presences)
    @rule(data=st.data())
    def take(self, data: st.DataObject) -> None:
        reader = data.draw(st.sampled_from(sorted(self.presences)))
        self.post(CardTaken(self.presences.pop(reader)))

    @precondition(lambda self: isinstance(page_of(self.state), Checking | Consenting | KeepingConsents | Concluded))
    @rule()
    def leave_early(self) -> None:
        """The visitor's own card, while an answer is on its way or was just given."""
        placed = placed_of(self.state)
        if placed is not None:
            del self.presences[placed.presence.reader]
            self.post(CardTaken(placed.presence))

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
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        request = self.wanted.pop(0)
        match request:
            case do.RequestChallenge(visit=visit, purpose=purpose):
                if data.draw(st.booleans()):
                    self.post(on.ChallengeIssued(visit, Challenge("c", bytes(32), purpose, "kiosk-1", AT)))
                else:
                    self.post(on.Answered(visit, Undecided(UndecidedReason.UNAVAILABLE)))
            case do.Submit(visit=visit, purpose=purpose):
                self.post(on.Answered(visit, data.draw(st.sampled_from(ANSWERS[purpose]))))
            case do.KeepConsents(visit=visit):
                self.post(on.ConsentsKept(visit, data.draw(st.sampled_from(KEPT))))
            case do.LookUp(visit=visit):
                self.post(on.NumberLookedUp(visit, data.draw(st.sampled_from(FOUND))))

    @precondition(lambda self: self.checks)
    @rule(right=st.booleans())
    def check_passcode(self, right: bool) -> None:
        check = self.checks.pop(0)
        self.post(on.PasscodeAccepted(check.visit, check.staff) if right else on.PasscodeRejected(check.visit))

    @precondition(lambda self: self.slips)
    @rule(paper=st.booleans())
    def print_slip(self, paper: bool) -> None:
        slip = self.slips.pop(0)
        self.post(on.SlipPrinted(slip.visit) if paper else on.SlipFailed(slip.visit))

    @rule(late=st.sampled_from(LATE))
    def answer_late(self, late: Late) -> None:
        """An answer to the visit before changes nothing."""
        before = self.state
        self.post(replace(late, visit=visit_of(before) - 1))
        assert self.state is before

    @precondition(lambda self: self.timer)
    @rule()
    def time_out(self) -> None:
        self.timer = False
        self.post(on.TimedOut())

    # --- the visitor ----------------------------------------------------------------------------------------------

    @rule(act=st.sampled_from(ACTS))
    def act(self, act: on.Event) -> None:
        """Anything, whether the page offers it or not; digits only where there is a keypad for them."""
        match act:
            case on.PinEntered():
                if not has_keypad(self.state):
                    return
                self.pad_may_hold_digits = True
            case on.PasscodeEntered():
                if not has_passcode_pad(self.state):
                    return
                self.passcode_pad_may_hold_digits = True
            case _:
                pass
        self.post(act)

    def _go_on(self, data: st.DataObject) -> None:
        """What most people do: the next thing."""
        again = data.draw(st.booleans())
        match self.state:
            case OutOfService():
                self.serve()
            case Idle():
                self._begin(data)
            case Reading():
                self.read(data.draw(GOOD_CONTENTS))
            case Choosing():
                self.post(on.PurposeChosen(data.draw(st.sampled_from(self.profile.purposes))))
            case ConfirmingRegistration():
                self.post(on.RegistrationConfirmed() if again else on.Declined())
            case ConfirmingLastTry() if again:
                self.post(on.VisualCheckChosen())
            case ConfirmingLastTry():
                self.post(on.LastTryConfirmed())
            case EnteringPin():
                self.act(on.PinEntered())
            case VisualCheck(checking=True) | StaffSignIn(checking=True):
                self.check_passcode(data.draw(st.booleans()))
            case VisualCheck() | StaffSignIn():
                self.act(on.PasscodeEntered("staff-1"))
            case Authenticating(stage=Stage.CARD):
                self.authenticate(data.draw(st.booleans()))
            case Authenticating() | Vouching() | Checking() | KeepingConsents() | LookingUp() | Settling():
                # The request may have been answered late already, and the time for the visitor runs on.
                if self.wanted:
                    self.answer(data)
            case Consenting(asking=item):
                self.post(on.ConsentAnswered(item, data.draw(st.booleans())))
            case ChoosingPrescription():
                self.post(on.PrescriptionChosen(data.draw(st.sampled_from(PrescriptionForm))))
            case EnteringNumber(asking=asking):
                self.post(on.NumberTyped(asking, data.draw(st.sampled_from(TYPED[asking]))))
            case AskingMoreTime():
                self.post(on.Touched())
            case StaffMenu():
                self.post(data.draw(st.sampled_from(MENU)))
            case Cleaning():
                self.time_out()
            case Concluded():
                self._end(self.state, data, again=again)

    def _begin(self, data: st.DataObject) -> None:
        match data.draw(st.sampled_from(("card", "card", "card", "card", "card", "card", "numbers", "staff"))):
            case "numbers":
                self.post(on.NumberLookupChosen())
            case "staff":
                self.post(on.StaffMenuWanted())
            case _:
                self.put_card("reader A")

    def _end(self, state: Concluded, data: st.DataObject, *, again: bool) -> None:
        match state:
            case Concluded(outcome=Refused(reason=RefusalReason.NOT_REGISTERED), placed=Placed()) if again:
                self.post(data.draw(st.sampled_from(REGISTER_OR_NOT)))
            case Concluded() if again and vouchable(state, self.profile):
                self.post(on.VisualCheckChosen())
            case Concluded(placed=None):
                self.post(on.WentBack() if again else on.Dismissed())
            case Concluded(placed=Placed(presence=presence)):
                self.presences.pop(presence.reader)
                self.post(CardTaken(presence))
            case _:
                pass

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
        for _ in range(9):
            self._go_on(data)

    @rule(data=st.data())
    def go_on_to_an_answer(self, data: st.DataObject) -> None:
        """To where it matters who leaves when."""
        for _ in range(20):
            if isinstance(self.state, Checking | Consenting | ChoosingPrescription):
                break
            self._go_on(data)


class PlainWalk(Walk):
    profile = Profile()


class ReceptionWalk(Walk):
    profile = replace(RECEPTION, prescription=True)


class AtmWalk(Walk):
    profile = ATM


class DesktopWalk(Walk):
    profile = DESKTOP


class EverythingWalk(Walk):
    """A kiosk that does all that there is."""

    profile = replace(RECEPTION, purposes=tuple(Purpose), prescription=True, slip=True)


_FAR = settings(max_examples=100, stateful_step_count=50, deadline=None)
TestPlainWalk = PlainWalk.TestCase
TestReceptionWalk = ReceptionWalk.TestCase
TestAtmWalk = AtmWalk.TestCase
TestDesktopWalk = DesktopWalk.TestCase
TestEverythingWalk = EverythingWalk.TestCase
for _case in (TestPlainWalk, TestReceptionWalk, TestAtmWalk, TestDesktopWalk, TestEverythingWalk):
    _case.settings = _FAR


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
