"""Disks, folders and files that cannot be used: what is said of it, what is kept, and what goes on all the same."""

from __future__ import annotations

import fcntl
import os
import threading
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from kiosk.delivery.oqs.answers import AnswerFolder
from kiosk.delivery.oqs.courier import Reception
from kiosk.delivery.oqs.errand import Beside, Late
from kiosk.delivery.oqs.folder import DeliveryFolder, FolderError
from kiosk.delivery.oqs.outbox import Entry, Outbox
from kiosk.delivery.oqs.simulatedpersons import SimulatedAnswer
from kiosk.delivery.oqs.simulator import describe, serve
from kiosk.eligibility.base import BackendError
from kiosk.eligibility.model import Consents, LookedUp, Validity
from tests.kiosk.delivery.terminalroom import Room, numbers_of
from tests.kiosk.delivery.test_oqs_courier import AT, WAIT, Counter, deliver
from tests.kiosk.delivery.test_oqs_message import COVERAGE
from tests.kiosk.delivery.test_oqs_terminal import answer_to, give_up, place

COURIER = "kiosk.delivery.oqs.courier"
ENTRY = Entry("key", "name.xml", AT, AT, b"data")


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


# --- this computer's own disk ----------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "folder"
    with pytest.raises(FolderError, match=str(place)):
        Outbox(place)
    with pytest.raises(FolderError, match=str(place)):
        DeliveryFolder(tmp_path, place, "kiosk-1")


