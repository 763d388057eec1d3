"""Digits are the page's on which they are typed, wherever the focus is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.flow.events import PurposeChosen
from kiosk.ui.gallery import exhibits
from kiosk.ui.pages.page import Page
from tests.kiosk.ui.conftest import Stand

Key = Qt.Key


def show(stand: Stand, name: str) -> Page:
    next(exhibit for exhibit in exhibits() if exhibit.name == name).show(stand.window)
    stand.pad.clear()
    stand.events.clear()
    assert stand.window.page is not None
    return stand.window.page


def press(widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget.setFocus()
    for key in keys:
        QTest.keyClick(widget, key, modifier)


def test_whoever_was_in_the_header_goes_on_typing(stand: Stand) -> None:
    show(stand, "pin")
    press(stand.window.header.display, Key.Key_7, Key.Key_0, Key.Key_9)
    assert stand.pad.length == 3
    assert stand.window.header.display.hasFocus()
    press(stand.window.header.display, Key.Key_Backspace)
    assert stand.pad.length == 2
    press(stand.window.header.display, Key.Key_Delete)
    assert stand.pad.length == 0


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_with_another_key_held_they_are_no_digits(stand: Stand, modifier: Qt.KeyboardModifier) -> None:
    show(stand, "pin")
    press(stand.window.header.display, Key.Key_7, modifier=modifier)
    assert stand.pad.length == 0


def test_where_nothing_is_typed_they_are_numbers_of_controls(stand: Stand) -> None:
    show(stand, "choosing")
    press(stand.window.header.display, Key.Key_1, Key.Key_Backspace)
    assert sum(isinstance(event, PurposeChosen) for event in stand.events) == 1
    assert stand.pad.length == 0


def test_on_the_pages_that_are_for_typing(stand: Stand) -> None:
    typed = {exhibit.name for exhibit in exhibits() if show(stand, exhibit.name).takes_digits}
    assert {"pin", "reception-visual-check", "lookup-insurer", "staff-sign-in"} <= typed
    assert not {"idle", "choosing", "registered", "reception-consent-medicines"} & typed
