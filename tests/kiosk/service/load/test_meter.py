"""What is said of how far a load is, and what is remembered of its certificates."""

from __future__ import annotations

import io
from array import array
from contextlib import closing

from kiosk.service.load.meter import Meter
from kiosk.service.load.seen import Seen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Ticks:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_a_bar_on_a_terminal() -> None:
    out, ticks = Terminal(), Ticks()
    meter = Meter(out, 4_000, 1_000, 500, ticks)
    meter.show(1_000, 500, 0)
    assert out.getvalue() == ""
    ticks.seconds += 10
    meter.show(2_000, 2_500, 7)
    assert out.getvalue() == "\r[############............]  50%  2,500 rows  200 rows/s  0:20 left  7 rejected\x1b[K"
    meter.end()
    assert out.getvalue().endswith("\r\x1b[K")


def test_a_line_now_and_then_elsewhere() -> None:
    out, ticks = io.StringIO(), Ticks()
    meter = Meter(out, 36_000_000, now=ticks)
    for _ in range(12):
        ticks.seconds += 1
        meter.show(9_000, 12_000, 0)
    meter.end()
    lines = out.getvalue().splitlines()
    assert lines == [
        "  0%  12,000 rows  2,400 rows/s  5:33:15 left",
        "  0%  12,000 rows  1,200 rows/s  11:06:30 left",
    ]


def test_nothing_is_known_at_the_start() -> None:
    out, ticks = io.StringIO(), Ticks()
    meter = Meter(out, 0, now=ticks)
    ticks.seconds += 6
    meter.show(0, 0, 0)
    assert out.getvalue() == "  0%  0 rows  0 rows/s  -:-- left\n"


def test_certificates_that_come_again() -> None:
    with closing(Seen()) as seen:
        assert seen.add(array("q", [3, 5, 9]), array("q", [3, 2, 4])) == {}
        assert seen.add(array("q", [7, 7, 8, 9]), array("q", [5, 8, 7, 6])) == {6: 4, 8: 5}
        assert seen.add(array("q", []), array("q", [])) == {}
