"""What stands for a person in audit trails: the same for the same certificate, and nothing to anybody without the key.

HMAC-SHA256 (RFC 2104) with the key of the site. Machines that share a key write the same pseudonyms.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.eligibility.base import ConfigurationError
from kiosk.trust import read_facts

_KEY_SIZE: Final = 32  # bytes
_SHOWN: Final = 16  # bytes of the MAC


class Pseudonyms:
    """Makes pseudonyms by one key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, certificate: bytes) -> str:
        """The pseudonym of a certificate (DER), as 32 hexadecimal digits; "" for bytes that are none."""
        facts = read_facts(certificate)
        if facts is None:
            return ""
        return self.of_link(facts.issuer_digest, f"{facts.serial:x}")

    def of_link(self, issuer: bytes, serial: str) -> str:
        """The same by what is kept of a certificate: the digest of its issuer's name, its serial in hexadecimal."""
        return self._mac(b"certificate", issuer, serial.encode())

    def _mac(self, *parts: bytes) -> str:
        mac = hmac.new(self._key, digestmod="sha256")
        for part in parts:
            mac.update(len(part).to_bytes(8, "big") + part)
        return mac.digest()[:_SHOWN].hex()


def open_pseudonyms(path: Path, *, make: bool) -> Pseudonyms:
    """Pseudonyms by the key in a file, which is made (mode 0600) where it is missing and `make` allows it.

    Of several programs that make it at once, one does. Raises ConfigurationError.
    """
    try:
        if make and not path.exists():
            _make(path)
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            key = file.read(_KEY_SIZE + 1)
    except OSError as error:
        raise ConfigurationError(f"{path}: the key of the site cannot be read ({error.strerror})") from None
    if stat.S_IMODE(status.st_mode) & 0o077:
        raise ConfigurationError(f"{path}: the key of the site is open to others; chmod 0600")
    if len(key) != _KEY_SIZE:
        raise ConfigurationError(f"{path}: is no key of a site; {_KEY_SIZE} random bytes are expected")
    return Pseudonyms(key)


def _make(path: Path) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_SIZE))
            file.flush()
            os.fsync(file.fileno())
        # Unlike a rename, a link never takes the place of a key that another process made meanwhile.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()
