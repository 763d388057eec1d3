"""Changing each PIN of a card: who may, what a new one may look like, and what a mistake costs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reader.virtual.card import VirtualCard
from tests.reader.virtual.doors import Door, Talk


@dataclass(frozen=True)
class Pin:
    """One PIN: where it is, how it is changed, what it is, and how many tries it has."""

    application: str
    file: str
    change: str
    secret: bytes
    tries: int
    shortest: int
    longest: int
    letters: bool = False

    def verify(self, secret: bytes, *, by_file: bool = False) -> str:
        return f"002000{self._reference(by_file)}{len(secret):02X}{secret.hex()}"

    def changed(self, secret: bytes, *, by_file: bool = False) -> str:
        return f"{self.change}{self._reference(by_file)}{len(secret):02X}{secret.hex()}"

    def query(self) -> str:
        return f"002000{self._reference(by_file=False)}"

    def other(self, size: int) -> bytes:
        """A secret of this length that is allowed but for its length, and is not the present one."""
        return (b"QX" if self.letters else b"97").ljust(size, b"7")[:size]

    def _reference(self, by_file: bool) -> str:
        return "80" if by_file else f"{0x80 | int(self.file, 16):02X}"


JPKI = "00A4040C0AD392F000260100000001"
TEXT = "00A4040C0AD3921000310001010408"
COMMON = "00A4040C0AD3921000310001010100"
JUKI = "00A4040C0AD3921000310001010401"
PINS = {
    "authentication": Pin(JPKI, "0018", "002401", b"1234", 3, 4, 4),
    "signature": Pin(JPKI, "001B", "002401", b"ABC123", 5, 6, 16, letters=True),
    "input support": Pin(TEXT, "0011", "002401", b"1234", 3, 4, 4),
    "common": Pin(COMMON, "001C", "803200", b"1234", 3, 4, 4),
    "juki": Pin(JUKI, "001C", "803200", b"1234", 3, 4, 4),
}
pins = pytest.mark.parametrize("pin", PINS.values(), ids=PINS)


@pins
@pytest.mark.parametrize("by_file", [False, True])
def test_a_change_after_the_old_one(door: Door, taro: VirtualCard, pin: Pin, by_file: bool) -> None:
    new = pin.other(pin.longest)
    with door.open(taro) as talk:
        _select(talk, pin, by_file=by_file)
        assert talk.sw(pin.verify(pin.secret, by_file=by_file)) == "9000"
        assert talk.sw(pin.changed(new, by_file=by_file)) == "9000"
        assert talk.sw(pin.verify(pin.secret)) == f"63C{pin.tries - 1}"
        assert talk.sw(pin.verify(new)) == "9000"
        assert talk.sw(pin.query()) == f"63C{pin.tries}"


@pins
def test_a_wrong_old_one_costs_a_try_and_changes_nothing(door: Door, taro: VirtualCard, pin: Pin) -> None:
    new = pin.other(pin.shortest)
    with door.open(taro) as talk:
        _select(talk, pin)
        assert talk.sw(pin.changed(new)) == "6982"
        assert talk.sw(pin.query()) == f"63C{pin.tries}"
        assert talk.sw(pin.verify(new)) == f"63C{pin.tries - 1}"
        assert talk.sw(pin.changed(new)) == "6982"
        # A right one opens, a wrong one after it closes again.
        assert talk.sw(pin.verify(pin.secret)) == "9000"
        assert talk.sw(pin.verify(new)) == f"63C{pin.tries - 1}"
        assert talk.sw(pin.changed(new)) == "6982"
        assert talk.sw(pin.query()) == f"63C{pin.tries - 1}"
        assert talk.sw(pin.verify(pin.secret)) == "9000"


@pins
def test_lengths(door: Door, taro: VirtualCard, pin: Pin) -> None:
    with door.open(taro) as talk:
        _select(talk, pin)
        secret = pin.secret
        for size in range(1, 19):
            assert talk.sw(pin.verify(secret)) == "9000"
            new = pin.other(size)
            allowed = pin.shortest <= size <= pin.longest
            assert talk.sw(pin.changed(new)) == ("9000" if allowed else "6A80"), size
            secret = new if allowed else secret
        assert talk.sw(pin.verify(secret)) == "9000"
        assert talk.sw(pin.query()) == f"63C{pin.tries}"


@pins
@pytest.mark.parametrize("odd", [b"\x00", b" ", b"a", b"/", b":", b"-", b"\xff", "７".encode()[:1]])
def test_characters(door: Door, taro: VirtualCard, pin: Pin, odd: bytes) -> None:
    with door.open(taro) as talk:
        _select(talk, pin)
        assert talk.sw(pin.verify(pin.secret)) == "9000"
        assert talk.sw(pin.changed(pin.other(pin.shortest - 1) + odd)) == "6A80"
        assert talk.sw(pin.changed(pin.other(pin.shortest - 1) + b"A")) == ("9000" if pin.letters else "6A80")


@pins
@pytest.mark.parametrize("empty", ["", "00"])
def test_no_new_one(door: Door, taro: VirtualCard, pin: Pin, empty: str) -> None:
    with door.open(taro) as talk:
        _select(talk, pin)
        talk.send(pin.verify(pin.secret))
        assert talk.sw(f"{pin.change}{0x80 | int(pin.file, 16):02X}{empty}") == "6700"
        assert talk.sw(pin.verify(pin.secret)) == "9000"


@pins
def test_the_other_way_to_change_is_not_known(door: Door, taro: VirtualCard, pin: Pin) -> None:
    other = {"002401": "803200", "803200": "002401"}[pin.change]
    reference = f"{0x80 | int(pin.file, 16):02X}"
    new = pin.other(pin.shortest)
    with door.open(taro) as talk:
        _select(talk, pin)
        talk.send(pin.verify(pin.secret))
        assert talk.sw(f"{other}{reference}{len(new):02X}{new.hex()}") == "6D00"
        # P1 says whether the old one comes with the new one; only the form without it was ever seen.
        wrong_p1 = {"002401": "002400", "803200": "803201"}[pin.change]
        assert talk.sw(f"{wrong_p1}{reference}{len(new):02X}{new.hex()}") == "6A86"
        assert talk.sw(pin.verify(pin.secret)) == "9000"


@pins
def test_a_blocked_one_stays_blocked(door: Door, taro: VirtualCard, pin: Pin) -> None:
    wrong = pin.other(pin.shortest)
    with door.open(taro) as talk:
        _select(talk, pin)
        assert talk.sw(pin.verify(pin.secret)) == "9000"
        answers = [talk.sw(pin.verify(wrong)) for _ in range(pin.tries + 1)]
        assert answers == [*(f"63C{left}" for left in reversed(range(pin.tries))), "6984"]
        assert talk.sw(pin.changed(wrong)) == "6982"
        assert talk.sw(pin.verify(pin.secret)) == "6984"
        assert talk.sw(pin.query()) == "63C0"


@pytest.mark.parametrize(
    ("application", "reference", "secret"),
    [
        (TEXT, "94", b"000000000019"),
        (TEXT, "95", b"55021720350000"),
        ("00A4040C0AD3921000310001010402", "91", b"550217"),
        ("00A4040C0AD3921000310001010402", "92", b"55021720350000"),
        ("00A4040C0AD3921000310001010402", "93", b"000000000019"),
    ],
)
def test_what_is_printed_on_the_card_is_not_changed(
    door: Door, taro: VirtualCard, application: str, reference: str, secret: bytes
) -> None:
    with door.open(taro) as talk:
        assert talk.sw(application) == "9000"
        assert talk.sw(f"002000{reference}{len(secret):02X}{secret.hex()}") == "9000"
        assert talk.sw(f"002401{reference}{len(secret):02X}{secret.hex()}") == "6982"


def _select(talk: Talk, pin: Pin, *, by_file: bool = False) -> None:
    assert talk.sw(pin.application) == "9000"
    if by_file:
        assert talk.sw(f"00A4020C02{pin.file}") == "9000"
