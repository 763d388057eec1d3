"""What of a coverage may stand on a public screen: what the visitor has to verify, and nothing else."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontMetrics

from kiosk.eligibility.model import Consents, Coverage, PrescriptionForm, Validity
from kiosk.ui.dates import say_date
from kiosk.ui.palette import Colour
from kiosk.ui.texts import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.panel import Row

USABLE: Final = (Validity.VALID, Validity.VALID_UNREGISTERED)
_UNKNOWN: Final = (Validity.NO_QUALIFICATION, Validity.SEVERAL_MATCHES)


def mask(name: str) -> str:
    """A name as it may stand on a public screen: the family name, and no more of the given name than its length.

    Without a space between them only the first character is shown.
    """
    family, _, given = name.replace("\u3000", " ").strip().partition(" ")
    if not given:
        family, given = family[:1], family[1:]
        return family + "＊" * len(given)
    return f"{family}\u00a0{'＊' * len(given.replace(' ', ''))}"


def table(coverage: Coverage, theme: Theme, language: str) -> tuple[Row, ...]:
    """The rows of a coverage; () where nothing is known of it."""
    if coverage.validity in _UNKNOWN:
        return ()
    usable = coverage.validity in USABLE
    rows = [Row(translate("ResultPage", "Name"), _name(coverage, theme))]
    if coverage.insurer_name:
        rows.append(Row(translate("ResultPage", "Insurer"), coverage.insurer_name))
    if coverage.burden_ratio is not None and usable:
        rows.append(Row(translate("ResultPage", "You pay at the counter"), _share(coverage.burden_ratio)))
    if coverage.valid_until is not None and usable:
        day = say_date(coverage.valid_until, language)
        rows.append(Row(translate("ResultPage", "Valid"), translate("ResultPage", "until {day}").format(day=day)))
    if coverage.details is not None and coverage.details.limit is not None:
        # The class tells of an income, so it is not said which.
        rows.append(
            Row(
                translate("ResultPage", "Limit of payment"),
                translate("ResultPage", "Confirmed (details at the counter)"),
            )
        )
    verdict = translate("ResultPage", "In force") if usable else translate("ResultPage", "Not in force")
    rows.append(Row(translate("ResultPage", "Coverage"), verdict, Colour.SUCCESS if usable else Colour.ERROR))
    return tuple(row for row in rows if row.value)


def consent_rows(consents: Consents | None) -> tuple[Row, ...]:
    """How much the visitor agreed to, and the form of prescription; which items stays between them and the kiosk."""
    if consents is None:
        return ()
    rows = []
    asked = len(consents.given) + len(consents.refused)
    if asked:
        said = (
            translate("ResultPage", "{count} of {asked} (for 24 hours)").format(count=len(consents.given), asked=asked)
            if consents.given
            else translate("ResultPage", "Nothing is shared")
        )
        rows.append(Row(translate("ResultPage", "Information shared"), said))
    if consents.prescription is not None:
        form = (
            translate("ResultPage", "Electronic")
            if consents.prescription is PrescriptionForm.ELECTRONIC
            else translate("ResultPage", "On paper")
        )
        rows.append(Row(translate("ResultPage", "Prescription"), form))
    return tuple(rows)


def _name(coverage: Coverage, theme: Theme) -> str:
    """Masked; in kana where the font lacks one of the characters, so that nobody sees an empty box."""
    metrics = QFontMetrics(theme.font(38, bold=True))
    drawable = all(character.isspace() or metrics.inFontUcs4(ord(character)) for character in coverage.name)
    return mask(coverage.name if drawable else coverage.name_kana)


def _share(percent: int) -> str:
    if percent % 10 == 0:
        return translate("ResultPage", "{tenths}0 %").format(tenths=percent // 10)
    return f"{percent} %"
