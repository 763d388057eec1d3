"""Every page in all languages: nothing is clipped, elided or torn inside a word, and nothing lies on anything else."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.config import Display
from kiosk.contact.settings import Contact
from kiosk.i18n.languages import Languages
from kiosk.i18n.ruby import plain
from kiosk.pinpad import PinPad
from kiosk.ui import languagechoice
from kiosk.ui.gallery import exhibits, furnish
from kiosk.ui.modes import Mode
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.scroller import Scroller
from kiosk.ui.widgets.stepbar import StepBar
from kiosk.ui.widgets.words import Words
from kiosk.ui.window import KioskWindow

LANGUAGES = Display().languages
SIZES = ((1024, 768), (768, 1024), (1366, 768), (1280, 800), (1920, 1080), (1080, 1920), (2160, 3840))
CASES = [(code, size) for code in LANGUAGES for size in SIZES]
# Where letters are largest for their room; all of them with MYNA_EVERY_SIZE=1.
LARGE_CASES = (
    CASES
    if os.environ.get("MYNA_EVERY_SIZE")
    else [
        ("ja", (768, 1024)),
        ("ja_easy", (1080, 1920)),
        ("en", (1366, 768)),
        ("pt_BR", (1280, 800)),
        ("pt_BR", (1920, 1080)),
        ("vi", (1024, 768)),
    ]
)
LETTER = re.compile("[A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff\uac00-\ud7a3]")
ONE_LINE = 0.9  # of the height of a line are letters; the rest parts it from others
TARGET = 44  # CSS pixels; those of the screen, as every supported screen has a ratio of 1


@pytest.fixture
def window(qapp: QApplication) -> Iterator[KioskWindow]:
    languages = Languages(qapp, LANGUAGES)
    made = KioskWindow(
        site="みほんクリニック",
        languages=languages,
        post=lambda _event: None,
        pad=PinPad(),
        contact=Contact(),
        demo=True,
    )
    furnish(made)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    languages.uninstall()


def blocks_of(widget: QWidget) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each text of a widget and the lines in which it stands."""
    match widget:
        case Choice():
            title, sentence = widget.blocks(widget.width())
            yield widget.text(), title
            yield widget.sentence(), sentence
        case Words() | Button():
            yield widget.text(), widget.lines(widget.width())
        case _:
            pass


def torn(text: str, lines: tuple[str, ...]) -> str:
    """Where a line ends inside a word, "" where none does."""
    rest = text.replace("\n", " ")
    for line in map(plain, lines):
        rest = rest.lstrip(" ")
        assert rest.startswith(line), f"{line!r} of {text!r}"
        rest = rest[len(line) :]
        if line and rest and LETTER.match(line[-1]) and LETTER.match(rest[0]):
            return line
    return ""


def faults_of(widget: QWidget) -> Iterator[str]:
    """What a person would see to be wrong with a widget that is shown."""
    said = f"{type(widget).__name__} {widget.accessibleName()!r}"
    parent = widget.parentWidget()
    assert parent is not None
    if not parent.rect().contains(widget.geometry()) and not isinstance(parent.parentWidget(), Scroller):
        yield f"{said} sticks out of {type(parent).__name__}"
    if isinstance(widget, Words | Choice) and widget.height() < widget.wanted(widget.width()):
        yield f"{said} has {widget.height()} of {widget.wanted(widget.width())} pixels"
    if isinstance(widget, Button):
        needed = 0.0 if isinstance(widget, Choice) else widget.text_height(widget.width())
        if len(widget.lines(widget.width())) == 1:
            needed *= ONE_LINE
        if widget.height() < math.floor(needed):
            yield f"{said} has {widget.height()} pixels, its words {needed}"
        if min(widget.width(), widget.height()) < TARGET:
            yield f"{said} is too small to touch"
    if isinstance(widget, Words):
        for line in widget.lines(widget.width()):
            if ruby.advance(line, widget.typeface()) > widget.width() + 1:
                yield f"{line!r} is wider than its column"
        metrics = QFontMetricsF(widget.typeface())
        for _, base, line in widget.placed_lines():
            ink = metrics.tightBoundingRect(plain(line))
            if base + ink.top() < -1 or base + ink.bottom() > widget.height() + 1:
                yield f"{line!r} is cut: {ink.top():.0f} to {ink.bottom():.0f} at {base:.0f} of {widget.height()}"
    for text, lines in blocks_of(widget):
        if at := torn(text, lines):
            yield f"{text!r} is torn after {at!r}"
    if isinstance(widget, StepBar):
        yield from (f"step {name!r} is wider than its bar" for name in widget.too_wide())
    for other in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if other is not widget and other.isVisible() and other.geometry().intersects(widget.geometry()):
            yield f"{said} and {type(other).__name__} {other.accessibleName()!r} overlap"


