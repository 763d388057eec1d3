"""What PC/SC's return codes mean: the one table from SCARD_* to `reader.errors`.

Codes are compared as unsigned 32 bit, because platforms and bindings differ in their sign. Names and values:
winscard.h of pcsc-lite and of Windows; when they come was measured on pcscd 1.9.9 unless a line says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reader.errors import (
    CardInUse,
    CardMute,
    CardRemoved,
    CardReset,
    NoCard,
    NotAuthorized,
    ReaderError,
    ReaderUnavailable,
    ServiceUnavailable,
)

SUCCESS: Final = 0x00000000
CANCELLED: Final = 0x80100002
INVALID_PARAMETER: Final = 0x80100004
INSUFFICIENT_BUFFER: Final = 0x80100008
UNKNOWN_READER: Final = 0x80100009
TIMEOUT: Final = 0x8010000A
SHARING_VIOLATION: Final = 0x8010000B
INVALID_VALUE: Final = 0x80100011
COMM_ERROR: Final = 0x80100013
NOT_TRANSACTED: Final = 0x80100016
READER_UNAVAILABLE: Final = 0x80100017
UNSUPPORTED_FEATURE: Final = 0x8010001F  # pcsc-lite; Windows calls this value UNEXPECTED
UNSUPPORTED_FEATURE_WINDOWS: Final = 0x80100022
NO_READERS: Final = 0x8010002E
UNPOWERED_CARD: Final = 0x80100067
RESET_CARD: Final = 0x80100068
SECURITY_VIOLATION: Final = 0x8010006A

ERRORS: Final[Mapping[int, type[ReaderError]]] = MappingProxyType(
    {
        # The service: gone, going, restarted since, or refusing.
        0x8010001D: ServiceUnavailable,  # E_NO_SERVICE: no pcscd, or not the one that the handle is from
        0x8010001E: ServiceUnavailable,  # E_SERVICE_STOPPED
        COMM_ERROR: ServiceUnavailable,  # F_COMM_ERROR: the line to pcscd broke in the middle of a call
        0x80100012: ServiceUnavailable,  # E_SYSTEM_CANCELLED: the system shuts down (Windows)
        0x80100031: ServiceUnavailable,  # E_SERVER_TOO_BUSY (Windows)
        SECURITY_VIOLATION: NotAuthorized,  # W_SECURITY_VIOLATION: polkit says no
        # The reader.
        UNKNOWN_READER: ReaderUnavailable,  # E_UNKNOWN_READER: no reader of this name
        READER_UNAVAILABLE: ReaderUnavailable,  # E_READER_UNAVAILABLE: unplugged
        NO_READERS: ReaderUnavailable,  # E_NO_READERS_AVAILABLE
        0x80100003: ReaderUnavailable,  # E_INVALID_HANDLE: the handle went with its reader
        INVALID_VALUE: ReaderUnavailable,  # E_INVALID_VALUE: likewise, in pcsc-lite's own words
        0x80100010: ReaderUnavailable,  # E_NOT_READY
        0x8010001A: ReaderUnavailable,  # E_READER_UNSUPPORTED
        # The card.
        0x8010000C: NoCard,  # E_NO_SMARTCARD
        0x80100069: CardRemoved,  # W_REMOVED_CARD: pcscd noticed
        NOT_TRANSACTED: CardRemoved,  # E_NOT_TRANSACTED: pcscd has not noticed yet, or the radio link broke
        0x8010002F: CardRemoved,  # E_COMM_DATA_LOST (Windows)
        RESET_CARD: CardReset,  # W_RESET_CARD
        0x80100066: CardMute,  # W_UNRESPONSIVE_CARD: no answer to reset
        UNPOWERED_CARD: CardMute,  # W_UNPOWERED_CARD
        0x80100065: CardMute,  # W_UNSUPPORTED_CARD
        0x8010000F: CardMute,  # E_PROTO_MISMATCH: it speaks neither T=0 nor T=1
        0x80100015: CardMute,  # E_INVALID_ATR
        TIMEOUT: CardMute,  # E_TIMEOUT, where a card was waited for
        SHARING_VIOLATION: CardInUse,
    }
)

_LENGTH_REFUSALS: Final = frozenset(
    {
        NOT_TRANSACTED,
        INVALID_PARAMETER,
        INVALID_VALUE,
        INSUFFICIENT_BUFFER,
        UNSUPPORTED_FEATURE,
        UNSUPPORTED_FEATURE_WINDOWS,
        COMM_ERROR,
    }
)


def unsigned(hresult: int) -> int:
    """The code as unsigned 32 bit."""
    return hresult & 0xFFFFFFFF


def error(hresult: int, call: str) -> ReaderError:
    """The error for a return code other than success; ReaderError itself for a code that the table does not know.

    The message names the call and the code, for the log. What the card did before the error is unknown.
    """
    code = unsigned(hresult)
    return ERRORS.get(code, ReaderError)(f"{call}: 0x{code:08X}")


def check(hresult: int, call: str) -> None:
    """Raise `error` unless the call succeeded."""
    if unsigned(hresult) != SUCCESS:
        raise error(hresult, call)


def refuses_length(hresult: int) -> bool:
    """Whether a reader that knows no extended length may answer so to one; then the card must still be there."""
    return unsigned(hresult) in _LENGTH_REFUSALS
