"""The contract of an eligibility backend, as tests. Whoever writes a backend subclasses it and gives it the fixtures:

    class TestMyBackend(BackendContract):
        @pytest.fixture
        def make_backend(self, clock: Clock) -> MakeBackend: ...

BackendContract is for every backend that decides, UndecidingContract for one that cannot just now; ConsentContract and
LookupContract are for those that offer ConsentKeeping and NumberLookup as well. Needs pytest, which the kiosk itself
does not. `pytest.register_assert_rewrite("kiosk.eligibility.testing")` in a conftest.py makes failures say more.
"""

from kiosk.eligibility.testing.backend import BackendContract, UndecidingContract
from kiosk.eligibility.testing.optional import ConsentContract, LookupContract
from kiosk.eligibility.testing.parts import Clock, MakeBackend, Signer, Stall

__all__ = [
    "BackendContract",
    "Clock",
    "ConsentContract",
    "LookupContract",
    "MakeBackend",
    "Signer",
    "Stall",
    "UndecidingContract",
]
