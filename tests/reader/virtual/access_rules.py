"""Who may do what with which card: the published measurements as tables, and nothing of the card's own code.

Identifiers, openings and tries are those that myna-card, jpki/myna and OpenSC agree on; where they are silent, the
stricter reading stands. The tables are what the card is judged by, so they are not made of what it is made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, TypeAlias

from reader.virtual.persona import Persona

# The EF identifiers of the PINs any of which opens; None: open to everybody; an empty set: to nobody.
Opening: TypeAlias = frozenset[int] | None

FREE: Final = None
NEVER: Opening = frozenset()
DIGITS: Final = frozenset(b"0123456789")
CAPITALS: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")

CARD_MANAGER: Final = bytes.fromhex("A0000001510000")
COMMON: Final = bytes.fromhex("D3921000310001010100")
JUKI: Final = bytes.fromhex("D3921000310001010401")
SURFACE: Final = bytes.fromhex("D3921000310001010402")
TEXT: Final = bytes.fromhex("D3921000310001010408")
JPKI: Final = bytes.fromhex("D392F000260100000001")

NAMES: Final = {
    CARD_MANAGER: "card manager",
    COMMON: "common",
    JUKI: "juki",
    SURFACE: "surface",
    TEXT: "input support",
    JPKI: "JPKI",
}


@dataclass(frozen=True, slots=True)
class PinRules:
    """What a PIN looks like, its tries, and whether its holder may change it."""

    shortest: int
    longest: int
    characters: frozenset[int]
    tries: int
    changeable: bool = True

    def allows(self, secret: bytes) -> bool:
        """Whether it may become the PIN."""
        return self.shortest <= len(secret) <= self.longest and self.characters.issuperset(secret)


_FOUR: Final = PinRules(4, 4, DIGITS, 3)
_PASSWORD: Final = PinRules(6, 16, DIGITS | CAPITALS, 5)
_BIRTH: Final = PinRules(6, 6, DIGITS, 10, changeable=False)
_CODE_A: Final = PinRules(12, 12, DIGITS, 10, changeable=False)
_CODE_B: Final = PinRules(14, 14, DIGITS, 10, changeable=False)
_NOBODYS: Final = replace(_FOUR, changeable=False)

CHANGE_REFERENCE_DATA: Final = (0x00, 0x24, 0x01)
CHANGE_KEY: Final = (0x80, 0x32, 0x00)


@dataclass(frozen=True, slots=True)
class ApplicationRules:
    """One application: what it holds by EF identifier, and how a PIN of it is changed (CLA, INS, P1)."""

    files: Mapping[int, Opening] = field(default_factory=dict)
    records: Mapping[int, Opening] = field(default_factory=dict)
    pins: Mapping[int, PinRules] = field(default_factory=dict)
    keys: Mapping[int, Opening] = field(default_factory=dict)
    others: frozenset[int] = frozenset()
    default_key: int | None = None
    change: tuple[int, int, int] = CHANGE_REFERENCE_DATA

    @property
    def identifiers(self) -> frozenset[int]:
        """Everything that can be selected."""
        return frozenset((*self.files, *self.records, *self.pins, *self.keys, *self.others))


def _after(*pins: int) -> Opening:
    return frozenset(pins)


_AUTHENTICATION: Final = ApplicationRules(
    files={0x000A: FREE, 0x000B: FREE}, pins={0x0018: _FOUR}, keys={0x0017: _after(0x0018)}
)
_SIGNATURE: Final = ApplicationRules(
    files={0x0001: _after(0x001B), 0x0002: FREE}, pins={0x001B: _PASSWORD}, keys={0x001A: _after(0x001B)}
)
_JPKI: Final = ApplicationRules(
    files={0x0006: FREE, 0x0008: FREE, 0x0009: NEVER, **_AUTHENTICATION.files, **_SIGNATURE.files},
    pins={**_AUTHENTICATION.pins, **_SIGNATURE.pins},
    keys={**_AUTHENTICATION.keys, **_SIGNATURE.keys},
    others=frozenset((0x0005, 0x0010, 0x0016, 0x0019, 0x001C, 0x001E)),
)
_TEXT: Final = ApplicationRules(
    files={
        0x0001: _after(0x0011, 0x0014),
        0x0002: _after(0x0011, 0x0015),
        **dict.fromkeys((0x0003, 0x0006, 0x0007), _after(0x0011, 0x0014, 0x0015)),
        **dict.fromkeys((0x0004, 0x0005, 0x0008), FREE),
    },
    pins={0x0011: _FOUR, 0x0012: _NOBODYS, 0x0014: _CODE_A, 0x0015: _CODE_B},
    keys={0x0013: FREE},
    others=frozenset((0x0010, 0x001C, 0x001E)),
    default_key=0x0013,
)
_SURFACE: Final = ApplicationRules(
    files={
        0x0001: _after(0x0011),
        0x0002: _after(0x0012, 0x0013),
        0x0005: _after(0x0013),
        **dict.fromkeys((0x0003, 0x0004, 0x0006), FREE),
    },
    pins={0x0011: _BIRTH, 0x0012: _CODE_B, 0x0013: _CODE_A},
    keys={0x001A: FREE},
    others=frozenset((0x0014, 0x0015, 0x001C, 0x001E)),
    default_key=0x001A,
)
_COMMON: Final = ApplicationRules(
    records={0x0001: FREE, 0x0002: FREE}, pins={0x001C: _FOUR}, others=frozenset((0x0019, 0x001E)), change=CHANGE_KEY
)
_JUKI: Final = ApplicationRules(records={0x0002: FREE}, pins={0x001C: _FOUR}, change=CHANGE_KEY)

Place: TypeAlias = tuple[bytes, int]  # AID and EF identifier


@dataclass(frozen=True, slots=True)
class CardRules:
    """One person's card: its applications in the order of their AIDs, and its PINs with the tries left."""

    applications: Mapping[bytes, ApplicationRules]
    secrets: Mapping[Place, bytes] = field(repr=False)
    tries_left: Mapping[Place, int]
    extended_length: bool


