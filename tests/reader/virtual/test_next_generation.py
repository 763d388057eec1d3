"""The experimental profile of the announced next generation: P-384 and SHA-384, and its name wherever it shows."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import SignatureAlgorithmOID

from reader.virtual import nextgeneration, pki
from reader.virtual.applications.readings import Readings
from reader.virtual.card import VirtualCard
from reader.virtual.cli import main
from reader.virtual.fields import PersonaError
from reader.virtual.issuance import Issued, credentials, issue
from reader.virtual.keys import curve_key, curve_key_names
from reader.virtual.nextgeneration import POINTS, Generation, Standing, points
from reader.virtual.persona import Persona, load_personas, persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door

Make = Callable[[str], VirtualCard]

WHO = "next-generation-experimental"
JPKI = "00A4040C0AD392F000260100000001"
SURFACE = "00A4040C0AD3921000310001010402"
VERIFY_AUTH = "002000980431323334"
VERIFY_SIGN = "0020009B06414243313233"
MESSAGE = b"a message"
DIGEST = hashlib.sha384(MESSAGE).digest()
SHA256_INFO = "3031300D060960864801650304020105000420" + "00" * 32


@pytest.fixture
def issued() -> Issued:
    return credentials(persona(WHO), NOW)


def _certificates(issued: Issued) -> tuple[x509.Certificate, x509.Certificate]:
    assert issued.authentication is not None
    assert issued.signature is not None
    return issued.authentication, issued.signature


def _key(certificate: x509.Certificate) -> ec.EllipticCurvePublicKey:
    key = certificate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    return key


def _verify(key: ec.EllipticCurvePublicKey, signature: bytes, digest: bytes) -> None:
    """A plain signature, checked by hand-made DER: nothing here is the card's own code."""
    assert len(signature) == 96
    r, s = (int.from_bytes(half, "big") for half in (signature[:48], signature[48:]))
    key.verify(encode_dss_signature(r, s), digest, ec.ECDSA(Prehashed(hashes.SHA384())))


def test_both_certificates_are_on_the_curve_and_signed_by_sha384(issued: Issued) -> None:
    for certificate, authority in zip(_certificates(issued), pki.experimental_anchors(), strict=True):
        assert _key(certificate).curve.name == "secp384r1"
        assert certificate.signature_algorithm_oid == SignatureAlgorithmOID.ECDSA_WITH_SHA384
        assert authority.signature_algorithm_oid == SignatureAlgorithmOID.ECDSA_WITH_SHA384
        certificate.verify_directly_issued_by(authority)
        authority.verify_directly_issued_by(authority)


def test_nobody_trusts_its_authorities_by_accident(issued: Issued) -> None:
    ordinary = {*pki.anchors(), *pki.signature_anchors()}
    assert not ordinary & set(pki.experimental_anchors())
    assert not {found.subject for found in ordinary} & {found.subject for found in pki.experimental_anchors()}
    for certificate in _certificates(issued):
        for anchor in ordinary:
            with pytest.raises(ValueError, match="Issuer certificate subject does not match"):
                certificate.verify_directly_issued_by(anchor)


def test_it_is_named_experimental_wherever_it_shows(issued: Issued) -> None:
    who = persona(WHO)
    assert all("experimental" in text.lower() for text in (who.id, who.description, who.generation.value))
    assert all("experimental" in name for name in curve_key_names())
    for certificate in (*_certificates(issued), *pki.experimental_anchors()):
        assert "(experimental)" in certificate.issuer.rfc4514_string()
    for authority in (issued.authentication_authority, issued.signature_authority):
        assert "experimental" in authority.key_name
    assert "EXPERIMENTAL" in str(nextgeneration.__doc__)


def test_nobody_meets_it_who_did_not_ask() -> None:
    assert WHO not in load_personas()
    assert set(load_personas(experimental=True)) == {*load_personas(), WHO}
    assert all(found.generation is Generation.CURRENT for found in load_personas().values())


def test_every_point_has_its_standing_and_the_code_names_each_assumption() -> None:
    names = [point.name for point in POINTS]
    assert len(set(names)) == len(names)
    assert [point for standing in Standing for point in points(standing)] == sorted(
        POINTS, key=lambda point: list(Standing).index(point.standing)
    )
    root = Path(nextgeneration.__file__).parent
    sources = [path.read_text() for path in root.rglob("*.py") if path.name != "nextgeneration.py"]
    quoted = {name for text in sources for line in text.splitlines() for name in re.findall(r'"([a-z-]+)"', line)}
    for needed in ("applications", "card-code", "digest", "message", "internal", "signature", "validity", "minors"):
        assert needed in names
        assert needed in quoted, needed


