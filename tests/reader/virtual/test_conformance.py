"""What a My Number Card answers, through both doors: the status words that real readers rely on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import Encoding

from apdu.mynumber.jpki import SHA256_PREFIX
from reader.virtual.applications.jpki import CERTIFICATE_FILE_SIZE
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import credentials
from reader.virtual.persona import persona
from tests.reader.virtual.answers import ATRS, FREE, JPKI, OWN, VERIFY_AUTH, VERIFY_SIGN, WRONG_AUTH, Answer
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door
from tests.reader.virtual.padding import unpadded

MESSAGE = b"a message"
DIGEST = hashlib.sha256(MESSAGE).digest()

Make = Callable[[str], VirtualCard]


@pytest.mark.card_conformance
@pytest.mark.parametrize("answer", FREE, ids=str)
def test_free_answers(door: Door, taro: VirtualCard, answer: Answer) -> None:
    _ask(door, taro, answer)


@pytest.mark.parametrize("answer", OWN, ids=str)
def test_answers(door: Door, taro: VirtualCard, answer: Answer) -> None:
    _ask(door, taro, answer)


def test_atr(door: Door, make: Make) -> None:
    for name, atr in (("taro", "3B888001000005E0B381A1007F"), ("short-length", "3BE000FF8131FE4514")):
        with door.open(make(name)) as talk:
            assert talk.connection.atr == bytes.fromhex(atr)


@pytest.mark.card_conformance
def test_atr_is_a_my_number_cards(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        atr = talk.connection.atr
    known = "one that is known of My Number Cards"
    door.compare("answer to reset", known, known if atr in ATRS else atr.hex().upper())


@pytest.mark.card_conformance
@pytest.mark.parametrize("file", [0x0A, 0x0B, 0x02])
def test_certificate_files(door: Door, taro: VirtualCard, file: int) -> None:
    # Of a certificate no more is told than its kind and its room.
    content = b""
    with door.open(taro) as talk:
        talk.send(JPKI)
        more = talk.send(f"00B0{0x80 | file:02X}0000")
        while more.sw.ok and more.data:
            content += more.data
            more = talk.send(f"00B0{len(content):04X}00")
    door.compare(f"answer behind the end of file 00{file:02X}", "6B00", f"{more.sw.value:04X}")
    door.compare(f"bytes in file 00{file:02X}", str(CERTIFICATE_FILE_SIZE), str(len(content)))
    try:
        certificate = _first_certificate(content)
    except ValueError:
        kind, filler = "none", b""
    else:
        key = certificate.public_key()
        kind = f"RSA, {key.key_size} bits" if isinstance(key, rsa.RSAPublicKey) else type(key).__name__
        filler = content[len(certificate.public_bytes(Encoding.DER)) :]
    door.compare(f"key in the certificate of file 00{file:02X}", "RSA, 2048 bits", kind)
    door.compare(f"what fills file 00{file:02X}", "FF", " ".join(sorted({f"{byte:02X}" for byte in filler})))


@pytest.mark.parametrize("read", ["00B08A00000000", "00B08A0000"])
def test_certificate_and_filler(door: Door, taro: VirtualCard, read: str) -> None:
    der = credentials(persona("taro"), NOW).der
    with door.open(taro) as talk:
        talk.send(JPKI)
        content = talk.send(read).data
        while (more := talk.send(f"00B0{len(content):04X}00")).sw.value != 0x6B00:
            assert more.sw.ok
            content += more.data
    assert content.startswith(der)
    assert content.removeprefix(der) == b"\xff" * (2048 - len(der))


def test_short_certificate_reads_tile_the_file(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(JPKI)
        whole = talk.send("00B08A00000000").data
        pieces = b"".join(talk.send(f"00B0{offset:04X}FF").data for offset in range(0, 2048, 255))
    assert pieces == whole
    assert len(whole) == 2048


def test_authority_certificates_are_free(door: Door, taro: VirtualCard) -> None:
    issued = credentials(persona("taro"), NOW)
    with door.open(taro) as talk:
        talk.send(JPKI)
        for read, kind, certificate in (
            ("00B08B00000000", "auth", issued.authentication),
            ("00B08200000000", "sign", issued.signature),
        ):
            authority = _first_certificate(talk.send(read).data)
            assert certificate is not None, kind
            certificate.verify_directly_issued_by(authority)


def test_signing_certificate_wants_its_password(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(JPKI)
        assert talk.sw("00B08100000000") == "6982"
        assert talk.sw(VERIFY_SIGN) == "9000"
        assert _first_certificate(talk.send("00B08100000000").data) == credentials(persona("taro"), NOW).signature


@pytest.mark.parametrize(("key", "pin"), [("97", VERIFY_AUTH), ("9A", VERIFY_SIGN)])
@pytest.mark.parametrize(
    ("scheme", "given"),
    [("00", SHA256_PREFIX + DIGEST), ("01", MESSAGE), ("02", DIGEST), ("03", MESSAGE), ("04", DIGEST), ("05", MESSAGE)],
)
def test_signatures(door: Door, taro: VirtualCard, key: str, pin: str, scheme: str, given: bytes) -> None:
    issued = credentials(persona("taro"), NOW)
    certificate = issued.authentication if key == "97" else issued.signature
    assert certificate is not None
    public = certificate.public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    with door.open(taro) as talk:
        talk.send(JPKI)
        assert talk.sw(pin) == "9000"
        response = talk.send(f"802A{scheme}{key}{len(given):02X}{given.hex()}00")
    assert response.sw.ok
    assert len(response.data) == 256
    if scheme in ("04", "05"):
        pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
        public.verify(response.data, DIGEST, pss, Prehashed(hashes.SHA256()))
    elif scheme == "01":
        assert unpadded(public, response.data) == DIGEST
    else:
        public.verify(response.data, MESSAGE, padding.PKCS1v15(), hashes.SHA256())


def test_verbatim_signature_pads_whatever_it_is_given(door: Door, taro: VirtualCard) -> None:
    certificate = credentials(persona("taro"), NOW).authentication
    assert certificate is not None
    public = certificate.public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    with door.open(taro) as talk:
        talk.send(JPKI)
        talk.send(VERIFY_AUTH)
        for size in (1, 20, 245):
            given = bytes(range(1, size + 1))
            signature = talk.send(f"802A0097{size:02X}{given.hex()}00").data
            assert unpadded(public, signature) == given


def test_key_by_current_file_signs_the_same(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        for command in (JPKI, VERIFY_AUTH, "00A4020C020017"):
            assert talk.sw(command) == "9000"
        assert talk("802A0280" + "20" + DIGEST.hex() + "00") == talk("802A0297" + "20" + DIGEST.hex() + "00")


def test_card_without_extended_length(door: Door, make: Make) -> None:
    with door.open(make("short-length")) as talk:
        assert talk.sw(JPKI) == "9000"
        assert talk.sw("00B08A00000000") == "6700"
        assert len(talk.send("00B08A0000").data) == 256


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("taro", b"JPKIAPICCTOKEN2"),
        ("android", b"JPKIAPGPSETOKEN"),
        ("iphone", b"JPKIAPIOSTOKEN"),
        ("juki", b"JPKIAPICCTOKEN"),
    ],
)
def test_token_information(door: Door, make: Make, name: str, label: bytes) -> None:
    with door.open(make(name)) as talk:
        talk.send(JPKI)
        content = talk.send("00B0860000").data
    assert len(content) == 160
    assert content[:32] == label.ljust(32)
    assert content[96:100] == bytes.fromhex("0000040D")
    assert content[116:124] == bytes.fromhex("0000001000000006")
    assert content[144:] == b"9" * 16


@pytest.mark.parametrize("name", ["android", "iphone"])
def test_phone_wants_the_pin_before_the_certificate(door: Door, make: Make, name: str) -> None:
    with door.open(make(name)) as talk:
        talk.send(JPKI)
        assert talk.sw("00B08A00000000") == "6982"
        assert talk.sw(VERIFY_AUTH) == "9000"
        assert _first_certificate(talk.send("00B08A00000000").data) == credentials(persona(name), NOW).authentication


@pytest.mark.parametrize(
    ("name", "command", "expected"),
    [
        ("face", "00200098", "63C0"),
        ("face", VERIFY_AUTH, "6984"),
        ("face", "00B0880000", "008F009000"),
        ("face", "0020009B", "63C0"),
        ("child", "00B0880000", "008F009000"),
        ("child", "00200098", "63C3"),
        ("child", "00A4020C02001A", "6A82"),
        ("blocked", "00200098", "63C0"),
        ("blocked", VERIFY_AUTH, "6984"),
        ("last-try", "00200098", "63C1"),
        ("last-try", WRONG_AUTH, "63C0"),
        ("last-try", VERIFY_AUTH, "9000"),
        ("juki", "00B08A0000", "6A82"),
        ("juki", "00B0880000", "8F00009000"),
    ],
)
def test_personas_cards(door: Door, make: Make, name: str, command: str, expected: str) -> None:
    with door.open(make(name)) as talk:
        assert talk.sw(JPKI) == "9000"
        assert talk(command) == expected


def test_other_card_has_no_jpki(door: Door, make: Make) -> None:
    with door.open(make("other")) as talk:
        assert talk.sw(JPKI) == "6A82"


def test_counter_survives_the_loss_of_power(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(JPKI)
        assert talk.sw(WRONG_AUTH) == "63C2"
    with door.open(taro) as talk:
        talk.send(JPKI)
        assert talk.sw("00200098") == "63C2"


def test_verified_pin_does_not_survive_the_connection(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(JPKI)
        assert talk.sw(VERIFY_AUTH) == "9000"
    with door.open(taro) as talk:
        assert talk.sw("00200098") == "6A82"
        talk.send(JPKI)
        assert talk.sw("802A0097010000") == "6982"


def test_each_verify_arrives_once(door: Door, taro: VirtualCard) -> None:
    with door.open(taro) as talk:
        talk.send(JPKI)
        talk.send("00200098")
        talk.send(WRONG_AUTH)
        talk.send(VERIFY_AUTH)
    assert taro.verifies == 2


def _first_certificate(content: bytes) -> x509.Certificate:
    size = int.from_bytes(content[2:4], "big") + 4
    return x509.load_der_x509_certificate(content[:size])


def _ask(door: Door, card: VirtualCard, answer: Answer) -> None:
    with door.open(card) as talk:
        for command in answer.commands:
            talk.send(command)
    door.judge(answer, talk)
