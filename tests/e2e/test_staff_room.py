"""The staff at the real window: their menu, and what it does to the kiosk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.eligibility.model import RefusalReason, Refused
from kiosk.flow.states import Cleaning, Idle, StaffMenu, StaffSignIn
from kiosk.staff.recent import RecentVisit, Result
from kiosk.ui.house import House
from kiosk.ui.staff.cleaning import CleaningPage
from kiosk.ui.staff.menu import StaffMenuPage
from tests.e2e.booth import Booth, new_settings, opened
from tests.e2e.world import World


@pytest.fixture
def booth(qapp: QApplication, world: World, tmp_path: Path) -> Iterator[Booth]:
    with opened(qapp, world, tmp_path, "reception") as made:
        yield made


def menu(booth: Booth) -> StaffMenuPage:
    booth.call_staff()
    assert booth.stands_in(StaffSignIn)
    booth.sign_in()
    assert booth.stands_in(StaffMenu), booth.state
    page = booth.page
    assert isinstance(page, StaffMenuPage)
    return page


def test_a_long_press_on_the_sites_name_and_the_passcode_open_the_menu(booth: Booth) -> None:
    QTest.mousePress(booth.window.header, Qt.MouseButton.LeftButton)
    booth.until(lambda: isinstance(booth.state, StaffSignIn), 6)
    QTest.mouseRelease(booth.window.header, Qt.MouseButton.LeftButton)
    booth.sign_in()
    assert booth.stands_in(StaffMenu)
    booth.key(Qt.Key.Key_Escape)
    assert booth.stands_in(Idle)


def test_a_tap_on_the_sites_name_opens_nothing(booth: Booth) -> None:
    for _ in range(20):
        QTest.mouseClick(booth.window.header, Qt.MouseButton.LeftButton)
    assert booth.stands_in(Idle)


def test_a_wrong_passcode_opens_nothing(booth: Booth) -> None:
    booth.call_staff()
    booth.sign_in(passcode="271828")
    assert booth.state == StaffSignIn(wrong=True)
    assert booth.app.passcodes.length == 0


def test_the_volume_reaches_the_speech_and_stays_for_the_next_visitor(booth: Booth) -> None:
    speech = booth.speak()
    page = menu(booth)
    booth.press(page.points.buttons["volume"])
    view = page.views["volume"]
    for _ in range(2):
        booth.press(view.louder)  # type: ignore[attr-defined] # a VolumeView
    assert speech.reading.volume == 90
    speech.reset()
    assert speech.reading.volume == 90


def test_the_readers_of_this_moment_are_seen(booth: Booth) -> None:
    maintenance = booth.window.setting.maintenance
    assert maintenance is not None
    assert [reader.card for reader in maintenance.readers()] == [False, False]
    menu(booth)
    booth.place(booth.world.card("taro"), 1)
    booth.until(lambda: [reader.card for reader in maintenance.readers()] == [False, True])
    assert booth.stands_in(StaffMenu), "no visit begins while staff is at work"
    booth.door.virtual.detach_reader(booth.door.names[1])
    booth.until(lambda: len(maintenance.readers()) == 1)


def test_the_last_results_say_nothing_of_a_person(booth: Booth) -> None:
    booth.script.cover = lambda: Refused(RefusalReason.CANNOT_USE)
    booth.visit(booth.world.card("hanako"))
    booth.go_home()
    maintenance = booth.window.setting.maintenance
    assert maintenance is not None
    (visit,) = maintenance.recent()
    assert visit == RecentVisit(visit.at, 1, Result.REFUSED)


def test_while_the_screen_is_wiped_touches_do_nothing(booth: Booth) -> None:
    page = menu(booth)
    booth.press(page.points.buttons["cleaning"])
    assert booth.stands_in(Cleaning)
    for x in range(10, booth.window.width(), 20):
        for y in range(4, booth.window.height(), 20):
            booth.tap(QPoint(x, y))
    booth.key(Qt.Key.Key_Return)
    booth.key(Qt.Key.Key_Escape)
    booth.call_staff()
    assert booth.stands_in(Cleaning)
    assert isinstance(booth.page, CleaningPage)
    assert booth.window.setting.language == booth.app.languages.codes[0]
    booth.hurry()
    assert booth.stands_in(StaffMenu)


def test_restarting_wants_two_presses(booth: Booth) -> None:
    page = menu(booth)
    booth.press(page.points.buttons["restart"])
    assert booth.restarts == 0
    booth.press(page.points.buttons["restart"])
    assert booth.restarts == 1


def test_the_self_test_looks_at_the_kiosks_own_configuration(qapp: QApplication, world: World, tmp_path: Path) -> None:
    with opened(qapp, world, tmp_path, "reception") as booth:
        file = tmp_path / "kiosk.toml"
        house = House(
            qapp,
            new_settings("reception", tmp_path),
            booth.window,
            booth.app.languages,
            booth.app.passcodes,
            lambda: world.now,
            config=file,
        )
        maintenance = booth.window.setting.maintenance
        assert maintenance is not None
        assert maintenance.doctor[-4:] == ("doctor", "--json", "--config", str(file))
        house.close()


def test_a_card_left_behind_rings_the_institutions_bell(qapp: QApplication, world: World, tmp_path: Path) -> None:
    rung = tmp_path / "rung"
    settings = new_settings(
        "reception", tmp_path, staff={"call": ["/bin/sh", "-c", f'echo "$*" >"{rung}"', "bell", "desk 2"]}
    )
    with opened(qapp, world, tmp_path, "reception") as booth:
        house = House(qapp, settings, booth.window, booth.app.languages, booth.app.passcodes, lambda: world.now)
        house.call_staff(1)
        house.close()
    assert rung.read_text() == "desk 2 card-left\n"
