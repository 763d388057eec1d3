"""A configuration file that cannot be had says what to do; one where nobody may look counts as there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.configfile import find_file, read_file
from kiosk.eligibility.base import ConfigurationError


def _forbidden(*_args: object, **_kwargs: object) -> object:
    raise PermissionError(13, "Permission denied")


def test_the_usual_file_is_taken_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = tmp_path / "kiosk.toml"
    assert find_file(usual) is None
    usual.write_text("a = 1")
    assert find_file(usual) == usual
    # As in a folder of mode 0750 that is somebody else's; the tests may run as root, whom no mode keeps out.
    monkeypatch.setattr(Path, "exists", _forbidden)
    assert find_file(usual) == usual


def test_a_file_of_somebody_elses_says_whom_to_ask_as(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", _forbidden)
    with pytest.raises(ConfigurationError, match=r"cannot be read \(Permission denied\); ask as the user whom it is"):
        read_file(tmp_path / "kiosk.toml")


@pytest.mark.parametrize(
    ("content", "words"), [(None, "--config names the file"), (b"\xff", "is not UTF-8 text"), (b"a =", "is not TOML: ")]
)
def test_a_file_that_is_none(tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "kiosk.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=words) as caught:
        read_file(file)
    assert str(caught.value).startswith(f"{file}: ")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"cannot be read \(Is a directory\)$"):
        read_file(tmp_path)
