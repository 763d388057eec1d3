"""What a page may offer beside its own question: the flow asks before it does it, and pages before they show it."""

from __future__ import annotations

from typing import Final

from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import LookedUp, Purpose, RefusalReason, Refused, Undecided, Validity
from kiosk.flow.profile import Profile
from kiosk.flow.states import (
    Card,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    NumberField,
    Problem,
    Slip,
)

# Of the problems only these say something to take home; the others are over, or are said by placing the card again.
_WORTH_PAPER: Final = (
    Problem.NO_CERTIFICATE,
    Problem.PHONE_CANNOT_REGISTER,
    Problem.PIN_BLOCKED,
    Problem.PIN_UNUSABLE,
)


def is_phone(card: Card) -> bool:
    """Whether a phone was placed: it shows what is registered, and registers nothing."""
    return card.contents.medium is not Medium.CARD


def can_be_vouched(card: Card, profile: Profile) -> bool:
    """Whether staff may vouch for the holder of this card: its certificate could be read without a PIN."""
    return profile.visual_check and card.contents.certificate is not None


def vouchable(state: EnteringPin | ConfirmingLastTry | Concluded, profile: Profile) -> tuple[Card, Purpose] | None:
    """The card and the purpose for which VisualCheckChosen is heeded, None where it is not."""
    match state:
        case Concluded(outcome=Problem.PIN_BLOCKED | Problem.PIN_UNUSABLE, placed=placed, card=card, purpose=purpose):
            if placed is None or card is None or purpose is None:
                return None
            return (card, purpose) if can_be_vouched(card, profile) else None
        case Concluded():
            return None
        case _:
            return (state.card, state.purpose) if can_be_vouched(state.card, profile) else None


def registrable(state: Concluded, profile: Profile) -> Card | None:
    """The card to go on with by PurposeChosen(REGISTER), or not by Declined: only its registration was missing.

    None for a phone, whose holder registers with the card itself.
    """
    match state:
        case Concluded(
            outcome=Refused(reason=RefusalReason.NOT_REGISTERED), purpose=Purpose.COVERAGE, placed=placed, card=card
        ) if profile.offers_registration and placed is not None and card is not None and not is_phone(card):
            return card
        case _:
            return None


def printable(state: Concluded, profile: Profile) -> bool:
    """Whether SlipWanted is heeded; not again while the slip is printed, or after it was."""
    if not profile.slip or state.slip in (Slip.PRINTING, Slip.PRINTED):
        return False
    return not isinstance(state.outcome, Problem) or state.outcome in _WORTH_PAPER


def correctable(state: Concluded) -> NumberField | None:
    """The field to which WentBack leads from the result of a number lookup, None where there is no way back.

    Several matches ask for the branch number, if it was not given. Who was not found may have mistyped something.
    """
    match state:
        case Concluded(query=None):
            return None
        case Concluded(outcome=LookedUp(validity=Validity.SEVERAL_MATCHES)):
            return NumberField.BRANCH
        case _:
            return NumberField.CONFIRM


def worth_correcting(outcome: LookedUp | Undecided, branch: str) -> bool:
    """Whether a lookup may be tried again by other numbers, so that those that were typed are kept for a while."""
    match outcome:
        case LookedUp(validity=Validity.SEVERAL_MATCHES):
            return not branch
        case LookedUp(validity=Validity.NO_QUALIFICATION) | Undecided():
            return True
        case _:
            return False
