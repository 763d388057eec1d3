"""A fault in a word: `torn@3`, `sw=6F00@5`, `flicker@3:0.6`. What a command line and a marker say.

A word is KIND[=VALUE][@N][:DETAIL]. N is how many commands are answered before it happens, so that @0 is the first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, assert_never

from reader.virtual.card import Card
from reader.virtual.faults import (
    EVERY,
    Answer,
    Exchanged,
    Fault,
    Flicker,
    Glitch,
    Lengthened,
    Moment,
    Mute,
    Slow,
    StatusAt,
    Torn,
    TornAnswer,
    Truncated,
    TwoCards,
)

COMMANDS_MAX: Final = 1_000_000
SECONDS_MAX: Final = 3600.0
BYTES_MAX: Final = 65536
# Longer than pcscd's look (0.4 seconds as installed), so that the removal is told.
FLICKER_S: Final = 0.6
_AFTER: Final = "after"
_STUCK: Final = "stuck"
_INS: Final = "ins="
_KIND: Final = re.compile(r"[a-z-]*")
_HEXADECIMAL: Final = re.compile(r"(?:[0-9A-Fa-f]{2})*")


class FaultError(ValueError):
    """A fault's word cannot be read; the text shows the place and says what can stand there."""


@dataclass(frozen=True, slots=True)
class ExchangedFor:
    """Exchanged, for the card of the persona `name`."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class TwoCardsWith:
    """Two cards, the second one that of the persona `name`."""

    name: str


Wanted: TypeAlias = Fault | ExchangedFor | TwoCardsWith


@dataclass(slots=True)
class _Word:
    """A word in its parts, each with the place where it begins; a part that a kind does not take stays over."""

    text: str
    kind: str
    value: tuple[int, str] | None = None
    at: tuple[int, str] | None = None
    detail: tuple[int, str] | None = None

    def wrong(self, place: int, why: str) -> FaultError:
        return FaultError(f"{why}\n  {self.text}\n  {' ' * place}^")

    def count(self) -> int:
        """The N of @N."""
        if self.at is None:
            raise self.wrong(len(self.text.partition(":")[0]), "@N is missing: N commands are answered before it")
        place, text = self.at
        self.at = None
        return self._number(place, text, COMMANDS_MAX, "a number of commands")

    def length(self, default: int) -> int:
        """The detail, as a number of bytes."""
        if self.detail is None:
            return default
        place, text = self.detail
        self.detail = None
        return self._number(place, text, BYTES_MAX, "a number of bytes")

    def _number(self, place: int, text: str, highest: int, what: str) -> int:
        if not (text.isascii() and text.isdecimal() and int(text) <= highest):
            raise self.wrong(place, f"{what} from 0 to {highest} is wanted, not {text!r}")
        return int(text)

    def seconds(self, part: tuple[int, str]) -> float:
        place, text = part
        try:
            seconds = float(text)
        except ValueError:
            seconds = math.nan
        if not 0 <= seconds <= SECONDS_MAX:
            raise self.wrong(place, f"seconds from 0 to {SECONDS_MAX:.0f} are wanted, like 0.6, not {text!r}")
        return seconds

    def raw(self, part: tuple[int, str], size: int | None = None) -> bytes:
        place, text = part
        if not _HEXADECIMAL.fullmatch(text) or (size is not None and len(text) != 2 * size):
            wanted = f"{2 * size} hexadecimal digits" if size else "two hexadecimal digits for each byte"
            raise self.wrong(place, f"{wanted} are wanted, not {text!r}")
        return bytes.fromhex(text)

    def needed(self, what: str) -> tuple[int, str]:
        """The =VALUE, which this kind has to have."""
        if self.value is None:
            raise self.wrong(len(self.kind), f"={what} is missing")
        part, self.value = self.value, None
        return part

    def extra(self) -> tuple[int, str] | None:
        """The detail as it is."""
        part, self.detail = self.detail, None
        return part

    def flag(self, word: str) -> bool:
        """Whether the detail is this word, which is the only one that it can be."""
        if self.detail is None:
            return False
        place, text = self.detail
        if text != word:
            raise self.wrong(place, f"only {word!r} can stand here, not {text!r}")
        self.detail = None
        return True

    def moment(self) -> Moment:
        return Moment.AFTER if self.flag(_AFTER) else Moment.BEFORE

    def finish(self) -> None:
        """Complain about a part that this kind does not take."""
        for mark, part in (("=", self.value), ("@", self.at), (":", self.detail)):
            if part is not None:
                raise self.wrong(part[0] - 1, f"{self.kind} takes no {mark}; it is written {KINDS[self.kind].form}")


def _flicker(word: _Word) -> Wanted:
    # the only kind with two details
    at, part = word.count(), word.extra()
    if part is None:
        return Flicker(at, FLICKER_S)
    place, text = part
    seconds, colon, moment = text.partition(":")
    if colon:
        word.detail = (place + len(seconds) + 1, moment)
    return Flicker(at, word.seconds((place, seconds)), word.moment())


def _slow(word: _Word) -> Wanted:
    seconds = word.seconds(word.needed("SECONDS"))
    return Slow(seconds, word.count() if word.at is not None else EVERY)


def _status(word: _Word) -> Wanted:
    status = word.raw(word.needed("XXXX"), 2)
    if word.at is not None and word.at[1].startswith(_INS):
        (place, text), word.at = word.at, None
        ins = word.raw((place + len(_INS), text.removeprefix(_INS)), 1)
        return StatusAt(ins[0], int.from_bytes(status, "big"))
    return Answer(word.count(), status, word.moment())


def _answer(word: _Word) -> Wanted:
    return Answer(raw=word.raw(word.needed("HEX")), at=word.count(), moment=word.moment())


def _lengthened(word: _Word) -> Wanted:
    at, part = word.count(), word.extra()
    return Lengthened(at, word.raw(part) if part is not None else b"\0")


def _exchanged(word: _Word) -> Wanted:
    at, part = word.count(), word.extra()
    if part is None or not part[1]:
        raise word.wrong(len(word.text), ":NAME is missing: the persona whose card lies there then")
    return ExchangedFor(at, part[1])


def _two_cards(word: _Word) -> Wanted:
    part = word.extra()
    if part is not None and not part[1]:
        raise word.wrong(part[0], "a persona's name is wanted")
    return TwoCardsWith(part[1]) if part is not None else TwoCards()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault: how it is written, and what it does."""

    form: str
    text: str
    build: Callable[[_Word], Wanted]


