"""What outlives a card's power, kept in a file: tries left and changed PINs, for every card of one slot.

JSON: {"format": 1, "cards": {persona: {AID: {EF: {"tries_left": n, "secret": text}}}}}, AID and EF in hexadecimal,
"secret" only where the PIN was changed. The file is for its owner alone (0600), since a changed PIN stands in it.
It is replaced whole: written beside it, forced to the disk, renamed. After a power cut it is the old or the new one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeAlias, TypeGuard

from reader.virtual.card import VirtualCard
from reader.virtual.lock import Taken, held
from reader.virtual.objects import ReferenceData

FORMAT: Final = 1
_MEMORY_FAILURE: Final = 0x6581  # ISO/IEC 7816-4: the card could not write
_SIZE_MAX: Final = 1 << 20

Place: TypeAlias = tuple[str, str]  # AID and EF identifier in hexadecimal


class StateError(ValueError):
    """A state file cannot be used; the text names the file and says what to do. The file was left as it is."""


@dataclass(frozen=True, slots=True)
class PinState:
    """One PIN: its tries left, and its secret where it is not the issued one any more (None otherwise)."""

    tries_left: int
    secret: bytes | None = field(default=None, repr=False)


CardState: TypeAlias = Mapping[Place, PinState]


def pins(card: VirtualCard) -> Iterator[tuple[Place, ReferenceData]]:
    """Every PIN of a card with its place, in the card's order."""
    for application in card.applications:
        for found in application.objects.values():
            if isinstance(found, ReferenceData):
                yield (application.aid.hex().upper(), f"{found.identifier:04X}"), found


