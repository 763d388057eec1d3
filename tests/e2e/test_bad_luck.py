"""Bad luck at every single command of a visit, in this process: what the visitor is told, what the card counted, who
is registered, and what the next one finds.

What is walked, here and in test_bad_luck_in_pcscd: every persona of fixtures/personas (tests/e2e/visitors.py), also
those whom an undisturbed visit refuses; every command of their visits; at each one every kind of luck that
tests/e2e/luck.py names, and silence. Each struck visit is followed by the same card's without bad luck, and by somebody
else's; what has to hold for the three is in tests/e2e/suffering.py. One kiosk serves all that strikes one command.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.eligibility.model import Purpose, Registered
from kiosk.flow import events
from kiosk.flow.states import Choosing, Concluded, ConfirmingLastTry, EnteringPin, Problem
from kiosk.ui import messages
from reader.virtual.faults import FaultyCard, Mute
from reader.virtual.persona import load_personas
from tests.e2e.conftest import Start
from tests.e2e.doors import InProcessDoor
from tests.e2e.luck import LUCK
from tests.e2e.scene import Kiosk
from tests.e2e.suffering import PLACE_AGAIN, fall_silent, folder_in_memory, seen_in_a_visit, suffer
from tests.e2e.visitors import EVERYWHERE, NAMES, VISITORS, Visitor, end_of
from tests.e2e.world import tries_left

VERIFY = 0x20


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    with folder_in_memory(tmp_path) as folder:
        yield folder


def test_everybody_is_walked() -> None:
    assert {who.name for who in VISITORS} == set(load_personas())
    assert {who.name for who in VISITORS if who.purpose is Purpose.REGISTER} == set(load_personas())


@pytest.mark.parametrize("who", VISITORS, ids=str)
def test_the_counts_above_are_right(start: Start, inside: InProcessDoor, who: Visitor) -> None:
    """The table of the visitors: an undisturbed visit."""
    kiosk = start(inside)
    card = kiosk.world.card(who.name)
    assert end_of(kiosk.conclude(card, who.purpose).outcome) is who.end
    assert len(card.log) == who.commands
    asked = [(at, bool(entry.nc)) for at, entry in enumerate(card.log) if entry.ins == VERIFY]
    assert asked == [(at, shown) for at, shown in ((who.count, False), (who.verify, True)) if at is not None]


@pytest.mark.parametrize(("who", "at"), EVERYWHERE, ids=NAMES)
def test_in_process(start: Start, inside: InProcessDoor, who: Visitor, at: int) -> None:
    kiosk = start(inside)
    for luck in LUCK:
        suffer(kiosk, who, at, luck)


@pytest.mark.parametrize(("who", "at"), EVERYWHERE, ids=NAMES)
@pytest.mark.logs("kiosk.visit.carddesk")
def test_a_card_that_falls_silent(start: Start, inside: InProcessDoor, who: Visitor, at: int) -> None:
    fall_silent(start(inside), who, at, "mute", Mute(at))


@pytest.mark.parametrize("purpose", list(Purpose), ids=lambda purpose: purpose.value)
@pytest.mark.parametrize("at", range(5))
def test_bad_luck_tells_nobody_who_is_protected(start: Start, inside: InProcessDoor, at: int, purpose: Purpose) -> None:
    """Page by page what anybody with such a card sees by the same luck, and if a refusal, then the neutral one."""
    kiosk = start(inside)
    for luck in LUCK:
        anybody, protected = (seen_in_a_visit(kiosk, name, purpose, at, luck) for name in ("hanako", "protected"))
        assert protected == anybody, luck


@pytest.mark.parametrize("gone", [False, True], ids=["lies there", "gone"])
@pytest.mark.parametrize("problem", [*PLACE_AGAIN, Problem.CARD_SILENT, Problem.NOT_MY_NUMBER_CARD])
def test_the_visitor_is_told_to_place_the_card_again(qapp: object, problem: Problem, gone: bool) -> None:
    """As the first step, or after the one that makes room for it; and no word of the PIN."""
    message = messages.of_problem(problem, gone=gone)
    assert any("place" in step.lower() and "card" in step.lower() for step in message.steps[:2])
    assert "PIN" not in " ".join((message.title, message.what, *message.steps))


@pytest.mark.parametrize("luck", ["torn-before", "torn-after"])
def test_a_card_pulled_at_the_second_try(kiosk: Kiosk, luck: str) -> None:
    """Whether it counted is the card's to say: it is asked anew, and before its last try the visitor is."""
    card = kiosk.world.card("taro")
    second_verify = 4
    kiosk.visit_with(FaultyCard(card, LUCK[luck](second_verify)), pin="9998")
    assert tries_left(card) == 2
    end = kiosk.carry_on_with_pin("9997")
    assert isinstance(end, Concluded)
    assert end.outcome is Problem.CARD_LOST
    left = 2 if luck == "torn-before" else 1
    assert tries_left(card) == left
    kiosk.go_home()
    kiosk.door.place(card)
    choosing = kiosk.until(Choosing)
    assert isinstance(choosing, Choosing)
    assert choosing.card.contents.retries_left == left
    kiosk.visit.post(events.PurposeChosen(Purpose.REGISTER))
    kiosk.until(EnteringPin if left == 2 else ConfirmingLastTry)
    kiosk.go_home()


def test_a_hasty_finger_shows_the_pin_once(kiosk: Kiosk) -> None:
    card = kiosk.world.card("taro")
    kiosk.door.place(card)
    kiosk.until(Choosing)
    kiosk.visit.post(events.PurposeChosen(Purpose.REGISTER))
    kiosk.type()
    for _ in range(5):
        kiosk.visit.post(events.PinEntered())
        kiosk.visit.post(events.PurposeChosen(Purpose.REGISTER))
    concluded = kiosk.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    assert card.verifies == 1
    assert kiosk.registrations.count("taro") == 1
