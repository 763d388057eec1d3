"""Many registrations with bad luck of every kind: each visitor is told what is so, or that it is not known."""

from __future__ import annotations

import random
import time
from queue import SimpleQueue

import pytest

from kiosk.eligibility.base import BackendError
from kiosk.eligibility.http.settling import settled, unsettled
from kiosk.eligibility.model import Purpose, Registered, Undecided, UndecidedReason
from kiosk.eligibility.testing import Signer
from kiosk.flow.events import Answered, ChallengeIssued, Ready
from kiosk.lane import News
from kiosk.visit.backenddesk import BackendDesk
from tests.kiosk.eligibility.http.lineproxy import Luck
from tests.kiosk.eligibility.http.premises import Premises
from tests.kiosk.eligibility.minting import Mint
from tests.kiosk.visit.rig import PATIENCE, StandingTimer

VISITORS = 40
pytestmark = pytest.mark.logs("kiosk.eligibility.http", "kiosk.visit.backenddesk")


def test_what_each_visitor_is_told_is_so(premises: Premises) -> None:
    chance = random.Random(20260601)  # noqa: S311 (luck, the same in each run)
    backend = premises.open()
    told: dict[str, str] = {}
    for number in range(VISITORS):
        holder = premises.enroll(Mint(serial=0x0800_0000 + number))
        name = f"request-{number}"
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=5))
        premises.line.luck = chance.choice(list(Luck))
        premises.line.down_after_luck = chance.random() < 0.4
        try:
            answer = backend.register(proof, request_id=name, timeout=0.8)
        except BackendError:
            told[name] = "no"
        else:
            match answer:
                case Registered(already=False):
                    told[name] = "yes"
                case Undecided(settled=settled_now):
                    told[name] = "no" if settled_now else "not known"
                case _:
                    pytest.fail(f"{answer}")
        premises.line.luck, premises.line.down = Luck.NONE, False
    assert set(told.values()) >= {"yes", "not known"}, "the luck was not bad enough"
    premises.open().probe()
    found = {each.request: each.outcome for each in settled(premises.backend_folder())}
    assert unsettled(premises.backend_folder()) == ()
    assert found.keys() == {name for name, word in told.items() if word == "not known"}

    made = premises.registered()
    assert len(made) == len(set(made))
    assert {name for name, word in told.items() if word == "yes"} <= set(made)
    assert not {name for name, word in told.items() if word == "no"} & set(made)
    assert {name for name, outcome in found.items() if outcome == "registered"} == {
        name for name, word in told.items() if word == "not known"
    } & set(made)
    assert set(found.values()) <= {"registered", "not-made"}


@pytest.fixture
def holder(premises: Premises) -> Signer:
    return premises.enroll(Mint(serial=0x0705D990))


def test_the_desk_asks_once_and_keeps_to_the_time(premises: Premises, holder: Signer) -> None:
    """Both levels have a second try; together they take no longer than one was given."""
    news: SimpleQueue[News] = SimpleQueue()
    watchdog = StandingTimer()
    desk = BackendDesk(premises.open, news.put, probe_timer=StandingTimer(), watchdog=watchdog, timeout=1.0)
    try:
        desk.start()
        assert all(isinstance(news.get(timeout=PATIENCE), Ready) for _ in range(2))
        desk.request_challenge(1, Purpose.REGISTER)
        issued = news.get(timeout=PATIENCE)
        assert isinstance(issued, ChallengeIssued)
        with premises.line.hold():
            before = premises.line.connections
            start = time.monotonic()
            desk.submit(1, Purpose.REGISTER, holder.prove(issued.challenge), "request")
            said = news.get(timeout=PATIENCE)
            assert said == Answered(1, Undecided(UndecidedReason.TIMEOUT, settled=False))
            assert time.monotonic() - start < 1.0 + 1.5
            assert premises.line.connections - before <= 1, "one more line, to ask what became of it"
        assert watchdog.seconds is not None
        assert watchdog.seconds > 1.0, "nobody had to be left behind"
        desk.start()
        assert all(isinstance(news.get(timeout=PATIENCE), Ready) for _ in range(2))
        assert unsettled(premises.backend_folder()) == ()
        assert len(settled(premises.backend_folder())) == 1
        assert premises.registered() in ([], ["request"])
    finally:
        assert desk.close(PATIENCE)
