"""A pytest plugin: a My Number Card for the tests of any program, in this process or behind a real PC/SC service.

It is loaded wherever the package is installed, so it brings nothing in before a test asks for one of its fixtures.
"""

# ruff: noqa: PLC0415 - imports stand inside the fixtures, so that who does not use them does not wait for them

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from reader.virtual.card import Card, VirtualCard
    from reader.virtual.faults import FaultyCard
    from reader.virtual.inprocess import VirtualReaders
    from reader.virtual.marking import Marking
    from reader.virtual.pcscslot import PcscSlot
    from reader.virtual.rig import PcscdRig

MARKER: Final = "virtual_card"
_DESCRIPTION: Final = (
    f'{MARKER}(persona="taro", *, faults=(), issued=None, expires=None, tries_left=None, sign_tries_left=None, '
    "auth_pin=None, sign_password=None, now=None, link=None, rsa_s=None): the card that the fixtures of this test "
    "have: whose (a name, or a path to a persona's file), what happens to it (like torn@3, or a list), "
    "how old it is (like -3h, +1d), and how fast its line is (like contactless-212)"
)
_EMPTY_S: Final = 3.0  # seconds in which a reader that a test has left has to be seen empty
_RIG: Final = pytest.StashKey["PcscdRig"]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", _DESCRIPTION)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Before the first test makes a PC/SC call: libpcsclite reads the socket's name once."""
    if any("virtual_pcscd_rig" in getattr(item, "fixturenames", ()) for item in session.items):
        _rig(session.config)


def _rig(config: pytest.Config) -> PcscdRig:
    """The rig of this process, not yet running, with its name in the environment."""
    if (rig := config.stash.get(_RIG, None)) is None:
        from reader.virtual.rig import PcscdRig

        before = os.environ.get("PCSCLITE_CSOCK_NAME")
        folder = tempfile.TemporaryDirectory(prefix="pcscd-rig-")
        config.stash[_RIG] = rig = PcscdRig(Path(folder.name))
        os.environ.update(rig.environment)

        def leave() -> None:
            folder.cleanup()
            os.environ.pop("PCSCLITE_CSOCK_NAME", None)
            if before is not None:
                os.environ["PCSCLITE_CSOCK_NAME"] = before

        config.add_cleanup(leave)
    return rig


@pytest.fixture
def _virtual_card_marking(request: pytest.FixtureRequest) -> Marking:
    """What the test's marker says."""
    from reader.virtual.marking import MarkerError, read_marker

    try:
        return read_marker(request.node.get_closest_marker(MARKER))
    except MarkerError as error:
        mistake = str(error)
    # the mistake is in the line with the marker: there is nothing to see in frames of ours
    pytest.fail(mistake, pytrace=False)


@pytest.fixture
def virtual_card(_virtual_card_marking: Marking) -> VirtualCard:
    """The card of this test's marker, without it taro's: its log, and how often it was asked what."""
    return _virtual_card_marking.issue()


@pytest.fixture
def faulty_card(_virtual_card_marking: Marking, virtual_card: VirtualCard) -> Iterator[FaultyCard]:
    """The same card as the readers have it: with the faults of the marker. `muted` and `release` are for a mute one."""
    from reader.virtual.faults import FaultyCard

    card = FaultyCard(virtual_card, *_virtual_card_marking.faults)
    yield card
    card.release()


@pytest.fixture
def _virtual_card_inserted(_virtual_card_marking: Marking, faulty_card: FaultyCard) -> Card:
    """What goes into a reader."""
    return _virtual_card_marking.behind_its_line(faulty_card)


@pytest.fixture
def virtual_reader(_virtual_card_inserted: Card) -> Iterator[VirtualReaders]:
    """Readers in this process (reader.base.Readers), with the card in the first: no PC/SC, nothing installed."""
    from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders

    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, _virtual_card_inserted)
    yield readers
    readers.remove(DEFAULT_NAME)


@pytest.fixture(scope="session")
def virtual_pcscd_rig(request: pytest.FixtureRequest) -> PcscdRig:
    """The private pcscd of this process, not yet running; PC/SC calls of this process, and of its children, go there.

    libpcsclite reads the socket's name once, so it must be known before the first call. It is, for every test that
    names this fixture or one that needs it.
    """
    return _rig(request.config)


@pytest.fixture(scope="session")
def _virtual_pcscd_session(virtual_pcscd_rig: PcscdRig) -> Iterator[PcscdRig]:
    """The rig, set up when the first test needs it."""
    with virtual_pcscd_rig as rig:
        yield rig


@pytest.fixture
def virtual_pcscd(_virtual_pcscd_session: PcscdRig) -> PcscdRig:
    """The private pcscd, running, also after a test that ended it or let it hang; its readers are empty."""
    _virtual_pcscd_session.resume()
    _virtual_pcscd_session.start()
    _make_countable(_virtual_pcscd_session)
    return _virtual_pcscd_session


def _make_countable(rig: PcscdRig) -> None:
    """Start pcscd anew where its count of comings and goings has lost its step.

    pcscd 1.9.9 does not always count a card that goes just as a command fails. From then on an odd count is no card any
    more, and one test's bad luck would be that of all after it.
    """
    from reader.pcsc.waiting import wait_for_card

    try:
        for name in rig.reader_names:
            wait_for_card(name, present=False, timeout=_EMPTY_S)
    except TimeoutError:
        rig.kill()
        rig.start()


@pytest.fixture
def pcsc_slot(virtual_pcscd: PcscdRig, _virtual_card_inserted: Card) -> Iterator[PcscSlot]:
    """The card in a reader of a private pcscd, seen by every PC/SC program that this test calls or starts."""
    from reader.virtual.pcscslot import PcscSlot

    slot = PcscSlot(virtual_pcscd)
    with slot:
        slot.insert(_virtual_card_inserted)
        yield slot
