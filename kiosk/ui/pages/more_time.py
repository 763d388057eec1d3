"""Does the visitor need more time?"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Cancelled, Touched
from kiosk.flow.states import AskingMoreTime
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.picture import Picture


class MoreTimePage(Page):
    """One question; the answer "go on" is the large button."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._sign = Picture(self.theme, "clock", height=320, least=180)
        self._actions = Actions(self.theme, secondary=True, primary=True)
        self.compose([self.title, self.text], [self._sign], [self._actions])
        assert self._actions.secondary is not None
        assert self._actions.primary is not None
        self._stop, self._go_on = self._actions.secondary, self._actions.primary
        self._stop.clicked.connect(lambda: setting.post(Cancelled()))
        self._go_on.clicked.connect(lambda: setting.post(Touched()))

    def first_focus(self) -> QWidget:
        """Going on."""
        return self._go_on

    def display(self, state: AskingMoreTime) -> None:  # noqa: ARG002 (every page is shown its state)
        """Set the words."""
        self.title.say(translate("MoreTimePage", "Do you need more time?"))
        self.text.say(
            translate("MoreTimePage", "The screen has not been touched for a while. The procedure will end soon.")
        )
        self._stop.say(translate("MoreTimePage", "Stop"))
        self._go_on.say(translate("MoreTimePage", "Continue"))