KINDS: Final[Mapping[str, Kind]] = {
    "torn": Kind(
        "torn@N[:after]", "pulled; `after`: the card has done the command", lambda w: Torn(w.count(), w.moment())
    ),
    "torn-answer": Kind(
        "torn-answer@N[:BYTES]",
        "pulled when so much of the answer is out",
        lambda w: TornAnswer(w.count(), w.length(1)),
    ),
    "flicker": Kind("flicker@N[:SECONDS[:after]]", f"away for a moment ({FLICKER_S})", _flicker),
    "mute": Kind(
        "mute@N[:stuck]",
        "no answer until power is lost; `stuck`: not even then",
        lambda w: Mute(w.count(), stuck=w.flag(_STUCK)),
    ),
    "slow": Kind("slow=SECONDS[@N]", "every command, or this one, takes longer", _slow),
    "sw": Kind("sw=XXXX@N[:after]", "this status word, in place of the answer", _status),
    "sw ins": Kind("sw=XXXX@ins=YY", "likewise for every command with this instruction byte", _status),
    "answer": Kind("answer=HEX@N[:after]", "these bytes as the answer; none and one are possible", _answer),
    "truncated": Kind(
        "truncated@N[:BYTES]", "the answer's data is cut to so much (0)", lambda w: Truncated(w.count(), w.length(0))
    ),
    "lengthened": Kind("lengthened@N[:HEX]", "the answer's data is followed by these bytes (00)", _lengthened),
    "glitch": Kind("glitch@N", "power fails for an instant: selection and PINs are lost", lambda w: Glitch(w.count())),
    "exchanged": Kind("exchanged@N:NAME", "from then on another card lies there, and nobody is told", _exchanged),
    "two-cards": Kind(
        "two-cards[:NAME]",
        "a second card beside it: the reader reports none; with NAME: one of the two, by turns (assumptions)",
        _two_cards,
    ),
}


