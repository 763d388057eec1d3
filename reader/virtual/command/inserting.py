"""virtual-card insert: hold a card in a slot of vpcd until it is told to end, and say what becomes of it."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, TypeAlias, assert_never

from reader.virtual.command.output import Exit, complain, write
from reader.virtual.control import ControlServer
from reader.virtual.controlled import ControlledSlot, Timing
from reader.virtual.faultspec import Wanted
from reader.virtual.issuance import issue
from reader.virtual.journal import Journal
from reader.virtual.link import name_of
from reader.virtual.persona import Persona
from reader.virtual.personafile import read_persona_file
from reader.virtual.statefile import StateFile
from reader.virtual.vpcd import nobody_listens

PATIENCE_S: Final = 5.0  # pcscd opens vpcd's port within a second of its start


class News(Enum):
    """What the card's threads and the signals tell the main thread."""

    SEEN = "The card of {name} lies on the reader at {address}. Ctrl-C takes it away."
    BACK = "pcscd is back: the card of {name} lies on the reader again."
    LOST = "pcscd has gone. The card of {name} stays, and is there when pcscd comes back."
    TORN = "The card of {name} was torn out. virtual-card insert puts it back."
    AWAY = "The card of {name} has left the reader for a moment."
    TROUBLE = "{name}"
    END = ""


Message: TypeAlias = tuple[News, str]


@dataclass(frozen=True, slots=True)
class Insertion:
    """What to insert and how: the persona, the address of vpcd, the state file if any.

    `keep_secrets`: PINs that are shown to the card are kept in memory for `log --show-secrets`.
    `wait`: keep trying while nothing listens at the address, instead of ending after PATIENCE_S.
    `timing`: wait as long as a real line and a real card do; None: no longer than this machine takes.
    `faults`: what happens to this card, counted from its first command.
    """

    persona: Persona
    address: tuple[str, int]
    state_path: Path | None = None
    keep_secrets: bool = False
    wait: bool = False
    timing: Timing | None = None
    faults: tuple[Wanted, ...] = ()


class _Herald:
    """Carries what happens to the card into the main thread, which alone writes."""

    def __init__(self, news: SimpleQueue[Message]) -> None:
        self._news = news

    def seen(self, name: str, *, again: bool) -> None:
        self._news.put((News.BACK if again else News.SEEN, name))

    def lost(self, name: str) -> None:
        self._news.put((News.LOST, name))

    def torn(self, name: str) -> None:
        self._news.put((News.TORN, name))

    def away(self, name: str) -> None:
        self._news.put((News.AWAY, name))

    def complain(self, text: str) -> None:
        self._news.put((News.TROUBLE, text))


def insert_card(insertion: Insertion, personas: Mapping[str, Persona]) -> Exit:
    """Hold the card until SIGINT, SIGTERM or SIGHUP. Raises before it is in.

    Namely ControlError, StateError, Refusal and OSError.
    """
    news: SimpleQueue[Message] = SimpleQueue()
    with ExitStack() as resources:
        resources.enter_context(_ending_by_signal(news))
        server = resources.enter_context(ControlServer(insertion.address, read_persona_file))
        state_file = resources.enter_context(StateFile(insertion.state_path)) if insertion.state_path else None
        slot = ControlledSlot(
            insertion.address,
            personas,
            issue,
            _Herald(news),
            state_file=state_file,
            journal=Journal(keep_secrets=insertion.keep_secrets),
            timing=insertion.timing,
        )
        resources.enter_context(closing(slot))
        slot.swap_for(insertion.persona, insertion.faults)
        server.serve(slot)
        if insertion.keep_secrets:
            complain("PINs that are shown to this card are kept until it is taken away; log --show-secrets tells them")
        if insertion.timing is not None:
            line, rsa_s = name_of(insertion.timing.line), insertion.timing.rsa_s
            complain(f"its line is {line}; a signature takes {rsa_s * 1000:.0f} ms, an assumption: see --rsa-ms")
        return _report(insertion, slot, news)


def _report(insertion: Insertion, slot: ControlledSlot, news: SimpleQueue[Message]) -> Exit:
    address = f"{insertion.address[0]}:{insertion.address[1]}"
    complain(f"waiting for pcscd to look at the card of {insertion.persona.id} at {address}")
    deadline: float | None = time.monotonic() + PATIENCE_S
    while True:
        try:
            what, name = news.get(timeout=max(0.0, deadline - time.monotonic()) if deadline is not None else None)
        except Empty:
            if slot.connected:
                # pcscd has the line and is busy, or paused: there is nothing that starting it once more would mend.
                complain(f"pcscd has a line to {address}, and has not looked at the card yet")
                deadline = None
                continue
            complain(nobody_listens(*insertion.address))
            if not insertion.wait:
                return Exit.NO_VPCD
            write("Waiting for it; Ctrl-C ends.")
            deadline = None
            continue
        match what:
            case News.END:
                return Exit.DONE
            case News.TROUBLE:
                complain(name)
            case News.SEEN | News.BACK | News.LOST | News.TORN | News.AWAY:
                # Whoever was heard of once is there, and may go and come back: from now on there is no hurry.
                deadline = None
                write(what.value.format(name=name, address=address))
            case _:
                assert_never(what)


@contextmanager
def _ending_by_signal(news: SimpleQueue[Message]) -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    previous = {number: signal.signal(number, lambda *_: news.put((News.END, ""))) for number in numbers}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
