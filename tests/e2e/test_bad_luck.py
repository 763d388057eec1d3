"""Bad luck at every single command of a visit: what the visitor is told, what the card counted, who is registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kiosk.eligibility.model import Covered, Purpose, Registered
from kiosk.flow import events
from kiosk.flow.states import Choosing, Concluded, ConfirmingLastTry, EnteringPin, Problem, State
from reader.virtual.faults import Answer, Fault, FaultyCard, Glitch, Moment, Mute, Slow, Torn, Truncated
from tests.e2e.conftest import Start
from tests.e2e.doors import InProcessDoor, PcscdDoor
from tests.e2e.scene import Kiosk
from tests.e2e.world import tries_left

VERIFY = 0x20


@dataclass(frozen=True)
class Person:
    """Whose visit it is, what for, how many commands the undisturbed visit has, and which of them shows the PIN."""

    name: str
    purpose: Purpose
    commands: int
    verify: int


PEOPLE = [
    Person("taro", Purpose.REGISTER, 5, 3),
    Person("hanako", Purpose.COVERAGE, 5, 3),
    Person("last-try", Purpose.REGISTER, 5, 3),
    Person("android", Purpose.COVERAGE, 7, 4),
    Person("short-length", Purpose.REGISTER, 11, 9),
]
# Status words that no step of a visit expects, or expects elsewhere.
ODD = (0x6300, 0x6581, 0x6700, 0x6882, 0x6982, 0x6985, 0x6986, 0x6A82, 0x6A86, 0x6B00, 0x6CFF, 0x6D00, 0x6F00, 0x9000)
# What tells of the PIN when VERIFY is answered so, and of nothing elsewhere.
ABOUT_THE_PIN = {f"sw-{sw:04X}": sw for sw in (0x63C0, 0x63C2, 0x6983, 0x6984)}


def answering(sw: int, moment: Moment = Moment.BEFORE) -> Callable[[int], Fault]:
    return lambda at: Answer(at, sw.to_bytes(2, "big"), moment)


LUCK: dict[str, Callable[[int], Fault]] = {
    "torn-before": Torn,
    "torn-after": lambda at: Torn(at, Moment.AFTER),
    "no-byte": lambda at: Answer(at, b""),
    "no-byte-but-done": lambda at: Answer(at, b"", Moment.AFTER),
    "one-byte": lambda at: Answer(at, b"\x90"),
    "one-byte-but-done": lambda at: Answer(at, b"\x90", Moment.AFTER),
    "power-dip": Glitch,
    "cut-short": lambda at: Truncated(at, 3),
    "slow": lambda at: Slow(0.02, at),
    **{f"sw-{sw:04X}": answering(sw) for sw in (*ODD, *ABOUT_THE_PIN.values())},
    **{f"sw-{sw:04X}-but-done": answering(sw, Moment.AFTER) for sw in (0x6581, 0x6F00)},
}
TRANSPORT = ("torn-before", "torn-after", "no-byte", "no-byte-but-done", "one-byte", "one-byte-but-done")


def everybody_at_every_command(people: list[Person]) -> list[object]:
    return [pytest.param(who, at, id=f"{who.name}-{at}") for who in people for at in range(who.commands)]


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
def test_the_counts_above_are_right(start: Start, inside: InProcessDoor, who: Person) -> None:
    kiosk = start(inside)
    card = kiosk.world.card(who.name)
    assert isinstance(kiosk.conclude(card, who.purpose).outcome, Registered | Covered)
    assert len(card.log) == who.commands
    assert [at for at, entry in enumerate(card.log) if entry.ins == VERIFY and entry.nc] == [who.verify]


@pytest.mark.parametrize("luck", LUCK)
@pytest.mark.parametrize(("who", "at"), everybody_at_every_command(PEOPLE))
def test_in_process(start: Start, inside: InProcessDoor, who: Person, at: int, luck: str) -> None:
    suffer(start(inside), who, at, luck)


@pytest.mark.pcscd
@pytest.mark.parametrize("luck", ["torn-before", "torn-after", "one-byte", "sw-6F00"])
@pytest.mark.parametrize(("who", "at"), everybody_at_every_command([PEOPLE[0], PEOPLE[3]]))
def test_through_pcscd(start: Start, outside: PcscdDoor, who: Person, at: int, luck: str) -> None:
    suffer(start(outside), who, at, luck)


def suffer(kiosk: Kiosk, who: Person, at: int, luck: str) -> None:
    """One visit with this luck, then the same person again, then the next one."""
    before = kiosk.registrations
    card = kiosk.world.card(who.name)
    tries = tries_left(card)
    faulty = FaultyCard(card, LUCK[luck](at))
    end = kiosk.visit_with(faulty, who.purpose)
    assert faulty.count > at, "the bad luck did strike"

    if at == who.verify and luck in ABOUT_THE_PIN:
        _assert_the_card_is_believed(kiosk, end, luck)
    else:
        _assert_nobody_is_told_of_a_wrong_pin(kiosk, end, at, luck)
        if luck in TRANSPORT:
            assert isinstance(end, Concluded)
            assert end.outcome is Problem.CARD_LOST
    # The PIN was shown at most once, and whoever has lost a try has shown a wrong one: nobody here has.
    assert card.verifies <= 1
    assert tries_left(card) >= tries
    assert kiosk.pad.length == 0
    registered = isinstance(end, Concluded) and isinstance(end.outcome, Registered)
    added = [who.name] if registered else []
    assert kiosk.registrations == sorted([*before, *added]), "all or nothing"

    kiosk.go_home()
    again = kiosk.conclude(card, who.purpose)
    assert isinstance(again.outcome, Registered | Covered)
    kiosk.go_home()
    following = kiosk.conclude(kiosk.world.card("child"))
    assert isinstance(following.outcome, Registered)
    assert kiosk.registrations.count("child") == 1


def _assert_the_card_is_believed(kiosk: Kiosk, end: State, luck: str) -> None:
    match luck:
        case "sw-63C2":
            assert isinstance(end, EnteringPin)
            assert (end.wrong, end.card.contents.retries_left) == (True, 2)
        case _:
            assert isinstance(end, Concluded)
            assert end.outcome is Problem.PIN_BLOCKED
    assert kiosk.pad.length == 0


def _assert_nobody_is_told_of_a_wrong_pin(kiosk: Kiosk, end: State, at: int, luck: str) -> None:
    assert isinstance(end, Concluded), end
    assert not any(isinstance(state, EnteringPin | ConfirmingLastTry) and state.wrong for state in kiosk.states)
    if not isinstance(end.outcome, Registered | Covered):
        # What the pages of these say begins with placing the card again.
        assert end.outcome in (
            Problem.CARD_LOST,
            Problem.CARD_UNREADABLE,
            Problem.NOT_MY_NUMBER_CARD,
            Problem.PIN_BLOCKED,
        )
    assert (end.outcome is Problem.NOT_MY_NUMBER_CARD) == ((luck, at) == ("sw-6A82", 0))
    if end.outcome is Problem.PIN_BLOCKED:
        assert luck in ABOUT_THE_PIN
        assert not any(isinstance(state, EnteringPin) for state in kiosk.states), "only the card's own count says so"


@pytest.mark.parametrize(("who", "at"), everybody_at_every_command(PEOPLE[:4]))
@pytest.mark.logs("kiosk.carddesk")
def test_a_card_that_falls_silent(start: Start, inside: InProcessDoor, who: Person, at: int) -> None:
    fall_silent(start(inside), who, at, Mute(at))


@pytest.mark.pcscd
@pytest.mark.parametrize("how", [Mute, lambda at: Answer(at, b"")], ids=["mute", "no-byte"])
@pytest.mark.parametrize(("who", "at"), everybody_at_every_command([PEOPLE[0], PEOPLE[3]]))
@pytest.mark.logs("kiosk.carddesk")
def test_a_card_that_falls_silent_in_pcscd(
    start: Start, outside: PcscdDoor, who: Person, at: int, how: Callable[[int], Fault]
) -> None:
    """vpcd takes an answer of no byte for none at all, and waits."""
    fall_silent(start(outside), who, at, how(at))


def fall_silent(kiosk: Kiosk, who: Person, at: int, fault: Fault) -> None:
    """The card did what it was told and says nothing; the visitor takes it away, and is served with it again."""
    before = kiosk.registrations
    card = kiosk.world.card(who.name)
    silent = FaultyCard(card, fault)
    kiosk.walk(silent, who.purpose, lambda: silent.count > at)
    kiosk.timer.hurry()
    concluded = kiosk.state
    assert isinstance(concluded, Concluded)
    assert concluded.outcome is Problem.CARD_SILENT
    assert kiosk.pad.length == 0
    assert card.verifies <= 1
    kiosk.go_home()
    assert isinstance(kiosk.conclude(card, who.purpose).outcome, Registered | Covered)
    kiosk.go_home()
    assert isinstance(kiosk.conclude(kiosk.world.card("child")).outcome, Registered)
    added = [who.name, "child"] if who.purpose is Purpose.REGISTER else ["child"]
    assert kiosk.registrations == sorted([*before, *added])
    assert not any(isinstance(state, EnteringPin | ConfirmingLastTry) and state.wrong for state in kiosk.states)


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
