"""The kiosk draws itself: a whole visit, driven by clicks and keys as a visitor would."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.eligibility.model import RefusalReason, Refused, Registered
from kiosk.exitcode import ExitCode
from kiosk.flow.states import (
    Authenticating,
    Checking,
    Choosing,
    ChoosingPrescription,
    Concluded,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    Idle,
    KeepingConsents,
    OutOfService,
    Reading,
    State,
)
from kiosk.ui.demo import Demo, ProfileName, new_demo
from kiosk.ui.pages.deliberate import READ_MS
from kiosk.ui.pages.page import Page
from kiosk.ui.texts import translate

WHO: Final = "taro"
_PATIENCE: Final = 20_000  # milliseconds for each step
_NAMES: Final[dict[type[State], str]] = {
    OutOfService: "out-of-service",
    Idle: "idle",
    Reading: "reading",
    Choosing: "choosing",
    EnteringPin: "pin",
    Authenticating: "authenticating",
    Checking: "checking",
    ConfirmingRegistration: "confirming",
    Consenting: "consent",
    ChoosingPrescription: "prescription",
    KeepingConsents: "keeping",
    Concluded: "result",
}
_ASKING: Final = (
    Choosing,
    ConfirmingRegistration,
    EnteringPin,
    Consenting,
    ChoosingPrescription,
    Concluded,
    Idle,
)


class StepMissing(Exception):
    """A step of the tour did not come in time."""


class Tour:
    """One visit through a demonstration; each page is kept as it is shown."""

    def __init__(self, folder: Path, out: TextIO, patience: int = _PATIENCE) -> None:
        self._folder = folder
        self._out = out
        self._patience = patience
        self._count = 0
        self._done = 0  # how many states were awaited
        self._seen: list[State] = []
        self._loop: QEventLoop | None = None
        self.demo: Demo | None = None

    def see(self, state: State) -> None:
        """Keep a page that was just shown; part of the same page is not kept again."""
        if not self._seen or type(self._seen[-1]) is not type(state) or isinstance(state, Consenting):
            name = _NAMES.get(type(state), type(state).__name__.lower())
            self.keep(name)
        self._seen.append(state)
        if self._loop is not None:
            self._loop.quit()

    def keep(self, name: str) -> None:
        """Save what the window shows now, and say so."""
        if self.demo is None:
            return
        self._count += 1
        path = self._folder / f"{self._count:02}-{name}.png"
        if not self.demo.kiosk.window.grab().save(str(path)):
            raise OSError(f"{path} cannot be written")
        page = self.demo.kiosk.window.page
        heading = "" if page is None else page.title.text()
        with suppress(BrokenPipeError):  # whoever read along has seen enough; the pictures are still wanted
            self._out.write(f"{self._count:>3}  {path.name:<26} {heading}\n")
            self._out.flush()

    def await_state(self, wanted: tuple[type[State], ...], what: str) -> State:
        """Serve events until such a state is shown, that was not awaited before. Raises StepMissing."""
        self._loop = QEventLoop()
        watch = QTimer()
        watch.setSingleShot(True)
        watch.timeout.connect(self._loop.quit)
        watch.start(self._patience)
        while len(self._seen) == self._done or not isinstance(self._seen[-1], wanted):
            if not watch.isActive():
                raise StepMissing(what)
            self._loop.exec()
        self._done = len(self._seen)
        return self._seen[-1]

    def page(self) -> Page:
        """The page that is shown."""
        page = None if self.demo is None else self.demo.kiosk.window.page
        if page is None:
            raise StepMissing("a page")
        return page

    def find(self, words: str) -> QWidget:
        """The button on the page with these words."""
        assert self.demo is not None
        for button in self.demo.kiosk.window.findChildren(QPushButton):
            if button.isVisible() and button.text() == words:
                return button
        raise StepMissing(f"the button {words}")

    def click(self, words: str) -> None:
        """Press a button as a finger does, one that does not tremble."""
        assert self.demo is not None
        QTest.qWait(round(self.demo.kiosk.window.setting.theme.taps.pause * 1000) + 20)
        QTest.mouseClick(self.find(words), Qt.MouseButton.LeftButton)

    def click_when_ready(self, words: str) -> None:
        """Read the question, then press a button."""
        QTest.qWait(READ_MS + 50)
        self.click(words)


def draw_visit(
    folder: Path, size: tuple[int, int], out: TextIO, patience: int = _PATIENCE, *, profile: ProfileName = "reception"
) -> int:
    """Draw one registration, from idle page to idle page; return 0, or INTERNAL for a step that does not come."""
    tour = Tour(folder, out, patience)
    with new_demo(profile=profile, silent=True, on_state=tour.see) as demo:
        tour.demo = demo
        demo.kiosk.window.resize(*size)
        demo.kiosk.start()
        try:
            _visit(tour, demo)
        except StepMissing as missing:
            out.write(f"the tour stopped: {missing} did not come within {patience // 1000} seconds\n")
            return ExitCode.INTERNAL
        finally:
            demo.kiosk.stop()
            demo.kiosk.window.close()
    out.write(
        f"\nThe pictures are in {folder.resolve()}\n"
        "To use it on a screen: start `myna-kiosk demo` in a desktop session.\n"
        "Every page and message in each language: `myna-kiosk demo --tour DIR --all`\n"
    )
    return ExitCode.OK


def _visit(tour: Tour, demo: Demo) -> None:
    """One who is not registered yet, registers, and says yes and no in turn: what each page asks for is done."""
    tour.await_state((Idle,), "the idle page")
    demo.place(WHO)
    registered = False
    while True:
        state = tour.await_state(_ASKING, "a page to answer")
        match state:
            case Choosing():
                tour.click(translate("ChoosingPage", "Register as insurance card"))
            case ConfirmingRegistration():
                tour.click_when_ready(translate("ConfirmRegistrationPage", "Agree and continue"))
            case EnteringPin():
                _enter_pin(tour, demo)
            case Consenting(given=given, refused=refused):
                yes = len(given) <= len(refused)
                tour.click_when_ready(translate("ConsentPage", "Yes" if yes else "No"))
            case ChoosingPrescription():
                tour.click_when_ready(translate("PrescriptionPage", "Electronic"))
            case Concluded(outcome=Registered()):
                registered = True
                demo.take()
            case Concluded(outcome=Refused(reason=RefusalReason.NOT_REGISTERED)):
                tour.click(translate("RefusedPage", "Register now"))
            case Idle() if registered:
                return
            case _:
                raise StepMissing("the registration")


def _enter_pin(tour: Tour, demo: Demo) -> None:
    pin = next(persona.auth_pin for persona in demo.world.personas() if persona.id == WHO)
    for digit in pin[:2]:
        tour.click(digit)
    tour.keep("pin-half")
    for digit in pin[2:]:
        QTest.keyClick(tour.page().first_focus(), Qt.Key(ord(digit)))
    tour.click(translate("PinPage", "Next"))
