"""What is on the paper, read back from the PDF by poppler's tools."""

from __future__ import annotations

import re
import subprocess
import threading
import unicodedata
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QFontMetricsF, QPdfWriter

from kiosk.contact.settings import Contact
from kiosk.delivery.slip.content import Part, Setting, SlipContent, Translate, compose, load_translations
from kiosk.delivery.slip.layout import PAPERS, Line, Paper, PaperName, break_text, lay_out, make_font
from kiosk.delivery.slip.rendering import Document, render
from kiosk.delivery.slip.settings import Slip
from kiosk.eligibility.model import Answer, LookedUp, RefusalReason, Refused, Registered, Undecided, UndecidedReason
from kiosk.flow.profile import DESKTOP
from kiosk.flow.states import Problem
from kiosk.i18n.languages import FOLDER
from kiosk.ui.dates import say_moment
from tests.kiosk.delivery.slip.samples import MOMENT, OUTCOMES

CODES = sorted(path.stem.removeprefix("kiosk_") for path in FOLDER.glob("kiosk_*.qm"))
RENEWED = Refused(RefusalReason.RENEWED_RECENTLY, MOMENT)


@pytest.fixture(scope="session")
def all_translations() -> dict[str, Translate]:
    return load_translations(CODES)


def read(document: Document, folder: Path) -> str:
    """The text without spaces and line ends, in its plain characters."""
    file = folder / "slip.pdf"
    file.write_bytes(document.pdf)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    return plain(done.stdout.decode())


def plain(text: str) -> str:
    # Fonts use one glyph for several characters: radicals, dashes.
    text = re.sub("[‐-―]", "-", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\s・‧·•]", "", text)


def pages(document: Document, folder: Path) -> list[tuple[float, float]]:
    """The size of each page in millimetres."""
    file = folder / "slip.pdf"
    file.write_bytes(document.pdf)
    done = subprocess.run(["pdfinfo", "-l", "99", file], capture_output=True, check=True, text=True)
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", done.stdout)
    return [(float(width) / 72 * 25.4, float(height) / 72 * 25.4) for width, height in sizes]


def lines_of(content: SlipContent, paper: Paper) -> tuple[list[Line], QPdfWriter]:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(600)
    return [mark for mark in lay_out(content, paper, writer).marks if isinstance(mark, Line)], writer


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_of_the_content_is_on_the_paper(
    name: PaperName, language: str, setting: Setting, translations: dict[str, Translate], tmp_path: Path
) -> None:
    content = compose(RENEWED, replace(setting, demo=True), MOMENT, language, translations)
    found = read(render(content, PAPERS[name]), tmp_path)
    first = content.parts[0]
    said = [content.site, first.title, first.what, first.when, *first.steps, first.farewell, first.stamp, first.demo]
    said += [first.contact_title, first.phone, *first.contact, first.privacy]
    for other in content.parts[1:]:
        said += [other.title, other.what, other.when, *other.steps, other.farewell, other.stamp, other.privacy]
    assert all(said)
    for text in said:
        assert plain(text) in found


def test_a_slip_for_staff_has_every_field_but_those_for_home() -> None:
    assert {field.name for field in fields(Part)} == {
        "language", "title", "what", "when", "steps_title", "steps", "farewell", "stamp", "contact_title", "phone",
        "contact", "privacy", "demo",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "width"), [("58mm", 58), ("80mm", 80)])
def test_a_roll_is_as_long_as_the_slip(
    name: PaperName, width: float, setting: Setting, translations: dict[str, Translate], tmp_path: Path
) -> None:
    short, long = (
        render(compose(outcome, setting, MOMENT, "en", translations), PAPERS[name])
        for outcome in (Problem.CANCELLED, Problem.PIN_UNUSABLE)
    )
    for document in (short, long):
        (size,) = pages(document, tmp_path)
        assert size == pytest.approx((width, document.height), abs=0.3)
    assert 80 < short.height < long.height < 350


def test_a_sheet_is_a4(setting: Setting, translations: dict[str, Translate], tmp_path: Path) -> None:
    document = render(compose(Problem.PIN_UNUSABLE, setting, MOMENT, "en", translations), PAPERS["A4"])
    (size,) = pages(document, tmp_path)
    assert size == pytest.approx((210, 297), abs=0.3)


@pytest.mark.parametrize("height", range(60, 140, 7))
def test_what_does_not_fit_on_a_sheet_goes_to_the_next(
    height: float, setting: Setting, translations: dict[str, Translate], tmp_path: Path
) -> None:
    content = compose(Problem.PIN_UNUSABLE, setting, MOMENT, "en", translations)
    small = replace(PAPERS["A4"], height=height, margin=10)
    document = render(content, small)
    assert len(pages(document, tmp_path)) > 1
    found = read(document, tmp_path)
    for text in (content.parts[0].title, *content.parts[1].steps, content.parts[1].privacy):
        assert plain(text) in found


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("language", CODES)
def test_nothing_is_beside_the_margins_or_over_another_line(
    name: PaperName, language: str, setting: Setting, all_translations: dict[str, Translate]
) -> None:
    paper = PAPERS[name]
    for outcome in OUTCOMES:
        content = compose(outcome, setting, MOMENT, language, all_translations)
        lines, writer = lines_of(content, paper)
        dots = 600 / 25.4
        edge = (paper.width - paper.margin) * dots + 1
        for line in lines:
            assert line.x >= paper.margin * dots
            assert line.x + QFontMetricsF(line.font, writer).horizontalAdvance(line.text) <= edge, line.text
        tops = [line.top for line in lines]
        assert tops == sorted(tops)
        for above, below in pairwise(lines):
            assert below.top >= above.bottom - 1 or below.top == above.top


