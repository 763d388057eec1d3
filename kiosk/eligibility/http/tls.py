"""TLS as the kiosk does it: 1.2 or newer, the service's certificate checked whatever happens."""

from __future__ import annotations

import ssl
from pathlib import Path

from kiosk.eligibility.base import ConfigurationError


def make_context(ca: str = "") -> ssl.SSLContext:
    """How the service's certificate is judged: by the authorities in `ca` (PEM) alone, or by this computer's own.

    Raises ConfigurationError for a `ca` that holds no certificate.
    """
    try:
        context = ssl.create_default_context(cadata=ca or None)
    except (ssl.SSLError, ValueError):
        raise ConfigurationError("the CA of the service is no PEM certificate") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def read_ca(path: Path) -> str:
    """The text of a CA file. Raises ConfigurationError for a file that cannot be read or holds no certificate."""
    try:
        text = path.read_text(encoding="ascii")
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        text = ""
    try:
        make_context(text or "-")
    except ConfigurationError:
        raise ConfigurationError(f"{path}: holds no certificate; a PEM file of the service's CA is expected") from None
    return text
