"""One try is left: the visitor is asked before it is used."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Cancelled, LastTryConfirmed, VisualCheckChosen
from kiosk.flow.offers import vouchable
from kiosk.flow.profile import Assistance
from kiosk.flow.states import ConfirmingLastTry
from kiosk.ui.pages.deliberate import DeliberatePage
from kiosk.ui.pages.page import Setting
from kiosk.ui.palette import Colour
from kiosk.ui.texts import translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.equals import Equals
from kiosk.ui.widgets.panel import Note, Steps
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words


class LastTryPage(DeliberatePage):
    """What happens when the last try fails, and what else can be done. The keyboard starts on "stop".

    Going on is taken only once the question could be read.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._sign = Picture(self.theme, "attention", height=150)
        self._wrong = Words(self.theme, bold=True, colour=Colour.ERROR)
        self._locks = Note(self.theme, size=36)
        self._unsure = Steps(self.theme)
        self._others = Equals(self.theme, 1, high=104)
        self._actions = Actions(self.theme, secondary=True, primary=True)
        self.compose(
            [self._sign, self._wrong, self.title, self.text],
            [self._locks, self._unsure],
            [self._others, self._actions],
        )
        assert self._actions.secondary is not None
        assert self._actions.primary is not None
        self._stop, self._go_on = self._actions.secondary, self._actions.primary
        self._stop.clicked.connect(lambda: setting.post(Cancelled()))
        self._go_on.clicked.connect(self.when_ready(lambda: setting.post(LastTryConfirmed())))
        (self._staff,) = self._others.buttons
        self._staff.clicked.connect(self.when_ready(lambda: setting.post(VisualCheckChosen())))

    def first_focus(self) -> QWidget:
        """The way out."""
        return self._stop

    def display(self, state: ConfirmingLastTry) -> None:
        """Set the words."""
        self.ask(state)
        self._wrong.say(translate("LastTryPage", "The PIN was not right.") if state.wrong else "")
        self.title.say(translate("LastTryPage", "You can try one last time"))
        self.text.say(translate("LastTryPage", "Are you sure of the PIN?"))
        self._locks.say(
            translate(
                "LastTryPage",
                "If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.",
            )
        )
        profile = self.setting.profile
        by_staff = vouchable(state, profile) is not None
        if by_staff:
            advice = translate("LastTryPage", "Staff can compare your face with the photograph on the card instead.")
        elif profile.assistance is Assistance.STAFF:
            advice = translate("LastTryPage", "Choose “Stop” and ask a member of staff at the counter.")
        else:
            advice = translate("LastTryPage", "Choose “Stop”. A new PIN can be set at your city or town office.")
        self._unsure.fill(translate("LastTryPage", "If you are not sure"), (advice,))
        self._staff.say(translate("LastTryPage", "Have staff check instead"))
        self._others.setVisible(by_staff)
        self._stop.say(translate("LastTryPage", "Stop"))
        self._go_on.say(translate("LastTryPage", "Enter the PIN"))
