"""The only place where the kiosk is put together: application, window, threads, visit."""

from __future__ import annotations

import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from kiosk.exitcode import CommandError, ExitCode
from kiosk.flow.events import Event
from kiosk.flow.states import State
from kiosk.flow.step import Timing, initial
from kiosk.i18n.languages import Languages, TranslationMissing
from kiosk.pinpad import PasscodePad, PinPad
from kiosk.ui.heartbeat import Heartbeat
from kiosk.ui.opening import FirstFrame, has_screen, make_application
from kiosk.ui.sounds import KeyTone, Silence, Tones
from kiosk.ui.speech.pad import SoundingPad
from kiosk.ui.theme import FontsMissing, apply_palette, check_fonts
from kiosk.ui.window import KioskWindow
from kiosk.visit.visit import Sounds, Visit
from reader.base import Readers

if TYPE_CHECKING:  # these bring certificates, databases and their libraries: after the first frame, on another thread
    from pathlib import Path

    from kiosk.audit.record import Audit
    from kiosk.config import Settings
    from kiosk.eligibility.base import EligibilityBackend
    from kiosk.lane import News
    from kiosk.start import Prepared
    from kiosk.ui.house import House
    from kiosk.ui.speech.desk import Speech
    from kiosk.visit.cardsession import CardSession
    from kiosk.visit.worker import Alarm, Worker

_log = logging.getLogger(__name__)
_AGAIN = 5000  # milliseconds until what could not be opened is tried again
_PREPARE_EVERY = 30  # milliseconds between two pages that are made ahead


