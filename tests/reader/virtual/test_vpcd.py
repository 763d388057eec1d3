"""The door to pcscd: the wire without a socket, a slot against a driver made of a socket, and the real one."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdu import CommandAPDU
from apdu.mynumber.jpki import read_card
from reader.base import run
from reader.errors import CardMute, ReaderError
from reader.pcsc.connection import PcscReaders
from reader.virtual.card import VirtualCard
from reader.virtual.faults import Answer, FaultyCard, Moment, Mute, Torn
from reader.virtual.issuance import credentials
from reader.virtual.persona import persona
from reader.virtual.rig import PcscdRig
from reader.virtual.vpcd import Command, Control, Peer, ProtocolError, VpcdSlot, answer, is_own_echo, reply
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import PcscDoor, connected, eventually, wait_until_empty

JPKI = CommandAPDU(0x00, 0xA4, 0x04, 0x0C, bytes.fromhex("D392F000260100000001"))
PATIENCE_S = 10.0

CONTROLS = st.sampled_from(Control)
COMMANDS = st.binary(min_size=2, max_size=400).map(Command)


def frame(request: Control | Command) -> bytes:
    return reply(bytes((request.value,)) if isinstance(request, Control) else request.raw)


@given(data=st.data(), requests=st.lists(CONTROLS | COMMANDS, max_size=8))
def test_any_chunking_gives_the_same_requests(data: st.DataObject, requests: list[Control | Command]) -> None:
    stream = b"".join(map(frame, requests))
    peer = Peer()
    found = []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        found += peer.feed(stream[:size])
        stream = stream[size:]
    assert found == requests
    assert not peer.incomplete


@given(stream=st.binary(max_size=600))
def test_any_bytes_are_requests_a_part_or_no_protocol(stream: bytes) -> None:
    peer = Peer()
    try:
        requests = peer.feed(stream)
    except ProtocolError:
        return
    assert stream.startswith(b"".join(map(frame, requests)))


def test_a_frame_cut_off_is_waited_for() -> None:
    peer = Peer()
    assert peer.feed(b"\x00") == []
    assert peer.feed(b"\x04\x00\xa4") == []
    assert peer.incomplete
    assert peer.feed(b"\x00\x00\x00\x01\x04") == [Command(b"\x00\xa4\x00\x00"), Control.GET_ATR]


def test_the_longest_frame() -> None:
    longest = bytes(0xFFFF)
    assert Peer().feed(reply(longest)) == [Command(longest)]
    with pytest.raises(ValueError, match="a frame carries 65535 bytes, not 65536"):
        reply(bytes(0x10000))


@pytest.mark.parametrize(("stream", "message"), [(b"\0\0", "empty frame"), (b"\0\1\3", "control 03 does not exist")])
def test_what_is_no_protocol(stream: bytes, message: str) -> None:
    with pytest.raises(ProtocolError, match=message):
        Peer().feed(stream)


def test_a_command_is_not_in_repr() -> None:
    assert "1234" not in repr(Command(b"\x00\x20\x00\x98\x041234"))


def test_what_a_card_answers(taro: VirtualCard) -> None:
    assert answer(taro, Control.GET_ATR) == taro.atr
    assert answer(taro, Control.POWER_ON) is None
    assert taro.powered
    assert answer(taro, Command(bytes(JPKI))) == b"\x90\x00"
    assert answer(taro, Control.RESET) is None
    assert answer(taro, Command(bytes.fromhex("00200098"))) == b"\x6a\x82"
    assert answer(taro, Control.POWER_OFF) is None
    assert not taro.powered


def test_an_answer_longer_than_the_wire_is_refused(taro: VirtualCard) -> None:
    card = FaultyCard(taro, Answer(0, bytes(0x10000)))
    assert answer(card, Command(b"\x00\xb0\x00\x00\x00\x00\x00")) == b"\x67\x00"


class Driver:
    """The other side of the wire: a socket that waits for cards."""

    def __init__(self, port: int = 0) -> None:
        self.listening = socket.create_server(("127.0.0.1", port))
        self.listening.settimeout(PATIENCE_S)
        self.port: int = self.listening.getsockname()[1]

    def accept(self) -> socket.socket:
        line, _ = self.listening.accept()
        line.settimeout(PATIENCE_S)
        return line

    def close(self) -> None:
        self.listening.close()


def reset(line: socket.socket) -> None:
    """End a line without a word: what was on its way is lost."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    line.close()


@contextmanager
def driver(port: int = 0) -> Iterator[Driver]:
    found = Driver(port)
    try:
        yield found
    finally:
        found.close()


def ask(line: socket.socket, payload: bytes) -> bytes:
    line.sendall(reply(payload))
    return receive(line)


