"""Watches a card command by command: whatever the bytes, nothing may happen that the access rules do not know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from reader.virtual.card import VirtualCard
from reader.virtual.faults import FaultyCard, Glitch
from reader.virtual.objects import ElementaryFile, RecordFile
from reader.virtual.statefile import pins
from tests.reader.virtual.access_model import LOCKED, OK, TRIES, AccessModel
from tests.reader.virtual.access_rules import FREE, NAMES, TEXT, CardRules, Place

# Every status word that any source saw or cites for this card, but 61xx and 6Cxx, which nobody saw.
STATUS_WORDS: Final = frozenset(
    (
        *(0x9000, 0x6300, 0x66F1, 0x6700, 0x6881, 0x6882, 0x69FC, 0x6B00, 0x6D00, 0x6E00, 0x6F00),
        *(0x6981, 0x6982, 0x6984, 0x6985, 0x6986, 0x6987, 0x6988),
        *(0x6A80, 0x6A81, 0x6A82, 0x6A83, 0x6A86, 0x6A87, 0x6A88),
        *range(0x63C0, 0x63CB),
    )
)
WRONG_LENGTH: Final = 0x6700
SESSION_OVER: Final = 0x6988  # to a command of secure messaging that meant nothing
WINDOW: Final = 8  # so many bytes of a protected file are recognised wherever they turn up
_SESSION_KEY_PIN: Final = 0x0011
_SECURED: Final = 0x08


class Event(Enum):
    """What happens to a card besides commands."""

    RESET = "warm reset"
    POWER_CYCLE = "power off, power on"
    GLITCH = "power fails unnoticed before the next command"


Step: TypeAlias = bytes | Event


class Violation(AssertionError):
    """The card did what the rules do not allow; the text says what."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A command as a card reads it (ISO/IEC 7816-3 clause 12.1); Ne is 0 where no answer is asked for."""

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = field(repr=False)
    ne: int
    extended: bool = False

    @classmethod
    def parse(cls, raw: bytes) -> Plain | None:
        """Read it; None for bytes that are no command."""
        if len(raw) < 4:
            return None
        cla, ins, p1, p2 = raw[:4]
        body = raw[4:]
        if len(body) <= 1:
            return cls(cla, ins, p1, p2, b"", (body[0] or 256) if body else 0)
        if body[0]:
            rest = len(body) - 1 - body[0]
            ne = (body[-1] or 256) if rest == 1 else 0
            return cls(cla, ins, p1, p2, body[1 : 1 + body[0]], ne) if rest in (0, 1) else None
        length, tail = int.from_bytes(body[1:3], "big"), body[3:]
        if len(body) == 3:
            return cls(cla, ins, p1, p2, b"", length or 65536, extended=True)
        if len(body) < 3 or not length or len(tail) not in (length, length + 2):
            return None
        ne = (int.from_bytes(tail[-2:], "big") or 65536) if len(tail) > length else 0
        return cls(cla, ins, p1, p2, tail[:length], ne, extended=True)


class Contents:
    """The bytes that must not get out: those of the protected files that stand in no file that is free."""

    def __init__(self, card: VirtualCard, rules: CardRules) -> None:
        self._openers: dict[bytes, set[Place]] = {}
        free: set[bytes] = set()
        for application in card.applications:
            openings = rules.applications[application.aid]
            for identifier, found in application.objects.items():
                if not isinstance(found, ElementaryFile | RecordFile):
                    continue
                parts = found.records if isinstance(found, RecordFile) else (found.content,)
                windows = {window for part in parts for window in _windows(part)}
                opening = {**openings.files, **openings.records}[identifier]
                if opening is FREE:
                    free |= windows
                else:
                    for window in windows:
                        self._openers.setdefault(window, set()).update((application.aid, pin) for pin in opening)
        for window in free:
            self._openers.pop(window, None)

    def __len__(self) -> int:
        return len(self._openers)

    def check(self, data: bytes, opened: set[Place]) -> None:
        """Raise Violation where `data` has bytes that none of these PINs opens."""
        # In a long answer every eighth window is enough to notice fifteen bytes in a row.
        for start in range(0, len(data) - WINDOW + 1, 1 if len(data) < 64 else WINDOW):
            openers = self._openers.get(data[start : start + WINDOW])
            if openers is not None and not openers & opened:
                raise Violation(f"{data[start : start + WINDOW].hex()} of a protected file in the answer")


def _windows(content: bytes) -> Iterator[bytes]:
    for start in range(len(content) - WINDOW + 1):
        window = content[start : start + WINDOW]
        if len(set(window)) > 2:  # filler is everywhere
            yield window


