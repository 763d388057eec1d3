"""Commands of ISO/IEC 7816-4 as scripts: select, read binary, verify, tries left.

What is sent is what the My Number Card was seen to accept: SELECT EF only with P1=02, an empty VERIFY only as a bare
four-byte command, short EF identifiers for everything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Self

from apdu.atr import extended_length
from apdu.command import EXTENDED_NE_MAX, SHORT_NE_MAX, CommandAPDU
from apdu.errors import (
    Incomplete,
    LengthRefused,
    MalformedTlv,
    PinBlocked,
    PinRejected,
    StatusError,
    UnexpectedContent,
)
from apdu.response import ResponseAPDU
from apdu.script import Script, exchange
from apdu.tlv import Header

SELECT: Final = 0xA4
VERIFY: Final = 0x20
READ_BINARY: Final = 0xB0

_BY_SHORT_ID: Final = 0x80
_SHORT_ID_MAX: Final = 30  # ISO/IEC 7816-4: five bits, neither all zero nor all one
_OFFSET_MAX: Final = 0x7FFF
_OBJECT_MAX: Final = 65536
_END_OF_FILE: Final = 0x6282
_OUTSIDE_FILE: Final = 0x6B00
_CURRENT: Final = 0x80
_NOT_AWAKE: Final = 0x6F00
# What a card answers that knows the command but neither short EF identifiers nor extended length.
_LENGTH_STATUS: Final = (0x6700, 0x6883, 0x6884, 0x6A87)
_NO_SHORT_ID_STATUS: Final = (0x6A81, 0x6A86)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How this card, through this reader, is spoken to; found out once and kept for the visit.

    `extended`: answers longer than 256 bytes may be asked for. `short_ids`: files and keys are named in the command.
    """

    extended: bool = True
    short_ids: bool = True

    @classmethod
    def for_atr(cls, atr: bytes) -> Self:
        """The dialect to begin with: extended length unless the card itself says that it has none."""
        return cls(extended=extended_length(atr) is not False)


def select_application(aid: bytes) -> Script[None]:
    """Select an application by its identifier, asking for no FCI. Raises NotFound when the card has none such.

    Sent a second time after 6F00: a My Number card was seen to answer its first command after power-on so (myna-card).
    """
    command = CommandAPDU(0x00, SELECT, 0x04, 0x0C, aid)
    response = yield from exchange(command)
    if response.sw.value == _NOT_AWAKE:
        response = yield from exchange(command)
    response.sw.expect()


def select_ef(identifier: int) -> Script[None]:
    """Select an elementary file of the current application by its two-byte identifier. Raises NotFound."""
    response = yield from exchange(CommandAPDU(0x00, SELECT, 0x02, 0x0C, identifier.to_bytes(2, "big")))
    response.sw.expect()


def address(identifier: int, dialect: Dialect) -> Script[int]:
    """Return the byte that names a file or key in a command: its short identifier, or the current file (80).

    Selects the file where short identifiers are not understood, or where this one is not among 0001 to 001E.
    """
    if dialect.short_ids and 1 <= identifier <= _SHORT_ID_MAX:
        return _BY_SHORT_ID | identifier
    yield from select_ef(identifier)
    return _CURRENT


def retries_left(identifier: int, dialect: Dialect) -> Script[int]:
    """Ask how many tries a PIN has left, without using one.

    Sent as a bare four-byte VERIFY: the card answers 63Cx also when the PIN is blocked (63C0) or already verified.
    Raises StatusError for any other answer: then the number is not known, and nothing may be tried.
    """
    reference = yield from address(identifier, dialect)
    response = yield from exchange(CommandAPDU(0x00, VERIFY, 0x00, reference))
    if response.sw.value in (0x6983, 0x6984):
        return 0
    left = response.sw.retries_left
    if left is None:
        raise StatusError(response.sw)
    return left


def verify(identifier: int, secret: bytes | bytearray, dialect: Dialect) -> Script[None]:
    """Show a PIN to the card, exactly once. Raises PinRejected with the tries left, PinBlocked, or StatusError."""
    if not secret:
        raise ValueError("an empty VERIFY asks for the tries left; it shows no PIN")
    reference = yield from address(identifier, dialect)
    command = CommandAPDU(0x00, VERIFY, 0x00, reference, secret)
    del secret  # a traceback that shows local variables must not show this one; the command hides it
    response = yield from exchange(command)
    if response.sw.blocked:
        raise PinBlocked(response.sw)
    if (left := response.sw.retries_left) is not None:
        raise PinRejected(response.sw, left)
    response.sw.expect()


