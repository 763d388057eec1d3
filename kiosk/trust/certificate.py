"""Reading a user-authentication certificate that may be hostile: values or None, never an exception."""

from __future__ import annotations

import hashlib
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import SignatureAlgorithmOID

from kiosk.trust.verdict import CertificateFacts, Distrust

# Real ones have about 1,500 bytes; what is many times longer is not worth the time of a parser.
MAX_SIZE: Final = 8 * 1024

# Everything that the library is known to raise for bytes that are not what they claim to be. The warning is among them
# because a program may have turned the library's warnings into errors.
DECODING_FAULTS: Final = (
    ValueError,
    TypeError,
    OverflowError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.UnsupportedGeneralNameType,
    UserWarning,
)


def decode(der: bytes) -> x509.Certificate | None:
    """The certificate, with every part decoded once; None when any part is not well-formed or `der` is oversized."""
    if len(der) > MAX_SIZE:
        return None
    try:
        certificate = x509.load_der_x509_certificate(der)
        # The parser is lazy; whatever is asked later must not raise then.
        _ = (certificate.version, certificate.subject, certificate.issuer, certificate.serial_number)
        _ = (certificate.not_valid_before_utc, certificate.not_valid_after_utc, certificate.extensions)
        _ = (certificate.subject.rfc4514_string(), certificate.issuer.rfc4514_string())
    except DECODING_FAULTS:
        return None
    return certificate if certificate.serial_number > 0 else None


def facts(certificate: x509.Certificate) -> CertificateFacts:
    """What a decoded certificate says about itself."""
    return CertificateFacts(
        subject=certificate.subject.rfc4514_string(),
        issuer=certificate.issuer.rfc4514_string(),
        issuer_digest=hashlib.sha256(certificate.issuer.public_bytes()).digest(),
        serial=certificate.serial_number,
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        authority_key_id=authority_key_id(certificate.extensions),
    )


def read_facts(der: bytes) -> CertificateFacts | None:
    """What the bytes say about themselves, without any judgement; None when they are not a certificate."""
    certificate = decode(der)
    return None if certificate is None else facts(certificate)


def authority_key_id(extensions: x509.Extensions) -> bytes | None:
    """The authority key identifier of a certificate, CRL or the like; None where there is none."""
    try:
        return extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    except x509.ExtensionNotFound:
        return None


def find_fault(certificate: x509.Certificate, policies: frozenset[str]) -> Distrust | None:
    """The first point in which the certificate departs from the profile of a user-authentication certificate.

    `policies` are the acceptable certificate policy OIDs. Profile: J-LIS certificate profile, user authentication.
    """
    if certificate.signature_algorithm_oid != SignatureAlgorithmOID.RSA_WITH_SHA256:
        return Distrust.SIGNATURE_ALGORITHM
    if public_key(certificate) is None:
        return Distrust.KEY_TYPE
    found = certificate.extensions
    try:
        if found.get_extension_for_class(x509.BasicConstraints).value.ca:
            return Distrust.CA_CERTIFICATE
    except x509.ExtensionNotFound:
        pass  # absent means: not a CA (RFC 5280, 4.2.1.9)
    try:
        usage = found.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return Distrust.KEY_USAGE
    if usage.key_cert_sign or usage.crl_sign:
        return Distrust.CA_CERTIFICATE
    if not usage.digital_signature:
        return Distrust.KEY_USAGE
    try:
        stated = {
            info.policy_identifier.dotted_string
            for info in found.get_extension_for_class(x509.CertificatePolicies).value
        }
    except x509.ExtensionNotFound:
        return Distrust.POLICY
    return None if stated & policies else Distrust.POLICY


def public_key(certificate: x509.Certificate) -> rsa.RSAPublicKey | None:
    """The certificate's key where it is RSA with 2048 bits and exponent 65537; None for every other."""
    try:
        key = certificate.public_key()
    except DECODING_FAULTS:
        return None
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size != 2048 or key.public_numbers().e != 65537:
        return None
    return key


def verify_signature(certificate: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` over `message` was made by the key of `certificate` (DER): RSASSA-PKCS1-v1_5 with SHA-256."""
    return verify_by_key(read_key(certificate), message, signature)


def read_key(certificate: bytes) -> rsa.RSAPublicKey | None:
    """The key of a certificate (DER) as `public_key` gives it; None where it is no certificate."""
    decoded = decode(certificate)
    return None if decoded is None else public_key(decoded)


def verify_by_key(key: rsa.RSAPublicKey | None, message: bytes, signature: bytes) -> bool:
    """As `verify_signature`, by a key that was read before; False where there is none."""
    if key is None:
        return False
    try:
        key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True
