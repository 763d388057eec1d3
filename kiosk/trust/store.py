"""The trust anchors, and the judgement of a user-authentication certificate against them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import Criticality, ExtensionPolicy, PolicyBuilder, Store, VerificationError

from kiosk.eligibility.base import ConfigurationError
from kiosk.trust.certificate import DECODING_FAULTS, decode, facts, find_fault
from kiosk.trust.revocation import Freshness, RevocationList, combine, response_status
from kiosk.trust.verdict import CertificateFacts, Distrust, Realm, Revocation, Trusted, Untrusted, Verdict

PRODUCTION_POLICY: Final = "1.2.392.200149.8.5.1.3.30"
TEST_POLICY: Final = "1.2.392.200149.8.5.1.0.30"


@dataclass(frozen=True, slots=True)
class TrustPolicy:
    """What a certificate must state in each realm (policy OIDs, one suffices), and how old revocation data may be."""

    production_policies: frozenset[str] = frozenset({PRODUCTION_POLICY})
    test_policies: frozenset[str] = frozenset({TEST_POLICY})
    freshness: Freshness = field(default_factory=Freshness)

    def policies(self, realm: Realm) -> frozenset[str]:
        """The policy OIDs acceptable in a realm."""
        return self.production_policies if realm is Realm.PRODUCTION else self.test_policies


@dataclass(frozen=True, slots=True)
class Anchor:
    """A certification authority that is trusted. Raises ConfigurationError when the certificate is not fit for that."""

    certificate: x509.Certificate = field(repr=False)

    def __post_init__(self) -> None:
        fault = _anchor_fault(self.certificate)
        if fault is not None:
            raise ConfigurationError(f"the certificate of {self.certificate.subject.rfc4514_string()!r} {fault}")

    @property
    def realm(self) -> Realm:
        """PRODUCTION where the name is that of the JPKI itself; every other authority counts as a test."""
        names = [str(name.value) for name in self.certificate.subject]
        organisations = [
            name.value for name in self.certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
        ]
        genuine = organisations == ["JPKI"] and not any("TEST" in name.upper() for name in names)
        return Realm.PRODUCTION if genuine else Realm.TEST

    @property
    def key_id(self) -> bytes:
        """The subject key identifier, by which generations of one name are told apart."""
        return self.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest


def _anchor_fault(certificate: x509.Certificate) -> str | None:
    try:
        key = certificate.public_key()
        found = certificate.extensions
        constraints = found.get_extension_for_class(x509.BasicConstraints).value
        usage = found.get_extension_for_class(x509.KeyUsage).value
        found.get_extension_for_class(x509.SubjectKeyIdentifier)
        certificate.verify_directly_issued_by(certificate)
    except x509.ExtensionNotFound as missing:
        return f"lacks the extension {missing.oid.dotted_string} of a certification authority"
    except (*DECODING_FAULTS, InvalidSignature):
        return "is not well-formed and signed by itself"
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < 2048:
        return "has no RSA key of at least 2048 bits"
    if not constraints.ca or not usage.key_cert_sign:
        return "is not that of a certification authority"
    return None


class TrustStore:
    """Trust anchors at work. Immutable; may be shared by threads."""

    def __init__(self, anchors: Iterable[Anchor], policy: TrustPolicy | None = None) -> None:
        self._anchors = tuple(anchors)
        self._policy = policy or TrustPolicy()

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """What is trusted."""
        return self._anchors

    @property
    def realms(self) -> frozenset[Realm]:
        """The realms that the anchors belong to."""
        return frozenset(anchor.realm for anchor in self._anchors)

    @property
    def has_test_pki(self) -> bool:
        """Whether a certificate of a test PKI would be trusted."""
        return Realm.TEST in self.realms

    def has_fresh_list(self, lists: Sequence[RevocationList], at: datetime) -> bool:
        """Whether at least one authority's revocation list is genuine and fresh at the moment `at`."""
        limits = self._policy.freshness
        return any(found.is_fresh(anchor.certificate, at, limits) for found in lists for anchor in self._anchors)

    def find_issuer(self, certificate: bytes) -> x509.Certificate | None:
        """The anchor that signed a certificate (DER, possibly hostile); None where there is none."""
        decoded = decode(certificate)
        if decoded is None:
            return None
        for anchor in self._anchors_for(decoded, facts(decoded)):
            try:
                decoded.verify_directly_issued_by(anchor.certificate)
            except (*DECODING_FAULTS, InvalidSignature):
                continue
            return anchor.certificate
        return None

    def judge(
        self,
        certificate: bytes,
        at: datetime,
        *,
        lists: Sequence[RevocationList] = (),
        responses: Sequence[bytes] = (),
    ) -> Verdict:
        """Judge a user-authentication certificate (DER, possibly hostile) at the moment `at` (aware).

        The path is validated at `at`, or at the certificate's own end where that is earlier. `lists` and `responses`
        are the revocation data at hand. Never raises for what `certificate` or `responses` contain.
        """
        decoded = decode(certificate)
        if decoded is None:
            return Untrusted(Distrust.MALFORMED)
        stated = facts(decoded)
        anchors = self._anchors_for(decoded, stated)
        every = self._policy.production_policies | self._policy.test_policies
        accepted = frozenset[str]().union(*(self._policy.policies(anchor.realm) for anchor in anchors)) or every
        fault = find_fault(decoded, accepted)
        if fault is not None:
            return Untrusted(fault, stated)
        if not anchors:
            return Untrusted(Distrust.ISSUER_UNKNOWN, stated)
        if at < stated.not_before:
            return Untrusted(Distrust.NOT_YET_VALID, stated)
        anchor = _validate_path(decoded, anchors, min(at, stated.not_after))
        if anchor is None or find_fault(decoded, self._policy.policies(anchor.realm)) is not None:
            return Untrusted(Distrust.PATH, stated)
        expired = at.replace(microsecond=0) > stated.not_after
        return Trusted(stated, anchor.realm, expired, self._revocation(decoded, anchor, at, lists, responses))

    def _anchors_for(self, certificate: x509.Certificate, stated: CertificateFacts) -> list[Anchor]:
        named = [anchor for anchor in self._anchors if anchor.certificate.subject == certificate.issuer]
        if stated.authority_key_id is None:
            return named
        return [anchor for anchor in named if anchor.key_id == stated.authority_key_id]

    def _revocation(
        self,
        certificate: x509.Certificate,
        anchor: Anchor,
        at: datetime,
        lists: Sequence[RevocationList],
        responses: Sequence[bytes],
    ) -> Revocation:
        issuer, limits = anchor.certificate, self._policy.freshness
        return combine(
            (
                *(found.status(certificate, issuer, at, limits) for found in lists),
                *(response_status(found, certificate, issuer, at, limits) for found in responses),
            )
        )


