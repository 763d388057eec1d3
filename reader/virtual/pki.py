"""The test PKI: certificates in the shape of the JPKI's profile, below authorities that nobody may trust.

Everything is deterministic: the same arguments give the same bytes, because RSASSA-PKCS1-v1_5 has no chance in it, the
nonces of ECDSA are those of RFC 6979, and serial numbers are derived. OCSP responses alone differ from run to run: the
library writes the machine's own time into them (producedAt).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from reader.virtual import profile
from reader.virtual.keys import (
    EXPERIMENTAL_AUTHENTICATION,
    EXPERIMENTAL_SIGNATURE,
    RESPONDER,
    SigningKey,
    make_keys,
    private_key,
    signing_key,
)
from reader.virtual.profile import AUTHENTICATION_POLICY, SIGNATURE_POLICY, Holder, PublicKey

JST: Final = ZoneInfo("Asia/Tokyo")
_SHA256: Final = hashes.SHA256()
CRL_LIFETIME: Final = timedelta(days=2)


def _utc(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def end_of_day(day: date) -> datetime:
    """23:59:59 in Japan of that day, in UTC: where every validity of the profile ends."""
    return datetime.combine(day, time(23, 59, 59), JST).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Authority:
    """One generation of a self-signed authority. Generations share one name; their key identifiers tell them apart."""

    key_name: str
    unit: str
    serial: int
    not_before: datetime
    not_after: datetime

    @property
    def key(self) -> SigningKey:
        """The authority's private key, RSA-2048 or P-384."""
        return signing_key(self.key_name)

    @property
    def name(self) -> x509.Name:
        """Its distinguished name."""
        return profile.authority_name(self.unit)

    @property
    def certificate(self) -> x509.Certificate:
        """The self-signed certificate."""
        return _authority_certificate(self)


# Real generations live for ten years. The later ones here live for a century, so that no test ever rots.
def _generations(prefix: str, unit: str, serials: tuple[int, int, int]) -> tuple[Authority, ...]:
    lives = (
        ("2015", _utc(2015, 10, 20), date(2025, 10, 19)),
        ("2019", _utc(2019, 9, 14), date(2119, 9, 14)),
        ("2023", _utc(2023, 7, 16), date(2123, 7, 15)),
    )
    return tuple(
        Authority(f"{prefix}-{name}", unit, serial, first, end_of_day(last))
        for (name, first, last), serial in zip(lives, serials, strict=True)
    )


AUTHENTICATION: Final = _generations("auth", profile.AUTHENTICATION_UNIT, (0x01, 0x00BFCD, 0x218887))
SIGNATURE: Final = _generations("sign", profile.SIGNATURE_UNIT, (0x01, 0x00C139, 0x1EA8A8))
# The experimental profile of the announced next generation: in force since the day of the report that announced it.
_ANNOUNCED: Final = (_utc(2024, 3, 18), end_of_day(date(2124, 3, 17)))
EXPERIMENTAL_AUTHENTICATION_AUTHORITY: Final = Authority(
    EXPERIMENTAL_AUTHENTICATION, profile.EXPERIMENTAL_AUTHENTICATION_UNIT, 0x01, *_ANNOUNCED
)
EXPERIMENTAL_SIGNATURE_AUTHORITY: Final = Authority(
    EXPERIMENTAL_SIGNATURE, profile.EXPERIMENTAL_SIGNATURE_UNIT, 0x01, *_ANNOUNCED
)
AUTH_2015, AUTH_2019, AUTH_2023 = AUTHENTICATION
SIGN_2015, SIGN_2019, SIGN_2023 = SIGNATURE


def authority_at(generations: Sequence[Authority], moment: datetime) -> Authority:
    """The generation that issued certificates at a moment: the newest one begun, or the oldest of all."""
    begun = [authority for authority in generations if authority.not_before <= moment]
    return begun[-1] if begun else generations[0]


def anchors() -> tuple[x509.Certificate, ...]:
    """The certificates of the authorities for user authentication that are in force; they share one name."""
    return (AUTH_2019.certificate, AUTH_2023.certificate)


