"""`demo --config`: somebody's own kiosk and backend, with virtual cards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.cli import main
from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.local import LocalBackend, LocalSettings
from kiosk.eligibility.model import Covered, RefusalReason, Refused
from kiosk.exitcode import CommandError, ExitCode
from kiosk.flow.states import Idle
from kiosk.ui.demo import Demo, new_demo
from kiosk.ui.demo_backend import DemoWorld
from tests.kiosk.ui.test_app import COVERAGE, reach, visit

CONFIG = """
[site]
name = "ひがし診療所"
kiosk = "desk-3"
[profile]
name = "atm"
[eligibility]
backend = "local"
[eligibility.settings]
database = "sqlite:///own.db"
anchors = "anchors.pem"
crls = "crls"
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kiosk whose backend knows nobody yet."""
    monkeypatch.chdir(tmp_path)
    DemoWorld().write_trust(tmp_path)
    file = tmp_path / "kiosk.toml"
    file.write_text(CONFIG)
    return file


def enroll_everybody() -> None:
    settings = LocalSettings(database="sqlite:///own.db", anchors=Path("anchors.pem"))
    with closing(LocalBackend(settings, BackendContext("desk-3", allow_test_pki=True))) as backend:
        for enrolment in DemoWorld().enrolments():
            backend.roster.enroll(enrolment)


@contextmanager
def opened(config: Path) -> Iterator[Demo]:
    with new_demo(config=config, silent=True) as demo:
        demo.kiosk.window.setting.theme.taps.pause = 0
        demo.kiosk.start()
        try:
            yield demo
        finally:
            demo.kiosk.stop()
            demo.kiosk.window.close()
            demo.kiosk.window.deleteLater()


@pytest.mark.parametrize("known", [False, True])
def test_somebodys_own_backend_answers(qtbot: QtBot, config: Path, *, known: bool) -> None:
    if known:
        enroll_everybody()
    with opened(config) as demo:
        reach(qtbot, demo, Idle)
        assert demo.kiosk.window.header._site == "ひがし診療所"
        assert not demo.kiosk.window.isFullScreen()
        outcome = visit(qtbot, demo, "hanako", COVERAGE).outcome
    if known:
        assert isinstance(outcome, Covered)
    else:
        assert outcome == Refused(RefusalReason.CANNOT_USE)


def test_what_is_kept_for_good_stays_as_it_is(qtbot: QtBot, config: Path, tmp_path: Path) -> None:
    """Audit lines of visits that nobody made belong into no kiosk's folder, slips to no printer."""
    kept = tmp_path / "kept"
    config.write_text(f'{CONFIG}[data]\nfolder = "{kept}"\n[slip]\nprinter = "counter"\n')
    with opened(config) as demo:
        settings = demo.kiosk._settings
        assert settings.slip.printer == ""
        assert settings.data.folder != kept
    assert not kept.exists()


def test_a_mistake_is_told(qtbot: QtBot, config: Path) -> None:
    config.write_text(CONFIG.replace('"local"', '"nobodys"'))
    with pytest.raises(CommandError, match="nobodys") as caught, new_demo(config=config, silent=True):
        pass
    assert caught.value.code is ExitCode.CONFIGURATION


@pytest.mark.parametrize("more", [["--profile", "atm"], ["--tour", "there"]])
def test_the_configuration_says_which_kind_of_kiosk(
    more: list[str], config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--config", str(config), *more]) == ExitCode.USAGE
    assert "--config goes without" in capsys.readouterr().err
