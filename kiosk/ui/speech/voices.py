"""Which voice speaks which language on this machine: what was recorded ahead, Qt's voice, or a program."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.ui.speech import synthesis
from kiosk.ui.speech.player import Command, Player, find_command
from kiosk.ui.speech.prompts import Prompts
from kiosk.ui.speech.recorded import RecordedVoice
from kiosk.ui.speech.rendering import Renderer, find_renderer
from kiosk.ui.speech.voice import Voice

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Way:
    """How a language is spoken: `how` in a few words, "" where it is not, and then `lacking` says what is missing."""

    language: str
    how: str
    lacking: str = ""


class Voices(QObject):
    """The voices of some languages. What there is is found out once, when they are made.

    Recordings come first: whoever made them for this kiosk has chosen. An engine's Japanese may well spell kanji one
    by one (eSpeak NG's does), which no program can find out.
    """

    def __init__(
        self,
        languages: tuple[str, ...],
        recordings: Path | None,
        *,
        command: Command | None = None,
        engines: tuple[str, ...] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = command if command is not None else find_command()
        self._engines = synthesis.find_engines() if engines is None else engines
        self._voices: dict[str, Voice] = {}
        self.ways = tuple(self._find(language, recordings) for language in languages)
        if silent := sum(not way.how for way in self.ways):
            _log.info("%d of %d languages have no voice; myna-kiosk doctor says which", silent, len(self.ways))

    def voice_for(self, language: str) -> Voice | None:
        """The voice of a language, None where there is none."""
        return self._voices.get(language)

    def close(self) -> None:
        """Be silent."""
        for voice in self._voices.values():
            voice.stop()

    def _find(self, language: str, recordings: Path | None) -> Way:
        prompts = Prompts(recordings, language) if recordings is not None else None
        renderer = find_renderer(language)
        if prompts is not None and prompts.present and self._command is not None:
            self._record(language, prompts, renderer, self._command)
            return Way(language, f"recordings, {prompts.voice()}")
        for engine in self._engines:
            voice = synthesis.open_voice(language, engine, self)
            if voice is not None:
                self._voices[language] = voice
                return Way(language, f"Qt TextToSpeech, {engine}")
        if renderer is not None and self._command is not None:
            self._record(language, None, renderer, self._command)
            return Way(language, renderer.name)
        spoken = renderer is not None or (prompts is not None and prompts.present)
        return Way(language, "", "a player (pacat or aplay)" if spoken else "a voice")

    def _record(self, language: str, prompts: Prompts | None, renderer: Renderer | None, command: Command) -> None:
        self._voices[language] = RecordedVoice(Player(command, self), prompts, renderer, self)
