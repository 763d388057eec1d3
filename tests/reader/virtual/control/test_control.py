"""The control socket of an inserted card, over a line that a test answers as vpcd would."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from reader.virtual.control import (
    REQUEST_MAX,
    ControlError,
    ControlServer,
    NoCard,
    ask,
    find_slot,
    runtime_folder,
    socket_path,
)
from reader.virtual.controlled import ControlledSlot, Refusal, UnknownPersona
from reader.virtual.issuance import issue
from reader.virtual.journal import Journal
from reader.virtual.persona import load_personas
from reader.virtual.statefile import StateFile
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.control.asking import JPKI, Json, own, power_on, result, state
from tests.reader.virtual.doors import eventually
from tests.reader.virtual.driver import Driver, Heard


def test_state(control: Path, driver: Driver) -> None:
    power_on(driver)
    assert driver.ask(JPKI) == b"\x90\x00"
    assert driver.ask(bytes.fromhex("00A4020C020018")) == b"\x90\x00"
    assert driver.ask(bytes.fromhex("002000800439393939")) == b"\x63\xc2"
    found = state(control)
    assert (found["card"], found["present"], found["connected"], found["powered"]) == ("taro", True, True, True)
    assert (found["torn"], found["tear_after"], found["commands"]) == (False, None, 3)
    pins = found["pins"]
    assert isinstance(pins, list)
    assert {
        "application": "JPKI",
        "file": "0018",
        "file_name": "user-authentication PIN",
        "tries_left": 2,
        "tries": 3,
        "verified": False,
    } in pins
    assert "1234" not in json.dumps(found["pins"])


def test_swap_and_back_is_the_same_card(control: Path, driver: Driver, heard: Heard) -> None:
    power_on(driver)
    driver.ask(JPKI)
    result(control, command="swap", name="hanako")
    driver.accept()
    power_on(driver)
    assert (state(control)["card"], state(control)["commands"]) == ("hanako", 0)
    result(control, command="swap", name="taro")
    driver.accept()
    power_on(driver)
    assert (state(control)["card"], state(control)["commands"]) == ("taro", 1)
    assert heard.news == ["seen taro", "seen hanako", "seen taro"]


def test_a_state_that_cannot_be_kept_is_said_and_the_card_stays(
    runtime: Path, driver: Driver, heard: Heard, tmp_path: Path
) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    personas = load_personas()
    with StateFile(folder / "cards.json") as kept, ControlServer(driver.address, own) as server:
        slot = ControlledSlot(driver.address, personas, lambda persona, _: issue(persona, NOW), heard, state_file=kept)
        with closing(slot):
            slot.swap("taro")
            driver.accept()
            server.serve(slot)
            shutil.rmtree(folder)  # as with a disk that is full, or taken away
            with pytest.raises(Refusal, match=r"the state cannot be kept \(No such file or directory\)"):
                result(server.path, command="swap", name="hanako")
            assert state(server.path)["card"] == "taro"


def test_swap_for_a_person_of_ones_own(control: Path, driver: Driver) -> None:
    result(control, command="swap", persona_file="/somewhere/jiro.toml")
    driver.accept()
    assert state(control)["card"] == "jiro"
    result(control, command="swap", name="taro")
    result(control, command="swap", name="jiro")
    assert state(control)["card"] == "jiro"


def test_unknown_name_moves_nothing(control: Path, driver: Driver) -> None:
    with pytest.raises(UnknownPersona, match="no persona nobody; there are android"):
        result(control, command="swap", name="nobody")
    assert power_on(driver)
    assert state(control)["card"] == "taro"


def test_remove_and_insert_again(control: Path, driver: Driver, heard: Heard) -> None:
    assert result(control, command="remove") == "taro"
    assert (state(control)["present"], state(control)["card"]) == (False, "taro")
    assert driver.ask(b"\x04") == b""
    with pytest.raises(Refusal, match="no card lies on the reader"):
        result(control, command="remove")
    with pytest.raises(Refusal, match="to be torn"):
        result(control, command="tear", after=1)
    assert result(control, command="insert") == "taro"
    with pytest.raises(Refusal, match="remove it, or swap it"):
        result(control, command="insert")
    driver.accept()
    assert power_on(driver) == bytes.fromhex("3B888001000005E0B381A1007F")
    assert heard.news == ["seen taro"]


@pytest.mark.parametrize(("moment", "done"), [("before", 2), ("after", 3)])
def test_tear_after_some_commands(control: Path, driver: Driver, heard: Heard, moment: str, done: int) -> None:
    power_on(driver)
    assert driver.ask(JPKI) == b"\x90\x00"
    result(control, command="tear", after=1, moment=moment)
    assert state(control)["tear_after"] == 1
    assert driver.ask(JPKI) == b"\x90\x00"
    assert driver.ask(JPKI) == b""
    eventually(lambda: not state(control)["present"])
    found = state(control)
    assert (found["torn"], found["commands"], found["tear_after"]) == (True, done, None)
    assert heard.news == ["seen taro", "torn taro"]
    result(control, command="insert")
    driver.accept()
    power_on(driver)
    assert driver.ask(JPKI) == b"\x90\x00"
    assert state(control)["torn"] is False


def test_pcscd_goes_and_comes_back(control: Path, driver: Driver, heard: Heard) -> None:
    power_on(driver)
    assert driver.line is not None
    driver.line.close()
    driver.accept()
    power_on(driver)
    eventually(lambda: len(heard.news) == 3)
    assert heard.news == ["seen taro", "lost taro", "again taro"]


def test_line_through_which_nobody_looked_is_not_told(control: Path, driver: Driver, heard: Heard) -> None:
    power_on(driver)
    for _ in range(2):  # the second one is what a service takes that is about to end
        assert driver.line is not None
        driver.line.close()
        driver.accept()
    power_on(driver)
    assert heard.news == ["seen taro", "lost taro", "again taro"]


def test_log(control: Path, driver: Driver) -> None:
    power_on(driver)
    driver.ask(JPKI)
    *records, last = ask(control, {"command": "log"})
    events = [record["record"] for record in records]
    assert [event["event"] for event in events if isinstance(event, dict)] == ["inserted", "power on", "command"]
    assert last == {"ok": True, "result": None}


def test_followed_log_goes_on_until_the_end(runtime: Path, slot: ControlledSlot, driver: Driver) -> None:
    heard: list[Json] = []
    with ControlServer(slot.address, own) as server:
        server.serve(slot)
        follower = threading.Thread(target=lambda: heard.extend(ask(server.path, {"command": "log", "follow": True})))
        follower.start()
        power_on(driver)
        driver.ask(JPKI)
        eventually(lambda: len(heard) == 3)
        assert follower.is_alive()
    follower.join(10)
    assert not follower.is_alive()
    # The last line may be the server's goodbye.
    records = [record["record"] for record in heard if "record" in record]
    assert [record["event"] for record in records if isinstance(record, dict)] == ["inserted", "power on", "command"]


def test_secrets_are_refused_where_none_were_kept(control: Path) -> None:
    with pytest.raises(Refusal, match="insert --show-secrets"):
        list(ask(control, {"command": "log", "secrets": True}))


def test_secrets_where_they_were_kept(runtime: Path, driver: Driver, heard: Heard) -> None:
    journal = Journal(keep_secrets=True)
    slot = ControlledSlot(driver.address, load_personas(), lambda who, _: issue(who, NOW), heard, journal=journal)
    with closing(slot), ControlServer(slot.address, own) as server:
        slot.swap("taro")
        server.serve(slot)
        driver.accept()
        power_on(driver)
        driver.ask(JPKI)
        driver.ask(bytes.fromhex("002000980437373737"))
        assert "7777" in json.dumps(list(ask(server.path, {"command": "log", "secrets": True})))
        assert "7777" not in json.dumps(list(ask(server.path, {"command": "log"})))


@pytest.mark.parametrize(
    "text",
    [
        b"\n",
        b"nonsense\n",
        b"[1]\n",
        b"{}\n",
        b'{"command": "fly"}\n',
        b'{"command": "swap"}\n',
        b'{"command": "tear", "after": -1}\n',
        b'{"command": "tear", "after": "1"}\n',
        b'{"command": "tear", "after": 1, "moment": "never"}\n',
        b"\xff\xfe\n",
        b"[" * 10_000 + b"\n",
    ],
)
def test_nonsense_is_answered_and_the_line_goes_on(control: Path, text: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as line, line.makefile("rwb") as talk:
        line.settimeout(10)
        line.connect(str(control))
        talk.write(text)
        talk.flush()
        answer = json.loads(talk.readline())
        assert (answer["ok"], bool(answer["error"])) == (False, True)
        talk.write(b'{"command": "state"}\n')
        talk.flush()
        assert json.loads(talk.readline())["ok"] is True


def test_endless_line_is_refused(control: Path) -> None:
    with socket.socket(socket.AF_UNIX) as line, line.makefile("rb") as answers:
        line.settimeout(10)
        line.connect(str(control))
        line.sendall(b"x" * (REQUEST_MAX + 1))
        assert json.loads(answers.readline())["ok"] is False


def test_nobody_else_can_reach_it(control: Path) -> None:
    assert stat.S_IMODE(control.stat().st_mode) == 0o600
    assert stat.S_IMODE(control.parent.stat().st_mode) == 0o700


def test_a_folder_for_others_is_not_used(runtime: Path) -> None:
    (runtime / "virtual-card").mkdir()
    (runtime / "virtual-card").chmod(0o755)
    with pytest.raises(ControlError, match="not a folder for you alone"):
        runtime_folder()


def test_a_link_is_no_folder(runtime: Path) -> None:
    (runtime / "elsewhere").mkdir(mode=0o700)
    (runtime / "virtual-card").symlink_to(runtime / "elsewhere")
    with pytest.raises(ControlError, match="not a folder for you alone"):
        runtime_folder()


def test_missing_runtime_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "missing"))
    with pytest.raises(ControlError, match="point XDG_RUNTIME_DIR"):
        runtime_folder()


def test_folder_among_the_temporary_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert runtime_folder() == tmp_path / f"virtual-card-{os.getuid()}"


def test_folder_too_deep_for_a_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    with pytest.raises(ControlError, match="too long for a socket"):
        socket_path(("127.0.0.1", 1))


def test_a_slot_is_claimed_once(control: Path, slot: ControlledSlot) -> None:
    with pytest.raises(ControlError, match="swap NAME exchanges it"):
        ControlServer(slot.address, own).__enter__()
    assert state(control)["card"] == "taro"


def test_what_a_killed_process_left_is_no_hindrance(runtime: Path, slot: ControlledSlot) -> None:
    path = socket_path(slot.address)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    with pytest.raises(NoCard):
        find_slot()
    with ControlServer(slot.address, own) as server:
        server.serve(slot)
        assert find_slot() == path
    assert not path.exists()


def test_no_card_is_inserted(runtime: Path) -> None:
    with pytest.raises(NoCard, match="virtual-card insert NAME"):
        find_slot()
    with pytest.raises(NoCard):
        list(ask(socket_path(("127.0.0.1", 1)), {"command": "state"}))


def test_one_of_several_has_to_be_named(control: Path, slot: ControlledSlot) -> None:
    assert find_slot() == control
    # One's socket has its address for a name; that of the others stands for it.
    with ControlServer(("::1", 2), own), ControlServer(("a-host", 3), own), pytest.raises(ControlError) as refused:
        find_slot()
    named = sorted((str(state(control)["vpcd"]), "::1:2", "a-host:3"))
    said = " or ".join(f"--vpcd {each}" for each in named)
    assert str(refused.value) == f"cards are inserted; say which: {said}"
