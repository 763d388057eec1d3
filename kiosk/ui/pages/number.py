"""Numbers of a certificate of eligibility: insurer, number, branch."""

from __future__ import annotations

from typing import Final

from kiosk.flow.states import EnteringNumber, NumberField
from kiosk.ui.pages.entering import EnteringPage
from kiosk.ui.pages.page import Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.typed import TypedField

_LONGEST: Final = {NumberField.INSURER: 8, NumberField.NUMBER: 20, NumberField.BRANCH: 2}
_LEAST: Final = {NumberField.INSURER: 6, NumberField.NUMBER: 1, NumberField.BRANCH: 2}


class NumberPage(EnteringPage):
    """A field and a keypad."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._asked = NumberField.INSURER
        self.field = TypedField(self.theme)
        self.field.setProperty("gap", 28)
        self.keypad = Keypad(self.theme)
        self.compose(
            [self.progress, self.title, self.text, self.field, self.message],
            [self.keypad],
            [self.bottom_row],
            [self.others],
        )
        self.keypad.digit.connect(self.type_digit)
        self.keypad.erased.connect(lambda: self.change(self.typed[:-1]))
        self.keypad.cleared.connect(lambda: self.change(""))

    @property
    def complete(self) -> bool:
        """Whether there are as many digits as there have to be."""
        return len(self.typed) >= _LEAST[self._asked]

    def display(self, state: EnteringNumber) -> None:
        """Set the words."""
        self._asked = state.asking
        self.keypad.clear_key.say(translate("PinPage", "Clear all"))
        self.keypad.erase_key.say(translate("PinPage", "Delete one"))
        super().display(state)

    def show_typed(self) -> None:
        """Show the digits."""
        said = translate("NumberPages", "{name}: {typed}").format(name=self.title.text(), typed=" ".join(self.typed))
        self.field.show_text(self.typed, said)

    def accepts(self, text: str) -> bool:
        """Digits; the number of some insurers has letters and hyphens too, which a keyboard has."""
        if len(self.typed) >= _LONGEST[self._asked]:
            return False
        return text.isdecimal() or (self._asked is NumberField.NUMBER and (text.isalpha() or text == "-"))
