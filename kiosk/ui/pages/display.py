"""How the screen should be for this visitor: large type, high contrast, controls within low reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kiosk.ui.modes import Mode
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.toggle import Toggle


class DisplayPage(Page):
    """A box to tick for each wish; each takes effect at once, and `back` leads to the page before.

    `choose` is told which wishes are on.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.choose: Callable[[frozenset[Mode]], None] = lambda _modes: None
        self.back: Callable[[], None] = lambda: None
        self.toggles = {mode: Toggle(self.theme) for mode in Mode}
        for mode, toggle in self.toggles.items():
            toggle.clicked.connect(lambda _checked=False, mode=mode: self._turn(mode))
        self._actions = Actions(self.theme, secondary=False, primary=True)
        assert self._actions.primary is not None
        self.done = self._actions.primary
        self.done.clicked.connect(self._leave)
        self.compose([self.title, self.text], list(self.toggles.values()), [self._actions])

    def first_focus(self) -> QWidget:
        """The first box."""
        return self.toggles[Mode.LARGE]

    def display(self) -> None:
        """Set the words and the ticks."""
        self.title.say(translate("DisplayPage", "How should the screen be?"))
        self.text.say(translate("DisplayPage", "It goes back to normal after your visit."))
        words = {
            Mode.LARGE: (
                translate("DisplayPage", "Large letters"),
                translate("DisplayPage", "All words are larger."),
            ),
            Mode.HIGH_CONTRAST: (
                translate("DisplayPage", "Strong contrast"),
                translate("DisplayPage", "Light letters on a dark screen."),
            ),
            Mode.LOW_REACH: (
                translate("DisplayPage", "Buttons lower down"),
                translate("DisplayPage", "All buttons can be reached while you are seated."),
            ),
        }
        for mode, toggle in self.toggles.items():
            toggle.explain(*words[mode])
            toggle.setChecked(mode in self.theme.modes)
        self.done.say(translate("DisplayPage", "Done"))

    def _turn(self, mode: Mode) -> None:
        self.choose(self.theme.modes ^ {mode})

    def _leave(self) -> None:
        self.back()
