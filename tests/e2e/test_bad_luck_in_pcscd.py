"""Bad luck at every single command of a visit, through a real pcscd: the walk of test_bad_luck by the other door.

Every persona and every command again; at each one a card that is pulled on either side of its work, is slow, answers
with no byte, with one, or with 6F00 or another status word that no step expects, and one that falls silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.virtual.faults import Mute
from tests.e2e.conftest import Start
from tests.e2e.doors import PcscdDoor
from tests.e2e.luck import ODD, named
from tests.e2e.suffering import fall_silent, folder_in_memory, suffer
from tests.e2e.visitors import EVERYWHERE, NAMES, VISITORS, Visitor

HERE = ("torn-before", "torn-after", "no-byte", "one-byte", "slow", "sw-6F00")
OTHERS = [named(sw) for sw in ODD if named(sw) not in HERE]


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    with folder_in_memory(tmp_path) as folder:
        yield folder


def other_word(who: Visitor, at: int) -> str:
    """The words in turn, so that each one strikes somebody at each step."""
    return OTHERS[(VISITORS.index(who) + at) % len(OTHERS)]


def test_every_odd_status_word_strikes_at_every_step() -> None:
    steps = range(4)
    struck = {(other_word(who, at), at) for who, at in EVERYWHERE if at in steps}
    assert struck == {(word, at) for word in OTHERS for at in steps}


@pytest.mark.pcscd
@pytest.mark.parametrize(("who", "at"), EVERYWHERE, ids=NAMES)
def test_through_pcscd(start: Start, outside: PcscdDoor, who: Visitor, at: int) -> None:
    kiosk = start(outside)
    for luck in (*HERE, other_word(who, at)):
        suffer(kiosk, who, at, luck)


@pytest.mark.pcscd
@pytest.mark.parametrize(("who", "at"), EVERYWHERE, ids=NAMES)
@pytest.mark.logs("kiosk.visit.carddesk")
def test_a_card_that_falls_silent_in_pcscd(start: Start, outside: PcscdDoor, who: Visitor, at: int) -> None:
    fall_silent(start(outside), who, at, "mute", Mute(at))
