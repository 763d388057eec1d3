"""The keys of the test PKI and of the virtual cards: fixtures, made once, public on purpose.

RSA-2048, as all cards of today have; P-384 for the experimental profile of the announced next generation.

A key that the whole world knows makes signatures that prove nothing; nothing real may ever trust them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeAlias

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

SigningKey: TypeAlias = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

KEY_BITS: Final = 2048
PUBLIC_EXPONENT: Final = 65537
# Each persona signs with a key of its own: after an exchange of cards, the wrong card's signature has to be wrong.
AUTHENTICATION_KEYS: Final = 24
SIGNATURE_KEYS: Final = 4
# The keys that sign without a PIN are a card's own too: they are what tells a card from a copy of its data.
HOLDER_KEYS: Final = AUTHENTICATION_KEYS
SESSION_KEYS: Final = 4
AUTHORITIES: Final = ("auth-2015", "auth-2019", "auth-2023", "sign-2015", "sign-2019", "sign-2023")
RESPONDER: Final = "auth-ocsp"
# The hierarchies of card-verifiable certificates: of the card manager, of input support, of the surface application.
CARD_VERIFIABLE: Final = (
    "cv-root",
    "cv-intermediate",
    "cv-manager",
    "cv-text-ca",
    "cv-text",
    "cv-surface-ca",
    "cv-surface",
)
COMMON: Final = "card-common"
# The authority of terminals, whose key a card has in JPKI's EF 0016, and a terminal below it.
TERMINAL_AUTHORITY: Final = "cv-terminal-ca"
TERMINAL: Final = "cv-terminal"
# The experimental profile; the word is in every name, so that no file of it is taken for anything else.
EXPERIMENTAL_AUTHENTICATION: Final = "experimental-auth"
EXPERIMENTAL_SIGNATURE: Final = "experimental-sign"
EXPERIMENTAL_INTERNAL: Final = "experimental-card-internal"


def key_names() -> tuple[str, ...]:
    """The names of all RSA keys, without the suffix of their files."""
    authentication = tuple(f"card-auth-{number:02}" for number in range(AUTHENTICATION_KEYS))
    signature = tuple(f"card-sign-{number:02}" for number in range(SIGNATURE_KEYS))
    text = tuple(f"card-text-{number:02}" for number in range(HOLDER_KEYS))
    surface = tuple(f"card-surface-{number:02}" for number in range(HOLDER_KEYS))
    session = tuple(f"card-session-{number:02}" for number in range(SESSION_KEYS))
    return (
        *AUTHORITIES,
        RESPONDER,
        *authentication,
        *signature,
        *CARD_VERIFIABLE,
        COMMON,
        *text,
        *surface,
        *session,
        TERMINAL_AUTHORITY,
        TERMINAL,
    )


def curve_key_names() -> tuple[str, ...]:
    """The names of all P-384 keys, without the suffix of their files."""
    authentication = tuple(f"experimental-card-auth-{number:02}" for number in range(AUTHENTICATION_KEYS))
    signature = tuple(f"experimental-card-sign-{number:02}" for number in range(SIGNATURE_KEYS))
    return (EXPERIMENTAL_AUTHENTICATION, EXPERIMENTAL_SIGNATURE, EXPERIMENTAL_INTERNAL, *authentication, *signature)


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """Load the RSA key of this name, once. Raises KeyError with the names that there are."""
    if name not in key_names():
        raise KeyError(f"no fixture key {name}; there are {', '.join(key_names())}")
    pem = (files("fixtures") / "pki" / f"{name}.pem").read_bytes()
    # The keys are ours and were checked when they were made; checking each again would take most of a card's issue.
    key = load_pem_private_key(pem, password=None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size != KEY_BITS:
        raise ValueError(f"fixture key {name} is no RSA-{KEY_BITS} key")
    return key


@cache
def curve_key(name: str) -> ec.EllipticCurvePrivateKey:
    """Load the P-384 key of this name, once. Raises KeyError with the names that there are."""
    if name not in curve_key_names():
        raise KeyError(f"no fixture key {name}; there are {', '.join(curve_key_names())}")
    key = load_pem_private_key((files("fixtures") / "pki" / f"{name}.pem").read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP384R1):
        raise ValueError(f"fixture key {name} is no P-384 key")  # noqa: TRY004 - a broken file, not a wrong argument
    return key


def signing_key(name: str) -> SigningKey:
    """Load the key of this name, of whichever kind. Raises KeyError."""
    return curve_key(name) if name in curve_key_names() else private_key(name)


def make_keys(folder: Path) -> tuple[Path, ...]:
    """Make the keys that `folder` does not have yet; return the new files. A key that is there is never replaced."""
    made = []
    for name in (*key_names(), *curve_key_names()):
        path = folder / f"{name}.pem"
        if path.exists():
            continue
        curved = name in curve_key_names()
        key = ec.generate_private_key(ec.SECP384R1()) if curved else rsa.generate_private_key(PUBLIC_EXPONENT, KEY_BITS)
        path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        made.append(path)
    return tuple(made)
