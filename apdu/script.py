"""Procedures of several commands, as generators: they yield commands, are sent responses, and return a result.

A script does no input or output. `reader.base.run` drives it over a connection; a test drives it by `next` and `send`.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

from apdu.command import EXTENDED_NE_MAX, CommandAPDU
from apdu.errors import UnexpectedContent
from apdu.response import ResponseAPDU

T = TypeVar("T")
Script: TypeAlias = Generator[CommandAPDU, ResponseAPDU, T]

_GET_RESPONSE: Final = 0xC0
_CHANNEL: Final = 0x03


def exchange(command: CommandAPDU) -> Script[ResponseAPDU]:
    """Send one command and return its whole answer.

    Follows 6Cxx (send again with the right Le) and 61xx (GET RESPONSE), ISO/IEC 7816-4 clause 5.3.4. Only a command
    without data is sent again after 6Cxx: a VERIFY is sent exactly once, whatever the card answers.
    Raises UnexpectedContent when the card never stops saying that there is more.
    """
    response = yield command
    if response.sw.sw1 == 0x6C and command.ne and not command.data:
        response = yield replace(command, ne=response.sw.sw2 or 256, force_extended=False)
    data = response.data
    while response.sw.sw1 == 0x61:
        response = yield CommandAPDU(command.cla & _CHANNEL, _GET_RESPONSE, ne=response.sw.sw2 or 256)
        if response.sw.sw1 == 0x61 and not response.data:
            raise UnexpectedContent("the card announces more data and gives none")
        data += response.data
        if len(data) > EXTENDED_NE_MAX:
            raise UnexpectedContent("the card's answer does not end")
    return ResponseAPDU(data, response.sw)
