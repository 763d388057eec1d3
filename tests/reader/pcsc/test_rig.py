"""The private pcscd itself."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from reader.virtual.rig import PcscdRig, RigError
from tests.reader.pcsc.peer import Peer, accept, eventually

pytestmark = pytest.mark.pcscd

_CLIENT = """
import os, sys
from reader.virtual.rig import PcscdRig
with PcscdRig() as rig:
    os.environ.update(rig.environment)
    from reader.pcsc.connection import PcscReaders
    assert PcscReaders().names() == rig.reader_names
    print(rig.pid, rig.folder, rig.vpcd_ports[0], flush=True)
    sys.stdin.readline()
"""


def _client() -> subprocess.Popen[str]:
    return subprocess.Popen((sys.executable, "-c", _CLIENT), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _facts(client: subprocess.Popen[str]) -> tuple[int, Path, int]:
    assert client.stdout is not None
    pid, folder, port = client.stdout.readline().split()
    return int(pid), Path(folder), int(port)


def _ended(pid: int) -> bool:
    """Whether the process runs no more; an orphan may still wait to be collected."""
    with suppress(FileNotFoundError):
        return "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text()
    return True


def test_several_run_side_by_side_and_leave_nothing_behind() -> None:
    clients = [_client() for _ in range(4)]
    facts = [_facts(client) for client in clients]
    for number in range(3):
        assert len({fact[number] for fact in facts}) == len(facts)
    for client in clients:
        client.communicate("\n", timeout=10)
        assert client.returncode == 0
    for pid, folder, _port in facts:
        assert _ended(pid)
        assert not folder.exists()


def test_it_ends_with_its_owner_however_that_ends() -> None:
    with _client() as client:
        pid, folder, _port = _facts(client)
        client.send_signal(signal.SIGKILL)
        client.wait()
        eventually(lambda: _ended(pid))
    for file in sorted(folder.rglob("*"), reverse=True):  # nobody was left to do it
        file.rmdir() if file.is_dir() else file.unlink()
    folder.rmdir()


def test_cards_come_from_this_machine_only(pcscd: PcscdRig) -> None:
    assert pcscd.pid is not None
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = {row[1] for row in rows if row[3] == "0A" and int(row[1][-4:], 16) in pcscd.vpcd_ports}
    loopback = socket.htonl(0x7F000001)
    assert listening == {f"{loopback:08X}:{port:04X}" for port in pcscd.vpcd_ports}


def test_ports_and_socket_stay_the_same_over_restarts(pcscd: PcscdRig) -> None:
    before = (pcscd.vpcd_ports, pcscd.socket_path, pcscd.reader_names)
    first = pcscd.pid
    for end in (pcscd.stop, pcscd.kill):
        with Peer(pcscd.vpcd_ports[0], accept):  # a line that is open when the other end goes
            end()
        assert pcscd.pid is None
        assert not pcscd.running
        end()
        pcscd.start()
        pcscd.start()
    assert pcscd.running
    assert pcscd.pid != first
    assert (pcscd.vpcd_ports, pcscd.socket_path, pcscd.reader_names) == before


def test_the_machines_own_service_is_left_alone(pcscd: PcscdRig) -> None:
    assert pcscd.pid is not None
    assert (pcscd.folder / "run" / "pcscd.pid").read_bytes().strip(b"\0\n") == str(pcscd.pid).encode()
    machine = Path("/run/pcscd/pcscd.pid")
    assert not machine.exists() or machine.read_bytes().strip(b"\0\n") != str(pcscd.pid).encode()


def test_a_folder_that_is_too_deep_is_refused(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 100)
    with pytest.raises(RigError, match="TMPDIR"), PcscdRig(deep):
        pass


def test_a_pcscd_that_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(RigError, match="pcscd"), PcscdRig(tmp_path, name='Broken" "name'):
        pass
