"""What a backend owes that keeps consents, and one that looks persons up by their numbers."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from typing import Final, NamedTuple

import pytest

from kiosk.eligibility.base import BackendError, ConsentKeeping, EligibilityBackend, NumberLookup
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Consents,
    Coverage,
    Covered,
    DiseaseCertificate,
    InsuredNumber,
    LookedUp,
    Purpose,
    Registered,
    Undecided,
    Validity,
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

_EVERYTHING: Final = frozenset(ConsentItem)
_DISEASES: Final = frozenset({ConsentItem.DISEASES})


class _Visit(NamedTuple):
    backend: ConsentKeeping
    answer: Answer


class ConsentContract:
    """What a backend owes that offers ConsentKeeping. Fixtures to give, each fresh for each test:

    `clock`         a Clock
    `make_backend`  MakeBackend, with `clock` as the backends' time
    `stall`         Stall
    `patient`       a Signer who is registered and covered, with a certificate of a specific disease
    """

    @pytest.fixture
    def clock(self) -> Clock:
        """The backends' time."""
        wanted("clock")

    @pytest.fixture
    def make_backend(self) -> MakeBackend:
        """Makes backends on the same data."""
        wanted("make_backend")

    @pytest.fixture
    def stall(self) -> Stall:
        """Makes the backends' data unreachable for a while."""
        wanted("stall")

    @pytest.fixture
    def patient(self) -> Signer:
        """Somebody with a certificate of a specific disease."""
        wanted("patient")

    @pytest.fixture
    def visit(self, make_backend: MakeBackend, patient: Signer) -> _Visit:
        """The patient's coverage was answered at kiosk-1, to the request "visit"."""
        backend = make_backend("kiosk-1")
        assert isinstance(backend, ConsentKeeping)
        return _Visit(backend, ask(backend, Purpose.COVERAGE, patient, "visit"))

    def test_without_a_consent_no_disease_is_told(self, visit: _Visit) -> None:
        """Nor by a refusal, which changes nothing else."""
        assert isinstance(visit.answer, Covered)
        assert _diseases(visit.answer) == ()
        refused = visit.backend.consent(Consents(refused=_EVERYTHING), request_id="visit", timeout=TIMEOUT)
        assert refused == visit.answer

    def test_a_consent_tells_the_disease(self, visit: _Visit) -> None:
        """And nothing else that was not told before."""
        opened = visit.backend.consent(Consents(given=_DISEASES), request_id="visit", timeout=TIMEOUT)
        assert isinstance(opened, Covered)
        assert _diseases(opened)
        details = opened.coverage.details
        assert details is not None
        assert replace(opened.coverage, details=replace(details, diseases=())) == _coverage(visit.answer)

    def test_what_was_said_last_holds(self, visit: _Visit) -> None:
        """A consent may be repeated, and be taken back."""
        for _ in range(2):
            given = visit.backend.consent(Consents(given=_EVERYTHING), request_id="visit", timeout=TIMEOUT)
            assert _diseases(given)
        taken_back = visit.backend.consent(Consents(refused=_DISEASES), request_id="visit", timeout=TIMEOUT)
        assert taken_back == visit.answer

    def test_a_consent_is_for_one_visit(self, visit: _Visit, make_backend: MakeBackend, patient: Signer) -> None:
        """The next one begins without."""
        visit.backend.consent(Consents(given=_EVERYTHING), request_id="visit", timeout=TIMEOUT)
        assert _diseases(ask(make_backend("kiosk-1"), Purpose.COVERAGE, patient, "next")) == ()

    def test_after_a_registration(self, make_backend: MakeBackend, patient: Signer) -> None:
        """A consent may follow it as well."""
        backend = make_backend("kiosk-1")
        assert isinstance(backend, ConsentKeeping)
        answer = ask(backend, Purpose.REGISTER, patient, "register")
        assert isinstance(answer, Registered)
        assert backend.consent(Consents(refused=_EVERYTHING), request_id="register", timeout=TIMEOUT) == answer

    @pytest.mark.parametrize(("kiosk", "request_id"), [("kiosk-1", "another"), ("kiosk-2", "visit")])
    def test_a_consent_belongs_to_a_request_of_the_kiosk(
        self, visit: _Visit, make_backend: MakeBackend, kiosk: str, request_id: str
    ) -> None:
        """Neither to one that was not made nor to another kiosk's."""
        assert isinstance(visit.answer, Covered)
        backend = make_backend(kiosk)
        assert isinstance(backend, ConsentKeeping)
        with pytest.raises(BackendError, match=r"\S"):
            backend.consent(Consents(given=_EVERYTHING), request_id=request_id, timeout=TIMEOUT)

    def test_a_consent_ends_after_24_hours(self, visit: _Visit, clock: Clock) -> None:
        """Then nothing is told by it any more."""
        visit.backend.consent(Consents(given=_EVERYTHING), request_id="visit", timeout=TIMEOUT)
        clock.advance(timedelta(hours=24))
        try:
            answer: Answer | None = visit.backend.consent(Consents(), request_id="visit", timeout=TIMEOUT)
        except BackendError:
            answer = None
        assert answer is None or _diseases(answer) == ()

    def test_timeouts_are_honoured(self, visit: _Visit, stall: Stall) -> None:
        """While the data cannot be reached it ends in time, and in an error; afterwards it can be said again."""
        start = time.monotonic()
        with stall(), pytest.raises(BackendError):
            visit.backend.consent(Consents(given=_DISEASES), request_id="visit", timeout=SHORT)
        assert_prompt(start, SHORT)
        assert _diseases(visit.backend.consent(Consents(given=_DISEASES), request_id="visit", timeout=TIMEOUT))


