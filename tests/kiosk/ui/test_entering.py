"""Numbers of a paper: by finger and by keyboard, one field a page, and nothing of them is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.flow.events import NumberTyped, Touched, WentBack
from kiosk.flow.states import AskingMoreTime, EnteringNumber, Idle, NumberField
from kiosk.ui.eras import Era
from kiosk.ui.gallery import RECEPTION_FULL, exhibits
from kiosk.ui.pages.birth import BirthPage
from kiosk.ui.pages.entering import EnteringPage
from kiosk.ui.pages.limit import LimitPage
from kiosk.ui.pages.symbol import SymbolPage
from tests.kiosk.ui.conftest import Stand

EXHIBITS = {each.name: each for each in exhibits()}


def open_page(stand: Stand, asking: NumberField, typed: tuple[tuple[NumberField, str], ...] = ()) -> EnteringPage:
    stand.window.setting.profile = RECEPTION_FULL
    stand.window.render(EnteringNumber(1, asking, typed))
    page = stand.window.page
    assert isinstance(page, EnteringPage)
    return page


def said(stand: Stand) -> list[object]:
    return [event for event in stand.events if not isinstance(event, Touched)]


def press(page: QWidget, index: int) -> None:
    """Press the action at the left (0) or at the right (1) of the row at the bottom."""
    row = [each for each in page.findChildren(QPushButton) if each.isVisible()][-2:]
    QTest.mouseClick(row[index], Qt.MouseButton.LeftButton)


def test_a_number_by_finger(stand: Stand) -> None:
    page = open_page(stand, NumberField.INSURER)
    for digit in (1, 3, 8, 0, 5):
        QTest.mouseClick(stand.window.page.keypad.key(digit), Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    page.submit()
    assert said(stand) == []
    assert page.message.text()
    page.type_digit(7)
    assert not page.message.text()
    page.submit()
    assert said(stand) == [NumberTyped(NumberField.INSURER, "138057")]


def test_no_more_digits_than_there_are(stand: Stand) -> None:
    page = open_page(stand, NumberField.INSURER)
    for _ in range(12):
        page.type_digit(1)
    assert page.typed == "1" * 8
    page = open_page(stand, NumberField.BRANCH)
    for _ in range(3):
        page.type_digit(0)
    assert page.typed == "00"


def test_a_number_by_keyboard_may_have_letters_where_insurers_have_them(stand: Stand) -> None:
    page = open_page(stand, NumberField.NUMBER)
    QTest.keyClicks(page, "a1-2")
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert said(stand) == [NumberTyped(NumberField.NUMBER, "a1-")]
    page = open_page(stand, NumberField.BRANCH)
    QTest.keyClicks(page, "x7")
    assert page.typed == "7"
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert page.typed == ""


def test_what_a_paper_may_lack_can_be_said_to_be_missing(stand: Stand) -> None:
    for field, missing in ((NumberField.SYMBOL, True), (NumberField.BRANCH, True), (NumberField.NUMBER, False)):
        stand.events.clear()
        page = open_page(stand, field)
        assert page.others.isVisible() is missing
        if missing:
            QTest.mouseClick(page.others.buttons[0], Qt.MouseButton.LeftButton)
            assert said(stand) == [NumberTyped(field, "")]


def test_a_symbol_with_marks(stand: Stand) -> None:
    page = open_page(stand, NumberField.SYMBOL)
    assert isinstance(page, SymbolPage)
    page.letters.typed.emit("カ")
    page.letters.marked.emit("゛")
    page.letters.typed.emit("い")
    page.letters.erased.emit()
    assert page.typed == "ガ"
    page.submit()
    assert said(stand) == [NumberTyped(NumberField.SYMBOL, "ガ")]


@pytest.mark.parametrize(
    ("era", "digits", "sent"),
    [
        (Era.WESTERN, "19800401", "19800401"),
        (Era.SHOWA, "550401", "19800401"),
        (Era.REIWA, "010501", "20190501"),
        (Era.SHOWA, "991399", "00000000"),
    ],
)
def test_a_date_of_birth_in_every_calendar(stand: Stand, era: Era, digits: str, sent: str) -> None:
    page = open_page(stand, NumberField.BIRTH_DATE)
    assert isinstance(page, BirthPage)
    QTest.mouseClick(page.eras.buttons[era], Qt.MouseButton.LeftButton)
    for digit in digits:
        assert not page.complete
        page.type_digit(int(digit))
    page.type_digit(9)
    assert page.typed == digits
    assert bool(page.meaning.text()) is (sent != "00000000")
    page.submit()
    assert said(stand) == [NumberTyped(NumberField.BIRTH_DATE, sent)]


def test_another_calendar_begins_anew_and_the_same_one_does_not(stand: Stand) -> None:
    page = open_page(stand, NumberField.BIRTH_DATE)
    assert isinstance(page, BirthPage)
    page.type_digit(1)
    QTest.mouseClick(page.eras.buttons[Era.WESTERN], Qt.MouseButton.LeftButton)
    assert page.typed == "1"
    assert page.eras.buttons[Era.WESTERN].isChecked()
    QTest.mouseClick(page.eras.buttons[Era.HEISEI], Qt.MouseButton.LeftButton)
    assert page.typed == ""


@pytest.mark.parametrize(("index", "text"), [(0, "no"), (1, "yes")])
def test_the_limit_is_asked_for_without_a_hint(stand: Stand, qtbot: QtBot, index: int, text: str) -> None:
    EXHIBITS["lookup-limit"].show(stand.window)
    page = stand.window.page
    assert isinstance(page, LimitPage)
    press(page, index)
    assert said(stand) == [], "nobody reads so fast"
    qtbot.waitUntil(lambda: page.ready)
    press(page, index)
    assert said(stand) == [NumberTyped(NumberField.LIMIT, text)]


def test_everything_once_more_then_looking_up(stand: Stand) -> None:
    EXHIBITS["lookup-confirm"].show(stand.window)
    assert stand.window.page is not None
    shown = " ".join(each.accessibleName() for each in stand.window.page.findChildren(QWidget))
    for typed in ("06139992", "見本", "1234567", "01", "1980"):
        assert typed in shown
    press(stand.window.page, 1)
    press(stand.window.page, 0)
    assert said(stand) == [NumberTyped(NumberField.CONFIRM), WentBack()]


def test_back_and_what_was_entered_before(stand: Stand) -> None:
    page = open_page(stand, NumberField.NUMBER, ((NumberField.NUMBER, "123"),))
    assert page.typed == "123"
    press(page, 0)
    assert said(stand) == [WentBack()]


def test_what_cannot_be_right_stays_to_be_corrected(stand: Stand) -> None:
    page = open_page(stand, NumberField.INSURER)
    for digit in "138058":
        page.type_digit(int(digit))
    state = stand.window.state
    assert isinstance(state, EnteringNumber)
    stand.window.render(replace(state, wrong=True))
    assert page.typed == "138058"
    assert page.message.text()


def test_what_was_typed_survives_the_question_for_more_time_and_another_language(stand: Stand) -> None:
    page = open_page(stand, NumberField.INSURER)
    page.type_digit(1)
    state = stand.window.state
    assert isinstance(state, EnteringNumber)
    stand.window.render(AskingMoreTime(state))
    stand.window.render(state)
    stand.window.choose_language("en")
    assert page.typed == "1"


def test_nothing_is_left_of_what_was_typed(stand: Stand) -> None:
    for name in ("lookup-confirm", "lookup-found"):
        EXHIBITS[name].show(stand.window)
    for field in (NumberField.INSURER, NumberField.SYMBOL, NumberField.BIRTH_DATE):
        page = open_page(stand, field)
        for digit in "13805713":
            page.type_text(digit)
    stand.window.render(Idle(1))
    for widget in stand.window.findChildren(QWidget):
        shown = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
        typed = widget.typed if isinstance(widget, EnteringPage) else ""
        for secret in ("138057", "1 3 8 0", "06139992", "見本 ＊", "みほん市", "1234567", "1980"):
            assert secret not in f"{widget.accessibleName()} {shown} {typed}", type(widget).__name__
