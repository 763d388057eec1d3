"""Every backend of the house keeps the contract: the local one, and the one that stands for none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.eligibility.base import BackendContext, EligibilityBackend
from kiosk.eligibility.local import Enrolment
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
from kiosk.eligibility.unavailable import UnavailableBackend, UnavailableSettings
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.court import DETAILED
from tests.kiosk.eligibility.desk import LONG_AGO, Desk, enroll, signer
from tests.kiosk.eligibility.minting import Mint


class TestLocalBackend(BackendContract):
    """The local backend on a file; another program's lock keeps it from its data."""

    @pytest.fixture
    def clock(self, desk: Desk) -> Clock:
        return desk.clock

    @pytest.fixture
    def make_backend(self, desk: Desk) -> MakeBackend:
        return desk.open

    @pytest.fixture
    def stall(self, desk: Desk) -> Stall:
        return desk.locked

    @pytest.fixture
    def holder(self, desk: Desk) -> Signer:
        return enroll(desk.open(), Mint(serial=0x0705D990))

    @pytest.fixture
    def protected(self, desk: Desk) -> Signer:
        return enroll(desk.open(), Mint(serial=0x0705D991), protected=True)

    @pytest.fixture
    def stranger(self) -> Signer:
        key = "card-auth-01"
        return signer(Mint(serial=0x0705D992, key=private_key(key).public_key()), key)


class TestLocalConsents(ConsentContract):
    """The local backend keeps consents."""

    @pytest.fixture
    def clock(self, desk: Desk) -> Clock:
        return desk.clock

    @pytest.fixture
    def make_backend(self, desk: Desk) -> MakeBackend:
        return desk.open

    @pytest.fixture
    def stall(self, desk: Desk) -> Stall:
        return desk.locked

    @pytest.fixture
    def patient(self, desk: Desk) -> Signer:
        desk.open().enroll(Enrolment((Mint().der,), DETAILED, LONG_AGO))
        return signer(Mint())


class TestLocalLookup(LookupContract):
    """The local backend looks persons up."""

    @pytest.fixture
    def staffed(self, desk: Desk) -> EligibilityBackend:
        desk.settings["staffed"] = True
        return desk.open()

    @pytest.fixture
    def unstaffed(self, desk: Desk) -> EligibilityBackend:
        desk.settings["staffed"] = False
        return desk.open()

    @pytest.fixture
    def stall(self, desk: Desk) -> Stall:
        return desk.locked

    @pytest.fixture
    def insured(self, desk: Desk) -> InsuredNumber:
        desk.open().enroll(Enrolment((Mint().der,), DETAILED))
        return InsuredNumber(
            DETAILED.insurer_number, DETAILED.symbol, DETAILED.number, DETAILED.branch, DETAILED.birth_date
        )

    @pytest.fixture
    def family(self, desk: Desk, insured: InsuredNumber) -> InsuredNumber:
        desk.open().enroll(Enrolment((Mint(serial=2).der,), replace(DETAILED, branch="02")))
        return replace(insured, branch="")


class TestLocalBackendLocked(UndecidingContract):
    """The local backend whose file is locked."""

    @pytest.fixture
    def undeciding(self, desk: Desk) -> Iterator[EligibilityBackend]:
        backend = desk.open()
        with desk.locked():
            yield backend


class TestUnavailableBackend(UndecidingContract):
    """The backend of a kiosk that has none."""

    @pytest.fixture
    def undeciding(self) -> EligibilityBackend:
        return UnavailableBackend(UnavailableSettings(), BackendContext("kiosk-1"))
