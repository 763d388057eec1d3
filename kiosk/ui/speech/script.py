"""What is spoken of a page: its own accessible texts, in reading order. There is no second copy of any text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kiosk.flow.states import (
    Cleaning,
    Concluded,
    Consenting,
    EnteringNumber,
    LookingUp,
    NumberField,
    StaffMenu,
    StaffSignIn,
    State,
    VisualCheck,
)
from kiosk.ui.pages.page import Page
from kiosk.ui.speech.personal import texts_about
from kiosk.ui.texts import translate
from kiosk.ui.widgets.keypad import Keypad, PinField
from kiosk.ui.widgets.letters import Letters
from kiosk.ui.widgets.panel import Rows, Steps
from kiosk.ui.widgets.ruby import SPOKEN

PRIVATE: Final = "private"  # dynamic property of a widget: True where it shows something personal, False where not
_TELLING: Final = (NumberField.INSURER, NumberField.SYMBOL, NumberField.NUMBER, NumberField.BIRTH_DATE)
LAST_NUMBER: Final = 6  # of the digits by which a button is pressed; the others steer the speech


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to be spoken, and the widget that shows it.

    `private` texts are for headphones, or for whoever asks for them. `number` is the digit that presses the button.
    """

    text: str
    widget: QWidget
    private: bool = False
    number: int | None = None


def is_spoken(state: State) -> bool:
    """Whether the page of a state is for visitors; what staff types and reads is nobody else's."""
    return not isinstance(state, StaffSignIn | StaffMenu | Cleaning)


def types_characters(page: QWidget) -> bool:
    """Whether the keys of a keyboard write something on a page, so that digits steer nothing there."""
    return bool(page.findChildren(Keypad) or page.findChildren(Letters))


def script_of(page: QWidget, state: State) -> tuple[Utterance, ...]:
    """Everything that a page says, in the order of reading; a text that was there before is not said again."""
    secrets = secrets_of(state)
    numbered = not types_characters(page)
    said: set[str] = set()
    script: list[Utterance] = []
    count = 0
    for widget, text, marked in _spoken(page, state):
        if text in said:
            continue
        said.add(text)
        number = None
        if numbered and isinstance(widget, QAbstractButton) and widget.isEnabled() and count < LAST_NUMBER:
            count += 1
            number = count
            text = translate("Speech", "Number {number}: {name}").format(number=number, name=text)  # noqa: PLW2901
        private = marked or any(secret in text for secret in secrets)
        script.append(Utterance(text, widget, private, number))
    return tuple(script)


def secrets_of(state: State) -> tuple[str, ...]:
    """What the state knows of the person, as it may stand on a page: a second net under the marks of the widgets."""
    match state:
        case Concluded(outcome=source) | Consenting(answer=source):
            return texts_about(source)
        case EnteringNumber(typed=typed):
            return tuple(text for asked, text in typed if asked in _TELLING and len(text) > 1)
        case LookingUp(query=query):
            return texts_about(query)
        case _:
            return ()


def _spoken(page: QWidget, state: State) -> Iterator[tuple[QWidget, str, bool]]:
    """All texts of a page; of one that staff uses beside the visitor, what is said to the visitor."""
    if isinstance(page, Page) and isinstance(state, VisualCheck):
        for widget in (page.title, page.text, *page.notes):
            if not widget.isHidden():
                yield from _texts(widget, marked=False)
    else:
        yield from _texts(page, marked=False)


def _texts(widget: QWidget, *, marked: bool) -> Iterator[tuple[QWidget, str, bool]]:
    """Each widget with a text, the text, and whether it is private."""
    mark = widget.property(PRIVATE)
    private = marked if mark is None else bool(mark)
    if isinstance(widget, Keypad | Letters):  # felt, not heard: the digits are on the ten-key
        return
    inner = [
        found
        for child in _parts(widget)
        if not child.isHidden()
        for found in _texts(child, marked=private or _is_table(widget, mark))
    ]
    if inner and not isinstance(widget, QAbstractButton | QLabel | PinField):
        yield from _count(widget, inner)
        return
    text = " ".join(_own_text(widget).split("\n")) if isinstance(widget, PinField) else _own_text(widget)
    if text:
        yield widget, text, private


def _is_table(widget: QWidget, mark: object) -> bool:
    """A table of labels and values is taken to be about the person until it says that it is not."""
    return isinstance(widget, Rows) and mark is None


def _parts(widget: QWidget) -> list[QWidget]:
    """The children in the order of reading, which is that of a page's blocks, and else that in which they were made."""
    if isinstance(widget, Page):
        return [*widget.head, *widget.panel, *widget.notes, *widget.bottom]
    return [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]


def _own_text(widget: QWidget) -> str:
    said = widget.property(SPOKEN)
    if isinstance(said, str):
        return said
    return widget.accessibleName() or (widget.text() if isinstance(widget, QLabel | QAbstractButton) else "")


def _count(widget: QWidget, inner: list[tuple[QWidget, str, bool]]) -> Iterator[tuple[QWidget, str, bool]]:
    """Say the numbers that are drawn before steps, where there is more than one below their heading."""
    if not isinstance(widget, Steps) or len(inner) < 3:
        yield from inner
        return
    yield inner[0]
    for number, (step, text, private) in enumerate(inner[1:], start=1):
        yield step, translate("Speech", "Step {number}: {text}").format(number=number, text=text), private
