"""A JPEG 2000 encoder (ISO/IEC 15444-1) for one small picture in shades of grey.

The picture is the lowest band of a wavelet transform alone: one code-block, coded without loss down to a given bit; all
finer bands are empty, and the decoder interpolates between the points. So an encoder of a few lines makes a file of any
size that every decoder opens. Clauses are those of ISO/IEC 15444-1.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Final

Grid = Sequence[Sequence[int]]

LARGEST: Final = 64  # points in each direction that a code-block may have
_DEPTH: Final = 8
_GUARD_BITS: Final = 2
_PLANES: Final = _GUARD_BITS + _DEPTH - 1  # Mb of equation E-2
_STRIPE: Final = 4

# Table C.2: for each state the probability of the less probable symbol, and the states after either symbol.
_QE: Final = (
    (0x5601, 1, 1, True), (0x3401, 2, 6, False), (0x1801, 3, 9, False), (0x0AC1, 4, 12, False),
    (0x0521, 5, 29, False), (0x0221, 38, 33, False), (0x5601, 7, 6, True), (0x5401, 8, 14, False),
    (0x4801, 9, 14, False), (0x3801, 10, 14, False), (0x3001, 11, 17, False), (0x2401, 12, 18, False),
    (0x1C01, 13, 20, False), (0x1601, 29, 21, False), (0x5601, 15, 14, True), (0x5401, 16, 14, False),
    (0x5101, 17, 15, False), (0x4801, 18, 16, False), (0x3801, 19, 17, False), (0x3401, 20, 18, False),
    (0x3001, 21, 19, False), (0x2801, 22, 19, False), (0x2401, 23, 20, False), (0x2201, 24, 21, False),
    (0x1C01, 25, 22, False), (0x1801, 26, 23, False), (0x1601, 27, 24, False), (0x1401, 28, 25, False),
    (0x1201, 29, 26, False), (0x1101, 30, 27, False), (0x0AC1, 31, 28, False), (0x09C1, 32, 29, False),
    (0x08A1, 33, 30, False), (0x0521, 34, 31, False), (0x0441, 35, 32, False), (0x02A1, 36, 33, False),
    (0x0221, 37, 34, False), (0x0141, 38, 35, False), (0x0111, 39, 36, False), (0x0085, 40, 37, False),
    (0x0049, 41, 38, False), (0x0025, 42, 39, False), (0x0015, 43, 40, False), (0x0009, 44, 41, False),
    (0x0005, 45, 42, False), (0x0001, 45, 43, False), (0x5601, 46, 46, False),
)  # fmt: skip
_RUN: Final = 17
_UNIFORM: Final = 18
# Table D.7: the states at the beginning.
_INITIAL: Final = (4, *(0,) * 16, 3, 46)


class _Coder:
    """The arithmetic coder of annex C.2."""

    def __init__(self) -> None:
        self._a, self._c, self._ct = 0x8000, 0, 12
        self._out = bytearray(b"\0")  # the byte before the first, which a carry never reaches
        self._states = list(_INITIAL)
        self._mps = [0] * len(_INITIAL)

    def encode(self, context: int, bit: int) -> None:
        """Figures C.3 to C.8."""
        qe, more, less, switch = _QE[self._states[context]]
        self._a -= qe
        if bit == self._mps[context]:
            if self._a & 0x8000:
                self._c += qe
                return
            if self._a < qe:
                self._a = qe
            else:
                self._c += qe
            self._states[context] = more
        else:
            if self._a < qe:
                self._c += qe
            else:
                self._a = qe
            if switch:
                self._mps[context] ^= 1
            self._states[context] = less
        while not self._a & 0x8000:
            self._a <<= 1
            self._c <<= 1
            self._ct -= 1
            if not self._ct:
                self._byte_out()

    def _byte_out(self) -> None:
        """Figure C.9: after an FF only seven bits follow."""
        if self._out[-1] != 0xFF and self._c >= 0x8000000:
            self._out[-1] += 1
            self._c &= 0x7FFFFFF
        shift, self._ct = (20, 7) if self._out[-1] == 0xFF else (19, 8)
        self._out.append(self._c >> shift & 0xFF)
        self._c &= (1 << shift) - 1

    def flush(self) -> bytes:
        """Figures C.11 and C.12; what was coded, without an FF at its end."""
        high = self._c + self._a
        self._c |= 0xFFFF
        if self._c >= high:
            self._c -= 0x8000
        for _ in range(2):
            self._c <<= self._ct
            self._byte_out()
        return bytes(self._out[1:]).removesuffix(b"\xff")


class _Block:
    """The coding of one code-block of the lowest band, bit by bit from the highest (annex D)."""

    def __init__(self, values: Grid) -> None:
        self._height, self._width = len(values), len(values[0])
        self._step = self._width + 2  # a border around the block saves every question for its end
        size = self._step * (self._height + 2)
        self._magnitudes, self._signs = [0] * size, [0] * size
        for y, row in enumerate(values):
            for x, value in enumerate(row):
                at = self._at(x, y)
                self._magnitudes[at], self._signs[at] = abs(value), int(value < 0)
        self._significant = [0] * size
        self._refined = [False] * size
        self._visited = [False] * size
        self._coder = _Coder()
        self.planes = max(self._magnitudes).bit_length()

    def _at(self, x: int, y: int) -> int:
        return self._step * (y + 1) + x + 1

    def encode(self, lowest: int) -> tuple[int, bytes]:
        """The number of passes and their bytes, down to bit `lowest`; the highest bit has only a cleanup."""
        for bit in reversed(range(lowest, self.planes)):
            if bit != self.planes - 1:
                self._propagate(bit)
                self._refine(bit)
            self._clean_up(bit)
            self._visited = [False] * len(self._visited)
        return 3 * (self.planes - lowest) - 2, self._coder.flush()

    def _stripes(self) -> Iterator[tuple[int, int]]:
        """The columns of four in their order: where each begins, and how many points it has."""
        for top in range(0, self._height, _STRIPE):
            for x in range(self._width):
                yield self._at(x, top), min(_STRIPE, self._height - top)

    def _scan(self) -> Iterator[int]:
        for at, count in self._stripes():
            yield from range(at, at + self._step * count, self._step)

    def _context(self, at: int) -> int:
        """Table D.1, the column of the LL and LH bands."""
        significant, step = self._significant, self._step
        horizontal = significant[at - 1] + significant[at + 1]
        vertical = significant[at - step] + significant[at + step]
        if not horizontal and not vertical:
            corners = significant[at - step - 1] + significant[at - step + 1]
            corners += significant[at + step - 1] + significant[at + step + 1]
            return min(corners, 2)
        if horizontal == 2:
            return 8
        if horizontal:
            if vertical:
                return 7
            diagonal = significant[at - step - 1] or significant[at - step + 1]
            return 6 if diagonal or significant[at + step - 1] or significant[at + step + 1] else 5
        return 2 + vertical

    def _propagate(self, bit: int) -> None:
        """Clause D.3.1: points that have a neighbour which is significant."""
        for at in self._scan():
            if not self._significant[at] and (context := self._context(at)):
                self._visited[at] = True
                self._decide(at, bit, context)

    def _refine(self, bit: int) -> None:
        """Clause D.3.3: points that were significant before this bit."""
        for at in self._scan():
            if self._significant[at] and not self._visited[at]:
                context = 16 if self._refined[at] else 15 if self._context(at) else 14
                self._coder.encode(context, self._magnitudes[at] >> bit & 1)
                self._refined[at] = True

    def _clean_up(self, bit: int) -> None:
        """Clause D.3.4: all the others; four together where nothing is near."""
        for start, count in self._stripes():
            column = range(start, start + self._step * count, self._step)
            skipped = 0
            if count == _STRIPE and not any(
                self._significant[at] or self._visited[at] or self._context(at) for at in column
            ):
                first = next((n for n, at in enumerate(column) if self._magnitudes[at] >> bit & 1), None)
                self._coder.encode(_RUN, int(first is not None))
                if first is None:
                    continue
                self._coder.encode(_UNIFORM, first >> 1)
                self._coder.encode(_UNIFORM, first & 1)
                self._become_significant(column[first])
                skipped = first + 1
            for at in column[skipped:]:
                if not self._significant[at] and not self._visited[at]:
                    self._decide(at, bit, self._context(at))

    def _decide(self, at: int, bit: int, context: int) -> None:
        found = self._magnitudes[at] >> bit & 1
        self._coder.encode(context, found)
        if found:
            self._become_significant(at)

    def _become_significant(self, at: int) -> None:
        """Clause D.3.2, tables D.2 and D.3: the sign, foretold from those of the neighbours."""
        horizontal = self._sign(at - 1, at + 1)
        vertical = self._sign(at - self._step, at + self._step)
        flip = horizontal < 0 or (not horizontal and vertical < 0)
        if flip:
            horizontal, vertical = -horizontal, -vertical
        context = 12 + vertical if horizontal else 9 + vertical
        self._coder.encode(context, self._signs[at] ^ int(flip))
        self._significant[at] = 1

    def _sign(self, one: int, other: int) -> int:
        total = sum(1 - 2 * self._signs[at] for at in (one, other) if self._significant[at])
        return max(-1, min(1, total))


def grey_jpeg2000(grid: Grid, levels: int, lowest: int = 0) -> bytes:
    """A JP2 file of shades from 0 (black) to 255; `grid` are every 2**levels-th point of it, at most 64 by 64.

    One component, one tile, one layer, reversible. The shades' bits below `lowest` are left out: a shade then comes
    back with an error below 2**lowest. Raises ValueError for a grid that is no rectangle or too large.
    """
    rows, columns = len(grid), len(grid[0]) if grid else 0
    if not 0 < rows <= LARGEST or not 0 < columns <= LARGEST or any(len(row) != columns for row in grid):
        raise ValueError(f"a rectangle of at most {LARGEST} by {LARGEST} shades is wanted")
    width, height = columns << levels, rows << levels
    block = _Block([[shade - 128 for shade in row] for row in grid])
    packets = _packet(block, lowest) + b"\0" * levels
    size = struct.pack(">HIIIIIIIIHBBB", 0, width, height, 0, 0, width, height, 0, 0, 1, _DEPTH - 1, 1, 1)
    # code-blocks of 64 by 64, the reversible filter 5-3
    coding = struct.pack(">BBHBBBBBB", 0, 0, 1, 0, levels, 4, 4, 0, 1)
    # The exponent of each band (table E.1): 8 bits and what the filter adds to a band.
    exponents = [_DEPTH, *[_DEPTH + gain for _ in range(levels) for gain in (1, 1, 2)]]
    quantization = bytes((_GUARD_BITS << 5, *(exponent << 3 for exponent in exponents)))
    tile = struct.pack(">HIBB", 0, 14 + len(packets), 0, 1)  # SOT has 12 bytes, SOD 2
    stream = b"\xff\x4f" + _marker(0x51, size) + _marker(0x52, coding) + _marker(0x5C, quantization)
    stream += _marker(0x90, tile) + b"\xff\x93" + packets + b"\xff\xd9"
    header = _box(b"ihdr", struct.pack(">IIHBBBB", height, width, 1, _DEPTH - 1, 7, 0, 0))
    header += _box(b"colr", struct.pack(">BBBI", 1, 0, 0, 17))  # 17: greyscale
    return b"".join(
        (
            _box(b"jP  ", b"\r\n\x87\n"),
            _box(b"ftyp", b"jp2 " + bytes(4) + b"jp2 "),
            _box(b"jp2h", header),
            _box(b"jp2c", stream),
        )
    )


def _packet(block: _Block, lowest: int) -> bytes:
    """The one packet with something in it: its header (clause B.10) and the code-block's bytes."""
    if block.planes <= lowest:
        return b"\0"
    passes, data = block.encode(lowest)
    # Not empty; the block is included; how many of its highest bits are 0.
    bits = "11" + "0" * (_PLANES - block.planes) + "1" + _passes(passes)
    # The length has three bits and as many more as there are ones here, and the logarithm of the passes.
    more = max(0, len(data).bit_length() - 3 - (passes.bit_length() - 1))
    bits += "1" * more + "0" + f"{len(data):0{3 + more + passes.bit_length() - 1}b}"
    return _stuffed(bits) + data


def _passes(count: int) -> str:
    """Table B.4, as far as a shade of eight bits needs it."""
    match count:
        case 1:
            return "0"
        case 2:
            return "10"
        case 3 | 4 | 5:
            return f"11{count - 3:02b}"
        case _:
            return f"1111{count - 6:05b}"


def _stuffed(bits: str) -> bytes:
    """Bits in bytes; after an FF the highest bit is 0 (clause B.10.1)."""
    out = bytearray()
    while bits or out[-1:] == b"\xff":
        take = 7 if out[-1:] == b"\xff" else 8
        out.append(int(bits[:take].ljust(take, "0"), 2))
        bits = bits[take:]
    return bytes(out)


def _marker(code: int, body: bytes) -> bytes:
    return bytes((0xFF, code)) + struct.pack(">H", len(body) + 2) + body


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body
