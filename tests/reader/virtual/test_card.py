"""What only the card itself shows: malformed commands, resets, its log, its options."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apdu.mynumber.layout import Credential
from reader.virtual.applications.jpki import JpkiApplication
from reader.virtual.applications.readings import Readings
from reader.virtual.card import LOG_LENGTH, VirtualCard
from reader.virtual.issuance import issue
from reader.virtual.objects import NEVER, ElementaryFile, ReferenceData, Refused, WrongLength, after
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW

JPKI = "00A4040C0AD392F000260100000001"
VERIFY = "002000980431323334"
WRONG = "002000980439393939"
CHANGE = "002401980435363738"

Make = Callable[[str], VirtualCard]


def send(card: VirtualCard, command: str) -> str:
    return card.transmit(bytes.fromhex(command)).hex().upper()


@pytest.fixture
def powered(taro: VirtualCard) -> VirtualCard:
    taro.power_on()
    return taro


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("", "6700"),
        ("00", "6700"),
        ("00A404", "6700"),
        ("00A4040C0A0102", "6700"),
        ("00A4040C0A" + "00" * 12, "6700"),
        ("00B000000000", "6700"),
        ("00B00000000001", "6986"),
        ("00A4040C000000", "6A87"),
        ("00A4040C0000000000", "6700"),
        ("FFA4040C", "6E00"),
        ("00600000", "6D00"),
        ("00900000", "6D00"),
        ("0090", "6700"),
    ],
)
def test_malformed_commands(powered: VirtualCard, command: str, expected: str) -> None:
    assert send(powered, command) == expected


@settings(max_examples=300)
@given(commands=st.lists(st.binary(max_size=300), max_size=8))
def test_any_bytes_get_a_status_word_and_cost_no_try_unless_they_verify(commands: list[bytes]) -> None:
    card = issue(persona("taro"), NOW)
    card.power_on()
    for command in commands:
        answer = card.transmit(command)
        assert len(answer) >= 2
        assert answer[-2] & 0xF0 in (0x60, 0x90)
    assert _pin(card).tries_left == 3


_INSTRUCTIONS = st.sampled_from(
    [0x20, 0x24, 0x2A, 0x32, 0x82, 0x84, 0x88, 0xA2, 0xA4, 0xAE, 0xB0, 0xB2, 0xC0, 0xCA, 0xFC]
)
_REFERENCES = st.one_of(st.sampled_from([0x00, 0x01, 0x02, 0x04, 0x05, 0x0C, 0x80]), st.integers(0x80, 0x9F))


@settings(max_examples=300)
@given(
    aid=st.sampled_from(
        [
            "A0000001510000",
            "D3921000310001010100",
            "D3921000310001010401",
            "D3921000310001010402",
            "D3921000310001010408",
            "D392F000260100000001",
        ]
    ),
    headers=st.lists(
        st.tuples(st.sampled_from([0x00, 0x08, 0x0C, 0x80]), _INSTRUCTIONS, _REFERENCES, _REFERENCES), max_size=12
    ),
    body=st.one_of(st.just(b""), st.just(b"\x00"), st.just(b"\x04" + b"9999"), st.binary(max_size=300)),
)
def test_likely_commands_in_every_application_open_nothing(
    aid: str, headers: list[tuple[int, int, int, int]], body: bytes
) -> None:
    card = issue(persona("taro"), NOW)
    card.power_on()
    card.transmit(bytes.fromhex(f"00A4040C{len(aid) // 2:02X}{aid}"))
    for header in headers:
        answer = card.transmit(bytes(header) + body)
        assert len(answer) >= 2
        assert b"000000000019" not in answer
        assert not any(application.verified or application.session for application in card.applications)
    for application in card.applications:
        for found in application.objects.values():
            assert not isinstance(found, ReferenceData) or found.tries_left <= found.rule.tries


def test_no_answer_without_power(taro: VirtualCard) -> None:
    assert taro.transmit(bytes.fromhex(JPKI)) == b""
    taro.power_on()
    assert send(taro, JPKI) == "9000"
    taro.power_off()
    assert taro.transmit(bytes.fromhex(JPKI)) == b""
    assert not taro.powered


def test_warm_reset_keeps_the_verified_pin_and_loses_the_selection(powered: VirtualCard) -> None:
    send(powered, JPKI)
    assert send(powered, VERIFY) == "9000"
    assert powered.reset() == powered.atr
    assert send(powered, "00200098") == "6A82"
    assert send(powered, JPKI) == "9000"
    assert send(powered, CHANGE) == "9000"


def test_card_manager_selected_after_a_warm_reset_ends_the_verified_pin(powered: VirtualCard) -> None:
    send(powered, JPKI)
    send(powered, VERIFY)
    powered.reset()
    assert send(powered, "00A4040C07A0000001510000") == "9000"
    send(powered, JPKI)
    assert send(powered, CHANGE) == "6982"


@pytest.mark.parametrize("cut", ["power_on", "power_off"])
def test_loss_of_power_ends_the_verified_pin(powered: VirtualCard, cut: str) -> None:
    send(powered, JPKI)
    send(powered, VERIFY)
    getattr(powered, cut)()
    powered.power_on()
    send(powered, JPKI)
    assert send(powered, CHANGE) == "6982"


def test_reset_of_a_card_without_power_is_a_power_on(taro: VirtualCard) -> None:
    taro.reset()
    assert taro.powered


def test_verified_pins_are_kept_apart(powered: VirtualCard) -> None:
    send(powered, JPKI)
    send(powered, VERIFY)
    send(powered, "0020009B06414243313233")
    assert send(powered, CHANGE) == "9000"
    send(powered, WRONG)
    assert send(powered, CHANGE) == "6982"
    assert send(powered, "0024019B06414243313234") == "9000"


def test_log_shows_commands_files_and_status_words_and_no_pin(powered: VirtualCard) -> None:
    for command in (JPKI, "00B08A00000000", "00200098", VERIFY, WRONG, "00A4020C02001F"):
        send(powered, command)
    entries = powered.log
    assert [(entry.ins, entry.application, entry.file, entry.sw) for entry in entries] == [
        (0xA4, "JPKI", None, 0x9000),
        (0xB0, "JPKI", 0x000A, 0x9000),
        (0x20, "JPKI", 0x0018, 0x63C3),
        (0x20, "JPKI", 0x0018, 0x9000),
        (0x20, "JPKI", 0x0018, 0x63C2),
        (0xA4, "JPKI", 0x0018, 0x6A82),
    ]
    assert entries[0].selected == bytes.fromhex("D392F000260100000001")
    assert entries[5].selected == bytes.fromhex("001F")
    text = "".join(f"{entry!r}{entry}" for entry in entries)
    for secret in ("31323334", "1234", "39393939", "9999"):
        assert secret not in text
    assert powered.verifies == 2
    assert powered.counts == {0xA4: 2, 0xB0: 1, 0x20: 3}


def test_log_is_bounded_and_the_counts_are_not(powered: VirtualCard) -> None:
    for _ in range(LOG_LENGTH + 10):
        powered.transmit(b"\x00\xa4\x00\x00")
    assert len(powered.log) == LOG_LENGTH
    assert powered.log[-1].number == LOG_LENGTH + 9
    assert powered.counts[0xA4] == LOG_LENGTH + 10


def test_a_malformed_command_is_in_the_log(powered: VirtualCard) -> None:
    send(powered, "00")
    assert powered.log[-1].sw == 0x6700


def test_options_of_disputed_behaviour() -> None:
    readings = Readings(locked_status=0x6983, wrong_length=WrongLength.REFUSED, certificate_after_pin=True)
    card = issue(persona("taro"), NOW, readings)
    card.power_on()
    send(card, JPKI)
    assert send(card, "00B08A0001") == "6982"
    assert send(card, "0020009803313233") == "6700"
    assert [send(card, WRONG) for _ in range(4)] == ["63C2", "63C1", "63C0", "6983"]
    assert send(card, "00200098") == "63C0"


@pytest.mark.parametrize(("asked", "expected"), [(None, "6982"), (True, "6982"), (False, "9000")])
def test_the_certificate_of_a_phone(asked: bool | None, expected: str) -> None:
    card = issue(persona("android"), NOW, Readings(certificate_after_pin=asked))
    card.power_on()
    send(card, JPKI)
    assert send(card, "00B08A0001")[-4:] == expected


@given(shown=st.lists(st.sampled_from([b"1234", b"9999"]), max_size=12))
def test_counter_against_a_model(shown: list[bytes]) -> None:
    pin = ReferenceData(0x18, Credential.AUTHENTICATION.value.rule, b"1234", 3)
    left = 3
    for secret in shown:
        try:
            pin.verify(secret)
            status = 0x9000
        except Refused as refused:
            status = refused.status
        if left == 0:
            assert status == 0x6984
        elif secret == b"1234":
            left = 3
            assert status == 0x9000
        else:
            left -= 1
            assert status == 0x63C0 | left
        assert pin.query() == 0x63C0 | left


@pytest.mark.parametrize(
    ("secret", "tries", "message"),
    [
        (b"1234", 4, "0 to 3, not 4"),
        (b"1234", -1, "0 to 3, not -1"),
        (b"12345", 3, "does not fit its own rule"),
        (b"", 1, "no PIN to be tried"),
    ],
)
def test_a_pin_that_cannot_be(secret: bytes, tries: int, message: str) -> None:
    with pytest.raises(ValueError, match=message) as raised:
        ReferenceData(0x18, Credential.AUTHENTICATION.value.rule, secret, tries)
    assert "1234" not in str(raised.value)


def test_secrets_are_not_in_repr() -> None:
    pin = ReferenceData(0x18, Credential.AUTHENTICATION.value.rule, b"7294", 3)
    assert "7294" not in repr(pin)
    assert b"abc".hex() not in repr(ElementaryFile(1, b"abc"))
    assert "b'abc'" not in repr(ElementaryFile(1, b"abc"))


@given(size=st.integers(0, 40), offset=st.integers(0, 50), ne=st.integers(1, 60))
def test_file_reads_tile_content_and_filler(size: int, offset: int, ne: int) -> None:
    file = ElementaryFile(1, b"0123456789", size=size)
    physical = b"0123456789" + b"\xff" * max(0, size - 10)
    if offset < len(physical):
        assert file.read(offset, ne) == physical[offset : offset + ne]
    else:
        with pytest.raises(Refused) as refused:
            file.read(offset, ne)
        assert refused.value.status == 0x6B00


def test_access_rules() -> None:
    rule = after(0x11, 0x14)
    rule.check({0x14})
    rule.check({0x11, 0x15})
    for closed, verified in ((rule, {0x15}), (rule, set[int]()), (NEVER, {0x11, 0x14})):
        with pytest.raises(Refused) as refused:
            closed.check(verified)
        assert refused.value.status == 0x6982


def test_the_holder_can_look_at_the_counter(make: Make) -> None:
    assert _pin(make("last-try")).tries_left == 1
    assert _pin(make("face")).tries_left == 0


@pytest.mark.parametrize("scheme", ["00", "03", "05"])
def test_signature_takes_less_than_five_milliseconds(powered: VirtualCard, scheme: str) -> None:
    send(powered, JPKI)
    send(powered, VERIFY)
    command = bytes.fromhex(f"802A{scheme}9703010203" + "00")
    powered.transmit(command)
    times = []
    for _ in range(15):
        start = time.perf_counter()
        assert powered.transmit(command).endswith(b"\x90\x00")
        times.append(time.perf_counter() - start)
    # The quickest counts: what else the machine does is not the card's doing.
    assert min(times) < 0.005


def _pin(card: VirtualCard) -> ReferenceData:
    application = next(found for found in card.applications if isinstance(found, JpkiApplication))
    pin = application.reference_data(Credential.AUTHENTICATION)
    assert pin is not None
    return pin