class Watch:
    """One card and the model of it, step by step. `do` raises Violation; any other exception is the card's own."""

    def __init__(self, card: VirtualCard, rules: CardRules, contents: Contents) -> None:
        self.card = card
        self.model = AccessModel(rules)
        self._contents = contents
        self._applications = {found.aid: found for found in card.applications}
        self._pins = {(bytes.fromhex(aid), int(number, 16)): pin for (aid, number), pin in pins(card)}
        self._glitch = False
        card.power_on()

    def session(self) -> tuple[bytes, int] | None:
        """Key and next number of the session of secure messaging that is open in the selected application."""
        found = self._applications[self.model.aid].session
        return (found.key, found.number) if found is not None else None

    def do(self, step: Step) -> bytes:
        """Let it happen; return the answer, b"" where none is due."""
        match step:
            case Event.RESET:
                self.card.reset()
                self.model.reset()
            case Event.POWER_CYCLE:
                self.card.power_off()
                self.card.power_on()
                self.model.power_off()
            case Event.GLITCH:
                self._glitch = True
            case _:
                return self._send(step)
        self._compare()
        return b""

    def _send(self, raw: bytes) -> bytes:
        model = self.model
        if self._glitch:
            self._glitch = False
            model.power_off()
            answer = FaultyCard(self.card, Glitch(0)).transmit(raw)
            session = None
        else:
            session = self.session()
            answer = self.card.transmit(raw)
        if len(answer) < 2:
            raise Violation(f"an answer of {len(answer)} bytes")
        data, status = answer[:-2], int.from_bytes(answer[-2:], "big")
        if status not in STATUS_WORDS:
            raise Violation(f"{status:04X} is not known of this card")
        command = Plain.parse(raw)
        if data and (status != OK or command is None or len(data) > command.ne):
            raise Violation(f"{len(data)} bytes that nobody asked for, with {status:04X}")
        if command is not None and session is not None and status != SESSION_OVER:
            command, data = _in_clear(command, data, session)
        if command is not None:
            self._follow(command, status)
        model.current = self._applications[model.aid].current
        self._compare()
        # By now the model knows which PINs are in force; no command opens something and reads it at once.
        self._contents.check(data, {(model.in_force, pin) for pin in model.verified})
        return answer

    def _follow(self, command: Plain, status: int) -> None:
        """Do in the model what the command may do, and compare the status word where the rules tell it."""
        model, header = self.model, (command.cla, command.ins, command.p1)
        if command.extended and not model.rules.extended_length:
            return
        due: int | None = None
        named = command.p2 & 0x1F
        # 1F is no short identifier (ISO/IEC 7816-4 clause 7.3.2).
        names = command.p2 & 0xE0 == 0x80 and named != 0x1F
        match header:
            case (0x00, 0xA4, 0x04) if command.p2 in (0x00, 0x02, 0x0C) and 0 < len(command.data) <= 16:
                # An Le that is too small for what SELECT tells of the application selects nothing.
                if not (status == WRONG_LENGTH and command.p2 == 0x00 and command.ne):
                    due = model.select(command.data, following=command.p2 == 0x02)
            case (0x00, 0x20, 0x00) if names and not command.ne:
                due = model.verify(named, command.data) if command.data else model.ask(named)
            case (0x00 | 0x80, 0x24 | 0x32, _) if header == model.application.change and names and command.data:
                due = None if command.ne else model.change(named, command.data)
            case (0x80, 0x2A, _) if status == OK:
                due = model.sign(named) if command.p2 else model.sign_by_default()
            case (0x00, 0xB0, _) if status == OK:
                due = model.read(command.p1 & 0x1F if command.p1 & 0x80 else 0)
            case (0x00, 0xB2, _) if status == OK:
                due = model.read_record(command.p2 >> 3)
            case (0x80, 0xAE, _) if status == OK:
                model.session = model.aid == TEXT and _SESSION_KEY_PIN in model.verified
            case _:
                if TRIES <= status <= TRIES | 0xF or status == LOCKED:
                    raise Violation(f"{status:04X} to a command that shows no PIN")
        if due is not None and due != status:
            raise Violation(f"{status:04X} where the rules say {due:04X}")

    def _compare(self) -> None:
        """The card's security state is the model's, after whatever happened."""
        model = self.model
        for place, pin in self._pins.items():
            if pin.tries_left != model.tries[place] or pin.secret != model.secrets[place]:
                told = f"{NAMES[place[0]]}/{place[1]:04X}"
                raise Violation(f"{told}: {pin.tries_left} tries, not {model.tries[place]}; or another secret")
        for aid, application in self._applications.items():
            if application.verified != (model.verified if aid == model.in_force else set()):
                raise Violation(f"{NAMES[aid]}: verified are {sorted(application.verified)}, in force {model.verified}")
            if application.session is not None and not (model.session and aid == TEXT):
                raise Violation(f"{NAMES[aid]}: secure messaging without its PIN")


def _in_clear(command: Plain, data: bytes, session: tuple[bytes, int]) -> tuple[Plain | None, bytes]:
    """A secured command as it is meant, None where it means nothing, and its answer's data in clear."""
    if command.cla != _SECURED or (command.ins, command.p1) == (0xA4, 0x04):
        return command, data
    if command.ins not in (0x20, 0xA4, 0xB0):
        return None, data
    key, number = session
    content = b"" if command.ins == 0xB0 else _decrypted(_value(command.data), key, number)
    if content is None:
        return None, data
    plain = Plain(0x00, command.ins, command.p1, command.p2, content, command.ne)
    return plain, (_decrypted(_value(data), key, number) or b"") if data else b""


def _value(content: bytes) -> bytes:
    """What follows tag and length of the only object."""
    size = content[1] if len(content) > 1 else 0
    return content[2:] if size < 0x80 else content[2 + (size & 0x7F) :]


def _decrypted(content: bytes, key: bytes, number: int) -> bytes | None:
    with suppress(ValueError):
        encryptor = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).encryptor()
        vector = encryptor.update(number.to_bytes(16, "big"))
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        padded = (decryptor.update(content[1:]) + decryptor.finalize()).rstrip(b"\0")
        if content[:1] == b"\x01" and padded.endswith(b"\x80"):
            return padded[:-1]
    return None
