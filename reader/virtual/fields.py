"""Reading a persona's TOML field by field, so that a mistake is told by file, field and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

T = TypeVar("T")

_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_RELATIVE: Final = re.compile(r"([+-]\d{1,5})([smhd])")


class PersonaError(ValueError):
    """A persona's file cannot be used; the text names file and field and says what to write instead.

    `field` is the dotted name of the field at fault, empty where it is not about one.
    """

    field: str = ""


@dataclass(slots=True)
class Fields:
    """One table of a TOML file. `finish` complains about fields that nobody asked for."""

    source: str
    values: Mapping[str, object]
    prefix: str = ""
    _known: set[str] = field(default_factory=set)

    def wrong(self, name: str, why: str) -> PersonaError:
        """The error for a field, ready to be raised."""
        error = PersonaError(f"{self.source}: {self.prefix}{name}: {why}")
        error.field = f"{self.prefix}{name}"
        return error

    def has(self, name: str) -> bool:
        """Whether the field is there; asking makes it known."""
        self._known.add(name)
        return name in self.values

    def _take(self, name: str, kind: type[T], described: str) -> T:
        if not self.has(name):
            raise self.wrong(name, f"is missing; {described} is wanted")
        value = self.values[name]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(name, f"{described} is wanted, not {value!r}")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not empty; `default` (which may be empty) where the field is absent."""
        if default is not None and not self.has(name):
            return default
        value = self._take(name, str, "a text")
        if not value.strip():
            raise self.wrong(name, "is empty")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        return self._take(name, bool, "true or false") if self.has(name) else default

    def number(self, name: str, lowest: int, highest: int, default: int | None = None) -> int:
        """A whole number within bounds."""
        if default is not None and not self.has(name):
            return default
        value = self._take(name, int, f"a whole number from {lowest} to {highest}")
        if not lowest <= value <= highest:
            raise self.wrong(name, f"a whole number from {lowest} to {highest} is wanted, not {value}")
        return value

    def choice(self, name: str, choices: Mapping[str, T], default: str | None = None) -> T:
        """One of the words in `choices`."""
        word = self.text(name, default)
        if word not in choices:
            raise self.wrong(name, f"one of {', '.join(choices)} is wanted, not {word!r}")
        return choices[word]

    def offset(self, name: str) -> timedelta:
        """A time relative to now: a sign, digits, and s, m, h or d."""
        text = self._take(name, str, "a time relative to now, like -3h or +4d,")
        return self._relative(name, text)

    def _relative(self, name: str, text: str) -> timedelta:
        found = _RELATIVE.fullmatch(text)
        if not found:
            raise self.wrong(name, f"a time relative to now, like -3h or +4d, is wanted, not {text!r}")
        return timedelta(**{_UNITS[found[2]]: int(found[1])})

    def days(self, name: str) -> int:
        """A number of whole days relative to today, like +4d."""
        offset = self.offset(name)
        if offset.total_seconds() % 86400:
            raise self.wrong(name, f"whole days, like +4d, are wanted, not {self.values[name]!r}")
        return offset.days

    def day(self, name: str) -> date:
        """A calendar day, written 1980-02-17 without quotes."""
        value = self._take(name, date, "a day like 1980-02-17, without quotes,")
        if isinstance(value, datetime):
            raise self.wrong(name, f"a day without a time is wanted, not {value}")
        return value

    def table(self, name: str) -> Fields:
        """A table inside this one."""
        inner: Mapping[str, object] = self._take(name, dict, f"a table [{name}]")
        return Fields(self.source, inner, f"{self.prefix}{name}.")

    def finish(self) -> None:
        """Raise PersonaError for a field that is not known: a misspelt one must not be passed over."""
        unknown = sorted(set(self.values) - self._known)
        if unknown:
            raise self.wrong(unknown[0], f"is not known; known are {', '.join(sorted(self._known))}")
