"""A backend that says what a test wants, a voice and sounds that nobody hears."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar, NoReturn

from pydantic import BaseModel
from PySide6.QtCore import QTimer

from kiosk.eligibility.base import BackendContext, BackendError
from kiosk.eligibility.model import (
    Answer,
    Challenge,
    Consents,
    InsuredNumber,
    LookedUp,
    Proof,
    Purpose,
    Undecided,
    Validity,
)
from kiosk.ui.speech.voice import Done


@dataclass
class Script:
    """What the backend answers from now on; each is called on the backend thread, and may raise."""

    register: Callable[[], Answer]
    cover: Callable[[], Answer]
    look_up: Callable[[], LookedUp | Undecided] = lambda: LookedUp(Validity.NO_QUALIFICATION)
    consent: Callable[[], Answer] | None = None
    challenge: Callable[[], None] = lambda: None


class ScriptedBackend:
    """Answers as its script says, and keeps nothing of anybody."""

    Settings: ClassVar[type[BaseModel]] = BaseModel

    def __init__(self, settings: Script, context: BackendContext) -> None:
        self._script, self._context = settings, context

    def challenge(self, purpose: Purpose, *, timeout: float) -> Challenge:
        del timeout
        self._script.challenge()
        until = self._context.now() + timedelta(minutes=2)
        return Challenge(os.urandom(8).hex(), os.urandom(32), purpose, self._context.kiosk, until)

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        del proof, request_id, timeout
        return self._script.register()

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        del proof, request_id, timeout
        return self._script.cover()

    def consent(self, consents: Consents, *, request_id: str, timeout: float) -> Answer:
        del consents, request_id, timeout
        return (self._script.consent or self._script.cover)()

    def look_up(self, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp | Undecided:
        del query, request_id, timeout
        return self._script.look_up()

    def probe(self) -> None:
        pass

    def close(self) -> None:
        pass


def unavailable() -> NoReturn:
    """A backend that cannot decide."""
    raise BackendError("not there")


class Murmur:
    """A voice without sound: each text has been heard a moment later. What it holds is what a queue would hold."""

    def __init__(self) -> None:
        self.text = ""
        self.heard = 0
        self._done: Done | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)

    def say(self, text: str, *, volume: int, rate: int, done: Done) -> None:
        del volume, rate
        self.text, self._done = text, done
        self.heard += 1
        self._timer.start(0)

    def stop(self) -> None:
        self.text, self._done = "", None
        self._timer.stop()

    def _end(self) -> None:
        done, self._done, self.text = self._done, None, ""
        if done is not None:
            done(True)


@dataclass
class Quiet:
    """Counts what would be heard."""

    played: int = 0
    mutters: Callable[[], None] = field(default=lambda: None)

    def play(self, sound: object) -> None:
        del sound
        self.mutters()
        self.played += 1
