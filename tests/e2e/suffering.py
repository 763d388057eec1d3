"""A visit that is struck by bad luck, the same visitor's next one, and the next visitor's: what holds for all three."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from kiosk.eligibility.model import Purpose, RefusalReason, Registered
from kiosk.flow.states import Concluded, ConfirmingLastTry, EnteringPin, Problem, State
from reader.virtual.card import VirtualCard
from reader.virtual.faults import Fault, FaultyCard
from tests.e2e.luck import LUCK, SAYING_BLOCKED, TRANSPORT, TWO_LEFT
from tests.e2e.scene import Kiosk
from tests.e2e.visitors import Visitor, end_of
from tests.e2e.world import FULL, tries_left

PLACE_AGAIN = (Problem.CARD_LOST, Problem.CARD_UNREADABLE)
Seen: TypeAlias = list[tuple[type[State], Problem | None]]
"""Pages as they followed each other, and what the last one says if it is no answer of the backend."""


@contextmanager
def folder_in_memory(otherwise: Path) -> Iterator[Path]:
    """A folder that no disk has to keep: the kiosk waits for the disk at every answer, and the walk has thousands."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it is made as any temporary one is
    if not os.access(memory, os.W_OK):
        yield otherwise
        return
    with TemporaryDirectory(prefix="kiosk-", dir=memory) as folder:
        yield Path(folder)


@contextmanager
def afresh(kiosk: Kiosk, who: Visitor, at: int, luck: str) -> Iterator[list[str]]:
    """Let a kiosk in service begin with nothing seen, and give who is registered; afterwards it is as it was.

    Whatever fails inside says whose visit it was, at which command, and by what luck.
    """
    kiosk.states.clear()
    with closing(sqlite3.connect(kiosk.folder / "eligibility.db")) as database:
        known = database.execute("select person_id from registrations").fetchall()
        try:
            yield kiosk.registrations
        except BaseException as error:
            error.add_note(f"{who} at command {at}, {luck}")
            raise
        database.execute("pragma synchronous = off")
        with database:
            marks = ", ".join("?" * len(known))
            database.execute(
                f"delete from registrations where person_id not in ({marks})",  # noqa: S608 - question marks only
                [person for (person,) in known],
            )


def suffer(kiosk: Kiosk, who: Visitor, at: int, luck: str) -> None:
    """One visit with this luck, then the same person again, then the next one."""
    with afresh(kiosk, who, at, luck) as before:
        card = kiosk.world.card(who.name)
        tries = tries_left(card)
        faulty = FaultyCard(card, LUCK[luck](at))
        end = kiosk.visit_with(faulty, who.purpose)
        assert faulty.count > at, f"the bad luck did strike; {end}\n{kiosk.events[-8:]}\n{kiosk.door.describe()}"

        if at == who.verify and luck in (*SAYING_BLOCKED, TWO_LEFT):
            _assert_the_card_is_believed(end, luck)
        else:
            _assert_nobody_is_told_of_a_wrong_pin(kiosk, who, end, at, luck)
        _assert_nothing_is_lost(kiosk, card, tries)
        added = [who.name] if isinstance(end, Concluded) and _is_new(end) else []
        assert kiosk.registrations == sorted([*before, *added]), "all or nothing"
        kiosk.go_home()
        _serve_again(kiosk, who, card, before)
        _serve_the_next(kiosk, who)


def fall_silent(kiosk: Kiosk, who: Visitor, at: int, luck: str, fault: Fault) -> None:
    """The card says nothing any more; the visitor takes it away and is served with it again, and so is the next one."""
    with afresh(kiosk, who, at, luck) as before:
        card = kiosk.world.card(who.name)
        tries = tries_left(card)
        silent = FaultyCard(card, fault)
        kiosk.walk(silent, who.purpose, lambda: silent.count > at)
        kiosk.timer.hurry()
        concluded = kiosk.state
        assert isinstance(concluded, Concluded)
        assert concluded.outcome is Problem.CARD_SILENT
        _assert_never_wrong(kiosk)
        _assert_nothing_is_lost(kiosk, card, tries)
        assert kiosk.registrations == before
        kiosk.go_home()
        _serve_again(kiosk, who, card, before)
        _serve_the_next(kiosk, who)


