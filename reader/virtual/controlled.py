"""A slot whose card is moved by command: exchanged, taken, put back, made to suffer bad luck, asked about itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

from reader.virtual.card import Card, VirtualCard
from reader.virtual.faults import CardTorn, FaultyCard, Moment, Torn
from reader.virtual.faultspec import Wanted, bind, describe
from reader.virtual.journal import Event, Journal, RecordedCard
from reader.virtual.link import ASSUMED_RSA_S, Line, Link, name_of
from reader.virtual.narration import file_name
from reader.virtual.persona import Persona
from reader.virtual.statefile import KeptCard, StateFile, pins
from reader.virtual.vpcd import VpcdSlot

# A card that comes before pcscd has looked at the empty reader (every 400 ms as installed) is taken for the one that
# went, and after a command that failed it is not seen at all (pcscd 1.9.9). No hand is quicker than this.
_EXCHANGE_S: Final = 0.6


class Refusal(ValueError):
    """What is asked cannot be done; the text says why and what can be."""


class UnknownPersona(Refusal):
    """There is no persona of this name; the text says which there are."""


def unknown_persona(name: str, known: Iterable[str]) -> UnknownPersona:
    """What is said of a name that is none of the known ones."""
    return UnknownPersona(f"no persona {name}; there are {', '.join(known)}")


class Listener(Protocol):
    """Who hears what happens to the card, in the thread in which it happens. Names are those of personas."""

    def seen(self, name: str, *, again: bool) -> None:
        """The driver has asked the card for its ATR; `again`: pcscd had gone in between."""
        ...

    def lost(self, name: str) -> None:
        """The service pcscd has gone; the card lies where it lay."""
        ...

    def torn(self, name: str) -> None:
        """The card was torn out in the middle of a command."""
        ...

    def away(self, name: str) -> None:
        """The card has left in the middle of a command, and comes back by itself."""
        ...

    def complain(self, text: str) -> None:
        """Something is wrong with the card's state file."""
        ...


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things take: a line's name stands for its rate, `rsa_s` is what a signature takes in all."""

    line: Line
    rsa_s: float = ASSUMED_RSA_S


class _Carried:
    """One card on its way to the reader: what a door sees, with line, faults, journal and state file between."""

    def __init__(
        self,
        name: str,
        inner: VirtualCard,
        card: Card,
        journal: Journal,
        listener: Listener,
        timing: Timing | None,
    ) -> None:
        self.name = name
        self.inner = inner
        self.recorded = card
        self.faulty = FaultyCard(card)
        self._outer: Card = self.faulty if timing is None else Link(self.faulty, timing.line, rsa_s=timing.rsa_s)
        self.was_torn = False
        self.away = False
        self.leaving = False
        self._journal = journal
        self._listener = listener
        self._line_up = False
        self._looked_at = False  # through this line
        self._seen = False  # since the card was placed

    @property
    def atr(self) -> bytes:
        """The card's own. The driver looks at it first, so that asking for it is being seen."""
        if self._line_up and not self._looked_at:
            self._looked_at = True
            self._listener.seen(self.name, again=self._seen)
            self._seen = True
        return self._outer.atr

    def power_on(self) -> bytes:
        return self._outer.power_on()

    def power_off(self) -> None:
        self._outer.power_off()

    def reset(self) -> bytes:
        return self._outer.reset()

    def transmit(self, raw: bytes) -> bytes:
        try:
            answer = self._outer.transmit(raw)
        except CardTorn as torn:
            if torn.away_s is None:
                self.was_torn = True
                self._journal.write(self.name, Event.TORN)
                self._listener.torn(self.name)
            else:
                self.away, self._seen = True, False
                self._journal.write(self.name, Event.AWAY)
                self._listener.away(self.name)
            raise
        if not answer:
            # Such an answer costs the line, which comes again at once.
            self.away, self._seen = True, False
        return answer

    def place(self) -> None:
        """Be put on the reader, for the first time or again."""
        self.was_torn = self.away = self.leaving = False
        self._line_up = False
        self._looked_at = False  # through this line
        self._seen = False  # since the card was placed

    def line(self, *, up: bool) -> None:
        # A pcscd that ends may still take a line and never look at the card: such a line does not count.
        looked_at, self._looked_at, self._line_up = self._looked_at, False, up
        if looked_at and not self.was_torn and not self.away and not self.leaving:
            self._listener.lost(self.name)
        if up:
            self.away = False


