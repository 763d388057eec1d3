"""The adjudicator on SQLite and on PostgreSQL: as few statements as it takes, the same for everybody, and only once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection

from kiosk.eligibility import ledger
from kiosk.eligibility.adjudicator import Adjudicating, Adjudicator, Conflict
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.model import (
    Answer,
    Assurance,
    Covered,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.precedent import Request, keep_answer
from kiosk.eligibility.testing import Signer
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.court import KIOSK, OTHER, Aside, Court, await_waiting, counted
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, signer
from tests.kiosk.eligibility.minting import NOW, Mint

REGISTER, SHOW = Purpose.REGISTER, Purpose.COVERAGE
CANNOT_USE = Refused(RefusalReason.CANNOT_USE)
EXPIRED = Undecided(UndecidedReason.CHALLENGE_EXPIRED)
HOUR = timedelta(hours=1)


@pytest.fixture
def court(database: Database) -> Court:
    return Court(database)


@pytest.fixture
def second(court: Court, database_url: str) -> Iterator[Adjudicator]:
    """Another process's adjudicator: another handle on the same data."""
    with closing(open_database(database_url)) as other:
        yield court.sit(other)


def people(court: Court) -> dict[str, Signer]:
    return {
        "known": court.enroll(Mint(serial=1), LONG_AGO),
        "protected": court.enroll(Mint(serial=2), LONG_AGO, protected=True),
        "unknown": signer(Mint(serial=3)),
        "untrusted": signer(Mint(serial=4, signer=private_key("card-auth-01"))),
        "forged": Signer(Mint(serial=1).der, private_key("card-auth-01")),
        "malformed": Signer(b"no certificate", private_key("card-auth-00")),
    }


def test_it_is_what_it_says(court: Court) -> None:
    adjudicating: Adjudicating = court.adjudicator
    assert adjudicating.challenge(KIOSK, SHOW, timeout=5).kiosk == "kiosk-1"


# --- statements ----------------------------------------------------------------------------------------------------


def test_a_challenge_is_one_statement(court: Court) -> None:
    with counted() as statements:
        court.adjudicator.challenge(KIOSK, SHOW, timeout=5)
    assert len(statements) == 1


@pytest.mark.parametrize("purpose", list(Purpose))
def test_the_same_statements_for_everybody(court: Court, purpose: Purpose) -> None:
    seen, answers = {}, {}
    for name, who in people(court).items():
        proof = court.proof(who, purpose)
        with counted() as statements:
            answers[name] = court.adjudicator.answer(KIOSK, purpose, proof, request_id=name, timeout=5)
        seen[name] = statements
    assert [statement.split()[0] for statement in seen["known"]] == ["UPDATE", "SELECT", "INSERT"]
    assert all(statements == seen["known"] for statements in seen.values())
    assert isinstance(answers.pop("known"), Registered | Covered)
    assert list(answers.values()) == [CANNOT_USE] * 5
    assert court.query("SELECT count(*) FROM answers WHERE person_id IS NOT NULL") == [(1,)]


def test_what_is_kept_of_a_refusal_is_the_same_for_everybody(court: Court) -> None:
    for name, who in people(court).items():
        court.ask(who, SHOW, name)
    kept = court.query(
        "SELECT DISTINCT answered_at, kiosk, purpose, assurance, staff, kind, reason, moment, flag, eligibility_only,"
        " person_id FROM answers WHERE request_id <> 'known'"
    )
    assert len(kept) == 1


def test_a_registration_is_one_statement_more_and_a_repetition_one_less(court: Court) -> None:
    who = court.enroll(Mint())
    proof = court.proof(who, REGISTER)
    with counted() as statements:
        first = court.adjudicator.answer(KIOSK, REGISTER, proof, request_id="same", timeout=5)
    assert [statement.split()[0] for statement in statements] == ["UPDATE", "SELECT", "INSERT", "INSERT"]
    with counted() as statements:
        assert court.adjudicator.answer(KIOSK, REGISTER, proof, request_id="same", timeout=5) == first
    assert [statement.split()[0] for statement in statements] == ["UPDATE", "SELECT"]
    assert first == Registered(NOW, already=False, coverage=COVERAGE)


# --- once ----------------------------------------------------------------------------------------------------------


def test_another_kiosk_registers_the_person_meanwhile(court: Court, second: Adjudicator) -> None:
    """Both have seen that the person is not registered; the one that comes second waits, and says "already"."""
    who = court.enroll(Mint())
    proof = court.proof(who, REGISTER)
    (person,) = court.query("SELECT id FROM persons")
    with court.database.transaction(10) as connection:
        assert ledger.keep_registration(connection, int(str(person[0])), "faster", NOW - HOUR)
        slow = Aside(lambda: second.answer(KIOSK, REGISTER, proof, request_id="slower", timeout=10))
        await_waiting(court.database)
    assert slow.result() == Registered(NOW - HOUR, already=True, coverage=COVERAGE)
    assert court.query("SELECT request_id FROM registrations") == [("faster",)]


