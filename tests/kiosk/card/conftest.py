from __future__ import annotations

from pathlib import Path

# Whole, before anything takes a part of it: pydantic loads its parts late, and where Qt is loaded already, Qt's import
# hook looks into parts that are half loaded, and they fail.
import pydantic.types  # noqa: F401 (loaded for what loading does)
import pytest

from reader.virtual.pki import anchors, signature_anchors
from tests.kiosk.card.desk import Desk, bundle


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    return bundle(tmp_path / "anchors.pem", anchors())


@pytest.fixture
def strangers(tmp_path: Path) -> Path:
    return bundle(tmp_path / "strangers.pem", signature_anchors())
