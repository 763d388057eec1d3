"""A private pcscd with virtual readers: the real PC/SC stack, apart from the machine's own.

For tests and developers, on Linux with pcscd, vsmartcard's vpcd and a C compiler. It needs no root, takes its own
socket and loopback ports, so that several run side by side, and leaves nothing behind.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_DRIVER: Final = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
_SHIM: Final = Path(__file__).with_name("rig_shim.c")
_PACKAGES: Final = "apt-get install pcscd vsmartcard-vpcd gcc libc6-dev"
_SLOTS: Final = 2  # compiled into vpcd: one slot on the port, one on the next
_PORTS: Final = range(20000, 32000, _SLOTS)  # below the ports that Linux gives to outgoing connections
_PATIENCE_S: Final = 10.0
_UNIX_PATH_MAX: Final = 107
_LISTENING: Final = "0A"  # TCP_LISTEN in /proc/net/tcp


class RigError(Exception):
    """The private pcscd could not be set up; the message says what to do."""


class PcscdRig:
    """A pcscd of one's own, running between enter and exit.

    `poll_ms` is how often pcscd looks for cards: it is 400 ms as installed (pass None), and shorter here so that
    tests are quick. Connecting a card to a port of `vpcd_ports` inserts it into the reader of the same index in
    `reader_names`; closing the line takes it out.

    A process that is to talk to this pcscd has `environment` set before its first PC/SC call, because libpcsclite
    reads it once. Where that has to be before the rig runs, give an empty `folder`, which then stays with you:
    until the rig is entered there is simply no service. Raises RigError where a part is missing, with the packages
    to install.
    """

    def __init__(self, folder: Path | None = None, *, name: str = "Virtual PCD", poll_ms: int | None = 20) -> None:
        self.name = name
        self.extended_length = True
        """Whether the readers pass commands of extended length; a change counts from the next start."""
        self._poll_ms = poll_ms
        self._folder = folder
        self._resources = ExitStack()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner_end = -1
        self._change = threading.Lock()  # a card's thread may end pcscd while a test's thread starts it
        self.vpcd_ports: tuple[int, ...] = ()

    @property
    def reader_names(self) -> tuple[str, ...]:
        """The names that pcscd gives the readers, one per port."""
        return tuple(f"{self.name} 00 {slot:02X}" for slot in range(_SLOTS))

    @property
    def folder(self) -> Path:
        """Where the rig keeps its files; without a folder of yours, only while it runs."""
        if self._folder is None:
            raise RigError("the rig is not running")
        return self._folder

    @property
    def pid(self) -> int | None:
        """The process number of the running pcscd."""
        return self._process.pid if self._process is not None and self.running else None

    @property
    def socket_path(self) -> Path:
        """Where clients reach this pcscd; the same after every start."""
        return self.folder / "pcscd.comm"

    @property
    def environment(self) -> Mapping[str, str]:
        """What a client process needs in its environment."""
        return {"PCSCLITE_CSOCK_NAME": str(self.socket_path)}

    @property
    def running(self) -> bool:
        """Whether pcscd is alive, also while it is paused."""
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        """What pcscd has written so far: errors only, no APDU."""
        return (self.folder / "pcscd.log").read_text(errors="replace")

    def __enter__(self) -> Self:
        with ExitStack() as resources:
            if self._folder is None:
                self._folder = Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="pcscd-rig-")))
                resources.callback(setattr, self, "_folder", None)
            if len(os.fsencode(self.socket_path)) > _UNIX_PATH_MAX:
                raise RigError(f"{self.socket_path} is too long for a socket; point TMPDIR at a shorter folder")
            self._check_parts()
            _compile_shim(self.folder / "shim.so")
            self.vpcd_ports = _reserve_ports(resources)
            self._write_configuration()
            # pcscd ends when the writing end closes, also when this process is killed
            self._owner_end, ours = os.pipe()
            resources.callback(os.close, self._owner_end)
            resources.callback(os.close, ours)
            resources.callback(self.stop)
            self.start()
            self._resources = resources.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    def start(self) -> None:
        """Start pcscd and wait until its readers can take cards; does nothing when it runs.

        A client may call from the first moment on: the socket listens before pcscd does.
        """
        with self._change:
            if not self.running:
                self._process = self._launch()
                self._wait_for_ports(self._process)

    def stop(self) -> None:
        """End pcscd as the system does (SIGTERM) and wait for it; does nothing when it does not run."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End pcscd at once (SIGKILL), as a crash does; does nothing when it does not run."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Let pcscd hang (SIGSTOP): it is there and answers nothing."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a paused pcscd go on."""
        self._signal(signal.SIGCONT)

    def _launch(self) -> subprocess.Popen[bytes]:
        self.socket_path.unlink(missing_ok=True)
        # When this block ends pcscd is the only one that holds the socket: clients of a dead pcscd must be
        # refused, not left waiting.
        with socket.socket(socket.AF_UNIX) as listening, (self.folder / "pcscd.log").open("ab") as log:
            listening.bind(str(self.socket_path))
            self.socket_path.chmod(0o600)
            listening.listen(64)
            return subprocess.Popen(  # noqa: S603 - fixed arguments, the paths are our own
                (_pcscd(), "--foreground", "--error", "--config", self.folder / "reader.conf.d"),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=(listening.fileno(), self._owner_end),
                env={
                    "PATH": os.defpath,
                    "LD_PRELOAD": str(self.folder / "shim.so"),
                    "PCSCD_RIG_DIR": str(self.folder / "run"),
                    "PCSCD_RIG_POLL_MS": str(self._poll_ms or 0),
                    "PCSCD_RIG_SHORT": "0" if self.extended_length else "1",
                    "PCSCD_RIG_LISTEN_FD": str(listening.fileno()),
                    "PCSCD_RIG_PARENT_FD": str(self._owner_end),
                },
            )

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self.running:
            self._process.send_signal(number)

    def _end(self, number: signal.Signals) -> None:
        with self._change:
            if self._process is None:
                return
            self._signal(number)
            self._signal(signal.SIGCONT)
            try:
                self._process.wait(_PATIENCE_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _check_parts(self) -> None:
        if not _DRIVER.exists():
            raise RigError(f"{_DRIVER} is missing; {_PACKAGES}")
        _pcscd()

    def _write_configuration(self) -> None:
        (self.folder / "run").mkdir()
        readers = self.folder / "reader.conf.d"
        readers.mkdir()
        port = f"0x{self.vpcd_ports[0]:X}"
        (readers / "vpcd").write_text(
            f'FRIENDLYNAME "{self.name}"\nDEVICENAME /dev/null:{port}\nLIBPATH {_DRIVER}\nCHANNELID {port}\n'
        )

    def _wait_for_ports(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _PATIENCE_S
        while not _listening_ports().issuperset(self.vpcd_ports):
            if process.poll() is not None:
                raise RigError(f"pcscd ended with code {process.returncode}:\n{self.log}")
            if time.monotonic() > deadline:
                raise RigError(f"pcscd did not open ports {self.vpcd_ports}:\n{self.log}")
            time.sleep(0.002)


def _pcscd() -> str:
    path = shutil.which("pcscd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    if path is None:
        raise RigError(f"pcscd is missing; {_PACKAGES}")
    return path


def _compile_shim(target: Path) -> None:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise RigError(f"a C compiler is missing; {_PACKAGES}")
    done = subprocess.run(  # noqa: S603 - likewise
        (compiler, "-shared", "-fPIC", "-O1", "-o", target, _SHIM, "-ldl", "-pthread"),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RigError(f"{_SHIM} does not compile; {_PACKAGES}\n{done.stderr}")


def _reserve_ports(resources: ExitStack) -> tuple[int, ...]:
    """Find ports that nobody uses, and keep other rigs away from them.

    The claim is a socket on 127.0.0.2: it leaves 127.0.0.1 to vpcd, and ends with this process, however it ends.
    """
    start = os.getpid() * 7 % len(_PORTS)
    for base in (*_PORTS[start:], *_PORTS[:start]):
        ports = tuple(range(base, base + _SLOTS))
        with ExitStack() as attempt, suppress(OSError):
            for port in ports:
                attempt.enter_context(socket.socket(socket.AF_INET)).bind(("127.0.0.2", port))
            for port in ports:
                with socket.socket(socket.AF_INET) as probe:
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    probe.bind(("127.0.0.1", port))
            resources.push(attempt.pop_all())
            return ports
    raise RigError(f"no two free ports between {_PORTS.start} and {_PORTS.stop}")


def _listening_ports() -> set[int]:
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    rows = (line.split() for line in lines)
    return {int(row[1].rpartition(":")[2], 16) for row in rows if row[3] == _LISTENING}
