"""Speech in the kiosk's window: when it is on, what it reads of which page, and what the keys do to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.flow.events import Touched
from kiosk.flow.states import AtRest, Idle, OutOfService
from kiosk.ui.speech.bar import SpeechBar
from kiosk.ui.speech.headphones import Headphones
from kiosk.ui.speech.keys import Action, action_of, digit_of
from kiosk.ui.speech.marker import Marker
from kiosk.ui.speech.reading import Reading
from kiosk.ui.speech.script import Utterance, is_spoken, script_of, types_characters
from kiosk.ui.speech.switch import Switch
from kiosk.ui.speech.voice import Voice
from kiosk.ui.widgets.keypad import Keypad, PinField

if TYPE_CHECKING:
    from kiosk.ui.window import KioskWindow

_FORGOTTEN_MS: Final = 60_000  # speech that somebody switched on while nothing went on, and then went away
_PRESSES: Final = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)
_RELEASES: Final = (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd)
_MOVING: Final = (Qt.Key.Key_Tab.value, Qt.Key.Key_Backtab.value)


@dataclass(frozen=True, slots=True)
class Options:
    """`volume` and `rate` (percent) at the start of each visit; whether headphones switch speech on, and which key."""

    volume: int = 70
    rate: int = 100
    on_headphones: bool = True
    key: str = "*"


class Speech(QObject):
    """Reads the pages of a window. `voice_for` gives the voice of a language, None where there is none.

    It is switched on by a key, by headphones or by touch, and off when the visitor is gone.
    """

    def __init__(
        self,
        window: KioskWindow,
        voice_for: Callable[[str], Voice | None],
        options: Options = Options(),
        headphones: Headphones | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._voice_for = voice_for
        self._options = options
        self._headphones = headphones
        self.on = False
        self._by_headphones = False
        self._told = False  # the visitor asked for what is personal, on this page
        self._shown: object = None  # which page was read last
        self._texts: frozenset[str] = frozenset()
        theme = window.setting.theme
        self.reading = Reading(
            volume=options.volume, rate=options.rate, may_tell=self._may_tell, show=self._show, ended=self._ended
        )
        self.bar = SpeechBar(theme, self.act, window)
        self.marker = Marker(theme, window)
        self.switch = Switch(theme, self.turn_on, window, options.key)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_FORGOTTEN_MS)
        self._forget.timeout.connect(self._give_up)
        self._after = self._soon(self.refresh)
        self._moved = self._soon(self._say_focus)
        self._resized = self._soon(self._arrange)
        window.installEventFilter(self)
        self._stand_at_door()
        window.shown.connect(self.refresh)
        window.visitor_left.connect(self.reset)
        if headphones is not None:
            headphones.watch(self._plugged)

    def _soon(self, do: Callable[[], None]) -> QTimer:
        """A timer that does something once the event at hand is over."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(do)
        return timer

    # --- on and off

    @property
    def possible(self) -> bool:
        """Whether there is a voice for the language that is shown."""
        return self._voice() is not None

    def turn_on(self) -> None:
        """Speak from now on, beginning with this page."""
        self.on = True
        self._wait_for_visitor()
        self._again()

    def turn_off(self) -> None:
        """Speak no more."""
        self.on = self._by_headphones = self._told = False
        self._forget.stop()
        self.reading.stop()
        self._shown, self._texts = None, frozenset()
        self._arrange()

    def reset(self) -> None:
        """A visitor is gone: silence, and volume and pace as they were (EN 301 549, 5.1.3.13)."""
        self.turn_off()
        self.reading.reset()

    def begin_at(self, volume: int) -> None:
        """Begin each visit so loud (percent), and be so loud from now on."""
        self.reading.begin_at(volume)

    def close(self) -> None:
        """Let go of the window: no key does anything to the speech any more."""
        self.reset()
        for timer in (self._after, self._moved, self._resized):
            timer.stop()
        if self._headphones is not None:
            self._headphones.close()
        self._window.removeEventFilter(self)
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)

    def _plugged(self, plugged: bool) -> None:  # noqa: FBT001 (a callback)
        if not plugged:
            # What was for one pair of ears must not come out of a loudspeaker, nor when it is asked for again.
            self.reading.stop()
            self._told = False
            if self._by_headphones:
                self.reset()
        elif self._options.on_headphones and not self.on:
            self._by_headphones = True
            self.turn_on()

    def _wait_for_visitor(self) -> None:
        if isinstance(self._window.state, Idle | OutOfService):
            self._forget.start()
        else:
            self._forget.stop()

    def _give_up(self) -> None:
        if isinstance(self._window.state, Idle | OutOfService):
            self.reset()

    # --- what is read

    def refresh(self) -> None:
        """Read a page that has come up, or what is new on the one that is there."""
        self._arrange()
        page = self._window.page
        if not self.on or page is None:
            return
        self._wait_for_visitor()
        state = self._window.state
        shown = (page, self._window.setting.language, _heading(page), getattr(state, "asking", None))
        script = self._script()
        before, self._texts = self._texts, frozenset(utterance.text for utterance in script)
        if shown != self._shown:
            self._shown, self._told = shown, False
            self.reading.read(self._with_offer(script), self._voice())
            return
        new = [item for item in script if item.text not in before and self._is_news(item)]
        if new:
            self.reading.read(self._with_offer(new), self._voice())

    def _is_news(self, item: Utterance) -> bool:
        """How far an entry is says a tone; what is typed is heard by whom it is for."""
        return not isinstance(item.widget, PinField) and (not item.private or self._may_tell())

    def _script(self) -> tuple[Utterance, ...]:
        page, state = self._window.page, self._window.state
        return script_of(page, state) if page is not None and is_spoken(state) else ()

    def _again(self) -> None:
        """The whole page from its beginning, and then the keys."""
        self._arrange()
        page = self._window.page
        script = self._script()
        self._shown = (page, self._window.setting.language, _heading(page), getattr(self._window.state, "asking", None))
        self._texts = frozenset(utterance.text for utterance in script)
        keys = [
            Utterance(key.accessibleName(), key)
            for key in self.bar.keys.values()
            if not key.isHidden() and key.action is not Action.TELL
        ]
        self.reading.read((*self._with_offer(script), *(keys if script else ())), self._voice())

    def _with_offer(self, script: tuple[Utterance, ...] | list[Utterance]) -> tuple[Utterance, ...]:
        """In the place of the first private thing, the key that has it read, unless it may be read anyway."""
        first = next((index for index, item in enumerate(script) if item.private), None)
        if first is None or self._may_tell():
            return tuple(script)
        key = self.bar.keys[Action.TELL]
        public = [item for item in script[first:] if not item.private]
        return (*script[:first], Utterance(key.accessibleName(), key), *public)

    def _may_tell(self) -> bool:
        return self._told or (self._headphones is not None and self._headphones.plugged)

    def _tell(self) -> None:
        """The visitor wants to hear what is personal."""
        self._told = True
        private = tuple(item for item in self._script() if item.private)
        self.reading.read(private, self._voice())

    def _voice(self) -> Voice | None:
        return self._voice_for(self._window.setting.language)

    # --- what is seen of it

    def _arrange(self) -> None:
        """Show the keys in the place of the footer while speech is on, and the switch while it is off."""
        window = self._window
        spoken = self.on and is_spoken(window.state)
        script = self._script() if spoken else ()
        self.switch.stand(window.footer, there=not self.on and is_spoken(window.state) and self.possible)
        self.bar.setVisible(spoken)
        self.marker.setVisible(spoken)
        if spoken:
            self.bar.setGeometry(window.footer.geometry())
            personal = any(item.private for item in script)
            self.bar.retranslate(personal=personal, typing=self._types_digits())
            self.bar.raise_()
            self.marker.number(tuple((item.number, item.widget) for item in script if item.number is not None))
            self.marker.cover()

    def _show(self, widget: QWidget | None) -> None:
        self.marker.frame(widget)
        if widget is not None:
            self._listening()

    def _ended(self) -> None:
        self._listening()

    def _listening(self) -> None:
        """Whoever listens is not idle: the time in which an answer is expected begins when all was read."""
        if isinstance(self._window.state, AtRest):
            self._window.setting.post(Touched())

    # --- keys

    def act(self, action: Action) -> None:
        """Do what a key says."""
        match action:
            case Action.REPEAT:
                self._again()
            case Action.STOP if self.reading.busy:
                self.reading.stop()
            case Action.STOP:
                self.turn_off()
            case Action.SOFTER | Action.LOUDER:
                self.reading.louder(1 if action is Action.LOUDER else -1)
                self._answer(action)
            case Action.SLOWER | Action.FASTER:
                self.reading.faster(1 if action is Action.FASTER else -1)
                self._answer(action)
            case Action.TELL:
                self._tell()
            case Action.NEXT:
                self._go_on()

    def _answer(self, action: Action) -> None:
        """Where nothing is being read, the key's name lets its effect be heard."""
        if not self.reading.busy:
            key = self.bar.keys[action]
            self.reading.read((Utterance(key.text(), key),), self._voice())

    def key_typed(self) -> bool:
        """A key of the PIN was pressed: be silent; return whether a tone is wanted, as it is while speech is on."""
        self.hush()
        return self.on

    def hush(self) -> None:
        """The visitor does something: whatever is being read ends (EN 301 549, 5.1.3.4)."""
        if self.on:
            self.reading.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """See every press at the window's door, and on the window itself the keys that no page wanted."""
        kind = event.type()
        if watched is not self._window:
            if self.on and kind in _PRESSES:
                self._press(event)
            elif self.on and kind in _RELEASES:
                self._after.start()  # a message may have come up on the same page
            return False
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind is QEvent.Type.Show:
            self._stand_at_door()
        elif kind is QEvent.Type.Resize:
            self._resized.start()
        return False

    def _stand_at_door(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _press(self, event: QEvent) -> None:
        if not isinstance(event, QKeyEvent):
            self.hush()
        elif not event.isAutoRepeat() and self._action(event) is None:
            # The keys of the speech decide themselves what becomes of it.
            self.hush()
            if event.key() in _MOVING:
                self._moved.start()

    def _action(self, event: QKeyEvent) -> Action | None:
        return action_of(event.key(), event.modifiers(), digits_are_typed=self._types_digits())

    def _types_digits(self) -> bool:
        return self._window.page is not None and types_characters(self._window.page)

    def _key(self, event: QKeyEvent) -> bool:
        if not is_spoken(self._window.state) or event.isAutoRepeat():
            return False
        if not self.on:
            if self.possible and event.text() == self._options.key:
                self.turn_on()
                return True
            return False
        action = self._action(event)
        if action is not None:
            self.act(action)
            return True
        digit = digit_of(event.key())
        if digit is not None and not self._types_digits():
            return self._choose(digit)
        return False

    def _choose(self, digit: int) -> bool:
        for item in self._script():
            if item.number == digit and isinstance(item.widget, QAbstractButton):
                self.reading.stop()
                item.widget.click()
                return True
        return False

    def _go_on(self) -> None:
        """To the next control, as the tabulator does, and say what it is."""
        begin: QWidget = QApplication.focusWidget() or self._window
        widget = _next(begin)
        while widget is not begin and not self._is_stop(widget):
            widget = _next(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._say_focus()

    def _say_focus(self) -> None:
        """What the keyboard is on now."""
        widget = QApplication.focusWidget()
        name = widget.accessibleName() if widget is not None and self._is_stop(widget) else ""
        if widget is not None and name:
            item = next((item for item in self._script() if item.widget is widget), Utterance(name, widget))
            self.reading.read(self._with_offer((item,)), self._voice())

    def _is_stop(self, widget: QWidget) -> bool:
        page = self._window.page
        inside = page is not None and (widget is page or page.isAncestorOf(widget) or self.bar.isAncestorOf(widget))
        by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        return inside and by_tab and widget.isVisible() and widget.isEnabled() and not _on_keypad(widget)


def _heading(page: QWidget | None) -> str:
    title = getattr(page, "title", None)
    return title.text() if title is not None else ""


def _next(widget: QWidget) -> QWidget:
    following = widget.nextInFocusChain()
    assert following is not None  # the chain is a ring
    return following


def _on_keypad(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), Keypad)
