"""Looking at the machine. Changes nothing, needs no privilege, and never raises: what cannot be seen is a fact too."""

from __future__ import annotations

import ctypes
import json
import os
import pwd
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from kiosk.doctor.facts import (
    Access,
    ClockFacts,
    DisplayFacts,
    MemoryFacts,
    PcscFacts,
    ReaderFact,
    UsbFacts,
)
from kiosk.doctor.pcsc import ACCESS_CARD, ACCESS_PCSC
from kiosk.hardening import dumpable
from reader.base import Readers
from reader.errors import CardInUse, NoCard, NotAuthorized, ReaderError, ReaderUnavailable, ServiceUnavailable

_SOCKET: Final = "/run/pcscd/pcscd.comm"
_PATIENCE_S: Final = 20.0
_SONY: Final = "054c"
_RC_S380: Final = ("06c1", "06c3")
_TIME_ERROR: Final = 5  # adjtimex(2): the clock is not synchronised
_TIMEX_SIZE: Final = 512  # more than struct timex has anywhere
_SESSION: Final = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
_POLKIT_POLICY: Final = Path("/usr/share/polkit-1/actions/org.debian.pcsc-lite.policy")
# Run apart: Qt ends the process when it finds no display.
_QT_PROBE: Final = """
import json, sys
from PySide6.QtGui import QFontDatabase, QGuiApplication
app = QGuiApplication(sys.argv[:1])
screen = app.primaryScreen()
size = [screen.size().width(), screen.size().height()] if screen else None
families = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
print(json.dumps({"platform": app.platformName(), "size": size, "families": families}))
"""


def user_name(uid: int) -> str:
    """The user's name, or the number itself for one without."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def observe_pcsc(readers: Readers, environment: Mapping[str, str], policy: Path = _POLKIT_POLICY) -> PcscFacts:
    """Ask the service for its readers and connect to each card once; no command is sent to a card.

    `policy` is the file that pcsc-lite installs for polkit; without it there is nothing to ask polkit about.
    """
    socket = environment.get("PCSCLITE_CSOCK_NAME", _SOCKET)
    there = Path(socket).exists()
    search = f"{environment.get('PATH', os.defpath)}:/usr/sbin:/sbin"
    daemon = shutil.which("pcscd", path=search) is not None
    found: tuple[ReaderFact, ...] = ()
    try:
        found = tuple(ReaderFact(name, _connect(readers, name)) for name in readers.names())
        access = Access.DONE
    except NotAuthorized:
        access = Access.REFUSED
    except ReaderError:
        access = Access.NO_SERVICE
    asked = [_ask_polkit(action, environment) if policy.exists() else None for action in (ACCESS_PCSC, ACCESS_CARD)]
    return PcscFacts(socket, there, daemon, access, found, *asked)


def _connect(readers: Readers, name: str) -> Access:
    try:
        with readers.open(name).connect():
            return Access.DONE
    except NotAuthorized:
        return Access.REFUSED
    except ServiceUnavailable:
        return Access.NO_SERVICE
    except NoCard:
        return Access.NO_CARD
    except CardInUse:
        return Access.IN_USE
    except ReaderUnavailable:
        return Access.GONE
    except ReaderError:
        return Access.MUTE


def _ask_polkit(action: str, environment: Mapping[str, str]) -> bool | None:
    """Whether polkit allows this process the action; None where it cannot be asked, or knows no such action."""
    program = shutil.which("pkcheck", path=environment.get("PATH", os.defpath))
    if program is None:
        return None
    done = _run((program, "--action-id", action, "--process", str(os.getpid())), environment)
    # pkcheck(1): 0 authorized, 1 not, 2 and 3 only after somebody typed a password; the rest are its own troubles.
    return None if done is None or done.returncode not in (0, 1, 2, 3) else done.returncode == 0


def observe_usb(sys_folder: Path = Path("/sys")) -> UsbFacts:
    """Look for port100 and for a Sony RC-S380 in sysfs."""
    devices = sys_folder / "bus/usb/devices"
    products = [_text(device.with_name("idProduct")) for device in devices.glob("*/idVendor") if _text(device) == _SONY]
    return UsbFacts((sys_folder / "module/port100").exists(), any(product in _RC_S380 for product in products))


def observe_clock() -> ClockFacts:
    """Read the clock, the time zone, and what the kernel knows of synchronisation (adjtimex, reading only)."""
    now = datetime.now(UTC)
    installed = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_SIZE))
    synchronised = None if state < 0 else state != _TIME_ERROR
    return ClockFacts(now, installed, synchronised, now.astimezone().tzname() or "unknown")


def observe_display(environment: Mapping[str, str]) -> DisplayFacts:
    """Start Qt in a process of its own, as the kiosk would; for the fonts again without a display, if need be."""
    session = any(environment.get(name) for name in _SESSION)
    shown, fault = _probe_qt(environment) if session else (None, "")
    if shown is not None:
        size = shown["size"]
        shape = (size[0], size[1]) if size else None
        return DisplayFacts(session, shown["platform"], shape, None, tuple(shown["families"]))
    blind, _ = _probe_qt({**environment, "QT_QPA_PLATFORM": "offscreen"})
    return DisplayFacts(session, None, None, fault, None if blind is None else tuple(blind["families"]))


def _probe_qt(environment: Mapping[str, str]) -> tuple[dict[str, Any] | None, str]:
    done = _run((sys.executable, "-I", "-c", _QT_PROBE), environment)
    if done is None:
        return None, "Qt does not answer"
    if done.returncode == 0:
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found, ""
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    # A traceback says what happened in its last line. Qt says it in any, and blames a library that may be there.
    telling = [line for line in lines if "could not connect" in line]
    if not telling and lines:
        telling = lines[-1:] if lines[0].startswith("Traceback") else lines
    return None, telling[0] if telling else "Qt ended without a word"


def observe_memory(proc: Path = Path("/proc"), sys_folder: Path = Path("/sys")) -> MemoryFacts:
    """The limits of this process, which is hardened as the kiosk is, and the swap of the machine."""
    soft, _ = resource.getrlimit(resource.RLIMIT_CORE)
    lines = _text(proc / "swaps").splitlines()[1:]
    devices = [line.split()[0] for line in lines if line.split()]
    swap = tuple(device for device in devices if not _is_safe_swap(Path(device).name, sys_folder))
    return MemoryFacts(None if soft == resource.RLIM_INFINITY else soft, dumpable(), swap)


def _is_safe_swap(device: str, sys_folder: Path) -> bool:
    """Compressed memory (zram), or a device-mapper device that dm-crypt made."""
    return device.startswith("zram") or _text(sys_folder / "block" / device / "dm/uuid").startswith("CRYPT-")


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""


def _run(command: tuple[str, ...], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(  # noqa: S603 (fixed programs, no shell)
            command,
            env=dict(environment),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
