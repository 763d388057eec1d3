"""A process in which eligibility services run, each on a port of its own, over TLS, by a clock that the test moves.

Takes orders as JSON lines on standard input and answers each by a line, the port of the service; ends with its input.
"""

from __future__ import annotations

import json
import mmap
import socket
import struct
import sys
import threading
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn

from kiosk.eligibility.adjudicator import Adjudicator
from kiosk.eligibility.database import open_database
from kiosk.eligibility.revocation import make_revocation
from kiosk.service.application import make_application
from kiosk.service.identity import Doorkeeper
from kiosk.service.pseudonyms import open_pseudonyms
from kiosk.service.service import Service
from kiosk.service.settings import ServiceSettings
from kiosk.service.trail import open_trail
from kiosk.trust import load_store


class SharedClock:
    """The time that stands in a file, as seconds since 1970; the real time where it says 0."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._seconds = mmap.mmap(file.fileno(), 8, access=mmap.ACCESS_READ)

    def __call__(self) -> datetime:
        """The time (aware, UTC)."""
        (seconds,) = struct.unpack("<d", self._seconds[:8])
        return datetime.fromtimestamp(seconds, UTC) if seconds else datetime.now(UTC)


def open_test_service(order: dict[str, Any]) -> Service:
    """As kiosk.service.service opens it, but for a test PKI without the people of the demonstration."""
    folder = Path(order["folder"])
    now = SharedClock(folder / "clock")
    settings = ServiceSettings.model_validate(
        {
            "data": folder,
            "database": order["database"],
            "public_url": order["url"],
            "trust": {"anchors": folder / "anchors.pem", "crls": folder / "crls"},
        }
    )
    held = ExitStack()
    database = open_database(settings.database_url)
    held.callback(database.close)
    store = load_store(folder / "anchors.pem", allow_test_pki=True)
    revocation = make_revocation(store, now, crls=settings.trust.crls)
    held.callback(revocation.close)
    adjudicator = Adjudicator(database, store, revocation, settings.rules.policy(), settings.lifetimes.lifetimes(), now)
    doorkeeper = Doorkeeper(database, now)
    trail = open_trail(settings.data, now)
    held.callback(trail.close)
    pseudonyms = open_pseudonyms(settings.site_key_file, make=True)
    return Service(settings, database, adjudicator, doorkeeper, pseudonyms, trail, now, held)


class Running:
    """One service on its port."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._service = open_test_service(order)
        # Bound here and nowhere before: a port that was only looked up may be somebody else's by now.
        listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = listening.getsockname()[1]
        config = uvicorn.Config(
            make_application(self._service),
            ssl_certfile=order["certificate"],
            ssl_keyfile=order["key"],
            log_level="error",
            timeout_graceful_shutdown=1,
            workers=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listening],), daemon=True)
        self._thread.start()

    def started(self) -> None:
        """Wait until it serves; raises when it never will."""
        while not self._server.started:
            if not self._thread.is_alive():
                raise RuntimeError("the service did not start")
            self._thread.join(0.01)

    def stop(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join(10)
        self._service.close()


def main() -> None:
    running: dict[str, Running] = {}
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "open":
            service = running[order["url"]] = Running(order)
            service.started()
        else:
            service = running.pop(order["url"])
            service.stop()
        print(service.port, flush=True)  # noqa: T201 (the answer)
    for each in running.values():
        each.stop()


if __name__ == "__main__":
    main()
