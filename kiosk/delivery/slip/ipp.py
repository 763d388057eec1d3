"""The Internet Printing Protocol as bytes (RFC 8010): just what it takes to print one page and to look how it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, TypeAlias, assert_never

_VERSION: Final = b"\x02\x00"
_OPERATION_GROUP: Final = 0x01
_JOB_GROUP: Final = 0x02
_END: Final = 0x03
_FIRST_VALUE: Final = 0x10  # tags below it begin a group
_SUCCESS: Final = 0x0100  # statuses below it


class Operation(IntEnum):
    """What is asked for (RFC 8011, 5.4.15); CUPS_GET_DEFAULT is CUPS's own."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_DEFAULT = 0x4001


class Tag(IntEnum):
    """Types of values (RFC 8010, 3.5.2)."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


Value: TypeAlias = int | bool | str | bytes


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a request, with one value."""

    tag: Tag
    name: str
    value: int | bool | str

    def encode(self) -> bytes:
        """The bytes of it."""
        return bytes([self.tag]) + _encode_sized(self.name.encode()) + _encode_sized(self._encode_value())

    def _encode_value(self) -> bytes:
        match self.value:
            case bool():
                return bytes([self.value])
            case int():
                return self.value.to_bytes(4, "big", signed=True)
            case str():
                return self.value.encode()
            case never:
                assert_never(never)


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: the status, and every attribute of every group by its name, with all its values."""

    status: int
    attributes: Mapping[str, tuple[Value, ...]]

    @property
    def succeeded(self) -> bool:
        """Whether it was done."""
        return self.status < _SUCCESS

    def integer(self, name: str) -> int | None:
        """The first value of an attribute, where it is a number."""
        first = next(iter(self.attributes.get(name, ())), None)
        return first if isinstance(first, int) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """The values of an attribute that are texts."""
        return tuple(value for value in self.attributes.get(name, ()) if isinstance(value, str))


class Malformed(Exception):
    """Bytes that are no response of this protocol."""


def encode_request(
    operation: Operation,
    attributes: Iterable[Attribute],
    job: Iterable[Attribute] = (),
    document: bytes = b"",
) -> bytes:
    """A request; the attributes of the operation come after the charset and the language that each begins with."""
    start = (
        Attribute(Tag.CHARSET, "attributes-charset", "utf-8"),
        Attribute(Tag.LANGUAGE, "attributes-natural-language", "en"),
    )
    message = bytearray(_VERSION + operation.to_bytes(2, "big") + (1).to_bytes(4, "big"))
    message.append(_OPERATION_GROUP)
    for attribute in (*start, *attributes):
        message += attribute.encode()
    if described := b"".join(attribute.encode() for attribute in job):
        message.append(_JOB_GROUP)
        message += described
    message.append(_END)
    return bytes(message) + document


def decode_response(octets: bytes) -> Response:
    """Read a response. Raises Malformed."""
    reader = _Reader(octets)
    reader.take(2)  # its version: what follows has been the same in all
    status = reader.number(2)
    reader.take(4)
    attributes: dict[str, list[Value]] = {}
    name = ""
    while (tag := reader.number(1)) != _END:
        if tag < _FIRST_VALUE:
            continue
        named = reader.text(reader.number(2))
        value = _decode_value(tag, reader.take(reader.number(2)))
        # An attribute without a name is another value of the one before it.
        name = named or name
        attributes.setdefault(name, []).append(value)
    return Response(status, {key: tuple(values) for key, values in attributes.items()})


def _decode_value(tag: int, octets: bytes) -> Value:
    match tag:
        case Tag.INTEGER | Tag.ENUM if len(octets) == 4:
            return int.from_bytes(octets, "big", signed=True)
        case Tag.BOOLEAN if len(octets) == 1:
            return octets != b"\0"
        case _ if tag >= 0x40:
            return octets.decode("utf-8", errors="replace")
        case _:
            return octets


def _encode_sized(octets: bytes) -> bytes:
    return len(octets).to_bytes(2, "big") + octets


class _Reader:
    def __init__(self, octets: bytes) -> None:
        self._octets = octets
        self._place = 0

    def take(self, size: int) -> bytes:
        end = self._place + size
        if end > len(self._octets):
            raise Malformed("it ends too early")
        taken = self._octets[self._place : end]
        self._place = end
        return taken

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def text(self, size: int) -> str:
        return self.take(size).decode("utf-8", errors="replace")
