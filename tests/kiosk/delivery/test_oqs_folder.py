"""Files into a watched folder: each whole, each once, whatever happens in between."""

from __future__ import annotations

import fcntl
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.delivery.oqs import placing
from kiosk.delivery.oqs.folder import DeliveryFolder, FolderError

NAME = "OQSsiquc01res_face_abc_20260601120000.xml"
DATA = b"<XmlMsg/>" * 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "face"
    made.mkdir()
    return made


@pytest.fixture
def delivery(folder: Path, tmp_path: Path) -> DeliveryFolder:
    return opened(folder, tmp_path)


def opened(folder: Path, tmp_path: Path, owner: str = "kiosk-1", mount: Path | None = None) -> DeliveryFolder:
    return DeliveryFolder(folder, tmp_path / "data" / owner, owner, mount)


def ready(delivery: DeliveryFolder, folder: Path, key: str = "request-1") -> Path:
    """Where the file lies between the record and its name."""
    return folder / f"{delivery._beginning}{key}.ready"


def cut_off(delivery: DeliveryFolder, folder: Path) -> None:
    """As after a power cut between the record and the name."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kiosk.delivery.oqs.folder.move_aside_of_others", _power_cut)
        with pytest.raises(PowerCut):
            delivery.deliver("request-1", NAME, DATA)
    assert [file.name for file in folder.iterdir()] == [ready(delivery, folder).name]


class PowerCut(BaseException):
    pass


def _power_cut(*_: object) -> None:
    raise PowerCut


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
    again = opened(folder, tmp_path)
    assert not again.deliver("request-1", NAME.replace("12", "13"), DATA)
    assert list(folder.iterdir()) == []
    assert again.delivered("request-1") == NAME


@pytest.mark.parametrize("how", ["recover", "deliver"])
def test_what_was_ready_is_delivered_after_a_power_cut(
    delivery: DeliveryFolder, folder: Path, tmp_path: Path, how: str
) -> None:
    """Cut off between the record and the name."""
    cut_off(delivery, folder)
    again = opened(folder, tmp_path)
    if how == "recover":
        assert again.recover() == [NAME]
    else:
        assert not again.deliver("request-1", "other.xml", b"other")
    assert [file.name for file in folder.iterdir()] == [NAME]
    assert (folder / NAME).read_bytes() == DATA
    assert again.recover() == []


def test_cut_off_behind_the_name_it_is_not_delivered_again(
    delivery: DeliveryFolder, folder: Path, tmp_path: Path
) -> None:
    """The watcher took it, and the record does not say yet that it was done."""
    cut_off(delivery, folder)
    ready(delivery, folder).unlink()
    assert not opened(folder, tmp_path).deliver("request-1", NAME, DATA)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("ending", [".part", ".ready"])
def test_what_was_not_promised_is_taken_away(delivery: DeliveryFolder, folder: Path, ending: str) -> None:
    ready(delivery, folder, "request-2").with_suffix(ending).write_bytes(b"half")
    assert delivery.recover() == []
    assert list(folder.iterdir()) == []
    assert delivery.deliver("request-2", NAME, DATA)
    assert (folder / NAME).read_bytes() == DATA


def test_files_of_others_are_left_alone(delivery: DeliveryFolder, folder: Path, tmp_path: Path) -> None:
    """Another kiosk's on its way to the same folder, too."""
    other = opened(folder, tmp_path, "kiosk-2")
    cut_off(other, folder)
    for name in ("OQSsiquc01res_face_x_20260101000000.xml", ".hidden", "readme.part"):
        (folder / name).write_bytes(b"theirs")
    delivery.recover()
    assert len(list(folder.iterdir())) == 4
    assert other.recover() == [NAME]


def test_a_file_of_somebody_else_keeps_its_name(delivery: DeliveryFolder, folder: Path) -> None:
    """What has the name is not overwritten; ours waits until it is gone."""
    (folder / NAME).write_bytes(b"theirs")
    for _ in range(2):
        with pytest.raises(FolderError, match="another program"):
            delivery.deliver("request-1", NAME, DATA)
    assert (folder / NAME).read_bytes() == b"theirs"
    (folder / NAME).unlink()
    assert not delivery.deliver("request-1", NAME, DATA)
    assert (folder / NAME).read_bytes() == DATA


