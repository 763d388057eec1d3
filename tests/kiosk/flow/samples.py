"""What happens in the walks: answers, disturbances, acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final, TypeAlias

from hypothesis import strategies as st

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Answer,
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
from kiosk.flow.states import Cause, NumberField, Problem
from reader.events import ReadersChanged, ServiceFound, ServiceLost

AT: Final = datetime(2030, 1, 1, tzinfo=UTC)
READERS: Final = ("reader A", "reader B")
COVERAGE: Final = Coverage(
    Validity.VALID, "", "", "", "", "", Relationship.INSURED, "", "", date(1990, 1, 1), date(2026, 1, 1), None, 30
)
CONTENTS: Final = st.builds(
    CardContents,
    st.sampled_from((Medium.CARD, Medium.CARD, Medium.ANDROID)),
    st.sampled_from((b"one", b"another")),
    st.integers(0, 3),
    signature_certificate=st.sampled_from((True, False, None)),
)
GOOD_CONTENTS: Final = st.builds(
    CardContents, st.just(Medium.CARD), st.just(b"one"), st.integers(1, 3), signature_certificate=st.none()
)
DISTURBANCES: Final[tuple[on.Event, ...]] = (
    ServiceLost(),
    ServiceLost(authorized=False),
    ServiceFound(),
    ReadersChanged(()),
    ReadersChanged(READERS[:1]),
    ReadersChanged(READERS[1:]),
    ReadersChanged(READERS),
    on.Broken(Cause.BACKEND),
    on.Broken(Cause.FAULT),
    on.Ready(Cause.BACKEND),
    on.Broken(Cause.CLOSED),
    on.Ready(Cause.CLOSED),
)
ACTS: Final[tuple[on.Event, ...]] = (
    on.PurposeChosen(Purpose.REGISTER),
    on.PurposeChosen(Purpose.COVERAGE),
    on.LastTryConfirmed(),
    on.PinEntered(),
    on.Cancelled(),
    on.Touched(),
    on.Dismissed(),
    on.RegistrationConfirmed(),
    on.Declined(),
    on.SlipWanted(),
    on.NumberLookupChosen(),
    on.WentBack(),
    on.VisualCheckChosen(),
    on.PasscodeEntered("staff-1"),
    on.StaffMenuWanted(),
    on.StaffMenuClosed(),
    on.CleaningWanted(),
    *(on.ConsentAnswered(item, given) for item in ConsentItem for given in (True, False)),
    *(on.PrescriptionChosen(form) for form in PrescriptionForm),
    *(on.NumberTyped(field, text) for field in NumberField for text in ("", "12", "19540301", "no")),
)
IN_GRACE: Final = replace(COVERAGE, eligibility_only=True)
ENDED: Final = replace(COVERAGE, validity=Validity.INVALID)
ANSWERS: Final[dict[Purpose, tuple[Answer, ...]]] = {
    Purpose.REGISTER: (
        Registered(AT, already=False),
        Registered(AT, already=False, coverage=COVERAGE),
        Refused(RefusalReason.NOT_REGISTERED),  # nonsense, and no reason to register again
        Undecided(UndecidedReason.TIMEOUT, settled=False),
    ),
    Purpose.COVERAGE: (
        Covered(COVERAGE),
        Covered(IN_GRACE),
        Covered(ENDED),
        Refused(RefusalReason.NOT_REGISTERED),
        Undecided(UndecidedReason.UNAVAILABLE),
    ),
}

KEPT: Final[tuple[Answer, ...]] = (
    Covered(COVERAGE),
    Covered(replace(COVERAGE, burden_ratio=10)),
    Undecided(UndecidedReason.TIMEOUT),
)
FOUND: Final[tuple[LookedUp | Undecided, ...]] = (
    LookedUp(Validity.VALID, COVERAGE),
    LookedUp(Validity.SEVERAL_MATCHES),
    LookedUp(Validity.NO_QUALIFICATION),
    Undecided(UndecidedReason.UNAVAILABLE),
)
TYPED: Final[dict[NumberField, tuple[str, ...]]] = {
    NumberField.INSURER: ("39131156", "138057", "39131157"),
    NumberField.SYMBOL: ("", "12-3"),
    NumberField.NUMBER: ("01234566",),
    NumberField.BRANCH: ("", "1", "1000"),
    NumberField.BIRTH_DATE: ("19540301", "19540230"),
    NumberField.LIMIT: ("yes", "no"),
    NumberField.CONFIRM: ("",),
}
Late: TypeAlias = (
    on.CardFailed
    | on.PinRejected
    | on.ProofMade
    | on.ChallengeIssued
    | on.Answered
    | on.ConsentsKept
    | on.NumberLookedUp
    | on.PasscodeAccepted
    | on.PasscodeRejected
    | on.SlipPrinted
    | on.SlipFailed
)
LATE: Final[tuple[Late, ...]] = (
    on.CardFailed(0, Problem.CARD_LOST),
    on.PinRejected(0, 2),
    on.ProofMade(0, Proof("c", b"one", bytes(256))),
    on.ChallengeIssued(0, Challenge("c", bytes(32), Purpose.COVERAGE, "kiosk-1", AT)),
    on.Answered(0, Undecided(UndecidedReason.UNAVAILABLE)),
    on.Answered(0, Registered(AT, already=False)),
    on.ConsentsKept(0, Covered(COVERAGE)),
    on.NumberLookedUp(0, LookedUp(Validity.SEVERAL_MATCHES)),
    on.PasscodeAccepted(0, "staff-1"),
    on.PasscodeRejected(0),
    on.SlipPrinted(0),
    on.SlipFailed(0),
)
MENU: Final[tuple[on.Event, ...]] = (on.CleaningWanted(), on.NumberLookupChosen(), on.StaffMenuClosed())
REGISTER_OR_NOT: Final[tuple[on.Event, ...]] = (on.PurposeChosen(Purpose.REGISTER), on.Declined())
