"""Waiting for a card."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from kiosk.eligibility.model import Purpose
from kiosk.flow.events import NumberLookupChosen
from kiosk.flow.states import Idle
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.theme import SMALL
from kiosk.ui.widgets.equals import Equals
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words

# What the hand does, for each kind of reader: the heading, and what the picture shows.
_READERS: Final[dict[str, tuple[str, str]]] = {
    "flat": (
        QT_TRANSLATE_NOOP("IdlePage", "Place your My Number Card on the reader"),
        QT_TRANSLATE_NOOP("IdlePage", "A card is placed on the reader"),
    ),
    "slot": (
        QT_TRANSLATE_NOOP("IdlePage", "Put your My Number Card into the reader"),
        QT_TRANSLATE_NOOP("IdlePage", "A card is put upright into the reader, its photograph to the front"),
    ),
    "usb": (
        QT_TRANSLATE_NOOP("IdlePage", "Place your My Number Card on the card reader"),
        QT_TRANSLATE_NOOP("IdlePage", "A card is placed on a small reader at a cable"),
    ),
}
_FOR: Final[dict[tuple[Purpose, ...], str]] = {
    (Purpose.REGISTER,): QT_TRANSLATE_NOOP("IdlePage", "Register the card as your health insurance card."),
    (Purpose.COVERAGE,): QT_TRANSLATE_NOOP("IdlePage", "Your health insurance is checked with it."),
}
_BOTH: Final = QT_TRANSLATE_NOOP(
    "IdlePage", "Register the card as your health insurance card, or check your insurance coverage."
)


class IdlePage(Page):
    """What to place where, and what for; for those without a card a way by numbers, where there is one."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._picture = Picture(self.theme, f"{setting.reader}-place-card", height=760, least=320)
        self._case = Words(self.theme, size=SMALL)
        self._case.setProperty("gap", 26)
        self._others = Equals(self.theme, 1, high=104)
        (self._without,) = self._others.buttons
        self._without.clicked.connect(lambda: setting.post(NumberLookupChosen()))
        self.compose([self.title, self.text, self._case], [self._picture], [self._others])

    def first_focus(self) -> QWidget:
        """The page: nothing has to be pressed."""
        return self

    def display(self, state: Idle) -> None:  # noqa: ARG002 (every page is shown its state)
        """Set the words."""
        profile = self.setting.profile
        heading, shown = _READERS[self.setting.reader]
        self.title.say(translate("IdlePage", heading))
        self.text.say(translate("IdlePage", _FOR.get(profile.purposes, _BOTH)))
        self._case.say(translate("IdlePage", "Please take the card out of its case."))
        self._picture.swap(f"{self.setting.reader}-place-card")
        self._picture.tell(translate("IdlePage", shown))
        self._without.say(translate("IdlePage", "I have no card with me"))
        self._others.setVisible(profile.number_lookup)
