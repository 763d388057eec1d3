"""What is spoken of each page: what it shows, in its order, and who may hear it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from kiosk.eligibility.model import Covered, Registered
from kiosk.flow.states import Concluded, EnteringPin, StaffMenu, StaffSignIn, VisualCheck
from kiosk.ui.gallery import Exhibit, exhibits
from kiosk.ui.speech.script import LAST_NUMBER, PRIVATE, Utterance, is_spoken, script_of, secrets_of
from kiosk.ui.widgets.panel import Row, Rows
from kiosk.ui.widgets.words import Words
from tests.kiosk.ui.speech.booth import Booth

_EXHIBITS = {exhibit.name: exhibit for exhibit in exhibits()}
_VISITORS = [exhibit for exhibit in _EXHIBITS.values() if is_spoken(exhibit.state)]
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def _script(booth: Booth, exhibit: Exhibit) -> tuple[Utterance, ...]:
    booth.window.setting.profile = exhibit.profile
    booth.window.render(exhibit.state)
    page = booth.window.page
    assert page is not None
    return script_of(page, exhibit.state)


@pytest.mark.parametrize("exhibit", _VISITORS, ids=lambda exhibit: exhibit.name)
def test_every_page_is_read_from_its_title_on_and_nothing_but_what_it_shows(booth: Booth, exhibit: Exhibit) -> None:
    script = _script(booth, exhibit)
    page = booth.window.page
    assert page is not None
    texts = [item.text for item in script]
    assert page.title.accessibleName() in texts
    assert len(set(texts)) == len(texts)
    for item in script:
        shown = item.widget.accessibleName() or (item.widget.text() if isinstance(item.widget, QLabel) else "")
        assert item.widget.isVisibleTo(booth.window), item
        assert shown, item
        assert shown in item.text, item
    if not isinstance(exhibit.state, VisualCheck):  # of which a part is staff's
        spoken = " ".join(texts)
        for words in page.findChildren(Words):
            assert not words.isVisibleTo(page) or words.accessibleName() in spoken
    numbers = [item.number for item in script if item.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) <= LAST_NUMBER
    assert all(item.number is None or str(item.number) in item.text for item in script)
    # The person of the gallery, as it is known to the state, and as somebody may have put it on a page.
    public = " ".join(item.text for item in script if not item.private)
    for secret in (*secrets_of(exhibit.state), "見本", "ミホン", "みほん市国民健康保険", "1234567", "3割"):
        assert secret not in public


def test_the_choices_are_read_with_their_numbers(booth: Booth) -> None:
    booth.window.choose_language("en")
    script = _script(booth, _EXHIBITS["choosing"])
    assert [(item.number, item.text.split("\n")[0]) for item in script] == [
        (None, "What would you like to do?"),
        (None, "Leave the card on the reader."),
        (1, "Number 1: Register as insurance card"),
        (2, "Number 2: Check insurance coverage"),
        (3, "Number 3: Stop"),
    ]


def test_the_page_is_spoken_in_the_language_that_it_is_shown_in(booth: Booth) -> None:
    japanese = [item.text for item in _script(booth, _EXHIBITS["idle"])]
    booth.window.choose_language("en")
    english = [item.text for item in _script(booth, _EXHIBITS["idle"])]
    assert all(_JAPANESE.search(text) for text in japanese)
    assert not any(_JAPANESE.search(text) for text in english)
    assert len(japanese) == len(english)


@pytest.mark.parametrize("digits", ["", "1", "19", "198", "1984"])
def test_the_digits_of_a_pin_change_nothing_but_how_many_there_are(booth: Booth, digits: str) -> None:
    for digit in digits:
        booth.pad.push(int(digit))
    texts = [item.text for item in _script(booth, _EXHIBITS["pin"])]
    booth.pad.clear()
    for digit in "7" * len(digits):
        booth.pad.push(int(digit))
    state = _EXHIBITS["pin"].state
    assert isinstance(state, EnteringPin)
    assert [item.text for item in _script(booth, Exhibit("again", replace(state)))] == texts
    assert not any("1984" in text for text in texts)


def test_buttons_have_no_numbers_where_digits_are_typed(booth: Booth) -> None:
    assert all(item.number is None for item in _script(booth, _EXHIBITS["pin"]))


def test_a_table_is_private_until_it_says_that_it_is_not(qapp: QApplication, booth: Booth) -> None:
    idle = _EXHIBITS["idle"].state
    holder = QWidget(booth.window)
    rows = Rows(booth.window.setting.theme, holder)
    rows.fill((Row("Day", "Monday"),))
    assert [item.private for item in script_of(holder, idle)] == [True, True]
    rows.setProperty(PRIVATE, False)
    assert [item.private for item in script_of(holder, idle)] == [False, False]


def test_a_widget_that_is_marked_is_private_with_all_that_is_in_it(booth: Booth) -> None:
    holder = QWidget(booth.window)
    inner = QWidget(holder)
    inner.setProperty(PRIVATE, True)
    Words(booth.window.setting.theme, parent=inner).say("Mountain Ranger")
    Words(booth.window.setting.theme, parent=holder).say("Welcome")
    script = script_of(holder, _EXHIBITS["idle"].state)
    assert [(item.text, item.private) for item in script] == [("Mountain Ranger", True), ("Welcome", False)]


def test_a_name_that_somebody_forgot_to_mark_is_private_all_the_same(booth: Booth) -> None:
    state = _EXHIBITS["registered"].state
    assert isinstance(state, Concluded)
    holder = QWidget(booth.window)
    Words(booth.window.setting.theme, parent=holder).say("見本さん、登録できました")
    assert [item.private for item in script_of(holder, state)] == [True]


def test_the_secrets_of_a_state_are_all_that_tells_who_somebody_is() -> None:
    state = _EXHIBITS["registered"].state
    assert isinstance(state, Concluded)
    assert isinstance(state.outcome, Registered | Covered)
    coverage = state.outcome.coverage
    assert coverage is not None
    secrets = secrets_of(state)
    assert {"見本", "花子", "ミホン", "ハナコ", coverage.number, coverage.insurer_number} <= set(secrets)
    assert coverage.branch not in secrets


def test_staff_s_pages_are_not_spoken() -> None:
    assert not is_spoken(StaffSignIn())
    assert not is_spoken(StaffMenu("s1"))
    assert is_spoken(_EXHIBITS["idle"].state)


def test_of_the_visual_check_the_visitor_hears_what_is_the_visitor_s(booth: Booth) -> None:
    exhibit = next(exhibit for exhibit in _VISITORS if isinstance(exhibit.state, VisualCheck))
    script = _script(booth, exhibit)
    page = booth.window.page
    assert page is not None
    assert {item.widget for item in script} < {page.title, page.text, *page.findChildren(Words)}
    assert not any(isinstance(item.widget, QAbstractButton) for item in script)
