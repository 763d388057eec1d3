"""A printer of this computer's print service (CUPS), asked over its socket.

The document goes from memory to the service, which is told to forget it as soon as it is printed, or was not: no file
of ours is written, and none is left in its spool. `lp` could do neither that nor say how a job ended.
"""

from __future__ import annotations

import logging
import os
import pwd
import socket
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

from kiosk.delivery.slip.ipp import Attribute, Malformed, Operation, Response, Tag, decode_response, encode_request
from kiosk.delivery.slip.outlet import NotPrinted
from kiosk.delivery.slip.rendering import Document

_log = logging.getLogger(__name__)

SOCKET: Final = Path("/run/cups/cups.sock")
_COMPLETED: Final = 9  # RFC 8011, 5.3.7; canceled and aborted come before it, and all that go on before these
_CANCELED: Final = 7
_POLL_S: Final = 0.25
_REQUEST_S: Final = 5.0
_OK: Final = 200
_LONGEST_ANSWER: Final = 1 << 20
_NOT_FOUND: Final = 0x0406  # client-error-not-found
_FORGETTING: Final = 20  # times; CUPS gives a backend some seconds to end
# Reasons of a printer (RFC 8011, 5.4.12) that end by somebody's hand only, and not while a visitor waits for a slip.
_BY_HAND: Final = (
    "media-empty", "media-needed", "media-jam", "input-tray-missing", "cover-open", "door-open", "interlock-open",
    "paused", "stopped", "shutdown", "offline", "marker-supply-empty", "output-area-full",
)  # fmt: skip


