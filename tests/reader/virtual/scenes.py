"""Scenes for cards by chance: whose card, which application, in which state, and the way there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeAlias

from cryptography.hazmat.primitives.asymmetric import rsa

from apdu.tlv import Tlv
from reader.virtual.applications.holder import number_check_digit
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import Issued, credentials
from reader.virtual.objects import ElementaryFile
from reader.virtual.persona import Persona, persona
from reader.virtual.statefile import pins
from tests.reader.virtual.access_rules import CARD_MANAGER, NAMES, TEXT, CardRules, card_rules
from tests.reader.virtual.chance import delivered
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.watch import Contents, Event, Step, Watch

_SESSION_PUBLIC_KEY: Final = 0x0006
_PIN: Final = 0x0011
Sabotage: TypeAlias = Callable[[VirtualCard], VirtualCard]


def _known(name: str) -> Persona:
    """A persona with secrets that are found nowhere else on the card, where their bytes can be looked for."""
    digits = "83520746193"
    return replace(
        persona(name),
        auth_pin="7294",
        support_pin="5183",
        resident_pin="6047",
        sign_password="K7Q2M9X4B8ZT",
        individual_number=digits + number_check_digit(digits),
        security_code="9173",
    )


# The plastic card by both interfaces, with and without extended length; the face-authentication card; both phones; the
# card of before 2016; a card of some other kind.
PERSONAS: Final = {
    name: _known(name) for name in ("taro", "short-length", "face", "android", "iphone", "juki", "other")
}


@dataclass(frozen=True, slots=True)
class Kit:
    """What a persona's cards have in common, made once."""

    issued: Issued
    rules: CardRules
    contents: Contents
    delivery: bytes

    def card(self, sabotage: Sabotage | None = None) -> VirtualCard:
        """A fresh card, damaged if that is wanted."""
        card = self.issued.card()
        return sabotage(card) if sabotage else card

    def watch(self, card: VirtualCard) -> Watch:
        """A watch over a card as if it were fresh: without power, its PINs and counters as they were issued."""
        card.power_off()
        for (aid, number), pin in pins(card):
            place = bytes.fromhex(aid), int(number, 16)
            pin.secret, pin.tries_left = self.rules.secrets[place], self.rules.tries_left[place]
        return Watch(card, self.rules, self.contents)


@cache
def kit(name: str) -> Kit:
    """The kit of a persona."""
    issued = credentials(PERSONAS[name], NOW)
    rules = card_rules(PERSONAS[name], NOW)
    card = issued.card()
    return Kit(issued, rules, Contents(card, rules), _delivery(card) if rules.extended_length else b"")


def _delivery(card: VirtualCard) -> bytes:
    """The command that delivers a session key to input support, for a card that has it."""
    for application in card.applications:
        found = application.objects.get(_SESSION_PUBLIC_KEY) if application.aid == TEXT else None
        if isinstance(found, ElementaryFile):
            exponent, modulus = (int.from_bytes(part.value, "big") for part in Tlv.parse(found.content)[0])
            key = rsa.RSAPublicNumbers(exponent, modulus).public_key()
            return b"\x80\xae\x00\x00\x00\x01\x00" + delivered(key)
    return b""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a row of commands begins: `steps` lead there from power-on."""

    persona: str
    name: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return f"{self.persona}, {self.name}"


def scenes() -> Iterator[Scene]:
    """All of them: every application of every kind of card, and every state that its PINs allow."""
    for who in PERSONAS:
        yield Scene(who, "power-on", ())
        rules = kit(who).rules
        for aid in rules.applications:
            if aid != CARD_MANAGER:
                yield from _of_application(who, aid, rules)


def _of_application(who: str, aid: bytes, rules: CardRules) -> Iterator[Scene]:
    selected: tuple[Step, ...] = (select(aid),)
    usable = [pin for pin in rules.applications[aid].pins if rules.tries_left[aid, pin]]
    shown = {pin: verify(pin, rules.secrets[aid, pin]) for pin in usable}

    def scene(state: str, *steps: Step) -> Scene:
        return Scene(who, f"{NAMES[aid]}, {state}", selected + steps)

    yield scene("selected")
    if not shown:
        return
    if len(shown) > 1:
        for pin, step in shown.items():
            yield scene(f"{pin:04X} verified", step)
    every = tuple(shown.values())
    yield scene("all verified", *every)
    wrong = tuple(verify(pin, b"0") for pin in usable for _ in range(rules.tries_left[aid, pin]))
    yield scene("all blocked", *wrong)
    yield scene("verified before a warm reset", *every, Event.RESET)
    yield scene("verified and selected again after a warm reset", *every, Event.RESET, select(aid))
    yield scene("verified before a glitch", *every, Event.GLITCH)
    others = [other for other in rules.applications if other != aid]
    yield scene("verified, then another selected", *every, select(others[-1]))
    if aid == TEXT and _PIN in shown and (delivery := kit(who).delivery):
        yield scene("secure messaging", shown[_PIN], delivery)
        yield scene("secure messaging without its PIN", shown[_PIN], delivery, verify(_PIN, b"0"))


def select(aid: bytes) -> bytes:
    """SELECT by name."""
    return b"\x00\xa4\x04\x0c" + bytes((len(aid),)) + aid


def verify(pin: int, shown: bytes) -> bytes:
    """VERIFY by short identifier."""
    return bytes((0x00, 0x20, 0x00, 0x80 | pin, len(shown))) + shown


def replay(who: str, steps: Sequence[Step], sabotage: Sabotage | None = None) -> Exception | None:
    """What becomes of these steps on a fresh card; None when nothing is wrong."""
    watch = kit(who).watch(kit(who).card(sabotage))
    try:
        for step in steps:
            watch.do(step)
    except Exception as error:  # noqa: BLE001 - whatever the card raises is what is looked for
        return error
    return None


def shortest(steps: Sequence[Step], fails: Callable[[Sequence[Step]], bool]) -> list[Step]:
    """Leave out steps, many at a time and then one by one, as long as it still fails (Zeller's ddmin)."""
    kept = list(steps)
    size = max(1, len(kept) // 2)
    while True:
        before = len(kept)
        start = 0
        while start < len(kept):
            fewer = kept[:start] + kept[start + size :]
            if fails(fewer):
                kept = fewer
            else:
                start += size
        if size == 1 and len(kept) == before:
            return kept
        size = max(1, size // 2)
