"""One try is left: the visitor is asked before it is used."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Cancelled, LastTryConfirmed
from kiosk.flow.states import ConfirmingLastTry
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.theme import ERROR
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.panel import Note, Steps
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words

# The button lies where "next" lay on the page before, and a double tap there is no yes: nobody reads faster than this.
READ_MS: Final = 700


class LastTryPage(Page):
    """What happens when the last try fails, and what else can be done. The keyboard starts on "stop".

    Going on is taken only from READ_MS after the question came up.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._sign = Picture(self.theme, "attention", height=150)
        self._wrong = Words(self.theme, bold=True, colour=ERROR)
        self._locks = Note(self.theme, size=36)
        self._unsure = Steps(self.theme)
        self._actions = Actions(self.theme, secondary=True, primary=True)
        self.compose([self._sign, self._wrong, self.title, self.text], [self._locks, self._unsure], [self._actions])
        assert self._actions.secondary is not None
        assert self._actions.primary is not None
        self._stop, self._go_on = self._actions.secondary, self._actions.primary
        self._stop.clicked.connect(lambda: setting.post(Cancelled()))
        self._go_on.clicked.connect(self._confirm)
        self._asked: ConfirmingLastTry | None = None
        self._standing = QElapsedTimer()

    def first_focus(self) -> QWidget:
        """The way out."""
        return self._stop

    def display(self, state: ConfirmingLastTry) -> None:
        """Set the words."""
        if state is not self._asked:  # and not the same question in another language
            self._asked = state
            self._standing.start()
        self._wrong.say(translate("LastTryPage", "The PIN was not right.") if state.wrong else "")
        self.title.say(translate("LastTryPage", "You can try one last time"))
        self.text.say(translate("LastTryPage", "Are you sure of the PIN?"))
        self._locks.say(
            translate(
                "LastTryPage",
                "If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.",
            )
        )
        self._unsure.fill(
            translate("LastTryPage", "If you are not sure"),
            (translate("LastTryPage", "Choose “Stop” and ask a member of staff at the counter."),),
        )
        self._stop.say(translate("LastTryPage", "Stop"))
        self._go_on.say(translate("LastTryPage", "Enter the PIN"))

    @property
    def ready(self) -> bool:
        """Whether the question has been standing for long enough to be answered."""
        return self._standing.hasExpired(READ_MS)

    def _confirm(self) -> None:
        if self.ready:
            self.setting.post(LastTryConfirmed())
