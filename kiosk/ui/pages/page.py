"""What all pages share: one heading, its text, a panel, and what can be done at the bottom; upright or across."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Event
from kiosk.ui import theme as tones
from kiosk.ui.theme import BODY, HEADING, Theme
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.keypad import Keypad, PinField
from kiosk.ui.widgets.panel import Panel
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.progress import Progress
from kiosk.ui.widgets.words import Words

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.config import Contact

MARGIN: Final = 60
_WIDEST: Final = 1000  # longer lines are hard to follow
_BOTTOM: Final = 34
_TOP: Final = 110
_CEILING: Final = 14
_GUTTER: Final = 72
_LEFT_SHARE: Final = 0.46
# Tried one after the other until everything fits: words that are longer than foreseen make a page smaller, never cut.
_SQUEEZES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)


class Pad(Protocol):
    """The part of the PIN pad that a page uses."""

    @property
    def length(self) -> int:
        """How many digits there are."""
        ...

    @property
    def full(self) -> bool:
        """Whether there are four."""
        ...

    def push(self, digit: int) -> None:
        """Add a digit."""
        ...

    def pop(self) -> None:
        """Take the last digit back."""
        ...

    def clear(self) -> None:
        """Overwrite every digit."""
        ...


@dataclass(slots=True)
class Setting:
    """What every page needs around it. `language` is the present one's code, `wait_hours` how long registration is
    refused after a renewal.
    """

    theme: Theme
    post: Callable[[Event], None]
    pad: Pad
    contact: Contact
    language: str = "ja"
    wait_hours: int = 24


@dataclass(slots=True)
class _Placed:
    widget: QWidget
    gap: int
    high: int = 0
    least: int = 0


class Page(QWidget):
    """Stacks blocks. Upright: head, panel, bottom below one another. Across: head at the left, the others at the right.

    A subclass fills `head`, `panel` and `bottom` in its constructor and sets all words anew whenever it is shown, so
    that a change of language needs nothing else.
    """

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.theme = setting.theme.part()
        self.head: list[QWidget] = []
        self.panel: list[QWidget] = []
        self.bottom: list[QWidget] = []
        self.notes: list[QWidget] = []
        self.title = Words(self.theme, size=HEADING, bold=True, parent=self)
        self.text = Words(self.theme, size=BODY, colour=tones.SECONDARY, parent=self)

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return self

    def compose(
        self, head: list[QWidget], panel: list[QWidget], bottom: list[QWidget], notes: list[QWidget] | None = None
    ) -> None:
        """Say what stands where, in the order of reading, which is the order of the tabulator too.

        `notes` belong under the panel, and where the page lies across under the head, which has more room there.
        """
        self.head, self.panel, self.bottom, self.notes = head, panel, bottom, notes or []
        for widget in (*head, *panel, *self.notes, *bottom):
            widget.setParent(self)

    def arrange(self) -> None:
        """Place everything for the present size and words."""
        portrait = self.theme.portrait
        for widget in self.head:
            match widget:
                case Words():
                    widget.setAlignment(Qt.AlignmentFlag.AlignHCenter if portrait else Qt.AlignmentFlag.AlignLeft)
                case Picture():
                    widget.setProperty("left", not portrait)
                case PinField() | Progress():
                    widget.left = not portrait
                case _:
                    pass
        for squeeze in _SQUEEZES:
            self.theme.squeeze = squeeze
            if (self._arrange_upright() if portrait else self._arrange_across()) >= 0:
                break

    def _arrange_upright(self) -> int:
        """Place everything below one another; return the height that is left over, negative where there is none."""
        unit = self.theme.px
        width = min(self.width() - 2 * unit(MARGIN), unit(_WIDEST))
        left = (self.width() - width) // 2
        floor = self._arrange_bottom(left, width)
        head, panel = self._blocks(self.head, width), self._blocks([*self.panel, *self.notes], width)
        between = unit(44) if head and panel else 0
        left_over = _fit([*head, *panel], floor - between)
        spare = max(0, left_over)
        # The heading stands at about the same height on every page; what the hand uses stays in the middle.
        top = min(round(spare * 0.4), unit(_TOP)) if panel else round(spare * 0.4)
        y = _stack(head, left, width, top)
        _stack(panel, left, width, y + between + round((spare - top) * 0.42))
        return left_over

    def _arrange_across(self) -> int:
        """Place the head at the left and the rest at the right; return what is left over in the fuller column."""
        unit = self.theme.px
        left, gutter = unit(MARGIN), unit(_GUTTER)
        width = self.width() - 2 * left
        share = round((width - gutter) * _LEFT_SHARE)
        right = left + share + gutter
        room = width - share - gutter
        floor = self._arrange_bottom(right, room)
        head, panel = self._blocks([*self.head, *self.notes], share), self._blocks(self.panel, room)
        ceiling = unit(_CEILING)
        head_over = _fit(head, self.height() - unit(_BOTTOM) - ceiling)
        _stack(head, left, share, ceiling + round(max(0, head_over) * 0.42))
        panel_over = _fit(panel, floor - ceiling)
        _stack(panel, right, room, ceiling + max(0, panel_over) // 2)
        return min(head_over, panel_over)

    def _arrange_bottom(self, left: int, width: int) -> int:
        """Place the bottom blocks and return the height that is left above them."""
        floor = self.height() - self.theme.px(_BOTTOM)
        blocks = self._blocks(self.bottom, width)
        if not blocks:
            return floor
        total = sum(block.high + block.gap for block in blocks)
        _stack(blocks, left, width, floor - total)
        return floor - total - self.theme.px(30)

    def _blocks(self, widgets: list[QWidget], width: int) -> list[_Placed]:
        blocks: list[_Placed] = []
        for widget in widgets:
            if widget.isHidden():
                continue
            high: int = widget.wanted(width)  # type: ignore[attr-defined] # every block has it
            least: int = widget.least(width) if hasattr(widget, "least") else high
            gap = self.theme.px(widget.property("gap") or 22) if blocks else 0
            blocks.append(_Placed(widget, gap, high, least))
        return blocks

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Arrange anew."""
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew when words have changed and ask for it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)


def _fit(blocks: list[_Placed], room: int) -> int:
    """Shrink what can shrink until the blocks fit; return the height that is left over, negative where they do not."""
    excess = sum(block.high + block.gap for block in blocks) - room
    elastic = sum(block.high - block.least for block in blocks)
    if excess > 0 and elastic > 0:
        share = min(1.0, excess / elastic)
        for block in blocks:
            block.high -= round((block.high - block.least) * share)
    return room - sum(block.high + block.gap for block in blocks)


def _stack(blocks: list[_Placed], left: int, width: int, y: int) -> int:
    for block in blocks:
        y += block.gap
        block.widget.setGeometry(left, y, width, block.high)
        if isinstance(block.widget, Panel | Actions | Keypad):
            block.widget.refit()
        block.widget.update()
        y += block.high
    return y
