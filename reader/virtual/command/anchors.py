"""virtual-card pki: the test trust anchors, revocation lists and certificates, written as files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from reader.virtual.command.output import write
from reader.virtual.issuance import credentials
from reader.virtual.persona import Persona
from reader.virtual.pki import (
    AUTHENTICATION,
    EXPERIMENTAL_AUTHENTICATION_AUTHORITY,
    EXPERIMENTAL_SIGNATURE_AUTHORITY,
    SIGNATURE,
    authority_at,
    crl,
)


def write_pki(folder: Path, personas: Mapping[str, Persona], now: datetime) -> None:
    """Write every authority and certificate as PEM and the lists as DER; no private key. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    experimental = (EXPERIMENTAL_AUTHENTICATION_AUTHORITY, EXPERIMENTAL_SIGNATURE_AUTHORITY)
    for authority in (*AUTHENTICATION, *SIGNATURE, *experimental):
        _write_file(folder / f"ca-{authority.key_name}.pem", _pem(authority.certificate))
    revoked: dict[int, x509.ReasonFlags] = {}
    for persona in personas.values():
        issued = credentials(persona, now)
        for kind, certificate in (("auth", issued.authentication), ("sign", issued.signature)):
            if certificate is not None:
                _write_file(folder / f"{persona.id}-{kind}.pem", _pem(certificate))
                if persona.revoked is not None:
                    revoked[certificate.serial_number] = persona.revoked
    for authority in (authority_at(AUTHENTICATION, now), authority_at(SIGNATURE, now), *experimental):
        _write_file(folder / f"{authority.key_name}.crl", crl(now, revoked, authority))


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


def _write_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    write(str(path))
