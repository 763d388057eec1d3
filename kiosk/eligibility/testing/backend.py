"""What every backend owes: one that decides, and one that cannot."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

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
from kiosk.eligibility.testing.parts import (
    SHORT,
    TIMEOUT,
    Clock,
    MakeBackend,
    Signer,
    Stall,
    ask,
    assert_prompt,
    wanted,
)

_EXPIRED: Final = Undecided(UndecidedReason.CHALLENGE_EXPIRED)


class UndecidingContract:
    """What a backend owes that cannot decide: an error each time, in time, and never an answer.

    Fixture: `undeciding`, such a backend (absent, unreachable, locked).
    """

    @pytest.fixture
    def undeciding(self) -> EligibilityBackend:
        """A backend that cannot decide now."""
        wanted("undeciding")

    @pytest.mark.parametrize("purpose", list(Purpose))
    def test_no_challenge(self, undeciding: EligibilityBackend, purpose: Purpose) -> None:
        """There is no challenge, and the operator is told why."""
        start = time.monotonic()
        with pytest.raises(BackendError, match=r"\S"):
            undeciding.challenge(purpose, timeout=SHORT)
        assert_prompt(start, SHORT)

    @pytest.mark.parametrize("purpose", list(Purpose))
    def test_no_answer(self, undeciding: EligibilityBackend, purpose: Purpose) -> None:
        """There is no answer, neither yes nor no."""
        decide = undeciding.register if purpose is Purpose.REGISTER else undeciding.coverage
        start = time.monotonic()
        with pytest.raises(BackendError, match=r"\S"):
            decide(Proof("none", b"", b""), request_id="request", timeout=SHORT)
        assert_prompt(start, SHORT)

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
        wanted("make_backend")

    @pytest.fixture
    def stall(self) -> Stall:
        """Makes the backends' data unreachable for a while."""
        wanted("stall")

    @pytest.fixture
    def holder(self) -> Signer:
        """Somebody who may register."""
        wanted("holder")

    @pytest.fixture
    def stranger(self) -> Signer:
        """Somebody who is not known."""
        wanted("stranger")

    @pytest.fixture
    def protected(self) -> Signer:
        """Somebody whose data may not be used."""
        wanted("protected")

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
        challenge = backend.challenge(purpose, timeout=TIMEOUT)
        assert (challenge.kiosk, challenge.purpose) == ("kiosk-1", purpose)
        assert len(challenge.nonce) == NONCE_SIZE
        assert clock() < challenge.expires_at <= clock() + timedelta(minutes=10)

    def test_challenges_differ(self, backend: EligibilityBackend) -> None:
        """No two challenges share a name or a nonce."""
        issued = [backend.challenge(Purpose.REGISTER, timeout=TIMEOUT) for _ in range(20)]
        assert len({challenge.id for challenge in issued}) == len({challenge.nonce for challenge in issued}) == 20

    def test_challenge_is_used_once(self, backend: EligibilityBackend, holder: Signer) -> None:
        """A proof that was answered is worth nothing to another request."""
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=TIMEOUT))
        assert isinstance(backend.register(proof, request_id="first", timeout=TIMEOUT), Registered)
        assert backend.register(proof, request_id="second", timeout=TIMEOUT) == _EXPIRED

    def test_refused_challenge_is_used_too(self, backend: EligibilityBackend, holder: Signer, stranger: Signer) -> None:
        """A wrong signature uses the challenge up: it cannot be tried again with another."""
        challenge = backend.challenge(Purpose.REGISTER, timeout=TIMEOUT)
        first = backend.register(stranger.prove(challenge), request_id="first", timeout=TIMEOUT)
        assert isinstance(first, Refused)
        assert backend.register(holder.prove(challenge), request_id="second", timeout=TIMEOUT) == _EXPIRED
        _assert_not_registered(backend, holder)

    def test_challenge_expires(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """At its end a challenge is worth nothing."""
        challenge = backend.challenge(Purpose.REGISTER, timeout=TIMEOUT)
        clock.advance(challenge.expires_at - clock())
        assert backend.register(holder.prove(challenge), request_id="late", timeout=TIMEOUT) == _EXPIRED
        _assert_not_registered(backend, holder)

    def test_challenge_serves_until_it_expires(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """A moment before its end a challenge is good."""
        challenge = backend.challenge(Purpose.REGISTER, timeout=TIMEOUT)
        clock.advance(challenge.expires_at - clock() - timedelta(milliseconds=1))
        answer = backend.register(holder.prove(challenge), request_id="in-time", timeout=TIMEOUT)
        assert isinstance(answer, Registered)

    def test_challenge_is_bound_to_its_purpose(self, backend: EligibilityBackend, holder: Signer) -> None:
        """Who proved themselves to see the coverage has not asked to register."""
        proof = holder.prove(backend.challenge(Purpose.COVERAGE, timeout=TIMEOUT))
        assert backend.register(proof, request_id="other", timeout=TIMEOUT) == _EXPIRED
        _assert_not_registered(backend, holder)

    def test_challenge_is_bound_to_its_kiosk(
        self, backend: EligibilityBackend, make_backend: MakeBackend, holder: Signer
    ) -> None:
        """A proof made at one kiosk is worth nothing at another."""
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=TIMEOUT))
        other = make_backend("kiosk-2")
        assert other.register(proof, request_id="other", timeout=TIMEOUT) == _EXPIRED
        _assert_not_registered(backend, holder)

    def test_unknown_challenge(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """A challenge that was never issued is worth nothing."""
        made_up = Challenge("made-up", bytes(NONCE_SIZE), Purpose.REGISTER, "kiosk-1", clock() + timedelta(minutes=1))
        assert backend.register(holder.prove(made_up), request_id="made-up", timeout=TIMEOUT) == _EXPIRED

    # --- answers ---------------------------------------------------------------------------------------------------

    def test_register_then_coverage(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """Before registering there is no coverage to be had, afterwards there is."""
        assert ask(backend, Purpose.COVERAGE, holder, "before") == Refused(RefusalReason.NOT_REGISTERED)
        answer = ask(backend, Purpose.REGISTER, holder, "register")
        assert isinstance(answer, Registered)
        assert (answer.registered_at, answer.already) == (clock(), False)
        assert isinstance(ask(backend, Purpose.COVERAGE, holder, "after"), Covered)

    def test_register_again(self, backend: EligibilityBackend, clock: Clock, holder: Signer) -> None:
        """Who comes back another day is told that they are registered already, and since when."""
        first = ask(backend, Purpose.REGISTER, holder, "first")
        clock.advance(timedelta(hours=1))
        second = ask(backend, Purpose.REGISTER, holder, "second")
        assert isinstance(first, Registered)
        assert isinstance(second, Registered)
        assert (second.registered_at, second.already) == (first.registered_at, True)

    def test_register_is_idempotent(
        self, backend: EligibilityBackend, make_backend: MakeBackend, clock: Clock, holder: Signer
    ) -> None:
        """The same request gets the same answer, also after a restart and after its challenge is over."""
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=TIMEOUT))
        first = backend.register(proof, request_id="same", timeout=TIMEOUT)
        assert isinstance(first, Registered)
        assert backend.register(proof, request_id="same", timeout=TIMEOUT) == first
        backend.close()
        clock.advance(timedelta(minutes=30))
        assert make_backend("kiosk-1").register(proof, request_id="same", timeout=TIMEOUT) == first

    def test_request_name_is_bound_to_its_proof(
        self, backend: EligibilityBackend, holder: Signer, stranger: Signer
    ) -> None:
        """Another person's proof under a name that was used gets nothing of the first person's answer."""
        first = ask(backend, Purpose.REGISTER, holder, "same")
        assert isinstance(first, Registered)
        proof = stranger.prove(backend.challenge(Purpose.REGISTER, timeout=TIMEOUT))
        try:
            answer: Answer | None = backend.register(proof, request_id="same", timeout=TIMEOUT)
        except BackendError:
            answer = None
        assert not isinstance(answer, Registered | Covered)

    @pytest.mark.parametrize("purpose", list(Purpose))
    def test_the_neutral_refusal(
        self, backend: EligibilityBackend, holder: Signer, stranger: Signer, protected: Signer, purpose: Purpose
    ) -> None:
        """Unknown, protected, forged and malformed are refused alike: the answer tells nothing about the person."""
        challenge = backend.challenge(purpose, timeout=TIMEOUT)
        genuine = holder.prove(challenge)
        elsewhere = holder.prove(replace(challenge, kiosk="another"))
        forged = Proof(genuine.challenge_id, genuine.certificate, elsewhere.signature)
        decide = backend.register if purpose is Purpose.REGISTER else backend.coverage
        answers = [
            decide(forged, request_id="forged", timeout=TIMEOUT),
            ask(backend, purpose, Signer(b"no certificate", holder.key), "malformed"),
            ask(backend, purpose, Signer(holder.certificate[:-9], holder.key), "truncated"),
            ask(backend, purpose, Signer(b"", holder.key), "empty"),
            ask(backend, purpose, stranger, "stranger"),
            ask(backend, purpose, protected, "protected"),
        ]
        assert answers == [Refused(RefusalReason.CANNOT_USE)] * len(answers), answers
        assert ask(backend, Purpose.COVERAGE, holder, "after") == Refused(RefusalReason.NOT_REGISTERED)

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
                    challenge = backend.challenge(purpose, timeout=TIMEOUT)
                    proof = signer.prove(challenge)
                    answer = ask(backend, purpose, signer, f"{purpose.value}-{number}")
                    shown += [f"{value!r} {value}" for value in (challenge, proof, answer, backend)]
            unanswered = holder.prove(backend.challenge(Purpose.REGISTER, timeout=TIMEOUT))
            with stall():
                shown.append(_undecided(lambda: backend.register(unanswered, request_id="stalled", timeout=SHORT)))
        captured = capfd.readouterr()
        everything = "\n".join((*shown, caplog.text, captured.out, captured.err))
        found = [secret for signer in (holder, protected) for secret in signer.secrets if secret in everything]
        assert found == []

    # --- bad luck --------------------------------------------------------------------------------------------------

    def test_timeouts_are_honoured(self, backend: EligibilityBackend, holder: Signer, stall: Stall) -> None:
        """While the data cannot be reached every call ends in time and undecided; afterwards all goes on."""
        proof = holder.prove(backend.challenge(Purpose.REGISTER, timeout=TIMEOUT))
        with stall():
            start = time.monotonic()
            with pytest.raises(BackendError):
                backend.challenge(Purpose.REGISTER, timeout=SHORT)
            assert_prompt(start, SHORT)
            start = time.monotonic()
            _undecided(lambda: backend.register(proof, request_id="stalled", timeout=SHORT))
            assert_prompt(start, SHORT)
        answer = backend.register(proof, request_id="stalled", timeout=TIMEOUT)
        if answer == _EXPIRED:
            # The backend had it given up when no answer came: it was not made, and it never will be.
            _assert_not_registered(backend, holder)
            answer = ask(backend, Purpose.REGISTER, holder, "anew")
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
            backend.challenge(Purpose.REGISTER, timeout=SHORT)


def _undecided(call: Callable[[], Answer]) -> str:
    """What is said by a call that cannot be decided, which is an error or Undecided: all that could be seen of it."""
    try:
        answer = call()
    except BackendError as error:
        return f"{error!r} {error} {pytest.ExceptionInfo.from_exception(error).getrepr(style='short')}"
    assert isinstance(answer, Undecided)
    return f"{answer!r} {answer}"


def _assert_not_registered(backend: EligibilityBackend, signer: Signer) -> None:
    assert ask(backend, Purpose.COVERAGE, signer, "check") == Refused(RefusalReason.NOT_REGISTERED)
