"""Secure messaging of input support: confidentiality by AES-128, and no integrity (measured: myna-card).

What is sent in clear and what a command tells by its length is not hidden, and a changed command is not noticed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from apdu import CommandAPDU, Incomplete, MalformedTlv
from apdu.command import EXTENDED_NE_MAX
from apdu.tlv import Tlv
from reader.virtual.objects import Refused

SECURED_CLASS: Final = 0x08  # ISO/IEC 7816-4 table 2: secure messaging, header not authenticated
SESSION_OVER: Final = 0x6988
_READ_BINARY: Final = 0xB0
_INSTRUCTIONS: Final = (0x20, 0xA4, _READ_BINARY)  # VERIFY, SELECT, READ BINARY
_CRYPTOGRAM: Final = 0x86
_EXPECTED_LENGTH: Final = 0x96
_PADDING_INDICATOR: Final = b"\x01"
_KEY_DELIVERY: Final = 0xA0
_ENCRYPTION_KEY: Final = 0x80
_BLOCK: Final = 16
_SEED: Final = 32
_DELIVERED: Final = 256
_OAEP: Final = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


@dataclass(slots=True)
class Session:
    """One session: its key and the number of the next secured command, which both sides count and nobody sends.

    Every secured command counts, also one that the application then refuses. A number that is wrong shows by padding
    that is none: then the session is over (6988), and the card answers 69FC to every later secured command.
    """

    key: bytes = field(repr=False)
    number: int = 1

    def unwrap(self, command: CommandAPDU) -> CommandAPDU:
        """The command inside. Raises Refused: 6882 for an instruction that is not secured, 6988 for a wrong object."""
        if command.ins not in _INSTRUCTIONS:
            raise Refused(0x6882)
        self.number += 1
        content = bytes(command.data)
        if command.ins == _READ_BINARY:
            wanted = _object(content, _EXPECTED_LENGTH)
            if len(wanted) != 3 or wanted[0]:
                raise Refused(SESSION_OVER)
            return command._replace(cla=0x00, data=b"", ne=int.from_bytes(wanted, "big") or EXTENDED_NE_MAX)
        return command._replace(cla=0x00, data=self._decrypt(_object(content, _CRYPTOGRAM)), force_extended=False)

    def wrap(self, data: bytes, ne: int) -> bytes:
        """The answer's data as one cryptogram, b"" for none. Raises Refused with 6700 when it is longer than `ne`."""
        if not data:
            return b""
        padded = data + b"\x80"
        padded += bytes(-len(padded) % _BLOCK)
        encryptor = self._cipher().encryptor()
        wrapped = bytes(Tlv(_CRYPTOGRAM, _PADDING_INDICATOR + encryptor.update(padded) + encryptor.finalize()))
        if len(wrapped) > ne:
            raise Refused(0x6700)
        return wrapped

    def _decrypt(self, content: bytes) -> bytes:
        indicator, cryptogram = content[:1], content[1:]
        if indicator != _PADDING_INDICATOR or not cryptogram or len(cryptogram) % _BLOCK:
            raise Refused(SESSION_OVER)
        decryptor = self._cipher().decryptor()
        padded = (decryptor.update(cryptogram) + decryptor.finalize()).rstrip(b"\0")
        if not padded.endswith(b"\x80"):
            raise Refused(SESSION_OVER)
        return padded[:-1]

    def _cipher(self) -> Cipher[modes.CBC]:
        """AES-128-CBC; the command and its answer have one initial vector, made of the number of the command."""
        counter = (self.number - 1).to_bytes(_BLOCK, "big")
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(bytes(_BLOCK))).encryptor()
        return Cipher(algorithms.AES(self.key), modes.CBC(encryptor.update(counter) + encryptor.finalize()))


def _object(content: bytes, tag: int) -> bytes:
    """The value of the one object that a secured command carries."""
    try:
        found, rest = Tlv.parse(content)
    except (Incomplete, MalformedTlv):
        raise Refused(SESSION_OVER) from None
    if found.tag != tag or rest:
        raise Refused(SESSION_OVER)
    return found.value


def deliver(key: rsa.RSAPrivateKey, delivered: bytes) -> Session:
    """Open a session with a key that came by RSA-OAEP (SHA-256): A0 22 80 20 and 32 bytes, of which AES takes 16.

    Raises Refused: 6700 for a wrong length, 6F00 for a number beyond the modulus, 6A80 for anything else inside; a key
    for checksums (81) is among that, which is why there is no integrity.
    """
    if len(delivered) != _DELIVERED:
        raise Refused(0x6700)
    if int.from_bytes(delivered, "big") >= key.public_key().public_numbers().n:
        raise Refused(0x6F00)
    try:
        message = key.decrypt(delivered, _OAEP)
    except ValueError:
        raise Refused(0x6A80) from None
    begin = bytes((_KEY_DELIVERY, 2 + _SEED, _ENCRYPTION_KEY, _SEED))
    if not message.startswith(begin) or len(message) != len(begin) + _SEED:
        raise Refused(0x6A80)
    return Session(message[len(begin) :][:_BLOCK])
