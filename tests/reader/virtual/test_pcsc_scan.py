"""pcsc_scan, which every PC/SC developer has at hand, names our cards from its list of answers to reset."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.virtual.card import VirtualCard
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas, persona
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import PcscDoor
from tests.reader.virtual.programs import Programs

pytestmark = pytest.mark.pcscd

LIST = Path("/usr/share/pcsc/smartcard_list.txt")

# What the list calls a My Number Card (five submitters, five names), and its forerunner.
MY_NUMBER = r"JPKI card|My Number Card|Individual Number Card|ID card issued by Japan government"
JUKI = r'"JUKICARD"'
# Every answer of the two cards that the list of Debian 12 (pcsc-tools 1.6.2) knows; TS to TCK.
LISTED = {
    "contactless": ("3B888001000005E0B381A1007F", MY_NUMBER),
    "contactless, of another maker": ("3B888001000041E0B381A1003B", MY_NUMBER),
    "contactless, by a reader that makes up its own": ("3BF59100FF918171FE400042000100D1D6", MY_NUMBER),
    "contactless, by a reader of another firmware": ("3BF59100FF918171FE4000420001B3A115", MY_NUMBER),
    "contact": ("3BC5FF8131FB458073C6010000", MY_NUMBER),
    "contact, with the country in it": ("3BDA13FF8131FB468012392F31C173C601C03B", MY_NUMBER),
    # My Number Cards say it of themselves too (GET DATA 5F51); the register card was entered first.
    "contact, as the register card's": ("3BE000FF8131FE4514", JUKI),
    "register card, contactless": ("3B888001000014E0B38191005E", JUKI),
}


@pytest.mark.parametrize(("atr", "name"), LISTED.values(), ids=LISTED)
def test_the_list_names_the_card(pcscd: PcscdRig, programs: Programs, tmp_path: Path, atr: str, name: str) -> None:
    card = VirtualCard((), atr=bytes.fromhex(atr))
    with PcscDoor(pcscd).inserted(card):
        shown = _scan(programs, tmp_path)
    assert f"ATR: {card.atr.hex(' ').upper()}" in shown
    assert "correct checksum" in shown or atr.startswith("3BC5"), "that one ends without a check byte"
    assert re.search(name, _names(shown)), shown
    assert "WRONG" not in shown
    assert "ERROR" not in shown
    assert card.log == (), "a scan sends no command"


@pytest.mark.parametrize("identifier", ["taro", "short-length", "juki"])
def test_a_persona_is_named(pcscd: PcscdRig, programs: Programs, tmp_path: Path, identifier: str) -> None:
    with PcscDoor(pcscd).inserted(issue(persona(identifier), NOW)):
        shown = _scan(programs, tmp_path)
    assert re.search(JUKI if identifier == "juki" else f"{MY_NUMBER}|{JUKI}", _names(shown)), shown


def test_no_persona_has_an_answer_that_was_not_tried() -> None:
    tried = {bytes.fromhex(atr) for atr, _ in LISTED.values()}
    assert {who.atr for who in load_personas().values()} <= tried


def test_a_card_of_some_other_kind_is_not_named_so(pcscd: PcscdRig, programs: Programs, tmp_path: Path) -> None:
    # A driving licence of Japan, contactless: close, and another card.
    card = VirtualCard((), atr=bytes.fromhex("3B888001000000009181C100D8"))
    with PcscDoor(pcscd).inserted(card):
        names = _names(_scan(programs, tmp_path))
    assert "Driving License card of Japan" in names
    assert not re.search(f"{MY_NUMBER}|{JUKI}", names)


def _scan(programs: Programs, home: Path) -> str:
    """What a scan of a second shows. `-t` ends it by itself; -r and -c end at once, but name no card.

    The list is the Debian package's, as a copy of one's own that is young: for a card that is not in an older one the
    program fetches another from the network.
    """
    own = home / ".cache" / "smartcard_list.txt"
    own.parent.mkdir()
    own.write_bytes(LIST.read_bytes())
    done = programs.run("env", "-u", "XDG_CACHE_HOME", "pcsc_scan", "-t", "1")
    assert done.returncode == 0, done.stderr
    return re.sub(r"\x1b\[\d*m", "", done.stdout)


def _names(shown: str) -> str:
    """The part that names the card."""
    assert "Possibly identified card" in shown, shown
    return shown.split("Possibly identified card")[1].split("Reader 1", maxsplit=1)[0]
