from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.staff.recent import RecentVisit, Result
from tests.kiosk.ui.staff.room import Room, make_room

NOW = datetime(2026, 11, 23, 0, 5, tzinfo=UTC)


@pytest.fixture
def room() -> Room:
    made = make_room()
    made.recent = tuple(RecentVisit(NOW, 40 + number, result) for number, result in enumerate(Result))
    return made
