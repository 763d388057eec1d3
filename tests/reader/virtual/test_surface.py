"""The surface application (券面事項確認AP): the face of the card, who opens it, and the pictures that are on it."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from hypothesis import given
from hypothesis import strategies as st

from apdu.tlv import Tlv
from reader.virtual.applications import pictures, surface
from reader.virtual.applications.readings import Readings
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import issue
from reader.virtual.keys import private_key
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door, Talk
from tests.reader.virtual.jpeg2000 import shades

Make = Callable[[str], VirtualCard]

SURFACE = "00A4040C0AD3921000310001010402"
BIRTH = "0020009106" + b"550217".hex()
CODE_B = "002000920E" + b"55021720350000".hex()
CODE_A = "002000930C" + b"000000000019".hex()
WRONG_A = "002000930C" + b"000000000027".hex()
FREE = {3, 4, 6}
OPEN = {None: FREE, BIRTH: FREE | {1}, CODE_B: FREE | {2}, CODE_A: FREE | {2, 5}}


def read(talk: Talk, identifier: int) -> bytes:
    """A whole file, filler included, in short reads."""
    response = talk.send(f"00B0{0x80 | identifier:02X}0000")
    content = b""
    while response.sw.ok:
        content += response.data
        response = talk.send(f"00B0{len(content):04X}00")
    assert response.sw.value == 0x6B00
    return content


def objects(content: bytes) -> dict[int, Tlv]:
    outer, rest = Tlv.parse(content)
    assert set(rest) <= {0xFF}
    return {found.tag: found for found in outer}


def public_key(raw: bytes) -> rsa.RSAPublicKey:
    exponent, modulus = Tlv.parse_all(raw)
    return rsa.RSAPublicNumbers(
        int.from_bytes(exponent.value, "big"), int.from_bytes(modulus.value, "big")
    ).public_key()


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ([SURFACE, "00200091"], "63CA"),
        ([SURFACE, "00200092"], "63CA"),
        ([SURFACE, "00200093"], "63CA"),
        ([SURFACE, WRONG_A], "63C9"),
        ([SURFACE, *[WRONG_A] * 10, CODE_A], "6984"),
        ([SURFACE, *[WRONG_A] * 10, CODE_B], "9000"),
        ([SURFACE, CODE_A, WRONG_A, "00B0850000"], "6982"),
        ([SURFACE, BIRTH, "0024019106" + b"550218".hex()], "6982"),
        ([SURFACE, "00B0860000"], "FF" * 16 + "9000"),
        ([SURFACE, "00B0910000"], "6981"),
        ([SURFACE, "00B09E0000"], "6981"),
        ([SURFACE, "00B2013C00"], "6A82"),
        ([SURFACE, "00B2011C00"], "6981"),
        ([SURFACE, "00A4020C020007"], "6A82"),
        ([SURFACE, "80AE0000"], "66F1"),
        ([SURFACE, CODE_A, "80AE0000"], "66F1"),
        ([SURFACE, "80320091"], "6D00"),
        # the number is spent here for itself: input support has another counter for it
        ([SURFACE, WRONG_A, "00A4040C0AD3921000310001010408", "00200094"], "63CA"),
    ],
)
def test_answers(door: Door, taro: VirtualCard, commands: list[str], expected: str) -> None:
    with door.open(taro) as talk:
        for command in commands[:-1]:
            talk.send(command)
        assert talk(commands[-1]) == expected


@pytest.mark.parametrize("shown", OPEN, ids=["nothing", "birth", "code-b", "code-a"])
def test_access_matrix(door: Door, taro: VirtualCard, shown: str | None) -> None:
    with door.open(taro) as talk:
        talk.send(SURFACE)
        if shown:
            assert talk.sw(shown) == "9000"
        answers = {identifier: talk.sw(f"00B0{0x80 | identifier:02X}0000") for identifier in range(1, 7)}
    assert answers == {identifier: "9000" if identifier in OPEN[shown] else "6982" for identifier in range(1, 7)}


def test_every_signature_holds_and_the_card_has_the_key(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(SURFACE)
        for code in (BIRTH, CODE_A):
            assert talk.sw(code) == "9000"
        age, face, number = (objects(read(talk, identifier)) for identifier in (1, 2, 5))
        body, signature = objects(read(talk, surface.CERTIFICATE)).values()
        answer = talk.send("802A030003" + b"abc".hex() + "00").data
    authority = private_key("cv-surface-ca").public_key()
    authority.verify(signature.value, body.value, padding.PKCS1v15(), hashes.SHA256())
    assert body.value[:9] == b"6000023\x08\x05"
    issuer = public_key(body.value[32:])
    for record, tags in ((age, (0xDF11, 0xDF12, 0xDF13)), (number, (0xDF41, 0xDF42, 0xDF43))):
        assert tuple(record) == tags
        first, key, signed = record.values()
        issuer.verify(signed.value, bytes(first) + bytes(key), padding.PKCS1v15(), hashes.SHA256())
        assert key.value == face[0xDF24].value
    public_key(face[0xDF24].value).verify(answer, b"abc", padding.PKCS1v15(), hashes.SHA256())
    parts = ((0xDF22, 0xDF23, 0xDF24), (0xDF25, 0xDF26), (0xDF27,))
    digests = b"".join(hashlib.sha256(b"".join(bytes(face[tag]) for tag in part)).digest() for part in parts)
    recovered = issuer.recover_data_from_signature(face[0xDF28].value, padding.PKCS1v15(), None)
    assert recovered == bytes.fromhex("3071300D060960864801650304020105000460") + digests


def test_age_record_has_the_published_size_and_nothing_else(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(SURFACE)
        talk.send(BIRTH)
        content = read(talk, surface.AGE_RECORD)
    assert content[:5] == bytes.fromhex("FF1082021E")
    assert len(content) == 5 + 0x21E
    assert objects(content)[0xDF11].value == b"19800217"


def test_face_lies_where_the_table_says_and_has_filler_behind(door: Door, make: Make) -> None:
    with door.open(make("taro")) as talk:
        talk.send(SURFACE)
        talk.send(CODE_B)
        content = read(talk, surface.CARD_FACE)
    face = objects(content)
    table = face.pop(0xDF21).value
    size = len(bytes(Tlv.parse(content)[0]))
    ends = [int.from_bytes(table[at : at + 2], "big") for at in range(0, len(table), 2)] + [size]
    assert [content[start:end] for start, end in pairwise(ends)] == [bytes(found) for found in face.values()]
    assert list(face) == list(range(0xDF22, 0xDF2B))
    assert (face[0xDF22].value, face[0xDF23].value, face[0xDF29].value) == (b"19800217", b"1", b"20350217")
    assert len(content) == 4096 > size


def test_pictures_have_the_published_kinds_and_sizes(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(SURFACE)
        talk.send(CODE_A)
        face, number = objects(read(talk, surface.CARD_FACE)), objects(read(talk, surface.NUMBER_PICTURE))
    assert size_of(number[0xDF41].value) == (72, 12)
    assert size_of(face[0xDF2A].value) == (24, 12)
    assert size_of(face[0xDF25].value) == (12 * len("見本　太郎"), 12)
    assert size_of(face[0xDF26].value) == (12 * len(persona("taro").address), 12)
    photograph = shades(face[0xDF27].value)
    assert (len(photograph[0]), len(photograph)) == (200, 256)
    # A face, and not one grey: light ground, dark hair.
    assert (photograph[0][0] > 200, photograph[48][100] < 128) == (True, True)


def test_information(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(SURFACE)
        found = objects(read(talk, surface.INFORMATION))
    assert [len(found[tag].value) for tag in range(0xDF31, 0xDF36)] == [4, 16, 1, 5, 272]
    assert (found[0xDF31].value, found[0xDF34].value) == (bytes.fromhex("06030E01"), b"13999")


@pytest.mark.parametrize("name", ["android", "iphone", "juki", "other"])
def test_phones_and_other_cards_have_none(door: Door, make: Make, name: str) -> None:
    with door.open(make(name)) as talk:
        assert talk.sw(SURFACE) == "6A82"


def test_fewer_tries_by_another_source() -> None:
    card = issue(persona("taro"), NOW, Readings(code_tries=3))
    card.power_on()
    card.transmit(bytes.fromhex(SURFACE))
    assert [card.transmit(bytes.fromhex(f"002000{p2}")).hex() for p2 in ("91", "92", "93")] == ["63c3"] * 3


@given(width=st.integers(1, 40), height=st.integers(1, 20), data=st.data())
def test_png_gives_back_every_pixel(width: int, height: int, data: st.DataObject) -> None:
    row = st.lists(st.booleans(), min_size=width, max_size=width)
    bitmap = data.draw(st.lists(row, min_size=height, max_size=height))
    assert pixels(pictures.png(bitmap)) == bitmap


def test_different_texts_are_different_pictures() -> None:
    texts = ["", "見", "本", "見本", "本見", "見本　太郎", "見本　花子", "a", "b"]
    assert len({pictures.text_picture(text) for text in texts}) == len(texts)
    digits = [f"{number:02}" for number in range(100)]
    assert len({pictures.digits_picture(text) for text in digits}) == 100


def test_digits_are_drawn_as_digits() -> None:
    drawn = ["".join("#" if dot else "." for dot in row) for row in pixels(pictures.digits_picture("17"))]
    assert drawn[1:11:2] == [
        "..#....###..",
        ".##......#..",
        "..#......#..",
        "..#.....#...",
        ".###....#...",
    ]


def size_of(picture: bytes) -> tuple[int, int]:
    bitmap = pixels(picture)
    return len(bitmap[0]), len(bitmap)


def pixels(picture: bytes) -> list[list[bool]]:
    """A small PNG reader: one bit for each pixel, no filter; every checksum is looked at."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(picture):
        size, kind = struct.unpack_from(">I4s", picture, at)
        chunks[kind] = picture[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", picture, at + 8 + size)[0] == zlib.crc32(kind + chunks[kind])
        at += 12 + size
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, depth, colour = struct.unpack_from(">IIBB", chunks[b"IHDR"])
    assert (depth, colour) == (1, 0)
    rows, stride = zlib.decompress(chunks[b"IDAT"]), 1 + -(-width // 8)
    assert len(rows) == stride * height
    bitmap = []
    for start in range(0, len(rows), stride):
        assert rows[start] == 0
        bits = "".join(f"{octet:08b}" for octet in rows[start + 1 : start + stride])
        bitmap.append([bit == "0" for bit in bits[:width]])
    return bitmap
