"""Counters and changed PINs on the disk: nothing lost at a power cut, nothing believed of a bad file."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from apdu.mynumber.layout import Medium
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import credentials
from reader.virtual.persona import persona
from reader.virtual.statefile import KeptCard, PinState, StateError, StateFile, made_of, pins, replace_file
from tests.reader.virtual.conftest import NOW

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
            assert json.loads(path.read_text())["cards"]["taro"]["pins"][AID]["0018"] == {"tries_left": left}


def test_changed_pin_survives_and_issued_ones_are_not_written(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with StateFile(path) as file:
        assert say(kept(make("taro"), file), SELECT_PIN, RIGHT, CHANGE) == "9000"
    table = json.loads(path.read_text())["cards"]["taro"]["pins"][AID]
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
        (b"[]", "is no state file of format 2"),
        (b'{"format": 3, "cards": {}}', "is no state file of format 2"),
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
        assert json.loads(path.read_text())["cards"]["taro"]["pins"][AID]["0018"]["tries_left"] == 2


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


# --- The moment of issue, and whose card it is

LATER = NOW + timedelta(days=1, hours=5)
OLD = """{"format": 1, "cards": {"taro": {"D392F000260100000001": {"0018": {"tries_left": 1}}}}}"""


def test_a_day_later_it_is_the_same_card(tmp_path: Path) -> None:
    path, taro = tmp_path / "state", persona("taro")
    with StateFile(path) as file:
        assert file.issued_at(taro, NOW) == NOW
    with StateFile(path) as file:
        moment = file.issued_at(taro, LATER)
    assert credentials(taro, moment).der == credentials(taro, NOW).der != credentials(taro, LATER).der


def test_the_moment_is_on_the_disk_before_the_card_is_in(tmp_path: Path) -> None:
    path = tmp_path / "state"
    with StateFile(path) as file:
        file.issued_at(persona("taro"), NOW)
        assert json.loads(path.read_text())["cards"]["taro"]["issued_at"] == NOW.isoformat()
        break_disk(path)
        with pytest.raises(IsADirectoryError):
            file.issued_at(persona("hanako"), NOW)
        mend_disk(path)
        assert file.issued_at(persona("hanako"), LATER) == LATER


def test_the_moment_stays_when_a_pin_changes(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "state"
    with StateFile(path) as file:
        file.issued_at(persona("taro"), NOW)
        assert say(kept(make("taro"), file), SELECT_PIN, WRONG) == "63C2"
    with StateFile(path) as file:
        assert file.issued_at(persona("taro"), LATER) == NOW
        assert say(kept(make("taro"), file), SELECT_PIN, ASK) == "63C2"


def test_a_file_of_before_keeps_its_counters_and_gets_a_moment(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "state"
    path.write_text(OLD)
    with StateFile(path) as file:
        assert file.issued_at(persona("taro"), NOW) == NOW
        assert say(kept(make("taro"), file), SELECT_PIN, ASK) == "63C1"
    with StateFile(path) as file:
        assert file.issued_at(persona("taro"), LATER) == NOW
        assert say(kept(make("taro"), file), SELECT_PIN, ASK) == "63C1"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"key": 3}, "another key;"),
        ({"name": "別人"}, "another name;"),
        ({"medium": Medium.ANDROID}, "another medium;"),
        ({"issued": timedelta(days=-3), "signature_certificate": False}, "another issued, signature_certificate;"),
    ],
)
def test_the_state_of_another_card_is_refused(tmp_path: Path, changes: dict[str, Any], named: str) -> None:
    path, taro = tmp_path / "state", persona("taro")
    with StateFile(path) as file:
        file.issued_at(taro, NOW)
    before = path.read_bytes()
    with StateFile(path) as file:
        with pytest.raises(StateError, match=r"state: cards\.taro is the state of another card") as raised:
            file.issued_at(replace(taro, **changes), LATER)
        assert named in str(raised.value)
        assert "別人" not in str(raised.value)
        assert file.issued_at(taro, LATER) == NOW
    assert path.read_bytes() == before


def test_what_is_not_of_the_card_may_change(tmp_path: Path) -> None:
    taro = persona("taro")
    with StateFile(tmp_path / "state") as file:
        file.issued_at(taro, NOW)
        for changed in (replace(taro, description="x", registered=True), replace(taro, tries_left=1, auth_pin="9999")):
            assert file.issued_at(changed, LATER) == NOW


def test_no_digest_tells_a_pin_or_a_number(tmp_path: Path) -> None:
    hidden = {"auth_pin", "sign_password", "support_pin", "resident_pin", "individual_number", "security_code"}
    assert not hidden & made_of(persona("taro")).keys()
    assert {"key", "medium", "name", "issued", "atr"} <= made_of(persona("taro")).keys()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("1", "cards.taro is no table of issued_at, made_of and pins"),
        ('{"colour": 1}', "cards.taro is no table of issued_at, made_of and pins"),
        ('{"issued_at": 1}', "cards.taro.issued_at is no time with its zone"),
        ('{"issued_at": "yesterday"}', "cards.taro.issued_at is no time with its zone"),
        ('{"issued_at": "2026-04-01T09:00:00"}', "cards.taro.issued_at is no time with its zone"),
        ('{"made_of": 1}', "cards.taro.made_of is no table of digests"),
        ('{"made_of": {"key": "no"}}', "cards.taro.made_of is no table of digests"),
        ('{"pins": 1}', "cards.taro.pins is no table"),
        ('{"pins": {"D3": {"0018": {"tries_left": -1}}}}', "cards.taro.pins.D3.0018.tries_left is no number"),
    ],
)
def test_bad_card_in_a_file_of_today(tmp_path: Path, entry: str, message: str) -> None:
    path = tmp_path / "state"
    path.write_text(f'{{"format": 2, "cards": {{"taro": {entry}}}}}')
    with pytest.raises(StateError, match=message):
        StateFile(path).__enter__()
