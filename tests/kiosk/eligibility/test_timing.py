"""Time tells nothing: who is protected, unknown, or shows a card that is not trusted waits equally long."""

from __future__ import annotations

import itertools
import statistics
import time

import pytest

from kiosk.eligibility.database import Database
from kiosk.eligibility.model import Purpose, RefusalReason, Refused
from kiosk.eligibility.testing import Signer
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.court import DETAILED, KIOSK, Court
from tests.kiosk.eligibility.desk import LONG_AGO, signer
from tests.kiosk.eligibility.minting import Mint

ROUNDS = 3
TRIES = 8


@pytest.fixture
def court(database: Database) -> Court:
    return Court(database)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_protected_unknown_and_untrusted_take_the_same_time(court: Court, purpose: Purpose) -> None:
    """Others at work on the machine make a difference now and then; one that is ours stays, however long one looks."""
    people = {
        # One who has most to tell, so that reading it would show.
        "protected": court.enroll(Mint(serial=1), LONG_AGO, coverage=DETAILED, protected=True),
        "unknown": signer(Mint(serial=2)),
        "untrusted": signer(Mint(serial=3, signer=private_key("card-auth-01"))),
        "forged": Signer(Mint(serial=2).der, private_key("card-auth-01")),
    }
    times: dict[str, list[float]] = {name: [] for name in people}
    medians: dict[str, float] = {}
    for attempt in range(TRIES):
        measure(court, purpose, people, times, f"try-{attempt}")
        medians = {name: statistics.median(found) for name, found in times.items()}
        if is_even(medians):
            return
    pytest.fail(f"the answers differ in time: {medians}")


def is_even(medians: dict[str, float]) -> bool:
    alike = 0.87 < medians["protected"] / medians["unknown"] < 1.15
    return alike and max(medians.values()) < 1.25 * min(medians.values())


def measure(
    court: Court, purpose: Purpose, people: dict[str, Signer], times: dict[str, list[float]], label: str
) -> None:
    """Add the seconds of some answers to each one's `times`, by who asks."""
    # Every order of the four, since what comes before has its effect on the time too.
    for turn, order in enumerate([*itertools.permutations(people.items())] * ROUNDS):
        for name, who in order:
            proof = court.proof(who, purpose)
            start = time.perf_counter()
            answer = court.adjudicator.answer(KIOSK, purpose, proof, request_id=f"{label}-{name}-{turn}", timeout=5)
            times[name].append(time.perf_counter() - start)
            assert answer == Refused(RefusalReason.CANNOT_USE)
