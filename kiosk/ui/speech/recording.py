"""Recording ahead what the kiosk says: every fixed text of every page, and the numbers that texts are composed of."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from kiosk.flow.states import Cause, OutOfService
from kiosk.ui.gallery import Exhibit, exhibits
from kiosk.ui.pages.page import Page
from kiosk.ui.speech.bar import SpeechBar
from kiosk.ui.speech.pcm import BadSound, Pcm, halve, parse_wav, trim, write_wav
from kiosk.ui.speech.pieces import number_pieces, sentences_of, tongue
from kiosk.ui.speech.prompts import Prompts
from kiosk.ui.speech.rendering import Renderer
from kiosk.ui.speech.script import is_spoken, script_of, secrets_of
from kiosk.ui.speech.voice import RATES
from kiosk.ui.widgets.helpline import Helpline
from kiosk.ui.window import KioskWindow

_PATIENCE_S: Final = 60.0
_FINE: Final = 32_000  # hertz; a recording of more is halved
_UPRIGHT: Final = (1080, 1920)
# Pages say whether a counter is open, and when it opens. A week and the turn of a year bring up every way of saying it.
_FIRST: Final = datetime(2026, 12, 20, tzinfo=UTC)
_DAYS: Final = 17
_EVERY: Final = 3  # hours


class NotRendered(Exception):
    """A program did not speak a text; the message says which program, and what it said."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run came to: recordings that there are, those made in this run, and seconds of sound at the pace 100.

    `unspoken` are texts that the program does not speak.
    """

    there: int
    made: int
    seconds: float
    unspoken: tuple[str, ...] = ()


def texts_of(window: KioskWindow, language: str) -> Iterator[str]:
    """Every text that may be spoken in a language, as the window shows it, apart from what is about a person."""
    window.resize(*_UPRIGHT)
    window.choose_language(language)
    bar = SpeechBar(window.setting.theme, lambda _action: None, window)
    for typing in (False, True):
        bar.retranslate(personal=True, typing=typing)
        for key in bar.keys.values():
            yield from (key.accessibleName(), key.text())
    bar.deleteLater()
    said_by_the_clock: list[Exhibit] = []
    for exhibit in exhibits():
        if is_spoken(exhibit.state):
            page = _show(window, exhibit, language)
            helpline = page.findChild(Helpline)
            if (helpline is not None and not helpline.isHidden() and not said_by_the_clock) or _is_closed(exhibit):
                said_by_the_clock.append(exhibit)
            yield from _texts_on(page, exhibit)
    for hours in range(0, 24 * _DAYS, _EVERY):
        window.setting.now = lambda hours=hours: _FIRST + timedelta(hours=hours)  # type: ignore[misc] # no more than that
        for exhibit in said_by_the_clock:
            yield from _texts_on(_show(window, exhibit, language), exhibit)


def _show(window: KioskWindow, exhibit: Exhibit, language: str) -> Page:
    exhibit.show(window)
    window.choose_language(language)  # which a visitor who leaves takes along
    assert window.page is not None  # every exhibit is one
    return window.page


def _texts_on(page: Page, exhibit: Exhibit) -> Iterator[str]:
    """Whom the gallery shows is a sample: of what is personal the labels are wanted, which are spoken on demand."""
    secrets = secrets_of(exhibit.state)
    script = script_of(page, exhibit.state)
    yield from (item.text for item in script if not any(secret in item.text for secret in secrets))


def _is_closed(exhibit: Exhibit) -> bool:
    return isinstance(exhibit.state, OutOfService) and Cause.CLOSED in exhibit.state.causes


def pieces_for(window: KioskWindow, language: str) -> tuple[str, ...]:
    """The pieces to be recorded for a language, in a fixed order."""
    pieces = {
        piece: None
        for text in texts_of(window, language)
        for sentence in sentences_of(text, language)
        for piece in sentence
    }
    if tongue(language) == "ja":
        pieces.update(dict.fromkeys(number_pieces()))
    return tuple(pieces)


def record(prompts: Prompts, pieces: Iterable[str], renderer: Renderer, *, jobs: int = 2) -> Tally:
    """Make the recordings that are missing, all of them where another voice made the ones that are there.

    A run that was cut off goes on where it was.

    Raises NotRendered when the program speaks nothing at all, OSError when the folder cannot be written.
    """
    wanted = tuple(pieces)
    for rate in RATES:
        (prompts.home / str(rate)).mkdir(parents=True, exist_ok=True)
    again = prompts.voice() != renderer.name
    prompts.note.unlink(missing_ok=True)
    if again:
        prompts.begin(renderer.name)

    tasks = [(piece, rate) for piece in wanted for rate in RATES if not prompts.path(piece, rate).exists()]
    unspoken: dict[str, None] = {}
    for first in range(0, len(tasks), jobs):
        # Programs at the same time, and no threads: one of those might come to free what is Qt's.
        running = [(piece, rate, _Speaking(renderer, piece, rate)) for piece, rate in tasks[first : first + jobs]]
        for piece, rate, speaking in running:
            try:
                write_wav(prompts.path(piece, rate), speaking.sound())
            except NotRendered:
                unspoken[piece] = None
    spoken = [piece for piece in wanted if piece not in unspoken]
    seconds = sum(parse_wav(prompts.path(piece, 100).read_bytes()).seconds for piece in spoken)
    if not spoken:
        raise NotRendered(f"{renderer.command(100)[0]} speaks nothing")
    prompts.finish({"voice": renderer.name, "language": prompts.language, "pieces": len(spoken), "paces": list(RATES)})
    made = sum(piece not in unspoken for piece, _ in tasks)
    return Tally(len(spoken) * len(RATES), made, seconds, tuple(unspoken))


def render(renderer: Renderer, text: str, rate: int) -> Pcm:
    """Have a text spoken, without the silence around it. Raises NotRendered."""
    return _Speaking(renderer, text, rate).sound()


class _Speaking:
    """A program that speaks a text while others do."""

    def __init__(self, renderer: Renderer, text: str, rate: int) -> None:
        self._command = renderer.command(rate)
        self._written = renderer.written(text)
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 (a program of this machine, no shell)
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._say()

    def _say(self) -> None:
        """Give it the text, which is shorter than what a pipe holds."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(self._written)
        self._process.stdin.flush()

    def sound(self) -> Pcm:
        """What it spoke. Raises NotRendered."""
        process = self._process
        if process is None:
            raise NotRendered(f"{self._command[0]} does not start")
        try:
            raw, _ = process.communicate(timeout=_PATIENCE_S)
            sound = trim(parse_wav(raw))
        except (subprocess.TimeoutExpired, BadSound) as error:
            process.kill()
            process.communicate()
            raise NotRendered(f"{self._command[0]} did not speak: {error}") from error
        if process.returncode:
            raise NotRendered(f"{self._command[0]} ended with {process.returncode}")
        return halve(sound) if sound.rate > _FINE else sound
