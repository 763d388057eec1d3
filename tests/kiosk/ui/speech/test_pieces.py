"""A text in the pieces that are recorded."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.speech.pieces import number_pieces, sentences_of, tongue


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("カードを置いてください", (("カードを置いてください",),)),
        ("登録できました。\nお取りください", (("登録できました",), ("お取りください",))),
        (
            "2026年11月24日(火)午前10時15分から登録できます",
            (("2026年", "11月", "24日", "火曜日", "午前", "10時", "15分", "から登録できます"),),
        ),
        ("平日9:30~20:00", (("平日", "9時", "30分", "20時"),)),
        ("入力できるのは、あと2回です", (("入力できるのは、あと", "2回", "です"),)),
        ("0120-95-0178", (("0", "1", "2", "0", "9", "5", "0", "1", "7", "8"),)),
        ("更新から24時間たった後", (("更新から", "24時間", "たった後"),)),
        ("３割", (("3割",),)),
        ("「はい」！", (("はい",),)),
        (" \n。", ()),
    ],
)
def test_japanese_is_cut_at_sentences_and_around_numbers(text: str, pieces: tuple[tuple[str, ...], ...]) -> None:
    assert sentences_of(text, "ja") == pieces


def test_other_languages_are_cut_at_sentences_only() -> None:
    text = "Please wait here. It takes 10.5 seconds!\nThank you"
    assert sentences_of(text, "en") == (("Please wait here.",), ("It takes 10.5 seconds!",), ("Thank you",))


def test_easy_japanese_sounds_as_japanese_does() -> None:
    assert {tongue(code) for code in ("ja", "ja-easy", "ja_simple")} == {"ja"}
    assert sentences_of("10日", "ja-easy") == (("10日",),)
    assert tongue("zh-Hant") == "zh-Hant"


@given(year=st.integers(2024, 2060), month=st.integers(1, 12), day=st.integers(1, 31), hour=st.integers(0, 23))
def test_every_day_and_hour_is_among_the_recorded_numbers(year: int, month: int, day: int, hour: int) -> None:
    known = set(number_pieces())
    ((*pieces,),) = sentences_of(f"{year}年{month}月{day}日{hour}時", "ja")
    assert pieces == [f"{year}年", f"{month}月", f"{day}日", f"{hour}時"]
    assert set(pieces) <= known


@given(st.text(alphabet="あ漢カa1２3年月日時分回割%。、.\n ()火:~-", max_size=40))
def test_no_digit_is_lost_and_none_is_made_up(text: str) -> None:
    spoken = "".join(piece for sentence in sentences_of(text, "ja") for piece in sentence)
    wide = str.maketrans("０１２３４５６７８９", "0123456789")
    # 9:05 is spoken as an hour and minutes, without the noughts that nobody speaks.
    plain = re.sub(r"(\d{1,2}):(\d{2})", lambda clock: f"{int(clock[1])}{int(clock[2]) or ''}", text.translate(wide))
    assert re.findall(r"\d", spoken) == re.findall(r"\d", plain)
