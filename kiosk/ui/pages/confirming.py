"""What registering means, before it is done (WCAG 2.2, success criterion 3.3.4)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Declined, RegistrationConfirmed
from kiosk.flow.states import ConfirmingRegistration
from kiosk.ui.messages import of_notice
from kiosk.ui.pages.deliberate import DeliberatePage
from kiosk.ui.pages.page import Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.panel import Note
from kiosk.ui.widgets.points import Points


class ConfirmRegistrationPage(DeliberatePage):
    """What changes and what does not; agree, or decline."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._points = Points(self.theme)
        self._notice = Note(self.theme, picture="attention", picture_height=72)
        self._actions = Actions(self.theme, secondary=True, primary=True)
        self.compose([self.title, self.text], [self._points], [self._actions], [self._notice])
        assert self._actions.secondary is not None
        assert self._actions.primary is not None
        self._decline, self._agree = self._actions.secondary, self._actions.primary
        self._decline.clicked.connect(self.when_ready(lambda: setting.post(Declined())))
        self._agree.clicked.connect(self.when_ready(lambda: setting.post(RegistrationConfirmed())))

    def first_focus(self) -> QWidget:
        """The heading's page: neither answer is chosen."""
        return self

    def display(self, state: ConfirmingRegistration) -> None:
        """Set the words."""
        self.ask(state)
        self.title.say(translate("ConfirmRegistrationPage", "Register as your health insurance card?"))
        self.text.say(translate("ConfirmRegistrationPage", "It is done once, is free of charge, and takes one PIN."))
        self._points.fill(
            (
                translate(
                    "ConfirmRegistrationPage",
                    "At hospitals and pharmacies you show this card as your health insurance card.",
                ),
                translate(
                    "ConfirmRegistrationPage", "It stays registered when you change your job or address, or renew it."
                ),
                translate(
                    "ConfirmRegistrationPage", "Medical information is shown to a doctor only if you agree each time."
                ),
                translate(
                    "ConfirmRegistrationPage", "You can have the registration removed: please apply to your insurer."
                ),
            )
        )
        self._notice.say(of_notice(state.card.notice, wait_hours=self.setting.wait_hours))
        self._decline.say(translate("ConfirmRegistrationPage", "Not now"))
        self._agree.say(translate("ConfirmRegistrationPage", "Agree and continue"))
