"""Cards used at random, operation by operation, beside a model of the access rules that shares no code with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reader.virtual.faults import FaultyCard, Glitch
from reader.virtual.issuance import issue
from reader.virtual.objects import ElementaryFile, RecordFile
from reader.virtual.persona import Persona, persona
from reader.virtual.statefile import pins
from tests.reader.virtual.access_model import OK, AccessModel
from tests.reader.virtual.access_rules import CARD_MANAGER, COMMON, JPKI, JUKI, NAMES, SURFACE, TEXT, card_rules
from tests.reader.virtual.conftest import NOW

# A plastic card, one with its PINs at their last try, one with none, and one of each other kind.
PERSONAS: Final[Mapping[str, Persona]] = {
    "last tries": replace(persona("last-try"), sign_tries_left=1, support_tries_left=1, resident_tries_left=1),
    **{name: persona(name) for name in ("taro", "face", "child", "short-length", "android", "iphone", "juki", "other")},
}
WRONG: Final = (b"9999", b"0000", b"ABC124", b"999999", b"9" * 12, b"9" * 14, b"123", b"12345", b"\0", b"1" * 255)
NEW: Final = (b"1234", b"9876", b"ABC123", b"0Z" * 8, b"12345", b"123456", b"abc123", b"1234 ", b"9" * 12, b"9" * 17)
DIGEST: Final = bytes(range(32))
SIGNATURE_SIZE: Final = 256
WITHOUT_SESSION_KEY: Final = {CARD_MANAGER: 0x6D00, COMMON: 0x66F1, JUKI: 0x6982, SURFACE: 0x66F1, JPKI: 0x6982}

# 0 is the current file, above are short identifiers, below numbers of the objects that the command is made for: of
# thirty identifiers few are there, and a walk that always missed them would see nothing.
references = st.integers(-15, 30)
aids = st.integers(0, 59)


class Access(RuleBasedStateMachine):
    """One card with power, and what the model says of it."""

    @initialize(name=st.sampled_from(("taro", "last tries", *PERSONAS)), number=aids)
    def place(self, name: str, number: int) -> None:
        who = PERSONAS[name]
        self.card = issue(who, NOW)
        self.pins = {(bytes.fromhex(aid), int(identifier, 16)): pin for (aid, identifier), pin in pins(self.card)}
        self.model = AccessModel(card_rules(who, NOW))
        self.card.power_on()
        self.select_an_application(number, 16)

    def expect(self, due: int, header: tuple[int, int, int, int], data: bytes = b"", *, ne: int = 0) -> bytes:
        """Send a command whose answer's status word is due; return the data, of which there is some or none."""
        lc = bytes((len(data),)) if data else b""
        raw = bytes(header) + lc + data + (bytes((ne & 0xFF,)) if ne else b"")
        answer = self.card.transmit(raw)
        status = int.from_bytes(answer[-2:], "big")
        assert f"{status:04X}" == f"{due:04X}", f"after {raw.hex(' ').upper()}"
        assert bool(answer[:-2]) == (due == OK and bool(ne))
        return answer[:-2]

    # --- selection and power

    @rule(number=aids, size=st.sampled_from((1, 5, 8, 9, 10, 16)))
    def select_an_application(self, number: int, size: int) -> None:
        aid = self._aid(number)
        self.expect(self.model.select(aid[:size]), (0x00, 0xA4, 0x04, 0x0C), aid[:size])

    @rule(number=aids, size=st.sampled_from((1, 5, 9)))
    def select_the_next_that_fits(self, number: int, size: int) -> None:
        aid = self._aid(number)
        self.expect(self.model.select(aid[:size], following=True), (0x00, 0xA4, 0x04, 0x02), aid[:size])

    @rule(aid=st.sampled_from((*NAMES, bytes.fromhex("A000000063504B43532D3135"))))
    def select_what_may_not_be_there(self, aid: bytes) -> None:
        self.expect(self.model.select(aid), (0x00, 0xA4, 0x04, 0x0C), aid)

    @rule(reference=references)
    def select_a_file(self, reference: int) -> None:
        identifier = self._reference(reference, self.model.application.identifiers)
        self.expect(self.model.select_file(identifier), (0x00, 0xA4, 0x02, 0x0C), identifier.to_bytes(2, "big"))

    @rule(number=aids)
    def reset(self, number: int) -> None:
        assert self.card.reset() == self.card.atr
        self.model.reset()
        if number:
            self.select_an_application(number, 16)

    @rule(number=aids)
    def lose_power(self, number: int) -> None:
        self.card.power_off()
        self.model.power_off()
        assert self.card.transmit(b"\x00\x20\x00\x98") == b""
        assert self.card.power_on() == self.card.atr
        if number:
            self.select_an_application(number, 16)

    @rule(number=aids)
    def lose_power_unnoticed(self, number: int) -> None:
        aid = self._aid(number)
        self.model.power_off()
        due = self.model.select(aid)
        raw = b"\x00\xa4\x04\x0c" + bytes((len(aid),)) + aid
        assert FaultyCard(self.card, Glitch(0)).transmit(raw) == due.to_bytes(2, "big")

    # --- PINs

    @rule(reference=references)
    def ask(self, reference: int) -> None:
        reference = self._reference(reference, self.model.application.pins)
        self.expect(self.model.ask(reference), (0x00, 0x20, 0x00, 0x80 | reference))

    @rule(reference=references)
    def show_the_right_one(self, reference: int) -> None:
        self._show(reference, 0)

    @rule(reference=references)
    def show_that_of_another(self, reference: int) -> None:
        self._show(reference, 1)

    def _show(self, reference: int, further: int) -> None:
        """Show the PIN of this place, or the one that is right some places further."""
        there = sorted(self.model.application.pins)
        reference = self._reference(reference, there)
        place = reference or self.model.current
        number = (there.index(place) + further) % len(there) if place in there else 0
        shown = self.model.secrets[self.model.aid, there[number]] if there else b""
        self._verify(reference, shown or b"1234")

    @rule(reference=references, shown=st.sampled_from(WRONG))
    def show_a_wrong_one(self, reference: int, shown: bytes) -> None:
        self._verify(self._reference(reference, self.model.application.pins), shown)

    def _verify(self, reference: int, shown: bytes) -> None:
        self.expect(self.model.verify(reference, shown), (0x00, 0x20, 0x00, 0x80 | reference), shown)

    @rule(reference=references, new=st.sampled_from(NEW))
    def change(self, reference: int, new: bytes) -> None:
        cla, ins, p1 = self.model.application.change
        reference = self._reference(reference, self.model.application.pins)
        self.expect(self.model.change(reference, new), (cla, ins, p1, 0x80 | reference), new)

    @rule(reference=references, new=st.sampled_from(NEW))
    def change_after_showing(self, reference: int, new: bytes) -> None:
        self._show(reference, 0)
        self.change(reference, new)

    # --- use

    @rule(reference=references)
    def read(self, reference: int) -> None:
        reference = self._reference(reference, self.model.application.files)
        due = self.model.read(reference)
        answer = self.expect(due, (0x00, 0xB0, 0x80 | reference if reference else 0x00, 0x00), ne=256)
        if due == OK:
            found = self._object()
            assert isinstance(found, ElementaryFile)
            assert answer == found.content.ljust(found.size, b"\xff")[:256]

    @rule(reference=references)
    def read_record(self, reference: int) -> None:
        reference = self._reference(reference, self.model.application.records)
        due = self.model.read_record(reference)
        answer = self.expect(due, (0x00, 0xB2, 0x01, reference << 3 | 0x04), ne=256)
        if due == OK:
            found = self._object()
            assert isinstance(found, RecordFile)
            assert answer == found.records[0]

    @rule(reference=references, scheme=st.integers(0, 5))
    def sign(self, reference: int, scheme: int) -> None:
        reference = self._reference(reference, self.model.application.keys)
        due = self.model.sign(reference)
        answer = self.expect(due, (0x80, 0x2A, scheme, 0x80 | reference), DIGEST, ne=256)
        assert len(answer) in (0, SIGNATURE_SIZE)

    @rule()
    def sign_by_default(self) -> None:
        self.expect(self.model.sign_by_default(), (0x80, 0x2A, 0x00, 0x00), DIGEST, ne=256)

    @precondition(lambda self: self.model.rules.extended_length)
    @rule()
    def deliver_what_is_no_session_key(self) -> None:
        if self.model.aid == TEXT:
            due = 0x6A80 if 0x0011 in self.model.verified else 0x6982
        else:
            due = WITHOUT_SESSION_KEY[self.model.aid]
        raw = b"\x80\xae\x00\x00\x00\x01\x00" + bytes(255) + b"\x02"
        assert self.card.transmit(raw) == due.to_bytes(2, "big")

    def _aid(self, number: int) -> bytes:
        """One of the card's applications; the card manager is one and rarely the one that matters."""
        there = tuple(self.model.rules.applications)
        return there[-1 - number % len(there)]

    def _reference(self, number: int, wanted: Iterable[int]) -> int:
        there = sorted(wanted)
        if number >= 0:
            return number
        return there[number % len(there)] if there else -number

    def _object(self) -> object:
        aid, identifier = self.model.place
        return next(found.objects[identifier] for found in self.card.applications if found.aid == aid)

    # --- what holds after every operation

    @invariant()
    def counts_and_keeps_what_the_model_does(self) -> None:
        assert {place: pin.tries_left for place, pin in self.pins.items()} == self.model.tries
        assert {place: pin.secret for place, pin in self.pins.items()} == self.model.secrets

    @invariant()
    def has_verified_what_the_model_has(self) -> None:
        assert {found.aid: found.verified for found in self.card.applications if found.verified} == (
            {self.model.in_force: self.model.verified} if self.model.verified else {}
        )
        assert not any(found.session for found in self.card.applications)


TestAccess = Access.TestCase
TestAccess.settings = settings(max_examples=500, stateful_step_count=50, deadline=None)
