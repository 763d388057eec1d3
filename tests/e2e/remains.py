"""Look for texts in everything that lives on: objects of Python, widgets of Qt, files."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from itertools import filterfalse
from pathlib import Path
from typing import Final, Self

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_TEXTS: Final = (str, bytes, bytearray)
_STEP: Final = 10_000
_CODECS: Final = ("utf-8", "utf-16-le", "utf-32-le", "cp932")


class Marks:
    """Texts that nobody else uses, kept veiled: this search must not find itself."""

    def __init__(self, *marks: str) -> None:
        self._veiled = tuple(self._veil(mark) for mark in marks)

    @classmethod
    def of_veiled(cls, veiled: list[list[int]]) -> Self:
        """The same in another process."""
        marks = cls()
        marks._veiled = tuple(tuple(codes) for codes in veiled)
        return marks

    @property
    def veiled(self) -> tuple[tuple[int, ...], ...]:
        """Fit to be sent to another process."""
        return self._veiled

    @staticmethod
    def _veil(mark: str) -> tuple[int, ...]:
        return tuple(ord(character) ^ 0x5A5A for character in mark)

    def texts(self) -> tuple[str, ...]:
        """Fresh copies, which live as long as their caller keeps them."""
        return tuple("".join(chr(code ^ 0x5A5A) for code in veiled) for veiled in self._veiled)

    def __getitem__(self, index: int) -> str:
        return "".join(chr(code ^ 0x5A5A) for code in self._veiled[index])

    def within(self, text: str) -> list[int]:
        """Which of them stand in a text."""
        return [index for index, mark in enumerate(self.texts()) if mark in text]

    # --- live objects of Python

    def in_objects(self) -> list[str]:
        """Every live text that holds a mark; as words about what holds it."""
        gc.collect()
        marks = self.texts()
        encoded = tuple({mark.encode(codec, "ignore") for mark in marks for codec in _CODECS} - {b""})
        own = {id(text) for text in (*marks, *encoded)}
        live = _live_objects()
        hits = [each for each in live.values() if id(each) not in own and _holds(each, marks, encoded)]
        if not hits:
            return []
        within = {id(hit) for hit in hits}
        # A tuple of texts is not tracked, so that nobody is told what refers to it but by looking.
        untracked = [
            each
            for each in live.values()
            if not gc.is_tracked(each) and within.intersection(map(id, gc.get_referents(each)))
        ]
        ours = {id(each) for each in (hits, untracked, live, sys._getframe())}
        holders = [each for each in gc.get_referrers(*hits, *untracked) if id(each) not in ours]
        return [
            *(f"{type(hit).__name__} of {len(hit)} letters" for hit in hits if isinstance(hit, _TEXTS)),
            *(f"in {type(holder).__name__}: {_about(holder)}" for holder in (*untracked, *holders)),
        ]

    # --- Qt

    def in_widgets(self) -> list[str]:
        """Every property of every object of Qt below a window, and all that assistive technology is told."""
        marks = self.texts()
        found: list[str] = []
        for window in QApplication.topLevelWidgets():
            for each in (window, *window.findChildren(QObject)):
                for name, text in _texts_of(each):
                    if any(mark in text for mark in marks):
                        found.append(f"{type(each).__name__}.{name}")
        return found

    def in_clipboard(self) -> list[str]:
        """What somebody could paste."""
        clipboard = QGuiApplication.clipboard()
        modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer)
        return [mode.name for mode in modes if self.within(clipboard.text(mode))]

    # --- files

    def in_files(self, folder: Path) -> list[str]:
        """Names and contents of everything below a folder, in every encoding that is used in Japan."""
        found: list[str] = []
        marks = self.texts()
        encoded = tuple({mark.encode(codec, "ignore") for mark in marks for codec in _CODECS} - {b""})
        for path in folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            if any(mark in path.name for mark in marks) or any(octets in content for octets in encoded):
                found.append(str(path))
        return found


def _live_objects() -> dict[int, object]:
    """Every object that another one refers to, by its id. In steps of many: a test's process holds millions of them."""
    seen: dict[int, object] = {}
    level: list[object] = gc.get_objects()
    while level:
        fresh: dict[int, object] = {}
        for start in range(0, len(level), _STEP):
            referred = gc.get_referents(*level[start : start + _STEP])
            fresh.update(zip(map(id, referred), referred, strict=True))
        for known in fresh.keys() & seen.keys():
            del fresh[known]
        seen |= fresh
        # What is tracked was among the first; a tuple of texts is not.
        level = list(filterfalse(gc.is_tracked, fresh.values()))
    return seen


def _holds(each: object, marks: tuple[str, ...], encoded: tuple[bytes, ...]) -> bool:
    if isinstance(each, str):
        return any(mark in each for mark in marks)
    return isinstance(each, bytes | bytearray) and any(mark in each for mark in encoded)


def _about(holder: object) -> str:
    """Who holds something, without what it holds."""
    if isinstance(holder, dict):
        return ", ".join(str(key)[:20] for key in list(holder)[:6] if isinstance(key, str) and key.isascii())
    return f"{getattr(holder, '__module__', '')}.{getattr(holder, '__qualname__', '')}"


def _texts_of(each: QObject) -> Iterator[tuple[str, str]]:
    kind = each.metaObject()
    known = [kind.property(index) for index in range(kind.propertyCount())]
    names = {str(each.name()) for each in known if str(each.typeName()) in ("QString", "QStringList", "QVariant")}
    names |= {bytes(name.data()).decode() for name in each.dynamicPropertyNames()}
    # What begins so is Qt's own, and of types that Python lacks.
    for name in sorted(names):
        if name.startswith("_"):
            continue
        value = each.property(name)
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, list | tuple):
            yield name, " ".join(map(str, value))
    if isinstance(each, QWidget):
        told = QAccessible.queryAccessibleInterface(each)
        for text in QAccessible.Text:
            if text is not QAccessible.Text.UserText:
                yield f"accessible {text.name}", told.text(text)


_CHUNK: Final = 1 << 22
# The C library overwrites all of what is freed but its last eight bytes: fewer than four letters of Python or Qt.
_TAIL: Final = 8


def count_in_memory(process: int, marks: Marks) -> dict[int, int]:
    """How often each mark stands in the writable memory of another process, by its index; in each encoding in which it
    is longer than what an allocator that overwrites may leave.
    """
    found: dict[int, int] = {}
    wanted = [(index, mark.encode(codec, "ignore")) for index, mark in enumerate(marks.texts()) for codec in _CODECS]
    wanted = [(index, pattern) for index, pattern in dict.fromkeys(wanted) if len(pattern) > _TAIL]
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            while start < end:
                try:
                    memory.seek(start)
                    octets = memory.read(min(_CHUNK + 64, end - start))
                except (OSError, OverflowError):
                    break  # a mapping that went, or one that cannot be read
                for index, pattern in wanted:
                    if hits := octets[: _CHUNK + len(pattern) - 1].count(pattern):
                        found[index] = found.get(index, 0) + hits
                start += _CHUNK
    return found
