"""The readers of the private pcscd, with a card put down or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from reader.pcsc.connection import PcscReader, PcscReaders
from reader.virtual.rig import PcscdRig
from tests.reader.pcsc.peer import Peer, eventually
from tests.reader.virtual.doors import card_seen

Insert = Callable[[Callable[[Peer, bytes], bytes]], Peer]


@pytest.fixture
def readers(pcscd: PcscdRig) -> PcscReaders:
    """The readers of the private pcscd."""
    eventually(lambda: not any(map(card_seen, pcscd.reader_names)))  # an earlier test's card
    return PcscReaders()


@pytest.fixture
def reader(readers: PcscReaders, pcscd: PcscdRig) -> PcscReader:
    """The first reader, empty."""
    return readers.open(pcscd.reader_names[0])


@pytest.fixture
def insert(readers: PcscReaders, pcscd: PcscdRig) -> Iterator[Insert]:
    """Put a card down on the first reader, and wait until pcscd has seen it."""
    with ExitStack() as cards:

        def put_down(answer: Callable[[Peer, bytes], bytes]) -> Peer:
            peer = cards.enter_context(Peer(pcscd.vpcd_ports[0], answer))
            eventually(lambda: card_seen(pcscd.reader_names[0]))
            return peer

        yield put_down
