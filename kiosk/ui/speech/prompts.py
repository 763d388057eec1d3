"""Recordings made ahead: one WAV for a piece of text and a pace, found by a hash of the text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.ui.speech.pcm import BadSound, Pcm, join, parse_wav
from kiosk.ui.speech.pieces import sentences_of, tongue
from kiosk.ui.speech.voice import RATES

_NOTE: Final = "recordings.json"
_VOICE: Final = "voice.txt"
_WITHIN: Final = 0.06  # seconds between two pieces of a sentence
_BETWEEN: Final = 0.4  # and between two sentences


@dataclass(frozen=True, slots=True)
class Prompts:
    """The recordings of one language: `folder`/language/pace/hash.wav."""

    folder: Path
    language: str

    @property
    def home(self) -> Path:
        """Where this language's recordings are."""
        return self.folder / tongue(self.language)

    @property
    def note(self) -> Path:
        """Says with what, and how many, recordings were made; written last."""
        return self.home / _NOTE

    @property
    def present(self) -> bool:
        """Whether recordings of this language were made, to the end."""
        return self.note.is_file()

    def voice(self) -> str:
        """Program and voice of the recordings; "" where nothing can be read."""
        try:
            return (self.home / _VOICE).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""

    def begin(self, voice: str) -> None:
        """Recordings by this voice from now on: those of another one go away."""
        for path in self.home.glob("*/*.wav"):
            path.unlink()
        (self.home / _VOICE).write_text(f"{voice}\n", encoding="utf-8")

    def finish(self, note: dict[str, object]) -> None:
        """All are there."""
        self.note.write_text(json.dumps(note, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def path(self, piece: str, rate: int) -> Path:
        """The file of one piece; `rate` is one of RATES."""
        return self.home / str(rate) / f"{hashlib.sha256(piece.encode()).hexdigest()[:24]}.wav"

    def sound(self, text: str, rate: int) -> Pcm | None:
        """A text in its recorded pieces at the recorded pace nearest to `rate`, None where one of them is missing."""
        pace = min(RATES, key=lambda known: abs(known - rate))
        try:
            sentences = [
                join([parse_wav(self.path(piece, pace).read_bytes()) for piece in sentence], _WITHIN)
                for sentence in sentences_of(text, self.language)
            ]
            return join(sentences, _BETWEEN)
        except (OSError, BadSound):
            return None