def test_a_registration_that_is_undone_lets_the_other_one_through(court: Court, second: Adjudicator) -> None:
    who = court.enroll(Mint())
    proof = court.proof(who, REGISTER)
    (person,) = court.query("SELECT id FROM persons")
    with suppress(KeyError), court.database.transaction(10) as connection:
        ledger.keep_registration(connection, int(str(person[0])), "faster", NOW - HOUR)
        slow = Aside(lambda: second.answer(KIOSK, REGISTER, proof, request_id="slower", timeout=10))
        await_waiting(court.database)
        raise KeyError
    assert slow.result() == Registered(NOW, already=False, coverage=COVERAGE)


def test_one_request_from_eight_threads_of_two_processes(court: Court, second: Adjudicator) -> None:
    who = court.enroll(Mint())
    proof = court.proof(who, REGISTER)
    start = threading.Barrier(8)

    def ask(adjudicator: Adjudicator) -> Answer:
        start.wait(10)
        return adjudicator.answer(KIOSK, REGISTER, proof, request_id="same", timeout=15)

    asking = [Aside(partial(ask, (court.adjudicator, second)[number % 2])) for number in range(8)]
    assert [each.result() for each in asking] == [Registered(NOW, already=False, coverage=COVERAGE)] * 8
    assert court.query("SELECT count(*) FROM registrations") == [(1,)]


def test_many_kiosks_register_one_person_once(court: Court, second: Adjudicator) -> None:
    who = court.enroll(Mint())
    proofs = [court.proof(who, REGISTER) for _ in range(8)]
    start = threading.Barrier(8)

    def ask(number: int) -> Answer:
        start.wait(10)
        adjudicator = (court.adjudicator, second)[number % 2]
        return adjudicator.answer(KIOSK, REGISTER, proofs[number], request_id=f"r{number}", timeout=15)

    asking = [Aside(partial(ask, number)) for number in range(8)]
    answers = [each.result() for each in asking]
    assert all(isinstance(answer, Registered) for answer in answers)
    assert sum(isinstance(answer, Registered) and not answer.already for answer in answers) == 1
    assert court.query("SELECT count(*) FROM registrations") == [(1,)]


def test_a_name_that_was_used_is_refused_and_changes_nothing(court: Court) -> None:
    one, other = court.enroll(Mint(serial=1)), court.enroll(Mint(serial=2))
    assert isinstance(court.ask(one, REGISTER, "same"), Registered)
    proof = court.proof(other, REGISTER)
    with pytest.raises(Conflict):
        court.adjudicator.answer(KIOSK, REGISTER, proof, request_id="same", timeout=5)
    assert court.query("SELECT count(*) FROM registrations") == [(1,)]
    # The challenge is still good: a kiosk that drew a bad name may ask again under another.
    answer = court.adjudicator.answer(KIOSK, REGISTER, proof, request_id="other", timeout=5)
    assert answer == Registered(NOW, already=False, coverage=COVERAGE)


def test_a_name_of_an_old_registration_is_refused(court: Court) -> None:
    """Its answer was forgotten, its registration is not."""
    one, other = court.enroll(Mint(serial=1)), court.enroll(Mint(serial=2))
    court.ask(one, REGISTER, "same")
    court.clock.advance(timedelta(days=8))
    court.revoke()
    court.adjudicator.purge()
    with pytest.raises(Conflict):
        court.ask(other, REGISTER, "same")


def test_a_repeated_request_says_the_same_in_every_part(court: Court) -> None:
    who = court.enroll(Mint(), LONG_AGO)
    proof = court.proof(who, SHOW)
    court.adjudicator.answer(KIOSK, SHOW, proof, request_id="same", timeout=5)
    for changed in (
        replace(proof, staff="x", assurance=Assurance.VISUAL_CHECK),
        replace(proof, signature=b""),
        replace(proof, certificate=Mint(serial=9).der),
    ):
        with pytest.raises(Conflict):
            court.adjudicator.answer(KIOSK, SHOW, changed, request_id="same", timeout=5)
    with pytest.raises(Conflict):
        court.adjudicator.answer(OTHER, SHOW, proof, request_id="same", timeout=5)


def test_the_answer_is_withheld_from_a_repeated_request_too(court: Court) -> None:
    mint = Mint()
    who = court.enroll(mint)
    shown, registered = court.proof(who, SHOW), court.proof(who, REGISTER)
    first = court.adjudicator.answer(KIOSK, REGISTER, registered, request_id="register", timeout=5)
    court.adjudicator.answer(KIOSK, SHOW, shown, request_id="show", timeout=5)
    court.roster.protect(mint.der)
    assert court.adjudicator.answer(KIOSK, SHOW, shown, request_id="show", timeout=5) == CANNOT_USE
    repeated = court.adjudicator.answer(KIOSK, REGISTER, registered, request_id="register", timeout=5)
    assert isinstance(first, Registered)
    assert repeated == replace(first, coverage=None)


