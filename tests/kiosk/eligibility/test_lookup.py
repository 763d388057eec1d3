"""Looking persons up by the numbers of a paper, as people type them and insurers write them. On both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.eligibility.adjudicator import Asker, Conflict, NotAllowed, ProtectionKind
from kiosk.eligibility.consents import find_consents
from kiosk.eligibility.database import Database
from kiosk.eligibility.model import ConsentItem, Consents, Coverage, InsuredNumber, LookedUp, Purpose, Validity
from tests.kiosk.eligibility.court import DETAILED, DETAILS, KIOSK, OTHER, Court, counted
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, signer
from tests.kiosk.eligibility.minting import NOW, Mint

QUERY = InsuredNumber("06132013", "試験12", "3456789", "01", date(1988, 3, 14))
NOBODY = LookedUp(Validity.NO_QUALIFICATION)
SEVERAL = LookedUp(Validity.SEVERAL_MATCHES)
MUNICIPAL = replace(COVERAGE, insurer_number="138057", symbol="")


@pytest.fixture
def court(database: Database) -> Court:
    return Court(database)


def look_up(court: Court, query: InsuredNumber, name: str = "lookup") -> LookedUp:
    return court.adjudicator.look_up(KIOSK, query, request_id=name, timeout=5)


def found(coverage: Coverage) -> LookedUp:
    return LookedUp(coverage.validity, coverage)


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        (Validity.VALID, Validity.VALID),
        (Validity.INVALID, Validity.INVALID),
        (Validity.INVALID_NEWER_EXISTS, Validity.INVALID_NEWER_EXISTS),
        (Validity.VALID_UNREGISTERED, Validity.VALID_UNREGISTERED),
    ],
)
def test_what_the_insurer_said_is_answered(court: Court, said: Validity, answered: Validity) -> None:
    coverage = replace(COVERAGE, validity=said)
    court.enroll(Mint(), coverage=coverage)
    assert look_up(court, QUERY) == LookedUp(answered, coverage)


@pytest.mark.parametrize(("days", "validity"), [(0, Validity.VALID), (-1, Validity.INVALID)])
def test_a_coverage_is_lost_after_its_last_day(court: Court, days: int, validity: Validity) -> None:
    coverage = replace(COVERAGE, valid_until=NOW.date() + timedelta(days=days))
    court.enroll(Mint(), LONG_AGO, coverage=coverage)
    assert look_up(court, QUERY) == LookedUp(validity, replace(coverage, validity=validity))


@pytest.mark.parametrize(
    "query",
    [
        replace(QUERY, branch=""),
        replace(QUERY, branch="1"),
        replace(QUERY, branch="０１"),
        replace(QUERY, insurer_number="０６１３２０１３"),
        replace(QUERY, insurer_number=" 06132013 "),
        replace(QUERY, symbol="試験１２"),
        replace(QUERY, symbol="試験 12"),
        replace(QUERY, number="３４５６７８９"),
        replace(QUERY, number=" 3456789　"),
    ],
)
@pytest.mark.parametrize(
    "kept",
    [
        COVERAGE,
        replace(COVERAGE, number="３４５６７８９", symbol="試験１２"),
        replace(COVERAGE, branch="1", symbol="試験　12"),
    ],
)
def test_one_number_in_many_forms(court: Court, query: InsuredNumber, kept: Coverage) -> None:
    court.enroll(Mint(), coverage=kept)
    assert look_up(court, query) == found(kept)


@pytest.mark.parametrize("kept", ["138057", "00138057", "  138057"])
@pytest.mark.parametrize("typed", ["138057", "00138057", "  138057", "１３８０５７"])
def test_six_digits_and_the_same_filled_up(court: Court, kept: str, typed: str) -> None:
    coverage = replace(MUNICIPAL, insurer_number=kept)
    court.enroll(Mint(), coverage=coverage)
    assert look_up(court, replace(QUERY, insurer_number=typed, symbol="")) == found(coverage)


@pytest.mark.parametrize("dash", ["-", "－", "‐", "−", "ー", "–"])
def test_dashes_are_dashes(court: Court, dash: str) -> None:
    coverage = replace(COVERAGE, symbol="12-34", number="5-6")
    court.enroll(Mint(), coverage=coverage)
    assert look_up(court, replace(QUERY, symbol=f"１２{dash}３４", number=f"5{dash}6")) == found(coverage)


@pytest.mark.parametrize(
    "query",
    [
        replace(QUERY, insurer_number="06132014"),
        replace(QUERY, insurer_number="138057"),
        replace(QUERY, symbol=""),
        replace(QUERY, symbol="試験13"),
        replace(QUERY, number="3456780"),
        replace(QUERY, number="03456789"),
        replace(QUERY, branch="02"),
        replace(QUERY, birth_date=date(1988, 3, 15)),
        InsuredNumber("", "", "", "", date(1988, 3, 14)),
        InsuredNumber("%", "%", "%", "%", date(1988, 3, 14)),
        InsuredNumber("' OR 1=1 --", "'", "' OR ''='", "", date(1988, 3, 14)),
    ],
)
def test_nobody(court: Court, query: InsuredNumber) -> None:
    court.enroll(Mint(serial=1))
    court.enroll(Mint(serial=2), coverage=None)
    assert look_up(court, query) == NOBODY


def test_twins_are_told_apart_by_the_branch(court: Court) -> None:
    twin = replace(COVERAGE, branch="02", name="試験 月子")
    court.enroll(Mint(serial=1))
    court.enroll(Mint(serial=2), coverage=twin)
    assert look_up(court, replace(QUERY, branch="")) == SEVERAL
    assert look_up(court, replace(QUERY, branch="02"), "again") == found(twin)
    assert look_up(court, replace(QUERY, branch="03"), "wrong") == NOBODY


def test_two_of_one_branch_are_a_matter_for_staff(court: Court) -> None:
    court.enroll(Mint(serial=1))
    court.enroll(Mint(serial=2))
    assert look_up(court, QUERY) == SEVERAL


@pytest.mark.parametrize(
    "kinds", [(), (ProtectionKind.WITHHELD,), (ProtectionKind.UNDISCLOSED,), tuple(ProtectionKind)]
)
def test_who_is_protected_is_found_as_everybody_is(court: Court, kinds: tuple[ProtectionKind, ...]) -> None:
    """The same statements and the same answer, in which there is no address: none is kept."""
    at_home = replace(DETAILED, details=replace(DETAILS, address="見本県見本市1-1", post_number="123-4567"))
    court.enroll(Mint(), coverage=at_home)
    for kind in kinds:
        court.roster.protect(Mint().der, kind)
    with counted() as statements:
        answer = look_up(court, QUERY)
    assert [statement.split()[0] for statement in statements] == ["SELECT", "INSERT"]
    assert answer.coverage is not None
    assert answer.coverage.details == replace(DETAILS, limit=None, diseases=())
    assert "見本市" not in str(court.query("SELECT CAST(details AS TEXT) FROM coverages"))


def test_the_limit_needs_a_consent_and_diseases_are_for_the_card(court: Court) -> None:
    court.enroll(Mint(), coverage=DETAILED)
    answer = look_up(court, replace(QUERY, limit_consent=True))
    assert answer.coverage is not None
    assert answer.coverage.details == replace(DETAILS, diseases=())
    with court.database.transaction(5) as connection:
        assert find_consents(connection, "lookup", NOW) == {ConsentItem.LIMIT}
    look_up(court, QUERY, "without")
    assert court.query("SELECT DISTINCT request_id FROM consents") == [("lookup",)]


@pytest.mark.parametrize("asker", [Asker("kiosk-1"), Asker("kiosk-1", medical=True)])
def test_only_where_staff_are(court: Court, asker: Asker) -> None:
    court.enroll(Mint())
    with pytest.raises(NotAllowed):
        court.adjudicator.look_up(asker, QUERY, request_id="lookup", timeout=5)
    assert court.query("SELECT count(*) FROM answers") == [(0,)]


def test_what_is_kept_of_a_lookup(court: Court) -> None:
    court.enroll(Mint())
    look_up(court, QUERY)
    look_up(court, replace(QUERY, number="1"), "nobody")
    kept = "SELECT kind, purpose, reason, kiosk, person_id FROM answers ORDER BY request_id"
    assert court.query(kept) == [
        ("looked-up", "look-up", "valid", "kiosk-1", None),
        ("looked-up", "look-up", "no-qualification", "kiosk-1", None),
    ]


def test_the_name_of_a_lookup_is_a_name_like_others(court: Court) -> None:
    who = court.enroll(Mint(), LONG_AGO)
    assert look_up(court, QUERY) == look_up(court, QUERY)
    assert court.query("SELECT count(*) FROM answers") == [(1,)]
    with pytest.raises(Conflict):
        court.adjudicator.look_up(OTHER, QUERY, request_id="lookup", timeout=5)
    with pytest.raises(Conflict):
        court.ask(who, Purpose.COVERAGE, "lookup")
    court.ask(who, Purpose.COVERAGE, "card")
    with pytest.raises(Conflict):
        look_up(court, QUERY, "card")
    assert court.adjudicator.settle(KIOSK, "lookup", "none", timeout=5) is None
    assert court.adjudicator.consent(KIOSK, Consents(), request_id="lookup", timeout=5) is None
    with pytest.raises(ValueError, match="1 to 64"):
        look_up(court, QUERY, "")


def test_nothing_of_the_query_shows(court: Court) -> None:
    court.enroll(Mint())
    shown = repr(look_up(court, QUERY)) + repr(QUERY) + repr(signer(Mint()))
    assert not any(secret in shown for secret in ("3456789", "06132013", "試験", "1988"))
