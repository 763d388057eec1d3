"""The whole behaviour of the flow as a table, so that a change of behaviour is a diff to review.

To write the table anew after a change that is meant: GOLDEN=write pytest tests/kiosk/flow/test_golden.py
"""

from __future__ import annotations

import os
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Final, get_args

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Challenge,
    Coverage,
    Covered,
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
from kiosk.flow import events
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
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
    Notice,
    OutOfService,
    Placed,
    Problem,
    Reading,
    Resume,
    Settling,
    Stage,
    State,
)
from kiosk.flow.step import initial, step
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceFound, ServiceLost

_GOLDEN: Final = Path(__file__).with_name("golden.md")
_AT: Final = datetime(2030, 1, 1, tzinfo=UTC)

_HERE: Final = CardPresence("reader A", 10)
_EXCHANGED: Final = CardPresence("reader A", 12)
_ELSEWHERE: Final = CardPresence("reader B", 20)
_PLACED: Final = Placed(7, _HERE)
_CONTENTS: Final = CardContents(Medium.CARD, b"certificate", 3)
_CARD: Final = Card(_CONTENTS)
_LAST: Final = Card(replace(_CONTENTS, retries_left=1))
_PHONE: Final = Card(replace(_CONTENTS, medium=Medium.ANDROID, certificate=None))
_CHALLENGE: Final = Challenge("c", bytes(32), Purpose.REGISTER, "kiosk-1", _AT)
_PROOF: Final = Proof("c", b"certificate", bytes(256))
_REGISTERED: Final = Registered(_AT, already=False)
_COVERED: Final = Covered(
    Coverage(
        Validity.VALID, "", "", "", "", "", Relationship.INSURED, "", "", date(1990, 1, 1), date(2026, 1, 1), None, 30
    )
)
_ENDED: Final = Covered(replace(_COVERED.coverage, validity=Validity.INVALID))
_UNKNOWN: Final = Refused(RefusalReason.NOT_REGISTERED)
_LATE: Final = Undecided(UndecidedReason.TIMEOUT, settled=False)

STATES: Final[dict[str, State]] = {
    "at start": initial(),
    "out of service, no reader": OutOfService(frozenset({Cause.NO_READER}), 7),
    "out of service, fault": OutOfService(frozenset({Cause.FAULT}), 7),
    "out of service, fault and backend": OutOfService(frozenset({Cause.FAULT, Cause.BACKEND}), 7),
    "idle": Idle(7),
    "reading": Reading(_PLACED),
    "reading again, to register": Reading(_PLACED, Resume(Purpose.REGISTER, _CARD)),
    "choosing": Choosing(_PLACED, _CARD),
    "choosing, one try left": Choosing(_PLACED, _LAST),
    "choosing, phone": Choosing(_PLACED, _PHONE),
    "confirming the last try": ConfirmingLastTry(_PLACED, _LAST, Purpose.REGISTER),
    "entering the PIN": EnteringPin(_PLACED, _CARD, Purpose.REGISTER),
    "entering the last try": EnteringPin(_PLACED, _LAST, Purpose.REGISTER, wrong=True),
    "asking for more time, choosing": AskingMoreTime(Choosing(_PLACED, _CARD)),
    "asking for more time, PIN": AskingMoreTime(EnteringPin(_PLACED, _CARD, Purpose.REGISTER)),
    "authenticating, challenge": Authenticating(_PLACED, _CARD, Purpose.REGISTER, Stage.CHALLENGE),
    "authenticating, card": Authenticating(_PLACED, _CARD, Purpose.REGISTER, Stage.CARD),
    "checking registration": Checking(_PLACED, _CARD, Purpose.REGISTER),
    "checking registration, slow": Checking(_PLACED, _CARD, Purpose.REGISTER, slow=True),
    "checking coverage": Checking(_PLACED, _CARD, Purpose.COVERAGE),
    "settling": Settling(7),
    "settling, next card waits": Settling(7, waiting=_ELSEWHERE),
    "settling, no service": Settling(7, causes=frozenset({Cause.SERVICE, Cause.NO_READER})),
    "concluded, registered": Concluded(7, _REGISTERED, Purpose.REGISTER, _PLACED, _CARD),
    "concluded, coverage not registered": Concluded(7, _UNKNOWN, Purpose.COVERAGE, _PLACED, _CARD),
    "concluded, card lost": Concluded(7, Problem.CARD_LOST, None, _PLACED),
    "concluded, card silent": Concluded(7, Problem.CARD_SILENT, None, _PLACED),
    "farewell": Concluded(7, _REGISTERED, Purpose.REGISTER),
    "farewell, card lost": Concluded(7, Problem.CARD_LOST),
    "farewell, no reader": Concluded(7, _REGISTERED, Purpose.REGISTER, causes=frozenset({Cause.NO_READER})),
}

