"""What became of registrations whose answer never came: asked with growing pauses, kept for staff, struck out once."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.audit.trail import AuditTrail, check_chain
from kiosk.eligibility.base import BackendError
from kiosk.eligibility.http.pending import Pending, Unsettled
from kiosk.eligibility.http.settling import PENDING_FILE, TRAIL_FILE, Settled, Settling, settled, unsettled
from kiosk.eligibility.model import Answer, RefusalReason, Refused, Registered, Undecided, UndecidedReason
from tests.kiosk.eligibility.desk import COVERAGE

AT = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
SERVICE = "https://service.test"
NEVER = math.inf


@dataclass
class Scene:
    """A folder, a clock that is moved, and what the service will say, by request."""

    folder: Path
    now: datetime = AT
    seconds: float = 0.0
    said: dict[str, Answer | BackendError | None] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def settling(self) -> Settling:
        return Settling(
            Pending(self.folder / PENDING_FILE),
            self.folder / TRAIL_FILE,
            self._ask,
            lambda: self.now,
            lambda: self.seconds,
        )

    def note(self, name: str, kiosk: str = "kiosk-1", service: str = SERVICE) -> None:
        Pending(self.folder / PENDING_FILE).note(Unsettled(name, f"challenge-{name}", AT, service, kiosk))

    def _ask(self, entry: Unsettled, _deadline: float) -> Answer | None:
        assert entry.challenge == f"challenge-{entry.request}"
        self.asked.append(entry.request)
        found = self.said[entry.request]
        if isinstance(found, BackendError):
            raise found
        return found


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


OUTCOMES: list[tuple[Answer | None, str]] = [
    (Registered(AT, already=False, coverage=COVERAGE), "registered"),
    (Registered(AT, already=True), "already-registered"),
    (Refused(RefusalReason.CANNOT_USE), "refused"),
    (Undecided(UndecidedReason.REVOCATION_UNKNOWN), "undecided"),
    (None, "not-made"),
]


@pytest.mark.parametrize(("answer", "outcome"), OUTCOMES)
def test_what_became_of_it_is_kept_for_staff(scene: Scene, answer: Answer | None, outcome: str) -> None:
    scene.note("a")
    scene.said["a"] = answer
    scene.now = AT + timedelta(minutes=3)
    assert scene.settling().run(SERVICE, "kiosk-1", NEVER) == 1
    assert unsettled(scene.folder) == ()
    assert settled(scene.folder) == (Settled("a", AT, scene.now, outcome),)
    assert check_chain(scene.folder / TRAIL_FILE).intact
    text = (scene.folder / TRAIL_FILE).read_text()
    assert COVERAGE.name not in text
    assert "cannot" not in text
    assert scene.settling().run(SERVICE, "kiosk-1", NEVER) == 0
    assert scene.asked == ["a"]


def test_what_a_service_has_forgotten_is_not_taken_for_a_no(scene: Scene) -> None:
    scene.note("a")
    scene.said["a"] = None
    scene.now = AT + timedelta(days=7)
    scene.settling().run(SERVICE, "kiosk-1", NEVER)
    assert [each.outcome for each in settled(scene.folder)] == ["forgotten"]


@pytest.mark.logs("kiosk.eligibility.http.settling")
def test_it_is_asked_again_after_pauses_that_grow(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    scene.note("a")
    scene.said["a"] = BackendError("the service gave no answer")
    settling = scene.settling()
    times = []
    for second in range(4000):
        scene.seconds = float(second)
        before = len(scene.asked)
        settling.run(SERVICE, "kiosk-1", NEVER)
        if len(scene.asked) > before:
            times.append(second)
    assert times == [0, 10, 30, 70, 150, 310, 630, 1230, 1830, 2430, 3030, 3630]
    assert "no answer" in caplog.text
    scene.said["a"] = None
    scene.seconds += 600
    assert settling.run(SERVICE, "kiosk-1", NEVER) == 1
    scene.note("a")
    assert settling.run(SERVICE, "kiosk-1", NEVER) == 1, "after a success there is no pause"


@pytest.mark.logs("kiosk.eligibility.http.settling")
def test_one_that_cannot_be_settled_does_not_keep_the_others(scene: Scene) -> None:
    for name in "abc":
        scene.note(name)
        scene.said[name] = None
    scene.said["b"] = BackendError("refused")
    assert scene.settling().run(SERVICE, "kiosk-1", NEVER) == 2
    assert [each.request for each in unsettled(scene.folder)] == ["b"]
    assert [each.request for each in settled(scene.folder)] == ["a", "c"]


@pytest.mark.logs("kiosk.eligibility.http.settling")
def test_a_service_that_is_away_is_asked_once_when_the_time_is_over(scene: Scene) -> None:
    for name in "abc":
        scene.note(name)
        scene.said[name] = BackendError("away")
    assert scene.settling().run(SERVICE, "kiosk-1", 0.0) == 0
    assert scene.asked == ["a"]


def test_only_the_service_that_was_asked_can_say(scene: Scene) -> None:
    scene.note("elsewhere", service="https://another.test")
    scene.note("before", kiosk="kiosk-0")
    assert scene.settling().run(SERVICE, "kiosk-1", NEVER) == 0
    assert scene.asked == []
    assert len(unsettled(scene.folder)) == 2


@pytest.mark.logs("kiosk.eligibility.http.settling")
def test_nothing_is_struck_out_that_could_not_be_kept(scene: Scene) -> None:
    scene.note("a")
    scene.said["a"] = None
    other = AuditTrail(scene.folder / TRAIL_FILE)
    try:
        assert scene.settling().run(SERVICE, "kiosk-1", NEVER) == 0
    finally:
        other.close()
    assert [each.request for each in unsettled(scene.folder)] == ["a"]
    assert scene.settling().run(SERVICE, "kiosk-1", NEVER) == 1


def test_killed_between_the_trail_and_the_strike_it_is_told_twice(scene: Scene) -> None:
    scene.note("a")
    scene.said["a"] = Registered(AT, already=False)
    scene.settling().run(SERVICE, "kiosk-1", NEVER)
    scene.note("a")  # as if the strike had not reached the disk
    scene.settling().run(SERVICE, "kiosk-1", NEVER)
    first, second = settled(scene.folder)
    assert replace(first, settled_at=AT) == replace(second, settled_at=AT)
    assert check_chain(scene.folder / TRAIL_FILE).intact


def test_a_line_that_was_cut_off_is_passed_over(scene: Scene) -> None:
    scene.note("a")
    scene.said["a"] = None
    scene.settling().run(SERVICE, "kiosk-1", NEVER)
    with (scene.folder / TRAIL_FILE).open("ab") as file:
        file.write(b'{"n":2,"time":"20')
    scene.note("b")
    scene.said["b"] = None
    scene.settling().run(SERVICE, "kiosk-1", NEVER)
    assert [each.request for each in settled(scene.folder)] == ["a", "b"]
    assert check_chain(scene.folder / TRAIL_FILE).intact


def test_settling_is_logged_without_a_word_about_the_visitor(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    scene.note("a")
    scene.said["a"] = Registered(AT, already=False, coverage=COVERAGE)
    with caplog.at_level(logging.INFO):
        scene.settling().run(SERVICE, "kiosk-1", NEVER)
    (record,) = caplog.records
    assert record.getMessage().endswith("registered")
    assert COVERAGE.name not in caplog.text
