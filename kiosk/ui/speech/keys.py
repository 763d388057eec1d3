"""Which key does what while speech is on: those of a ten-key, whose five carries a raised dot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt

from kiosk.ui.texts import QT_TRANSLATE_NOOP


class Action(Enum):
    """What a visitor may do to the speech, in the order of the keys on the screen."""

    REPEAT = "repeat"
    STOP = "stop"
    SOFTER = "softer"
    LOUDER = "louder"
    SLOWER = "slower"
    FASTER = "faster"
    NEXT = "next"  # to the next control, as the tabulator does
    TELL = "tell"  # read personal data aloud


@dataclass(frozen=True, slots=True)
class Handle:
    """How an action is called, its key as it is drawn on the screen, and as it is spoken; sources of translations.

    `typing` is the key, drawn and spoken, where digits are typed; () where it is the same.
    """

    word: str
    drawn: str
    spoken: str
    typing: tuple[str, str] | tuple[()] = ()

    def key(self, *, typing: bool) -> tuple[str, str]:
        """The key, drawn and spoken."""
        return self.typing if typing and self.typing else (self.drawn, self.spoken)


HANDLES: Final = {
    Action.REPEAT: Handle(QT_TRANSLATE_NOOP("Speech", "Repeat"), "*", QT_TRANSLATE_NOOP("Speech", "star key")),
    Action.STOP: Handle(QT_TRANSLATE_NOOP("Speech", "Quiet"), "/", QT_TRANSLATE_NOOP("Speech", "slash key")),
    Action.SOFTER: Handle(QT_TRANSLATE_NOOP("Speech", "Softer"), "\u2212", QT_TRANSLATE_NOOP("Speech", "minus key")),
    Action.LOUDER: Handle(QT_TRANSLATE_NOOP("Speech", "Louder"), "+", QT_TRANSLATE_NOOP("Speech", "plus key")),
    Action.SLOWER: Handle(
        QT_TRANSLATE_NOOP("Speech", "Slower"),
        "7",
        QT_TRANSLATE_NOOP("Speech", "key 7"),
        ("PgDn", QT_TRANSLATE_NOOP("Speech", "page down key")),
    ),
    Action.FASTER: Handle(
        QT_TRANSLATE_NOOP("Speech", "Faster"),
        "9",
        QT_TRANSLATE_NOOP("Speech", "key 9"),
        ("PgUp", QT_TRANSLATE_NOOP("Speech", "page up key")),
    ),
    Action.NEXT: Handle(QT_TRANSLATE_NOOP("Speech", "Next item"), ".", QT_TRANSLATE_NOOP("Speech", "point key")),
    Action.TELL: Handle(QT_TRANSLATE_NOOP("Speech", "Personal data"), "0", QT_TRANSLATE_NOOP("Speech", "key 0")),
}
_ANYWHERE: Final = {
    Qt.Key.Key_Asterisk: Action.REPEAT,
    Qt.Key.Key_Slash: Action.STOP,
    Qt.Key.Key_Minus: Action.SOFTER,
    Qt.Key.Key_VolumeDown: Action.SOFTER,
    Qt.Key.Key_Plus: Action.LOUDER,
    Qt.Key.Key_VolumeUp: Action.LOUDER,
    Qt.Key.Key_PageDown: Action.SLOWER,
    Qt.Key.Key_PageUp: Action.FASTER,
    Qt.Key.Key_Period: Action.NEXT,
    Qt.Key.Key_Comma: Action.NEXT,
}
# Where digits are typed they are digits.
_BY_DIGIT: Final = {7: Action.SLOWER, 9: Action.FASTER, 0: Action.TELL}
_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def digit_of(key: int) -> int | None:
    """The digit on a key."""
    return key - Qt.Key.Key_0.value if Qt.Key.Key_0.value <= key <= Qt.Key.Key_9.value else None


def action_of(key: int, modifiers: Qt.KeyboardModifier, *, digits_are_typed: bool) -> Action | None:
    """What a key does to the speech."""
    if modifiers & _WITH:
        return None
    digit = digit_of(key)
    if digit is not None:
        return None if digits_are_typed else _BY_DIGIT.get(digit)
    return next((action for known, action in _ANYWHERE.items() if known.value == key), None)
