"""Giving a window its speech, as the configuration asks for it and as far as the machine can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.speech.desk import Options, Speech
from kiosk.ui.speech.headphones import AskedHeadphones, find_source
from kiosk.ui.speech.voices import Voices

if TYPE_CHECKING:
    from kiosk.config import Speech as Settings
    from kiosk.ui.window import KioskWindow


def open_speech(window: KioskWindow, languages: tuple[str, ...], settings: Settings) -> Speech | None:
    """The speech of a window, None where the configuration wants none.

    Where a language has no voice its pages stay silent, and the switch is not shown. Both belong to the window.
    """
    if not settings.enabled:
        return None
    voices = Voices(languages, settings.recordings, parent=window)
    source = find_source() if settings.on_headphones else None
    headphones = AskedHeadphones(source, parent=window) if source is not None else None
    options = Options(settings.volume, settings.rate, settings.on_headphones, settings.key)
    return Speech(window, voices.voice_for, options, headphones)