class StateFile:
    """The file, from enter to exit in the hands of this process alone.

    Entering reads it, or makes it where there is none. Raises StateError where it cannot be understood or another
    process has it, OSError where the place cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._target = Path(os.path.realpath(path))  # a rename onto a link would replace the link
        self._cards: dict[str, CardState] = {}
        self._resources = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as resources:
            lock: AbstractContextManager[None] = held(self._target.with_name(f".{self._target.name}.lock"))
            try:
                resources.enter_context(lock)
            except Taken:
                raise StateError(f"{self.path}: another inserted card uses it; give each its own file") from None
            self._cards = self._read()
            # Now, and not at the first wrong PIN: whoever cannot write here learns it before the card is in.
            self._write(self._cards)
            self._resources = resources.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    def get(self, name: str) -> CardState:
        """What is kept of the card of this persona; empty for one that was never kept."""
        return self._cards.get(name, {})

    def keep(self, name: str, state: CardState) -> None:
        """Write the state of one card; when this returns it is on the disk. Raises OSError, the old file standing."""
        cards = {**self._cards, name: dict(state)}
        self._write(cards)
        self._cards = cards

    def _read(self) -> dict[str, CardState]:
        try:
            with self._target.open("rb") as file:
                text = file.read(_SIZE_MAX + 1)
        except FileNotFoundError:
            return {}
        try:
            values = json.loads(text[:_SIZE_MAX])
        except (ValueError, RecursionError):
            # Without the parser's words: they may quote a PIN.
            raise self._wrong("is no JSON") from None
        if not _is_table(values) or values.get("format") != FORMAT:
            raise self._wrong(f"is no state file of format {FORMAT}")
        cards = values.get("cards")
        if not _is_table(cards):
            raise self._wrong("has no table cards")
        return {name: dict(self._card(name, entry)) for name, entry in cards.items()}

    def _card(self, name: str, applications: object) -> Iterator[tuple[Place, PinState]]:
        if not _is_table(applications):
            raise self._wrong(f"cards.{name} is no table")
        for aid, files in applications.items():
            if not _is_table(files):
                raise self._wrong(f"cards.{name}.{aid} is no table")
            for identifier, entry in files.items():
                yield (aid, identifier), self._pin(f"cards.{name}.{aid}.{identifier}", entry)

    def _pin(self, where: str, entry: object) -> PinState:
        if not _is_table(entry) or not entry.keys() <= {"tries_left", "secret"}:
            raise self._wrong(f"{where} is no table of tries_left and secret")
        tries, secret = entry.get("tries_left"), entry.get("secret")
        if not isinstance(tries, int) or isinstance(tries, bool) or tries < 0:
            raise self._wrong(f"{where}.tries_left is no number of tries")
        if secret is not None and not (isinstance(secret, str) and secret and secret.isascii()):
            raise self._wrong(f"{where}.secret is no PIN")
        return PinState(tries, secret.encode() if secret is not None else None)

    def _wrong(self, why: str) -> StateError:
        return StateError(f"{self.path}: {why}; mend it, or move it away to begin with fresh cards")

    def _write(self, cards: Mapping[str, CardState]) -> None:
        tables: dict[str, dict[str, dict[str, dict[str, object]]]] = {}
        for name, state in cards.items():
            table = tables.setdefault(name, {})
            for (aid, identifier), pin in state.items():
                entry: dict[str, object] = {"tries_left": pin.tries_left}
                if pin.secret is not None:
                    entry["secret"] = pin.secret.decode("ascii")
                table.setdefault(aid, {})[identifier] = entry
        text = json.dumps({"format": FORMAT, "cards": tables}, ensure_ascii=False, indent=2)
        replace_file(self._target, f"{text}\n".encode())


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def replace_file(path: Path, content: bytes) -> None:
    """Give a file this content, whole or not at all, for its owner alone. Raises OSError, the old file standing."""
    # One name is enough: the lock keeps others away, and what a power cut left behind is overwritten.
    temporary = path.with_name(f".{path.name}.new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class KeptCard:
    """A card whose counters and PINs are on the disk before its answer is out; itself a card.

    What was kept under `name` is put into the card first. When the disk fails, the command answers 6581, no PIN stays
    verified, a spent try stays spent, a refilled counter and a changed PIN are as before; `complain` gets the reason.
    Raises StateError where the file does not fit the card.
    """

    def __init__(self, card: VirtualCard, name: str, file: StateFile, complain: Callable[[str], None]) -> None:
        self.card = card
        self.name = name
        self._file = file
        self._complain = complain
        self._pins = tuple(pins(card))
        self._issued = {place: pin.secret for place, pin in self._pins}
        self._restore(file.get(name))
        self._kept = self._snapshot()

    def _restore(self, state: CardState) -> None:
        found = dict(self._pins)
        for place, kept in state.items():
            where = f"{self._file.path}: cards.{self.name}.{'.'.join(place)}"
            pin = found.get(place)
            if pin is None:
                raise StateError(f"{where}: this card has no such PIN; move the file away to begin with a fresh card")
            if kept.tries_left > pin.rule.tries:
                raise StateError(f"{where}.tries_left: this PIN has at most {pin.rule.tries} tries")
            if kept.secret is not None and not pin.fits(kept.secret):
                raise StateError(f"{where}.secret: does not fit the rule of this PIN")
        for place, kept in state.items():
            found[place].tries_left = kept.tries_left
            if kept.secret is not None:
                found[place].secret = kept.secret

    def _snapshot(self) -> dict[Place, PinState]:
        return {
            place: PinState(pin.tries_left, pin.secret if pin.secret != self._issued[place] else None)
            for place, pin in self._pins
        }

    @property
    def atr(self) -> bytes:
        """The card's own."""
        return self.card.atr

    def power_on(self) -> bytes:
        """As the card does."""
        return self.card.power_on()

    def power_off(self) -> None:
        """As the card does."""
        self.card.power_off()

    def reset(self) -> bytes:
        """As the card does."""
        return self.card.reset()

    def transmit(self, raw: bytes) -> bytes:
        """Answer as the card does, once what the command changed is on the disk."""
        answer = self.card.transmit(raw)
        state = self._snapshot()
        if state == self._kept:
            return answer
        try:
            self._file.keep(self.name, state)
        except OSError as error:
            self._take_back()
            self._complain(f"{self._file.path}: the card's state cannot be written: {error.strerror}")
            return _MEMORY_FAILURE.to_bytes(2, "big")
        self._kept = state
        return answer

    def _take_back(self) -> None:
        for place, pin in self._pins:
            before = self._kept[place]
            pin.tries_left = min(pin.tries_left, before.tries_left)
            pin.secret = before.secret if before.secret is not None else self._issued[place]
        for application in self.card.applications:
            application.verified.clear()
