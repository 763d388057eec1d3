"""What an audit line says of a state and of what the visitor said: words and numbers, and nothing of a person."""

from __future__ import annotations

from typing import Final, TypeAlias, assert_never

from kiosk.audit.trail import Json
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Consents,
    Covered,
    LookedUp,
    PrescriptionForm,
    Purpose,
    Refused,
    Registered,
    Undecided,
    Validity,
)
from kiosk.flow.events import ConsentAnswered, Event, PasscodeEntered, PrescriptionChosen
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Cause,
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
    Problem,
    Reading,
    Settling,
    Slip,
    StaffMenu,
    StaffSignIn,
    State,
    VisualCheck,
    Vouching,
)

Record: TypeAlias = dict[str, Json]
_WithCard: TypeAlias = (
    Reading
    | Choosing
    | ConfirmingRegistration
    | ConfirmingLastTry
    | EnteringPin
    | Authenticating
    | VisualCheck
    | Vouching
    | Checking
    | Consenting
    | ChoosingPrescription
    | KeepingConsents
)
# Which wording of the consent pages was answered; to be counted up whenever what they say changes in substance.
CONSENT_TEXT: Final = 1


def words_of(event: Event) -> Record:
    """What a visitor said, and who says to be of the staff, where that is to be kept."""
    match event:
        case ConsentAnswered(item=item, given=given):
            return {"consent": item.value, "agreed": given, "text": CONSENT_TEXT}
        case PrescriptionChosen(form=form):
            return {"prescription": _form(form)}
        case PasscodeEntered(staff=staff):
            return {"staff": staff}
        case _:
            return {}


def facts_of(state: State) -> Record:
    """What is kept of a state that was reached, with the number of its visit."""
    match state:
        case OutOfService(causes=causes, visits=visits):
            return {"visit": visits, **_causes(causes)}
        case Idle(visits=visits):
            return {"visit": visits}
        case EnteringNumber(visit=visit, asking=asking, wrong=wrong):
            return {"visit": visit, "asking": asking.value, "wrong": wrong}
        case LookingUp(visit=visit, slow=slow):
            return {"visit": visit, "slow": slow}
        case Settling(visit=visit, purpose=purpose, causes=causes):
            return {"visit": visit, **_purpose(purpose), **_causes(causes)}
        case Concluded():
            return _end(state)
        case AskingMoreTime(behind=behind):
            visit = behind.visit if isinstance(behind, EnteringNumber) else behind.placed.visit
            return {"visit": visit, "behind": type(behind).__name__}
        case StaffSignIn(visits=visits, wrong=wrong, checking=checking):
            return {"visit": visits, "wrong": wrong, "checking": checking}
        case StaffMenu(visits=visits, staff=staff) | Cleaning(visits=visits, staff=staff):
            return {"visit": visits, "staff": staff}
        case _:
            return {"visit": state.placed.visit, **_work(state)}


def _work(state: _WithCard) -> Record:
    """The facts of a state with a card, beside the number of its visit."""
    match state:
        case Reading(resume=resume):
            return _purpose(resume.purpose if resume else None)
        case Choosing(card=card):
            return _card(card)
        case ConfirmingRegistration(card=card):
            return {**_purpose(Purpose.REGISTER), **_card(card)}
        case ConfirmingLastTry() | EnteringPin():
            return {**_purpose(state.purpose), **_card(state.card), "wrong": state.wrong}
        case Authenticating(purpose=purpose, stage=stage):
            return {**_purpose(purpose), "stage": stage.value}
        case VisualCheck(purpose=purpose, wrong=wrong, checking=checking):
            return {**_purpose(purpose), "wrong": wrong, "checking": checking}
        case Vouching(purpose=purpose, staff=staff):
            return {**_purpose(purpose), "staff": staff}
        case Checking(purpose=purpose, slow=slow):
            return {**_purpose(purpose), "slow": slow}
        case Consenting(purpose=purpose, asking=asking):
            return {**_purpose(purpose), "asking": asking.value}
        case ChoosingPrescription(purpose=purpose):
            return _purpose(purpose)
        case KeepingConsents(purpose=purpose, consents=consents):
            return {**_purpose(purpose), **_consents(consents)}
        case never:
            assert_never(never)


def _end(state: Concluded) -> Record:
    facts: Record = {
        "visit": state.visit,
        **_purpose(state.purpose),
        **_outcome(state.outcome),
        "card_taken": state.placed is None,
    }
    if state.consents is not None:
        facts |= {**_consents(state.consents), "kept": state.kept}
    if state.slip is not Slip.NONE:
        facts["slip"] = state.slip.value
    if state.called:
        facts["staff_called"] = True
    return facts


def _causes(causes: frozenset[Cause]) -> Record:
    return {"causes": sorted(cause.value for cause in causes)}


def _consents(consents: Consents) -> Record:
    facts: Record = {"given": _items(consents.given), "refused": _items(consents.refused)}
    return facts if consents.prescription is None else {**facts, "prescription": _form(consents.prescription)}


def _items(items: frozenset[ConsentItem]) -> list[str]:
    return sorted(item.value for item in items)


def _form(form: PrescriptionForm) -> str:
    return form.name.lower()


def _purpose(purpose: Purpose | None) -> Record:
    return {} if purpose is None else {"purpose": purpose.value}


def _card(card: Card) -> Record:
    contents = card.contents
    facts: Record = {"medium": contents.medium.name.lower(), "tries_left": contents.retries_left}
    return facts if card.notice is None else {**facts, "notice": card.notice.value}


def _outcome(outcome: Answer | LookedUp | Problem) -> Record:
    match outcome:
        case Problem():
            return {"result": "problem", "reason": outcome.value}
        case Registered(already=already):
            return {"result": "registered", "already": already}
        case Covered(coverage=coverage):
            return {"result": "covered", "validity": _validity(coverage.validity)}
        case LookedUp(validity=validity):
            return {"result": "looked-up", "validity": _validity(validity)}
        case Refused(reason=reason):
            return {"result": "refused", "reason": reason.value}
        case Undecided(reason=reason, settled=settled):
            return {"result": "undecided", "reason": reason.value, "settled": settled}
        case never:
            assert_never(never)


def _validity(validity: Validity) -> str:
    return validity.name.lower().replace("_", "-")
