"""Counters and changed PINs on the disk: nothing lost at a power cut, nothing believed of a bad file."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.virtual.card import VirtualCard
from reader.virtual.statefile import KeptCard, PinState, StateError, StateFile, pins, replace_file

JPKI = "00A4040C0AD392F000260100000001"
AID = JPKI[10:]
SELECT_PIN = "00A4020C020018"
SELECT_PASSWORD = "00A4020C02001B"
ASK = "00200080"
WRONG = "002000800439393939"
RIGHT = "002000800431323334"
CHANGE = "002401800438383838"
NEW = "002000800438383838"

Make = Callable[[str], VirtualCard]


def kept(card: VirtualCard, file: StateFile, complaints: list[str] | None = None, name: str = "taro") -> KeptCard:
    return KeptCard(card, name, file, (complaints if complaints is not None else []).append)


def say(card: KeptCard, *commands: str) -> str:
    """The last answer, after power-on and all of these commands."""
    card.power_on()
    answer = b""
    for command in (JPKI, *commands):
        answer = card.transmit(bytes.fromhex(command))
    return answer.hex().upper()


def test_tries_survive_a_new_card_from_the_same_file(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with StateFile(path) as file:
        assert say(kept(make("taro"), file), SELECT_PIN, WRONG) == "63C2"
    with StateFile(path) as file:
        assert say(kept(make("taro"), file), SELECT_PIN, ASK) == "63C2"


def test_the_try_is_on_the_disk_before_the_answer_is_out(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with StateFile(path) as file:
        card = kept(make("taro"), file)
        for left in (2, 1, 0):
            assert say(card, SELECT_PIN, WRONG) == f"63C{left}"
            assert json.loads(path.read_text())["cards"]["taro"][AID]["0018"] == {"tries_left": left}


def test_changed_pin_survives_and_issued_ones_are_not_written(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with StateFile(path) as file:
        assert say(kept(make("taro"), file), SELECT_PIN, RIGHT, CHANGE) == "9000"
    table = json.loads(path.read_text())["cards"]["taro"][AID]
    assert table["0018"] == {"tries_left": 3, "secret": "8888"}
    assert "secret" not in table["001B"]
    assert "ABC123" not in path.read_text()
    with StateFile(path) as file:
        card = kept(make("taro"), file)
        assert say(card, SELECT_PIN, RIGHT) == "63C2"
        assert say(card, SELECT_PIN, NEW) == "9000"


def test_each_persona_has_its_own_card(make: Make, tmp_path: Path) -> None:
    with StateFile(tmp_path / "state") as file:
        assert say(kept(make("taro"), file), SELECT_PIN, WRONG) == "63C2"
        assert say(kept(make("hanako"), file, name="hanako"), SELECT_PIN, ASK) == "63C3"
        assert say(kept(make("hanako"), file, name="hanako"), SELECT_PASSWORD, WRONG) == "63C4"
    with StateFile(tmp_path / "state") as file:
        assert say(kept(make("taro"), file), SELECT_PIN, ASK) == "63C2"
        assert say(kept(make("hanako"), file, name="hanako"), SELECT_PASSWORD, ASK) == "63C4"


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    with StateFile(tmp_path / "state") as file:
        file.keep("taro", {})
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with StateFile(tmp_path / "link") as file:
        file.keep("taro", {(AID, "0018"): PinState(1)})
    assert (tmp_path / "link").is_symlink()
    assert "tries_left" in (tmp_path / "real").read_text()


def test_two_cards_do_not_share_a_file(tmp_path: Path) -> None:
    with StateFile(tmp_path / "state"), pytest.raises(StateError, match="another inserted card uses it; give each"):
        StateFile(tmp_path / "state").__enter__()
    with StateFile(tmp_path / "state"):
        pass


def test_what_a_power_cut_left_beside_it_does_no_harm(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "state"
    with StateFile(path) as file:
        say(kept(make("taro"), file), SELECT_PIN, WRONG)
    (tmp_path / ".state.new").write_text('{"format": 1, "cards": {')
    with StateFile(path) as file:
        assert say(kept(make("taro"), file), SELECT_PIN, ASK) == "63C2"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no JSON"),
        (b'{"format": 1, "cards": {', "is no JSON"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 200_000, "is no JSON"),
        (b"[]", "is no state file of format 1"),
        (b'{"format": 2, "cards": {}}', "is no state file of format 1"),
        (b'{"format": 1}', "has no table cards"),
        (b'{"format": 1, "cards": {"taro": 1}}', "cards.taro is no table"),
        (b'{"format": 1, "cards": {"taro": {"D3": 1}}}', "cards.taro.D3 is no table"),
        (b'{"format": 1, "cards": {"taro": {"D3": {"0018": 3}}}}', "0018 is no table of tries_left and secret"),
        (b'{"format": 1, "cards": {"taro": {"D3": {"0018": {}}}}}', "0018.tries_left is no number of tries"),
        (b'{"format": 1, "cards": {"taro": {"D3": {"0018": {"tries_left": -1}}}}}', "is no number of tries"),
        (b'{"format": 1, "cards": {"taro": {"D3": {"0018": {"tries_left": true}}}}}', "is no number of tries"),
        (b'{"format": 1, "cards": {"t": {"D3": {"0018": {"tries_left": 1, "secret": 7777}}}}}', "secret is no PIN"),
    ],
)
def test_bad_file_is_named_and_left_alone(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "state"
    path.write_bytes(content)
    with pytest.raises(StateError, match=message) as raised:
        StateFile(path).__enter__()
    assert "move it away to begin with fresh cards" in str(raised.value)
    assert "7777" not in str(raised.value)
    assert path.read_bytes() == content
    path.unlink()
    with StateFile(path):
        pass


@pytest.mark.parametrize(
    ("place", "state", "message"),
    [
        ((AID, "0018"), PinState(4), "tries_left: this PIN has at most 3 tries"),
        ((AID, "0018"), PinState(3, b"77777"), "secret: does not fit the rule of this PIN"),
        ((AID, "0099"), PinState(3), "this card has no such PIN"),
        (("D3", "0018"), PinState(3), "this card has no such PIN"),
    ],
)
def test_file_that_does_not_fit_the_card(
    taro: VirtualCard, tmp_path: Path, place: tuple[str, str], state: PinState, message: str
) -> None:
    before = {where: (pin.tries_left, pin.secret) for where, pin in pins(taro)}
    with StateFile(tmp_path / "state") as file:
        file.keep("taro", {(AID, "001B"): PinState(1), place: state})
        with pytest.raises(StateError, match=message) as raised:
            kept(taro, file)
    assert "77777" not in str(raised.value)
    assert {where: (pin.tries_left, pin.secret) for where, pin in pins(taro)} == before


def break_disk(path: Path) -> None:
    """From now on nothing can be written: a folder stands where the new file would be made. Holds for root too."""
    (path.parent / f".{path.name}.new").mkdir()


def mend_disk(path: Path) -> None:
    (path.parent / f".{path.name}.new").rmdir()


def test_disk_fails_at_a_wrong_pin(taro: VirtualCard, tmp_path: Path) -> None:
    path, complaints = tmp_path / "state", list[str]()
    with StateFile(path) as file:
        card = kept(taro, file, complaints)
        break_disk(path)
        assert say(card, SELECT_PIN, WRONG) == "6581"
        assert "the card's state cannot be written" in complaints[0]
        mend_disk(path)
        assert say(card, SELECT_PIN, ASK) == "63C2"
        assert json.loads(path.read_text())["cards"]["taro"][AID]["0018"]["tries_left"] == 2


def test_disk_fails_at_the_right_pin(taro: VirtualCard, tmp_path: Path) -> None:
    path = tmp_path / "state"
    with StateFile(path) as file:
        card = kept(taro, file)
        assert say(card, SELECT_PIN, WRONG) == "63C2"
        break_disk(path)
        assert say(card, SELECT_PIN, RIGHT) == "6581"
        # Not verified, and the counter is not refilled in memory when it is not on the disk.
        assert card.transmit(bytes.fromhex(CHANGE)).hex() == "6982"
        assert card.transmit(bytes.fromhex(ASK)).hex().upper() == "63C2"


def test_disk_fails_at_a_change(taro: VirtualCard, tmp_path: Path) -> None:
    path = tmp_path / "state"
    with StateFile(path) as file:
        card = kept(taro, file)
        break_disk(path)
        assert say(card, SELECT_PIN, RIGHT, CHANGE) == "6581"
        assert say(card, SELECT_PIN, RIGHT) == "9000"


def test_a_folder_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        StateFile(tmp_path / "missing" / "state").__enter__()


def test_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    replace_file(path, b"old")
    path.unlink()
    path.mkdir()
    (path / "full").touch()
    with pytest.raises(OSError, match="directory"):
        replace_file(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_pins_hide_in_repr() -> None:
    assert "7777" not in repr(PinState(3, b"7777"))


def test_power_passes_through(taro: VirtualCard, tmp_path: Path) -> None:
    with StateFile(tmp_path / "state") as file:
        card = kept(taro, file)
        assert card.power_on() == card.atr == taro.atr
        assert card.reset() == taro.atr
        assert card.transmit(bytes.fromhex(JPKI)) == b"\x90\x00"
        card.power_off()
        assert card.transmit(bytes.fromhex(JPKI)) == b""
