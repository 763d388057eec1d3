"""Colours, phrases, dates, messages, sounds: what pages are made of."""

from __future__ import annotations

import re
import wave
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

import kiosk.i18n
from kiosk.eligibility.model import RefusalReason, Refused, Undecided, UndecidedReason
from kiosk.flow.effects import Sound
from kiosk.flow.states import Cause, Notice, Problem
from kiosk.i18n.languages import Languages
from kiosk.i18n.ruby import plain
from kiosk.ui import messages, theme
from kiosk.ui.dates import say_date, say_moment
from kiosk.ui.pages.coverage import mask
from kiosk.ui.sounds import Tones, write_tones
from kiosk.ui.theme import Theme, make_font
from kiosk.ui.widgets.phrases import break_lines, split_phrases
from kiosk.ui.widgets.picture import FOLDER, Picture, draw_picture


@pytest.mark.parametrize(
    ("width", "height", "unit"),
    [(1080, 1920, 1.0), (1920, 1080, 1.0), (2160, 3840, 2.0), (1024, 768, 0.64), (768, 1024, 0.64), (1280, 1024, 0.8)],
)
def test_the_unit_leaves_a_page_its_room(width: int, height: int, unit: float) -> None:
    made = Theme(width, height)
    assert made.unit == pytest.approx(unit)
    assert made.portrait is (height > width)
    assert max(width, height) >= made.px(theme.LONG_SIDE)
    assert min(width, height) >= made.px(theme.SHORT_SIDE)


def test_the_part_of_a_theme_follows_it() -> None:
    whole = Theme(1080, 1920)
    part = whole.part()
    part.squeeze = 0.5
    assert (whole.px(100), part.px(100)) == (100, 50)
    whole.resize(3840, 2160)
    assert part.px(100) == 100
    assert part.portrait is False


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("登録できるのは、11月24日(火) 午前10時15分からです", ("11月24日(火)", "午前10時15分からです")),
        ("更新から24時間たつと、登録できます", ("24時間たつと、",)),
        ("暗証番号が違います。入力できるのは、あと2回です", ("2回です",)),
        ("健康保険証としての利用登録と、保険資格の確認ができます", ("としての", "確認ができます")),
    ],
)
def test_what_belongs_together_is_never_cut(text: str, kept: tuple[str, ...]) -> None:
    phrases = split_phrases(text)
    assert "".join(phrases) == text
    for part in kept:
        assert any(part in phrase for phrase in phrases), phrases


@pytest.mark.parametrize("language", ["ja", "ja_easy", "zh_CN", "zh_TW"])
def test_no_line_begins_or_ends_with_the_wrong_mark(qapp: QApplication, language: str) -> None:
    """JIS X 4051: no closing mark begins a line, no opening one ends it; at any width, cut inside a phrase or not."""
    root = parse(Path(kiosk.i18n.__file__).with_name(f"kiosk_{language}.ts")).getroot()
    assert root is not None
    for each in root.iter("translation"):
        text = each.text or ""
        for width in (160, 300, 520) if len(text) > 1 else ():
            lines = break_lines(text, make_font(40, bold=False, language=language), width, language)
            for line in filter(None, map(plain, lines)):
                assert line[0] not in "）)」』、。・：:！？", lines
                assert line[-1] not in "（(「『", lines


def test_lines_are_few_alike_and_end_where_a_voice_rests(qapp: QApplication) -> None:
    font = make_font(40, bold=False)
    text = "今日の受診については、受付の窓口におたずねください"
    width = QFontMetricsF(font).horizontalAdvance(text) - 1
    assert break_lines(text, font, width) == ("今日の受診については、", "受付の窓口におたずねください")
    assert break_lines(text, font, width + 2) == (text,)
    assert break_lines("一つ目\n二つ目", font, 9999) == ("一つ目", "二つ目")
    assert break_lines("", font, 100) == ("",)


def test_a_phrase_wider_than_everything_is_cut_and_not_lost(qapp: QApplication) -> None:
    font = make_font(40, bold=False)
    lines = break_lines("マイナンバーカードを", font, 130)
    assert "".join(lines) == "マイナンバーカードを"
    assert len(lines) > 2


@pytest.mark.parametrize(
    ("moment", "japanese", "english"),
    [
        (datetime(2026, 11, 24, 1, 15, tzinfo=UTC), "11月24日(火) 午前10時15分", "Tue 24 November, 10:15 a.m."),
        (datetime(2026, 11, 24, 1, 15, 1, tzinfo=UTC), "11月24日(火) 午前10時16分", "Tue 24 November, 10:16 a.m."),
        (datetime(2026, 11, 24, 3, 0, tzinfo=UTC), "11月24日(火) 午後0時", "Tue 24 November, 12:00 p.m."),
        (datetime(2026, 12, 31, 15, 0, tzinfo=UTC), "1月1日(金) 午前0時", "Fri 1 January, 12:00 a.m."),
        (datetime(2026, 12, 31, 14, 59, 59, 1, tzinfo=UTC), "1月1日(金) 午前0時", "Fri 1 January, 12:00 a.m."),
    ],
)
def test_moments_are_said_in_japan_s_time_and_never_too_early(moment: datetime, japanese: str, english: str) -> None:
    assert say_moment(moment, "ja") == japanese
    assert say_moment(moment, "en") == english


