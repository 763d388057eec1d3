"""As a new user would: a service, a kiosk that is enrolled at it, and a visit, by commands and what they print."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.config import load
from kiosk.eligibility.base import BackendContext, EligibilityBackend
from kiosk.eligibility.database import open_database
from kiosk.eligibility.enrolment import Roster
from kiosk.eligibility.model import Covered, Purpose, Registered
from kiosk.eligibility.registry import load as load_backend
from kiosk.exitcode import ExitCode
from kiosk.flow.states import Idle
from kiosk.ui.demo_backend import DemoWorld
from tests.e2e.doors import PATIENCE, InProcessDoor
from tests.e2e.scene import Kiosk
from tests.e2e.world import World


def command(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    given = (sys.executable, "-m", "kiosk", *map(str, arguments))
    return subprocess.run(given, input=typed, capture_output=True, check=False, text=True)


@dataclass(frozen=True)
class Served:
    """A running `serve --demo`: what it said."""

    url: str
    ca: Path
    data: Path


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    data = tmp_path / "service"
    given = (sys.executable, "-m", "kiosk", "serve", "--demo", "--data", data, "--port", "0")
    with subprocess.Popen(given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        said = ""
        while "To let a kiosk in" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        url, ca = re.search(r"https://\S+", said), re.search(r"development CA: (\S+)", said)
        assert url is not None
        assert ca is not None
        yield Served(url[0], Path(ca[1]), data)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)


class CommandedKiosk(Kiosk):
    """A kiosk as its configuration says; only its cards are virtual."""

    configuration: Path

    def _new_backend(self) -> EligibilityBackend:
        settings = load(self.configuration)
        context = BackendContext(settings.site.kiosk, allow_test_pki=True, folder=settings.data.folder / "backend")
        return load_backend(settings.eligibility.backend, settings.eligibility.settings, context)


@pytest.mark.long
def test_serve_enroll_and_a_visit(served: Served, tmp_path: Path, qapp: QApplication) -> None:
    added = command(
        "service",
        "kiosk",
        "add",
        "kiosk-7",
        "--site",
        "clinic",
        "--medical",
        "--staffed",
        "--demo",
        "--data",
        served.data,
    )
    assert added.returncode == ExitCode.OK, added.stderr
    code = re.search(r"one-time code: (\S+)", added.stdout)
    assert code is not None
    home = tmp_path / "kiosk"
    home.mkdir(mode=0o700)
    enroll = ("enroll", served.url, "--ca", served.ca, "--identity", home / "identity")
    wrong = command(*enroll, typed="AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-0000\n")
    assert wrong.returncode == ExitCode.CODE_REFUSED, wrong.stderr
    done = command(*enroll, typed=f"{code[1].lower()}\n")
    assert done.returncode == ExitCode.OK, done.stderr
    again = command(*enroll, "--replace", typed=f"{code[1]}\n")
    assert again.returncode == ExitCode.CODE_REFUSED, "a code is good once"

    # What `enroll` printed is a whole configuration but for the site and the data folder.
    said, _, printed = done.stdout.partition("tables:\n")
    kiosk_id = re.search(r'kiosk = ".*?"', said)
    assert kiosk_id is not None
    file = home / "kiosk.toml"
    file.write_text(f'[site]\nname = "S"\n{kiosk_id[0]}\n{printed}\n[data]\nfolder = "{home}"\n')
    checks = json.loads(command("doctor", "--json", "--config", file).stdout)["checks"]
    found = {check["check"]: check for check in checks}
    assert found["service"]["outcome"] == found["backend"]["outcome"] == "pass", (found["service"], found["backend"])

    (tmp_path / "world").mkdir()
    world = World(tmp_path / "world")
    with closing(open_database(f"sqlite:///{served.data}/service.db")) as database:
        for enrolment in DemoWorld(world.now, pace=0).enrolments():
            Roster(database).enroll(enrolment)
    kiosk = CommandedKiosk(world, door := InProcessDoor(), home)
    kiosk.configuration = file
    kiosk.start()
    try:
        kiosk.until(Idle)
        card = world.card("taro")
        assert isinstance(kiosk.conclude(card).outcome, Registered)
        kiosk.go_home()
        assert isinstance(kiosk.conclude(card, Purpose.COVERAGE).outcome, Covered)
        kiosk.go_home()
    finally:
        assert kiosk.stop(PATIENCE)
        door.close()
    assert kiosk.faults == []

    revoked = command("service", "kiosk", "revoke", "kiosk-7", "--demo", "--data", served.data)
    assert revoked.returncode == ExitCode.OK, revoked.stderr
    checks = json.loads(command("doctor", "--json", "--config", file).stdout)["checks"]
    found = {check["check"]: check for check in checks}
    assert found["service"]["outcome"] == "fail"
    assert "does not accept this kiosk" in found["service"]["detail"]
