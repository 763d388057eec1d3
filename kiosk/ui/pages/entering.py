"""What the pages of a number lookup share: one field a page, what was typed so far, back and next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.events import NumberTyped, Touched, WentBack
from kiosk.flow.states import EnteringNumber, NumberField
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.palette import Colour
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.equals import Equals
from kiosk.ui.widgets.words import Words

# Heading, where it stands on the paper, and what to say where it cannot be right.
_FIELDS: Final[dict[NumberField, tuple[str, str, str]]] = {
    NumberField.INSURER: (
        QT_TRANSLATE_NOOP("NumberPages", "Enter the insurer number"),
        QT_TRANSLATE_NOOP("NumberPages", "It has 6 or 8 digits, and stands on your certificate of eligibility."),
        QT_TRANSLATE_NOOP("NumberPages", "This does not match. Compare each digit with your certificate."),
    ),
    NumberField.SYMBOL: (
        QT_TRANSLATE_NOOP("NumberPages", "Enter the symbol"),
        QT_TRANSLATE_NOOP("NumberPages", "It is printed before the number. Not every certificate has one."),
        QT_TRANSLATE_NOOP("NumberPages", "This does not match. Compare it with your certificate."),
    ),
    NumberField.NUMBER: (
        QT_TRANSLATE_NOOP("NumberPages", "Enter the number"),
        QT_TRANSLATE_NOOP("NumberPages", "It is printed next to the symbol."),
        QT_TRANSLATE_NOOP("NumberPages", "This does not match. Compare each digit with your certificate."),
    ),
    NumberField.BRANCH: (
        QT_TRANSLATE_NOOP("NumberPages", "Enter the branch number"),
        QT_TRANSLATE_NOOP("NumberPages", "Two digits after the number. Not every certificate has them."),
        QT_TRANSLATE_NOOP("NumberPages", "This does not match. A branch number has two digits."),
    ),
    NumberField.BIRTH_DATE: (
        QT_TRANSLATE_NOOP("NumberPages", "Enter the date of birth"),
        QT_TRANSLATE_NOOP("NumberPages", "Year, month and day. For 1 April type 04 and 01."),
        QT_TRANSLATE_NOOP("NumberPages", "There is no such day. Please look at the year once more."),
    ),
}
_SHORT: Final = QT_TRANSLATE_NOOP("NumberPages", "Something is missing: please enter all of it.")
_MAY_BE_MISSING: Final = (NumberField.SYMBOL, NumberField.BRANCH)
_ASKED: Final = len(NumberField) - 1  # the last page asks for nothing new


class EnteringPage(Page):
    """One field. A subclass shows what was typed and says when it is `complete`; `text` is what is passed on.

    What was typed stays while the visitor is asked for more time, and is dropped with the visit.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.typed = ""
        self._short = False
        self._state: EnteringNumber | None = None
        self.progress = Words(self.theme, size=32, bold=True, colour=Colour.PRIMARY)
        self.title.setProperty("gap", 6)
        self.text.setProperty("gap", 10)
        self.message = Words(self.theme, size=34, bold=True, colour=Colour.ERROR)
        self.message.setProperty("gap", 18)
        self.others = Equals(self.theme, 1, high=92)
        (self._missing,) = self.others.buttons
        self.bottom_row = Actions(self.theme, secondary=True, primary=True)
        assert self.bottom_row.secondary is not None
        assert self.bottom_row.primary is not None
        self._back, self._next = self.bottom_row.secondary, self.bottom_row.primary
        self._back.clicked.connect(lambda: setting.post(WentBack()))
        self._next.clicked.connect(self.submit)
        self._missing.clicked.connect(lambda: self._send(""))

    @property
    def complete(self) -> bool:
        """Whether there is enough to be passed on."""
        return bool(self.typed)

    @property
    def value(self) -> str:
        """What is passed on."""
        return self.typed

    def show_typed(self) -> None:
        """Show what was typed, in the page's own way."""
        raise NotImplementedError

    def load(self, text: str) -> None:
        """Begin with what was entered before, "" for nothing."""
        self.typed = text

    def first_focus(self) -> QWidget:
        """The page: it takes the keys."""
        return self

    def display(self, state: EnteringNumber) -> None:
        """Set the words; what was typed stays as long as it is the same question."""
        if state is not self._state:
            if self._state is None or self._state.asking is not state.asking or not state.wrong:
                self.load(dict(state.typed).get(state.asking, ""))
            self._short = False
            if self.isVisible():
                self.first_focus().setFocus()
        self._state = state
        number = list(NumberField).index(state.asking) + 1
        self.progress.say(
            translate("NumberPages", "Without a card: {number} of {total}").format(number=number, total=_ASKED)
        )
        heading, place, _ = _FIELDS[state.asking]
        self.title.say(translate("NumberPages", heading))
        self.text.say(translate("NumberPages", place))
        first = state.asking is NumberField.INSURER
        self._back.say(translate("NumberPages", "Stop") if first else translate("NumberPages", "Back"))
        self._next.say(translate("NumberPages", "Next"))
        self._missing.say(translate("NumberPages", "It is not on my certificate"))
        self.message.keep_room(*self.messages())
        self.others.setVisible(state.asking in _MAY_BE_MISSING)
        self.refresh()

    def messages(self) -> tuple[str, ...]:
        """What may be said below the field of this question."""
        wrong = () if self._state is None else (_FIELDS[self._state.asking][2],)
        return tuple(translate("NumberPages", text) for text in (_SHORT, *wrong))

    def refresh(self) -> None:
        """Show what was typed, and the message that goes with it."""
        if self._state is None:
            return
        self._next.wait(not self.complete)
        if self._short:
            self.message.say(translate("NumberPages", _SHORT))
        elif self._state.wrong:
            self.message.say(translate("NumberPages", _FIELDS[self._state.asking][2]))
        else:
            self.message.say("")
        self.show_typed()

    def type_digit(self, digit: int) -> None:
        """A key of the keypad was pressed."""
        self.type_text(str(digit))

    def type_text(self, text: str) -> None:
        """A key was pressed: its text is taken where there is room for it."""
        if self.accepts(text):
            self.change(self.typed + text)

    def change(self, typed: str) -> None:
        """Something was typed or erased."""
        self.typed = typed
        self._short = False
        self.refresh()
        self.setting.post(Touched())

    def submit(self) -> None:
        """Pass it on, or say that something is missing."""
        if self.complete:
            self._send(self.value)
            return
        self._short = True
        self.refresh()
        self.setting.post(Touched())

    def forget(self) -> None:
        """Drop what was typed."""
        self.load("")
        self._state = None
        super().forget()
        self.show_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Characters, Backspace, Delete and Enter of any keyboard; a key held down counts once."""
        if event.isAutoRepeat():
            return
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Backspace:
            self.change(self.typed[:-1])
        elif key == Qt.Key.Key_Delete:
            self.change("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif text and text.isprintable():
            self.type_text(text)
        else:
            super().keyPressEvent(event)

    def accepts(self, text: str) -> bool:
        """Whether a character may be typed now."""
        raise NotImplementedError

    def _send(self, text: str) -> None:
        if self._state is not None:
            self.setting.post(NumberTyped(self._state.asking, text))
