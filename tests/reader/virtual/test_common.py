"""The applications for offices, common (共通カードAP) and juki (住基AP): records, and a PIN each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from reader.virtual.applications.readings import Readings
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import issue
from reader.virtual.keys import private_key
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door

Make = Callable[[str], VirtualCard]

COMMON = "00A4040C0AD3921000310001010100"
JUKI = "00A4040C0AD3921000310001010401"
PIN = "0020009C0431323334"
WRONG = "0020009C0439393939"
CHANGE = "8032009C0435363738"
RECORD = "011C" + b"400000099000000139992035021 7".replace(b" ", b"").hex().upper() + "9000"
REFERENCE = "00B2011400"


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        # records
        ([COMMON, "00A4020C020001", "00B2010400"], RECORD),
        ([COMMON, "00B2010C00"], RECORD),
        ([COMMON, "00B2010C1E"], RECORD),
        ([COMMON, "00B2010C1D"], "6700"),
        ([COMMON, "00B2010C"], "6700"),
        ([COMMON, "00B2010C000000"], RECORD),
        ([COMMON, "00B2010C00", "00B2010400"], RECORD),
        ([COMMON, "00B2020C00"], "6A83"),
        ([COMMON, "00B2000C00"], "6A83"),
        ([COMMON, "00B2010D00"], "6A81"),
        ([COMMON, "00B2010E00"], "6A86"),
        ([COMMON, "00B2010400"], "6986"),
        ([COMMON, "00B2012400"], "6A82"),
        ([COMMON, "00B201E400"], "6981"),
        ([COMMON, "00B0810000"], "6981"),
        ([JUKI, "00B2010C00"], "6A82"),
        ([JUKI, "00B0820000"], "6981"),
        # the PIN
        ([COMMON, "0020009C"], "63C3"),
        ([COMMON, "00A4020C02001C", "00200080"], "63C3"),
        ([COMMON, WRONG], "63C2"),
        ([COMMON, PIN], "9000"),
        ([COMMON, WRONG, WRONG, WRONG, PIN], "6984"),
        ([COMMON, CHANGE], "6982"),
        ([COMMON, PIN, CHANGE], "9000"),
        ([COMMON, PIN, CHANGE, PIN], "63C2"),
        ([COMMON, PIN, CHANGE, "0020009C0435363738"], "9000"),
        ([COMMON, PIN, "00A4020C02001C", "803200800435363738"], "9000"),
        ([COMMON, PIN, "8032019C0435363738"], "6A86"),
        ([COMMON, PIN, "8032009C03353637"], "6A80"),
        ([COMMON, PIN, "8032009C"], "6700"),
        ([COMMON, PIN, "0024019C0435363738"], "6D00"),
        ([JUKI, WRONG], "63C2"),
        ([JUKI, PIN, CHANGE, "0020009C0435363738"], "9000"),
        # two PINs: each counts, is verified and is changed for itself
        ([COMMON, WRONG, JUKI, "0020009C"], "63C3"),
        ([COMMON, PIN, CHANGE, JUKI, PIN], "9000"),
        ([COMMON, PIN, JUKI, CHANGE], "6982"),
        # INTERNAL AUTHENTICATE
        ([COMMON, "0088009900"], "6700"),
        ([COMMON, "008800990401020304"], "6700"),
        ([COMMON, "00880099040102030410"], "6700"),
        ([COMMON, "00880199040102030400"], "6A86"),
        ([COMMON, "00880019040102030400"], "6A86"),
        ([COMMON, "0088009C040102030400"], "6981"),
        ([COMMON, "00880080040102030400"], "6986"),
        ([COMMON, "00880099000100" + "00" * 256 + "0000"], "6985"),
        ([COMMON, "00B0990000"], "6981"),
        ([COMMON, "802A0099010000"], "6981"),
        ([COMMON, "802A0000010000"], "6A88"),
        ([JUKI, "00880099040102030400"], "6A82"),
        # no secure messaging
        ([COMMON, "80AE0000"], "66F1"),
        ([COMMON, PIN, "80AE0000"], "66F1"),
        ([JUKI, PIN, "80AE0000"], "6982"),
        ([COMMON, "00CA004200"], "6D00"),
        # SELECT by the beginning of a name: one after the other
        (["00A4040C05D392100031", "00B2010C00"], RECORD),
        (["00A4040C05D392100031", "00A4040205D392100031", "00B2010C00"], "6A82"),
        (["00A4040C05D392100031", "00A4040205D392100031", "0020009C"], "63C3"),
    ],
)
def test_answers(door: Door, taro: VirtualCard, commands: list[str], expected: str) -> None:
    with door.open(taro) as talk:
        for command in commands[:-1]:
            talk.send(command)
        assert talk(commands[-1]) == expected


def test_next_by_name_goes_through_all_and_ends(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send("00A4040C05D392100031")
        while talk.sw("00A4040205D392100031") == "9000":
            pass
    assert [entry.application for entry in taro.log if entry.ins == 0xA4][-2:] == ["input support"] * 2
    assert taro.log[-1].sw == 0x6A82


def test_both_have_the_same_key_reference(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(COMMON)
        common = talk.send(REFERENCE)
        talk.send(JUKI)
        assert talk.send(REFERENCE) == common
    assert len(common.data) == 16


@pytest.mark.parametrize("challenge", [b"x", b"16 bytes exactly", bytes(255)])
def test_internal_authenticate_wants_no_pin(door: Door, taro: VirtualCard, challenge: bytes) -> None:
    with door.open(taro) as talk:
        talk.send(COMMON)
        answer = talk.send(f"00880099{len(challenge):02X}{challenge.hex()}00")
        assert answer.sw.ok
        talk.send("00A4020C020019")
        assert talk.send(f"00880080{len(challenge):02X}{challenge.hex()}00") == answer
    key = private_key("card-common").public_key()
    key.verify(answer.data, challenge, padding.PKCS1v15(), hashes.SHA256())


@pytest.mark.parametrize("name", ["android", "iphone", "other"])
def test_phones_and_other_cards_have_none(door: Door, make: Make, name: str) -> None:
    with door.open(make(name)) as talk:
        assert talk.sw(COMMON) == "6A82"
        assert talk.sw(JUKI) == "6A82"


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        # what it was made for, and nothing that came with the My Number Card
        ([JUKI], "9000"),
        ([JUKI, "0020009C"], "63C3"),
        ([JUKI, PIN, CHANGE, "0020009C0435363738"], "9000"),
        ([COMMON], "6A82"),
        (["00A4040C0AD3921000310001010402"], "6A82"),
        (["00A4040C0AD3921000310001010408"], "6A82"),
        # the signing certificate after its password, and no user authentication
        (["00A4040C0AD392F000260100000001", "00B0880000"], "8F00009000"),
        (["00A4040C0AD392F000260100000001", "0020009B"], "63C5"),
        (["00A4040C0AD392F000260100000001", "00B0810010"], "6982"),
        (["00A4040C0AD392F000260100000001", "00200098"], "6A82"),
        (["00A4040C0AD392F000260100000001", "00B08A0000"], "6A82"),
        (["00A4040C0AD392F000260100000001", "00B08B0000"], "6A82"),
        (["00A4040C0AD392F000260100000001", "802A0097010000"], "6A82"),
        # a partial name finds the two in the order of their names
        (["00A4040C05D392100031", "00A4040205D392100031"], "6A82"),
    ],
)
def test_the_register_card_of_before_2016(door: Door, make: Make, commands: list[str], expected: str) -> None:
    with door.open(make("juki")) as talk:
        for command in commands[:-1]:
            talk.send(command)
        assert talk(commands[-1]) == expected


def test_a_card_that_reads_several_records_at_once() -> None:
    card = issue(persona("taro"), NOW, Readings(several_records=True))
    card.power_on()
    card.transmit(bytes.fromhex(COMMON))
    assert card.transmit(bytes.fromhex("00B2010D00")).hex().upper() == RECORD
    assert card.transmit(bytes.fromhex("00B2020D00")).hex().upper() == "6A83"
    assert card.transmit(bytes.fromhex("00B2010D1D")).hex().upper() == "6700"
