"""The whole kiosk, window and all, and a visitor who never hesitates."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.config import Data, Display, Eligibility, ProfileTable, Settings, Site
from kiosk.eligibility.model import Purpose
from kiosk.flow.events import PinEntered, PurposeChosen
from kiosk.flow.states import Choosing, Concluded, EnteringPin, Idle, State
from kiosk.ui.app import KioskApp
from kiosk.ui.demo_backend import DemoWorld
from kiosk.ui.opening import make_application
from kiosk.ui.sounds import Silence
from reader.base import Readers

PATIENCE_S = 30.0


class Driver:
    """Serves visits one after another; `place` and `take` move the card, `digits` are its PIN."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        readers: Readers,
        place: Callable[[int], None],
        take: Callable[[], None],
    ) -> None:
        self._place = place
        self._take = take
        self.purpose = Purpose.REGISTER
        self.visits = 0
        self.wanted = 0
        self.outcomes: list[object] = []
        self.to_pin_page: list[float] = []
        self._placed_at = 0.0
        self._placed = False
        settings = Settings(
            site=Site(name="みほんクリニック", kiosk="demo"),
            eligibility=Eligibility(backend="local"),
            display=Display(fullscreen=False, debounce_ms=0),
            profile=ProfileTable(name="desktop", confirms_registration=False),
            data=Data(folder=folder),
        )
        world = DemoWorld(pace=0)
        self.kiosk = KioskApp(
            application,
            settings,
            readers,
            lambda: world.new_backend(folder),
            demo=True,
            sounds=Silence(),
            on_state=self._on_state,
        )
        self.kiosk.window.resize(1080, 1920)

    def visit(self, count: int) -> None:
        """Serve so many visits from idle to idle."""
        self.wanted = self.visits + count
        self._wait(lambda: self.kiosk.visit is not None and isinstance(self.kiosk.visit.state, Idle))
        self._next()
        self._wait(lambda: self.visits == self.wanted)

    def _wait(self, done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S + self.wanted
        loop, look = QEventLoop(), QTimer()

        def check() -> None:
            if done() or time.monotonic() > deadline:
                loop.quit()

        look.timeout.connect(check)
        look.start(5)
        loop.exec()
        look.stop()
        if not done():
            raise TimeoutError(self.kiosk.visit.state if self.kiosk.visit else "not started")

    def _next(self) -> None:
        self._placed = True
        self._placed_at = time.perf_counter()
        self._place(self.visits)

    def _on_state(self, state: State) -> None:
        match state:
            case Choosing():
                QTimer.singleShot(0, lambda: self.kiosk.post(PurposeChosen(self.purpose)))
            case EnteringPin():
                self.kiosk.window.repaint()
                self.to_pin_page.append((time.perf_counter() - self._placed_at) * 1000)
                QTimer.singleShot(0, self._enter)
            case Concluded(outcome=outcome):
                self.outcomes.append(outcome)
                QTimer.singleShot(0, self._take)
            case Idle() if self._placed:
                self._placed = False
                self.visits += 1
                if self.visits < self.wanted:
                    QTimer.singleShot(0, self._next)
            case _:
                pass

    def _enter(self) -> None:
        for digit in (1, 2, 3, 4):
            self.kiosk.pad.push(digit)
        self.kiosk.post(PinEntered())


@contextmanager
def driven(readers: Readers, place: Callable[[int], None], take: Callable[[], None]) -> Iterator[Driver]:
    """A kiosk that has started, on a temporary folder."""
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="myna-kiosk-bench-") as folder:
        driver = Driver(application, Path(folder), readers, place, take)
        driver.kiosk.start()
        try:
            yield driver
        finally:
            driver.kiosk.stop()
            driver.kiosk.window.close()


class Pulse:
    """How long the main thread was away from its event loop, by a timer that wants to ring every millisecond."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to watch."""
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """The longest absence in milliseconds."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
