"""The pytest plugin's fixtures and marker, used in this run."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from cryptography import x509
from smartcard.System import readers as pcsc_readers

from apdu import CommandAPDU
from apdu.mynumber.jpki import CardContents, read_card
from reader.base import run
from reader.errors import CardMute, CardRemoved, NoCard
from reader.pcsc.connection import PcscReaders
from reader.pcsc.waiting import wait_for_card
from reader.virtual import pytest_plugin
from reader.virtual.card import VirtualCard
from reader.virtual.faults import FaultyCard, Moment, Mute, Slow, Torn
from reader.virtual.fields import PersonaError
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.issuance import credentials, issue
from reader.virtual.link import parse
from reader.virtual.marking import MarkerError, read_marker
from reader.virtual.pcscslot import PcscSlot
from reader.virtual.persona import persona
from reader.virtual.pki import JST
from reader.virtual.rig import PcscdRig
from reader.virtual.variation import vary
from reader.virtual.vpcd import VpcdSlot

NOW: Final = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
LEAP: Final = datetime(2028, 2, 28, 3, 4, 5, tzinfo=UTC)
SELECT: Final = CommandAPDU(0x00, 0xA4, 0x04, 0x0C, bytes.fromhex("D392F000260100000001"))
WRONG_PIN: Final = "002000980439393939"


def read(readers: VirtualReaders) -> CardContents:
    with readers.open(DEFAULT_NAME).connect() as connection:
        return run(connection, read_card())


def certificate(contents: CardContents) -> x509.Certificate:
    assert contents.certificate is not None
    return x509.load_der_x509_certificate(contents.certificate[: int.from_bytes(contents.certificate[2:4], "big") + 4])


def public_key(name: str) -> object:
    return credentials(persona(name), NOW).authentication_key.public_key()


# --- In this process


def test_without_a_marker_it_is_taros_card(virtual_reader: VirtualReaders, virtual_card: VirtualCard) -> None:
    assert virtual_reader.names() == (DEFAULT_NAME,)
    found = certificate(read(virtual_reader))
    assert found.not_valid_before_utc.date() == (datetime.now(UTC) - timedelta(days=400)).date()
    assert virtual_card.counts[0xB0] >= 1


@pytest.mark.virtual_card("blocked", readings={"locked_status": "6983"})
def test_a_reading_of_an_open_question(virtual_card: VirtualCard) -> None:
    virtual_card.power_on()
    for command in ("00A4040C0AD392F000260100000001", "00A4020C020018"):
        assert virtual_card.transmit(bytes.fromhex(command)) == b"\x90\x00"
    assert virtual_card.transmit(bytes.fromhex("002000800431323334")) == b"\x69\x83"


@pytest.mark.virtual_card("hanako", now=NOW)
def test_a_persona_and_the_moment_of_its_issue(virtual_reader: VirtualReaders) -> None:
    assert read(virtual_reader).certificate == credentials(persona("hanako"), NOW).der


@pytest.mark.virtual_card("taro", issued="-3h", now=NOW)
def test_renewed_three_hours_ago(virtual_reader: VirtualReaders) -> None:
    found = certificate(read(virtual_reader))
    assert found.not_valid_before_utc == NOW - timedelta(hours=3)
    # The fifth birthday after that
    assert found.not_valid_after_utc.astimezone(JST).date() == date(2031, 2, 17)


@pytest.mark.virtual_card("taro", expires="+1d", now=NOW)
def test_expires_tomorrow(virtual_reader: VirtualReaders) -> None:
    found = certificate(read(virtual_reader))
    assert found.not_valid_after_utc.astimezone(JST).date() == date(2026, 11, 23)
    assert found.not_valid_before_utc < NOW - timedelta(days=365)


@pytest.mark.virtual_card(issued="-3h", expires="+30d", now=NOW)
def test_both_ends(virtual_reader: VirtualReaders) -> None:
    found = certificate(read(virtual_reader))
    assert found.not_valid_before_utc == NOW - timedelta(hours=3)
    assert found.not_valid_after_utc.astimezone(JST).date() == date(2026, 12, 22)


@pytest.mark.virtual_card(tries_left=1)
def test_tries_left(virtual_reader: VirtualReaders) -> None:
    assert read(virtual_reader).retries_left == 1


@pytest.mark.virtual_card(auth_pin="9999", sign_password="KANAGAWA1")
@pytest.mark.parametrize(("command", "answer"), [(WRONG_PIN, 0x9000), ("0020009B094B414E414741574131", 0x9000)])
def test_pins(virtual_reader: VirtualReaders, command: str, answer: int) -> None:
    with virtual_reader.open(DEFAULT_NAME).connect() as connection:
        connection.transmit(SELECT)
        assert connection.transmit(CommandAPDU.parse(bytes.fromhex(command))).sw.value == answer


@pytest.mark.virtual_card(faults=[Torn(1, Moment.AFTER)])
def test_faults(virtual_reader: VirtualReaders, virtual_card: VirtualCard) -> None:
    with pytest.raises(CardRemoved):
        read(virtual_reader)
    assert [entry.ins for entry in virtual_card.log] == [0xA4, 0xB0]


@pytest.mark.virtual_card(faults=Mute(0))
def test_one_fault_needs_no_list_and_the_end_frees_a_mute_card(faulty_card: FaultyCard) -> None:
    assert faulty_card.faults == (Mute(0),)


@pytest.mark.virtual_card(link="contact-9600", rsa_s=0.0)
def test_the_time_of_a_line(virtual_reader: VirtualReaders) -> None:
    line = parse("contact-9600")
    with virtual_reader.open(DEFAULT_NAME).connect() as connection:
        began = time.monotonic()
        connection.transmit(SELECT)
        took = time.monotonic() - began
    expected = line.command_s(15) + line.answer_s(2)
    assert 0.025 < expected <= took < expected + 2.0


@pytest.mark.virtual_card("hanako")
class TestClosest:
    def test_a_class_chooses_for_its_tests(self, virtual_reader: VirtualReaders) -> None:
        assert certificate(read(virtual_reader)).public_key() == public_key("hanako")

    @pytest.mark.virtual_card("child")
    def test_a_test_chooses_for_itself(self, virtual_reader: VirtualReaders) -> None:
        assert certificate(read(virtual_reader)).public_key() == public_key("child")


def test_each_test_has_a_new_card(virtual_card: VirtualCard, make: Callable[[str], VirtualCard]) -> None:
    assert virtual_card.log == make("taro").log == ()


# --- Through pcscd

pcscd_test = pytest.mark.pcscd


@pcscd_test
def test_any_program_sees_the_card(pcsc_slot: PcscSlot, virtual_card: VirtualCard) -> None:
    connection = next(reader for reader in pcsc_readers() if reader.name == pcsc_slot.name).createConnection()
    connection.connect()
    try:
        assert bytes(connection.getATR()) == virtual_card.atr
        assert connection.transmit(list(bytes(SELECT))) == ([], 0x90, 0x00)
    finally:
        connection.disconnect()
        connection.component.release()
    assert virtual_card.counts[0xA4] == 1


@pcscd_test
@pytest.mark.virtual_card("hanako", now=NOW)
def test_a_program_of_its_own_process_sees_it_too(pcsc_slot: PcscSlot) -> None:
    program = """if True:
        import hashlib
        from apdu.mynumber.jpki import read_card
        from reader.base import run
        from reader.pcsc.connection import PcscReaders
        with PcscReaders().open(PcscReaders().names()[0]).connect() as connection:
            print(hashlib.sha256(run(connection, read_card()).certificate).hexdigest())
    """
    done = subprocess.run(
        (sys.executable, "-c", program), env=pcsc_slot.environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(credentials(persona("hanako"), NOW).der).hexdigest()


@pcscd_test
def test_the_hand_takes_and_places_cards(pcsc_slot: PcscSlot, make: Callable[[str], VirtualCard]) -> None:
    reader = PcscReaders().open(pcsc_slot.name)
    for name in ("hanako", "last-try"):
        assert pcsc_slot.remove() is not None
        assert not pcsc_slot.present
        with pytest.raises(NoCard), reader.connect():
            pass
        assert pcsc_slot.remove() is None
        pcsc_slot.insert(make(name))
        with reader.connect() as connection:
            assert run(connection, read_card()).retries_left == {"hanako": 3, "last-try": 1}[name]
    # One card takes the other's place, and that is seen as a removal.
    pcsc_slot.insert(make("hanako"))
    with reader.connect() as connection:
        assert run(connection, read_card()).retries_left == 3


@pcscd_test
@pytest.mark.virtual_card(faults=[Torn(1), Slow(0.0)])
def test_faults_through_pcscd(pcsc_slot: PcscSlot, virtual_card: VirtualCard) -> None:
    with PcscReaders().open(pcsc_slot.name).connect() as connection:
        connection.transmit(SELECT)
        with pytest.raises((CardRemoved, CardMute)):
            connection.transmit(SELECT)
    assert not pcsc_slot.present
    assert len(virtual_card.log) == 1


@pcscd_test
@pytest.mark.virtual_card(link="contact-9600")
def test_the_time_of_a_line_through_pcscd(pcsc_slot: PcscSlot) -> None:
    line = parse("contact-9600")
    with PcscReaders().open(pcsc_slot.name).connect() as connection:
        connection.transmit(SELECT)
        began = time.monotonic()
        assert len(connection.transmit(CommandAPDU(0x00, 0xB0, 0x8A, 0x00, ne=256)).data) == 256
        took = time.monotonic() - began
    expected = line.command_s(5) + line.answer_s(258)
    assert 0.3 < expected <= took < expected + 2.0


@pcscd_test
@pytest.mark.virtual_card(faults=[Mute(0, stuck=True)])
def test_a_mute_card_is_taken_at_the_end(pcsc_slot: PcscSlot, faulty_card: FaultyCard) -> None:
    assert pcsc_slot.present
    assert not faulty_card.muted.is_set()


@pcscd_test
@pytest.mark.parametrize("end", [PcscdRig.stop, PcscdRig.kill, PcscdRig.pause])
def test_the_service_may_be_gone_at_the_end(pcsc_slot: PcscSlot, end: Callable[[PcscdRig], None]) -> None:
    end(pcsc_slot.rig)


@pcscd_test
def test_waiting_for_a_card_that_does_not_come(virtual_pcscd: PcscdRig) -> None:
    with pytest.raises(TimeoutError, match="has not seen a card"):
        wait_for_card(virtual_pcscd.reader_names[1], present=True, timeout=0.05)


@pytest.mark.pcscd
def test_one_tests_bad_luck_is_not_that_of_the_next(virtual_pcscd: PcscdRig, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that is not seen to be empty costs a new pcscd, and one that is costs nothing."""
    monkeypatch.setattr(pytest_plugin, "_EMPTY_S", 0.3)
    before = virtual_pcscd.pid
    pytest_plugin._make_countable(virtual_pcscd)
    assert virtual_pcscd.pid == before
    left = VpcdSlot(port=virtual_pcscd.vpcd_ports[1])
    left.insert(issue(persona("taro"), NOW))
    left.wait_until_connected()
    wait_for_card(virtual_pcscd.reader_names[1], present=True)
    pytest_plugin._make_countable(virtual_pcscd)
    assert virtual_pcscd.pid not in {before, None}
    left.remove()


