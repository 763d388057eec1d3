"""The symbol of an insurance (記号): kana, letters, digits; or none."""

from __future__ import annotations

from typing import Final

from kiosk.flow.states import EnteringNumber
from kiosk.ui.pages.entering import EnteringPage
from kiosk.ui.pages.page import Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.letters import Letters, change_last
from kiosk.ui.widgets.typed import TypedField

_LONGEST: Final = 40


class SymbolPage(EnteringPage):
    """A field and a keyboard, whose keys write one script or another."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.field = TypedField(self.theme)
        self.field.setProperty("gap", 24)
        self.letters = Letters(self.theme)
        self.compose(
            [self.progress, self.title, self.text, self.field, self.message],
            [self.letters],
            [self.bottom_row],
            [self.others],
        )
        self.letters.typed.connect(self.type_text)
        self.letters.marked.connect(lambda mark: self.change(change_last(self.typed, mark)))
        self.letters.erased.connect(lambda: self.change(self.typed[:-1]))

    def display(self, state: EnteringNumber) -> None:
        """Set the words."""
        self.letters.erase_key.say(translate("PinPage", "Delete one"))
        super().display(state)

    def show_typed(self) -> None:
        """Show the text."""
        said = translate("NumberPages", "{name}: {typed}").format(name=self.title.text(), typed=self.typed)
        self.field.show_text(self.typed, said)

    def accepts(self, text: str) -> bool:
        """Anything that can be printed, as long as there is room."""
        return len(self.typed) + len(text) <= _LONGEST
