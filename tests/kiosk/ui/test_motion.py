"""What moves is slow and small, and stands still where nothing may move."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.progress import Progress

FLASHES_PER_SECOND = 3  # WCAG 2.2, 2.3.1


def made(*, still: bool) -> Progress:
    theme = Theme()
    theme.still = still
    progress = Progress(theme)
    progress.resize(400, 60)
    progress.show()
    return progress


def test_without_motion_nothing_moves(qapp: QApplication) -> None:
    progress = made(still=True)
    qapp.processEvents()
    assert not [timer for timer in progress.findChildren(QTimer) if timer.isActive()]
    first = progress.grab().toImage()
    qapp.processEvents()
    assert progress.grab().toImage() == first
    progress.close()
    progress.deleteLater()


def test_it_moves_only_while_it_is_seen_and_never_flashes(qapp: QApplication) -> None:
    progress = made(still=False)
    qapp.processEvents()
    (timer,) = progress.findChildren(QTimer)
    assert timer.isActive()
    assert 1000 / Progress.PERIOD_MS < FLASHES_PER_SECOND
    progress.hide()
    assert not timer.isActive()
    progress.deleteLater()
