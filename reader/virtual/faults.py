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

    One changed for another between two looks of the reader. `name` is whose it is, for who tells of it.
    """

    at: int
    card: Card = field(repr=False)
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class TwoCards:
    """A second contactless card lies on the same reader, from the next time that the reader gives power.

    ISO/IEC 14443-3 lets a reader single out one card of several, and with that one alone it talks; a conversation under
    way is therefore not disturbed. What PC/SC is told is the reader's affair and nowhere laid down, so that both of
    these are assumptions. `card` None: the reader cannot tell them apart and reports no card at all, until one is
    taken. With a `card`: the reader singles out one, and which one is chance; here they take turns, and the card that
    is not in use has no power. `name` is whose the other is.
    """

    card: Card | None = field(default=None, repr=False)
    name: str = field(default="", compare=False)


Fault: TypeAlias = (
    Torn
    | TornAnswer
    | Flicker
    | Mute
    | Slow
    | Answer
    | StatusAt
    | Truncated
    | Lengthened
    | Glitch
    | Exchanged
    | TwoCards
)


class _Silence:
    """One command that is kept waiting; `stuck`: it waits on when power is lost."""

    def __init__(self, *, stuck: bool) -> None:
        self.stuck = stuck
        self.over = threading.Event()


class FaultyCard:
    """A card to which all of `faults` happen; itself a card. `sleep` is how time passes for a slow one."""

    def __init__(self, card: Card, *faults: Fault, sleep: Callable[[float], None] = time.sleep) -> None:
        self.card = card
        self.faults = faults
        self.count = 0
        self._own = card  # the one that was placed, while another is in use
        self._turns = 0
        self._sleep = sleep
        self._silence: _Silence | None = None
        self._freed = False
        self._powered = threading.Event()
        # Set while a command is being kept waiting: what a test waits for before it goes on.
        self.muted = threading.Event()

    @property
    def atr(self) -> bytes:
        """The card's own; b"" where the reader reports no card."""
        # A reader that has singled out its card looks whether that one is there, and not for others.
        return b"" if TwoCards() in self.faults and not self._powered.is_set() else self.card.atr

    def power_on(self) -> bytes:
        """As the card does, or the other one of two; b"" where the reader can tell neither."""
        if TwoCards() in self.faults:
            return b""
        self._powered.set()
        return self._single_out().power_on()

    def power_off(self) -> None:
        """As the card does; a mute card's command ends, unless the card is stuck."""
        self._powered.clear()
        self.card.power_off()
        if self._silence is not None and not self._silence.stuck:
            self._silence.over.set()

    def reset(self) -> bytes:
        """As the card does."""
        return self.card.reset()

    def release(self) -> None:
        """End every silence, now and later."""
        self._freed = True
        self._end_silence()

    def suffer(self, *faults: Fault) -> None:
        """Let these happen from now on in place of those before; a silence under way ends. For any thread."""
        self.faults = faults
        self._end_silence()

    def _end_silence(self) -> None:
        if self._silence is not None:
            self._silence.over.set()

    def _single_out(self) -> Card:
        """The card that gets power: the one that was placed, or of two each in its turn."""
        beside = next((fault.card for fault in self.faults if isinstance(fault, TwoCards)), None)
        if beside is None and not self._turns:
            return self.card
        chosen = beside if beside is not None and self._turns % 2 else self._own
        self._turns = self._turns + 1 if beside is not None else 0
        if chosen is not self.card:
            self.card.power_off()
            self.card = chosen
        return chosen

    def transmit(self, raw: bytes) -> bytes:
        """Answer as the card does, after everything that happens to this command. Raises CardTorn."""
        number, self.count = self.count, self.count + 1
        if not self.faults:
            return self.card.transmit(raw)
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
                self.card = self._own = card
                card.power_on()
            case Slow(seconds=seconds):
                self._sleep(seconds)
            case Answer(raw=raw, moment=Moment.BEFORE):
                return raw
            case StatusAt(status=status):
                return status.to_bytes(2, "big")
            case Torn() | TornAnswer() | Flicker() | Answer() | Mute() | Truncated() | Lengthened() | TwoCards():
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
            case Mute(stuck=stuck):
                return self._keep_silent(answer, _Silence(stuck=stuck))
            case Glitch() | Slow() | StatusAt() | Exchanged() | TwoCards():
                return answer
            case _:
                assert_never(fault)

    def _keep_silent(self, answer: bytes, silence: _Silence) -> bytes:
        # First it can be ended, then it is looked at whether it should be: a thread that takes the power goes the
        # other way, so that one of the two always ends it.
        self._silence = silence
        if self._freed or not (silence.stuck or self._powered.is_set()):
            silence.over.set()
        self.muted.set()
        silence.over.wait()
        self.muted.clear()
        self._silence = None
        return answer if self._powered.is_set() else b""


def _strikes(fault: Fault, number: int, raw: bytes) -> bool:
    match fault:
        case StatusAt(ins=ins):
            return len(raw) > 1 and raw[1] == ins
        case Slow(at=at):
            return at in (EVERY, number)
        case TwoCards():
            return False
        case _:
            return fault.at == number
