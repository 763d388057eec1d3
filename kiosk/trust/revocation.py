"""Revocation from the bytes of CRLs (RFC 5280, 5) and OCSP responses (RFC 6960). Fetching them is not done here.

A "revoked" that the issuer signed is believed however old it is; a "good" only while it is fresh. What cannot be
decoded, was signed by somebody else, or does not cover the certificate says nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from kiosk.trust.certificate import DECODING_FAULTS
from kiosk.trust.verdict import Revocation

MAX_LIST_SIZE: Final = 64 * 1024 * 1024
MAX_RESPONSE_SIZE: Final = 64 * 1024

_SOUND_HASHES: Final = (hashes.SHA256, hashes.SHA384, hashes.SHA512)
_LIST_EXTENSIONS: Final = (x509.AuthorityKeyIdentifier, x509.CRLNumber, x509.IssuingDistributionPoint)
_ENTRY_EXTENSIONS: Final = (x509.CRLReason, x509.InvalidityDate)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old revocation data may be: `skew` between the clocks, `list_grace` past a CRL's nextUpdate, `response_age`
    for an OCSP response that names no nextUpdate.
    """

    skew: timedelta = timedelta(minutes=5)
    list_grace: timedelta = timedelta(0)
    response_age: timedelta = timedelta(minutes=10)


class RevocationList:
    """A decoded CRL, with its entries by serial number. Made by `decode_list`; not yet known to be genuine."""

    __slots__ = ("_crl", "_entries", "_points", "_signers", "next_update", "this_update")

    def __init__(
        self,
        crl: x509.CertificateRevocationList,
        entries: dict[int, Revocation],
        points: frozenset[x509.GeneralName] | None,
        next_update: datetime,
    ) -> None:
        self._crl = crl
        self._entries = entries
        self._points = points
        self._signers: dict[bytes, bool] = {}
        self.this_update = crl.last_update_utc
        self.next_update = next_update

    def signed_by(self, issuer: x509.Certificate) -> bool:
        """Whether the key of `issuer` signed this list. Remembered: a list is megabytes long."""
        key = issuer.public_key()
        known = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        if known not in self._signers:
            self._signers[known] = self._is_genuine(issuer, key)
        return self._signers[known]

    def _is_genuine(self, issuer: x509.Certificate, key: object) -> bool:
        if not isinstance(key, rsa.RSAPublicKey) or self._crl.issuer != issuer.subject:
            return False
        if not isinstance(self._crl.signature_hash_algorithm, _SOUND_HASHES):
            return False
        try:
            return self._crl.is_signature_valid(key)
        except DECODING_FAULTS:
            return False

    def covers(self, certificate: x509.Certificate) -> bool:
        """Whether the absence of `certificate` from this list means anything (RFC 5280, 5.2.5)."""
        if self._points is None:
            return True
        try:
            points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
        except x509.ExtensionNotFound:
            return False
        return any(not self._points.isdisjoint(point.full_name or ()) for point in points)

    def is_fresh(self, issuer: x509.Certificate, at: datetime, limits: Freshness) -> bool:
        """Whether `issuer` signed the list and it is in force at the moment `at`."""
        return self._is_current(issuer, at, limits) and at < self.next_update + limits.list_grace

    def status(
        self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, limits: Freshness
    ) -> Revocation:
        """What the list says of a certificate that `issuer` issued, at the moment `at`."""
        if not self._is_current(issuer, at, limits):
            return Revocation.UNKNOWN
        entry = self._entries.get(certificate.serial_number)
        if entry is not None:
            return entry
        sound = self.is_fresh(issuer, at, limits) and self.covers(certificate)
        return Revocation.GOOD if sound else Revocation.UNKNOWN

    def _is_current(self, issuer: x509.Certificate, at: datetime, limits: Freshness) -> bool:
        return self.signed_by(issuer) and self.this_update <= at + limits.skew


def decode_list(data: bytes) -> RevocationList | None:
    """A CRL from DER or PEM; None when it is not one, or one of a kind that is not understood (delta, indirect)."""
    if len(data) > MAX_LIST_SIZE:
        return None
    try:
        crl = x509.load_pem_x509_crl(data) if data.lstrip()[:5] == b"-----" else x509.load_der_x509_crl(data)
        next_update = crl.next_update_utc
        known = all(isinstance(found.value, _LIST_EXTENSIONS) for found in crl.extensions if found.critical)
        points = _distribution_points(crl)
        entries = {entry.serial_number: _reason(entry) for entry in crl}
        _ = (crl.issuer, crl.last_update_utc, crl.signature_hash_algorithm)
    except DECODING_FAULTS:
        return None
    if next_update is None or not known:
        return None
    return RevocationList(crl, entries, points, next_update)


