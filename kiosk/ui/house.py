"""What a visit has besides card and backend: staff, paper, opening hours; put together from the configuration."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.contact.hours import Open, standing
from kiosk.contact.settings import Window as Hours
from kiosk.delivery.slip.desk import SlipDesk, open_desk
from kiosk.flow.events import Broken, Event, Ready, StaffMenuWanted
from kiosk.flow.states import Cause, State
from kiosk.pinpad import PasscodePad
from kiosk.staff.call import Reason, StaffBell
from kiosk.staff.desk import StaffDesk
from kiosk.staff.recent import RecentVisits
from kiosk.ui.staff.gesture import StaffGesture
from kiosk.ui.staff.maintenance import Maintenance, ReaderSeen
from kiosk.visit.worker import Home
from reader.events import CardInserted, CardTaken, ReadersChanged

if TYPE_CHECKING:
    from kiosk.config import Settings
    from kiosk.i18n.languages import Languages
    from kiosk.lane import News, Post
    from kiosk.ui.window import KioskWindow

_log = logging.getLogger(__name__)
_LOOK_EVERY: Final = 20_000  # milliseconds between two looks at the clock
_LAST: Final = 2.0  # seconds that are waited for a thread at the end
_TRIES: Final = "staff-tries.json"


class House(QObject):
    """The ports `staff`, `slip` and `calls` of `kiosk.visit.visit.Visit`, and what the staff menu needs.

    Made and used on the main thread. `open` lets things happen, `close` ends the threads; neither waits for long.
    `set_volume` is told what staff chose, in percent; `config` is the file that the self-test looks at.
    """

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        window: KioskWindow,
        languages: Languages,
        passcodes: PasscodePad,
        now: Callable[[], datetime],
        *,
        set_volume: Callable[[int], None] = lambda _percent: None,
        config: Path | None = None,
        demo: bool = False,
    ) -> None:
        super().__init__()
        self._application = application
        self._settings = settings
        self._window = window
        self._now = now
        self._tell_volume = set_volume
        self._config = config
        self._home = Home()
        self._post: Callable[[Event], None] = lambda _event: None
        self._recent = RecentVisits(now)
        self._volume = settings.speech.volume
        self._readers: dict[str, bool] = {}  # each with whether a card lies on it
        profile = settings.kind()
        self.staff = self._open_staff(settings, passcodes)
        self.slip: SlipDesk | None = None
        if profile.slip:
            self.slip = open_desk(settings, lambda: languages.current, self._home.post, now=now, demo=demo)
        self._bell = StaffBell(settings.staff.call, self._home.post) if settings.staff.call else None
        self._clock: QTimer | None = None
        if settings.window != Hours():
            self._clock = QTimer(self)
            self._clock.setInterval(_LOOK_EVERY)
            self._clock.timeout.connect(self._look_at_clock)
        if settings.staff.has_passcode:
            window.setting.maintenance = self._maintenance()
            StaffGesture(window.header, window, lambda: self._post(StaffMenuWanted()))

    def open(self, post: Callable[[Event], None], deliver: Post) -> None:
        """Let things happen: `post` takes the events of the main thread, `deliver` the news of the others."""
        self._post = post
        self._home.deliver_to(deliver)
        if self._clock is not None:
            self._look_at_clock()
            self._clock.start()

    def close(self) -> None:
        """End everything; whatever is under way is left to its end."""
        self._post = lambda _event: None
        self._home.deliver_to(None)
        if self._clock is not None:
            self._clock.stop()
        if self.staff is not None:
            self.staff.close(_LAST)
        if self.slip is not None:
            self.slip.close(_LAST)
        if self._bell is not None:
            self._bell.close(_LAST)

    def watch(self, state: State) -> None:
        """Take note of a state that was shown."""
        self._recent.watch(state)

    def hear(self, news: News) -> None:
        """Take note of what the watcher says about readers and cards."""
        match news:
            case ReadersChanged(names=names):
                self._readers = {name: self._readers.get(name, False) for name in names}
            case CardInserted(presence=presence):
                self._readers[presence.reader] = True
            case CardTaken(presence=presence):
                self._readers[presence.reader] = False
            case _:
                pass

    def call_staff(self, visit: int) -> None:
        """A card was left behind: the page and the sound say so; here the log does, and the institution's program."""
        _log.info("a card was left on the reader", extra={"visit": visit})
        if self._bell is not None:
            self._bell.ring(Reason.CARD_LEFT, visit)

    def _open_staff(self, settings: Settings, passcodes: PasscodePad) -> StaffDesk | None:
        if not settings.staff.has_passcode:
            return None
        members = tuple(member.id for member in settings.staff.members)
        tries: Path = settings.data.folder / _TRIES
        return StaffDesk(passcodes, settings.staff.passcode_hash(), members, tries, self._home.post, now=self._now)

    def _look_at_clock(self) -> None:
        """Close and open by the hours of the configuration.

        A visit that is under way goes on to its end, so it is said again and again.
        """
        is_open = isinstance(standing(self._settings.window.opening(), self._now()), Open)
        self._post(Ready(Cause.CLOSED) if is_open else Broken(Cause.CLOSED))

    def _maintenance(self) -> Maintenance:
        return Maintenance(
            recent=self._recent.newest,
            readers=self._seen,
            volume=lambda: self._volume,
            set_volume=self._set_volume,
            restart=lambda: self._application.exit(0),
            doctor=self._doctor(),
        )

    def _seen(self) -> tuple[ReaderSeen, ...]:
        return tuple(ReaderSeen(name, card) for name, card in self._readers.items())

    def _set_volume(self, percent: int) -> None:
        self._volume = percent
        self._tell_volume(percent)

    def _doctor(self) -> tuple[str, ...]:
        named = () if self._config is None else ("--config", str(self._config))
        return (sys.executable, "-m", "kiosk", "doctor", "--json", *named)
