"""A print service of the tests' own: the real cupsd on a socket in a folder, with backends that play printers."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import time
from pathlib import Path
from typing import Final

CUPSD: Final = Path("/usr/sbin/cupsd")
_LIBRARY: Final = Path("/usr/lib/cups")

# What a backend is (cups-backend(7)): called with the job's number, user, title, copies, options and perhaps a file;
# says the printer's state on standard error.
_BACKENDS: Final = {
    "good": 'cat "${6:--}" > "@OUT@/$1.pdf"\necho "$5" > "@OUT@/$1.options"\necho "$3" > "@OUT@/$1.title"',
    "empty": 'echo "STATE: +media-empty-error" >&2\nexec sleep 60',
    "worried": 'echo "STATE: +media-empty-warning" >&2\ncat "${6:--}" > "@OUT@/$1.pdf"',
    "slow": "exec sleep 60",
    "broken": "exit 1",
}
# The limits of Debian's own cupsd.conf: a job is its owner's, who is known by the socket.
_CONFIGURATION: Final = """\
Listen @FOLDER@/cups.sock
Browsing No
DefaultAuthType Basic
WebInterface No
LogLevel debug
DirtyCleanInterval 0
<Location />
  Order allow,deny
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Send-URI Hold-Job Release-Job Purge-Jobs Set-Job-Attributes Cancel-My-Jobs Close-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit Cancel-Job CUPS-Authenticate-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_FILES: Final = """\
ServerRoot @FOLDER@/etc
ServerBin @FOLDER@/bin
RequestRoot @FOLDER@/spool
TempDir @FOLDER@/spool/tmp
CacheDir @FOLDER@/cache
StateDir @FOLDER@/run
AccessLog @FOLDER@/log/access
ErrorLog @FOLDER@/log/error
PageLog @FOLDER@/log/page
SystemGroup root
User @USER@
Group @GROUP@
"""
_PRINTER: Final = """\
<@KIND@ @NAME@>
PrinterId @NUMBER@
DeviceURI @NAME@:/printer
State @STATE@
@REASON@
Accepting Yes
Shared No
ErrorPolicy @POLICY@
OpPolicy default
</@KIND@>
"""


class PrintService:
    """Queues: good (the default), empty (out of paper), worried (low on paper), slow, broken, paused."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "cups.sock"
        self.out = folder / "out"
        self.spool = folder / "spool"
        # The service runs its backends as another user when it is root's.
        user = pwd.getpwnam("lp") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        self._user, self._group = user.pw_name, grp.getgrgid(user.pw_gid).gr_name
        for name in ("etc/ppd", "bin/backend", "bin/filter", "spool/tmp", "cache", "run/certs", "log", "out"):
            (folder / name).mkdir(parents=True)
        (folder / "bin/daemon").symlink_to(_LIBRARY / "daemon")
        for name, script in _BACKENDS.items():
            self._add_backend(name, script)
        self._write("etc/cupsd.conf", _CONFIGURATION)
        self._write("etc/cups-files.conf", _FILES)
        self._write("etc/printers.conf", "".join(self._describe_printers()))
        (folder / "etc/printers.conf").chmod(0o600)
        for each in (folder, *folder.rglob("*")):
            if not each.is_symlink() and "bin" not in each.relative_to(folder).parts:
                shutil.chown(each, self._user, self._group)
        for parent in (folder, *folder.parents):
            if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o711)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Run until its socket answers."""
        etc = self.folder / "etc"
        command = [str(each) for each in (CUPSD, "-f", "-c", etc / "cupsd.conf", "-s", etc / "cups-files.conf")]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        end = time.monotonic() + 20
        while not self.socket.exists():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"cupsd did not start: {self._process.communicate()[1]!r}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End it and what it started."""
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=20)
            self._process = None

    def documents_in_spool(self) -> list[str]:
        """Names of what it still keeps: documents (d…) and the descriptions of jobs (c…)."""
        return sorted(each.name for each in self.spool.iterdir() if each.name != "tmp")

    def _add_backend(self, name: str, script: str) -> None:
        backend = self.folder / "bin/backend" / name
        backend.write_text(f"#!/bin/sh\n{script.replace('@OUT@', str(self.out))}\n")
        backend.chmod(0o755)

    def _describe_printers(self) -> list[str]:
        described = []
        for number, name in enumerate((*_BACKENDS, "paused"), start=1):
            values = {
                "KIND": "DefaultPrinter" if name == "good" else "Printer",
                "NAME": name,
                "NUMBER": str(number),
                "STATE": "Stopped" if name == "paused" else "Idle",
                "REASON": "Reason paused" if name == "paused" else "",
                "POLICY": "abort-job",
            }
            described.append(self._fill(_PRINTER, values))
        return described

    def _write(self, name: str, text: str) -> None:
        values = {"FOLDER": str(self.folder), "USER": self._user, "GROUP": self._group}
        (self.folder / name).write_text(self._fill(text, values))

    def _fill(self, text: str, values: dict[str, str]) -> str:
        for key, value in values.items():
            text = text.replace(f"@{key}@", value)
        return text