def _assert_the_card_is_believed(end: State, luck: str) -> None:
    """A status word of VERIFY that says that the PIN was wrong cannot be told from the card's own."""
    if luck == TWO_LEFT:
        assert isinstance(end, EnteringPin)
        assert (end.wrong, end.card.contents.retries_left) == (True, 2)
    else:
        assert isinstance(end, Concluded)
        assert end.outcome is Problem.PIN_BLOCKED


def _assert_nobody_is_told_of_a_wrong_pin(kiosk: Kiosk, who: Visitor, end: State, at: int, luck: str) -> None:
    """The end is the undisturbed one, or the card is to be placed again, or it is what the card itself has said."""
    assert isinstance(end, Concluded), end
    _assert_never_wrong(kiosk)
    told = end_of(end.outcome)
    if luck in TRANSPORT:
        assert told is Problem.CARD_LOST
    elif luck == "slow":
        assert told is who.end
    elif (luck, at) == ("sw-6A82", 0):
        assert told is Problem.NOT_MY_NUMBER_CARD, "the card knows no such application"
    elif luck in SAYING_BLOCKED and at == who.count:
        assert told in (Problem.PIN_BLOCKED, Problem.PIN_UNUSABLE), "the card's own count"
        assert not any(isinstance(state, EnteringPin) for state in kiosk.states)
    elif luck == TWO_LEFT and at == who.count and who.verify is None and who.end is not Problem.PHONE_CANNOT_REGISTER:
        assert told is Problem.PIN_BLOCKED, "the card counted two, and says at the PIN that it is none"
    elif told is Problem.PIN_UNUSABLE and who.end is Problem.PIN_BLOCKED:
        assert at == who.commands - 1, "what tells the two apart was not read, and no wrong PIN is blamed"
    elif told is not who.end:
        lost = who.verify is not None and at >= who.verify
        assert told in ((Problem.CARD_LOST,) if lost else PLACE_AGAIN)


def _assert_never_wrong(kiosk: Kiosk) -> None:
    assert not any(isinstance(state, EnteringPin | ConfirmingLastTry) and state.wrong for state in kiosk.states)


def _assert_nothing_is_lost(kiosk: Kiosk, card: VirtualCard, tries: int) -> None:
    """The PIN was shown at most once; whoever has lost a try has shown a wrong one, and nobody here has."""
    assert card.verifies <= 1
    assert tries_left(card) >= tries
    assert kiosk.pad.length == 0


def _serve_again(kiosk: Kiosk, who: Visitor, card: VirtualCard, before: list[str]) -> None:
    """The same card, without bad luck: the undisturbed end, and the registration is there once."""
    again = kiosk.conclude(card, who.purpose)
    assert end_of(again.outcome) is who.end
    added = [who.name] if who.end is Registered and who.name not in before else []
    assert kiosk.registrations == sorted([*before, *added])
    kiosk.go_home()


def _serve_the_next(kiosk: Kiosk, who: Visitor) -> None:
    """Somebody else finds a kiosk that knows of nobody."""
    before = kiosk.registrations
    kiosk.states.clear()
    card = kiosk.world.card(who.following)
    assert _is_new(kiosk.conclude(card))
    assert (card.verifies, tries_left(card)) == (1, FULL)
    asked = [state for state in kiosk.states if isinstance(state, EnteringPin | ConfirmingLastTry)]
    assert [(type(state), state.wrong) for state in asked] == [(EnteringPin, False)]
    assert kiosk.registrations == sorted([*before, who.following])
    kiosk.go_home()


def _is_new(end: Concluded) -> bool:
    return isinstance(end.outcome, Registered) and not end.outcome.already


def seen_in_a_visit(kiosk: Kiosk, name: str, purpose: Purpose, at: int, luck: str) -> Seen:
    """What is shown in one visit with this luck; a page that is drawn anew counts once.

    A protected person who is refused is refused as `RefusalReason.CANNOT_USE`.
    """
    kiosk.states.clear()
    end = kiosk.visit_with(FaultyCard(kiosk.world.card(name), LUCK[luck](at)), purpose)
    if name == "protected" and isinstance(end, Concluded) and not isinstance(end.outcome, Problem):
        assert end_of(end.outcome) is RefusalReason.CANNOT_USE
    seen: Seen = []
    for state in kiosk.states:
        problem = state.outcome if isinstance(state, Concluded) and isinstance(state.outcome, Problem) else None
        if seen[-1:] != [(type(state), problem)]:
            seen.append((type(state), problem))
    kiosk.go_home()
    return seen
