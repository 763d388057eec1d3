"""Every persona in every language at every kind of kiosk, by touch, mouse and keyboard, through the real window.

Each of the 432 has one of the devices and, where there is a choice, one of the wishes, so that every pair of profile,
persona, language, device and wish occurs. With MYNA_EVERY_VISIT=1 in the environment all of them use every device.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.audit.trail import check_chain
from kiosk.ui.pages import deliberate
from reader.virtual.persona import Persona, load_personas
from tests.e2e.booth import MEMBERS, PASSCODE, PIN, PROFILES
from tests.e2e.hands import Device, Hands, Onward, breathe, read
from tests.e2e.journeys import PERSONAS, Deed, End, Stop, Wish, farewell, journey
from tests.e2e.premises import Premises, opened
from tests.e2e.wording import LANGUAGES, OPENER, OWN_NAMES, Key, wording
from tests.e2e.world import World

_WHOLE: Final = os.environ.get("MYNA_EVERY_VISIT") == "1"
_TOO_SHORT: Final = 2
_CONSENT: Final[tuple[Key, Key]] = (("ConsentPage", "No, I do not agree"), ("ConsentPage", "Yes, I agree"))
_FORMS: Final[tuple[Key, Key]] = (("PrescriptionPage", "Electronic"), ("PrescriptionPage", "On paper"))
_NEXT: Final[Key] = ("PinPage", "Next")
_CONFIRM: Final[Key] = ("StaffPages", "Confirm")
_PRINT: Final[Key] = ("EndPage", "Print this on paper")
_PRINTED: Final[Key] = ("EndPage", "The slip is printed. Please take it.")


@dataclass(frozen=True, slots=True)
class Visit:
    """Who comes where, with which language and device, and what for; the rest are habits.

    `late`: the language is chosen on the page that follows the card, in place of the first one.
    """

    profile: str
    persona: str
    language: str
    device: Device
    wish: Wish
    onward: Onward = Onward.TAB
    late: bool = False
    paper: bool = False
    number: int = 0

    def __str__(self) -> str:
        return f"{self.persona} at {self.profile}, {self.language}, by {self.device.value}, to {self.wish.value}"


def plan() -> Iterator[Visit]:
    """Every visit of this run."""
    devices, wishes, onward = tuple(Device), tuple(Wish), tuple(Onward)
    for (p, profile), (w, who), (i, language) in product(*map(enumerate, (PROFILES, PERSONAS, LANGUAGES))):
        for turn in range(len(devices) if _WHOLE else 1):
            at = p + w + i + turn
            wish = wishes[(i // len(devices) + w + p + turn) % len(wishes)]
            yield Visit(
                profile,
                who,
                language,
                devices[at % len(devices)],
                wish,
                onward[(i + w) % len(onward)],
                late=(w + i // 2 + p) % 3 == 0,
                paper=profile == "atm" and (w + i) % 5 == 0,
                number=w + i + turn,
            )


VISITS: Final = tuple(plan())


def test_the_table_has_everybody_who_has_a_card() -> None:
    assert set(PERSONAS) == set(load_personas())


def test_everything_meets_everything() -> None:
    """Each pair of properties occurs, and of those with more in them each that decides what is seen."""
    kinds: dict[str, tuple[object, ...]] = {
        "profile": PROFILES,
        "persona": PERSONAS,
        "language": LANGUAGES,
        "device": tuple(Device),
        "wish": tuple(Wish),
    }
    wanted: list[tuple[str, ...]] = [*combinations(kinds, 2), ("profile", "persona", "language")]
    wanted += [("profile", "language", "device"), ("persona", "language", "wish")]
    wanted += [("profile", "persona", "device", "wish")]
    for names in wanted:
        met = {tuple(getattr(visit, name) for name in names) for visit in VISITS}
        assert met == set(product(*(kinds[name] for name in names))), names
    assert len(VISITS) == 432 * (3 if _WHOLE else 1)


class Visitor:
    """Goes through one visit, reads every page, and looks back at what is left."""

    def __init__(self, premises: Premises, visit: Visit) -> None:
        self._premises, self._visit = premises, visit
        self._journey = journey(visit.persona, visit.profile, visit.wish)
        self._words = wording(visit.language)
        self._hands = Hands(premises.window, visit.device, visit.onward)
        self._who = load_personas()[visit.persona]
        self._asked = 0

    def come_and_go(self) -> None:
        """The whole visit, from an idle kiosk to an idle kiosk."""
        premises, visit = self._premises, self._visit
        first, before = read(premises.window), premises.registered
        if not visit.late:
            self._hands.press(OWN_NAMES[visit.language])
        card = premises.world.card(visit.persona)
        premises.place(card)
        if visit.late:
            self._change_language()
        for stop in self._journey.stops:
            self._see(stop.heading)
            self._do(stop)
        end = self._journey.end
        self._see(end.heading)
        self._read_the_end(end)
        if visit.paper and end.paper:
            self._print()
        new = [visit.persona] if self._journey.registers else []
        assert premises.registered == sorted([*before, *new])
        premises.leave()
        assert not card.powered
        assert read(premises.window) == first, "it is not as it was before"
        assert self._foreign("ja") == []
        assert premises.digits == 0
        kept = premises.kept()
        left = [secret for secret in _secrets_of(self._who) if secret in kept]
        assert not [secret for secret in left if not (self._words.mentions(secret) or wording("ja").mentions(secret))]

    def _change_language(self) -> None:
        """Whoever cannot read the page that came finds the way to a language by its own name."""
        stops = self._journey.stops
        japanese = wording("ja")
        self._premises.see(japanese[stops[0].heading if stops else self._journey.end.heading])
        self._hands.press(OPENER)
        self._hands.press(OWN_NAMES[self._visit.language])

    def _see(self, heading: Key) -> None:
        """The page is there, and every word on it is in the language."""
        self._premises.see(self._words[heading])
        if self._visit.language != "en":
            assert self._words[heading] != heading[1], "it is English"
        assert self._foreign() == []
        breathe()  # an answer in the same instant is none

    def _foreign(self, language: str = "") -> list[str]:
        """What can be read in another language than this one, but for names, of people and of languages."""
        said = set(read(self._premises.window)) - set(OWN_NAMES.values()) - {OPENER, "みほんクリニック"}
        return (wording(language) if language else self._words).foreign(said - _shown_of(self._who) - _STAFF)

    def _do(self, stop: Stop) -> None:
        hands, words = self._hands, self._words
        match stop.deed:
            case Deed.PIN:
                hands.enter(PIN, words[_NEXT])
            case Deed.VOUCH:
                hands.press(MEMBERS[1][1])
                hands.enter(PASSCODE, words[_CONFIRM])
            case Deed.ANSWER:
                self._asked += 1
                hands.press(words[_CONSENT[(self._visit.number + self._asked) % 2]])
            case Deed.FORM:
                hands.press(words[_FORMS[self._visit.number % 2]])
            case (_, _) as key:
                hands.press(words[key])

    def _read_the_end(self, end: End) -> None:
        said = set(read(self._premises.window))
        profile = self._visit.profile
        own = end.at_reception if profile == "reception" else end.at_machine
        for key in (*end.says, *own, farewell(end, profile)):
            assert self._words[key] in said, f"{key[1]!r} is not said, but {said}"
        shown = _shown_of(self._who)
        assert shown <= said if end.covered else not shown & said, "whose insurance it is"

    def _print(self) -> None:
        before = self._premises.slips()
        self._hands.press(self._words[_PRINT])
        self._premises.see_text(self._words[_PRINTED])
        assert self._foreign() == []
        assert len(self._premises.slips()) == len(before) + 1


_STAFF: Final = frozenset(name for _, name in MEMBERS)


def _shown_of(who: Persona) -> set[str]:
    """What of somebody may stand on a public screen: no more of the given name than how long it is."""
    if who.coverage is None:
        return set()
    family, given = who.name.split("\u3000")
    return {f"{family}\u00a0{'＊' * len(given)}", who.coverage.insurer_name}


def _secrets_of(who: Persona) -> set[str]:
    """What may be left nowhere."""
    family, given = who.name.split("\u3000")
    found = {given, who.name_kana, f"{family}\u00a0{'＊' * len(given)}"}
    if who.coverage is not None:
        found.add(who.coverage.insurer_name)
        if len(who.coverage.number) > _TOO_SHORT:  # else it may stand anywhere
            found.add(who.coverage.number)
    return found


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
def test_everybody_comes_to_the_right_end(
    qapp: QApplication, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str, language: str
) -> None:
    monkeypatch.setattr(deliberate, "READ_MS", 0)  # these hands have read the page as soon as it is there
    with opened(qapp, world, tmp_path, profile) as premises:
        for visit in VISITS:
            if (visit.profile, visit.language) == (profile, language):
                try:
                    with premises.undoing():
                        Visitor(premises, visit).come_and_go()
                except AssertionError as error:
                    error.add_note(str(visit))
                    raise
    assert check_chain(tmp_path / "audit.jsonl").intact
