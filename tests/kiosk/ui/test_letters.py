"""The keyboard for symbols: every key writes what stands on it, and the marks of kana come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.letters import Letters, Script, change_last


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("カ", "゛", "ガ"),
        ("ガ", "゛", "カ"),
        ("あは", "゜", "あぱ"),
        ("あぱ", "゜", "あは"),
        ("は", "゛", "ば"),
        ("ば", "゜", "ぱ"),
        ("あ", "゛", "あ"),
        ("A", "゛", "A"),
        ("つ", "小", "っ"),
        ("ッ", "小", "ツ"),
        ("か", "小", "か"),
        ("う", "゛", "ゔ"),
        ("", "゛", ""),
        ("", "小", ""),
    ],
)
def test_the_marks_of_kana(before: str, mark: str, after: str) -> None:
    assert change_last(before, mark) == after


def test_each_key_writes_what_stands_on_it_in_every_script(qtbot: QtBot) -> None:
    letters = Letters(Theme())
    qtbot.addWidget(letters)
    letters.resize(960, 600)
    letters.show()
    written: list[str] = []
    letters.typed.connect(written.append)
    for script in Script:
        letters.write(script)
        written.clear()
        keys = [key for key in letters.findChildren(Button) if key.isVisible() and key in letters._keys]
        for key in keys:
            QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        assert written == [character for character in "".join(script.value) if character != " "]
        assert len(set(written)) == len(written)


def test_kana_are_all_there() -> None:
    hiragana = set("".join(Script.HIRAGANA.value))
    assert (
        set("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん") <= hiragana
    )
    katakana = {chr(ord(character) + 0x60) if "ぁ" <= character <= "ん" else character for character in hiragana}
    assert set("".join(Script.KATAKANA.value)) == katakana


def test_letters_have_no_marks(qtbot: QtBot) -> None:
    letters = Letters(Theme())
    qtbot.addWidget(letters)
    marks: list[str] = []
    letters.marked.connect(marks.append)
    letters.show()
    letters.write(Script.LATIN)
    assert not any(mark.isVisible() for mark in letters._marks)
    letters.write(Script.KATAKANA)
    for mark in letters._marks:
        QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert marks == ["゛", "゜", "小"]
