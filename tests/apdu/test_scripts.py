"""The procedures, played by next(), send() and throw() against tables: no card, no reader."""

from __future__ import annotations

import contextlib
import re
import tomllib
import traceback
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any, Final, TypeVar

import pytest

import apdu
from apdu import (
    ApduError,
    CommandAPDU,
    LengthRefused,
    PinBlocked,
    PinRejected,
    ResponseAPDU,
    Script,
    StatusError,
    UnexpectedContent,
    exchange,
)
from apdu.interindustry import Dialect, address, read_chunk, read_fixed, read_object, retries_left, verify
from apdu.mynumber import jpki
from apdu.mynumber.jpki import CardContents, NotMyNumberCard, Signed, authenticate, read_card, sign_digest
from apdu.mynumber.layout import Credential, Medium
from apdu.mynumber.pin import Pin

T = TypeVar("T")
Answer = Callable[[CommandAPDU], ResponseAPDU | None]

VECTORS = tomllib.loads((files("fixtures") / "vectors" / "procedures.toml").read_text(encoding="utf-8"))
SIZE: Final[int] = VECTORS["certificate"]["size"]
CERTIFICATE = bytes.fromhex(VECTORS["certificate"]["head"]).ljust(SIZE, bytes.fromhex(VECTORS["certificate"]["fill"]))
FILE = CERTIFICATE + b"\xff" * 1024
SIGNATURE = b"\x5a" * 256
DIGEST = bytes(32)
ALL_STATUS_WORDS = range(0x10000)
SOME_STATUS_WORDS = [value for value in ALL_STATUS_WORDS if value >> 8 in range(0x60, 0x70) or value & 0x7F == 0]
SHORT_FILE = bytes.fromhex("3003020107")  # a small object, where its size does not matter
EXTENDED, SHORT = Dialect(), Dialect(extended=False)


def sw(value: int, data: bytes = b"") -> ResponseAPDU:
    return ResponseAPDU(data, apdu.StatusWord(value))


def play(script: Script[T], answer: Answer, sent: list[CommandAPDU] | None = None) -> T:
    """Drive a script to its end; None for an answer is a length that the way to the card does not carry."""
    try:
        command = next(script)
        while True:
            response = answer(command)
            if sent is not None and response is not None:
                sent.append(command)
            command = script.throw(LengthRefused()) if response is None else script.send(response)
    except StopIteration as done:
        result: T = done.value
        return result
    finally:
        script.close()


def in_order(answers: Iterable[ResponseAPDU | None]) -> Answer:
    following = iter(answers)
    return lambda _: next(following)


def visit(start: Dialect | None, seen: list[CardContents]) -> Script[Signed]:
    contents = yield from read_card(start)
    seen.append(contents)
    with Pin(Credential.AUTHENTICATION, b"1234") as pin:
        return (yield from authenticate(pin, DIGEST, contents))


def _parse_answer(text: str, label: str) -> ResponseAPDU | None:
    if text == "REFUSED":
        return None
    raw = b""
    for part in text.split():
        if piece := re.fullmatch(r"CERT\[(\d+):(\d+)\]", part):
            raw += FILE[int(piece[1]) : int(piece[2])]
        else:
            raw += {"SIGNATURE": SIGNATURE, "LABEL": label.encode().ljust(32)}.get(part) or bytes.fromhex(part)
    return ResponseAPDU.parse(raw)


@pytest.mark.parametrize("vector", VECTORS["procedure"], ids=lambda vector: vector["name"])
def test_procedure(vector: dict[str, Any]) -> None:
    wanted = [(bytes.fromhex(c), _parse_answer(a, vector.get("label", ""))) for c, a in vector["exchanges"]]
    following = iter(wanted)
    sent: list[CommandAPDU] = []
    seen: list[CardContents] = []

    def answer(command: CommandAPDU) -> ResponseAPDU | None:
        expected, response = next(following)
        assert bytes(command).hex() == expected.hex()
        return response

    def script() -> Script[Signed | None]:
        start = Dialect(**vector["start"]) if "start" in vector else None
        if vector["script"] == "visit":
            return (yield from visit(start, seen))
        seen.append((yield from read_card(start)))
        return None

    if "raises" in vector:
        kind = getattr(apdu, vector["raises"], None) or getattr(jpki, vector["raises"])
        with pytest.raises(ApduError) as caught:
            play(script(), answer, sent)
        assert type(caught.value) is kind
    else:
        signed = play(script(), answer, sent)
        assert signed == (Signed(CERTIFICATE, SIGNATURE) if vector["script"] == "visit" else None)
    assert next(following, None) is None, "the procedure ended before the table"
    assert len(sent) == vector["apdus"]
    if "medium" in vector:
        (contents,) = seen
        assert contents.medium is Medium[vector["medium"]]
        assert contents.certificate == (CERTIFICATE if contents.medium is Medium.CARD else None)
        assert contents.retries_left == vector["retries_left"]
        assert contents.dialect == Dialect(**vector["dialect"])
        assert contents.signature_certificate is vector.get("signature_certificate")


