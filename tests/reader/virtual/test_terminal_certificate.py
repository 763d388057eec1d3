"""A terminal that shows its certificate (80 A2), and EXTERNAL AUTHENTICATE: what cards answered, what is supposed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from hypothesis import given
from hypothesis import strategies as st

from apdu import CommandAPDU
from reader.virtual.applications.cvcertificate import ROOT, TERMINAL, TERMINAL_AUTHORITY, terminal_commands
from reader.virtual.applications.readings import Readings
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import issue
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door

Make = Callable[[str], VirtualCard]

JPKI = "00A4040C0AD392F000260100000001"
TEXT = "00A4040C0AD3921000310001010408"
TERMINAL_FILE = "00A4020C020016"
SIGN = "802A00970101" + "00"


def show(data: bytes, p1: int) -> str:
    """SET PUBLIC IC KEY as the programs send it: extended, because the body is longer than a short command."""
    return bytes(CommandAPDU(0x80, 0xA2, p1, 0xC1, data, force_extended=True)).hex()


BODY, SIGNATURE = terminal_commands(TERMINAL_AUTHORITY, TERMINAL)
_, FORGED = terminal_commands(ROOT, TERMINAL)
SHOWN = [JPKI, TERMINAL_FILE, show(BODY, 0x06)]
BELIEVED = [*SHOWN, show(SIGNATURE, 0x00)]


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        # the whole sequence
        (SHOWN, "9000"),
        (BELIEVED, "9000"),
        # what cards refused
        ([JPKI, "80A20000"], "6A86"),
        ([JPKI, "80A200AE"], "6A86"),
        ([JPKI, "80A28000"], "6A86"),
        ([JPKI, "80A200B6"], "6A86"),
        ([JPKI, "80A200C1000100" + "00" * 256 + "0000"], "6700"),
        ([JPKI, "80A200C1000100" + "00" * 256], "6700"),
        # the rest of the frame
        ([JPKI, "80A206C1"], "6700"),
        ([JPKI, TERMINAL_FILE, show(BODY[:-1], 0x06)], "6700"),
        ([JPKI, TERMINAL_FILE, show(BODY, 0x00)], "6700"),
        ([JPKI, show(BODY, 0x06)], "6986"),
        ([JPKI, "00A4020C020017", show(BODY, 0x06)], "6981"),
        ([JPKI, TERMINAL_FILE, show(bytes(307), 0x06)], "6A80"),
        ([JPKI, TERMINAL_FILE, show(SIGNATURE, 0x00)], "6985"),
        ([*SHOWN, show(bytes(261), 0x00)], "6A80"),
        ([*SHOWN, show(FORGED, 0x00)], "6300"),
        ([*SHOWN, show(FORGED, 0x00), show(SIGNATURE, 0x00)], "6985"),
        ([*SHOWN, JPKI, TERMINAL_FILE, show(SIGNATURE, 0x00)], "9000"),
        ([*SHOWN, TEXT, JPKI, TERMINAL_FILE, show(SIGNATURE, 0x00)], "6985"),
        ([TEXT, "80A20000"], "6D00"),
        (["80A20000"], "6D00"),
        # a terminal that is believed reads and signs nothing more
        ([*BELIEVED, "00B0890000"], "6982"),
        ([*BELIEVED, "00B0810000"], "6982"),
        ([*BELIEVED, SIGN], "6982"),
        ([*BELIEVED, "00200098"], "63C3"),
        # EXTERNAL AUTHENTICATE: asked of every kind of file, no key of its kind was found
        ([JPKI, TERMINAL_FILE, "00820080"], "6981"),
        ([JPKI, "00820096"], "6981"),
        ([JPKI, "00820097"], "6981"),
        ([JPKI, "00820098"], "6981"),
        ([JPKI, "00820080"], "6986"),
        ([JPKI, "0082009F"], "6A86"),
        ([JPKI, "0082008D"], "6A82"),
        ([JPKI, "00820180"], "6A86"),
        ([TEXT, "00820093"], "6981"),
        (["00820080"], "6986"),
        ([JPKI, "8082008000"], "6D00"),
    ],
)
def test_answers(door: Door, taro: VirtualCard, commands: list[str], expected: str) -> None:
    with door.open(taro) as talk:
        for command in commands[:-1]:
            talk.send(command)
        assert talk(commands[-1]) == expected


def test_sizes_are_those_that_programs_send() -> None:
    assert (len(BODY), len(SIGNATURE)) == (307, 261)
    assert SIGNATURE[:5] == bytes.fromhex("5F37820100")


_CHANGED = st.integers(0, 306).map(lambda at: BODY[:at] + b"\xff" + BODY[at + 1 :])


@given(data=st.binary(min_size=307, max_size=307) | _CHANGED)
def test_no_body_makes_the_card_stumble(data: bytes) -> None:
    card = issue(persona("taro"), NOW)
    card.power_on()
    for command in (JPKI, TERMINAL_FILE):
        card.transmit(bytes.fromhex(command))
    first = card.transmit(bytes.fromhex(show(data, 0x06)))
    second = card.transmit(bytes.fromhex(show(SIGNATURE, 0x00)))
    assert first in (b"\x90\x00", b"\x6a\x80")
    assert second == (b"\x69\x85" if first != b"\x90\x00" else b"\x90\x00" if data == BODY else b"\x63\x00")


@pytest.mark.parametrize(("readings", "expected"), [(0x6982, "6982"), (0x6A80, "6A80")])
def test_other_answers_to_a_forged_certificate(readings: int, expected: str) -> None:
    card = issue(persona("taro"), NOW, Readings(terminal_mismatch=readings))
    assert talk_to(card, *SHOWN, show(FORGED, 0x00)) == expected


def test_a_card_that_does_not_know_external_authenticate() -> None:
    card = issue(persona("taro"), NOW, Readings(external_authenticate=0x6D00))
    assert talk_to(card, JPKI, "00820098") == "6D00"
    assert talk_to(card, TEXT, "00820080") == "6D00"


class TestATerminalThatOpensTheKey:
    """The supposed way of a hospital's reader to a card without a PIN."""

    def test_after_its_certificate_and_a_signed_challenge(self) -> None:
        card = issue(persona("face"), NOW, Readings(terminal_opens_key=True))
        assert talk_to(card, *BELIEVED, SIGN) == "6982"
        assert talk_to(card, answer(card)) == "9000"
        assert len(card.transmit(bytes.fromhex(SIGN))) == 258
        assert talk_to(card, "00B0890000") == "6982"
        assert talk_to(card, TEXT, JPKI, SIGN) == "6982"

    @pytest.mark.parametrize(
        ("commands", "expected"),
        [
            ([], "6985"),
            ([*SHOWN], "6985"),
            ([*SHOWN, show(FORGED, 0x00)], "6985"),
            (BELIEVED, "9000"),
        ],
    )
    def test_not_without_its_certificate(self, commands: list[str], expected: str) -> None:
        card = issue(persona("face"), NOW, Readings(terminal_opens_key=True))
        talk_to(card, JPKI, TERMINAL_FILE, *commands)
        assert talk_to(card, answer(card)) == expected

    @pytest.mark.parametrize(
        ("command", "expected"),
        [
            ("00820080", "6300"),
            ("00820097", "6981"),
            ("00820180", "6A86"),
            ("0082008000", "6700"),
            ("00820080040102030400", "6700"),
            ("008200800401020304", "6985"),
        ],
    )
    def test_frame(self, command: str, expected: str) -> None:
        card = issue(persona("face"), NOW, Readings(terminal_opens_key=True))
        assert talk_to(card, *BELIEVED, command) == expected

    def test_a_challenge_is_good_for_one_answer(self) -> None:
        card = issue(persona("face"), NOW, Readings(terminal_opens_key=True))
        talk_to(card, *BELIEVED)
        right = answer(card)
        assert talk_to(card, "0082009602" + "0000") == "6300"
        assert talk_to(card, right) == "6985"
        stale = answer(card)
        talk_to(card, "0084000008")
        assert talk_to(card, stale) == "6300"


def answer(card: VirtualCard) -> str:
    """EXTERNAL AUTHENTICATE with the terminal's signature over a challenge that is asked for now."""
    challenge = card.transmit(bytes.fromhex("0084000010"))[:-2]
    signature = TERMINAL.key.sign(challenge, padding.PKCS1v15(), hashes.SHA256())
    return bytes(CommandAPDU(0x00, 0x82, 0x00, 0x96, signature, force_extended=True)).hex()


def talk_to(card: VirtualCard, *commands: str) -> str:
    """The status word of the last command; the card is given power where it has none."""
    if not card.powered:
        card.power_on()
    return [card.transmit(bytes.fromhex(command))[-2:].hex().upper() for command in commands][-1]
