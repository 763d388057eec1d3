"""Secure messaging of input support, against a terminal's side of it that is written here."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from apdu import CommandAPDU, ResponseAPDU
from apdu.tlv import Tlv
from reader.virtual.applications.messaging import Session
from reader.virtual.applications.readings import Readings
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import issue
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door, Talk

TEXT = "00A4040C0AD3921000310001010408"
JPKI = "00A4040C0AD392F000260100000001"
PIN = "002000910431323334"
CODE_A = "002000940C" + b"000000000019".hex()
SEED = hashlib.sha256(b"a seed").digest()
OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


class Terminal:
    """The other end of a session."""

    def __init__(self, talk: Talk, seed: bytes = SEED) -> None:
        self.talk = talk
        self.key = seed[:16]
        self.number = 0

    def _cipher(self) -> Cipher[modes.CBC]:
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(bytes(16))).encryptor()
        return Cipher(algorithms.AES(self.key), modes.CBC(encryptor.update(self.number.to_bytes(16, "big"))))

    def cryptogram(self, plain: bytes) -> bytes:
        padded = plain + b"\x80" + bytes(-len(plain + b"\x80") % 16)
        return bytes(Tlv(0x86, b"\x01" + self._cipher().encryptor().update(padded)))

    def plain(self, data: bytes) -> bytes:
        found, rest = Tlv.parse(data)
        assert (found.tag, found.value[:1], rest) == (0x86, b"\x01", b"")
        padded = self._cipher().decryptor().update(found.value[1:]).rstrip(b"\0")
        assert padded.endswith(b"\x80")
        return padded[:-1]

    def send(self, ins: int, p1: int, p2: int, data: bytes, ne: int = 0) -> ResponseAPDU:
        return self.talk.connection.transmit(CommandAPDU(0x08, ins, p1, p2, data, ne))

    def verify(self, p2: int, secret: bytes) -> int:
        self.number += 1
        return self.send(0x20, 0x00, p2, self.cryptogram(secret)).sw.value

    def select(self, identifier: int) -> int:
        self.number += 1
        return self.send(0xA4, 0x02, 0x0C, self.cryptogram(identifier.to_bytes(2, "big"))).sw.value

    def read(self, length: int = 0, offset: int = 0, ne: int = 65536) -> bytes | int:
        self.number += 1
        wanted = b"\x96\x03\x00" + length.to_bytes(2, "big")
        response = self.send(0xB0, offset >> 8, offset & 0xFF, wanted, ne)
        return self.plain(response.data) if response.sw.ok else response.sw.value


def public_key(talk: Talk) -> rsa.RSAPublicKey:
    """The key of EF 0006, to which a session key is delivered; the PIN is verified afterwards."""
    assert talk.sw(TEXT) == "9000"
    assert talk.sw(PIN) == "9000"
    exponent, modulus = Tlv.parse(talk.send("00B08600000000").data)[0]
    return rsa.RSAPublicNumbers(
        int.from_bytes(exponent.value, "big"), int.from_bytes(modulus.value, "big")
    ).public_key()


def deliver(talk: Talk, delivered: bytes) -> str:
    return talk.sw(f"80AE000000{len(delivered):04X}{delivered.hex()}")


def opened(talk: Talk) -> Terminal:
    assert deliver(talk, public_key(talk).encrypt(b"\xa0\x22\x80\x20" + SEED, OAEP)) == "9000"
    return Terminal(talk)


def test_the_number_is_read_without_being_seen(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert terminal.select(0x0001) == 0x9000
        assert terminal.read() == b"\xff\x10\x0c000000000019\xff\xff"
        assert terminal.read(12, offset=3) == b"000000000019"
        assert terminal.read(0, offset=17) == 0x6B00
        assert terminal.verify(0x94, b"000000000019") == 0x9000
        assert terminal.select(0x0004) == 0x9000
        assert terminal.read(500) == talk.send("00B08400000000").data[:500]


def test_every_secured_command_counts_and_no_other(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert terminal.verify(0x92, b"1234") == 0x6984
        assert talk.sw("00200091") == "63C3"
        assert terminal.verify(0x94, b"000000000027") == 0x63C9
        assert terminal.select(0x001F) == 0x6A82
        assert talk.sw("00840000" + "08") == "9000"
        assert terminal.select(0x0002) == 0x9000
        assert terminal.read(3) == bytes.fromhex("FF2055")[:2] + taro_attributes_length()


def taro_attributes_length() -> bytes:
    content = 11 + 3 + len(persona("taro").name.encode()) + 3 + len(persona("taro").address.encode()) + 11 + 4
    return bytes((content,))


def test_a_failed_try_is_spent_as_in_clear(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert [terminal.verify(0x91, b"9999") for _ in range(4)] == [0x63C2, 0x63C1, 0x63C0, 0x6984]
        assert talk.sw("00200091") == "63C0"
    assert taro.verifies == 5


@pytest.mark.parametrize("shown", [None, CODE_A])
def test_no_session_before_the_pin(door: Door, taro: VirtualCard, shown: str | None) -> None:
    with door.open(taro) as talk:
        delivered = public_key(talk).encrypt(b"\xa0\x22\x80\x20" + SEED, OAEP)
        talk.send(JPKI)
        talk.send(TEXT)
        if shown:
            assert talk.sw(shown) == "9000"
        assert deliver(talk, delivered) == "6982"
        assert talk.sw("08B0810000") == "69FC"


@pytest.mark.parametrize(
    "message",
    [
        b"\xa0\x22\x81\x20" + SEED,
        b"\xa0\x44\x80\x20" + SEED + b"\x81\x20" + SEED,
        b"\xa0\x12\x80\x10" + SEED[:16],
        b"\xa0\x22\x80\x20" + SEED + b"\0",
        SEED,
        b"",
    ],
)
def test_no_other_form_of_key_delivery(door: Door, taro: VirtualCard, message: bytes) -> None:
    with door.open(taro) as talk:
        assert deliver(talk, public_key(talk).encrypt(message, OAEP)) == "6A80"


def test_a_delivery_that_is_none(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        key = public_key(talk)
        assert deliver(talk, b"\xff" * 256) == "6F00"
        assert deliver(talk, key.public_numbers().n.to_bytes(256, "big")) == "6F00"
        assert deliver(talk, bytes(255) + b"\x02") == "6A80"
        assert deliver(talk, key.encrypt(b"\xa0\x22\x80\x20" + SEED, padding.PKCS1v15())) == "6A80"
        assert deliver(talk, b"\x01" * 255) == "6700"
        assert talk.sw("80AE0000") == "6700"
        assert talk.sw("80AE0000000100" + "01" * 256 + "0000") == "6700"
        assert talk.sw("80AE0100000100" + "01" * 256) == "6A86"


def test_a_delivery_that_fails_ends_the_session_before_it(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert deliver(talk, b"\xff" * 256) == "6F00"
        assert terminal.select(0x0001) == 0x69FC


def test_a_wrong_number_ends_the_session_and_not_the_pin(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert terminal.select(0x0001) == 0x9000
        terminal.number += 1
        assert terminal.verify(0x94, b"000000000019") == 0x6988
        terminal.number -= 1
        assert terminal.read() == 0x69FC
        assert talk.sw("00B0810000") == "9000"
        assert talk.sw("00200094") == "63CA"


@pytest.mark.parametrize("end", [JPKI, "00A4040C07A0000001510000"])
def test_another_application_ends_the_session(door: Door, taro: VirtualCard, end: str) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert talk.sw(end) == "9000"
        assert talk.sw(TEXT) == "9000"
        assert terminal.select(0x0001) == 0x69FC


def test_the_session_lasts_like_the_pin() -> None:
    card = issue(persona("taro"), NOW)
    card.power_on()
    text = next(found for found in card.applications if found.name == "input support")
    card.transmit(bytes.fromhex(TEXT))
    text.session = Session(SEED[:16])
    card.transmit(bytes.fromhex(TEXT))
    assert text.session is not None
    card.power_off()
    assert text.session is None


@pytest.mark.parametrize(
    ("ins", "data"),
    [
        (0xB0, bytes.fromhex("86110100000000000000000000000000000000")),
        (0x20, bytes.fromhex("9603000000")),
        (0xB0, bytes.fromhex("96030000009603000000")),
        (0xB0, bytes.fromhex("9602 0000")),
        (0xB0, bytes.fromhex("9603010000")),
        (0xB0, b""),
        (0x20, bytes.fromhex("8601 01")),
        (0x20, bytes.fromhex("86020100")),
        (0x20, b"\x86\x11\x02" + bytes(16)),
        (0x20, b"\x86\x11"),
        (0x20, b"1234"),
    ],
)
def test_a_wrong_object_ends_the_session(door: Door, taro: VirtualCard, ins: int, data: bytes) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert talk.sw("00A4020C020001") == "9000"
        assert terminal.send(ins, 0x00, 0x94 if ins == 0x20 else 0x00, data, ne=256 if ins == 0xB0 else 0).sw.value == (
            0x6988
        )
        assert terminal.send(ins, 0x00, 0x00, data).sw.value == 0x69FC
        assert talk.sw("00200094") == "63CA"


def test_what_is_not_secured(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert talk.sw("08A4040C0AD3921000310001010408") == "6882"
        assert talk.sw("0884000008") == "6882"
        assert talk.sw("082A000000") == "6882"
        assert talk.sw("0CB0810000") == "6987"
        # none of these counted
        assert terminal.select(0x0001) == 0x9000


def test_an_answer_that_has_no_room(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        assert terminal.select(0x0004) == 0x9000
        assert terminal.read(0, ne=256) == 0x6700
        assert terminal.read(200, ne=256) == talk.send("00B08400C8").data
        assert terminal.select(0x0001) == 0x9000


def test_both_forms_of_a_length_are_read(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        terminal.number += 1
        short = terminal.cryptogram(b"000000000019")
        assert terminal.send(0x20, 0x00, 0x94, short[:1] + b"\x81" + short[1:]).sw.value == 0x9000


def test_the_log_keeps_no_secret_of_a_session(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        terminal = opened(talk)
        terminal.verify(0x94, b"000000000019")
    assert b"000000000019".hex() not in "".join(map(repr, taro.log))
    assert SEED[:16].hex() not in repr(Session(SEED[:16]))
    assert repr(SEED[:16]) not in repr(Session(SEED[:16]))


def test_a_warning_is_secured_like_every_answer(door: Door) -> None:
    """Bytes before the end of a file, which were asked for in a session, do not leave the card in clear."""
    with door.open(issue(persona("taro"), NOW, Readings(end_warning=True))) as talk:
        terminal = opened(talk)
        assert terminal.select(0x0001) == 0x9000
        terminal.number += 1
        response = terminal.send(0xB0, 0x00, 0x00, b"\x96\x03\x00\x00\xff", 256)
        assert response.sw.value == 0x6282
        assert b"000000000019" not in response.data
        assert terminal.plain(response.data) == b"\xff\x10\x0c000000000019\xff\xff"
