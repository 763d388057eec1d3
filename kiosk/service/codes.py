"""One-time codes by which a kiosk is enrolled: made to be read out and typed, kept as a digest."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock
from typing import Final

# Crockford's base 32: no letter that is taken for a digit, and no U.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("OIL", "011", "- \t")
_SIZE: Final = 28  # characters of five bits: 140, of which 128 are asked for
_GROUP: Final = 4
_MINUTE: Final = 60.0  # seconds
_IN_ALL: Final = 10  # times what one address may
_ADDRESSES: Final = 4096  # that are remembered


class TooManyCodes(Exception):
    """Too many wrong codes were tried; `seconds` is when to try again."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many wrong codes were tried")
        self.seconds = seconds


def new_code() -> str:
    """A new code, in groups of four characters."""
    text = "".join(secrets.choice(_ALPHABET) for _ in range(_SIZE))
    return "-".join(text[start : start + _GROUP] for start in range(0, _SIZE, _GROUP))


def code_digest(code: str) -> bytes | None:
    """What is kept of a code; None for what is none. Case, blanks and hyphens do not matter, nor O for 0, I or L for 1.

    The code is too long to be guessed, so a plain SHA-256 tells nothing of it.
    """
    if len(code) > 4 * _SIZE or not code.isascii():
        return None
    text = code.upper().translate(_READ_AS)
    if len(text) != _SIZE or not set(text) <= set(_ALPHABET):
        return None
    return hashlib.sha256(text.encode("ascii")).digest()


class WrongCodes:
    """How many wrong codes came within the last minute, from each address and in all. May be shared by threads.

    `clock` gives seconds that never go back.
    """

    def __init__(self, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._lock = Lock()
        self._all: deque[float] = deque(maxlen=limit * _IN_ALL)
        self._by_address: OrderedDict[str, deque[float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Return when one more code may be tried from there. Raises TooManyCodes."""
        now = self._clock()
        with self._lock:
            wait = max(self._wait(self._all, now), self._wait(self._by_address.get(address), now))
        if wait > 0:
            raise TooManyCodes(int(wait) + 1)

    def count(self, address: str) -> None:
        """One was wrong."""
        now = self._clock()
        with self._lock:
            self._all.append(now)
            times = self._by_address.setdefault(address, deque(maxlen=self._limit))
            times.append(now)
            self._by_address.move_to_end(address)
            if len(self._by_address) > _ADDRESSES:
                self._by_address.popitem(last=False)

    @staticmethod
    def _wait(times: deque[float] | None, now: float) -> float:
        """Seconds until the oldest of as many as are allowed lies back a minute; 0 where there were fewer."""
        if times is None or len(times) != times.maxlen:
            return 0.0
        return max(times[0] + _MINUTE - now, 0.0)
