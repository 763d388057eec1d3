"""The date of birth: year, month, day, in the western calendar or by the reign."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.states import EnteringNumber
from kiosk.i18n.ruby import plain
from kiosk.ui.dates import say_date
from kiosk.ui.eras import LENGTH, Era, of_day, to_day
from kiosk.ui.pages.entering import EnteringPage
from kiosk.ui.pages.page import Setting
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.typed import DateField
from kiosk.ui.widgets.words import Words

ERAS: Final[dict[Era, str]] = {
    Era.WESTERN: QT_TRANSLATE_NOOP("NumberPages", "Western year"),
    Era.TAISHO: QT_TRANSLATE_NOOP("NumberPages", "Taisho"),
    Era.SHOWA: QT_TRANSLATE_NOOP("NumberPages", "Showa"),
    Era.HEISEI: QT_TRANSLATE_NOOP("NumberPages", "Heisei"),
    Era.REIWA: QT_TRANSLATE_NOOP("NumberPages", "Reiwa"),
}
_REIGN: Final = QT_TRANSLATE_NOOP("NumberPages", "{day} ({era} {year})")
_GAP: Final = 12
_HIGH: Final = 84
_TARGET: Final = 44  # pixels at least (WCAG 2.2, 2.5.5)


class Eras(QWidget):
    """Which calendar the year is typed in: one button for each, one of them on."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons = {era: Button(theme, Kind.LANGUAGE, self) for era in ERAS}
        for era, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, era=era: self.chosen.emit(era))

    def mark(self, era: Era) -> None:
        """Say their names, and show which one is on."""
        for each, button in self.buttons.items():
            button.say(translate("NumberPages", ERAS[each]))
            button.setChecked(each is era)

    def _columns(self, width: int) -> int:
        """All in a row, or in as many rows as it takes until each name has room."""
        count, gap = len(self.buttons), self._theme.px(_GAP)
        widest = max(button.natural_width() for button in self.buttons.values())
        fitting = (
            columns for columns in (count, -(-count // 2), 2) if (width - (columns - 1) * gap) // columns >= widest
        )
        return next(fitting, 1)

    def wanted(self, width: int) -> int:
        """The height, in pixels."""
        gap, columns = self._theme.px(_GAP), self._columns(width)
        rows = -(-len(self.buttons) // columns)
        wide = (width - (columns - 1) * gap) // columns
        high = max([self._theme.px(_HIGH), _TARGET, *(button.wanted(wide) for button in self.buttons.values())])
        return rows * high + (rows - 1) * gap

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The page decides."""
        return QSize(self._theme.px(900), self._theme.px(_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the buttons."""
        gap, columns = self._theme.px(_GAP), self._columns(self.width())
        rows = -(-len(self.buttons) // columns)
        wide = (self.width() - (columns - 1) * gap) // columns
        high = (self.height() - (rows - 1) * gap) // rows
        for index, button in enumerate(self.buttons.values()):
            row, column = divmod(index, columns)
            button.setGeometry(column * (wide + gap), row * (high + gap), wide, high)


class BirthPage(EnteringPage):
    """The eras, a place for each digit, a keypad, and the day in the other calendar as soon as it is complete."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._era = Era.WESTERN
        self.eras = Eras(self.theme)
        self.eras.setProperty("gap", 26)
        self.field = DateField(self.theme)
        self.field.setProperty("gap", 26)
        self.meaning = Words(self.theme, size=34, bold=True)
        self.meaning.setProperty("gap", 18)
        self.meaning.setProperty("private", True)  # noqa: FBT003 (Qt's order)
        self.keypad = Keypad(self.theme)
        self.compose(
            [self.progress, self.title, self.text, self.eras, self.field, self.meaning, self.message],
            [self.keypad],
            [self.bottom_row],
            [self.others],
        )
        self.eras.chosen.connect(self._count)
        self.keypad.digit.connect(self.type_digit)
        self.keypad.erased.connect(lambda: self.change(self.typed[:-1]))
        self.keypad.cleared.connect(lambda: self.change(""))

    @property
    def day(self) -> date | None:
        """The day that was typed, None until it is one."""
        return to_day(self._era, self.typed)

    @property
    def complete(self) -> bool:
        """Whether every place has its digit."""
        return len(self.typed) == self._era.size

    @property
    def value(self) -> str:
        """YYYYMMDD; eight zeros, which are no day, where there is none such."""
        day = self.day
        return "0" * LENGTH if day is None else f"{day:%Y%m%d}"

    def load(self, text: str) -> None:
        """Begin with the western calendar."""
        self._era = Era.WESTERN
        self.typed = text

    def display(self, state: EnteringNumber) -> None:
        """Set the words."""
        self.keypad.clear_key.say(translate("PinPage", "Clear all"))
        self.keypad.erase_key.say(translate("PinPage", "Delete one"))
        super().display(state)

    def show_typed(self) -> None:
        """Show the digits in their places, and the day in the other calendar."""
        self.eras.mark(self._era)
        groups = (
            (self._era.year_digits, plain(translate("NumberPages", "year"))),
            (2, plain(translate("NumberPages", "month"))),
            (2, plain(translate("NumberPages", "day"))),
        )
        said = translate("NumberPages", "{name}: {typed}").format(name=self.title.text(), typed=" ".join(self.typed))
        self.field.show_digits(self.typed, groups, said)
        # In one place stands what the day means, or what is wrong with it.
        if self.day is None:
            self.meaning.keep_room()
            self.meaning.say("")
            self.message.keep_room(*self.messages())
        else:
            self.message.keep_room()
            self.message.say("")
            self.meaning.keep_room(*self.messages())
            self.meaning.say(describe(self.day, self.setting.language))

    def accepts(self, text: str) -> bool:
        """Digits, as many as there are places."""
        return text.isascii() and text.isdigit() and len(self.typed) < self._era.size

    def _count(self, era: object) -> None:
        assert isinstance(era, Era)
        if era is not self._era:
            self._era = era
            self.change("")
        self.eras.mark(self._era)


def describe(day: date, language: str) -> str:
    """A day in both calendars: 1 April 1980 (Showa 55)."""
    reign = of_day(day)
    western = say_date(day, language)
    if reign is None:
        return western
    era, year = reign
    return translate("NumberPages", _REIGN).format(day=western, era=translate("NumberPages", ERAS[era]), year=year)
