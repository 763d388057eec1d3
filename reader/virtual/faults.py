"""Bad luck, as data: what happens to which command of a card's life, and a card that suffers it.

Commands are counted from 0 since the card was made faulty, over all its power-ons. A card that was torn and is placed
again goes on counting, so a fault strikes once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias, assert_never

from reader.virtual.card import Card

EVERY: Final = -1


class CardTorn(Exception):
    """The card has left the reader in the middle of a command. Doors turn this into a removal.

    `sent` is what of its answer was on its way; `away_s` is after how long the card lies there again by itself, None
    when it does not.
    """

    def __init__(self, sent: bytes = b"", away_s: float | None = None) -> None:
        super().__init__()
        self.sent = sent
        self.away_s = away_s


class Moment(Enum):
    """On which side of the card's work something happens."""

    BEFORE = "before"  # the card never saw the command
    AFTER = "after"  # the card did it, and the answer never arrived


@dataclass(frozen=True, slots=True)
class Torn:
    """The card is pulled at command `at`."""

    at: int
    moment: Moment = Moment.BEFORE


@dataclass(frozen=True, slots=True)
class TornAnswer:
    """The card did command `at` and is pulled when `sent` bytes of its answer have gone out, at most all but one.

    No reader hands over a part of an answer, so the program sees a removal; a `Link` takes the time of the part.
    """

    at: int
    sent: int

    def __post_init__(self) -> None:
        if self.sent < 0:
            raise ValueError(f"an answer is torn after 0 bytes or more, not {self.sent}")


@dataclass(frozen=True, slots=True)
class Flicker:
    """The card is away from command `at` on and lies there again `seconds` later: a card held badly to the antenna.

    Several in `faults` make a hand that trembles. A flicker that is shorter than the reader's look (400 ms in pcscd as
    installed) is not told as a removal, and pcscd may then refuse the card until it has once seen the reader empty.
    """

    at: int
    seconds: float
    moment: Moment = Moment.BEFORE

    def __post_init__(self) -> None:
        if self.seconds < 0:
            raise ValueError(f"a card is away for 0 seconds or more, not {self.seconds}")


@dataclass(frozen=True, slots=True)
class Mute:
    """No answer to command `at` until power is lost or `release` is called; `stuck`: not even when power is lost.

    The card has done what it was told: silence says nothing about the work.
    """

    at: int
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class Slow:
    """Every command takes `seconds` longer; `at` limits it to one command."""

    seconds: float
    at: int = EVERY


@dataclass(frozen=True, slots=True)
class Answer:
    """Command `at` gets these bytes instead of its answer: none, one, a status word of its own, or anything else.

    `moment` says whether the card does its work first. The bytes are not checked in any way.
    """

    at: int
    raw: bytes
    moment: Moment = Moment.BEFORE


@dataclass(frozen=True, slots=True)
class StatusAt:
    """Every command with this INS gets this status word without data, and is not done."""

    ins: int
    status: int


@dataclass(frozen=True, slots=True)
class Truncated:
    """The data of the answer to command `at` is cut to `keep` bytes; the status word stays."""

    at: int
    keep: int


@dataclass(frozen=True, slots=True)
class Lengthened:
    """The data of the answer to command `at` is followed by `extra`, more than was asked for; the status word stays."""

    at: int
    extra: bytes


@dataclass(frozen=True, slots=True)
class Glitch:
    """Power fails for an instant before command `at`: selection and verified PINs are gone, nobody is told."""

    at: int


@dataclass(frozen=True, slots=True)
class Exchanged:
    """From command `at` on another card lies there, with power, and nobody is told.

    What a reader makes of two cards on it, or of one changed for another between two of its looks.
    """

    at: int
    card: Card = field(repr=False)


Fault: TypeAlias = (
    Torn | TornAnswer | Flicker | Mute | Slow | Answer | StatusAt | Truncated | Lengthened | Glitch | Exchanged
)


class FaultyCard:
    """A card to which all of `faults` happen; itself a card. `sleep` is how time passes for a slow one."""

    def __init__(self, card: Card, *faults: Fault, sleep: Callable[[float], None] = time.sleep) -> None:
        self.card = card
        self.faults = faults
        self.count = 0
        self._sleep = sleep
        self._stuck = any(isinstance(fault, Mute) and fault.stuck for fault in faults)
        self._freed = False
        self._released = threading.Event()
        self._powered = threading.Event()
        # Set while a command is being kept waiting: what a test waits for before it goes on.
        self.muted = threading.Event()

    @property
    def atr(self) -> bytes:
        """The card's own."""
        return self.card.atr

    def power_on(self) -> bytes:
        """As the card does."""
        if not self._freed:
            self._released.clear()
        self._powered.set()
        return self.card.power_on()

    def power_off(self) -> None:
        """As the card does; a mute card's command ends, unless the card is stuck."""
        self._powered.clear()
        self.card.power_off()
        if not self._stuck:
            self._released.set()

    def reset(self) -> bytes:
        """As the card does."""
        return self.card.reset()

    def release(self) -> None:
        """End every silence, now and later."""
        self._freed = True
        self._released.set()

    def transmit(self, raw: bytes) -> bytes:
        """Answer as the card does, after everything that happens to this command. Raises CardTorn."""
        number, self.count = self.count, self.count + 1
        due = [fault for fault in self.faults if _strikes(fault, number, raw)]
        for fault in due:
            answer = self._before(fault)
            if answer is not None:
                return answer
        answer = self.card.transmit(raw)
        for fault in due:
            answer = self._after(fault, answer)
        return answer

    def _before(self, fault: Fault) -> bytes | None:
        """What happens before the card sees the command; bytes when they are answered in its stead."""
        match fault:
            case Torn(moment=Moment.BEFORE):
                self.power_off()
                raise CardTorn
            case Flicker(seconds=seconds, moment=Moment.BEFORE):
                self.power_off()
                raise CardTorn(away_s=seconds)
            case Glitch():
                self.card.power_on()
            case Exchanged(card=card):
                self.card.power_off()
                self.card = card
                card.power_on()
            case Slow(seconds=seconds):
                self._sleep(seconds)
            case Answer(raw=raw, moment=Moment.BEFORE):
                return raw
            case StatusAt(status=status):
                return status.to_bytes(2, "big")
            case Torn() | TornAnswer() | Flicker() | Answer() | Mute() | Truncated() | Lengthened():
                pass
            case _:
                assert_never(fault)
        return None

    def _after(self, fault: Fault, answer: bytes) -> bytes:
        """What happens to the answer of a card that did its work."""
        match fault:
            case Torn():
                self.power_off()
                raise CardTorn
            case TornAnswer(sent=sent):
                self.power_off()
                raise CardTorn(answer[:-1][:sent])
            case Flicker(seconds=seconds):
                self.power_off()
                raise CardTorn(away_s=seconds)
            case Answer(raw=raw):
                return raw
            case Truncated(keep=keep):
                return answer[:-2][:keep] + answer[-2:]
            case Lengthened(extra=extra):
                return answer[:-2] + extra + answer[-2:]
            case Mute():
                self.muted.set()
                self._released.wait()
                self.muted.clear()
                return answer if self._powered.is_set() else b""
            case Glitch() | Slow() | StatusAt() | Exchanged():
                return answer
            case _:
                assert_never(fault)


def _strikes(fault: Fault, number: int, raw: bytes) -> bool:
    match fault:
        case StatusAt(ins=ins):
            return len(raw) > 1 and raw[1] == ins
        case Slow(at=at):
            return at in (EVERY, number)
        case _:
            return fault.at == number
