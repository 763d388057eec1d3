"""The window: every state has a page, the language comes and goes, a visitor cannot leave, the keyboard is enough."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.contact.settings import Contact
from kiosk.eligibility.model import Coverage, Purpose
from kiosk.flow.events import Cancelled, Dismissed, LastTryConfirmed, PurposeChosen, Touched
from kiosk.flow.states import Concluded, Reading, Settling, State
from kiosk.flow.step import initial
from kiosk.flow.timing import Timing
from kiosk.i18n.languages import Languages, TranslationMissing
from kiosk.pinpad import PinPad
from kiosk.ui.gallery import Exhibit, exhibits
from kiosk.ui.pages.last_try import LastTryPage
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.panel import Rows
from kiosk.ui.window import KioskWindow
from tests.kiosk.ui.conftest import Stand

EXHIBITS = {each.name: each for each in exhibits()}


def every_state() -> set[type[State]]:
    kinds: set[type[State]] = set(State.__args__)
    return kinds


def focused(stand: Stand) -> QWidget:
    found: QWidget | None = stand.window.focusWidget()
    return stand.window if found is None else found


def test_the_gallery_shows_every_state() -> None:
    assert {type(each.state) for each in EXHIBITS.values()} == every_state()


@pytest.mark.parametrize("exhibit", EXHIBITS.values(), ids=EXHIBITS)
def test_every_state_has_a_page_with_a_heading(stand: Stand, exhibit: Exhibit) -> None:
    stand.window.render(exhibit.state)
    page = stand.window.page
    assert page is not None
    assert page.isVisible()
    assert page.title.text()
    assert stand.window.state is exhibit.state
    assert [other for other in stand.window.findChildren(type(page)) if other.isVisible()] == [page]


def test_the_first_state_can_be_shown(stand: Stand) -> None:
    stand.window.render(initial())
    assert stand.window.page is not None
    assert stand.window.page.title.text() == "準備をしています"


def test_pages_can_be_made_ahead_one_by_one(stand: Stand) -> None:
    count = 1
    while stand.window.prepare():
        count += 1
    assert count > 5
    assert stand.window.page is None


def test_the_language_changes_on_the_page_that_is_shown(stand: Stand) -> None:
    stand.window.render(EXHIBITS["choosing"].state)
    page = stand.window.page
    assert page is not None
    assert page.title.text() == "手続きを選んでください"
    QTest.mouseClick(stand.window.header.buttons["en"], Qt.MouseButton.LeftButton)
    assert page.title.text() == "What would you like to do?"
    assert stand.window.header.buttons["en"].isChecked()
    assert not stand.window.header.buttons["ja"].isChecked()
    QTest.mouseClick(stand.window.header.buttons["en"], Qt.MouseButton.LeftButton)
    assert stand.window.header.buttons["en"].isChecked()
    QTest.mouseClick(stand.window.header.buttons["ja"], Qt.MouseButton.LeftButton)
    assert page.title.text() == "手続きを選んでください"


def test_the_language_is_japanese_again_for_the_next_visitor(stand: Stand) -> None:
    stand.window.render(EXHIBITS["idle"].state)
    stand.window.choose_language("en")
    stand.window.render(EXHIBITS["reading"].state)
    stand.window.render(EXHIBITS["problem-card-lost"].state)
    stand.window.render(EXHIBITS["reading"].state)
    assert stand.languages.current == "en"
    stand.window.render(EXHIBITS["idle"].state)
    assert stand.languages.current == "ja"


def _of_visit(name: str, visit: int) -> State:
    """A page of another visit than those of the exhibits."""
    state = EXHIBITS[name].state
    match state:
        case Reading():
            return replace(state, placed=replace(state.placed, visit=visit))
        case Settling() | Concluded():
            return replace(state, visit=visit)
        case _:
            raise AssertionError(name)


@pytest.mark.parametrize("last", ["registered-card-gone", "settling-next-card", "registered", "problem-card-gone"])
def test_a_language_does_not_pass_to_a_visitor_who_comes_at_once(stand: Stand, last: str) -> None:
    stand.window.render(_of_visit("reading", 7))
    stand.window.choose_language("en")
    stand.window.render(_of_visit(last, 7))
    stand.window.render(_of_visit("reading", 7))
    assert stand.languages.current == "en"
    stand.window.render(_of_visit(last, 7))
    stand.window.render(_of_visit("reading", 8))
    # Only whoever was told to place the card again is the same person.
    assert stand.languages.current == ("en" if last == "problem-card-gone" else "ja")


@pytest.mark.parametrize(("reminder", "last"), [(10, 5), (15, 3), (60, 0), (5, 11)])
def test_nobody_reads_the_coverage_of_a_card_that_was_forgotten(stand: Stand, reminder: float, last: int) -> None:
    """For a minute, however often one is reminded."""
    registered = EXHIBITS["registered"].state
    assert isinstance(registered, Concluded)
    stand.window.setting.timing = Timing(reminder=reminder)
    for reminders, shown in ((last, True), (last + 1, False)):
        stand.window.render(replace(registered, reminders=reminders))
        rows = [row for row in stand.window.findChildren(Rows) if row.isVisible()]
        assert bool(rows) is shown


def test_a_language_that_was_chosen_and_left_is_forgotten(stand: Stand) -> None:
    stand.window.render(EXHIBITS["idle"].state)
    stand.window.choose_language("en")
    assert stand.window._forget.isActive()
    stand.window._forget.timeout.emit()
    assert stand.languages.current == "ja"
    stand.window.choose_language("en")
    stand.window.render(EXHIBITS["reading"].state)
    assert not stand.window._forget.isActive()


def test_a_digit_count_does_not_survive_a_change_of_page(stand: Stand) -> None:
    stand.window.render(EXHIBITS["pin"].state)
    stand.window.render(EXHIBITS["pin-wrong-2-left"].state)
    assert stand.pad.length == 0


@pytest.mark.parametrize(
    ("name", "text", "event"),
    [
        ("choosing", "健康保険証として登録する", PurposeChosen(Purpose.REGISTER)),
        ("choosing", "保険資格を確認する", PurposeChosen(Purpose.COVERAGE)),
        ("choosing", "やめる", Cancelled()),
        ("last-try", "番号を入力する", LastTryConfirmed()),
        ("last-try", "やめる", Cancelled()),
        ("more-time", "続ける", Touched()),
        ("more-time", "やめる", Cancelled()),
        ("refused-may-register", "続けて登録する", PurposeChosen(Purpose.REGISTER)),
        ("registered-card-gone", "終わる", Dismissed()),
        ("problem-card-gone", "終わる", Dismissed()),
    ],
)
@pytest.mark.parametrize("how", ["mouse", "space", "enter"])
def test_what_the_buttons_do(stand: Stand, qtbot: QtBot, name: str, text: str, event: object, how: str) -> None:
    stand.window.render(EXHIBITS[name].state)
    if isinstance(page := stand.window.page, LastTryPage):
        qtbot.waitUntil(lambda: page.ready)
    button = next(each for each in stand.window.findChildren(QPushButton) if each.isVisible() and each.text() == text)
    if how == "mouse":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(button, Qt.Key.Key_Space if how == "space" else Qt.Key.Key_Return)
    assert stand.events == [event]


@pytest.mark.parametrize("exhibit", EXHIBITS.values(), ids=EXHIBITS)
def test_the_tabulator_reaches_every_button(stand: Stand, exhibit: Exhibit) -> None:
    stand.window.activateWindow()
    stand.window.render(exhibit.state)
    wanted = {each for each in stand.window.findChildren(QPushButton) if each.isVisible() and each.isEnabled()}
    reached = set()
    for _ in range(len(wanted) + 3):
        QTest.keyClick(focused(stand), Qt.Key.Key_Tab)
        reached.add(stand.window.focusWidget())
    assert wanted <= reached, [each.accessibleName() for each in wanted - reached]


def test_the_keyboard_s_place_is_shown_and_a_finger_s_is_not(stand: Stand) -> None:
    stand.window.render(EXHIBITS["more-time"].state)
    button = next(each for each in stand.window.findChildren(Button) if each.text() == "続ける" and each.isVisible())
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    plain = button.grab().toImage()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = button.grab().toImage()
    assert ringed != plain
    assert ringed.pixelColor(1, ringed.height() // 2).name() == "#1a1a1c"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_F11, Qt.Key.Key_Q, Qt.Key.Key_W])
@pytest.mark.parametrize(
    "modifier",
    [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier],
)
def test_no_key_leaves_the_page(stand: Stand, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    for name in ("idle", "choosing", "pin-coverage", "registered"):
        stand.window.render(EXHIBITS[name].state)
        QTest.keyClick(focused(stand), key, modifier)
    assert stand.window.isVisible()
    stops = key is Qt.Key.Key_Escape and modifier is Qt.KeyboardModifier.NoModifier
    assert stand.events == ([Cancelled()] * 4 if stops else [])  # which the flow takes where there is something to stop


def test_the_kiosk_s_own_window_cannot_be_closed_by_a_visitor(qapp: QApplication) -> None:
    languages = Languages(qapp)
    window = KioskWindow(
        site="x", languages=languages, post=lambda _event: None, pad=PinPad(), contact=Contact(), locked=True
    )
    window.show()
    window.close()
    assert window.isVisible()
    window.hide()
    window.deleteLater()
    languages.uninstall()


def test_the_demonstration_says_so_on_every_page_and_the_kiosk_does_not(stand: Stand, qapp: QApplication) -> None:
    assert stand.window.banner is not None
    for exhibit in EXHIBITS.values():
        stand.window.render(exhibit.state)
        assert stand.window.banner.isVisible()
        assert "見本" in stand.window.banner.words.text()
    window = KioskWindow(site="x", languages=stand.languages, post=lambda _event: None, pad=PinPad(), contact=Contact())
    assert window.banner is None
    window.deleteLater()


def test_nothing_but_what_is_to_be_verified_is_shown_of_a_coverage(stand: Stand) -> None:
    for name in ("registered", "covered-valid", "covered-invalid", "covered-valid-unregistered"):
        stand.window.render(EXHIBITS[name].state)
        assert stand.window.page is not None
        shown = " ".join(each.accessibleName() for each in stand.window.page.findChildren(QWidget))
        assert "みほん市国民健康保険" in shown
        assert "見本" in shown
        for secret in ("花子", "ハナコ", "1234567", "06139992", "1980"):
            assert secret not in shown, f"{name}: {secret}"
    assert "name" in {each.name for each in fields(Coverage)}


def test_medical_assistance_looks_like_any_other_coverage(stand: Stand) -> None:
    stand.window.render(EXHIBITS["covered-valid"].state)
    usual = stand.window.grab().toImage()
    stand.window.render(EXHIBITS["covered-valid-unregistered"].state)
    assert stand.window.grab().toImage() == usual


def test_a_language_without_translation_is_a_clear_mistake(qapp: QApplication) -> None:
    with pytest.raises(TranslationMissing, match=r"no translation for 'xx'; there are: en, ja"):
        Languages(qapp, ("ja", "xx"))
