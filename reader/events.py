"""What a watcher reports. Posted in order, from the watcher's own thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class CardPresence:
    """One stay of one card: the reader's name and the reader's event count when it was noticed.

    Two stays are never equal, also of the same card: cards are not told apart by their ATR.
    """

    reader: str
    count: int


@dataclass(frozen=True, slots=True)
class CardInserted:
    """A card is on the reader now."""

    presence: CardPresence


@dataclass(frozen=True, slots=True)
class CardTaken:
    """The card of `presence` is gone. A card exchanged between two looks gives this, then CardInserted."""

    presence: CardPresence


@dataclass(frozen=True, slots=True)
class ReadersChanged:
    """The readers that are there now, by name; () when there is none."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceLost:
    """The PC/SC service went away, or refuses us; every connection and presence is void.

    `authorized` is False when the service runs and refuses this user.
    """

    authorized: bool = True


@dataclass(frozen=True, slots=True)
class ServiceFound:
    """The PC/SC service is there (said at the start, and when it is back). ReadersChanged and cards follow."""


WatcherEvent: TypeAlias = CardInserted | CardTaken | ReadersChanged | ServiceLost | ServiceFound
