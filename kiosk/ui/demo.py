"""`myna-kiosk demo`: the kiosk with virtual cards, on a screen or as a tour that is drawn without one."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.config import Data, Display, Eligibility, ProfileTable, Settings, Site, Staff, StaffMember, load
from kiosk.delivery.slip.settings import Slip
from kiosk.eligibility.base import ConfigurationError, EligibilityBackend
from kiosk.exitcode import CommandError, ExitCode
from kiosk.flow.states import State
from kiosk.start import choose_backend, refuse_real_pki
from kiosk.ui.app import KioskApp, run
from kiosk.ui.opening import FirstFrame, has_screen, make_application
from kiosk.ui.sounds import Silence
from kiosk.ui.theme import FontsMissing
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders

if TYPE_CHECKING:  # brings certificates and a database: it is loaded on the backend thread
    from kiosk.ui.demo_backend import DemoWorld

PORTRAIT: Final = (1080, 1920)
LANDSCAPE: Final = (1920, 1080)
HALF_SIZES: Final = ((540, 960), (960, 540))  # a gallery has thousands of pictures
_SITE: Final = "みほんクリニック"
DEMO_PASSCODE: Final = "271828"
"""The passcode of the demonstration's staff, who do not exist either."""
_PASSCODE_HASH: Final = "$scrypt$ln=16,r=8,p=1$RjKy3z8ri+7QpIhUFOD2Kw$5YWAAxF1gsfVZAOW04HfOAWcoQVg0/CkiSKJR1Yu5Fs"
_STAFF: Final = (("mihon-1", "見本 一郎"), ("mihon-2", "見本 二葉"), ("mihon-3", "見本 三喜"))
PROFILE_NAMES: Final = ("reception", "atm", "desktop")
ProfileName: TypeAlias = Literal["reception", "atm", "desktop"]
_GAP: Final = 16


class Demo:
    """A kiosk in demo mode with one virtual reader, on temporary files.

    `profile` is the kind of kiosk. A reception has staff, whose passcode is DEMO_PASSCODE; slips become PDF files in
    the folder. With `config` it is the kiosk of that configuration, with its backend, in a window; whoever lies on the
    reader does not exist all the same. Raises ConfigurationError, and CommandError for one that is for people.
    """

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        *,
        profile: ProfileName = "reception",
        config: Path | None = None,
        silent: bool = False,
        on_state: Callable[[State], None] | None = None,
    ) -> None:
        self._lock = threading.Lock()
        self._world: DemoWorld | None = None
        self.readers = VirtualReaders()
        new_backend: Callable[[], EligibilityBackend]
        if config is None:
            settings = _demo_settings(profile, folder)
            new_backend = partial(self._new_backend, folder, staffed=profile == "reception")
        else:
            settings = _configured(config, folder)
            refuse_real_pki(settings)
            new_backend = choose_backend(settings, folder, allow_test_pki=True)
        self.kiosk = KioskApp(
            application,
            settings,
            self.readers,
            new_backend,
            demo=True,
            sounds=Silence() if silent else None,
            on_state=on_state,
        )

    @property
    def world(self) -> DemoWorld:
        """Its people; made when they are first needed, by whichever thread needs them first."""
        from kiosk.ui.demo_backend import DemoWorld  # noqa: PLC0415 (see above)

        with self._lock:
            if self._world is None:
                self._world = DemoWorld()
            return self._world

    def _new_backend(self, folder: Path, *, staffed: bool) -> EligibilityBackend:
        return self.world.new_backend(folder, staffed=staffed)

    def place(self, identifier: str) -> None:
        """Place a persona's card on the reader."""
        self.readers.insert(DEFAULT_NAME, self.world.card(identifier))

    def take(self) -> None:
        """Take whatever lies on the reader."""
        self.readers.remove(DEFAULT_NAME)


def _demo_settings(profile: ProfileName, folder: Path) -> Settings:
    staffed = profile == "reception"
    return Settings(
        site=Site(name=_SITE, kiosk="demo"),
        eligibility=Eligibility(backend="local"),
        profile=ProfileTable(name=profile, prescription=staffed),
        staff=_make_staff() if staffed else Staff(),
        display=Display(fullscreen=False, reader="usb" if profile == "desktop" else "flat"),
        slip=Slip(folder=_slips(folder)),
        data=Data(folder=folder),
    )


