"""A process that decides, one of several on one database. Takes its orders as JSON in its argument."""

from __future__ import annotations

import json
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

from kiosk.eligibility.adjudicating import Asker, Lifetimes, RevocationData
from kiosk.eligibility.adjudicator import Adjudicator
from kiosk.eligibility.base import BackendError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.rules import RulePolicy
from kiosk.trust import ListFolder, load_store
from tests.e2e.fleet import TIMEOUT


class Lists:
    """The revocation lists of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = ListFolder(folder)

    def data_for(self, certificate: bytes, *, timeout: float) -> RevocationData:  # noqa: ARG002 (interface)
        """All of them."""
        return RevocationData(lists=self._folder.current())

    def probe(self) -> None:
        """Nothing is missing."""


def main() -> None:
    order = json.loads(sys.argv[1])
    folder = Path(order["folder"])
    adjudicator = Adjudicator(
        _open(order["database"]),
        load_store(folder / "anchors.pem", allow_test_pki=True),
        Lists(folder / "crls"),
        RulePolicy(),
        Lifetimes(),
        lambda: datetime.now(UTC),
    )
    with suppress(FileNotFoundError):  # left by the one that was killed
        Path(order["address"]).unlink()
    with Listener(order["address"], backlog=64) as listener:
        while True:
            threading.Thread(target=_serve, args=(adjudicator, listener.accept()), daemon=True).start()


def _open(url: str) -> Database:
    while True:
        try:
            return open_database(url)
        except BackendError:  # as a service manager does, which starts it anew
            time.sleep(0.05)


def _serve(adjudicator: Adjudicator, line: Connection) -> None:
    with line, suppress(OSError, EOFError):
        answer: object
        try:
            answer = _answer(adjudicator, *line.recv())
        except BackendError as error:
            answer = error
        line.send(answer)


def _answer(adjudicator: Adjudicator, what: str, kiosk: str, *question: Any) -> object:
    asker = Asker(kiosk, "site-1")
    match what, question:
        case "challenge", (purpose,):
            return adjudicator.challenge(asker, purpose, timeout=TIMEOUT)
        case "answer", (purpose, proof, request_id):
            return adjudicator.answer(asker, purpose, proof, request_id=request_id, timeout=TIMEOUT)
        case "settle", (request_id, challenge_id):
            return adjudicator.settle(asker, request_id, challenge_id, timeout=TIMEOUT)
        case _:
            raise ValueError(what)


if __name__ == "__main__":
    main()
