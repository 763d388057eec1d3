"""Once, whatever happens: repeated requests, threads, processes killed at every statement."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.eligibility.local import LocalBackend
from kiosk.eligibility.model import (
    Answer,
    Covered,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
)
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, Desk, ask, enroll, expiring, signer
from tests.kiosk.eligibility.minting import NOW, Mint

REGISTER, SHOW = Purpose.REGISTER, Purpose.COVERAGE
CANNOT_USE = Refused(RefusalReason.CANNOT_USE)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_every_kind_of_answer_is_repeated(desk: Desk) -> None:
    backend = desk.open()
    people = {
        "registered": enroll(backend, Mint(serial=1)),
        "already": enroll(backend, Mint(serial=2), LONG_AGO),
        "grace": enroll(backend, replace(expiring(-20), serial=3), LONG_AGO),
        "renewed": enroll(backend, Mint(serial=4, begin=NOW - HOUR)),
        "stranger": signer(Mint(serial=5)),
    }
    for purpose in (REGISTER, SHOW):
        ask_for = backend.register if purpose is REGISTER else backend.coverage
        for name, who in people.items():
            proof = who.prove(backend.challenge(purpose, timeout=5))
            request = f"{purpose.value}-{name}"
            first = ask_for(proof, request_id=request, timeout=5)
            desk.clock.advance(timedelta(seconds=1))
            assert ask_for(proof, request_id=request, timeout=5) == first
    backend.set_revocation()
    proof = people["already"].prove(backend.challenge(SHOW, timeout=5))
    undecided = backend.coverage(proof, request_id="undecided", timeout=5)
    assert undecided == Undecided(UndecidedReason.REVOCATION_UNKNOWN)
    assert backend.coverage(proof, request_id="undecided", timeout=5) == undecided


def test_a_repeated_answer_without_its_coverage_is_neutral(desk: Desk) -> None:
    backend = desk.open()
    who = enroll(backend, Mint(), LONG_AGO)
    proof = who.prove(backend.challenge(SHOW, timeout=5))
    assert isinstance(backend.coverage(proof, request_id="same", timeout=5), Covered)
    _execute(desk.file, "DELETE FROM coverages")
    assert backend.coverage(proof, request_id="same", timeout=5) == CANNOT_USE


def test_whom_a_refusal_was_about_is_not_kept(desk: Desk) -> None:
    backend = desk.open()
    who = enroll(backend, Mint(), protected=True)
    assert ask(backend, SHOW, who, "protected") == CANNOT_USE
    assert _execute(desk.file, "SELECT person_id FROM answers") == [(None,)]


def test_what_is_old_is_forgotten(desk: Desk) -> None:
    backend = desk.open()
    ask(backend, REGISTER, enroll(backend, Mint()), "first")
    backend.probe()
    desk.clock.advance(7 * DAY)
    backend.challenge(REGISTER, timeout=5)
    assert _execute(desk.file, "SELECT count(*) FROM challenges") == [(2,)]
    backend.probe()
    assert _execute(desk.file, "SELECT count(*) FROM answers, registrations") == [(1,)]
    assert _execute(desk.file, "SELECT count(*) FROM challenges") == [(1,)]
    desk.clock.advance(HOUR)
    backend.probe()
    assert _execute(desk.file, "SELECT count(*) FROM answers") == [(0,)]
    assert _execute(desk.file, "SELECT outcome, count FROM tallies") == [("registered", 1)]
    assert _execute(desk.file, "SELECT count(*) FROM registrations") == [(1,)]


@pytest.mark.parametrize("handles", [1, 2])
def test_two_threads_with_one_request_register_once(desk: Desk, handles: int) -> None:
    backends = [desk.open() for _ in range(handles)]
    who = enroll(backends[0], Mint())
    proof = who.prove(backends[0].challenge(REGISTER, timeout=5))
    answers: list[Answer] = []
    start = threading.Barrier(8)

    def ask_once(backend: LocalBackend) -> None:
        start.wait(10)
        answers.append(backend.register(proof, request_id="same", timeout=10))

    threads = [threading.Thread(target=ask_once, args=(backends[number % handles],)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [Registered(NOW, already=False, coverage=COVERAGE)] * 8
    assert _execute(desk.file, "SELECT count(*) FROM registrations") == [(1,)]


def test_two_threads_with_two_requests_use_a_challenge_once(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    proof = enroll(first, Mint()).prove(first.challenge(REGISTER, timeout=5))
    answers: list[Answer] = []
    start = threading.Barrier(2)

    def ask_once(backend: LocalBackend, name: str) -> None:
        start.wait(10)
        answers.append(backend.register(proof, request_id=name, timeout=10))

    threads = [threading.Thread(target=ask_once, args=given) for given in ((first, "a"), (second, "b"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert {type(answer) for answer in answers} == {Registered, Undecided}


CRASH = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from kiosk.eligibility.model import Proof
from tests.kiosk.eligibility.desk import Desk

folder, count, challenge, certificate, signature = sys.argv[1:]
desk = Desk(Path(folder))
backend = desk.open()
left = int(count)

def die(statement):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

backend._database._engine.raw_connection().driver_connection.set_trace_callback(die)
backend.register(Proof(challenge, bytes.fromhex(certificate), bytes.fromhex(signature)), request_id="same", timeout=5)
print("answered")
"""


def test_killed_at_every_statement(desk: Desk) -> None:
    """A process that is killed before its n-th statement leaves nothing or everything; asking again settles it."""
    backend = desk.open()
    outcomes = []
    for count in range(40):
        mint = Mint(serial=1000 + count)
        who = enroll(backend, mint)
        proof = who.prove(backend.challenge(REGISTER, timeout=5))
        arguments = [str(desk.folder), str(count), proof.challenge_id, proof.certificate.hex(), proof.signature.hex()]
        run = subprocess.run([sys.executable, "-c", CRASH, *arguments], capture_output=True, timeout=60, check=False)
        outcomes.append(run.returncode)
        assert run.returncode in {0, -signal.SIGKILL}, run.stderr.decode()
        kept = _execute(
            desk.file,
            "SELECT (SELECT count(*) FROM registrations WHERE request_id = 'same'),"
            " (SELECT count(*) FROM answers WHERE request_id = 'same'), (SELECT count(*) FROM challenges WHERE used)",
        )
        assert kept in ([(0, 0, 0)], [(1, 1, 1)])
        answer = backend.register(proof, request_id="same", timeout=5)
        assert answer == Registered(NOW, already=False, coverage=COVERAGE)
        assert backend.register(proof, request_id="same", timeout=5) == answer
        _execute(desk.file, "DELETE FROM answers", "DELETE FROM registrations", "DELETE FROM challenges")
        if run.returncode == 0:
            break
    assert outcomes.count(-signal.SIGKILL) >= 7, "the process was killed in the middle, not only before or after"
    assert outcomes[-1] == 0


def _execute(file: Path, *statements: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(file, isolation_level=None, timeout=10)
    try:
        found: list[tuple[object, ...]] = []
        for statement in statements:
            found = connection.execute(statement).fetchall()
        return found
    finally:
        connection.close()
