"""`demo --config`: somebody's own kiosk and backend, with virtual cards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.cli import main
from kiosk.eligibility.model import Covered, RefusalReason, Refused
from kiosk.exitcode import CommandError, ExitCode
from kiosk.flow.states import Idle
from kiosk.ui.demo import Demo, new_demo
from tests.kiosk.test_start import genuine_looking_anchor
from tests.kiosk.ui.test_app import COVERAGE, reach, visit


@pytest.fixture
def config(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A kiosk of somebody's own, with the demonstration's people in its database."""
    assert main(["demo", "--people", str(tmp_path / "people")]) == ExitCode.OK
    file = tmp_path / "kiosk.toml"
    file.write_text(capsys.readouterr().out.partition("for them:\n")[2].replace("みほん", "ひがし"))
    return file


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
    if not known:
        (config.parent / "people/eligibility.db").unlink()
    with opened(config) as demo:
        reach(qtbot, demo, Idle)
        assert demo.kiosk.window.header._site == "ひがしクリニック"
        assert not demo.kiosk.window.isFullScreen()
        outcome = visit(qtbot, demo, "hanako", COVERAGE).outcome
    if known:
        assert isinstance(outcome, Covered)
    else:
        assert outcome == Refused(RefusalReason.CANNOT_USE)


def test_what_is_kept_for_good_stays_as_it_is(qtbot: QtBot, config: Path, tmp_path: Path) -> None:
    """Audit lines of visits that nobody made belong into no kiosk's folder, slips to no printer."""
    kept = tmp_path / "kept"
    config.write_text(f'{config.read_text()}[data]\nfolder = "{kept}"\n[slip]\nprinter = "counter"\n')
    with opened(config) as demo:
        settings = demo.kiosk._settings
        assert settings.slip.printer == ""
        assert settings.data.folder != kept
    assert not kept.exists()


@pytest.mark.parametrize("where", ["trust", "eligibility.settings", "eligibility.settings.inner.settings"])
def test_a_kiosk_for_people_is_not_shown(qtbot: QtBot, config: Path, where: str) -> None:
    """It would deliver, look up and ask beside the audit trail that such a kiosk keeps."""
    genuine = config.parent / "genuine.pem"
    genuine.write_bytes(genuine_looking_anchor())
    table = f'[{where}]\nanchors = "{genuine}"\n'
    text = config.read_text()
    if where == "eligibility.settings":
        text, table = text.partition(f"[{where}]")[0], f'{table}database = "sqlite://"\n'
    config.write_text(text + table)
    with pytest.raises(CommandError, match=r"genuine\.pem holds an authority that is no") as caught, opened(config):
        pass
    assert caught.value.code is ExitCode.REFUSED


def test_a_mistake_is_told(qtbot: QtBot, config: Path) -> None:
    config.write_text(config.read_text().replace('"local"', '"nobodys"'))
    with pytest.raises(CommandError, match="nobodys") as caught, new_demo(config=config, silent=True):
        pass
    assert caught.value.code is ExitCode.CONFIGURATION


def test_the_people_again_are_up_to_date(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = config.parent / "people"
    lists = sorted((people / "crls").iterdir())
    assert lists
    for each in lists:
        each.write_bytes(b"old")
    assert main(["demo", "--people", str(people)]) == ExitCode.OK
    assert all(each.read_bytes() != b"old" for each in lists)
    assert main(["demo", "--people", "/dev/null/x"]) == ExitCode.USAGE
    assert "name an empty folder" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["eligibility.db", "anchors.pem", "letter.txt"])
def test_what_is_somebodys_own_is_left(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Above all the database of a kiosk in service, which has the same name."""
    (tmp_path / name).write_bytes(b"real")
    assert main(["demo", "--people", str(tmp_path)]) == ExitCode.USAGE
    assert "holds something else; name an empty folder" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"real"


def test_the_configuration_says_which_kind_of_kiosk(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--config", str(config), "--profile", "atm"]) == ExitCode.USAGE
    assert "--config goes without --profile" in capsys.readouterr().err


@pytest.mark.parametrize("other", ["--config", "--people"])
def test_one_form_at_a_time(other: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["demo", "--tour", str(tmp_path / "tour"), other, str(tmp_path / "other")])
    assert caught.value.code == ExitCode.USAGE
    assert not list(tmp_path.iterdir())
