"""Command APDUs: all cases of ISO/IEC 7816-3 clause 12.1, short and extended."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple, Self

from apdu.errors import MalformedApdu

SHORT_NE_MAX: Final = 256
EXTENDED_NE_MAX: Final = 65536
_SHORT_NC_MAX: Final = 255
_EXTENDED_NC_MAX: Final = 65535
_HEADER: Final = 4


class _Fields(NamedTuple):
    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes | bytearray
    ne: int
    force_extended: bool


class CommandAPDU(_Fields):
    """One command: four header bytes, `data` (Nc bytes) and `ne`, the most bytes that may come back.

    `ne` is Ne itself, never the Le byte: 0 no answer data expected, 1..256 short, up to 65536 extended.
    The encoding is short where both fit and extended otherwise; `force_extended` asks for the longer form.
    `repr` hides the data field, because it may carry a PIN. `data` may be a bytearray, which is kept and not copied:
    when its owner empties it, no data field is left, and a VERIFY sent late only asks for the tries left.
    Raises MalformedApdu for a header byte, length or class that cannot be sent.
    """

    # A tuple and not a frozen dataclass, which sets field by field: a program waits while the virtual card makes one.
    __slots__ = ()

    def __new__(
        cls,
        cla: int,
        ins: int,
        p1: int = 0,
        p2: int = 0,
        data: bytes | bytearray = b"",
        ne: int = 0,
        *,
        force_extended: bool = False,
    ) -> Self:
        """Check every field; `_make` and `_replace` do not."""
        for name, value in (("CLA", cla), ("INS", ins), ("P1", p1), ("P2", p2)):
            if not 0 <= value <= 0xFF:
                raise MalformedApdu(f"{name} is one byte")
        _check_header(cla, ins)
        if len(data) > _EXTENDED_NC_MAX:
            raise MalformedApdu(f"data has at most {_EXTENDED_NC_MAX} bytes, not {len(data)}")
        if not 0 <= ne <= EXTENDED_NE_MAX:
            raise MalformedApdu(f"Ne is 0 to {EXTENDED_NE_MAX}, not {ne}")
        if force_extended and not (data or ne):
            raise MalformedApdu("a command without data and answer has no extended form")
        return super().__new__(cls, cla, ins, p1, p2, data, ne, force_extended)

    def __repr__(self) -> str:
        shown = f"cla={self.cla}, ins={self.ins}, p1={self.p1}, p2={self.p2}, ne={self.ne}"
        return f"CommandAPDU({shown}, force_extended={self.force_extended})"

    @property
    def extended(self) -> bool:
        """Whether the length fields are extended."""
        return self.force_extended or len(self.data) > _SHORT_NC_MAX or self.ne > SHORT_NE_MAX

    @property
    def case(self) -> str:
        """The name of ISO/IEC 7816-3 table 12: 1, 2S, 3S, 4S, 2E, 3E or 4E."""
        number = 1 + (2 if self.data else 0) + (1 if self.ne else 0)
        if number == 1:
            return "1"
        return f"{number}{'E' if self.extended else 'S'}"

    def octets(self) -> Iterator[int]:
        """The encoded command, byte by byte, without making a copy of the data field."""
        header = (self.cla, self.ins, self.p1, self.p2)
        lc, le = self._length_fields()
        return chain(header, lc, self.data, le)

    def __bytes__(self) -> bytes:
        lc, le = self._length_fields()
        return bytes((self.cla, self.ins, self.p1, self.p2)) + lc + self.data + le

    def _length_fields(self) -> tuple[bytes, bytes]:
        nc = len(self.data)
        if not self.extended or not (nc or self.ne):  # emptied data leaves case 1, whatever was asked for
            return bytes((nc,)) if nc else b"", bytes((self.ne & 0xFF,)) if self.ne else b""
        lc = b"\0" + nc.to_bytes(2, "big") if nc else b""
        le = (self.ne & 0xFFFF).to_bytes(2, "big") if self.ne else b""
        return lc, le if nc else b"\0" + le  # case 2E: three bytes, the first of them zero

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """Read a command as a card does; raises MalformedApdu for bytes that fit no case."""
        raw = bytes(raw)
        if len(raw) < _HEADER:
            raise MalformedApdu(f"a command has at least 4 bytes, not {len(raw)}")
        cla, ins, p1, p2 = raw[:_HEADER]
        _check_header(cla, ins)
        # What fits in the lengths' bytes is within their bounds.
        return cls._make((cla, ins, p1, p2, *_split(raw[_HEADER:])))

    def __eq__(self, other: object) -> bool:
        """Equal when the same bytes are sent."""
        return bytes(self) == bytes(other) if isinstance(other, CommandAPDU) else NotImplemented

    def __hash__(self) -> int:
        return hash(bytes(self))


def _check_header(cla: int, ins: int) -> None:
    if cla == 0xFF:
        raise MalformedApdu("CLA FF is invalid (ISO/IEC 7816-4 clause 5.4)")
    if ins & 0xF0 in (0x60, 0x90):
        raise MalformedApdu("INS 6X and 9X are invalid (ISO/IEC 7816-4 clause 5.5)")


def _split(body: bytes) -> tuple[bytes, int, bool]:
    """Return data, Ne and whether the lengths are extended, from what follows the header."""
    if not body:
        return b"", 0, False  # case 1
    if len(body) == 1:
        return b"", body[0] or SHORT_NE_MAX, False  # case 2S
    if body[0]:
        nc = body[0]
        if len(body) == 1 + nc:
            return body[1:], 0, False  # case 3S
        if len(body) == 2 + nc:
            return body[1 : 1 + nc], body[-1] or SHORT_NE_MAX, False  # case 4S
        raise MalformedApdu(f"Lc says {nc} bytes, {len(body) - 1} follow")
    if len(body) == 2:
        raise MalformedApdu("the extended length field is cut off")
    length = int.from_bytes(body[1:3], "big")
    if len(body) == 3:
        return b"", length or EXTENDED_NE_MAX, True  # case 2E
    if not length:
        raise MalformedApdu("an extended Lc is not zero")
    rest = len(body) - 3 - length
    if rest == 0:
        return body[3:], 0, True  # case 3E
    if rest == 2:
        return body[3:-2], int.from_bytes(body[-2:], "big") or EXTENDED_NE_MAX, True  # case 4E
    raise MalformedApdu(f"extended Lc says {length} bytes, {len(body) - 3} follow")
