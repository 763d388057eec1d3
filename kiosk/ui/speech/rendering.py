"""Programs that turn a text into sound: Open JTalk for Japanese, eSpeak NG for the others.

Both run as programs of their own, with the text on standard input and the sound on standard output: neither lies in a
file or stands in a process list.

Licences: Open JTalk and its dictionary are under the BSD licence (3 clauses). The voice nitech-jp-atr503-m001 is under
CC BY 3.0, Nagoya Institute of Technology; Debian has it in contrib, because the tool that it was made with is not free.
eSpeak NG is under the GPL, version 3 or later, which reaches the program and not the sound that it makes.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from kiosk.ui.speech.pieces import tongue

DICTIONARY: Final = Path("/var/lib/mecab/dic/open-jtalk/naist-jdic")
VOICE: Final = Path("/usr/share/hts-voice/nitech-jp-atr503-m001/nitech_jp_atr503_m001.htsvoice")
# The languages of the window by eSpeak NG's names for them.
_ESPEAK: Final = {
    "en": "en-us",
    "zh": "cmn",
    "zh-hans": "cmn",
    "zh-cn": "cmn",
    "zh-hant": "cmn",
    "zh-tw": "cmn",
    "ko": "ko",
    "pt": "pt-br",
    "pt-br": "pt-br",
    "vi": "vi",
}
_WORDS_A_MINUTE: Final = 160


class Renderer(Protocol):
    """How a program is called that speaks a text into a pipe."""

    @property
    def name(self) -> str:
        """Program and voice, with the voice's licence, as they are noted beside recordings."""
        ...

    def command(self, rate: int) -> list[str]:
        """Program and arguments for a pace in percent: text comes on standard input, WAV goes to standard output."""
        ...

    def written(self, text: str) -> bytes:
        """The text as the program reads it."""
        ...


@dataclass(frozen=True, slots=True)
class OpenJTalk:
    """Japanese by Open JTalk (open_jtalk(1))."""

    program: str
    dictionary: Path = DICTIONARY
    voice: Path = VOICE

    @property
    def name(self) -> str:
        """See Renderer."""
        licence = " (CC BY 3.0, Nagoya Institute of Technology)" if self.voice.name == VOICE.name else ""
        return f"Open JTalk, {self.voice.stem}{licence}"

    def command(self, rate: int) -> list[str]:
        """See Renderer."""
        where = ["-x", str(self.dictionary), "-m", str(self.voice)]
        return [self.program, *where, "-r", f"{rate / 100:.2f}", "-ow", "/dev/stdout"]

    def written(self, text: str) -> bytes:
        """See Renderer. One line: Open JTalk reads no more."""
        return (" ".join(text.split()) + "\n").encode()


@dataclass(frozen=True, slots=True)
class EspeakNg:
    """Other languages by eSpeak NG (espeak-ng(1)); `voice` is its name for the language."""

    program: str
    voice: str

    @property
    def name(self) -> str:
        """See Renderer."""
        return f"eSpeak NG, {self.voice}"

    def command(self, rate: int) -> list[str]:
        """See Renderer."""
        return [self.program, "-v", self.voice, "-s", str(_WORDS_A_MINUTE * rate // 100), "--stdin", "--stdout"]

    def written(self, text: str) -> bytes:
        """See Renderer."""
        return text.encode()


def find_renderer(language: str, *, voice: Path = VOICE, dictionary: Path = DICTIONARY) -> Renderer | None:
    """The program that speaks a language on this machine, None where none is installed, or its voice is not.

    Japanese is not given to eSpeak NG: it spells kanji instead of reading them.
    """
    if tongue(language) == "ja":
        program = shutil.which("open_jtalk")
        there = program is not None and voice.is_file() and dictionary.is_dir()
        return OpenJTalk(program, dictionary, voice) if program and there else None
    program, name = shutil.which("espeak-ng"), _ESPEAK.get(language.replace("_", "-").lower())
    return EspeakNg(program, name) if program and name else None
