"""What an application of the card holds besides keys: files, and PINs with their counters.

Each object knows its own rules and answers a refusal with the status word that the card gives (Refused).
"""

from __future__ import annotations

import hmac
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from apdu.mynumber.layout import PinRule

FILLER: Final = 0xFF


class Refused(Exception):
    """The card ends the command with this status word; `data` goes with a warning, a refusal has none."""

    __slots__ = ("data", "status")

    def __init__(self, status: int, data: bytes = b"") -> None:
        # Exception has both in `args` already.
        self.status = status
        self.data = data

    def __str__(self) -> str:
        # Not made beforehand: every question for the tries left is answered by one of these.
        return f"{self.status:04X}"


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Which verified PINs (EF identifiers) open an object: any one of `any_of`; None opens it to everybody."""

    any_of: frozenset[int] | None = None

    def check(self, verified: AbstractSet[int]) -> None:
        """Return if the object is open now; otherwise raise Refused with 6982."""
        if self.any_of is not None and not self.any_of & verified:
            raise Refused(0x6982)


FREE: Final = AccessRule()
NEVER: Final = AccessRule(frozenset())


def after(*identifiers: int) -> AccessRule:
    """The rule of an object that any one of these PINs opens."""
    return AccessRule(frozenset(identifiers))


@dataclass(frozen=True, slots=True)
class ElementaryFile:
    """A transparent file: `content`, then filler bytes FF up to its physical `size` (never shorter than the content).

    Files of the My Number Card are longer than the object in them: a read beyond the object succeeds.
    """

    identifier: int
    content: bytes = field(repr=False)
    access: AccessRule = FREE
    size: int = 0
    _physical: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_physical", self.content.ljust(self.size, bytes((FILLER,))))

    def read(self, offset: int, ne: int) -> bytes:
        """Up to `ne` bytes from `offset`, fewer at the end (9000 all the same, JICSAP 6.4.1); 6B00 beyond it."""
        if offset >= len(self._physical):
            raise Refused(0x6B00)
        return self._physical[offset : offset + ne]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file of records, numbered from 1; it is read record by record and has no offsets."""

    identifier: int
    records: tuple[bytes, ...] = field(repr=False)
    access: AccessRule = FREE

    def read(self, number: int, ne: int) -> bytes:
        """One whole record. Raises Refused: 6A83 where there is none, 6700 when `ne` is too small for it.

        A record cut short was never seen; to refuse is the stricter reading.
        """
        if not 0 < number <= len(self.records):
            raise Refused(0x6A83)
        return _whole(self.records[number - 1], ne)

    def read_from(self, number: int, ne: int) -> bytes:
        """All records from this one on, one behind the other. Raises Refused as `read` does."""
        if not 0 < number <= len(self.records):
            raise Refused(0x6A83)
        return _whole(b"".join(self.records[number - 1 :]), ne)


def _whole(data: bytes, ne: int) -> bytes:
    if ne < len(data):
        raise Refused(0x6700)
    return data


@dataclass(frozen=True, slots=True)
class InternalFile:
    """A file that only the card itself reads: it can be selected, everything else is refused."""

    identifier: int


class WrongLength(Enum):
    """What a VERIFY of impossible length gets. No measurement is known; counting it is the stricter reading."""

    COUNTS = "counts"
    REFUSED = "refused"  # 6700, the counter is left alone


@dataclass(slots=True)
class ReferenceData:
    """A PIN: its secret, its rule, and the tries left, which survive the loss of power.

    `locked_status` is what a VERIFY gets once no try is left: 6984 was measured, 6983 is ISO/IEC 7816-4's.
    `changeable` False: the secret is what is printed on the card, and nobody but its issuer replaces it.
    """

    identifier: int
    rule: PinRule
    secret: bytes = field(repr=False)
    tries_left: int
    wrong_length: WrongLength = WrongLength.COUNTS
    locked_status: int = 0x6984
    changeable: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.tries_left <= self.rule.tries:
            raise ValueError(f"tries left are 0 to {self.rule.tries}, not {self.tries_left}")
        if self.secret and not self.fits(self.secret):
            raise ValueError(f"the PIN of EF {self.identifier:04X} does not fit its own rule")
        if not self.secret and self.tries_left:
            raise ValueError(f"EF {self.identifier:04X} has tries left and no PIN to be tried")

    def fits(self, secret: bytes) -> bool:
        """Whether the rule allows these characters as a PIN."""
        return self.rule.shortest <= len(secret) <= self.rule.longest and all(c in self.rule.alphabet for c in secret)

    def query(self) -> int:
        """The status word that tells the tries left: 63Cx always, also when blocked and when already verified."""
        return 0x63C0 | self.tries_left

    def verify(self, shown: bytes) -> None:
        """Compare; a success fills the counter. Raises Refused with 63Cx, or the locked status; each failure counts."""
        if self.tries_left == 0:
            raise Refused(self.locked_status)
        if self.wrong_length is WrongLength.REFUSED and not self.rule.shortest <= len(shown) <= self.rule.longest:
            raise Refused(0x6700)
        # The try is paid before the comparison: power lost in between must not give a free one.
        self.tries_left -= 1
        if not hmac.compare_digest(shown, self.secret):
            raise Refused(self.query())
        self.tries_left = self.rule.tries

    def change(self, new: bytes) -> None:
        """Replace the secret; the caller saw to it that the old one is verified. Raises Refused with 6982 or 6A80."""
        if not self.changeable:
            raise Refused(0x6982)
        if not self.fits(new):
            raise Refused(0x6A80)
        self.secret = bytes(new)