def receive(line: socket.socket) -> bytes:
    """One frame, or b"" at the end of the line."""
    content = b""
    while len(content) < 2 or len(content) < 2 + int.from_bytes(content[:2], "big"):
        try:
            more = line.recv(4096)
        except ConnectionResetError:
            more = b""
        if not more:
            return b""
        content += more
    return content[2:]


def test_a_slot_answers_frames_in_pieces(taro: VirtualCard) -> None:
    with driver() as other, VpcdSlot(port=other.port) as slot:
        slot.insert(taro)
        with other.accept() as line:
            assert ask(line, b"\x04") == taro.atr
            for byte in reply(b"\x01") + reply(bytes(JPKI))[:-1]:
                line.sendall(bytes((byte,)))
            line.sendall(bytes(JPKI)[-1:])
            assert receive(line) == b"\x90\x00"


def test_removal_ends_the_line_and_power(taro: VirtualCard) -> None:
    with driver() as other, VpcdSlot(port=other.port) as slot:
        slot.insert(taro)
        with other.accept() as line:
            line.sendall(reply(b"\x01"))
            assert ask(line, bytes(JPKI)) == b"\x90\x00"
            before = slot.present
            assert slot.remove() is taro
            assert receive(line) == b""
    assert (before, slot.present) == (True, False)
    assert not taro.powered
    assert slot.remove() is None


def test_a_card_dials_again_when_the_driver_comes_back(taro: VirtualCard) -> None:
    with VpcdSlot() as slot:
        with driver() as first:
            slot.port = first.port
            slot.insert(taro)
            with first.accept() as line:
                line.sendall(reply(b"\x01"))
                assert ask(line, bytes(JPKI)) == b"\x90\x00"
        eventually(lambda: not taro.powered)
        with driver(first.port) as second, second.accept() as line:
            assert ask(line, b"\x04") == taro.atr


def test_a_card_placed_before_the_driver_is_there(taro: VirtualCard) -> None:
    with driver() as reserved:
        port = reserved.port
    with VpcdSlot(port=port) as slot:
        slot.insert(taro)
        with pytest.raises(TimeoutError, match=f"no vpcd at 127.0.0.1:{port}; is pcscd running"):
            slot.wait_until_connected(0.05)
        with driver(port) as other, other.accept() as line:
            slot.wait_until_connected()
            assert ask(line, b"\x04") == taro.atr


@pytest.mark.parametrize("nonsense", [b"\0\0", b"\0\1\7"])
def test_a_slot_hangs_up_on_nonsense_and_dials_again(taro: VirtualCard, nonsense: bytes) -> None:
    with driver() as other, VpcdSlot(port=other.port) as slot:
        slot.insert(taro)
        with other.accept() as line:
            line.sendall(nonsense)
            assert receive(line) == b""
        with other.accept() as line:
            assert ask(line, b"\x04") == taro.atr


def test_a_line_to_oneself_is_known() -> None:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.connect(line.getsockname())
        assert is_own_echo(line)
    with driver() as other, socket.create_connection(("127.0.0.1", other.port)) as line:
        assert not is_own_echo(line)


def test_a_line_that_is_reset_is_dialled_again(taro: VirtualCard) -> None:
    with driver() as other, VpcdSlot(port=other.port) as slot:
        slot.insert(taro)
        reset(other.accept())
        with other.accept() as second:
            assert ask(second, b"\x04") == taro.atr


