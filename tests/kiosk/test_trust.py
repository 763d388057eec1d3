"""The judgement of a certificate: path, profile, realm, dates, and bytes that mean harm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ObjectIdentifier
from hypothesis import given
from hypothesis import strategies as st

from kiosk.eligibility.base import ConfigurationError
from kiosk.trust import (
    PRODUCTION_POLICY,
    TEST_POLICY,
    Anchor,
    Distrust,
    Realm,
    Revocation,
    Trusted,
    TrustStore,
    Untrusted,
    load_store,
    read_facts,
    verify_signature,
)
from reader.virtual import pki
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.minting import BEGIN, CA, END, NOW, OLD_CA, REAL_CA, Ca, Mint, usage

STORE = TrustStore([Anchor(OLD_CA.certificate), Anchor(CA.certificate)])
GOOD = Mint().der
SECOND = timedelta(seconds=1)
CRITICAL_UNKNOWN = (x509.UnrecognizedExtension(ObjectIdentifier("1.2.3.4"), b"\x05\x00"), True)


def test_good_certificate_is_trusted() -> None:
    verdict = STORE.judge(GOOD, NOW)
    assert isinstance(verdict, Trusted)
    assert (verdict.realm, verdict.expired, verdict.revocation) == (Realm.TEST, False, Revocation.UNKNOWN)
    facts = verdict.certificate
    assert (facts.serial, facts.not_before, facts.not_after) == (0x0705D990, BEGIN, END)
    assert facts.subject == "CN=997794E9AGCIEG13221003A,C=JP"
    assert facts.authority_key_id == STORE_KEY_IDS[1]


STORE_KEY_IDS = [Anchor(ca.certificate).key_id for ca in (OLD_CA, CA)]


def test_repr_hides_whose_certificate_it_is() -> None:
    shown = repr(STORE.judge(GOOD, NOW))
    assert "997794E9AGCIEG13221003A" not in shown
    assert str(0x0705D990) not in shown
    assert "705d990" not in shown.lower()


@pytest.mark.parametrize("ca", [OLD_CA, CA])
@pytest.mark.parametrize("names_authority", [True, False])
def test_generations_of_one_name(ca: Ca, names_authority: bool) -> None:
    assert OLD_CA.name == CA.name
    verdict = STORE.judge(Mint(ca=ca, names_authority=names_authority).der, NOW)
    assert isinstance(verdict, Trusted)


def test_the_key_identifier_chooses_the_generation() -> None:
    pointing_elsewhere = Mint(ca=CA, authority_key=OLD_CA.key.public_key())
    assert _reason(pointing_elsewhere) is Distrust.PATH
    only_old = TrustStore([Anchor(OLD_CA.certificate)])
    assert only_old.judge(GOOD, NOW) == Untrusted(Distrust.ISSUER_UNKNOWN, read_facts(GOOD))


def test_the_test_pki_of_the_virtual_card_is_trusted_as_a_test() -> None:
    store = TrustStore([Anchor(found) for found in pki.anchors()])
    key = private_key("card-auth-03").public_key()
    certificate = pki.authentication_certificate(key, "ABC", 5, pki.Validity(BEGIN, END))
    verdict = store.judge(
        certificate.public_bytes(Encoding.DER),
        NOW,
        responses=[pki.ocsp_response(certificate, NOW)],
    )
    assert isinstance(verdict, Trusted)
    assert (verdict.realm, verdict.revocation) == (Realm.TEST, Revocation.GOOD)
    assert store.has_test_pki


def _reason(mint: Mint, store: TrustStore = STORE, at: datetime = NOW) -> Distrust | None:
    verdict = store.judge(mint.der, at)
    if isinstance(verdict, Untrusted):
        assert verdict.certificate == read_facts(mint.der)
        return verdict.reason
    return None


EC_KEY = ec.derive_private_key(7, ec.SECP256R1())
SMALL_KEY = rsa.generate_private_key(65537, 1024)  # noqa: S505 (weak on purpose)
EXPONENT_3 = rsa.generate_private_key(3, 2048)


@pytest.mark.parametrize(
    ("mint", "reason"),
    [
        (Mint(digest=hashes.SHA512()), Distrust.SIGNATURE_ALGORITHM),
        (Mint(signer=EC_KEY), Distrust.SIGNATURE_ALGORITHM),
        (Mint(key=EC_KEY.public_key()), Distrust.KEY_TYPE),
        (Mint(key=SMALL_KEY.public_key()), Distrust.KEY_TYPE),
        (Mint(key=EXPONENT_3.public_key()), Distrust.KEY_TYPE),
        (Mint(extensions=((x509.BasicConstraints(ca=True, path_length=0), True),)), Distrust.CA_CERTIFICATE),
        (Mint(usage=usage(ca=True)), Distrust.CA_CERTIFICATE),
        (Mint(usage=usage(sign=False)), Distrust.KEY_USAGE),
        (Mint(usage=None), Distrust.KEY_USAGE),
        (Mint(policy=None), Distrust.POLICY),
        (Mint(policy="1.2.392.200149.8.5.1.0.20"), Distrust.POLICY),
        (Mint(policy=PRODUCTION_POLICY), Distrust.POLICY),
        (Mint(ca=Ca("auth-2023", organization="Nobody")), Distrust.ISSUER_UNKNOWN),
        (Mint(signer=private_key("card-auth-01")), Distrust.PATH),
        (Mint(extensions=(CRITICAL_UNKNOWN,)), Distrust.PATH),
    ],
)
def test_every_fault_has_its_reason(mint: Mint, reason: Distrust) -> None:
    assert _reason(mint) is reason


def test_what_is_harmless_is_left_alone() -> None:
    harmless = Mint(
        extensions=(
            (x509.BasicConstraints(ca=False, path_length=None), True),
            (x509.UnrecognizedExtension(ObjectIdentifier("1.2.3.4"), b"\x05\x00"), False),
        )
    )
    assert _reason(harmless) is None


def test_an_anchor_itself_is_no_holder() -> None:
    verdict = STORE.judge(CA.certificate.public_bytes(Encoding.DER), NOW)
    assert isinstance(verdict, Untrusted)
    assert verdict.reason is Distrust.CA_CERTIFICATE


# --- dates ---------------------------------------------------------------------------------------------------------


def test_beginning_on_both_sides() -> None:
    assert _reason(Mint(), at=BEGIN) is None
    assert _reason(Mint(), at=BEGIN - SECOND) is Distrust.NOT_YET_VALID


@pytest.mark.parametrize(
    ("at", "expired"),
    [
        (END, False),
        (END + timedelta(microseconds=999_999), False),
        (END + SECOND, True),
        (END + timedelta(days=20), True),
    ],
)
def test_end_on_both_sides_is_reported_and_no_distrust(at: datetime, expired: bool) -> None:
    verdict = STORE.judge(GOOD, at)
    assert isinstance(verdict, Trusted)
    assert verdict.expired is expired


def test_an_authority_that_ended_after_the_certificate_still_supports_its_grace() -> None:
    ended = Ca("auth-2015", end=END + timedelta(days=1))
    verdict = TrustStore([Anchor(ended.certificate)]).judge(Mint(ca=ended).der, END + timedelta(days=30))
    assert isinstance(verdict, Trusted)
    assert verdict.expired


def test_an_authority_that_ended_before_the_certificate_supports_nothing() -> None:
    ended = Ca("auth-2015", end=NOW - SECOND)
    store = TrustStore([Anchor(ended.certificate)])
    assert _reason(Mint(ca=ended), store) is Distrust.PATH
    assert _reason(Mint(ca=ended), store, NOW - 2 * SECOND) is None


# --- realms --------------------------------------------------------------------------------------------------------


def test_production_anchors_accept_production_policies_only() -> None:
    store = TrustStore([Anchor(REAL_CA.certificate)])
    assert not store.has_test_pki
    verdict = store.judge(Mint(ca=REAL_CA, policy=PRODUCTION_POLICY).der, NOW)
    assert isinstance(verdict, Trusted)
    assert verdict.realm is Realm.PRODUCTION
    assert _reason(Mint(ca=REAL_CA, policy=TEST_POLICY), store) is Distrust.POLICY


@pytest.mark.parametrize("organization", ["JPKI-TEST", "Somebody", "JPKI test", "jpki"])
def test_whatever_is_not_the_jpki_is_a_test(organization: str) -> None:
    assert Anchor(Ca("auth-2019", organization=organization).certificate).realm is Realm.TEST


# --- loading -------------------------------------------------------------------------------------------------------


def test_loads_a_bundle(tmp_path: Path) -> None:
    bundle = tmp_path / "anchors.pem"
    bundle.write_bytes(REAL_CA.pem + CA.pem)
    store = load_store(bundle, allow_test_pki=True)
    assert store.realms == {Realm.PRODUCTION, Realm.TEST}
    assert [anchor.certificate for anchor in store.anchors] == [REAL_CA.certificate, CA.certificate]
    with pytest.raises(ConfigurationError, match=r"anchors\.pem: holds an authority of a test PKI"):
        load_store(bundle)
    bundle.write_bytes(REAL_CA.pem)
    assert load_store(bundle).realms == {Realm.PRODUCTION}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no trust anchors"),
        (b"garbage", "holds no trust anchors"),
        (CA.pem[:300], "holds no trust anchors"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "holds no trust anchors"),
        (Mint().certificate.public_bytes(Encoding.PEM), "extension 2.5.29.19"),
        (Ca("auth-2019", extensions=()).pem, "lacks the extension"),
        (
            CA.pem + CA.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
            "holds a private key",
        ),
    ],
)
def test_a_useless_bundle_is_a_clear_error(tmp_path: Path, content: bytes, message: str) -> None:
    bundle = tmp_path / "anchors.pem"
    bundle.write_bytes(content)
    with pytest.raises(ConfigurationError, match=rf"anchors\.pem.*{message}"):
        load_store(bundle, allow_test_pki=True)


def test_a_missing_bundle_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"none\.pem: the trust anchors cannot be read"):
        load_store(tmp_path / "none.pem")


@pytest.mark.parametrize(
    ("extensions", "message"),
    [
        (
            ((x509.BasicConstraints(ca=False, path_length=None), True), (usage(ca=True), True)),
            "certification authority",
        ),
        (((x509.BasicConstraints(ca=True, path_length=None), True), (usage(), True)), "certification authority"),
    ],
)
def test_an_anchor_must_be_an_authority(extensions: tuple[tuple[x509.ExtensionType, bool], ...], message: str) -> None:
    identifier = (x509.SubjectKeyIdentifier.from_public_key(CA.key.public_key()), False)
    with pytest.raises(ConfigurationError, match=message):
        Anchor(Ca("auth-2023", extensions=(*extensions, identifier)).certificate)


def test_an_anchor_needs_a_strong_key() -> None:
    with pytest.raises(ConfigurationError, match="no RSA key of at least 2048 bits"):
        Anchor(Ca("auth-2023", own_key=SMALL_KEY).certificate)


def test_an_anchor_must_be_signed_by_itself() -> None:
    crossed = Mint(
        ca=CA,
        usage=usage(ca=True),
        extensions=(
            (x509.BasicConstraints(ca=True, path_length=None), True),
            (x509.SubjectKeyIdentifier.from_public_key(private_key("card-auth-00").public_key()), False),
        ),
    )
    with pytest.raises(ConfigurationError, match="signed by itself"):
        Anchor(crossed.certificate)


# --- harm ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "der",
    [
        b"",
        b"\x30",
        GOOD[:-1],
        GOOD[:100],
        b"\x30\x84\xff\xff\xff\xff" + GOOD,
        bytes(3_000_000),
        GOOD * 3000,
        GOOD + b"\0",
    ],
)
def test_what_is_no_certificate(der: bytes) -> None:
    assert STORE.judge(der, NOW) == Untrusted(Distrust.MALFORMED)
    assert read_facts(der) is None
    assert not verify_signature(der, b"message", bytes(256))


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_every_changed_byte_is_distrusted(index: int, change: int) -> None:
    damaged = bytearray(GOOD)
    damaged[index] ^= change
    assert isinstance(STORE.judge(bytes(damaged), NOW), Untrusted)
    assert verify_signature(bytes(damaged), b"message", bytes(256)) is False


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=40))
def test_every_cut_and_paste_is_distrusted(index: int, removed: int, inserted: bytes) -> None:
    damaged = GOOD[:index] + inserted + GOOD[index + removed :]
    if damaged != GOOD:
        assert isinstance(STORE.judge(damaged, NOW), Untrusted)


@given(st.binary(max_size=300))
def test_garbage_is_distrusted(data: bytes) -> None:
    assert isinstance(STORE.judge(data, NOW, responses=[data]), Untrusted)


# --- signatures ----------------------------------------------------------------------------------------------------


def _sign(message: bytes, key: str = "card-auth-00") -> bytes:
    return private_key(key).sign(message, padding.PKCS1v15(), hashes.SHA256())


def test_a_signature_is_verified() -> None:
    signature = _sign(b"message")
    assert verify_signature(GOOD, b"message", signature)
    assert not verify_signature(GOOD, b"another message", signature)
    assert not verify_signature(GOOD, b"message", _sign(b"message", "card-auth-01"))
    assert not verify_signature(Mint(key=EC_KEY.public_key()).der, b"message", signature)


@pytest.mark.parametrize("scheme", [padding.PSS(padding.MGF1(hashes.SHA256()), 32)])
def test_other_schemes_are_not_accepted(scheme: padding.PSS) -> None:
    signature = private_key("card-auth-00").sign(b"message", scheme, hashes.SHA256())
    assert not verify_signature(GOOD, b"message", signature)
    weak = private_key("card-auth-00").sign(b"message", padding.PKCS1v15(), hashes.SHA512())
    assert not verify_signature(GOOD, b"message", weak)


@given(st.binary(max_size=600))
def test_a_garbage_signature_is_no_signature(signature: bytes) -> None:
    assert not verify_signature(GOOD, b"message", signature)


def test_facts_of_an_untrusted_certificate_can_be_shown() -> None:
    facts = read_facts(Mint(ca=Ca("auth-2023", organization="Nobody"), names_authority=False).der)
    assert facts is not None
    assert facts.issuer == "OU=JPKI for user authentication,O=Nobody,C=JP"
    assert facts.authority_key_id is None
    assert facts.not_after.tzinfo is UTC
