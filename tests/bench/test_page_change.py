"""What a change of the page costs, from the state to the last pixel, beside a bare QStackedWidget."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from functools import partial

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget

from kiosk.contact.settings import Contact
from kiosk.i18n.languages import Languages
from kiosk.pinpad import PinPad
from kiosk.ui.gallery import exhibits
from kiosk.ui.modes import Mode
from kiosk.ui.opening import make_application
from kiosk.ui.theme import apply_palette, check_fonts
from kiosk.ui.window import KioskWindow

pytestmark = pytest.mark.bench

Tell = Callable[[str, str, str, str], None]
TWO_FRAMES_MS = 2 * 1000 / 60
ROUNDS = 5
SIZES = ((1080, 1920), (1920, 1080))
MODES = {
    "as usual": frozenset[Mode](),
    "large, strong contrast, low reach": frozenset(Mode),
}


def _spent(change: Callable[[], None]) -> float:
    """Milliseconds until it is drawn: nothing else is in the queue."""
    begin = time.perf_counter()
    change()
    QApplication.processEvents()
    return (time.perf_counter() - begin) * 1000


def _bare(size: tuple[int, int]) -> list[float]:
    """A page of one label, and another one."""
    stack = QStackedWidget()
    for text in ("one", "two"):
        stack.addWidget(QLabel(text))
    stack.resize(*size)
    stack.show()
    QApplication.processEvents()
    spent = [_spent(partial(stack.setCurrentIndex, place % 2)) for place in range(60)]
    stack.close()
    stack.deleteLater()
    return spent[10:]


@pytest.mark.parametrize("modes", MODES.values(), ids=["standard", "all-modes"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_page_change(tell: Tell, size: tuple[int, int], modes: frozenset[Mode]) -> None:
    application = make_application()
    check_fonts()
    apply_palette(application)
    languages = Languages(application)
    window = KioskWindow(
        site="みほんクリニック", languages=languages, post=lambda _event: None, pad=PinPad(), contact=Contact()
    )
    window.resize(*size)
    window.show()
    application.processEvents()
    pages = list(exhibits())
    spent: dict[str, list[float]] = {page.name: [] for page in pages}
    for turn in range(ROUNDS + 1):  # the first round makes the pages, as the kiosk does ahead of time
        for page in pages:
            window.setting.profile = page.profile
            if turn == 0:
                page.show(window)
            window.setting.theme.modes = modes
            cost = _spent(partial(window.render, page.state))
            if turn:
                spent[page.name].append(cost)
    bare = statistics.median(_bare(size))
    medians = {name: statistics.median(costs) for name, costs in spent.items()}
    slowest = max(medians, key=medians.__getitem__)
    middle = statistics.median(medians.values())
    wish = next(name for name, each in MODES.items() if each == modes)
    tell(
        f"page change, {size[0]} x {size[1]}, {wish}, {len(medians)} pages",
        f"{middle:.1f} ms",
        f"{bare:.1f} ms, QStackedWidget with a label",
        f"slowest {medians[slowest]:.1f} ms ({slowest}), at most {TWO_FRAMES_MS:.1f}",
    )
    window.close()
    window.deleteLater()
    languages.uninstall()
    assert medians[slowest] <= TWO_FRAMES_MS
