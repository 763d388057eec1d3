"""Bad luck by the control socket: what happens to an inserted card from another terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.virtual.control import (
    ask,
)
from reader.virtual.controlled import Refusal
from tests.reader.virtual.control.asking import JPKI, power_on, result, state
from tests.reader.virtual.driver import Driver, Heard


def test_a_fault_counts_from_the_next_command(control: Path, driver: Driver) -> None:
    power_on(driver)
    assert driver.ask(JPKI) == b"\x90\x00"
    result(control, command="fault", faults=["sw=6581@1", "sw=6D00@ins=20", "slow=0"])
    assert state(control)["faults"] == ["sw=6581@1", "sw=6D00@ins=20", "slow=0"]
    assert [driver.ask(JPKI) for _ in range(3)] == [b"\x90\x00", b"\x65\x81", b"\x90\x00"]
    assert state(control)["faults"] == ["sw=6D00@ins=20", "slow=0"]
    result(control, command="fault", faults=[])
    assert state(control)["faults"] == []
    assert driver.ask(bytes.fromhex("00200098")) == b"\x63\xc3"


def test_a_tear_leaves_other_bad_luck_alone(control: Path, driver: Driver) -> None:
    power_on(driver)
    result(control, command="fault", faults=["torn@9", "glitch@5"])
    result(control, command="tear", after=2)
    assert (state(control)["faults"], state(control)["tear_after"]) == (["glitch@5", "torn@2"], 2)


def test_what_is_to_come_comes_when_the_card_is_back(control: Path, driver: Driver) -> None:
    result(control, command="fault", faults=["sw=6581@1"])
    result(control, command="remove")
    result(control, command="insert")
    driver.accept()
    power_on(driver)
    assert [driver.ask(JPKI) for _ in range(2)] == [b"\x90\x00", b"\x65\x81"]


def test_another_card_is_one_that_this_slot_has(control: Path, driver: Driver) -> None:
    power_on(driver)
    result(control, command="fault", faults=["exchanged@1:hanako"])
    assert [driver.ask(JPKI) for _ in range(2)] == [b"\x90\x00"] * 2
    *records, _ = ask(control, {"command": "log"})
    names = [record["record"]["card"] for record in records if isinstance(record["record"], dict)]
    assert names[-1] == "hanako"
    result(control, command="swap", name="hanako")
    assert state(control)["commands"] == 1


def test_away_for_a_moment_is_no_news_of_pcscd(control: Path, driver: Driver, heard: Heard) -> None:
    power_on(driver)
    result(control, command="fault", faults=["flicker@0:0.01"])
    assert driver.ask(JPKI) == b""
    driver.accept()
    assert power_on(driver)
    assert heard.news == ["seen taro", "away taro", "seen taro"]
    assert (state(control)["present"], state(control)["away"]) == (True, False)


def test_an_answer_of_nothing_costs_the_line_and_the_card_stays(control: Path, driver: Driver, heard: Heard) -> None:
    power_on(driver)
    result(control, command="fault", faults=["answer=@0"])
    assert driver.ask(JPKI) == b""
    driver.accept()
    assert power_on(driver)
    assert driver.ask(JPKI) == b"\x90\x00"
    assert heard.news == ["seen taro", "seen taro"]


@pytest.mark.parametrize(
    ("faults", "message"),
    [
        (["torn"], "@N is missing"),
        ([3], "a fault is a text"),
        (["exchanged@1:nobody"], "no persona nobody; there are android"),
        (["two-cards:taro"], "the card of taro is the one that lies there; name another persona"),
    ],
)
def test_a_fault_that_cannot_be_leaves_all_as_it_was(control: Path, faults: list[object], message: str) -> None:
    result(control, command="fault", faults=["glitch@5"])
    with pytest.raises(Refusal, match=message):
        result(control, command="fault", faults=faults)
    assert state(control)["faults"] == ["glitch@5"]


def test_no_fault_for_a_card_that_is_not_there(control: Path) -> None:
    result(control, command="remove")
    with pytest.raises(Refusal, match="no card lies on the reader to be given a fault"):
        result(control, command="fault", faults=["mute@0"])