def test_a_line_that_is_reset_while_it_is_dialled_is_dialled_again(
    taro: VirtualCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pcscd that ends just then resets the line before the card has looked at it: the card stays there."""
    create, dialled, gone = socket.create_connection, [], threading.Event()

    def dial(address: tuple[str, int], timeout: float) -> socket.socket:
        line = create(address, timeout)
        dialled.append(line)
        if len(dialled) == 1:
            reset(other.accept())
            line.settimeout(PATIENCE_S)
            with suppress(ConnectionResetError):
                line.recv(1)
            gone.set()
        return line

    with driver() as other, VpcdSlot(port=other.port) as slot:
        monkeypatch.setattr(socket, "create_connection", dial)
        slot.insert(taro)
        assert gone.wait(PATIENCE_S)
        with other.accept() as second:
            assert ask(second, b"\x04") == taro.atr
            assert len(dialled) == 2
            assert dialled[0].fileno() == -1


def test_a_torn_card_does_not_come_back(taro: VirtualCard) -> None:
    with driver() as other, VpcdSlot(port=other.port) as slot:
        slot.insert(FaultyCard(taro, Torn(0)))
        with other.accept() as line:
            line.sendall(reply(b"\x01"))
            assert ask(line, bytes(JPKI)) == b""
        eventually(lambda: not slot.present)
        other.listening.settimeout(0.1)
        with pytest.raises(TimeoutError):
            other.accept()


@pytest.mark.parametrize("stuck", [False, True])
def test_a_mute_card_is_removed_like_any_other(taro: VirtualCard, stuck: bool) -> None:
    mute = FaultyCard(taro, Mute(0, stuck=stuck))
    with driver() as other, VpcdSlot(port=other.port) as slot:
        slot.insert(mute)
        with other.accept() as line:
            line.sendall(reply(b"\x01") + reply(bytes(JPKI)))
            assert mute.muted.wait(PATIENCE_S)
            assert slot.remove() is mute
            assert receive(line) == b""
        mute.release()
        eventually(lambda: not mute.muted.is_set())


def test_a_new_card_replaces_the_old_one(taro: VirtualCard, make: Callable[[str], VirtualCard]) -> None:
    with driver() as other, VpcdSlot(port=other.port) as slot:
        slot.insert(taro)
        with other.accept() as first:
            slot.insert(make("short-length"))
            assert receive(first) == b""
        with other.accept() as second:
            assert ask(second, b"\x04") == bytes.fromhex("3BE000FF8131FE4514")


@pytest.mark.pcscd
def test_a_whole_read_through_pcscd_without_delayed_acknowledgements(pcscd: PcscdRig, taro: VirtualCard) -> None:
    times = []
    with PcscDoor(pcscd).open(taro) as talk:
        contents = run(talk.connection, read_card())
        for _ in range(20):
            start = time.perf_counter()
            talk.send("00B0860000")
            times.append(time.perf_counter() - start)
    assert contents.certificate == credentials(persona("taro"), NOW).der
    # A delayed acknowledgement costs 40 ms, on every command.
    assert sorted(times)[10] < 0.02


@pytest.mark.pcscd
@pytest.mark.parametrize("moment", Moment)
@pytest.mark.parametrize("index", range(3))
def test_a_card_pulled_through_pcscd(pcscd: PcscdRig, taro: VirtualCard, index: int, moment: Moment) -> None:
    with PcscDoor(pcscd).open(FaultyCard(taro, Torn(index, moment))) as talk, pytest.raises(ReaderError):
        run(talk.connection, read_card())
    assert len(taro.log) == index + (moment is Moment.AFTER)


@pytest.mark.pcscd
def test_a_card_that_answers_too_little_through_pcscd(pcscd: PcscdRig, taro: VirtualCard) -> None:
    with PcscDoor(pcscd).open(FaultyCard(taro, Answer(1, b"\x90"))) as talk, pytest.raises(CardMute):
        run(talk.connection, read_card())


@pytest.mark.pcscd
def test_a_mute_card_is_taken_away_through_pcscd(pcscd: PcscdRig, taro: VirtualCard) -> None:
    mute = FaultyCard(taro, Mute(1))
    errors: list[ReaderError] = []

    def read(connection_name: str) -> None:
        with connected(connection_name) as connection:
            try:
                run(connection, read_card())
            except ReaderError as error:
                errors.append(error)

    with VpcdSlot(port=pcscd.vpcd_ports[0]) as slot:
        slot.insert(mute)
        reading = threading.Thread(target=read, args=(pcscd.reader_names[0],))
        reading.start()
        assert mute.muted.wait(PATIENCE_S)
        slot.remove()
        reading.join(PATIENCE_S)
        assert not reading.is_alive()
    assert len(errors) == 1
    wait_until_empty(pcscd.reader_names[0])


@pytest.mark.pcscd
def test_the_card_lies_there_when_pcscd_comes_back(pcscd: PcscdRig, taro: VirtualCard) -> None:
    name = pcscd.reader_names[0]
    with PcscDoor(pcscd).inserted(taro):
        pcscd.kill()
        with pytest.raises(ReaderError), PcscReaders().open(name).connect():
            pass
        pcscd.start()
        with connected(name) as connection:
            assert run(connection, read_card()).retries_left == 3


@pytest.mark.pcscd
def test_two_cards_in_two_slots(pcscd: PcscdRig, make: Callable[[str], VirtualCard]) -> None:
    with (
        VpcdSlot(port=pcscd.vpcd_ports[0]) as left,
        VpcdSlot(port=pcscd.vpcd_ports[1]) as right,
    ):
        left.insert(make("taro"))
        right.insert(make("last-try"))
        with connected(pcscd.reader_names[0]) as one, connected(pcscd.reader_names[1]) as two:
            assert run(one, read_card()).retries_left == 3
            assert run(two, read_card()).retries_left == 1
    for name in pcscd.reader_names:
        wait_until_empty(name)
