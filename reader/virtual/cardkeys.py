"""The private keys of a card, and what their signatures are made of.

OpenSSL does the arithmetic, below a millisecond: the other threads of this process hardly notice. All signatures but
RSASSA-PSS, whose salt is the library's chance, are the same for the same data; ECDSA's nonce is that of RFC 6979.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import NoDigestInfo, Prehashed, decode_dss_signature

from reader.virtual.keys import SigningKey
from reader.virtual.objects import AccessRule, Refused

DIGEST_SIZE: Final = 32
VERBATIM_MAX: Final = 245  # an RSA-2048 block of 256 bytes without the 11 bytes of PKCS#1 v1.5 padding
MESSAGE_MAX: Final = 255  # what one short command carries to a scheme that hashes on the card
EXTENDED_MESSAGE_MAX: Final = 65535
_RSA_SIZE: Final = 256
_COORDINATE: Final = 48  # bytes of r, of s, and of a SHA-384 digest
_DER_MAX: Final = 104  # ECDSA-Sig-Value: two integers of up to 49 bytes, each with tag and length, in a sequence


class Scheme(Enum):
    """P1 of COMPUTE DIGITAL SIGNATURE: what is given, and what is signed."""

    VERBATIM = 0x00  # the given bytes, padded by PKCS#1 v1.5 as they are
    HASH_BARE = 0x01  # SHA-256 on the card, the bare hash padded without DigestInfo
    DIGEST = 0x02  # a SHA-256 digest, wrapped in DigestInfo by the card
    MESSAGE = 0x03  # SHA-256 on the card, wrapped in DigestInfo
    DIGEST_PSS = 0x04
    MESSAGE_PSS = 0x05


_SHA256: Final = hashes.SHA256()
_SHA384: Final = hashes.SHA384()
_PSS: Final = padding.PSS(padding.MGF1(_SHA256), DIGEST_SIZE)
_ON_CARD: Final = (Scheme.HASH_BARE, Scheme.MESSAGE, Scheme.MESSAGE_PSS)
# Padding is a matter of RSA: ECDSA signs a digest. Points "digest" and "message" of the experimental profile.
_CURVE_SCHEMES: Final = (Scheme.VERBATIM, Scheme.DIGEST, Scheme.MESSAGE)


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A private key, RSA-2048 or P-384, and who may use it.

    `message_max` is how long a message the card hashes itself; `der` concerns P-384 alone, see `size`.
    """

    identifier: int
    key: SigningKey = field(repr=False)
    access: AccessRule
    message_max: int = MESSAGE_MAX
    der: bool = False

    @property
    def size(self) -> int:
        """Bytes of the longest signature: 256 by RSA; r and s, 96 plain and up to 104 in DER, on P-384."""
        return _size(self.key, der=self.der)

    def knows(self, scheme: Scheme) -> bool:
        """Whether there is such a scheme for this kind of key."""
        return isinstance(self.key, rsa.RSAPrivateKey) or scheme in _CURVE_SCHEMES

    def sign(self, scheme: Scheme, data: bytes) -> bytes:
        """The signature. Raises Refused: 6700 without data, 6985 for a length that the scheme cannot take."""
        if not data:
            raise Refused(0x6700)
        match self.key:
            case rsa.RSAPrivateKey() as key:
                return self._by_rsa(key, scheme, data)
            case ec.EllipticCurvePrivateKey() as key:
                return self._on_curve(key, scheme, data)

    def _by_rsa(self, key: rsa.RSAPrivateKey, scheme: Scheme, data: bytes) -> bytes:
        fits = len(data) == DIGEST_SIZE
        if scheme is Scheme.VERBATIM:
            fits = len(data) <= VERBATIM_MAX
        elif scheme in _ON_CARD:
            fits = len(data) <= self.message_max
        if not fits:
            raise Refused(0x6985)
        match scheme:
            case Scheme.VERBATIM:
                return key.sign(data, padding.PKCS1v15(), NoDigestInfo())
            case Scheme.HASH_BARE:
                return key.sign(hashlib.sha256(data).digest(), padding.PKCS1v15(), NoDigestInfo())
            case Scheme.DIGEST:
                return key.sign(data, padding.PKCS1v15(), Prehashed(_SHA256))
            case Scheme.MESSAGE:
                return key.sign(data, padding.PKCS1v15(), _SHA256)
            case Scheme.DIGEST_PSS:
                return key.sign(data, _PSS, Prehashed(_SHA256))
            case Scheme.MESSAGE_PSS:
                return key.sign(data, _PSS, _SHA256)

    def _on_curve(self, key: ec.EllipticCurvePrivateKey, scheme: Scheme, data: bytes) -> bytes:
        hashed = scheme is Scheme.MESSAGE
        if len(data) > self.message_max if hashed else len(data) != _COORDINATE:
            raise Refused(0x6985)
        return _ecdsa(key, hashlib.sha384(data).digest() if hashed else data, der=self.der)


@dataclass(frozen=True, slots=True)
class AuthenticationKey:
    """A key that answers INTERNAL AUTHENTICATE, and nothing else; no PIN is wanted."""

    identifier: int
    key: SigningKey = field(repr=False)
    der: bool = False

    @property
    def size(self) -> int:
        """As of PrivateKey."""
        return _size(self.key, der=self.der)

    def answer(self, challenge: bytes) -> bytes:
        """The challenge signed: RSASSA-PKCS1-v1_5 with SHA-256, as measured (myna-card), or ECDSA with SHA-384.

        Raises Refused: 6700 without a challenge, 6985 for one that a short command does not carry.
        """
        if not challenge:
            raise Refused(0x6700)
        if len(challenge) > MESSAGE_MAX:
            raise Refused(0x6985)
        match self.key:
            case rsa.RSAPrivateKey() as key:
                return key.sign(challenge, padding.PKCS1v15(), _SHA256)
            case ec.EllipticCurvePrivateKey() as key:
                return _ecdsa(key, hashlib.sha384(challenge).digest(), der=self.der)


def _size(key: SigningKey, *, der: bool) -> int:
    if isinstance(key, rsa.RSAPrivateKey):
        return _RSA_SIZE
    return _DER_MAX if der else 2 * _COORDINATE


def _ecdsa(key: ec.EllipticCurvePrivateKey, digest: bytes, *, der: bool) -> bytes:
    signature = key.sign(digest, ec.ECDSA(Prehashed(_SHA384), deterministic_signing=True))
    if der:
        return signature
    # Point "signature" of the experimental profile.
    r, s = decode_dss_signature(signature)
    return r.to_bytes(_COORDINATE, "big") + s.to_bytes(_COORDINATE, "big")
