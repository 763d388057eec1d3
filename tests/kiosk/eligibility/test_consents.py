"""Consents: what they open, for how long, and that a refusal changes nothing else. On both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.eligibility.consents import find_consents, find_objections
from kiosk.eligibility.database import Database
from kiosk.eligibility.model import (
    ConsentItem,
    Consents,
    Covered,
    Objection,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    StaffNotice,
)
from tests.kiosk.eligibility.court import DETAILED, KIOSK, OTHER, WITHOUT_DISEASES, Court
from tests.kiosk.eligibility.desk import LONG_AGO, expiring, signer
from tests.kiosk.eligibility.minting import NOW, Mint

SHOW = Purpose.COVERAGE
EVERYTHING = frozenset(ConsentItem)
DISEASES = Consents(given=frozenset({ConsentItem.DISEASES}))
HOUR = timedelta(hours=1)


@pytest.fixture
def court(database: Database) -> Court:
    return Court(database)


@pytest.fixture
def shown(court: Court) -> Court:
    """A person's coverage was answered to the request named "visit"."""
    who = court.enroll(Mint(), LONG_AGO, coverage=DETAILED)
    assert court.ask(who, SHOW, "visit") == Covered(WITHOUT_DISEASES)
    return court


def _given(court: Court, name: str = "visit") -> frozenset[ConsentItem]:
    with court.database.transaction(5) as connection:
        return find_consents(connection, name, court.clock())


def test_the_limit_goes_with_the_card_and_diseases_with_a_consent(shown: Court) -> None:
    assert shown.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5) == Covered(DETAILED)
    assert shown.adjudicator.consent(KIOSK, Consents(), request_id="visit", timeout=5) == Covered(DETAILED)


def test_a_refusal_changes_nothing_else(shown: Court) -> None:
    nothing = Consents(refused=EVERYTHING)
    assert shown.adjudicator.consent(KIOSK, nothing, request_id="visit", timeout=5) == Covered(WITHOUT_DISEASES)
    assert _given(shown) == frozenset()
    assert shown.query("SELECT count(*) FROM consents") == [(len(EVERYTHING),)]


def test_what_was_said_last_holds(shown: Court) -> None:
    refused = Consents(refused=DISEASES.given)
    for said, answer in ((DISEASES, DETAILED), (refused, WITHOUT_DISEASES), (DISEASES, DETAILED)):
        assert shown.adjudicator.consent(KIOSK, said, request_id="visit", timeout=5) == Covered(answer)
    assert shown.query("SELECT count(*) FROM consents") == [(1,)]


def test_each_item_is_kept_for_itself(shown: Court) -> None:
    said = Consents(given=frozenset({ConsentItem.MEDICINES}), refused=frozenset({ConsentItem.TREATMENT}))
    shown.adjudicator.consent(KIOSK, said, request_id="visit", timeout=5)
    shown.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5)
    assert _given(shown) == {ConsentItem.MEDICINES, ConsentItem.DISEASES}


def test_a_consent_holds_for_24_hours(shown: Court) -> None:
    shown.clock.advance(HOUR)
    shown.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5)
    shown.clock.advance(24 * HOUR - timedelta(microseconds=1))
    assert _given(shown) == DISEASES.given
    shown.clock.advance(timedelta(microseconds=1))
    assert _given(shown) == frozenset()


def test_a_request_lies_too_far_back_after_24_hours(shown: Court) -> None:
    shown.clock.advance(24 * HOUR - timedelta(microseconds=1))
    assert shown.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5) == Covered(DETAILED)
    shown.clock.advance(timedelta(microseconds=1))
    assert shown.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5) is None
    assert shown.query("SELECT count(*) FROM consents") == [(1,)]


