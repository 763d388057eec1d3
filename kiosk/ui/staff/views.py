"""What lies over the staff menu while one of its points is looked at; each has one way back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Touched
from kiosk.staff.recent import RecentVisit, Result
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.staff.maintenance import Maintenance, ReaderSeen
from kiosk.ui.staff.points import Points
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words

_LOOK_EVERY: Final = 300  # milliseconds
_LINES: Final = 10
_STEPS: Final = {"softer": -10, "louder": 10}  # percent
_JAPAN: Final = ZoneInfo("Asia/Tokyo")
RESULTS: Final = {
    Result.REGISTERED: QT_TRANSLATE_NOOP("StaffPages", "registered"),
    Result.COVERED: QT_TRANSLATE_NOOP("StaffPages", "coverage found"),
    Result.NOT_COVERED: QT_TRANSLATE_NOOP("StaffPages", "no coverage in force"),
    Result.REFUSED: QT_TRANSLATE_NOOP("StaffPages", "could not be used"),
    Result.UNDECIDED: QT_TRANSLATE_NOOP("StaffPages", "could not be checked"),
    Result.CARD: QT_TRANSLATE_NOOP("StaffPages", "card not read"),
    Result.PIN: QT_TRANSLATE_NOOP("StaffPages", "PIN cannot be used"),
    Result.STOPPED: QT_TRANSLATE_NOOP("StaffPages", "stopped"),
}


class View(Page):
    """A heading, lines, and the way back."""

    def __init__(self, setting: Setting, close: Callable[[], None]) -> None:
        super().__init__(setting)
        self._close = close
        self.row = Actions(self.theme, secondary=False, primary=True)
        assert self.row.primary is not None
        self.back = self.row.primary
        self.back.clicked.connect(close)

    def first_focus(self) -> QWidget:
        """The way back."""
        return self.back

    def show_now(self) -> None:
        """Set the words."""
        self.back.say(translate("StaffPages", "Back to the menu"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Cover the menu."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colours.ground)
        painter.end()


class RecentView(View):
    """The last results."""

    def __init__(self, setting: Setting, maintenance: Maintenance, close: Callable[[], None]) -> None:
        super().__init__(setting, close)
        self._maintenance = maintenance
        self._lines = [Words(self.theme, size=30) for _ in range(_LINES)]
        for line in self._lines:
            line.setProperty("gap", 8)
        self.compose([self.title, self.text], list(self._lines), [self.row])

    def show_now(self) -> None:
        """See View."""
        super().show_now()
        visits = self._maintenance.recent()[:_LINES]
        self.title.say(translate("StaffPages", "Last results"))
        self.text.say(
            translate("StaffPages", "Since the kiosk was started. Nothing about persons is kept.")
            if visits
            else translate("StaffPages", "There was no visit since the kiosk was started.")
        )
        for index, line in enumerate(self._lines):
            line.say(describe(visits[index]) if index < len(visits) else "")


def describe(visit: RecentVisit) -> str:
    """One line: when (Japanese time), which, and what became of it."""
    at: datetime = visit.at.astimezone(_JAPAN)
    return translate("StaffPages", "{time}   visit {number}   {result}").format(
        time=f"{at:%H:%M}", number=visit.visit, result=translate("StaffPages", RESULTS[visit.result])
    )


class ReaderView(View):
    """Whether each reader sees a card, at this moment."""

    def __init__(self, setting: Setting, maintenance: Maintenance, close: Callable[[], None]) -> None:
        super().__init__(setting, close)
        self._maintenance = maintenance
        self._picture = Picture(self.theme, "done", height=260)
        self._state = Words(self.theme, size=44, bold=True)
        self._name = Words(self.theme, size=30)
        self.compose([self.title, self.text, self._picture, self._state, self._name], [], [self.row])
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    def show_now(self) -> None:
        """See View."""
        super().show_now()
        self.title.say(translate("StaffPages", "Test of the card reader"))
        self.text.say(translate("StaffPages", "Place any My Number Card, and take it away again. Nothing is read."))
        self._look()

    def _look(self) -> None:
        seen = self._maintenance.readers()
        self._picture.swap("done" if any(reader.card for reader in seen) else "attention")
        self._state.say(_say_readers(seen))
        self._name.say("\n".join(reader.name for reader in seen))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Look from time to time, as long as somebody sees it."""
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Look no more."""
        self._timer.stop()
        super().hideEvent(event)


def _say_readers(readers: Sequence[ReaderSeen]) -> str:
    if not readers:
        return translate("StaffPages", "No card reader is connected.")
    if any(reader.card for reader in readers):
        return translate("StaffPages", "A card is seen.")
    return translate("StaffPages", "The reader is there. No card is seen.")


class VolumeView(View):
    """Louder, softer."""

    def __init__(self, setting: Setting, maintenance: Maintenance, close: Callable[[], None]) -> None:
        super().__init__(setting, close)
        self._maintenance = maintenance
        self._level = Words(self.theme, size=64, bold=True)
        self._change = Points(self.theme, ("softer", "louder"), lambda name: self._turn(_STEPS[name]))
        self.softer, self.louder = self._change.buttons.values()
        self.compose([self.title, self.text, self._level], [self._change], [self.row])

    def show_now(self) -> None:
        """See View."""
        super().show_now()
        self.title.say(translate("StaffPages", "Volume"))
        self.text.say(translate("StaffPages", "Of sounds and speech. Each visit begins with it."))
        self.softer.say(translate("StaffPages", "Softer"))
        self.louder.say(translate("StaffPages", "Louder"))
        self._level.say(translate("StaffPages", "{percent} %").format(percent=self._maintenance.volume()))

    def _turn(self, by: int) -> None:
        self._maintenance.set_volume(min(100, max(0, self._maintenance.volume() + by)))
        self.show_now()
        self.setting.post(Touched())


class DoctorView(View):
    """What `myna-kiosk doctor` finds, run as a process of its own, so that nothing here waits for it."""

    def __init__(self, setting: Setting, maintenance: Maintenance, close: Callable[[], None]) -> None:
        super().__init__(setting, close)
        self._maintenance = maintenance
        self._lines = [Words(self.theme, size=28) for _ in range(_LINES)]
        for line in self._lines:
            line.setProperty("gap", 8)
        self.compose([self.title, self.text], list(self._lines), [self.row])
        self.process = QProcess(self)
        self.process.setStandardErrorFile(QProcess.nullDevice())
        self.process.finished.connect(self._finished)
        self.process.errorOccurred.connect(self._failed)

    def show_now(self) -> None:
        """See View; begins anew each time."""
        super().show_now()
        self.title.say(translate("StaffPages", "Self-test"))
        self.text.say(translate("StaffPages", "The kiosk is being examined. This takes some seconds."))
        for line in self._lines:
            line.say("")
        if self.process.state() is QProcess.ProcessState.NotRunning:
            program, *arguments = self._maintenance.doctor
            self.process.start(program, arguments)

    def _finished(self) -> None:
        try:
            checks = json.loads(bytes(self.process.readAllStandardOutput().data()))["checks"]
            to_do = [(str(check["check"]), str(check["to_do"])) for check in checks if check["to_do"]]
        except (ValueError, KeyError, TypeError):
            self._failed()
            return
        self.text.say(
            translate("StaffPages", "These points need the person who looks after the kiosk:")
            if to_do
            else translate("StaffPages", "All is well: {count} points were examined.").format(count=len(checks))
        )
        for line, (check, advice) in zip(self._lines, to_do, strict=False):
            line.say(f"{check}: {advice}")

    def _failed(self) -> None:
        self.text.say(translate("StaffPages", "The self-test could not be run. Please restart the kiosk."))
