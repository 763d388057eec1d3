"""Signs of life, heard as systemd hears them."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.ui.heartbeat import Heartbeat


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(0)
        yield line


def heard(systemd: socket.socket) -> list[str]:
    words: list[str] = []
    while True:
        try:
            words.append(systemd.recv(200).decode())
        except BlockingIOError:
            return words


def test_ready_alive_and_stopping(systemd: socket.socket, qtbot: QtBot) -> None:
    owner = QObject()
    heartbeat = Heartbeat(owner, {"NOTIFY_SOCKET": systemd.getsockname(), "WATCHDOG_USEC": "60000"})
    assert heartbeat.interval == 20
    heartbeat.start()
    assert heard(systemd) == ["READY=1"]
    words: list[str] = []

    def three() -> bool:
        words.extend(heard(systemd))
        return len(words) >= 3

    qtbot.waitUntil(three)
    assert set(words) == {"WATCHDOG=1"}
    heartbeat.stop()
    assert heard(systemd)[-1] == "STOPPING=1"


def test_a_window_that_hangs_is_not_alive(systemd: socket.socket, qtbot: QtBot) -> None:
    owner = QObject()
    heartbeat = Heartbeat(owner, {"NOTIFY_SOCKET": systemd.getsockname(), "WATCHDOG_USEC": "30000"})
    heartbeat.start()
    heard(systemd)
    time.sleep(0.1)  # the event loop does not run
    assert heard(systemd) == []
    heartbeat.stop()


def test_an_abstract_address(qtbot: QtBot) -> None:
    owner = QObject()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind("")  # the kernel gives a name
        line.settimeout(0)
        name = line.getsockname()
        Heartbeat(owner, {"NOTIFY_SOCKET": "@" + name[1:].decode()}).start()
        assert heard(line) == ["READY=1"]


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"NOTIFY_SOCKET": ""},
        {"NOTIFY_SOCKET": "/nowhere/at/all", "WATCHDOG_USEC": "x"},
        {"WATCHDOG_USEC": "3000000"},
    ],
)
def test_without_systemd_nothing_happens(environment: dict[str, str], qtbot: QtBot) -> None:
    owner = QObject()
    heartbeat = Heartbeat(owner, environment)
    assert heartbeat.interval == 0
    heartbeat.start()
    heartbeat.stop()
