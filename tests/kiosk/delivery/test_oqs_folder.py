"""Files into a watched folder: each whole, each once, whatever happens in between."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.delivery.oqs.folder import DeliveryFolder, FolderError

NAME = "OQSsiquc01res_face_abc_20260601120000.xml"
DATA = b"<XmlMsg/>" * 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "face"
    made.mkdir()
    return made


@pytest.fixture
def delivery(folder: Path, tmp_path: Path) -> Iterator[DeliveryFolder]:
    opened = DeliveryFolder(folder, tmp_path / "data" / "ledger")
    yield opened
    opened.close()


def reopened(delivery: DeliveryFolder, folder: Path, tmp_path: Path) -> DeliveryFolder:
    delivery.close()
    return DeliveryFolder(folder, tmp_path / "data" / "ledger")


def test_a_file_is_there_with_nothing_beside_it(delivery: DeliveryFolder, folder: Path) -> None:
    assert delivery.deliver("request-1", NAME, DATA)
    assert [file.name for file in folder.iterdir()] == [NAME]
    assert (folder / NAME).read_bytes() == DATA


def test_the_same_request_is_not_delivered_again_after_the_watcher_took_it(
    delivery: DeliveryFolder, folder: Path, tmp_path: Path
) -> None:
    delivery.deliver("request-1", NAME, DATA)
    (folder / NAME).unlink()
    assert not delivery.deliver("request-1", NAME, DATA)
    again = reopened(delivery, folder, tmp_path)
    assert not again.deliver("request-1", NAME.replace("12", "13"), DATA)
    assert list(folder.iterdir()) == []
    again.close()


def test_what_was_ready_is_delivered_after_a_power_cut(delivery: DeliveryFolder, folder: Path, tmp_path: Path) -> None:
    """Cut off between the ledger and the rename."""
    delivery.deliver("request-1", NAME, DATA)
    (folder / NAME).rename(folder / ".myna-request-1.ready")
    again = reopened(delivery, folder, tmp_path)
    assert again.recover() == [NAME]
    assert [file.name for file in folder.iterdir()] == [NAME]
    assert again.recover() == []
    again.close()


@pytest.mark.parametrize("left", [".myna-request-2.part", ".myna-request-2.ready"])
def test_what_was_not_promised_is_taken_away(delivery: DeliveryFolder, folder: Path, left: str) -> None:
    (folder / left).write_bytes(b"half")
    assert delivery.recover() == []
    assert list(folder.iterdir()) == []
    assert delivery.deliver("request-2", NAME, DATA)
    assert (folder / NAME).read_bytes() == DATA


def test_files_of_others_are_left_alone(delivery: DeliveryFolder, folder: Path) -> None:
    for other in ("OQSsiquc01res_face_x_20260101000000.xml", ".hidden", "readme.part"):
        (folder / other).write_bytes(b"theirs")
    delivery.recover()
    assert len(list(folder.iterdir())) == 3


def test_a_torn_ledger_line_tells_of_nothing(delivery: DeliveryFolder, folder: Path, tmp_path: Path) -> None:
    delivery.deliver("request-1", NAME, DATA)
    delivery.close()
    with (tmp_path / "data" / "ledger").open("ab") as file:
        file.write(b'{"key": "request-2", "na')
    again = DeliveryFolder(folder, tmp_path / "data" / "ledger")
    assert again.deliver("request-2", NAME.replace("abc", "def"), DATA)
    assert not again.deliver("request-1", NAME, DATA)
    once_more = reopened(again, folder, tmp_path)
    assert not once_more.deliver("request-2", NAME, DATA)
    once_more.close()


def test_a_missing_folder_says_so_and_loses_nothing(delivery: DeliveryFolder, folder: Path) -> None:
    folder.rmdir()
    with pytest.raises(FolderError, match="No such file"):
        delivery.deliver("request-1", NAME, DATA)
    with pytest.raises(FolderError):
        delivery.probe()
    folder.mkdir()
    delivery.probe()
    assert delivery.deliver("request-1", NAME, DATA)
    assert (folder / NAME).read_bytes() == DATA


def test_two_programs_do_not_share_a_ledger(delivery: DeliveryFolder, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="in use"):
        DeliveryFolder(folder, tmp_path / "data" / "ledger")


@pytest.mark.parametrize("key", ["", "../x", "a b", "ä", "a/b"])
def test_a_key_is_no_path(delivery: DeliveryFolder, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        delivery.deliver(key, NAME, DATA)


_DELIVERER = """
import sys
from pathlib import Path
from kiosk.delivery.oqs.folder import DeliveryFolder
delivery = DeliveryFolder(Path(sys.argv[1]), Path(sys.argv[2]))
delivery.recover()
for number in range(int(sys.argv[3]), 100000):
    delivery.deliver(f"r{number}", f"OQSsiquc01res_face_r{number}_20260601120000.xml", b"x" * 20000 + b"%d" % number)
    print(number, flush=True)
"""


def test_killed_at_any_moment_every_file_comes_once_and_whole(folder: Path, tmp_path: Path) -> None:
    """A watcher takes each file as soon as it sees it; the deliverer is killed again and again."""
    ledger = tmp_path / "ledger"
    taken: dict[str, int] = {}
    begin = 0
    for round_ in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", _DELIVERER, str(folder), str(ledger), str(begin)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        last = begin
        deadline = time.monotonic() + 30
        wanted = 5 + 7 * round_ % 11
        while last < begin + wanted and time.monotonic() < deadline:
            last = int(child.stdout.readline())
            _take(folder, taken)
        child.kill()
        child.wait()
        child.stdout.close()
        # The last one that was told, and those before it, are done; the deliverer begins with it once more.
        begin = last
        _take(folder, taken)
    finishing = DeliveryFolder(folder, ledger)
    finishing.recover()
    finishing.close()
    _take(folder, taken)
    assert set(taken.values()) == {1}
    assert {f"OQSsiquc01res_face_r{number}_20260601120000.xml" for number in range(begin)} <= set(taken)
    assert not list(folder.iterdir())


def _take(folder: Path, taken: dict[str, int]) -> None:
    for file in folder.glob("*.xml"):
        data = file.read_bytes()
        number = file.name.split("_r")[1].split("_")[0]
        assert data == b"x" * 20000 + number.encode(), "never half"
        file.unlink()
        taken[file.name] = taken.get(file.name, 0) + 1
