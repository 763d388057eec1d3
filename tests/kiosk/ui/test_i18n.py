"""The translations are complete, up to date, and what is loaded is what was translated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET  # the files are our own
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from kiosk.config import Display
from kiosk.i18n.languages import FOLDER
from kiosk.i18n.ruby import pieces_of, plain
from kiosk.ui import typefaces

PACKAGE = FOLDER.parent
SOURCES = sorted([*(PACKAGE / "ui").rglob("*.py"), *(PACKAGE / "delivery" / "slip").rglob("*.py")])
LANGUAGES = Display().languages
UPDATE = ("-silent", "-no-obsolete", "-locations", "none", "-disable-heuristic", "sametext")
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")


def tool(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    assert found, f"{name} is part of PySide6-Essentials and is missing"
    return found


def messages(path: Path) -> list[ET.Element]:
    return list(ET.parse(path).iter("message"))  # noqa: S314 (the files are our own)


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.findall("numerusform")]
    return plural or [translation.text or ""]


def source(message: ET.Element) -> str:
    found = message.findtext("source")
    assert found
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_unfinished_or_stale(language: str) -> None:
    for message in messages(FOLDER / f"kiosk_{language}.ts"):
        translation = message.find("translation")
        assert translation is not None
        assert "type" not in translation.attrib, f"{translation.get('type')}: {source(message)}"
        assert all(form.strip() for form in forms(message)), source(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    for message in messages(FOLDER / f"kiosk_{language}.ts"):
        for form in forms(message):
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(source(message))), source(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_in_the_program_are_those_in_the_file(language: str, tmp_path: Path) -> None:
    copy = tmp_path / f"kiosk_{language}.ts"
    shutil.copy(FOLDER / copy.name, copy)
    before = {(source(each), tuple(forms(each))) for each in messages(copy)}
    subprocess.run(
        [tool("pyside6-lupdate"), *UPDATE, *map(str, SOURCES), "-ts", copy],
        check=True,
        capture_output=True,
    )
    assert {(source(each), tuple(forms(each))) for each in messages(copy)} == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_loaded_was_made_from_the_file(language: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), "-silent", str(FOLDER / f"kiosk_{language}.ts"), "-qm", str(made)],
        check=True,
        capture_output=True,
    )
    assert made.read_bytes() == (FOLDER / f"kiosk_{language}.qm").read_bytes()


HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
KANA = re.compile("[\u3041-\u30ff]")
WORD = re.compile("[A-Za-z]{2}")
BRACKETS = re.compile(r"[(（「][^()（）「」]*[)）」]|「[^」]*」|“[^”]*”")
# What the characters of each language are in by themselves; in brackets stand words that are printed on a document.
OWN = {"zh_CN": "gb2312", "zh_TW": "big5", "ko": "cp949", "pt_BR": "latin-1", "en": "ascii"}
TYPOGRAPHIC = str.maketrans("", "", "“”–·～\u00a0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_its_language(language: str) -> None:
    for message in messages(FOLDER / f"kiosk_{language}.ts"):
        for form in forms(message):
            bare = PLACEHOLDER.sub("", plain(form))
            outside = BRACKETS.sub("", bare).translate(TYPOGRAPHIC)
            if not WORD.search(PLACEHOLDER.sub("", source(message))):
                continue  # punctuation only
            match language:
                case "ja" | "ja_easy":
                    assert HAN.search(bare) or KANA.search(bare), form
                case "vi":
                    assert not HAN.search(outside), form
                    assert not KANA.search(outside), form
                case "en":
                    assert form == source(message)
                case _:
                    outside.encode(OWN[language])


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_no_text_was_left_in_english(language: str) -> None:
    names = {"PIN", "My Number", "{percent} %", "{tenths}0 %", "Volume"}
    for message in messages(FOLDER / f"kiosk_{language}.ts"):
        text = source(message)
        if WORD.search(PLACEHOLDER.sub("", text)) and text not in names:
            assert forms(message) != [text], text


def test_every_kanji_of_easy_japanese_has_its_reading_and_no_other_language_has_one() -> None:
    hiragana = re.compile("[\u3041-\u3096ー]+")
    for message in messages(FOLDER / "kiosk_ja_easy.ts"):
        for form in forms(message):
            for base, reading in pieces_of(form):
                assert not HAN.search(base) or reading, f"{base} in {form}"
                assert not reading or hiragana.fullmatch(reading), form
    for language in set(LANGUAGES) - {"ja_easy"}:
        for message in messages(FOLDER / f"kiosk_{language}.ts"):
            assert not any(mark in form for form in forms(message) for mark in "《》｜")


def test_easy_japanese_is_short_and_says_no_twice_never() -> None:
    twice = re.compile("なければ|ないと(?!き)|ないわけ|なくてはなら")
    for message in messages(FOLDER / "kiosk_ja_easy.ts"):
        for form in forms(message):
            assert not twice.search(plain(form)), form
            for sentence in re.split("[。\n]", PLACEHOLDER.sub("0", plain(form))):
                assert len(sentence) <= 45, sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
def test_no_letter_is_missing(qapp: QApplication, language: str, weight: QFont.Weight) -> None:
    """Each letter is in one of the fonts of its language, so that none comes from a font that happens to be there."""
    fonts = [QRawFont.fromFont(QFont(family, 20, weight)) for family in typefaces.families_of(language)]
    for message in messages(FOLDER / f"kiosk_{language}.ts"):
        for form in forms(message):
            for character in set(form) - {"\n"}:
                assert any(font.supportsCharacter(ord(character)) for font in fonts), f"{character} of {form}"


def test_no_text_blames_or_speaks_in_codes() -> None:
    for message in messages(FOLDER / "kiosk_ja.ts"):
        for form in forms(message):
            for word in ("エラー", "失敗", "不正", "無効", "コード", "ERR"):
                assert word not in form.replace("パスコード", ""), form
    for message in messages(FOLDER / "kiosk_en.ts"):
        for form in forms(message):
            for word in ("error", "fail", "invalid", "illegal", "forbidden", "sorry", "oops"):
                assert word not in form.lower(), form
    blaming = {
        "zh_CN": ("错误", "失败", "非法", "违规"),
        "zh_TW": ("錯誤", "失敗", "非法", "違規"),
        "ko": ("오류", "실패", "불법", "잘못"),
        "pt_BR": ("erro", "falha", "inválid", "proibid"),
        "vi": ("lỗi", "thất bại", "bất hợp"),
        "ja_easy": ("エラー", "失敗", "まちがえ"),
    }
    for language, words in blaming.items():
        for message in messages(FOLDER / f"kiosk_{language}.ts"):
            for form in forms(message):
                assert not any(re.search(rf"\b{word}", plain(form).lower()) for word in words), form
