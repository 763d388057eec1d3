"""The files of a deployment, from their templates."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from string import Template
from typing import Final

TEMPLATES: Final = Path(__file__).with_name("templates")
EXAMPLE: Final = Path(__file__).with_name("kiosk.example.toml")
SERVICE_EXAMPLE: Final = Path(__file__).with_name("service.example.toml")
_USER: Final = re.compile(r"[a-z_][a-z0-9_-]{0,30}", re.ASCII)
_HIDDEN: Final = ("/home", "/root")

# Each file below the root of the machine, and its template.
_KIOSK: Final = {
    "etc/systemd/system/myna-kiosk.service": "myna-kiosk.service",
    "etc/polkit-1/rules.d/50-myna-kiosk.rules": "50-myna-kiosk.rules",
    "etc/sysusers.d/myna-kiosk.conf": "sysusers.conf",
    "etc/tmpfiles.d/myna-kiosk.conf": "tmpfiles.conf",
    "etc/systemd/journald.conf.d/myna-kiosk.conf": "journald.conf",
    "etc/modprobe.d/myna-kiosk.conf": "blacklist.conf",
    "etc/systemd/logind.conf.d/myna-kiosk.conf": "logind.conf",
    "etc/systemd/system.conf.d/myna-kiosk.conf": "system.conf",
    "etc/sysctl.d/60-myna-kiosk.conf": "sysctl.conf",
}
_SERVICE: Final = {
    "etc/systemd/system/myna-eligibility.service": "myna-eligibility.service",
    "etc/sysusers.d/myna-eligibility.conf": "eligibility-sysusers.conf",
    "etc/tmpfiles.d/myna-eligibility.conf": "eligibility-tmpfiles.conf",
}


class Screen(Enum):
    """How the kiosk gets onto the screen."""

    CAGE = "cage"  # a Wayland compositor that shows one program, and nothing else
    EGLFS = "eglfs"  # Qt draws onto the screen itself, with nothing in between


class DeploymentError(ValueError):
    """What was asked for cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """A kiosk to be: where its program lies, whom it runs as, how it gets onto the screen.

    Raises DeploymentError for a program that is no absolute path or is somebody's own, and for a name that no user may
    have.
    """

    program: Path
    user: str = "myna-kiosk"
    screen: Screen = Screen.CAGE
    cage: Path = Path("/usr/bin/cage")
    service: bool = False  # a server with the eligibility service, and no kiosk

    def __post_init__(self) -> None:
        if not self.program.is_absolute():
            raise DeploymentError(f"{self.program}: the program's whole path is needed, beginning with /")
        if any(character in str(self.program) for character in "\n\"'\\%$ "):
            raise DeploymentError(
                f"{self.program}: a unit file cannot name a path with blanks or quotes; install elsewhere"
            )
        if any(self.program.is_relative_to(hidden) for hidden in _HIDDEN):
            raise DeploymentError(
                f"{self.program}: the kiosk's user reads nothing below {' and '.join(_HIDDEN)}; "
                "install elsewhere, for example in /opt/myna-kiosk, or name the program there by --program"
            )
        if not _USER.fullmatch(self.user):
            raise DeploymentError(f"{self.user}: is no name for a user (lower-case letters, digits, - and _)")

    def files(self) -> dict[str, str]:
        """Every file by its path below the root of the machine, and what it says."""
        values = {
            "program": str(self.program),
            "user": self.user,
            "screen": "\n".join(self._environment()),
            "command": shlex.join(self._command()),
        }
        filled = {
            path: Template((TEMPLATES / name).read_text(encoding="utf-8")).substitute(values)
            for path, name in (_SERVICE if self.service else _KIOSK).items()
        }
        example = SERVICE_EXAMPLE if self.service else EXAMPLE
        path = "etc/myna-eligibility/service.toml" if self.service else "etc/myna-kiosk/kiosk.toml"
        return filled | {path: example.read_text(encoding="utf-8")}

    def _environment(self) -> list[str]:
        match self.screen:
            case Screen.CAGE:
                return ["Environment=QT_QPA_PLATFORM=wayland", "Environment=XDG_SESSION_TYPE=wayland"]
            case Screen.EGLFS:
                return ["Environment=QT_QPA_PLATFORM=eglfs", "Environment=QT_QPA_EGLFS_HIDECURSOR=1"]

    def _command(self) -> list[str]:
        run = [str(self.program), "run", "--config", "/etc/myna-kiosk/kiosk.toml"]
        # -d: no decorations; without -s there is no way to another console by the keyboard.
        return [str(self.cage), "-d", "--", *run] if self.screen is Screen.CAGE else run


def write_deployment(deployment: Deployment, folder: Path) -> list[Path]:
    """Write the files below `folder` and return their paths. What is there already is left as it is, if it is the same.

    Raises DeploymentError for a file that is there and says something else: nothing is written then, for it may be
    somebody's own configuration.
    """
    files = {folder / path: content for path, content in deployment.files().items()}
    for path, content in files.items():
        if path.exists() and path.read_text(encoding="utf-8", errors="replace") != content:
            raise DeploymentError(f"{path}: is there and says something else; write into an empty folder and compare")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        path.chmod(0o644)
    return sorted(files)
