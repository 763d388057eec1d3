"""The signed assertion by which a kiosk asks for a token: OAuth 2.0 with private_key_jwt (RFC 7521, RFC 7523).

One algorithm is known, EdDSA (RFC 8037): what the assertion itself says about its algorithm cannot change how it is
checked, and a public key cannot become a password.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LONGEST_LIFE: Final = timedelta(minutes=5)
SKEW: Final = timedelta(seconds=60)  # by how much two clocks may differ
_LARGEST: Final = 4096  # characters of an assertion; a kiosk's has some 400
_ALGORITHMS: Final = ["EdDSA"]
_CLAIMS: Final = ["iss", "sub", "aud", "jti", "iat", "exp"]
_NAME_SIZE: Final = 64
_DECODER: Final = jwt.PyJWT(
    {
        "require": _CLAIMS,
        "verify_signature": True,
        "verify_aud": True,
        # Times are judged below, by a clock that is given.
        "verify_exp": False,
        "verify_iat": False,
        "verify_nbf": False,
        "verify_sub": False,
        "verify_iss": False,
    }
)


class InvalidClient(Exception):
    """Whoever asks is not who it says, or is not known (RFC 6749, 5.2). Which of them is told to nobody."""


class ClockSkew(Exception):
    """The assertion is the kiosk's own, but its times do not fit the service's clock."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A proved assertion: whose it is, its name, and from when on it can be forgotten."""

    kiosk: str
    id: str
    forgotten_at: datetime


def read_issuer(text: str) -> str:
    """Whose assertion it says it is; nothing is proved yet. Raises InvalidClient for what is no assertion."""
    if len(text) > _LARGEST:
        raise InvalidClient
    try:
        claims = _DECODER.decode(text, options={"verify_signature": False, "verify_aud": False})
    # Bytes of somebody unknown: JSON of any form and depth, and PyJWT does not foresee all of it.
    except (jwt.InvalidTokenError, ValueError, TypeError, AttributeError, RecursionError):
        raise InvalidClient from None
    return _name(claims.get("iss"))


def check_assertion(text: str, key: bytes, audiences: Collection[str], now: datetime) -> Assertion:
    """Check an assertion by the 32 bytes of an Ed25519 key; `audiences` are the URLs that it may be meant for.

    Raises InvalidClient, and ClockSkew where only its times are at fault.
    """
    try:
        claims = _DECODER.decode(
            text, Ed25519PublicKey.from_public_bytes(key), algorithms=_ALGORITHMS, audience=list(audiences)
        )
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError, RecursionError):
        raise InvalidClient from None
    kiosk, name = _name(claims["iss"]), _name(claims["jti"])
    if claims["sub"] != kiosk:
        raise InvalidClient
    issued_at, expires_at = _moment(claims["iat"]), _moment(claims["exp"])
    not_before = _moment(claims.get("nbf", claims["iat"]))
    if not timedelta(0) < expires_at - issued_at <= LONGEST_LIFE:
        raise InvalidClient
    if max(issued_at, not_before) > now + SKEW or expires_at <= now - SKEW:
        raise ClockSkew
    return Assertion(kiosk, name, expires_at + 2 * SKEW)


def _name(value: Any) -> str:  # noqa: ANN401 (whatever JSON holds)
    if not isinstance(value, str) or not 0 < len(value) <= _NAME_SIZE or not value.isascii() or not value.isprintable():
        raise InvalidClient
    return value


def _moment(value: Any) -> datetime:  # noqa: ANN401 (whatever JSON holds)
    """A NumericDate (RFC 7519, 2); a year that no calendar has is nobody's clock."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidClient
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        raise InvalidClient from None
