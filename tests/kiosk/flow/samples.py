"""What happens in the walks: answers, disturbances, acts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from hypothesis import strategies as st

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Answer,
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
from kiosk.flow import events as on
from kiosk.flow.states import (
    Cause,
    Problem,
)
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
)
ACTS: Final[tuple[on.Event, ...]] = (
    on.PurposeChosen(Purpose.REGISTER),
    on.PurposeChosen(Purpose.COVERAGE),
    on.LastTryConfirmed(),
    on.PinEntered(),
    on.Cancelled(),
    on.Touched(),
    on.Dismissed(),
)
ANSWERS: Final[dict[Purpose, tuple[Answer, ...]]] = {
    Purpose.REGISTER: (
        Registered(AT, already=False),
        Refused(RefusalReason.NOT_REGISTERED),  # nonsense, and no reason to register again
        Undecided(UndecidedReason.TIMEOUT, settled=False),
    ),
    Purpose.COVERAGE: (
        Covered(COVERAGE),
        Refused(RefusalReason.NOT_REGISTERED),
        Undecided(UndecidedReason.UNAVAILABLE),
    ),
}

LATE: Final = (
    on.CardFailed(0, Problem.CARD_LOST),
    on.PinRejected(0, 2),
    on.ProofMade(0, Proof("c", b"one", bytes(256))),
    on.ChallengeIssued(0, Challenge("c", bytes(32), Purpose.COVERAGE, "kiosk-1", AT)),
    on.Answered(0, Undecided(UndecidedReason.UNAVAILABLE)),
    on.Answered(0, Registered(AT, already=False)),
)