def card_rules(who: Persona, now: datetime) -> CardRules:
    """The rules of a persona's card that was issued at `now`."""
    secrets = {
        (COMMON, 0x001C): who.resident_pin,
        (JUKI, 0x001C): who.resident_pin,
        (SURFACE, 0x0011): _era_birth(who.birth_date(now)),
        (SURFACE, 0x0012): _code_b(who, now),
        (SURFACE, 0x0013): who.individual_number,
        (TEXT, 0x0011): who.support_pin,
        (TEXT, 0x0012): "",
        (TEXT, 0x0014): who.individual_number,
        (TEXT, 0x0015): _code_b(who, now),
        (JPKI, 0x0018): who.auth_pin,
        (JPKI, 0x001B): who.sign_password if who.signature_certificate else "",
    }
    spent = {
        (COMMON, 0x001C): who.resident_tries_left,
        (JUKI, 0x001C): who.resident_tries_left,
        (TEXT, 0x0011): who.support_tries_left,
        (TEXT, 0x0012): 0,
        (JPKI, 0x0018): who.tries_left,
        (JPKI, 0x001B): who.sign_tries_left if who.signature_certificate else 0,
    }
    applications = {CARD_MANAGER: ApplicationRules(), **_applications(who)}
    places = [(aid, pin) for aid, rules in applications.items() for pin in rules.pins]
    return CardRules(
        applications,
        {place: secrets[place].encode() for place in places},
        {(aid, pin): spent.get((aid, pin), applications[aid].pins[pin].tries) for aid, pin in places},
        who.extended_length,
    )


def _applications(who: Persona) -> dict[bytes, ApplicationRules]:
    """A phone has JPKI alone and wants the PIN for its certificate; the card of before 2016 has no such certificate."""
    medium = who.medium.name if who.medium is not None else ""
    jpki = _JPKI if who.signature_certificate else _without(_JPKI, 0x001A)
    match medium:
        case "CARD":
            return {COMMON: _COMMON, JUKI: _JUKI, SURFACE: _SURFACE, TEXT: _TEXT, JPKI: jpki}
        case "ANDROID" | "IPHONE":
            return {JPKI: replace(jpki, files={**jpki.files, 0x000A: _after(0x0018)})}
        case "JUKI_CARD":
            return {JUKI: _JUKI, JPKI: _without(jpki, *_AUTHENTICATION.identifiers)}
        case _:
            return {}


def _without(rules: ApplicationRules, *gone: int) -> ApplicationRules:
    return replace(
        rules,
        files={found: opening for found, opening in rules.files.items() if found not in gone},
        pins={found: pin for found, pin in rules.pins.items() if found not in gone},
        keys={found: opening for found, opening in rules.keys.items() if found not in gone},
    )


def _era_birth(birth: date) -> str:
    """Year of the era, month and day; these cards' holders were born in Showa, Heisei or Reiwa."""
    for first, offset in ((date(2019, 5, 1), 2018), (date(1989, 1, 8), 1988), (date(1926, 12, 25), 1925)):
        if birth >= first:
            return f"{birth.year - offset:02}{birth:%m%d}"
    raise ValueError("born before Showa")


def _code_b(who: Persona, now: datetime) -> str:
    return f"{_era_birth(who.birth_date(now))}{who.card_expiry_date(now).year}{who.security_code}"