def read_fault(text: str) -> Wanted:
    """Read one word. Raises FaultError, which shows where it goes wrong."""
    found = _KIND.match(text)
    name = found[0] if found else ""
    word = _Word(text, name)
    if name not in KINDS:
        names = ", ".join(kind for kind in KINDS if " " not in kind)
        raise word.wrong(0, f"no fault {text!r}; there are {names}" if text else f"a fault is wanted: {names}")
    rest = re.compile(r"(?:=([^@:]*))?(?:@([^:]*))?(?::(.*))?", re.DOTALL).fullmatch(text, len(name))
    if rest is None:
        raise word.wrong(len(name), f"{name} is written {KINDS[name].form}")
    word.value, word.at, word.detail = (
        (rest.start(group), rest[group]) if rest[group] is not None else None for group in (1, 2, 3)
    )
    wanted = KINDS[name].build(word)
    word.finish()
    return wanted


def bind(wanted: Wanted, card_of: Callable[[str], Card], count: int = 0) -> Fault:
    """The fault for a card that has answered `count` commands already; `card_of` gives another card by name."""
    match wanted:
        case TwoCardsWith(name):
            return TwoCards(card_of(name), name)
        case ExchangedFor(at, name):
            return Exchanged(at + count, card_of(name), name)
        case StatusAt() | TwoCards():
            return wanted
        case _:
            return wanted if wanted.at == EVERY else replace(wanted, at=wanted.at + count)


def describe(fault: Fault, count: int = 0) -> str | None:
    """The word of a fault, N counted from now on; None when it has struck."""
    if not isinstance(fault, StatusAt | TwoCards) and fault.at != EVERY and fault.at < count:
        return None
    match fault:
        case Torn(at, moment):
            return f"torn@{at - count}{_after(moment)}"
        case TornAnswer(at, sent):
            return f"torn-answer@{at - count}:{sent}"
        case Flicker(at, seconds, moment):
            return f"flicker@{at - count}:{seconds:g}{_after(moment)}"
        case Mute(at, stuck):
            return f"mute@{at - count}{':stuck' if stuck else ''}"
        case Slow(seconds, at):
            return f"slow={seconds:g}{f'@{at - count}' if at != EVERY else ''}"
        case Answer(at, raw, moment):
            kind = "sw" if len(raw) == 2 else "answer"
            return f"{kind}={raw.hex().upper()}@{at - count}{_after(moment)}"
        case StatusAt(ins, status):
            return f"sw={status:04X}@ins={ins:02X}"
        case Truncated(at, keep):
            return f"truncated@{at - count}:{keep}"
        case Lengthened(at, extra):
            return f"lengthened@{at - count}:{extra.hex().upper()}"
        case Glitch(at):
            return f"glitch@{at - count}"
        case Exchanged(at, _, name):
            return f"exchanged@{at - count}:{name}"
        case TwoCards(_, name):
            return f"two-cards{f':{name}' if name else ''}"
        case _:
            assert_never(fault)


def _after(moment: Moment) -> str:
    return f":{_AFTER}" if moment is Moment.AFTER else ""


def forms() -> str:
    """What can be written, one kind a line, for help."""
    return "\n".join(f"  {kind.form:28} {kind.text}" for kind in KINDS.values())
