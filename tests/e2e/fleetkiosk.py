"""A process of several kiosks, each with its visitors, its journal and its audit trail. May be killed at any moment.

Takes its orders as JSON in its argument, goes on where its predecessor was, and ends when all visitors have been.
"""

from __future__ import annotations

import json
import sys
import threading
import time
import uuid
from pathlib import Path
from typing import Final

from kiosk.audittrail import AuditTrail
from kiosk.eligibility.base import BackendError
from kiosk.eligibility.model import Answer, Refused, Registered
from kiosk.eligibility.testing import Signer
from reader.virtual.keys import private_key
from tests.e2e.fleet import Desk, Journal, RemoteDesk, Visitor, persist

_PATIENCE: Final = 100.0  # seconds; the lifetime of a challenge is longer


class FleetKiosk:
    """One kiosk: remembers what it asks before it asks, and settles what its predecessor left open."""

    def __init__(self, name: str, folder: Path, desk: Desk) -> None:
        self._name = name
        self._desk = desk
        self._journal = Journal(folder / f"{name}.journal")
        self._trail = AuditTrail(folder / f"{name}.audit")
        self._deadline = time.monotonic() + _PATIENCE
        entries = self._journal.entries()
        closed = {entry[2] for entry in entries if entry[0] != "ask"}
        self._open = [entry for entry in entries if entry[0] == "ask" and entry[2] not in closed]
        self.done = {entry[1] for entry in entries}
        """Who stood here already; whoever did when the kiosk was killed has left."""

    def settle_open(self) -> None:
        """Find out what became of the visitors who stood here when the kiosk was killed; they are gone."""
        for _, visitor, request_id, challenge_id in self._open:
            answer = self._settle(request_id, challenge_id)
            self._conclude("settled", visitor, request_id, answer)

    def serve(self, visitor: Visitor) -> None:
        """A visit, until there is an answer."""
        signer = Signer(visitor.certificate, private_key(visitor.key), ())
        while True:
            challenge = persist(lambda: self._desk.challenge(self._name), self._deadline)
            proof = signer.prove(challenge)
            request_id = uuid.uuid4().hex
            self._trail.append({"to": "Checking"}, durable=True)
            self._journal.write("ask", visitor.name, request_id, challenge.id)
            answer: Answer | None
            try:
                answer = self._desk.register(self._name, proof, request_id)
            except BackendError:
                answer = self._settle(request_id, challenge.id)
            if answer is not None:
                self._conclude("saw", visitor.name, request_id, answer)
                return
            # Nothing became of it, and the visitor still stands here.
            self._journal.write("again", visitor.name, request_id)

    def _settle(self, request_id: str, challenge_id: str) -> Answer | None:
        answer: Answer | None = persist(lambda: self._desk.settle(self._name, request_id, challenge_id), self._deadline)
        return answer

    def _conclude(self, how: str, visitor: str, request_id: str, answer: Answer | None) -> None:
        match answer:
            case Registered(already=already):
                result = "already" if already else "registered"
            case Refused(reason=reason):
                result = reason.value
            case None:
                result = "nothing"
            case _:
                result = "unexpected"
        self._trail.append({"to": "Concluded", "how": how, "result": result}, durable=True)
        self._journal.write(how, visitor, request_id, result)


def _run(name: str, folder: Path, desk: Desk, visitors: list[Visitor]) -> None:
    kiosk = FleetKiosk(name, folder, desk)
    kiosk.settle_open()
    for visitor in visitors:
        if visitor.name not in kiosk.done:
            kiosk.serve(visitor)


def main() -> None:
    order = json.loads(sys.argv[1])
    folder = Path(order["folder"])
    kiosks = []
    for number, name in enumerate(order["kiosks"]):
        lines = (folder / f"{name}.visitors").read_text().splitlines()
        desk = RemoteDesk(order["addresses"], number)
        visitors = [Visitor.from_json(line) for line in lines]
        kiosks.append(threading.Thread(target=_run, args=(name, folder, desk, visitors)))
    failures: list[str] = []
    said = threading.excepthook

    def note(arguments: threading.ExceptHookArgs) -> None:
        failures.append(repr(arguments.exc_value))
        said(arguments)

    threading.excepthook = note
    for kiosk in kiosks:
        kiosk.start()
    for kiosk in kiosks:
        kiosk.join()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
