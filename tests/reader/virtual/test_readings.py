"""Every open question has its reading: what the card does unless told otherwise, and what it does when told."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.virtual.applications.readings import Fci, Readings
from reader.virtual.card import VirtualCard
from reader.virtual.fields import PersonaError
from reader.virtual.issuance import credentials, issue
from reader.virtual.objects import WrongLength
from reader.virtual.persona import Persona, load_personas, persona
from reader.virtual.personafile import read_persona_file
from reader.virtual.readingtable import reading_names
from reader.virtual.variation import vary
from tests.reader.virtual.conftest import NOW

JPKI = "00A4040C0AD392F000260100000001"
TEXT = "00A4040C0AD3921000310001010408"
SURFACE = "00A4040C0AD3921000310001010402"
COMMON = "00A4040C0AD3921000310001010100"
VERIFY = "002000980431323334"
WRONG = "002000980439393939"
CHANGE = "002401980435363738"
MESSAGE_256 = "802A0397000100" + "00" * 256 + "0000"
DIGEST_INFO = "3031300D060960864801650304020105000420" + "11" * 32


@dataclass(frozen=True)
class Question:
    """A reading, the commands that show it, and the last answer by default and with the other choice.

    An answer that is longer than this test cares for is given by its end.
    """

    reading: str
    choice: object
    commands: tuple[str, ...]
    by_default: str
    otherwise: str
    who: str = "taro"

    def __str__(self) -> str:
        return f"{self.reading}={self.choice} {self.commands[-1][:10]}"


QUESTIONS = [
    Question("fci", Fci.EMPTY, ("00A404000AD392F00026010000000100",), "6F0C840AD392F0002601000000019000", "6F009000"),
    Question("fci", Fci.NONE, ("00A404000AD392F00026010000000100",), "6F0C840AD392F0002601000000019000", "9000"),
    Question("shortest_name", 5, ("00A4040C04D392F000",), "9000", "6A87"),
    Question("shortest_name", 5, ("00A4040C05D392F00026",), "9000", "9000"),
    Question("internal_file_at_power_on", True, ("00A4020C02001E",), "6A82", "9000"),
    Question("internal_file_at_power_on", True, ("00A4020C02001E", "00B0000000"), "6986", "6981"),
    Question("internal_file_at_power_on", True, ("00A4020C02001E", "00B2010400"), "6986", "6981"),
    Question("unnamed_files", False, (JPKI, "00A4020C020005"), "9000", "6A82"),
    Question("unnamed_files", False, (JPKI, "00A4020C020010"), "9000", "6A82"),
    Question("unnamed_files", False, (JPKI, "00200099"), "6981", "6A82"),
    Question("unnamed_files", False, (JPKI, "00B09C0000"), "6981", "6A82"),
    Question("unnamed_files", False, (JPKI, "00B09E0000"), "6981", "6981"),
    Question("unnamed_files", False, (SURFACE, "00A4020C020014"), "9000", "6A82"),
    Question("unnamed_files", False, (SURFACE, "00A4020C020015"), "9000", "6A82"),
    Question("unnamed_files", False, (COMMON, "00A4020C02001E"), "9000", "6A82"),
    Question("keeps_on_reselect", False, (JPKI, VERIFY, JPKI, CHANGE), "9000", "6982"),
    Question("end_warning", True, (JPKI, "00B0880000"), "8F8F009000", "8F8F006282"),
    Question("end_warning", True, (JPKI, "00B0880003"), "8F8F009000", "8F8F009000"),
    Question("end_warning", True, (JPKI, "00B0880300"), "6B00", "6B00"),
    Question("certificate_file_size", 0, (JPKI, "00B08A0000", "00B07FF001"), "6B00", "6B00"),
    Question("certificate_file_size", 0, (JPKI, "00B08A0000", "00B007FF01"), "FF9000", "6B00"),
    Question("several_records", True, (COMMON, "00B2010D00"), "6A81", b"20350217".hex() + "9000"),
    Question("certificate_after_pin", True, (JPKI, "00B08A0001"), "309000", "6982"),
    Question("certificate_after_pin", False, (JPKI, "00B08A0001"), "6982", "309000", who="android"),
    Question("not_available", 0x01, (JPKI, "00B0880000"), "008F009000", "018F009000", who="child"),
    Question("locked_status", 0x6983, (JPKI, VERIFY), "6984", "6983", who="blocked"),
    Question("wrong_length", WrongLength.REFUSED, (JPKI, "0020009803313233"), "63C2", "6700"),
    Question("wrong_length", WrongLength.REFUSED, (JPKI, "0020009803313233", "00200098"), "63C2", "63C3"),
    Question("failure_ends_verified", False, (JPKI, VERIFY, WRONG, CHANGE), "6982", "9000"),
    Question("auth_pin_longest", 8, (JPKI, VERIFY, "0024019808" + "3132333435363738"), "6A80", "9000"),
    Question("auth_pin_longest", 8, (JPKI, VERIFY, "0024019809" + "313233343536373839"), "6A80", "6A80"),
    Question("code_tries", 3, (TEXT, "00200094"), "63CA", "63C3"),
    Question("code_b_gregorian", True, (TEXT, "002000950E" + b"55021720350000".hex()), "9000", "63C9"),
    Question("code_b_gregorian", True, (TEXT, "002000950E" + b"19800217350000".hex()), "63C9", "9000"),
    Question("long_messages", True, (JPKI, VERIFY, MESSAGE_256), "6985", "9000"),
    Question("long_messages", True, (TEXT, MESSAGE_256.replace("97", "00", 1)), "6985", "9000"),
    Question("long_messages", True, (SURFACE, MESSAGE_256.replace("97", "9A", 1)), "6985", "9000"),
    Question("iso_signature", True, (JPKI, VERIFY, "00A4020C020017", f"002A9E9A33{DIGEST_INFO}00"), "6D00", "9000"),
    Question("iso_signature", True, (JPKI, "00A4020C020017", f"002A9E9A33{DIGEST_INFO}00"), "6D00", "6982"),
    Question("iso_signature", True, (JPKI, VERIFY, "00A4020C020017", f"002A9E9B33{DIGEST_INFO}00"), "6D00", "6A86"),
    Question("iso_signature", True, (JPKI, VERIFY, f"002A9E9A33{DIGEST_INFO}00"), "6D00", "6981"),
    Question("surface_key", 0x001C, (SURFACE, "802A009A010000"), "9000", "6981"),
    Question("surface_key", 0x001C, (SURFACE, "802A009C010000"), "6981", "9000"),
    Question("surface_key", 0x001E, (SURFACE, "802A0000010000"), "9000", "9000"),
    Question("external_authenticate", 0x6D00, (JPKI, "00820098"), "6981", "6D00"),
    Question("first_command_lost", True, (JPKI,), "9000", "6F00"),
    Question("first_command_lost", True, (JPKI, JPKI), "9000", "9000"),
    Question("get_response", True, ("00A404000AD392F00026010000000100",), "019000", "610E"),
    Question("get_response", True, (JPKI, "00B0880000"), "8F8F009000", "6C03"),
    Question("get_response", True, (JPKI, "00B0880000", "00B0880003"), "8F8F009000", "8F8F009000"),
    Question("get_response", True, ("00C0000000",), "6D00", "6985"),
    Question("internal_read_status", 0x6982, (JPKI, "00B0980000"), "6981", "6982"),
    Question("internal_read_status", 0x6982, (JPKI, VERIFY, "00B0970000"), "6981", "6982"),
    Question("internal_read_status", 0x6982, (COMMON, "00B0810000"), "6981", "6981"),
    Question("issuer_commands", False, (JPKI, "80540080"), "6982", "6D00"),
    Question("issuer_commands", False, (JPKI, VERIFY, "808A2200"), "6982", "6D00"),
    Question("issuer_commands", False, (JPKI, VERIFY, "808A2400"), "6982", "6D00"),
    Question("issuer_commands", False, (JPKI, "808A2300"), "6A86", "6D00"),
    Question("issuer_commands", False, ("808A2200",), "6D00", "6D00"),
    Question("length_hint", False, (TEXT, "00B085000A"), "FF40819EDF410401030E9000", "FF40819EDF410401000E9000"),
    Question("contact_atr_in_application", True, ("00CA5F5100",), "149000", "6A88"),
    Question("lower_certificate", False, ("00CA7F21000000",), "9000", "6A88"),
]
# What a table of commands does not show, and which test does.
ELSEWHERE = {
    "phone_policy": "test_policy_of_a_phones_signing_certificate, here",
    "der_signatures": "test_next_generation",
    "terminal_mismatch": "test_terminal_certificate",
    "terminal_opens_key": "test_terminal_certificate",
}


def conversation(card: VirtualCard, commands: tuple[str, ...]) -> str:
    card.power_on()
    return [card.transmit(bytes.fromhex(command)).hex().upper() for command in commands][-1]


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_a_question_has_both_answers(asked: Question) -> None:
    otherwise = replace(Readings(), **{asked.reading: asked.choice})  # type: ignore[arg-type]  # fields of any type
    for readings, expected in ((Readings(), asked.by_default), (otherwise, asked.otherwise)):
        answer = conversation(issue(persona(asked.who), NOW, readings), asked.commands)
        assert answer.endswith(expected), readings


def test_every_reading_is_tried() -> None:
    tried = {asked.reading for asked in QUESTIONS if asked.by_default != asked.otherwise}
    assert tried | set(ELSEWHERE) == {found.name for found in fields(Readings)}
    for reading in {asked.reading for asked in QUESTIONS}:
        assert getattr(Readings(), reading) not in {asked.choice for asked in QUESTIONS if asked.reading == reading} - {
            False,
            True,
        }


def test_get_response_collects_piece_by_piece() -> None:
    card = issue(persona("taro"), NOW, Readings(get_response=True))
    assert conversation(card, (TEXT, f"802A000033{DIGEST_INFO}00")) == "6100"
    assert card.transmit(bytes.fromhex("00C0000064"))[-2:] == bytes.fromhex("619C")
    last = card.transmit(bytes.fromhex("00C000009C"))
    assert (len(last), last[-2:]) == (0x9C + 2, b"\x90\x00")
    assert card.transmit(bytes.fromhex("00C0000000")) == bytes.fromhex("6985")
    # Another command drops what was not collected, and so does the loss of power.
    assert conversation(card, (TEXT, f"802A000033{DIGEST_INFO}00", TEXT, "00C0000000")) == "6985"
    card.transmit(bytes.fromhex(f"802A000033{DIGEST_INFO}00"))
    card.reset()
    assert card.transmit(bytes.fromhex("00C0000000")) == bytes.fromhex("6985")
    for odd, status in (("00C0010000", "6A86"), ("00C00000", "6700"), ("80C0000000", "6D00")):
        assert card.transmit(bytes.fromhex(odd)).hex().upper() == status
    # An extended command gets everything at once.
    card.transmit(bytes.fromhex(TEXT))
    extended = card.transmit(bytes.fromhex(f"802A0000000033{DIGEST_INFO}0000"))
    assert (len(extended), extended[-2:]) == (258, b"\x90\x00")


@pytest.mark.parametrize("name", ["android", "iphone"])
def test_policy_of_a_phones_signing_certificate(name: str) -> None:
    who = replace(persona(name), signature_certificate=True)
    for readings, arc in ((Readings(), "20"), (Readings(phone_policy=True), "40")):
        certificate = credentials(who, NOW, readings).signature
        assert certificate is not None
        policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
        assert [found.policy_identifier.dotted_string for found in policies] == [f"1.2.392.200149.8.5.1.0.{arc}"]
    plastic = credentials(persona("taro"), NOW, Readings(phone_policy=True)).signature
    assert plastic == credentials(persona("taro"), NOW).signature


_READINGS = st.builds(
    Readings,
    locked_status=st.sampled_from([0x6984, 0x6983]),
    wrong_length=st.sampled_from(WrongLength),
    certificate_after_pin=st.sampled_from([None, True, False]),
    code_tries=st.integers(1, 15),
    fci=st.sampled_from(Fci),
    shortest_name=st.integers(1, 16),
    certificate_file_size=st.integers(0, 0x8000),
    surface_key=st.sampled_from([0x001A, 0x001C, 0x001E]),
    external_authenticate=st.sampled_from([0x6981, 0x6D00]),
    terminal_mismatch=st.sampled_from([0x6300, 0x6982, 0x6A80]),
    auth_pin_longest=st.integers(4, 8),
    **{found.name: st.booleans() for found in fields(Readings) if isinstance(found.default, bool)},
)
_OTHERS = (
    "00B0880000 00B0000000 00B0810000 00C0000000 0084000010 00820096 802A0397010000 802A0000010000 00880097010000 "
    "00B2010D00 00CA5F5100 00A4020C02001E 00A4020C020016 80A206C1 002A9E9A010000 08B0810000 00A4040C01D3 00200098"
)
_COMMANDS = st.sampled_from([JPKI, TEXT, SURFACE, COMMON, VERIFY, WRONG, CHANGE, *_OTHERS.split()])


@settings(max_examples=200)
@given(readings=_READINGS, who=st.sampled_from(sorted(load_personas(experimental=True))), said=st.lists(_COMMANDS))
def test_no_choice_of_readings_makes_a_card_stumble_or_open(readings: Readings, who: str, said: list[str]) -> None:
    card = issue(persona(who), NOW, readings)
    card.power_on()
    shown = False
    for command in said:
        answer = card.transmit(bytes.fromhex(command))
        assert len(answer) >= 2
        shown |= command == VERIFY and answer == b"\x90\x00"
        if command in ("802A0397010000", CHANGE) and answer.endswith(b"\x90\x00"):
            assert shown
        if command == "00B0810000" and card.log[-1].application == "JPKI":
            assert answer in (b"\x69\x82", b"\x6f\x00"), "the signing certificate is behind a password"


GOOD = """description = "somebody"
name = "見本　某"
name_kana = "ミホン　ボウ"
birth_date = 1980-02-17
issued = "-400d"
key = 0
"""


class TestATableInThePersonasFile:
    """The readings of a person of one's own."""

    @staticmethod
    def read(tmp_path: Path, *lines: str) -> Persona:
        path = tmp_path / "mine.toml"
        path.write_text("\n".join((GOOD, "[readings]", *lines)))
        return read_persona_file(path)

    def test_it_reaches_the_card(self, tmp_path: Path) -> None:
        who = self.read(
            tmp_path, 'locked_status = "6983"', 'wrong_length = "refused"', "shortest_name = 5", 'fci = "none"'
        )
        assert who.readings == Readings(
            locked_status=0x6983, wrong_length=WrongLength.REFUSED, shortest_name=5, fci=Fci.NONE
        )
        card = issue(who, NOW)
        assert conversation(card, ("00A4040C04D392F000",)) == "6A87"
        assert conversation(card, (JPKI, WRONG, WRONG, WRONG, WRONG)) == "6983"

    def test_what_a_test_asks_for_goes_before(self, tmp_path: Path) -> None:
        who = self.read(tmp_path, "code_tries = 3")
        assert conversation(issue(who, NOW), (TEXT, "00200094")) == "63C3"
        assert conversation(issue(who, NOW, Readings()), (TEXT, "00200094")) == "63CA"

    def test_a_variation_of_a_persona_has_one_too(self) -> None:
        who = vary(persona("taro"), {"readings": {"code_tries": 3}}, "here", NOW)
        assert conversation(issue(who, NOW), (TEXT, "00200094")) == "63C3"
        with pytest.raises(PersonaError, match=r"here: readings.code_tries: a whole number from 1 to 15 is wanted"):
            vary(persona("taro"), {"readings": {"code_tries": 99}}, "here", NOW)

    def test_it_may_be_empty_or_missing(self, tmp_path: Path) -> None:
        assert self.read(tmp_path).readings == Readings()
        assert persona("taro").readings == Readings()

    def test_it_has_a_word_for_every_reading(self) -> None:
        assert sorted(reading_names()) == sorted(found.name for found in fields(Readings))

    @pytest.mark.parametrize("name", sorted(found.name for found in fields(Readings)))
    def test_each_can_be_written(self, tmp_path: Path, name: str) -> None:
        written = {"locked_status": '"6983"', "wrong_length": '"refused"', "fci": '"empty"', "surface_key": '"001E"'}
        written |= {"internal_read_status": '"6982"'}
        written |= {"external_authenticate": '"6D00"', "terminal_mismatch": '"6A80"', "code_tries": "3"}
        written |= {"shortest_name": "2", "certificate_file_size": "0", "not_available": "1", "auth_pin_longest": "8"}
        default = getattr(Readings(), name)
        text = written.get(name, str(not default).lower())
        assert getattr(self.read(tmp_path, f"{name} = {text}").readings, name) != default

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ('locked_status = "6985"', r"mine.toml:9: readings.locked_status: one of 6984, 6983 is wanted, not '6985'"),
            ("locked_status = 6984", r"mine.toml:9: readings.locked_status: a text is wanted"),
            ("code_tries = 16", r"mine.toml:9: readings.code_tries: a whole number from 1 to 15 is wanted, not 16"),
            ("not_available = 143", r"mine.toml:9: readings.not_available: a whole number from 0 to 142"),
            ("lower_certificate = 1", r"mine.toml:9: readings.lower_certificate: true or false is wanted, not 1"),
            ("odd = 1", r"mine.toml:9: readings.odd: is not known; known are auth_pin_longest"),
        ],
    )
    def test_a_mistake_is_told_with_its_line(self, tmp_path: Path, line: str, message: str) -> None:
        with pytest.raises(PersonaError, match=message):
            self.read(tmp_path, line)


@pytest.mark.parametrize("name", ["android", "juki", "other", "taro"])
def test_readings_reach_the_card_manager_of_every_medium(name: str) -> None:
    card = issue(persona(name), NOW, Readings(fci=Fci.EMPTY, internal_file_at_power_on=True))
    assert conversation(card, ("00A4020C02001E",)) == "9000"
    assert conversation(card, ("00A4040007A000000151000000",)) == "6F009000"