def test_only_the_kiosk_that_asked_may_bring_consents(shown: Court) -> None:
    assert shown.adjudicator.consent(OTHER, DISEASES, request_id="visit", timeout=5) is None
    assert shown.adjudicator.consent(KIOSK, DISEASES, request_id="another", timeout=5) is None
    assert shown.query("SELECT count(*) FROM consents") == [(0,)]


def test_a_refused_request_takes_no_consents(court: Court) -> None:
    assert court.ask(signer(Mint()), SHOW, "stranger") == Refused(RefusalReason.CANNOT_USE)
    assert court.adjudicator.consent(KIOSK, DISEASES, request_id="stranger", timeout=5) is None


def test_after_a_registration(court: Court) -> None:
    who = court.enroll(Mint(), coverage=DETAILED)
    answer = court.ask(who, Purpose.REGISTER, "visit")
    assert answer == Registered(NOW, already=False, coverage=WITHOUT_DISEASES)
    opened = court.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5)
    assert opened == Registered(NOW, already=False, coverage=DETAILED)


def test_the_request_itself_never_opens_diseases(shown: Court) -> None:
    """A repeated request gets the answer that it got; what a consent opens, its own answer says."""
    proof = shown.proof(signer(Mint()), SHOW)
    shown.adjudicator.answer(KIOSK, SHOW, proof, request_id="second", timeout=5)
    shown.adjudicator.consent(KIOSK, DISEASES, request_id="second", timeout=5)
    for answer in (
        shown.adjudicator.answer(KIOSK, SHOW, proof, request_id="second", timeout=5),
        shown.adjudicator.settle(KIOSK, "second", proof.challenge_id, timeout=5),
    ):
        assert answer == Covered(WITHOUT_DISEASES)


def test_another_visit_needs_its_own_consent(shown: Court) -> None:
    shown.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5)
    assert shown.ask(signer(Mint()), SHOW, "next") == Covered(WITHOUT_DISEASES)
    assert shown.adjudicator.consent(KIOSK, Consents(), request_id="next", timeout=5) == Covered(WITHOUT_DISEASES)


def test_in_the_grace_period_medical_information_stays_closed(court: Court) -> None:
    mint = expiring(-20)
    who = court.enroll(mint, LONG_AGO, coverage=DETAILED)
    court.ask(who, SHOW, "visit")
    answer = court.adjudicator.consent(KIOSK, Consents(given=EVERYTHING), request_id="visit", timeout=5)
    assert answer == Covered(replace(DETAILED, eligibility_only=True))
    assert _given(court) == {ConsentItem.DISEASES, ConsentItem.LIMIT}


def test_who_is_protected_meanwhile_gets_nothing_more(shown: Court) -> None:
    shown.roster.protect(Mint().der)
    answer = shown.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5)
    assert answer == Refused(RefusalReason.CANNOT_USE)


def test_an_objection_stays_until_it_is_taken_back(shown: Court) -> None:
    person = int(str(shown.query("SELECT id FROM persons")[0][0]))

    def say(objects: bool) -> dict[Objection, object]:
        said = Consents(objections=((Objection.CHECKUP_TAKEOVER, objects),))
        assert shown.adjudicator.consent(KIOSK, said, request_id="visit", timeout=5) == Covered(WITHOUT_DISEASES)
        with shown.database.transaction(5) as connection:
            return dict(find_objections(connection, person))

    assert say(True) == {Objection.CHECKUP_TAKEOVER: NOW}
    shown.clock.advance(HOUR)
    assert say(True) == {Objection.CHECKUP_TAKEOVER: NOW}
    assert say(False) == {}
    assert say(False) == {}


def test_notices_come_with_the_answer_anew(court: Court) -> None:
    noticed = replace(DETAILED, notices=(StaffNotice.EXPIRES_WITHIN_3_MONTHS,))
    court.ask(court.enroll(expiring(4), LONG_AGO, coverage=DETAILED), SHOW, "visit")
    assert court.adjudicator.consent(KIOSK, DISEASES, request_id="visit", timeout=5) == Covered(noticed)
