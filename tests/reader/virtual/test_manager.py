"""The card manager's data objects, and GET CHALLENGE, which every application knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from apdu.tlv import Tlv
from reader.virtual.applications.readings import Readings
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import issue
from reader.virtual.keys import private_key
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door

Make = Callable[[str], VirtualCard]

JPKI = "00A4040C0AD392F000260100000001"
TEXT = "00A4040C0AD3921000310001010408"
COMMON = "00A4040C0AD3921000310001010100"
MANAGER = "00A4040C07A0000001510000"
CONTACT_ATR = "E000FF8131FE4514"


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        (["00CA004500"], b"400000099000000".hex().upper() + "9000"),
        (["00CA006600"], "730906072A864886FC6B019000"),
        (["00CA00F000"], b"13999".hex().upper() + "9000"),
        (["00CA00F005"], b"13999".hex().upper() + "9000"),
        (["00CA00F004"], "6700"),
        (["00CA00F0"], "6700"),
        (["00CA00F0010000"], "6700"),
        (["00CA00F200"], b"20350217".hex().upper() + "9000"),
        (["00CA00F800"], "6700"),
        (["00CA7F2100"], "6700"),
        (["00CA5F5100"], CONTACT_ATR + "9000"),
        (["00CA00F100"], "6A88"),
        ([MANAGER, "00CA00F000"], b"13999".hex().upper() + "9000"),
        ([JPKI, MANAGER, "00CA00F000"], b"13999".hex().upper() + "9000"),
        ([JPKI, "00CA00F000"], "6D00"),
        ([JPKI, "00CA5F5100"], "6D00"),
        ([TEXT, "00CA5F5100"], "6D00"),
        (["80CA00F000"], "6D00"),
    ],
)
def test_get_data(door: Door, taro: VirtualCard, commands: list[str], expected: str) -> None:
    with door.open(taro) as talk:
        for command in commands[:-1]:
            talk.send(command)
        assert talk(commands[-1]) == expected


def test_certificates_are_a_chain_from_the_root(door: Door, taro: VirtualCard) -> None:
    key = private_key("cv-root").public_key()
    with door.open(taro) as talk:
        issuer, intermediate = talk.send("00CA004200").data, talk.send("00CA00F700").data
        chain = [talk.send(f"00CA{tag}000000").data for tag in ("00F8", "7F21")]
    assert [len(found) for found in chain] == [563, 563]
    assert (issuer[:9], intermediate[:9]) == (b"6000020\x08\x05", b"6000021\x08\x05")
    for contents, authority in zip(chain, (issuer, intermediate), strict=True):
        body, signature = Tlv.parse_all(contents)
        key.verify(signature.value, body.value, padding.PKCS1v15(), hashes.SHA256())
        assert body.value[:16] == authority
        exponent, modulus = Tlv.parse_all(body.value[32:])
        numbers = int.from_bytes(exponent.value, "big"), int.from_bytes(modulus.value, "big")
        key = rsa.RSAPublicNumbers(*numbers).public_key()
    assert key.public_numbers() == private_key("cv-manager").public_key().public_numbers()


@pytest.mark.parametrize("name", ["android", "juki", "other"])
def test_other_media_have_no_data_objects(door: Door, make: Make, name: str) -> None:
    with door.open(make(name)) as talk:
        assert talk.sw("00CA00F000") == "6A88"


def test_options_of_disputed_behaviour() -> None:
    card = issue(persona("taro"), NOW, Readings(contact_atr_in_application=True, lower_certificate=False))
    card.power_on()
    commands = ("00CA5F5100", "00CA7F21000000", "00CA00F000", JPKI, "00CA5F5100", "00CA00F000", TEXT, "00CA5F5100")
    answers = [card.transmit(bytes.fromhex(command)).hex().upper() for command in commands]
    number = b"13999".hex() + "9000"
    assert answers == ["6A88", "6A88", number, "9000", CONTACT_ATR + "9000", "6A88", "9000", CONTACT_ATR + "9000"]


@pytest.mark.parametrize("application", [MANAGER, JPKI, TEXT, COMMON])
def test_challenges_have_the_length_that_was_asked_for_and_differ(
    door: Door, taro: VirtualCard, application: str
) -> None:
    seen = set()
    with door.open(taro) as talk:
        assert talk.sw(application) == "9000"
        for size in (1, 8, 16, 32, 33, 255, 256):
            response = talk.send(f"00840000{size & 0xFF:02X}")
            assert response.sw.ok
            assert len(response.data) == size
            seen.add(response.data[:1].hex() if size == 1 else response.data[:8].hex())
        assert talk.sw("008400000000FF") == "6985"
    assert len(seen) == 7


def test_the_row_of_challenges_is_the_same_for_every_card_of_one_issue(make: Make) -> None:
    def row(name: str) -> list[bytes]:
        card = make(name)
        card.power_on()
        first = [card.transmit(bytes.fromhex("0084000010")) for _ in range(3)]
        card.power_on()
        return [*first, card.transmit(bytes.fromhex("0084000010"))]

    assert row("taro") == row("taro")
    assert len({*row("taro"), *row("hanako")}) == 8
