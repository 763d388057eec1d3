"""A card in a slot with a control socket, over a line that a test answers as vpcd would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reader.virtual.control import (
    ControlServer,
)
from reader.virtual.controlled import ControlledSlot
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.control.asking import own
from tests.reader.virtual.driver import Driver, Heard


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with TemporaryDirectory(prefix="vc-") as folder:  # a socket's path is short
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def driver() -> Iterator[Driver]:
    with closing(Driver()) as driver:
        yield driver


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def slot(driver: Driver, heard: Heard) -> Iterator[ControlledSlot]:
    made = ControlledSlot(driver.address, load_personas(), lambda persona, _: issue(persona, NOW), heard)
    with closing(made):
        made.swap("taro")
        driver.accept()
        yield made


@pytest.fixture
def control(runtime: Path, slot: ControlledSlot) -> Iterator[Path]:
    with ControlServer(slot.address, own) as server:
        server.serve(slot)
        yield server.path
