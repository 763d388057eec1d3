"""What a My Number Card answers, through both doors: the status words that real readers rely on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

from apdu.mynumber.jpki import SHA256_PREFIX
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import credentials
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door

JPKI = "00A4040C0AD392F000260100000001"
TEXT = "00A4040C0AD3921000310001010408"
VERIFY_AUTH = "002000980431323334"
WRONG_AUTH = "002000980439393939"
VERIFY_SIGN = "0020009B06414243313233"
WRONG_SIGN = "0020009B065A5A5A5A5A5A"
MESSAGE = b"a message"
DIGEST = hashlib.sha256(MESSAGE).digest()

Make = Callable[[str], VirtualCard]


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        # SELECT by name
        (["00A4040C0AD392F000260100000001"], "9000"),
        (["00A404000AD392F00026010000000100"], "6F0C840AD392F0002601000000019000"),
        (["00A404000AD392F000260100000001"], "9000"),
        (["00A4040C05D392F00026"], "9000"),
        ([JPKI, "00A404020AD392F000260100000001"], "6A82"),
        (["00A404020AD392F000260100000001"], "9000"),
        (["00A4040C07A0000001510000"], "9000"),
        (["00A4040C0AD392F000260100000002"], "6A82"),
        (["00A4040C0BD392F00026010000000100"], "6A82"),
        (["00A4040C04D392F000"], "6A87"),
        (["00A4040C"], "6A87"),
        (["00A404040AD392F000260100000001"], "6A86"),
        ([JPKI, "00A4040C0AD3921000310001010499", "00A4020C020006"], "9000"),
        # SELECT by file identifier
        ([JPKI, "00A4020C02000A"], "9000"),
        ([JPKI, "00A4020C02001F"], "6A82"),
        ([JPKI, "00A4090C02000A"], "6A86"),
        ([JPKI, "00A4020002000A"], "6A86"),
        ([JPKI, "00A4020C010A"], "6A87"),
        (["00A4020C02000A"], "6A82"),
        (["00A4020C022F10"], "6A82"),
        (["00A40000"], "6A86"),
        ([JPKI, "00A40000"], "9000"),
        ([JPKI, "00A4020C020006", "00A40000", "00B0000004"], "4A504B499000"),
        (["00A4000C023F00"], "6A82"),
        ([JPKI, "00A4000C023F00"], "6A82"),
        # READ BINARY
        ([JPKI, "00B0000004"], "6986"),
        ([JPKI, "00B0860004"], "4A504B499000"),
        ([JPKI, "00B0860004", "00B0000404"], "415049439000"),
        ([JPKI, "00B0869F02"], "399000"),
        ([JPKI, "00B0869F00"], "399000"),
        ([JPKI, "00B086A001"], "6B00"),
        ([JPKI, "00B086FF01"], "6B00"),
        ([JPKI, "00B0880000"], "8F8F009000"),
        ([JPKI, "00B0880003"], "8F8F009000"),
        ([JPKI, "00A4020C020008", "00B00000000000"], "8F8F009000"),
        ([JPKI, "00A4020C020008", "00B0000300"], "6B00"),
        ([JPKI, "00A4020C020008", "00B07FFF00"], "6B00"),
        ([JPKI, "00B0800000"], "6A86"),
        ([JPKI, "00B09F0000"], "6A86"),
        ([JPKI, "00B0C60000"], "6A86"),
        ([JPKI, "00B08C0000"], "6A82"),
        ([JPKI, "00B0970000"], "6981"),
        ([JPKI, "00B0980000"], "6981"),
        ([JPKI, "00B09E0000"], "6981"),
        ([JPKI, "00B0890000"], "6982"),
        ([JPKI, "00B0810000"], "6982"),
        ([JPKI, "00B08100000000"], "6982"),
        ([JPKI, VERIFY_AUTH, "00B0810000"], "6982"),
        ([JPKI, "00B08600"], "6700"),
        ([JPKI, "00B086000400000000"], "6700"),
        (["00B0860000"], "6A82"),
        (["00B0000000"], "6986"),
        # READ RECORD
        ([JPKI, "00B2010400"], "6986"),
        ([JPKI, "00B2013400"], "6981"),
        ([JPKI, "00B2010000"], "6A86"),
        ([JPKI, "00B20134"], "6700"),
        ([JPKI, "00B2016400"], "6A82"),
        # VERIFY
        ([JPKI, "00200080"], "6986"),
        ([JPKI, "00A4020C020018", "00200080"], "63C3"),
        ([JPKI, "00A4020C02001B", "00200080"], "63C5"),
        ([JPKI, "00200098"], "63C3"),
        ([JPKI, "0020009B"], "63C5"),
        ([JPKI, "00A4020C020018", "0020008000"], "6700"),
        ([JPKI, "0020009800"], "6700"),
        ([JPKI, "00200098043132333400"], "6700"),
        ([JPKI, VERIFY_AUTH], "9000"),
        ([JPKI, VERIFY_AUTH, "00200098"], "63C3"),
        ([JPKI, WRONG_AUTH], "63C2"),
        ([JPKI, WRONG_AUTH, "00200098"], "63C2"),
        ([JPKI, WRONG_AUTH, WRONG_AUTH], "63C1"),
        ([JPKI, WRONG_AUTH, WRONG_AUTH, VERIFY_AUTH, "00200098"], "63C3"),
        ([JPKI, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH], "63C0"),
        ([JPKI, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH, "00200098"], "63C0"),
        ([JPKI, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH], "6984"),
        ([JPKI, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH, VERIFY_AUTH], "6984"),
        ([JPKI, "0020009805" + "3132333435"], "63C2"),
        ([JPKI, "0020009806" + "616263313233"], "63C2"),
        ([JPKI, VERIFY_SIGN], "9000"),
        ([JPKI, "0020009B06616263313233"], "63C4"),
        ([JPKI, *[WRONG_SIGN] * 5], "63C0"),
        ([JPKI, *[WRONG_SIGN] * 6], "6984"),
        ([JPKI, WRONG_SIGN, "00200098"], "63C3"),
        ([JPKI, "0020000004" + "31323334"], "6A86"),
        ([JPKI, "00200198"], "6A86"),
        ([JPKI, "00200097"], "6981"),
        ([JPKI, "0020008A"], "6981"),
        ([JPKI, "0020008C"], "6A82"),
        ([JPKI, "0020009F"], "6A86"),
        (["00200098"], "6A82"),
        # CHANGE REFERENCE DATA
        ([JPKI, "002401980435363738"], "6982"),
        ([JPKI, VERIFY_AUTH, "002401980435363738"], "9000"),
        ([JPKI, VERIFY_AUTH, "002401800435363738"], "9000"),
        ([JPKI, VERIFY_AUTH, "002401980435363738", VERIFY_AUTH], "63C2"),
        ([JPKI, VERIFY_AUTH, "002401980435363738", "002000980435363738"], "9000"),
        ([JPKI, VERIFY_AUTH, "0024019803353637"], "6A80"),
        ([JPKI, VERIFY_AUTH, "002401980435364142"], "6A80"),
        ([JPKI, VERIFY_SIGN, "0024019B06616263313233"], "6A80"),
        ([JPKI, VERIFY_SIGN, "0024019B05" + "4142433132"], "6A80"),
        ([JPKI, VERIFY_SIGN, "0024019B10" + "41" * 16], "9000"),
        ([JPKI, VERIFY_SIGN, "0024019B11" + "41" * 17], "6A80"),
        ([JPKI, VERIFY_AUTH, "002400980435363738"], "6A86"),
        ([JPKI, VERIFY_AUTH, "00240198"], "6700"),
        ([JPKI, VERIFY_AUTH, "00240198043536373800"], "6700"),
        ([JPKI, VERIFY_AUTH, "002401970435363738"], "6981"),
        # COMPUTE DIGITAL SIGNATURE
        ([JPKI, "802A0097010000"], "6982"),
        ([JPKI, VERIFY_SIGN, "802A0097010000"], "6982"),
        ([JPKI, VERIFY_AUTH, "802A009A010000"], "6982"),
        ([JPKI, VERIFY_AUTH, WRONG_AUTH, "802A0097010000"], "6982"),
        ([JPKI, VERIFY_AUTH, "802A0697010000"], "6A86"),
        ([JPKI, VERIFY_AUTH, "802A0080010000"], "6981"),
        ([JPKI, "802A0080010000"], "6986"),
        ([JPKI, VERIFY_AUTH, "802A0000010000"], "6A88"),
        ([JPKI, VERIFY_AUTH, "802A008C010000"], "6A82"),
        ([JPKI, VERIFY_AUTH, "802A009700"], "6700"),
        ([JPKI, VERIFY_AUTH, "802A00970100"], "6700"),
        ([JPKI, VERIFY_AUTH, "802A0097010010"], "6700"),
        ([JPKI, VERIFY_AUTH, "802A0097F6" + "00" * 246 + "00"], "6985"),
        ([JPKI, VERIFY_AUTH, "802A02971F" + "00" * 31 + "00"], "6985"),
        ([JPKI, VERIFY_AUTH, "802A049721" + "00" * 33 + "00"], "6985"),
        ([JPKI, VERIFY_AUTH, "802A0397000100" + "00" * 256 + "0000"], "6985"),
        ([JPKI, VERIFY_AUTH, "002A9E9A010000"], "6D00"),
        # what the security state does on SELECT
        ([JPKI, VERIFY_AUTH, JPKI, "002401980435363738"], "9000"),
        ([JPKI, VERIFY_AUTH, "00A4040C07A0000001510000", JPKI, "002401980435363738"], "6982"),
        ([JPKI, VERIFY_AUTH, "00A4040C0AD3921000310001010499", "002401980435363738"], "9000"),
        ([JPKI, VERIFY_AUTH, TEXT, JPKI, "002401980435363738"], "6982"),
        ([JPKI, "00A4020C020018", JPKI, "00200080"], "6986"),
        # instructions and classes
        ([JPKI, "80FC0000"], "6700"),
        ([JPKI, "80AE0000"], "6982"),
        ([JPKI, "00CA004200"], "6D00"),
        (["00CA5F5200"], "6A88"),
        # GET CHALLENGE
        ([JPKI, "00840000"], "6700"),
        ([JPKI, "008400000100"], "6700"),
        ([JPKI, "00840100" + "08"], "6A86"),
        ([JPKI, "00840000000008"], "6985"),
        # INTERNAL AUTHENTICATE: none of these keys answers it
        ([JPKI, VERIFY_AUTH, "00880097040102030400"], "6981"),
        ([JPKI, "00880080040102030400"], "6986"),
        ([JPKI, "00880197040102030400"], "6A86"),
        ([JPKI, "80B0860004"], "6D00"),
        ([JPKI, "0010000000"], "6D00"),
        ([JPKI, "01B0860004"], "6881"),
        ([JPKI, "03A4040C0AD392F000260100000001"], "6881"),
        ([JPKI, "40B0860004"], "6881"),
        ([JPKI, "08B0860004"], "69FC"),
        ([JPKI, "0CB0860004"], "6987"),
        ([JPKI, "0CA4020C020006"], "6882"),
        ([JPKI, "08A4040C0AD392F000260100000001"], "6882"),
        ([JPKI, "08A4020C020006"], "69FC"),
        ([TEXT, "08A4020C020004"], "69FC"),
        ([TEXT, "0CB0840000"], "6987"),
        ([JPKI, "10B0860004"], "6E00"),
        ([JPKI, "A0B0860004"], "6E00"),
    ],
)
def test_answers(door: Door, taro: VirtualCard, commands: list[str], expected: str) -> None:
    with door.open(taro) as talk:
        for command in commands[:-1]:
            talk.send(command)
        assert talk(commands[-1]) == expected


def test_atr(door: Door, make: Make) -> None:
    for name, atr in (("taro", "3B888001000005E0B381A1007F"), ("short-length", "3BE000FF8131FE4514")):
        with door.open(make(name)) as talk:
            assert talk.connection.atr == bytes.fromhex(atr)


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
        assert _unpadded(public, response.data) == DIGEST
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
            assert _unpadded(public, signature) == given


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


def _unpadded(key: rsa.RSAPublicKey, signature: bytes) -> bytes:
    """What PKCS#1 v1.5 padding was put around: the public operation, by hand."""
    numbers = key.public_numbers()
    block = pow(int.from_bytes(signature, "big"), numbers.e, numbers.n).to_bytes(256, "big")
    head, separator, content = block[2:].partition(b"\0")
    assert block[:2] == b"\0\1"
    assert separator
    assert set(head) == {0xFF}
    return content
