"""Large letters, strong contrast, low reach, and all of them together: every page, at every size, by measuring it."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.flow.states import Idle
from kiosk.ui.gallery import exhibits
from kiosk.ui.modes import CAPITAL_MM, LOW_SHARE_ACROSS, LOW_SHARE_UPRIGHT, Mode
from kiosk.ui.pages.display import DisplayPage
from kiosk.ui.pages.last_try import LastTryPage
from kiosk.ui.theme import TARGET
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.scroller import Scroller, cut_sheets
from kiosk.ui.widgets.words import Words
from kiosk.ui.window import KioskWindow
from tests.kiosk.ui.conftest import Stand

SIZES = [(1024, 768), (768, 1024), (1366, 768), (1920, 1080), (1080, 1920), (2160, 3840)]
LARGE, LOW, CONTRAST = frozenset({Mode.LARGE}), frozenset({Mode.LOW_REACH}), frozenset({Mode.HIGH_CONTRAST})
COMBINATIONS = [LARGE, LOW, LARGE | LOW | CONTRAST]


def place_of(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget is seen in the window; empty where a sheet that is not shown bears it."""
    seen = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        seen &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        parent = parent.parentWidget()
    return seen & window.rect()


def shown(window: QWidget) -> list[QWidget]:
    """All widgets that are seen, on the sheet of the moment."""
    return [each for each in window.findChildren(QWidget) if each.isVisible() and not place_of(each, window).isEmpty()]


def is_rolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, Scroller):
            return True
        parent = parent.parentWidget()
    return False


def faults_of(window: KioskWindow, modes: frozenset[Mode], *, excused: bool = False) -> list[str]:
    """Everything that a person in need of these modes would find to be wrong; `excused` from low reach only."""
    faults = []
    share = LOW_SHARE_UPRIGHT if window.height() >= window.width() else LOW_SHARE_ACROSS
    line = math.floor(window.height() * (1 - share)) - 1
    buttons = [each for each in shown(window) if isinstance(each, QAbstractButton)]
    for widget in shown(window):
        said = f"{type(widget).__name__} {widget.accessibleName()!r}"
        where = place_of(widget, window)
        if isinstance(widget, Words) and not is_rolled(widget):
            if where.size() != widget.size():
                faults.append(f"{said} is cut: {where} of {widget.size()}")
            if widget.height() < widget.wanted(widget.width()) - 1:
                faults.append(f"{said} has {widget.height()} of {widget.wanted(widget.width())} pixels")
        if isinstance(widget, QAbstractButton):
            if min(where.width(), where.height()) < TARGET:
                faults.append(f"{said} is too small to touch: {where}")
            if Mode.LOW_REACH in modes and where.top() < line and not excused:
                faults.append(f"{said} is out of reach: {where.top()} is above {line}")
    faults.extend(
        f"{one.accessibleName()!r} and {other.accessibleName()!r} overlap"
        for one, other in combinations(buttons, 2)
        if place_of(one, window).intersects(place_of(other, window))
    )
    return faults


def is_excused(name: str, size: tuple[int, int], modes: frozenset[Mode]) -> bool:
    """Staff stand beside the visual check. On the lowest screens fifty large letters need more."""
    return name.startswith("reception-visual-check") or (
        name.startswith("lookup-symbol") and size in ((768, 1024), (1366, 768)) and Mode.LARGE in modes
    )


@pytest.mark.parametrize("modes", COMBINATIONS, ids=lambda modes: "+".join(sorted(mode.value for mode in modes)))
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_can_be_used(stand: Stand, size: tuple[int, int], modes: frozenset[Mode]) -> None:
    window = stand.window
    window.resize(*size)
    faults = []
    for exhibit in exhibits():
        if exhibit.name.startswith("staff"):
            continue
        exhibit.show(window)
        window.choose_modes(modes)
        faults += [
            f"{exhibit.name}: {fault}"
            for fault in faults_of(window, modes, excused=is_excused(exhibit.name, size, modes))
        ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_capital_of_large_type_is_high_enough(stand: Stand, size: tuple[int, int]) -> None:
    window = stand.window
    window.resize(*size)
    mm = 15.6 * 25.4 / math.hypot(*size)
    for exhibit in exhibits():
        exhibit.show(window)
        window.choose_modes(LARGE)
        for widget in shown(window):
            if isinstance(widget, Words) and widget.text():
                font = widget.typeface()
            elif isinstance(widget, Button):
                font = window.setting.theme.font(widget.kind.value[0], bold=widget.kind.value[1])
            else:
                continue
            high = QFontMetricsF(font).tightBoundingRect("H").height() * mm
            assert high >= CAPITAL_MM - 0.01, f"{exhibit.name}: {widget.accessibleName()}: {high:.2f} mm"


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["last-try", "last-try-after-wrong-pin"])
def test_a_warning_is_seen_beside_the_button_that_it_is_about(stand: Stand, size: tuple[int, int], name: str) -> None:
    """Also where all else that is said has to be turned."""
    window = stand.window
    window.resize(*size)
    (exhibit,) = (each for each in exhibits() if each.name == name)
    exhibit.show(window)
    window.choose_modes(LARGE)
    assert isinstance(window.page, LastTryPage)
    warning = window.page._locks
    assert not is_rolled(warning)
    assert place_of(warning, window).size() == warning.size()


