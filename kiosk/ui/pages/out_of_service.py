"""No visit is possible now: why, and where to go instead."""

from __future__ import annotations

from kiosk.flow.states import Cause, OutOfService
from kiosk.ui.messages import of_causes
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.panel import Note
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.progress import Progress


class OutOfServicePage(Page):
    """Plain words for the cause that matters most."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._progress = Progress(self.theme)
        self._picture = Picture(self.theme, "closed", height=520, least=280)
        self._instead = Note(self.theme, picture="staff", picture_height=92)
        self.compose([self.title, self.text, self._progress], [self._picture], [self._instead])

    def display(self, state: OutOfService) -> None:
        """Set the words."""
        message = of_causes(state.causes)
        starting = Cause.STARTING in state.causes and Cause.FAULT not in state.causes
        self.title.say(message.title)
        self.text.say(message.what)
        self._progress.setVisible(starting or Cause.FAULT in state.causes)
        self._progress.setAccessibleName(message.title)
        self._picture.swap("clock" if starting else "closed")
        self._picture.height_units = 280 if starting else 520
        self._instead.say(
            "" if starting else translate("OutOfServicePage", "Please go to the reception counter instead.")
        )
