"""The reading side of one small JPEG 2000 file (ISO/IEC 15444-1), for tests: written from the decoder's figures.

It knows what such a file may be here: one component, one tile, one layer, one code-block in the lowest band, all other
bands empty; and it looks whether it is that.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

# Table C.2 by its columns: probability, next state after the more and after the less probable symbol, switch.
QE = (
    *(0x5601, 0x3401, 0x1801, 0x0AC1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401, 0x1C01, 0x1601),
    *(0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201, 0x1C01, 0x1801, 0x1601, 0x1401),
    *(0x1201, 0x1101, 0x0AC1, 0x09C1, 0x08A1, 0x0521, 0x0441, 0x02A1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025),
    *(0x0015, 0x0009, 0x0005, 0x0001, 0x5601),
)
NMPS = (1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, *range(15, 46), 45, 46)
NLPS = (
    *(1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 23, 24, 25, 26),
    *range(27, 44),
    46,
)
SWITCH = (0, 6, 14)


class Decoder:
    """Figures C.15 to C.20."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data + b"\xff\xff", 0
        self.states = [4] + [0] * 16 + [3, 46]
        self.mps = [0] * 19
        self.c, self.ct = self.data[0] << 16, 0
        self._byte_in()
        self.c, self.ct, self.a = self.c << 7, self.ct - 7, 0x8000

    def _byte_in(self) -> None:
        if self.data[self.at] == 0xFF:
            if self.data[self.at + 1] > 0x8F:
                self.c, self.ct = self.c + 0xFF00, 8
            else:
                self.at += 1
                self.c, self.ct = self.c + (self.data[self.at] << 9), 7
        else:
            self.at += 1
            self.c, self.ct = self.c + (self.data[self.at] << 8), 8

    def decode(self, context: int) -> int:
        state = self.states[context]
        qe = QE[state]
        self.a -= qe
        lower = (self.c >> 16) < qe
        if lower:
            likely = self.a < qe
            self.a = qe
        else:
            self.c -= qe << 16
            if self.a & 0x8000:
                return self.mps[context]
            likely = self.a >= qe
        bit = self.mps[context] if likely else 1 - self.mps[context]
        self.states[context] = NMPS[state] if likely else NLPS[state]
        if not likely and state in SWITCH:
            self.mps[context] = bit
        while not self.a & 0x8000:
            if not self.ct:
                self._byte_in()
            self.a, self.c, self.ct = self.a << 1, self.c << 1, self.ct - 1
        return bit


class Block:
    """One code-block as a dictionary of its significant points (annex D)."""

    def __init__(self, width: int, height: int, data: bytes) -> None:
        self.width, self.height = width, height
        self.coder = Decoder(data)
        self.values: dict[tuple[int, int], int] = {}  # magnitude so far
        self.negative: set[tuple[int, int]] = set()
        self.refined: set[tuple[int, int]] = set()

    def run(self, planes: int, passes: int) -> None:
        kinds = [(bit, kind) for bit in reversed(range(planes)) for kind in ("propagate", "refine", "clean")][2:]
        seen: set[tuple[int, int]] = set()
        for bit, kind in kinds[:passes]:
            if kind == "propagate":
                for point in self._scan():
                    if point not in self.values and self._near(point):
                        seen.add(point)
                        self._decide(point, bit)
            elif kind == "refine":
                for point in self._scan():
                    if point in self.values and point not in seen:
                        context = 16 if point in self.refined else 15 if self._near(point) else 14
                        self.values[point] |= self.coder.decode(context) << bit
                        self.refined.add(point)
            else:
                self._clean(bit, seen)
                seen = set()

    def _clean(self, bit: int, seen: set[tuple[int, int]]) -> None:
        for top in range(0, self.height, 4):
            for x in range(self.width):
                column = [(x, y) for y in range(top, min(top + 4, self.height))]
                if len(column) == 4 and not any(p in self.values or p in seen or self._near(p) for p in column):
                    if not self.coder.decode(17):
                        continue
                    first = self.coder.decode(18) << 1 | self.coder.decode(18)
                    self._found(column[first], bit)
                    column = column[first + 1 :]
                for point in column:
                    if point not in self.values and point not in seen:
                        self._decide(point, bit)

    def _scan(self) -> Iterator[tuple[int, int]]:
        for top in range(0, self.height, 4):
            for x in range(self.width):
                for y in range(top, min(top + 4, self.height)):
                    yield x, y

    def _near(self, point: tuple[int, int]) -> int:
        x, y = point
        h = ((x - 1, y) in self.values) + ((x + 1, y) in self.values)
        v = ((x, y - 1) in self.values) + ((x, y + 1) in self.values)
        d = sum((x + i, y + j) in self.values for i in (-1, 1) for j in (-1, 1))
        match h, v:
            case 2, _:
                return 8
            case 1, 0:
                return 6 if d else 5
            case 1, _:
                return 7
            case _, 0:
                return min(d, 2)
            case _:
                return 2 + v

    def _decide(self, point: tuple[int, int], bit: int) -> None:
        if self.coder.decode(self._near(point)):
            self._found(point, bit)

    def _found(self, point: tuple[int, int], bit: int) -> None:
        x, y = point
        h, v = self._lean((x - 1, y), (x + 1, y)), self._lean((x, y - 1), (x, y + 1))
        # Table D.3, line by line.
        context, flip = {
            (1, 1): (13, 0),
            (1, 0): (12, 0),
            (1, -1): (11, 0),
            (0, 1): (10, 0),
            (0, 0): (9, 0),
            (0, -1): (10, 1),
            (-1, 1): (11, 1),
            (-1, 0): (12, 1),
            (-1, -1): (13, 1),
        }[h, v]
        if self.coder.decode(context) ^ flip:
            self.negative.add(point)
        self.values[point] = 1 << bit

    def _lean(self, *points: tuple[int, int]) -> int:
        total = sum(-1 if point in self.negative else 1 for point in points if point in self.values)
        return max(-1, min(1, total))


