"""The pages on which the visitor waits: reading, checking, looking up, and settling after the card was taken."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from kiosk.eligibility.model import Purpose
from kiosk.flow.states import Authenticating, Checking, KeepingConsents, LookingUp, Reading, Settling, Vouching
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.panel import Note
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.progress import Progress

Working: TypeAlias = Reading | Authenticating | Vouching | Checking | KeepingConsents | LookingUp | Settling


class WorkingPage(Page):
    """Something is under way; the card stays where it is."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._progress = Progress(self.theme)
        self._progress.setProperty("gap", 40)
        self._picture = Picture(self.theme, f"{setting.reader}-wait-card", height=600, least=280)
        self._slow = Note(self.theme, picture="clock", picture_height=72)
        self.compose([self.title, self.text, self._progress], [self._picture], [self._slow])

    def display(self, state: Working) -> None:
        """Set the words."""
        stay = translate("WorkingPage", "Please wait, and do not move the card.")
        slow = ""
        match state:
            case Reading():
                title = translate("WorkingPage", "Reading the card")
            case Authenticating():
                title = translate("WorkingPage", "Checking the PIN")
            case Vouching():
                title = translate("WorkingPage", "Sending the staff confirmation")
            case Checking(purpose=Purpose.REGISTER):
                title = translate("WorkingPage", "Registering the card")
            case Checking():
                title = translate("WorkingPage", "Checking your coverage")
            case KeepingConsents():
                title = translate("WorkingPage", "Passing on your answers")
            case LookingUp():
                title = translate("WorkingPage", "Looking up your coverage")
                stay = translate("WorkingPage", "Please wait.")
            case Settling():
                title = (
                    translate("WorkingPage", "Checking the result of the registration")
                    if state.purpose is Purpose.REGISTER
                    else translate("WorkingPage", "Completing your request")
                )
                stay = translate("WorkingPage", "The card was taken on the way. Please wait here for the result.")
                if state.waiting is not None:
                    slow = translate("WorkingPage", "Please wait. The card on the reader is next.")
            case never:
                assert_never(never)
        if isinstance(state, Checking | LookingUp) and state.slow:
            slow = translate("WorkingPage", "This is taking longer than usual. Please wait as you are.")
        without_card = isinstance(state, Settling | LookingUp)
        self._picture.swap("clock" if without_card else f"{self.setting.reader}-wait-card")
        self._picture.height_units = 280 if without_card else 600
        self.title.say(title)
        self.text.say(stay)
        self._slow.say(slow)
        ruby.name(self._progress, title)
