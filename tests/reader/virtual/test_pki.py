"""The test PKI: the profile, as cryptography and openssl see it."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtensionOID, NameOID

from reader.virtual import pki
from reader.virtual.issuance import Issued, credentials
from reader.virtual.keys import curve_key, curve_key_names, key_names, make_keys, private_key
from reader.virtual.persona import persona
from reader.virtual.profile import Holder, era_date
from tests.reader.virtual.conftest import NOW


@pytest.fixture
def issued() -> Issued:
    return credentials(persona("taro"), NOW)


def _certificates(issued: Issued) -> tuple[x509.Certificate, x509.Certificate]:
    assert issued.authentication is not None
    assert issued.signature is not None
    return issued.authentication, issued.signature


def _openssl(*arguments: str | Path, given: bytes = b"") -> str:
    done = subprocess.run(("openssl", *arguments), input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_nothing_can_be_mistaken_for_the_real_one(issued: Issued) -> None:
    for certificate in (*_certificates(issued), *pki.anchors(), *pki.signature_anchors(), pki.responder_certificate()):
        names = certificate.issuer.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
        assert [name.value for name in names] == ["JPKI-TEST"]


def test_subjects(issued: Issued) -> None:
    authentication, signature = _certificates(issued)
    assert [(a.rfc4514_attribute_name, len(str(a.value))) for a in authentication.subject] == [("C", 2), ("CN", 23)]
    assert [a.rfc4514_attribute_name for a in signature.subject] == ["C", "L", "L", "CN"]
    assert str(signature.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value).startswith("2025101")


def test_authentication_certificate_says_nothing_about_the_holder(issued: Issued) -> None:
    certificate, _ = _certificates(issued)
    with pytest.raises(x509.ExtensionNotFound):
        certificate.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME)
    assert "見本".encode() not in certificate.public_bytes(Encoding.DER)


def test_key_usage_and_policy(issued: Issued) -> None:
    for certificate, policy, commits in zip(
        _certificates(issued), ("1.2.392.200149.8.5.1.0.30", "1.2.392.200149.8.5.1.0.20"), (False, True), strict=True
    ):
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
        assert usage.critical
        assert (usage.value.digital_signature, usage.value.content_commitment) == (True, commits)
        assert not usage.value.key_cert_sign
        policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
        assert [found.policy_identifier.dotted_string for found in policies] == [policy]


def test_validity_ends_with_the_birthday_in_japan(issued: Issued) -> None:
    for certificate in _certificates(issued):
        assert certificate.not_valid_after_utc == datetime(2030, 2, 17, 14, 59, 59, tzinfo=UTC)
        assert certificate.not_valid_before_utc == NOW - timedelta(days=400)


def test_keys_and_serial_numbers(issued: Issued) -> None:
    for certificate in _certificates(issued):
        key = certificate.public_key()
        assert isinstance(key, rsa.RSAPublicKey)
        assert (key.key_size, key.public_numbers().e) == (2048, 65537)
        assert certificate.signature_algorithm_oid.dotted_string == "1.2.840.113549.1.1.11"
        assert 0 < certificate.serial_number < 2**31


def test_distribution_points_are_names(issued: Issued) -> None:
    authentication, signature = _certificates(issued)
    for certificate in (authentication, signature, *pki.anchors()):
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
        assert [[type(name) for name in point.full_name or ()] for point in points] == [[x509.DirectoryName]]
    point = signature.extensions.get_extension_for_class(x509.CRLDistributionPoints).value[0]
    assert point.full_name is not None
    assert point.full_name[0].value.rfc4514_string().startswith("CN=Mihon-ku CRLDP,OU=Tokyo-to,OU=CRL Distribution")


def test_alternative_names_of_the_holder(issued: Issued) -> None:
    _, signature = _certificates(issued)
    extension = signature.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    assert not extension.critical
    names = [(name.type_id.dotted_string.rpartition(".")[2], name.value) for name in _others(extension.value)]
    assert [arc for arc, _ in names] == ["1", "4", "3", "5", "2", "6"]
    values = {arc: value[2:].decode() for arc, value in names}
    assert values["1"] == "見本　太郎"
    assert values["4"] == "319800217"
    assert values["3"] == "1"
    assert values["2"] == "00000"
    assert len(values["6"]) == len(values["5"])


def _others(names: x509.SubjectAlternativeName) -> list[x509.OtherName]:
    return [name for name in names if isinstance(name, x509.OtherName)]


@pytest.mark.parametrize("address", ["", "あ" * 42, "あ" * 43, "あ" * 90])
def test_holders_with_long_addresses(issued: Issued, address: str, tmp_path: Path) -> None:
    holder = Holder("見本　太郎", 1, date(1980, 2, 17), "Tokyo-to", "Mihon-ku", address)
    validity = pki.Validity(NOW, NOW + timedelta(days=1))
    certificate = pki.signature_certificate(issued.signature_key.public_key(), "1", holder, 1, validity)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    raw = next(name.value for name in _others(names) if name.type_id.dotted_string.endswith(".5.5.5"))
    text = tmp_path / "address"
    text.write_bytes(raw)
    parsed = _openssl("asn1parse", "-inform", "DER", "-in", text)
    assert "UTF8STRING" in parsed
    assert f"l={len(address.encode()):4} prim" in parsed


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 5, 1), "520190501"),
        (date(2019, 4, 30), "420190430"),
        (date(1989, 1, 8), "419890108"),
        (date(1989, 1, 7), "319890107"),
        (date(1926, 12, 25), "319261225"),
        (date(1926, 12, 24), "219261224"),
        (date(1912, 7, 30), "219120730"),
        (date(1912, 7, 29), "119120729"),
    ],
)
def test_eras(day: date, expected: str) -> None:
    assert era_date(day) == expected


def test_generations_share_a_name_and_differ_by_key_identifier() -> None:
    certificates = [authority.certificate for authority in pki.AUTHENTICATION]
    assert len({certificate.subject for certificate in certificates}) == 1
    identifiers = {
        certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
        for certificate in certificates
    }
    assert len(identifiers) == 3
    for certificate in certificates:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
        assert constraints.critical
        assert constraints.value.ca
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        assert (usage.key_cert_sign, usage.crl_sign, usage.digital_signature) == (True, True, False)
        certificate.verify_directly_issued_by(certificate)
        assert certificate.not_valid_after_utc.strftime("%H:%M:%S") == "14:59:59"


def test_the_generation_that_issues() -> None:
    assert pki.authority_at(pki.AUTHENTICATION, NOW) is pki.AUTH_2023
    assert pki.authority_at(pki.AUTHENTICATION, pki.AUTH_2023.not_before) is pki.AUTH_2023
    assert pki.authority_at(pki.AUTHENTICATION, pki.AUTH_2023.not_before - timedelta(seconds=1)) is pki.AUTH_2019
    assert pki.authority_at(pki.AUTHENTICATION, datetime(1999, 1, 1, tzinfo=UTC)) is pki.AUTH_2015
    # Issued in 2022, and in force: its authority is one of the anchors, told apart by the key identifier alone.
    old = credentials(persona("expiring"), NOW)
    assert old.authentication is not None
    with pytest.raises(InvalidSignature):
        old.authentication.verify_directly_issued_by(pki.AUTH_2023.certificate)
    old.authentication.verify_directly_issued_by(pki.AUTH_2019.certificate)
    assert pki.AUTH_2019.certificate in pki.anchors()


def test_openssl_accepts_the_chain(issued: Issued, tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.pem"
    everyone = (*pki.anchors(), *pki.signature_anchors())
    anchors.write_bytes(b"".join(anchor.public_bytes(Encoding.PEM) for anchor in everyone))
    for index, certificate in enumerate(_certificates(issued)):
        path = tmp_path / f"{index}.pem"
        path.write_bytes(certificate.public_bytes(Encoding.PEM))
        moment = str(int(NOW.timestamp()))
        verdict = _openssl(
            "verify",
            "-x509_strict",
            "-attime",
            moment,
            "-policy",
            f"1.2.392.200149.8.5.1.0.{(30, 20)[index]}",
            "-explicit_policy",
            "-CAfile",
            anchors,
            path,
        )
        assert verdict.strip().endswith("OK")
        text = _openssl("x509", "-in", path, "-noout", "-text")
        assert "Not After : Feb 17 14:59:59 2030 GMT" in text
        assert ("Digital Signature, Non Repudiation" in text) == bool(index)


def test_revocation_list(tmp_path: Path) -> None:
    reasons = {
        0x11: x509.ReasonFlags.superseded,
        0x12: x509.ReasonFlags.certificate_hold,
        0x13: x509.ReasonFlags.key_compromise,
        0x14: x509.ReasonFlags.cessation_of_operation,
    }
    der = pki.crl(NOW, reasons)
    assert der == pki.crl(NOW, dict(reversed(reasons.items())))
    found = x509.load_der_x509_crl(der)
    assert {
        entry.serial_number: entry.extensions.get_extension_for_class(x509.CRLReason).value.reason for entry in found
    } == reasons
    assert found.last_update_utc == NOW
    assert found.next_update_utc == NOW + timedelta(days=2)
    key = pki.AUTH_2023.certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert found.is_signature_valid(key)
    ca, listed = tmp_path / "ca.pem", tmp_path / "list.crl"
    ca.write_bytes(pki.AUTH_2023.certificate.public_bytes(Encoding.PEM))
    listed.write_bytes(der)
    _openssl("crl", "-inform", "DER", "-in", listed, "-CAfile", ca, "-noout", "-verify")


def test_revocation_list_of_nobody() -> None:
    assert len(x509.load_der_x509_crl(pki.crl(NOW))) == 0


@pytest.mark.parametrize("reason", [None, x509.ReasonFlags.superseded, x509.ReasonFlags.certificate_hold])
def test_ocsp_response(issued: Issued, reason: x509.ReasonFlags | None) -> None:
    certificate, _ = _certificates(issued)
    response = ocsp.load_der_ocsp_response(pki.ocsp_response(certificate, NOW, reason))
    wanted = ocsp.OCSPCertStatus.GOOD if reason is None else ocsp.OCSPCertStatus.REVOKED
    assert response.certificate_status is wanted
    assert response.revocation_reason is reason
    assert response.serial_number == certificate.serial_number
    (responder,) = response.certificates
    responder.verify_directly_issued_by(pki.AUTH_2023.certificate)
    key = responder.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    key.verify(response.signature, response.tbs_response_bytes, padding.PKCS1v15(), hashes.SHA256())


def test_openssl_accepts_the_ocsp_response(issued: Issued, tmp_path: Path) -> None:
    certificate, _ = _certificates(issued)
    now = datetime.now(UTC)
    response, anchor, holder = (tmp_path / name for name in ("response.der", "anchor.pem", "holder.pem"))
    response.write_bytes(pki.ocsp_response(certificate, now))
    anchor.write_bytes(pki.AUTH_2023.certificate.public_bytes(Encoding.PEM))
    holder.write_bytes(certificate.public_bytes(Encoding.PEM))
    verdict = _openssl(
        *("ocsp", "-respin", response, "-CAfile", anchor, "-issuer", anchor, "-sha256", "-cert", holder, "-no_nonce")
    )
    assert f"{holder}: good" in verdict


def test_keys_are_fixtures_and_never_replaced(tmp_path: Path) -> None:
    for name in key_names():
        assert private_key(name).key_size == 2048, name
        (tmp_path / f"{name}.pem").write_text("mine")
    for name in curve_key_names():
        assert curve_key(name).curve.name == "secp384r1", name
        (tmp_path / f"{name}.pem").write_text("mine")
    assert make_keys(tmp_path) == ()
    (tmp_path / "auth-2023.pem").unlink()
    assert make_keys(tmp_path) == (tmp_path / "auth-2023.pem",)
    (tmp_path / "experimental-sign.pem").unlink()
    assert make_keys(tmp_path) == (tmp_path / "experimental-sign.pem",)
    with pytest.raises(KeyError, match="no fixture key nobody; there are auth-2015"):
        private_key("nobody")
    with pytest.raises(KeyError, match="no fixture key auth-2015; there are experimental-auth"):
        curve_key("auth-2015")


def test_the_keys_differ() -> None:
    assert len({private_key(name).public_key().public_numbers().n for name in key_names()}) == len(key_names())
    curved = curve_key_names()
    assert len({curve_key(name).public_key().public_numbers().x for name in curved}) == len(curved)
