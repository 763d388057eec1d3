"""Answers in two steps, as protocol T=0 has them: 61xx and GET RESPONSE, 6Cxx and the same command once more.

No measurement shows a My Number Card doing so (its contact ATRs announce T=1 alone), and programs prepare for it.
"""

from __future__ import annotations

from typing import Final

from apdu import CommandAPDU
from apdu.command import SHORT_NE_MAX
from reader.virtual.objects import Refused

GET_RESPONSE: Final = 0xC0


class Remainder:
    """What of an answer the reader has still to collect; every command but GET RESPONSE drops it."""

    def __init__(self) -> None:
        self._pending = b""

    def collect(self, command: CommandAPDU) -> bytes:
        """GET RESPONSE. Raises Refused: 6985 with nothing to collect, 6A86, 6700, and 61xx while more is left."""
        pending, self._pending = self._pending, b""
        if command.p1 or command.p2:
            raise Refused(0x6A86)
        if command.data or not command.ne:
            raise Refused(0x6700)
        if not pending:
            raise Refused(0x6985)
        self._pending = pending[command.ne :]
        if self._pending:
            raise Refused(_more(self._pending), pending[: command.ne])
        return pending

    def drop(self) -> None:
        """Forget what was not collected."""
        self._pending = b""

    def hold_back(self, command: CommandAPDU, data: bytes) -> bytes:
        """What a short command gets of `data` now.

        Raises Refused: 61xx for a command that brought data itself, 6Cxx for an Le beyond what there is.
        """
        if not data or command.extended:
            return data
        if command.data:
            self._pending = data
            raise Refused(_more(data))
        if len(data) < command.ne:
            raise Refused(0x6C00 | len(data))
        return data


def _more(pending: bytes) -> int:
    return 0x6100 | min(len(pending), SHORT_NE_MAX) & 0xFF
