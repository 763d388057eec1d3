"""A voice: what every way of speaking has in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol, TypeAlias

RATES: Final = (75, 100, 135)  # percent of a voice's own pace: slow, as it comes, fast

Done: TypeAlias = Callable[[bool], None]


class Voice(Protocol):
    """Speaks one text at a time, and never blocks."""

    def say(self, text: str, *, volume: int, rate: int, done: Done) -> None:
        """Begin to speak, instead of whatever was spoken; `volume` and `rate` in percent.

        `done` is called later, once, from the event loop: True when all of it was heard, False when the voice cannot
        say it. It is not called after `stop`, nor when another text took its place.
        """
        ...

    def stop(self) -> None:
        """Be silent at once, and forget the text."""
        ...
