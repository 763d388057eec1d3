"""After a visit nothing of the visitor is left: marked people visit the real window, and then they are sought."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from kiosk.eligibility.insurer import check_insurer_number
from kiosk.eligibility.model import (
    Covered,
    LookedUp,
    Purpose,
    Registered,
    Validity,
)
from kiosk.flow.states import Concluded, Consenting, EnteringNumber, Idle, NumberField
from kiosk.ui.pages import deliberate
from kiosk.ui.pages.result import ResultPage
from tests.e2e.booth import PROFILES, Booth, opened
from tests.e2e.marked import BORN, FAMILY, INSURER, INSURER_NUMBER, NUMBER, SYMBOL, coverage, new_marks
from tests.e2e.remains import Marks, count_in_memory
from tests.e2e.scripted import Script, unavailable
from tests.e2e.test_secrets import everything_logged
from tests.e2e.world import World

_LOOKS = 3


@pytest.fixture
def marks() -> Marks:
    made = new_marks()
    assert check_insurer_number(made[INSURER_NUMBER]) is None, check_insurer_number(made[INSURER_NUMBER])
    return made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that is written by default goes below one folder."""
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(deliberate, "READ_MS", 0)
    return tmp_path


@pytest.fixture(params=PROFILES)
def booth(
    request: pytest.FixtureRequest, qapp: QApplication, world: World, home: Path, marks: Marks
) -> Iterator[Booth]:
    def register() -> Registered:
        return Registered(world.now, already=False, coverage=coverage(marks, world))

    script = Script(
        register,
        lambda: Covered(coverage(marks, world)),
        lambda: LookedUp(Validity.VALID, coverage(marks, world)),
    )
    with opened(qapp, world, home, request.param, script, size=(1080, 1920)) as made:
        made.speak()
        yield made


def assert_nothing_left(booth: Booth, marks: Marks, home: Path) -> None:
    """The kiosk is idle; nobody was there."""
    booth.until(lambda: isinstance(booth.state, Idle))
    booth.breathe()
    assert marks.in_widgets() == []
    assert marks.in_clipboard() == []
    assert marks.in_files(home) == []
    booth.states.clear()
    left = marks.in_objects()
    for _ in range(_LOOKS):
        if left:  # a thread that has done its work may not have come to its end
            booth.settle(0.5)
            left = marks.in_objects()
    assert left == []
    assert booth.voice.text == ""
    assert booth.app.pad.length == booth.app.passcodes.length == 0


def shot(booth: Booth) -> QImage:
    booth.breathe()
    return booth.window.grab().toImage()


@pytest.mark.parametrize("purpose", Purpose, ids=lambda purpose: purpose.value)
def test_nothing_is_left_of_a_visit(
    booth: Booth, marks: Marks, home: Path, purpose: Purpose, caplog: pytest.LogCaptureFixture
) -> None:
    if purpose not in booth.window.setting.profile.purposes:
        purpose = Purpose.COVERAGE
    before = shot(booth)
    with everything_logged(home / "everything.log", caplog):
        assert booth.app.speech is not None
        booth.app.speech.turn_on()
        concluded = booth.visit(booth.world.card("hanako"), purpose)
        assert isinstance(booth.page, ResultPage)
        assert marks.within(" ".join(booth.words())), "the page shows something of the marked person"
        assert marks.in_widgets()
        if booth.window.setting.profile.slip:
            assert marks.in_objects(), "the search finds what is there"
        if booth.window.setting.profile.slip:
            booth.say("EndPage", "Print this on paper")
            booth.breathe()
        del concluded
        booth.go_home()
    caplog.clear()
    assert_nothing_left(booth, marks, home)
    assert shot(booth) == before, "the idle page is not as it was before anybody came"


def test_nothing_is_left_of_one_who_goes_in_the_middle(booth: Booth, marks: Marks, home: Path) -> None:
    """Between two consents, with a coverage that was found; or with the digits of a PIN half entered."""
    booth.door.place(booth.world.card("hanako"))
    if booth.window.setting.profile.consents:
        booth.reach(Consenting)
        assert marks.in_objects()
    else:
        booth.reach(Concluded)
    booth.go_home()
    assert_nothing_left(booth, marks, home)


def test_nothing_is_left_of_a_number_lookup(
    qapp: QApplication, world: World, home: Path, marks: Marks, caplog: pytest.LogCaptureFixture
) -> None:
    """What was typed from a paper, digit by digit, and what was found by it."""
    script = Script(
        unavailable,
        unavailable,
        lambda: LookedUp(Validity.VALID, coverage(marks, world)),  # typed below
    )
    with opened(qapp, world, home, "reception", script, size=(1080, 1920)) as booth:
        booth.speak().turn_on()
        with everything_logged(home / "everything.log", caplog):
            booth.say("IdlePage", "I have no card with me")
            for _ in range(12):
                match booth.state:
                    case EnteringNumber(asking=asked):
                        fill_in(booth, asked, marks)
                        booth.settle()
                    case _:
                        break
            assert isinstance(booth.page, ResultPage), booth.state
            assert marks.within(" ".join(booth.words()))
            booth.go_home()
        caplog.clear()
        assert_nothing_left(booth, marks, home)


def fill_in(booth: Booth, asked: NumberField, marks: Marks) -> None:
    """One field, as it stands on the paper."""
    match asked:
        case NumberField.LIMIT:
            booth.say("ConsentPage", "Yes")
        case NumberField.CONFIRM:
            booth.say("NumbersPage", "Look up")
        case _:
            texts = {
                NumberField.INSURER: marks[INSURER_NUMBER],
                NumberField.SYMBOL: marks[SYMBOL],
                NumberField.NUMBER: marks[NUMBER],
                NumberField.BRANCH: "01",
                NumberField.BIRTH_DATE: marks[BORN],
            }
            for character in texts[asked]:
                key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(booth.page, key)
            booth.say("NumberPages", "Next")


# The environment in which the unit of the deployment starts the kiosk: what is freed is overwritten.
OVERWRITING = {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"}


class Elsewhere:
    """A kiosk in a process of its own, in whose memory it is looked from outside."""

    def __init__(self, folder: Path, profile: str, environment: dict[str, str]) -> None:
        self._marks = new_marks()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.wipedprocess"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        order = {"folder": str(folder), "profile": profile, "marks": self._marks.veiled}
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()

    def wait_for(self, word: str) -> None:
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == word

    def go_on(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def count(self) -> dict[int, int]:
        """How often each mark stands in the writable memory, in any encoding."""
        return count_in_memory(self._process.pid, self._marks)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.go_on()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        assert self._process.wait(30) == 0


@pytest.mark.parametrize("profile", PROFILES)
def test_no_name_is_left_in_the_memory_of_the_process(tmp_path: Path, profile: str) -> None:
    """With the environment of the deployment, where the allocator overwrites what is freed."""
    with Elsewhere(tmp_path, profile, OVERWRITING) as kiosk:
        kiosk.wait_for("shown")
        assert {FAMILY, INSURER} <= set(kiosk.count()), "the search finds what is there"
        kiosk.go_on()
        kiosk.wait_for("idle")
        assert kiosk.count() == {}