@pytest.mark.parametrize("language", CODES)
def test_every_character_has_a_glyph(language: str, setting: Setting, all_translations: dict[str, Translate]) -> None:
    for outcome in OUTCOMES:
        content = compose(outcome, replace(setting, demo=True), MOMENT, language, all_translations)
        lines, writer = lines_of(content, PAPERS["80mm"])
        for line in lines:
            metrics = QFontMetricsF(line.font, writer)
            assert all(metrics.inFontUcs4(ord(character)) for character in line.text), line.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "マイナンバーカードを健康保険証として使えるようになりました。"),
        ("ja", "長" * 60),
        ("en", "Honorificabilitudinitatibus " * 3 + "x" * 90),
        ("zh-Hans", "您现在可以将个人编号卡作为健康保险证使用。" * 2),
        ("ko", "이제 마이넘버카드를 건강보험증으로 사용할 수 있습니다." * 2),
    ],
)
def test_lines_are_no_wider_than_the_paper_and_lose_nothing(language: str, text: str) -> None:
    writer = QPdfWriter(QBuffer())
    writer.setResolution(600)
    font = make_font(language, 9, bold=False)
    width = 48 / 25.4 * 600
    lines = list(break_text(text, font, width, writer, language))
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(QFontMetricsF(font, writer).horizontalAdvance(line) <= width for line in lines)


def test_japanese_is_cut_between_phrases() -> None:
    writer = QPdfWriter(QBuffer())
    writer.setResolution(600)
    text = "マイナンバーカードを健康保険証として使えるようになりました。"
    font = make_font("ja", 9, bold=False)
    lines = list(break_text(text, font, 48 / 25.4 * 600, writer, "ja"))
    assert lines[0] == "マイナンバーカードを"


@pytest.mark.parametrize("width", range(20, 72, 4))
def test_a_day_is_never_cut(width: int) -> None:
    writer = QPdfWriter(QBuffer())
    writer.setResolution(600)
    text = f"可以从{say_moment(MOMENT, 'zh-Hans')}开始登记"
    lines = list(break_text(text, make_font("zh-Hans", 9, bold=False), width / 25.4 * 600, writer, "zh-Hans"))
    assert any("11月23日(" in line for line in lines)
    assert plain("".join(lines)) == plain(text)


@pytest.mark.parametrize("code", [*CODES, "zh-Hans", "zh_Hant", "ko", "vi", "pt"])
def test_fonts_draw_characters_as_their_language_does(code: str) -> None:
    families = make_font(code, 9, bold=False).families()
    expected = {"ja": "BIZ UDPGothic", "zh-Hans": "Noto Sans CJK SC", "zh_Hant": "Noto Sans CJK TC"}
    assert families[0] == expected.get(code, {"ko": "Noto Sans CJK KR"}.get(code, families[0]))


def test_the_papers_are_those_of_the_configuration() -> None:
    annotation = Slip.model_fields["paper"].annotation
    assert str(annotation) == str(PaperName)


def test_a_slip_is_rendered_on_any_thread(setting: Setting, translations: dict[str, Translate]) -> None:
    content = compose(Registered(MOMENT, already=False), setting, MOMENT, "en", translations)
    made: list[Document] = []

    def work() -> None:
        made.extend(render(content, PAPERS["80mm"]) for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    made.append(render(content, PAPERS["80mm"]))
    for thread in threads:
        thread.join(30)
    assert len(made) == 11
    assert {document.height for document in made} == {made[0].height}


def test_a_slip_without_a_phone_number_has_no_place_for_one(
    setting: Setting, translations: dict[str, Translate], tmp_path: Path
) -> None:
    nobody = replace(setting, contact=Contact(phone=""))
    usual, without = (
        render(compose(Problem.PIN_BLOCKED, each, MOMENT, "en", translations), PAPERS["80mm"])
        for each in (setting, nobody)
    )
    assert without.height < usual.height
    assert "helpline" not in read(without, tmp_path)
    assert "helpline" in read(usual, tmp_path)


def test_a_desktop_has_nothing_to_be_reminded_of(
    setting: Setting, translations: dict[str, Translate], tmp_path: Path
) -> None:
    content = compose(RENEWED, replace(setting, profile=DESKTOP), MOMENT, "en", translations)
    assert "leaveyourcard" not in read(render(content, PAPERS["80mm"]), tmp_path)


def test_neutral_slips_are_alike_to_the_last_letter(
    setting: Setting, translations: dict[str, Translate], tmp_path: Path
) -> None:
    outcomes: list[Answer | LookedUp | Problem] = [
        Refused(RefusalReason.CANNOT_USE),
        Refused(RefusalReason.CANNOT_USE, possible_from=MOMENT),
    ]
    first, second = (
        read(render(compose(outcome, setting, MOMENT, "en", translations), PAPERS["80mm"]), tmp_path)
        for outcome in outcomes
    )
    assert first == second
    other = compose(Undecided(UndecidedReason.TIMEOUT), setting, MOMENT, "en", translations)
    assert read(render(other, PAPERS["80mm"]), tmp_path) != first
