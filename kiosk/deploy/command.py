"""`myna-kiosk deploy DIR`: the files that make a computer a kiosk, to be looked at and copied to its root."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from kiosk.deploy.writing import Deployment, DeploymentError, Screen, write_deployment
from kiosk.exitcode import CommandError, ExitCode

_NEXT = """\
Look at them, fill in etc/myna-kiosk/kiosk.toml, then as root on the kiosk:
  apt-get install pcscd libccid polkitd{packages}
  cp -r {folder}/. /
  systemd-sysusers && systemd-tmpfiles --create && systemctl daemon-reload
  systemctl mask ctrl-alt-del.target && sysctl --system
  systemctl restart systemd-journald systemd-logind polkit
  runuser -u {user} -- {program} doctor
  systemctl enable --now myna-kiosk.service
Where an eligibility service decides, before the doctor: runuser -u {user} -- {program} enroll URL
For sound, speech and slips, as far as they are wanted: pipewire-audio speech-dispatcher cups
At an upgrade leave etc/myna-kiosk/kiosk.toml out: yours is filled in.
"""
_NEXT_SERVICE = """\
Look at them, fill in etc/myna-eligibility/service.toml, then as root on the server:
  cp -r {folder}/. /
  systemd-sysusers && systemd-tmpfiles --create && systemctl daemon-reload
Put certificate, key, trust anchors and revocation lists where service.toml says, readable for the group
myna-eligibility, and then:
  runuser -u myna-eligibility -- {program} service migrate --config /etc/myna-eligibility/service.toml
  systemctl enable --now myna-eligibility.service
The other `service` commands are given in the same way. At an upgrade leave etc/myna-eligibility/service.toml out.
"""


def deploy(folder: Path, *, program: Path | None, user: str, screen: str, service: bool, out: TextIO) -> int:
    """Write a deployment, of a kiosk or of the service, and say what comes next. Raises CommandError."""
    try:
        deployment = Deployment(program or _own_program(), user, Screen(screen), service=service)
        written = write_deployment(deployment, folder)
    except DeploymentError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from error
    except OSError as error:
        raise CommandError(ExitCode.CONFIGURATION, f"{folder}: cannot be written ({error.strerror})") from error
    packages = " cage seatd" if deployment.screen is Screen.CAGE else " libgbm1 libinput10"
    out.writelines(f"{path}\n" for path in written)
    following = _NEXT_SERVICE if service else _NEXT
    out.write("\n" + following.format(folder=folder, packages=packages, program=deployment.program, user=user))
    return ExitCode.OK


def _own_program() -> Path:
    """The command beside the Python that runs now, as pip put it there."""
    return Path(sys.executable).with_name("myna-kiosk")
