"""No visit is possible now: why, until when, and where to go instead."""

from __future__ import annotations

from datetime import datetime

from kiosk.flow.profile import Assistance
from kiosk.flow.states import Cause, OutOfService
from kiosk.ui.helpline import describe
from kiosk.ui.messages import of_causes
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.helpline import Helpline
from kiosk.ui.widgets.panel import Note
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.progress import Progress


class OutOfServicePage(Page):
    """Plain words for the cause that matters most."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._progress = Progress(self.theme)
        self._picture = Picture(self.theme, f"{setting.reader}-closed", height=480, least=220)
        self._phone = Helpline(self.theme)
        self._instead = Note(self.theme, picture="staff", picture_height=92)
        self.compose([self.title, self.text, self._progress], [self._picture], [self._instead], [self._phone])

    def display(self, state: OutOfService) -> None:
        """Set the words."""
        setting = self.setting
        message = of_causes(state.causes, profile=setting.profile, opens=self._opens(), language=setting.language)
        starting = Cause.STARTING in state.causes and Cause.FAULT not in state.causes
        recovering = Cause.FAULT in state.causes
        self.title.say(message.title)
        self.text.say(message.when or message.what)
        self._progress.setVisible(starting or recovering)
        ruby.name(self._progress, message.title)
        self._picture.swap("clock" if starting or message.when else f"{setting.reader}-closed")
        self._picture.height_units = 280 if starting or message.when else 480
        self._phone.fill(describe(setting.contact, setting.now(), setting.language) if message.phone else None)
        self._instead.say("" if starting else self._elsewhere())

    def _elsewhere(self) -> str:
        if self.setting.profile.assistance is Assistance.STAFF:
            return translate("OutOfServicePage", "Please go to the reception counter instead.")
        return translate("OutOfServicePage", "Hospitals, pharmacies and your city or town office register cards too.")

    def _opens(self) -> datetime | None:
        """When the kiosk serves again by its hours, None where that is not known, or where it serves now."""
        if self.setting.hours is None:
            return None
        # Holidays come with it, which the first frame does not wait for.
        from kiosk.contact.hours import Closed, standing  # noqa: PLC0415

        now = standing(self.setting.hours.opening(), self.setting.now())
        return now.opens if isinstance(now, Closed) else None
