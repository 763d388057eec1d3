"""A bug in any part of the kiosk: it says so in plain words, writes one line, and serves again by itself."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.audit.record import Audit
from kiosk.audit.trail import AuditTrail, check_chain
from kiosk.delivery.slip import desk as slips
from kiosk.eligibility.model import Covered
from kiosk.flow.states import Cause, EnteringPin, Idle, OutOfService, StaffSignIn
from kiosk.log import RedactingFormatter
from kiosk.staff.desk import StaffDesk
from kiosk.ui.pages import deliberate
from kiosk.ui.pages.out_of_service import OutOfServicePage
from kiosk.ui.pages.pin import PinPage
from kiosk.ui.pages.result import ResultPage
from kiosk.ui.speech.desk import Speech
from kiosk.ui.texts import translate
from kiosk.visit.cardsession import CardSession
from tests.e2e.booth import Booth, opened
from tests.e2e.marked import coverage, new_marks
from tests.e2e.remains import Marks
from tests.e2e.scripted import Quiet, Script
from tests.e2e.world import World

Bug = Callable[..., NoReturn]


class Sabotage:
    """A bug that strikes once it is armed, with a name in its message.

    The name is of no other test: pytest keeps what was logged, as it was logged, until its process ends, and the search
    of another test would find it there.
    """

    NAMED: Final = Marks("町路小黄刈"[::-1])

    def __init__(self) -> None:
        self.struck = 0

    def __call__(self, *_: object, **__: object) -> NoReturn:
        self.struck += 1
        raise ValueError(f"the name is {self.NAMED[0]}")


def told(marks: Marks, text: str) -> bool:
    """Whether a text says anything of the visitor, or what the bug said."""
    return bool(marks.within(text) or Sabotage.NAMED.within(text))


def in_a_page(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ResultPage, "display", bug)
    go_as_far_as_it_goes(booth)


def in_the_first_page_of_a_visit(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PinPage, "display", bug)
    booth.door.place(booth.world.card("hanako"))


def in_what_a_tap_does(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    """In a slot, where Qt itself is the caller."""
    booth.door.place(booth.world.card("hanako"))
    booth.reach(EnteringPin)
    patch.setattr(booth.window.setting, "post", bug)
    booth.say("PinPage", "Stop")


def in_the_speech(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    booth.speak()
    patch.setattr(Speech, "_script", bug)
    assert booth.app.speech is not None
    booth.app.speech.on = True
    booth.door.place(booth.world.card("hanako"))


def in_the_sounds(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    del patch
    quiet = booth.app._sounds
    assert isinstance(quiet, Quiet)
    quiet.mutters = bug
    booth.door.place(booth.world.card("hanako"))
    booth.until(lambda: isinstance(booth.state, OutOfService))
    quiet.mutters = lambda: None


def in_the_card_thread(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(CardSession, "read", bug)
    booth.door.place(booth.world.card("hanako"))


def in_the_backend_thread(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    del patch
    booth.script.cover = bug
    go_as_far_as_it_goes(booth)


def in_the_challenge(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    del patch
    booth.script.challenge = bug
    go_as_far_as_it_goes(booth)


def in_the_staffs_desk(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(StaffDesk, "_check", bug)
    booth.call_staff()
    assert isinstance(booth.state, StaffSignIn)
    booth.sign_in()


def in_the_audit(booth: Booth, bug: Bug, patch: pytest.MonkeyPatch) -> None:
    """On the main thread, for one line."""
    before = Audit.record

    def once(*arguments: Any) -> None:
        patch.setattr(Audit, "record", before)
        bug(*arguments)

    assert booth.app._audit is not None
    patch.setattr(booth.app.visit, "_record", once)
    booth.door.place(booth.world.card("hanako"))
    booth.until(lambda: isinstance(booth.state, OutOfService))
    patch.setattr(booth.app.visit, "_record", booth.app._audit.record)


PARTS = [
    in_a_page,
    in_the_first_page_of_a_visit,
    in_what_a_tap_does,
    in_the_speech,
    in_the_sounds,
    in_the_card_thread,
    in_the_backend_thread,
    in_the_challenge,
    in_the_staffs_desk,
]


def go_as_far_as_it_goes(booth: Booth) -> None:
    """Until the bug has taken the kiosk out of service."""
    booth.door.place(booth.world.card("hanako"))
    booth.reach(EnteringPin)
    booth.type_in("1234")
    for _ in range(12):
        booth.settle()
        booth.breathe()
        if isinstance(booth.state, OutOfService):
            return
        booth.press(booth.controls_of_page()[-1])


@pytest.fixture
def marks() -> Marks:
    return new_marks()


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log as the journal has it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter("json"))
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.fixture
def booth(
    qapp: QApplication, world: World, tmp_path: Path, marks: Marks, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Booth]:
    monkeypatch.setattr(deliberate, "READ_MS", 0)
    script = Script(lambda: Covered(coverage(marks, world)), lambda: Covered(coverage(marks, world)))
    with opened(qapp, world, tmp_path, "reception", script) as made:
        # As `kiosk.ui.app.run` does it: what no code caught goes to the kiosk.
        monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: made.app.fault(error))
        yield made


def lines(booth: Booth) -> list[dict[str, Any]]:
    booth.app._cleanup.close()  # the audit's thread writes what it has
    return [json.loads(line) for line in (booth.folder / "audit.jsonl").read_text().splitlines()]


@pytest.mark.logs("kiosk.ui.app")
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_a_bug_ends_the_visit_and_nothing_else(
    booth: Booth, marks: Marks, log: io.StringIO, part: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    bug = Sabotage()
    with monkeypatch.context() as patch:
        part(booth, bug, patch)
        booth.until(lambda: isinstance(booth.state, OutOfService), 5)
    assert bug.struck
    assert booth.state.causes == {Cause.FAULT}  # type: ignore[union-attr]
    page = booth.page
    assert isinstance(page, OutOfServicePage)
    assert page.isVisible()
    assert page.title.text()
    assert page.text.text()
    assert not told(marks, " ".join(booth.words()))
    assert booth.app.pad.length == booth.app.passcodes.length == 0

    booth.door.take()
    booth.script.cover = lambda: Covered(coverage(marks, booth.world))
    booth.script.challenge = lambda: None
    booth.breathe()
    assert booth.hurry(), "the kiosk recovers when its time has come"
    booth.until(lambda: isinstance(booth.state, Idle))
    booth.visit(booth.world.card("hanako"))
    assert isinstance(booth.page, ResultPage)
    booth.go_home()

    written = log.getvalue()
    assert written.count("a fault of this program") == bug.struck == 1
    assert "ValueError [" in written
    assert not told(marks, written)
    fallen = [line for line in lines(booth) if line["to"] == "OutOfService" and line["event"] == "Broken"]
    assert len(fallen) == 1
    assert "fault" in json.dumps(fallen)
    assert check_chain(booth.folder / "audit.jsonl").intact
    assert marks.in_files(booth.folder) == Sabotage.NAMED.in_files(booth.folder) == []


@pytest.mark.logs("kiosk.ui.app", "kiosk.audit.record")
def test_an_audit_that_fails_ends_no_visit(
    booth: Booth, marks: Marks, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or a bug on the thread that writes: what is missing is counted, and people are served."""
    bug = Sabotage()
    with monkeypatch.context() as patch:
        patch.setattr(AuditTrail, "append", bug)
        booth.visit(booth.world.card("hanako"))
        booth.go_home()
    assert bug.struck
    assert "a fault of this program" in log.getvalue()
    assert not told(marks, log.getvalue())
    booth.visit(booth.world.card("hanako"))
    booth.go_home()
    assert check_chain(booth.folder / "audit.jsonl").intact


