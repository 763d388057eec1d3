"""Choosing a language: each under its own name, in its own script; the one that is on has a tick."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import HEADING, Theme
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.words import Words

# Each language's own name for itself; not translated.
NAMES: Final = {
    "ja": "日本語",
    "ja_easy": "やさしい日本語《にほんご》",
    "en": "English",
    "zh_CN": "简体中文",
    "zh_TW": "繁體中文",
    "ko": "한국어",
    "pt_BR": "Português",
    "vi": "Tiếng Việt",
}
# Whoever needs this cannot read the language that is on.
CHOOSE: Final = "言語 / Language"
CLOSE: Final = "閉じる / Close"
FEW: Final = 3  # so many have their buttons in the header; more have a page of their own


class LanguageButton(Button):
    """The name of one language, with a tick when it is on."""

    _TICK: Final = 13

    def __init__(self, theme: Theme, code: str, choose: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(theme, Kind.LANGUAGE, parent)
        self.language = code
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(NAMES.get(code, code))
        self.clicked.connect(lambda _checked=False: choose(code))

    def natural_width(self) -> int:
        """The width that keeps name and tick on one line, in pixels."""
        return super().natural_width() + self._theme.px(2 * self._TICK)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the button, and the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        unit = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.tones()[2], max(2, unit(4)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y, side = unit(12), self.height() / 2, unit(self._TICK)
        painter.drawPolyline(
            [QPointF(x, y), QPointF(x + side * 0.4, y + side * 0.45), QPointF(x + side, y - side * 0.45)]
        )
        painter.end()


class _Names(QWidget):
    """One button for each language."""

    def __init__(self, theme: Theme, codes: tuple[str, ...], choose: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self.buttons = {code: LanguageButton(theme, code, choose, self) for code in codes}

    def mark(self, language: str) -> None:
        """Show which language is on."""
        for code, button in self.buttons.items():
            button.setChecked(code == language)

    def _grid(self, left: int, top: int, width: int, *, columns: int, high: int, gap: int) -> int:
        """Place the buttons in so many columns; return the height that they take."""
        wide = (width - (columns - 1) * gap) // columns
        for index, button in enumerate(self.buttons.values()):
            row, column = divmod(index, columns)
            button.setGeometry(left + column * (wide + gap), top + row * (high + gap), wide, high)
        rows = -(-len(self.buttons) // columns)
        return rows * (high + gap) - gap


class LanguageStrip(_Names):
    """All languages at once, under the header, while nobody is served."""

    _HIGH: Final = 74
    _GAP: Final = 10
    _MARGIN: Final = 40

    def _columns(self, width: int) -> int:
        """As many in a row as have room for the longest name."""
        widest = max(button.natural_width() for button in self.buttons.values()) + self._theme.px(self._GAP)
        room = width - 2 * self._theme.px(self._MARGIN) + self._theme.px(self._GAP)
        count = len(self.buttons)
        most = max(1, min(count, room // widest))
        rows = -(-count // most)
        return -(-count // rows)

    def _high(self) -> int:
        return max(self._theme.px(self._HIGH), *(button.wanted(9999) for button in self.buttons.values()))

    def wanted(self, width: int) -> int:
        """The height at this width, in pixels."""
        rows = -(-len(self.buttons) // self._columns(width))
        gap = self._theme.px(self._GAP)
        return rows * (self._high() + gap) + gap

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the buttons."""
        gap, margin = self._theme.px(self._GAP), self._theme.px(self._MARGIN)
        columns = self._columns(self.width())
        self._grid(margin, gap, self.width() - 2 * margin, columns=columns, high=self._high(), gap=gap)


class LanguagePanel(_Names):
    """The languages over the page that is shown, which stays as it is behind them.

    `opened` is called when it is opened or closed.
    """

    _HIGH: Final = 120
    _GAP: Final = 22
    _WIDEST: Final = 1000

    def __init__(self, theme: Theme, codes: tuple[str, ...], choose: Callable[[str], None]) -> None:
        def chosen(code: str) -> None:
            self.close_panel()
            choose(code)

        super().__init__(theme, codes, chosen)
        self.title = Words(theme, size=HEADING - 14, bold=True, parent=self)
        self.title.say(CHOOSE)
        self.leave = Button(theme, Kind.SECONDARY, self)
        self.leave.say(CLOSE)
        self.leave.clicked.connect(self.close_panel)
        self._before: QWidget | None = None
        self.setAccessibleName(CHOOSE)
        self.hide()

    def open_panel(self) -> None:
        """Show the languages; the keyboard begins at the one that is on."""
        self._before = self.window().focusWidget()
        self.show()
        self.raise_()
        current = next((button for button in self.buttons.values() if button.isChecked()), self.leave)
        current.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Go back to the page, and to where the keyboard was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802, FBT001 (Qt's name and signature)
        """Keep the tabulator inside, as the page behind cannot be seen."""
        order: list[Button] = [*self.buttons.values(), self.leave]
        here = self.window().focusWidget()
        place = next((index for index, button in enumerate(order) if button is here), -1)
        reason = Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
        order[(place + (1 if following else -1)) % len(order)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Escape closes it; no other key gets through to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Let no touch through to the page."""
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place everything."""
        unit = self._theme.px
        width = min(self.width() - unit(120), unit(self._WIDEST))
        left = (self.width() - width) // 2
        gap = unit(self._GAP)
        title = self.title.wanted(width)
        high = max(unit(self._HIGH), self.leave.wanted(width))
        rows = -(-len(self.buttons) // 2)
        total = title + unit(30) + rows * (high + gap) + unit(20) + high
        high -= max(0, -(-(total - self.height() + 2 * gap) // (rows + 1)))
        total = title + unit(30) + rows * (high + gap) + unit(20) + high
        y = max(gap, (self.height() - total) // 3)
        self.title.setGeometry(left, y, width, title)
        y += title + unit(30)
        y += self._grid(left, y, width, columns=2, high=high, gap=gap) + gap + unit(20)
        self.leave.setGeometry(left, y, width, high)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.ground)
        painter.end()


def header_button(theme: Theme, opener: Callable[[], None], parent: QWidget) -> Button:
    """The button that opens the panel: in Japanese and English, whatever language is on."""
    button = Button(theme, Kind.LANGUAGE, parent)
    button.setCheckable(False)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.language = "ja"
    button.say(CHOOSE)
    button.clicked.connect(lambda _checked=False: opener())
    return button
