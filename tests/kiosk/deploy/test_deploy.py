"""`myna-kiosk deploy`: what it writes is what systemd, polkit and an administrator expect."""

from __future__ import annotations

import re
import subprocess
import tomllib
from configparser import ConfigParser
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtQml import QJSEngine
from PySide6.QtWidgets import QApplication

from kiosk.cli import DEFAULT_IDENTITY, main
from kiosk.config import load
from kiosk.deploy.writing import Deployment, DeploymentError, Screen, write_deployment
from kiosk.exitcode import ExitCode

_POLKIT = (
    "var rules = [];"
    "var polkit = {Result: {YES: 'yes', NOT_HANDLED: null}, addRule: function (rule) { rules.push(rule); }};"
)
UNITS = ("myna-kiosk.service", "myna-eligibility.service")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "opt" / "myna-kiosk"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def deployment(program: Path) -> Deployment:
    # Any program in the place of the compositor: systemd looks whether it can be executed.
    return Deployment(program, cage=program)


def unit(folder: Path, name: str) -> Path:
    return folder / "etc/systemd/system" / name


@pytest.mark.parametrize("screen", Screen)
@pytest.mark.parametrize("name", UNITS)
def test_systemd_has_nothing_to_say(deployment: Deployment, tmp_path: Path, name: str, screen: Screen) -> None:
    write_deployment(replace(deployment, screen=screen, service=name == UNITS[1]), tmp_path)
    checked = subprocess.run(
        ("systemd-analyze", "verify", "--man=no", unit(tmp_path, name)), capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(("name", "most"), [(UNITS[0], 2.5), (UNITS[1], 1.5)])
def test_little_is_exposed(deployment: Deployment, tmp_path: Path, name: str, most: float) -> None:
    write_deployment(replace(deployment, service=name == UNITS[1]), tmp_path)
    said = subprocess.run(
        ("systemd-analyze", "security", "--offline=true", "--no-pager", unit(tmp_path, name)),
        capture_output=True,
        text=True,
        check=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    ).stdout
    (level,) = re.findall(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert float(level) <= most


def test_systemd_can_tell_mistakes(deployment: Deployment, tmp_path: Path) -> None:
    write_deployment(deployment, tmp_path)
    path = unit(tmp_path, UNITS[0])
    path.write_text(path.read_text().replace("WatchdogSec=30", "WatchdogSec=soon"))
    checked = subprocess.run(
        ("systemd-analyze", "verify", "--man=no", path), capture_output=True, text=True, check=False
    )
    assert "Failed to parse sec value" in checked.stderr


def test_the_unit_restarts_watches_and_keeps_memory_off_the_disk(deployment: Deployment) -> None:
    text = deployment.files()["etc/systemd/system/myna-kiosk.service"]
    for line in (
        "Restart=always",
        "WatchdogSec=30",
        "NotifyAccess=all",
        "LimitCORE=0",
        "MemorySwapMax=0",
        "Environment=PYTHONMALLOC=malloc",
        "Environment=GLIBC_TUNABLES=glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
        "UMask=0077",
    ):
        assert line in text.splitlines()


def test_no_key_leads_to_a_console_or_switches_off(deployment: Deployment) -> None:
    files = deployment.files()
    parsed = ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign] # systemd's names have capitals
    parsed.read_string(files["etc/systemd/logind.conf.d/myna-kiosk.conf"])
    parsed.read_string(files["etc/systemd/system.conf.d/myna-kiosk.conf"])
    assert parsed["Login"]["NAutoVTs"] == parsed["Login"]["ReserveVT"] == "0"
    assert {parsed["Login"][f"Handle{key}Key"] for key in ("Power", "Reboot", "Suspend", "Hibernate")} == {"ignore"}
    assert parsed["Manager"]["CtrlAltDelBurstAction"] == "none"
    assert "kernel.sysrq = 0" in files["etc/sysctl.d/60-myna-kiosk.conf"].splitlines()


def test_the_compositor_may_not_change_consoles(deployment: Deployment) -> None:
    """cage does so on request (-s) only."""
    text = deployment.files()["etc/systemd/system/myna-kiosk.service"]
    (start,) = re.findall(r"^ExecStart=(.*)$", text, re.MULTILINE)
    before, _, after = start.partition(" -- ")
    assert before.split()[1:] == ["-d"]
    assert after.endswith("run --config /etc/myna-kiosk/kiosk.toml")


def test_the_session_can_reach_its_own_sockets(deployment: Deployment) -> None:
    """Compositor, sound and speech meet below /run/user, which ProtectHome= would hide."""
    lines = deployment.files()["etc/systemd/system/myna-kiosk.service"].splitlines()
    assert not any(line.startswith("ProtectHome=") for line in lines)
    assert "ReadWritePaths=-/run/user" in lines
    assert "InaccessiblePaths=-/home -/root" in lines


def test_the_hash_of_the_passcode_is_the_kiosks_alone(deployment: Deployment) -> None:
    """systemd-tmpfiles makes it; the command that fills it keeps owner and mode."""
    text = deployment.files()["etc/tmpfiles.d/myna-kiosk.conf"]
    (line,) = (line.split() for line in text.splitlines() if line.startswith("f "))
    assert line == ["f", "/etc/myna-kiosk/staff.passcode", "0600", "myna-kiosk", "myna-kiosk", "-"]


@pytest.mark.parametrize(
    ("user", "action", "allowed"),
    [
        ("kiosk", "org.debian.pcsc-lite.access_pcsc", True),
        ("kiosk", "org.debian.pcsc-lite.access_card", True),
        ("kiosk", "org.freedesktop.login1.reboot", False),
        ("other", "org.debian.pcsc-lite.access_card", False),
    ],
)
def test_the_card_service_lets_the_kiosk_in_and_nobody_else(
    deployment: Deployment, qapp: QApplication, user: str, action: str, *, allowed: bool
) -> None:
    """The rule is JavaScript, and is run as such."""
    rule = replace(deployment, user="kiosk").files()["etc/polkit-1/rules.d/50-myna-kiosk.rules"]
    engine = QJSEngine()
    for text in (_POLKIT, rule, f"var said = rules[0]({{id: '{action}'}}, {{user: '{user}'}})"):
        engine.evaluate(text)
        assert not engine.hasError()
    assert (engine.globalObject().property("said").toString() == "yes") is allowed


def test_the_configuration_is_one(deployment: Deployment, tmp_path: Path) -> None:
    write_deployment(deployment, tmp_path)
    assert load(tmp_path / "etc/myna-kiosk/kiosk.toml").site.kiosk == "kiosk-1"


def test_the_service_finds_what_its_configuration_names(deployment: Deployment, tmp_path: Path) -> None:
    """Its user may write where it keeps its data, read its configuration, and listen at its port."""
    files = replace(deployment, service=True).files()
    assert not set(files) & set(deployment.files())
    settings = tomllib.loads(files["etc/myna-eligibility/service.toml"])
    said = files["etc/systemd/system/myna-eligibility.service"].splitlines()
    assert f"StateDirectory={Path(settings['data']).name}" in said
    assert Path(settings["data"]).parent == Path("/var/lib")
    assert Path(settings["trust"]["crls"]).parent == Path(settings["data"])
    assert settings["listen"]["port"] >= 1024, "it has no capability for less"
    assert "User=myna-eligibility" in said
    assert "\nu myna-eligibility " in files["etc/sysusers.d/myna-eligibility.conf"]
    folders = files["etc/tmpfiles.d/myna-eligibility.conf"]
    for path in (settings["tls"]["key"], settings["trust"]["anchors"], "/etc/myna-eligibility/service.toml"):
        assert f"d {Path(path).parent} 0750 root myna-eligibility -" in folders
    assert f"d {settings['data']} 0700 myna-eligibility myna-eligibility -" in folders
    assert f"d {settings['trust']['crls']} 0750 myna-eligibility myna-eligibility -" in folders


def test_what_is_done_before_the_first_start_finds_its_folders(deployment: Deployment) -> None:
    """`enroll`, `doctor`, and whatever brings the revocation lists."""
    files = replace(deployment, user="kiosk").files()
    settings = tomllib.loads(files["etc/myna-kiosk/kiosk.toml"])
    folders = files["etc/tmpfiles.d/myna-kiosk.conf"]
    lists = Path(settings["eligibility"]["settings"]["crls"])
    assert f"d {lists} 0750 kiosk kiosk -" in folders
    assert f"d {lists.parent} 0700 kiosk kiosk -" in folders
    assert DEFAULT_IDENTITY.parent == lists.parent


def test_one_machine_may_be_kiosk_and_server(deployment: Deployment) -> None:
    """Two lines about one folder would be one too many for systemd-tmpfiles."""
    both = (deployment.files(), replace(deployment, service=True).files())
    paths = [
        line.split()[1]
        for files in both
        for name, text in files.items()
        if "tmpfiles.d" in name
        for line in text.splitlines()
        if line and not line.startswith("#")
    ]
    assert len(paths) == len(set(paths))


def test_writing_again_changes_nothing_and_what_is_somebodys_own_is_left(
    deployment: Deployment, tmp_path: Path
) -> None:
    first = write_deployment(deployment, tmp_path)
    assert write_deployment(deployment, tmp_path) == first
    mine = tmp_path / "etc/myna-kiosk/kiosk.toml"
    mine.write_text("[site]\nname = 'x'\n")
    with pytest.raises(DeploymentError, match="is there and says something else"):
        write_deployment(deployment, tmp_path)
    with pytest.raises(DeploymentError):
        write_deployment(replace(deployment, user="other"), tmp_path)
    assert "User=myna-kiosk" in unit(tmp_path, UNITS[0]).read_text(), "nothing was written"


@pytest.mark.parametrize(
    ("program", "user"),
    [
        ("relative/myna-kiosk", "kiosk"),
        ("/opt/my na/kiosk", "kiosk"),
        ("/opt/$x/kiosk", "kiosk"),
        ("/k", "Kiosk"),
        ("/k", "a b"),
        ("/home/somebody/myna-kiosk", "kiosk"),
        ("/root/myna-kiosk", "kiosk"),
    ],
)
def test_what_no_unit_can_say(program: str, user: str) -> None:
    with pytest.raises(DeploymentError):
        Deployment(Path(program), user)


def test_the_command(program: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    assert main(["deploy", str(folder), "--program", str(program), "--screen", "eglfs"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "systemctl enable --now myna-kiosk.service" in said
    assert f"ExecStart={program} run --config" in unit(folder, UNITS[0]).read_text()
    assert main(["deploy", str(tmp_path / "server"), "--program", str(program), "--service"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert (
        f"runuser -u myna-eligibility -- {program} service migrate --config /etc/myna-eligibility/service.toml" in said
    )
    assert main(["deploy", "/dev/null/x", "--program", str(program)]) == ExitCode.CONFIGURATION
    assert "cannot be written" in capsys.readouterr().err
