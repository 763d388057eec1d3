"""Command and response APDUs, BER-TLV, and the procedures of the My Number Card: values and generators, no I/O."""

from apdu.command import CommandAPDU
from apdu.errors import (
    ApduError,
    Incomplete,
    LengthRefused,
    MalformedApdu,
    MalformedTlv,
    NotFound,
    PinBlocked,
    PinRejected,
    SecurityStatusNotSatisfied,
    StatusError,
    UnexpectedContent,
)
from apdu.response import ResponseAPDU
from apdu.script import Script, exchange
from apdu.status import OK, StatusWord
from apdu.tlv import Header, Tlv

__all__ = [
    "OK",
    "ApduError",
    "CommandAPDU",
    "Header",
    "Incomplete",
    "LengthRefused",
    "MalformedApdu",
    "MalformedTlv",
    "NotFound",
    "PinBlocked",
    "PinRejected",
    "ResponseAPDU",
    "Script",
    "SecurityStatusNotSatisfied",
    "StatusError",
    "StatusWord",
    "Tlv",
    "UnexpectedContent",
    "exchange",
]