# --- what became of it ---------------------------------------------------------------------------------------------


def test_settling_before_the_request_ends_it(court: Court) -> None:
    proof = court.proof(court.enroll(Mint()), REGISTER)
    assert court.adjudicator.settle(KIOSK, "request", proof.challenge_id, timeout=5) is None
    assert court.adjudicator.answer(KIOSK, REGISTER, proof, request_id="request", timeout=5) == EXPIRED
    assert court.adjudicator.settle(KIOSK, "request", proof.challenge_id, timeout=5) is None
    assert court.query("SELECT count(*) FROM registrations") == [(0,)]


@pytest.mark.parametrize("purpose", list(Purpose))
def test_settling_after_the_request_tells_its_answer(court: Court, purpose: Purpose) -> None:
    for name, who in people(court).items():
        proof = court.proof(who, purpose)
        answer = court.adjudicator.answer(KIOSK, purpose, proof, request_id=name, timeout=5)
        for _ in range(2):
            assert court.adjudicator.settle(KIOSK, name, proof.challenge_id, timeout=5) == answer


@contextmanager
def under_way(court: Court, proof: Proof) -> Iterator[Connection]:
    """A request that has used its challenge up and is not at its end yet."""
    with court.database.transaction(15) as connection:
        assert ledger.take_challenge(connection, proof.challenge_id, SHOW, "kiosk-1", NOW)
        yield connection


def test_settling_waits_for_a_request_under_way(court: Court, second: Adjudicator) -> None:
    proof = court.proof(court.enroll(Mint(), LONG_AGO), SHOW)
    with under_way(court, proof) as connection:
        settling = Aside(lambda: second.settle(KIOSK, "request", proof.challenge_id, timeout=10))
        await_waiting(court.database)
        request = Request("request", bytes(32), "kiosk-1", SHOW.value)
        assert keep_answer(connection, request, None, CANNOT_USE, NOW)
    assert settling.result() == CANNOT_USE


def test_settling_ends_a_request_that_comes_to_nothing(court: Court, second: Adjudicator) -> None:
    proof = court.proof(court.enroll(Mint(), LONG_AGO), SHOW)
    with suppress(KeyError), under_way(court, proof):
        settling = Aside(lambda: second.settle(KIOSK, "request", proof.challenge_id, timeout=10))
        await_waiting(court.database)
        raise KeyError
    assert settling.result() is None
    assert court.adjudicator.answer(KIOSK, SHOW, proof, request_id="request", timeout=5) == EXPIRED


def test_a_request_waits_for_the_settling_under_way(court: Court, second: Adjudicator) -> None:
    proof = court.proof(court.enroll(Mint(), LONG_AGO), SHOW)
    with court.database.transaction(15) as connection:
        ledger.void_challenge(connection, proof.challenge_id, "kiosk-1")
        asking = Aside(lambda: second.answer(KIOSK, SHOW, proof, request_id="request", timeout=10))
        await_waiting(court.database)
    assert asking.result() == EXPIRED


def test_settling_races_with_the_request(court: Court, second: Adjudicator) -> None:
    """Whatever the order: either both know the answer, or there is none and nobody is registered."""
    outcomes = set()
    for number in range(20):
        proof = court.proof(court.enroll(Mint(serial=100 + number)), REGISTER)
        start, name = threading.Barrier(2), f"r{number}"

        def ask(proof: Proof = proof, start: threading.Barrier = start, name: str = name) -> Answer:
            start.wait(10)
            return court.adjudicator.answer(KIOSK, REGISTER, proof, request_id=name, timeout=10)

        def settle(proof: Proof = proof, start: threading.Barrier = start, name: str = name) -> Answer | None:
            start.wait(10)
            return second.settle(KIOSK, name, proof.challenge_id, timeout=10)

        asking, settling = Aside(ask), Aside(settle)
        answer, settled = asking.result(), settling.result()
        kept = court.query(f"SELECT count(*) FROM registrations WHERE request_id = '{name}'")  # noqa: S608
        if settled is None:
            assert (answer, kept) == (EXPIRED, [(0,)])
        else:
            assert (answer, kept) == (settled, [(1,)])
        outcomes.add(settled is None)
    assert outcomes


def test_another_kiosk_settles_nothing(court: Court) -> None:
    proof = court.proof(court.enroll(Mint(), LONG_AGO), SHOW)
    assert court.adjudicator.settle(OTHER, "request", proof.challenge_id, timeout=5) is None
    answer = court.adjudicator.answer(KIOSK, SHOW, proof, request_id="request", timeout=5)
    assert answer == Covered(COVERAGE)
    assert court.adjudicator.settle(OTHER, "request", proof.challenge_id, timeout=5) is None
