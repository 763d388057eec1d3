"""The OCSP client against OpenSSL's responder: what it says is believed, what it does costs no more than the time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID

from kiosk.eligibility.adjudicator import RevocationData
from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.eligibility.ocsp import OcspPolicy, OcspRevocation
from kiosk.eligibility.revocation import CombinedRevocation, GivenRevocation, make_revocation
from kiosk.eligibility.testing import Clock
from kiosk.trust import Anchor, Revocation, Trusted, TrustStore
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.minting import CA, Mint, make_list, responder
from tests.kiosk.eligibility.responder import Mood, Responder

# OpenSSL goes by the computer's own clock.
TODAY = datetime.now(UTC).replace(microsecond=0)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
STORE = TrustStore([Anchor(CA.certificate)])
NOTHING = RevocationData()
UNHELPFUL = [mood for mood in Mood if mood is not Mood.ANSWER]


def mint(serial: int, **given: object) -> Mint:
    return replace(Mint(serial=serial, begin=TODAY - 400 * DAY, end=TODAY + 400 * DAY), **given)  # type: ignore[arg-type]


GOOD, REVOKED, STRANGE = mint(0x1001), mint(0x1002), mint(0x1003)


@pytest.fixture
def openssl(tmp_path: Path) -> Iterator[Responder]:
    delegate = responder(begin=TODAY - DAY, end=TODAY + 400 * DAY)
    with Responder(tmp_path, delegate) as serving:
        serving.known = {GOOD.serial, REVOKED.serial}
        serving.revoked = {REVOKED.serial: (TODAY - DAY, "unspecified")}
        yield serving


@pytest.fixture
def clock() -> Clock:
    # OpenSSL's responder goes by the machine's clock: the time of this test, not of its collection.
    return Clock(datetime.now(UTC).replace(microsecond=0))


class _Made:
    """Makes sources, and closes them at the end."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.made: list[OcspRevocation] = []

    def __call__(self, policy: OcspPolicy) -> OcspRevocation:
        self.made.append(OcspRevocation(STORE, policy, self._clock))
        return self.made[-1]


@pytest.fixture
def make(clock: Clock) -> Iterator[_Made]:
    made = _Made(clock)
    yield made
    for source in made.made:
        source.close()
        source.close()


def ask(source: OcspRevocation | CombinedRevocation, who: Mint, at: datetime, timeout: float = 5.0) -> Revocation:
    data = source.data_for(who.der, timeout=timeout)
    verdict = STORE.judge(who.der, at, lists=data.lists, responses=data.responses)
    assert isinstance(verdict, Trusted)
    return verdict.revocation


# --- what it says --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nonce", [False, True])
def test_good_revoked_and_unknown(make: _Made, openssl: Responder, clock: Clock, nonce: bool) -> None:
    source = make(OcspPolicy(openssl.url, nonce=nonce))
    assert ask(source, GOOD, clock()) is Revocation.GOOD
    assert ask(source, REVOKED, clock()) is Revocation.REVOKED
    assert ask(source, STRANGE, clock()) is Revocation.UNKNOWN


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("superseded", Revocation.SUPERSEDED),
        ("unspecified", Revocation.REVOKED),
        ("keyCompromise", Revocation.REVOKED),
        ("CACompromise", Revocation.REVOKED),
        ("affiliationChanged", Revocation.REVOKED),
        ("cessationOfOperation", Revocation.REVOKED),
        ("holdInstruction,holdInstructionReject", Revocation.REVOKED),
    ],
)
def test_every_reason(make: _Made, openssl: Responder, clock: Clock, reason: str, status: Revocation) -> None:
    openssl.revoked = {REVOKED.serial: (TODAY - DAY, reason)}
    assert ask(make(OcspPolicy(openssl.url)), REVOKED, clock()) is status


def test_a_prepared_answer_has_no_nonce(make: _Made, openssl: Responder, clock: Clock) -> None:
    openssl.prepared = True
    assert ask(make(OcspPolicy(openssl.url, nonce=True)), GOOD, clock()) is Revocation.GOOD


def test_the_answer_to_another_question_is_none(make: _Made, openssl: Responder, clock: Clock) -> None:
    """A nonce that is not ours: somebody plays an old answer back."""
    source = make(OcspPolicy(openssl.url, nonce=True))
    first = openssl.respond

    def play_back(question: bytes, kept: list[bytes] = []) -> bytes:  # noqa: B006 (what is kept between the calls)
        kept.append(kept[0] if kept else first(question))
        return kept[-1]

    openssl.respond = play_back  # type: ignore[method-assign]
    assert ask(source, GOOD, clock()) is Revocation.GOOD
    clock.advance(11 * MINUTE)
    assert ask(source, GOOD, clock()) is Revocation.UNKNOWN