class LookupContract:
    """What a backend owes that offers NumberLookup. Fixtures to give, each fresh for each test:

    `staffed`    a backend at a site with staff
    `unstaffed`  one at a site without, on the same data
    `stall`      Stall
    `insured`    an InsuredNumber by which one person is found, with a branch, whose coverage is valid and whose limit
                 certificate and certificate of a specific disease are known
    `family`     an InsuredNumber without a branch by which several persons are found
    """

    @pytest.fixture
    def staffed(self) -> EligibilityBackend:
        """A backend at a site with staff."""
        wanted("staffed")

    @pytest.fixture
    def unstaffed(self) -> EligibilityBackend:
        """A backend at a site without staff."""
        wanted("unstaffed")

    @pytest.fixture
    def stall(self) -> Stall:
        """Makes the backends' data unreachable for a while."""
        wanted("stall")

    @pytest.fixture
    def insured(self) -> InsuredNumber:
        """One person's numbers."""
        wanted("insured")

    @pytest.fixture
    def family(self) -> InsuredNumber:
        """Several persons' numbers."""
        wanted("family")

    def test_one_is_found(self, staffed: EligibilityBackend, insured: InsuredNumber) -> None:
        """With or without the branch, and with no address."""
        for number, query in enumerate((insured, replace(insured, branch=""))):
            answer = _look_up(staffed, query, f"lookup-{number}")
            assert answer.validity is Validity.VALID
            assert answer.coverage is not None
            details = answer.coverage.details
            assert details is not None
            assert (details.address, details.post_number) == ("", "")

    def test_what_may_be_told(self, staffed: EligibilityBackend, insured: InsuredNumber) -> None:
        """The limit certificate with a consent only, certificates of diseases not without the card."""
        for consent in (False, True):
            answer = _look_up(staffed, replace(insured, limit_consent=consent), f"lookup-{consent}")
            details = None if answer.coverage is None else answer.coverage.details
            assert details is not None
            assert (details.limit is not None) is consent
            assert details.diseases == ()

    def test_nobody_is_found(self, staffed: EligibilityBackend, insured: InsuredNumber) -> None:
        """By numbers of which one is another."""
        for number, query in enumerate(
            (
                replace(insured, number=insured.number + "0"),
                replace(insured, symbol=insured.symbol + "0"),
                replace(insured, branch="99"),
                replace(insured, birth_date=insured.birth_date + timedelta(days=1)),
            )
        ):
            assert _look_up(staffed, query, f"lookup-{number}") == LookedUp(Validity.NO_QUALIFICATION)

    def test_several_are_told_of_nobody(self, staffed: EligibilityBackend, family: InsuredNumber) -> None:
        """The branch is asked for."""
        assert _look_up(staffed, family, "lookup") == LookedUp(Validity.SEVERAL_MATCHES)

    def test_only_where_staff_are(self, unstaffed: EligibilityBackend, insured: InsuredNumber) -> None:
        """Who stands before the kiosk alone looks nobody up."""
        assert isinstance(unstaffed, NumberLookup)
        with pytest.raises(BackendError, match=r"\S"):
            unstaffed.look_up(insured, request_id="lookup", timeout=TIMEOUT)

    def test_timeouts_are_honoured(self, staffed: EligibilityBackend, insured: InsuredNumber, stall: Stall) -> None:
        """While the data cannot be reached it ends in time, undecided."""
        assert isinstance(staffed, NumberLookup)
        start = time.monotonic()
        with stall():
            try:
                answer: LookedUp | Undecided | None = staffed.look_up(insured, request_id="lookup", timeout=SHORT)
            except BackendError:
                answer = None
        assert not isinstance(answer, LookedUp)
        assert_prompt(start, SHORT)
        assert _look_up(staffed, insured, "lookup").validity is Validity.VALID


def _look_up(backend: EligibilityBackend, query: InsuredNumber, request_id: str) -> LookedUp:
    assert isinstance(backend, NumberLookup)
    answer = backend.look_up(query, request_id=request_id, timeout=TIMEOUT)
    assert isinstance(answer, LookedUp)
    return answer


def _coverage(answer: Answer) -> Coverage | None:
    match answer:
        case Covered(coverage):
            return coverage
        case Registered(coverage=coverage):
            return coverage
        case _:
            return None


def _diseases(answer: Answer) -> tuple[DiseaseCertificate, ...]:
    coverage = _coverage(answer)
    assert coverage is not None
    return () if coverage.details is None else coverage.details.diseases
