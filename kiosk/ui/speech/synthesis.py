"""The voice of Qt TextToSpeech, where it is installed, with an engine that works and a voice for the language.

It comes with PySide6-Addons (the extra `speech`) and is loaded only when somebody looks for it. On Linux its engine is
the Speech Dispatcher; where the library of that is missing, Qt offers the engine all the same and fails at its start.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QLoggingCategory, QObject, QTimer

from kiosk.ui.speech.voice import Done

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_BLIND: Final = ("mock", "none")  # engines that are heard by nobody
_LIBRARIES: Final = {"speechd": "libspeechd.so.2"}
_LOCALES: Final = {"zh-hans": "zh_CN", "zh-hant": "zh_TW", "pt": "pt_BR", "ja": "ja_JP", "en": "en_US"}


def find_engines() -> tuple[str, ...]:
    """The engines that can be heard, () where Qt TextToSpeech is not installed."""
    _quieten()
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415 (an optional part)
    except ImportError:
        return ()
    return tuple(name for name in QTextToSpeech.availableEngines() if name not in _BLIND and _can_load(name))


def _quieten() -> None:
    """What Qt Multimedia, which comes along, misses of PipeWire matters to nobody here."""
    QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver=false")


def _can_load(engine: str) -> bool:
    """Whether the library is there that an engine needs; Qt finds out only when it is too late to be quiet."""
    if engine not in _LIBRARIES:
        return True
    try:
        ctypes.CDLL(_LIBRARIES[engine])
    except OSError:
        return False
    return True


def locale_of(language: str) -> QLocale:
    """Qt's locale for a language of the window."""
    code = language.replace("_", "-")
    plain = "ja" if code.partition("-")[0] == "ja" else code
    return QLocale(_LOCALES.get(plain.lower(), plain.replace("-", "_")))


def open_voice(language: str, engine: str, parent: QObject | None = None) -> QtVoice | None:
    """The voice of an engine for a language, None where the engine does not start or has no such voice."""
    _quieten()
    from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415 (an optional part)

    speech = QTextToSpeech(engine, parent)
    wanted = locale_of(language)
    if speech.state() is not QTextToSpeech.State.Error:
        found = [known for known in speech.availableLocales() if known.language() == wanted.language()]
        same_script = [known for known in found if known.script() == wanted.script()]
        best = next((known for known in same_script if known.territory() == wanted.territory()), None)
        if same_script:
            speech.setLocale(best or same_script[0])
            if speech.availableVoices():
                return QtVoice(speech, parent)
    speech.deleteLater()
    return None


class QtVoice(QObject):
    """A Voice by Qt TextToSpeech."""

    def __init__(self, speech: QTextToSpeech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._done: Done | None = None
        self._begun = False
        self._heard = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._end)
        speech.stateChanged.connect(self._changed)

    def say(self, text: str, *, volume: int, rate: int, done: Done) -> None:
        """See Voice."""
        self.stop()
        self._speech.setVolume(volume / 100)
        self._speech.setRate(max(-1.0, min(1.0, (rate - 100) / 100)))
        self._done, self._begun = done, False
        self._speech.say(text)

    def stop(self) -> None:
        """See Voice."""
        self._soon.stop()
        self._done = None
        from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415 (loaded already)

        if self._speech.state() in (QTextToSpeech.State.Speaking, QTextToSpeech.State.Paused):
            self._speech.stop(QTextToSpeech.BoundaryHint.Immediate)

    def _changed(self, state: QTextToSpeech.State) -> None:
        name = state.name
        if name == "Speaking":
            self._begun = True
        elif self._done is not None and (name == "Error" or (name == "Ready" and self._begun)):
            self._heard = name == "Ready"
            self._soon.start()

    def _end(self) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(self._heard)
