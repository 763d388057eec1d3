"""Threads and Qt: everything comes home to the main thread, in order; and the end of the program."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from kiosk.eligibility.rules import RulePolicy
from kiosk.flow.events import Touched
from kiosk.lane import Fault, Lane, News
from kiosk.trust import verify_signature
from kiosk.visit.cardsession import CardSession
from kiosk.visit.examination import examiner
from kiosk.visit.worker import Alarm, Home, Worker
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from tests.kiosk.visit.rig import NOW, PATIENCE, MemoryBackend, card_of


class Listener(QObject):
    heard = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.news: list[News] = []
        self.threads: set[int] = set()

    def deliver(self, news: News) -> None:
        self.news.append(news)
        self.threads.add(threading.get_ident())
        self.heard.emit()


def test_news_of_all_threads_come_home_in_order(qtbot: QtBot) -> None:
    home, listener = Home(), Listener()
    home.deliver_to(listener.deliver)
    faults = [Fault(ValueError(str(number))) for number in range(200)]

    def send(mine: list[Fault]) -> None:
        for fault in mine:
            home.post(fault)

    threads = [threading.Thread(target=send, args=(faults[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(listener.news) == len(faults), timeout=20_000)
    for thread in threads:
        thread.join()
    assert listener.threads == {threading.get_ident()}
    for start in range(4):
        mine = faults[start::4]
        assert [news for news in listener.news if news in mine] == mine


def test_what_is_posted_at_home_is_not_delivered_inside_of_the_call(qtbot: QtBot) -> None:
    home, listener = Home(), Listener()
    home.deliver_to(listener.deliver)
    with qtbot.waitSignal(listener.heard, timeout=20_000):
        home.post(Touched())
        assert listener.news == []
    assert listener.news == [Touched()]


def test_nobody_at_home_is_no_mistake(qtbot: QtBot) -> None:
    home, listener = Home(), Listener()
    home.post(Touched())
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    home.deliver_to(listener.deliver)
    with qtbot.waitSignal(listener.heard, timeout=20_000):
        home.post(Touched())
    assert len(listener.news) == 1


def test_an_alarm_rings_once_and_only_the_last_one_set(qtbot: QtBot) -> None:
    alarm, listener = Alarm(), Listener()
    rung: list[str] = []

    def ring(name: str) -> None:
        rung.append(name)
        listener.heard.emit()

    alarm.start(0.001, lambda: ring("first"))
    with qtbot.waitSignal(listener.heard, timeout=20_000):
        alarm.start(0.002, lambda: ring("second"))
    alarm.start(0, lambda: ring("stopped"))
    alarm.stop()
    with qtbot.waitSignal(listener.heard, timeout=20_000):
        alarm.start(0.001, lambda: ring("third"))
    assert rung == ["second", "third"]


def test_an_alarm_may_be_set_from_its_own_ringing(qtbot: QtBot) -> None:
    alarm, listener = Alarm(), Listener()
    with qtbot.waitSignal(listener.heard, timeout=20_000):
        alarm.start(0, lambda: alarm.start(0, listener.heard.emit))


def _worker(readers: VirtualReaders, memory: MemoryBackend) -> Worker:
    def new_session() -> CardSession:
        return CardSession(readers, examiner(lambda: NOW, RulePolicy()), verify_signature)

    return Worker(readers, new_session, lambda: memory)


def test_a_worker_reports_readers_cards_and_the_backend(qtbot: QtBot) -> None:
    readers, memory, listener = VirtualReaders(), MemoryBackend(), Listener()
    worker = _worker(readers, memory)
    worker.start(listener.deliver)
    readers.insert(DEFAULT_NAME, card_of("taro"))
    wanted = ["ServiceFound", "ReadersChanged", "CardInserted", "Ready", "Ready"]
    qtbot.waitUntil(lambda: len(listener.news) == len(wanted), timeout=20_000)
    assert sorted(type(news).__name__ for news in listener.news) == sorted(wanted)
    assert worker.stop(PATIENCE)
    assert memory.closed


def test_after_the_stop_nothing_is_delivered(qtbot: QtBot) -> None:
    readers, memory, listener = VirtualReaders(), MemoryBackend(), Listener()
    worker = _worker(readers, memory)
    worker.start(listener.deliver)
    qtbot.waitUntil(lambda: len(listener.news) == 4, timeout=20_000)
    assert worker.stop(PATIENCE)
    assert worker.stop(PATIENCE), "it may be stopped again"
    readers.insert(DEFAULT_NAME, card_of("taro"))
    assert len(listener.news) == 4


def test_a_lane_does_its_jobs_in_order_and_survives_a_bug() -> None:
    caught: list[Exception] = []
    done: list[int] = []
    lane = Lane("test", caught.append)
    error = ZeroDivisionError()

    def stumble() -> None:
        raise error

    lane.put(lambda: done.append(1))
    lane.put(stumble)
    lane.put(lambda: done.append(2))
    lane.put(lambda: done.append(3 if lane.current else 0))
    lane.close()
    assert lane.join(PATIENCE)
    assert not lane.current
    assert (done, caught) == ([1, 2, 3], [error])


_STUCK = """
import threading
from kiosk.lane import Lane
lane = Lane("stuck", print)
entered = threading.Event()
def hang():
    entered.set()
    threading.Event().wait()
lane.put(hang)
assert entered.wait(20)
lane.close()
assert not lane.join(0.01)
"""


def test_a_stuck_thread_does_not_keep_the_process() -> None:
    subprocess.run([sys.executable, "-c", _STUCK], check=True, timeout=30)


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Signals that are queued need an application."""
