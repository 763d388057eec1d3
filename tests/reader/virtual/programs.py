"""Programs that others wrote, run against the private pcscd, and OpenSSL's judgement of what they made."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from reader.virtual.rig import PcscdRig

PATIENCE_S: Final = 60
# Where Debian's opensc-pkcs11 puts it, on every architecture.
PKCS11_MODULE: Final = next(Path("/usr/lib").glob("*-linux-gnu/opensc-pkcs11.so"), Path("opensc-pkcs11.so"))


@dataclass(frozen=True, slots=True)
class Programs:
    """Starts programs that reach the rig's pcscd, with a home folder and a language of their own."""

    rig: PcscdRig
    home: Path

    def run(self, *command: str | Path, driver: bool = False) -> subprocess.CompletedProcess[str]:
        """Run to the end; `driver` names the card to OpenSC and so skips its search for the right driver."""
        return subprocess.run(
            command,
            env=self._environment(driver=driver),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )

    def _environment(self, *, driver: bool) -> Mapping[str, str]:
        chosen = {"OPENSC_DRIVER": "jpki"} if driver else {}
        return {**os.environ, **self.rig.environment, "HOME": str(self.home), "LC_ALL": "C.UTF-8", **chosen}


def openssl_verdict(certificate: x509.Certificate, message: bytes, signature: Path, folder: Path) -> str:
    """What `openssl dgst -sha256 -verify` says: "Verified OK" for a good signature."""
    pem, public, signed = (folder / name for name in ("certificate.pem", "public.pem", "message"))
    pem.write_bytes(certificate.public_bytes(Encoding.PEM))
    signed.write_bytes(message)
    subprocess.run(("openssl", "x509", "-in", pem, "-pubkey", "-noout", "-out", public), check=True)
    verdict = subprocess.run(
        ("openssl", "dgst", "-sha256", "-verify", public, "-signature", signature, signed),
        capture_output=True,
        text=True,
        check=False,
    )
    return verdict.stdout.strip()
