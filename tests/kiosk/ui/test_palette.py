"""Every text on its ground can be read, in each set of colours: by the numbers, and by what is really drawn."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

from kiosk.ui.gallery import exhibits
from kiosk.ui.modes import Mode
from kiosk.ui.palette import HIGH_CONTRAST, STANDARD, Colour, Palette
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.words import Words
from tests.kiosk.ui.conftest import Stand
from tests.kiosk.ui.contrast import contrast

PAPER = (Colour.GROUND, Colour.SURFACE)
# Each text, and the grounds on which it may stand.
TEXTS = {
    Colour.INK: (*PAPER, Colour.PRIMARY_TINT, Colour.ATTENTION_TINT, Colour.ERROR_TINT, Colour.SUCCESS_TINT),
    Colour.SECONDARY: PAPER,
    Colour.PRIMARY: (*PAPER, Colour.PRIMARY_TINT),
    Colour.ERROR: PAPER,
    Colour.SUCCESS: PAPER,
    Colour.ON_PRIMARY: (Colour.PRIMARY, Colour.PRIMARY_PRESSED),
    Colour.ON_ATTENTION: (Colour.ATTENTION,),
}
PAIRS = [(text, ground) for text, grounds in TEXTS.items() for ground in grounds]
PALETTES = {"standard": STANDARD, "high-contrast": HIGH_CONTRAST}
SAMPLES = (
    "idle",
    "choosing",
    "pin-wrong-2-left",
    "covered-valid",
    "refused-may-register",
    "reception-consent-medicines",
)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=lambda colour: colour.value)
def test_text_can_be_read_on_every_ground(palette: Palette, text: Colour, ground: Colour) -> None:
    assert contrast(palette.of(text), palette.of(ground)) >= 7


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
@pytest.mark.parametrize("edge", [Colour.EDGE, Colour.PRIMARY])
@pytest.mark.parametrize("ground", PAPER)
def test_what_can_be_touched_has_an_edge_that_is_seen(palette: Palette, edge: Colour, ground: Colour) -> None:
    assert contrast(palette.of(edge), palette.of(ground)) >= 3


def test_every_edge_of_high_contrast_is_seen() -> None:
    for edge in (Colour.LINE, Colour.EDGE, Colour.ATTENTION, Colour.ERROR, Colour.SUCCESS):
        for ground in PAPER:
            assert contrast(HIGH_CONTRAST.of(edge), HIGH_CONTRAST.of(ground)) >= 3


def test_the_ring_of_the_focus_is_seen() -> None:
    # A line of ink, and a yellow one: one of both stands out from any ground, and each from the other.
    for palette in PALETTES.values():
        for ground in PAPER:
            rings = (palette.ink, palette.attention)
            assert max(contrast(ring, palette.of(ground)) for ring in rings) >= 3
    assert contrast(STANDARD.ink, STANDARD.attention) >= 3


def _extremes(image: QImage, where: QRect) -> tuple[QColor, QColor]:
    """The ground, which is most of the pixels, and the pixel that stands out from it most."""
    pixels = Counter(
        image.pixel(x, y) for x in range(where.left(), where.right()) for y in range(where.top(), where.bottom())
    )
    ground = QColor(pixels.most_common(1)[0][0])
    return ground, max((QColor(pixel) for pixel in pixels), key=lambda colour: contrast(colour, ground))


@pytest.mark.parametrize("modes", [frozenset[Mode](), frozenset({Mode.HIGH_CONTRAST})], ids=["standard", "high"])
@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_drawn_can_be_read(stand: Stand, name: str, modes: frozenset[Mode]) -> None:
    window = stand.window
    window.resize(720, 1280)
    next(exhibit for exhibit in exhibits() if exhibit.name == name).show(window)
    window.choose_modes(modes)
    image = window.grab().toImage()
    seen = 0
    for widget in window.findChildren(Words) + window.findChildren(Button):
        if not widget.isVisible() or not widget.text() or isinstance(widget, Choice):
            continue
        inset = 8 if isinstance(widget, Button) else 0
        where = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(inset, inset, -inset, -inset)
        ground, text = _extremes(image, where)
        assert contrast(ground, text) >= 6.5, f"{widget.text()}: {text.name()} on {ground.name()}"  # edges are smoothed
        seen += 1
    assert seen >= 4


def test_a_change_of_colours_leaves_no_light_page_behind(stand: Stand) -> None:
    window = stand.window
    window.resize(540, 960)
    for exhibit in exhibits():
        exhibit.show(window)
        window.choose_modes(frozenset({Mode.HIGH_CONTRAST}))
        image = window.grab().toImage()
        corners = [image.pixelColor(3, y) for y in range(int(image.height() * 0.2), int(image.height() * 0.9), 40)]
        assert all(colour.lightnessF() < 0.2 for colour in corners), exhibit.name


def test_the_primary_button_that_waits_is_told_by_more_than_colour(stand: Stand) -> None:
    button = Button(stand.window.setting.theme, Kind.PRIMARY)
    ready = button.tones()
    button.wait(True)
    waiting = button.tones()
    assert contrast(ready[0], waiting[0]) >= 3
    button.deleteLater()
