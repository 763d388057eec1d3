"""Procedures of several commands, as generators: they yield commands, are sent responses, and return a result.

A script does no input or output. `reader.base.run` drives it over a connection; a test drives it by `next` and `send`.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Final, TypeAlias, TypeVar

from apdu.command import EXTENDED_NE_MAX, SHORT_NE_MAX, CommandAPDU
from apdu.errors import UnexpectedContent
from apdu.response import ResponseAPDU

T = TypeVar("T")
Script: TypeAlias = Generator[CommandAPDU, ResponseAPDU, T]

_GET_RESPONSE: Final = 0xC0
_CHANNEL: Final = 0x03
_PARTS_MAX: Final = EXTENDED_NE_MAX // SHORT_NE_MAX  # the longest answer, in full short parts


def exchange(command: CommandAPDU) -> Script[ResponseAPDU]:
    """Send one command and return its whole answer.

    Follows 6Cxx (send again with the right Le, once) and 61xx (GET RESPONSE), ISO/IEC 7816-4 clause 5.3.4. Only a
    command without data is sent again after 6Cxx: a VERIFY is sent exactly once, whatever the card answers.
    Raises UnexpectedContent when the card never stops saying that there is more: after 65536 bytes or 256 parts.
    """
    response = yield from _with_right_le(command)
    data = response.data
    for _ in range(_PARTS_MAX):
        if response.sw.sw1 != 0x61:
            return ResponseAPDU(data, response.sw)
        more = CommandAPDU(command.cla & _CHANNEL, _GET_RESPONSE, ne=response.sw.sw2 or SHORT_NE_MAX)
        response = yield from _with_right_le(more)
        if response.sw.sw1 == 0x61 and not response.data:
            raise UnexpectedContent("the card announces more data and gives none")
        data += response.data
        if len(data) > EXTENDED_NE_MAX:
            break
    raise UnexpectedContent("the card's answer does not end")


def _with_right_le(command: CommandAPDU) -> Script[ResponseAPDU]:
    response = yield command
    if response.sw.sw1 == 0x6C and command.ne and not command.data:
        response = yield command._replace(ne=response.sw.sw2 or SHORT_NE_MAX, force_extended=False)
    return response
