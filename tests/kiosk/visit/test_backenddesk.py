"""The backend's port: every question is answered, in time, and by nothing that was not decided."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from queue import SimpleQueue

import pytest

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError, EligibilityBackend
from kiosk.eligibility.model import (
    Answer,
    Covered,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
)
from kiosk.flow.events import Answered, Broken, ChallengeIssued, Ready
from kiosk.flow.states import Cause
from kiosk.lane import Fault, News
from kiosk.visit.backenddesk import BackendDesk
from tests.kiosk.visit.rig import COVERAGE, NOW, PATIENCE, MemoryBackend, StandingTimer

PROOF = Proof("0", b"certificate", bytes(256))
REGISTERED = Registered(NOW, already=False)


class Counter:
    """A desk with its timers, and backends that are made one after the other."""

    def __init__(self) -> None:
        self.backends: list[MemoryBackend] = []
        self.cannot_be_made: Exception | None = None
        self.prepare: Callable[[MemoryBackend], None] = lambda _: None
        self.probe_timer, self.watchdog = StandingTimer(), StandingTimer()
        self.news: SimpleQueue[News] = SimpleQueue()
        self.desk = BackendDesk(
            self._make, self.news.put, probe_timer=self.probe_timer, watchdog=self.watchdog, timeout=30
        )

    def _make(self) -> EligibilityBackend:
        if self.cannot_be_made is not None:
            raise self.cannot_be_made
        backend = MemoryBackend()
        self.prepare(backend)
        self.backends.append(backend)
        return backend

    def next(self) -> News:
        return self.news.get(timeout=PATIENCE)

    def started(self) -> MemoryBackend:
        self.desk.start()
        assert [self.next(), self.next()] == [Ready(Cause.BACKEND), Ready(Cause.STARTING)]
        return self.backends[0]

    def answer(self, purpose: Purpose, *, raises: list[Exception | None], answers: list[Answer] | None = None) -> News:
        backend = self.started()
        self.desk.request_challenge(1, purpose)
        assert isinstance(self.next(), ChallengeIssued)
        backend.raises, backend.answers = raises, answers or []
        self.desk.submit(1, purpose, PROOF, "request")
        return self.next()


@pytest.fixture
def counter() -> Iterator[Counter]:
    counter = Counter()
    yield counter
    for backend in counter.backends:
        backend.gate.set()
    counter.desk.close(PATIENCE)


def test_the_backend_is_made_on_its_own_thread_probed_and_closed(counter: Counter) -> None:
    backend = counter.started()
    assert backend.calls == ["probe"]
    assert counter.desk.close(PATIENCE)
    assert backend.closed
    assert counter.probe_timer.seconds is None


@pytest.mark.logs("kiosk.visit.backenddesk")
def test_the_probe_is_repeated_and_says_each_time_how_it_went(counter: Counter) -> None:
    backend = counter.started()
    for raised, news in ((BackendError("away"), Broken(Cause.BACKEND)), (None, Ready(Cause.BACKEND))):
        backend.raises = [raised]
        assert counter.probe_timer.seconds == 10
        counter.probe_timer.ring()
        assert counter.next() == news
        assert counter.next() == Ready(Cause.STARTING)


@pytest.mark.logs("kiosk.visit.backenddesk")
@pytest.mark.parametrize("error", [BackendError("no such host"), ConfigurationError("url is missing")])
def test_a_backend_that_cannot_be_made_is_tried_again_and_complained_of_once(
    counter: Counter, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    counter.cannot_be_made = error
    with caplog.at_level(logging.INFO, "kiosk"):
        counter.desk.start()
        assert [counter.next(), counter.next()] == [Broken(Cause.BACKEND), Ready(Cause.STARTING)]
        counter.probe_timer.ring()
        assert [counter.next(), counter.next()] == [Broken(Cause.BACKEND), Ready(Cause.STARTING)]
        counter.cannot_be_made = None
        counter.probe_timer.ring()
        assert counter.next() == Ready(Cause.BACKEND)
    assert [(record.levelno, str(error) in record.getMessage()) for record in caplog.records] == [
        (logging.ERROR, True),
        (logging.INFO, False),
    ]


def test_a_bug_in_the_probe_is_a_fault_once_and_the_backend_counts_as_broken(counter: Counter) -> None:
    error = ZeroDivisionError()
    counter.cannot_be_made = error
    counter.desk.start()
    news = [counter.next() for _ in range(3)]
    assert news == [Broken(Cause.BACKEND), Ready(Cause.STARTING), Fault(error)]
    counter.probe_timer.ring()
    assert [counter.next() for _ in range(2)] == [Broken(Cause.BACKEND), Ready(Cause.STARTING)]
    counter.cannot_be_made = None
    counter.probe_timer.ring()
    assert counter.next() == Ready(Cause.BACKEND)


def test_probes_do_not_pile_up_behind_a_slow_one(counter: Counter) -> None:
    made: SimpleQueue[MemoryBackend] = SimpleQueue()

    def slow(backend: MemoryBackend) -> None:
        backend.gate.clear()
        made.put(backend)

    counter.prepare = slow
    counter.desk.start()
    counter.probe_timer.ring()
    counter.probe_timer.ring()
    backend = made.get(timeout=PATIENCE)
    assert backend.entered.wait(PATIENCE)
    backend.gate.set()
    assert counter.next() == Ready(Cause.BACKEND)
    assert counter.desk.close(PATIENCE)
    assert backend.calls == ["probe"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (BackendTimeout("late"), UndecidedReason.TIMEOUT),
        (BackendError("away"), UndecidedReason.UNAVAILABLE),
    ],
)
def test_no_challenge_is_an_answer(
    counter: Counter, error: Exception, reason: UndecidedReason, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        counter.started().raises = [error]
        counter.desk.request_challenge(3, Purpose.REGISTER)
        assert counter.next() == Answered(3, Undecided(reason))


_CASES: list[tuple[Purpose, list[Exception | None], Answer]] = [
    (Purpose.COVERAGE, [BackendTimeout()], Undecided(UndecidedReason.TIMEOUT)),
    (Purpose.COVERAGE, [BackendError()], Undecided(UndecidedReason.UNAVAILABLE)),
    (Purpose.REGISTER, [BackendError()], Undecided(UndecidedReason.UNAVAILABLE)),
    (Purpose.REGISTER, [BackendTimeout(), None], REGISTERED),
    (Purpose.REGISTER, [BackendTimeout(), BackendTimeout()], Undecided(UndecidedReason.TIMEOUT, settled=False)),
    (Purpose.REGISTER, [BackendTimeout(), BackendError()], Undecided(UndecidedReason.UNAVAILABLE, settled=False)),
]


@pytest.mark.parametrize(("purpose", "raises", "answer"), _CASES)
def test_what_could_not_be_decided_is_said_with_whether_it_is_settled(
    counter: Counter, purpose: Purpose, raises: list[Exception | None], answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    calls = len(raises)
    with caplog.at_level(logging.ERROR):
        assert counter.answer(purpose, raises=raises, answers=[REGISTERED]) == Answered(1, answer)
    asked = [call for call in counter.backends[0].calls if call.startswith(purpose.value)]
    assert asked == [f"{purpose.value} request"] * calls, "again by the same identifier"


@pytest.mark.parametrize(
    ("purpose", "answer"),
    [
        (Purpose.REGISTER, REGISTERED),
        (Purpose.REGISTER, Refused(RefusalReason.CANNOT_USE)),
        (Purpose.COVERAGE, Covered(COVERAGE)),
        (Purpose.COVERAGE, Refused(RefusalReason.NOT_REGISTERED)),
        (Purpose.COVERAGE, Undecided(UndecidedReason.REVOCATION_UNKNOWN)),
    ],
)
def test_answers_come_home_as_they_are(counter: Counter, purpose: Purpose, answer: Answer) -> None:
    assert counter.answer(purpose, raises=[], answers=[answer]) == Answered(1, answer)


@pytest.mark.parametrize(("purpose", "answer"), [(Purpose.REGISTER, Covered(COVERAGE)), (Purpose.COVERAGE, REGISTERED)])
def test_an_answer_to_another_question_is_a_bug(counter: Counter, purpose: Purpose, answer: Answer) -> None:
    news = counter.answer(purpose, raises=[], answers=[answer])
    assert isinstance(news, Fault)
    assert isinstance(news.error, TypeError)


def test_a_bug_in_the_backend_is_a_fault_and_the_next_question_is_answered(counter: Counter) -> None:
    error = ZeroDivisionError()
    assert counter.answer(Purpose.COVERAGE, raises=[error]) == Fault(error)
    counter.desk.request_challenge(2, Purpose.COVERAGE)
    assert isinstance(counter.next(), ChallengeIssued)


@pytest.mark.parametrize(
    ("purpose", "seconds", "settled"), [(Purpose.REGISTER, 65, False), (Purpose.COVERAGE, 35, True)]
)
def test_a_backend_that_never_answers_is_left_behind(
    counter: Counter, purpose: Purpose, seconds: float, *, settled: bool, caplog: pytest.LogCaptureFixture
) -> None:
    first = counter.started()
    counter.desk.request_challenge(1, purpose)
    assert isinstance(counter.next(), ChallengeIssued)
    stuck = counter.desk._counter.lane
    first.gate.clear()
    first.entered.clear()
    counter.desk.submit(1, purpose, PROOF, "request")
    assert first.entered.wait(PATIENCE)
    assert counter.watchdog.seconds == seconds
    with caplog.at_level(logging.CRITICAL):
        counter.watchdog.ring()
        assert counter.next() == Answered(1, Undecided(UndecidedReason.TIMEOUT, settled))
        counter.desk.request_challenge(2, purpose)
        assert isinstance(counter.next(), ChallengeIssued)
        first.raises = [ZeroDivisionError()]
        first.gate.set()
        assert stuck.join(PATIENCE)
    assert first.closed
    assert counter.news.empty(), "nothing of it is heard again"


def test_the_watchdog_leaves_a_backend_alone_that_has_answered(counter: Counter) -> None:
    counter.started()
    counter.desk.request_challenge(1, Purpose.COVERAGE)
    assert isinstance(counter.next(), ChallengeIssued)
    counter.watchdog.ring()
    assert counter.news.empty()
    assert len(counter.backends) == 1
