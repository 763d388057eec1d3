"""A process of several kiosks, each with its visitors, its journal and its audit trail. May be killed at any moment.

Takes its orders as JSON in its argument, goes on where its predecessor was, and ends when all visitors have been and
nothing is left to be settled.
"""

from __future__ import annotations

import json
import sys
import threading
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.audit.trail import AuditTrail
from kiosk.eligibility.base import BackendContext, BackendError
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.eligibility.http.settling import unsettled
from kiosk.eligibility.model import Answer, Challenge, Purpose, Refused, Registered, Undecided
from tests.e2e.fleet import End, Journal, Visitor

_PATIENCE: Final = 240.0  # seconds, on a busy machine
_CHALLENGE: Final = 3.0  # seconds
_ANSWER: Final = 2.0  # seconds: less than the database may be away
_PAUSE: Final = 0.1


class FleetKiosk:
    """One kiosk with its own identity, whose backend settles what the predecessor left open."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._home = folder / name
        self._journal = Journal(folder / f"{name}.journal")
        self._trail = AuditTrail(folder / f"{name}.audit")
        self._deadline = time.monotonic() + _PATIENCE
        self._backend = self._open()

    def run(self, visitors: list[Visitor]) -> None:
        """Serve everybody who has not been here yet."""
        entries = self._journal.entries()
        known = {visitor.name: visitor for visitor in visitors}
        gone = {entry.visitor for entry in entries if entry.end in {End.SAW, End.DESK}}
        for entry in entries:
            if entry.end is None:
                self._conclude(entry.visitor, entry.request, End.DARK)
            if entry.end in {None, End.DARK} and not known[entry.visitor].patient:
                gone.add(entry.visitor)
        self._settle()
        for visitor in visitors:
            if visitor.name not in gone:
                self._serve(visitor)
            if self._open_requests():
                self._settle()
        while self._open_requests():
            # As after a restart: it is not waited for the pause between two tries.
            self._backend.close()
            self._backend = self._open()
            self._settle()
            self._wait()
        self._backend.close()
        self._trail.close()

    def _open(self) -> HttpBackend:
        context = BackendContext(self._name, folder=self._home / "backend")
        return HttpBackend(HttpSettings(identity=self._home / "identity"), context)

    def _open_requests(self) -> bool:
        return bool(unsettled(self._home / "backend"))

    def _settle(self) -> None:
        """As the kiosk's own alarm does, every ten seconds."""
        with suppress(BackendError):  # then the next time
            self._backend.probe()

    def _serve(self, visitor: Visitor) -> None:
        """A visit, until there is an answer, or the visitor is sent to the desk."""
        signer = visitor.signer
        while True:
            proof = signer.prove(self._challenge())
            request = uuid.uuid4().hex
            self._trail.append({"to": "Checking"}, durable=True)
            self._journal.ask(visitor.name, request)
            try:
                answer: Answer | None = self._backend.register(proof, request_id=request, timeout=_ANSWER)
            except BackendError:
                answer = None  # nothing was sent
            match answer:
                case None | Undecided(settled=True):
                    self._conclude(visitor.name, request, End.AGAIN)
                    self._wait()
                case Undecided():
                    self._conclude(visitor.name, request, End.DESK)
                    return
                case _:
                    self._conclude(visitor.name, request, End.SAW, _word(answer))
                    return

    def _challenge(self) -> Challenge:
        while True:
            try:
                return self._backend.challenge(Purpose.REGISTER, timeout=_CHALLENGE)
            except BackendError:
                self._wait()

    def _wait(self) -> None:
        if time.monotonic() > self._deadline:
            raise TimeoutError(f"{self._name} came to no end")
        time.sleep(_PAUSE)

    def _conclude(self, visitor: str, request: str, end: End, result: str = "") -> None:
        self._trail.append({"to": "Concluded", "end": end.value, "result": result}, durable=True)
        self._journal.end(visitor, request, end, result)


def _word(answer: Answer) -> str:
    match answer:
        case Registered(already=already):
            return "already" if already else "registered"
        case Refused(reason=reason):
            return reason.value
        case _:
            return "unexpected"


def main() -> None:
    order = json.loads(sys.argv[1])
    folder = Path(order["folder"])
    failures: list[str] = []
    said = threading.excepthook

    def note(arguments: threading.ExceptHookArgs) -> None:
        failures.append(repr(arguments.exc_value))
        said(arguments)

    threading.excepthook = note
    threads = []
    for name in order["kiosks"]:
        visitors = [Visitor.from_json(line) for line in (folder / f"{name}.visitors").read_text().splitlines()]
        threads.append(threading.Thread(target=FleetKiosk(name, folder).run, args=(visitors,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
