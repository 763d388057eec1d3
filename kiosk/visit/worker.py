"""Threads and Qt meet here and nowhere else: the one way home to the main thread, and its alarms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.eligibility.base import EligibilityBackend
from kiosk.lane import News, Post
from kiosk.visit.backenddesk import BackendDesk
from kiosk.visit.carddesk import CardDesk
from kiosk.visit.cardsession import CardSession
from reader.base import Readers, Watcher


class Home(QObject):
    """The way from every thread to the one that made this object: one signal into one slot, in the order of posting.

    News that come before `deliver_to` was called are not delivered: nobody is there yet who could use them.
    """

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._deliver: Post | None = None
        # Queued also for the main thread itself: nothing is ever delivered inside of the call that posts it.
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def deliver_to(self, deliver: Post | None) -> None:
        """Give news to `deliver` from now on; None: to nobody."""
        self._deliver = deliver

    def post(self, news: News) -> None:
        """Send news home, from any thread."""
        self._arrived.emit(news)

    @Slot(object)
    def _receive(self, news: News) -> None:
        if self._deliver is not None:
            self._deliver(news)


class Alarm(QObject):
    """One alarm of the main thread (`kiosk.visit.visit.Timer`)."""

    def __init__(self) -> None:
        super().__init__()
        self._ring: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._rang)

    def start(self, seconds: float, alarm: Callable[[], None]) -> None:
        """Call `alarm` once after `seconds`, instead of whatever was set before."""
        self._ring = alarm
        self._timer.start(round(seconds * 1000))

    def stop(self) -> None:
        """Call nothing; may be called again."""
        self._ring = None
        self._timer.stop()

    @Slot()
    def _rang(self) -> None:
        ring, self._ring = self._ring, None
        if ring is not None:
            ring()


class Worker:
    """Card thread, backend thread and watcher, from start to end. Made, used and stopped on the main thread.

    `card` and `backend` are the ports of `kiosk.visit.visit.Visit`; `start(visit.receive)` lets things happen.
    """

    def __init__(
        self,
        readers: Readers,
        new_session: Callable[[], CardSession],
        new_backend: Callable[[], EligibilityBackend],
        *,
        backend_timeout: float = 30.0,
        probe_every: float = 10.0,
    ) -> None:
        self._readers = readers
        self._home = Home()
        self._watcher: Watcher | None = None
        self.card = CardDesk(new_session, self._home.post)
        self.backend = BackendDesk(
            new_backend,
            self._home.post,
            probe_timer=Alarm(),
            watchdog=Alarm(),
            timeout=backend_timeout,
            probe_every=probe_every,
        )

    def start(self, deliver: Post) -> None:
        """Begin to watch the readers and to probe the backend; what they and the jobs say goes to `deliver`."""
        self._home.deliver_to(deliver)
        self._watcher = self._readers.watch(self._home.post)
        self.backend.start()

    def stop(self, seconds: float = 0.5) -> bool:
        """End everything, waiting at most so long for each thread; return whether all have ended.

        A card or a backend that never answers is left to the end of the process, which does not wait for it.
        """
        self._home.deliver_to(None)
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher = None
        card_ended = self.card.close(seconds)
        return self.backend.close(seconds) and card_ended
