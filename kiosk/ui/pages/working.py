"""The pages on which the visitor waits: reading, checking, and settling after the card was taken."""

from __future__ import annotations

from typing import assert_never

from kiosk.eligibility.model import Purpose
from kiosk.flow.states import Authenticating, Checking, Reading, Settling
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.panel import Note
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.progress import Progress


class WorkingPage(Page):
    """Something is under way; the card stays where it is."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._progress = Progress(self.theme)
        self._progress.setProperty("gap", 40)
        self._picture = Picture(self.theme, "wait", height=600, least=280)
        self._slow = Note(self.theme, picture="clock", picture_height=72)
        self.compose([self.title, self.text, self._progress], [self._picture], [self._slow])

    def display(self, state: Reading | Authenticating | Checking | Settling) -> None:
        """Set the words."""
        stay = translate("WorkingPage", "Please wait, and do not move the card.")
        slow = ""
        match state:
            case Reading():
                title = translate("WorkingPage", "Reading the card")
            case Authenticating():
                title = translate("WorkingPage", "Checking the PIN")
            case Checking(purpose=Purpose.REGISTER):
                title = translate("WorkingPage", "Registering the card")
            case Checking():
                title = translate("WorkingPage", "Checking your coverage")
            case Settling():
                title = translate("WorkingPage", "Checking the result of the registration")
                stay = translate("WorkingPage", "The card was taken on the way. Please wait here for the result.")
                if state.waiting is not None:
                    slow = translate("WorkingPage", "The card on the reader is served as soon as this is done.")
            case never:
                assert_never(never)
        if isinstance(state, Checking) and state.slow:
            slow = translate("WorkingPage", "This is taking longer than usual. Please wait as you are.")
        self._picture.swap("clock" if isinstance(state, Settling) else "wait")
        self._picture.height_units = 280 if isinstance(state, Settling) else 600
        self.title.say(title)
        self.text.say(stay)
        self._slow.say(slow)
        self._progress.setAccessibleName(title)
