from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.flow.events import PasscodeEntered, StaffMenuClosed, Touched
from kiosk.flow.states import StaffSignIn
from kiosk.ui.staff.signin import SignInPage
from tests.kiosk.ui.staff.room import Room, make_room


@pytest.fixture
def page(qtbot: QtBot, room: Room) -> SignInPage:
    made = SignInPage(room.setting)
    qtbot.addWidget(made)
    made.resize(1080, 1700)
    made.display(StaffSignIn())
    made.show()
    return made


def _type(qtbot: QtBot, page: SignInPage, text: str) -> None:
    for character in text:
        QTest.keyClick(page.field, Qt.Key(Qt.Key.Key_0.value + int(character)))


def test_an_empty_field_says_what_belongs_into_it(qtbot: QtBot, page: SignInPage) -> None:
    labelled, empty = page.field.grab().toImage(), []
    for words in ("", "x" * 200):
        page.field.label(words)
        assert page.field.grab().toImage() != labelled
        empty.append(page.field.grab().toImage())
    assert empty[0] == empty[1]  # what has no room is left out, and never cut
    page.field.label("Passcode of staff")
    assert page.field.grab().toImage() == labelled
    _type(qtbot, page, "4")
    first = page.field.grab().toImage()
    page.field.label("")
    assert page.field.grab().toImage() == first


def test_a_name_and_digits_are_entered_by_touch(qtbot: QtBot, room: Room, page: SignInPage) -> None:
    QTest.mouseClick(page.members._buttons[1], Qt.MouseButton.LeftButton)
    for digit in (4, 8, 2, 9, 1, 5):
        page.keypad._last = None
        QTest.mouseClick(page.keypad.key(digit), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page._next, Qt.MouseButton.LeftButton)
    assert room.posted[-1] == PasscodeEntered("s1")
    assert room.pad.take() == b"482915"


def test_a_name_and_digits_are_entered_by_keys(qtbot: QtBot, room: Room, page: SignInPage) -> None:
    """The digits may be typed as soon as the name is chosen, and Enter is no second press of the name."""
    page.members._buttons[2].setFocus()
    QTest.keyClick(page.members._buttons[2], Qt.Key.Key_Space)
    assert page.focusWidget() is page.field
    _type(qtbot, page, "4829157")
    QTest.keyClick(page.field, Qt.Key.Key_Backspace)
    QTest.keyClick(page.field, Qt.Key.Key_Enter)
    assert room.posted[-1] == PasscodeEntered("s2")
    assert room.pad.take() == b"482915"


def test_without_a_name_or_enough_digits_it_says_what_is_missing(qtbot: QtBot, room: Room, page: SignInPage) -> None:
    QTest.mouseClick(page._next, Qt.MouseButton.LeftButton)
    assert page.message.text() == "Please choose your name."
    QTest.mouseClick(page.members._buttons[0], Qt.MouseButton.LeftButton)
    _type(qtbot, page, "12345")
    QTest.mouseClick(page._next, Qt.MouseButton.LeftButton)
    assert page.message.text() == "Please enter the whole passcode."
    assert set(room.posted) == {Touched()}


def test_the_only_member_need_not_be_chosen(qtbot: QtBot) -> None:
    room = make_room(1)
    page = SignInPage(room.setting)
    qtbot.addWidget(page)
    page.display(StaffSignIn())
    page.show()
    _type(qtbot, page, "482915")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert room.posted[-1] == PasscodeEntered("s0")


def test_many_members_are_shown_six_at_a_time(qtbot: QtBot) -> None:
    room = make_room(8)
    page = SignInPage(room.setting)
    qtbot.addWidget(page)
    page.display(StaffSignIn())
    page.show()
    assert page.members._more is not None
    seen = set()
    for _ in range(2):
        seen |= {button.text() for button in page.members._buttons if button.isVisible()}
        QTest.mouseClick(page.members._more, Qt.MouseButton.LeftButton)
    assert seen == {f"職員{number}" for number in range(8)}
    assert page.members._buttons[0].text() == "職員0"


def test_a_wrong_one_is_said_and_its_digits_are_gone(qtbot: QtBot, room: Room, page: SignInPage) -> None:
    _type(qtbot, page, "482915")
    page.display(StaffSignIn(wrong=True))
    assert page.message.text().startswith("That did not match.")
    assert room.pad.length == 0


def test_while_one_is_being_checked_nothing_is_entered(qtbot: QtBot, room: Room, page: SignInPage) -> None:
    QTest.mouseClick(page.members._buttons[0], Qt.MouseButton.LeftButton)
    page.display(StaffSignIn(checking=True))
    _type(qtbot, page, "482915")
    QTest.mouseClick(page._next, Qt.MouseButton.LeftButton)
    assert room.pad.length == 0
    assert not [event for event in room.posted if isinstance(event, PasscodeEntered)]


def test_no_digit_stands_anywhere_on_the_page(qtbot: QtBot, room: Room, page: SignInPage) -> None:
    _type(qtbot, page, "77777777")
    assert page.field.accessibleName() == "Passcode: 8 digits entered"
    assert room.pad.length == 8


@pytest.mark.parametrize("how", ["key", "button"])
def test_leaving_closes_and_keeps_nothing(qtbot: QtBot, room: Room, page: SignInPage, how: str) -> None:
    QTest.mouseClick(page.members._buttons[0], Qt.MouseButton.LeftButton)
    _type(qtbot, page, "4829")
    if how == "key":
        QTest.keyClick(page.field, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(page._stop, Qt.MouseButton.LeftButton)
    assert room.posted[-1] == StaffMenuClosed()
    page.hide()
    assert room.pad.length == 0
    assert page.members.member == ""