# --- What a marker says wrong


@pytest.mark.parametrize(
    ("marker", "message"),
    [
        (pytest.mark.virtual_card("nobody"), "no persona 'nobody'; there are android, "),
        (pytest.mark.virtual_card(Path("/nowhere/me.toml")), "me.toml: cannot be read"),
        (pytest.mark.virtual_card("taro", "hanako"), "too many positional arguments; it takes persona, faults, "),
        (
            pytest.mark.virtual_card(isued="-3h"),
            "unexpected keyword argument 'isued'; it takes persona, faults, issued",
        ),
        (pytest.mark.virtual_card(issued="yesterday"), "issued: a time relative to now, like -3h or \\+4d, is wanted"),
        (pytest.mark.virtual_card(issued="+3h"), "issued: is in the future; write a minus sign"),
        # At a moment of its own: in the first hours of a day, yesterday's last second comes after three hours ago.
        (pytest.mark.virtual_card(issued="-3h", expires="-1d", now=NOW), "expires: is before issued"),
        (pytest.mark.virtual_card(expires="+3h"), "expires: whole days, like \\+4d, are wanted"),
        (pytest.mark.virtual_card(tries_left=4), "tries_left: a whole number from 0 to 3 is wanted, not 4"),
        (pytest.mark.virtual_card(sign_tries_left=6), "sign_tries_left: a whole number from 0 to 5"),
        (pytest.mark.virtual_card(auth_pin=1234), "auth_pin: a text is wanted, not 1234"),
        (pytest.mark.virtual_card(auth_pin="12345"), "auth_pin: four digits in quotes are wanted"),
        (pytest.mark.virtual_card(sign_password="abc123"), "sign_password: 6 to 16 capital letters and digits"),
        (pytest.mark.virtual_card(faults=[3]), "faults: Torn, TornAnswer, .* or a word, are wanted, not 3"),
        (pytest.mark.virtual_card(faults="torn"), "faults: @N is missing"),
        (pytest.mark.virtual_card(faults=["exchanged@1:nobody"]), "no persona 'nobody'; there are android, "),
        (pytest.mark.virtual_card(link="usb"), "link: no line 'usb'; there are contactless-106, "),
        (pytest.mark.virtual_card(now=NOW.replace(tzinfo=None)), "now: a time with its zone is wanted"),
    ],
)
def test_a_mistake_is_named(marker: pytest.MarkDecorator, message: str) -> None:
    with pytest.raises(MarkerError, match=message):
        read_marker(marker.mark)


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "me.toml"
    path.write_text(
        'description = "of my own"\nname = "自作"\nname_kana = "ジサク"\nage = 30\nissued = "-1d"\nkey = 3\n',
        encoding="utf-8",
    )
    for given in (path, persona("hanako")):
        marking = read_marker(pytest.mark.virtual_card(given).mark)
        assert marking.persona == (persona("hanako") if given is not path else marking.persona)
        assert len(issue(marking.persona, NOW).applications) > 1


@pytest.mark.parametrize("now", [NOW, LEAP])
@pytest.mark.parametrize("name", ["taro", "hanako", "child", "expiring", "android"])
@pytest.mark.parametrize("days", [-1, 0, 1, 2, 400])
def test_expiry_of_anybody_on_any_day(name: str, days: int, now: datetime) -> None:
    changed = vary(persona(name), {"expires": f"{days:+}d"}, "here", now)
    assert changed.expiry_date(now) == now.astimezone(JST).date() + timedelta(days=days)
    assert changed.issued_at(now) < datetime.combine(changed.expiry_date(now), datetime.min.time(), UTC)


def test_changes_of_something_else_are_refused() -> None:
    with pytest.raises(PersonaError, match="here: name: is not known"):
        vary(persona("taro"), {"name": "x"}, "here", NOW)
