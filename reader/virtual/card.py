"""A My Number Card made of Python: bytes in, bytes out, as strict as the real one and never kinder."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol, TypeAlias

from apdu import CommandAPDU, MalformedApdu
from reader.virtual.applications.application import Application
from reader.virtual.applications.card_manager import CardManager
from reader.virtual.applications.messaging import SECURED_CLASS, SESSION_OVER, Session
from reader.virtual.applications.readings import Readings
from reader.virtual.atr import CONTACTLESS_ATR
from reader.virtual.objects import Refused
from reader.virtual.remainder import GET_RESPONSE, Remainder

LOG_LENGTH: Final = 4096
_SELECT: Final = 0xA4
_VERIFY: Final = 0x20
_GET_CHALLENGE: Final = 0x84
_AID_MAX: Final = 16
_SPOKEN: Final = (0x00, 0x80)
_DONE: Final = b"\x90\x00"


class Card(Protocol):
    """What a door needs of a card: power and bytes. A card without power, or a mute one, answers b""."""

    @property
    def atr(self) -> bytes:
        """Answer to reset, 2 to 33 bytes."""
        ...

    def power_on(self) -> bytes:
        """Cold reset; return the answer to reset."""
        ...

    def power_off(self) -> None:
        """Take power away; may be called again, and from another thread than the one that transmits."""
        ...

    def reset(self) -> bytes:
        """Warm reset; return the answer to reset."""
        ...

    def transmit(self, raw: bytes) -> bytes:
        """Answer one command: data and the two bytes of the status word."""
        ...


class LogEntry(NamedTuple):
    """One command as the card saw it. The data field is kept for SELECT only: a PIN is never written down.

    `application` and `file` (EF identifier or None) are what was current after the command; `nc` and `ne` are lengths.
    """

    number: int
    cla: int
    ins: int
    p1: int
    p2: int
    nc: int
    ne: int
    application: str
    file: int | None
    sw: int
    selected: bytes = b""

    def __str__(self) -> str:
        header = f"{self.cla:02X} {self.ins:02X} {self.p1:02X} {self.p2:02X}"
        name = f" {self.selected.hex().upper()}" if self.selected else ""
        place = f"{self.application}/{self.file:04X}" if self.file is not None else self.application
        return f"{self.number:4} {header} Nc={self.nc} Ne={self.ne}{name} -> {self.sw:04X} ({place})"


# A LogEntry to be: the name is put on when somebody reads the log, because a program waits while this is written.
Seen: TypeAlias = tuple[int, int, int, int, int, int, int, str, int | None, int, bytes]


class VirtualCard:
    """A card with the given applications, in the order in which a partial AID finds them.

    `extended_length` False: every command with extended lengths answers 6700. The security state is as measured on
    real cards: a verified PIN survives a warm reset and a new SELECT of its application, and ends with power, with the
    selection of another application, and with a failed VERIFY.

    `manager` is a card manager with data objects (None: one without). The card's chance is none: from `seed` on, its
    challenges are always the same row. `readings` are those that concern the card as a whole.
    """

    def __init__(
        self,
        applications: Iterable[Application],
        *,
        atr: bytes = CONTACTLESS_ATR,
        extended_length: bool = True,
        manager: CardManager | None = None,
        seed: bytes = b"",
        readings: Readings | None = None,
    ) -> None:
        self.readings = readings or Readings()
        self._fresh = False  # no command yet since power-on
        self._remainder = Remainder()
        self._manager = manager or CardManager()
        self.applications: tuple[Application, ...] = (self._manager, *applications)
        self.extended_length = extended_length
        self._atr = atr
        self._powered = False
        self._selected: Application = self._manager
        self._holder: Application = self._manager  # whose verified PINs are in force; differs after a warm reset only
        self._log: deque[Seen] = deque(maxlen=LOG_LENGTH)
        self._number = 0
        self._seed = seed
        self._challenges = 0
        self.counts: Counter[int] = Counter()
        self.verifies = 0

    @property
    def atr(self) -> bytes:
        """Answer to reset."""
        return self._atr

    @property
    def powered(self) -> bool:
        """Whether the card has power."""
        return self._powered

    @property
    def log(self) -> tuple[LogEntry, ...]:
        """The last 4096 commands in the card's own view. `counts` (by INS) and `verifies` (with a PIN) count all."""
        return tuple(LogEntry._make(seen) for seen in self._log)

    @property
    def last_seen(self) -> Seen | None:
        """What the newest entry of the log is made of."""
        return self._log[-1] if self._log else None

    def power_on(self) -> bytes:
        """Cold reset: the card manager is selected and no PIN is verified."""
        self.power_off()
        self._powered = self._fresh = True
        return self._atr

    def power_off(self) -> None:
        """Lose power and with it every security state; PIN counters stay."""
        self._powered = False
        for application in self.applications:
            application.forget()
        self._remainder.drop()
        self._selected = self._holder = self._manager

    def reset(self) -> bytes:
        """Warm reset: the selection is lost, verified PINs stay in force for their application."""
        if not self._powered:
            return self.power_on()
        for application in self.applications:
            application.current = None
        self._remainder.drop()
        self._selected = self._manager
        return self._atr

    def transmit(self, raw: bytes) -> bytes:
        """Answer one command; b"" without power. Malformed lengths answer 6700."""
        if not self._powered:
            return b""
        raw = bytes(raw)
        command = None
        try:
            command = CommandAPDU.parse(raw)
            answer = self._answer(command) + _DONE
        except Refused as refused:
            answer = refused.data + refused.status.to_bytes(2, "big")
        except MalformedApdu:
            answer = _malformed(raw)
        self._write(raw, command, answer)
        return answer

    def _answer(self, command: CommandAPDU) -> bytes:
        fresh, self._fresh = self._fresh, False
        if fresh and self.readings.first_command_lost:
            raise Refused(0x6F00)
        if not self.readings.get_response:
            return self._perform(command)
        if (command.cla, command.ins) == (0x00, GET_RESPONSE):
            return self._remainder.collect(command)
        self._remainder.drop()
        return self._remainder.hold_back(command, self._perform(command))

    def _perform(self, command: CommandAPDU) -> bytes:
        session = self._selected.session
        cla, ins = command.cla, command.ins
        # A name is never selected by a secured command.
        secured = cla == SECURED_CLASS and (ins, command.p1) != (_SELECT, 0x04)
        if cla not in _SPOKEN and (session is None or not secured):
            raise Refused(_refused_class(command))
        if not self.extended_length and command.extended:
            raise Refused(0x6700)
        if session is not None and secured:
            return self._perform_secured(session, command)
        if cla == 0x00 and ins == _SELECT:
            return self._select(command)
        if cla == 0x00 and ins == _GET_CHALLENGE:
            return self._challenge(command)
        handler = self._selected.handlers.get((cla, ins))
        if handler is None:
            raise Refused(0x6D00)
        if ins == _VERIFY and command.data:
            self.verifies += 1
        return handler(command)

    def _perform_secured(self, session: Session, command: CommandAPDU) -> bytes:
        try:
            plain = session.unwrap(command)
        except Refused as refused:
            if refused.status == SESSION_OVER:
                self._selected.session = None
            raise
        try:
            return session.wrap(self._perform(plain), command.ne)
        except Refused as refused:
            if refused.data:
                raise Refused(refused.status, session.wrap(refused.data, command.ne)) from None
            raise

    def _select(self, command: CommandAPDU) -> bytes:
        match command.p1:
            case 0x00:
                return self._select_by_identifier(command)
            case 0x02:
                return self._selected.select_ef(command)
            case 0x04:
                return self._select_by_name(command)
            case _:
                raise Refused(0x6A86)

    def _select_by_identifier(self, command: CommandAPDU) -> bytes:
        """P1=00: an identifier is never found; none at all is refused at power-on and has no effect afterwards."""
        if command.data:
            raise Refused(0x6A82)
        if self._selected is self._manager:
            raise Refused(0x6A86)
        return b""

    def _select_by_name(self, command: CommandAPDU) -> bytes:
        """By AID or the beginning of one (JICSAP 4.2): P2=0C without FCI, 00 with, 02 the next that it fits.

        An Le that is too small for the FCI is refused (6700, as measured of GET DATA) and selects nothing.
        """
        if command.p2 not in (0x00, 0x02, 0x0C):
            raise Refused(0x6A86)
        if not self.readings.shortest_name <= len(command.data) <= _AID_MAX:
            raise Refused(0x6A87)
        found = [application for application in self.applications if application.aid.startswith(bytes(command.data))]
        if command.p2 == 0x02 and self._selected in found:
            found = found[found.index(self._selected) + 1 :]
        if not found:
            raise Refused(0x6A82)
        fci = found[0].fci() if command.p2 == 0x00 and command.ne else b""
        if len(fci) > command.ne:
            raise Refused(0x6700)
        self._enter(found[0])
        return fci

    def _challenge(self, command: CommandAPDU) -> bytes:
        """GET CHALLENGE: as many bytes as are asked for; the extended form is refused with 6985, as measured."""
        if command.p1 or command.p2:
            raise Refused(0x6A86)
        if command.data or not command.ne:
            raise Refused(0x6700)
        if command.extended:
            raise Refused(0x6985)
        self._challenges += 1
        start = self._seed + self._challenges.to_bytes(8, "big")
        blocks = -(-command.ne // hashlib.sha256().digest_size)
        stream = b"".join(hashlib.sha256(start + bytes((block,))).digest() for block in range(blocks))
        self._selected.challenge = stream[: command.ne]
        return self._selected.challenge

    def _enter(self, application: Application) -> None:
        if application is not self._holder or not self.readings.keeps_on_reselect:
            self._holder.forget()
        application.current = None
        self._selected = self._holder = application

    def _write(self, raw: bytes, command: CommandAPDU | None, answer: bytes) -> None:
        selected = b""
        if command is None:
            cla, ins, p1, p2 = raw[:4].ljust(4, b"\0")
            nc, ne = max(0, len(raw) - 4), 0
        else:
            cla, ins, p1, p2 = raw[:4]
            nc, ne = len(command.data), command.ne
            # What a secured SELECT names is not to be read on its way, and not here either.
            if ins == _SELECT and not cla & SECURED_CLASS:
                selected = bytes(command.data)
        place, status = self._selected, answer[-2] << 8 | answer[-1]
        self._log.append((self._number, cla, ins, p1, p2, nc, ne, place.name, place.current, status, selected))
        self._number += 1
        self.counts[ins] += 1


def _malformed(raw: bytes) -> bytes:
    """The status word for what is no command: class and instruction are judged before the lengths, as a card does."""
    if len(raw) < 4:
        return b"\x67\x00"
    if raw[0] == 0xFF:
        return b"\x6e\x00"
    if raw[1] & 0xF0 in (0x60, 0x90):
        return b"\x6d\x00"
    return b"\x67\x00"


def _refused_class(command: CommandAPDU) -> int:
    """The status word for a class that is not spoken: other channels, secure messaging as measured, the rest 6E00."""
    cla = command.cla
    if cla & 0x70 == 0x00 and cla & 0x0C:
        authenticated = cla & 0x0C != SECURED_CLASS
        if command.ins == _SELECT and (authenticated or command.p1 == 0x04):
            return 0x6882
        return 0x6987 if authenticated else 0x69FC
    if (cla & 0x70 == 0x00 and cla & 0x03) or cla & 0xC0 == 0x40:
        return 0x6881
    return 0x6E00