def test_days_are_said_with_their_year() -> None:
    assert say_date(date(2027, 7, 31), "ja") == "2027年7月31日"
    assert say_date(date(2027, 7, 31), "en") == "31 July 2027"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("見本　太郎", "見本\u00a0＊＊"),
        ("見本 太郎", "見本\u00a0＊＊"),
        ("見本太郎", "見＊＊＊"),
        ("SMITH JOHN PAUL", "SMITH\u00a0＊＊＊＊＊＊＊＊"),
        ("王", "王"),
        ("", ""),
    ],
)
def test_a_name_is_shown_no_further_than_needed(name: str, shown: str) -> None:
    assert mask(name) == shown


def test_every_reason_has_its_words(qapp: QApplication) -> None:
    languages = Languages(qapp)
    try:
        made = [messages.of_refusal(Refused(reason), "ja") for reason in RefusalReason]
        made += [messages.of_undecided(Undecided(reason)) for reason in UndecidedReason]
        made += [messages.of_undecided(Undecided(reason, settled=False)) for reason in UndecidedReason]
        made += [messages.of_problem(problem) for problem in Problem]
        made += [messages.of_causes({cause}) for cause in Cause]
        assert all(message.title and message.what for message in made)
        assert all(messages.of_notice(notice) for notice in Notice)
        assert messages.of_notice(None) == ""
    finally:
        languages.uninstall()


def test_of_several_causes_the_one_that_matters_is_said() -> None:
    assert messages.of_causes(set(Cause)) == messages.of_causes({Cause.FAULT})
    assert messages.of_causes({Cause.BACKEND, Cause.STARTING, Cause.NO_READER}) == messages.of_causes({Cause.STARTING})


def test_the_neutral_refusal_tells_nothing() -> None:
    message = messages.of_refusal(Refused(RefusalReason.CANNOT_USE), "ja")
    said = " ".join((message.title, message.what, *message.steps)).lower()
    for word in ("protect", "register", "unknown", "certificate", "insurer", "not found", "police", "refused"):
        assert word not in said
    assert message.phone is messages.of_refusal(Refused(RefusalReason.EXPIRED), "ja").phone  # it is on every such page
    assert not message.when


def test_the_moment_of_a_possible_registration_is_said() -> None:
    moment = datetime(2026, 11, 24, 1, 15, tzinfo=UTC)
    assert messages.of_refusal(Refused(RefusalReason.RENEWED_RECENTLY, moment), "ja").when.endswith(
        "11月24日(火) 午前10時15分"
    )
    assert messages.of_refusal(Refused(RefusalReason.RENEWED_RECENTLY), "ja").when == ""


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("hours", [48, 1])
def test_the_hours_are_those_of_the_rules(qapp: QApplication, language: str, hours: int) -> None:
    """However long the wait was configured, no text says another."""
    languages = Languages(qapp, (language,))
    try:
        said = [messages.of_refusal(Refused(reason), language, wait_hours=hours) for reason in RefusalReason]
        texts = [text for message in said for text in (message.title, message.what, *message.steps)]
        texts += [messages.of_notice(notice, wait_hours=hours) for notice in Notice]
        numbers = [number for text in texts for number in re.findall(r"\d+", text)]
        assert numbers == [str(hours)] * 6
        assert not any("{" in text for text in texts)
    finally:
        languages.uninstall()


def test_where_there_is_no_wait_none_is_spoken_of() -> None:
    said = [messages.of_refusal(Refused(reason), "ja", wait_hours=0) for reason in RefusalReason]
    texts = [text for message in said for text in (message.what, *message.steps)]
    assert not any("hours" in text for text in texts)
    assert all(all(message.steps) for message in said)
    assert messages.of_notice(Notice.RENEWED_RECENTLY, wait_hours=0) == ""


def test_a_card_that_is_gone_is_not_asked_to_be_taken() -> None:
    there, gone = messages.of_problem(Problem.CARD_LOST), messages.of_problem(Problem.CARD_LOST, gone=True)
    assert any("Take the card" in step for step in there.steps)
    assert not any("Take the card" in step for step in gone.steps)


def test_tones_are_short_and_never_harsh(tmp_path: Path) -> None:
    write_tones(tmp_path / "tone.wav", ((440, 0.1), (0, 0.05)))
    with wave.open(str(tmp_path / "tone.wav")) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(0.15, abs=0.01)
        frames = file.readframes(file.getnframes())
    samples = [int.from_bytes(frames[at : at + 2], "little", signed=True) for at in range(0, len(frames), 2)]
    assert max(map(abs, samples)) < 32767 * 0.31
    assert samples[0] == 0
    assert abs(samples[-1]) < 200


def test_a_machine_without_player_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OSError, match="no sound player is installed"):
        Tones()


def test_every_sound_has_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    player = tmp_path / "aplay"
    player.write_text("#!/bin/sh\n")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    tones = Tones()
    for sound in Sound:
        assert tones._file(sound).stat().st_size > 1000


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_every_picture_can_be_drawn(qapp: QApplication, path: Path) -> None:
    picture = Picture(Theme(), path.stem, height=200)
    picture.resize(200, 200)
    image = picture.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 200, 4) for y in range(0, 200, 4)}
    assert len(colours) >= 3


def test_an_unknown_picture_is_a_mistake(qapp: QApplication) -> None:
    canvas = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    with pytest.raises(FileNotFoundError, match="no picture no-such-picture"):
        draw_picture(painter, "no-such-picture", QRectF(0, 0, 10, 10))
    painter.end()
