"""A kiosk is not started anew for months: after many visits it is as large as after some."""

from __future__ import annotations

import gc
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.eligibility.model import Covered, Purpose, Registered
from kiosk.flow.states import Concluded, Idle
from kiosk.ui.pages import deliberate
from tests.e2e.booth import PROFILES, Booth, opened
from tests.e2e.conftest import Start
from tests.e2e.doors import PcscdDoor
from tests.e2e.marked import coverage, new_marks
from tests.e2e.scripted import Script
from tests.e2e.wording import OWN_NAMES
from tests.e2e.world import World

_WARM: Final = 3  # rounds after which everything has been made that is made once, and the last visits' results are full
_MORE: Final = 3
_SOME: Final = 8  # visits
_MANY: Final = 24


@dataclass(frozen=True)
class Size:
    """What a process holds."""

    kinds: Counter[str]
    files: int
    threads: int


def measure() -> Size:
    gc.collect()
    kinds = Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())
    return Size(kinds, sum(1 for _ in Path("/proc/self/fd").iterdir()), threading.active_count())


def assert_not_grown(before: Size, visits: int) -> None:
    """No object of any kind is kept of each visit, or of every second one.

    Fewer may be new: a text with the time in it, among those that are kept for drawing.
    """
    now = measure()
    assert {kind: more for kind, more in (now.kinds - before.kinds).items() if more >= visits // 2} == {}
    assert now.files <= before.files
    assert now.threads <= before.threads


@pytest.fixture(params=PROFILES)
def booth(
    request: pytest.FixtureRequest, qapp: QApplication, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Booth]:
    monkeypatch.setattr(deliberate, "READ_MS", 0)
    marks = new_marks()
    script = Script(
        lambda: Registered(world.now, already=False, coverage=coverage(marks, world)),
        lambda: Covered(coverage(marks, world)),
    )
    with opened(qapp, world, tmp_path, request.param, script) as made:
        made.speak()
        yield made


def in_every_language(booth: Booth) -> int:
    """A visit in each; how many they were."""
    for name in OWN_NAMES.values():
        booth.press_text(name)
        booth.visit(booth.world.card("hanako"))
        booth.call_staff()
        booth.go_home()
        booth.states.clear()
    return len(OWN_NAMES)


def test_a_window_that_many_have_visited(booth: Booth) -> None:
    for _ in range(_WARM):
        in_every_language(booth)
    before = measure()
    visits = sum(in_every_language(booth) for _ in range(_MORE))
    assert_not_grown(before, visits)


@pytest.mark.pcscd
def test_readers_and_a_database_that_many_have_used(start: Start, outside: PcscdDoor) -> None:
    """The way to the card and to the backend: contexts, connections, cards of PC/SC, files, statements."""
    kiosk = start(outside)

    def visit() -> int:
        kiosk.visit_with(kiosk.world.card("hanako"), Purpose.COVERAGE)
        assert isinstance(kiosk.state, Concluded)
        outside.take()
        kiosk.timer.hurry()
        kiosk.until(Idle)
        for heard in (kiosk.states, kiosk.events, kiosk.effects, kiosk.sounds):
            heard.clear()
        return 1

    for _ in range(_SOME):
        visit()
    before = measure()
    visits = sum(visit() for _ in range(_MANY))
    assert_not_grown(before, visits)
