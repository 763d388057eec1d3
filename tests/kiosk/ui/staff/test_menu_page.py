from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.flow.events import CleaningWanted, NumberLookupChosen, StaffMenuClosed
from kiosk.flow.states import Cleaning, StaffMenu
from kiosk.flow.timing import Timing
from kiosk.ui.staff.cleaning import CleaningPage
from kiosk.ui.staff.maintenance import ReaderSeen
from kiosk.ui.staff.menu import StaffMenuPage
from kiosk.ui.staff.views import DoctorView, ReaderView, RecentView, VolumeView
from tests.kiosk.ui.staff.room import Room, make_room


def _menu(qtbot: QtBot, room: Room) -> StaffMenuPage:
    page = StaffMenuPage(room.setting)
    qtbot.addWidget(page)
    page.resize(1080, 1700)
    page.display(StaffMenu("s0"))
    page.show()
    return page


def _press(qtbot: QtBot, page: StaffMenuPage, name: str) -> None:
    QTest.mouseClick(page.points.buttons[name], Qt.MouseButton.LeftButton)


def test_what_the_flow_does_is_posted(qtbot: QtBot, room: Room) -> None:
    page = _menu(qtbot, room)
    _press(qtbot, page, "lookup")
    assert NumberLookupChosen() in room.posted
    _press(qtbot, page, "cleaning")
    assert CleaningWanted() in room.posted
    QTest.mouseClick(page._done, Qt.MouseButton.LeftButton)
    assert room.posted[-1] == StaffMenuClosed()
    room.posted.clear()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert room.posted == [StaffMenuClosed()]


def test_a_restart_has_to_be_pressed_twice(qtbot: QtBot, room: Room) -> None:
    page = _menu(qtbot, room)
    _press(qtbot, page, "restart")
    assert room.restarts == 0
    assert page.points.buttons["restart"].text() == "Press again to restart"
    _press(qtbot, page, "volume")
    QTest.mouseClick(page.views["volume"].back, Qt.MouseButton.LeftButton)
    page.display(StaffMenu("s0"))
    _press(qtbot, page, "restart")
    assert room.restarts == 0
    _press(qtbot, page, "restart")
    assert room.restarts == 1


def test_the_last_results_say_when_and_what_and_not_who(qtbot: QtBot, room: Room) -> None:
    page = _menu(qtbot, room)
    _press(qtbot, page, "recent")
    view = page.views["recent"]
    assert isinstance(view, RecentView)
    lines = [line.text() for line in view._lines if line.isVisible()]
    assert lines[0] == "09:05   visit 40   registered"
    assert len(lines) == len(room.recent)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_without_visits_it_says_so(qtbot: QtBot) -> None:
    page = _menu(qtbot, room := make_room())
    assert room.recent == ()
    _press(qtbot, page, "recent")
    assert page.views["recent"].text.text() == "There was no visit since the kiosk was started."


def test_the_reader_is_looked_at_as_long_as_somebody_sees_it(qtbot: QtBot, room: Room) -> None:
    page = _menu(qtbot, room)
    _press(qtbot, page, "reader")
    view = page.views["reader"]
    assert isinstance(view, ReaderView)
    assert view._state.text() == "No card reader is connected."
    room.readers = (ReaderSeen("Reader 00 00", card=False),)
    qtbot.waitUntil(lambda: view._state.text() == "The reader is there. No card is seen.")
    room.readers = (ReaderSeen("Reader 00 00", card=True),)
    qtbot.waitUntil(lambda: view._state.text() == "A card is seen.")
    assert view._name.text() == "Reader 00 00"
    page.close_view()
    assert not view._timer.isActive()


def test_the_volume_goes_up_and_down_within_its_bounds(qtbot: QtBot, room: Room) -> None:
    page = _menu(qtbot, room)
    _press(qtbot, page, "volume")
    view = page.views["volume"]
    assert isinstance(view, VolumeView)
    for _ in range(5):
        QTest.mouseClick(view.louder, Qt.MouseButton.LeftButton)
    assert (room.volume, view._level.text()) == (100, "100 %")
    for _ in range(12):
        QTest.mouseClick(view.softer, Qt.MouseButton.LeftButton)
    assert room.volume == 0


@pytest.mark.parametrize(
    ("checks", "said", "lines"),
    [
        ([{"check": "clock", "to_do": None}] * 3, "All is well: 3 points were examined.", []),
        (
            [{"check": "clock", "to_do": None}, {"check": "reader", "to_do": "connect it"}],
            "These points need the person who looks after the kiosk:",
            ["reader: connect it"],
        ),
    ],
)
def test_the_self_test_is_run_and_told(
    qtbot: QtBot, checks: list[dict[str, str | None]], said: str, lines: list[str]
) -> None:
    text = json.dumps({"checks": checks})
    room = make_room(doctor=(sys.executable, "-c", f"print({text!r})"))
    page = _menu(qtbot, room)
    _press(qtbot, page, "doctor")
    view = page.views["doctor"]
    assert isinstance(view, DoctorView)
    qtbot.waitUntil(lambda: view.text.text() == said, timeout=20_000)
    assert [line.text() for line in view._lines if line.isVisible()] == lines


@pytest.mark.parametrize("doctor", [(sys.executable, "-c", "raise SystemExit(3)"), ("/no/such/program",)])
def test_a_self_test_that_cannot_be_run_is_told(qtbot: QtBot, doctor: tuple[str, ...]) -> None:
    page = _menu(qtbot, make_room(doctor=doctor))
    _press(qtbot, page, "doctor")
    view = page.views["doctor"]
    assert isinstance(view, DoctorView)
    qtbot.waitUntil(lambda: view.text.text().startswith("The self-test could not be run."), timeout=20_000)
    qtbot.waitUntil(lambda: view.process.state() is QProcess.ProcessState.NotRunning)


def test_a_menu_that_was_left_begins_anew(qtbot: QtBot, room: Room) -> None:
    page = _menu(qtbot, room)
    _press(qtbot, page, "volume")
    page.hide()
    page.show()
    assert not page.views["volume"].isVisible()


@pytest.mark.parametrize("seconds", [5, 20, 60])
def test_cleaning_counts_from_its_time(qtbot: QtBot, room: Room, seconds: int) -> None:
    room.setting.timing = Timing(cleaning=seconds)
    page = CleaningPage(room.setting)
    qtbot.addWidget(page)
    page.display(Cleaning("s0"))
    assert page._left.text() == f"{seconds} s"


def test_cleaning_counts_down(qtbot: QtBot, room: Room) -> None:
    now = 100.0
    page = CleaningPage(room.setting, now=lambda: now)
    qtbot.addWidget(page)
    page.display(Cleaning("s0"))
    page.show()
    assert page._left.text() == "20 s"
    now = 107.0
    qtbot.waitUntil(lambda: page._left.text() == "13 s")
    now = 130.0
    qtbot.waitUntil(lambda: page._left.text() == "0 s")
    page.hide()
    page.display(Cleaning("s0"))
    assert page._left.text() == "20 s"