def test_openssl_accepts_chain_and_revocation_list(issued: Issued, tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.pem"
    anchors.write_bytes(b"".join(anchor.public_bytes(Encoding.PEM) for anchor in pki.experimental_anchors()))
    for index, certificate in enumerate(_certificates(issued)):
        path = tmp_path / f"{index}.pem"
        path.write_bytes(certificate.public_bytes(Encoding.PEM))
        moment = str(int(NOW.timestamp()))
        verdict = _openssl("verify", "-x509_strict", "-attime", moment, "-CAfile", anchors, path)
        assert verdict.strip().endswith("OK")
        text = _openssl("x509", "-in", path, "-noout", "-text")
        assert "ecdsa-with-SHA384" in text
        assert "NIST CURVE: P-384" in text
    listed = tmp_path / "list.crl"
    listed.write_bytes(pki.crl(NOW, {1: x509.ReasonFlags.superseded}, pki.EXPERIMENTAL_AUTHENTICATION_AUTHORITY))
    _openssl("crl", "-inform", "DER", "-in", listed, "-CAfile", anchors, "-noout", "-verify")


def test_ocsp_response(issued: Issued) -> None:
    certificate, _ = _certificates(issued)
    authority = pki.EXPERIMENTAL_AUTHENTICATION_AUTHORITY
    response = ocsp.load_der_ocsp_response(pki.ocsp_response(certificate, NOW, authority=authority))
    assert response.certificate_status is ocsp.OCSPCertStatus.GOOD
    (responder,) = response.certificates
    responder.verify_directly_issued_by(authority.certificate)


def _openssl(*arguments: str | Path) -> str:
    done = subprocess.run(("openssl", *arguments), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        # two applications in the place of four
        ([JPKI], "9000"),
        ([SURFACE], "9000"),
        (["00A4040C0AD3921000310001010408"], "6A82"),
        (["00A4040C0AD3921000310001010100"], "6A82"),
        (["00A4040C0AD3921000310001010401"], "6A82"),
        # PINs and files as on the card of today
        ([JPKI, "00200098"], "63C3"),
        ([JPKI, "0020009B"], "63C5"),
        ([JPKI, "00B0880000"], "8F8F009000"),
        ([JPKI, "00B0810001"], "6982"),
        ([JPKI, VERIFY_AUTH, "002401980435363738", "002000980435363738"], "9000"),
        # a digest as it is, or a message; never a DigestInfo, and no padding to choose
        ([JPKI, f"802A009730{DIGEST.hex()}"], "6982"),
        ([JPKI, f"802A009730{DIGEST.hex()}00"], "6982"),
        ([JPKI, VERIFY_AUTH, f"802A0097{len(SHA256_INFO) // 2:02X}{SHA256_INFO}00"], "6985"),
        ([JPKI, VERIFY_AUTH, f"802A029720{'00' * 32}00"], "6985"),
        ([JPKI, VERIFY_AUTH, "802A009700"], "6700"),
        ([JPKI, VERIFY_AUTH, f"802A009730{DIGEST.hex()}5F"], "6700"),
        ([JPKI, VERIFY_AUTH, f"802A019730{DIGEST.hex()}00"], "6A86"),
        ([JPKI, VERIFY_AUTH, f"802A049730{DIGEST.hex()}00"], "6A86"),
        ([JPKI, VERIFY_AUTH, "802A0597010000"], "6A86"),
        ([JPKI, VERIFY_AUTH, "802A0397000100" + "00" * 256 + "0000"], "6985"),
        ([JPKI, "008800990100" + "5F"], "6700"),
        ([JPKI, "0088009900"], "6700"),
        ([JPKI, "00880099000100" + "00" * 256 + "0000"], "6985"),
        ([JPKI, "00B0990000"], "6981"),
    ],
)
def test_answers(door: Door, make: Make, commands: list[str], expected: str) -> None:
    with door.open(make(WHO)) as talk:
        for command in commands[:-1]:
            talk.send(command)
        assert talk(commands[-1]) == expected


@pytest.mark.parametrize(("key", "pin"), [("97", VERIFY_AUTH), ("9A", VERIFY_SIGN)])
@pytest.mark.parametrize(("scheme", "given"), [("00", DIGEST), ("02", DIGEST), ("03", MESSAGE)])
def test_signatures(door: Door, make: Make, issued: Issued, key: str, pin: str, scheme: str, given: bytes) -> None:
    certificate = _certificates(issued)[key == "9A"]
    with door.open(make(WHO)) as talk:
        for command in (JPKI, pin, "00A4020C0200" + f"{int(key, 16) & 0x1F:02X}"):
            assert talk.sw(command) == "9000"
        first = talk.send(f"802A{scheme}{key}{len(given):02X}{given.hex()}00").data
        assert talk.send(f"802A{scheme}80{len(given):02X}{given.hex()}60").data == first
    _verify(_key(certificate), first, DIGEST)
    with pytest.raises(InvalidSignature):
        _verify(_key(certificate), first, hashlib.sha384(b"another").digest())


def test_internal_authenticate_without_a_pin(door: Door, make: Make) -> None:
    with door.open(make(WHO)) as talk:
        talk.send(JPKI)
        answer = talk.send(f"00880099{len(MESSAGE):02X}{MESSAGE.hex()}00")
    _verify(curve_key("experimental-card-internal").public_key(), answer.data, DIGEST)


def test_the_certificate_on_the_card_is_the_one_that_was_issued(door: Door, make: Make, issued: Issued) -> None:
    with door.open(make(WHO)) as talk:
        talk.send(JPKI)
        content = talk.send("00B08A00000000").data
    assert content[: len(issued.der)] == issued.der
    assert set(content[len(issued.der) :]) == {0xFF}