EVENTS: Final[dict[str, Event]] = {
    "chooses registration": events.PurposeChosen(Purpose.REGISTER),
    "chooses coverage": events.PurposeChosen(Purpose.COVERAGE),
    "confirms the last try": events.LastTryConfirmed(),
    "has entered the PIN": events.PinEntered(),
    "cancels": events.Cancelled(),
    "touches": events.Touched(),
    "dismisses": events.Dismissed(),
    "time is over": events.TimedOut(),
    "card read": events.CardRead(7, _CONTENTS),
    "card read, expires soon": events.CardRead(7, _CONTENTS, Notice.EXPIRES_SOON),
    "card read, one try left": events.CardRead(7, _LAST.contents),
    "card read, blocked": events.CardRead(7, replace(_CONTENTS, retries_left=0, signature_certificate=True)),
    "card read, blocked, no signing certificate": events.CardRead(
        7, replace(_CONTENTS, retries_left=0, signature_certificate=False)
    ),
    "card read, another certificate": events.CardRead(7, replace(_CONTENTS, certificate=b"another")),
    "card read, earlier visit": events.CardRead(6, _CONTENTS),
    "card failed, lost": events.CardFailed(7, Problem.CARD_LOST),
    "card failed, unreadable": events.CardFailed(7, Problem.CARD_UNREADABLE),
    "card failed, earlier visit": events.CardFailed(6, Problem.CARD_LOST),
    "PIN rejected, 2 left": events.PinRejected(7, 2),
    "PIN rejected, 1 left": events.PinRejected(7, 1),
    "PIN rejected, 0 left": events.PinRejected(7, 0),
    "PIN rejected, earlier visit": events.PinRejected(6, 2),
    "proof made": events.ProofMade(7, _PROOF),
    "proof made, earlier visit": events.ProofMade(6, _PROOF),
    "challenge issued": events.ChallengeIssued(7, _CHALLENGE),
    "challenge issued, earlier visit": events.ChallengeIssued(6, _CHALLENGE),
    "answered, registered": events.Answered(7, _REGISTERED),
    "answered, covered": events.Answered(7, _COVERED),
    "answered, coverage ended": events.Answered(7, _ENDED),
    "answered, not registered": events.Answered(7, _UNKNOWN),
    "answered, undecided": events.Answered(7, _LATE),
    "answered, earlier visit": events.Answered(6, _REGISTERED),
    "ready: starting": events.Ready(Cause.STARTING),
    "ready: backend": events.Ready(Cause.BACKEND),
    "ready: fault": events.Ready(Cause.FAULT),
    "broken: backend": events.Broken(Cause.BACKEND),
    "broken: fault": events.Broken(Cause.FAULT),
    "this card reported again": CardInserted(_HERE),
    "another card on this reader": CardInserted(_EXCHANGED),
    "another card on another reader": CardInserted(_ELSEWHERE),
    "this card taken": CardTaken(_HERE),
    "the other card taken": CardTaken(_ELSEWHERE),
    "no reader": ReadersChanged(()),
    "only this reader": ReadersChanged(("reader A",)),
    "only another reader": ReadersChanged(("reader B",)),
    "service lost": ServiceLost(),
    "service refuses us": ServiceLost(authorized=False),
    "service found": ServiceFound(),
}


def _text(value: object) -> str:
    """A value as a reader of the table wants it: without defaults, without the parts that never differ."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, frozenset):
        return "{" + ", ".join(sorted(_text(each) for each in value)) + "}"
    if isinstance(value, Coverage):
        return value.validity.name
    if isinstance(value, CardPresence):
        return f"{value.reader} #{value.count}"
    if isinstance(value, Card):
        contents = value.contents
        notice = f", {value.notice.name}" if value.notice else ""
        return f"{contents.medium.name} with {contents.retries_left} tries{notice}"
    if is_dataclass(value) and not isinstance(value, type):
        shown = [
            f"{each.name}={_text(getattr(value, each.name))}"
            for each in fields(value)
            if each.repr and getattr(value, each.name) not in (None, False, frozenset())
        ]
        return f"{type(value).__name__}({', '.join(shown)})"
    return str(value)


def _row(name: str, after: State, effects: tuple[Effect, ...], before: State) -> str:
    following = "unchanged" if after is before else _text(after)
    return f"| {name} | {following} | {', '.join(_text(effect) for effect in effects)} |"


def _table() -> str:
    lines = ["# The flow", "", "Made by tests/kiosk/flow/test_golden.py, which says how. Visit 7 is under way.", ""]
    for title, state in STATES.items():
        lines += [f"## {title}", "", f"`{_text(state)}`", "", "| event | next state | effects |", "| --- | --- | --- |"]
        unmoved = []
        for name, event in EVENTS.items():
            after, effects = step(state, event)
            if after is state and not effects:
                unmoved.append(name)
            else:
                lines.append(_row(name, after, effects, state))
        lines += ["", f"Unmoved by: {'; '.join(unmoved)}.", ""]
    return "\n".join(lines)


def test_the_flow_behaves_as_the_table_says() -> None:
    table = _table()
    if os.environ.get("GOLDEN") == "write":
        _GOLDEN.write_text(table, encoding="utf-8")
    assert table == _GOLDEN.read_text(encoding="utf-8")


def test_every_state_and_every_event_is_in_the_table() -> None:
    assert {type(state) for state in STATES.values()} == set(get_args(State))
    assert {type(event) for event in EVENTS.values()} == set(get_args(Event))


def test_an_event_that_does_not_fit_returns_the_same_object() -> None:
    for state in STATES.values():
        for event in EVENTS.values():
            after, effects = step(state, event)
            assert after is state or after != state or effects


def test_answers_for_an_earlier_visit_are_dropped_everywhere() -> None:
    for state in STATES.values():
        for name, event in EVENTS.items():
            if name.endswith("earlier visit"):
                after, effects = step(state, event)
                assert after is state
                assert effects == ()
