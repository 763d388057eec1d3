"""Which page shows which state: one for each kind of state, and one for each kind of outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias, TypeVar, assert_never

from kiosk.eligibility.model import Covered, LookedUp, Refused, Registered, Undecided
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
from kiosk.ui.pages.birth import BirthPage
from kiosk.ui.pages.choosing import ChoosingPage
from kiosk.ui.pages.confirming import ConfirmRegistrationPage
from kiosk.ui.pages.consent import ConsentPage
from kiosk.ui.pages.idle import IdlePage
from kiosk.ui.pages.last_try import LastTryPage
from kiosk.ui.pages.limit import LimitPage
from kiosk.ui.pages.more_time import MoreTimePage
from kiosk.ui.pages.number import NumberPage
from kiosk.ui.pages.numbers import NumbersPage
from kiosk.ui.pages.out_of_service import OutOfServicePage
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.pages.pin import PinPage
from kiosk.ui.pages.prescription import PrescriptionPage
from kiosk.ui.pages.problem import ProblemPage
from kiosk.ui.pages.refused import RefusedPage
from kiosk.ui.pages.result import ResultPage
from kiosk.ui.pages.symbol import SymbolPage
from kiosk.ui.pages.undecided import UndecidedPage
from kiosk.ui.pages.visual_check import VisualCheckPage
from kiosk.ui.pages.working import WorkingPage
from kiosk.ui.staff.cleaning import CleaningPage
from kiosk.ui.staff.menu import StaffMenuPage
from kiosk.ui.staff.signin import SignInPage

PageKind: TypeAlias = Callable[[Setting], Page]
P = TypeVar("P", bound=Page)


class Present(Protocol):
    """Brings the one page of a kind to the front, and returns it."""

    def __call__(self, kind: Callable[[Setting], P], /) -> P:
        """See the class."""
        ...


def ahead(setting: Setting) -> tuple[PageKind, ...]:
    """The pages that a visitor of this kiosk may come to, in the order in which they are likely needed."""
    profile = setting.profile
    pages: list[PageKind] = [IdlePage, WorkingPage]
    if len(profile.purposes) > 1:
        pages.append(ChoosingPage)
    if profile.confirms_registration:
        pages.append(ConfirmRegistrationPage)
    pages += [PinPage, ResultPage]
    if profile.consents:
        pages.append(ConsentPage)
    if profile.prescription:
        pages.append(PrescriptionPage)
    pages += [RefusedPage, UndecidedPage, ProblemPage, LastTryPage, MoreTimePage, OutOfServicePage]
    if profile.visual_check:
        pages.append(VisualCheckPage)
    if profile.number_lookup:
        pages += [NumberPage, SymbolPage, BirthPage, LimitPage, NumbersPage]
    return tuple(pages)


def show(state: State, present: Present) -> None:
    """Show a state on its page."""
    match state:
        case OutOfService():
            present(OutOfServicePage).display(state)
        case Idle():
            present(IdlePage).display(state)
        case Choosing():
            present(ChoosingPage).display(state)
        case ConfirmingRegistration():
            present(ConfirmRegistrationPage).display(state)
        case ConfirmingLastTry():
            present(LastTryPage).display(state)
        case EnteringPin():
            present(PinPage).display(state)
        case VisualCheck():
            present(VisualCheckPage).display(state)
        case Consenting():
            present(ConsentPage).display(state)
        case ChoosingPrescription():
            present(PrescriptionPage).display(state)
        case EnteringNumber():
            _show_number(state, present)
        case Reading() | Authenticating() | Vouching() | Checking() | KeepingConsents() | LookingUp() | Settling():
            present(WorkingPage).display(state)
        case Concluded():
            _show_outcome(state, present)
        case AskingMoreTime():
            present(MoreTimePage).display(state)
        case StaffSignIn():
            present(SignInPage).display(state)
        case StaffMenu():
            present(StaffMenuPage).display(state)
        case Cleaning():
            present(CleaningPage).display(state)
        case never:
            assert_never(never)


def _show_number(state: EnteringNumber, present: Present) -> None:
    match state.asking:
        case NumberField.INSURER | NumberField.NUMBER | NumberField.BRANCH:
            present(NumberPage).display(state)
        case NumberField.SYMBOL:
            present(SymbolPage).display(state)
        case NumberField.BIRTH_DATE:
            present(BirthPage).display(state)
        case NumberField.LIMIT:
            present(LimitPage).display(state)
        case NumberField.CONFIRM:
            present(NumbersPage).display(state)
        case never:
            assert_never(never)


def _show_outcome(state: Concluded, present: Present) -> None:
    outcome = state.outcome
    match outcome:
        case Registered() | Covered() | LookedUp():
            present(ResultPage).display(outcome, state)
        case Refused():
            present(RefusedPage).display(outcome, state)
        case Undecided():
            present(UndecidedPage).display(outcome, state)
        case Problem():
            present(ProblemPage).display(outcome, state)
        case never:
            assert_never(never)