class KioskApp(QObject):
    """One kiosk: shows itself with `start`, serves until the application ends, lets go of everything with `stop`.

    `new_backend` makes the backend on its own thread. Audit lines go to the configured data folder, unless
    `keep_audit` is False. `on_state` is told every state once its page is shown: for the tour and for measurements.
    `config` is the file that `settings` come from.
    """

    _ready = Signal()

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        readers: Readers,
        new_backend: Callable[[], EligibilityBackend],
        *,
        demo: bool = False,
        keep_audit: bool = True,
        sounds: Sounds | None = None,
        timing: Timing | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        on_state: Callable[[State], None] | None = None,
        config: Path | None = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._settings = settings
        self._readers = readers
        self._new_backend = new_backend
        self._keep_audit = keep_audit
        self._demo = demo
        self._timing = timing if timing is not None else settings.timing
        self._now = now
        self._on_state = on_state
        self._config = config
        self._volume = settings.speech.volume
        self._sounds = sounds if sounds is not None else make_sounds(self._volume)
        self._worker: Worker | None = None
        self._audit: Audit | None = None
        self._alarm: Alarm | None = None
        self._house: House | None = None
        self._cleanup = ExitStack()
        self._stopped = False
        self.speech: Speech | None = None
        self.visit: Visit | None = None
        check_fonts(settings.display.languages)
        apply_palette(application)
        self.languages = Languages(application, settings.display.languages)
        self._cleanup.callback(self.languages.uninstall)
        self.pad = PinPad()
        self.passcodes = PasscodePad()
        self._profile = settings.kind()
        self.window = KioskWindow(
            site=settings.site.name,
            languages=self.languages,
            post=self.post,
            pad=SoundingPad(self.pad, self._key_typed),
            contact=settings.contact,
            wait_hours=settings.rules.renewal_wait_hours,
            demo=demo,
            locked=settings.display.fullscreen and not demo,
            profile=self._profile,
            reader=settings.display.reader,
            members=settings.staff.members,
            passcode=self.passcodes,
            hours=settings.window,
            diagonal_inches=settings.display.diagonal_inches,
            timing=self._timing,
            still=settings.display.reduced_motion,
            debounce=settings.display.debounce_ms / 1000,
            now=now,
        )
        self._spare = QTimer(self)
        self._spare.setInterval(_PREPARE_EVERY)
        self._spare.timeout.connect(self._prepare_page)
        self._ready.connect(self._furnish, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Give an event of the window to the visit; before there is a visit nothing can be done yet."""
        if self.visit is not None:
            self.visit.post(event)

    def start(self) -> None:
        """Show the window at once; everything that takes long to load comes after the first frame."""
        self.window.render(initial())
        if self._settings.display.fullscreen:
            self.window.showFullScreen()
        else:
            self.window.show()
        QTimer.singleShot(0, self._load)

    def stop(self) -> None:
        """End the threads, overwrite the PIN pad, let go of files; may be repeated, never waits for a stuck card."""
        self._stopped = True
        self._spare.stop()
        self.visit = None
        if self._alarm is not None:
            self._alarm.stop()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        self.pad.clear()
        self.passcodes.clear()
        self._cleanup.close()

    def fault(self, error: BaseException) -> None:
        """A bug reached the top: log it, and let the visit end; the kiosk recovers by itself."""
        if self.visit is not None and isinstance(error, Exception):
            self.visit.fault(error)
        else:
            _report(error)

    def _load(self) -> None:
        def load() -> None:
            try:
                import kiosk.audit.record  # noqa: PLC0415 (see above)
                import kiosk.ui.house  # noqa: PLC0415
                import kiosk.visit.examination  # noqa: PLC0415
                import kiosk.visit.worker  # noqa: F401, PLC0415
            except Exception as error:  # noqa: BLE001 (loaded once more on the main thread, where it is seen)
                _report(error)
            finally:
                self._ready.emit()

        threading.Thread(target=load, name="loading", daemon=True).start()

    @Slot()
    def _furnish(self) -> None:
        if self._stopped:
            return
        from kiosk.ui.house import House  # noqa: PLC0415 (loaded meanwhile)
        from kiosk.visit.worker import Alarm, Worker  # noqa: PLC0415

        try:
            record = self._open_audit()
        except OSError as error:
            # Without its audit trail the kiosk serves nobody; whoever holds the file may let go of it.
            _report(error)
            QTimer.singleShot(_AGAIN, self._furnish)
            return
        self._alarm = Alarm()
        worker = Worker(self._readers, self._new_session, self._new_backend)
        house = House(
            self._application,
            self._settings,
            self.window,
            self.languages,
            self.passcodes,
            self._now,
            set_volume=self._set_volume,
            config=self._config,
            demo=self._demo,
        )
        self._cleanup.callback(house.close)
        self._house = house
        self.visit = visit = Visit(
            card=worker.card,
            backend=worker.backend,
            timer=self._alarm,
            sounds=self._sounds,
            pad=self.pad,
            render=self._render,
            record=record,
            report=_report,
            timing=self._timing,
            profile=self._profile,
            staff=house.staff,
            passcodes=self.passcodes,
            slip=house.slip,
            calls=house,
        )

        def deliver(news: News) -> None:
            house.hear(news)
            visit.receive(news)

        self._worker = worker
        visit.start()
        house.open(visit.post, visit.receive)
        worker.start(deliver)
        self._spare.start()

    def _new_session(self) -> CardSession:
        from kiosk.trust import verify_signature  # noqa: PLC0415
        from kiosk.visit.cardsession import CardSession  # noqa: PLC0415 (loaded meanwhile)
        from kiosk.visit.examination import examiner  # noqa: PLC0415

        return CardSession(self._readers, examiner(self._now, self._settings.rules.policy()), verify_signature)

    def _open_audit(self) -> Callable[[State, Event, State], None]:
        if not self._keep_audit:
            return lambda _before, _event, _after: None
        from kiosk.audit.record import Audit  # noqa: PLC0415 (loaded meanwhile)
        from kiosk.audit.trail import AuditTrail  # noqa: PLC0415
        from kiosk.lane import Lane  # noqa: PLC0415

        folder = self._settings.data.folder
        trail = AuditTrail(folder / "audit.jsonl")
        lane = Lane("audit", _report)

        def close() -> None:
            lane.put(trail.close)
            lane.close()
            lane.join(2.0)

        self._cleanup.callback(close)
        self._audit = Audit(trail, lane.put)
        return self._audit.record

    def _render(self, state: State) -> None:
        self.window.render(state)
        if self._house is not None:
            self._house.watch(state)
        if self._on_state is not None:
            self._on_state(state)

    @Slot()
    def _prepare_page(self) -> None:
        if not self.window.prepare():
            self._spare.stop()
            self._open_speech()

    def _open_speech(self) -> None:
        from kiosk.ui.speech.opening import open_speech  # noqa: PLC0415 (voices are looked for when all else is there)

        self.speech = open_speech(self.window, self.languages.codes, self._settings.speech)
        if self.speech is not None:
            self._cleanup.callback(self.speech.close)
            self.speech.begin_at(self._volume)
            self.speech.refresh()

    def _set_volume(self, percent: int) -> None:
        """Of sounds, and of the speech with which each visit begins."""
        self._volume = percent
        if isinstance(self._sounds, Tones):
            self._sounds.set_volume(percent)
        if self.speech is not None:
            self.speech.begin_at(percent)

    def _key_typed(self, tone: KeyTone) -> None:
        """Whoever listens hears that a key was felt, and never which."""
        if self.speech is not None and self.speech.key_typed() and isinstance(self._sounds, Tones):
            self._sounds.play(tone)


def serve(prepared: Prepared, first: FirstFrame | None = None) -> int:
    """Run the kiosk on what `kiosk.start` prepared until it is told to end (SIGTERM, SIGINT); return the exit code.

    `first` is the frame that has been on the screen so far. Raises CommandError for what makes it unfit to start: no
    screen, no Japanese font, no translation, no data folder.
    """
    if not has_screen():
        raise CommandError(
            ExitCode.NO_SCREEN,
            "there is no screen here: start it in a graphical session, or set QT_QPA_PLATFORM (eglfs without one)",
        )
    application = make_application()
    settings = prepared.settings
    try:
        settings.data.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _try_trail(settings)
        kiosk = KioskApp(application, settings, prepared.readers, prepared.new_backend, config=prepared.config)
    except (FontsMissing, TranslationMissing) as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from error
    except OSError as error:
        raise CommandError(ExitCode.CONFIGURATION, f"data.folder {settings.data.folder}: {error}") from error
    return run(application, kiosk, first)


def run(application: QApplication, kiosk: KioskApp, first: FirstFrame | None = None) -> int:
    """Show a kiosk and serve until the application ends; bugs go to the kiosk, signals end it."""
    previous = sys.excepthook

    def on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:  # noqa: ARG001
        if issubclass(kind, KeyboardInterrupt):
            application.exit(0)
        else:
            kiosk.fault(error)

    sys.excepthook = on_bug
    heartbeat = Heartbeat(kiosk)
    try:
        with _Signals(application):
            kiosk.start()
            if first is not None:
                first.close()
            heartbeat.start()
            return application.exec()
    finally:
        heartbeat.stop()
        kiosk.stop()
        sys.excepthook = previous


def make_sounds(volume: int) -> Sounds:
    """Tones, so loud (percent), where the machine can play them, otherwise silence."""
    try:
        return Tones(volume)
    except OSError as error:
        _log.info("no sound: %s", type(error).__name__)
        return Silence()


class _Signals:
    """Ends the application on SIGINT and SIGTERM: the signal wakes the event loop through a socket."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.settimeout(0)

    def __enter__(self) -> None:
        self._wakeup = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._before = {
            number: signal.signal(number, lambda _number, _frame: self._application.exit(0))
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._drain)

    def _drain(self) -> None:
        # Python runs its own handlers as soon as any Python code runs, such as this.
        with suppress(BlockingIOError):
            self._reading.recv(64)

    def __exit__(self, *_: object) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reading.close()
        self._writing.close()


def _try_trail(settings: Settings) -> None:
    """Find out before the first visitor whether the audit trail can be written."""
    from kiosk.audit.trail import AuditTrail  # noqa: PLC0415 (the command line imports this module lazily)

    AuditTrail(settings.data.folder / "audit.jsonl").close()


def _report(error: BaseException) -> None:
    _log.critical("a fault of this program", exc_info=error)
