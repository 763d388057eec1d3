"""PKCS #1 v1.5 padding taken off by hand: what a card was given to sign, whatever that was."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric import rsa


def unpadded(key: rsa.RSAPublicKey, signature: bytes) -> bytes:
    """What the padding was put around: the public operation. AssertionError where there is no such padding."""
    numbers = key.public_numbers()
    block = pow(int.from_bytes(signature, "big"), numbers.e, numbers.n).to_bytes(key.key_size // 8, "big")
    head, separator, content = block[2:].partition(b"\0")
    assert block[:2] == b"\0\1"
    assert separator
    assert set(head) == {0xFF}
    assert len(head) >= 8
    return content