@pytest.mark.logs("kiosk.ui.app")
def test_a_bug_where_a_line_is_made_is_a_fault(
    booth: Booth, marks: Marks, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    bug = Sabotage()
    with monkeypatch.context() as patch:
        in_the_audit(booth, bug, patch)
    assert isinstance(booth.state, OutOfService)
    booth.door.take()
    booth.breathe()
    booth.hurry()
    booth.until(lambda: isinstance(booth.state, Idle))
    assert not told(marks, log.getvalue())


@pytest.mark.logs("kiosk.ui.app")
def test_a_bug_of_the_printer_is_told_to_the_visitor_and_is_over_soon(
    qapp: QApplication, world: World, tmp_path: Path, marks: Marks, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    bug = Sabotage()
    monkeypatch.setattr(deliberate, "READ_MS", 0)
    script = Script(lambda: Covered(coverage(marks, world)), lambda: Covered(coverage(marks, world)))
    with opened(qapp, world, tmp_path, "atm", script) as booth:
        booth.visit(booth.world.card("hanako"))
        with monkeypatch.context() as patch:
            patch.setattr(slips, "render", bug)
            booth.say("EndPage", "Print this on paper")
            booth.until(lambda: isinstance(booth.state, OutOfService), 5)
        assert booth.page.title.text()
        assert translate("EndPage", "Print this on paper") not in booth.words()
        booth.go_home()
    assert bug.struck == 1
    assert not told(marks, log.getvalue())
