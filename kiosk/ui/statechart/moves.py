"""The moves of the flow, found by running `step` from its first state over samples of every kind of event."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final, assert_never

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Challenge,
    ConsentItem,
    Coverage,
    Covered,
    LookedUp,
    PrescriptionForm,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow import events as on
from kiosk.flow.profile import ATM, RECEPTION, Profile
from kiosk.flow.states import (
    AskingMoreTime,
    Cause,
    Concluded,
    NumberField,
    OutOfService,
    Placed,
    Problem,
    Reading,
    State,
)
from kiosk.flow.step import initial, step
from kiosk.flow.timing import Timing
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceFound, ServiceLost

_READER: Final = "reader"
_AT: Final = datetime(2030, 1, 1, tzinfo=UTC)
_COVERAGE: Final = Coverage(
    Validity.VALID, "", "", "", "", "", Relationship.INSURED, "", "", date(1990, 1, 1), date(2026, 1, 1), None, 30
)
_TYPED: Final = {
    NumberField.INSURER: "138057",
    NumberField.SYMBOL: "",
    NumberField.NUMBER: "1",
    NumberField.BRANCH: "",
    NumberField.BIRTH_DATE: "19900101",
    NumberField.LIMIT: "no",
}
# With staff every page that there is, of a reception that registers people too; without, what a machine does.
_PROFILES: Final = (replace(RECEPTION, purposes=tuple(Purpose), prescription=True), ATM)
_VISITS: Final = 1  # the next one is like the first
_SAMPLES: Final = 100  # of states that look alike: different ones of them go different ways


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """From the state named `before`, the event named `event` leads to the state named `after`."""

    before: str
    event: str
    after: str


def find_moves() -> frozenset[Move]:
    """Every move between states of different names that the samples lead to."""
    moves: set[Move] = set()
    for profile in _PROFILES:
        moves |= _explore(profile)
    # The question for more time passes on what the page behind it would do, and is drawn for what it does itself.
    others = {(move.event, move.after) for move in moves if move.before != AskingMoreTime.__name__}
    return frozenset(
        move for move in moves if move.before != AskingMoreTime.__name__ or (move.event, move.after) not in others
    )


def name_of(state: State) -> str:
    """The name of a state in the chart: its class, and for an end what kind of end it is."""
    if not isinstance(state, Concluded):
        return type(state).__name__
    match state.outcome:
        case Registered() | Covered() | LookedUp():
            return "Concluded: result"
        case Refused():
            return "Concluded: refused"
        case Undecided():
            return "Concluded: undecided"
        case Problem():
            return "Concluded: problem"
        case never:
            assert_never(never)


def _explore(profile: Profile) -> set[Move]:
    moves: set[Move] = set()
    seen: set[State] = {initial()}
    count: dict[str, int] = defaultdict(int)
    waiting = deque(seen)
    while waiting:
        state = waiting.popleft()
        for event in _events(state):
            after, _ = step(state, event, Timing(), profile)
            before_name, after_name = name_of(state), name_of(after)
            if before_name != after_name:
                moves.add(Move(before_name, type(event).__name__, after_name))
            kind = f"{after_name} {name_of(after.behind)}" if isinstance(after, AskingMoreTime) else after_name
            if after not in seen and count[kind] < _SAMPLES and _is_worth(after):
                seen.add(after)
                count[kind] += 1
                waiting.append(after)
    return moves


def _is_worth(state: State) -> bool:
    """Whether a state may go a way that one like it does not: not for one cause more, nor in the next visit."""
    if _visit_of(state) > _VISITS:
        return False
    return isinstance(state, OutOfService) or len(getattr(state, "causes", ())) <= 1


def _placed_of(state: State) -> Placed | None:
    if isinstance(state, AskingMoreTime):
        return _placed_of(state.behind)
    found = getattr(state, "placed", None)
    return found if isinstance(found, Placed) else None


def _visit_of(state: State) -> int:
    if isinstance(state, AskingMoreTime):
        return _visit_of(state.behind)
    placed = _placed_of(state)
    found = placed.visit if placed is not None else getattr(state, "visit", getattr(state, "visits", 0))
    assert isinstance(found, int)
    return found


def _events(state: State) -> Iterator[on.Event]:
    """Samples of all events that may happen in a state, those of its own visit and card among them."""
    visit, placed = _visit_of(state), _placed_of(state)
    presence = CardPresence(_READER, 1) if placed is None else placed.presence
    yield from _of_visitor()
    yield from _of_world(visit)
    yield CardInserted(CardPresence(_READER, presence.count + 1) if placed is not None else presence)
    yield CardTaken(presence)
    if placed is not None:
        yield from _of_card(placed, state)


def _of_visitor() -> Iterator[on.Event]:
    for purpose in Purpose:
        yield on.PurposeChosen(purpose)
    for item in ConsentItem:
        yield on.ConsentAnswered(item, given=True)
    for asked, text in _TYPED.items():
        yield on.NumberTyped(asked, text)
    yield from (
        on.NumberTyped(NumberField.CONFIRM),
        on.LastTryConfirmed(),
        on.PinEntered(),
        on.Cancelled(),
        on.Touched(),
        on.Dismissed(),
        on.RegistrationConfirmed(),
        on.Declined(),
        on.PrescriptionChosen(PrescriptionForm.PAPER),
        on.SlipWanted(),
        on.NumberLookupChosen(),
        on.WentBack(),
        on.VisualCheckChosen(),
        on.PasscodeEntered("staff"),
        on.StaffMenuWanted(),
        on.StaffMenuClosed(),
        on.CleaningWanted(),
    )


def _of_world(visit: int) -> Iterator[on.Event]:
    yield from (
        on.TimedOut(),
        on.PasscodeAccepted(visit, "staff"),
        on.PasscodeRejected(visit),
        on.SlipPrinted(visit),
        on.SlipFailed(visit),
        on.NumberLookedUp(visit, LookedUp(Validity.VALID, _COVERAGE)),
        on.NumberLookedUp(visit, LookedUp(Validity.NO_QUALIFICATION)),
        on.NumberLookedUp(visit, Undecided(UndecidedReason.UNAVAILABLE)),
        on.ConsentsKept(visit, Covered(_COVERAGE)),
        on.ConsentsKept(visit, Undecided(UndecidedReason.UNAVAILABLE)),
        ServiceLost(),
        ServiceFound(),
        ReadersChanged(()),
        ReadersChanged((_READER,)),
    )
    for cause in Cause:
        yield on.Broken(cause)
        yield on.Ready(cause)
    for purpose in Purpose:
        yield on.ChallengeIssued(visit, Challenge("", bytes(32), purpose, "", _AT))
    for answer in (
        Registered(_AT, already=False, coverage=_COVERAGE),
        Covered(_COVERAGE),
        Refused(RefusalReason.NOT_REGISTERED),
        Refused(RefusalReason.EXPIRED),
        Undecided(UndecidedReason.TIMEOUT),
    ):
        yield on.Answered(visit, answer)


def _of_card(placed: Placed, state: State) -> Iterator[on.Event]:
    for medium in (Medium.CARD, Medium.ANDROID):
        for tries in (3, 1, 0):
            contents = CardContents(medium, b"one", tries)
            if isinstance(state, Reading) and state.resume is not None:
                contents = replace(state.resume.card.contents, retries_left=tries)
            yield on.CardRead(placed.visit, contents)
    for problem in (Problem.CARD_LOST, Problem.NOT_MY_NUMBER_CARD):
        yield on.CardFailed(placed.visit, problem)
    for tries in (2, 1, 0):
        yield on.PinRejected(placed.visit, tries)
    yield on.ProofMade(placed.visit, Proof("", b"one", b"signature"))
