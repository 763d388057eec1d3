"""What the staff menu needs of the rest of the kiosk, each as a function to call on the main thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.staff.recent import RecentVisit


@dataclass(frozen=True, slots=True)
class ReaderSeen:
    """One card reader, and whether a card lies on it now."""

    name: str
    card: bool


@dataclass(frozen=True, slots=True)
class Maintenance:
    """`volume` is in percent; `doctor` is the command, with its arguments, that writes findings as JSON.

    `restart` ends the program in good order; the service manager starts it again.
    """

    recent: Callable[[], Sequence[RecentVisit]]
    readers: Callable[[], Sequence[ReaderSeen]]
    volume: Callable[[], int]
    set_volume: Callable[[int], None]
    restart: Callable[[], None]
    doctor: tuple[str, ...]
