"""A private pcscd for the tests that need the real PC/SC stack; the machine's own is never touched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.virtual.rig import PcscdRig


@pytest.fixture(scope="session", autouse=True)
def pcscd_rig() -> Iterator[PcscdRig]:
    """One rig per process, not yet running: libpcsclite reads the socket's name once, at its first call."""
    with tempfile.TemporaryDirectory(prefix="pcscd-rig-") as folder:
        rig = PcscdRig(Path(folder))
        os.environ.update(rig.environment)
        yield rig


@pytest.fixture(scope="session")
def pcscd_session(pcscd_rig: PcscdRig) -> Iterator[PcscdRig]:
    """The rig, set up when the first test needs it."""
    with pcscd_rig as rig:
        yield rig


@pytest.fixture
def pcscd(pcscd_session: PcscdRig) -> PcscdRig:
    """The rig, running, also after a test that ended its pcscd or let it hang."""
    pcscd_session.resume()
    pcscd_session.start()
    return pcscd_session
