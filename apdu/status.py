"""Status words (SW1-SW2) of ISO/IEC 7816-4 clause 5.6, as the My Number Card uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from apdu.errors import NotFound, SecurityStatusNotSatisfied, StatusError

_MEANING: Final = {
    0x9000: "OK",
    0x6281: "returned data may be corrupted",
    0x6282: "end of file reached before Ne bytes",
    0x6283: "file deactivated",
    0x6300: "verification failed, number of retries unlimited",
    0x6381: "file full",
    0x6400: "execution error, memory unchanged",
    0x6581: "memory failure",
    0x66F1: "security environment faulty",
    0x6700: "wrong length",
    0x6881: "logical channel not supported",
    0x6882: "secure messaging not supported",
    0x6981: "command incompatible with file structure",
    0x6982: "security status not satisfied",
    0x6983: "authentication method blocked",
    0x6984: "reference data not usable (locked)",
    0x6985: "conditions of use not satisfied",
    0x6986: "command not allowed (no current EF)",
    0x6987: "secure messaging data objects missing",
    0x6988: "secure messaging data objects incorrect",
    0x69FC: "secure messaging not available for this file",
    0x6A80: "incorrect parameters in the command data field",
    0x6A81: "function not supported",
    0x6A82: "file or application not found",
    0x6A83: "record not found",
    0x6A84: "not enough memory in the file",
    0x6A86: "incorrect parameters P1-P2",
    0x6A87: "Nc inconsistent with P1-P2",
    0x6A88: "referenced data not found",
    0x6B00: "wrong parameters (offset outside the file)",
    0x6D00: "instruction not supported",
    0x6E00: "class not supported",
    0x6F00: "no precise diagnosis",
}


@dataclass(frozen=True, slots=True)
class StatusWord:
    """The two status bytes of a response, as one number from 0 to FFFF."""

    value: int

    def __post_init__(self) -> None:
        if not 0 <= self.value <= 0xFFFF:
            raise ValueError(f"a status word has two bytes, not {self.value:#x}")

    @property
    def sw1(self) -> int:
        """The first byte."""
        return self.value >> 8

    @property
    def sw2(self) -> int:
        """The second byte."""
        return self.value & 0xFF

    @property
    def ok(self) -> bool:
        """Whether it is 9000, and nothing else."""
        return self.value == 0x9000

    @property
    def retries_left(self) -> int | None:
        """Tries left that 63Cx tells; None for every other status word.

        SW1 and the high half of SW2 are both looked at: 6983 and 6984 carry no count.
        """
        return self.value & 0x0F if self.value & 0xFFF0 == 0x63C0 else None

    @property
    def blocked(self) -> bool:
        """Whether a VERIFY answered so because the PIN is blocked.

        6984 is what the My Number Card was seen to answer; 6983 is ISO/IEC 7816-4's; both are accepted.
        """
        return self.value in (0x6983, 0x6984, 0x63C0)

    @property
    def meaning(self) -> str:
        """The status word in words, for a log or a developer."""
        if (left := self.retries_left) is not None:
            return f"verification failed, {left} tries left"
        if self.sw1 == 0x61:
            return f"{self.sw2 or 256} more bytes available"
        if self.sw1 == 0x6C:
            return f"wrong Le, {self.sw2 or 256} bytes available"
        return _MEANING.get(self.value, "unknown status word")

    def expect(self, *accepted: int) -> None:
        """Return if it is 9000 or one of `accepted`; otherwise raise the StatusError that it means."""
        if self.ok or self.value in accepted:
            return
        if self.value == 0x6982:
            raise SecurityStatusNotSatisfied(self)
        if self.value in (0x6A82, 0x6A83):
            raise NotFound(self)
        raise StatusError(self)

    def __str__(self) -> str:
        return f"{self.value:04X} ({self.meaning})"


OK: Final = StatusWord(0x9000)
