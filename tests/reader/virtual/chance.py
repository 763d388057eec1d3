"""Commands by chance: some that a terminal would send, some of those with a bit of damage, some of mere bytes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.reader.virtual.access_rules import NAMES
from tests.reader.virtual.watch import Event, Step, Watch

# Of a hundred steps: whole commands, damaged ones, bytes without any sense, and things that happen to a card.
MIXTURE: Final = {"valid": 46, "mutated": 36, "bytes": 16, "event": 2}
SEED: Final = bytes(range(32))
_OAEP: Final = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
_CLASSES: Final = (0x00, 0x00, 0x00, 0x80, 0x80, 0x08, 0x0C, 0x04, 0x01, 0x10, 0x84, 0x40, 0xA0, 0xFF)
_INSTRUCTIONS: Final = (
    *(0x20, 0x24, 0x2A, 0x2C, 0x32, 0x54, 0x82, 0x84, 0x86, 0x88, 0x8A, 0xA2, 0xA4, 0xAE),
    *(0xB0, 0xB1, 0xB2, 0xC0, 0xCA, 0xCB, 0xD6, 0xDC, 0xE0, 0xE4, 0xF2, 0xFC),
)
_TAGS: Final = (0x0042, 0x0045, 0x0066, 0x00F0, 0x00F2, 0x00F7, 0x00F8, 0x5F51, 0x7F21, 0x9F7F)
_LONG: Final = (255, 256, 257, 1000, 65535 - 9)


class Chance:
    """Draws the next step for a card that is watched: what it draws depends on `random` and on the card's state.

    `delivery` is the command that delivers a session key to the card, b"" for a card that takes none.
    """

    def __init__(self, random: Random, watch: Watch, delivery: bytes) -> None:
        self._random = random
        self._watch = watch
        self._delivery = delivery
        self._terminal: tuple[Callable[[], bytes], ...] = (
            *(self._select_name,) * 3,
            *(self._select_file,) * 10,
            *(self._read,) * 22,
            *(self._read_record,) * 5,
            *(self._ask,) * 8,
            *(self._show_wrong,) * 7,
            *(self._show_right,) * 3,
            *(self._change,) * 6,
            *(self._sign,) * 9,
            *(self._small,) * 8,
            *(self._deliver,) * 2,
            self._secured,
        )

    def step(self) -> Step:
        """One step; the kinds are in the proportions of MIXTURE."""
        kind = self._random.choices(tuple(MIXTURE), tuple(MIXTURE.values()))[0]
        match kind:
            case "valid":
                return self._whole()
            case "mutated":
                return self._mutated(self._whole())
            case "event":
                return self._random.choice(tuple(Event))
            case _:
                return self._bytes()

    # --- what a terminal sends

    def _whole(self) -> bytes:
        if self._watch.session() is not None and self._random.random() < 0.5:
            return self._secured()
        return self._random.choice(self._terminal)()

    def _select_name(self) -> bytes:
        aid = self._random.choice(tuple(NAMES))
        size = self._random.choice((len(aid), len(aid), 1, 5, 8, 9))
        p2 = self._random.choice((0x0C, 0x0C, 0x00, 0x02))
        le = b"\0" if p2 == 0x00 and self._random.random() < 0.7 else b""
        return _command((0x00, 0xA4, 0x04, p2), aid[:size]) + le

    def _select_file(self) -> bytes:
        return _command((0x00, 0xA4, 0x02, 0x0C), self._identifier().to_bytes(2, "big"))

    def _read(self) -> bytes:
        offset = self._random.choice((0, 0, 0, self._random.randrange(0x20), self._random.randrange(0x900)))
        p1, p2 = offset >> 8, offset & 0xFF
        if self._random.random() < 0.6:
            p1 = 0x80 | self._file()
        return bytes((0x00, 0xB0, p1, p2)) + self._le()

    def _read_record(self) -> bytes:
        short = self._random.choice((0, self._file() & 0x1F))
        mode = self._random.choice((4, 4, 4, 5))
        return bytes((0x00, 0xB2, self._random.choice((1, 1, 0, 2)), short << 3 | mode)) + self._le()

    def _ask(self) -> bytes:
        return bytes((0x00, 0x20, 0x00, 0x80 | self._pin()))

    def _show_right(self) -> bytes:
        pin = self._pin()
        model = self._watch.model
        return _command((0x00, 0x20, 0x00, 0x80 | pin), self._secret(pin or model.current or 0))

    def _show_wrong(self) -> bytes:
        secrets = (*self._watch.model.secrets.values(), b"0000", b"12345", b"1", b"9" * 14, b"ABCDEF")
        shown = bytearray(self._random.choice(secrets) or b"0000")
        if self._random.random() < 0.8:
            shown[self._random.randrange(len(shown))] ^= 1 << self._random.randrange(8)
        return _command((0x00, 0x20, 0x00, 0x80 | self._pin()), bytes(shown))

    def _change(self) -> bytes:
        header = self._random.choice(((0x00, 0x24, 0x01), (0x80, 0x32, 0x00), self._watch.model.application.change))
        size = self._random.choice((3, 4, 4, 4, 6, 12, 17))
        new = bytes(self._random.choice(b"0123456789" if size < 6 else b"0189AXYZ") for _ in range(size))
        return _command((*header, 0x80 | self._pin()), new)

    def _sign(self) -> bytes:
        keys = (*self._watch.model.application.keys, 0x13, 0x17, 0x1A)
        p2 = self._random.choice((0x00, 0x80, *(0x80 | key for key in keys)))
        size = self._random.choice((32, 32, 32, 1, 51, 245, 246, 255))
        le = self._random.choice((b"\0", b"\0", b"\0", b""))
        return _command((0x80, 0x2A, self._random.randrange(7), p2), self._random.randbytes(size)) + le

    def _small(self) -> bytes:
        """GET CHALLENGE, INTERNAL AUTHENTICATE, GET DATA, and the other instructions that some program sends."""
        tag = self._random.choice(_TAGS).to_bytes(2, "big")
        return self._random.choice(
            (
                bytes((0x00, 0x84, 0x00, 0x00, self._random.randrange(256))),
                _command((0x00, 0x88, 0x00, 0x99), self._random.randbytes(16)) + b"\0",
                b"\x00\xca" + tag + self._le(),
                bytes.fromhex("80FC0000"),
                bytes.fromhex("00A40000"),
                _command((0x80, 0xA2, 0x00, 0xC1), self._random.randbytes(200)),
                bytes.fromhex("00820080"),
            )
        )

    def _deliver(self) -> bytes:
        if self._delivery and self._random.random() < 0.7:
            return self._delivery
        return b"\x80\xae\x00\x00\x00\x01\x00" + self._random.randbytes(256)

    def _secured(self) -> bytes:
        """A command of secure messaging, mostly with the right number; where no session is open it finds none."""
        session = self._watch.session()
        if session is None:
            return bytes((0x08, 0xB0, 0x80 | self._identifier(), 0x00)) + self._le()
        key, number = session
        if self._random.random() < 0.05:
            number += 1
        match self._random.randrange(3):
            case 0:
                return _command(
                    (0x08, 0xA4, 0x02, 0x0C), cryptogram(self._identifier().to_bytes(2, "big"), key, number)
                )
            case 1:
                pin = self._pin()
                shown = self._random.choice((self._secret(pin), b"0000", b"9" * 12))
                return _command((0x08, 0x20, 0x00, 0x80 | pin), cryptogram(shown, key, number))
            case _:
                wanted = b"\x96\x03\x00" + self._random.choice((b"\0\x10", b"\0\0", b"\0\x80"))
                p1 = self._random.choice((0x00, 0x80 | self._file()))
                return bytes((0x08, 0xB0, p1, 0x00, 0x00, 0x00, len(wanted))) + wanted + b"\0\0"

    # --- damage

    def _mutated(self, raw: bytes) -> bytes:
        damaged = bytearray(raw)
        for _ in range(self._random.choice((1, 1, 2, 3))):
            where = self._random.randrange(len(damaged) + 1)
            match self._random.randrange(9):
                case 0 if where < len(damaged):
                    damaged[where] ^= 1 << self._random.randrange(8)
                case 1 if where < len(damaged):
                    damaged[where] = self._random.randrange(256)
                case 2:
                    del damaged[where : where + 1]
                case 3:
                    damaged[where:where] = self._random.randbytes(1)
                case 4:
                    del damaged[where:]
                case 5:
                    damaged += self._random.choice((b"\0", b"\0\0", b"\0\0\0", self._random.randbytes(3)))
                case 6:
                    damaged[:1] = bytes((self._random.choice(_CLASSES),))
                case 7 if len(damaged) > 3:
                    place = self._random.choice((2, 3))
                    damaged[place] = self._random.choice((0x00, 0x01, 0x02, 0x80, 0x9F, damaged[place] | 0x80))
                case _:  # the same lengths in their extended form
                    if len(damaged) > 5 and damaged[4]:
                        damaged[4:5] = b"\0\0" + damaged[4:5]
        return bytes(damaged)

    def _bytes(self) -> bytes:
        size = self._random.choice((self._random.randrange(12), self._random.randrange(300)))
        if self._random.random() < 0.01:
            size = self._random.choice(_LONG)
        raw = bytearray(self._random.randbytes(size))
        if self._random.random() < 0.7:
            raw[:2] = bytes((self._random.choice(_CLASSES), self._random.choice(_INSTRUCTIONS)))
        return bytes(raw)

    # --- parts

    def _le(self) -> bytes:
        some = bytes((self._random.randrange(1, 256),))
        return self._random.choice((b"\0", b"\0", b"\x08", some, b"\0\0\0", b"\0\x08\x00"))

    def _identifier(self) -> int:
        there = tuple(self._watch.model.application.identifiers)
        if there and self._random.random() < 0.9:
            return self._random.choice(sorted(there))
        return self._random.randrange(1, 32)

    def _file(self) -> int:
        application = self._watch.model.application
        there = sorted((*application.files, *application.records))
        return self._random.choice(there) if there and self._random.random() < 0.8 else self._identifier()

    def _pin(self) -> int:
        there = sorted(self._watch.model.application.pins)
        return self._random.choice((0, *there)) if self._random.random() < 0.95 else self._random.randrange(32)

    def _secret(self, pin: int) -> bytes:
        return self._watch.model.secrets.get((self._watch.model.aid, pin), b"") or b"1234"


def delivered(key: rsa.RSAPublicKey) -> bytes:
    """SEED, encrypted to a card's key for sessions."""
    return key.encrypt(b"\xa0\x22\x80\x20" + SEED, _OAEP)


def cryptogram(plain: bytes, key: bytes, number: int) -> bytes:
    """The object that carries `plain` in the secured command of this number."""
    padded = plain + b"\x80" + bytes(-len(plain + b"\x80") % 16)
    encryptor = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).encryptor()
    vector = encryptor.update(number.to_bytes(16, "big"))
    encrypted = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor().update(padded)
    return bytes((0x86, len(encrypted) + 1, 0x01)) + encrypted


def _command(header: tuple[int, ...], data: bytes) -> bytes:
    return bytes(header) + bytes((len(data),)) + data
