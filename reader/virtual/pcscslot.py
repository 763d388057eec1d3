"""A reader of a private pcscd and the hand that places cards on it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Self

from reader.pcsc.waiting import wait_for_card
from reader.virtual.card import Card
from reader.virtual.rig import PcscdRig
from reader.virtual.vpcd import VpcdSlot


class PcscSlot:
    """The first reader of a running rig, as a PC/SC program sees it; at the end of a `with` block it is empty.

    This process must talk to the rig's pcscd: see PcscdRig about its environment.
    """

    def __init__(self, rig: PcscdRig) -> None:
        self.rig = rig
        self._slot = VpcdSlot(port=rig.vpcd_ports[0])

    @property
    def name(self) -> str:
        """What PC/SC calls the reader."""
        return self.rig.reader_names[0]

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment for a program in a process of its own: this process's, which names the private pcscd."""
        return {**os.environ, **self.rig.environment}

    @property
    def present(self) -> bool:
        """Whether a card lies there; False after one was torn."""
        return self._slot.present

    def insert(self, card: Card) -> None:
        """Place a card and wait until pcscd has seen it; a card that lies there is taken first."""
        self.remove()
        self._slot.insert(card)
        self._slot.wait_until_connected()
        wait_for_card(self.name, present=True)

    def remove(self) -> Card | None:
        """Take the card, wait until pcscd has seen that, and return it; None where there was none."""
        card = self._slot.remove()
        self.rig.resume()
        if self.rig.running:
            wait_for_card(self.name, present=False)
        return card

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()
