"""What outlives a card's power, kept in a file: moment of issue, tries left, changed PINs; for every card of one slot.

JSON: {"format": 2, "cards": {persona: {"issued_at": ISO 8601, "made_of": {field: digest},
"pins": {AID: {EF: {"tries_left": n, "secret": text}}}}}}, AID and EF in hexadecimal, "secret" only where the PIN was
changed. A persona's times are relative to the moment of issue, so that with it the same certificates are made again.
"made_of" tells whose card it is, by digests of the persona's fields, none of them of a PIN or a number. Format 1, which
is read too, had the table of "pins" alone, in its card's place.

The file is for its owner alone (0600), since a changed PIN stands in it. It is replaced whole: written beside it,
forced to the disk, renamed. After a power cut it is the old or the new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeAlias, TypeGuard

from reader.virtual.card import VirtualCard
from reader.virtual.lock import Taken, held
from reader.virtual.objects import ReferenceData
from reader.virtual.persona import Persona

FORMAT: Final = 2
_OLD_FORMAT: Final = 1
_MEMORY_FAILURE: Final = 0x6581  # ISO/IEC 7816-4: the card could not write
_SIZE_MAX: Final = 1 << 20
_DIGEST: Final = re.compile(r"[0-9a-f]{16}")
# What a persona says of its card's counters and of the world around it; the card is the same one without.
_NOT_OF_THE_CARD: Final = frozenset(
    (
        *("description", "registered", "protected", "revoked"),
        *("tries_left", "sign_tries_left", "support_tries_left", "resident_tries_left"),
    )
)

Place: TypeAlias = tuple[str, str]  # AID and EF identifier in hexadecimal


class StateError(ValueError):
    """A state file cannot be used; the text names the file and says what to do. The file was left as it is."""


@dataclass(frozen=True, slots=True)
class PinState:
    """One PIN: its tries left, and its secret where it is not the issued one any more (None otherwise)."""

    tries_left: int
    secret: bytes | None = field(default=None, repr=False)


CardState: TypeAlias = Mapping[Place, PinState]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of one card; `issued_at` None and `made_of` empty: kept by an earlier version, which had neither."""

    issued_at: datetime | None = None
    made_of: Mapping[str, str] = field(default_factory=dict)
    pins: CardState = field(default_factory=dict)


def made_of(persona: Persona) -> Mapping[str, str]:
    """What a card is made of: a digest for each of the persona's fields that its `repr` shows and its card depends on.

    What `repr` hides, PINs and numbers, has so few values that a digest would tell it.
    """
    return {
        found.name: hashlib.sha256(repr(getattr(persona, found.name)).encode()).hexdigest()[:16]
        for found in fields(persona)
        if found.repr and found.name not in _NOT_OF_THE_CARD
    }


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
        self._cards: dict[str, _Kept] = {}
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

    def issued_at(self, persona: Persona, now: datetime) -> datetime:
        """The moment at which this persona's card was issued when it was first put in: `now`, if that was never before.

        When this returns it is on the disk. Raises StateError where a card that was made of something else is kept
        under this name, OSError.
        """
        kept = self._cards.get(persona.id, _Kept())
        mine = made_of(persona)
        other = [name for name, digest in kept.made_of.items() if name in mine and mine[name] != digest]
        if other:
            raise StateError(
                f"{self.path}: cards.{persona.id} is the state of another card: this persona has another"
                f" {', '.join(other)}; give this one a file of its own, or move the old one away"
            )
        if kept.issued_at is None:
            self._keep(persona.id, replace(kept, issued_at=now, made_of=mine))
            return now
        return kept.issued_at

    def get(self, name: str) -> CardState:
        """The PINs that are kept of the card of this persona; empty for one that was never kept."""
        return self._cards.get(name, _Kept()).pins

    def keep(self, name: str, state: CardState) -> None:
        """Write the PINs of one card; when this returns it is on the disk. Raises OSError, the old file standing."""
        self._keep(name, replace(self._cards.get(name, _Kept()), pins=dict(state)))

    def _keep(self, name: str, kept: _Kept) -> None:
        cards = {**self._cards, name: kept}
        self._write(cards)
        self._cards = cards

    def _read(self) -> dict[str, _Kept]:
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
        if not _is_table(values) or values.get("format") not in (_OLD_FORMAT, FORMAT):
            raise self._wrong(f"is no state file of format {FORMAT}")
        cards = values.get("cards")
        if not _is_table(cards):
            raise self._wrong("has no table cards")
        if values["format"] == _OLD_FORMAT:
            return {name: _Kept(pins=dict(self._pins(f"cards.{name}", entry))) for name, entry in cards.items()}
        return {name: self._card(f"cards.{name}", entry) for name, entry in cards.items()}

    def _card(self, where: str, entry: object) -> _Kept:
        if not _is_table(entry) or not entry.keys() <= {"issued_at", "made_of", "pins"}:
            raise self._wrong(f"{where} is no table of issued_at, made_of and pins")
        made = entry.get("made_of", {})
        if not _is_table(made) or not all(
            isinstance(digest, str) and _DIGEST.fullmatch(digest) for digest in made.values()
        ):
            raise self._wrong(f"{where}.made_of is no table of digests")
        return _Kept(
            self._moment(f"{where}.issued_at", entry.get("issued_at")),
            {name: str(digest) for name, digest in made.items()},
            dict(self._pins(f"{where}.pins", entry.get("pins", {}))),
        )

    def _moment(self, where: str, text: object) -> datetime | None:
        if text is None:
            return None
        try:
            moment = datetime.fromisoformat(text) if isinstance(text, str) else None
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise self._wrong(f"{where} is no time with its zone, like 2026-04-01T09:00:00+09:00")
        return moment

    def _pins(self, where: str, applications: object) -> Iterator[tuple[Place, PinState]]:
        if not _is_table(applications):
            raise self._wrong(f"{where} is no table")
        for aid, files in applications.items():
            if not _is_table(files):
                raise self._wrong(f"{where}.{aid} is no table")
            for identifier, entry in files.items():
                yield (aid, identifier), self._pin(f"{where}.{aid}.{identifier}", entry)

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

    def _write(self, cards: Mapping[str, _Kept]) -> None:
        tables = {name: _table(kept) for name, kept in cards.items()}
        text = json.dumps({"format": FORMAT, "cards": tables}, ensure_ascii=False, indent=2)
        replace_file(self._target, f"{text}\n".encode())


def _table(kept: _Kept) -> dict[str, object]:
    applications: dict[str, dict[str, dict[str, object]]] = {}
    for (aid, identifier), pin in kept.pins.items():
        entry: dict[str, object] = {"tries_left": pin.tries_left}
        if pin.secret is not None:
            entry["secret"] = pin.secret.decode("ascii")
        applications.setdefault(aid, {})[identifier] = entry
    when = {"issued_at": kept.issued_at.isoformat()} if kept.issued_at is not None else {}
    return {**when, "made_of": dict(kept.made_of), "pins": applications}


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
            where = f"{self._file.path}: cards.{self.name}.pins.{'.'.join(place)}"
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