def test_where_the_file_system_knows_no_such_move(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on NFS: the same, in two steps."""
    monkeypatch.setattr(placing, "_RENAME_NOREPLACE", 1 << 30)
    (folder / "a").write_bytes(b"ours")
    (folder / "b").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        placing.move_aside_of_others(folder / "a", folder / "b")
    assert (folder / "b").read_bytes() == b"theirs"
    placing.move_aside_of_others(folder / "a", folder / "c")
    assert (folder / "c").read_bytes() == b"ours"


def test_the_receipt_computer_may_read_what_a_hardened_kiosk_writes(delivery: DeliveryFolder, folder: Path) -> None:
    before = os.umask(0o077)
    try:
        delivery.deliver("request-1", NAME, DATA)
    finally:
        os.umask(before)
    assert (folder / NAME).stat().st_mode & 0o777 == 0o640


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


def test_a_share_that_goes_between_two_steps_keeps_its_file(delivery: DeliveryFolder, folder: Path) -> None:
    """While it is away the folder beneath it is there, and empty: that is not taken for delivered."""
    cut_off(delivery, folder)
    away = folder.with_name("away")
    folder.rename(away)
    with pytest.raises(FolderError, match="is not there"):
        delivery.deliver("request-1", NAME, DATA)
    folder.mkdir()
    with pytest.raises(FolderError, match="another folder"):
        delivery.deliver("request-1", NAME, DATA)
    folder.rmdir()
    away.rename(folder)
    assert not delivery.deliver("request-1", NAME, DATA)
    assert [file.name for file in folder.iterdir()] == [NAME]


def test_nothing_is_written_beneath_a_share_that_is_not_mounted(folder: Path, tmp_path: Path) -> None:
    unmounted = opened(folder, tmp_path, mount=folder)
    for attempt in (unmounted.probe, unmounted.recover, lambda: unmounted.deliver("request-1", NAME, DATA)):
        with pytest.raises(FolderError, match="nothing is mounted"):
            attempt()
    assert list(folder.iterdir()) == []
    assert opened(folder, tmp_path, mount=Path("/")).deliver("request-1", NAME, DATA)


def test_two_programs_do_not_use_the_records_at_once(
    delivery: DeliveryFolder, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.delivery.oqs.folder._PATIENCE", 0.05)
    with (tmp_path / "data" / "kiosk-1" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(FolderError, match="in use"):
            delivery.deliver("request-1", NAME, DATA)
    assert delivery.deliver("request-1", NAME, DATA)


def test_what_was_delivered_is_forgotten_in_time(delivery: DeliveryFolder, folder: Path) -> None:
    """The records do not grow for ever; what is promised only is kept."""
    delivery.deliver("request-2", NAME.replace("abc", "def"), DATA)
    cut_off_beside = ready(delivery, folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kiosk.delivery.oqs.folder.move_aside_of_others", _power_cut)
        with pytest.raises(PowerCut):
            delivery.deliver("request-1", NAME, DATA)
    assert cut_off_beside.exists()
    keep, now = timedelta(days=30), datetime.now(UTC)
    delivery.sweep(now + timedelta(days=29), keep)
    assert set(delivery.remembered()) == {"request-1", "request-2"}
    delivery.sweep(now + timedelta(days=31), keep)
    assert set(delivery.remembered()) == {"request-1"}


def test_a_record_that_somebody_changed_delivers_nothing(
    delivery: DeliveryFolder, folder: Path, tmp_path: Path
) -> None:
    delivery.deliver("request-1", NAME, DATA)
    (folder / NAME).unlink()
    (tmp_path / "data" / "kiosk-1" / "request-1.json").write_text("{")
    with pytest.raises(FolderError, match="no record"):
        delivery.deliver("request-1", NAME, DATA)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("key", ["", "../x", "a b", "ä", "a/b"])
def test_a_key_is_no_path(delivery: DeliveryFolder, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        delivery.deliver(key, NAME, DATA)


def test_every_step_is_on_the_disk_before_the_next(
    delivery: DeliveryFolder, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut needs and no kill shows: the file, its ready name, the record, the name, each followed by it."""
    steps: list[str] = []
    fsync, replace, move = os.fsync, Path.replace, placing.move_aside_of_others

    def name(path: Path | str) -> str:
        return Path(path).name.replace(delivery._beginning, "").replace("request-1", "KEY")

    def note_sync(file: int) -> None:
        steps.append(f"sync {name(Path(f'/proc/self/fd/{file}').readlink())}")
        fsync(file)

    def note_replace(path: Path, target: Path) -> Path:
        steps.append(f"{name(path)} -> {name(target)}")
        return replace(path, target)

    def note_move(source: Path, target: Path) -> None:
        steps.append(f"{name(source)} -> {name(target)}")
        move(source, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_replace)
    monkeypatch.setattr("kiosk.delivery.oqs.folder.move_aside_of_others", note_move)
    delivery.deliver("request-1", NAME, DATA)
    recorded = ["sync .KEY.json.part", ".KEY.json.part -> KEY.json", "sync kiosk-1"]
    assert steps == [
        "sync KEY.part",
        "KEY.part -> KEY.ready",
        "sync face",
        *recorded,
        f"KEY.ready -> {NAME}",
        "sync face",
        *recorded,
    ]
