"""How prescriptions of this visit come: electronically or on paper."""

from __future__ import annotations

from kiosk.eligibility.model import PrescriptionForm
from kiosk.flow.events import PrescriptionChosen
from kiosk.flow.states import ChoosingPrescription
from kiosk.ui.pages.deliberate import DeliberatePage
from kiosk.ui.pages.page import Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.choice import Choice


class PrescriptionPage(DeliberatePage):
    """Two choices."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._electronic = Choice(self.theme, "prescription-electronic")
        self._paper = Choice(self.theme, "prescription-paper")
        self._paper.setProperty("gap", 28)
        self.compose([self.title, self.text], [self._electronic, self._paper], [])
        for choice, form in (
            (self._electronic, PrescriptionForm.ELECTRONIC),
            (self._paper, PrescriptionForm.PAPER),
        ):
            choice.clicked.connect(self.when_ready(lambda form=form: setting.post(PrescriptionChosen(form))))  # type: ignore[misc] # mypy does not see the default's type

    def display(self, state: ChoosingPrescription) -> None:
        """Set the words."""
        self.ask(state)
        self.title.say(translate("PrescriptionPage", "How would you like your prescription?"))
        self.text.say(translate("PrescriptionPage", "If a medicine is prescribed today."))
        self._electronic.explain(
            translate("PrescriptionPage", "Electronic"),
            translate("PrescriptionPage", "The pharmacy reads it with this card. There is no paper to carry."),
        )
        self._paper.explain(
            translate("PrescriptionPage", "On paper"),
            translate("PrescriptionPage", "You are given a sheet to hand in at the pharmacy."),
        )
