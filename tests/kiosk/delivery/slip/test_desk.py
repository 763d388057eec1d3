"""The slip's port: results in, paper and events out."""

from __future__ import annotations

import gc
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kiosk.config import parse
from kiosk.delivery.slip.content import Setting, Translate, compose
from kiosk.delivery.slip.cups import CupsPrinter
from kiosk.delivery.slip.desk import SlipDesk, open_desk
from kiosk.delivery.slip.layout import PAPERS
from kiosk.delivery.slip.outlet import NotPrinted, Outlet, SlipFolder, open_outlet
from kiosk.delivery.slip.rendering import Document
from kiosk.delivery.slip.settings import Slip
from kiosk.eligibility.model import Covered, Purpose, Registered
from kiosk.flow.events import SlipFailed, SlipPrinted
from kiosk.flow.states import Problem
from kiosk.lane import Fault, News
from tests.kiosk.delivery.slip.printservice import PrintService
from tests.kiosk.delivery.slip.samples import MOMENT, coverage


class Counter:
    """An outlet that keeps what it is given, and fails or waits when it is told to."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.fault: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.threads: set[str] = set()

    def check(self) -> None:
        """Always ready."""

    def print_document(self, document: Document) -> None:
        assert self.gate.wait(10)
        self.threads.add(threading.current_thread().name)
        if self.fault is not None:
            raise self.fault
        self.documents.append(document)


class Stand:
    def __init__(self, setting: Setting, translations: dict[str, Translate], outlet: Outlet) -> None:
        self.news: list[News] = []
        self.compose = partial(compose, setting=setting, moment=MOMENT, language="en", translations=translations)
        samples = [self.compose(Registered(MOMENT, already=False))]
        self.desk = SlipDesk(self.compose, PAPERS["80mm"], outlet, self.news.append, samples)

    def close(self) -> None:
        assert self.desk.close(10)


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
def stand(setting: Setting, translations: dict[str, Translate], counter: Counter) -> Iterator[Stand]:
    stand = Stand(setting, translations, counter)
    yield stand
    counter.gate.set()
    stand.close()


def test_a_result_is_printed_beside_the_main_thread(stand: Stand, counter: Counter) -> None:
    counter.gate.clear()
    stand.desk.print(7, Covered(coverage()), Purpose.COVERAGE)
    assert stand.news == []
    counter.gate.set()
    stand.close()
    assert stand.news == [SlipPrinted(7)]
    assert counter.threads == {"slip"}
    assert counter.documents[0].width == 80


def test_results_are_printed_in_their_order(stand: Stand, counter: Counter) -> None:
    stand.desk.print(1, Problem.CANCELLED, None)
    stand.desk.print(2, Problem.PIN_BLOCKED, Purpose.REGISTER)
    stand.close()
    assert stand.news == [SlipPrinted(1), SlipPrinted(2)]
    assert counter.documents[0].height < counter.documents[1].height


@pytest.mark.logs("kiosk.delivery.slip.desk")
def test_no_slip_is_said_and_the_reason_stays_in_the_journal(
    stand: Stand, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    counter.fault = NotPrinted("the printer says media-empty-error")
    stand.desk.print(7, Problem.CANCELLED, None)
    stand.close()
    assert stand.news == [SlipFailed(7)]
    assert "no slip: the printer says media-empty-error" in caplog.text


def test_a_bug_is_no_slip_and_is_reported(stand: Stand, counter: Counter) -> None:
    counter.fault = bug = ZeroDivisionError()
    stand.desk.print(7, Problem.CANCELLED, None)
    stand.close()
    assert stand.news == [SlipFailed(7), Fault(bug)]


def test_nothing_of_a_person_stays_behind(stand: Stand) -> None:
    person = coverage()
    stand.desk.print(7, Covered(person), Purpose.COVERAGE)
    stand.close()
    # Whoever still holds the answer, apart from this test, would be found.
    assert [each for each in gc.get_referrers(person) if isinstance(each, Covered)] == []


def test_a_folder_gets_a_file_for_each_slip(tmp_path: Path) -> None:
    folder = SlipFolder(tmp_path, lambda: datetime(2026, 11, 23, 6, 5, 9, tzinfo=UTC))
    for number in range(3):
        folder.print_document(Document(b"%d" % number, 80, 100))
    assert sorted((each.name, each.read_bytes(), each.stat().st_mode & 0o777) for each in tmp_path.iterdir()) == [
        ("slip-20261123-150509-2.pdf", b"1", 0o600),
        ("slip-20261123-150509-3.pdf", b"2", 0o600),
        ("slip-20261123-150509.pdf", b"0", 0o600),
    ]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotPrinted, match="nowhere: No such file or directory"):
        SlipFolder(tmp_path / "nowhere").print_document(Document(b"", 80, 100))
    with pytest.raises(NotPrinted, match="nowhere is no folder"):
        SlipFolder(tmp_path / "nowhere").check()
    SlipFolder(tmp_path).check()


def test_a_slip_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    # A folder takes the place of the file that is written first.
    folder = SlipFolder(tmp_path, lambda: datetime(2026, 11, 23, 6, 5, 9, tzinfo=UTC))
    (tmp_path / ".slip-20261123-150509.pdf.part").mkdir()
    with pytest.raises(NotPrinted, match="File exists"):
        folder.print_document(Document(b"x", 80, 100))
    assert [each.name for each in tmp_path.iterdir()] == [".slip-20261123-150509.pdf.part"]


def test_the_configuration_says_where_slips_come_out(tmp_path: Path) -> None:
    assert isinstance(open_outlet(Slip(folder=tmp_path)), SlipFolder)
    assert isinstance(open_outlet(Slip(printer="counter")), CupsPrinter)
    assert isinstance(open_outlet(Slip()), CupsPrinter)


def test_a_kiosk_prints_in_the_language_that_is_on(tmp_path: Path) -> None:
    raw = {
        "site": {"name": "見本市役所"},
        "eligibility": {"backend": "unavailable"},
        "profile": {"name": "atm"},
        "slip": {"folder": "slips", "paper": "58mm"},
        "display": {"languages": ["en", "ja"]},
    }
    (tmp_path / "slips").mkdir()
    on = ["en"]
    news: list[News] = []
    desk = open_desk(parse(raw, "kiosk.toml", tmp_path), lambda: on[0], news.append, now=lambda: MOMENT, demo=True)
    desk.print(1, Problem.CANCELLED, None)
    on[0] = "ja"
    desk.print(2, Problem.CANCELLED, None)
    assert desk.close(10)
    assert news == [SlipPrinted(1), SlipPrinted(2)]
    first, second = sorted((tmp_path / "slips").iterdir(), key=lambda each: each.stat().st_mtime_ns)
    said, again = (
        subprocess.run(["pdftotext", each, "-"], capture_output=True, check=True, text=True).stdout
        for each in (first, second)
    )
    assert "3:05 p.m." in said
    assert "3:05 p.m." not in again
    assert "午後3時5分" in again


def test_from_a_result_to_the_printer(
    setting: Setting, translations: dict[str, Translate], print_service: PrintService
) -> None:
    before = set(print_service.out.glob("*.pdf"))
    stand = Stand(setting, translations, CupsPrinter(socket=print_service.socket))
    stand.desk.print(3, Registered(MOMENT, already=False, coverage=coverage()), Purpose.REGISTER)
    stand.close()
    assert stand.news == [SlipPrinted(3)]
    (file,) = set(print_service.out.glob("*.pdf")) - before
    assert file.read_bytes().startswith(b"%PDF")
    assert print_service.documents_in_spool() == []
