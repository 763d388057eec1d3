"""The shapes of names and extensions in the JPKI's certificates, for the test PKI. No key and no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID, ObjectIdentifier

PublicKey: TypeAlias = rsa.RSAPublicKey | ec.EllipticCurvePublicKey

ORGANIZATION: Final = "JPKI-TEST"
SERVICE: Final = "公的個人認証サービス（試験）"
AGENCY: Final = "Japan Agency for Local Authority Information Systems"
AUTHENTICATION_UNIT: Final = "JPKI for user authentication"
SIGNATURE_UNIT: Final = "JPKI for digital signature"
# What the experimental authorities are named by, so that nothing takes one of their certificates for another's.
EXPERIMENTAL_AUTHENTICATION_UNIT: Final = "JPKI for user authentication (experimental)"
EXPERIMENTAL_SIGNATURE_UNIT: Final = "JPKI for digital signature (experimental)"
# The arcs of the JPKI's test hierarchy; production has 1.3.30 and 1.1.20 in the place of 0.30 and 0.20.
AUTHENTICATION_POLICY: Final = ObjectIdentifier("1.2.392.200149.8.5.1.0.30")
SIGNATURE_POLICY: Final = ObjectIdentifier("1.2.392.200149.8.5.1.0.20")
# Reported of phones, unverified, as 1.1.40 in production.
PHONE_SIGNATURE_POLICY: Final = ObjectIdentifier("1.2.392.200149.8.5.1.0.40")
CPS: Final = "http://jpki-test.invalid/cps.html"
OCSP_URL: Final = "http://ocsp.jpki-test.invalid/"
_HOLDER: Final = "1.2.392.200149.8.5.5"
_ERAS: Final = ((5, date(2019, 5, 1)), (4, date(1989, 1, 8)), (3, date(1926, 12, 25)), (2, date(1912, 7, 30)))
_MEIJI: Final = 1
_UTF8_STRING: Final = 0x0C


@dataclass(frozen=True, slots=True)
class Holder:
    """The person as a signing certificate names them. `sex` is 1 male, 2 female, 3 not known; `address` is free text.

    `prefecture` and `city` are in Latin letters, as in the subject of the certificate.
    """

    name: str
    sex: int
    birth_date: date
    prefecture: str
    city: str
    address: str


def name(*attributes: tuple[ObjectIdentifier, str]) -> x509.Name:
    """A distinguished name with one attribute in each of its parts, in the given order."""
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in attributes])


def authority_name(unit: str) -> x509.Name:
    """C=JP, O=JPKI-TEST, OU=what the authority certifies, OU=the agency: the same for all its generations."""
    return name(
        (NameOID.COUNTRY_NAME, "JP"),
        (NameOID.ORGANIZATION_NAME, ORGANIZATION),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, AGENCY),
    )


def service_name() -> x509.DirectoryName:
    """The directory name that stands in IssuerAltName, and in an authority's subjectAltName."""
    return x509.DirectoryName(name((NameOID.COUNTRY_NAME, "JP"), (NameOID.ORGANIZATION_NAME, SERVICE)))


def policies(policy: ObjectIdentifier) -> x509.CertificatePolicies:
    """One policy, with the address of its practice statement."""
    return x509.CertificatePolicies([x509.PolicyInformation(policy, [CPS])])


def key_usage(*, digital_signature: bool = False, content_commitment: bool = False, ca: bool = False) -> x509.KeyUsage:
    """Key usage with these bits; `ca` sets keyCertSign and cRLSign."""
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )


def distribution_point(point: x509.Name) -> x509.CRLDistributionPoints:
    """A distribution point that is a directory name, as all of the JPKI's are: no address to fetch from."""
    full_name = [x509.DirectoryName(point)]
    return x509.CRLDistributionPoints([x509.DistributionPoint(full_name, None, None, None)])


def distribution_name(unit: str, place: str, prefecture: str = "") -> x509.Name:
    """The name of a distribution point: for signing certificates there is one for each city."""
    parts = [
        (NameOID.COUNTRY_NAME, "JP"),
        (NameOID.ORGANIZATION_NAME, ORGANIZATION),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, "CRL Distribution Points"),
    ]
    if prefecture:
        parts.append((NameOID.ORGANIZATIONAL_UNIT_NAME, prefecture))
    return name(*parts, (NameOID.COMMON_NAME, f"{place} CRLDP"))


def authority_key_identifier(key: PublicKey) -> x509.AuthorityKeyIdentifier:
    """The key identifier that tells an authority's generations apart."""
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key)


def holder_names(holder: Holder) -> x509.SubjectAlternativeName:
    """Name, birth, sex and address as otherName values, in the order in which the certificates have them.

    The arcs are 1 name, 2 substitute characters in it, 3 sex, 4 birth, 5 address, 6 substitute characters in it.
    """
    values = {
        1: holder.name,
        4: era_date(holder.birth_date),
        3: str(holder.sex),
        5: holder.address,
        2: "0" * len(holder.name),
        6: "0" * len(holder.address),
    }
    return x509.SubjectAlternativeName(
        [x509.OtherName(ObjectIdentifier(f"{_HOLDER}.{arc}"), _utf8(text)) for arc, text in values.items()]
    )


def era_date(day: date) -> str:
    """The digit of the Japanese era (1 Meiji to 5 Reiwa), then the Gregorian year, month and day."""
    era = next((number for number, first in _ERAS if day >= first), _MEIJI)
    return f"{era}{day:%Y%m%d}"


def _utf8(text: str) -> bytes:
    """A DER UTF8String."""
    raw = text.encode()
    size = len(raw)
    if size < 0x80:
        return bytes((_UTF8_STRING, size)) + raw
    count = (size.bit_length() + 7) // 8
    return bytes((_UTF8_STRING, 0x80 | count)) + size.to_bytes(count, "big") + raw