def test_an_outbox_whose_disk_is_in_trouble_says_so(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox")
    (tmp_path / "outbox" / "key.entry").mkdir()
    attempts = (partial(outbox.put, ENTRY), partial(outbox.find, "key"), partial(outbox.remove, "key"))
    for attempt in attempts:
        with pytest.raises(FolderError, match="outbox"):
            attempt()
    (tmp_path / "outbox" / "key.entry").rmdir()
    (tmp_path / "outbox" / "loop.entry").symlink_to("loop.entry")
    with pytest.raises(FolderError, match="cannot be read"):
        outbox.waiting()
    (tmp_path / "outbox" / "loop.entry").unlink()
    assert list((tmp_path / "outbox").iterdir()) == [], "nothing half written stays behind"
    (tmp_path / "outbox").rmdir()
    assert outbox.waiting() == ()


def test_what_was_half_written_goes_when_nobody_writes_it_any_more(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox")
    outbox.put(ENTRY)
    part = tmp_path / "outbox" / ".other.entry.part"
    part.write_bytes(b"half")
    outbox.tidy()
    assert part.exists(), "another program may be writing it"
    os.utime(part, (part.stat().st_mtime - 61,) * 2)
    outbox.tidy()
    assert [path.name for path in (tmp_path / "outbox").iterdir()] == ["key.entry"]


@pytest.mark.logs(COURIER)
def test_records_that_somebody_changed_deliver_nothing_and_say_so(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    courier = counter.courier()
    deliver(courier, Reception("request-1", COVERAGE))
    assert len(counter.take()) == 1
    (record,) = (counter.folder / "data" / "delivered").glob("*.json")
    whole = record.read_bytes()
    record.write_bytes(b"{")
    deliver(courier, Reception("request-1", COVERAGE))
    assert counter.take() == []
    assert record.name in caplog.text
    record.write_bytes(whole)
    assert courier.run(20)
    assert counter.take() == [], "it was delivered before"
    assert counter.kept == []


@pytest.mark.logs(COURIER)
def test_consents_that_find_no_readable_result_change_nothing(counter: Counter) -> None:
    courier = counter.courier(WAIT)
    deliver(courier, Reception("request-1", COVERAGE))
    (entry,) = counter.kept
    whole = entry.read_bytes()
    entry.write_bytes(b"{")
    courier.consent(Reception("request-1", COVERAGE), Consents())
    entry.write_bytes(whole)
    courier.close(20)
    assert len(counter.take()) == 1


@pytest.mark.logs(COURIER)
@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ((DeliveryFolder, "deliver"), FolderError("/share: away")),
        ((DeliveryFolder, "deliver"), RuntimeError("secret 花子")),
        ((Outbox, "waiting"), FolderError("/data: away")),
    ],
)
def test_a_fault_on_the_way_is_told_and_tried_again(
    counter: Counter,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    where: tuple[type, str],
    fault: Exception,
) -> None:
    courier = counter.courier()

    def fail(*_: object) -> None:
        raise fault

    with monkeypatch.context() as patched:
        patched.setattr(*where, fail)
        deliver(courier, Reception("request-1", COVERAGE))
    assert counter.take() == []
    assert "wait to be delivered" in caplog.text
    assert "花子" not in caplog.text
    assert courier.run(20)
    assert len(counter.take()) == 1


def test_the_next_visit_ends_the_one_before(counter: Counter) -> None:
    courier = counter.courier(WAIT)
    deliver(courier, Reception("request-1", COVERAGE))
    counter.clock.advance(timedelta(seconds=5))
    courier.end_visit()
    deliver(courier, Reception("request-2", COVERAGE))
    assert len(counter.take()) == 1
    assert len(counter.kept) == 1, "of the visit that is under way"


def test_a_disk_that_cannot_lock_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DeliveryFolder(tmp_path, tmp_path / "records", "kiosk-1")

    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(FolderError, match="No locks available"):
        folder.deliver("key", "name.xml", b"data")


# --- shares ----------------------------------------------------------------------------------------------------------


def test_a_file_that_cannot_get_its_name_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    face = tmp_path / "face"
    face.mkdir()
    folder = DeliveryFolder(face, tmp_path / "records", "kiosk-1")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("kiosk.delivery.oqs.folder.move_aside_of_others", refuse)
        with pytest.raises(FolderError, match="Permission denied"):
            folder.deliver("key", "name.xml", b"data")
    assert list(face.glob("*.xml")) == []
    assert folder.recover() == ["name.xml"]
    assert (face / "name.xml").read_bytes() == b"data"


def test_what_is_no_file_of_ours_is_left_alone(tmp_path: Path) -> None:
    folder = DeliveryFolder(tmp_path / "face", tmp_path / "records", "kiosk-1")
    (tmp_path / "face").mkdir()
    other = tmp_path / "face" / f"{folder._beginning}key.other"
    other.touch()
    assert folder.recover() == []
    assert other.exists()
    assert not folder.withdraw("key"), "nothing was delivered"


def test_a_share_that_keeps_its_own_modes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one of Windows, where a file's mode cannot be changed."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchmod", refuse)
    folder = DeliveryFolder(tmp_path, tmp_path / "records", "kiosk-1")
    assert folder.deliver("key", "name.xml", b"data")
    assert (tmp_path / "name.xml").read_bytes() == b"data"


def test_a_folder_in_the_place_of_an_answer(tmp_path: Path) -> None:
    answers = AnswerFolder(tmp_path)
    (tmp_path / "answer.xml").mkdir()
    with pytest.raises(FolderError, match="cannot be read"):
        answers.look("answer.xml")
    with pytest.raises(FolderError, match="cannot be taken away"):
        answers.remove("answer.xml")


def test_an_answer_that_another_program_holds_open_is_waited_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a share of Windows nobody else may open it meanwhile."""
    request = give_up(room)
    place(room, request, answer_to(request))
    refused: list[Path] = []
    opened = os.open

    def refuse_once(path: Path, flags: int, *mode: int) -> int:
        if path.parent == room.res and not refused:
            refused.append(path)
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse_once)
    found = room.terminal().look_up(numbers_of(SimulatedAnswer.VALID), request_id="request-1", timeout=5)
    assert isinstance(found.answer, LookedUp)
    assert len(refused) == 1


def test_work_that_hangs_holds_up_the_next_until_it_is_done() -> None:
    beside, order = Beside("test"), []
    release = threading.Event()
    with pytest.raises(Late):
        beside.run(lambda: release.wait(30), 0.01)
    with pytest.raises(Late):
        beside.run(lambda: order.append("too early"), 0.01)
    release.set()
    assert beside.run(lambda: "done", 30) == "done"
    assert order == []


# --- the terminal and its answers ------------------------------------------------------------------------------------


def test_a_query_that_the_terminal_did_not_take_is_taken_back(room: Room) -> None:
    """As while it is switched off: it names a person, and nobody waits any more."""
    request = give_up(room)
    room.clock.advance(timedelta(minutes=9))
    room.terminal().probe()
    assert request.exists(), "it may still be asked for"
    room.clock.advance(timedelta(minutes=2))
    room.terminal().probe()
    assert list(room.req.iterdir()) == []
    give_up(room, "request-2")
    give_up(room, "request-3")
    assert len(list(room.req.iterdir())) == 1, "of the last one only"


@pytest.mark.logs("kiosk.delivery.oqs.simulator")
def test_the_simulator_goes_on_after_what_is_no_query(room: Room) -> None:
    (room.req / "OQSsiquc01req_a_20260101000000.xml").write_bytes(b"nonsense")
    simulator = room.simulator()
    assert simulator.work() == 1
    assert list(room.res.iterdir()) == []
    give_up(room)
    serve(simulator, 0.0, iter([False, True]).__next__)
    assert len(list(room.res.iterdir())) == 1
    give_up(room, "request-2")
    assert list(room.res.iterdir()) == [], "the answer that nobody waited for"
    room.res.rmdir()
    with pytest.raises(FolderError, match="res"):
        simulator.work()


@pytest.mark.parametrize("fault", [SimulatedAnswer.NONE, SimulatedAnswer.SEVERAL, SimulatedAnswer.INVALID])
def test_the_simulator_with_one_fault_for_everybody(room: Room, fault: SimulatedAnswer) -> None:
    with room.working(room.simulator(fault)):
        found = room.terminal().look_up(numbers_of(SimulatedAnswer.VALID), request_id="request-1", timeout=5)
    assert isinstance(found.answer, LookedUp)
    expected = {
        SimulatedAnswer.NONE: Validity.NO_QUALIFICATION,
        SimulatedAnswer.SEVERAL: Validity.SEVERAL_MATCHES,
        SimulatedAnswer.INVALID: Validity.INVALID,
    }
    assert found.answer.validity is expected[fault]


def test_the_simulator_says_where_its_folders_are(tmp_path: Path) -> None:
    assert describe(tmp_path).splitlines() == [f"  {name:<5} {tmp_path / name}" for name in ("req", "res", "face")]


def test_a_terminal_whose_folder_is_a_file(room: Room) -> None:
    room.req.rmdir()
    room.req.touch()
    with pytest.raises(BackendError, match="req"):
        room.terminal().probe()
