"""Every page in every language at every size: nothing is cut, nothing overlaps, nothing is torn inside a phrase."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.ui.frame import Header
from kiosk.ui.gallery import Exhibit, exhibits
from kiosk.ui.theme import make_font
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.phrases import split_phrases
from kiosk.ui.widgets.words import Words
from tests.kiosk.ui.conftest import Stand

SIZES = [(1024, 768), (768, 1024), (1280, 1024), (1080, 1920), (1920, 1080), (2160, 3840), (1366, 768), (720, 1280)]
LANGUAGES = ("ja", "en")
TARGET = 44  # pixels


def show(stand: Stand, exhibit: Exhibit, language: str) -> None:
    exhibit.show(stand.window)
    stand.languages.choose(language)


def visible(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def where(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def faults_of(window: QWidget) -> list[str]:
    """Everything that a person would see to be wrong with the geometry."""
    faults = []
    for widget in visible(window):
        parent = widget.parentWidget()
        assert parent is not None
        said = f"{type(widget).__name__} {widget.accessibleName()!r}"
        if not parent.rect().contains(widget.geometry()):
            faults.append(f"{said} sticks out of {type(parent).__name__}: {widget.geometry()} in {parent.rect()}")
        needed = widget.wanted(widget.width()) if isinstance(widget, Words | Button) else 0
        if isinstance(widget, Words | Choice) and widget.height() < needed:
            faults.append(f"{said} has {widget.height()} of {needed} pixels")
        if isinstance(widget, Button) and not isinstance(widget, Choice) and widget.height() < needed * 0.8:
            faults.append(f"{said} has {widget.height()} of {needed} pixels")
        if isinstance(widget, QPushButton) and min(widget.width(), widget.height()) < TARGET:
            faults.append(f"{said} is too small to touch: {widget.size()}")
        siblings = [other for other in parent.findChildren(QWidget) if other.parentWidget() is parent]
        faults.extend(
            f"{said} and {type(other).__name__} {other.accessibleName()!r} overlap"
            for other in siblings
            if other is not widget and other.isVisible() and other.geometry().intersects(widget.geometry())
        )
    return faults


def torn_lines(window: QWidget) -> list[str]:
    """Lines that end inside a phrase."""
    torn = []
    for widget in visible(window):
        blocks = []
        if isinstance(widget, Choice):
            blocks = [
                (widget.text(), widget.blocks(widget.width())[0]),
                (widget.sentence(), widget.blocks(widget.width())[1]),
            ]
        elif isinstance(widget, Words | Button):
            blocks = [(widget.text(), widget.lines(widget.width()))]
        for text, lines in blocks:
            ends = set()
            for paragraph in text.split("\n"):
                so_far = ""
                for phrase in split_phrases(paragraph):
                    so_far += phrase
                    ends.add(so_far.rstrip())
            remaining = text.split("\n")
            so_far = ""
            for line in lines:
                while remaining and not so_far and not remaining[0].startswith(line):
                    remaining.pop(0)
                so_far = f"{so_far} {line}".strip() if f"{so_far} {line}".strip() in ends else so_far + line
                if so_far not in ends:
                    torn.append(f"{text!r} is torn after {line!r}")
                if remaining and so_far == remaining[0].rstrip():
                    remaining.pop(0)
                    so_far = ""
    return torn


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_fits(stand: Stand, size: tuple[int, int], language: str) -> None:
    stand.window.resize(*size)
    faults = []
    for exhibit in exhibits():
        show(stand, exhibit, language)
        faults += [f"{exhibit.name}: {fault}" for fault in faults_of(stand.window) + torn_lines(stand.window)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_stay_inside_their_column(stand: Stand, language: str) -> None:
    for size in ((1024, 768), (1080, 1920)):
        stand.window.resize(*size)
        for exhibit in exhibits():
            show(stand, exhibit, language)
            for words in (widget for widget in visible(stand.window) if isinstance(widget, Words)):
                metrics = QFontMetricsF(words.typeface())
                for line in words.lines(words.width()):
                    assert metrics.horizontalAdvance(line) <= words.width() + 1, f"{exhibit.name}: {line}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_has_a_glyph(stand: Stand, language: str) -> None:
    metrics = QFontMetricsF(make_font(38, bold=False))
    bold = QFontMetricsF(make_font(38, bold=True))
    for exhibit in exhibits():
        show(stand, exhibit, language)
        for widget in visible(stand.window):
            text = widget.accessibleName() + (widget.text() if isinstance(widget, Words | QPushButton) else "")
            for character in set(text) - {"\n"}:
                assert metrics.inFontUcs4(ord(character)), f"{exhibit.name}: {character!r} of {text!r}"
                assert bold.inFontUcs4(ord(character)), f"{exhibit.name}: {character!r} of {text!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_and_picture_frame_can_be_named(stand: Stand, language: str) -> None:
    for exhibit in exhibits():
        show(stand, exhibit, language)
        for button in (widget for widget in visible(stand.window) if isinstance(widget, QPushButton)):
            assert button.accessibleName().strip(), exhibit.name


def test_a_page_in_japanese_says_nothing_in_english(stand: Stand) -> None:
    for exhibit in exhibits():
        show(stand, exhibit, "ja")
        for words in (widget for widget in visible(stand.window) if isinstance(widget, Words)):
            foreign = [word for word in words.text().split() if word.isascii() and word.isalpha()]
            assert not foreign, f"{exhibit.name}: {words.text()}"


def test_no_two_pages_of_a_kind_that_differ_in_meaning_read_the_same(stand: Stand) -> None:
    said: dict[str, str] = {}
    for exhibit in exhibits():
        # What tells of a protected person's assistance reads like any other, and so do causes of the same consequence.
        if exhibit.name in ("covered-valid-unregistered", "out-of-service-service"):
            continue
        show(stand, exhibit, "ja")
        text = "|".join(widget.accessibleName() for widget in visible(stand.window)) + f"|{stand.pad.length}"
        # Kinds of kiosks may say the same of the same thing; one kiosk does not say the same of two.
        text += f"|{exhibit.profile.name}|{exhibit.reader}"
        assert text not in said, f"{exhibit.name} reads like {said[text]}"
        said[text] = exhibit.name


def test_the_primary_action_is_always_at_the_same_place_and_twice_as_wide(stand: Stand) -> None:
    for size in ((1080, 1920), (1920, 1080)):
        stand.window.resize(*size)
        places: list[QRect] = []
        for exhibit in exhibits():
            show(stand, exhibit, "ja")
            buttons = [each for each in visible(stand.window) if isinstance(each, Button)]
            primary = [each for each in buttons if each.kind.name == "PRIMARY"]
            assert len(primary) <= 1
            row = primary[0].parentWidget() if primary else None
            secondary = [each for each in buttons if each.kind.name == "SECONDARY" and each.parentWidget() is row]
            if primary and secondary:
                places.append(where(primary[0], stand.window))
                assert abs(primary[0].width() - 2 * secondary[0].width()) < 30
        # A page that has more on it than others is a little smaller: the finger still finds the button.
        for edge in (QRect.left, QRect.right, QRect.top, QRect.bottom):
            found = [edge(place) for place in places]
            assert max(found) - min(found) <= size[1] * 0.04, edge


def test_a_size_that_changes_while_a_page_is_shown(stand: Stand) -> None:
    for first, second in pairwise([*SIZES, *reversed(SIZES)]):
        stand.window.resize(*first)
        show(stand, next(each for each in exhibits() if each.name == "pin-wrong-2-left"), "ja")
        stand.window.resize(*second)
        assert not faults_of(stand.window)


def test_a_very_long_site_name_leaves_the_languages_alone(stand: Stand) -> None:
    header = Header(stand.window.setting.theme, "独立行政法人みほん病院機構" * 5, ("ja", "en"), lambda _code: None)
    header.resize(1080, 116)
    assert header.grab().size() == header.size()
    assert all(header.rect().contains(button.geometry()) for button in header.buttons.values())
