"""The real kiosk of any profile on virtual cards, a backend that says what a test wants, and hands that touch it."""

from __future__ import annotations

import hashlib
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from kiosk.config import Settings, parse
from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.model import (
    Purpose,
    Registered,
)
from kiosk.flow.states import (
    Authenticating,
    Checking,
    Choosing,
    ChoosingPrescription,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    Idle,
    KeepingConsents,
    LookingUp,
    Reading,
    Settling,
    StaffSignIn,
    State,
    VisualCheck,
    Vouching,
)
from kiosk.i18n.ruby import plain
from kiosk.ui.app import KioskApp
from kiosk.ui.pages.page import Page
from kiosk.ui.speech.desk import Speech
from kiosk.ui.texts import translate
from kiosk.visit.visit import Sounds
from reader.virtual.card import Card
from tests.e2e.doors import PATIENCE, InProcessDoor
from tests.e2e.scripted import Murmur, Quiet, Script, ScriptedBackend, unavailable
from tests.e2e.world import World

PROFILES: tuple[Literal["reception", "atm", "desktop"], ...] = ("reception", "atm", "desktop")
PASSCODE = "271829"
PIN = "1234"
MEMBERS = (("staff-1", "見本 一郎"), ("staff-2", "見本 二葉"))
_AT_WORK = Reading | Authenticating | Vouching | Checking | KeepingConsents | LookingUp | Settling
_SALT = bytes(16)


@cache
def passcode_hash() -> str:
    """The hash of PASSCODE, as cheap as the kiosk accepts it."""
    digest = hashlib.scrypt(PASSCODE.encode(), salt=_SALT, n=1 << 14, r=8, p=1, maxmem=1 << 26, dklen=32)
    salt, value = (b64encode(each).rstrip(b"=").decode() for each in (_SALT, digest))
    return f"$scrypt$ln=14,r=8,p=1${salt}${value}"


def new_settings(profile: str, folder: Path, **tables: dict[str, Any]) -> Settings:
    """The configuration of a kiosk with everything that its profile can have."""
    (folder / "slips").mkdir(exist_ok=True)
    staffed = profile == "reception"
    staff = {"passcode": passcode_hash(), "members": [{"id": each, "name": name} for each, name in MEMBERS]}
    return parse(
        {
            "site": {"name": "みほんクリニック"},
            "eligibility": {"backend": "local"},
            "profile": {"name": profile, "prescription": staffed},
            "staff": staff,
            "display": {"fullscreen": False, "debounce_ms": 0},
            "speech": {"enabled": False},
            "slip": {"folder": str(folder / "slips")},
            "data": {"folder": str(folder)},
            **tables,
        },
        "test",
        folder,
    )


