"""Certificates, CRLs and OCSP responses with whatever fault a test needs, signed by the fixture keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from kiosk.trust import TEST_POLICY
from reader.virtual.keys import private_key

NOW = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
BEGIN = datetime(2024, 1, 10, 1, 0, tzinfo=UTC)
END = datetime(2028, 3, 14, 14, 59, 59, tzinfo=UTC)  # 23:59:59 on 14 March in Japan
POINT = x509.DirectoryName(
    x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "T"), x509.NameAttribute(NameOID.COMMON_NAME, "CRLDP")])
)


def usage(*, sign: bool = True, ca: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(sign, False, False, False, False, ca, ca, False, False)


@dataclass(frozen=True)
class Ca:
    """An authority with one of the fixture keys; those of one organization share a name."""

    key_name: str
    organization: str = "JPKI-TEST"
    begin: datetime = datetime(2015, 1, 1, tzinfo=UTC)
    end: datetime = datetime(2090, 1, 1, tzinfo=UTC)
    extensions: tuple[tuple[x509.ExtensionType, bool], ...] | None = None
    own_key: rsa.RSAPrivateKey | None = None

    @property
    def key(self) -> rsa.RSAPrivateKey:
        return self.own_key or private_key(self.key_name)

    @property
    def name(self) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, self.organization),
                x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "JPKI for user authentication"),
            ]
        )

    @cached_property
    def certificate(self) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(self.name)
            .issuer_name(self.name)
            .public_key(self.key.public_key())
            .serial_number(1)
            .not_valid_before(self.begin)
            .not_valid_after(self.end)
        )
        standard: tuple[tuple[x509.ExtensionType, bool], ...] = (
            (x509.BasicConstraints(ca=True, path_length=None), True),
            (usage(sign=False, ca=True), True),
            (x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), False),
        )
        for extension, critical in standard if self.extensions is None else self.extensions:
            builder = builder.add_extension(extension, critical=critical)
        return builder.sign(self.key, hashes.SHA256())

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


CA = Ca("auth-2023")
OLD_CA = Ca("auth-2019")
REAL_CA = Ca("auth-2019", organization="JPKI")


@dataclass(frozen=True)
class Mint:
    """One certificate to be; the defaults make a good one."""

    ca: Ca = CA
    serial: int = 0x0705D990
    begin: datetime = BEGIN
    end: datetime = END
    key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey = field(
        default_factory=lambda: private_key("card-auth-00").public_key()
    )
    policy: str | None = TEST_POLICY
    usage: x509.KeyUsage | None = field(default_factory=usage)
    authority_key: rsa.RSAPublicKey | None = None
    names_authority: bool = True
    signer: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | None = None
    digest: hashes.SHA224 | hashes.SHA256 | hashes.SHA512 = field(default_factory=hashes.SHA256)
    extensions: Sequence[tuple[x509.ExtensionType, bool]] = ()
    name: str = "997794E9AGCIEG13221003A"

    @cached_property
    def certificate(self) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(
                x509.Name(
                    [
                        x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
                        x509.NameAttribute(NameOID.COMMON_NAME, self.name),
                    ]
                )
            )
            .issuer_name(self.ca.name)
            .public_key(self.key)
            .serial_number(self.serial)
            .not_valid_before(self.begin)
            .not_valid_after(self.end)
        )
        if self.usage is not None:
            builder = builder.add_extension(self.usage, critical=True)
        if self.policy is not None:
            stated = x509.CertificatePolicies([x509.PolicyInformation(ObjectIdentifier(self.policy), None)])
            builder = builder.add_extension(stated, critical=True)
        if self.names_authority:
            identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(
                self.authority_key or self.ca.key.public_key()
            )
            builder = builder.add_extension(identifier, critical=False)
        for extension, critical in self.extensions:
            builder = builder.add_extension(extension, critical=critical)
        return builder.sign(self.signer or self.ca.key, self.digest)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)


def make_list(
    ca: Ca = CA,
    at: datetime = NOW,
    revoked: Mapping[int, x509.ReasonFlags | None] | None = None,
    *,
    lifetime: timedelta = timedelta(days=1),
    signer: rsa.RSAPrivateKey | None = None,
    extensions: Sequence[tuple[x509.ExtensionType, bool]] = (),
    entry_extensions: Sequence[tuple[x509.ExtensionType, bool]] = (),
    digest: hashes.SHA224 | hashes.SHA256 | None = None,
) -> bytes:
    builder = x509.CertificateRevocationListBuilder().issuer_name(ca.name).last_update(at).next_update(at + lifetime)
    for serial, reason in (revoked or {}).items():
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at - timedelta(days=1))
        if reason is not None:
            entry = entry.add_extension(x509.CRLReason(reason), critical=False)
        for extension, critical in entry_extensions:
            entry = entry.add_extension(extension, critical=critical)
        builder = builder.add_revoked_certificate(entry.build())
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(ca.key.public_key())
    builder = builder.add_extension(identifier, critical=False).add_extension(x509.CRLNumber(1), critical=False)
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(signer or ca.key, digest or hashes.SHA256()).public_bytes(Encoding.DER)


def responder(ca: Ca = CA, *, eku: bool = True, begin: datetime = BEGIN, end: datetime = END) -> Mint:
    purpose = ExtendedKeyUsageOID.OCSP_SIGNING if eku else ExtendedKeyUsageOID.CLIENT_AUTH
    return Mint(
        ca=ca,
        serial=0x99,
        begin=begin,
        end=end,
        key=private_key("auth-ocsp").public_key(),
        policy=None,
        extensions=((x509.ExtendedKeyUsage([purpose]), False),),
        name="OCSP responder",
    )


def make_response(
    certificate: x509.Certificate,
    issuer: Ca = CA,
    at: datetime = NOW,
    reason: x509.ReasonFlags | None = None,
    *,
    status: ocsp.OCSPCertStatus | None = None,
    lifetime: timedelta | None = timedelta(hours=1),
    delegate: Mint | None = None,
    by_name: bool = False,
    algorithm: hashes.HashAlgorithm | None = None,
    digest: hashes.SHA224 | hashes.SHA256 | None = None,
) -> bytes:
    """An OCSP response, signed by the issuer itself or by `delegate` (whose key is the fixture auth-ocsp)."""
    found = status or (ocsp.OCSPCertStatus.GOOD if reason is None else ocsp.OCSPCertStatus.REVOKED)
    revoked = found is ocsp.OCSPCertStatus.REVOKED
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=certificate,
        issuer=issuer.certificate,
        algorithm=algorithm or hashes.SHA256(),
        cert_status=found,
        this_update=at,
        next_update=None if lifetime is None else at + lifetime,
        revocation_time=at - timedelta(days=1) if revoked else None,
        revocation_reason=reason,
    )
    encoding = ocsp.OCSPResponderEncoding.NAME if by_name else ocsp.OCSPResponderEncoding.HASH
    answering = issuer.certificate if delegate is None else delegate.certificate
    builder = builder.responder_id(encoding, answering)
    if delegate is not None:
        builder = builder.certificates([delegate.certificate])
    key = issuer.key if delegate is None else private_key("auth-ocsp")
    return builder.sign(key, digest or hashes.SHA256()).public_bytes(Encoding.DER)
