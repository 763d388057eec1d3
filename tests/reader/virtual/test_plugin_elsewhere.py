"""The pytest plugin in projects of somebody else: each test here runs pytest anew, with nothing of this project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

OUTSIDE: Final = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "PCSCLITE_"))}


def pytest_of_somebody_else(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", *arguments),
        cwd=folder,
        env=OUTSIDE,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --strict-markers\nfilterwarnings = error\n")
    return tmp_path


def test_the_plugin_is_there_and_brings_in_nothing(project: Path) -> None:
    (project / "test_it.py").write_text(
        """if True:
        import os, sys
        def test_it(request):
            assert request.config.pluginmanager.has_plugin("virtual_card")
            ours = {name for name in sys.modules if name.split(".")[0] in ("apdu", "reader", "kiosk", "fixtures")}
            assert ours == {"reader", "reader.virtual", "reader.virtual.pytest_plugin"}
            assert not {"smartcard", "cryptography", "PySide6", "sqlalchemy"} & set(sys.modules)
            assert "PCSCLITE_CSOCK_NAME" not in os.environ
        """
    )
    done = pytest_of_somebody_else(project, "-p", "no:qt", "-p", "no:pytest-qt")
    assert done.returncode == 0, done.stdout


def test_the_marker_and_the_fixtures_are_described(project: Path) -> None:
    assert "@pytest.mark.virtual_card(persona=" in pytest_of_somebody_else(project, "--markers").stdout
    everything = pytest_of_somebody_else(project, "--fixtures").stdout
    # Other plugins that are installed have theirs in sections of their own.
    fixtures = everything.split("fixtures defined from reader.virtual.pytest_plugin")[1].split("fixtures defined from")[
        0
    ]
    for name in ("virtual_card", "faulty_card", "virtual_reader", "pcsc_slot", "virtual_pcscd"):
        assert f"\n{name} --" in fixtures or f"\n{name} [session scope] --" in fixtures
    assert "no docstring" not in fixtures


def test_a_mistake_in_a_marker_is_one_line(project: Path) -> None:
    (project / "test_it.py").write_text(
        "import pytest\n@pytest.mark.virtual_card('nobody')\ndef test_it(virtual_card): pass\n"
    )
    done = pytest_of_somebody_else(project)
    assert done.returncode == 1
    assert "@pytest.mark.virtual_card: no persona 'nobody'; there are " in done.stdout
    assert "pytest_plugin.py" not in done.stdout
    assert "another exception" not in done.stdout


@pytest.mark.pcscd
def test_side_by_side_on_all_cores(project: Path) -> None:
    (project / "test_it.py").write_text(
        """if True:
        import os
        import pytest
        from smartcard.System import readers
        @pytest.mark.parametrize("number", range(24))
        def test_it(pcsc_slot, virtual_card, number):
            assert os.environ["PCSCLITE_CSOCK_NAME"] == pcsc_slot.environment["PCSCLITE_CSOCK_NAME"]
            assert [reader.name for reader in readers()] == list(pcsc_slot.rig.reader_names)
            connection = readers()[0].createConnection()
            connection.connect()
            assert connection.transmit(list(bytes.fromhex("00A4040C0AD392F000260100000001"))) == ([], 0x90, 0x00)
            assert len(virtual_card.log) == 1
        """
    )
    done = pytest_of_somebody_else(project, "-n", "4")
    assert done.returncode == 0, done.stdout
    assert "24 passed" in done.stdout


@pytest.mark.pcscd
def test_the_environment_is_as_before_when_pytest_ends(project: Path) -> None:
    (project / "test_it.py").write_text("def test_it(pcsc_slot): assert pcsc_slot.present\n")
    program = """if True:
        import os, pytest
        os.environ["PCSCLITE_CSOCK_NAME"] = "/nowhere/pcscd.comm"
        assert pytest.main(["-q", "-p", "no:cacheprovider"]) == 0
        assert os.environ["PCSCLITE_CSOCK_NAME"] == "/nowhere/pcscd.comm"
    """
    done = subprocess.run(
        (sys.executable, "-c", program), cwd=project, env=OUTSIDE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.pcscd
def test_a_flickering_card_is_found_again(project: Path) -> None:
    (project / "test_it.py").write_text(
        """if True:
        import pytest
        from reader.errors import ReaderError
        from reader.pcsc.connection import PcscReaders
        from reader.pcsc.waiting import wait_for_card
        from reader.virtual.faults import Flicker
        from apdu import CommandAPDU
        @pytest.mark.virtual_card(faults=[Flicker(0, seconds=0.2)])
        def test_it(pcsc_slot):
            select = CommandAPDU(0, 0xA4, 4, 0x0C, bytes.fromhex("D392F000260100000001"))
            reader = PcscReaders().open(pcsc_slot.name)
            with reader.connect() as connection, pytest.raises(ReaderError):
                connection.transmit(select)
            wait_for_card(pcsc_slot.name, present=False)
            wait_for_card(pcsc_slot.name, present=True)
            with reader.connect() as connection:
                assert connection.transmit(select).sw.value == 0x9000
        """
    )
    done = pytest_of_somebody_else(project)
    assert done.returncode == 0, done.stdout
