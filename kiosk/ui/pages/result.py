"""What was found or done: the coverage in a table, and what is still to be done."""

from __future__ import annotations

from typing import Final, assert_never

from kiosk.eligibility.model import Covered, LookedUp, Registered
from kiosk.flow.events import WentBack
from kiosk.flow.offers import correctable
from kiosk.flow.states import Concluded
from kiosk.ui.messages import Message, Sign, of_lookup, of_validity
from kiosk.ui.pages.coverage import consent_rows, table
from kiosk.ui.pages.page import Setting
from kiosk.ui.pages.reason import ReasonPage
from kiosk.ui.texts import translate
from kiosk.ui.widgets.panel import Row

# So many seconds after the result whoever forgot the card is no longer there to read it.
_UNREAD: Final = 60.0


class ResultPage(ReasonPage):
    """A heading with its sign, the coverage, and where it is not in force what to do about it."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.other.clicked.connect(lambda: setting.post(WentBack()))

    def display(self, answer: Registered | Covered | LookedUp, state: Concluded) -> None:
        """Set the words."""
        profile = self.setting.profile
        match answer:
            case Registered(already=already):
                message = _registration(already=already)
            case Covered(coverage=covered):
                message = of_validity(covered.validity, profile=profile)
            case LookedUp(validity=validity):
                message = of_lookup(validity, profile=profile)
            case never:
                assert_never(never)
        coverage = answer.coverage
        rows: tuple[Row, ...] = ()
        if state.reminders * self.setting.timing.reminder < _UNREAD:
            rows = () if coverage is None else table(coverage, self.theme, self.setting.language)
            rows += consent_rows(state.consents)
        self.explain(message, state, rows=rows)
        if correctable(state) is not None:
            self.offer(translate("ResultPage", "Correct the numbers"))
        if not state.kept:
            self.add(translate("ResultPage", "What you agreed to could not be passed on. Please tell the counter."))
        elif coverage is not None and coverage.eligibility_only:
            self.add(
                translate(
                    "ResultPage",
                    "The electronic certificate has expired: your medical records are not shared. "
                    "Please renew it soon at your city or town office.",
                )
            )


def _registration(*, already: bool) -> Message:
    if already:
        return Message(
            translate("ResultPage", "This card is already registered"),
            translate("ResultPage", "This card can be used as your health insurance card."),
            phone=False,
            sign=Sign.DONE,
        )
    return Message(
        translate("ResultPage", "The card is registered"),
        translate("ResultPage", "From today this card is your health insurance card."),
        phone=False,
        sign=Sign.DONE,
    )
