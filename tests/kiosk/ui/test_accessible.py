"""What assistive technology finds on every page: names, roles, the order of the focus, and no digit of a PIN."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from kiosk.ui.gallery import exhibits
from kiosk.ui.modes import Mode
from kiosk.ui.pages.page import Page
from kiosk.ui.staff.secret import SecretField
from kiosk.ui.widgets.keypad import Keypad, PinField
from kiosk.ui.widgets.letters import Letters
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.progress import Progress
from kiosk.ui.widgets.words import Words
from kiosk.ui.window import KioskWindow
from tests.kiosk.ui.conftest import Stand

LANGUAGES = ("ja", "en")
ROLE = QAccessible.Role
INTERACTIVE = (ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.EditableText)


def walk(found: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """All that is seen, below an interface."""
    if found is None or found.state().invisible:
        return
    yield found
    for index in range(found.childCount()):
        yield from walk(found.child(index))


def everything(window: KioskWindow) -> list[QAccessibleInterface]:
    return list(walk(QAccessible.queryAccessibleInterface(window)))


def name_of(found: QAccessibleInterface) -> str:
    return found.text(QAccessible.Text.Name).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_name_and_a_role(stand: Stand, language: str) -> None:
    stand.languages.choose(language)
    for exhibit in exhibits():
        exhibit.show(stand.window)
        roles = [found.role() for found in everything(stand.window)]
        assert ROLE.StaticText in roles, exhibit.name
        for found in everything(stand.window):
            widget = found.object()
            if found.role() in INTERACTIVE or found.state().focusable:
                said = f"{exhibit.name}: {type(widget).__name__}"
                assert isinstance(widget, Page) or name_of(found), f"{said} has no name"
            match widget:
                case QAbstractButton():
                    wanted = ROLE.CheckBox if widget.isCheckable() else ROLE.Button
                    assert found.role() in (wanted, ROLE.RadioButton if widget.isCheckable() else wanted), exhibit.name
                    assert found.state().checked == widget.isChecked()
                case QLineEdit():
                    assert found.role() is ROLE.EditableText
                case Words():
                    assert found.role() is ROLE.StaticText
                    assert name_of(found) or not widget.text(), exhibit.name
                case Picture():
                    assert found.role() is ROLE.Graphic
                case Progress():
                    assert found.role() is ROLE.ProgressBar
                    assert name_of(found)
                case _:
                    pass


def test_what_is_off_the_page_is_not_found(stand: Stand) -> None:
    pages = {exhibit.name: exhibit for exhibit in exhibits()}
    pages["choosing"].show(stand.window)
    before = {name_of(found) for found in everything(stand.window) if found.role() is ROLE.Button}
    pages["pin"].show(stand.window)
    after = {name_of(found) for found in everything(stand.window) if found.role() is ROLE.Button}
    gone = {name for name in before if "\n" in name}  # the two choices, each with its sentence
    assert len(gone) == 2
    assert not gone & after


@pytest.mark.parametrize("digits", range(5))
def test_of_a_pin_only_the_number_of_digits_is_told(stand: Stand, digits: int) -> None:
    exhibit = next(each for each in exhibits() if each.name == "pin")
    exhibit.show(stand.window)
    stand.pad.clear()
    for digit in (7, 8, 9, 5)[:digits]:
        stand.pad.push(digit)
    stand.window.render(exhibit.state)
    fields = [found for found in everything(stand.window) if isinstance(found.object(), PinField)]
    assert len(fields) == 1
    (field,) = fields
    assert field.state().passwordEdit
    assert str(digits) in name_of(field)
    told = " ".join(field.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
    assert not [digit for digit in "7895" if digit in told]
    assert field.text(QAccessible.Text.Value) == "●" * digits
    widget = field.object()
    assert isinstance(widget, PinField)
    widget.selectAll()
    widget.copy()
    assert not QApplication.clipboard().text()


def test_of_a_passcode_only_the_number_of_digits_is_told(stand: Stand) -> None:
    exhibit = next(each for each in exhibits() if each.name == "staff-sign-in")
    exhibit.show(stand.window)
    page = stand.window.page
    assert page is not None
    for digit in (8, 6):
        QTest.mouseClick(page.findChildren(Keypad)[0].key(digit), Qt.MouseButton.LeftButton)
    (field,) = [found for found in everything(stand.window) if isinstance(found.object(), SecretField)]
    assert field.text(QAccessible.Text.Value) == "●●"
    assert not set("86") & set(name_of(field))


def blocks_of(page: Page) -> list[QWidget]:
    return [*page.head, *page.panel, *page.notes, *page.bottom]


def stops(window: KioskWindow) -> list[QWidget]:
    """Where the tabulator stops on the page, beginning at the page."""
    page = window.page
    assert page is not None
    page.setFocus()
    found: list[QWidget] = []
    for _ in range(120):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None, "the focus is lost"
        if now in found:
            break
        found.append(now)
    return [widget for widget in found if page.isAncestorOf(widget)]


@pytest.mark.parametrize("modes", [frozenset[Mode](), frozenset({Mode.LARGE})], ids=["standard", "large"])
def test_the_focus_follows_the_order_of_reading(stand: Stand, modes: frozenset[Mode]) -> None:
    window = stand.window
    seen = 0
    for exhibit in exhibits():
        exhibit.show(window)
        window.choose_modes(modes)
        page = window.page
        assert page is not None
        order = stops(window)
        blocks = blocks_of(page)
        places = [
            next((index for index, block in enumerate(blocks) if block is each or block.isAncestorOf(each)), None)
            for each in order
        ]
        known = [place for place in places if place is not None]
        assert known == sorted(known), f"{exhibit.name}: {[each.accessibleName() for each in order]}"
        for one, other in pairwise(order):
            if one.parentWidget() is other.parentWidget() and isinstance(one.parentWidget(), Keypad | Letters):
                first, second = one.mapTo(window, QPoint(0, 0)), other.mapTo(window, QPoint(0, 0))
                assert (first.y(), first.x()) < (second.y(), second.x()), exhibit.name
        wanted = {button for button in page.controls() if button.isEnabled()}
        assert wanted <= set(order), f"{exhibit.name}: {[each.accessibleName() for each in wanted - set(order)]}"
        seen += len(wanted)
    assert seen > 200


def test_the_focus_is_never_lost_when_the_page_changes(stand: Stand) -> None:
    window = stand.window
    window.activateWindow()
    for exhibit in exhibits():
        exhibit.show(window)
        now = QApplication.focusWidget()
        assert now is not None, exhibit.name
        page = window.page
        assert page is not None
        assert now is page or page.isAncestorOf(now), f"{exhibit.name}: {type(now).__name__}"


def test_what_a_speaker_reads_is_what_is_seen(stand: Stand) -> None:
    for exhibit in exhibits():
        exhibit.show(stand.window)
        names = {name_of(found) for found in everything(stand.window)}
        page = stand.window.page
        assert page is not None
        if page.title.text():
            assert page.title.accessibleName() in names, exhibit.name
