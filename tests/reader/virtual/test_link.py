"""What a real line's time is made of, against sums made by hand, on a clock that a test moves."""

from __future__ import annotations

import itertools
import threading
import time

import pytest

from apdu.mynumber.jpki import read_card
from reader.base import run
from reader.virtual.card import VirtualCard
from reader.virtual.faults import CardTorn, FaultyCard, TornAnswer
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.link import ASSUMED_RSA_S, Contact, Contactless, Line, Link, names, parse

SELECT = bytes.fromhex("00A4040C0AD392F000260100000001")
READ_256 = bytes.fromhex("00B08A0000")
VERIFY = bytes.fromhex("002000980431323334")
SIGN = bytes.fromhex("802A00970100" + "00")
ETU_106_US = 128 / 13.56
ETU_9600_US = 1e6 / 9600
PATIENCE_S = 10.0


class Time:
    """A clock that goes on only when somebody sleeps, or works."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def linked(card: VirtualCard | FaultyCard, line: Line, passing: Time, rsa_s: float = ASSUMED_RSA_S) -> Link:
    link = Link(card, line, rsa_s=rsa_s, sleep=passing.sleep, clock=passing.clock)
    link.power_on()
    return link


# --- Names


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("contactless-106", Contactless(106)),
        ("contactless-212", Contactless(212)),
        ("contactless-424", Contactless(424)),
        ("contact-9600", Contact(9600)),
        ("contact-115200", Contact(115200)),
    ],
)
def test_a_line_by_its_name(text: str, line: Line) -> None:
    assert parse(text) == line
    assert text in names()


@pytest.mark.parametrize("text", ["", "contactless", "contactless-848", "contact-1200", "contact-09600", "usb-212"])
def test_no_such_line(text: str) -> None:
    with pytest.raises(ValueError, match=r"no line '.*'; there are contactless-106, .*contact-9600, "):
        parse(text)


def test_every_name_can_be_read() -> None:
    assert len({parse(name) for name in names()}) == len(names()) == 11


def test_rates_that_no_card_has() -> None:
    with pytest.raises(ValueError, match="one of 106, 212, 424 kbit/s is wanted, not 300"):
        Contactless(300)
    with pytest.raises(ValueError, match="baud is wanted, not 300"):
        Contact(300)


# --- Sums


@pytest.mark.parametrize("multiple", [1, 2, 4])
def test_a_command_in_one_contactless_frame(multiple: int) -> None:
    # SOF 12 etu, PCB, 5 bytes and CRC of 10 etu each, EOF 10 etu
    expected = (12 + 8 * 10 + 10) * ETU_106_US / multiple
    assert Contactless(106 * multiple).command_s(5) * 1e6 == pytest.approx(expected)


@pytest.mark.parametrize("multiple", [1, 2, 4])
def test_an_answer_in_two_contactless_frames(multiple: int) -> None:
    # 258 bytes are 253 and 5; the reader acknowledges the first with PCB and CRC.
    etu = (22 + 256 * 10) + (22 + 3 * 10) + (22 + 8 * 10)
    # Before each frame of the card TR0 and TR1, before each of the reader TR2.
    pauses = 2 * (64 + 80) / 0.8475 + 2 * (10 * ETU_106_US / multiple + 32 / 0.8475)
    expected = etu * ETU_106_US / multiple + pauses
    assert Contactless(106 * multiple).answer_s(258) * 1e6 == pytest.approx(expected)


def test_the_acknowledgement_is_due_from_254_bytes_on() -> None:
    line = Contactless(212)
    byte = line.command_s(101) - line.command_s(100)
    assert line.command_s(253) - line.command_s(252) == pytest.approx(byte)
    assert line.command_s(254) - line.command_s(253) > 8 * byte


@pytest.mark.parametrize("multiple", [1, 4, 12])
def test_a_command_and_an_answer_in_blocks_of_t1(multiple: int) -> None:
    line = Contact(9600 * multiple)
    # NAD, PCB, LEN, 5 bytes, LRC, each 11 etu
    assert line.command_s(5) * 1e6 == pytest.approx(9 * 11 * ETU_9600_US / multiple)
    # 258 bytes are 254 and 4, with an R-block between them; 22 etu from one side's last byte to the other's first
    # are 11 more than the byte itself takes, and the line turns four times.
    etu = (258 + 8) * 11 + 4 * 11 + 4 * 11
    assert line.answer_s(258) * 1e6 == pytest.approx(etu * ETU_9600_US / multiple)


def test_an_answer_of_nothing_but_a_status_word() -> None:
    assert Contact(9600).answer_s(2) * 1e6 == pytest.approx((6 * 11 + 22) * ETU_9600_US)


@pytest.mark.parametrize("length", [1, 2, 253, 254, 255, 506, 507, 508, 2048, 65538])
def test_faster_lines_are_faster(length: int) -> None:
    contactless: list[Line] = [Contactless(rate) for rate in (106, 212, 424)]
    contact: list[Line] = [Contact(9600 * d) for d in (1, 2, 4, 8, 12, 16, 20, 32)]
    for lines in (contactless, contact):
        for slow, fast in itertools.pairwise(lines):
            assert slow.command_s(length) > fast.command_s(length) > 0
            assert slow.answer_s(length) > fast.answer_s(length) > 0


# --- A card behind a line


@pytest.mark.parametrize("name", names())
def test_answers_are_the_cards_own_and_take_the_lines_time(taro: VirtualCard, name: str) -> None:
    passing, line = Time(), parse(name)
    link = linked(taro, line, passing)
    answers = [link.transmit(command) for command in (SELECT, READ_256)]
    assert [len(answer) for answer in answers] == [2, 258]
    assert passing.slept == [line.command_s(15), line.answer_s(2), line.command_s(5), line.answer_s(258)]
    assert link.atr == taro.atr


def test_a_signature_takes_its_time_and_other_commands_none(taro: VirtualCard) -> None:
    passing, line = Time(), Contactless(212)
    link = linked(taro, line, passing, rsa_s=0.25)
    for command in (SELECT, VERIFY, SIGN):
        link.transmit(command)
    assert passing.slept[4:] == [line.command_s(len(SIGN)), 0.25, line.answer_s(258)]
    # Refused, nothing is computed.
    link.reset()
    passing.slept.clear()
    assert len(link.transmit(SIGN)) == 2
    assert passing.slept == [line.command_s(len(SIGN)), line.answer_s(2)]


def test_what_the_computation_takes_counts_towards_the_signature(taro: VirtualCard) -> None:
    passing = Time()

    class Works(VirtualCard):
        def transmit(self, raw: bytes) -> bytes:
            passing.now += 0.1
            return super().transmit(raw)

    card = Works(taro.applications[1:])
    link = linked(card, Contactless(212), passing, rsa_s=0.25)
    for command in (SELECT, VERIFY, SIGN):
        link.transmit(command)
    assert passing.slept[5] == pytest.approx(0.15)


def test_a_signature_cannot_take_less_than_nothing(taro: VirtualCard) -> None:
    with pytest.raises(ValueError, match="0 seconds or more, not -1"):
        Link(taro, Contactless(212), rsa_s=-1)


def test_a_torn_answer_takes_the_time_of_what_was_sent(taro: VirtualCard) -> None:
    passing, line = Time(), Contactless(106)
    link = linked(FaultyCard(taro, TornAnswer(1, 100)), line, passing)
    link.transmit(SELECT)
    passing.slept.clear()
    with pytest.raises(CardTorn):
        link.transmit(READ_256)
    assert passing.slept == [line.command_s(5), line.answer_s(100)]


def test_a_card_without_power_is_not_waited_for(taro: VirtualCard) -> None:
    passing = Time()
    link = linked(taro, Contactless(106), passing)
    link.power_off()
    assert link.transmit(SELECT) == b""
    assert passing.slept == []
    assert not taro.powered


def test_a_command_cut_off_on_its_way_does_not_reach_the_card(taro: VirtualCard) -> None:
    def pulled(_: float) -> None:
        link.power_off()

    link = Link(taro, Contactless(106), sleep=pulled)
    link.power_on()
    assert link.transmit(SELECT) == b""
    assert taro.log == ()


def test_a_card_taken_while_it_signs_does_not_keep_anybody(taro: VirtualCard) -> None:
    link = Link(taro, Contactless(424), rsa_s=600.0)
    link.power_on()
    answers = [link.transmit(command) for command in (SELECT, VERIFY)]
    assert answers == [b"\x90\x00"] * 2
    thread = threading.Thread(target=lambda: answers.append(link.transmit(SIGN)), daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE_S
    while len(taro.log) < 3:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    link.power_off()
    thread.join(PATIENCE_S)
    assert answers[2:] == [b""]


class Counting(FaultyCard):
    """Notes how long commands and answers are."""

    def __init__(self, card: VirtualCard) -> None:
        super().__init__(card)
        self.lengths: list[tuple[int, int]] = []

    def transmit(self, raw: bytes) -> bytes:
        answer = super().transmit(raw)
        self.lengths.append((len(raw), len(answer)))
        return answer


def test_a_real_reading_in_real_time(taro: VirtualCard) -> None:
    line, card = Contactless(212), Counting(taro)
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, Link(card, line))
    with readers.open(DEFAULT_NAME).connect() as connection:
        began = time.monotonic()
        assert run(connection, read_card()).certificate is not None
        took = time.monotonic() - began
    expected = sum(line.command_s(sent) + line.answer_s(received) for sent, received in card.lengths)
    # The whole certificate file of 2048 bytes at 212 kbit/s, in ten frames
    assert 0.09 < expected < 0.13
    # A busy machine may make it longer, nothing may make it shorter.
    assert expected <= took < expected + 2.0
