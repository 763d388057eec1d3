"""Bad luck at every command of a visit: what the caller sees, and what the card went through."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

import pytest

from apdu import ApduError, StatusError
from apdu.mynumber.jpki import SHA256_PREFIX, Signed, authenticate, read_card
from apdu.mynumber.layout import Credential
from apdu.mynumber.pin import Pin
from apdu.script import Script
from reader.base import run
from reader.errors import CardMute, CardRemoved, ReaderError
from reader.events import CardInserted, CardTaken, WatcherEvent
from reader.virtual.card import VirtualCard
from reader.virtual.faults import (
    Answer,
    CardTorn,
    Exchanged,
    Fault,
    FaultyCard,
    Flicker,
    Glitch,
    Lengthened,
    Moment,
    Mute,
    Slow,
    StatusAt,
    Torn,
    TornAnswer,
    Truncated,
)
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.rig import PcscdRig
from reader.virtual.vpcd import VpcdSlot
from tests.reader.virtual.doors import PcscDoor, connected, wait_until_empty

DIGEST = hashlib.sha256(b"challenge").digest()
# SELECT, READ BINARY, VERIFY (tries left), VERIFY, COMPUTE DIGITAL SIGNATURE
COMMANDS = [
    bytes.fromhex(command)
    for command in (
        "00A4040C0AD392F000260100000001",
        "00B08A00000000",
        "00200098",
        "002000980431323334",
        f"802A009733{SHA256_PREFIX.hex()}{DIGEST.hex()}00",
    )
]
VISIT = len(COMMANDS)
PATIENCE_S = 10.0
# What PC/SC makes of a card that leaves during a command: vpcd tells of an answer without bytes.
GONE = (CardRemoved, CardMute)


def visit() -> Script[Signed]:
    contents = yield from read_card()
    with Pin(Credential.AUTHENTICATION, b"1234") as pin:
        return (yield from authenticate(pin, DIGEST, contents))


def go(card: FaultyCard) -> Signed:
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, card)
    with readers.open(DEFAULT_NAME).connect() as connection:
        return run(connection, visit())


def test_a_visit_without_bad_luck(taro: VirtualCard) -> None:
    card = FaultyCard(taro)
    assert len(go(card).signature) == 256
    assert card.count == VISIT
    assert card.atr == taro.atr


@pytest.mark.parametrize("moment", Moment)
@pytest.mark.parametrize("index", range(VISIT))
def test_torn(taro: VirtualCard, index: int, moment: Moment) -> None:
    card = FaultyCard(taro, Torn(index, moment))
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, card)
    with readers.open(DEFAULT_NAME).connect() as connection, pytest.raises(CardRemoved):
        run(connection, visit())
    assert readers.remove(DEFAULT_NAME) is None
    assert not taro.powered
    assert len(taro.log) == index + (moment is Moment.AFTER)
    assert taro.verifies == (index > 3 or (index == 3 and moment is Moment.AFTER))
    # Placed again, nothing is wrong with it, and no try was used up.
    readers.insert(DEFAULT_NAME, card)
    with readers.open(DEFAULT_NAME).connect() as connection:
        assert run(connection, read_card()).retries_left == 3


@pytest.mark.parametrize("raw", [b"", b"\x90"])
@pytest.mark.parametrize("index", range(VISIT))
def test_less_than_a_status_word(taro: VirtualCard, index: int, raw: bytes) -> None:
    with pytest.raises(CardMute):
        go(FaultyCard(taro, Answer(index, raw)))
    assert len(taro.log) == index


@pytest.mark.parametrize("moment", Moment)
@pytest.mark.parametrize("raw", [b"\x6f\x00", b"\x69\x85", b"\x62\x00", b"\x00\x90\x00"])
@pytest.mark.parametrize("index", range(VISIT))
def test_another_answer(taro: VirtualCard, index: int, raw: bytes, moment: Moment) -> None:
    card = FaultyCard(taro, Answer(index, raw, moment))
    card.power_on()
    answers = [card.transmit(command) for command in COMMANDS]
    assert answers[index] == raw
    expected = set(range(VISIT)) - ({index} if moment is Moment.BEFORE else set())
    assert [entry.ins for entry in taro.log] == [COMMANDS[number][1] for number in sorted(expected)]


def test_status_word_for_an_instruction(taro: VirtualCard) -> None:
    with pytest.raises(StatusError) as raised:
        go(FaultyCard(taro, StatusAt(0x2A, 0x6F00)))
    assert raised.value.sw.value == 0x6F00
    assert 0x2A not in taro.counts


@pytest.mark.parametrize("keep", [0, 1, 3, 100])
def test_truncated(taro: VirtualCard, keep: int) -> None:
    card = FaultyCard(taro, Truncated(1, keep))
    card.power_on()
    answers = [card.transmit(command) for command in COMMANDS]
    assert [len(given) for given in answers] == [2, keep + 2, 2, 2, 258]
    assert all(given.endswith(b"\x90\x00") for given in (answers[1], answers[4]))


def test_truncated_signature_is_refused(taro: VirtualCard) -> None:
    with pytest.raises(ApduError, match="signature of 255 bytes"):
        go(FaultyCard(taro, Truncated(4, 255)))


@pytest.mark.parametrize("index", range(1, VISIT))
def test_power_fails_for_an_instant(taro: VirtualCard, index: int) -> None:
    card = FaultyCard(taro, Glitch(index))
    card.power_on()
    answers = [card.transmit(command) for command in COMMANDS]
    # Nothing is selected any more, and nobody's PIN is tried on.
    assert answers[index:] == [b"\x6a\x82"] * (VISIT - index)
    card.transmit(COMMANDS[0])
    assert card.transmit(COMMANDS[2]) == b"\x63\xc3"
    assert card.transmit(COMMANDS[4]) == b"\x69\x82"


@pytest.mark.parametrize(("fault", "sleeps"), [(Slow(0.25), [0.25] * VISIT), (Slow(3.0, at=2), [3.0])])
def test_slow(taro: VirtualCard, fault: Fault, sleeps: list[float]) -> None:
    slept: list[float] = []
    go(FaultyCard(taro, fault, sleep=slept.append))
    assert slept == sleeps


def test_faults_add_up(taro: VirtualCard) -> None:
    slept: list[float] = []
    with pytest.raises(CardMute):
        go(FaultyCard(taro, Slow(1.0), Answer(2, b""), sleep=slept.append))
    assert slept == [1.0] * 3


@pytest.mark.parametrize("index", range(VISIT))
@pytest.mark.parametrize("stuck", [False, True])
def test_mute_until_it_is_released(taro: VirtualCard, index: int, stuck: bool) -> None:
    card = FaultyCard(taro, Mute(index, stuck=stuck))
    outcome, thread = _in_background(lambda: go(card))
    assert card.muted.wait(PATIENCE_S)
    assert card.count == index + 1
    card.release()
    thread.join(PATIENCE_S)
    assert isinstance(outcome[0], Signed)


def test_mute_ends_with_power_and_strikes_once(taro: VirtualCard) -> None:
    card = FaultyCard(taro, Mute(VISIT))
    assert len(go(card).signature) == 256
    outcome, thread = _in_background(lambda: go(card))
    assert card.muted.wait(PATIENCE_S)
    card.power_off()
    thread.join(PATIENCE_S)
    assert isinstance(outcome[0], CardMute)
    assert len(go(card).signature) == 256


def test_stuck_does_not_end_with_power(taro: VirtualCard) -> None:
    card = FaultyCard(taro, Mute(0, stuck=True))
    outcome, thread = _in_background(lambda: go(card))
    assert card.muted.wait(PATIENCE_S)
    card.power_off()
    assert card.muted.is_set()
    card.release()
    thread.join(PATIENCE_S)
    assert isinstance(outcome[0], CardMute)


def test_a_warm_reset_goes_to_the_card(taro: VirtualCard) -> None:
    card = FaultyCard(taro)
    assert card.reset() == taro.atr
    assert taro.powered


# --- Torn within an answer


@pytest.mark.parametrize("index", range(VISIT))
@pytest.mark.parametrize("sent", [0, 1, 2, 100, 1000])
def test_torn_within_the_answer(taro: VirtualCard, make: Callable[[str], VirtualCard], index: int, sent: int) -> None:
    whole = make("taro")
    whole.power_on()
    answer = [whole.transmit(command) for command in COMMANDS][index]
    card = FaultyCard(taro, TornAnswer(index, sent))
    card.power_on()
    for command in COMMANDS[:index]:
        card.transmit(command)
    with pytest.raises(CardTorn) as torn:
        card.transmit(COMMANDS[index])
    # At least one byte is missing, the card did its work, and it has no power.
    assert torn.value.sent == answer[: min(sent, len(answer) - 1)]
    assert torn.value.away_s is None
    assert len(taro.log) == index + 1
    assert not taro.powered


def test_torn_within_the_answer_is_a_removal(taro: VirtualCard) -> None:
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, FaultyCard(taro, TornAnswer(4, 255)))
    with readers.open(DEFAULT_NAME).connect() as connection, pytest.raises(CardRemoved):
        run(connection, visit())
    assert readers.remove(DEFAULT_NAME) is None
    assert taro.verifies == 1


@pytest.mark.pcscd
@pytest.mark.parametrize("sent", [0, 1, 2, 1000])
def test_torn_within_the_answer_through_pcscd(taro: VirtualCard, pcscd: PcscdRig, sent: int) -> None:
    name = pcscd.reader_names[0]
    with PcscDoor(pcscd).inserted(FaultyCard(taro, TornAnswer(1, sent))) as slot:
        with connected(name) as connection, pytest.raises(GONE):
            run(connection, visit())
        assert not slot.present
        wait_until_empty(name)
        slot.insert(taro)
        with connected(name) as connection:
            assert run(connection, read_card()).retries_left == 3


def test_less_than_nothing_cannot_be_sent() -> None:
    with pytest.raises(ValueError, match="after 0 bytes or more, not -1"):
        TornAnswer(0, -1)


# --- A card held badly


@pytest.mark.parametrize("moment", Moment)
@pytest.mark.parametrize("index", range(VISIT))
def test_flicker(taro: VirtualCard, index: int, moment: Moment) -> None:
    readers, events = VirtualReaders(), list[WatcherEvent]()
    watcher = readers.watch(events.append)
    readers.insert(DEFAULT_NAME, FaultyCard(taro, Flicker(index, 0.0, moment)))
    with readers.open(DEFAULT_NAME).connect() as connection:
        with pytest.raises(CardRemoved):
            run(connection, visit())
        # The old conversation is over although a card lies there.
        with pytest.raises(CardRemoved):
            run(connection, visit())
    with readers.open(DEFAULT_NAME).connect() as connection:
        assert len(run(connection, visit()).signature) == 256
    readers.settle()
    watcher.stop()
    kinds = [type(event) for event in events[2:]]
    assert kinds == [CardInserted, CardTaken, CardInserted]
    assert taro.verifies == 1 + (index > 3 or (index == 3 and moment is Moment.AFTER))


def test_a_hand_that_trembles(taro: VirtualCard) -> None:
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, FaultyCard(taro, *(Flicker(at, 0.0) for at in (0, 1, 3, 6))))
    for _ in range(4):
        with readers.open(DEFAULT_NAME).connect() as connection, pytest.raises(CardRemoved):
            run(connection, visit())
    assert len(taro.log) == 3
    with readers.open(DEFAULT_NAME).connect() as connection:
        assert len(run(connection, visit()).signature) == 256


def test_a_card_that_is_away_comes_back(taro: VirtualCard) -> None:
    readers, back = VirtualReaders(), threading.Event()
    readers.insert(DEFAULT_NAME, FaultyCard(taro, Flicker(0, seconds=0.01)))
    with readers.open(DEFAULT_NAME).connect() as connection, pytest.raises(CardRemoved):
        run(connection, visit())
    watcher = readers.watch(lambda event: back.set() if isinstance(event, CardInserted) else None)
    assert back.wait(PATIENCE_S)
    watcher.stop()
    with readers.open(DEFAULT_NAME).connect() as connection:
        assert len(run(connection, visit()).signature) == 256


def test_a_card_that_is_away_can_be_taken_and_stays_away(taro: VirtualCard) -> None:
    readers = VirtualReaders()
    card = FaultyCard(taro, Flicker(0, seconds=600.0))
    readers.insert(DEFAULT_NAME, card)
    with readers.open(DEFAULT_NAME).connect() as connection, pytest.raises(CardRemoved):
        run(connection, visit())
    assert readers.remove(DEFAULT_NAME) is card
    assert readers.remove(DEFAULT_NAME) is None


@pytest.mark.pcscd
def test_flicker_through_pcscd(taro: VirtualCard, pcscd: PcscdRig) -> None:
    name = pcscd.reader_names[0]
    with PcscDoor(pcscd).inserted(FaultyCard(taro, Flicker(1, 0.2))) as slot:
        with connected(name) as connection, pytest.raises(GONE):
            run(connection, visit())
        wait_until_empty(name)
        with connected(name) as connection:
            assert len(run(connection, visit()).signature) == 256
        assert slot.present


@pytest.mark.pcscd
def test_a_card_that_is_away_is_not_on_the_line(taro: VirtualCard, pcscd: PcscdRig) -> None:
    name = pcscd.reader_names[0]
    with VpcdSlot(port=pcscd.vpcd_ports[0]) as slot:
        slot.insert(FaultyCard(taro, Flicker(0, seconds=600.0)))
        slot.wait_until_connected()
        with connected(name) as connection, pytest.raises(GONE):
            run(connection, visit())
        wait_until_empty(name)
        # It is still this slot's card, so it can be taken.
        assert slot.present
        assert slot.remove() is not None


def test_nobody_is_away_for_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="0 seconds or more, not -1"):
        Flicker(0, seconds=-1)


# --- Wrong lengths, and another card


@pytest.mark.parametrize("extra", [b"\0", b"\xff" * 300])
def test_lengthened(taro: VirtualCard, make: Callable[[str], VirtualCard], extra: bytes) -> None:
    sound, card = make("taro"), FaultyCard(taro, Lengthened(1, extra))
    expected: list[bytes] = []
    answers: list[bytes] = []
    for one, into in ((sound, expected), (card, answers)):
        one.power_on()
        into.extend(one.transmit(command) for command in COMMANDS)
    expected[1] = expected[1][:-2] + extra + b"\x90\x00"
    assert answers == expected


def test_a_lengthened_signature_is_refused(taro: VirtualCard) -> None:
    with pytest.raises(ApduError, match="signature of 257 bytes"):
        go(FaultyCard(taro, Lengthened(4, b"\0")))


@pytest.mark.parametrize("index", range(1, VISIT))
def test_another_card_lies_there(taro: VirtualCard, make: Callable[[str], VirtualCard], index: int) -> None:
    other = make("hanako")
    card = FaultyCard(taro, Exchanged(index, other))
    card.power_on()
    answers = [card.transmit(command) for command in COMMANDS]
    # The other card has just got power: nothing is selected on it, and it takes no PIN.
    assert answers[index:] == [b"\x6a\x82"] * (VISIT - index)
    assert not taro.powered
    assert (len(taro.log), len(other.log)) == (index, VISIT - index)
    assert card.transmit(COMMANDS[0]) == b"\x90\x00"
    assert card.transmit(COMMANDS[2]) == b"\x63\xc3"
    assert card.atr == other.atr
    card.power_off()
    assert not other.powered


def _in_background(action: Callable[[], Signed]) -> tuple[list[Signed | ReaderError], threading.Thread]:
    outcome: list[Signed | ReaderError] = []

    def act() -> None:
        try:
            outcome.append(action())
        except ReaderError as error:
            outcome.append(error)

    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    return outcome, thread
