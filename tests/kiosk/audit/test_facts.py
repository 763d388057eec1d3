"""What an audit line says of consents, of the staff and of lookups: what was done, by whom of the staff, to nobody."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.audit.facts import CONSENT_TEXT, facts_of
from kiosk.audit.record import Audit, audit_record
from kiosk.audit.trail import AuditTrail
from kiosk.eligibility.model import (
    ConsentItem,
    Consents,
    Coverage,
    Covered,
    InsuredNumber,
    LookedUp,
    PrescriptionForm,
    Purpose,
    Relationship,
    Validity,
)
from kiosk.flow import events
from kiosk.flow.numbers import typed_of
from kiosk.flow.states import (
    AskingMoreTime,
    Card,
    Cause,
    ChoosingPrescription,
    Cleaning,
    Concluded,
    ConfirmingRegistration,
    Consenting,
    EnteringNumber,
    Idle,
    KeepingConsents,
    LookingUp,
    NumberField,
    Placed,
    Problem,
    Settling,
    Slip,
    StaffMenu,
    StaffSignIn,
    State,
    VisualCheck,
    Vouching,
)
from reader.events import CardPresence

PLACED = Placed(3, CardPresence("reader A", 1))
CARD = Card(CardContents(Medium.CARD, b"MARK certificate", 2))
COVERAGE = Coverage(
    Validity.VALID,
    "MARK insurer",
    "MARK insurer",
    "MARK symbol",
    "MARK number",
    "MARK branch",
    Relationship.INSURED,
    "MARK name",
    "MARK kana",
    date(1980, 2, 17),
    date(2020, 4, 1),
    None,
    30,
)
COVERED = Covered(COVERAGE)
QUERY = InsuredNumber("MARK insurer", "MARK symbol", "MARK number", "MARK branch", date(1980, 2, 17))
SAID = Consents(
    frozenset({ConsentItem.TREATMENT, ConsentItem.MEDICINES}),
    frozenset({ConsentItem.OPERATIONS}),
    prescription=PrescriptionForm.ELECTRONIC,
)
SAID_FACTS = {
    "given": ["medicines", "treatment"],
    "refused": ["operations"],
    "prescription": "electronic",
}
COVERAGE_ASKED = Purpose.COVERAGE


@pytest.mark.parametrize(
    ("state", "facts"),
    [
        (ConfirmingRegistration(PLACED, CARD), {"purpose": "register", "medium": "card", "tries_left": 2}),
        (
            VisualCheck(PLACED, CARD, COVERAGE_ASKED, wrong=True),
            {"purpose": "coverage", "wrong": True, "checking": False},
        ),
        (Vouching(PLACED, CARD, COVERAGE_ASKED, "staff-1"), {"purpose": "coverage", "staff": "staff-1"}),
        (
            Consenting(PLACED, COVERAGE_ASKED, COVERED, ConsentItem.MEDICINES),
            {"purpose": "coverage", "asking": "medicines"},
        ),
        (ChoosingPrescription(PLACED, COVERAGE_ASKED, COVERED), {"purpose": "coverage"}),
        (KeepingConsents(PLACED, COVERAGE_ASKED, COVERED, SAID), {"purpose": "coverage", **SAID_FACTS}),
        (
            EnteringNumber(3, NumberField.BRANCH, typed_of(QUERY), wrong=True),
            {"asking": "branch", "wrong": True},
        ),
        (LookingUp(3, QUERY, slow=True), {"slow": True}),
        (AskingMoreTime(EnteringNumber(3, NumberField.BRANCH, typed_of(QUERY))), {"behind": "EnteringNumber"}),
        (Settling(3, purpose=COVERAGE_ASKED), {"purpose": "coverage", "causes": []}),
        (
            Concluded(3, LookedUp(Validity.VALID, COVERAGE)),
            {"result": "looked-up", "validity": "valid", "card_taken": True},
        ),
        (
            Concluded(3, LookedUp(Validity.SEVERAL_MATCHES), query=QUERY),
            {"result": "looked-up", "validity": "several-matches", "card_taken": True},
        ),
        (
            Concluded(3, COVERED, COVERAGE_ASKED, PLACED, consents=SAID, kept=False),
            {
                "purpose": "coverage",
                "result": "covered",
                "validity": "valid",
                "card_taken": False,
                "kept": False,
                **SAID_FACTS,
            },
        ),
        (
            Concluded(3, Problem.PIN_BLOCKED, None, PLACED, slip=Slip.PRINTED, called=True),
            {
                "result": "problem",
                "reason": "pin-blocked",
                "card_taken": False,
                "slip": "printed",
                "staff_called": True,
            },
        ),
        (StaffSignIn(3, frozenset({Cause.NO_READER}), wrong=True), {"wrong": True, "checking": False}),
        (StaffMenu("staff-1", 3), {"staff": "staff-1"}),
        (Cleaning("staff-1", 3), {"staff": "staff-1"}),
    ],
)
def test_what_is_kept_of_a_state(state: State, facts: dict[str, object]) -> None:
    kept = facts_of(state)
    assert kept == {"visit": 3, **facts}
    text = json.dumps(kept)
    assert "MARK" not in text
    assert "1980" not in text


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            events.ConsentAnswered(ConsentItem.MEDICINES, given=False),
            {"consent": "medicines", "agreed": False, "text": CONSENT_TEXT},
        ),
        (events.PrescriptionChosen(PrescriptionForm.PAPER), {"prescription": "paper"}),
        (events.PasscodeEntered("staff-1"), {"staff": "staff-1"}),
        (events.NumberTyped(NumberField.NUMBER, "MARK number"), {}),
    ],
)
def test_what_is_kept_of_what_was_said(event: events.Event, words: dict[str, object]) -> None:
    record = audit_record(Idle(2), event, Idle(3))
    assert record == {"event": type(event).__name__, "from": "Idle", "to": "Idle", "visit": 3, **words}


def test_the_call_for_staff_is_kept_though_reminders_are_not() -> None:
    shown = Concluded(3, Problem.PIN_BLOCKED, None, PLACED, reminders=2)
    reminded = replace(shown, reminders=3)
    called = replace(reminded, called=True)
    assert audit_record(shown, events.TimedOut(), reminded) is None
    assert audit_record(shown, events.TimedOut(), called) is not None
    assert audit_record(called, events.TimedOut(), replace(called, reminders=4)) is None
    assert audit_record(called, events.SlipWanted(), replace(called, slip=Slip.PRINTING)) is not None
    assert audit_record(called, events.ConsentsKept(3, COVERED), replace(called, kept=False)) is not None


def test_who_vouched_and_what_was_consented_to_survives_a_power_cut(tmp_path: Path) -> None:
    written: list[tuple[str, bool]] = []

    class Trail(AuditTrail):
        def append(self, record: dict[str, str | int | bool | list[str] | None], *, durable: bool = False) -> None:
            written.append((str(record["to"]), durable))
            super().append(record, durable=durable)

    def at_once(job: Callable[[], None]) -> None:
        job()

    trail = Trail(tmp_path / "audit.jsonl")
    audit = Audit(trail, at_once, now=lambda: datetime(2030, 1, 1, tzinfo=UTC))
    checking = VisualCheck(PLACED, CARD, COVERAGE_ASKED, checking=True)
    consenting = Consenting(PLACED, COVERAGE_ASKED, COVERED, ConsentItem.MEDICINES)
    audit.record(checking, events.PasscodeAccepted(3, "staff-1"), Vouching(PLACED, CARD, COVERAGE_ASKED, "staff-1"))
    audit.record(consenting, events.Touched(), consenting)  # no transition, no line
    audit.record(Idle(2), events.Touched(), consenting)
    audit.record(consenting, events.Cancelled(), KeepingConsents(PLACED, COVERAGE_ASKED, COVERED, SAID))
    audit.record(consenting, events.Touched(), Concluded(3, COVERED, COVERAGE_ASKED, consents=SAID))
    audit.record(consenting, events.Touched(), Concluded(3, COVERED, COVERAGE_ASKED))
    trail.close()
    assert written == [
        ("Vouching", True),
        ("Consenting", False),
        ("KeepingConsents", True),
        ("Concluded", True),
        ("Concluded", False),
    ]
