"""Input support (券面事項入力補助AP): its files, who opens them, and the key that signs without a PIN."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from hypothesis import given
from hypothesis import strategies as st

from apdu.mynumber.jpki import SHA256_PREFIX
from apdu.tlv import Tlv
from reader.virtual.applications import text
from reader.virtual.applications.holder import HolderData, number_check_digit
from reader.virtual.applications.readings import Readings
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import credentials, issue
from reader.virtual.keys import private_key
from reader.virtual.objects import WrongLength
from reader.virtual.persona import load_personas, persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door, Talk

Make = Callable[[str], VirtualCard]

TEXT = "00A4040C0AD3921000310001010408"
PIN = "002000910431323334"
WRONG_PIN = "002000910439393939"
CODE_A = "002000940C" + b"000000000019".hex()  # the number of the persona with key 0
CODE_B = "002000950E" + b"55021720350000".hex()
WRONG_A = "002000940C" + b"000000000027".hex()
WRONG_B = "002000950E" + b"55021720350001".hex()
CHANGE = "002401910435363738"
FILES = tuple(range(1, 9))
OPEN = {None: {4, 5, 8}, PIN: set(FILES), CODE_A: {1, 3, 4, 5, 6, 7, 8}, CODE_B: {2, 3, 4, 5, 6, 7, 8}}
MESSAGE = b"a challenge"
DIGEST = hashlib.sha256(MESSAGE).digest()


def read(talk: Talk, identifier: int) -> bytes:
    response = talk.send(f"00B0{0x80 | identifier:02X}0000 0000".replace(" ", ""))
    assert response.sw.ok, response
    return response.data


def opened(talk: Talk) -> None:
    assert talk.sw(TEXT) == "9000"
    assert talk.sw(PIN) == "9000"


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ([TEXT], "9000"),
        (["00A4040C05D392100031", "00200091"], "6A82"),
        ([TEXT, "00200091"], "63C3"),
        ([TEXT, "00200092"], "63C0"),
        ([TEXT, "002000920431323334"], "6984"),
        ([TEXT, "00200094"], "63CA"),
        ([TEXT, "00200095"], "63CA"),
        ([TEXT, "00A4020C020011", "00200080"], "63C3"),
        ([TEXT, PIN, "00200091"], "63C3"),
        ([TEXT, WRONG_PIN], "63C2"),
        ([TEXT, WRONG_PIN, WRONG_PIN, WRONG_PIN], "63C0"),
        ([TEXT, WRONG_PIN, WRONG_PIN, WRONG_PIN, PIN], "6984"),
        ([TEXT, WRONG_PIN, "00200094"], "63CA"),
        ([TEXT, *[WRONG_A] * 9], "63C1"),
        ([TEXT, *[WRONG_A] * 9, CODE_A, "00200094"], "63CA"),
        ([TEXT, *[WRONG_A] * 10], "63C0"),
        ([TEXT, *[WRONG_A] * 10, CODE_A], "6984"),
        ([TEXT, *[WRONG_A] * 10, CODE_B], "9000"),
        ([TEXT, WRONG_B], "63C9"),
        ([TEXT, PIN, WRONG_PIN, "00B0810000"], "6982"),
        ([TEXT, CODE_A, WRONG_A, "00B0810000"], "6982"),
        ([TEXT, CODE_A, WRONG_PIN, "00B0810011"], "FF100C303030303030303030303139FFFF9000"),
        # changing the PIN; the numbers printed on the card cannot be changed
        ([TEXT, CHANGE], "6982"),
        ([TEXT, CODE_A, CHANGE], "6982"),
        ([TEXT, PIN, CHANGE], "9000"),
        ([TEXT, PIN, CHANGE, PIN], "63C2"),
        ([TEXT, PIN, CHANGE, "002000910435363738"], "9000"),
        ([TEXT, PIN, "0024019103353637"], "6A80"),
        ([TEXT, CODE_A, "002401940C" + b"123456789018".hex()], "6982"),
        ([TEXT, PIN, "803200910435363738"], "6D00"),
        # kinds of files
        ([TEXT, "00A4020C020009"], "6A82"),
        ([TEXT, "00A4020C02001E"], "9000"),
        ([TEXT, "00B09E0000"], "6981"),
        ([TEXT, "00B0910000"], "6981"),
        ([TEXT, "00B0930000"], "6981"),
        ([TEXT, "00B2012C00"], "6981"),
        ([TEXT, "00200093"], "6981"),
        ([TEXT, "00B0880000"], "FF" * 16 + "9000"),
        ([TEXT, PIN, "00B0811100"], "6B00"),
        ([TEXT, PIN, "00B0810F00"], "FFFF9000"),
        # signing
        ([TEXT, "802A0600010000"], "6A86"),
        ([TEXT, "802A000000"], "6700"),
        ([TEXT, "802A00000100"], "6700"),
        ([TEXT, "802A0091010000"], "6981"),
        ([TEXT, "00880093040102030400"], "6985"),
        ([TEXT, "00CA004200"], "6D00"),
        ([TEXT, "80AE0000"], "6982"),
        ([TEXT, CODE_A, "80AE0000"], "6982"),
    ],
)
def test_answers(door: Door, taro: VirtualCard, commands: list[str], expected: str) -> None:
    with door.open(taro) as talk:
        for command in commands[:-1]:
            talk.send(command)
        assert talk(commands[-1]) == expected


@pytest.mark.parametrize("shown", OPEN, ids=["nothing", "pin", "code-a", "code-b"])
def test_access_matrix(door: Door, taro: VirtualCard, shown: str | None) -> None:
    with door.open(taro) as talk:
        talk.send(TEXT)
        if shown:
            assert talk.sw(shown) == "9000"
        answers = {identifier: talk.sw(f"00B0{0x80 | identifier:02X}0000") for identifier in FILES}
    assert answers == {identifier: "9000" if identifier in OPEN[shown] else "6982" for identifier in FILES}


@pytest.mark.parametrize("name", ["taro", "hanako", "child", "face"])
def test_individual_number(door: Door, make: Make, name: str) -> None:
    who = persona(name)
    with door.open(make(name)) as talk:
        talk.send(TEXT)
        assert talk.sw("002000940C" + who.individual_number.encode().hex()) == "9000"
        content = read(talk, text.NUMBER)
    assert content == b"\xff\x10\x0c" + who.individual_number.encode() + b"\xff\xff"
    assert number_check_digit(who.individual_number[:-1]) == who.individual_number[-1]


def test_attributes_lie_where_the_table_says(door: Door, make: Make) -> None:
    who = persona("hanako")
    with door.open(make("hanako")) as talk:
        opened(talk)
        content = read(talk, text.ATTRIBUTES)
    outer, rest = Tlv.parse(content)
    assert (outer.tag, rest) == (0xFF20, b"")
    table, *objects = Tlv.parse_all(outer.value)
    assert table.tag == 0xDF21
    offsets = [int.from_bytes(table.value[at : at + 2], "big") for at in range(0, 8, 2)]
    assert [Tlv.parse(content[offset:])[0] for offset in offsets] == objects
    assert [found.tag for found in objects] == [0xDF22, 0xDF23, 0xDF24, 0xDF25]
    birth = f"{who.birth_date(NOW):%Y%m%d}"
    assert [found.value.decode() for found in objects] == [who.name, who.address, birth, "2"]


def test_published_example_byte_for_byte() -> None:
    holder = HolderData(
        "123456789018",
        "番号　花子",
        "東京都千代田区霞が関１－１－１",
        date(1990, 4, 1),
        2,
        date(2035, 4, 1),
        "2285",
        "13101",
        "0" * 15,
    )
    assert text.number_file(holder.number) == bytes.fromhex("FF100C313233343536373839303138FFFF")
    assert text.attributes_file(text.attribute_objects(holder)) == bytes.fromhex(
        "FF205CDF2108000E00200050005BDF220FE795AAE58FB7E38080E88AB1E5AD90DF232DE69DB1E4BAACE983BDE58D83E4BBA3E794B0"
        "E58CBAE99C9EE3818CE996A2EFBC91EFBC8DEFBC91EFBC8DEFBC91DF24083139393030343031DF250132"
    )


@given(address=st.text(max_size=200), name=st.text(max_size=80))
def test_offset_table_of_any_length(address: str, name: str) -> None:
    holder = HolderData("0" * 12, name, address, date(1990, 4, 1), 1, date(2035, 4, 1), "0000", "13999", "0" * 15)
    objects = text.attribute_objects(holder)
    content = text.attributes_file(objects)
    table = next(iter(Tlv.parse(content)[0])).value
    ends = [int.from_bytes(table[at : at + 2], "big") for at in range(0, 8, 2)] + [len(content)]
    assert tuple(content[start:end] for start, end in pairwise(ends)) == objects


def test_integrity_record(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        opened(talk)
        files = {identifier: read(talk, identifier) for identifier in FILES}
    assert len(files[text.INTEGRITY]) == 336
    number, attributes, signature = Tlv.parse(files[text.INTEGRITY])[0]
    table, *objects = Tlv.parse(files[text.ATTRIBUTES])[0]
    assert table.tag == 0xDF21
    assert number.value == hashlib.sha256(files[text.NUMBER]).digest()
    assert attributes.value == hashlib.sha256(b"".join(map(bytes, objects))).digest()
    issuer = certified_key(files[text.CERTIFICATE])
    issuer.verify(signature.value, bytes(number) + bytes(attributes), padding.PKCS1v15(), hashes.SHA256())
    public, signature = Tlv.parse(files[text.CARD_PUBLIC_KEY])[0]
    assert len(files[text.CARD_PUBLIC_KEY]) == 536
    issuer.verify(signature.value, bytes(public), padding.PKCS1v15(), hashes.SHA256())


def test_certificate_and_information(door: Door, make: Make) -> None:
    contents = []
    for name in ("taro", "short-length"):
        with door.open(make(name)) as talk:
            talk.send(TEXT)
            body = talk.send("00B08400F0").data
            while (more := talk.send(f"00B0{len(body):04X}F0")).sw.value != 0x6B00:
                body += more.data
            contents.append((body, talk.send("00B0850000").data))
    assert len(contents[0][0]) == 568
    assert contents[0][0] == contents[1][0]
    body = next(iter(Tlv.parse(contents[0][0])[0])).value
    assert (body[:9], body[16:25]) == (b"6000033\x08\x05", b"6013999\x08\x05")
    versions = []
    for _, information in contents:
        version, key, maker = Tlv.parse(information)[0]
        versions.append(version.value.hex())
        assert key.value[:9] == b"6000034\x08\x05"
        assert len(key.value) == 16
        assert len(maker.value) == 128
    assert versions == ["01030e01", "01000e01"]


@pytest.mark.parametrize(
    ("scheme", "given_data"), [("00", SHA256_PREFIX + DIGEST), ("02", DIGEST), ("03", MESSAGE), ("05", MESSAGE)]
)
@pytest.mark.parametrize("key", ["00", "93"])
def test_signature_without_pin(door: Door, taro: VirtualCard, key: str, scheme: str, given_data: bytes) -> None:
    with door.open(taro) as talk:
        talk.send(TEXT)
        signature = talk.send(f"802A{scheme}{key}{len(given_data):02X}{given_data.hex()}00").data
        talk.send(PIN)
        public = public_key(next(iter(Tlv.parse(read(talk, text.CARD_PUBLIC_KEY))[0])).value)
    if scheme == "05":
        pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
        public.verify(signature, DIGEST, pss, Prehashed(hashes.SHA256()))
    else:
        public.verify(signature, MESSAGE, padding.PKCS1v15(), hashes.SHA256())


def test_every_card_signs_with_a_key_of_its_own(make: Make) -> None:
    command = bytes.fromhex(f"802A0200{len(DIGEST):02X}{DIGEST.hex()}00")
    signatures = set()
    cards = [found for found in load_personas().values() if found.medium and found.medium.name == "CARD"]
    for found in cards:
        card = make(found.id)
        card.power_on()
        assert card.transmit(bytes.fromhex(TEXT)) == b"\x90\x00"
        signatures.add(card.transmit(command))
    assert len(signatures) == len(cards)


def test_a_card_without_pin_is_opened_by_what_is_printed_on_it(door: Door, make: Make) -> None:
    with door.open(make("face")) as talk:
        talk.send(TEXT)
        assert talk.sw(PIN) == "6984"
        code = credentials(persona("face"), NOW).holder.code_b().encode()
        assert talk.sw(f"002000950E{code.hex()}") == "9000"
        assert talk.sw("00B0820000") == "9000"


@pytest.mark.parametrize("name", ["android", "iphone", "juki", "other"])
def test_phones_and_other_cards_have_none(door: Door, make: Make, name: str) -> None:
    with door.open(make(name)) as talk:
        assert talk.sw(TEXT) == "6A82"


def test_options_of_disputed_behaviour() -> None:
    readings = Readings(0x6983, WrongLength.REFUSED, code_tries=3, code_b_gregorian=True)
    card = issue(persona("taro"), NOW, readings)
    card.power_on()
    send = [card.transmit(bytes.fromhex(command)).hex().upper() for command in (TEXT, "00200094", "00200095")]
    assert send == ["9000", "63C3", "63C3"]
    assert card.transmit(bytes.fromhex(CODE_B)) == bytes.fromhex("63C2")
    assert card.transmit(bytes.fromhex("002000950E") + b"19800217350000") == bytes.fromhex("9000")
    assert card.transmit(bytes.fromhex("002000950D") + b"1980021735000") == bytes.fromhex("6700")
    assert card.transmit(bytes.fromhex("0020009204") + b"1234") == bytes.fromhex("6983")


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        (date(1980, 2, 17), "550217"),
        (date(1989, 1, 7), "640107"),
        (date(1989, 1, 8), "010108"),
        (date(2019, 4, 30), "310430"),
        (date(2019, 5, 1), "010501"),
        (date(1926, 12, 25), "011225"),
        (date(1926, 12, 24), "151224"),
        (date(1912, 7, 29), "450729"),
        (date(1910, 1, 1), "430101"),
    ],
)
def test_codes_of_a_birth(birth: date, code: str) -> None:
    holder = HolderData("0" * 12, "", "", birth, 3, date(2035, 2, 17), "2285", "13999", "0" * 15)
    assert holder.birth_code == code
    assert holder.code_b() == f"{code}20352285"
    assert holder.code_b(gregorian=True) == f"{birth:%Y%m%d}352285"
    assert holder.sex_code == "0"
    assert code not in repr(holder)


@pytest.mark.parametrize("number", ["123456789018", "000000000019", "000000000001"])
def test_number_check_digit(number: str) -> None:
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11
    assert number_check_digit(number[:-1]) == ("0" if rest <= 1 else str(11 - rest))
    assert (number_check_digit(number[:-1]) == number[-1]) == (number != "000000000001")


def test_the_card_lasts_ten_years_and_a_childs_five() -> None:
    assert persona("taro").card_expiry_date(NOW) == date(2035, 2, 17)
    child = persona("child")
    assert child.card_expiry_date(NOW) == child.expiry_date(NOW)
    assert credentials(persona("taro"), NOW).holder.expiry == date(2035, 2, 17)


def public_key(raw: bytes) -> rsa.RSAPublicKey:
    exponent, modulus = Tlv.parse_all(raw)
    return rsa.RSAPublicNumbers(
        int.from_bytes(exponent.value, "big"), int.from_bytes(modulus.value, "big")
    ).public_key()


def certified_key(certificate: bytes) -> rsa.RSAPublicKey:
    """The key that a card-verifiable certificate certifies, once its signature is that of the authority's key."""

    body, signature = Tlv.parse(certificate)[0]
    authority = private_key("cv-text-ca").public_key()
    authority.verify(signature.value, body.value, padding.PKCS1v15(), hashes.SHA256())
    return public_key(body.value[32:])