def test_the_juki_card_is_named() -> None:
    label = Medium.JUKI_CARD.value.encode().ljust(32)
    with pytest.raises(NotMyNumberCard) as caught:
        play(read_card(), in_order([sw(0x9000), sw(0x6A82), sw(0x9000, label)]))
    assert caught.value.medium is Medium.JUKI_CARD


# --- any card at all


def _a_card(command: CommandAPDU) -> ResponseAPDU:
    """A well-behaved card with a small certificate and a blocked PIN, so that every file is asked for."""
    match command.ins, command.p1, command.p2:
        case 0xB0, 0x88, _:
            return sw(0x9000, b"\x8f\x8f\x00")
        case 0xB0, 0x86, _:
            return sw(0x9000, Medium.ANDROID.value.encode().ljust(32))
        case 0xB0, _, _:
            return sw(0x9000, SHORT_FILE)
        case 0x20, _, _:
            return sw(0x63C0 if not command.data else 0x9000)
        case 0x2A, _, _:
            return sw(0x9000, SIGNATURE)
        case _:
            return sw(0x9000)


@pytest.mark.parametrize("index", range(4))
@pytest.mark.parametrize("again", [False, True])
def test_read_card_on_every_status_word_at_every_index(index: int, *, again: bool) -> None:
    """Only ApduErrors leave it, it ends, it selects nothing but the JPKI application, and shows no PIN."""
    for value in SOME_STATUS_WORDS if again else ALL_STATUS_WORDS:
        sent: list[CommandAPDU] = []

        def answer(command: CommandAPDU, value: int = value, sent: list[CommandAPDU] = sent) -> ResponseAPDU:
            odd = len(sent) >= index if again else len(sent) == index
            return sw(value) if odd else _a_card(command)

        with contextlib.suppress(ApduError):
            play(read_card(), answer, sent)
        assert len(sent) < 12
        for command in sent:
            assert command.ins != 0x20 or not command.data
            assert (command.ins, command.p1) != (0xA4, 0x04) or command.data == bytes.fromhex("D392F000260100000001")


@pytest.mark.parametrize("with_data", [b"", b"\x30\x82", bytes(300)])
def test_verify_is_sent_exactly_once_whatever_the_card_answers(with_data: bytes) -> None:
    contents = CardContents(Medium.CARD, CERTIFICATE, 3, EXTENDED)
    for value in SOME_STATUS_WORDS if with_data else ALL_STATUS_WORDS:
        sent: list[CommandAPDU] = []
        outcome: object = None

        def answer(command: CommandAPDU, value: int = value) -> ResponseAPDU:
            return sw(value, with_data) if command.data == b"1234" else _a_card(command)

        with Pin(Credential.AUTHENTICATION, b"1234") as pin:
            try:
                outcome = play(authenticate(pin, DIGEST, contents), answer, sent)
            except ApduError as error:
                outcome = error
            verifies = [command for command in sent if command.ins == 0x20]
            assert [bytes(command) for command in verifies] == [bytes.fromhex("00200098 04 31323334")]
        if value == 0x9000 or value >> 8 == 0x61:  # 61xx: the card's GET RESPONSE ends in 9000
            assert outcome == Signed(CERTIFICATE, SIGNATURE)
        elif value in (0x63C0, 0x6983, 0x6984):
            assert type(outcome) is PinBlocked
        elif value & 0xFFF0 == 0x63C0:
            assert type(outcome) is PinRejected
            assert outcome.retries_left == value & 0x0F
        else:
            assert isinstance(outcome, StatusError)
            assert not isinstance(outcome, (PinBlocked, PinRejected))


@pytest.mark.parametrize("dialect", [EXTENDED, Dialect(short_ids=False)])
def test_a_refused_length_does_not_show_the_pin_a_second_time(dialect: Dialect) -> None:
    seen: list[CommandAPDU] = []

    def answer(command: CommandAPDU) -> ResponseAPDU | None:
        seen.append(command)
        return None if command.ins == 0x20 else sw(0x9000)

    with pytest.raises(LengthRefused):
        play(verify(0x18, b"1234", dialect), answer)
    assert sum(command.ins == 0x20 for command in seen) == 1


def test_an_empty_pin_is_not_shown() -> None:
    with pytest.raises(ValueError, match="empty VERIFY"):
        next(verify(0x18, b"", EXTENDED))


def test_a_rejected_pin_is_in_no_traceback_even_with_local_variables() -> None:
    contents = CardContents(Medium.CARD, CERTIFICATE, 3, EXTENDED)
    pin = Pin(Credential.AUTHENTICATION, b"7391")
    with pytest.raises(PinRejected) as caught:
        play(authenticate(pin, DIGEST, contents), in_order([sw(0x63C2)]))
    text = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "authenticate" in text
    assert "7391" not in text


# --- 61xx and 6Cxx


@pytest.mark.parametrize("data", [b"\xaa", bytes(256), bytes(20000)])
def test_an_answer_that_never_ends_is_given_up(data: bytes) -> None:
    sent: list[CommandAPDU] = []
    with pytest.raises(UnexpectedContent, match="does not end"):
        play(exchange(CommandAPDU(0x00, 0xB0, ne=256)), lambda _: sw(0x6100, data), sent)
    assert len(sent) <= 257