class Bits:
    """The bits of a packet's header (clause B.10.1)."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.bits = data, 0, ""

    def take(self, count: int) -> int:
        while len(self.bits) < count:
            size = 7 if self.at and self.data[self.at - 1] == 0xFF else 8
            self.bits += f"{self.data[self.at]:0{size}b}"
            self.at += 1
        found, self.bits = self.bits[:count], self.bits[count:]
        return int(found or "0", 2)

    def ones(self, most: int) -> int:
        count = 0
        while count < most and self.take(1):
            count += 1
        return count


def shades(raw: bytes) -> list[list[int]]:
    """The picture, row by row. AssertionError where it is not of the kind that is read here."""
    boxes = _boxes(raw)
    assert list(boxes) == [b"jP  ", b"ftyp", b"jp2h", b"jp2c"]
    segments, body = _segments(boxes[b"jp2c"])
    width, height = struct.unpack_from(">II", segments[0x51], 2)
    assert struct.unpack_from(">II", boxes[b"jp2h"], 8) == (height, width)
    levels = segments[0x52][5]
    assert segments[0x52][6:] == bytes((4, 4, 0, 1))
    guard, exponent = segments[0x5C][0] >> 5, segments[0x5C][1] >> 3
    assert len(segments[0x5C]) == 2 + 3 * levels
    columns, rows = -(-width // (1 << levels)), -(-height // (1 << levels))
    grid = _lowest_band(body, columns, rows, guard + exponent - 1, levels)
    for level in reversed(range(levels)):
        size = -(-width // (1 << level)), -(-height // (1 << level))
        grid = _interpolated([_interpolated_row(row, size[0]) for row in grid], size[1])
    return [[max(0, min(255, value + 128)) for value in row] for row in grid]


def _lowest_band(body: bytes, columns: int, rows: int, planes: int, levels: int) -> list[list[int]]:
    header = Bits(body)
    if not header.take(1):
        assert body == bytes(1 + levels)
        return [[0] * columns for _ in range(rows)]
    assert header.take(1) == 1, "the code-block is included"
    empty = 0
    while not header.take(1):
        empty += 1
    passes = _passes(header)
    more = header.ones(32)
    length = header.take(3 + more + passes.bit_length() - 1)
    start = header.at + (body[header.at - 1] == 0xFF)
    assert body[start + length :] == bytes(levels), "the other bands are empty"
    block = Block(columns, rows, body[start : start + length])
    block.run(planes - empty, passes)
    signed = {point: -value if point in block.negative else value for point, value in block.values.items()}
    return [[signed.get((x, y), 0) for x in range(columns)] for y in range(rows)]


def _passes(header: Bits) -> int:
    if not header.take(1):
        return 1
    if not header.take(1):
        return 2
    few = header.take(2)
    return few + 3 if few < 3 else header.take(5) + 6


def _interpolated_row(row: list[int], size: int) -> list[int]:
    """The filter 5-3 without details (annex F): the points, and between two of them half of both."""
    between = [(left + right) >> 1 for left, right in pairwise([*row, row[-1]])]
    return [value for pair in zip(row, between, strict=True) for value in pair][:size]


def _interpolated(rows: list[list[int]], size: int) -> list[list[int]]:
    columns = [_interpolated_row(list(column), size) for column in zip(*rows, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)]


def _boxes(raw: bytes) -> dict[bytes, bytes]:
    found, at = {}, 0
    while at < len(raw):
        size, kind = struct.unpack_from(">I4s", raw, at)
        found[kind] = raw[at + 8 : at + size]
        at += size
    return found


def _segments(stream: bytes) -> tuple[dict[int, bytes], bytes]:
    """Marker segments by their code, and what lies between SOD and EOC."""
    assert stream[:2] == b"\xff\x4f"
    assert stream[-2:] == b"\xff\xd9"
    found, at = {}, 2
    while stream[at : at + 2] != b"\xff\x93":
        (size,) = struct.unpack_from(">H", stream, at + 2)
        found[stream[at + 1]] = stream[at + 4 : at + 2 + size]
        at += 2 + size
    (tile_size,) = struct.unpack_from(">I", found[0x90], 2)
    assert tile_size == at + 2 - (at - 12) + len(stream) - 2 - (at + 2)
    return found, stream[at + 2 : -2]
