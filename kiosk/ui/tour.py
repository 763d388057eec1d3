"""The kiosk draws itself: a whole visit, driven by clicks and keys as a visitor would, or every page there is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.config import Contact
from kiosk.eligibility.model import Registered
from kiosk.exitcode import ExitCode
from kiosk.flow.states import (
    Authenticating,
    Checking,
    Choosing,
    Concluded,
    EnteringPin,
    Idle,
    OutOfService,
    Reading,
    State,
)
from kiosk.i18n.languages import Languages
from kiosk.pinpad import PinPad
from kiosk.ui.demo import Demo, new_demo
from kiosk.ui.gallery import exhibits
from kiosk.ui.opening import make_application
from kiosk.ui.pages.page import Page
from kiosk.ui.texts import translate
from kiosk.ui.theme import apply_palette, check_fonts
from kiosk.ui.window import KioskWindow

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
    Concluded: "result",
}


class StepMissing(Exception):
    """A step of the tour did not come in time."""


class Tour:
    """One visit through a demonstration; each page is kept as it is shown."""

    def __init__(self, folder: Path, out: TextIO, patience: int = _PATIENCE) -> None:
        self._folder = folder
        self._out = out
        self._patience = patience
        self._count = 0
        self._seen: list[State] = []
        self._loop: QEventLoop | None = None
        self.demo: Demo | None = None

    def see(self, state: State) -> None:
        """Keep a page that was just shown; part of the same page is not kept again."""
        if not self._seen or type(self._seen[-1]) is not type(state):
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

    def await_state(self, wanted: type[State], what: str) -> State:
        """Serve events until such a state is shown. Raises StepMissing when it does not come in time."""
        self._loop = QEventLoop()
        watch = QTimer()
        watch.setSingleShot(True)
        watch.timeout.connect(self._loop.quit)
        watch.start(self._patience)
        while not (self._seen and isinstance(self._seen[-1], wanted)):
            if not watch.isActive():
                raise StepMissing(what)
            self._loop.exec()
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
        """Press a button as a finger does."""
        QTest.mouseClick(self.find(words), Qt.MouseButton.LeftButton)


def draw_visit(folder: Path, size: tuple[int, int], out: TextIO, patience: int = _PATIENCE) -> int:
    """Draw one registration, from idle page to idle page; return 0, or INTERNAL for a step that does not come."""
    tour = Tour(folder, out, patience)
    with new_demo(silent=True, on_state=tour.see) as demo:
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
    tour.await_state(Idle, "the idle page")
    demo.place(WHO)
    tour.await_state(Choosing, "the card being read")
    tour.click(translate("ChoosingPage", "Register as insurance card"))
    tour.await_state(EnteringPin, "the PIN page")
    pin = next(persona.auth_pin for persona in demo.world.personas() if persona.id == WHO)
    for digit in pin[:2]:
        tour.click(digit)
    tour.keep("pin-half")
    for digit in pin[2:]:
        QTest.keyClick(tour.page().first_focus(), Qt.Key(ord(digit)))
    tour.click(translate("PinPage", "Next"))
    concluded = tour.await_state(Concluded, "the answer")
    if not (isinstance(concluded, Concluded) and isinstance(concluded.outcome, Registered)):
        raise StepMissing("the registration")
    demo.take()
    tour.await_state(Idle, "the idle page at the end")


def draw_everything(folder: Path, sizes: tuple[tuple[int, int], ...], out: TextIO) -> int:
    """Draw every page at these sizes in each language, a folder for each; return how many pictures were made.

    Raises OSError for a folder that cannot be written.
    """
    application = make_application()
    check_fonts()
    apply_palette(application)
    languages = Languages(application)
    pad = PinPad()
    count = 0
    try:
        for width, height in sizes:
            window = KioskWindow(
                site="みほんクリニック",
                languages=languages,
                post=lambda _event: None,
                pad=pad,
                contact=Contact(),
                demo=True,
            )
            window.resize(width, height)
            window.show()
            for language in languages.codes:
                place = folder / f"{language}-{width}x{height}"
                place.mkdir(parents=True, exist_ok=True)
                for exhibit in exhibits():
                    pad.clear()
                    for _ in range(exhibit.digits):
                        pad.push(0)
                    window.render(exhibit.state)
                    window.choose_language(language)  # the idle page goes back to the first one
                    if not window.grab().save(str(place / f"{exhibit.name}.png")):
                        raise OSError(f"{place} cannot be written")
                    count += 1
                out.write(f"{place}\n")
                out.flush()
            window.close()
            window.deleteLater()
    finally:
        pad.clear()
        languages.uninstall()
    out.write(f"{count} pictures\n")
    return count
