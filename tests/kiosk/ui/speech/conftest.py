"""A window that speaks into a list; Qt draws off-screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.contact.settings import Contact
from kiosk.flow.events import Event
from kiosk.i18n.languages import Languages
from kiosk.pinpad import PinPad
from kiosk.ui.gallery import furnish
from kiosk.ui.opening import make_application
from kiosk.ui.sounds import KeyTone
from kiosk.ui.speech.desk import Options, Speech
from kiosk.ui.speech.pad import SoundingPad
from kiosk.ui.speech.voice import Voice
from kiosk.ui.theme import apply_palette
from kiosk.ui.window import KioskWindow
from tests.kiosk.ui.speech.booth import Booth, Jack, Notebook


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    application = make_application()
    apply_palette(application)
    return application


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    """Whose children go away at the end: left to Python, another thread might be the one to free them."""
    owner = QObject()
    yield owner
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def booth(qapp: QApplication) -> Iterator[Booth]:
    languages = Languages(qapp, ("ja", "en"))
    pad, jack = PinPad(), Jack()
    events: list[Event] = []
    tones: list[KeyTone] = []
    window = KioskWindow(
        site="みほんクリニック",
        languages=languages,
        post=events.append,
        pad=SoundingPad(pad, tones.append),
        contact=Contact(),
        demo=True,
    )
    furnish(window)
    voice = Notebook(window)
    voices: dict[str, Voice] = {"ja": voice, "en": voice}
    speech = Speech(window, voices.get, Options(), jack)
    window.resize(1080, 1920)
    window.show()
    yield Booth(window, speech, voice, jack, pad, languages, events, tones, voices)
    speech.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    languages.uninstall()


@pytest.fixture
def read(booth: Booth, qtbot: QtBot) -> Callable[[], list[str]]:
    """Let the voice come to the end of what it has to read, and return what that was."""

    def wait() -> list[str]:
        qtbot.waitUntil(lambda: not booth.speech.reading.busy)
        return booth.voice.take()

    return wait
