"""Personas: what they are at any moment, and what a mistake in a file is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from hypothesis import example, given
from hypothesis import strategies as st

from apdu.mynumber.layout import Medium
from reader.virtual.applications.readings import Readings
from reader.virtual.atr import ATRS
from reader.virtual.fields import PersonaError
from reader.virtual.insurance import check_digit
from reader.virtual.issuance import credentials, issue
from reader.virtual.nextgeneration import Generation
from reader.virtual.persona import Persona, load_personas, persona
from reader.virtual.pki import JST
from reader.virtual.variation import vary
from tests.reader.virtual.conftest import NOW

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone
WANTED = {
    "taro",
    "hanako",
    "renewed",
    "expiring",
    "expiring-registered",
    "grace",
    "face",
    "last-try",
    "blocked",
    "protected",
    "revoked",
    "child",
    "android",
    "iphone",
    "other",
}
GOOD = """
description = "somebody"
name = "見本　某"
name_kana = "ミホン　ボウ"
birth_date = 1980-02-17
issued = "-400d"
key = 0
"""
COVERAGE = """
[coverage]
insurer_number = "06139992"
insurer_name = "見本健康保険組合"
number = "1"
valid_from = "-10d"
"""


def read(tmp_path: Path, text: str) -> Persona:
    path = tmp_path / "somebody.toml"
    path.write_text(text, encoding="utf-8")
    return Persona.from_toml(path)


def test_all_that_are_wanted_are_there() -> None:
    assert set(load_personas()) >= WANTED


def test_each_has_a_key_of_its_own() -> None:
    keys = [found.key for found in load_personas().values()]
    assert len(set(keys)) == len(keys)


def test_names_are_obviously_specimens() -> None:
    for found in load_personas().values():
        assert found.name.split("　")[0] in ("見本", "番号", "無関係"), found.id


def test_an_unknown_persona_is_told_what_there_is() -> None:
    with pytest.raises(KeyError, match="no persona 'nobody'; there are android, blocked"):
        persona("nobody")


@given(now=MOMENTS)
@example(now=datetime(2048, 2, 25, tzinfo=UTC))
@example(now=datetime(2028, 3, 20, tzinfo=UTC))
def test_no_persona_ever_rots(now: datetime) -> None:
    today = now.astimezone(JST).date()
    for found in load_personas().values():
        last = found.expiry_date(now)
        issued = found.issued_at(now)
        assert issued < now
        birthday = found.birth_date(now)
        assert (last.month, last.day) in ((birthday.month, birthday.day), (2, 28))
        assert timedelta(days=4 * 365) < last - issued.astimezone(JST).date() <= timedelta(days=5 * 366)
        match found.id:
            case "expiring" | "expiring-registered":
                assert last == today + timedelta(days=4)
            case "grace":
                assert last == today - timedelta(days=20)
            case "juki":
                pass
            case _:
                assert last > today + timedelta(days=90), found.id
    assert now - persona("renewed").issued_at(now) < timedelta(hours=3, seconds=1)
    assert _age(persona("child").birth_date(now), today) == 9
    assert _age(persona("taro").birth_date(now), today) >= 45


def _age(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


@pytest.mark.parametrize(
    ("issued", "birth", "last"),
    [
        ("2025-10-27", "1980-02-17", "2030-02-17"),
        ("2025-02-17", "1980-02-17", "2030-02-17"),
        ("2025-02-16", "1980-02-17", "2029-02-17"),
        ("2025-02-18", "1980-02-17", "2030-02-17"),
        ("2024-03-01", "1980-02-29", "2029-02-28"),
        ("2023-12-31", "1980-02-29", "2028-02-29"),
    ],
)
def test_validity_ends_on_the_fifth_birthday(tmp_path: Path, issued: str, birth: str, last: str) -> None:
    text = GOOD.replace("1980-02-17", birth).replace("-400d", "-0d")
    now = datetime.fromisoformat(f"{issued}T12:00:00+09:00")
    assert read(tmp_path, text).expiry_date(now) == date.fromisoformat(last)


def test_days_are_counted_in_japan() -> None:
    expiring = persona("expiring")
    before = datetime(2026, 3, 1, 14, 59, 59, tzinfo=UTC)
    assert expiring.expiry_date(before) == date(2026, 3, 5)
    assert expiring.expiry_date(before + timedelta(seconds=1)) == date(2026, 3, 6)


def test_same_persona_and_moment_give_the_same_bytes() -> None:
    for found in load_personas().values():
        one, two = credentials(found, NOW), credentials(found, NOW)
        assert one.authentication == two.authentication
        assert one.signature == two.signature
        first, second = issue(found, NOW), issue(found, NOW)
        assert first is not second
        assert first.power_on() == second.power_on()
        for command in ("00A4040C0AD392F000260100000001", "00B08A00000000", "00B08600000000"):
            assert first.transmit(bytes.fromhex(command)) == second.transmit(bytes.fromhex(command))


def test_a_fresh_card_does_not_know_what_another_went_through() -> None:
    used = issue(persona("taro"), NOW)
    used.power_on()
    used.transmit(bytes.fromhex("00A4040C0AD392F000260100000001"))
    used.transmit(bytes.fromhex("002000980439393939"))
    fresh = issue(persona("taro"), NOW)
    fresh.power_on()
    fresh.transmit(bytes.fromhex("00A4040C0AD392F000260100000001"))
    assert fresh.transmit(bytes.fromhex("00200098")) == bytes.fromhex("63C3")


def test_certificates_of_two_issues_differ() -> None:
    one = credentials(persona("taro"), NOW)
    two = credentials(persona("taro"), NOW + timedelta(days=1))
    assert one.der != two.der


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        credentials(persona("taro"), datetime(2026, 1, 1))  # noqa: DTZ001 - this is the mistake


def test_a_card_without_certificate_has_no_serial() -> None:
    with pytest.raises(ValueError, match="card of other has no user-authentication certificate"):
        _ = credentials(persona("other"), NOW).serial


def test_pins_are_not_in_repr(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.replace("key", 'auth_pin = "7294"\nsign_password = "GEHEIM7"\nkey'))
    assert found.auth_pin == "7294"
    assert found.individual_number not in repr(found)
    assert "7294" not in repr(found)
    assert "GEHEIM7" not in repr(found)


def test_defaults(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD + COVERAGE)
    assert found.id == "somebody"
    assert (found.medium, found.tries_left, found.auth_pin, found.sign_password) == (Medium.CARD, 3, "1234", "ABC123")
    assert found.signature_certificate
    assert (found.support_pin, found.support_tries_left, found.resident_pin, found.resident_tries_left) == (
        "1234",
        3,
        "1234",
        3,
    )
    assert (found.individual_number, found.security_code, found.municipality) == ("000000000019", "0000", "13999")
    assert (found.registered, found.protected, found.revoked) == (False, False, None)
    assert found.coverage is not None
    assert (found.coverage.validity, found.coverage.relationship, found.coverage.burden_ratio) == (1, "self", None)
    assert (found.coverage.valid_from, found.coverage.valid_until) == (-10, None)
    assert (found.generation, found.experimental, found.readings) == (Generation.CURRENT, False, Readings())
    assert found.atr == ATRS["contactless"]


def test_numbers_of_persons_are_nobodys_and_all_different() -> None:
    numbers = [found.individual_number for found in load_personas().values()]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("000000000") for number in numbers)


def test_a_mistake_in_the_individual_number_does_not_repeat_it(tmp_path: Path) -> None:
    with pytest.raises(PersonaError) as raised:
        read(tmp_path, GOOD.replace("key", 'individual_number = "123456789019"\nkey'))
    assert "12345" not in str(raised.value)


@pytest.mark.parametrize(
    ("field", "pin"),
    [("auth_pin", "12345"), ("auth_pin", "12a4"), ("sign_password", "ABC12"), ("sign_password", "abc123")],
)
def test_a_file_and_a_variation_have_one_rule_for_a_pin(tmp_path: Path, field: str, pin: str) -> None:
    told = []
    attempts: tuple[Callable[[], Persona], ...] = (
        lambda: read(tmp_path, GOOD.replace("key", f'{field} = "{pin}"\nkey')),
        lambda: vary(persona("taro"), {field: pin}, "somebody.toml", NOW),
    )
    for attempt in attempts:
        with pytest.raises(PersonaError) as raised:
            attempt()
        told.append(str(raised.value))
        assert pin not in told[-1]
    assert told[0] == told[1]


def test_revocation_reasons() -> None:
    assert persona("revoked").revoked is x509.ReasonFlags.key_compromise
    assert persona("superseded").revoked is x509.ReasonFlags.superseded


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "見本　某"', "", "somebody.toml: name: is missing; a text is wanted"),
        ('name = "見本　某"', 'name = ""', "somebody.toml: name: is empty"),
        ('name = "見本　某"', "name = 3", "somebody.toml: name: a text is wanted, not 3"),
        ("key = 0", "key = 99", "somebody.toml: key: a whole number from 0 to 23 is wanted, not 99"),
        ("key = 0", "key = true", "somebody.toml: key: a whole number from 0 to 23 is wanted, not True"),
        ("key = 0", "", "somebody.toml: key: is missing"),
        ("key = 0", "key = 0\ntries_left = 4", "tries_left: a whole number from 0 to 3 is wanted, not 4"),
        ("key = 0", "key = 0\ntrys_left = 1", "somebody.toml: trys_left: is not known; known are address, age"),
        (
            "key = 0",
            'key = 0\nmedium = "ic"',
            "medium: one of card, android, iphone, juki-card, other is wanted, not 'ic'",
        ),
        ("key = 0", 'key = 0\nauth_pin = "12345"', "auth_pin: four digits in quotes are wanted"),
        ("key = 0", "key = 0\nauth_pin = 1234", "auth_pin: a text is wanted"),
        ("key = 0", 'key = 0\nsupport_pin = "123"', "support_pin: four digits in quotes are wanted"),
        ("key = 0", 'key = 0\nresident_pin = "abcd"', "resident_pin: four digits in quotes are wanted"),
        ("key = 0", "key = 0\nsupport_tries_left = 4", "support_tries_left: a whole number from 0 to 3 is wanted"),
        ("key = 0", "key = 0\nresident_tries_left = -1", "resident_tries_left: a whole number from 0 to 3 is wanted"),
        ("key = 0", 'key = 0\nindividual_number = "123456789019"', "individual_number: its check digit is wrong"),
        ("key = 0", 'key = 0\nindividual_number = "１２３456789018"', "individual_number: 12 digits in quotes"),
        ("key = 0", 'key = 0\nsecurity_code = "12345"', "security_code: 4 digits in quotes are wanted"),
        ("key = 0", 'key = 0\nmunicipality = "131"', "municipality: 5 digits in quotes are wanted"),
        ("key = 0", 'key = 0\nsign_password = "abc123"', "sign_password: 6 to 16 capital letters and digits"),
        ("key = 0", 'key = 0\ngeneration = "third"', "generation: one of current, next-experimental is wanted"),
        ("key = 0", 'key = 0\natr = "usb"', "atr: one of contactless, contactless-2, "),
        ("key = 0", 'key = 0\nregistered = "yes"', "registered: true or false is wanted, not 'yes'"),
        ("key = 0", 'key = 0\nrevoked = "lost"', "revoked: one of unspecified, key-compromise"),
        ("key = 0", 'key = 0\nrevoked = "remove-from-crl"', "revoked: one of"),
        ("key = 0", "key = 0\nage = 4", "birth_date: either birth_date or age is wanted"),
        ("birth_date = 1980-02-17", "", "birth_date: either birth_date or age is wanted"),
        (
            "birth_date = 1980-02-17",
            'birth_date = "1980"',
            "birth_date: a day like 1980-02-17, without quotes, is wanted",
        ),
        ("birth_date = 1980-02-17", "birth_date = 1980-02-17T00:00:00Z", "birth_date: a day without a time is wanted"),
        ('issued = "-400d"', "", "issued: is missing; issued, expires or both are wanted"),
        ('issued = "-400d"', 'issued = "400"', "like -3h or \\+4d, is wanted, not '400'"),
        ('issued = "-400d"', 'issued = "+1h"', "issued: is in the future; write a minus sign"),
        ('issued = "-400d"', 'expires = "+4h"', "expires: whole days, like \\+4d, are wanted"),
        ('issued = "-400d"', 'expires = "+4d"', "expires: needs age instead of birth_date"),
        ("key = 0", 'key = 0\nmedium = "other"\nregistered = true', "registered: a card without certificate"),
        ("key = 0", "key = ", "somebody.toml: is no TOML file: "),
    ],
)
def test_mistakes_in_a_file(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(PersonaError, match=message):
        read(tmp_path, GOOD.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"06139992"', '"06139993"', "somebody.toml: coverage.insurer_number: its check digit is 2, not 3"),
        ('"06139992"', '"6139992"', "coverage.insurer_number: six or eight digits in quotes are wanted"),
        ('"06139992"', '"０６１３９９９２"', "coverage.insurer_number: six or eight digits"),
        ('number = "1"\n', "", "coverage.number: is missing"),
        ('"-10d"', '"-10d"\nvalid_until = "-11d"', "coverage.valid_until: is before valid_from"),
        ('"-10d"', '"-10d"\nburden_ratio = 15', "coverage.burden_ratio: 10, 20 or 30 percent is wanted, not 15"),
        ('"-10d"', '"-10d"\nburden_ratio = 40', "coverage.burden_ratio: a whole number from 10 to 30"),
        ('"-10d"', '"-10d"\nvalidity = 7', "coverage.validity: a whole number from 1 to 6"),
        ('"-10d"', '"-10d"\nbranch = "1"', "coverage.branch: two digits are wanted"),
        ('"-10d"', '"-10d"\nrelationship = "wife"', "coverage.relationship: one of self, family"),
        ('"-10d"', '"-10d"\nfamily = true', "coverage.family: is not known"),
        ("[coverage]", "coverage = 1\n[other]", "somebody.toml: coverage: a table \\[coverage\\] is wanted"),
    ],
)
def test_mistakes_in_the_coverage(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(PersonaError, match=message):
        read(tmp_path, GOOD + COVERAGE.replace(old, new))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PersonaError, match=r"nobody.toml: cannot be read: No such file"):
        Persona.from_toml(tmp_path / "nobody.toml")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(PersonaError, match=r"odd.toml: is no TOML file"):
        Persona.from_toml(path)


@pytest.mark.parametrize("number", ["33120015", "06132013", "39131156", "01130012", "138057"])
def test_check_digit(number: str) -> None:
    assert check_digit(number[:-1]) == number[-1]
    assert check_digit("00" + number[:-1]) == number[-1]
