"""BER-TLV: vectors, streaming by Incomplete, filler, malformed and hostile bytes."""

from __future__ import annotations

import tomllib
import tracemalloc
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdu import Header, Incomplete, MalformedTlv, Tlv

VECTORS = tomllib.loads((files("fixtures") / "vectors" / "tlv.toml").read_text(encoding="utf-8"))

TAGS = st.sampled_from((0x04, 0x30, 0x53, 0x81, 0x7F21, 0xFF10, 0xFF20, 0xFF30, 0xFF40, 0xFF50, 0x5F8101))
LENGTHS = st.sampled_from((0, 1, 127, 128, 255, 256, 65535, 65536)) | st.integers(0, 300)


@st.composite
def objects(draw: st.DrawFn) -> Tlv:
    return Tlv(draw(TAGS), bytes((draw(st.integers(0, 255)),)) * draw(LENGTHS))


@pytest.mark.parametrize("vector", VECTORS["object"], ids=lambda vector: vector["name"])
def test_vector_is_encoded_and_read_back(vector: dict[str, Any]) -> None:
    head, value = bytes.fromhex(vector["head"]), bytes.fromhex(vector["unit"]) * vector["times"]
    tlv = Tlv(vector["tag"], value)
    assert bytes(tlv) == head + value
    assert Header.parse(head) == Header(vector["tag"], len(value), len(head))
    assert Header.parse(head).total == len(head) + len(value)
    assert Tlv.parse(head + value + b"rest") == (tlv, b"rest")


@pytest.mark.parametrize("vector", VECTORS["malformed"], ids=lambda vector: vector["name"])
def test_malformed_bytes_are_refused_and_not_waited_for(vector: dict[str, Any]) -> None:
    with pytest.raises(MalformedTlv) as caught:
        Tlv.parse(bytes.fromhex(vector["whole"]))
    assert not isinstance(caught.value, Incomplete)


def test_length_128_is_81_80() -> None:
    assert bytes(Tlv(0x53, bytes(128)))[:3] == b"\x53\x81\x80"


@given(objects())
def test_every_object_is_read_back_as_itself(tlv: Tlv) -> None:
    assert Tlv.parse(bytes(tlv)) == (tlv, b"")


@given(objects())
def test_byte_by_byte_the_missing_bytes_never_overshoot(tlv: Tlv) -> None:
    whole = bytes(tlv)
    header = Header.parse(whole)
    for seen in range(header.size):
        with pytest.raises(Incomplete) as caught:
            Header.parse(whole[:seen])
        assert 1 <= caught.value.missing <= header.size - seen
    assert Header.parse(whole[: header.size]) == header


def _missing(seen: bytes) -> int:
    try:
        Tlv.parse(seen)
    except Incomplete as error:
        return error.missing
    return 0


@given(objects())
def test_reading_what_is_missing_reads_the_object_and_no_byte_more(tlv: Tlv) -> None:
    whole, seen, rounds = bytes(tlv) + b"\xff" * 16, b"", 0
    while missing := _missing(seen):
        seen += whole[len(seen) : len(seen) + missing]
        rounds += 1
    assert Tlv.parse(seen) == (tlv, b"")
    assert rounds <= 5


@given(st.lists(objects(), max_size=5), st.sampled_from((b"", b"\x00", b"\xff", b"\xff\xff", b"\xff\x00", b"\xff" * 9)))
def test_filler_ends_a_list_of_objects(found: list[Tlv], filler: bytes) -> None:
    assert Tlv.parse_all(b"".join(map(bytes, found)) + filler) == tuple(found)


def test_a_list_that_is_cut_off_is_incomplete() -> None:
    with pytest.raises(Incomplete) as caught:
        Tlv.parse_all(bytes.fromhex("810101 8203AA"))
    assert caught.value.missing == 2


def test_a_constructed_object_gives_its_children() -> None:
    inner = (Tlv(0xFF20, b"a"), Tlv(0x81, b"b"), Tlv(0x81, b"c"))
    outer = Tlv(0x7F21, b"".join(map(bytes, inner)))
    assert tuple(outer) == inner
    assert outer.find(0x81) == inner[1]
    assert outer.find(0x82) is None


@pytest.mark.parametrize(
    ("tag", "constructed"), [(0x30, True), (0x7F21, True), (0xFF10, True), (0x5F51, False), (0x81, False)]
)
def test_the_tag_tells_whether_it_is_constructed(tag: int, constructed: bool) -> None:
    assert Tlv(tag, b"").constructed is constructed


def test_a_primitive_object_has_no_children() -> None:
    with pytest.raises(MalformedTlv, match="primitive"):
        iter(Tlv(0x81, b"\x81\x00"))


@pytest.mark.parametrize("tag", [-1, 0, 0x1F, 0xFF, 0x1F81, 0x8100, 0x5F8181, 0xFFFF, 0xFF00, 0x1000000])
def test_a_number_that_is_no_tag_field_is_refused(tag: int) -> None:
    with pytest.raises(MalformedTlv) as caught:
        Tlv(tag, b"")
    assert not isinstance(caught.value, Incomplete)


def test_a_huge_length_is_a_number_and_no_memory() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Incomplete) as caught:
            Tlv.parse(bytes.fromhex("3084FFFFFFFF"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert caught.value.missing == 0xFFFFFFFF
    assert peak < 1_000_000


def test_deep_nesting_needs_no_recursion() -> None:
    tlv = Tlv(0x30, b"")
    for _ in range(5000):
        tlv = Tlv(0x30, bytes(tlv))
    depth, (inner, _) = 0, Tlv.parse(bytes(tlv))
    while children := tuple(inner):
        depth, inner = depth + 1, children[0]
    assert depth == 5000


def test_no_text_form_shows_the_value() -> None:
    tlv = Tlv(0xFF20, b"Taro")
    for text in (repr(tlv), str(tlv), f"{tlv}"):
        assert "Taro" not in text
