"""The kiosk's window: shows one page for each state of a visit, in the visitor's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar, assert_never

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.eligibility.model import Covered, Refused, Registered, Undecided
from kiosk.flow.events import Event
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Checking,
    Choosing,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    Idle,
    OutOfService,
    Problem,
    Reading,
    Settling,
    State,
)
from kiosk.i18n.languages import Languages
from kiosk.ui import theme as tones
from kiosk.ui.frame import DemoBanner, Footer, Header
from kiosk.ui.pages.choosing import ChoosingPage
from kiosk.ui.pages.idle import IdlePage
from kiosk.ui.pages.last_try import LastTryPage
from kiosk.ui.pages.more_time import MoreTimePage
from kiosk.ui.pages.out_of_service import OutOfServicePage
from kiosk.ui.pages.page import Pad, Page, Setting
from kiosk.ui.pages.pin import PinPage
from kiosk.ui.pages.problem import ProblemPage
from kiosk.ui.pages.refused import RefusedPage
from kiosk.ui.pages.result import ResultPage
from kiosk.ui.pages.undecided import UndecidedPage
from kiosk.ui.pages.working import WorkingPage
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.stepbar import StepBar

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.config import Contact

P = TypeVar("P", bound=Page)

_STEPS: Final = (
    QT_TRANSLATE_NOOP("KioskWindow", "Card"),
    QT_TRANSLATE_NOOP("KioskWindow", "PIN"),
    QT_TRANSLATE_NOOP("KioskWindow", "Check"),
    QT_TRANSLATE_NOOP("KioskWindow", "Done"),
)
_FORGOTTEN_AFTER: Final = 60_000  # milliseconds: a language that was chosen on the idle page, and nobody came
_PAGES: Final = (
    IdlePage,
    WorkingPage,
    ChoosingPage,
    PinPage,
    ResultPage,
    RefusedPage,
    UndecidedPage,
    ProblemPage,
    LastTryPage,
    MoreTimePage,
    OutOfServicePage,
)


def _visit_of(state: State) -> int | None:
    """The number of the visit that a state belongs to."""
    match state:
        case OutOfService() | Idle():
            return None
        case Settling(visit=visit) | Concluded(visit=visit):
            return visit
        case AskingMoreTime(behind=behind):
            return behind.placed.visit
        case _:
            return state.placed.visit


def _is_over(before: State, after: State) -> bool:
    """Whether the visitor of `before` is gone. One who was told to place the card again has come back."""
    if _visit_of(before) in (None, _visit_of(after)):
        return False
    again = isinstance(before, Concluded) and before.outcome is Problem.CARD_LOST and before.placed is None
    return not (again and isinstance(after, Reading))


class KioskWindow(QWidget):
    """Render states; everything that the visitor does is posted as an event.

    `locked` is for the kiosk itself: the window cannot be closed by a visitor. Pages are made when they are first
    needed; `prepare` makes the next one ahead of time.
    """

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
    ) -> None:
        super().__init__()
        self._theme = Theme()
        self._languages = languages
        self._locked = locked
        self._state: State = Idle()
        self._pages: dict[Callable[[Setting], Page], Page] = {}
        self._step: int | None = None
        self._page: Page | None = None
        self.setting = Setting(self._theme, post, pad, contact, languages.current, wait_hours)
        self.header = Header(self._theme, site, languages.codes, self.choose_language)
        self.banner = DemoBanner(self._theme) if demo else None
        self.steps = StepBar(self._theme)
        self.footer = Footer(self._theme)
        for part in (self.header, self.banner, self.steps, self.footer):
            if part is not None:
                part.setParent(self)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_FORGOTTEN_AFTER)
        self._forget.timeout.connect(self._back_to_first_language)
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

    def render(self, state: State) -> None:  # type: ignore[override] # QWidget.render draws on a device; nobody calls it here
        """Show a state. A language is its visitor's: the next one begins with the first, or one chosen while idle."""
        before, self._state = self._state, state
        if not isinstance(state, Idle | OutOfService):
            self._forget.stop()
        if _is_over(before, state):
            self._back_to_first_language()
        self._show_state()

    def prepare(self) -> bool:
        """Make one page that was not needed yet; return whether there are more to be made."""
        for kind in _PAGES:
            if kind not in self._pages:
                self._make(kind)
                break
        return len(self._pages) < len(_PAGES)

    def _show_state(self) -> None:
        self._retranslate()
        state = self._state
        match state:
            case OutOfService():
                self._present(self._make(OutOfServicePage), None).display(state)
            case Idle():
                self._present(self._make(IdlePage), None).display(state)
            case Reading():
                self._present(self._make(WorkingPage), 0).display(state)
            case Choosing():
                self._present(self._make(ChoosingPage), 0).display(state)
            case ConfirmingLastTry():
                self._present(self._make(LastTryPage), 1).display(state)
            case EnteringPin():
                self._present(self._make(PinPage), 1).display(state)
            case Authenticating() | Checking() | Settling():
                self._present(self._make(WorkingPage), 2).display(state)
            case Concluded():
                self._show_outcome(state)
            case AskingMoreTime(behind=behind):
                step = 0 if isinstance(behind, Choosing) else 1
                self._present(self._make(MoreTimePage), step).display(state)
            case never:
                assert_never(never)
        self._lay_out()
        self._reveal()

    def _reveal(self) -> None:
        """Show the page once it is complete, and let the keyboard begin where the page wants it."""
        page = self._page
        if page is None or page.isVisibleTo(self):
            return
        page.show()
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_outcome(self, state: Concluded) -> None:
        outcome = state.outcome
        match outcome:
            case Registered() | Covered():
                self._present(self._make(ResultPage), 3).display(outcome, state)
            case Refused():
                self._present(self._make(RefusedPage), 2).display(outcome, state)
            case Undecided():
                self._present(self._make(UndecidedPage), 2).display(outcome, state)
            case Problem():
                self._present(self._make(ProblemPage), None).display(outcome, state)
            case never:
                assert_never(never)

    def _make(self, kind: Callable[[Setting], P]) -> P:
        """The page of a kind: there is one of each."""
        page = self._pages.get(kind)
        if page is None:
            page = kind(self.setting)
            page.setParent(self)
            page.hide()
            self._pages[kind] = page
        return page  # type: ignore[return-value] # each page is kept under its own class

    def _present(self, page: P, step: int | None) -> P:
        """Bring a page to the front, with `step` of the step bar, or without it."""
        self._step = step
        if self._page is not page:
            if self._page is not None:
                self._page.hide()
            self._page = page
        return page

    def _lay_out(self) -> None:
        unit = self._theme.px
        y = unit(Header.HEIGHT)
        self.header.setGeometry(0, 0, self.width(), y)
        if self.banner is not None:
            self.banner.setGeometry(0, y, self.width(), unit(DemoBanner.HEIGHT))
            y += unit(DemoBanner.HEIGHT)
        foot = self.height() - unit(Footer.HEIGHT)
        self.footer.setGeometry(0, foot, self.width(), self.height() - foot)
        self.steps.setVisible(self._step is not None)
        if self._step is not None:
            names = tuple(translate("KioskWindow", name) for name in _STEPS)
            here = translate("KioskWindow", "Step {number} of {total}: {name}")
            said = here.format(number=self._step + 1, total=len(names), name=names[self._step])
            self.steps.show_step(names, self._step, said)
            self.steps.setGeometry(0, y, self.width(), unit(StepBar.HEIGHT))
            y += unit(StepBar.HEIGHT)
        if self._page is not None:
            before = self._page.geometry()
            self._page.setGeometry(0, y, self.width(), foot - y)
            if self._page.geometry().size() == before.size():
                self._page.arrange()

    def _retranslate(self) -> None:
        self.setting.language = self._languages.current
        self.header.mark(self._languages.current)
        self.footer.say(translate("KioskWindow", "If anything is unclear, please ask a member of staff."))
        if self.banner is not None:
            self.banner.words.say(translate("KioskWindow", "Demonstration: sample cards are in use"))

    def _back_to_first_language(self) -> None:
        self._forget.stop()
        self._languages.choose(self._languages.codes[0])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Say everything again in the new language."""
        if event.type() is QEvent.Type.LanguageChange and self._page is not None:
            self._show_state()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Choose the unit anew and arrange everything in it."""
        self._theme.resize(self.width(), self.height())
        self._lay_out()
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
        """Swallow what no page wanted: no key does anything but what the page says."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tones.GROUND)
        painter.end()
