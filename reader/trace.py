"""A connection that tells what passed over it, and nothing of what was in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from apdu import CommandAPDU, ResponseAPDU, StatusWord
from reader.base import Connection

_COMMANDS: Final = MappingProxyType(
    {
        0x20: "VERIFY",
        0x22: "MANAGE SECURITY ENVIRONMENT",
        0x24: "CHANGE REFERENCE DATA",
        0x2A: "PERFORM SECURITY OPERATION",
        0x2C: "RESET RETRY COUNTER",
        0x82: "EXTERNAL AUTHENTICATE",
        0x84: "GET CHALLENGE",
        0x88: "INTERNAL AUTHENTICATE",
        0xA4: "SELECT",
        0xB0: "READ BINARY",
        0xC0: "GET RESPONSE",
        0xCA: "GET DATA",
        0xCB: "GET DATA",
        0xD6: "UPDATE BINARY",
    }
)
"""Instructions by their names in ISO/IEC 7816-4 clause 5.4.2, table 4."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One command and its answer, without any byte of their data fields.

    `header` is CLA INS P1 P2; `nc`, `ne` and `answered` are lengths in bytes; `milliseconds` is the time to the
    answer. Where there was no answer, `sw` is None and `failure` names the error's class.
    """

    command: str
    header: bytes
    nc: int
    ne: int
    answered: int
    sw: StatusWord | None
    milliseconds: float
    failure: str | None = None

    def __str__(self) -> str:
        outcome = self.failure if self.sw is None else f"{self.answered} bytes, {self.sw}"
        return (
            f"{self.command} {self.header.hex(' ').upper()} Nc={self.nc} Ne={self.ne}: {outcome},"
            f" {self.milliseconds:.1f} ms"
        )


class TracedConnection:
    """A Connection that hands one Exchange per command to `sink`, and counts them. Keeps no command and no answer."""

    __slots__ = ("_clock", "_connection", "_sink", "count")

    def __init__(
        self,
        connection: Connection,
        sink: Callable[[Exchange], None],
        *,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._connection = connection
        self._sink = sink
        self._clock = clock
        self.count = 0
        """Commands given to the connection so far, refused and failed ones included."""

    @property
    def atr(self) -> bytes:
        """Answer to reset of the card."""
        return self._connection.atr

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        """Pass the command on and report it, also when it fails; raises what the connection raises."""
        self.count += 1
        start = self._clock()
        try:
            response = self._connection.transmit(command)
        except BaseException as error:
            self._report(command, None, start, type(error).__name__)
            raise
        self._report(command, response, start, None)
        return response

    def _report(self, command: CommandAPDU, response: ResponseAPDU | None, start: float, failure: str | None) -> None:
        self._sink(
            Exchange(
                command=_COMMANDS.get(command.ins, "?"),
                header=bytes((command.cla, command.ins, command.p1, command.p2)),
                nc=len(command.data),
                ne=command.ne,
                answered=0 if response is None else len(response.data),
                sw=None if response is None else response.sw,
                milliseconds=(self._clock() - start) * 1000,
                failure=failure,
            )
        )