def all_faults(window: QWidget) -> list[str]:
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return [fault for widget in shown for fault in faults_of(widget)]


@pytest.mark.parametrize(
    ("code", "size"), CASES, ids=lambda case: case if isinstance(case, str) else f"{case[0]}x{case[1]}"
)
def test_every_page_fits_in_every_language(window: KioskWindow, code: str, size: tuple[int, int]) -> None:
    window.resize(*size)
    faults = []
    for exhibit in exhibits():
        exhibit.show(window)
        window.choose_language(code)  # a visitor who is gone leaves no language behind
        faults += [f"{exhibit.name}: {fault}" for fault in all_faults(window)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("code", "size"), LARGE_CASES, ids=lambda case: case if isinstance(case, str) else f"{case[0]}x{case[1]}"
)
def test_every_page_fits_in_large_letters(window: KioskWindow, code: str, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.choose_modes(frozenset({Mode.LARGE}))
    faults = []
    for exhibit in exhibits():
        exhibit.show(window)
        window.choose_language(code)
        if Mode.LARGE not in window.setting.theme.modes:  # it is the visitor's, as the language is
            window.choose_modes(frozenset({Mode.LARGE}))
        faults += [f"{exhibit.name}: {fault}" for fault in all_faults(window)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_languages_fit_over_a_page(window: KioskWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    next(each for each in exhibits() if each.name == "pin").show(window)
    assert window.header.opener is not None
    window.header.opener.click()
    panel = window.language_panel
    assert panel is not None
    assert panel.isVisible()
    faults = [fault for widget in panel.findChildren(QWidget) for fault in faults_of(widget)]
    assert not faults, "\n".join(faults)


def test_what_was_rolled_stands_on_the_page_again(window: KioskWindow) -> None:
    """A page that was read in sheets at one size, or for one reason, keeps nothing in them for the next."""
    (exhibit,) = [each for each in exhibits() if each.name == "refused-renewed-recently"]
    for size in ((1024, 768), (1080, 1920), (768, 1024), (1920, 1080)):
        window.resize(*size)
        exhibit.show(window)
        window.choose_modes(frozenset({Mode.LARGE}))
        assert all_faults(window) == []


def test_a_word_that_is_too_long_is_found(window: KioskWindow) -> None:
    """The test above can fail."""
    window.resize(768, 1024)
    window.choose_language("en")
    next(each for each in exhibits() if each.name == "choosing").show(window)
    assert all_faults(window) == []
    page = window.page
    assert page is not None
    page.title.say("Krankenversicherungskartenregistrierungsbestätigung")
    page.arrange()
    assert any("is torn after" in fault for fault in all_faults(window))
    page.title.say("What would you like to do?")
    page.arrange()
    page.text.say("word " * 300)
    assert any("pixels" in fault for fault in all_faults(window))


def test_a_choice_that_lies_on_another_is_found(window: KioskWindow) -> None:
    window.resize(768, 1024)
    next(each for each in exhibits() if each.name == "idle").show(window)
    assert window.languages is not None
    first, second, *_ = window.languages.buttons.values()
    second.move(first.pos())
    assert any("overlap" in fault for fault in all_faults(window))


def test_every_language_has_a_name() -> None:
    assert set(LANGUAGES) == set(languagechoice.NAMES)
