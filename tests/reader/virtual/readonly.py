"""A connection to a card that is not ours: what is not known to leave the card as it was is never sent."""

from __future__ import annotations

from typing import Final

from apdu import CommandAPDU, ResponseAPDU
from reader.base import Connection

_JPKI: Final = "JPKI"
_MANAGER: Final = "card manager"
_OFFICE: Final = "common or juki"
_INPUT_SUPPORT: Final = "input support"
_SURFACE: Final = "surface"
_UNKNOWN: Final = "unknown"
_SUPPORT: Final = bytes.fromhex("D39210003100010104")
_COMMON: Final = bytes.fromhex("D39210003100010101")

# SELECT by name: every name that may be sent, and what is selected when the card accepts it.
_NAMES: Final = {
    b"": _UNKNOWN,
    b"\xd3": _UNKNOWN,
    bytes(17): _UNKNOWN,
    bytes.fromhex("A0000001510000"): _MANAGER,
    bytes.fromhex("D392F000"): _JPKI,
    bytes.fromhex("D392F00026"): _JPKI,
    bytes.fromhex("D392F000260100000001"): _JPKI,
    bytes.fromhex("D392F00026010000000100"): _JPKI,
    bytes.fromhex("D392F000260100000002"): _UNKNOWN,
    _SUPPORT + b"\x99": _UNKNOWN,
    _SUPPORT + b"\x08": _INPUT_SUPPORT,
    _SUPPORT + b"\x02": _SURFACE,
    _SUPPORT + b"\x01": _OFFICE,
    _COMMON + b"\x00": _OFFICE,
}
# Where files are read at will: nothing in them is the holder's but JPKI's signing certificate, which wants its
# password. In the others only what describes the card may be read: never the individual number, never name or picture.
_OPEN: Final = frozenset({_JPKI, _MANAGER, _OFFICE})
_READABLE: Final = {_INPUT_SUPPORT: frozenset({0x04, 0x05}), _SURFACE: frozenset({0x03, 0x04})}
# VERIFY is harmless without data.
_SELECT, _READ_BINARY, _READ_RECORD = 0xA4, 0xB0, 0xB2
_VERIFY, _GET_CHALLENGE, _GET_DATA = 0x20, 0x84, 0xCA
HARMLESS: Final = frozenset({_SELECT, _READ_BINARY, _READ_RECORD, _VERIFY, _GET_CHALLENGE, _GET_DATA})
# READ BINARY and SELECT also in classes that the card does not speak, for it to refuse them.
_CLASSES: Final = frozenset({0x00, 0x01, 0x03, 0x08, 0x0C, 0x10, 0x40, 0xA0})
_BARE: Final = 4


class NotOnTheList(Exception):
    """The command is none that may be sent to a card that is not ours; it was not sent."""


class ReadOnlyConnection:
    """Passes the commands of the list on, and nothing else. Raises NotOnTheList before anything is sent.

    VERIFY goes as four bytes only, which ask for the tries left. What may be read depends on the application that is
    selected; where that is in doubt, nothing may.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._application = _MANAGER
        self.sent = 0

    @property
    def atr(self) -> bytes:
        """The card's own."""
        return self._connection.atr

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        """Send one command of the list; what is judged and what is sent are the same bytes."""
        judged = CommandAPDU.parse(bytes(command))
        if not self._allows(judged):
            raise NotOnTheList(f"{judged.cla:02X}{judged.ins:02X}{judged.p1:02X}{judged.p2:02X} in {self._application}")
        self.sent += 1
        by_name = judged.ins == _SELECT and judged.p1 == 0x04
        before, self._application = self._application, _UNKNOWN if by_name else self._application
        response = self._connection.transmit(judged)
        if by_name:
            name = bytes(judged.data)
            # With P2=02 a card may go on to another application of the same beginning; ours has one of these names.
            self._application = _NAMES[name] if response.sw.ok else before
        return response

    def _allows(self, command: CommandAPDU) -> bool:
        if command.cla not in _CLASSES:
            return False
        match command.ins:
            case _ if command.ins == _SELECT:
                return self._allows_select(command)
            case _ if command.ins == _READ_BINARY:
                return not command.data and self._allows_read(command)
            case _ if command.cla:
                return False
            case _ if command.ins == _READ_RECORD:
                return not command.data and self._application in _OPEN
            case _ if command.ins == _VERIFY:
                return command.p1 == 0 and len(bytes(command)) == _BARE
            case _:
                return command.ins in (_GET_CHALLENGE, _GET_DATA) and not command.data

    def _allows_select(self, command: CommandAPDU) -> bool:
        if command.p1 == 0x04:
            return bytes(command.data) in _NAMES
        if command.p1 not in (0x00, 0x02, 0x09):
            return False
        if self._application in _OPEN or not command.data:
            return True
        return int.from_bytes(command.data, "big") in _READABLE.get(self._application, ())

    def _allows_read(self, command: CommandAPDU) -> bool:
        if self._application in _OPEN:
            return True
        # By short identifier only: which file is the current one is the card's to say, and cards differ.
        return bool(command.p1 & 0x80) and command.p1 & 0x7F in _READABLE.get(self._application, ())