# What each certificate of a path may carry. JPKI's authorities issue to holders directly, and their own certificates
# are neither server nor client certificates of the Web, so the Web's defaults do not apply. A critical extension
# that is not named here makes the path invalid.
_CA_EXTENSIONS: Final = (
    ExtensionPolicy.permit_all()
    .require_present(x509.BasicConstraints, Criticality.AGNOSTIC, None)
    .require_present(x509.KeyUsage, Criticality.AGNOSTIC, None)
)
_HOLDER_EXTENSIONS: Final = (
    ExtensionPolicy.permit_all()
    .require_present(x509.KeyUsage, Criticality.AGNOSTIC, None)
    .require_present(x509.CertificatePolicies, Criticality.AGNOSTIC, None)
)
_UNDERSTOOD: Final = (
    x509.BasicConstraints,
    x509.KeyUsage,
    x509.CertificatePolicies,
    x509.SubjectAlternativeName,
    x509.IssuerAlternativeName,
    x509.CRLDistributionPoints,
    x509.ExtendedKeyUsage,
)


def _validate_path(certificate: x509.Certificate, anchors: Sequence[Anchor], at: datetime) -> Anchor | None:
    """The anchor that issued the certificate, validated as RFC 5280, 6 says; None where the path is unsound."""
    if any(found.critical and not isinstance(found.value, _UNDERSTOOD) for found in certificate.extensions):
        return None
    verifier = (
        PolicyBuilder()
        .store(Store([anchor.certificate for anchor in anchors]))
        .time(at)
        .max_chain_depth(0)
        .extension_policies(ca_policy=_CA_EXTENSIONS, ee_policy=_HOLDER_EXTENSIONS)
        .build_client_verifier()
    )
    try:
        chain = verifier.verify(certificate, []).chain
    except (VerificationError, *DECODING_FAULTS):
        return None
    return next((anchor for anchor in anchors if anchor.certificate == chain[-1]), None)


def load_store(path: Path, *, policy: TrustPolicy | None = None, allow_test_pki: bool = False) -> TrustStore:
    """Read trust anchors from a PEM bundle.

    Raises ConfigurationError, with the file's name and what to do, when it cannot be read, holds no certificate or one
    that is not an anchor, or holds an authority of a test PKI without `allow_test_pki`.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: the trust anchors cannot be read ({error.strerror})") from error
    if b"PRIVATE KEY" in data:
        raise ConfigurationError(f"{path}: holds a private key; a file of trust anchors holds certificates only")
    try:
        certificates = x509.load_pem_x509_certificates(data)
        anchors = [Anchor(certificate) for certificate in certificates]
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from error
    except DECODING_FAULTS as error:
        raise ConfigurationError(f"{path}: holds no trust anchors; PEM certificates are expected") from error
    store = TrustStore(anchors, policy)
    if store.has_test_pki and not allow_test_pki:
        raise ConfigurationError(
            f"{path}: holds an authority of a test PKI; a kiosk in service accepts JPKI's own only"
        )
    return store
