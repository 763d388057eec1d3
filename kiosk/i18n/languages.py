"""The languages of the window, changed while it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator

FOLDER: Final = Path(__file__).resolve().parent


class TranslationMissing(Exception):
    """There is no translation for a language that the configuration asks for."""


class Languages:
    """One language at a time is installed in the application; the first of `codes` to begin with.

    Choosing another one sends LanguageChange to every window. Raises TranslationMissing for a code without a file.
    """

    def __init__(self, application: QCoreApplication, codes: tuple[str, ...] = ("ja", "en")) -> None:
        self._application = application
        self.codes = codes
        self._translators = {code: load(code) for code in codes}
        self._current = codes[0]
        self._installed = True
        application.installTranslator(self._translators[self._current])

    @property
    def current(self) -> str:
        """The code of the language that is on."""
        return self._current

    def choose(self, code: str) -> None:
        """Turn another language on; the one that is on already is left alone."""
        if code == self._current:
            return
        translator = self._translators[code]
        self._application.removeTranslator(self._translators[self._current])
        self._current = code
        if self._installed:
            self._application.installTranslator(translator)

    def uninstall(self) -> None:
        """Take the translation out of the application, for good: a window that is still there brings none back."""
        self._installed = False
        self._application.removeTranslator(self._translators[self._current])


class Translation(QTranslator):
    """One language, from the content of its file. Qt would map the file itself, and a kiosk whose files are written
    anew while it runs would end by SIGBUS at its next word.

    Raises ValueError for what is no translation.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content  # Qt reads it where it lies, and keeps no reference
        if not self.load(self._content):
            raise ValueError("this is no translation")


def load(code: str) -> Translation:
    """Load the translation of one language. Raises TranslationMissing."""
    try:
        return Translation((FOLDER / f"kiosk_{code}.qm").read_bytes())
    except (OSError, ValueError):
        known = ", ".join(sorted(path.stem.removeprefix("kiosk_") for path in FOLDER.glob("kiosk_*.qm")))
        raise TranslationMissing(
            f"display.languages: there is no translation for {code!r}; there are: {known}"
        ) from None
