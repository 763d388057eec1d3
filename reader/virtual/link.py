"""The time that a real line takes: how long the bytes of a command and of its answer are on their way.

Contactless: ISO/IEC 14443 type B, which is what readers report of a My Number Card. Its answer to request says FSCI 8
(frames of 256 bytes), 212 and 424 kbit/s beside 106, and the shortest TR2 (the protocol information B3 81 A1 within the
answer to reset, PC/SC part 3). Contact: T=1, IFSC 254, guard time N=255, as in the answer to reset
3B E0 00 FF 81 31 FE 45 14.

Each time is the shortest that the standard allows, so a real reader, its cable and its driver come on top.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from reader.virtual.card import Card
from reader.virtual.faults import CardTorn

ASSUMED_RSA_S: Final = 0.5
"""What an RSA-2048 signature is assumed to take. No measurement of a My Number Card is published."""

_CARRIER_HZ: Final = 13_560_000  # fc
_SUBCARRIER_HZ: Final = _CARRIER_HZ / 16  # fs, ISO/IEC 14443-2
_CLOCK_HZ: Final = 3_571_200  # makes 9600 baud with F = 372, D = 1
_F: Final = 372
_CONTACTLESS: Final = (106, 212, 424)
_BAUD: Final = tuple(9600 * d for d in (1, 2, 4, 8, 12, 16, 20, 32))  # Di, ISO/IEC 7816-3 table 8

_COMPUTE_SIGNATURE: Final = 0x2A
_INTERNAL_AUTHENTICATE: Final = 0x88
_OK: Final = b"\x90\x00"


@dataclass(frozen=True, slots=True)
class Contactless:
    """ISO/IEC 14443 type B at 106, 212 or 424 kbit/s in both directions. Raises ValueError for another rate."""

    kbit: int

    _FRAME = 256  # FSC and FSD
    _OVERHEAD = 3  # PCB and CRC; one card alone is spoken to without CID and NAD: ISO/IEC 14443-4 clause 7.1
    _CHARACTER_ETU = 10  # start, eight bits, stop, and no extra guard time: ISO/IEC 14443-3 clause 7.1.1
    _DELIMITERS_ETU = 12 + 10  # SOF and EOF: clauses 7.1.4 and 7.1.5
    _TO_CARD_ETU = 10  # TR2 is 10 etu + 32/fs: protocol type in the ATQB, clause 7.9
    _TO_CARD_S = 32 / _SUBCARRIER_HZ
    _TO_READER_S = (64 + 80) / _SUBCARRIER_HZ  # TR0 and TR1: clause 7.1.6

    def __post_init__(self) -> None:
        if self.kbit not in _CONTACTLESS:
            raise ValueError(f"{_choice(_CONTACTLESS)} kbit/s is wanted, not {self.kbit}")

    def command_s(self, length: int) -> float:
        """Seconds from the first bit of a command of so many bytes until the card has it, with its acknowledgements."""
        return _blocks_s(length, self._FRAME - self._OVERHEAD, self._block_s, self._to_reader_s, self._to_card_s)

    def answer_s(self, length: int) -> float:
        """Seconds from the card's having an answer of so many bytes until the reader may send again."""
        inside = _blocks_s(length, self._FRAME - self._OVERHEAD, self._block_s, self._to_card_s, self._to_reader_s)
        return self._to_reader_s + inside + self._to_card_s

    @property
    def _etu_s(self) -> float:
        # 106 stands for fc/128, and the others for its multiples: ISO/IEC 14443-2
        return 128 / _CARRIER_HZ / (self.kbit // 106)

    @property
    def _to_reader_s(self) -> float:
        return self._TO_READER_S

    @property
    def _to_card_s(self) -> float:
        return self._TO_CARD_ETU * self._etu_s + self._TO_CARD_S

    def _block_s(self, payload: int) -> float:
        return ((payload + self._OVERHEAD) * self._CHARACTER_ETU + self._DELIMITERS_ETU) * self._etu_s


@dataclass(frozen=True, slots=True)
class Contact:
    """ISO/IEC 7816-3 with T=1 at 9600 baud or a multiple of it for which there is a Di. Raises ValueError otherwise."""

    baud: int

    _INFORMATION = 254  # IFSC of the answer to reset; the reader's IFSD is made the same by S(IFS): clause 11.4.2
    _OVERHEAD = 3 + 1  # NAD, PCB, LEN and the LRC: clause 11.3
    _CHARACTER_ETU = 11  # N = 255 under T=1: clause 11.2
    _TURN_ETU = 22 - 11  # BGT of 22 etu counts from the beginning of the last character: clause 11.2

    def __post_init__(self) -> None:
        if self.baud not in _BAUD:
            raise ValueError(f"{_choice(_BAUD)} baud is wanted, not {self.baud}")

    def command_s(self, length: int) -> float:
        """Seconds from the first bit of a command of so many bytes until the card has it, with its acknowledgements."""
        return _blocks_s(length, self._INFORMATION, self._block_s, self._turn_s, self._turn_s)

    def answer_s(self, length: int) -> float:
        """Seconds from the card's having an answer of so many bytes until the reader may send again."""
        return self._turn_s + self.command_s(length) + self._turn_s

    @property
    def _etu_s(self) -> float:
        return _F / _CLOCK_HZ / (self.baud // 9600)

    @property
    def _turn_s(self) -> float:
        return self._TURN_ETU * self._etu_s

    def _block_s(self, payload: int) -> float:
        return (payload + self._OVERHEAD) * self._CHARACTER_ETU * self._etu_s


Line: TypeAlias = Contactless | Contact


def names() -> tuple[str, ...]:
    """What `parse` understands."""
    return (*(f"contactless-{kbit}" for kbit in _CONTACTLESS), *(f"contact-{baud}" for baud in _BAUD))


def parse(text: str) -> Line:
    """Read "contactless-212" or "contact-9600". Raises ValueError with all that there is."""
    if text not in names():
        raise ValueError(f"no line {text!r}; there are {', '.join(names())}")
    kind, _, rate = text.partition("-")
    return Contactless(int(rate)) if kind == "contactless" else Contact(int(rate))


def name_of(line: Line) -> str:
    """What `parse` reads as this line."""
    return f"contactless-{line.kbit}" if isinstance(line, Contactless) else f"contact-{line.baud}"


class Link:
    """A card behind a line of some speed; itself a card, and the answers are its own.

    `rsa_s` is how long a signature takes in all; what the computation here takes counts towards it. `sleep` is how time
    passes, in seconds; by default it ends early when the card loses power, and the command gets no answer then.
    """

    def __init__(
        self,
        card: Card,
        line: Line,
        *,
        rsa_s: float = ASSUMED_RSA_S,
        sleep: Callable[[float], object] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if rsa_s < 0:
            raise ValueError(f"a signature takes 0 seconds or more, not {rsa_s}")
        self.card = card
        self.line = line
        self.rsa_s = rsa_s
        self._dark = threading.Event()
        self._sleep = sleep or self._dark.wait
        self._clock = clock

    @property
    def atr(self) -> bytes:
        """The card's own."""
        return self.card.atr

    def power_on(self) -> bytes:
        """As the card does."""
        self._dark.clear()
        return self.card.power_on()

    def power_off(self) -> None:
        """As the card does; a transmission under way ends."""
        self._dark.set()
        self.card.power_off()

    def reset(self) -> bytes:
        """As the card does."""
        self._dark.clear()
        return self.card.reset()

    def transmit(self, raw: bytes) -> bytes:
        """Answer as the card does, when a real line would have brought the answer. Raises CardTorn."""
        self._pass(self.line.command_s(len(raw)))
        if self._dark.is_set():
            # The card was gone before it had the command.
            return b""
        began = self._clock()
        try:
            answer = self.card.transmit(raw)
        except CardTorn as torn:
            if torn.sent:
                self._pass(self.line.answer_s(len(torn.sent)))
            raise
        if _signs(raw, answer):
            self._pass(self.rsa_s - (self._clock() - began))
        self._pass(self.line.answer_s(len(answer)))
        return b"" if self._dark.is_set() else answer

    def _pass(self, seconds: float) -> None:
        if seconds > 0 and not self._dark.is_set():
            self._sleep(seconds)


def _signs(raw: bytes, answer: bytes) -> bool:
    """Whether the card used a private key for this command."""
    wanted = len(raw) > 1 and raw[1] in (_COMPUTE_SIGNATURE, _INTERNAL_AUTHENTICATE)
    return wanted and len(answer) > len(_OK) and answer.endswith(_OK)


def _blocks_s(length: int, largest: int, block_s: Callable[[int], float], turn_s: float, turn_back_s: float) -> float:
    """Seconds for `length` bytes in chained blocks; each but the last is acknowledged by a block without payload."""
    whole, rest = divmod(length, largest)
    if whole and not rest:
        whole, rest = whole - 1, largest
    return whole * (block_s(largest) + turn_s + block_s(0) + turn_back_s) + block_s(rest)


def _choice(values: tuple[int, ...]) -> str:
    return f"one of {', '.join(map(str, values))}"
