"""Everything that was typed, once more, before somebody is looked up by it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.flow.events import NumberTyped, WentBack
from kiosk.flow.numbers import YES, read_date
from kiosk.flow.states import EnteringNumber, NumberField
from kiosk.ui.pages.birth import describe
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.panel import Row, Rows


class NumbersPage(Page):
    """A table, back, and looking up."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._rows = Rows(self.theme)
        self._actions = Actions(self.theme, secondary=True, primary=True)
        self.compose([self.title, self.text], [self._rows], [self._actions])
        assert self._actions.secondary is not None
        assert self._actions.primary is not None
        self._back, self._look_up = self._actions.secondary, self._actions.primary
        self._back.clicked.connect(lambda: setting.post(WentBack()))
        self._look_up.clicked.connect(lambda: setting.post(NumberTyped(NumberField.CONFIRM)))

    def first_focus(self) -> QWidget:
        """Looking up."""
        return self._look_up

    def display(self, state: EnteringNumber) -> None:
        """Set the words."""
        typed = dict(state.typed)
        none = translate("NumbersPage", "none")
        born = read_date(typed.get(NumberField.BIRTH_DATE, ""))
        self.title.say(translate("NumbersPage", "Is everything right?"))
        self.text.say(translate("NumbersPage", "Compare it with your certificate of eligibility."))
        said = typed.get(NumberField.LIMIT) == YES
        self._rows.fill(
            (
                Row(translate("NumbersPage", "Insurer number"), typed.get(NumberField.INSURER, "")),
                Row(translate("NumbersPage", "Symbol"), typed.get(NumberField.SYMBOL, "") or none),
                Row(translate("NumbersPage", "Number"), typed.get(NumberField.NUMBER, "")),
                Row(translate("NumbersPage", "Branch number"), typed.get(NumberField.BRANCH, "") or none),
                Row(
                    translate("NumbersPage", "Date of birth"),
                    "" if born is None else describe(born, self.setting.language),
                ),
                Row(
                    translate("NumbersPage", "Limit of payment"),
                    translate("NumbersPage", "look it up") if said else translate("NumbersPage", "do not look it up"),
                ),
            )
        )
        self._back.say(translate("NumberPages", "Back"))
        self._look_up.say(translate("NumbersPage", "Look up"))
