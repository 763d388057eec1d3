"""A window that speaks into a list: what each voice was asked to say, and when it was told to be silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from kiosk.flow.events import Event
from kiosk.i18n.languages import Languages
from kiosk.pinpad import PinPad
from kiosk.ui.gallery import exhibits
from kiosk.ui.sounds import KeyTone
from kiosk.ui.speech.desk import Speech
from kiosk.ui.speech.voice import Done, Voice
from kiosk.ui.window import KioskWindow

STATES = {exhibit.name: exhibit.state for exhibit in exhibits()}


class Notebook:
    """A Voice that writes down what it is given. `at_once`: it has said a text as soon as the event loop runs."""

    def __init__(self, parent: QObject, *, at_once: bool = True) -> None:
        self.said: list[str] = []
        self.volumes: list[int] = []
        self.rates: list[int] = []
        self.silenced = 0
        self.at_once = at_once
        self._done: Done | None = None
        self._soon = QTimer(parent)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.finish)

    def say(self, text: str, *, volume: int, rate: int, done: Done) -> None:
        self.said.append(text)
        self.volumes.append(volume)
        self.rates.append(rate)
        self._done = done
        if self.at_once:
            self._soon.start()

    def finish(self) -> None:
        """The text was heard to its end."""
        ended, self._done = self._done, None
        if ended is not None:
            ended(True)

    def stop(self) -> None:
        self._soon.stop()
        self.silenced += 1
        self._done = None

    def take(self) -> list[str]:
        """What was said since the last time."""
        said, self.said = self.said, []
        return said


class Jack:
    """Headphones that a test plugs in."""

    def __init__(self) -> None:
        self.plugged = False
        self.closed = False
        self._changed: Callable[[bool], None] | None = None

    def watch(self, changed: Callable[[bool], None]) -> None:
        self._changed = changed

    def plug(self, *, plugged: bool) -> None:
        self.plugged = plugged
        assert self._changed is not None
        self._changed(plugged)

    def close(self) -> None:
        self.closed = True


@dataclass
class Booth:
    """A window, its speech, the voice that it has, and what came out of it."""

    window: KioskWindow
    speech: Speech
    voice: Notebook
    jack: Jack
    pad: PinPad
    languages: Languages
    events: list[Event] = field(default_factory=list)
    tones: list[KeyTone] = field(default_factory=list)
    voices: dict[str, Voice] = field(default_factory=dict)

    def is_on(self) -> bool:
        """Whether it speaks."""
        return self.speech.on

    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self.speech.reading.busy


def press(booth: Booth, key: Qt.Key) -> None:
    """A key as it comes from the keyboard, through the window's door."""
    QTest.keyClick(booth.window.windowHandle(), key)
