"""The table of the oqs backend in the configuration, and what is said of mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.eligibility.base import BackendContext, BackendError, ConfigurationError
from kiosk.eligibility.oqs.backend import OqsBackend
from kiosk.eligibility.oqs.settings import OqsSettings
from kiosk.eligibility.registry import load


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"institution": "123456789"}, "ten digits"),
        ({"institution": "１３１２３４５６７８"}, "ten digits"),
        ({"institution": "4812345678"}, "prefecture"),
        ({"institution": "1322345678"}, "third digit"),
        ({"folder": "relative"}, "absolute"),
        ({"folder": None}, "name folder"),
        ({"folder": None, "req": "/oqs/req"}, "go together"),
        ({"face": "/oqs/req"}, "three folders"),
        ({"inner": {"backend": "oqs"}}, "proves no cards"),
        ({"encoding": "utf-16"}, "encoding"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_mistakes_in_the_settings_are_named(change: dict[str, object], said: str) -> None:
    settings = {"institution": "1312345678", "folder": "/oqs"}
    with pytest.raises(ConfigurationError, match=said):
        load("oqs", settings | change, BackendContext("kiosk-1"))


def test_a_mistake_in_the_backend_behind_says_where(tmp_path: Path) -> None:
    settings = {"institution": "1312345678", "folder": tmp_path, "inner": {"backend": "nobody"}}
    with pytest.raises(ConfigurationError, match=r"settings\.inner: .*'nobody' is not installed"):
        load("oqs", settings, BackendContext("kiosk-1"))


def test_folders_may_lie_apart() -> None:
    settings = OqsSettings.model_validate({"institution": "1312345678", "folder": "/oqs", "face": "/share/face"})
    assert (settings.requests, settings.answers, settings.delivery) == (
        Path("/oqs/req"),
        Path("/oqs/res"),
        Path("/share/face"),
    )


def test_where_nothing_may_be_kept_the_probe_names_what_is_missing(tmp_path: Path) -> None:
    """As for the doctor, who leaves nothing behind."""
    settings = OqsSettings(institution="1312345678", folder=tmp_path / "oqs")
    backend = OqsBackend(settings, BackendContext("kiosk-1"))
    with pytest.raises(BackendError, match="req"):
        backend.probe()
    for name in ("req", "res", "face"):
        (tmp_path / "oqs" / name).mkdir(parents=True)
    backend.probe()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_wrong_settings_are_a_bug() -> None:
    with pytest.raises(TypeError):
        OqsBackend(object(), BackendContext("kiosk-1"))


def test_a_data_folder_that_cannot_be_used_is_a_mistake_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    settings = OqsSettings(institution="1312345678", folder=tmp_path / "oqs")
    with pytest.raises(ConfigurationError, match=r"data\.folder"):
        OqsBackend(settings, BackendContext("kiosk-1", folder=tmp_path / "data"))
