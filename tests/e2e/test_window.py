"""Whole visits at the real window, with real clicks and keys: the same program that a hospital installs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.audit.trail import check_chain
from kiosk.config import parse
from kiosk.flow.states import (
    Choosing,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    Idle,
    OutOfService,
    State,
)
from kiosk.flow.step import Timing
from kiosk.ui.app import KioskApp
from kiosk.ui.languagechoice import LanguageButton
from kiosk.ui.pages.choosing import ChoosingPage
from kiosk.ui.pages.idle import IdlePage
from kiosk.ui.pages.last_try import LastTryPage
from kiosk.ui.pages.out_of_service import OutOfServicePage
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.pin import PinPage
from kiosk.ui.pages.problem import ProblemPage
from kiosk.ui.pages.refused import RefusedPage
from kiosk.ui.pages.result import ResultPage
from kiosk.ui.sounds import Silence
from kiosk.ui.texts import translate
from kiosk.ui.widgets.keypad import PinField
from reader.virtual.card import Card
from reader.virtual.faults import FaultyCard, Moment, Mute, Torn
from reader.virtual.persona import load_personas
from tests.e2e.doors import PATIENCE, Door
from tests.e2e.scene import PIN
from tests.e2e.world import World, tries_left

Open = Callable[..., AbstractContextManager["Screen"]]
_MILLISECONDS = round(PATIENCE * 1000)
_WHOLE = (1080, 1920)


class Screen:
    """The kiosk as the visitor has it: a window to look at and to touch, and a place for the card."""

    def __init__(self, app: KioskApp, door: Door, qtbot: QtBot, world: World, folder: Path) -> None:
        self.app, self.door, self.qtbot, self.world, self.folder = app, door, qtbot, world, folder

    @property
    def page(self) -> Page:
        page = self.app.window.page
        assert page is not None
        return page

    def see(self, kind: type[Page], state: type[State] | None = None) -> Page:
        """Wait for a page; return it."""

        def seen() -> bool:
            shown = self.app.window.page
            return (
                isinstance(shown, kind)
                and shown.isVisible()
                and (state is None or isinstance(self.app.window.state, state))
            )

        self.qtbot.waitUntil(seen, timeout=_MILLISECONDS)
        return self.page

    def button(self, context: str, source: str) -> QPushButton:
        """The button with these words, in the language of the moment."""
        words = translate(context, source)
        found = [
            button
            for button in self.app.window.findChildren(QPushButton)
            if button.isVisible() and button.text() == words
        ]
        assert len(found) == 1, f"{words}: {len(found)}"
        return found[0]

    def click(self, context: str, source: str) -> None:
        self.touch(self.button(context, source))

    def touch(self, widget: QWidget) -> None:
        """Press where the widget is drawn: through the window, so that what covers it would be hit instead."""
        assert widget.isVisible()
        assert widget.isEnabled()
        window = self.app.window
        spot = widget.mapTo(window, widget.rect().center())
        hit = window.childAt(spot)
        assert hit is not None
        assert hit is widget or widget.isAncestorOf(hit), f"{hit} lies over {widget}"
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(window, spot))

    def touch_pin(self, pin: str = PIN) -> None:
        page = self.see(PinPage)
        assert isinstance(page, PinPage)
        for digit in pin:
            self.touch(page.keypad.key(int(digit)))
        self.click("PinPage", "Next")

    def type_pin(self, pin: str = PIN) -> None:
        self.see(PinPage)
        for digit in pin:
            self.press(Qt.Key(Qt.Key.Key_0.value + int(digit)))
        self.press(Qt.Key.Key_Enter)

    def press(self, key: Qt.Key) -> None:
        """A key, to whatever has the keyboard."""
        focused = QApplication.focusWidget()
        QTest.keyClick(self.app.window if focused is None else focused, key)

    def place(self, card: Card) -> None:
        self.door.place(card)

    def take(self) -> None:
        self.door.take()

    def language(self, code: str) -> QPushButton:
        """The button of a language, on the idle page."""
        (found,) = (
            button
            for button in self.app.window.findChildren(LanguageButton)
            if button.language == code and button.isVisible()
        )
        return found

    def words(self) -> str:
        """All that can be read, or heard from assistive technology."""
        return "\n".join(
            f"{widget.accessibleName()}\n{widget.text() if isinstance(widget, QLabel | QPushButton) else ''}"
            for widget in self.app.window.findChildren(QWidget)
            if widget.isVisible()
        )

    def assert_title(self, context: str, source: str) -> None:
        assert self.page.title.text() == translate(context, source)


@pytest.fixture
def open_screen(world: World, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Open:
    @contextmanager
    def opened(door: Door, *, timing: Timing | None = None, serving: bool = True) -> Iterator[Screen]:
        settings = parse(
            {
                "site": {"name": "みほんクリニック"},
                "eligibility": {"backend": "local"},
                # What was asked of every kiosk before there were kinds of them: choose, prove, see.
                "profile": {"name": "desktop", "confirms_registration": False},
                "display": {"fullscreen": False, "debounce_ms": 0},  # these hands are quicker than a person's
                "data": {"folder": str(tmp_path)},
            },
            "test",
            tmp_path,
        )
        app = KioskApp(
            qapp,
            settings,
            door.readers,
            partial(world.backend, tmp_path),
            demo=True,
            sounds=Silence(),
            timing=timing or Timing(),
            now=lambda: world.now,
        )
        qtbot.addWidget(app.window)
        app.window.resize(*_WHOLE)
        try:
            app.start()
            screen = Screen(app, door, qtbot, world, tmp_path)
            if serving:
                screen.see(IdlePage, Idle)
            yield screen
        finally:
            app.stop()
        assert check_chain(tmp_path / "audit.jsonl").intact

    return opened


@pytest.fixture
def screen(door: Door, open_screen: Open) -> Iterator[Screen]:
    with open_screen(door) as opened:
        yield opened


def test_registering_by_touch(screen: Screen) -> None:
    card = screen.world.card("taro")
    screen.place(card)
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Register as insurance card")
    screen.touch_pin()
    screen.see(ResultPage)
    screen.assert_title("ResultPage", "The card is registered")
    screen.take()
    screen.see(IdlePage)
    assert screen.world.registrations(screen.folder).count("taro") == 1
    assert card.verifies == 1


def test_coverage_by_keyboard(screen: Screen) -> None:
    """Tab and Enter to the second choice, digits, Enter; the given name stands nowhere on the screen."""
    screen.place(screen.world.card("hanako"))
    screen.see(ChoosingPage)
    screen.press(Qt.Key.Key_Tab)
    screen.press(Qt.Key.Key_Return)
    screen.type_pin()
    screen.see(ResultPage)
    screen.assert_title("Messages", "Your coverage is confirmed")
    family, given = load_personas()["hanako"].name.split("\u3000")
    assert family in screen.words()
    assert given not in screen.words()
    screen.take()
    screen.see(IdlePage)
    assert family not in screen.words()


def test_no_digit_is_ever_shown(screen: Screen) -> None:
    """What is read, heard and drawn is the same for any digits; how many there are is seen."""
    screen.place(screen.world.card("taro"))
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Register as insurance card")
    page = screen.see(PinPage)
    empty = screen.words()
    looks = []
    for digits in ("77", "40"):
        for digit in digits:
            screen.press(Qt.Key(Qt.Key.Key_0.value + int(digit)))
        places = page.findChild(PinField)
        assert isinstance(places, PinField)
        looks.append((screen.words(), places.grab().toImage()))
        screen.press(Qt.Key.Key_Delete)
    assert looks[0][0] == looks[1][0]
    assert looks[0][1] == looks[1][1]
    assert looks[0][0] != empty


def test_a_wrong_pin_then_the_right_one(screen: Screen) -> None:
    card = screen.world.card("taro")
    screen.place(card)
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Register as insurance card")
    screen.touch_pin("9876")
    screen.qtbot.waitUntil(
        lambda: isinstance(screen.app.window.state, EnteringPin) and screen.app.window.state.wrong,
        timeout=_MILLISECONDS,
    )
    assert tries_left(card) == 2
    screen.touch_pin()
    screen.see(ResultPage)
    assert tries_left(card) == 3


def test_the_last_try_wants_a_word_first(screen: Screen) -> None:
    card = screen.world.card("last-try")
    screen.place(card)
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Register as insurance card")
    screen.qtbot.waitUntil(lambda: isinstance(screen.app.window.state, ConfirmingLastTry), timeout=_MILLISECONDS)
    screen.press(Qt.Key.Key_1)
    assert card.verifies == 0
    page = screen.app.window.page
    assert isinstance(page, LastTryPage)
    screen.qtbot.waitUntil(lambda: page.ready, timeout=_MILLISECONDS)
    screen.click("LastTryPage", "Enter the PIN")
    screen.touch_pin()
    screen.see(ResultPage)
    assert (card.verifies, tries_left(card)) == (1, 3)


def test_from_not_registered_to_registered(screen: Screen) -> None:
    screen.place(screen.world.card("taro"))
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Check insurance coverage")
    screen.type_pin()
    screen.see(RefusedPage)
    screen.click("RefusedPage", "Register now")
    screen.type_pin()
    screen.see(ResultPage)
    screen.assert_title("ResultPage", "The card is registered")


@pytest.mark.parametrize("name", ["protected"])
def test_the_neutral_sentence(screen: Screen, name: str) -> None:
    """It is what a card of nobody gets as well: compare with tests of the pages for the words."""
    screen.place(screen.world.card(name))
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Check insurance coverage")
    screen.type_pin()
    screen.see(RefusedPage)
    for secret in load_personas()[name].name.split("\u3000"):
        assert secret not in screen.words() or secret == "見本"


@pytest.mark.parametrize("at", [1, 3, 4])
@pytest.mark.parametrize("moment", list(Moment), ids=lambda moment: moment.value)
def test_a_card_pulled_too_early(screen: Screen, at: int, moment: Moment) -> None:
    card = screen.world.card("taro")
    screen.place(FaultyCard(card, Torn(at, moment)))
    if at > 2:
        screen.see(ChoosingPage)
        screen.click("ChoosingPage", "Register as insurance card")
        screen.type_pin()
    screen.see(ProblemPage, Concluded)
    assert screen.page.title.text()
    screen.qtbot.waitUntil(
        lambda: isinstance(screen.app.window.state, Concluded) and screen.app.window.state.placed is None,
        timeout=_MILLISECONDS,
    )
    screen.click("EndPage", "Finish")
    screen.see(IdlePage)
    screen.place(card)
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Register as insurance card")
    screen.type_pin()
    screen.see(ResultPage)
    assert tries_left(card) == 3
    assert screen.world.registrations(screen.folder).count("taro") == 1


def test_the_service_goes_and_comes_back(screen: Screen) -> None:
    screen.place(screen.world.card("taro"))
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Register as insurance card")
    screen.see(PinPage)
    screen.press(Qt.Key.Key_1)
    screen.door.kill_service()
    screen.see(OutOfServicePage, OutOfService)
    assert screen.app.pad.length == 0
    screen.take()
    screen.door.start_service()
    screen.see(IdlePage)
    screen.place(screen.world.card("hanako"))
    screen.see(ChoosingPage)
    screen.click("ChoosingPage", "Check insurance coverage")
    screen.type_pin()
    screen.see(ResultPage)


@pytest.mark.logs("kiosk.visit.carddesk")
def test_a_silent_card_is_to_be_taken(door: Door, open_screen: Open) -> None:
    with open_screen(door, timing=Timing(read=1)) as screen:
        screen.place(FaultyCard(screen.world.card("taro"), Mute(1)))
        screen.see(ProblemPage)
        screen.take()
        screen.see(IdlePage)
        screen.place(screen.world.card("hanako"))
        screen.see(ChoosingPage)


def test_in_english(screen: Screen) -> None:
    """The next visitor finds the first language again."""
    screen.touch(screen.language("en"))
    screen.place(screen.world.card("taro"))
    screen.see(ChoosingPage)
    assert screen.page.title.text() == "What would you like to do?"
    screen.click("ChoosingPage", "Register as insurance card")
    screen.touch_pin()
    screen.see(ResultPage)
    assert screen.page.title.text() == "The card is registered"
    screen.take()
    screen.see(IdlePage)
    assert not screen.words().isascii()


def test_a_visitor_who_stops(screen: Screen) -> None:
    screen.place(screen.world.card("taro"))
    screen.see(ChoosingPage, Choosing)
    screen.click("ChoosingPage", "Stop")
    screen.see(ProblemPage)
    screen.take()
    screen.see(IdlePage)
