"""After the answer: what the visitor lets the institution see, and how prescriptions come.

None of it is needed to be treated: whoever stops, leaves or says no gets the same result. The backend is told exactly
once for each reception, when everything was said or the visitor is gone, also that nothing was said.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.eligibility.model import Answer, Consents, Coverage, Covered, Purpose, Registered
from kiosk.flow.departing import depart, said
from kiosk.flow.effects import Effect, KeepConsents, StartTimer
from kiosk.flow.events import ConsentAnswered, ConsentsKept, Event, PrescriptionChosen, TimedOut
from kiosk.flow.moves import Step, conclude, is_usable
from kiosk.flow.profile import Profile
from kiosk.flow.states import Card, ChoosingPrescription, Concluded, Consenting, KeepingConsents, Placed
from kiosk.flow.timing import Timing


def coverage_of(answer: Answer) -> Coverage | None:
    """The coverage that an answer opens, which makes a visit a reception."""
    match answer:
        case Covered(coverage=coverage) | Registered(coverage=coverage):
            return coverage
        case _:
            return None


def tells_backend(answer: Answer, profile: Profile) -> bool:
    """Whether the backend is to be told what was said after this answer."""
    return profile.asks_after_answer and coverage_of(answer) is not None


def go_on(placed: Placed, answer: Answer, purpose: Purpose, card: Card, timing: Timing, profile: Profile) -> Step:
    """Ask what this kiosk asks after an answer, or show it.

    Medical information is not shared in the grace period of a certificate, nor without insurance in force: no consent
    is asked for then.
    """
    if not isinstance(answer, Covered | Registered) or not tells_backend(answer, profile):
        return conclude(placed, answer, timing, purpose=purpose, card=card)
    coverage = coverage_of(answer)
    if coverage is None or not is_usable(coverage):
        return keep(placed, answer, purpose, Consents(), timing)
    if profile.consents and not coverage.eligibility_only:
        return Consenting(placed, purpose, answer, profile.consents[0]), (StartTimer(timing.choose),)
    return _ask_for_prescription(ChoosingPrescription(placed, purpose, answer), timing, profile)


def step_consenting(state: Consenting, event: Event, timing: Timing, profile: Profile) -> Step:
    """One item a page. A yes to another item than the one that is asked for is no answer to it."""
    match event:
        case ConsentAnswered(item=state.asking, given=given):
            yes = state.given | {state.asking} if given else state.given
            no = state.refused if given else state.refused | {state.asking}
            for item in profile.consents:
                if item not in yes | no:
                    return replace(state, asking=item, given=yes, refused=no), (StartTimer(timing.choose),)
            choosing = ChoosingPrescription(state.placed, state.purpose, state.answer, yes, no)
            return _ask_for_prescription(choosing, timing, profile)
        case _:
            return depart(state, state.placed, event, timing, profile) or (state, ())


def step_choosing_prescription(state: ChoosingPrescription, event: Event, timing: Timing, profile: Profile) -> Step:
    """Electronic or on paper; then everything was said."""
    match event:
        case PrescriptionChosen(form=form):
            consents = replace(said(state), prescription=form)
            return keep(state.placed, state.answer, state.purpose, consents, timing)
        case _:
            return depart(state, state.placed, event, timing, profile) or (state, ())


def stop_asking(state: Consenting | ChoosingPrescription, timing: Timing) -> Step:
    """Nothing more is asked; what was said holds."""
    return keep(state.placed, state.answer, state.purpose, said(state), timing)


def keep(placed: Placed, answer: Covered | Registered, purpose: Purpose, consents: Consents, timing: Timing) -> Step:
    """Tell the backend; what it answers is waited for where it may change what is shown."""
    told = KeepConsents(placed.visit, consents)
    if consents == Consents():
        after, effects = conclude(placed, answer, timing, purpose=purpose, consents=consents)
        return after, (told, *effects)
    return KeepingConsents(placed, purpose, answer, consents), (told, StartTimer(timing.slow))


def step_keeping_consents(state: KeepingConsents, event: Event, timing: Timing, profile: Profile) -> Step:
    """The result is shown with what the consents open, or, after a while, without."""
    placed = state.placed
    match event:
        case ConsentsKept(visit=placed.visit, answer=kept):
            after, effects = _show(state, timing)
            return with_kept(after, kept), effects
        case TimedOut():
            return _show(state, timing)
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())


def with_kept(state: Concluded, kept: Answer) -> Concluded:
    """The result with the coverage that the backend answered when it was told; the same object if that says nothing."""
    if not isinstance(kept, Covered | Registered):
        return replace(state, kept=False) if state.kept else state
    if kept.coverage is None or not isinstance(state.outcome, Covered | Registered):
        return state
    if kept.coverage == state.outcome.coverage:
        return state
    return replace(state, outcome=replace(state.outcome, coverage=kept.coverage))


def _show(state: KeepingConsents, timing: Timing) -> tuple[Concluded, tuple[Effect, ...]]:
    return conclude(state.placed, state.answer, timing, purpose=state.purpose, consents=state.consents)


def _ask_for_prescription(state: ChoosingPrescription, timing: Timing, profile: Profile) -> Step:
    if profile.prescription:
        return state, (StartTimer(timing.choose),)
    return stop_asking(state, timing)