class Booth:
    """One kiosk, and hands."""

    def __init__(
        self,
        application: QApplication,
        world: World,
        folder: Path,
        script: Script,
        settings: Settings,
        *,
        sounds: Sounds | None = None,
        size: tuple[int, int] = (360, 640),
        locked: bool = False,
    ) -> None:
        self.world, self.folder, self.script = world, folder, script
        self.door = InProcessDoor()
        self.states: list[State] = []
        self.restarts = 0
        self.voice = Murmur()
        self.app = KioskApp(
            application,
            settings,
            self.door.readers,
            lambda: ScriptedBackend(script, BackendContext("kiosk-e2e", now=lambda: world.now)),
            demo=not locked,
            sounds=sounds if sounds is not None else Quiet(),
            now=lambda: world.now,
            on_state=self.states.append,
        )
        self.window = self.app.window
        self.window.resize(*size)

    def open(self) -> None:
        self.app.start()
        self.until(lambda: isinstance(self.state, Idle) and self.app.visit is not None)
        setting = self.window.setting
        if setting.maintenance is not None:
            setting.maintenance = replace(setting.maintenance, restart=self._restart, doctor=("/bin/true",))

    def speak(self) -> Speech:
        """Let everything be spoken, into a voice that nobody hears."""
        speech = Speech(self.window, lambda _code: self.voice)
        self.app.speech = speech
        self.app._cleanup.callback(speech.close)
        speech.refresh()
        return speech

    def close(self) -> None:
        self.app.stop()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.door.close()

    def _restart(self) -> None:
        self.restarts += 1

    @property
    def state(self) -> State:
        """Where the visit stands."""
        return self.app.visit.state if self.app.visit is not None else self.window.state

    def stands_in(self, *kinds: type[State]) -> bool:
        """Whether the visit is in a state of one of these kinds."""
        return isinstance(self.state, kinds)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        assert self.window.page is not None
        return self.window.page

    # --- time

    def until(self, condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Let things happen until something is true."""
        assert self.within(condition, seconds), f"it did not come to pass; the state is {self.state}"

    def within(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Let things happen until something is true, for at most so long; return whether it is."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                return False
            self.breathe()
        return True

    def breathe(self) -> None:
        """Let happen what is due, or wait a moment for it."""
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()

    @property
    def working(self) -> bool:
        """Whether another thread is about to answer."""
        state = self.state
        return isinstance(state, _AT_WORK) or (isinstance(state, StaffSignIn | VisualCheck) and state.checking)

    def settle(self, seconds: float = 2.0) -> None:
        """Let card, backend and staff's desk answer."""
        self.breathe()
        self.within(lambda: not self.working, seconds)

    def hurry(self) -> bool:
        """Let the time that is being waited for be over; return whether any is."""
        alarm = self.app._alarm
        assert alarm is not None
        if alarm._ring is None:
            return False
        alarm._timer.stop()
        alarm._rang()
        return True

    def go_home(self, most: int = 60) -> None:
        """Take every card and let time pass until the kiosk is idle again: that is all it may need."""
        for slot in range(2):
            self.door.take(slot)
        self.door.start_service()
        for _ in range(most):
            self.settle()
            if isinstance(self.state, Idle):
                return
            self.hurry()
        raise AssertionError(f"it is stuck in {self.state}")

    # --- hands

    def place(self, card: Card, slot: int = 0) -> None:
        """Place a card and let it be seen."""
        self.door.place(card, slot)
        self.breathe()

    def controls(self) -> list[QAbstractButton]:
        """Everything that can be pressed, in the order in which it was made."""
        return [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and not button.visibleRegion().isEmpty()
        ]

    def words(self) -> list[str]:
        """All that can be read."""
        kinds = QLabel | QAbstractButton
        return [
            each.text() for each in self.window.findChildren(QWidget) if isinstance(each, kinds) and each.isVisible()
        ]

    def controls_of_page(self) -> list[QAbstractButton]:
        """Those of them that belong to the page."""
        return [button for button in self.controls() if self.page.isAncestorOf(button)]

    def tap(self, spot: QPoint) -> None:
        """Touch a spot of the window: whatever lies there is pressed."""
        hit: QWidget = self.window.childAt(spot) or self.window
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(self.window, spot))

    def press(self, button: QWidget) -> None:
        """Touch the middle of a control."""
        self.tap(button.mapTo(self.window, button.rect().center()))

    def press_text(self, text: str) -> None:
        """Touch the control with these words, on the page first of all."""
        own = [button for button in self.controls_of_page() if button.text() == text]
        found = own or [button for button in self.controls() if button.text() == text]
        assert len(found) == 1, f"{text}: {len(found)} of {[each.text() for each in self.controls()]}"
        self.press(found[0])

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, to whatever has the keyboard."""
        focused = QApplication.focusWidget()
        inside = focused is not None and (focused is self.window or self.window.isAncestorOf(focused))
        QTest.keyClick(focused if inside and focused is not None else self.window, key, modifiers)

    def type_in(self, digits: str) -> None:
        """Digits of a keyboard, and Enter."""
        for digit in digits:
            self.key(Qt.Key(Qt.Key.Key_0.value + int(digit)))
        self.key(Qt.Key.Key_Return)

    def say(self, context: str, source: str) -> None:
        """Touch the control with these words, in the language of the moment."""
        self.press_text(plain(translate(context, source)))

    def carry_on(self, purpose: Purpose = Purpose.COVERAGE, pin: str = PIN, *, agree: bool = True) -> Concluded:
        """Do what each page asks for, by touch and keys, until the visit has its outcome."""
        state = self.reach(Concluded, purpose=purpose, pin=pin, agree=agree)
        assert isinstance(state, Concluded)
        return state

    def reach(
        self, wanted: type[State], *, purpose: Purpose = Purpose.COVERAGE, pin: str = PIN, agree: bool = True
    ) -> State:
        """The same, until a state of some kind is there."""
        for _ in range(40):
            self.until(lambda: not self.working and not isinstance(self.state, Idle))
            if isinstance(self.state, wanted):
                return self.state
            match self.state:
                case Choosing():
                    register = purpose is Purpose.REGISTER
                    self.say("ChoosingPage", "Register as insurance card" if register else "Check insurance coverage")
                case ConfirmingRegistration():
                    self.say("ConfirmRegistrationPage", "Agree and continue")
                case ConfirmingLastTry():
                    self.say("LastTryPage", "Enter the PIN")
                case EnteringPin():
                    self.type_in(pin)
                case Consenting():
                    self.say("ConsentPage", "Yes" if agree else "No")
                case ChoosingPrescription():
                    self.press(self.controls_of_page()[0])
                case state:
                    raise AssertionError(f"nothing is to be done in {state}")
            self.breathe()
        raise AssertionError(f"there is no end to it; the state is {self.state}")

    def visit(self, card: Card, purpose: Purpose = Purpose.COVERAGE, pin: str = PIN) -> Concluded:
        """A whole visit, to its outcome; the card lies there still."""
        self.door.place(card)
        return self.carry_on(purpose, pin)

    def call_staff(self) -> None:
        """The key that opens the staff menu."""
        QTest.keyClick(self.window, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)

    def sign_in(self, name: str = MEMBERS[0][1], passcode: str = PASSCODE) -> None:
        """Choose a name and enter the passcode, on whichever page asks for it."""
        self.press_text(name)
        self.page.first_focus().setFocus()
        self.type_in(passcode)
        self.settle()


@contextmanager
def opened(
    application: QApplication,
    world: World,
    folder: Path,
    profile: str,
    script: Script | None = None,
    **options: Any,
) -> Iterator[Booth]:
    """A kiosk in service."""
    settings = options.pop("settings", None) or new_settings(profile, folder)
    script = script or Script(lambda: Registered(world.now, already=False), unavailable)
    booth = Booth(application, world, folder, script, settings, **options)
    try:
        booth.open()
        yield booth
    finally:
        booth.close()
