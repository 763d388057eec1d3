"""A card that never answers: nothing can cancel the call, and still the kiosk serves on and can be ended."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import Purpose, Registered
from kiosk.flow.effects import AbandonCard
from kiosk.flow.states import Concluded, Idle, Problem
from kiosk.flow.step import Timing
from reader.virtual.faults import Answer, FaultyCard, Mute
from tests.e2e.conftest import Start
from tests.e2e.doors import Door, PcscdDoor, eventually
from tests.e2e.scene import Kiosk
from tests.e2e.world import FULL, tries_left

# Each of these leaves a thread behind, and a warning says so.
pytestmark = pytest.mark.logs("kiosk.visit.carddesk", "reader.pcsc.watcher")
DEADLINE = 1.0
SHORT = Timing(read=DEADLINE, card=DEADLINE)
QUIT_WITHIN = 2.0
STUCK_AT = {"reading": 1, "verifying": 3, "signing": 4}


def card_threads() -> int:
    return sum(thread.name == "card" for thread in threading.enumerate())


def stick(kiosk: Kiosk, at: int) -> FaultyCard:
    silent = FaultyCard(kiosk.world.card("taro"), Mute(at, stuck=True))
    kiosk.walk(silent, Purpose.REGISTER, silent.muted.is_set)
    return silent


@pytest.mark.parametrize("stage", STUCK_AT)
def test_after_the_deadline_the_card_is_to_be_taken_and_the_next_visit_works(
    door: Door, start: Start, stage: str
) -> None:
    kiosk = start(door, SHORT)
    threads = card_threads()
    silent = stick(kiosk, STUCK_AT[stage])
    begun = time.monotonic()
    concluded = kiosk.until(Concluded)
    assert time.monotonic() - begun < DEADLINE + 1.0
    assert isinstance(concluded, Concluded)
    assert concluded.outcome is Problem.CARD_SILENT
    assert sum(isinstance(effect, AbandonCard) for effect in kiosk.effects) == 1
    assert kiosk.pad.length == 0
    assert all(found.wiped for found in gc.get_objects() if isinstance(found, Pin)), "the stuck job holds no PIN"
    kiosk.go_home()
    kiosk.timing = Timing()
    assert isinstance(kiosk.conclude(kiosk.world.card("child")).outcome, Registered)
    kiosk.go_home()
    silent.release()
    eventually(lambda: card_threads() == threads)
    assert isinstance(kiosk.state, Idle)
    assert "taro" not in kiosk.registrations


def test_one_after_another(door: Door, start: Start) -> None:
    """Each leaves its thread behind until its call comes back; none of them keeps the next visitor waiting."""
    kiosk = start(door)
    silent = []
    for _ in range(4):
        silent.append(stick(kiosk, 1))
        kiosk.timer.hurry()
        kiosk.until(Concluded)
        kiosk.go_home()
    assert isinstance(kiosk.conclude(kiosk.world.card("child")).outcome, Registered)
    for card in silent:
        card.release()
    eventually(lambda: card_threads() == 1)


SELECT_BEFORE_VERIFY = 6


def test_a_card_that_wakes_up_late_is_not_shown_the_pin(door: Door, start: Start) -> None:
    """It knows no short identifiers: between the PIN's file and the PIN it falls silent, and is given up."""
    kiosk = start(door)
    card = kiosk.world.card("taro")
    sleepy = FaultyCard(card, Answer(1, bytes.fromhex("6A86")), Mute(SELECT_BEFORE_VERIFY))
    threads = card_threads()
    kiosk.walk(sleepy, Purpose.REGISTER, sleepy.muted.is_set)
    assert card.log[-1].selected == bytes.fromhex("0018"), "the next command would be the one with the PIN"
    kiosk.timer.hurry()
    assert isinstance(kiosk.state, Concluded)
    sleepy.release()
    eventually(lambda: card_threads() == threads)
    assert card.verifies == 0
    assert tries_left(card) == FULL
    kiosk.go_home()
    assert isinstance(kiosk.conclude(card).outcome, Registered)


@pytest.mark.parametrize("stage", STUCK_AT)
def test_quitting_does_not_wait_for_it(door: Door, start: Start, stage: str) -> None:
    kiosk = start(door)
    silent = stick(kiosk, STUCK_AT[stage])
    begun = time.monotonic()
    kiosk.stop()
    seconds = time.monotonic() - begun
    silent.release()
    door.take()
    eventually(lambda: card_threads() == 0)
    assert seconds < QUIT_WITHIN


@pytest.mark.pcscd
def test_quitting_does_not_wait_for_a_service_that_hangs(start: Start, outside: PcscdDoor) -> None:
    kiosk = start(outside)
    outside.rig.pause()
    begun = time.monotonic()
    kiosk.stop()
    seconds = time.monotonic() - begun
    outside.rig.resume()
    eventually(lambda: not any(thread.name.startswith("watch") for thread in threading.enumerate()))
    assert seconds < QUIT_WITHIN


def test_the_program_ends_while_a_card_is_silent() -> None:
    """A process of its own: what waits for threads at the very end would wait there."""
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("stuckkiosk.py"))], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "the card is silent; quitting\n"
        begun = time.monotonic()
        assert process.wait(20) == 0
        assert time.monotonic() - begun < QUIT_WITHIN