class ControlledSlot:
    """The slot of vpcd at `address` and the cards that were ever put into it, each issued once by `issue`.

    A card that comes back is the same card: its counters are where they were, and bad luck that is still to come comes.
    `personas` may be put in by name. `issue` makes a persona's card as of a moment, which is `now`, or the one that the
    state file knows. Every method may be called from any thread.
    """

    def __init__(
        self,
        address: tuple[str, int],
        personas: Mapping[str, Persona],
        issue: Callable[[Persona, datetime], VirtualCard],
        listener: Listener,
        *,
        state_file: StateFile | None = None,
        journal: Journal | None = None,
        timing: Timing | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.address = address
        self.journal = journal or Journal()
        self._personas = dict(personas)
        self._issue = issue
        self._listener = listener
        self._state_file = state_file
        self._timing = timing
        self._now = now
        self._cards: dict[str, _Carried] = {}
        self._last: _Carried | None = None
        self._lock = threading.Lock()
        self._gone_at: float | None = None
        self._slot = VpcdSlot(*address, watch=self._tell, sent=self.journal.settle)

    def swap(self, name: str) -> None:
        """Take what lies there, if anything, and put in this persona's card.

        Raises Refusal for a name that is not known, StateError where the state file does not fit; then nothing moves.
        """
        with self._lock:
            card = self._card(name)
            self._take()
            self._put(card)

    def swap_for(self, persona: Persona, faults: Iterable[Wanted] = ()) -> None:
        """Likewise for a person from outside, whose name then means this person, with bad luck from the first command.

        Raises StateError, and Refusal for another card that is not known.
        """
        with self._lock:
            card = self._make(persona)
            self._afflict(card, faults)
            self._personas[persona.id] = persona
            self._cards[persona.id] = card
            self._take()
            self._put(card)

    def insert(self) -> str:
        """Put back the card that was taken or torn; return its name. Raises Refusal where one lies or none ever did."""
        with self._lock:
            if self._last is None:
                raise Refusal("no card was in this slot yet; name one")
            if self._slot.present:
                raise Refusal(f"the card of {self._last.name} lies on the reader; remove it, or swap it for another")
            self._take()
            self._put(self._last)
            return self._last.name

    def remove(self) -> str:
        """Take the card; return its name. Raises Refusal where none lies."""
        with self._lock:
            if self._last is None or not self._slot.present:
                raise Refusal("no card lies on the reader; insert puts it back")
            self._take()
            return self._last.name

    def tear(self, after: int, moment: Moment = Moment.BEFORE) -> None:
        """Let the card do `after` more commands and pull it at the next one. Raises Refusal where none lies."""
        with self._lock:
            faulty = self._lying("torn").faulty
            others = [fault for fault in faulty.faults if not isinstance(fault, Torn)]
            faulty.suffer(*others, Torn(faulty.count + after, moment))

    def afflict(self, faults: Iterable[Wanted]) -> None:
        """Let these happen to the card, counted from its next command, in place of what was still to come.

        Raises Refusal where no card lies, and for another card that is not known; then all stays as it was.
        """
        with self._lock:
            self._afflict(self._lying("given a fault"), faults)

    def _lying(self, done: str) -> _Carried:
        if self._last is None or not self._slot.present:
            raise Refusal(f"no card lies on the reader to be {done}; insert puts it back")
        return self._last

    def _afflict(self, carried: _Carried, faults: Iterable[Wanted]) -> None:
        count = carried.faulty.count

        def other(name: str) -> Card:
            if name == carried.name:
                raise Refusal(f"the card of {name} is the one that lies there; name another persona")
            return self._card(name).recorded

        carried.faulty.suffer(*[bind(wanted, other, count) for wanted in faults])

    def _card(self, name: str) -> _Carried:
        """The card of a persona, issued when it is first wanted. Raises Refusal, StateError."""
        if name not in self._personas:
            raise unknown_persona(name, self._personas)
        if name not in self._cards:
            self._cards[name] = self._make(self._personas[name])
        return self._cards[name]

    @property
    def connected(self) -> bool:
        """Whether the driver has the line at this moment; it may not have looked at the card yet."""
        return self._slot.connected

    def state(self) -> dict[str, object]:
        """What can be told of the slot and its card, as plain data without any PIN."""
        with self._lock:
            told: dict[str, object] = {
                "vpcd": f"{self.address[0]}:{self.address[1]}",
                "card": self._last.name if self._last else None,
                "present": self._slot.present,
                "connected": self._slot.connected,
            }
            return told | self._card_state(self._last) if self._last else told

    def close(self) -> None:
        """Take the card for good."""
        with self._lock:
            self._take()

    def _card_state(self, carried: _Carried) -> dict[str, object]:
        card = carried.inner
        names = {application.aid.hex().upper(): application for application in card.applications}
        count = carried.faulty.count
        due = [fault.at - count for fault in carried.faulty.faults if isinstance(fault, Torn)]
        return {
            "torn": carried.was_torn,
            "away": carried.away,
            "tear_after": due[0] if due and due[0] >= 0 else None,
            "faults": [word for word in (describe(each, count) for each in carried.faulty.faults) if word is not None],
            "link": name_of(self._timing.line) if self._timing else None,
            "rsa_ms": round(self._timing.rsa_s * 1000) if self._timing else None,
            "powered": card.powered,
            "atr": card.atr.hex().upper(),
            "commands": card.counts.total(),
            "state_file": str(self._state_file.path) if self._state_file else None,
            "pins": [
                {
                    "application": names[aid].name,
                    "file": identifier,
                    "file_name": file_name(names[aid].aid, pin.identifier),
                    "tries_left": pin.tries_left,
                    "tries": pin.rule.tries,
                    "verified": pin.identifier in names[aid].verified,
                }
                for (aid, identifier), pin in pins(card)
            ],
        }

    def _make(self, persona: Persona) -> _Carried:
        now = self._now()
        inner = self._issue(persona, self._state_file.issued_at(persona, now) if self._state_file else now)
        card: Card = inner
        if self._state_file is not None:
            card = KeptCard(inner, persona.id, self._state_file, self._listener.complain)
        recorded = RecordedCard(card, inner, persona.id, self.journal)
        return _Carried(persona.id, inner, recorded, self.journal, self._listener, self._timing)

    def _put(self, carried: _Carried) -> None:
        if self._gone_at is not None:
            time.sleep(max(0.0, self._gone_at + _EXCHANGE_S - time.monotonic()))
        carried.place()
        self._last = carried
        self.journal.write(carried.name, Event.INSERTED)
        self._slot.insert(carried)

    def _take(self) -> None:
        if self._last is not None:
            present = self._slot.present
            self._last.leaving = True
            self._slot.remove()
            if present:
                self.journal.write(self._last.name, Event.REMOVED)

    def _tell(self, card: Card, up: bool) -> None:  # noqa: FBT001 - called by the slot with both in their places
        if not up:
            self._gone_at = time.monotonic()
        # A card that is being replaced may still speak of its line; it speaks of its own.
        if isinstance(card, _Carried):
            with suppress(OSError):
                card.line(up=up)
