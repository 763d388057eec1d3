"""The binding gives back what it takes: a kiosk runs for months.

PySide 6.12.0 on Python 3.11 takes a reference from None with each call that returns nothing. Python ends with
"deallocating None" after some hundred visits.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

MANY = 2000


class Sized(QWidget):
    """Overrides what our own widgets override."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)


@pytest.mark.parametrize("what", ["call", "override", "nothing-found"])
def test_none_keeps_its_references(qtbot: QtBot, what: str) -> None:
    label, widget = QLabel(), Sized()
    qtbot.addWidget(label)
    qtbot.addWidget(widget)
    sizes = (QSize(100, 100), QSize(101, 100))
    acts: dict[str, Callable[[int], object]] = {
        "call": lambda _: label.setText("text"),
        "override": lambda turn: widget.resize(sizes[turn % 2]),
        "nothing-found": lambda _: widget.layout(),
    }
    widget.show()
    act = acts[what]
    before = sys.getrefcount(None)
    for turn in range(MANY):
        act(turn)
    # Other threads come and go with a few references of their own.
    assert abs(sys.getrefcount(None) - before) < MANY / 10
