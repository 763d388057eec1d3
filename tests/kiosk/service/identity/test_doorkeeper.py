"""Who is let in, on both databases: one key, one code, one assertion, and all of it ends at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select, update

from kiosk.eligibility.adjudicating import Asker
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.schema import access_tokens, enrolment_codes, kiosks
from kiosk.service.assertion import ClockSkew, InvalidClient
from kiosk.service.codes import TooManyCodes, new_code
from kiosk.service.fleet import Fleet, FleetFault
from kiosk.service.identity import CodeRefused, Doorkeeper, end_tokens
from tests.kiosk.service.identity.gate import TOKEN_URL, Clock, claims, enrolled, public, sign

AT_ONCE = 8


def token_of(doorkeeper: Doorkeeper, key: Ed25519PrivateKey, clock: Clock, kiosk: str = "k-1") -> str:
    return doorkeeper.issue_token(sign(key, claims(kiosk, clock())), [TOKEN_URL]).token


def all_at_once(job: Callable[[int], object]) -> list[object]:
    """What a job gives on several threads that begin together; an exception is what it gave, too."""
    begin = threading.Barrier(AT_ONCE)
    given: list[object] = []

    def run(number: int) -> None:
        begin.wait()
        try:
            given.append(job(number))
        except (CodeRefused, InvalidClient) as error:
            given.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def test_a_kiosk_comes_in(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    key = enrolled(fleet, doorkeeper)
    issued = doorkeeper.issue_token(sign(key, claims("k-1", clock())), [TOKEN_URL])
    assert issued.seconds == 600
    assert doorkeeper.admit(issued.token) == Asker("k-1", "north", medical=True, staffed=False)
    assert issued.token not in repr(issued)


def test_only_digests_are_kept(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock, database: Database) -> None:
    issued = fleet.add_kiosk("k-1", "north")
    key = Ed25519PrivateKey.generate()
    doorkeeper.enroll(issued.code, public(key))
    token = token_of(doorkeeper, key, clock)
    with database.transaction(5) as connection:
        kept = repr([connection.execute(select(table)).all() for table in (enrolment_codes, access_tokens)])
    assert token not in kept
    assert issued.code not in kept
    assert issued.code.replace("-", "") not in kept
    assert issued.code not in repr(issued)


@pytest.mark.parametrize("token", ["", "x", "é" * 43, "A" * 43, "A" * 100_000])
def test_what_is_no_token(doorkeeper: Doorkeeper, token: str) -> None:
    assert doorkeeper.admit(token) is None


def test_a_token_ends(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    token = token_of(doorkeeper, enrolled(fleet, doorkeeper), clock)
    clock.forward(seconds=599)
    assert doorkeeper.admit(token) is not None
    clock.forward(seconds=1)
    assert doorkeeper.admit(token) is None


def test_a_revoked_kiosk_is_refused_at_once_by_another_process_too(
    fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock, database: Database, url: str
) -> None:
    key = enrolled(fleet, doorkeeper)
    token = token_of(doorkeeper, key, clock)
    with closing(open_database(url)) as other_database:
        other = Doorkeeper(other_database, clock)
        assert other.admit(token) is not None
        assert fleet.revoke_kiosk("k-1")
        assert other.admit(token) is None
        with pytest.raises(InvalidClient):
            token_of(other, key, clock)
    assert doorkeeper.admit(token) is None
    assert not fleet.revoke_kiosk("k-1")
    with database.transaction(5) as connection:
        assert connection.execute(select(func.count()).select_from(access_tokens)).scalar_one() == 0


def test_revoking_does_not_depend_on_forgetting_the_tokens(
    fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock, database: Database
) -> None:
    token = token_of(doorkeeper, enrolled(fleet, doorkeeper), clock)
    with database.transaction(5) as connection:
        connection.execute(update(kiosks).values(revoked_at=clock()))
        assert connection.execute(select(func.count()).select_from(access_tokens)).scalar_one() == 1
    assert doorkeeper.admit(token) is None


def test_enrolled_anew_the_old_key_and_its_tokens_end(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    old = enrolled(fleet, doorkeeper)
    token = token_of(doorkeeper, old, clock)
    issued = fleet.add_kiosk("k-1", "north", again=True)
    assert doorkeeper.admit(token) is not None  # until the code is used
    new = Ed25519PrivateKey.generate()
    doorkeeper.enroll(issued.code, public(new))
    assert doorkeeper.admit(token) is None
    with pytest.raises(InvalidClient):
        token_of(doorkeeper, old, clock)
    assert doorkeeper.admit(token_of(doorkeeper, new, clock)) is not None


def test_a_revoked_kiosk_comes_back_by_a_new_code_only(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    waiting = fleet.add_kiosk("k-1", "north")
    fleet.revoke_kiosk("k-1")
    with pytest.raises(CodeRefused):
        doorkeeper.enroll(waiting.code, public(Ed25519PrivateKey.generate()))
    key = enrolled(fleet, doorkeeper, again=True)
    assert doorkeeper.admit(token_of(doorkeeper, key, clock)) is not None


def test_a_code_is_good_once(fleet: Fleet, doorkeeper: Doorkeeper) -> None:
    issued = fleet.add_kiosk("k-1", "north")
    doorkeeper.enroll(issued.code.lower().replace("-", " "), public(Ed25519PrivateKey.generate()))
    with pytest.raises(CodeRefused):
        doorkeeper.enroll(issued.code, public(Ed25519PrivateKey.generate()))


def test_a_code_is_good_once_for_many_at_once(fleet: Fleet, doorkeeper: Doorkeeper) -> None:
    issued = fleet.add_kiosk("k-1", "north")
    generous = Doorkeeper(doorkeeper._database, doorkeeper._now, wrong_codes=100)
    given = all_at_once(lambda _: generous.enroll(issued.code, public(Ed25519PrivateKey.generate())))
    assert sorted(type(each).__name__ for each in given) == ["CodeRefused"] * (AT_ONCE - 1) + ["str"]


def test_a_code_ends_after_an_hour(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    issued = fleet.add_kiosk("k-1", "north")
    clock.forward(hours=1)
    with pytest.raises(CodeRefused):
        doorkeeper.enroll(issued.code, public(Ed25519PrivateKey.generate()))


def test_a_new_code_ends_the_one_before(fleet: Fleet, doorkeeper: Doorkeeper) -> None:
    first = fleet.add_kiosk("k-1", "north")
    second = fleet.add_kiosk("k-1", "north", again=True)
    with pytest.raises(CodeRefused):
        doorkeeper.enroll(first.code, public(Ed25519PrivateKey.generate()))
    assert doorkeeper.enroll(second.code, public(Ed25519PrivateKey.generate())) == "k-1"


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), bytes(32), b"\x01" + bytes(31), b"\xee" + b"\xff" * 31])
def test_a_key_that_is_none_spends_no_code(fleet: Fleet, doorkeeper: Doorkeeper, key: bytes) -> None:
    issued = fleet.add_kiosk("k-1", "north")
    with pytest.raises(ValueError, match="Ed25519"):
        doorkeeper.enroll(issued.code, key)
    assert doorkeeper.enroll(issued.code, public(Ed25519PrivateKey.generate())) == "k-1"


def test_wrong_codes_are_slowed_down(fleet: Fleet, doorkeeper: Doorkeeper) -> None:
    issued = fleet.add_kiosk("k-1", "north")
    key = public(Ed25519PrivateKey.generate())
    for _ in range(5):
        with pytest.raises(CodeRefused):
            doorkeeper.enroll(new_code(), key, address="192.0.2.1")
    with pytest.raises(TooManyCodes) as slowed:
        doorkeeper.enroll(issued.code, key, address="192.0.2.1")
    assert 0 < slowed.value.seconds <= 61
    assert doorkeeper.enroll(issued.code, key, address="192.0.2.2") == "k-1"


def test_an_assertion_is_good_once(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    said = sign(enrolled(fleet, doorkeeper), claims("k-1", clock()))
    assert doorkeeper.issue_token(said, [TOKEN_URL])
    with pytest.raises(InvalidClient):
        doorkeeper.issue_token(said, [TOKEN_URL])


def test_an_assertion_is_good_once_for_many_at_once(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    said = sign(enrolled(fleet, doorkeeper), claims("k-1", clock()))
    given = all_at_once(lambda _: doorkeeper.issue_token(said, [TOKEN_URL]))
    assert sorted(type(each).__name__ for each in given) == ["InvalidClient"] * (AT_ONCE - 1) + ["IssuedToken"]


def test_two_kiosks_may_use_one_name_for_their_assertions(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    one, two = enrolled(fleet, doorkeeper), enrolled(fleet, doorkeeper, "k-2")
    for kiosk, key in (("k-1", one), ("k-2", two)):
        assert doorkeeper.issue_token(sign(key, claims(kiosk, clock(), jti="1")), [TOKEN_URL])


def test_another_kiosks_key_is_no_key(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    enrolled(fleet, doorkeeper)
    other = enrolled(fleet, doorkeeper, "k-2")
    with pytest.raises(InvalidClient):
        token_of(doorkeeper, other, clock, "k-1")


def test_a_kiosk_that_was_never_enrolled(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    fleet.add_kiosk("k-1", "north")
    for kiosk in ("k-1", "k-9"):
        with pytest.raises(InvalidClient):
            token_of(doorkeeper, Ed25519PrivateKey.generate(), clock, kiosk)


def test_a_clock_that_is_wrong_is_told_apart_for_the_kiosk_itself_only(
    fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock
) -> None:
    key = enrolled(fleet, doorkeeper)
    early = sign(key, claims("k-1", clock()))
    late = sign(key, claims("k-1", clock()))
    forged = sign(Ed25519PrivateKey.generate(), claims("k-1", clock()))
    clock.forward(minutes=-10)
    with pytest.raises(ClockSkew):
        doorkeeper.issue_token(early, [TOKEN_URL])
    clock.forward(minutes=20)
    with pytest.raises(ClockSkew):
        doorkeeper.issue_token(late, [TOKEN_URL])
    with pytest.raises(InvalidClient):
        doorkeeper.issue_token(forged, [TOKEN_URL])


def test_a_token_is_not_issued_past_an_enrolment_under_way(
    fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock, database: Database, url: str
) -> None:
    key = enrolled(fleet, doorkeeper)
    given: list[object] = []

    def ask() -> None:
        with closing(open_database(url)) as other:
            try:
                given.append(token_of(Doorkeeper(other, clock), key, clock))
            except InvalidClient as error:
                given.append(error)

    asking = threading.Thread(target=ask)
    with database.transaction(10) as connection:
        connection.execute(update(kiosks).values(public_key=public(Ed25519PrivateKey.generate())))
        end_tokens(connection, "k-1")
        asking.start()
        asking.join(0.5)  # it waits for us, or it has a token already
        assert given == []
    asking.join()
    assert [type(each) for each in given] == [InvalidClient]


def test_what_is_kept_of_the_fleet(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    enrolled(fleet, doorkeeper)
    fleet.add_kiosk("k-2", "north")
    enrolled(fleet, doorkeeper, "k-3")
    fleet.revoke_kiosk("k-3")
    assert [(kiosk.id, kiosk.state) for kiosk in fleet.kiosks()] == [
        ("k-1", "enrolled"),
        ("k-2", "waiting"),
        ("k-3", "revoked"),
    ]
    assert [(site.id, site.medical, site.staffed) for site in fleet.sites()] == [("north", True, False)]
    assert fleet.kiosks()[0].enrolled_at == clock()


@pytest.mark.parametrize(("kiosk", "site"), [("k-1", "south"), ("", "north"), ("a b", "north"), ("x" * 65, "north")])
def test_what_cannot_be_added(fleet: Fleet, kiosk: str, site: str) -> None:
    with pytest.raises(FleetFault):
        fleet.add_kiosk(kiosk, site)
    assert fleet.kiosks() == []


def test_a_kiosk_is_not_taken_over_by_mistake(fleet: Fleet, doorkeeper: Doorkeeper, clock: Clock) -> None:
    token = token_of(doorkeeper, enrolled(fleet, doorkeeper), clock)
    with pytest.raises(FleetFault, match="--again"):
        fleet.add_kiosk("k-1", "north")
    with pytest.raises(FleetFault, match="not known"):
        fleet.revoke_kiosk("k-2")
    assert doorkeeper.admit(token) is not None
