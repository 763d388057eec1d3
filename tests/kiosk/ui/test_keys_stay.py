"""The keys under the finger stay where they are when a message comes above them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.gallery import exhibits
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.letters import Letters
from tests.kiosk.ui.conftest import Stand
from tests.kiosk.ui.test_modes import place_of

# With and without a message; a name that begins so is a page of the kind.
KINDS = (
    "pin-",
    "lookup-insurer",
    "lookup-symbol",
    "lookup-number",
    "lookup-branch",
    "lookup-birth-date",
    "reception-visual-check",
    "staff-sign-in",
)


def keys_of(window: QWidget) -> QRect | None:
    for widget in window.findChildren(QWidget):
        if isinstance(widget, Keypad | Letters) and widget.isVisible():
            return place_of(widget, window)
    return None


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (768, 1024)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_do_not_move(stand: Stand, kind: str, size: tuple[int, int]) -> None:
    stand.window.resize(*size)
    places = {}
    for exhibit in exhibits():
        if exhibit.name.startswith(kind):
            exhibit.show(stand.window)
            places[exhibit.name] = keys_of(stand.window)
    assert len(places) > 1
    assert len({str(place) for place in places.values()}) == 1, places
    assert None not in places.values()
