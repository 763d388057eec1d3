"""The application object and the first frame: what is seen while everything else is still being loaded.

Imports nothing but Qt and the theme, so that a screen is never dark for longer than Qt itself needs.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.theme import BODY, HEADING, Theme

# In both languages at once: which ones the kiosk offers is not known before its configuration is read.
_TITLE: Final = "準備をしています"
_TEXT: Final = "Getting ready"


def has_screen() -> bool:
    """Whether a window can be shown; Qt would end the process where it cannot."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """The one application object, with the look that does not depend on the desktop."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        return application
    made = QApplication(["myna-kiosk"])
    made.setStyle("Fusion")
    made.setQuitOnLastWindowClosed(True)
    return made


class FirstFrame(QWidget):
    """One sentence on the page's ground; `close` it once the real window is there."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw it."""
        theme = Theme(self.width(), self.height())
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours.ground)
        line = QRectF(0, self.height() * 0.15, self.width(), theme.px(2 * HEADING))
        painter.setFont(theme.font(HEADING, bold=True))
        painter.setPen(theme.colours.ink)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, _TITLE)
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colours.secondary)
        painter.drawText(line.translated(0, line.height()), Qt.AlignmentFlag.AlignCenter, _TEXT)


def show_first_frame(size: tuple[int, int] | None = None) -> FirstFrame | None:
    """Show the first frame at once, on the whole screen or in a window; None where there is no screen."""
    if not has_screen():
        return None
    application = make_application()
    frame = FirstFrame()
    if size is None:
        frame.showFullScreen()
    else:
        frame.resize(*size)
        frame.show()
    # Once, before anything else happens: nothing is in the queue yet but what shows this window.
    application.processEvents()
    return frame
