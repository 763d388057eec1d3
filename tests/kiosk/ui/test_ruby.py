"""Furigana: the notation, its measure on a line, what is announced and what is spoken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.i18n.languages import FOLDER
from kiosk.i18n.ruby import Piece, has_readings, pieces_of, plain, spoken
from kiosk.ui import typefaces
from kiosk.ui.dates import say_date, say_moment, say_weekday
from kiosk.ui.theme import FontsMissing, Theme, check_fonts, make_font
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.phrases import break_lines, split_phrases
from kiosk.ui.widgets.words import Words

TEXT = "カードを読《よ》んでいます。もう一度《いちど》、暗証番号《あんしょうばんごう》を入《い》れてください"


def test_the_notation_is_taken_apart_and_put_together() -> None:
    assert pieces_of("11月《がつ》｜24日《にじゅうよっか》(火《か》)まで") == (
        Piece("11"),
        Piece("月", "がつ"),
        Piece("24日", "にじゅうよっか"),
        Piece("("),
        Piece("火", "か"),
        Piece(")まで"),
    )
    assert "".join(piece.marked for piece in pieces_of("｜24日《にじゅうよっか》")) == "｜24日《にじゅうよっか》"
    assert pieces_of("") == ()
    assert plain(TEXT) == "カードを読んでいます。もう一度、暗証番号を入れてください"
    assert not has_readings(plain(TEXT))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT, "カードをよんでいます。もういちど、あんしょうばんごうをいれてください"),
        ("｜24日《にじゅうよっか》 午前《ごぜん》10時《じ》5分《ふん》(火《か》)", "24日 午前10時5分(火)"),
        ("plain", "plain"),
    ],
)
def test_a_voice_is_given_readings_and_numbers_with_their_units(text: str, said: str) -> None:
    assert spoken(text) == said


def test_a_text_and_its_reading_are_never_separated(qapp: QApplication) -> None:
    typefaces.use("ja_easy")
    try:
        phrases = split_phrases(TEXT)
        assert plain("".join(phrases)) == plain(TEXT)
        assert spoken("".join(phrases)) == spoken(TEXT)
        assert all("《" not in plain(phrase) and phrase.count("《") == phrase.count("》") for phrase in phrases)
        for width in (90, 200, 400):
            lines = break_lines(TEXT, make_font(40, bold=False), width)
            assert spoken("".join(lines)) == spoken(TEXT)
            assert all(line.count("《") == line.count("》") for line in lines)
    finally:
        typefaces.use("ja")


def test_a_reading_makes_room_for_itself(qapp: QApplication) -> None:
    font = make_font(40, bold=False)
    assert ruby.advance("番《ばん》", font) == pytest.approx(ruby.advance("番", font), rel=0.1)
    assert ruby.advance("私《わたくし》", font) > 1.5 * ruby.advance("私", font)
    assert ruby.leading("番《ばん》", 1.3) > ruby.leading("番", 1.3) == 1.3


def test_words_show_readings_and_announce_none(qapp: QApplication) -> None:
    words = Words(Theme())
    words.say(TEXT)
    assert words.text() == words.accessibleName() == plain(TEXT)
    assert words.property(ruby.SPOKEN) == spoken(TEXT)
    high = words.wanted(9999)
    words.say(plain(TEXT))
    assert words.property(ruby.SPOKEN) is None
    assert words.wanted(9999) < high


def test_a_button_shows_readings_and_announces_none(qapp: QApplication) -> None:
    button = Button(Theme(), Kind.PRIMARY)
    button.say("続《つづ》ける")
    assert button.text() == button.accessibleName() == "続ける"
    assert button.property(ruby.SPOKEN) == "つづける"
    button.resize(400, 140)
    marked = button.grab().toImage()
    button.say("続ける")
    assert button.grab().toImage() != marked


def test_a_reading_stands_above_its_text(qapp: QApplication) -> None:
    def inked_rows(text: str) -> list[int]:
        canvas = QImage(300, 160, QImage.Format.Format_RGB32)
        canvas.fill(0xFFFFFF)
        painter = QPainter(canvas)
        ruby.draw_line(painter, 20, 120, text, make_font(60, bold=False))
        painter.end()
        dark = range(300)
        return [y for y in range(160) if any(canvas.pixelColor(x, y).lightness() < 128 for x in dark)]

    alone, marked = inked_rows("一"), inked_rows("一《いち》")
    assert min(marked) < min(alone) - 20
    assert max(marked) == max(alone)
    between = set(range(min(marked), max(marked))) - set(marked)
    assert between, "there is a gap between the reading and its text"


def test_every_day_of_a_month_has_its_reading() -> None:
    read = {day: spoken(say_date(date(2026, 12, day), "ja_easy")) for day in range(1, 32)}
    assert read[24] == "2026年12月24日"
    marked = {day: say_date(date(2026, 12, day), "ja_easy") for day in range(1, 32)}
    assert marked[1].endswith("｜1日《ついたち》")
    assert marked[20].endswith("｜20日《はつか》")
    assert marked[21].endswith("21日《にち》")
    assert all(plain(text) == say_date(date(2026, 12, day), "ja") for day, text in marked.items())


def test_minutes_are_read_as_they_sound() -> None:
    midnight = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    sounds = {
        minute: "ぷん" if say_moment(midnight + timedelta(minutes=minute), "ja_easy").endswith("《ぷん》") else "ふん"
        for minute in range(1, 60)
    }
    assert [minute for minute, sound in sounds.items() if minute < 11 and sound == "ぷん"] == [1, 3, 4, 6, 8, 10]
    assert plain(say_moment(midnight, "ja_easy")) == say_moment(midnight, "ja")
    assert say_weekday(midnight.date(), "ja_easy") == "月曜日《げつようび》"


def test_a_language_without_a_font_names_the_package() -> None:
    assert typefaces.missing_for(("ja", "ko", "vi"), lambda family: family == "DejaVu Sans") == {
        "ja": ("fonts-morisawa-bizud-gothic", "fonts-noto-cjk"),
        "ko": ("fonts-noto-cjk",),
    }
    assert typefaces.missing_for(("ja", "ko", "vi"), lambda _family: True) == {}


def test_a_kiosk_does_not_start_without_the_letters_of_its_languages(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_fonts(("ja", "ja_easy", "en", "zh_CN", "zh_TW", "ko", "pt_BR", "vi"))
    monkeypatch.setattr("kiosk.ui.theme.QFontDatabase.hasFamily", lambda family: family == "BIZ UDPGothic")
    check_fonts(("ja", "en"))
    with pytest.raises(FontsMissing, match=r"no font for the language zh_CN is installed: .* fonts-noto-cjk"):
        check_fonts(("ja", "zh_CN"))


def test_chinese_is_cut_between_its_words_and_korean_between_spaces(qapp: QApplication) -> None:
    assert "".join(split_phrases("请再次将卡片放在读卡器上。", "zh_CN")) == "请再次将卡片放在读卡器上。"
    assert all(len(phrase) <= 6 for phrase in split_phrases("请再次将卡片放在读卡器上。", "zh_CN"))
    assert split_phrases("카드를 다시 올려 주세요", "ko") == ("카드를 ", "다시 ", "올려 ", "주세요")
    assert split_phrases("자격확인서(資格確認書)를 보여 주세요", "ko")[:2] == ("자격확인서", "(資格確認書)를 ")
    assert split_phrases("certificado (資格確認書)", "pt_BR") == ("certificado ", "(資格確認書)")
    assert any("24小时" in phrase for phrase in split_phrases("满24小时后再来", "zh_CN"))


def test_there_is_a_translation_for_every_typeface() -> None:
    codes = {path.stem.removeprefix("kiosk_") for path in FOLDER.glob("kiosk_*.qm")}
    assert codes == {"ja", "ja_easy", "en", "zh_CN", "zh_TW", "ko", "pt_BR", "vi"}
