from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.kiosk.visit.rig import Rig

# No test opens a window that anybody could see; on a machine without a display Qt would end the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def rig() -> Iterator[Rig]:
    """A kiosk in service; no bug may have been caught in it, unless the test says so by clearing `faults`."""
    rig = Rig()
    rig.start()
    yield rig
    assert rig.stop(), "a thread did not end"
    assert rig.faults == []