def _configured(config: Path, folder: Path) -> Settings:
    """Somebody's own kiosk, but for the screen that it fills, the printer, and what it keeps for good."""
    settings = load(config)
    return settings.model_copy(
        update={
            "display": settings.display.model_copy(update={"fullscreen": False}),
            "slip": settings.slip.model_copy(update={"printer": "", "folder": _slips(folder)}),
            "data": Data(folder=folder),
        }
    )


def _slips(folder: Path) -> Path:
    slips = folder / "slips"
    slips.mkdir(mode=0o700, exist_ok=True)
    return slips


def _make_staff() -> Staff:
    members = tuple(StaffMember(id=identifier, name=name) for identifier, name in _STAFF)
    return Staff(members=members, passcode=_PASSCODE_HASH)


@contextmanager
def new_demo(
    *,
    profile: ProfileName = "reception",
    config: Path | None = None,
    silent: bool = False,
    on_state: Callable[[State], None] | None = None,
) -> Iterator[Demo]:
    """A demonstration on a temporary folder. Raises CommandError when no Japanese font is installed, and for a
    configuration with a mistake.
    """
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="myna-kiosk-demo-", ignore_cleanup_errors=True) as folder:
        try:
            demo = Demo(application, Path(folder), profile=profile, config=config, silent=silent, on_state=on_state)
        except (FontsMissing, ConfigurationError) as error:
            raise CommandError(ExitCode.CONFIGURATION, str(error)) from error
        yield demo


def demo(
    *,
    profile: ProfileName = "reception",
    config: Path | None = None,
    size: tuple[int, int] | None = None,
    first: FirstFrame | None = None,
) -> int:
    """Show the kiosk and its tray until one of the windows is closed. Raises CommandError where there is no screen."""
    if not has_screen():
        raise CommandError(
            ExitCode.NO_SCREEN,
            "there is no screen here: start it in a desktop session, or let it draw itself with demo --tour DIR",
        )
    if profile == "reception" and config is None:
        sys.stderr.write(f"The passcode of the demonstration's staff is {DEMO_PASSCODE}.\n")
    with new_demo(profile=profile, config=config) as shown:
        tray = _make_tray(shown)
        window = shown.kiosk.window
        screen = window.screen().availableGeometry()
        window.resize(*(size or _fitting(screen, tray.width())))
        window.move(screen.topLeft())
        # The frame of the first window is known once it is on the screen.
        QTimer.singleShot(0, lambda: tray.resize(tray.width(), window.height()))
        QTimer.singleShot(0, lambda: tray.move(window.frameGeometry().right() + _GAP, window.y()))
        QTimer.singleShot(0, tray.show)
        return run(make_application(), shown.kiosk, first)


def tour(
    folder: Path,
    *,
    profile: ProfileName = "reception",
    everything: bool = False,
    size: tuple[int, int] | None = None,
) -> int:
    """Draw a whole registration into `folder`, a PNG for each page; `everything`: a gallery of every page there is.

    Returns 0, or INTERNAL when a step does not come in time. Raises CommandError when the folder cannot be written.
    """
    # Before the first use of Qt's windows, which would look for a screen otherwise.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.ui.exhibition import draw_everything  # noqa: PLC0415 (most who start a demonstration want no pictures)
    from kiosk.ui.tour import draw_visit  # noqa: PLC0415 (brings Qt's test library)

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(ExitCode.USAGE, f"{folder}: {error.strerror}; name a folder that can be written") from error
    if everything:
        draw_everything(folder, (size,) if size is not None else HALF_SIZES, sys.stdout)
        return ExitCode.OK
    return draw_visit(folder, size or PORTRAIT, sys.stdout, profile=profile)


def _fitting(screen: QRect, tray: int) -> tuple[int, int]:
    """A window upright, as high as the screen allows beside the tray."""
    height = min(1440, screen.height() - 60)
    width = min(height * 9 // 16, screen.width() - tray - 2 * _GAP)
    return width, height


def _make_tray(shown: Demo) -> Tray:
    from kiosk.ui.tray import PURPOSES, Tray, TrayCard  # noqa: PLC0415 (a tour has no tray)

    known = {persona.id: persona for persona in shown.world.personas()}
    ordered = [
        *(identifier for identifier in PURPOSES if identifier in known),
        *(each for each in known if each not in PURPOSES),
    ]
    cards = tuple(
        TrayCard(
            identifier,
            known[identifier].name,
            PURPOSES.get(identifier, known[identifier].description),
            known[identifier].auth_pin if known[identifier].medium is not None else "",
        )
        for identifier in ordered
    )
    return Tray(cards, shown.place, shown.take)


if TYPE_CHECKING:
    from kiosk.ui.tray import Tray
