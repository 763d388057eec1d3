"""What a test asks of an inserted card by its control socket."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.virtual.control import (
    ask,
)
from reader.virtual.persona import Persona, load_personas
from tests.reader.virtual.driver import Driver

Json = dict[str, object]
JPKI = bytes.fromhex("00A4040C0AD392F000260100000001")


def own(path: Path) -> Persona:
    return replace(load_personas()["hanako"], id=path.stem)


def result(path: Path, **request: object) -> object:
    *_, last = ask(path, request)
    return last["result"]


def state(path: Path) -> Json:
    found = result(path, command="state")
    assert isinstance(found, dict)
    return found


def power_on(driver: Driver) -> bytes:
    atr = driver.ask(b"\x04")
    driver.send(b"\x01")
    return atr
