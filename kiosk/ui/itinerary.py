"""The steps of a visit as the step bar shows them: which there are at a kind of kiosk, and where a state stands."""

from __future__ import annotations

from enum import Enum
from typing import Final, assert_never

from kiosk.eligibility.model import Covered, LookedUp, Refused, Registered, Undecided
from kiosk.flow.profile import Profile
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
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
    NumberField,
    OutOfService,
    Problem,
    Reading,
    Settling,
    StaffMenu,
    StaffSignIn,
    State,
    VisualCheck,
    Vouching,
)
from kiosk.ui.texts import QT_TRANSLATE_NOOP


class Stop(Enum):
    """One step; the value is its name. They stand in the order in which a visitor comes to them."""

    NUMBERS = QT_TRANSLATE_NOOP("KioskWindow", "Numbers")
    CONFIRM = QT_TRANSLATE_NOOP("KioskWindow", "Confirm")
    CARD = QT_TRANSLATE_NOOP("KioskWindow", "Card")
    CHOOSE = QT_TRANSLATE_NOOP("KioskWindow", "Choose")
    IDENTIFY = QT_TRANSLATE_NOOP("KioskWindow", "PIN")
    CHECK = QT_TRANSLATE_NOOP("KioskWindow", "Check")
    CONSENT = QT_TRANSLATE_NOOP("KioskWindow", "Consent")
    DONE = QT_TRANSLATE_NOOP("KioskWindow", "Done")


_LOOKUP: Final = (Stop.NUMBERS, Stop.CONFIRM, Stop.CHECK, Stop.DONE)


def stops(profile: Profile, *, lookup: bool = False) -> tuple[Stop, ...]:
    """The steps at a kind of kiosk; `lookup`: those of somebody without a card."""
    if lookup:
        return _LOOKUP
    there = {
        Stop.CARD: True,
        Stop.CHOOSE: len(profile.purposes) > 1,
        Stop.IDENTIFY: True,
        Stop.CHECK: True,
        Stop.CONSENT: bool(profile.consents) or profile.prescription,
        Stop.DONE: True,
    }
    return tuple(stop for stop, is_there in there.items() if is_there)


def place_of(state: State, profile: Profile) -> tuple[tuple[Stop, ...], int] | None:
    """The steps of the visitor of a state, and which of them it is; None where a page has no step bar.

    What has no step of its own at this kind of kiosk belongs to the one before.
    """
    stop = stop_of(state)
    if stop is None:
        return None
    itinerary = stops(profile, lookup=is_lookup(state))
    order = list(Stop)
    return itinerary, max(
        (place for place, each in enumerate(itinerary) if order.index(each) <= order.index(stop)), default=0
    )


def is_lookup(state: State) -> bool:
    """Whether the visitor of a state came without a card."""
    match state:
        case EnteringNumber() | LookingUp():
            return True
        case Concluded(outcome=outcome, query=query):
            return isinstance(outcome, LookedUp) or query is not None
        case AskingMoreTime(behind=behind):
            return is_lookup(behind)
        case _:
            return False


def stop_of(state: State) -> Stop | None:
    """The step at which a state stands; None where a page has no step bar."""
    match state:
        case OutOfService() | Idle() | StaffSignIn() | StaffMenu() | Cleaning():
            return None
        case Reading():
            return Stop.CARD
        case Choosing() | ConfirmingRegistration():
            return Stop.CHOOSE
        case ConfirmingLastTry() | EnteringPin() | VisualCheck():
            return Stop.IDENTIFY
        case Authenticating() | Vouching() | Checking() | LookingUp() | Settling():
            return Stop.CHECK
        case Consenting() | ChoosingPrescription() | KeepingConsents():
            return Stop.CONSENT
        case EnteringNumber(asking=asking):
            return Stop.CONFIRM if asking is NumberField.CONFIRM else Stop.NUMBERS
        case AskingMoreTime(behind=behind):
            return stop_of(behind)
        case Concluded(outcome=outcome):
            match outcome:
                case Registered() | Covered() | LookedUp():
                    return Stop.DONE
                case Refused() | Undecided():
                    return Stop.CHECK
                case Problem():
                    return None
                case never_outcome:
                    assert_never(never_outcome)
        case never:
            assert_never(never)
