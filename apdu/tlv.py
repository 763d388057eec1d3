"""BER-TLV data objects of ISO/IEC 7816-4 clause 6.3, definite lengths only.

X.509 structures are read by a DER library; this is for a card's own data objects, and for learning from the first
bytes of a file how long the object in it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Self

from apdu.errors import Incomplete, MalformedTlv

_CONSTRUCTED: Final = 0x20
_HIGH_TAG: Final = 0x1F
_MORE: Final = 0x80
_TAG_MAX_BYTES: Final = 3  # ISO/IEC 7816-4 clause 6.3: tag fields of one, two or three bytes
_LENGTH_MAX_BYTES: Final = 4
_HEADER_MAX: Final = _TAG_MAX_BYTES + 1 + _LENGTH_MAX_BYTES


@dataclass(frozen=True, slots=True)
class Header:
    """Tag and length of a data object whose value need not be there yet.

    `tag` is the tag field read as one big-endian number (7F21, FF40); lengths are in bytes.
    """

    tag: int
    length: int
    size: int

    @property
    def total(self) -> int:
        """Bytes of the whole object: header and value."""
        return self.size + self.length

    @classmethod
    def parse(cls, raw: bytes | bytearray) -> Self:
        """Read a header; raises Incomplete when it goes on after `raw`, MalformedTlv when it cannot be one.

        Second tag bytes below 1F are reserved by ISO/IEC 7816-4 and are read all the same: the My Number card has FF10.
        """
        tag_size = _tag_size(raw)
        if len(raw) <= tag_size:
            raise Incomplete(tag_size + 1 - len(raw))
        tag = int.from_bytes(raw[:tag_size], "big")
        first = raw[tag_size]
        if first < _MORE:
            return cls(tag, first, tag_size + 1)
        count = first & 0x7F
        if not 1 <= count <= _LENGTH_MAX_BYTES:
            raise MalformedTlv(f"a length field of {count} bytes (indefinite lengths are not used)")
        size = tag_size + 1 + count
        if len(raw) < size:
            raise Incomplete(size - len(raw))
        return cls(tag, int.from_bytes(raw[tag_size + 1 : size], "big"), size)


def _is_filler(raw: bytes | bytearray) -> bool:
    return raw[:1] == b"\0" or raw[:2] in (b"\xff\xff", b"\xff\x00")


def _tag_size(raw: bytes | bytearray) -> int:
    if not raw:
        raise Incomplete(2)
    if _is_filler(raw):
        raise MalformedTlv("filler, not a data object")
    if raw[0] & _HIGH_TAG != _HIGH_TAG:
        return 1
    for index in range(1, _TAG_MAX_BYTES):
        if len(raw) <= index:
            raise Incomplete(index + 2 - len(raw))
        if not raw[index] & _MORE:
            return index + 1
    raise MalformedTlv("a tag field of more than three bytes")


@dataclass(frozen=True, slots=True)
class Tlv:
    """One data object: `tag` as in Header, and the bytes of its value (hidden in repr: they may be personal).

    Raises MalformedTlv for a number that is no tag field of one to three bytes.
    """

    tag: int
    value: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not 0 < self.tag < 1 << 8 * _TAG_MAX_BYTES:
            raise MalformedTlv("a tag field has one to three bytes")
        encoded = self._tag_bytes()
        if _tag_size(encoded + b"\0") != len(encoded):  # with one byte behind it, a tag that goes on is seen as such
            raise MalformedTlv(f"{self.tag:X} is not one whole tag field")

    @property
    def constructed(self) -> bool:
        """Whether the value is itself a sequence of data objects (bit 6 of the first tag byte)."""
        return bool(self._tag_bytes()[0] & _CONSTRUCTED)

    def _tag_bytes(self) -> bytes:
        return self.tag.to_bytes((self.tag.bit_length() + 7) // 8, "big")

    def __bytes__(self) -> bytes:
        tag = self._tag_bytes()
        length = len(self.value)
        if length < _MORE:
            return tag + bytes((length,)) + self.value
        count = (length.bit_length() + 7) // 8
        return tag + bytes((_MORE | count,)) + length.to_bytes(count, "big") + self.value

    @classmethod
    def parse(cls, raw: bytes) -> tuple[Self, bytes]:
        """Read the first object; return it and the bytes after it. Raises Incomplete or MalformedTlv."""
        raw = bytes(raw)
        header = Header.parse(raw)
        if len(raw) < header.total:
            raise Incomplete(header.total - len(raw))
        return cls(header.tag, raw[header.size : header.total]), raw[header.total :]

    @classmethod
    def parse_all(cls, raw: bytes) -> tuple[Self, ...]:
        """Read objects until the end, or until filler (00 or FF) begins. Raises Incomplete or MalformedTlv."""
        found, at = [], 0
        while not _is_filler(raw[at : at + 2].ljust(2, b"\xff")):
            header = Header.parse(raw[at : at + _HEADER_MAX])
            end = at + header.total
            if len(raw) < end:
                raise Incomplete(end - len(raw))
            found.append(cls(header.tag, bytes(raw[at + header.size : end])))
            at = end
        return tuple(found)

    def __iter__(self) -> Iterator[Tlv]:
        """The objects inside a constructed one."""
        if not self.constructed:
            raise MalformedTlv(f"tag {self.tag:X} is primitive")
        return iter(Tlv.parse_all(self.value))

    def find(self, tag: int) -> Tlv | None:
        """The first object with this tag directly inside, or None."""
        return next((tlv for tlv in self if tlv.tag == tag), None)