@pytest.mark.parametrize("name", ["refused-expired", "reception-confirming", "out-of-service-closed"])
def test_across_what_has_to_be_turned_takes_the_whole_width(stand: Stand, name: str) -> None:
    """Half of the width would be twice the sheets."""
    window = stand.window
    window.resize(1920, 1080)
    (exhibit,) = (each for each in exhibits() if each.name == name)
    exhibit.show(window)
    window.choose_modes(LARGE)
    assert window.page is not None
    (scroller,) = (each for each in window.page.findChildren(Scroller) if each.isVisible())
    assert scroller.width() > 0.9 * window.width()
    assert all(button.isVisible() and not is_rolled(button) for button in window.page.controls())


def test_what_does_not_fit_is_read_sheet_by_sheet(stand: Stand) -> None:
    window = stand.window
    window.resize(1024, 768)
    rolled = 0
    for exhibit in exhibits():
        exhibit.show(window)
        window.choose_modes(LARGE)
        assert window.page is not None
        scrollers = [each for each in window.page.findChildren(Scroller) if each.isVisible()]
        if not scrollers:
            continue
        rolled += 1
        (scroller,) = scrollers
        texts = [each for each in scroller.canvas.findChildren(Words) if each.isVisibleTo(scroller.canvas)]
        seen = set()
        for _ in range(scroller.place[1]):
            top = scroller.mapTo(window, QPoint(0, 0)).y() - 1
            bottom = scroller.down.mapTo(window, QPoint(0, 0)).y() + 1
            for words in texts:
                begin, line = words.mapTo(window, QPoint(0, 0)).y(), words.line_height()
                for index in range(len(words.lines(words.width()))):
                    if top <= round(begin + index * line) and round(begin + (index + 1) * line) <= bottom:
                        seen.add((words, index))
            QTest.mouseClick(scroller.down, Qt.MouseButton.LeftButton)
        every = {(words, index) for words in texts for index in range(len(words.lines(words.width())))}
        assert seen == every, f"{exhibit.name}: {[(w.text(), i) for w, i in every - seen]}"
        assert scroller.place[0] == scroller.place[1] - 1
        QTest.keyClick(window, Qt.Key.Key_PageUp)
        assert scroller.place[0] == scroller.place[1] - 2
    assert rolled >= 3


def test_sheets_are_cut_between_lines() -> None:
    lines = [(top, top + 30) for top in range(0, 300, 30)]
    sheets = cut_sheets(lines, 300, 100)
    assert sheets == [(0, 90), (90, 180), (180, 270), (270, 300)]
    assert cut_sheets([(0, 500)], 500, 200) == [(0, 200), (200, 400), (400, 500)]
    assert cut_sheets([], 50, 200) == [(0, 50)]


def test_a_visitor_changes_the_screen_and_the_next_one_finds_it_as_usual(stand: Stand) -> None:
    window = stand.window
    pages = {exhibit.name: exhibit for exhibit in exhibits()}
    pages["choosing"].show(window)
    behind = window.page
    QTest.mouseClick(window.header.display, Qt.MouseButton.LeftButton)
    page = window.page
    assert isinstance(page, DisplayPage)
    for toggle in page.toggles.values():
        QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
        assert toggle.isChecked()
    assert window.setting.theme.modes == frozenset(Mode)
    QTest.mouseClick(page.toggles[Mode.LARGE], Qt.MouseButton.LeftButton)
    assert window.setting.theme.modes == frozenset(Mode) - {Mode.LARGE}
    QTest.mouseClick(page.done, Qt.MouseButton.LeftButton)
    assert window.page is behind
    window.render(Idle())
    assert not window.setting.theme.modes


def test_the_choice_of_the_screen_gives_way_to_what_happens(stand: Stand) -> None:
    pages = {exhibit.name: exhibit for exhibit in exhibits()}
    pages["choosing"].show(stand.window)
    stand.window.adjust_display()
    pages["problem-card-lost"].show(stand.window)
    assert not isinstance(stand.window.page, DisplayPage)
