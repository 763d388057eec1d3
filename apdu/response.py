"""Response APDUs of ISO/IEC 7816-3 clause 12.1."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Self

from apdu.errors import MalformedApdu
from apdu.status import OK, StatusWord

_STATUS: Final = 2
_LONGEST: Final = 65536 + _STATUS


@dataclass(frozen=True, slots=True)
class ResponseAPDU:
    """One answer: `data` (0 to 65536 bytes) and its status word.

    `repr` tells the length of the data and hides the bytes: they may be personal.
    """

    data: bytes = field(default=b"", repr=False)
    sw: StatusWord = OK

    def __bytes__(self) -> bytes:
        return self.data + self.sw.value.to_bytes(_STATUS, "big")

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """Read an answer; raises MalformedApdu below 2 bytes: silence is no status word."""
        raw = bytes(raw)
        if len(raw) < _STATUS:
            raise MalformedApdu(f"an answer has at least 2 bytes, not {len(raw)}")
        if len(raw) > _LONGEST:
            raise MalformedApdu(f"an answer has at most {_LONGEST} bytes, not {len(raw)}")
        return cls(raw[:-_STATUS], StatusWord(int.from_bytes(raw[-_STATUS:], "big")))

    def __repr__(self) -> str:
        return f"ResponseAPDU({len(self.data)} bytes, {self.sw})"