def read_object(identifier: int, dialect: Dialect, *, longest: int = _OBJECT_MAX) -> Script[tuple[bytes, Dialect]]:
    """Read the one data object (BER-TLV or DER) that a transparent file begins with, without the filler behind it.

    Returns the object's bytes and the dialect that worked: extended length is given up for the rest of the visit once
    the card or the reader refuses it. Raises NotFound, SecurityStatusNotSatisfied, StatusError, and UnexpectedContent
    for a file that holds no object, a shorter one than its header says, or one of more than `longest` bytes.
    """
    first, dialect = yield from read_first(identifier, dialect)
    return (yield from read_rest(identifier, first, dialect, longest=longest))


def read_first(identifier: int, dialect: Dialect) -> Script[tuple[ResponseAPDU, Dialect]]:
    """Read a file from its beginning by the best dialect that is not refused; return the answer and that dialect.

    The answer's status word is not judged: what the card told about the dialect is worth keeping also when it refuses
    the file.
    """
    while True:
        reference = yield from address(identifier, dialect)
        p1 = 0x00 if reference == _CURRENT else reference
        ne = EXTENDED_NE_MAX if dialect.extended else SHORT_NE_MAX
        try:
            response = yield from exchange(CommandAPDU(0x00, READ_BINARY, p1, 0x00, ne=ne))
        except LengthRefused:
            if not dialect.extended:
                raise
            dialect = replace(dialect, extended=False)
            continue
        if dialect.extended and response.sw.value in _LENGTH_STATUS:
            dialect = replace(dialect, extended=False)
        elif dialect.short_ids and response.sw.value in _NO_SHORT_ID_STATUS:
            dialect = replace(dialect, short_ids=False)
        else:
            return response, dialect


def read_rest(
    identifier: int, first: ResponseAPDU, dialect: Dialect, *, longest: int = _OBJECT_MAX
) -> Script[tuple[bytes, Dialect]]:
    """Go on after `read_first` until the data object that the file begins with is whole; as `read_object`."""
    first.sw.expect(_END_OF_FILE)
    data = bytearray(first.data)
    while missing := _missing(identifier, data, longest):
        most = EXTENDED_NE_MAX if dialect.extended else SHORT_NE_MAX
        try:
            response = yield from read_chunk(len(data), min(missing, most))
        except (LengthRefused, StatusError) as error:
            refused = isinstance(error, LengthRefused) or error.sw.value in _LENGTH_STATUS
            if not (refused and dialect.extended):
                raise
            dialect = replace(dialect, extended=False)
            continue
        if not response.data:
            raise UnexpectedContent(f"file {identifier:04X} ends {missing} bytes before its object")
        data += response.data
    return bytes(data[: Header.parse(data).total]), dialect


def _missing(identifier: int, data: bytes | bytearray, longest: int) -> int:
    """How many bytes are to be read before the object is whole, as far as `data` tells; 0 when it is."""
    try:
        header = Header.parse(data)
    except Incomplete as error:
        return error.missing
    except MalformedTlv as error:
        raise UnexpectedContent(f"file {identifier:04X} holds no data object") from error
    if header.total > longest:
        raise UnexpectedContent(f"file {identifier:04X} claims {header.total} bytes, more than {longest}")
    return max(0, header.total - len(data))


def read_fixed(identifier: int, size: int, dialect: Dialect) -> Script[bytes]:
    """Read the first `size` bytes (1 to 256) of a transparent file. Raises UnexpectedContent when it is shorter."""
    reference = yield from address(identifier, dialect)
    p1 = 0x00 if reference == _CURRENT else reference
    response = yield from exchange(CommandAPDU(0x00, READ_BINARY, p1, 0x00, ne=size))
    response.sw.expect(_END_OF_FILE)
    if len(response.data) < size:
        raise UnexpectedContent(f"file {identifier:04X} has {len(response.data)} bytes, not {size}")
    return response.data[:size]


def read_chunk(offset: int, ne: int) -> Script[ResponseAPDU]:
    """Read up to `ne` bytes of the current file from `offset`; an answer without data means that the file ended."""
    if offset > _OFFSET_MAX:
        raise UnexpectedContent(f"offset {offset} is beyond what READ BINARY can address")
    response = yield from exchange(CommandAPDU(0x00, READ_BINARY, offset >> 8, offset & 0xFF, ne=ne))
    if response.sw.value == _OUTSIDE_FILE:
        return ResponseAPDU()
    response.sw.expect(_END_OF_FILE)
    return response
