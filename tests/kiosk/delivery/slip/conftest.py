from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.contact.settings import Contact
from kiosk.delivery.slip.content import Setting, Translate, load_translations
from kiosk.flow.profile import ATM
from tests.kiosk.delivery.slip.printservice import PrintService


@pytest.fixture(autouse=True)
def application(qapp: QGuiApplication) -> QGuiApplication:
    """Fonts need one."""
    return qapp


@pytest.fixture(scope="session")
def translations() -> dict[str, Translate]:
    return load_translations(("en", "ja"))


@pytest.fixture
def setting() -> Setting:
    return Setting("見本市役所 保険年金課", ATM, Contact())


@pytest.fixture(scope="session")
def print_service() -> Iterator[PrintService]:
    # Not below pytest's folder, whose names are too long for a socket.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        service = PrintService(Path(folder) / "s")
        service.start()
        yield service
        service.stop()
