"""Whether every language that is offered has a font; without one, its page is a row of empty boxes."""

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

_NAME: Final = "languages"
_PATIENCE_S: Final = 20.0
# Run apart: where Qt does not start, it ends its process.
_PROBE: Final = """
import json, sys
from PySide6.QtGui import QGuiApplication
from kiosk.ui.typefaces import missing_for
app = QGuiApplication(sys.argv[:1])
print(json.dumps(missing_for(sys.argv[1:])))
"""


@dataclass(frozen=True, slots=True)
class LettersFacts:
    """The languages that are offered, and those without a font, each with the packages of which one is enough.

    `missing` is None where nothing could be found out.
    """

    languages: tuple[str, ...]
    missing: Mapping[str, tuple[str, ...]] | None


def observe_letters(config: Path | None, environment: Mapping[str, str]) -> LettersFacts | None:
    """Ask Qt for the fonts of the configured languages; None without a configuration."""
    if config is None:
        return None
    try:
        languages = load(config).display.languages
    except ConfigurationError:
        return None  # said elsewhere
    try:
        done = subprocess.run(  # noqa: S603 (this Python, no shell)
            (sys.executable, "-I", "-c", _PROBE, *languages),
            env={**environment, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        found = json.loads(done.stdout.splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return LettersFacts(languages, None)
    return LettersFacts(languages, {str(code): tuple(map(str, packages)) for code, packages in found.items()})


def check_letters(facts: LettersFacts) -> Finding:
    """Every language that is offered can be read."""
    if facts.missing is None:
        return not_applicable(_NAME, "Qt does not start")
    if not facts.missing:
        return passed(_NAME, f"a font for each: {', '.join(facts.languages)}")
    packages = dict.fromkeys(packages[0] for packages in facts.missing.values())
    return failed(
        _NAME,
        f"no font for {', '.join(facts.missing)}",
        f"apt-get install {' '.join(packages)}, or leave them out of [display] languages",
    )
