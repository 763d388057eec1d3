from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.audit.record import Audit, audit_record
from kiosk.audit.trail import AuditTrail
from kiosk.eligibility.model import (
    Answer,
    Coverage,
    Covered,
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
from reader.events import CardInserted, CardPresence

AT = datetime(2030, 1, 1, tzinfo=UTC)
PLACED = Placed(3, CardPresence("reader A", 1))
CARD = Card(CardContents(Medium.CARD, b"MARK certificate", 2), Notice.EXPIRES_SOON)
COVERAGE = Coverage(
    Validity.INVALID_NEWER_EXISTS,
    "MARK 06139992",
    "MARK insurer",
    "MARK symbol",
    "MARK number",
    "MARK branch",
    Relationship.DEPENDENT,
    "MARK name",
    "MARK kana",
    date(1980, 2, 17),
    date(2020, 4, 1),
    None,
    30,
)


@pytest.mark.parametrize(
    ("state", "facts"),
    [
        (OutOfService(frozenset({Cause.SERVICE, Cause.NO_READER}), 3), {"causes": ["no-reader", "service"]}),
        (Idle(3), {}),
        (Reading(PLACED), {}),
        (Reading(PLACED, Resume(Purpose.REGISTER, CARD)), {"purpose": "register"}),
        (Choosing(PLACED, CARD), {"medium": "card", "tries_left": 2, "notice": "expires-soon"}),
        (
            EnteringPin(PLACED, Card(CARD.contents), Purpose.COVERAGE, wrong=True),
            {"purpose": "coverage", "medium": "card", "tries_left": 2, "wrong": True},
        ),
        (
            ConfirmingLastTry(PLACED, Card(replace(CARD.contents, retries_left=1)), Purpose.REGISTER),
            {"purpose": "register", "medium": "card", "tries_left": 1, "wrong": False},
        ),
        (Authenticating(PLACED, CARD, Purpose.REGISTER, Stage.CARD), {"purpose": "register", "stage": "card"}),
        (Checking(PLACED, CARD, Purpose.REGISTER, slow=True), {"purpose": "register", "slow": True}),
        (Settling(3, causes=frozenset({Cause.SERVICE})), {"purpose": "register", "causes": ["service"]}),
        (AskingMoreTime(Choosing(PLACED, CARD)), {"behind": "Choosing"}),
        (
            Concluded(3, Problem.PIN_BLOCKED, None, PLACED),
            {"result": "problem", "reason": "pin-blocked", "card_taken": False},
        ),
        (
            Concluded(3, Registered(AT, already=True, coverage=COVERAGE), Purpose.REGISTER),
            {"purpose": "register", "result": "registered", "already": True, "card_taken": True},
        ),
        (
            Concluded(3, Covered(COVERAGE), Purpose.COVERAGE, PLACED),
            {"purpose": "coverage", "result": "covered", "validity": "invalid-newer-exists", "card_taken": False},
        ),
        (
            Concluded(3, Refused(RefusalReason.CANNOT_USE), Purpose.COVERAGE, PLACED),
            {"purpose": "coverage", "result": "refused", "reason": "cannot-use", "card_taken": False},
        ),
        (
            Concluded(3, Undecided(UndecidedReason.TIMEOUT, settled=False), Purpose.REGISTER),
            {
                "purpose": "register",
                "result": "undecided",
                "reason": "timeout",
                "settled": False,
                "card_taken": True,
            },
        ),
    ],
)
def test_a_record_says_what_happened_and_nothing_of_the_person(state: State, facts: dict[str, object]) -> None:
    record = audit_record(OutOfService(frozenset({Cause.STARTING})), events.Touched(), state)
    assert record == {"event": "Touched", "from": "OutOfService", "to": type(state).__name__, "visit": 3, **facts}
    text = json.dumps(record)
    assert "MARK" not in text
    assert "1980" not in text


def test_the_answer_in_an_event_is_not_written_either() -> None:
    answer: Answer = Covered(COVERAGE)
    record = audit_record(
        Checking(PLACED, CARD, Purpose.COVERAGE),
        events.Answered(3, answer),
        Concluded(3, answer, Purpose.COVERAGE, PLACED, CARD),
    )
    assert "MARK" not in json.dumps(record)


def test_what_is_no_transition_leaves_no_record() -> None:
    idle = Idle(3)
    assert audit_record(idle, events.Touched(), idle) is None


def test_the_first_reminder_is_kept_and_the_others_are_not() -> None:
    shown = Concluded(3, Problem.CARD_SILENT, None, PLACED)
    first, second = replace(shown, reminders=1), replace(shown, reminders=2)
    assert audit_record(shown, events.TimedOut(), first) is not None
    assert audit_record(first, events.TimedOut(), second) is None


def _now(job: Callable[[], None]) -> None:
    job()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.jsonl"


@contextmanager
def _open(path: Path) -> Iterator[AuditTrail]:
    trail = AuditTrail(path)
    try:
        yield trail
    finally:
        trail.close()


def _write(path: Path, *names: str) -> None:
    with _open(path) as trail:
        for name in names:
            trail.append({"name": name})


def _records(path: Path) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in path.read_bytes().splitlines() if line.startswith(b"{") and line.endswith(b"}")
    ]


def test_each_visit_has_a_random_session_and_its_own_lines(path: Path) -> None:
    numbers = count(1)
    with _open(path) as trail:
        audit = Audit(trail, _now, now=lambda: AT, new_session=lambda: f"session-{next(numbers)}")
        card = CardInserted(PLACED.presence)
        audit.record(OutOfService(frozenset({Cause.BACKEND})), events.Ready(Cause.BACKEND), Idle())
        audit.record(Idle(), card, Reading(replace(PLACED, visit=1)))
        audit.record(Reading(replace(PLACED, visit=1)), events.TimedOut(), Idle(1))
        audit.record(Idle(1), card, Reading(replace(PLACED, visit=2)))
    assert [(record["session"], record["to"]) for record in _records(path)] == [
        (None, "Idle"),
        ("session-1", "Reading"),
        ("session-1", "Idle"),
        ("session-2", "Reading"),
    ]
    assert {record["time"] for record in _records(path)} == {"2030-01-01T00:00:00.000+00:00"}
    assert all("visit" not in record for record in _records(path))


def test_real_sessions_are_not_guessable_numbers(path: Path) -> None:
    with _open(path) as trail:
        audit = Audit(trail, _now)
        for visit in (1, 2):
            audit.record(Idle(visit - 1), events.TimedOut(), Reading(replace(PLACED, visit=visit)))
    first, second = (record["session"] for record in _records(path))
    assert isinstance(first, str)
    assert len(first) == 16
    assert first != second


def test_the_lines_of_a_registration_are_on_the_disk_before_the_next_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fsync

    def fsync(file: int) -> None:
        synced.append(len(_records(path)))
        real(file)

    with _open(path) as trail:
        monkeypatch.setattr(os, "fsync", fsync)
        audit = Audit(trail, _now)
        audit.record(Idle(), events.TimedOut(), Choosing(PLACED, CARD))
        audit.record(Idle(), events.TimedOut(), Checking(PLACED, CARD, Purpose.COVERAGE))
        assert synced == []
        audit.record(Idle(), events.TimedOut(), Checking(PLACED, CARD, Purpose.REGISTER))
        audit.record(Idle(), events.TimedOut(), Concluded(3, Registered(AT, already=False), Purpose.REGISTER))
        assert synced == [3, 4]
        monkeypatch.undo()
