"""Waiting for a card."""

from __future__ import annotations

from kiosk.flow.states import Idle
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.theme import SMALL
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words


class IdlePage(Page):
    """What to place where, and what for."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._picture = Picture(self.theme, "place-card", height=680, least=360)
        self._case = Words(self.theme, size=SMALL)
        self._case.setProperty("gap", 34)
        self.compose([self.title, self.text, self._case], [self._picture], [])

    def display(self, state: Idle) -> None:  # noqa: ARG002 (every page is shown its state)
        """Set the words."""
        self.title.say(translate("IdlePage", "Place your My Number Card on the reader"))
        self.text.say(
            translate("IdlePage", "Register the card as your health insurance card, or check your insurance coverage.")
        )
        self._case.say(translate("IdlePage", "Please take the card out of its case."))
        self._picture.tell(translate("IdlePage", "A card is placed on the reader"))
