from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.delivery.slip.ipp import Attribute, Malformed, Operation, Tag, decode_response, encode_request


def test_a_request_byte_by_byte() -> None:
    # Laid out by hand after RFC 8010, 3.1: version, operation, request, groups, end, document.
    octets = encode_request(
        Operation.PRINT_JOB,
        [Attribute(Tag.URI, "printer-uri", "ipp://a/b")],
        [Attribute(Tag.KEYWORD, "media", "na")],
        b"%PDF",
    )
    assert octets == (
        b"\x02\x00\x00\x02\x00\x00\x00\x01"
        b"\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x45\x00\x0bprinter-uri\x00\x09ipp://a/b"
        b"\x02"
        b"\x44\x00\x05media\x00\x02na"
        b"\x03"
        b"%PDF"
    )


def test_numbers_and_booleans() -> None:
    assert Attribute(Tag.INTEGER, "n", -2).encode() == b"\x21\x00\x01n\x00\x04\xff\xff\xff\xfe"
    assert Attribute(Tag.BOOLEAN, "b", value=True).encode() == b"\x22\x00\x01b\x00\x01\x01"
    assert Attribute(Tag.BOOLEAN, "b", value=False).encode() == b"\x22\x00\x01b\x00\x01\x00"


def test_a_response_with_groups_and_several_values() -> None:
    response = decode_response(
        b"\x02\x00\x00\x00\x00\x00\x00\x01"
        b"\x01\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x02\x21\x00\x06job-id\x00\x04\x00\x00\x00\x2a\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09"
        b"\x44\x00\x07reasons\x00\x01a\x44\x00\x00\x00\x01b"
        b"\x22\x00\x02is\x00\x01\x01\x30\x00\x03raw\x00\x02\x01\x02\x21\x00\x03odd\x00\x01\x01"
        b"\x03"
    )
    assert response.succeeded
    assert response.integer("job-id") == 42
    assert response.integer("job-state") == 9
    assert response.texts("reasons") == ("a", "b")
    assert response.attributes["is"] == (True,)
    assert response.attributes["raw"] == (b"\x01\x02",)
    assert response.integer("odd") is None
    assert response.integer("reasons") is None
    assert response.texts("nothing") == ()


def test_a_refusal_is_none() -> None:
    assert not decode_response(b"\x02\x00\x04\x06\x00\x00\x00\x01\x03").succeeded


@given(st.binary(max_size=200))
def test_any_bytes_are_a_response_or_malformed(octets: bytes) -> None:
    with suppress(Malformed):
        decode_response(octets)


texts = st.text(min_size=1, max_size=30)
attributes = st.one_of(
    st.builds(Attribute, st.just(Tag.KEYWORD), texts, st.text(max_size=50)),
    st.builds(Attribute, st.just(Tag.INTEGER), texts, st.integers(-(2**31), 2**31 - 1)),
    st.builds(Attribute, st.just(Tag.BOOLEAN), texts, st.booleans()),
)


@given(st.lists(attributes, max_size=5, unique_by=lambda each: each.name))
def test_what_is_written_is_read_again(written: list[Attribute]) -> None:
    # A request and a response have the same form; where one has the operation, the other has the status.
    read = decode_response(encode_request(Operation.CANCEL_JOB, written)).attributes
    for attribute in written:
        assert read[attribute.name][-1] == attribute.value


@pytest.mark.parametrize("size", range(9))
def test_every_shorter_response_is_malformed(size: int) -> None:
    with pytest.raises(Malformed):
        decode_response(b"\x02\x00\x00\x00\x00\x00\x00\x01\x03"[:size])
