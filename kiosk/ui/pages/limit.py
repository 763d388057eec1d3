"""Whether the limit of payment is looked up as well: with the numbers of a paper it needs a yes."""

from __future__ import annotations

from kiosk.flow.events import NumberTyped
from kiosk.flow.numbers import NO, YES
from kiosk.flow.states import EnteringNumber, NumberField
from kiosk.ui.pages.deliberate import DeliberatePage
from kiosk.ui.pages.page import Setting
from kiosk.ui.palette import Colour
from kiosk.ui.texts import translate
from kiosk.ui.widgets.equals import Equals
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.points import Points
from kiosk.ui.widgets.words import Words


class LimitPage(DeliberatePage):
    """A question and two equal buttons."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._progress = Words(self.theme, size=32, bold=True, colour=Colour.PRIMARY)
        self.title.setProperty("gap", 8)
        self._picture = Picture(self.theme, "consent-limit", height=300, least=120)
        self._points = Points(self.theme)
        self._points.setProperty("gap", 36)
        self._answers = Equals(self.theme, 2)
        self.compose([self._progress, self.title, self.text], [self._picture, self._points], [self._answers])
        self._no, self._yes = self._answers.buttons
        self._no.clicked.connect(self.when_ready(lambda: setting.post(NumberTyped(NumberField.LIMIT, NO))))
        self._yes.clicked.connect(self.when_ready(lambda: setting.post(NumberTyped(NumberField.LIMIT, YES))))

    def display(self, state: EnteringNumber) -> None:
        """Set the words."""
        self.ask(state)
        total = len(NumberField) - 1
        self._progress.say(
            translate("NumberPages", "Without a card: {number} of {total}").format(number=total, total=total)
        )
        self.title.say(translate("LimitPage", "May we look up your limit of payment too?"))
        self.text.say(translate("LimitPage", "If you have one, you pay no more than that at the counter."))
        self._points.fill(
            (
                translate("LimitPage", "You are treated in the same way if you say no."),
                translate("LimitPage", "The screen does not show the limit; the counter tells you."),
            )
        )
        self._no.say(translate("ConsentPage", "No"), translate("ConsentPage", "No, I do not agree"))
        self._yes.say(translate("ConsentPage", "Yes"), translate("ConsentPage", "Yes, I agree"))
