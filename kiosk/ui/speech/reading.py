"""Reading a script aloud: one utterance after the other, and nothing private to those whom it is not for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.ui.speech.script import Utterance
from kiosk.ui.speech.voice import RATES, Voice

_VOLUME_STEP: Final = 10
_SOFTEST: Final = 20


class Reading:
    """Reads scripts by a voice; `volume` and `rate` in percent.

    `may_tell` is asked before each private utterance, at the moment at which it would be spoken. `show` is told which
    widget is read, None when nothing is. `ended` is called when a script was read to its end.
    """

    def __init__(
        self,
        *,
        volume: int,
        rate: int,
        may_tell: Callable[[], bool],
        show: Callable[[QWidget | None], None],
        ended: Callable[[], None],
    ) -> None:
        self._first = volume, rate
        self.volume, self.rate = volume, rate
        self._may_tell, self._show, self._ended = may_tell, show, ended
        self._voice: Voice | None = None
        self._script: tuple[Utterance, ...] = ()
        self._place = 0

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._place < len(self._script)

    @property
    def present(self) -> Utterance | None:
        """What is being read."""
        return self._script[self._place] if self.busy else None

    def read(self, script: Sequence[Utterance], voice: Voice | None) -> None:
        """Read this, instead of whatever was read."""
        self.stop()
        self._voice = voice
        if voice is not None:
            self._script, self._place = tuple(script), 0
            self._say()

    def stop(self) -> None:
        """Be silent at once, and forget the script."""
        if self._voice is not None:
            self._voice.stop()
        if self._script:
            self._script, self._place = (), 0
            self._show(None)

    def begin_at(self, volume: int) -> None:
        """Be so loud from now on, and after each reset."""
        self._first = volume, self._first[1]
        self.volume = volume

    def reset(self) -> None:
        """Be silent, and as loud and fast as at first."""
        self.stop()
        self._voice = None
        self.volume, self.rate = self._first

    def louder(self, steps: int) -> None:
        """Change the volume by steps, and read the present utterance again with it."""
        self.volume = max(_SOFTEST, min(100, self.volume + steps * _VOLUME_STEP))
        self._again()

    def faster(self, steps: int) -> None:
        """Change the pace by steps, and read the present utterance again with it."""
        nearest = min(range(len(RATES)), key=lambda index: abs(RATES[index] - self.rate))
        self.rate = RATES[max(0, min(len(RATES) - 1, nearest + steps))]
        self._again()

    def _again(self) -> None:
        if self.busy and self._voice is not None:
            self._voice.stop()
            self._say()

    def _say(self) -> None:
        while self.busy:
            utterance = self._script[self._place]
            if isValid(utterance.widget) and (not utterance.private or self._may_tell()):
                assert self._voice is not None
                self._show(utterance.widget)
                self._voice.say(utterance.text, volume=self.volume, rate=self.rate, done=self._said)
                return
            self._place += 1
        self._finish()

    def _said(self, heard: bool) -> None:  # noqa: ARG002, FBT001 (a Done; what cannot be said is passed over)
        self._place += 1
        self._say()

    def _finish(self) -> None:
        self._script, self._place = (), 0
        self._show(None)
        self._ended()
