"""Response APDUs and status words."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apdu
from apdu import (
    OK,
    MalformedApdu,
    NotFound,
    ResponseAPDU,
    SecurityStatusNotSatisfied,
    StatusError,
    StatusWord,
)

VECTORS = tomllib.loads((files("fixtures") / "vectors" / "status.toml").read_text(encoding="utf-8"))


@given(st.binary(max_size=300), st.integers(0, 0xFFFF))
def test_every_answer_is_read_back_as_itself(data: bytes, sw: int) -> None:
    response = ResponseAPDU(data, StatusWord(sw))
    assert ResponseAPDU.parse(bytes(response)) == response


def test_the_longest_answer_has_65536_bytes() -> None:
    assert len(ResponseAPDU.parse(bytes(65536) + b"\x90\x00").data) == 65536
    with pytest.raises(MalformedApdu):
        ResponseAPDU.parse(bytes(65537) + b"\x90\x00")


@pytest.mark.parametrize("raw", [b"", b"\x90"])
def test_silence_is_no_status_word(raw: bytes) -> None:
    with pytest.raises(MalformedApdu):
        ResponseAPDU.parse(raw)


def test_no_text_form_shows_the_data() -> None:
    response = ResponseAPDU(b"Taro", OK)
    for text in (repr(response), str(response), f"{response}"):
        assert text == "ResponseAPDU(4 bytes, 9000 (OK))"


@pytest.mark.parametrize("vector", VECTORS["status"], ids=lambda vector: f"{vector['sw']:04X}")
def test_vector_means_what_it_says(vector: dict[str, Any]) -> None:
    sw = StatusWord(vector["sw"])
    assert sw.retries_left == vector.get("tries")
    assert sw.blocked is vector.get("blocked", False)
    assert sw.ok is not bool(vector["error"])
    assert issubclass(getattr(apdu, vector["error"] or "ApduError"), apdu.ApduError)


def test_only_63cx_carries_a_count() -> None:
    counted = {value: StatusWord(value).retries_left for value in range(0x10000)}
    assert {value: left for value, left in counted.items() if left is not None} == {0x63C0 + x: x for x in range(16)}


def test_only_9000_is_ok() -> None:
    assert [value for value in range(0x10000) if StatusWord(value).ok] == [0x9000]


@pytest.mark.parametrize("value", [-1, 0x10000])
def test_a_status_word_has_two_bytes(value: int) -> None:
    with pytest.raises(ValueError, match="two bytes"):
        StatusWord(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [(0x6982, SecurityStatusNotSatisfied), (0x6A82, NotFound), (0x6A83, NotFound), (0x6282, StatusError)],
)
def test_expect_raises_what_it_means(value: int, kind: type[StatusError]) -> None:
    with pytest.raises(StatusError) as caught:
        StatusWord(value).expect()
    assert type(caught.value) is kind
    assert caught.value.sw == StatusWord(value)


def test_expect_accepts_9000_and_what_it_is_told() -> None:
    OK.expect()
    StatusWord(0x6282).expect(0x6282)
    with pytest.raises(StatusError):
        StatusWord(0x6281).expect(0x6282)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0x9000, "9000 (OK)"),
        (0x63C2, "63C2 (verification failed, 2 tries left)"),
        (0x6110, "6110 (16 more bytes available)"),
        (0x6100, "6100 (256 more bytes available)"),
        (0x6C2F, "6C2F (wrong Le, 47 bytes available)"),
        (0x6C00, "6C00 (wrong Le, 256 bytes available)"),
        (0x6D00, "6D00 (instruction not supported)"),
        (0x6999, "6999 (unknown status word)"),
    ],
)
def test_a_status_word_in_words(value: int, text: str) -> None:
    assert str(StatusWord(value)) == text