def test_an_answer_that_is_over_says_nothing(make: _Made, openssl: Responder, clock: Clock) -> None:
    clock.advance(timedelta(hours=1) + 6 * MINUTE)
    source = make(OcspPolicy(openssl.url))
    assert ask(source, GOOD, clock()) is Revocation.UNKNOWN
    assert ask(source, REVOKED, clock()) is Revocation.REVOKED


def test_an_answer_by_a_stranger_says_nothing(tmp_path: Path, make: _Made, clock: Clock) -> None:
    stranger = replace(responder(begin=TODAY - DAY, end=TODAY + DAY), signer=private_key("card-auth-02"))
    with Responder(tmp_path, stranger) as openssl:
        openssl.known = {GOOD.serial}
        assert ask(make(OcspPolicy(openssl.url)), GOOD, clock()) is Revocation.UNKNOWN


# --- whom to ask ---------------------------------------------------------------------------------------------------


def naming(url: str) -> Mint:
    access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(url))
    return mint(GOOD.serial, extensions=((x509.AuthorityInformationAccess([access]), False),))


def test_the_responder_that_a_certificate_names(make: _Made, openssl: Responder, clock: Clock) -> None:
    source = make(OcspPolicy(allowed=frozenset({openssl.url})))
    assert ask(source, naming(openssl.url), clock()) is Revocation.GOOD
    assert ask(source, GOOD, clock()) is Revocation.UNKNOWN
    assert openssl.asked == 1


def test_a_responder_that_is_not_allowed_is_not_asked(make: _Made, openssl: Responder, clock: Clock) -> None:
    source = make(OcspPolicy(allowed=frozenset({"http://127.0.0.1:1/"})))
    assert ask(source, naming(openssl.url), clock()) is Revocation.UNKNOWN
    assert openssl.asked == 0


@pytest.mark.parametrize(
    "certificate",
    [
        b"",
        b"no certificate",
        mint(1, signer=private_key("card-auth-01")).der,
        mint(1, ca=replace(CA, organization="X")).der,
    ],
)
def test_nobody_is_asked_about_what_no_anchor_signed(make: _Made, openssl: Responder, certificate: bytes) -> None:
    assert make(OcspPolicy(openssl.url)).data_for(certificate, timeout=5) == NOTHING
    assert openssl.asked == 0


@pytest.mark.parametrize("url", ["", "ocsp.example.jp", "file:///etc/passwd", "http://", "http://x:port/", "ldap://x/"])
def test_a_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="not the URL of an OCSP responder"):
        OcspPolicy(url)
    with pytest.raises(ConfigurationError, match="not the URL of an OCSP responder"):
        OcspPolicy(allowed=frozenset({url}))


# --- what it remembers ---------------------------------------------------------------------------------------------


def test_an_answer_serves_for_a_while(make: _Made, openssl: Responder, clock: Clock) -> None:
    source = make(OcspPolicy(openssl.url))
    for _ in range(3):
        assert ask(source, GOOD, clock()) is Revocation.GOOD
    assert openssl.asked == 1
    clock.advance(10 * MINUTE - timedelta(seconds=1))
    assert ask(source, GOOD, clock()) is Revocation.GOOD
    assert openssl.asked == 1
    openssl.revoked = {GOOD.serial: (TODAY, "keyCompromise")}
    clock.advance(timedelta(seconds=1))
    assert ask(source, GOOD, clock()) is Revocation.REVOKED
    assert openssl.asked == 2


def test_an_answer_never_serves_beyond_its_next_update(make: _Made, openssl: Responder, clock: Clock) -> None:
    source = make(OcspPolicy(openssl.url, kept=DAY))
    assert ask(source, GOOD, clock()) is Revocation.GOOD
    clock.advance(timedelta(hours=1) + MINUTE)
    ask(source, GOOD, clock())
    assert openssl.asked == 2


def test_a_responder_that_fails_is_left_alone_for_a_moment(make: _Made, openssl: Responder, clock: Clock) -> None:
    source = make(OcspPolicy(openssl.url))
    openssl.mood = Mood.ERROR
    assert ask(source, GOOD, clock()) is Revocation.UNKNOWN
    openssl.mood = Mood.ANSWER
    assert ask(source, GOOD, clock()) is Revocation.UNKNOWN
    assert openssl.asked == 1
    clock.advance(timedelta(seconds=10))
    assert ask(source, GOOD, clock()) is Revocation.GOOD


