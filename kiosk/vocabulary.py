"""The words of the program itself: what a log may show of a text, because no visitor can have brought it in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum
from typing import Final

OUR_PACKAGES: Final = ("apdu", "reader", "kiosk", "fixtures")


def is_ours(module: str) -> bool:
    """Whether a module, by its dotted name, belongs to this project's packages."""
    return module.partition(".")[0] in OUR_PACKAGES


class Vocabulary:
    """The names of all our classes, of every exception class, and the values of our enums, as far as loaded now.

    A text that is such a word tells which one it is, and nothing about a person. Looked up again when modules were
    loaded since; may be shared by threads.
    """

    def __init__(self) -> None:
        self._modules = 0
        self._words: frozenset[str] = frozenset()

    def __contains__(self, text: str) -> bool:
        if text not in self._words and len(sys.modules) != self._modules:
            self._modules = len(sys.modules)
            self._words = frozenset(_words())
        return text in self._words


def _words() -> Iterator[str]:
    for name, module in tuple(sys.modules.items()):
        if is_ours(name):
            for value in tuple(vars(module).values()):
                if isinstance(value, type) and is_ours(value.__module__):
                    yield value.__name__
                    if issubclass(value, Enum):
                        yield from (member.value for member in value if isinstance(member.value, str) and member.value)
    pending: list[type[BaseException]] = [BaseException]
    while pending:
        kind = pending.pop()
        yield kind.__name__
        pending += kind.__subclasses__()
