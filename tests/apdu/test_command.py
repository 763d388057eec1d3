"""Command APDUs: every case of ISO/IEC 7816-3 clause 12.1, short and extended, and what is no command."""

from __future__ import annotations

import tomllib
import traceback
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdu import CommandAPDU, MalformedApdu

VECTORS = tomllib.loads((files("fixtures") / "vectors" / "commands.toml").read_text(encoding="utf-8"))
MARKED = b"31415926"


def _data(vector: dict[str, Any]) -> bytes:
    return bytes.fromhex(vector.get("data", "")) or bytes.fromhex(vector.get("unit", "")) * vector.get("times", 0)


def _whole(vector: dict[str, Any]) -> bytes:
    if "whole" in vector:
        return bytes.fromhex(vector["whole"])
    return bytes.fromhex(vector["head"]) + _data(vector) + bytes.fromhex(vector.get("tail", ""))


def _command(vector: dict[str, Any]) -> CommandAPDU:
    cla, ins, p1, p2 = vector["fields"]
    forced = vector.get("extended", False)
    return CommandAPDU(cla, ins, p1, p2, _data(vector), vector["ne"], force_extended=forced)


@pytest.mark.parametrize("vector", VECTORS["command"], ids=lambda vector: vector["name"])
def test_vector_is_encoded_and_read_back(vector: dict[str, Any]) -> None:
    command, whole = _command(vector), _whole(vector)
    assert bytes(command) == whole
    assert bytes(command.octets()) == whole
    assert command.case == vector["case"]
    read = CommandAPDU.parse(whole)
    assert (read.cla, read.ins, read.p1, read.p2, read.data, read.ne, read.case) == (
        *vector["fields"],
        _data(vector),
        vector["ne"],
        vector["case"],
    )


@pytest.mark.parametrize("vector", VECTORS["malformed"], ids=lambda vector: vector["name"])
def test_malformed_bytes_are_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(MalformedApdu):
        CommandAPDU.parse(bytes.fromhex(vector["whole"]))


NC = st.sampled_from((0, 1, 2, 254, 255, 256, 257, 65534, 65535)) | st.integers(0, 600)
NE = st.sampled_from((0, 1, 255, 256, 257, 65535, 65536)) | st.integers(0, 65536)
CLA = st.integers(0, 0xFE)
INS = st.integers(0, 0xFF).filter(lambda ins: ins & 0xF0 not in (0x60, 0x90))
BYTE = st.integers(0, 0xFF)


@st.composite
def commands(draw: st.DrawFn) -> CommandAPDU:
    data, ne = draw(BYTE.map(lambda byte: bytes((byte,)))) * draw(NC), draw(NE)
    forced = draw(st.booleans()) if data or ne else False
    return CommandAPDU(draw(CLA), draw(INS), draw(BYTE), draw(BYTE), data, ne, force_extended=forced)


@given(commands())
def test_every_command_is_read_back_as_itself(command: CommandAPDU) -> None:
    read = CommandAPDU.parse(bytes(command))
    assert read == command
    assert hash(read) == hash(command)
    assert (read.data, read.ne, read.extended) == (command.data, command.ne, command.extended)


@given(commands())
def test_lengths_are_both_short_or_both_extended(command: CommandAPDU) -> None:
    nc, fields = len(command.data), len(bytes(command)) - 4 - len(command.data)
    if command.extended:
        assert fields == 3 * bool(nc) + (2 if nc else 3) * bool(command.ne)
    else:
        assert fields == bool(nc) + bool(command.ne)


@given(commands(), commands())
def test_commands_are_equal_when_the_same_bytes_are_sent(one: CommandAPDU, other: CommandAPDU) -> None:
    assert (one == other) is (bytes(one) == bytes(other))


def test_a_command_is_not_equal_to_its_bytes() -> None:
    assert CommandAPDU(0x00, 0xA4) != b"\x00\xa4\x00\x00"


@pytest.mark.parametrize("ne", [1, 255, 256])
def test_ne_is_ne_and_not_the_le_byte(ne: int) -> None:
    assert bytes(CommandAPDU(0x00, 0xB0, ne=ne)) == bytes((0x00, 0xB0, 0x00, 0x00, ne % 256))
    assert CommandAPDU.parse(bytes((0x00, 0xB0, 0x00, 0x00, ne % 256))).ne == ne


def test_no_answer_data_and_256_bytes_are_different() -> None:
    assert bytes(CommandAPDU(0x00, 0xB0, ne=0)) == bytes.fromhex("00B00000")
    assert bytes(CommandAPDU(0x00, 0xB0, ne=256)) == bytes.fromhex("00B0000000")


@pytest.mark.parametrize(
    ("fields", "data", "ne"),
    [
        ((-1, 0xA4, 0, 0), b"", 0),
        ((0x100, 0xA4, 0, 0), b"", 0),
        ((0xFF, 0xA4, 0, 0), b"", 0),
        ((0x00, 0x100, 0, 0), b"", 0),
        ((0x00, 0x61, 0, 0), b"", 0),
        ((0x00, 0x9F, 0, 0), b"", 0),
        ((0x00, 0xA4, 0x100, 0), b"", 0),
        ((0x00, 0xA4, 0, -1), b"", 0),
        ((0x00, 0xA4, 0, 0), bytes(65536), 0),
        ((0x00, 0xA4, 0, 0), b"", -1),
        ((0x00, 0xA4, 0, 0), b"", 65537),
    ],
)
def test_what_cannot_be_sent_is_refused(fields: tuple[int, int, int, int], data: bytes, ne: int) -> None:
    with pytest.raises(MalformedApdu):
        CommandAPDU(*fields, data, ne)


def test_case_1_has_no_extended_form() -> None:
    with pytest.raises(MalformedApdu):
        CommandAPDU(0x00, 0x20, force_extended=True)


@pytest.mark.parametrize("data", [MARKED, bytearray(MARKED)])
def test_no_text_form_shows_the_data(data: bytes | bytearray) -> None:
    command = CommandAPDU(0x00, 0x20, 0x00, 0x98, data)
    for text in (repr(command), str(command), f"{command}", f"{command!a}"):
        assert MARKED.decode() not in text
        assert MARKED.hex() not in text.lower()


def test_no_traceback_shows_the_bytes_of_a_malformed_command() -> None:
    with pytest.raises(MalformedApdu) as caught:
        CommandAPDU.parse(bytes.fromhex("0020009809") + MARKED)
    assert MARKED.decode() not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("forced", [False, True])
def test_data_emptied_by_its_owner_is_gone_from_the_command(forced: bool) -> None:
    data = bytearray(MARKED)
    command = CommandAPDU(0x00, 0x20, 0x00, 0x98, data, force_extended=forced)
    assert command.data is data
    data.clear()
    assert bytes(command) == bytes(command.octets()) == bytes.fromhex("00200098")
    assert command.case == "1"
