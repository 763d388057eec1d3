"""Whose visits are disturbed: every persona, and what an undisturbed visit of theirs is like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.eligibility.model import Answer, Covered, LookedUp, Purpose, RefusalReason, Refused, Registered
from kiosk.flow.states import Problem

End: TypeAlias = Problem | RefusalReason | type[Answer | LookedUp]
"""What a visitor is told at the end, without the data of it."""

R, C = Purpose.REGISTER, Purpose.COVERAGE
REFUSED = RefusalReason


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who comes, what for, and the undisturbed visit: its end and how many commands it has.

    Of these, counted from 0: `count` asks for the tries left, and `verify` shows the PIN; None where none does.
    """

    name: str
    purpose: Purpose
    end: End
    commands: int
    count: int | None
    verify: int | None

    def __str__(self) -> str:
        return f"{self.name}-{self.purpose.value}"

    @property
    def following(self) -> str:
        """Who comes next: somebody else, to register."""
        return "taro" if self.name == "child" else "child"


# Everybody as one who wants to register, where something could be left by halves; for the coverage those whose cards
# are then asked something else (a phone), and those for whom the answer is another one.
VISITORS = (
    Visitor("taro", R, Registered, 5, 2, 3),
    Visitor("short-length", R, Registered, 11, 8, 9),
    Visitor("child", R, Registered, 5, 2, 3),
    Visitor("last-try", R, Registered, 5, 2, 3),
    Visitor("hanako", R, Registered, 5, 2, 3),
    Visitor("hanako", C, Covered, 5, 2, 3),
    Visitor("renewed", R, REFUSED.RENEWED_RECENTLY, 5, 2, 3),
    Visitor("expiring", R, REFUSED.EXPIRES_SOON, 5, 2, 3),
    Visitor("expiring-registered", R, Registered, 5, 2, 3),
    Visitor("grace", R, Registered, 5, 2, 3),
    Visitor("grace", C, Covered, 5, 2, 3),
    Visitor("protected", R, REFUSED.CANNOT_USE, 5, 2, 3),
    Visitor("protected", C, REFUSED.CANNOT_USE, 5, 2, 3),
    Visitor("revoked", R, REFUSED.REVOKED, 5, 2, 3),
    Visitor("superseded", R, REFUSED.SUPERSEDED, 5, 2, 3),
    Visitor("face", R, Problem.PIN_UNUSABLE, 4, 2, None),
    Visitor("blocked", R, Problem.PIN_BLOCKED, 4, 2, None),
    Visitor("android", R, Problem.PHONE_CANNOT_REGISTER, 4, 3, None),
    Visitor("android", C, Covered, 7, 3, 4),
    Visitor("iphone", R, Problem.PHONE_CANNOT_REGISTER, 4, 3, None),
    Visitor("iphone", C, REFUSED.NOT_REGISTERED, 7, 3, 4),
    Visitor("juki", R, Problem.NOT_MY_NUMBER_CARD, 3, None, None),
    Visitor("other", R, Problem.NOT_MY_NUMBER_CARD, 1, None, None),
)
EVERYWHERE = [(who, at) for who in VISITORS for at in range(who.commands)]
NAMES = [f"{who}-{at}" for who, at in EVERYWHERE]


def end_of(outcome: Answer | LookedUp | Problem) -> End:
    """The end of which this is the outcome."""
    match outcome:
        case Problem():
            return outcome
        case Refused(reason=reason):
            return reason
        case _:
            return type(outcome)
