"""Choosing a language: from the idle page, over any other page, by touch and by keyboard; and back at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.config import Display
from kiosk.contact.settings import Contact
from kiosk.flow.events import Event
from kiosk.flow.states import Idle
from kiosk.i18n.languages import Languages
from kiosk.pinpad import PinPad
from kiosk.ui import typefaces
from kiosk.ui.gallery import exhibits
from kiosk.ui.languagechoice import NAMES, LanguageButton, LanguagePanel
from kiosk.ui.window import KioskWindow

EVENTS: list[Event] = []


@pytest.fixture
def window(qapp: QApplication) -> Iterator[KioskWindow]:
    EVENTS.clear()
    languages = Languages(qapp, Display().languages)
    made = KioskWindow(
        site="みほんクリニック", languages=languages, post=EVENTS.append, pad=PinPad(), contact=Contact()
    )
    made.resize(1080, 1920)
    made.show()
    made.activateWindow()
    made.render(Idle())
    yield made
    made.close()
    made.deleteLater()
    languages.uninstall()
    typefaces.use("ja")


def show(window: KioskWindow, name: str) -> None:
    next(each for each in exhibits() if each.name == name).show(window)


def opened(window: KioskWindow) -> LanguagePanel:
    assert window.header.opener is not None
    QTest.mouseClick(window.header.opener, Qt.MouseButton.LeftButton)
    assert window.language_panel is not None
    assert window.language_panel.isVisible()
    return window.language_panel


def test_all_languages_stand_on_the_idle_page(window: KioskWindow) -> None:
    assert window.languages is not None
    assert window.languages.isVisible()
    assert [button.text() for button in window.languages.buttons.values()] == [
        "日本語", "やさしい日本語", "English", "简体中文", "繁體中文", "한국어", "Português", "Tiếng Việt",
    ]  # fmt: skip
    assert window.header.opener is not None
    assert not window.header.opener.isVisible()


@pytest.mark.parametrize("code", Display().languages)
def test_each_language_can_be_chosen_and_is_marked(window: KioskWindow, code: str) -> None:
    assert window.languages is not None
    QTest.mouseClick(window.languages.buttons[code], Qt.MouseButton.LeftButton)
    assert window.setting.language == code == typefaces.current()
    assert [each for each, button in window.languages.buttons.items() if button.isChecked()] == [code]


def test_what_is_on_is_marked_by_more_than_colour(window: KioskWindow) -> None:
    """In shades of grey, with the tint and the border taken for granted, there is still a tick."""
    assert window.languages is not None
    button = window.languages.buttons["ja"]
    assert isinstance(button, LanguageButton)
    left = button.grab().toImage()
    ink = button.tones()[2]
    room = [left.pixelColor(x, y) for x in range(12, 26) for y in range(10, left.height() - 10)]
    assert any(colour == ink for colour in room)
    button.setChecked(False)
    bare = button.grab().toImage()
    assert not any(
        bare.pixelColor(x, y) == button.tones()[2] for x in range(12, 26) for y in range(10, bare.height() - 10)
    )


def test_over_a_page_the_languages_open_and_a_choice_closes_them(window: KioskWindow) -> None:
    show(window, "choosing")
    panel = opened(window)
    assert panel.buttons["ja"].hasFocus()
    QTest.mouseClick(panel.buttons["vi"], Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    assert window.setting.language == "vi"
    assert window.page is not None
    assert window.page.title.text().startswith("Quý\u00a0vị")
    assert EVENTS == []


def test_the_languages_can_be_left_as_they_are(window: KioskWindow) -> None:
    show(window, "choosing")
    panel = opened(window)
    QTest.mouseClick(panel.leave, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    panel = opened(window)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.setting.language == "ja"
    assert EVENTS == []


def test_by_keyboard_alone(window: KioskWindow) -> None:
    show(window, "choosing")
    assert window.header.opener is not None
    window.header.opener.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.header.opener, Qt.Key.Key_Return)
    panel = window.language_panel
    assert panel is not None
    seen = []
    for _ in range(len(NAMES) + 1):
        focused = window.focusWidget()
        assert focused is not None
        assert panel.isAncestorOf(focused), "the page behind cannot be reached"
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert len(set(map(id, seen))) == len(NAMES) + 1
    focused = window.focusWidget()
    assert focused is panel.buttons["ja"]
    QTest.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is panel.leave
    panel.buttons["ko"].setFocus()
    QTest.keyClick(panel.buttons["ko"], Qt.Key.Key_Return)
    assert window.setting.language == "ko"


def test_no_touch_gets_through_to_the_page_behind(window: KioskWindow) -> None:
    show(window, "choosing")
    panel = opened(window)
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(panel.width() // 2, panel.height() - 20))
    assert panel.isVisible()
    assert EVENTS == []


def test_the_languages_close_when_the_visit_moves_on(window: KioskWindow) -> None:
    show(window, "choosing")
    panel = opened(window)
    show(window, "problem-cancelled")
    assert not panel.isVisible()


def test_the_next_visitor_begins_in_the_first_language(window: KioskWindow) -> None:
    show(window, "choosing")
    window.choose_language("pt_BR")
    window.render(Idle())
    assert window.setting.language == "ja" == typefaces.current()
    assert window.languages is not None
    assert window.languages.buttons["ja"].isChecked()


def test_few_languages_stand_in_the_header(qapp: QApplication) -> None:
    languages = Languages(qapp, ("ja", "en"))
    window = KioskWindow(site="x", languages=languages, post=EVENTS.append, pad=PinPad(), contact=Contact())
    try:
        assert list(window.header.buttons) == ["ja", "en"]
        assert window.header.opener is None
        assert window.language_panel is None
    finally:
        window.deleteLater()
        languages.uninstall()


def test_a_window_that_is_left_brings_no_language_back(qapp: QApplication) -> None:
    languages = Languages(qapp, ("ja", "en"))
    languages.choose("en")
    languages.uninstall()
    languages.choose("ja")
    assert qapp.translate("StaffPages", "Cancel") == "Cancel"
