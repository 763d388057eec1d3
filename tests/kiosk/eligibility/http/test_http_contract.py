"""The http backend keeps the contract, in front of a real service over TLS, with SQLite and with PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.eligibility.base import EligibilityBackend
from kiosk.eligibility.model import InsuredNumber
from kiosk.eligibility.testing import (
    BackendContract,
    Clock,
    ConsentContract,
    LookupContract,
    MakeBackend,
    Signer,
    Stall,
    UndecidingContract,
)
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.court import DETAILED
from tests.kiosk.eligibility.desk import LONG_AGO, signer
from tests.kiosk.eligibility.http.premises import UNSTAFFED, Premises
from tests.kiosk.eligibility.minting import Mint


class _HttpContract(BackendContract):
    @pytest.fixture
    def clock(self, premises: Premises) -> Clock:
        return premises.clock

    @pytest.fixture
    def make_backend(self, premises: Premises) -> MakeBackend:
        return premises.open

    @pytest.fixture
    def holder(self, premises: Premises) -> Signer:
        return premises.enroll(Mint(serial=0x0705D990))

    @pytest.fixture
    def protected(self, premises: Premises) -> Signer:
        return premises.enroll(Mint(serial=0x0705D991), protected=True)

    @pytest.fixture
    def stranger(self) -> Signer:
        key = "card-auth-01"
        return signer(Mint(serial=0x0705D992, key=private_key(key).public_key()), key)


@pytest.mark.logs("kiosk.eligibility.http")
class TestHttpBackend(_HttpContract):
    """A service that stands still (SIGSTOP): its connections stay, and nothing answers."""

    @pytest.fixture
    def stall(self, premises: Premises) -> Stall:
        return premises.process.stopped


@pytest.mark.logs("kiosk.eligibility.http")
class TestHttpBackendBehindALine(_HttpContract):
    """A line that holds everything, and loses what was on it when the kiosk hangs up."""

    @pytest.fixture
    def stall(self, premises: Premises) -> Stall:
        return premises.line.hold


@pytest.mark.logs("kiosk.eligibility.http")
class TestHttpConsents(ConsentContract):
    """The http backend keeps consents."""

    @pytest.fixture
    def clock(self, premises: Premises) -> Clock:
        return premises.clock

    @pytest.fixture
    def make_backend(self, premises: Premises) -> MakeBackend:
        return premises.open

    @pytest.fixture
    def stall(self, premises: Premises) -> Stall:
        return premises.process.stopped

    @pytest.fixture
    def patient(self, premises: Premises) -> Signer:
        return premises.enroll(Mint(), LONG_AGO, coverage=DETAILED)


@pytest.mark.logs("kiosk.eligibility.http")
class TestHttpLookup(LookupContract):
    """The http backend looks persons up, where its site has staff."""

    @pytest.fixture
    def staffed(self, premises: Premises) -> EligibilityBackend:
        return premises.open()

    @pytest.fixture
    def unstaffed(self, premises: Premises) -> EligibilityBackend:
        return premises.open("kiosk-2", site=UNSTAFFED)

    @pytest.fixture
    def stall(self, premises: Premises) -> Stall:
        return premises.process.stopped

    @pytest.fixture
    def insured(self, premises: Premises) -> InsuredNumber:
        premises.enroll(Mint(), coverage=DETAILED)
        return InsuredNumber(
            DETAILED.insurer_number, DETAILED.symbol, DETAILED.number, DETAILED.branch, DETAILED.birth_date
        )

    @pytest.fixture
    def family(self, premises: Premises, insured: InsuredNumber) -> InsuredNumber:
        premises.enroll(Mint(serial=2), coverage=replace(DETAILED, branch="02"))
        return replace(insured, branch="")


@pytest.mark.logs("kiosk.eligibility.http")
class TestHttpBackendWithoutItsService(UndecidingContract):
    """The service is away: its port is closed."""

    @pytest.fixture
    def undeciding(self, premises: Premises) -> Iterator[EligibilityBackend]:
        backend = premises.open()
        premises.stop()
        yield backend
        premises.start()
