"""The contract of an eligibility backend, as tests. Whoever writes a backend subclasses it and gives it the fixtures:

    class TestMyBackend(BackendContract):
        @pytest.fixture
        def make_backend(self, clock: Clock) -> MakeBackend: ...

Needs pytest, which the kiosk itself does not. `pytest.register_assert_rewrite("kiosk.eligibility.testing")` in a
conftest.py makes failures say more.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final, NoReturn, TypeAlias

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from kiosk.eligibility.base import BackendError, EligibilityBackend
from kiosk.eligibility.model import (
    NONCE_SIZE,
    Answer,
    Challenge,
    Covered,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
)

_TIMEOUT: Final = 5.0
_SHORT: Final = 0.2
_SLACK: Final = 2.0  # seconds by which a loaded computer may be late
_EXPIRED: Final = Undecided(UndecidedReason.CHALLENGE_EXPIRED)


class Clock:
    """A clock that stands still until it is moved. Give it to the backend as `BackendContext.now`."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        """The time (aware, UTC)."""
        return self._now

    def advance(self, step: timedelta) -> None:
        """Move on."""
        self._now += step


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody's card: the user-authentication certificate (DER) and its key.

    `secrets` are the words about the holder (name, numbers) that must show up nowhere.
    """

    certificate: bytes = field(repr=False)
    key: rsa.RSAPrivateKey = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def prove(self, challenge: Challenge) -> Proof:
        """The proof that this card makes for a challenge."""
        signature = self.key.sign(challenge.message(), padding.PKCS1v15(), hashes.SHA256())
        return Proof(challenge.id, self.certificate, signature)


MakeBackend: TypeAlias = Callable[[str], EligibilityBackend]
"""Makes a backend for a kiosk of this name; all of them on the same data, as after a restart or at two kiosks."""

Stall: TypeAlias = Callable[[], AbstractContextManager[object]]
"""Inside this, the backends cannot reach their data: a server that does not answer, a database that is locked."""


def _wanted(what: str) -> NoReturn:
    raise NotImplementedError(f"the contract needs the fixture {what}; see its docstring")


def _assert_prompt(start: float, allowed: float) -> None:
    assert time.monotonic() - start < allowed + _SLACK


class UndecidingContract:
    """What a backend owes that cannot decide: an error each time, in time, and never an answer.

    Fixture: `undeciding`, such a backend (absent, unreachable, locked).
    """

    @pytest.fixture
    def undeciding(self) -> EligibilityBackend:
        """A backend that cannot decide now."""
        _wanted("undeciding")

    @pytest.mark.parametrize("purpose", list(Purpose))
    def test_no_challenge(self, undeciding: EligibilityBackend, purpose: Purpose) -> None:
        """There is no challenge, and the operator is told why."""
        start = time.monotonic()
        with pytest.raises(BackendError, match=r"\S"):
            undeciding.challenge(purpose, timeout=_SHORT)
        _assert_prompt(start, _SHORT)

    @pytest.mark.parametrize("purpose", list(Purpose))
    def test_no_answer(self, undeciding: EligibilityBackend, purpose: Purpose) -> None:
        """There is no answer, neither yes nor no."""
        ask = undeciding.register if purpose is Purpose.REGISTER else undeciding.coverage
        start = time.monotonic()
        with pytest.raises(BackendError, match=r"\S"):
            ask(Proof("none", b"", b""), request_id="request", timeout=_SHORT)
        _assert_prompt(start, _SHORT)

    def test_probe_fails(self, undeciding: EligibilityBackend) -> None:
        """The probe says so."""
        with pytest.raises(BackendError, match=r"\S"):
            undeciding.probe()

    def test_closes_twice(self, undeciding: EligibilityBackend) -> None:
        """It can be closed, and closed again."""
        undeciding.close()
        undeciding.close()