def signature_anchors() -> tuple[x509.Certificate, ...]:
    """The certificates of the authorities for digital signatures that are in force."""
    return (SIGN_2019.certificate, SIGN_2023.certificate)


def experimental_anchors() -> tuple[x509.Certificate, ...]:
    """The two authorities of the experimental profile, for authentication and for signatures; `anchors` has neither."""
    return (EXPERIMENTAL_AUTHENTICATION_AUTHORITY.certificate, EXPERIMENTAL_SIGNATURE_AUTHORITY.certificate)


def serial_number(*parts: str) -> int:
    """A serial number of four bytes, as short as the real ones, derived from `parts`."""
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    return int.from_bytes(digest[:4], "big") & 0x7FFFFFFF | 0x01000000


@dataclass(frozen=True, slots=True)
class Validity:
    """When a certificate begins and ends, both included, in UTC and to the second."""

    not_before: datetime
    not_after: datetime


def authentication_certificate(
    key: PublicKey, common_name: str, serial: int, validity: Validity, authority: Authority = AUTH_2023
) -> x509.Certificate:
    """A user-authentication certificate: C=JP and an opaque CN, digitalSignature, and no other word on the holder."""
    subject = profile.name((NameOID.COUNTRY_NAME, "JP"), (NameOID.COMMON_NAME, common_name))
    point = profile.distribution_name(authority.unit, "Test")
    builder = _end_entity(key, subject, serial, validity, authority, AUTHENTICATION_POLICY)
    builder = builder.add_extension(profile.key_usage(digital_signature=True), critical=True)
    builder = builder.add_extension(profile.distribution_point(point), critical=False)
    return _signed(builder, authority.key)


def signature_certificate(
    key: PublicKey,
    common_name: str,
    holder: Holder,
    serial: int,
    validity: Validity,
    authority: Authority = SIGN_2023,
    policy: ObjectIdentifier = SIGNATURE_POLICY,
) -> x509.Certificate:
    """A signing certificate: the place in the subject; name, birth, sex and address in its subjectAltName."""
    subject = profile.name(
        (NameOID.COUNTRY_NAME, "JP"),
        (NameOID.LOCALITY_NAME, holder.prefecture),
        (NameOID.LOCALITY_NAME, holder.city),
        (NameOID.COMMON_NAME, common_name),
    )
    point = profile.distribution_name(authority.unit, holder.city, holder.prefecture)
    builder = _end_entity(key, subject, serial, validity, authority, policy)
    builder = builder.add_extension(profile.key_usage(digital_signature=True, content_commitment=True), critical=True)
    builder = builder.add_extension(profile.holder_names(holder), critical=False)
    builder = builder.add_extension(profile.distribution_point(point), critical=False)
    return _signed(builder, authority.key)


def _signed(builder: x509.CertificateBuilder, key: SigningKey) -> x509.Certificate:
    return builder.sign(key, _digest(key), ecdsa_deterministic=_nonce(key))


def _digest(key: SigningKey) -> hashes.SHA256 | hashes.SHA384:
    """SHA-256 with RSA, SHA-384 with P-384."""
    return hashes.SHA384() if isinstance(key, ec.EllipticCurvePrivateKey) else _SHA256


def _nonce(key: SigningKey) -> bool | None:
    """Whether the nonce is to be that of RFC 6979; there is none to speak of with RSA."""
    return True if isinstance(key, ec.EllipticCurvePrivateKey) else None


