"""A kiosk window on a theme of its own, without a visit: what it posts is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from kiosk.contact.settings import Contact
from kiosk.flow.events import Event
from kiosk.i18n.languages import Languages
from kiosk.pinpad import PinPad
from kiosk.ui.gallery import furnish
from kiosk.ui.opening import make_application
from kiosk.ui.theme import apply_palette
from kiosk.ui.window import KioskWindow


@dataclass
class Stand:
    """A window, the pad and the languages behind it, and the events that came out of it."""

    window: KioskWindow
    pad: PinPad
    languages: Languages
    events: list[Event] = field(default_factory=list)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    application = make_application()
    apply_palette(application)
    return application


@pytest.fixture
def stand(qapp: QApplication) -> Iterator[Stand]:
    languages = Languages(qapp)
    pad = PinPad()
    events: list[Event] = []
    window = KioskWindow(
        site="みほんクリニック", languages=languages, post=events.append, pad=pad, contact=Contact(), demo=True
    )
    furnish(window)
    window.resize(1080, 1920)
    window.show()
    yield Stand(window, pad, languages, events)
    window.close()
    window.deleteLater()
    languages.uninstall()
