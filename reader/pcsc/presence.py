"""What a look at the readers means in events; pure, apart from the thread that looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, WatcherEvent

PNP: Final = "\\\\?PnP?\\Notification"
"""The name under which PC/SC tells that readers came or went."""

STATE_UNAWARE: Final = 0x0000
STATE_CHANGED: Final = 0x0002
STATE_PRESENT: Final = 0x0020
_COUNT_BITS: Final = 16  # dwEventState: flags below, the reader's event count above
_COUNT_MASK: Final = 0xFFFF


class Presences:
    """Remembers what was reported of the readers of one service, and tells the events that a new look makes.

    `epoch` numbers the service's life. Event counts start again with every service and every reader that is
    plugged in, so a presence's count carries an epoch above its lower 16 bits: two stays stay unequal.
    """

    def __init__(self, epoch: int) -> None:
        self.epoch = epoch
        self._names: tuple[str, ...] | None = None
        self._states: dict[str, int] = {PNP: STATE_UNAWARE}
        self._present: dict[str, CardPresence] = {}
        self._stays: dict[str, int] = {}  # the event count at which a reader's latest stay began
        self._uncounted: set[str] = set()  # readers that became empty without a count, after a command that failed

    def asked(self) -> list[tuple[str, int]]:
        """The readers with their last known states, to wait until one differs (SCARD_READERSTATE)."""
        return list(self._states.items())

    def list(self, names: Iterable[str]) -> Iterator[WatcherEvent]:
        """The readers that are there now; a reader that went took its card along."""
        names = tuple(names)
        if names == self._names:
            return
        for gone in [name for name in self._states if name not in names and name != PNP]:
            del self._states[gone]
            self._stays.pop(gone, None)
            self._uncounted.discard(gone)
            if gone in self._present:
                yield CardTaken(self._present.pop(gone))
        if self._names is not None:
            self.epoch += 1
        for name in names:
            self._states.setdefault(name, STATE_UNAWARE)
        self._names = names
        yield ReadersChanged(names)

    def look(self, name: str, state: int) -> Iterator[WatcherEvent]:
        """The state of one reader (dwEventState). A card that is mute or has no power is a card that is there."""
        self._states[name] = state & ~STATE_CHANGED
        if name == PNP:
            return
        count = state >> _COUNT_BITS
        here = bool(state & STATE_PRESENT) and not self._is_phantom(name, count)
        self._note_emptiness(name, state, count)
        before = self._present.get(name)
        if before is not None and not (here and before.count & _COUNT_MASK == count):
            yield CardTaken(self._present.pop(name))
            before = None
        if here and before is None:
            self._present[name] = CardPresence(name, self.epoch << _COUNT_BITS | count)
            self._stays[name] = count
            yield CardInserted(self._present[name])

    def _is_phantom(self, name: str, count: int) -> bool:
        """Whether a card is said to be there though its removal is all that was counted since it came.

        pcscd 1.9.9 says so when a connection is closed just after it has seen the card go, until the next card comes.
        """
        stay = self._stays.get(name)
        return stay is not None and count == (stay + 1) & _COUNT_MASK and name not in self._uncounted

    def _note_emptiness(self, name: str, state: int, count: int) -> None:
        """After an emptiness that was not counted, the next count may be a card that comes, not the one that went."""
        if not state & STATE_PRESENT:
            if self._stays.get(name) == count:
                self._uncounted.add(name)
            else:
                self._uncounted.discard(name)
