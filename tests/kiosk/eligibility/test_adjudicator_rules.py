"""What the adjudicator makes of renewals, protections and checks by eye. On SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.eligibility.adjudicator import Asker, NotAllowed, ProtectionKind
from kiosk.eligibility.database import Database
from kiosk.eligibility.model import (
    Answer,
    Assurance,
    Covered,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    StaffNotice,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.testing import Signer
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.court import KIOSK, Court
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, expiring, signer
from tests.kiosk.eligibility.minting import NOW, Mint

REGISTER, SHOW = Purpose.REGISTER, Purpose.COVERAGE
CANNOT_USE = Refused(RefusalReason.CANNOT_USE)
EXPIRED = Undecided(UndecidedReason.CHALLENGE_EXPIRED)
HOUR = timedelta(hours=1)


@pytest.fixture
def court(database: Database) -> Court:
    return Court(database)


# --- rules ---------------------------------------------------------------------------------------------------------


def test_a_reported_renewal_is_waited_for(court: Court) -> None:
    old, new = Mint(serial=1), Mint(serial=2)
    court.enroll(old)
    court.roster.renew(old.der, new.der, NOW - HOUR)
    assert court.ask(signer(new), REGISTER, "new") == Refused(RefusalReason.RENEWED_RECENTLY, NOW + 23 * HOUR)
    assert court.ask(signer(old), REGISTER, "old") == Registered(NOW, already=False, coverage=COVERAGE)
    assert court.ask(signer(new), SHOW, "show") == Covered(COVERAGE)


def test_a_report_older_than_the_certificate_changes_nothing(court: Court) -> None:
    old, new = Mint(serial=1), Mint(serial=2, begin=NOW - HOUR)
    court.enroll(old)
    court.roster.renew(old.der, new.der, NOW - 48 * HOUR)
    assert court.ask(signer(new), REGISTER, "new") == Refused(RefusalReason.RENEWED_RECENTLY, NOW + 23 * HOUR)


def test_a_renewal_of_somebody_unknown_is_left_alone(court: Court) -> None:
    court.roster.renew(Mint(serial=1).der, Mint(serial=2).der, NOW)
    assert court.query("SELECT count(*) FROM certificates") == [(0,)]


def test_staff_is_told_of_a_certificate_that_ends_soon(court: Court) -> None:
    who = court.enroll(replace(expiring(4), serial=1), LONG_AGO)
    proof = court.proof(who, SHOW)
    noticed = Covered(replace(COVERAGE, notices=(StaffNotice.EXPIRES_WITHIN_3_MONTHS,)))
    assert court.adjudicator.answer(KIOSK, SHOW, proof, request_id="soon", timeout=5) == noticed
    court.clock.advance(timedelta(minutes=1))
    assert court.adjudicator.answer(KIOSK, SHOW, proof, request_id="soon", timeout=5) == noticed


def test_who_has_fled_is_served(court: Court) -> None:
    mint = Mint()
    who = court.enroll(mint, LONG_AGO)
    court.roster.protect(mint.der, ProtectionKind.UNDISCLOSED)
    assert court.ask(who, SHOW, "undisclosed") == Covered(COVERAGE)
    court.roster.protect(mint.der, ProtectionKind.WITHHELD)
    assert court.ask(who, SHOW, "both") == CANNOT_USE
    court.roster.unprotect(mint.der, ProtectionKind.WITHHELD)
    assert court.ask(who, SHOW, "one") == Covered(COVERAGE)
    assert court.query("SELECT kind FROM protections") == [("undisclosed",)]


# --- a check by eye ------------------------------------------------------------------------------------------------


def _by_eye(court: Court, who: Signer, purpose: Purpose, staff: str = "nurse 7") -> Proof:
    proof = court.proof(who, purpose)
    return replace(proof, signature=b"", assurance=Assurance.VISUAL_CHECK, staff=staff)


def test_a_check_by_eye_registers_and_is_recorded(court: Court) -> None:
    who = court.enroll(Mint())
    proof = _by_eye(court, who, REGISTER)
    answer = court.adjudicator.answer(KIOSK, REGISTER, proof, request_id="eye", timeout=5)
    assert answer == Registered(NOW, already=False, coverage=COVERAGE)
    assert court.query("SELECT assurance, staff FROM answers") == [("visual-check", "nurse 7")]
    assert court.query("SELECT assurance, kiosk FROM registrations") == [("visual-check", "kiosk-1")]
    again = court.adjudicator.answer(KIOSK, REGISTER, proof, request_id="again", timeout=5)
    assert again == EXPIRED
    assert "nurse" not in repr(proof)


@pytest.mark.parametrize("asker", [Asker("kiosk-1"), Asker("kiosk-1", staffed=True)])
def test_a_check_by_eye_is_for_medical_institutions(court: Court, asker: Asker) -> None:
    proof = _by_eye(court, court.enroll(Mint(), LONG_AGO), SHOW)
    with pytest.raises(NotAllowed):
        court.adjudicator.answer(asker, SHOW, proof, request_id="eye", timeout=5)
    assert court.query("SELECT count(*) FROM answers") == [(0,)]


@pytest.mark.parametrize("staff", ["", " ", "x" * 65])
def test_a_check_by_eye_needs_a_name(court: Court, staff: str) -> None:
    proof = _by_eye(court, court.enroll(Mint(), LONG_AGO), SHOW, staff)
    with pytest.raises(NotAllowed):
        court.adjudicator.answer(KIOSK, SHOW, proof, request_id="eye", timeout=5)


@pytest.mark.parametrize(
    ("mint", "answer"),
    [
        (Mint(serial=4, signer=private_key("card-auth-01")), CANNOT_USE),
        (Mint(serial=5), CANNOT_USE),
        (Mint(serial=6), Refused(RefusalReason.REVOKED)),
    ],
)
def test_a_check_by_eye_judges_the_certificate_all_the_same(court: Court, mint: Mint, answer: Answer) -> None:
    court.enroll(Mint(serial=4), LONG_AGO)
    court.enroll(Mint(serial=6), LONG_AGO)
    court.revoke(6)
    proof = _by_eye(court, signer(mint), SHOW)
    assert court.adjudicator.answer(KIOSK, SHOW, proof, request_id="eye", timeout=5) == answer


def test_a_check_by_eye_with_a_signature_is_neither(court: Court) -> None:
    proof = replace(_by_eye(court, court.enroll(Mint(), LONG_AGO), SHOW), signature=bytes(256))
    assert court.adjudicator.answer(KIOSK, SHOW, proof, request_id="eye", timeout=5) == CANNOT_USE


def test_clocks_of_two_machines_may_differ_a_little(court: Court) -> None:
    who = court.enroll(Mint(), LONG_AGO)
    proof = court.proof(who, SHOW)
    court.clock.advance(timedelta(seconds=-20))
    assert isinstance(court.adjudicator.answer(KIOSK, SHOW, proof, request_id="early", timeout=5), Covered)
    proof = court.proof(who, SHOW)
    court.clock.advance(timedelta(seconds=-60))
    assert court.adjudicator.answer(KIOSK, SHOW, proof, request_id="too-early", timeout=5) == EXPIRED
