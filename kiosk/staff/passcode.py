"""The staff's passcode, kept as a hash of scrypt (RFC 7914) and never as itself.

The text form is that of the PHC string format: `$scrypt$ln=16,r=8,p=1$SALT$HASH`, both in base64 without padding.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import Final

SHORTEST: Final = 6
LONGEST: Final = 12
_FORM: Final = re.compile(
    r"\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{43})"
)
# 64 MiB and about 0.2 s a guess; digits can be tried out by whoever has the hash, so each try has to cost something.
_LN: Final = 16
_LN_BOUNDS: Final = range(14, 21)
_R: Final = 8
_P: Final = 1
_SALT_SIZE: Final = 16
_SIZE: Final = 32
_SEQUENCES: Final = (b"01234567890123456789", b"98765432109876543210")


@dataclass(frozen=True, slots=True)
class PasscodeHash:
    """What a passcode is compared with. `ln` is the binary logarithm of scrypt's N; `r` and `p` are its own."""

    ln: int
    r: int
    p: int
    salt: bytes = field(repr=False)
    digest: bytes = field(repr=False)

    def matches(self, passcode: bytes | bytearray) -> bool:
        """Whether this is the passcode. Takes some 0.2 s and 64 MiB, so not on the thread that draws."""
        return hmac.compare_digest(_derive(passcode, self.salt, self.ln, self.r, self.p), self.digest)

    def __str__(self) -> str:
        return f"$scrypt$ln={self.ln},r={self.r},p={self.p}${_encode(self.salt)}${_encode(self.digest)}"


def hash_passcode(passcode: bytes | bytearray) -> PasscodeHash:
    """Hash a passcode with a new salt. Raises ValueError, which says what a passcode has to be like."""
    if (fault := find_fault(passcode)) is not None:
        raise ValueError(fault)
    salt = secrets.token_bytes(_SALT_SIZE)
    return PasscodeHash(_LN, _R, _P, salt, _derive(passcode, salt, _LN, _R, _P))


def find_fault(passcode: bytes | bytearray) -> str | None:
    """Why this cannot be a passcode, in words; None where it can. It is typed on a keypad, so it has digits only."""
    if not SHORTEST <= len(passcode) <= LONGEST or not all(0x30 <= byte <= 0x39 for byte in passcode):
        return f"a passcode has {SHORTEST} to {LONGEST} digits"
    if len(set(passcode)) == 1 or any(passcode in sequence for sequence in _SEQUENCES):
        return "digits that are all the same or follow each other are the first that anybody tries"
    return None


def read_hash(text: str) -> PasscodeHash:
    """Read the text form. Raises ValueError, which does not repeat it."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise ValueError("is not a passcode's hash: make one by `myna-kiosk staff-passcode`")
    ln, r, p = (int(found[number]) for number in (1, 2, 3))
    if ln not in _LN_BOUNDS or r != _R or p != _P:
        raise ValueError("has a cost that is not used here: make a new hash by `myna-kiosk staff-passcode`")
    return PasscodeHash(ln, r, p, _decode(found[4]), _decode(found[5]))


def _derive(passcode: bytes | bytearray, salt: bytes, ln: int, r: int, p: int) -> bytes:
    # OpenSSL asks for a little more than the 128 * r * N bytes of the algorithm itself.
    return hashlib.scrypt(passcode, salt=salt, n=1 << ln, r=r, p=p, maxmem=129 * r * (1 << ln) + (1 << 20), dklen=_SIZE)


def _encode(octets: bytes) -> str:
    return base64.b64encode(octets).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise ValueError("is not a passcode's hash: a part of it is missing") from None
