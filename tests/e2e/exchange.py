"""A hand that is quicker than the reader's look."""

from __future__ import annotations

from reader.virtual.card import Card


class Exchanged:
    """Two cards that look like one stay to the reader: the second is there from command `at` on, or after `swap`."""

    def __init__(self, first: Card, second: Card, at: int | None = None) -> None:
        self._card, self._second = first, second
        self._at = at
        self._count = 0

    @property
    def atr(self) -> bytes:
        return self._card.atr

    def power_on(self) -> bytes:
        return self._card.power_on()

    def power_off(self) -> None:
        self._card.power_off()

    def reset(self) -> bytes:
        return self._card.reset()

    def transmit(self, raw: bytes) -> bytes:
        number, self._count = self._count, self._count + 1
        if number == self._at:
            self.swap()
        return self._card.transmit(raw)

    def swap(self) -> None:
        """The field sees one card go and another come; nobody above it does."""
        self._card.power_off()
        self._card = self._second
        self._card.power_on()
