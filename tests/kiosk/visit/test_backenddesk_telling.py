"""The backend's port, what is asked of it beside proofs: to keep consents, and to look somebody up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from queue import SimpleQueue

import pytest

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError, EligibilityBackend
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Consents,
    Covered,
    InsuredNumber,
    LookedUp,
    Purpose,
    Registered,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow.events import ChallengeIssued, ConsentsKept, NumberLookedUp, Ready
from kiosk.flow.states import Cause
from kiosk.lane import Fault, News
from kiosk.visit.backenddesk import BackendDesk
from tests.kiosk.visit.rig import COVERAGE, NOW, PATIENCE, KeepingBackend, MemoryBackend, StandingTimer

SAID = Consents(given=frozenset({ConsentItem.MEDICINES}))
QUERY = InsuredNumber("39131156", "", "01234566", "", date(1954, 3, 1))
FOUND = LookedUp(Validity.VALID, COVERAGE)
LATE = Undecided(UndecidedReason.TIMEOUT)
CANNOT = Undecided(UndecidedReason.UNAVAILABLE)
Ask = Callable[[BackendDesk], None]


def _keep(desk: BackendDesk) -> None:
    desk.keep_consents(7, SAID, "request")


def _look_up(desk: BackendDesk) -> None:
    desk.look_up(7, QUERY, "lookup")


class Counter:
    """A desk with its timers, and backends of one kind that are made one after the other."""

    def __init__(self, make: Callable[[], MemoryBackend]) -> None:
        self.make = make
        self.cannot_be_made: Exception | None = None
        self.backends: list[MemoryBackend] = []
        self.watchdog = StandingTimer()
        self.news: SimpleQueue[News] = SimpleQueue()
        self.desk = BackendDesk(
            self._make, self.news.put, probe_timer=StandingTimer(), watchdog=self.watchdog, timeout=30
        )

    def _make(self) -> EligibilityBackend:
        if self.cannot_be_made is not None:
            raise self.cannot_be_made
        self.backends.append(self.make())
        return self.backends[-1]

    def next(self) -> News:
        return self.news.get(timeout=PATIENCE)

    def close(self) -> None:
        for backend in self.backends:
            backend.gate.set()
        assert self.desk.close(PATIENCE)


@pytest.fixture
def counter() -> Iterator[Counter]:
    counter = Counter(KeepingBackend)
    yield counter
    counter.close()


@pytest.fixture
def plain() -> Iterator[Counter]:
    """With a backend that can do nothing of it."""
    counter = Counter(MemoryBackend)
    yield counter
    counter.close()


def test_consents_are_kept_with_the_name_of_the_request(counter: Counter) -> None:
    counter.desk.start()
    assert [counter.next(), counter.next()] == [Ready(Cause.BACKEND), Ready(Cause.STARTING)]
    backend = counter.backends[0]
    assert isinstance(backend, KeepingBackend)
    backend.kept_answers = [Registered(NOW, already=True)]
    _keep(counter.desk)
    assert counter.next() == ConsentsKept(7, Registered(NOW, already=True))
    assert backend.consents == {"request": SAID}


def test_somebody_is_looked_up(counter: Counter) -> None:
    _look_up(counter.desk)
    assert counter.next() == NumberLookedUp(7, LookedUp(Validity.NO_QUALIFICATION))
    backend = counter.backends[0]
    assert isinstance(backend, KeepingBackend)
    backend.people[QUERY] = COVERAGE
    _look_up(counter.desk)
    assert counter.next() == NumberLookedUp(7, FOUND)
    assert backend.calls == ["look up lookup", "look up lookup"]


@pytest.mark.parametrize(
    ("ask", "news"), [(_keep, ConsentsKept(7, CANNOT)), (_look_up, NumberLookedUp(7, CANNOT))], ids=["keep", "look up"]
)
def test_a_backend_that_cannot_do_it_is_not_asked(plain: Counter, ask: Ask, news: News) -> None:
    ask(plain.desk)
    assert plain.next() == news
    assert plain.backends[0].calls == []


@pytest.mark.logs("kiosk.visit.backenddesk")
@pytest.mark.parametrize(
    ("error", "answer"),
    [(BackendError("away"), CANNOT), (BackendTimeout("late"), LATE)],
    ids=["away", "late"],
)
@pytest.mark.parametrize("ask", [_keep, _look_up])
def test_a_backend_that_fails_is_said_to_have_decided_nothing(
    counter: Counter, ask: Ask, error: Exception, answer: Undecided
) -> None:
    counter.make = lambda: _failing(error)
    ask(counter.desk)
    news = counter.next()
    assert isinstance(news, ConsentsKept | NumberLookedUp)
    assert (news.visit, news.answer) == (7, answer)


@pytest.mark.logs("kiosk.visit.backenddesk")
@pytest.mark.parametrize("ask", [_keep, _look_up])
def test_a_backend_that_cannot_be_made_has_decided_nothing(counter: Counter, ask: Ask) -> None:
    counter.cannot_be_made = ConfigurationError("url is missing")
    ask(counter.desk)
    news = counter.next()
    assert isinstance(news, ConsentsKept | NumberLookedUp)
    assert news.answer == CANNOT


@pytest.mark.logs("kiosk.visit.backenddesk")
@pytest.mark.parametrize(
    ("ask", "late"), [(_keep, ConsentsKept(7, LATE)), (_look_up, NumberLookedUp(7, LATE))], ids=["keep", "look up"]
)
def test_a_backend_that_does_not_keep_to_its_time_is_left_behind(counter: Counter, ask: Ask, late: News) -> None:
    stuck = _stuck()
    counter.make = lambda: stuck
    ask(counter.desk)
    assert stuck.entered.wait(PATIENCE)
    assert counter.watchdog.seconds == 35
    counter.watchdog.ring()
    assert counter.next() == late
    counter.make = KeepingBackend
    counter.desk.request_challenge(8, Purpose.COVERAGE)
    assert isinstance(counter.next(), ChallengeIssued)
    assert len(counter.backends) == 1 + 1
    stuck.gate.set()
    counter.desk.request_challenge(9, Purpose.COVERAGE)
    news = counter.next()
    assert isinstance(news, ChallengeIssued)
    assert news.visit == 9, "what the one that was left behind answers in the end is heard by nobody"


@pytest.mark.parametrize("ask", [_keep, _look_up])
def test_an_answer_in_time_is_not_given_up(counter: Counter, ask: Ask) -> None:
    ask(counter.desk)
    counter.next()
    counter.watchdog.ring()
    assert counter.news.empty()


def test_an_answer_to_another_question_is_a_bug(counter: Counter) -> None:
    def confused() -> MemoryBackend:
        backend = KeepingBackend()
        backend.kept_answers = [FOUND]  # type: ignore[list-item] # just that
        backend.found_answers = [Covered(COVERAGE)]  # type: ignore[list-item] # just that
        return backend

    counter.make = confused
    for ask in (_keep, _look_up):
        ask(counter.desk)
        news = counter.next()
        assert isinstance(news, Fault)
        assert isinstance(news.error, TypeError)


def _failing(error: Exception) -> MemoryBackend:
    backend = KeepingBackend()
    backend.raises = [error]
    return backend


def _stuck() -> MemoryBackend:
    backend = KeepingBackend()
    backend.gate.clear()
    return backend


def test_undecided_is_an_answer(counter: Counter) -> None:
    def undecided() -> MemoryBackend:
        backend = KeepingBackend()
        backend.kept_answers, backend.found_answers = [CANNOT], [CANNOT]
        return backend

    counter.make = undecided
    _keep(counter.desk)
    _look_up(counter.desk)
    answers: list[Answer | LookedUp] = []
    for _ in range(2):
        news = counter.next()
        assert isinstance(news, ConsentsKept | NumberLookedUp)
        answers.append(news.answer)
    assert answers == [CANNOT, CANNOT]