class BackendContract:
    """What a backend owes. Fixtures to give, each fresh for each test:

    `clock`         a Clock; the default stands at 2026-06-01 03:00 UTC
    `make_backend`  MakeBackend, with `clock` as the backends' time; closes what it made when the test is over
    `stall`         Stall
    `holder`        a Signer who may register: known, covered, certificate good and far from all its boundaries
    `stranger`      a Signer whose certificate is good, and whom the backend does not know
    `protected`     a Signer whom the backend knows, and whose data may not be used

    Certificates and keys come from the virtual card's test PKI, or any other that the backend was told to trust.
    """

    @pytest.fixture
    def clock(self) -> Clock:
        """The backends' time."""
        return Clock(datetime(2026, 6, 1, 3, 0, tzinfo=UTC))

    @pytest.fixture
    def make_backend(self) -> MakeBackend:
        """Makes backends on the same data."""
        _wanted("make_backend")

    @pytest.fixture
    def stall(self) -> Stall:
        """Makes the backends' data unreachable for a while."""
        _wanted("stall")

    @pytest.fixture
    def holder(self) -> Signer:
        """Somebody who may register."""
        _wanted("holder")

    @pytest.fixture
    def stranger(self) -> Signer:
        """Somebody who is not known."""
        _wanted("stranger")

    @pytest.fixture
    def protected(self) -> Signer:
        """Somebody whose data may not be used."""
        _wanted("protected")

    @pytest.fixture
    def backend(self, make_backend: MakeBackend) -> EligibilityBackend:
        """The backend of kiosk-1."""
        return make_backend("kiosk-1")

    # --- challenges ------------------------------------------------------------------------------------------------

    @pytest.mark.parametrize("purpose", list(Purpose))
    def test_challenge_is_for_this_kiosk_and_purpose(
        self, backend: EligibilityBackend, clock: Clock, purpose: Purpose
    ) -> None:
        """A challenge says whom it is for, and lives for minutes at most."""
        challenge = backend.challenge(purpose, timeout=_TIMEOUT)
        assert (challenge.kiosk, challenge.purpose) == ("kiosk-1", purpose)
        assert len(challenge.nonce) == NONCE_SIZE
        assert clock() < challenge.expires_at <= clock() + timedelta(minutes=10)

    def test_challenges_differ(self, backend: EligibilityBackend) -> None:
        """No two challenges share a name or a nonce."""
        issued = [backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT) for _ in range(20)]
        assert len({challenge.id for challenge in issued}) == len({challenge.nonce for challenge in issued}) == 20

    def test_challenge_is_used_once(self, backend: EligibilityBackend, holder: Signer) -> None:
        """A proof that was answered is worth nothing to another request."""
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT))
        assert isinstance(backend.register(proof, request_id="first", timeout=_TIMEOUT), Registered)
        assert backend.register(proof, request_id="second", timeout=_TIMEOUT) == _EXPIRED

    def test_refused_challenge_is_used_too(self, backend: EligibilityBackend, holder: Signer, stranger: Signer) -> None:
        """A wrong signature uses the challenge up: it cannot be tried again with another."""
        challenge = backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT)
        first = backend.register(stranger.prove(challenge), request_id="first", timeout=_TIMEOUT)
        assert isinstance(first, Refused)
        assert backend.register(holder.prove(challenge), request_id="second", timeout=_TIMEOUT) == _EXPIRED
        _assert_not_registered(backend, holder)

    def test_challenge_expires(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """At its end a challenge is worth nothing."""
        challenge = backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT)
        clock.advance(challenge.expires_at - clock())
        assert backend.register(holder.prove(challenge), request_id="late", timeout=_TIMEOUT) == _EXPIRED
        _assert_not_registered(backend, holder)

    def test_challenge_serves_until_it_expires(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """A moment before its end a challenge is good."""
        challenge = backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT)
        clock.advance(challenge.expires_at - clock() - timedelta(milliseconds=1))
        answer = backend.register(holder.prove(challenge), request_id="in-time", timeout=_TIMEOUT)
        assert isinstance(answer, Registered)

    def test_challenge_is_bound_to_its_purpose(self, backend: EligibilityBackend, holder: Signer) -> None:
        """Who proved themselves to see the coverage has not asked to register."""
        proof = holder.prove(backend.challenge(Purpose.COVERAGE, timeout=_TIMEOUT))
        assert backend.register(proof, request_id="other", timeout=_TIMEOUT) == _EXPIRED
        _assert_not_registered(backend, holder)

    def test_challenge_is_bound_to_its_kiosk(
        self, backend: EligibilityBackend, make_backend: MakeBackend, holder: Signer
    ) -> None:
        """A proof made at one kiosk is worth nothing at another."""
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT))
        other = make_backend("kiosk-2")
        assert other.register(proof, request_id="other", timeout=_TIMEOUT) == _EXPIRED
        _assert_not_registered(backend, holder)

    def test_unknown_challenge(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """A challenge that was never issued is worth nothing."""
        made_up = Challenge("made-up", bytes(NONCE_SIZE), Purpose.REGISTER, "kiosk-1", clock() + timedelta(minutes=1))
        assert backend.register(holder.prove(made_up), request_id="made-up", timeout=_TIMEOUT) == _EXPIRED

    # --- answers ---------------------------------------------------------------------------------------------------

    def test_register_then_coverage(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """Before registering there is no coverage to be had, afterwards there is."""
        assert _ask(backend, Purpose.COVERAGE, holder, "before") == Refused(RefusalReason.NOT_REGISTERED)
        answer = _ask(backend, Purpose.REGISTER, holder, "register")
        assert isinstance(answer, Registered)
        assert (answer.registered_at, answer.already) == (clock(), False)
        assert isinstance(_ask(backend, Purpose.COVERAGE, holder, "after"), Covered)

    def test_register_again(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """Who comes back another day is told that they are registered already, and since when."""
        first = _ask(backend, Purpose.REGISTER, holder, "first")
        clock.advance(timedelta(hours=1))
        second = _ask(backend, Purpose.REGISTER, holder, "second")
        assert isinstance(first, Registered)
        assert isinstance(second, Registered)
        assert (second.registered_at, second.already) == (first.registered_at, True)

    def test_register_is_idempotent(
        self, backend: EligibilityBackend, make_backend: MakeBackend, clock: Clock, holder: Signer
    ) -> None:
        """The same request gets the same answer, also after a restart and after its challenge is over."""
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT))
        first = backend.register(proof, request_id="same", timeout=_TIMEOUT)
        assert isinstance(first, Registered)
        assert backend.register(proof, request_id="same", timeout=_TIMEOUT) == first
        backend.close()
        clock.advance(timedelta(minutes=30))
        assert make_backend("kiosk-1").register(proof, request_id="same", timeout=_TIMEOUT) == first

    def test_request_name_is_bound_to_its_proof(
        self, backend: EligibilityBackend, holder: Signer, stranger: Signer
    ) -> None:
        """Another person's proof under a name that was used gets nothing of the first person's answer."""
        first = _ask(backend, Purpose.REGISTER, holder, "same")
        assert isinstance(first, Registered)
        proof = stranger.prove(backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT))
        try:
            answer: Answer | None = backend.register(proof, request_id="same", timeout=_TIMEOUT)
        except BackendError:
            answer = None
        assert not isinstance(answer, Registered | Covered)

    @pytest.mark.parametrize("purpose", list(Purpose))
    def test_the_neutral_refusal(
        self, backend: EligibilityBackend, holder: Signer, stranger: Signer, protected: Signer, purpose: Purpose
    ) -> None:
        """Unknown, protected, forged and malformed are refused alike: the answer tells nothing about the person."""
        challenge = backend.challenge(purpose, timeout=_TIMEOUT)
        genuine = holder.prove(challenge)
        elsewhere = holder.prove(replace(challenge, kiosk="another"))
        forged = Proof(genuine.challenge_id, genuine.certificate, elsewhere.signature)
        ask = backend.register if purpose is Purpose.REGISTER else backend.coverage
        answers = [
            ask(forged, request_id="forged", timeout=_TIMEOUT),
            _ask(backend, purpose, Signer(b"no certificate", holder.key), "malformed"),
            _ask(backend, purpose, Signer(holder.certificate[:-9], holder.key), "truncated"),
            _ask(backend, purpose, Signer(b"", holder.key), "empty"),
            _ask(backend, purpose, stranger, "stranger"),
            _ask(backend, purpose, protected, "protected"),
        ]
        assert answers == [Refused(RefusalReason.CANNOT_USE)] * len(answers), answers
        assert _ask(backend, Purpose.COVERAGE, holder, "after") == Refused(RefusalReason.NOT_REGISTERED)

    def test_nothing_personal_shows(
        self,
        backend: EligibilityBackend,
        holder: Signer,
        protected: Signer,
        stall: Stall,
        caplog: pytest.LogCaptureFixture,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        """No log line, no repr, no exception and no output carries a word about the holder."""
        assert holder.secrets, "the fixture holder must say what is secret about the holder"
        shown: list[str] = []
        with caplog.at_level(logging.DEBUG):
            for number, signer in enumerate((holder, holder, protected)):
                for purpose in Purpose:
                    challenge = backend.challenge(purpose, timeout=_TIMEOUT)
                    proof = signer.prove(challenge)
                    answer = _ask(backend, purpose, signer, f"{purpose.value}-{number}")
                    shown += [f"{value!r} {value}" for value in (challenge, proof, answer, backend)]
            unanswered = holder.prove(backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT))
            with stall(), pytest.raises(BackendError) as failure:
                backend.register(unanswered, request_id="stalled", timeout=_SHORT)
            shown.append(f"{failure.value!r} {failure.value} {failure.getrepr(style='short')}")
        captured = capfd.readouterr()
        everything = "\n".join((*shown, caplog.text, captured.out, captured.err))
        found = [secret for signer in (holder, protected) for secret in signer.secrets if secret in everything]
        assert found == []

    # --- bad luck --------------------------------------------------------------------------------------------------

    def test_timeouts_are_honoured(self, backend: EligibilityBackend, holder: Signer, stall: Stall) -> None:
        """While the data cannot be reached every call ends in time and in an error; afterwards all goes on."""
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=_TIMEOUT))
        with stall():
            start = time.monotonic()
            with pytest.raises(BackendError):
                backend.challenge(Purpose.REGISTER, timeout=_SHORT)
            _assert_prompt(start, _SHORT)
            start = time.monotonic()
            with pytest.raises(BackendError):
                backend.register(proof, request_id="stalled", timeout=_SHORT)
            _assert_prompt(start, _SHORT)
        answer = backend.register(proof, request_id="stalled", timeout=_TIMEOUT)
        assert isinstance(answer, Registered)
        assert not answer.already

    def test_probe(self, backend: EligibilityBackend, stall: Stall) -> None:
        """The probe tells whether the backend could serve."""
        backend.probe()
        with stall(), pytest.raises(BackendError, match=r"\S"):
            backend.probe()
        backend.probe()

    def test_closes_twice(self, backend: EligibilityBackend) -> None:
        """A backend can be closed, and closed again; then it cannot decide any more."""
        backend.close()
        backend.close()
        with pytest.raises(BackendError, match=r"\S"):
            backend.challenge(Purpose.REGISTER, timeout=_SHORT)


def _ask(backend: EligibilityBackend, purpose: Purpose, signer: Signer, request_id: str) -> Answer:
    proof = signer.prove(backend.challenge(purpose, timeout=_TIMEOUT))
    ask = backend.register if purpose is Purpose.REGISTER else backend.coverage
    return ask(proof, request_id=request_id, timeout=_TIMEOUT)


def _assert_not_registered(backend: EligibilityBackend, signer: Signer) -> None:
    assert _ask(backend, Purpose.COVERAGE, signer, "check") == Refused(RefusalReason.NOT_REGISTERED)
