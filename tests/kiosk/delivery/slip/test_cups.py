"""The real print service, with printers that are played by its backends."""

from __future__ import annotations

import socket
import tempfile
import threading
import time
from itertools import chain, count, repeat
from pathlib import Path

import pytest

from kiosk.delivery.slip.content import Setting, Translate, compose
from kiosk.delivery.slip.cups import CupsPrinter, name_media
from kiosk.delivery.slip.layout import PAPERS
from kiosk.delivery.slip.outlet import NotPrinted
from kiosk.delivery.slip.rendering import Document, render
from kiosk.eligibility.model import RefusalReason, Refused
from tests.kiosk.delivery.slip.printservice import PrintService
from tests.kiosk.delivery.slip.samples import MOMENT


@pytest.fixture
def document(setting: Setting, translations: dict[str, Translate]) -> Document:
    return render(compose(Refused(RefusalReason.EXPIRED), setting, MOMENT, "en", translations), PAPERS["80mm"])


def printed(service: PrintService, suffix: str) -> list[Path]:
    return sorted(service.out.glob(f"*.{suffix}"), key=lambda each: int(each.stem))


@pytest.mark.parametrize("queue", ["good", ""])
def test_a_slip_comes_out_and_the_service_keeps_nothing(
    queue: str, print_service: PrintService, document: Document
) -> None:
    before = len(printed(print_service, "pdf"))
    CupsPrinter(queue, socket=print_service.socket).print_document(document)
    outcome = printed(print_service, "pdf")
    assert len(outcome) == before + 1
    assert outcome[-1].read_bytes() == document.pdf
    options = printed(print_service, "options")[-1].read_text()
    assert f"media=custom_slip_80x{document.height}mm" in options
    assert "print-scaling=none" in options
    assert printed(print_service, "title")[-1].read_text() == "slip\n"
    assert print_service.documents_in_spool() == []


def test_a_printer_is_looked_at_and_nothing_comes_out(print_service: PrintService) -> None:
    before = len(printed(print_service, "pdf"))
    for queue in ("good", "", "worried"):
        CupsPrinter(queue, socket=print_service.socket).check()
    with pytest.raises(NotPrinted, match="the printer says paused"):
        CupsPrinter("paused", socket=print_service.socket).check()
    with pytest.raises(NotPrinted, match="has no queue none-of-this-name"):
        CupsPrinter("none-of-this-name", socket=print_service.socket).check()
    assert len(printed(print_service, "pdf")) == before


def test_low_paper_is_no_reason(print_service: PrintService, document: Document) -> None:
    CupsPrinter("worried", socket=print_service.socket).print_document(document)
    assert print_service.documents_in_spool() == []


@pytest.mark.parametrize(
    ("queue", "said"),
    [
        ("empty", "the printer says media-empty"),
        ("paused", "the printer says paused"),
        ("broken", "gave it up"),
        ("none-of-this-name", "does not take it for none-of-this-name: The printer or class does not exist"),
    ],
)
def test_what_cannot_be_printed_is_said_soon_and_is_taken_back(
    queue: str, said: str, print_service: PrintService, document: Document
) -> None:
    began = time.monotonic()
    with pytest.raises(NotPrinted, match=said):
        CupsPrinter(queue, socket=print_service.socket).print_document(document)
    assert time.monotonic() - began < 15
    assert print_service.documents_in_spool() == []


def test_a_printer_that_does_not_end_is_not_waited_for(print_service: PrintService, document: Document) -> None:
    ticks = count(0.0, 10.0)
    printer = CupsPrinter("slow", socket=print_service.socket, patience=20, clock=lambda: next(ticks))
    with pytest.raises(NotPrinted, match="within 20 seconds"):
        printer.print_document(document)
    assert print_service.documents_in_spool() == []


def test_a_service_that_is_not_there_is_named(tmp_path: Path, document: Document) -> None:
    with pytest.raises(NotPrinted, match=r"nowhere\.sock does not answer"):
        CupsPrinter("good", socket=tmp_path / "nowhere.sock").print_document(document)


class Answering:
    """A service on a socket that answers one request after the other with `answers`, the last of them for ever."""

    def __init__(self, path: Path, *answers: bytes) -> None:
        self._answers = answers
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        connection, _ = self._listening.accept()
        with connection, connection.makefile("rb") as requests:
            for answer in chain(self._answers, repeat(self._answers[-1])):
                size = 0
                while line := requests.readline().strip():
                    if line.lower().startswith(b"content-length:"):
                        size = int(line.split(b":")[1])
                if not requests.read(size):
                    return
                connection.sendall(answer)
                if b"200 OK" not in answer:
                    return

    def close(self) -> None:
        self._thread.join(10)
        self._listening.close()


def ipp(status: int, attributes: bytes = b"") -> bytes:
    body = b"\x02\x00" + status.to_bytes(2, "big") + b"\x00\x00\x00\x01" + attributes + b"\x03"
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


JOB = b"\x02\x21\x00\x06job-id\x00\x04\x00\x00\x00\x01"
COMPLETED = b"\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09"


def test_a_job_that_vanished_is_no_slip(document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        service = Answering(Path(folder) / "s", ipp(0, JOB), ipp(0x0406))
        with pytest.raises(NotPrinted, match="knows nothing of it any more"):
            CupsPrinter("q", socket=Path(folder) / "s").print_document(document)
        service.close()


@pytest.mark.logs("kiosk.delivery.slip.cups")
def test_a_service_that_does_not_forget_is_told_of_in_the_journal(
    document: Document, caplog: pytest.LogCaptureFixture
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        service = Answering(Path(folder) / "s", ipp(0, JOB), ipp(0, COMPLETED), ipp(0x0403))
        CupsPrinter("q", socket=Path(folder) / "s", pause=lambda _seconds: None).print_document(document)
        service.close()
    assert "does not forget a slip (status 0x0403)" in caplog.text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "does not answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\x02\x00\x00", "is not IPP"),
        (b"no HTTP at all", "does not answer"),
        (b"", "does not answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\x02\x00\x04\x06\x00\x00\x00\x01\x03", "no default printer"),
    ],
)
def test_a_service_that_answers_strangely_is_named(answer: bytes, said: str, document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        service = Answering(Path(folder) / "s", answer)
        with pytest.raises(NotPrinted, match=said):
            CupsPrinter(socket=Path(folder) / "s").print_document(document)
        service.close()


def test_names_of_papers() -> None:
    assert name_media(Document(b"", 210, 297)) == "iso_a4_210x297mm"
    assert name_media(Document(b"", 58, 143)) == "custom_slip_58x143mm"