def _end_entity(
    key: PublicKey,
    subject: x509.Name,
    serial: int,
    validity: Validity,
    authority: Authority,
    policy: ObjectIdentifier,
) -> x509.CertificateBuilder:
    """What both kinds of certificate have in common."""
    service = x509.AccessDescription(
        AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(profile.OCSP_URL)
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(authority.name)
        .public_key(key)
        .serial_number(serial)
        .not_valid_before(validity.not_before)
        .not_valid_after(validity.not_after)
        .add_extension(profile.policies(policy), critical=True)
        .add_extension(x509.IssuerAlternativeName([profile.service_name()]), critical=False)
        .add_extension(x509.AuthorityInformationAccess([service]), critical=False)
        .add_extension(profile.authority_key_identifier(authority.key.public_key()), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


@cache
def _authority_certificate(authority: Authority) -> x509.Certificate:
    key = authority.key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(authority.name)
        .issuer_name(authority.name)
        .public_key(key)
        .serial_number(authority.serial)
        .not_valid_before(authority.not_before)
        .not_valid_after(authority.not_after)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(profile.key_usage(ca=True), critical=True)
        .add_extension(x509.SubjectAlternativeName([profile.service_name()]), critical=False)
        .add_extension(profile.distribution_point(authority.name), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
    return _signed(builder, authority.key)


def crl(
    now: datetime, revoked: Mapping[int, x509.ReasonFlags] | None = None, authority: Authority = AUTH_2023
) -> bytes:
    """A revocation list in DER: serial numbers with reasons, this update at `now`, the next due two days later.

    Each revocation is dated one day before `now`.
    """
    moment = now.astimezone(UTC).replace(microsecond=0)
    builder = x509.CertificateRevocationListBuilder().issuer_name(authority.name)
    builder = builder.last_update(moment).next_update(moment + CRL_LIFETIME)
    for serial, reason in sorted((revoked or {}).items(), key=lambda entry: entry[0]):
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(moment - timedelta(days=1))
        builder = builder.add_revoked_certificate(entry.add_extension(x509.CRLReason(reason), critical=False).build())
    builder = builder.add_extension(x509.CRLNumber(int(moment.timestamp())), critical=False)
    identifier = profile.authority_key_identifier(authority.key.public_key())
    builder = builder.add_extension(identifier, critical=False)
    return builder.sign(authority.key, _digest(authority.key), ecdsa_deterministic=_nonce(authority.key)).public_bytes(
        Encoding.DER
    )


def ocsp_response(
    certificate: x509.Certificate,
    now: datetime,
    reason: x509.ReasonFlags | None = None,
    authority: Authority = AUTH_2023,
) -> bytes:
    """An OCSP response in DER on one certificate, good for an hour, signed by the responder whose certificate is in it.

    `reason` None means good; any other one means revoked, one day before `now`.
    """
    moment = now.astimezone(UTC).replace(microsecond=0)
    responder = responder_certificate(authority)
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=certificate,
        issuer=authority.certificate,
        algorithm=_SHA256,
        cert_status=ocsp.OCSPCertStatus.GOOD if reason is None else ocsp.OCSPCertStatus.REVOKED,
        this_update=moment,
        next_update=moment + timedelta(hours=1),
        revocation_time=None if reason is None else moment - timedelta(days=1),
        revocation_reason=reason,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, responder).certificates([responder])
    return builder.sign(private_key(RESPONDER), _SHA256).public_bytes(Encoding.DER)


@cache
def responder_certificate(authority: Authority = AUTH_2023) -> x509.Certificate:
    """The certificate of the OCSP responder: issued by the authority, for signing OCSP responses only."""
    key = private_key(RESPONDER).public_key()
    subject = profile.name(
        (NameOID.COUNTRY_NAME, "JP"),
        (NameOID.ORGANIZATION_NAME, profile.ORGANIZATION),
        (NameOID.COMMON_NAME, "OCSP responder"),
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(authority.name)
        .public_key(key)
        .serial_number(serial_number("responder", authority.key_name))
        .not_valid_before(authority.not_before)
        .not_valid_after(authority.not_after)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(profile.key_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.OCSP_SIGNING]), critical=False)
        .add_extension(x509.OCSPNoCheck(), critical=False)
        .add_extension(profile.authority_key_identifier(authority.key.public_key()), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
    return _signed(builder, authority.key)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the fixture keys that are missing; a key that is there is never replaced."""
    parser = argparse.ArgumentParser(prog="python -m reader.virtual.pki", description=main.__doc__)
    parser.add_argument("--make-keys", action="store_true", required=True, help="do it")
    parser.add_argument("--folder", type=Path, default=Path("fixtures/pki"), help="where they are kept")
    chosen = parser.parse_args(arguments)
    for path in make_keys(chosen.folder):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
