"""The translations are complete, up to date, and what is loaded is what was translated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET  # the files are our own
from pathlib import Path

import pytest

from kiosk.i18n.languages import FOLDER

PACKAGE = FOLDER.parent
SOURCES = sorted((PACKAGE / "ui").rglob("*.py"))
LANGUAGES = ("ja", "en")
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
        [tool("pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none", *map(str, SOURCES), "-ts", copy],
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


def test_every_japanese_text_is_japanese_and_no_english_one_is() -> None:
    japanese = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
    for message in messages(FOLDER / "kiosk_ja.ts"):
        assert all(japanese.search(form) for form in forms(message)), source(message)
    for message in messages(FOLDER / "kiosk_en.ts"):
        assert not any(japanese.search(form) for form in forms(message)), source(message)


def test_no_text_blames_or_speaks_in_codes() -> None:
    for message in messages(FOLDER / "kiosk_ja.ts"):
        for form in forms(message):
            for word in ("エラー", "失敗", "不正", "無効", "コード", "ERR"):
                assert word not in form, form
    for message in messages(FOLDER / "kiosk_en.ts"):
        for form in forms(message):
            for word in ("error", "fail", "invalid", "illegal", "forbidden", "sorry", "oops"):
                assert word not in form.lower(), form
