"""The answer is yes, or a coverage: what it is, and what is still to be done."""

from __future__ import annotations

from typing import Final, assert_never

from PySide6.QtGui import QFontMetrics

from kiosk.eligibility.model import Coverage, Covered, Registered, Validity
from kiosk.flow.states import Concluded
from kiosk.ui.dates import say_date
from kiosk.ui.pages.page import Setting
from kiosk.ui.pages.reason import EndPage
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.theme import ERROR, SUCCESS
from kiosk.ui.widgets.panel import Note, Row, Rows
from kiosk.ui.widgets.picture import Picture

_USABLE: Final = (Validity.VALID, Validity.VALID_UNREGISTERED)
# From this reminder on, a minute after the result, whoever forgot the card is no longer there to read it.
_UNREAD: Final = 6
_UNKNOWN: Final = (Validity.NO_QUALIFICATION, Validity.SEVERAL_MATCHES)

# Heading and sentence. VALID_UNREGISTERED, which tells of medical assistance, reads like VALID on a public screen.
_VALIDITIES: Final[dict[Validity, tuple[str, str]]] = {
    Validity.VALID: (
        QT_TRANSLATE_NOOP("ResultPage", "Your coverage is confirmed"),
        QT_TRANSLATE_NOOP("ResultPage", "This card can be used as your health insurance card."),
    ),
    Validity.VALID_UNREGISTERED: (
        QT_TRANSLATE_NOOP("ResultPage", "Your coverage is confirmed"),
        QT_TRANSLATE_NOOP("ResultPage", "This card can be used as your health insurance card."),
    ),
    Validity.INVALID: (
        QT_TRANSLATE_NOOP("ResultPage", "This coverage has ended"),
        QT_TRANSLATE_NOOP(
            "ResultPage", "If you have joined another health insurance, please tell the reception counter."
        ),
    ),
    Validity.INVALID_NEWER_EXISTS: (
        QT_TRANSLATE_NOOP("ResultPage", "This coverage has been replaced"),
        QT_TRANSLATE_NOOP("ResultPage", "A newer coverage exists. The reception counter will check it for you."),
    ),
    Validity.NO_QUALIFICATION: (
        QT_TRANSLATE_NOOP("ResultPage", "No coverage was found"),
        QT_TRANSLATE_NOOP("ResultPage", "Your insurer may not have entered it yet. Please tell the reception counter."),
    ),
    Validity.SEVERAL_MATCHES: (
        QT_TRANSLATE_NOOP("ResultPage", "The coverage could not be confirmed"),
        QT_TRANSLATE_NOOP("ResultPage", "More than one was found. The reception counter will check it for you."),
    ),
}


def mask(name: str) -> str:
    """A name as it may stand on a public screen: the family name, and no more of the given name than its length.

    Without a space between them only the first character is shown.
    """
    family, _, given = name.replace("\u3000", " ").strip().partition(" ")
    if not given:
        family, given = family[:1], family[1:]
        return family + "＊" * len(given)
    return f"{family}\u00a0{'＊' * len(given.replace(' ', ''))}"


class ResultPage(EndPage):
    """A heading with its sign, the coverage in a table, and what is still to be done."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._sign = Picture(self.theme, "done", height=160, least=90)
        self._rows = Rows(self.theme)
        self._picture = Picture(self.theme, "take-card", height=560, least=300)
        self._only = Note(self.theme, size=30, picture="attention", picture_height=64)
        self.compose(
            [self._sign, self.title, self.text],
            [self._rows, self._picture],
            [self.take, self.buttons],
            [self._only, self.left],
        )

    def display(self, answer: Registered | Covered, state: Concluded) -> None:
        """Set the words."""
        coverage = answer.coverage
        match answer:
            case Registered(already=already):
                title = (
                    translate("ResultPage", "This card is already registered")
                    if already
                    else translate("ResultPage", "The card is registered")
                )
                text = translate("ResultPage", "This card can be used as your health insurance card.")
                if not already:
                    text = translate("ResultPage", "From today this card is your health insurance card.")
                sign = "done"
            case Covered(coverage=covered):
                title, text = (translate("ResultPage", source) for source in _VALIDITIES[covered.validity])
                sign = "done" if covered.validity in _USABLE else "information"
            case never:
                assert_never(never)
        self._sign.swap(sign)
        self.title.say(title)
        self.text.say(text)
        rows = self._table(coverage) if coverage is not None and state.reminders < _UNREAD else ()
        self._rows.fill(rows)
        self._picture.setVisible(not rows and state.placed is not None)
        only = coverage is not None and coverage.eligibility_only
        self._only.say(
            translate(
                "ResultPage",
                "The electronic certificate has expired: your medical records are not shared. "
                "Please renew it soon at your city or town office.",
            )
            if only
            else ""
        )
        self.end(state)

    def _table(self, coverage: Coverage) -> tuple[Row, ...]:
        if coverage.validity in _UNKNOWN:
            return ()
        usable = coverage.validity in _USABLE
        rows = [Row(translate("ResultPage", "Name"), self._name(coverage))]
        if coverage.insurer_name:
            rows.append(Row(translate("ResultPage", "Insurer"), coverage.insurer_name))
        if coverage.burden_ratio is not None and usable:
            rows.append(Row(translate("ResultPage", "You pay at the counter"), self._share(coverage.burden_ratio)))
        if coverage.valid_until is not None:
            day = say_date(coverage.valid_until, self.setting.language)
            rows.append(Row(translate("ResultPage", "Valid"), translate("ResultPage", "until {day}").format(day=day)))
        verdict = translate("ResultPage", "In force") if usable else translate("ResultPage", "Not in force")
        rows.append(Row(translate("ResultPage", "Coverage"), verdict, SUCCESS if usable else ERROR))
        return tuple(row for row in rows if row.value)

    def _name(self, coverage: Coverage) -> str:
        """Masked; in kana where the font lacks one of the characters, so that nobody sees an empty box."""
        metrics = QFontMetrics(self.theme.font(38, bold=True))
        drawable = all(character.isspace() or metrics.inFontUcs4(ord(character)) for character in coverage.name)
        return mask(coverage.name if drawable else coverage.name_kana)

    def _share(self, percent: int) -> str:
        if percent % 10 == 0:
            return translate("ResultPage", "{tenths}0 %").format(tenths=percent // 10)
        return f"{percent} %"
