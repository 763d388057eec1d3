"""The list of what may be sent to a card that is not ours: nothing else gets through, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apdu import CommandAPDU, ResponseAPDU
from apdu.mynumber.layout import Credential
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import credentials, issue
from reader.virtual.persona import persona
from tests.reader.virtual.answers import COMMON, FREE, JPKI, JUKI, OWN, SURFACE, TEXT, VERIFY_AUTH, VERIFY_SIGN
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.readonly import HARMLESS, NotOnTheList, ReadOnlyConnection
from tests.reader.virtual.tries import tries_left

SIGNING_PASSWORD = Credential.SIGNATURE.value.pin


class OpenCard:
    """A connection to a card on which, whatever is selected, every PIN is verified: it shows all that it has.

    All but the signing password. That its certificate is refused is one of the questions, and a card that was without
    power before, as it is behind the physical door, refuses it.
    """

    def __init__(self, card: VirtualCard) -> None:
        self.card = card
        self.answered: list[bytes] = []

    @property
    def atr(self) -> bytes:
        return self.card.atr

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        for application in self.card.applications:
            application.verified |= set(application.objects) - {SIGNING_PASSWORD}
        response = ResponseAPDU.parse(self.card.transmit(bytes(command)))
        self.answered.append(response.data)
        return response


def _commands() -> Iterator[CommandAPDU]:
    for answer in (*FREE, *OWN):
        for command in answer.commands:
            yield CommandAPDU.parse(bytes.fromhex(command))


NAMES = st.sampled_from([JPKI, TEXT, SURFACE, COMMON, JUKI]).map(lambda raw: CommandAPDU.parse(bytes.fromhex(raw)))
FILES = st.integers(0x01, 0x1F).map(lambda file: CommandAPDU(0x00, 0xA4, 0x02, 0x0C, bytes((0x00, file))))
READS = st.builds(
    CommandAPDU,
    st.just(0),
    st.just(0xB0),
    st.sampled_from([0, *range(0x81, 0x8C)]),
    st.just(0),
    ne=st.just(256),
    force_extended=st.just(False),
)
VERIFIES = st.builds(
    CommandAPDU,
    st.just(0),
    st.sampled_from([0x20, 0x24, 0x2C]),
    st.sampled_from([0, 1]),
    st.integers(0x80, 0x9E),
    data=st.sampled_from([b"", b"1234", b"ABC123", b"123456789018"]),
    ne=st.sampled_from([0, 256]),
    force_extended=st.just(False),
)
ANY = st.builds(
    CommandAPDU,
    st.sampled_from([0x00, 0x80, 0x08, 0x0C, 0x01, 0xA0]),
    st.integers(0, 0xFF).filter(lambda ins: ins & 0xF0 not in (0x60, 0x90)),
    st.integers(0, 0xFF),
    st.integers(0, 0xFF),
    data=st.binary(max_size=20),
    ne=st.sampled_from([0, 1, 256, 65536]),
    force_extended=st.just(False),
)


@settings(max_examples=400)
@given(st.lists(st.one_of(NAMES, FILES, READS, VERIFIES, ANY, st.sampled_from(list(_commands()))), max_size=30))
def test_whatever_is_asked_the_card_is_as_it_was(commands: list[CommandAPDU]) -> None:
    who = persona("taro")
    card = issue(who, NOW)
    before = tries_left(card)
    card.power_on()
    opened = OpenCard(card)
    connection = ReadOnlyConnection(opened)
    for command in commands:
        with suppress(NotOnTheList):
            connection.transmit(command)
    assert connection.sent == len(card.log)
    assert {entry.ins for entry in card.log} <= HARMLESS
    assert card.verifies == 0
    assert not any(entry.ins == 0x20 and (entry.nc or entry.ne) for entry in card.log)
    assert tries_left(card) == before
    # Although PINs were verified: not the number, not the name, neither as text nor as a picture.
    holder = credentials(who, NOW).holder
    told = b"".join(opened.answered)
    assert holder.number.encode() not in told
    assert holder.name.encode() not in told
    assert b"\x89PNG" not in told
    assert b"ftypjp2" not in told


def test_the_number_of_a_card_that_shows_all_is_still_not_read() -> None:
    who = persona("taro")
    number = credentials(who, NOW).holder.number.encode()
    card = issue(who, NOW)
    card.power_on()
    opened = OpenCard(card)
    read = [CommandAPDU.parse(bytes.fromhex(raw)) for raw in (TEXT, "00B0810000")]
    connection = ReadOnlyConnection(opened)
    connection.transmit(read[0])
    with pytest.raises(NotOnTheList):
        connection.transmit(read[1])
    assert number not in b"".join(opened.answered)
    opened.transmit(read[1])
    assert number in b"".join(opened.answered), "without the list it would have been"


@pytest.mark.parametrize(
    ("selected", "refused"),
    [
        # what is the holder's: by short identifier, by selection, by the current file, as a record
        (TEXT, "00B0810000"),
        (TEXT, "00B08100000000"),
        (TEXT, "00B0820000"),
        (TEXT, "00B0830000"),
        (TEXT, "00B0000000"),
        (TEXT, "00B0040000"),
        (TEXT, "00B2010C00"),
        (TEXT, "00A4020C020001"),
        (TEXT, "00A4000C020001"),
        (TEXT, "00A4090C020001"),
        (SURFACE, "00B0810000"),
        (SURFACE, "00B0820000"),
        (SURFACE, "00B0850000"),
        (SURFACE, "00B0000000"),
        (SURFACE, "00A4020C020002"),
        # what is selected is in doubt
        ("00A4040C01D3", "00B0810000"),
        ("00A4040C01D3", "00B0000000"),
        ("00A4040C01D3", "00A4020C020001"),
        ("00A4040C01D3", "00B2010C00"),
        # names that may mean several applications, or one that is not known
        (JPKI, "00A4040C09D39210003100010104"),
        (JPKI, "00A4040C05D392100031"),
        (JPKI, "00A4040C08A000000003000000"),
        # a PIN, or what a card could take for one; a question with an Le byte, in another class, or with P1
        (JPKI, VERIFY_AUTH),
        (JPKI, VERIFY_SIGN),
        (JPKI, "00200080000004" + "31323334"),
        (JPKI, "0020009800"),
        (JPKI, "00200198"),
        (JPKI, "08200098"),
        (JPKI, "80200098"),
        # change, unblock, signatures and keys, writing, issuing
        (JPKI, "002401980435363738"),
        (COMMON, "8032009C0435363738"),
        (JPKI, "002C01980435363738"),
        (JPKI, "8054009C0435363738"),
        (JPKI, "802A00970101" + "00"),
        (TEXT, "802A0000010100"),
        (COMMON, "00880099040102030400"),
        (TEXT, "80AE00000101"),
        (JPKI, "80A206C10101"),
        (JPKI, "808A0000"),
        (JPKI, "00D6000001FF"),
        (JPKI, "00B00000010100"),
        (JPKI, "80FC0000"),
        ("00A4040C07A0000001510000", "80E40000024F00"),
        ("00A4040C07A0000001510000", "80CA006600"),
    ],
)
def test_what_is_not_on_the_list_is_not_sent(taro: VirtualCard, selected: str, refused: str) -> None:
    taro.power_on()
    connection = ReadOnlyConnection(OpenCard(taro))
    assert connection.transmit(CommandAPDU.parse(bytes.fromhex(selected))).sw.ok
    with pytest.raises(NotOnTheList):
        connection.transmit(CommandAPDU.parse(bytes.fromhex(refused)))
    assert len(taro.log) == connection.sent == 1