def test_the_nonces_are_those_of_rfc_6979(make: Make) -> None:
    """Known answer of RFC 6979, A.2.6 (P-384, SHA-384, "sample"), through the card's own arithmetic."""
    scalar = 0x6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5
    who = credentials(persona(WHO), NOW)
    card = replace(who, authentication_key=ec.derive_private_key(scalar, ec.SECP384R1())).card()
    card.power_on()
    for command in (JPKI, VERIFY_AUTH):
        assert card.transmit(bytes.fromhex(command)) == b"\x90\x00"
    answer = card.transmit(bytes.fromhex("802A039706" + b"sample".hex() + "00"))
    assert answer.hex().upper() == (
        "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46"
        "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8"
        "9000"
    )


def test_signatures_in_der_by_choice(issued: Issued) -> None:
    card = issue(persona(WHO), NOW, Readings(der_signatures=True))
    card.power_on()
    for command in (JPKI, VERIFY_AUTH):
        card.transmit(bytes.fromhex(command))
    signed = card.transmit(bytes.fromhex(f"802A009730{DIGEST.hex()}00"))
    assert signed[-2:] == b"\x90\x00"
    _key(_certificates(issued)[0]).verify(signed[:-2], DIGEST, ec.ECDSA(Prehashed(hashes.SHA384())))
    assert card.transmit(bytes.fromhex(f"802A009730{DIGEST.hex()}67")) == b"\x67\x00"
    answered = card.transmit(bytes.fromhex("00880099010100"))[:-2]
    curve_key("experimental-card-internal").public_key().verify(answered, b"\x01", ec.ECDSA(hashes.SHA384()))


@pytest.mark.parametrize(
    ("changes", "certificate", "card", "birthdays"),
    [
        ({"born": date(1992, 6, 1)}, date(2036, 6, 1), date(2036, 6, 1), 10),
        ({"born": date(2014, 6, 1)}, date(2031, 6, 1), date(2031, 6, 1), 5),
        ({"born": date(1992, 6, 1), "generation": Generation.CURRENT}, date(2031, 6, 1), date(2036, 6, 1), 5),
        ({"born": None, "age": 40, "issued": None, "expires": 4}, date(2026, 11, 26), date(2026, 11, 26), 10),
        ({"born": None, "age": 20, "issued": None, "expires": 4}, date(2026, 11, 26), date(2026, 11, 26), 5),
    ],
)
def test_certificates_last_as_long_as_the_card(
    changes: dict[str, object], certificate: date, card: date, birthdays: int
) -> None:
    who: Persona = replace(persona(WHO), **changes)  # type: ignore[arg-type]  # fields of any type
    assert who.expiry_date(NOW) == certificate
    assert who.card_expiry_date(NOW) == card
    lasting = certificate - who.issued_at(NOW).date()
    assert timedelta(days=365 * (birthdays - 1)) < lasting < timedelta(days=366 * birthdays)
    assert credentials(who, NOW).authentication is not None
    assert who.issued_at(NOW) <= NOW - timedelta(days=100)


def test_the_command_shows_what_is_known_and_what_is_assumed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["show", WHO]) == 0
    shown = capsys.readouterr().out
    assert "generation       next-experimental" in shown
    for point in POINTS:
        assert f"{point.standing.value}" in shown
        assert point.text in shown
    assert main(["show", WHO, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [point["point"] for point in told["experimental"]] == [point.name for point in POINTS]
    assert told["support_pin"] is None
    assert main(["show", "taro", "--json"]) == 0
    ordinary = json.loads(capsys.readouterr().out)
    assert (ordinary["generation"], "experimental" in ordinary) == ("current", False)
    assert main(["list"]) == 0
    assert "EXPERIMENTAL" in next(line for line in capsys.readouterr().out.splitlines() if line.startswith(WHO))
    assert main(["pki", "--out", str(tmp_path)]) == 0
    for kind, authority in zip(("auth", "sign"), pki.experimental_anchors(), strict=True):
        written = x509.load_pem_x509_certificate((tmp_path / f"ca-experimental-{kind}.pem").read_bytes())
        assert written == authority
        x509.load_pem_x509_certificate((tmp_path / f"{WHO}-{kind}.pem").read_bytes()).verify_directly_issued_by(written)
        listed = x509.load_der_x509_crl((tmp_path / f"experimental-{kind}.crl").read_bytes())
        assert listed.is_signature_valid(_key(written))


@pytest.mark.parametrize("medium", ["android", "juki-card", "other"])
def test_only_a_card_is_of_the_next_generation(tmp_path: Path, medium: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(
        f'description = "odd"\nname = "見本"\nname_kana = "ミホン"\nbirth_date = 1990-01-01\nissued = "-1d"\nkey = 1\n'
        f'generation = "next-experimental"\nmedium = "{medium}"\n'
    )
    with pytest.raises(PersonaError, match=r"odd.toml: generation: only a card \(medium\) is of the next generation"):
        Persona.from_toml(path)