def _distribution_points(crl: x509.CertificateRevocationList) -> frozenset[x509.GeneralName] | None:
    try:
        scope = crl.extensions.get_extension_for_class(x509.IssuingDistributionPoint).value
    except x509.ExtensionNotFound:
        return None
    if (
        scope.indirect_crl
        or scope.only_contains_ca_certs
        or scope.only_contains_attribute_certs
        or scope.only_some_reasons is not None
        or scope.relative_name is not None
    ):
        raise ValueError("a CRL of limited scope")
    return None if scope.full_name is None else frozenset(scope.full_name)


def _reason(entry: x509.RevokedCertificate) -> Revocation:
    if any(found.critical and not isinstance(found.value, _ENTRY_EXTENSIONS) for found in entry.extensions):
        raise ValueError("a critical extension of an entry that is not understood")
    try:
        reason = entry.extensions.get_extension_for_class(x509.CRLReason).value.reason
    except x509.ExtensionNotFound:
        return Revocation.REVOKED
    return _by_reason(reason)


def _by_reason(reason: x509.ReasonFlags | None) -> Revocation:
    # certificate_hold counts as revoked: JPKI never lifts one.
    return Revocation.SUPERSEDED if reason is x509.ReasonFlags.superseded else Revocation.REVOKED


def response_status(
    data: bytes, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, limits: Freshness
) -> Revocation:
    """What an OCSP response (DER) says of a certificate that `issuer` issued, at the moment `at`."""
    if len(data) > MAX_RESPONSE_SIZE:
        return Revocation.UNKNOWN
    try:
        response = ocsp.load_der_ocsp_response(data)
        if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            return Revocation.UNKNOWN
        if not _signed_for(response, issuer, at):
            return Revocation.UNKNOWN
        found = [
            _single_status(single, at, limits)
            for single in response.responses
            if _is_about(single, certificate, issuer)
        ]
    except (*DECODING_FAULTS, InvalidSignature):
        return Revocation.UNKNOWN
    return combine(found)


def combine(found: Iterable[Revocation]) -> Revocation:
    """The verdict of several sources: a revocation outweighs a "good", and that an "unknown"."""
    seen = set(found)
    for status in (Revocation.SUPERSEDED, Revocation.REVOKED, Revocation.GOOD):
        if status in seen:
            return status
    return Revocation.UNKNOWN


def _single_status(single: ocsp.OCSPSingleResponse, at: datetime, limits: Freshness) -> Revocation:
    produced, until = single.this_update_utc, single.next_update_utc
    if produced > at + limits.skew or single.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
        return Revocation.UNKNOWN
    if single.certificate_status is ocsp.OCSPCertStatus.REVOKED:
        return _by_reason(single.revocation_reason)
    fresh = at < (produced + limits.response_age if until is None else until) + limits.skew
    return Revocation.GOOD if fresh else Revocation.UNKNOWN


def _is_about(single: ocsp.OCSPSingleResponse, certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    if single.serial_number != certificate.serial_number:
        return False
    return (single.issuer_name_hash, single.issuer_key_hash) == (
        _hash(single.hash_algorithm, issuer.subject.public_bytes()),
        _hash(single.hash_algorithm, _key_bits(issuer)),
    )


def _hash(algorithm: hashes.HashAlgorithm, data: bytes) -> bytes:
    digest = hashes.Hash(algorithm)
    digest.update(data)
    return digest.finalize()


def _key_bits(certificate: x509.Certificate) -> bytes:
    """The subjectPublicKey without its algorithm, which is what OCSP hashes (RFC 6960, 4.1.1): PKCS #1 for RSA."""
    return certificate.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)


def _signed_for(response: ocsp.OCSPResponse, issuer: x509.Certificate, at: datetime) -> bool:
    """Whether the issuer itself, or a responder that it delegated to (RFC 6960, 4.2.2.2), signed the response."""
    algorithm = response.signature_hash_algorithm
    if not isinstance(algorithm, _SOUND_HASHES):
        return False
    for signer in (issuer, *(found for found in response.certificates if _is_delegate(found, issuer, at))):
        key = signer.public_key()
        if not _is_responder(response, signer) or not isinstance(key, rsa.RSAPublicKey):
            continue
        try:
            key.verify(response.signature, response.tbs_response_bytes, padding.PKCS1v15(), algorithm)
        except InvalidSignature:
            continue
        return True
    return False


def _is_responder(response: ocsp.OCSPResponse, signer: x509.Certificate) -> bool:
    if response.responder_name is not None:
        return response.responder_name == signer.subject
    # The responder's key identifier is always a SHA-1 (RFC 6960, 4.2.1); it selects a key and proves nothing.
    return response.responder_key_hash == _hash(hashes.SHA1(), _key_bits(signer))  # noqa: S303 (laid down by the RFC)


def _is_delegate(found: x509.Certificate, issuer: x509.Certificate, at: datetime) -> bool:
    if not found.not_valid_before_utc <= at <= found.not_valid_after_utc:
        return False
    if not isinstance(found.signature_hash_algorithm, _SOUND_HASHES):
        return False
    try:
        found.verify_directly_issued_by(issuer)
        return ExtendedKeyUsageOID.OCSP_SIGNING in found.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except (*DECODING_FAULTS, InvalidSignature):
        return False
