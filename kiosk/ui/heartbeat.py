"""Signs of life for systemd (sd_notify(3)): it starts the kiosk again when they stop.

They come from the window's own event loop: a kiosk that does not draw and does not listen is dead, whatever its other
threads do.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QTimer

_PART: Final = 3  # signs within the time after which systemd gives up


class Heartbeat:
    """Tells systemd that the kiosk is ready, alive, and stopping; without systemd it does nothing.

    The watchdog's process id is not compared: the kiosk is a child of the compositor that systemd started, and the unit
    allows that (NotifyAccess=all).
    """

    def __init__(self, parent: QObject, environment: Mapping[str, str] = os.environ) -> None:
        self._address = _address(environment.get("NOTIFY_SOCKET", ""))
        self._timer = QTimer(parent)
        self._timer.timeout.connect(lambda: self._say("WATCHDOG=1"))
        limit = environment.get("WATCHDOG_USEC", "")
        if limit.isdecimal() and self._address is not None:
            self._timer.setInterval(max(int(limit) // 1000 // _PART, 1))

    @property
    def interval(self) -> int:
        """Milliseconds between two signs; 0 where none are wanted."""
        return self._timer.interval()

    def start(self) -> None:
        """Say that the kiosk is ready, and go on saying that it is alive."""
        self._say("READY=1")
        if self._timer.interval():
            self._timer.start()

    def stop(self) -> None:
        """Say that the kiosk ends on purpose."""
        self._timer.stop()
        self._say("STOPPING=1")

    def _say(self, what: str) -> None:
        if self._address is None:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
            line.settimeout(0)
            line.sendto(what.encode(), self._address)


def _address(name: str) -> str | None:
    """The socket's address: a path, or a name in the abstract namespace behind an @."""
    if name.startswith("@"):
        return "\0" + name[1:]
    return name if name.startswith("/") else None
