"""The pictures of text on the face of the card, drawn here: PNG of one bit for each point.

No font comes with the card. Digits are drawn as digits; every other character is a box with its code point in
hexadecimal, as a system without the font would print it, so that two names are never the same picture.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Final

# Three columns and five rows each, a row in octal: 0 to 9, A to F.
_GLYPHS: Final = (
    "75557",
    "26227",
    "71747",
    "71717",
    "55711",
    "74717",
    "74757",
    "71122",
    "75757",
    "75717",
    "75755",
    "65656",
    "74447",
    "65556",
    "74747",
    "74744",
)
_GLYPH_WIDTH, _GLYPH_HEIGHT = 3, 5
_DIGIT_WIDTH, _LINE_HEIGHT = 6, 12
_BOX: Final = 12
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"

Bitmap = list[list[bool]]


def digits_picture(digits: str) -> bytes:
    """A PNG of decimal digits, 6 by 12 pixels each: 72 by 12 for an individual number, 24 by 12 for a security code."""
    bitmap = _blank(_DIGIT_WIDTH * len(digits), _LINE_HEIGHT)
    for index, digit in enumerate(digits):
        # Twice as high as wide: ten rows of the twelve.
        _draw(bitmap, int(digit), _DIGIT_WIDTH * index + 1, 1, stretch=2)
    return png(bitmap)


def text_picture(text: str) -> bytes:
    """A PNG of any text, one line, a box of 12 by 12 pixels for each character; an empty text is one empty box."""
    bitmap = _blank(_BOX * max(1, len(text)), _BOX)
    for index, character in enumerate(text):
        if character.isspace():
            continue
        left = _BOX * index
        for at in range(_BOX - 1):
            bitmap[0][left + at] = bitmap[_BOX - 1][left + at] = True
            bitmap[at][left] = bitmap[at][left + _BOX - 2] = True
        # Two rows of two; the box has no room for a fifth digit, and no name that can be registered needs one.
        for place, digit in enumerate(f"{ord(character) & 0xFFFF:04X}"):
            _draw(bitmap, int(digit, 16), left + 2 + 4 * (place % 2), 1 + 5 * (place // 2))
    return png(bitmap)


def _blank(width: int, height: int) -> Bitmap:
    return [[False] * width for _ in range(height)]


def _draw(bitmap: Bitmap, digit: int, left: int, top: int, *, stretch: int = 1) -> None:
    for row in range(_GLYPH_HEIGHT * stretch):
        dots = int(_GLYPHS[digit][row // stretch], 8)
        for column in range(_GLYPH_WIDTH):
            if dots >> (_GLYPH_WIDTH - 1 - column) & 1:
                bitmap[top + row][left + column] = True


def png(bitmap: Bitmap) -> bytes:
    """A PNG (ISO/IEC 15948) of one bit for each pixel: True is black."""
    rows = b"".join(b"\0" + _packed(row) for row in bitmap)
    header = struct.pack(">IIBBBBB", len(bitmap[0]), len(bitmap), 1, 0, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _packed(row: Iterable[bool]) -> bytes:
    """Eight pixels in a byte, the first one the highest bit; white is 1, and so is what fills the last byte."""
    bits = "".join("0" if black else "1" for black in row)
    padded = bits.ljust(-(-len(bits) // 8) * 8, "1")
    return int(padded, 2).to_bytes(len(padded) // 8, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
