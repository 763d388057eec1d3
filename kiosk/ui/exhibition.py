"""The gallery as one HTML page: every page in each language, upright and across, and the statechart."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final, TextIO

from kiosk.contact.settings import Contact
from kiosk.i18n.languages import Languages
from kiosk.pinpad import PinPad
from kiosk.ui.gallery import Exhibit, exhibits
from kiosk.ui.opening import make_application
from kiosk.ui.statechart.drawing import draw_chart
from kiosk.ui.statechart.moves import find_moves
from kiosk.ui.theme import apply_palette, check_fonts
from kiosk.ui.window import KioskWindow

INDEX: Final = "index.html"
CHART: Final = "statechart.svg"
_SITE: Final = "みほんクリニック"
_GROUPS: Final = ("reception", "lookup", "atm", "desktop", "reader", "staff")
_STYLE: Final = """
body { margin: 0; font: 16px/1.5 "BIZ UDPGothic", "Noto Sans CJK JP", sans-serif; color: #1a1a1c; background: #f5f6fa }
header { position: sticky; top: 0; background: #fff; border-bottom: 1px solid #c6c8d1; padding: 12px 24px; z-index: 1 }
header label { margin-right: 18px } h1 { font-size: 20px; margin: 0 0 6px } h2 { font-size: 18px; padding: 0 24px }
.wall { display: flex; flex-wrap: wrap; gap: 18px; padding: 0 24px 24px }
figure { margin: 0 } img { display: block; border: 1px solid #c6c8d1; background: #fff; border-radius: 6px }
figcaption { font-size: 13px; color: #46464b; padding-top: 4px }
.chart { padding: 0 24px 24px; overflow-x: auto } .chart img { border: 0; background: none; max-width: none }
"""
_SCRIPT: Final = """
function turn() {
  const pick = name => document.querySelector(`input[name=${name}]:checked`).value;
  const [width, height] = pick("size").split("x");
  document.querySelectorAll("img[data-page]").forEach(image => {
    image.width = width / 2; image.height = height / 2;
    image.src = `${pick("language")}-${pick("size")}/${image.dataset.page}.png`;
  });
}
document.querySelectorAll("input").forEach(input => input.addEventListener("change", turn));
turn();
"""


def draw_everything(folder: Path, sizes: tuple[tuple[int, int], ...], out: TextIO) -> int:
    """Draw every page at these sizes in each language, and write the page that shows them; return how many there are.

    Raises OSError for a folder that cannot be written.
    """
    application = make_application()
    check_fonts(known_languages())
    apply_palette(application)
    languages = Languages(application, known_languages())
    pad = PinPad()
    count = 0
    try:
        for width, height in sizes:
            window = KioskWindow(
                site=_SITE,
                languages=languages,
                post=lambda _event: None,
                pad=pad,
                contact=Contact(),
                demo=True,
            )
            window.resize(width, height)
            window.show()
            for language in languages.codes:
                place = folder / f"{language}-{width}x{height}"
                place.mkdir(parents=True, exist_ok=True)
                for exhibit in exhibits():
                    exhibit.show(window)
                    window.choose_language(language)  # the idle page goes back to the first one
                    if not window.grab().save(str(place / f"{exhibit.name}.png")):
                        raise OSError(f"{place} cannot be written")
                    count += 1
                out.write(f"{place}\n")
                out.flush()
            window.close()
            window.deleteLater()
    finally:
        pad.clear()
        languages.uninstall()
    (folder / CHART).write_text(draw_chart(find_moves()), encoding="utf-8")
    (folder / INDEX).write_text(write_index(exhibits(), languages.codes, sizes), encoding="utf-8")
    out.write(f"{count} pictures, {folder / INDEX}\n")
    return count


def known_languages() -> tuple[str, ...]:
    """The codes of all languages that there is a translation for, the first one of a kiosk first."""
    from kiosk.i18n import languages  # noqa: PLC0415 (its folder is looked up when it is needed)

    found = sorted(path.stem.removeprefix("kiosk_") for path in languages.FOLDER.glob("kiosk_*.qm"))
    return tuple(sorted(found, key=lambda code: code != "ja"))


def write_index(shown: Iterable[Exhibit], languages: tuple[str, ...], sizes: tuple[tuple[int, int], ...]) -> str:
    """The HTML page; its pictures lie beside it in folders named LANGUAGE-WIDTHxHEIGHT."""
    groups: dict[str, list[Exhibit]] = {}
    for exhibit in shown:
        group = next((name for name in _GROUPS if exhibit.name.startswith(f"{name}-")), "every kiosk")
        groups.setdefault(group, []).append(exhibit)
    walls = "\n".join(
        f"<h2>{escape(name)}</h2>\n<div class=wall>\n{''.join(map(_figure, each))}</div>"
        for name, each in groups.items()
    )
    picks = _pick("language", languages) + _pick("size", tuple(f"{width}x{height}" for width, height in sizes))
    return (
        "<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8>\n<title>Every page of the kiosk</title>\n"
        f"<style>{_STYLE}</style>\n<header><h1>Every page of the kiosk</h1>{picks}</header>\n"
        f"<h2>statechart</h2>\n<div class=chart><img src={CHART} alt='States, and the events that lead from one to "
        f"another'></div>\n{walls}\n<script>{_SCRIPT}</script>\n</html>\n"
    )


def _figure(exhibit: Exhibit) -> str:
    name = escape(exhibit.name)
    return f"<figure><img data-page={name} alt={name} loading=lazy><figcaption>{name}</figcaption></figure>\n"


def _pick(name: str, values: tuple[str, ...]) -> str:
    return "".join(
        f"<label><input type=radio name={name} value={value}{' checked' if value == values[0] else ''}> {value}</label>"
        for value in values
    )
