"""What a kiosk can do at the service, over real HTTP."""

from __future__ import annotations

from kiosk.eligibility import wire
from kiosk.eligibility.model import Covered, Purpose, Registered
from tests.kiosk.eligibility.desk import COVERAGE
from tests.kiosk.eligibility.minting import NOW, Mint
from tests.kiosk.service.hall import Caller, Serving


def test_registration_then_coverage(served: Serving, caller: Caller) -> None:
    who = served.hall.enroll(Mint())
    answered = caller.ask(who, Purpose.REGISTER, "request-1")
    assert answered.status_code == 200
    assert wire.read_answer(answered.json()) == Registered(NOW, already=False, coverage=COVERAGE)
    covered = caller.ask(who, Purpose.COVERAGE, "request-2")
    assert wire.read_answer(covered.json()) == Covered(COVERAGE)
