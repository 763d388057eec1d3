"""The marker of the pytest plugin, read: which card a test has, what happens to it, and how fast its line is."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from reader.virtual.card import Card, VirtualCard
from reader.virtual.faults import Fault
from reader.virtual.faultspec import FaultError, bind, read_fault
from reader.virtual.fields import PersonaError
from reader.virtual.issuance import issue
from reader.virtual.link import ASSUMED_RSA_S, Line, Link, parse
from reader.virtual.persona import Persona, persona
from reader.virtual.variation import vary

if TYPE_CHECKING:
    import pytest

DEFAULT_PERSONA: Final = "taro"
_SOURCE: Final = "@pytest.mark.virtual_card"


class MarkerError(ValueError):
    """The marker cannot be understood; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A card to be issued. `now` is the moment of its issue; `line` None is no waiting."""

    persona: Persona
    now: datetime
    faults: tuple[Fault, ...] = ()
    line: Line | None = None
    rsa_s: float = ASSUMED_RSA_S

    def issue(self) -> VirtualCard:
        """A fresh card."""
        return issue(self.persona, self.now)

    def behind_its_line(self, card: Card) -> Card:
        """The card with the timing of its line."""
        return card if self.line is None else Link(card, self.line, rsa_s=self.rsa_s)


def read_marker(marker: pytest.Mark | None) -> Marking:
    """Understand a marker; without one, taro's card as new. Raises MarkerError."""
    if marker is None:
        return _read()
    try:
        inspect.signature(_read).bind(*marker.args, **marker.kwargs)
    except TypeError as error:
        raise MarkerError(f"{_SOURCE}: {error}; {_signature()}") from None
    return _read(*marker.args, **marker.kwargs)


def _read(
    persona: str | Path | Persona = DEFAULT_PERSONA,
    *,
    faults: str | Fault | Iterable[object] = (),
    issued: str | None = None,
    expires: str | None = None,
    tries_left: int | None = None,
    sign_tries_left: int | None = None,
    auth_pin: str | None = None,
    sign_password: str | None = None,
    readings: Mapping[str, object] | None = None,
    now: datetime | None = None,
    link: str | None = None,
    rsa_s: float = ASSUMED_RSA_S,
) -> Marking:
    moment = now if now is not None else datetime.now(UTC)
    if moment.tzinfo is None:
        raise MarkerError(f"{_SOURCE}: now: a time with its zone is wanted, like datetime(2026, 4, 1, tzinfo=UTC)")
    changes = {
        "issued": issued,
        "expires": expires,
        "tries_left": tries_left,
        "sign_tries_left": sign_tries_left,
        "auth_pin": auth_pin,
        "sign_password": sign_password,
        "readings": readings,
    }
    given = {name: value for name, value in changes.items() if value is not None}
    try:
        who = vary(_person(persona), given, _SOURCE, moment)
    except PersonaError as error:
        raise MarkerError(str(error)) from None
    return Marking(who, moment, _faults(faults, moment), None if link is None else _line(link), rsa_s)


def _person(who: str | Path | Persona) -> Persona:
    match who:
        case Persona():
            return who
        case Path():
            return Persona.from_toml(who)
        case _:
            try:
                return persona(who)
            except KeyError as error:
                raise MarkerError(f"{_SOURCE}: {error.args[0]}") from None


def _faults(given: str | Fault | Iterable[object], now: datetime) -> tuple[Fault, ...]:
    # a single fault is what one writes first
    faults = (given,) if isinstance(given, str | Fault) else tuple(given)
    return tuple(_fault(fault, now) for fault in faults)


def _fault(given: object, now: datetime) -> Fault:
    if isinstance(given, Fault):
        return given
    if not isinstance(given, str):
        names = ", ".join(kind.__name__ for kind in get_args(Fault))
        raise MarkerError(f"{_SOURCE}: faults: {names} of reader.virtual.faults, or a word, are wanted, not {given!r}")
    try:
        return bind(read_fault(given), lambda name: issue(_person(name), now))
    except FaultError as error:
        raise MarkerError(f"{_SOURCE}: faults: {error}") from None


def _line(text: str) -> Line:
    try:
        return parse(text)
    except ValueError as error:
        raise MarkerError(f"{_SOURCE}: link: {error}") from None


def _signature() -> str:
    return f"it takes {', '.join(inspect.signature(_read).parameters)}"
