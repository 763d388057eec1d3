"""A moment, cards issued at it, and the two doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reader.virtual.card import VirtualCard
from reader.virtual.issuance import issue
from reader.virtual.persona import persona
from tests.reader.virtual.doors import Door, InProcessDoor, PcscDoor

NOW = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(params=["in-process", pytest.param("pcscd", marks=pytest.mark.pcscd)])
def door(request: pytest.FixtureRequest) -> Door:
    if request.param == "in-process":
        return InProcessDoor()
    return PcscDoor(request.getfixturevalue("pcscd"))


@pytest.fixture
def make() -> Callable[[str], VirtualCard]:
    """Issue the card of a persona by its id."""
    return lambda name: issue(persona(name), NOW)


@pytest.fixture
def taro(make: Callable[[str], VirtualCard]) -> VirtualCard:
    return make("taro")
