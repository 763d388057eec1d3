"""The files of the translations may be written anew under a kiosk that runs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.i18n import languages
from kiosk.i18n.languages import TranslationMissing, load

CODES = ("ja", "en", "vi")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for code in CODES:
        shutil.copy(languages.FOLDER / f"kiosk_{code}.qm", tmp_path)
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    return tmp_path


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("after", [b"", b"\xff" * 60_000], ids=["emptied", "overwritten"])
def test_a_loaded_translation_does_not_depend_on_its_file(folder: Path, code: str, after: bytes) -> None:
    expected = load(code).translate("PinPage", "Enter your PIN")
    assert expected
    translation = load(code)
    path = folder / f"kiosk_{code}.qm"
    # First of all, because the process would end at the next word otherwise.
    assert str(path) not in Path("/proc/self/maps").read_text(encoding="utf-8")
    with path.open("r+b") as file:
        file.truncate()
        file.write(after)
    assert translation.translate("PinPage", "Enter your PIN") == expected
    assert translation.translate("PinPage", "Next")


def test_a_file_that_holds_something_else_is_no_translation(folder: Path) -> None:
    (folder / "kiosk_vi.qm").write_bytes(b"something else")
    with pytest.raises(TranslationMissing, match="'vi'"):
        load("vi")


def test_who_asks_for_a_language_that_is_not_there_is_told_which_there_are(folder: Path) -> None:
    (folder / "kiosk_vi.qm").unlink()
    with pytest.raises(TranslationMissing, match="'vi'; there are: en, ja"):
        load("vi")
