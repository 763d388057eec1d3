"""Who a kiosk is to the service: enrolled by a code that is good once, known by its key, let in by a short-lived token.

Everything stands in the database and is looked up anew for each request, so that a kiosk that was revoked is refused at
once by every process on every machine. Of codes and tokens only the SHA-256 is kept.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from kiosk.eligibility.adjudicating import Asker
from kiosk.eligibility.database import Database
from kiosk.eligibility.ledger import or_nothing
from kiosk.eligibility.schema import access_tokens, assertions, enrolment_codes, kiosks, sites
from kiosk.eligibility.wire import write_scope
from kiosk.service.assertion import InvalidClient, check_assertion, read_issuer
from kiosk.service.codes import WrongCodes, code_digest

TOKEN_LIFE: Final = timedelta(minutes=10)
_WRONG_CODES: Final = 5  # a minute from one address
_TIMEOUT: Final = 5.0  # seconds
_TOKEN_SIZE: Final = 32  # bytes
_LONGEST_TOKEN: Final = 128  # characters; one of ours has 43
_KEY_SIZE: Final = 32  # bytes (RFC 8032, 5.1.5)
# The points of low order, without the sign bit: under such a key one signature fits many messages. No kiosk has one.
_WEAK: Final = frozenset(
    bytes.fromhex(text)
    for text in (
        "00" * 32,
        "01" + "00" * 31,
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    )
)


class CodeRefused(Exception):
    """The code is wrong, used or over. Which of them is told to nobody."""


class IssuedToken(NamedTuple):
    """An access token, for how many seconds it is good, whose it is, and what for (RFC 6749, 3.3)."""

    token: str
    seconds: int
    kiosk: str
    scope: str = ""

    def __repr__(self) -> str:
        return f"IssuedToken(seconds={self.seconds}, kiosk={self.kiosk!r})"


_ADMIT: Final = (
    select(kiosks.c.id, sites.c.id, sites.c.medical, sites.c.staffed)
    .select_from(access_tokens.join(kiosks, kiosks.c.id == access_tokens.c.kiosk_id).join(sites))
    .where(
        access_tokens.c.digest == bindparam("digest"),
        access_tokens.c.expires_at > bindparam("now"),
        kiosks.c.revoked_at.is_(None),
    )
)
# Locked against an enrolment at the same time, which would otherwise miss the token of the old key.
_KEY_OF: Final = (
    select(kiosks.c.public_key, sites.c.medical, sites.c.staffed)
    .select_from(kiosks.join(sites))
    .where(kiosks.c.id == bindparam("kiosk"), kiosks.c.revoked_at.is_(None), kiosks.c.public_key.is_not(None))
    .with_for_update(read=True, of=kiosks)
)
_KEEP_TOKEN: Final = insert(access_tokens)
_KEEP_ASSERTION: Final = or_nothing(assertions)
_USE_CODE: Final = (
    update(enrolment_codes)
    .where(
        enrolment_codes.c.digest == bindparam("code"),
        enrolment_codes.c.used_at.is_(None),
        enrolment_codes.c.expires_at > bindparam("now"),
    )
    .values(used_at=bindparam("now"))
    .returning(enrolment_codes.c.kiosk_id)
)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Doorkeeper:
    """Enrols kiosks, gives them tokens, and says whose a token is. May be shared by threads.

    `wrong_codes` is how many wrong codes a minute one address may try. Every method may raise BackendError.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime] = _utc_now,
        *,
        token_life: timedelta = TOKEN_LIFE,
        wrong_codes: int = _WRONG_CODES,
    ) -> None:
        self._database = database
        self._now = now
        self._token_life = token_life
        self._wrong = WrongCodes(wrong_codes)

    def enroll(self, code: str, public_key: bytes, *, address: str = "", timeout: float = _TIMEOUT) -> str:
        """Take a key (Ed25519, 32 bytes) for the kiosk that the code was issued for, and return the kiosk's id.

        What the kiosk had before, key and tokens, ends. `address` is from where the code comes. Raises CodeRefused,
        TooManyCodes, and ValueError for bytes that are no key; the code stays good then.
        """
        _check_key(public_key)
        self._wrong.check(address)
        digest = code_digest(code)
        kiosk = None if digest is None else self._use(digest, public_key, timeout)
        if kiosk is None:
            self._wrong.count(address)
            raise CodeRefused
        return kiosk

    def issue_token(self, assertion: str, token_urls: Collection[str], *, timeout: float = _TIMEOUT) -> IssuedToken:
        """A new access token for the kiosk that signed the assertion, which is used up by it.

        `token_urls` are the URLs that the assertion may be meant for. Raises InvalidClient and ClockSkew.
        """
        kiosk = read_issuer(assertion)
        token = secrets.token_urlsafe(_TOKEN_SIZE)
        with self._database.transaction(timeout) as connection:
            now = self._now()
            found = connection.execute(_KEY_OF, {"kiosk": kiosk}).one_or_none()
            if found is None:
                raise InvalidClient
            proved = check_assertion(assertion, found.public_key, token_urls, now)
            row = {"kiosk_id": proved.kiosk, "id": proved.id, "expires_at": proved.forgotten_at}
            if connection.execute(_KEEP_ASSERTION[connection.dialect.name], row).rowcount != 1:
                raise InvalidClient
            values = {"digest": _digest(token), "kiosk_id": kiosk, "expires_at": now + self._token_life}
            connection.execute(_KEEP_TOKEN, values)
        scope = write_scope(medical=found.medical, staffed=found.staffed)
        return IssuedToken(token, int(self._token_life.total_seconds()), kiosk, scope)

    def admit(self, token: str, *, timeout: float = _TIMEOUT) -> Asker | None:
        """Whose token it is, and what the site allows; None for one that is unknown or over, or a revoked kiosk's."""
        if not 0 < len(token) <= _LONGEST_TOKEN or not token.isascii():
            return None
        found = self._database.find(_ADMIT, {"digest": _digest(token), "now": self._now()}, timeout)
        return None if found is None else Asker(found[0], found[1], medical=found[2], staffed=found[3])

    def _use(self, digest: bytes, public_key: bytes, timeout: float) -> str | None:
        with self._database.transaction(timeout) as connection:
            now = self._now()
            kiosk: str | None = connection.execute(_USE_CODE, {"code": digest, "now": now}).scalar_one_or_none()
            if kiosk is not None:
                known = kiosks.c.id == kiosk
                connection.execute(
                    update(kiosks).where(known).values(public_key=public_key, enrolled_at=now, revoked_at=None)
                )
                end_tokens(connection, kiosk)
        return kiosk


def end_tokens(connection: Connection, kiosk: str) -> None:
    """Forget all tokens of a kiosk."""
    connection.execute(delete(access_tokens).where(access_tokens.c.kiosk_id == kiosk))


def _check_key(public_key: bytes) -> None:
    if len(public_key) != _KEY_SIZE or public_key[:-1] + bytes([public_key[-1] & 0x7F]) in _WEAK:
        raise ValueError("an Ed25519 public key of 32 bytes is expected")
    Ed25519PublicKey.from_public_bytes(public_key)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("ascii")).digest()
