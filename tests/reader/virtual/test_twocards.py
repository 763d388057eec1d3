"""Two contactless cards on one reader: what a program sees, through both doors."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from apdu.mynumber.jpki import read_card
from reader.base import run
from reader.errors import CardMute, NoCard
from reader.pcsc.connection import PcscReaders
from reader.virtual.card import VirtualCard
from reader.virtual.faults import FaultyCard, Mute, TwoCards
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.rig import PcscdRig
from reader.virtual.vpcd import VpcdSlot
from tests.reader.virtual.doors import PATIENCE_S, card_seen, connected, eventually, wait_until_empty

Make = Callable[[str], VirtualCard]
JPKI = bytes.fromhex("00A4040C0AD392F000260100000001")


def test_a_reader_that_cannot_tell_them_apart_reports_none(taro: VirtualCard) -> None:
    card = FaultyCard(taro, TwoCards())
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, card)
    with pytest.raises(CardMute), readers.open(DEFAULT_NAME).connect():
        pass
    assert (card.atr, taro.powered, taro.log) == (b"", False, ())
    card.suffer()
    with readers.open(DEFAULT_NAME).connect() as connection:
        assert run(connection, read_card()).retries_left == 3


def test_a_conversation_under_way_is_not_disturbed(taro: VirtualCard) -> None:
    card = FaultyCard(taro)
    card.power_on()
    assert card.transmit(JPKI) == b"\x90\x00"
    card.suffer(TwoCards())
    assert card.atr == taro.atr
    assert card.transmit(bytes.fromhex("00200098")) == b"\x63\xc3"
    card.power_off()
    assert card.atr == b""


def test_one_of_the_two_by_turns(taro: VirtualCard, make: Make) -> None:
    hanako = make("hanako")
    card = FaultyCard(taro, TwoCards(hanako, "hanako"))
    for used, idle in ((taro, hanako), (hanako, taro), (taro, hanako)):
        assert card.power_on() == used.atr
        assert card.transmit(JPKI) == b"\x90\x00"
        assert used.powered
        assert not idle.powered
        card.power_off()
    assert (len(taro.log), len(hanako.log)) == (2, 1)
    # The second one is taken away: it is the first one again, whoever had been next.
    card.suffer()
    for _ in range(2):
        card.power_on()
        assert taro.powered


def test_a_wrong_pin_counts_on_the_card_that_saw_it(taro: VirtualCard, make: Make) -> None:
    hanako = make("hanako")
    card = FaultyCard(taro, TwoCards(hanako))
    answers = []
    for _ in range(2):
        card.power_on()
        card.transmit(JPKI)
        answers.append(card.transmit(bytes.fromhex("002000980439393939")))
        card.power_off()
    assert answers == [b"\x63\xc2"] * 2


@pytest.mark.pcscd
def test_pcscd_sees_an_empty_reader_until_one_is_taken(taro: VirtualCard, pcscd: PcscdRig) -> None:
    name, card = pcscd.reader_names[0], FaultyCard(taro, TwoCards())
    with VpcdSlot(port=pcscd.vpcd_ports[0]) as slot:
        slot.insert(card)
        slot.wait_until_connected()
        with pytest.raises(NoCard), PcscReaders().open(name).connect():
            pass
        assert not card_seen(name)
        assert slot.present
        card.suffer()
        with connected(name) as connection:
            assert run(connection, read_card()).retries_left == 3
    wait_until_empty(name)


@pytest.mark.parametrize("stuck", [False, True])
def test_a_silence_ends_when_other_bad_luck_takes_its_place(taro: VirtualCard, *, stuck: bool) -> None:
    card, answers = FaultyCard(taro, Mute(0, stuck=stuck)), list[bytes]()
    card.power_on()
    thread = threading.Thread(target=lambda: answers.append(card.transmit(JPKI)), daemon=True)
    thread.start()
    assert card.muted.wait(PATIENCE_S)
    card.suffer(Mute(1))
    thread.join(PATIENCE_S)
    assert answers == [b"\x90\x00"]
    # The new silence is one, and ends with power.
    thread = threading.Thread(target=lambda: answers.append(card.transmit(JPKI)), daemon=True)
    thread.start()
    eventually(card.muted.is_set)
    card.power_off()
    thread.join(PATIENCE_S)
    assert answers[1:] == [b""]