def test_who_is_unknown_is_asked_about_again(make: _Made, openssl: Responder, clock: Clock) -> None:
    source = make(OcspPolicy(openssl.url))
    for _ in range(2):
        assert ask(source, STRANGE, clock()) is Revocation.UNKNOWN
    assert openssl.asked == 1
    openssl.known.add(STRANGE.serial)
    clock.advance(timedelta(seconds=10))
    assert ask(source, STRANGE, clock()) is Revocation.GOOD


# --- what it does --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mood", UNHELPFUL)
def test_whatever_it_does_costs_no_more_than_the_time(
    make: _Made, openssl: Responder, clock: Clock, mood: Mood
) -> None:
    openssl.mood = mood
    source = make(OcspPolicy(openssl.url, pause=timedelta(0)))
    start = time.monotonic()
    assert ask(source, GOOD, clock(), timeout=0.5) is Revocation.UNKNOWN
    assert time.monotonic() - start < 1.5
    assert openssl.asked == 1
    openssl.mood = Mood.ANSWER
    assert ask(source, GOOD, clock()) is Revocation.GOOD


def test_its_own_limit_of_time_holds_too(make: _Made, openssl: Responder, clock: Clock) -> None:
    openssl.mood = Mood.MUTE
    start = time.monotonic()
    assert ask(make(OcspPolicy(openssl.url, timeout=0.2)), GOOD, clock(), timeout=30) is Revocation.UNKNOWN
    assert time.monotonic() - start < 5


def test_a_responder_that_is_gone(make: _Made, openssl: Responder, clock: Clock) -> None:
    source = make(OcspPolicy(openssl.url))
    openssl.end()
    assert ask(source, GOOD, clock()) is Revocation.UNKNOWN
    with pytest.raises(BackendError, match="no OCSP responder answers"):
        source.probe()


def test_so_many_hang_that_nobody_is_asked(make: _Made, openssl: Responder, clock: Clock) -> None:
    openssl.mood = Mood.DRIPPING_HEAD
    source = make(OcspPolicy(openssl.url, pause=timedelta(0)))
    with ThreadPoolExecutor(10) as pool:
        told = pool.map(lambda number: ask(source, mint(0x2000 + number), clock(), timeout=2), range(10))
        assert set(told) == {Revocation.UNKNOWN}
    assert openssl.asked == 8


def test_the_probe_asks_and_is_not_repeated_at_once(make: _Made, openssl: Responder, clock: Clock) -> None:
    source = make(OcspPolicy(openssl.url))
    source.probe()
    source.probe()
    assert openssl.asked == 1
    clock.advance(MINUTE)
    openssl.mood = Mood.GARBAGE
    with pytest.raises(BackendError, match="no OCSP responder answers"):
        source.probe()


# --- with a list behind it -----------------------------------------------------------------------------------------


def test_a_list_decides_where_the_responder_does_not(make: _Made, openssl: Responder, clock: Clock) -> None:
    listed = GivenRevocation([make_list(at=TODAY, revoked={STRANGE.serial: None})])
    both = CombinedRevocation([make(OcspPolicy(openssl.url)), listed])
    assert ask(both, GOOD, clock()) is Revocation.GOOD
    assert ask(both, REVOKED, clock()) is Revocation.REVOKED  # since the list was made
    assert ask(both, STRANGE, clock()) is Revocation.REVOKED
    openssl.end()
    clock.advance(11 * MINUTE)
    assert ask(both, GOOD, clock()) is Revocation.GOOD
    both.probe()


def test_nothing_works(make: _Made, openssl: Responder) -> None:
    both = CombinedRevocation([make(OcspPolicy(openssl.url)), GivenRevocation()])
    openssl.end()
    with pytest.raises(BackendError, match=r"no OCSP responder answers .*; no revocation list is in force"):
        both.probe()


def test_what_a_configuration_names(tmp_path: Path, openssl: Responder, clock: Clock) -> None:
    folder = tmp_path / "crls"
    folder.mkdir()
    (folder / "a.crl").write_bytes(make_list(at=TODAY))
    openssl.end()
    for given, status in (
        ({"ocsp_url": openssl.url, "crls": folder}, Revocation.GOOD),
        ({"crls": folder}, Revocation.GOOD),
        ({"ocsp_allowed": [openssl.url]}, Revocation.UNKNOWN),
        ({}, Revocation.UNKNOWN),
    ):
        source = make_revocation(STORE, clock, **given)
        data = source.data_for(GOOD.der, timeout=5)
        verdict = STORE.judge(GOOD.der, clock(), lists=data.lists, responses=data.responses)
        assert isinstance(verdict, Trusted)
        assert verdict.revocation is status
        source.close()
