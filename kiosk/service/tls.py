"""The service's side of TLS, 1.2 or newer; for demonstrations a development CA, and a certificate for this computer.

The development CA says in its name what it is. Its key never leaves the data folder.
"""

from __future__ import annotations

import fcntl
import ipaddress
import os
import secrets
import socket
import ssl
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.eligibility.base import ConfigurationError

FOLDER: Final = "tls"
CA_NAME: Final = "myna-kiosk development CA (not for production)"
_CA_LIFE: Final = timedelta(days=3650)
_SERVER_LIFE: Final = timedelta(days=397)
_NEAR_END: Final = timedelta(days=30)
_BACKDATED: Final = timedelta(hours=1)  # the clocks of a demonstration's computers may differ
_NAME_SIZE: Final = 253  # characters of a host's name (RFC 1035, 2.3.4)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ServerTls:
    """How connections are encrypted; `ca` is the file of the development CA, where that is used."""

    context: ssl.SSLContext
    ca: Path | None = None


def load_tls(certificate: Path, key: Path) -> ServerTls:
    """TLS by a certificate with its chain, and its key (PEM). Raises ConfigurationError."""
    for path in (certificate, key):
        try:
            with path.open("rb") as file:
                status = os.fstat(file.fileno())
        except OSError as error:
            raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from None
        if path == key and stat.S_IMODE(status.st_mode) & 0o007:
            raise ConfigurationError(f"{path}: the private key is open to everybody; chmod 0600")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # In 1.2 only what has forward secrecy and is authenticated encryption; 1.3 has nothing else.
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    context.options |= ssl.OP_NO_RENEGOTIATION | ssl.OP_NO_COMPRESSION | ssl.OP_CIPHER_SERVER_PREFERENCE
    context.set_alpn_protocols(["http/1.1"])
    try:
        # Without a password OpenSSL would ask for one on the terminal.
        context.load_cert_chain(certificate, key, password=lambda: b"")
    except ssl.SSLError as error:
        why = "they do not belong together" if "MISMATCH" in str(error) else "PEM without a password is expected"
        raise ConfigurationError(f"{certificate} and {key} cannot be used: {why}") from None
    return ServerTls(context)


def ca_file(data: Path) -> Path:
    """Where the development CA's certificate is, in a data folder."""
    return data / FOLDER / "development-ca.pem"


def make_development_tls(data: Path, hosts: Sequence[str], now: Callable[[], datetime] = _utc_now) -> ServerTls:
    """TLS by a certificate of the development CA, for `hosts` and all names of this computer itself.

    Both are made in the folder `tls` of the data folder where they are missing or near their end. Several processes
    may do it at once. Raises ConfigurationError.
    """
    folder = data / FOLDER
    ca = ca_file(data)
    names = list(dict.fromkeys((*_own_names(), *hosts)))
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            authority = _load(ca, folder / "development-ca.key", now())
            fresh = authority is None
            if authority is None:
                authority = _make_authority(now())
                _store(ca, folder / "development-ca.key", *authority)
            server = _load(folder / "server.pem", folder / "server.key", now())
            if fresh or server is None or not _covers(server[0], names):
                _store(folder / "server.pem", folder / "server.key", *_make_server(authority, names, now()))
            made = load_tls(folder / "server.pem", folder / "server.key")
    except OSError as error:
        raise ConfigurationError(f"{folder}: cannot be written ({error.strerror})") from None
    return ServerTls(made.context, ca)


def _own_names() -> list[str]:
    names = ["localhost", "127.0.0.1", "::1"]
    name = socket.gethostname()
    if name.isascii() and 0 < len(name) <= _NAME_SIZE:
        names.append(name.lower())
    return names


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _covers(certificate: x509.Certificate, names: Sequence[str]) -> bool:
    stated = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {_general_name(name) for name in names} <= set(stated)


def _builder(subject: str, issuer: str, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    builder = x509.CertificateBuilder().subject_name(named(subject)).issuer_name(named(issuer)).public_key(key)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key)
    return builder.serial_number(x509.random_serial_number()).add_extension(identifier, critical=False)


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _make_authority(now: datetime) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(CA_NAME, CA_NAME, key.public_key())
    builder = builder.not_valid_before(now - _BACKDATED).not_valid_after(now + _CA_LIFE)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.add_extension(_usage(signs=True), critical=True).sign(key, hashes.SHA256()), key


def _make_server(
    authority: tuple[x509.Certificate, ec.EllipticCurvePrivateKey], names: Sequence[str], now: datetime
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    issuer, signing = authority
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder("myna-kiosk development service", CA_NAME, key.public_key())
    builder = builder.not_valid_before(now - _BACKDATED)
    builder = builder.not_valid_after(min(now + _SERVER_LIFE, issuer.not_valid_after_utc))
    alternative = x509.SubjectAlternativeName([_general_name(name) for name in names])
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    builder = builder.add_extension(alternative, critical=False).add_extension(identifier, critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs=False), critical=True)
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    return builder.add_extension(purpose, critical=False).sign(signing, hashes.SHA256()), key


def _load(certificate: Path, key: Path, now: datetime) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None:
    """What was made before; None where it is missing, damaged, not a pair or near its end."""
    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        private = load_pem_private_key(key.read_bytes(), None)
    except (FileNotFoundError, ValueError, TypeError):
        return None
    if not isinstance(private, ec.EllipticCurvePrivateKey) or private.public_key() != found.public_key():
        return None
    if not found.not_valid_before_utc <= now < found.not_valid_after_utc - _NEAR_END:
        return None
    return found, private


def _store(certificate: Path, key: Path, made: x509.Certificate, private: ec.EllipticCurvePrivateKey) -> None:
    _replace(key, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)
    _replace(certificate, made.public_bytes(Encoding.PEM), 0o644)


def _replace(path: Path, content: bytes, mode: int) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
