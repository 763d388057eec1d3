"""Commands of ISO/IEC 7816-4 as scripts: select, read binary, verify, tries left.

What is sent is what the My Number Card was seen to accept: SELECT EF only with P1=02, an empty VERIFY only as a bare
four-byte command, short EF identifiers for everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

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
_OFFSET_MAX: Final = 0x7FFF
_OBJECT_MAX: Final = 65536
_END_OF_FILE: Final = 0x6282
_OUTSIDE_FILE: Final = 0x6B00
_CURRENT: Final = 0x80
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


def select_application(aid: bytes) -> Script[None]:
    """Select an application by its identifier, asking for no FCI. Raises NotFound when the card has none such."""
    response = yield from exchange(CommandAPDU(0x00, SELECT, 0x04, 0x0C, aid))
    response.sw.expect()


def select_ef(identifier: int) -> Script[None]:
    """Select an elementary file of the current application by its two-byte identifier. Raises NotFound."""
    response = yield from exchange(CommandAPDU(0x00, SELECT, 0x02, 0x0C, identifier.to_bytes(2, "big")))
    response.sw.expect()


def _address(identifier: int, dialect: Dialect) -> Script[int]:
    """Return the byte that names the file in a command: its short identifier, or the current file."""
    if dialect.short_ids:
        return _BY_SHORT_ID | identifier
    yield from select_ef(identifier)
    return _CURRENT


def retries_left(identifier: int, dialect: Dialect) -> Script[int]:
    """Ask how many tries a PIN has left, without using one.

    Sent as a bare four-byte VERIFY: the card answers 63Cx also when the PIN is blocked (63C0) or already verified.
    Raises StatusError for any other answer: then the number is not known, and nothing may be tried.
    """
    reference = yield from _address(identifier, dialect)
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
    reference = yield from _address(identifier, dialect)
    response = yield from exchange(CommandAPDU(0x00, VERIFY, 0x00, reference, secret))
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
    first, dialect = yield from _read_first(identifier, dialect)
    try:
        header = Header.parse(first)
    except Incomplete as error:
        raise UnexpectedContent(f"file {identifier:04X} ends inside a header") from error
    except MalformedTlv as error:
        raise UnexpectedContent(f"file {identifier:04X} holds no data object") from error
    if header.total > longest:
        raise UnexpectedContent(f"file {identifier:04X} claims {header.total} bytes, more than {longest}")
    data = bytearray(first)
    while len(data) < header.total:
        missing = header.total - len(data)
        most = EXTENDED_NE_MAX if dialect.extended else SHORT_NE_MAX
        response = yield from read_chunk(len(data), min(missing, most))
        if not response.data:
            raise UnexpectedContent(f"file {identifier:04X} ends {missing} bytes before its object")
        data += response.data
    return bytes(data[: header.total]), dialect


def read_fixed(identifier: int, size: int, dialect: Dialect) -> Script[bytes]:
    """Read the first `size` bytes (1 to 256) of a transparent file. Raises UnexpectedContent when it is shorter."""
    reference = yield from _address(identifier, dialect)
    command = CommandAPDU(0x00, READ_BINARY, reference if dialect.short_ids else 0x00, 0x00, ne=size)
    response = yield from exchange(command)
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


def _read_first(identifier: int, dialect: Dialect) -> Script[tuple[bytes, Dialect]]:
    """Read from the beginning, by the best dialect that is not refused."""
    while True:
        reference = yield from _address(identifier, dialect)
        p1 = reference if dialect.short_ids else 0x00
        ne = EXTENDED_NE_MAX if dialect.extended else SHORT_NE_MAX
        try:
            response = yield from exchange(CommandAPDU(0x00, READ_BINARY, p1, 0x00, ne=ne))
        except LengthRefused:
            if not dialect.extended:
                raise
            dialect = Dialect(extended=False, short_ids=dialect.short_ids)
            continue
        if dialect.extended and response.sw.value in _LENGTH_STATUS:
            dialect = Dialect(extended=False, short_ids=dialect.short_ids)
        elif dialect.short_ids and response.sw.value in _NO_SHORT_ID_STATUS:
            dialect = Dialect(extended=dialect.extended, short_ids=False)
        else:
            response.sw.expect(_END_OF_FILE)
            return response.data, dialect
