"""The kiosk's window: shows one page for each state of a visit, in the visitor's language.

Which page it is stands in `kiosk.ui.routing`, which step of the step bar in `kiosk.ui.itinerary`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Event, Touched
from kiosk.flow.profile import Assistance, Profile
from kiosk.flow.states import (
    Cleaning,
    Idle,
    OutOfService,
    State,
)
from kiosk.flow.timing import Timing
from kiosk.i18n.languages import Languages
from kiosk.pinpad import PasscodePad
from kiosk.ui import routing, typefaces
from kiosk.ui.frame import DemoBanner, Footer, Header
from kiosk.ui.itinerary import place_of
from kiosk.ui.languagechoice import LanguagePanel, LanguageStrip
from kiosk.ui.leaving import is_over
from kiosk.ui.modes import LOW_SHARE_ACROSS, LOW_SHARE_UPRIGHT, Mode
from kiosk.ui.pages.display import DisplayPage
from kiosk.ui.pages.page import Pad, Page, PasscodeDigits, Setting
from kiosk.ui.shortcuts import act_on
from kiosk.ui.texts import translate
from kiosk.ui.theme import DIAGONAL_INCHES, Theme
from kiosk.ui.widgets import phrases
from kiosk.ui.widgets.stepbar import StepBar

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.config import StaffMember
    from kiosk.contact.settings import Contact
    from kiosk.contact.settings import Window as Hours
    from kiosk.ui.staff.maintenance import Maintenance

P = TypeVar("P", bound=Page)

_FORGOTTEN_AFTER: Final = 60_000  # milliseconds: a language that was chosen on the idle page, and nobody came


class KioskWindow(QWidget):
    """Render states; everything that the visitor does is posted as an event.

    `locked` is for the kiosk itself: the window cannot be closed by a visitor. Pages are made when they are first
    needed; `prepare` makes the next one ahead of time. `shown` is emitted when a page, or other words on it, are there;
    `visitor_left` when a visitor is gone, before anything else is shown.
    """

    shown = Signal()
    visitor_left = Signal()

    def __init__(
        self,
        *,
        site: str,
        languages: Languages,
        post: Callable[[Event], None],
        pad: Pad,
        contact: Contact,
        wait_hours: int = 24,
        demo: bool = False,
        locked: bool = False,
        profile: Profile = Profile(),  # noqa: B008 (a frozen value)
        reader: str = "flat",
        members: tuple[StaffMember, ...] = (),
        passcode: PasscodeDigits | None = None,
        hours: Hours | None = None,
        maintenance: Maintenance | None = None,
        diagonal_inches: float = DIAGONAL_INCHES,
        still: bool = False,
        debounce: float = 0.0,
        timing: Timing = Timing(),  # noqa: B008 (a frozen value)
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._theme = Theme(diagonal_inches=diagonal_inches)
        self._theme.still = still
        self._theme.taps.pause = debounce
        self._adjusting = False
        self._languages = languages
        self._locked = locked
        self._state: State = Idle()
        self._pages: dict[Callable[[Setting], Page], Page] = {}
        self._used: set[Page] = set()
        self._page: Page | None = None
        self.setting = Setting(
            self._theme,
            post,
            pad,
            contact,
            languages.current,
            wait_hours,
            profile=profile,
            reader=reader,
            members=members,
            passcode=passcode if passcode is not None else PasscodePad(),
            hours=hours,
            maintenance=maintenance,
            timing=timing,
            now=now,
        )
        self.header = Header(
            self._theme, site, languages.codes, self.choose_language, self.adjust_display, self._open_languages
        )
        many = self.header.opener is not None
        self.languages = LanguageStrip(self._theme, languages.codes, self.choose_language) if many else None
        self.language_panel = LanguagePanel(self._theme, languages.codes, self.choose_language) if many else None
        self.banner = DemoBanner(self._theme) if demo else None
        self.steps = StepBar(self._theme)
        self.footer = Footer(self._theme)
        for part in (self.header, self.languages, self.banner, self.steps, self.footer, self.language_panel):
            if part is not None:
                part.setParent(self)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_FORGOTTEN_AFTER)
        self._forget.timeout.connect(self._forget_wishes)
        self.setWindowTitle(site)
        self.setMinimumSize(320, 320)
        self._retranslate()

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def state(self) -> State:
        """The state that is shown."""
        return self._state

    def choose_language(self, code: str) -> None:
        """Change to another language, on every page at once."""
        self._languages.choose(code)
        self._show_state()
        if isinstance(self._state, Idle | OutOfService):
            self._forget.start()

    @property
    def is_adjusting(self) -> bool:
        """Whether the visitor says how the screen should be."""
        return self._adjusting

    def adjust_display(self) -> None:
        """Show, or leave, the page on which a visitor says how the screen should be."""
        self._adjusting = not self._adjusting
        self.setting.post(Touched())
        self._show_state()
        if isinstance(self._state, Idle | OutOfService):
            self._forget.start()

    def choose_modes(self, modes: frozenset[Mode]) -> None:
        """Change how the screen is, for this visit."""
        self._theme.modes = modes
        self.setting.post(Touched())
        self._show_state()
        self._redraw()
        if isinstance(self._state, Idle | OutOfService):
            self._forget.start()

    def render(self, state: State) -> None:  # type: ignore[override] # QWidget.render draws on a device; nobody calls it here
        """Show a state. A language is its visitor's: the next one begins with the first, or one chosen while idle."""
        before, self._state = self._state, state
        self.header.setDisabled(isinstance(state, Cleaning))  # a cloth chooses no language
        if self.language_panel is not None and type(before) is not type(state):
            self.language_panel.close_panel()
        if not isinstance(state, Idle | OutOfService):
            self._forget.stop()
        if type(before) is not type(state):
            self._adjusting = False
        if before != state:
            for page in self._used:
                page.rewind()
        if is_over(before, state):
            self._forget_visitor()
        self._show_state()

    def prepare(self) -> bool:
        """Make one page that was not needed yet; return whether there are more to be made."""
        wanted = [kind for kind in routing.ahead(self.setting) if kind not in self._pages]
        if wanted:
            self._make(wanted[0])
        return len(wanted) > 1

    def _show_state(self) -> None:
        had_focus = self._page is not None and self._page.isAncestorOf(self.focusWidget())
        self._retranslate()
        if self._adjusting:
            page = self._present(DisplayPage)
            page.choose, page.back = self.choose_modes, self.adjust_display
            page.display()
        else:
            routing.show(self._state, self._present)
        self._lay_out()
        self._reveal(had_focus=had_focus)
        self.shown.emit()

    def _reveal(self, *, had_focus: bool) -> None:
        """Show the page once it is complete, and let the keyboard begin where the page wants it.

        On a page that stays it goes on where it was; `had_focus` says that this was on the page, so that it does not
        leave it when the button that had it is no longer there.
        """
        page = self._page
        if page is None:
            return
        if not page.isVisibleTo(self):
            page.show()
        elif not had_focus or page is self.focusWidget() or page.isAncestorOf(self.focusWidget()):
            return
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, kind: Callable[[Setting], P]) -> P:
        """The page of a kind: there is one of each."""
        page = self._pages.get(kind)
        if page is None:
            page = kind(self.setting)
            page.setParent(self)
            page.hide()
            self._pages[kind] = page
        return page  # type: ignore[return-value] # each page is kept under its own class

    def _present(self, kind: Callable[[Setting], P]) -> P:
        """Bring the page of a kind to the front."""
        page = self._make(kind)
        self._used.add(page)
        if self._page is not page:
            if self._page is not None:
                self._page.hide()
            self._page = page
            self._theme.taps.turn_page()
        return page

    def _forget_visitor(self) -> None:
        """Leave nothing of a visitor on the pages that were shown, and begin in the first language again."""
        for page in self._used:
            page.forget()
        self._used.clear()
        phrases.forget()
        if self._locked:
            QGuiApplication.clipboard().clear()
        self._back_to_first_language()
        self.visitor_left.emit()

    def _lay_out(self) -> None:
        low = Mode.LOW_REACH in self._theme.modes
        foot = self._lay_out_frame(low=low)
        y = 0 if low else self.header.height()
        if self.banner is not None:
            high = self.banner.wanted(self.width())
            self.banner.setGeometry(0, y, self.width(), high)
            y += high
        choice = self._lay_out_languages(y, foot)
        foot, y = (foot - choice, y) if low else (foot, y + choice)
        y = self._lay_out_steps(y)
        if self._page is not None:
            before = self._page.geometry()
            self._page.setGeometry(0, y, self.width(), foot - y)
            if self._page.geometry().size() == before.size():
                self._page.arrange()

    def _lay_out_frame(self, *, low: bool) -> int:
        """Place header and footer; `low` both below, within reach; return where the footer's part begins."""
        width, high = self.width(), self.header.wanted()
        squat = not self._theme.portrait or (2 * self.height() < 3 * width and not self._theme.least_text)
        if low and squat:  # side by side: there is little height
            half = round(width * (0.5 if not self._theme.portrait else 0.38))
            high = max(high, self.footer.wanted(half))
            foot = self.height() - high
            self.footer.setGeometry(0, foot, half, high)
            self.header.setGeometry(half, foot, width - half, high)
            return foot
        foot = self.height() - self.footer.wanted(width)
        self.footer.setGeometry(0, foot, width, self.height() - foot)
        foot -= high if low else 0
        self.header.setGeometry(0, foot if low else 0, width, high)
        return foot

    def _lay_out_languages(self, top: int, foot: int) -> int:
        """Show all languages while nobody is served, else the button that opens them; return how high they are.

        They stand from `top` on, or within low reach down to `foot`.
        """
        if self.languages is None or self.language_panel is None or self.header.opener is None:
            self.header.place()
            return 0
        low = Mode.LOW_REACH in self._theme.modes
        idle = isinstance(self._state, Idle) and not self._adjusting
        self.header.opener.setVisible(not idle)
        self.header.place()
        self.languages.setVisible(idle)
        share = LOW_SHARE_UPRIGHT if self._theme.portrait else LOW_SHARE_ACROSS
        over = max(top, round(self.height() * (1 - share))) if low else top
        self.language_panel.setGeometry(0, over, self.width(), self.height() - over)
        if not idle:
            return 0
        high = self.languages.wanted(self.width())
        self.languages.setGeometry(0, foot - high if low else top, self.width(), high)
        return high

    def _open_languages(self) -> None:
        if self.language_panel is not None:
            self.language_panel.open_panel()

    def _lay_out_steps(self, y: int) -> int:
        """Place the step bar, where the state has a step; return where the page begins."""
        place = place_of(self._state, self.setting.profile)
        self.steps.setVisible(place is not None)
        if place is None:
            return y
        itinerary, here = place
        names = tuple(translate("KioskWindow", each.value) for each in itinerary)
        said = translate("KioskWindow", "Step {number} of {total}: {name}")
        self.steps.show_step(names, here, said.format(number=here + 1, total=len(names), name=names[here]))
        high = self.steps.wanted()
        self.steps.setGeometry(0, y, self.width(), high)
        return y + high

    def _retranslate(self) -> None:
        self.setting.language = self._languages.current
        typefaces.use(self._languages.current)
        for choice in (self.header, self.languages, self.language_panel):
            if choice is not None:
                choice.mark(self._languages.current)
        self.header.display.say(translate("KioskWindow", "Display"))
        if self.setting.profile.assistance is Assistance.STAFF:
            self.footer.say(translate("KioskWindow", "If anything is unclear, please ask a member of staff."))
        else:
            help_at = translate("KioskWindow", "If anything is unclear, call {phone} (free of charge).")
            self.footer.say(help_at.format(phone=self.setting.contact.phone))
        if self.banner is not None:
            self.banner.words.say(translate("KioskWindow", "Demonstration: sample cards are in use"))

    def _forget_wishes(self) -> None:
        """Nobody came: the language and the screen are as they were."""
        self._back_to_first_language()
        self._show_state()

    def _back_to_first_language(self) -> None:
        self._forget.stop()
        if self._theme.modes or self._adjusting:
            self._theme.modes, self._adjusting = frozenset(), False
            self._redraw()
        self._languages.choose(self._languages.codes[0])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Say everything again in the new language."""
        if event.type() is QEvent.Type.LanguageChange and self._page is not None:
            self._show_state()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Choose the unit anew and arrange everything in it."""
        screen = self.screen().size()
        whole = self.isFullScreen() or screen.width() < self.width() or screen.height() < self.height()
        self._theme.resize(self.width(), self.height(), None if whole else (screen.width(), screen.height()))
        self._lay_out()
        self._redraw()

    def _redraw(self) -> None:
        self.update()
        for widget in self.findChildren(QWidget):
            if widget.isVisible():
                widget.update()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stay open, whatever a visitor presses, when the window is the kiosk's."""
        if self._locked:
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """See `kiosk.ui.shortcuts`; every other key that no page wanted does nothing."""
        event.accept()
        self._theme.by_keys = True
        act_on(self, event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802, FBT001 (Qt's name and signature)
        """The visitor uses the keyboard: the focus is seen from now on."""
        self._theme.by_keys = True
        return super().focusNextPrevChild(following)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.ground)
        painter.end()
