"""A slip as a value: the visitor's language first, then Japanese, so that staff can read it too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QTranslator

from kiosk.delivery.slip import words
from kiosk.eligibility.model import Answer, LookedUp, RefusalReason, Refused
from kiosk.flow.profile import Profile
from kiosk.flow.states import Problem
from kiosk.i18n.languages import load
from kiosk.i18n.ruby import plain
from kiosk.ui.dates import say_moment, say_stamp
from kiosk.ui.openings import say_hours

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.contact.settings import Contact

Translate: TypeAlias = Callable[[str, str], str]
"""Gives a text of a context in one language; the source text where it has none."""

JAPANESE: Final = "ja"


@dataclass(frozen=True, slots=True)
class Part:
    """What is said in one language; empty texts and tuples are left out when it is printed."""

    language: str
    title: str
    what: str
    when: str
    steps_title: str
    steps: tuple[str, ...]
    farewell: str
    stamp: str
    contact_title: str
    phone: str
    contact: tuple[str, ...]
    privacy: str
    demo: str


@dataclass(frozen=True, slots=True)
class SlipContent:
    """A whole slip: where it was printed, and the same thing in one or two languages."""

    site: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all slips of a kiosk have in common. `wait_hours`: how long registration waits after a renewal."""

    site: str
    profile: Profile
    contact: Contact
    wait_hours: int = 24
    demo: bool = False


def compose(
    outcome: Answer | LookedUp | Problem,
    setting: Setting,
    moment: datetime,
    language: str,
    translations: Mapping[str, Translate],
) -> SlipContent:
    """Say what happened at `moment` (aware of its time zone), in `language` and in Japanese.

    `translations` has both languages. Nothing of the outcome but its kind and the moment from which registration is
    possible is looked at: there is no way for a name or a number onto the paper.
    """
    languages = dict.fromkeys((language, JAPANESE))
    return SlipContent(
        setting.site,
        tuple(_Writer(setting, moment, code, translations[code]).write(outcome) for code in languages),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    setting: Setting
    moment: datetime
    language: str
    translate: Translate

    def write(self, outcome: Answer | LookedUp | Problem) -> Part:
        kind = words.kind_of(outcome)
        passage = words.PASSAGES[kind]
        steps = passage.steps
        if kind not in words.SETTLED:
            steps = (*steps, words.TODAY[self.setting.profile.assistance])
        said = tuple(text for step in steps if (text := self._say(step)))
        contact = self.setting.contact
        return Part(
            self.language,
            self._say(passage.title),
            self._say(passage.what),
            self._say_when(outcome),
            self._say(words.WHAT_TO_DO) if said else "",
            said,
            self._say(words.FAREWELLS[self.setting.profile.farewell]),
            plain(say_stamp(self.moment, self.language)),
            self._say(words.CONTACT) if contact.phone else "",
            contact.phone,
            self._say_contact() if contact.phone else (),
            self._say(words.PRIVACY),
            self._say(words.DEMO) if self.setting.demo else "",
        )

    def _say(self, text: str) -> str:
        """The text in this language; nothing of what depends on a wait where there is none."""
        if not text or ("{hours}" in text and not self.setting.wait_hours):
            return ""
        said = self.translate("Slip", text)
        return said.replace("{hours}", str(self.setting.wait_hours))

    def _say_when(self, outcome: Answer | LookedUp | Problem) -> str:
        match outcome:
            case Refused(reason=RefusalReason.RENEWED_RECENTLY, possible_from=datetime() as moment):
                said = self.translate("Slip", words.POSSIBLE_FROM)
                return said.replace("{moment}", plain(say_moment(moment, self.language)))
            case _:
                return ""

    def _say_contact(self) -> tuple[str, ...]:
        contact = self.setting.contact
        menu = self.translate("Slip", words.MENU).replace("{menu}", contact.menu) if contact.menu else ""
        hours = (
            say_hours(contact.opening(), self.language, self.translate)
            if contact.reckoned
            else tuple(contact.hours.splitlines())
        )
        return tuple(plain(line) for line in (menu, *hours) if line)


def load_translations(codes: Iterable[str]) -> dict[str, Translate]:
    """What `compose` needs for these languages, Japanese among them in any case. Raises TranslationMissing."""
    return {code: partial(_look_up, load(code)) for code in dict.fromkeys((*codes, JAPANESE))}


def _look_up(translator: QTranslator, context: str, text: str) -> str:
    return plain(translator.translate(context, text) or text)  # no readings on paper
