"""Kinds of bad luck that strike one command of a visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from reader.virtual.faults import Answer, Fault, Glitch, Moment, Slow, Torn, Truncated

Luck: TypeAlias = Callable[[int], Fault]
"""What happens to the command of this number, counted from 0."""

# Status words that no step of a visit expects, or expects elsewhere.
ODD = (0x6300, 0x6581, 0x6700, 0x6882, 0x6982, 0x6985, 0x6986, 0x6A82, 0x6A86, 0x6B00, 0x6CFF, 0x6D00, 0x6F00, 0x9000)
# What tells of the PIN when VERIFY is answered so, and of nothing elsewhere; and those of them that say: blocked.
ABOUT_THE_PIN = (0x63C0, 0x63C2, 0x6983, 0x6984)
SAYING_BLOCKED = ("sw-63C0", "sw-6983", "sw-6984")
TWO_LEFT = "sw-63C2"


def named(sw: int) -> str:
    """The luck of getting this status word."""
    return f"sw-{sw:04X}"


def answering(sw: int, moment: Moment = Moment.BEFORE) -> Luck:
    """A status word of no command's making."""
    return lambda at: Answer(at, sw.to_bytes(2, "big"), moment)


LUCK: dict[str, Luck] = {
    "torn-before": Torn,
    "torn-after": lambda at: Torn(at, Moment.AFTER),
    "no-byte": lambda at: Answer(at, b""),
    "no-byte-but-done": lambda at: Answer(at, b"", Moment.AFTER),
    "one-byte": lambda at: Answer(at, b"\x90"),
    "one-byte-but-done": lambda at: Answer(at, b"\x90", Moment.AFTER),
    "power-dip": Glitch,
    "cut-short": lambda at: Truncated(at, 3),
    "slow": lambda at: Slow(0.02, at),
    **{named(sw): answering(sw) for sw in (*ODD, *ABOUT_THE_PIN)},
    **{f"{named(sw)}-but-done": answering(sw, Moment.AFTER) for sw in (0x6581, 0x6F00)},
}
# The line to the card fails: nothing that was said before it counts.
TRANSPORT = ("torn-before", "torn-after", "no-byte", "no-byte-but-done", "one-byte", "one-byte-but-done")
