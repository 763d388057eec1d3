"""A small model of a card's security, by the tables of access_rules: what is open, and what a PIN costs."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from tests.reader.virtual.access_rules import CARD_MANAGER, ApplicationRules, CardRules, Opening, Place

OK: Final = 0x9000
TRIES: Final = 0x63C0
FILE_TYPE: Final = 0x6981
CLOSED: Final = 0x6982
LOCKED: Final = 0x6984
NO_FILE: Final = 0x6986
BAD_DATA: Final = 0x6A80
NOT_FOUND: Final = 0x6A82
NO_KEY: Final = 0x6A88


class AccessModel:
    """What a card with power allows now, operation by operation; each answers the status word that is due.

    `reference` is an EF identifier as a short one (1 to 30), or 0 for the current file.
    """

    def __init__(self, rules: CardRules) -> None:
        self.rules = rules
        self.secrets: dict[Place, bytes] = dict(rules.secrets)
        self.tries: dict[Place, int] = dict(rules.tries_left)
        self.aid = CARD_MANAGER
        self.in_force = CARD_MANAGER  # whose verified PINs these are; another than `aid` after a warm reset
        self.verified: set[int] = set()
        self.session = False  # whether there may be one of secure messaging
        self.current: int | None = None

    # --- power and selection

    def power_off(self) -> None:
        """Everything but secrets and tries is forgotten."""
        self.aid = self.in_force = CARD_MANAGER
        self.current = None
        self._forget()

    def reset(self) -> None:
        """A warm reset: the selection is gone, verified PINs stay in force."""
        self.aid = CARD_MANAGER
        self.current = None

    def select(self, name: bytes, *, following: bool = False) -> int:
        """By AID or the beginning of one; `following`: the next that fits after the selected one."""
        found = [aid for aid in self.rules.applications if aid.startswith(name)]
        if following and self.aid in found:
            found = found[found.index(self.aid) + 1 :]
        if not found:
            return NOT_FOUND
        if found[0] != self.in_force:
            self._forget()
        self.aid = self.in_force = found[0]
        self.current = None
        return OK

    def select_file(self, identifier: int) -> int:
        """By EF identifier."""
        if identifier not in self.application.identifiers:
            return NOT_FOUND
        self.current = identifier
        return OK

    # --- PINs

    def ask(self, reference: int) -> int:
        """VERIFY without data."""
        status = self._to(reference, self.application.pins)
        return TRIES | self.tries[self.place] if status == OK else status

    def verify(self, reference: int, shown: bytes) -> int:
        """VERIFY with data: the wrong length counts like any other wrong PIN."""
        status = self._to(reference, self.application.pins)
        if status != OK:
            return status
        identifier, place = self.place[1], self.place
        self.verified.discard(identifier)
        if self.tries[place] == 0:
            return LOCKED
        if shown != self.secrets[place]:
            self.tries[place] -= 1
            return TRIES | self.tries[place]
        self.tries[place] = self.application.pins[identifier].tries
        self.verified.add(identifier)
        return OK

    def change(self, reference: int, new: bytes) -> int:
        """CHANGE REFERENCE DATA or CHANGE KEY, whichever the application has."""
        status = self._to(reference, self.application.pins)
        if status != OK:
            return status
        rule = self.application.pins[self.place[1]]
        if self.place[1] not in self.verified or not rule.changeable:
            return CLOSED
        if not rule.allows(new):
            return BAD_DATA
        self.secrets[self.place] = new
        return OK

    # --- use

    def read(self, reference: int) -> int:
        """READ BINARY within the file."""
        return self._use(reference, self.application.files)

    def read_record(self, reference: int) -> int:
        """READ RECORD of a record that is there."""
        return self._use(reference, self.application.records)

    def sign(self, reference: int) -> int:
        """COMPUTE DIGITAL SIGNATURE with good data."""
        return self._use(reference, self.application.keys)

    def sign_by_default(self) -> int:
        """The same with the key that no reference names."""
        key = self.application.default_key
        return NO_KEY if key is None else self._opened(self.application.keys[key])

    # --- inside

    @property
    def application(self) -> ApplicationRules:
        """The rules of the selected application."""
        return self.rules.applications[self.aid]

    @property
    def place(self) -> Place:
        """The current file."""
        assert self.current is not None
        return self.aid, self.current

    def _to(self, reference: int, wanted: Container[int]) -> int:
        """Make what is referred to current and see whether it is of the wanted kind."""
        if reference:
            status = self.select_file(reference)
            if status != OK:
                return status
        if self.current is None:
            return NO_FILE
        return OK if self.current in wanted else FILE_TYPE

    def _use(self, reference: int, openings: Mapping[int, Opening]) -> int:
        status = self._to(reference, openings)
        return self._opened(openings[self.place[1]]) if status == OK else status

    def _opened(self, opening: Opening) -> int:
        return OK if opening is None or opening & self.verified else CLOSED

    def _forget(self) -> None:
        self.verified.clear()
        self.session = False
