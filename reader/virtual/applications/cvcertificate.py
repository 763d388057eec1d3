"""Card-verifiable certificates (tag 7F21), and the signatures that were made when a card was issued."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import NoDigestInfo

from apdu.tlv import Tlv
from reader.virtual import keys
from reader.virtual.keys import private_key

_KEY_SIZE: Final = 256
_CACHE: Final = 1024


@dataclass(frozen=True, slots=True)
class CertifiedKey:
    """A key of a hierarchy by the name of its fixture, and the seven digits with which its identifier begins."""

    name: str
    digits: str

    @property
    def key(self) -> rsa.RSAPrivateKey:
        """The private key."""
        return private_key(self.name)

    @property
    def identifier(self) -> bytes:
        """16 bytes, see key_identifier."""
        return key_identifier(self.digits, self.name)

    def sign(self, data: bytes) -> bytes:
        """RSASSA-PKCS1-v1_5 with SHA-256, 256 bytes."""
        return _signed(self.name, data)

    def sign_block(self, block: bytes) -> bytes:
        """The block under PKCS#1 v1.5 padding as it is, 256 bytes."""
        return _signed_block(self.name, block)


def key_identifier(digits: str, name: str) -> bytes:
    """16 bytes that name a key: seven digits, 08 05, three digits, four bytes that are made of `name`."""
    return digits.encode() + b"\x08\x05" + b"001" + hashlib.sha256(name.encode()).digest()[:4]


# Hierarchies for tests begin with 6, those of production with 5.
ROOT: Final = CertifiedKey("cv-root", "6000020")
INTERMEDIATE: Final = CertifiedKey("cv-intermediate", "6000021")
MANAGER: Final = CertifiedKey("cv-manager", "6000022")
TEXT_AUTHORITY: Final = CertifiedKey("cv-text-ca", "6000033")
# The keys that sign a holder's data are the municipality's.
TEXT: Final = CertifiedKey("cv-text", "6013999")
SURFACE_AUTHORITY: Final = CertifiedKey("cv-surface-ca", "6000023")
SURFACE: Final = CertifiedKey("cv-surface", "6013999")
# Of terminals nothing is published but the file in which a card keeps their authority's key; the digits are made up.
TERMINAL_AUTHORITY: Final = CertifiedKey(keys.TERMINAL_AUTHORITY, "6000043")
TERMINAL: Final = CertifiedKey(keys.TERMINAL, "6000044")


def public_key(key: rsa.RSAPrivateKey) -> bytes:
    """The 265 bytes of a public key: tag 90 exponent, tag 91 modulus."""
    numbers = key.public_key().public_numbers()
    return bytes(Tlv(0x90, numbers.e.to_bytes(3, "big"))) + bytes(Tlv(0x91, numbers.n.to_bytes(_KEY_SIZE, "big")))


def certificate(authority: CertifiedKey, subject: CertifiedKey) -> bytes:
    """The 568 bytes of a certificate: 5F4E identifiers and key, 5F37 the signature over the value of 5F4E."""
    return bytes(Tlv(0x7F21, b"".join(_halves(authority, subject))))


def terminal_commands(authority: CertifiedKey, subject: CertifiedKey) -> tuple[bytes, bytes]:
    """The data of the two commands SET PUBLIC IC KEY: 307 bytes with the body, 261 with the signature."""
    body, signature = _halves(authority, subject)
    return bytes(Tlv(0x7F21, body)), signature


def _halves(authority: CertifiedKey, subject: CertifiedKey) -> tuple[bytes, bytes]:
    body = authority.identifier + subject.identifier + public_key(subject.key)
    return bytes(Tlv(0x5F4E, body)), bytes(Tlv(0x5F37, authority.sign(body)))


def with_offsets(outer: int, table: int, objects: Sequence[bytes]) -> bytes:
    """A file whose table tells where its objects begin: two bytes each, counted from the start of the file."""
    table_size = len(bytes(Tlv(table, bytes(2 * len(objects)))))
    content_size = table_size + sum(map(len, objects))
    offset = len(bytes(Tlv(outer, bytes(content_size)))) - content_size + table_size
    offsets = b""
    for found in objects:
        offsets += offset.to_bytes(2, "big")
        offset += len(found)
    return bytes(Tlv(outer, bytes(Tlv(table, offsets)) + b"".join(objects)))


# A persona's card is issued again and again, always with the same signatures.
@lru_cache(_CACHE)
def _signed(name: str, data: bytes) -> bytes:
    return private_key(name).sign(data, padding.PKCS1v15(), hashes.SHA256())


@lru_cache(_CACHE)
def _signed_block(name: str, block: bytes) -> bytes:
    return private_key(name).sign(block, padding.PKCS1v15(), NoDigestInfo())
