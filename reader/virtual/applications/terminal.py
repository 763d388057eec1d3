"""A terminal that shows its certificate: SET PUBLIC IC KEY (80 A2) of the JPKI application, and what may follow it.

Two commands with EF 0016 current: the certificate's body, then the signature of the authority whose key the card has in
that file. The frame is known, from programs that send it and from cards that refused it: P1-P2 06C1 with 307 bytes,
then 00C1; other P1-P2 answer 6A86, and 256 bytes in the place of the signature 6700. By their sizes these are 7F21 with
5F4E in it, and 5F37. What a card answers to a signature that is wrong is not known (Readings.terminal_mismatch).

Nothing that was measured becomes readable by it, EF 0009 neither. Hospitals read cards without a PIN, and this file is
the way that people suppose: by Readings.terminal_opens_key the terminal then signs a challenge (EXTERNAL AUTHENTICATE),
and may use the authentication key.
"""

from __future__ import annotations

from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from apdu import CommandAPDU, Incomplete, MalformedTlv
from apdu.tlv import Tlv
from reader.virtual.objects import Refused

BODY_SIZE: Final = 307
SIGNATURE_SIZE: Final = 261
_BODY: Final = (0x06, 0xC1)
_SIGNATURE: Final = (0x00, 0xC1)
_TEMPLATE, _CONTENT, _SIGNED = 0x7F21, 0x5F4E, 0x5F37
_IDENTIFIERS: Final = 32  # of the authority's key and of the terminal's, before the key itself
_EXPONENT, _MODULUS = 0x90, 0x91


class Terminal:
    """What the card knows of the terminal before it, until another application is selected or power is lost.

    `authority` is the key in EF 0016; `mismatch` the status word for a signature that is not by the right key.
    """

    def __init__(self, authority: rsa.RSAPublicKey, mismatch: int) -> None:
        self._authority = authority
        self._mismatch = mismatch
        self._content = b""
        self._key: rsa.RSAPublicKey | None = None

    def forget(self) -> None:
        """Know no terminal."""
        self._content, self._key = b"", None

    def check_frame(self, command: CommandAPDU) -> None:
        """Raise Refused for P1-P2 (6A86) and for a length (6700) that no certificate has."""
        wanted = {_BODY: BODY_SIZE, _SIGNATURE: SIGNATURE_SIZE}.get((command.p1, command.p2))
        if wanted is None:
            raise Refused(0x6A86)
        if command.ne or len(command.data) != wanted:
            raise Refused(0x6700)

    def take(self, command: CommandAPDU) -> None:
        """Take one half of a certificate, the command's frame checked before.

        Raises Refused: 6A80 for what is no such object, 6985 for a signature without a body, and the mismatch.
        """
        data = bytes(command.data)
        if (command.p1, command.p2) == _BODY:
            self._key = None
            self._content = _value(_value(data, _TEMPLATE), _CONTENT)
            return
        content, self._content = self._content, b""
        if not content:
            raise Refused(0x6985)
        self._verify(self._authority, _value(data, _SIGNED), content)
        self._key = _public_key(content[_IDENTIFIERS:])

    def authenticate(self, challenge: bytes, signature: bytes) -> None:
        """Believe the terminal that signed the challenge (RSASSA-PKCS1-v1_5, SHA-256); 6985 without either."""
        if self._key is None or not challenge:
            raise Refused(0x6985)
        self._verify(self._key, signature, challenge)

    def _verify(self, key: rsa.RSAPublicKey, signature: bytes, message: bytes) -> None:
        try:
            key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise Refused(self._mismatch) from None


def _value(data: bytes, tag: int) -> bytes:
    """The value of the one object that `data` is."""
    try:
        found, rest = Tlv.parse(data)
    except (Incomplete, MalformedTlv):
        raise Refused(0x6A80) from None
    if found.tag != tag or rest:
        raise Refused(0x6A80)
    return found.value


def _public_key(raw: bytes) -> rsa.RSAPublicKey:
    """A public key: tag 90 exponent, tag 91 modulus."""
    try:
        exponent, modulus = Tlv.parse_all(raw)
        numbers = int.from_bytes(exponent.value, "big"), int.from_bytes(modulus.value, "big")
        if (exponent.tag, modulus.tag) != (_EXPONENT, _MODULUS):
            raise Refused(0x6A80)
        return rsa.RSAPublicNumbers(*numbers).public_key()
    except (Incomplete, MalformedTlv, ValueError):
        raise Refused(0x6A80) from None
