"""What all pages share: one heading, its text, a panel, and what can be done at the bottom; upright or across."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.flow.events import Event
from kiosk.flow.profile import Profile
from kiosk.flow.timing import Timing
from kiosk.ui.modes import Mode
from kiosk.ui.pages.blocks import Placed, fit, measure, stack
from kiosk.ui.pages.split import arrange_split
from kiosk.ui.palette import Colour
from kiosk.ui.theme import BODY, HEADING, Theme
from kiosk.ui.widgets.keypad import Keypad, PinField
from kiosk.ui.widgets.letters import Letters
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.progress import Progress
from kiosk.ui.widgets.scroller import Scroller
from kiosk.ui.widgets.words import Words

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.config import StaffMember
    from kiosk.contact.settings import Contact
    from kiosk.contact.settings import Window as Hours
    from kiosk.ui.staff.maintenance import Maintenance

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


class PasscodeDigits(Pad, Protocol):
    """The part of the passcode pad that a page uses."""

    @property
    def enough(self) -> bool:
        """Whether there are as many as a passcode has at least."""
        ...


@dataclass(slots=True)
class Setting:
    """What every page needs around it. `language` is the present one's code, `wait_hours` how long registration is
    refused after a renewal.

    `profile` is what this kiosk does and says, `reader` the kind of reader in the pictures (flat, slot, usb), `members`
    who may vouch for a visitor, `passcode` the pad for their passcode, `hours` when the kiosk serves (None: always),
    `maintenance` what the staff menu does (None: there is no such menu), `timing` how long the flow waits.
    """

    theme: Theme
    post: Callable[[Event], None]
    pad: Pad
    contact: Contact
    language: str = "ja"
    wait_hours: int = 24
    profile: Profile = Profile()  # noqa: RUF009 (a frozen value)
    reader: str = "flat"
    members: tuple[StaffMember, ...] = ()
    passcode: PasscodeDigits | None = None
    maintenance: Maintenance | None = None
    hours: Hours | None = None
    timing: Timing = Timing()  # noqa: RUF009 (a frozen value)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


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
        self._scroller: Scroller | None = None
        self.title = Words(self.theme, size=HEADING, bold=True, parent=self)
        self.text = Words(self.theme, size=BODY, colour=Colour.SECONDARY, parent=self)

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return self

    def forget(self) -> None:
        """Drop every word: the visitor is gone, and `display` sets all of them anew."""
        for words in self.findChildren(Words):
            words.say("")

    def compose(
        self, head: list[QWidget], panel: list[QWidget], bottom: list[QWidget], notes: list[QWidget] | None = None
    ) -> None:
        """Say what stands where, in the order of reading, which is the order of the tabulator too.

        `notes` belong under the panel, and where the page lies across under the head, which has more room there.
        """
        self.head, self.panel, self.bottom, self.notes = head, panel, bottom, notes or []
        for widget in (*head, *panel, *self.notes, *bottom):
            widget.setParent(self)
        self.order_focus()

    def order_focus(self) -> None:
        """Let the keyboard go in the order of reading."""
        before: QWidget = self
        scroller = [] if self._scroller is None else [self._scroller.up, self._scroller.down]
        for block in (*self.head, *self.panel, *self.notes, *scroller, *self.bottom):
            inner = [each for each in block.findChildren(QWidget) if each.focusPolicy() is not Qt.FocusPolicy.NoFocus]
            for widget in [block, *inner] if block.focusPolicy() is not Qt.FocusPolicy.NoFocus else inner:
                QWidget.setTabOrder(before, widget)
                before = widget

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
        if self.theme.modes & {Mode.LARGE, Mode.LOW_REACH}:
            arrange_split(self)
            return
        self.unroll()
        self.theme.terse = False
        if not self._find_squeeze(self._arrange_upright if portrait else self._arrange_across):
            # More words than foreseen: smaller letters are no way out.
            arrange_split(self)

    def _find_squeeze(self, arrange: Callable[[], int]) -> bool:
        """Arrange as large as everything fits; False where it does not fit at all, which is found out early."""

        def fits(squeeze: float) -> bool:
            self.theme.squeeze = squeeze
            return arrange() >= 0

        if fits(_SQUEEZES[0]):
            return True
        return fits(_SQUEEZES[-1]) and any(map(fits, _SQUEEZES[1:]))

    def _arrange_upright(self) -> int:
        """Place everything below one another; return the height that is left over, negative where there is none."""
        unit = self.theme.px
        width = min(self.width() - 2 * unit(MARGIN), unit(_WIDEST))
        left = (self.width() - width) // 2
        floor = self._arrange_bottom(left, width)
        head, panel = self._blocks(self.head, width), self._blocks([*self.panel, *self.notes], width)
        between = unit(44) if head and panel else 0
        left_over = fit([*head, *panel], floor - between)
        spare = max(0, left_over)
        # The heading stands at about the same height on every page; what the hand uses stays in the middle.
        top = min(round(spare * 0.4), unit(_TOP)) if panel else round(spare * 0.4)
        y = stack(head, left, width, top)
        stack(panel, left, width, y + between + round((spare - top) * 0.42))
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
        head_over = fit(head, self.height() - unit(_BOTTOM) - ceiling)
        stack(head, left, share, ceiling + round(max(0, head_over) * 0.42))
        panel_over = fit(panel, floor - ceiling)
        stack(panel, right, room, ceiling + max(0, panel_over) // 2)
        return min(head_over, panel_over)

    def _arrange_bottom(self, left: int, width: int) -> int:
        """Place the bottom blocks and return the height that is left above them."""
        floor = self.height() - self.theme.px(_BOTTOM)
        blocks = self._blocks(self.bottom, width)
        if not blocks:
            return floor
        total = sum(block.high + block.gap for block in blocks)
        stack(blocks, left, width, floor - total)
        return floor - total - self.theme.px(30)

    def _blocks(self, widgets: list[QWidget], width: int) -> list[Placed]:
        return measure(self.theme, widgets, width)

    def roll(self, widgets: list[QWidget]) -> Scroller:
        """Show these blocks a sheet at a time: the scroller holds them."""
        if self._scroller is None:
            self._scroller = Scroller(self.theme, self)
            self.order_focus()
        self._scroller.hold(widgets)
        return self._scroller

    def unroll(self) -> None:
        """Everything stands on the page itself again."""
        if self._scroller is not None:
            self._scroller.release()

    def controls(self) -> list[QAbstractButton]:
        """What can be pressed on the page, in the order of reading."""
        found: list[QAbstractButton] = []
        for block in (*self.head, *self.panel, *self.notes, *self.bottom):
            inner = [block] if isinstance(block, QAbstractButton) else block.findChildren(QAbstractButton)
            found += [button for button in inner if button.isVisible()]
        return found

    @property
    def takes_digits(self) -> bool:
        """Whether digits are typed on this page."""
        return bool(self.findChildren(Keypad)) or bool(self.findChildren(Letters))

    def press_nth(self, number: int) -> None:
        """Press a control by its place, from 1, unless digits are typed on this page."""
        controls = self.controls()
        if number > len(controls) or self.takes_digits:
            return
        button = controls[number - 1]
        if self.theme.taps.take(button):
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.click()

    def rewind(self) -> None:
        """What is said next is read from its beginning."""
        if self._scroller is not None:
            self._scroller.rewind()

    def turn_sheet(self, by: int) -> bool:
        """Show another sheet of the texts; whether there are any."""
        if self._scroller is None or self._scroller.isHidden():
            return False
        self._scroller.turn(by)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Arrange anew."""
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew when words have changed and ask for it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)
