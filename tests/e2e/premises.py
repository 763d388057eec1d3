"""A kiosk of each kind in service, as its visitors find it: the real window, backend, database and translations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from kiosk.eligibility.base import BackendContext, EligibilityBackend
from kiosk.eligibility.local import LocalBackend
from kiosk.ui.app import KioskApp
from reader.virtual.card import Card
from tests.e2e.booth import new_settings
from tests.e2e.doors import InProcessDoor
from tests.e2e.hands import breathe, read, until
from tests.e2e.scripted import Quiet
from tests.e2e.wording import Key, wording
from tests.e2e.world import KIOSK, World

_UPRIGHT: Final = (540, 960)
_ACROSS: Final = (960, 540)
_READERS: Final = {"reception": "flat", "atm": "slot", "desktop": "usb"}
_IDLE: Final[dict[str, Key]] = {
    "flat": ("IdlePage", "Place your My Number Card on the reader"),
    "slot": ("IdlePage", "Put your My Number Card into the reader"),
    "usb": ("IdlePage", "Place your My Number Card on the card reader"),
}


class Premises:
    """One kiosk, and what can be seen from outside: its window, its database, the paper that comes out."""

    def __init__(self, application: QApplication, world: World, folder: Path, profile: str) -> None:
        self.world, self.folder = world, folder
        self._staffed = profile == "reception"
        reader = _READERS[profile]
        self._idle = wording("ja")[_IDLE[reader]]
        self.door = InProcessDoor()
        display = {"fullscreen": False, "debounce_ms": 0, "reader": reader}  # these hands are quicker than a person's
        self._app = KioskApp(
            application,
            new_settings(profile, folder, display=display),
            self.door.readers,
            self._new_backend,
            demo=True,
            sounds=Quiet(),
            now=lambda: world.now,
        )
        self.window = self._app.window
        self.window.resize(*(_ACROSS if profile == "desktop" else _UPRIGHT))

    def _new_backend(self) -> EligibilityBackend:
        update = {"medical": self._staffed, "staffed": self._staffed}
        settings = self.world.settings(self.folder).model_copy(update=update)
        context = BackendContext(KIOSK, allow_test_pki=True, now=lambda: self.world.now)
        return LocalBackend(settings, context)

    def open(self) -> None:
        """Begin to serve, in Japanese."""
        self._app.start()
        self.window.activateWindow()
        self.see(self._idle)
        breathe()

    def close(self) -> None:
        """End everything."""
        self._app.stop()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.door.close()

    # --- what a visitor sees

    @property
    def heading(self) -> str:
        """The heading of the page that is shown."""
        page = self.window.page
        return page.title.text() if page is not None and page.title.isVisible() else ""

    def see(self, heading: str) -> None:
        """Wait for the page with this heading."""
        until(lambda: self.heading == heading, lambda: f"{heading!r} does not come; there is {read(self.window)}")

    def see_text(self, text: str) -> None:
        """Wait until something can be read."""
        until(lambda: text in read(self.window), lambda: f"{text!r} does not come; there is {read(self.window)}")

    def place(self, card: Card) -> None:
        """Put a card on the reader."""
        self.door.place(card)

    def leave(self) -> None:
        """Take the card, and see the first page again."""
        self.door.take()
        self.see(self._idle)
        breathe()

    # --- what is left behind

    def kept(self) -> str:
        """All words that any widget holds, seen or not."""
        texts = (QLabel, QAbstractButton)
        return "\n".join(
            f"{each.accessibleName()}\n{each.accessibleDescription()}\n{each.toolTip()}\n"
            + (each.text() if isinstance(each, texts) else "")
            for each in self.window.findChildren(QWidget)
        )

    @property
    def digits(self) -> int:
        """How many digits of a secret lie in the pads."""
        return self._app.pad.length + self._app.passcodes.length

    def slips(self) -> list[Path]:
        """The paper that came out so far."""
        return sorted((self.folder / "slips").glob("*.pdf"))

    @property
    def registered(self) -> list[str]:
        """Who is registered, by persona."""
        return self.world.registrations(self.folder)

    @contextmanager
    def undoing(self) -> Iterator[None]:
        """Whoever registers meanwhile is not registered afterwards: the next visitor finds what this one found."""
        with closing(sqlite3.connect(self.folder / "eligibility.db")) as database:
            database.execute("create temp table before as select person_id from registrations")
            database.commit()
            yield
            with database:
                database.execute("delete from registrations where person_id not in (select person_id from before)")


@contextmanager
def opened(application: QApplication, world: World, folder: Path, profile: str) -> Iterator[Premises]:
    """A kiosk in service."""
    premises = Premises(application, world, folder, profile)
    try:
        premises.open()
        yield premises
    finally:
        premises.close()
