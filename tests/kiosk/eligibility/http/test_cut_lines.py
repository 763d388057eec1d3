"""A line to the real service that is cut at every place of a request: what is said is so, and nobody is made twice."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time

import pytest

from kiosk.eligibility.base import BackendError
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.settling import settled, unsettled
from kiosk.eligibility.model import Answer, Covered, Proof, Purpose, Registered, Undecided
from kiosk.eligibility.testing import Signer
from kiosk.service.fleet import Fleet
from tests.kiosk.eligibility.http.lineproxy import Luck
from tests.kiosk.eligibility.http.premises import Premises
from tests.kiosk.eligibility.minting import Mint

LUCKS = [luck for luck in Luck if luck is not Luck.NONE]
REQUEST = "request-1"
pytestmark = pytest.mark.logs("kiosk.eligibility.http")


@pytest.fixture
def holder(premises: Premises) -> Signer:
    return premises.enroll(Mint(serial=0x0705D990))


def prove(backend: HttpBackend, holder: Signer, purpose: Purpose = Purpose.REGISTER) -> Proof:
    return holder.prove(backend.challenge(purpose, timeout=5))


def register(backend: HttpBackend, proof: Proof, timeout: float = 3.0) -> Answer:
    start = time.monotonic()
    try:
        return backend.register(proof, request_id=REQUEST, timeout=timeout)
    finally:
        assert time.monotonic() - start < timeout + 2


@pytest.mark.parametrize("luck", LUCKS)
def test_a_line_that_is_cut_once_costs_nothing(premises: Premises, holder: Signer, luck: Luck) -> None:
    backend = premises.open()
    proof = prove(backend, holder)
    premises.line.luck = luck
    answer = register(backend, proof)
    assert premises.line.struck == 1
    assert isinstance(answer, Registered)
    assert not answer.already
    assert premises.registered() == [REQUEST]
    assert unsettled(premises.backend_folder()) == ()


@pytest.mark.parametrize("luck", LUCKS)
def test_a_line_that_is_cut_for_longer(premises: Premises, holder: Signer, luck: Luck) -> None:
    backend = premises.open()
    proof = prove(backend, holder)
    premises.line.luck, premises.line.down_after_luck = luck, True
    answer = register(backend, proof, 1.0)
    assert isinstance(answer, Undecided)
    assert not answer.settled, "nobody knows, and that is what is said"
    assert [entry.request for entry in unsettled(premises.backend_folder())] == [REQUEST]

    premises.line.down = False
    backend.probe()
    assert unsettled(premises.backend_folder()) == ()
    (found,) = settled(premises.backend_folder())
    made = premises.registered()
    assert (found.outcome, made) in [("registered", [REQUEST]), ("not-made", [])]
    # Whatever came of it: it stays so, also when the request comes once more.
    again = backend.register(proof, request_id=REQUEST, timeout=5)
    assert isinstance(again, Registered) is bool(made)
    assert premises.registered() == made


@pytest.mark.parametrize("luck", [Luck.BEFORE_REQUEST, Luck.BEFORE_ANSWER, Luck.MID_ANSWER])
def test_the_line_comes_back_in_time_to_ask(premises: Premises, holder: Signer, luck: Luck) -> None:
    """What became of the registration is told to the visitor, and is so."""
    backend = premises.open()
    proof = prove(backend, holder)
    premises.line.luck, premises.line.down_after_luck = luck, True

    def mend() -> None:
        while not premises.line.struck:
            time.sleep(0.01)
        mended.wait(2.0)
        premises.line.down = False

    mended = threading.Event()
    mending = threading.Thread(target=mend)
    mending.start()
    answer = register(backend, proof, 6.0)
    mending.join()
    made = premises.registered()
    if isinstance(answer, Registered):
        assert made == [REQUEST]
    else:
        assert isinstance(answer, Undecided)
        assert answer.settled
        assert made == []
    assert unsettled(premises.backend_folder()) == ()


def test_an_answer_that_is_late_is_no_secret(premises: Premises, holder: Signer) -> None:
    """The service decides while nothing comes back: asked later, it says so."""
    backend = premises.open()
    proof = prove(backend, holder)
    with premises.line.hold():
        answer = register(backend, proof, 0.5)
    assert isinstance(answer, Undecided)
    assert not answer.settled
    backend.probe()
    (found,) = settled(premises.backend_folder())
    assert found.outcome == ("registered" if premises.registered() else "not-made")


@pytest.mark.parametrize("luck", LUCKS)
def test_a_coverage_and_a_challenge_are_simply_asked_again(premises: Premises, holder: Signer, luck: Luck) -> None:
    backend = premises.open()
    assert isinstance(register(backend, prove(backend, holder)), Registered)
    premises.line.luck = luck
    proof = prove(backend, holder, Purpose.COVERAGE)
    premises.line.luck = luck
    assert isinstance(backend.coverage(proof, request_id="request-2", timeout=3), Covered)
    assert premises.line.struck == 2


def test_a_kiosk_that_is_revoked_is_told_so_at_once(premises: Premises) -> None:
    backend = premises.open()
    backend.challenge(Purpose.REGISTER, timeout=5)
    Fleet(premises.database, premises.clock).revoke_kiosk("kiosk-1")
    with pytest.raises(BackendError, match="does not accept this kiosk"):
        backend.challenge(Purpose.REGISTER, timeout=5)
    with pytest.raises(BackendError, match="does not accept this kiosk"):
        backend.probe()


def _be_a_kiosk(premises: Premises, holder: Signer, told: int, go: int) -> None:
    backend = premises.open()
    proof = prove(backend, holder)
    os.write(told, b".")
    os.read(go, 1)
    backend.register(proof, request_id=REQUEST, timeout=60)


@pytest.mark.parametrize("arrives", [False, True])
def test_a_kiosk_that_is_killed_between_question_and_answer(premises: Premises, holder: Signer, arrives: bool) -> None:
    """The next one on the same folder finds out, and keeps it for staff."""
    premises.identity("kiosk-1")
    told, tell = os.pipe()
    wait, go = os.pipe()
    process = multiprocessing.get_context("fork").Process(target=_be_a_kiosk, args=(premises, holder, tell, wait))
    process.start()
    assert os.read(told, 1) == b"."
    if arrives:
        premises.line.mute = True
    else:
        premises.line.held.set()
    os.write(go, b".")
    deadline = time.monotonic() + 20
    while not (premises.registered() if arrives else unsettled(premises.backend_folder())):
        assert time.monotonic() < deadline
        time.sleep(0.002)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    for end in (told, tell, wait, go):
        os.close(end)
    assert [entry.request for entry in unsettled(premises.backend_folder())] == [REQUEST]

    premises.line.mute = False
    premises.line.held.clear()
    premises.open().probe()
    assert unsettled(premises.backend_folder()) == ()
    made = premises.registered()
    assert made == [REQUEST] or not arrives
    assert [found.outcome for found in settled(premises.backend_folder())] == ["registered" if made else "not-made"]