class CupsPrinter:
    """A queue by its name, or the default one (""). `print_document` waits for the paper, so not on the main thread.

    `patience` is how long a job may take in seconds; one that takes longer is taken back, so that it does not come out
    under the eyes of the next visitor.
    """

    def __init__(
        self,
        queue: str = "",
        *,
        socket: Path = SOCKET,
        patience: float = 20.0,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._queue = queue
        self._socket = socket
        self._patience = patience
        self._pause = pause
        self._clock = clock
        self._user = pwd.getpwuid(os.geteuid()).pw_name

    def print_document(self, document: Document) -> None:
        """Print a document and return once it is out. Raises NotPrinted; then nothing will come out any more."""
        self._with_queue(lambda job: job.run(document, self._wait))

    def check(self) -> None:
        """Whether the service knows the queue, and nothing stands in the printer's way. Raises NotPrinted."""

        def look(job: _Job) -> None:
            if fault := job.printer_fault(known=True):
                raise NotPrinted(f"the printer says {fault}")

        self._with_queue(look)

    def _with_queue(self, do: Callable[[_Job], None]) -> None:
        try:
            with closing(_Channel(self._socket, self._user)) as channel:
                queue = self._queue or self._find_default(channel)
                do(_Job(channel, queue, self._user, self._pause))
        except (OSError, HTTPException) as error:
            raise NotPrinted(f"the print service at {self._socket} does not answer ({type(error).__name__})") from error
        except Malformed as error:
            raise NotPrinted(f"what the print service at {self._socket} answers is not IPP: {error}") from error

    def _find_default(self, channel: _Channel) -> str:
        name = channel.ask("/", Operation.CUPS_GET_DEFAULT).texts("printer-name")
        if not name:
            raise NotPrinted("there is no default printer: name one in slip.printer")
        return name[0]

    def _wait(self, job: _Job) -> None:
        end = self._clock() + self._patience
        while (state := job.state()) < _CANCELED:
            if fault := job.printer_fault():
                raise NotPrinted(f"the printer says {fault}")
            if self._clock() >= end:
                raise NotPrinted(f"the printer did not print it within {self._patience:.0f} seconds")
            self._pause(_POLL_S)
        if state != _COMPLETED:
            raise NotPrinted("the print service gave it up")


class _Job:
    """One document on its way; whatever happens, the service is told to forget it."""

    def __init__(self, channel: _Channel, queue: str, user: str, pause: Callable[[float], None]) -> None:
        self._channel = channel
        self._path = f"/printers/{queue}"
        self._printer = Attribute(Tag.URI, "printer-uri", f"ipp://localhost{self._path}")
        self._user = Attribute(Tag.NAME, "requesting-user-name", user)
        self._queue = queue
        self._pause = pause
        self._number: Attribute | None = None

    def run(self, document: Document, wait: Callable[[_Job], None]) -> None:
        answer = self._ask(
            Operation.PRINT_JOB,
            Attribute(Tag.NAME, "job-name", "slip"),
            Attribute(Tag.MIME_TYPE, "document-format", "application/pdf"),
            job=(
                Attribute(Tag.KEYWORD, "media", name_media(document)),
                Attribute(Tag.KEYWORD, "print-scaling", "none"),
            ),
            document=document.pdf,
        )
        number = answer.integer("job-id")
        if not answer.succeeded or number is None:
            said = "; ".join(answer.texts("status-message")) or f"status {answer.status:#06x}"
            raise NotPrinted(f"the print service does not take it for {self._queue}: {said}")
        self._number = Attribute(Tag.INTEGER, "job-id", number)
        try:
            wait(self)
        finally:
            self._forget()

    def state(self) -> int:
        assert self._number is not None
        state = self._ask(Operation.GET_JOB_ATTRIBUTES, self._number).integer("job-state")
        if state is None:
            raise NotPrinted("the print service knows nothing of it any more")
        return state

    def printer_fault(self, *, known: bool = False) -> str:
        """What stands in the printer's way until somebody comes; "" for nothing.

        Raises NotPrinted for a queue that the service does not know, where that is asked too (`known`).
        """
        answer = self._ask(Operation.GET_PRINTER_ATTRIBUTES)
        if known and not answer.succeeded:
            raise NotPrinted(f"the print service has no queue {self._queue}")
        reasons = answer.texts("printer-state-reasons")
        return next((each for each in reasons if each.startswith(_BY_HAND) and not each.endswith("-warning")), "")

    def _forget(self) -> None:
        """Take the job back, if it is still to be printed, and everything about it out of the spool in any case.

        A job that is under way is stopped first and forgotten when asked once more: hence until it is not known.
        """
        assert self._number is not None
        purge = Attribute(Tag.BOOLEAN, "purge-job", value=True)  # CUPS's own; without it documents stay for a day
        status = 0
        for _ in range(_FORGETTING):
            status = self._ask(Operation.CANCEL_JOB, self._number, purge).status
            if status == _NOT_FOUND:
                return
            self._pause(_POLL_S)
        _log.warning("the print service does not forget a slip (status %#06x)", status)

    def _ask(
        self, operation: Operation, *attributes: Attribute, job: tuple[Attribute, ...] = (), document: bytes = b""
    ) -> Response:
        path = self._path if operation is Operation.PRINT_JOB else "/jobs/"
        first, others = (self._printer,), (*attributes, self._user)
        # The printer and the job come right after the charset and the language (RFC 8011, 4.1.5).
        return self._channel.ask(path, operation, *first, *others, job=job, document=document)


class _Channel(HTTPConnection):
    """HTTP over the service's socket, by which it also sees who asks (SO_PEERCRED): no password is needed."""

    def __init__(self, path: Path, user: str) -> None:
        super().__init__("localhost", timeout=_REQUEST_S)
        self._socket_path = path
        self._headers = {"Content-Type": "application/ipp", "Authorization": f"PeerCred {user}"}

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        try:
            self.sock.settimeout(self.timeout)
            self.sock.connect(str(self._socket_path))
        except OSError:
            self.sock.close()
            raise

    def ask(
        self,
        path: str,
        operation: Operation,
        *attributes: Attribute,
        job: tuple[Attribute, ...] = (),
        document: bytes = b"",
    ) -> Response:
        """Send one request. Raises OSError, HTTPException, or Malformed for an answer that is none."""
        self.request("POST", path, encode_request(operation, attributes, job, document), self._headers)
        with self.getresponse() as answer:
            octets = answer.read(_LONGEST_ANSWER)
            if answer.status != _OK:
                raise HTTPException(f"status {answer.status}")
        return decode_response(octets)


def name_media(document: Document) -> str:
    """The self-describing name of a paper's size (PWG 5101.1), in millimetres."""
    width, height = round(document.width), round(document.height)
    if (width, height) == (210, 297):
        return "iso_a4_210x297mm"
    return f"custom_slip_{width}x{height}mm"
