"""A service process for all tests of a worker, and fresh premises for each test, once for each data base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.eligibility.http.premises import Premises, ServiceProcess


@pytest.fixture(scope="session")
def service_process() -> Iterator[ServiceProcess]:
    """Services of tests that end them in good order."""
    process = ServiceProcess()
    yield process
    process.close()


@pytest.fixture
def premises(database_url: str, tmp_path: Path, service_process: ServiceProcess) -> Iterator[Premises]:
    """A service, once with SQLite and once with PostgreSQL."""
    made = Premises(tmp_path, database_url, service_process)
    yield made
    made.close()
    made.stop()
