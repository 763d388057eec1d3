"""Who this kiosk is to its service: a key of its own, the name that goes with it, and whom it asks.

One file, made by `myna-kiosk enroll` and readable by the kiosk's user alone. It is written whole or not at all.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from kiosk.eligibility.base import ConfigurationError

FILE: Final = "identity.json"
_LARGEST: Final = 1 << 20  # bytes; it has some hundred, and a CA's certificates


@dataclass(frozen=True, slots=True)
class Identity:
    """A kiosk's identity: its service's address, its name there, its Ed25519 key, and the service's CA.

    `ca` holds PEM certificates, and is empty where the service's certificate comes from an authority that this
    computer trusts anyway.
    """

    service: str
    kiosk: str
    key: Ed25519PrivateKey = field(repr=False)
    ca: str = field(default="", repr=False)

    @property
    def public_key(self) -> bytes:
        """The public half of the key, 32 bytes (RFC 8032)."""
        return self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def load_identity(folder: Path) -> Identity:
    """The identity that is kept in a folder. Raises ConfigurationError that says what is wrong and what to do."""
    path = folder / FILE
    try:
        status = path.stat()
        content = path.read_bytes() if status.st_size <= _LARGEST else b""
    except FileNotFoundError:
        raise ConfigurationError(f"{path} is not there: this kiosk is not enrolled; use `myna-kiosk enroll`") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from None
    if stat.S_IMODE(status.st_mode) & 0o077:
        raise ConfigurationError(f"{path} is open to others, who may have the key: chmod 0600, or enroll anew")
    try:
        return _parse(content)
    except (ValueError, TypeError, KeyError, UnsupportedAlgorithm):
        raise ConfigurationError(f"{path}: is no identity of a kiosk; use `myna-kiosk enroll --replace`") from None


def store_identity(folder: Path, identity: Identity, *, replace: bool = False) -> Path:
    """Keep an identity, mode 0600, and return its file; on return it would survive a power cut.

    Raises FileExistsError where there is one already and `replace` is False, and OSError when it cannot be written;
    then nothing has changed.
    """
    path = folder / FILE
    draft = folder / f".{FILE}.{secrets.token_hex(4)}"
    content = json.dumps(
        {
            "service": identity.service,
            "kiosk": identity.kiosk,
            "key": identity.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
            "ca": identity.ca,
        },
        indent=2,
    )
    try:
        _write(draft, content.encode() + b"\n")
        if replace:
            draft.replace(path)
        else:
            # Unlike a rename, a link never takes the place of a file that is there.
            path.hardlink_to(draft)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    _sync(folder)
    return path


def prepare_folder(folder: Path) -> None:
    """Make the folder (mode 0700) where it is missing, and see that it can be written. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    trial = folder / f".{FILE}.{secrets.token_hex(4)}"
    _write(trial, b"")
    trial.unlink()


def _parse(content: bytes) -> Identity:
    fields = json.loads(content)
    service, kiosk, key, ca = (fields[name] for name in ("service", "kiosk", "key", "ca"))
    if not all(isinstance(text, str) for text in (service, kiosk, key, ca)):
        raise TypeError
    private = load_pem_private_key(key.encode(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise TypeError
    return Identity(service, kiosk, private, ca)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
