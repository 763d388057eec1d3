"""A kiosk with its window and a card that never answers; it ends itself once the card is silent."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk.config import parse
from kiosk.ui.app import KioskApp, run
from kiosk.ui.demo_backend import DemoWorld
from kiosk.ui.opening import make_application
from kiosk.ui.sounds import Silence
from reader.virtual.faults import FaultyCard, Mute
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders


def main() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = DemoWorld(pace=0)
        card = FaultyCard(world.card("taro"), Mute(1, stuck=True))
        readers = VirtualReaders()
        readers.insert(DEFAULT_NAME, card)
        raw = {
            "site": {"name": "test"},
            "eligibility": {"backend": "local"},
            "data": {"folder": name},
            "display": {"fullscreen": False},
        }
        application = make_application()
        kiosk = KioskApp(
            application,
            parse(raw, "test", folder),
            readers,
            partial(world.new_backend, folder),
            demo=True,
            sounds=Silence(),
        )
        look = QTimer()

        def quit_once_silent() -> None:
            if card.muted.is_set():
                look.stop()
                print("the card is silent; quitting", flush=True)  # noqa: T201 (for the test that waits)
                application.quit()

        look.timeout.connect(quit_once_silent)
        look.start(5)
        return run(application, kiosk)


if __name__ == "__main__":
    sys.exit(main())
