"""Whether the kiosk can speak: a voice for each of its languages, and a player."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.config import load
from kiosk.doctor.checks import failed, not_applicable, passed
from kiosk.doctor.facts import Finding
from kiosk.eligibility.base import ConfigurationError

_NAME: Final = "speech"
_PATIENCE_S: Final = 20.0
# Run apart, as a voice of Qt's may bring down more than itself; it needs no screen.
_PROBE: Final = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from kiosk.ui.speech.voices import Voices
app = QCoreApplication(sys.argv[:1])
recordings, *languages = sys.argv[1:]
voices = Voices(tuple(languages), Path(recordings) if recordings else None)
print(json.dumps([[way.language, way.how, way.lacking] for way in voices.ways]))
"""


@dataclass(frozen=True, slots=True)
class SpeechFacts:
    """How each language is spoken: its code, by what ("" for by nothing), and what is lacking then.

    `wanted` is False where the configuration wants no speech, `ways` is None where nothing could be found out.
    """

    wanted: bool
    ways: tuple[tuple[str, str, str], ...] | None = None


def observe_speech(config: Path | None, environment: Mapping[str, str]) -> SpeechFacts | None:
    """Look for the voices of the configured languages as the kiosk does; None without a configuration."""
    if config is None:
        return None
    try:
        settings = load(config)
    except ConfigurationError:
        return None  # said elsewhere
    if not settings.speech.enabled:
        return SpeechFacts(wanted=False)
    recordings = str(settings.speech.recordings or "")
    command = (sys.executable, "-I", "-c", _PROBE, recordings, *settings.display.languages)
    try:
        done = subprocess.run(  # noqa: S603 (this Python, no shell)
            command,
            env={**environment, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        found = json.loads(done.stdout.splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return SpeechFacts(wanted=True)
    return SpeechFacts(wanted=True, ways=tuple((str(code), str(how), str(lacking)) for code, how, lacking in found))


def check_speech(facts: SpeechFacts) -> Finding:
    """Every language that is offered can be heard; without that, who cannot see cannot use the kiosk alone."""
    if not facts.wanted:
        return not_applicable(_NAME, "switched off ([speech] enabled)")
    if facts.ways is None:
        return failed(_NAME, "what it could be spoken by cannot be found out", "see that Qt starts (fonts, display)")
    silent = [(code, lacking) for code, how, lacking in facts.ways if not how]
    if not silent:
        return passed(_NAME, "; ".join(f"{code}: {how}" for code, how, _ in facts.ways))
    detail = "; ".join(f"{code}: no sound, {lacking} is lacking" for code, lacking in silent)
    return failed(_NAME, detail, " ".join(dict.fromkeys(_advice(code, lacking) for code, lacking in silent)))


def _advice(code: str, lacking: str) -> str:
    if "player" in lacking:
        return "apt-get install pulseaudio-utils (or alsa-utils)."
    if code.startswith("ja"):
        return (
            "Record Japanese: apt-get install open-jtalk open-jtalk-mecab-naist-jdic hts-voice-nitech-jp-atr503-m001 "
            "(the voice is in Debian's contrib), then myna-kiosk prompts DIR, and [speech] recordings."
        )
    return "For other languages: apt-get install espeak-ng."