def test_an_answer_of_65536_bytes_in_short_parts_is_whole() -> None:
    parts = [sw(0x6100, bytes(256))] * 255 + [sw(0x9000, bytes(256))]
    assert len(play(exchange(CommandAPDU(0x00, 0xB0, ne=65536)), in_order(parts)).data) == 65536


def test_more_that_is_announced_and_not_given_is_given_up() -> None:
    with pytest.raises(UnexpectedContent, match="gives none"):
        play(exchange(CommandAPDU(0x00, 0xB0, ne=256)), lambda _: sw(0x6110))


def test_6cxx_is_followed_once() -> None:
    sent: list[CommandAPDU] = []
    response = play(exchange(CommandAPDU(0x00, 0xB0, ne=65536)), lambda _: sw(0x6C10), sent)
    assert [command.ne for command in sent] == [65536, 16]
    assert response == sw(0x6C10)


@pytest.mark.parametrize(
    "command", [CommandAPDU(0x00, 0x20, 0x00, 0x98), CommandAPDU(0x80, 0x2A, 0x00, 0x97, b"\x01", 256)]
)
def test_6cxx_is_not_followed_without_le_or_with_data(command: CommandAPDU) -> None:
    sent: list[CommandAPDU] = []
    assert play(exchange(command), lambda _: sw(0x6C10), sent) == sw(0x6C10)
    assert sent == [command]


def test_get_response_goes_to_the_same_logical_channel() -> None:
    sent: list[CommandAPDU] = []
    play(exchange(CommandAPDU(0x82, 0xCA, ne=256)), in_order([sw(0x6102), sw(0x9000, b"ab")]), sent)
    assert bytes(sent[1]) == bytes.fromhex("02C0000002")


# --- reading


@pytest.mark.parametrize("identifier", [0x0000, 0x001F, 0x0100, 0x2F10])
def test_a_file_that_has_no_short_identifier_is_selected(identifier: int) -> None:
    sent: list[CommandAPDU] = []
    assert play(address(identifier, EXTENDED), lambda _: sw(0x9000), sent) == 0x80
    assert sent == [CommandAPDU(0x00, 0xA4, 0x02, 0x0C, identifier.to_bytes(2, "big"))]


def test_refused_lengths_without_anything_shorter_left_end_the_reading() -> None:
    with pytest.raises(LengthRefused):
        play(read_object(0x0A, SHORT), lambda _: None)
    with pytest.raises(LengthRefused):
        play(read_object(0x0A, SHORT), in_order([sw(0x9000, CERTIFICATE[:256]), None]))
    with pytest.raises(StatusError):
        play(read_object(0x0A, SHORT), lambda _: sw(0x6700))


def test_a_file_that_asks_for_the_pin_halfway_is_an_error() -> None:
    with pytest.raises(apdu.SecurityStatusNotSatisfied):
        play(read_object(0x0A, EXTENDED), in_order([sw(0x9000, CERTIFICATE[:256]), sw(0x6982)]))


def test_an_object_longer_than_offsets_reach_is_refused() -> None:
    with pytest.raises(UnexpectedContent, match="beyond"):
        next(read_chunk(0x8000, 256))
    assert next(read_chunk(0x7FFF, 256)) == CommandAPDU(0x00, 0xB0, 0x7F, 0xFF, ne=256)


@pytest.mark.parametrize(("length", "accepted"), [(8188, True), (8189, False)])
def test_longest_is_the_whole_object(length: int, *, accepted: bool) -> None:
    file = b"\x30\x82" + length.to_bytes(2, "big") + bytes(length)
    if accepted:
        assert play(read_object(0x0A, EXTENDED, longest=8192), lambda _: sw(0x9000, file))[0] == file
    else:
        with pytest.raises(UnexpectedContent, match="claims 8193 bytes"):
            play(read_object(0x0A, EXTENDED, longest=8192), lambda _: sw(0x9000, file))


def test_a_fixed_read_gives_no_more_than_it_was_asked_for() -> None:
    assert play(read_fixed(0x08, 3, EXTENDED), lambda _: sw(0x9000, b"\x8f\x8f\x00\xff")) == b"\x8f\x8f\x00"


@pytest.mark.parametrize(("value", "left"), [(0x63C3, 3), (0x63C0, 0), (0x6983, 0), (0x6984, 0)])
def test_tries_left(value: int, left: int) -> None:
    assert play(retries_left(0x18, EXTENDED), lambda _: sw(value)) == left


# --- signing


@pytest.mark.parametrize("size", [0, 31, 33])
def test_only_a_sha256_digest_is_signed(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        next(sign_digest(0x17, bytes(size), EXTENDED))


def test_signing_without_the_pin_is_refused() -> None:
    with pytest.raises(apdu.SecurityStatusNotSatisfied):
        play(sign_digest(0x17, DIGEST, EXTENDED), lambda _: sw(0x6982))
