"""One consent a page: yes or no, of equal weight, and nothing chosen beforehand."""

from __future__ import annotations

from typing import Final

from kiosk.eligibility.model import ConsentItem
from kiosk.flow.events import ConsentAnswered
from kiosk.flow.states import Consenting
from kiosk.ui.pages.deliberate import DeliberatePage
from kiosk.ui.pages.page import Setting
from kiosk.ui.palette import Colour
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.widgets.equals import Equals
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.points import Points
from kiosk.ui.widgets.words import Words

# What is asked, what it is about, and its picture.
_ITEMS: Final[dict[ConsentItem, tuple[str, str, str]]] = {
    ConsentItem.HEALTH_CHECKUPS: (
        QT_TRANSLATE_NOOP("ConsentPage", "May we see the results of your health check-ups?"),
        QT_TRANSLATE_NOOP("ConsentPage", "The results of the specific health check-ups that your insurer keeps."),
        "consent-checkups",
    ),
    ConsentItem.MEDICINES: (
        QT_TRANSLATE_NOOP("ConsentPage", "May we see your medicines?"),
        QT_TRANSLATE_NOOP("ConsentPage", "What other places prescribed for you: it shows what does not go together."),
        "consent-medicines",
    ),
    ConsentItem.TREATMENT: (
        QT_TRANSLATE_NOOP("ConsentPage", "May we see your treatment?"),
        QT_TRANSLATE_NOOP("ConsentPage", "Where you were treated, and what was done there."),
        "consent-treatment",
    ),
    ConsentItem.OPERATIONS: (
        QT_TRANSLATE_NOOP("ConsentPage", "May we see your operations?"),
        QT_TRANSLATE_NOOP("ConsentPage", "Which operations you had. This is asked apart from the treatment."),
        "consent-operations",
    ),
    ConsentItem.DISEASES: (
        QT_TRANSLATE_NOOP("ConsentPage", "May we see a certificate for specific diseases?"),
        QT_TRANSLATE_NOOP("ConsentPage", "If you have one, you pay less. Everybody is asked."),
        "coverage",
    ),
    ConsentItem.LIMIT: (
        QT_TRANSLATE_NOOP("ConsentPage", "May we see your limit of payment?"),
        QT_TRANSLATE_NOOP("ConsentPage", "Then you pay no more than your limit at the counter."),
        "coverage",
    ),
}


class ConsentPage(DeliberatePage):
    """How many questions there are, the question, what it is about, what a no means, and two equal buttons."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._item = ConsentItem.MEDICINES
        self._progress = Words(self.theme, size=32, bold=True, colour=Colour.PRIMARY)
        self.title.setProperty("gap", 8)
        self._picture = Picture(self.theme, "consent-medicines", height=300, least=120)
        self._points = Points(self.theme)
        self._points.setProperty("gap", 36)
        self._answers = Equals(self.theme, 2)
        self.compose([self._progress, self.title, self.text], [self._picture, self._points], [self._answers])
        self._no, self._yes = self._answers.buttons
        self._no.clicked.connect(self.when_ready(lambda: setting.post(ConsentAnswered(self._item, given=False))))
        self._yes.clicked.connect(self.when_ready(lambda: setting.post(ConsentAnswered(self._item, given=True))))

    def display(self, state: Consenting) -> None:
        """Set the words."""
        self.ask(state)
        self._item = state.asking
        number = len(state.given) + len(state.refused) + 1
        total = max(number, len(self.setting.profile.consents))
        self._progress.say(
            translate("ConsentPage", "Question {number} of {total}").format(number=number, total=total)
            if total > 1
            else ""
        )
        question, about, picture = _ITEMS[state.asking]
        self.title.say(translate("ConsentPage", question))
        self.text.say(translate("ConsentPage", about))
        self._picture.swap(picture)
        self._points.fill(
            (
                translate("ConsentPage", "You are treated in the same way if you say no."),
                translate("ConsentPage", "A yes is for this place only, and for 24 hours."),
            )
        )
        self._no.say(translate("ConsentPage", "No"), translate("ConsentPage", "No, I do not agree"))
        self._yes.say(translate("ConsentPage", "Yes"), translate("ConsentPage", "Yes, I agree"))
