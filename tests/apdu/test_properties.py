"""Every decoder on arbitrary bytes: it answers, or raises the one error that its contract names."""

from __future__ import annotations

from itertools import chain, repeat

from hypothesis import given
from hypothesis import strategies as st

from apdu import ApduError, CommandAPDU, Header, Incomplete, MalformedApdu, MalformedTlv, ResponseAPDU, StatusWord, Tlv
from apdu.mynumber.jpki import read_card
from apdu.mynumber.layout import Medium

BYTES = st.binary(max_size=64) | st.binary(max_size=400)
APDU = st.tuples(st.sampled_from((b"\x00\xa4\x04\x0c", b"\x00\xb0\x00\x00", b"\x80\x2a\x00\x97")), BYTES).map(b"".join)
TLV = st.tuples(st.sampled_from((b"\x30", b"\x7f\x21", b"\xff\x10", b"\x1f\x81", b"\x30\x82", b"\x30\x84")), BYTES).map(
    b"".join
)


@given(BYTES | APDU)
def test_command_parse_raises_nothing_but_malformed_apdu(raw: bytes) -> None:
    try:
        command = CommandAPDU.parse(raw)
    except MalformedApdu:
        return
    assert bytes(command) == raw
    assert bytes(command.octets()) == raw


@given(BYTES)
def test_response_parse_raises_nothing_but_malformed_apdu(raw: bytes) -> None:
    try:
        response = ResponseAPDU.parse(raw)
    except MalformedApdu:
        assert len(raw) < 2
    else:
        assert bytes(response) == raw


def _header_or_error(raw: bytes) -> Header | MalformedTlv:
    try:
        return Header.parse(raw)
    except MalformedTlv as error:
        return error


@given(BYTES | TLV)
def test_header_parse_raises_nothing_but_malformed_tlv(raw: bytes) -> None:
    header = _header_or_error(raw)
    match header:
        case Header():
            assert header == Header.parse(raw[: header.size])
            assert header.total >= header.size >= 2
        case Incomplete():
            assert header.missing >= 1
        case MalformedTlv():
            pass


@given(BYTES | TLV)
def test_what_cannot_become_an_object_stays_refused(raw: bytes) -> None:
    """MalformedTlv that is not Incomplete is final; Incomplete is not given for bytes that are already enough."""
    match _header_or_error(raw):
        case Incomplete(missing=missing):
            for fewer in range(missing):
                assert isinstance(_header_or_error(raw + bytes(fewer)), MalformedTlv)
        case MalformedTlv():
            for more in (b"\x00", b"\x01\x01", b"\xff" * 8):
                assert type(_header_or_error(raw + more)) is MalformedTlv
        case Header():
            pass


@given(BYTES | TLV)
def test_tlv_parse_raises_nothing_but_malformed_tlv(raw: bytes) -> None:
    try:
        tlv, rest = Tlv.parse(raw)
        children = tuple(tlv) if tlv.constructed else ()
    except MalformedTlv:
        return
    assert raw.endswith(rest)
    assert Tlv.parse(bytes(tlv)) == (tlv, b"")
    assert all(tlv.find(child.tag) is not None for child in children)


@given(BYTES | st.lists(TLV, max_size=4).map(b"".join))
def test_parse_all_raises_nothing_but_malformed_tlv(raw: bytes) -> None:
    try:
        found = Tlv.parse_all(raw)
    except MalformedTlv:
        return
    assert Tlv.parse_all(b"".join(map(bytes, found))) == found


@given(BYTES)
def test_any_label_is_a_medium_or_none(label: bytes) -> None:
    assert Medium.of_label(label) in (*Medium, None)


SW = st.sampled_from((0x9000, 0x6282, 0x63C3, 0x63C0, 0x6982, 0x6A82, 0x6700, 0x6A86, 0x6B00, 0x6110, 0x6C10, 0x6100))
ANSWER = st.one_of(
    st.builds(ResponseAPDU, BYTES | TLV, st.builds(StatusWord, SW | st.integers(0, 0xFFFF))),
    st.just(ResponseAPDU()),
)


@given(st.lists(ANSWER, max_size=8), ANSWER)
def test_read_card_on_arbitrary_answers_ends_and_raises_nothing_but_apdu_errors(
    answers: list[ResponseAPDU], forever: ResponseAPDU
) -> None:
    """8192 bytes at most are read, so that also a card that gives one byte at a time comes to an end."""
    script, sent = read_card(), 0
    try:
        command = next(script)
        for response in chain(answers, repeat(forever)):
            sent += 1
            assert not (command.ins == 0x20 and command.data)
            command = script.send(response)
    except (StopIteration, ApduError):
        pass
    assert sent < 20_000
