from __future__ import annotations

import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.doctor import checks
from kiosk.doctor.command import examine
from kiosk.doctor.configured import observe_configuration
from kiosk.doctor.facts import (
    Access,
    ConfigurationFacts,
    FolderFact,
    Outcome,
    ReaderFact,
    UsbFacts,
)
from kiosk.doctor.observe import (
    observe_clock,
    observe_display,
    observe_memory,
    observe_pcsc,
    observe_usb,
    user_name,
)
from kiosk.exitcode import ExitCode
from reader.virtual.inprocess import VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas
from reader.virtual.pki import AUTH_2015, anchors

NOW: Final = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


# What is observed.


def test_the_service_and_its_cards_are_observed(tmp_path: Path) -> None:
    readers = VirtualReaders("A", "B", "C")
    readers.insert("B", issue(load_personas()["taro"], NOW))
    readers.insert("C", issue(load_personas()["taro"], NOW))
    (tmp_path / "comm").touch()
    environment = {"PCSCLITE_CSOCK_NAME": str(tmp_path / "comm"), "PATH": str(tmp_path)}
    with readers.open("C").connect():
        facts = observe_pcsc(readers, environment)
    assert (facts.socket, facts.socket_there, facts.access) == (str(tmp_path / "comm"), True, Access.DONE)
    assert facts.readers == (
        ReaderFact("A", Access.NO_CARD),
        ReaderFact("B", Access.DONE),
        ReaderFact("C", Access.IN_USE),
    )


@pytest.mark.parametrize(("code", "answer"), [(0, True), (1, False), (2, False), (3, False), (126, None), (127, None)])
def test_polkit_is_asked_about_both_actions(code: int, answer: bool | None, tmp_path: Path) -> None:
    program = tmp_path / "pkcheck"
    program.write_text(f'#!/bin/sh\necho "$2" >> {tmp_path}/asked\nexit {code}\n')
    program.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.defpath}"}
    facts = observe_pcsc(VirtualReaders(), environment, policy=program)
    assert (facts.access_pcsc, facts.access_card) == (answer, answer)
    assert (tmp_path / "asked").read_text().split() == [
        "org.debian.pcsc-lite.access_pcsc",
        "org.debian.pcsc-lite.access_card",
    ]
    without = observe_pcsc(VirtualReaders(), environment, policy=tmp_path / "none")
    assert (without.access_pcsc, without.access_card) == (None, None)


def test_a_card_is_connected_to_and_sent_nothing() -> None:
    readers = VirtualReaders("A")
    card = issue(load_personas()["taro"], NOW)
    readers.insert("A", card)
    observe_pcsc(readers, {})
    assert not card.log


def test_a_service_that_is_down_is_observed() -> None:
    readers = VirtualReaders()
    readers.stop_service()
    facts = observe_pcsc(readers, {"PCSCLITE_CSOCK_NAME": "/nowhere"})
    assert (facts.access, facts.readers, facts.socket_there) == (Access.NO_SERVICE, (), False)


def test_usb_devices_are_observed(tmp_path: Path) -> None:
    assert observe_usb(tmp_path) == UsbFacts(port100=False, rc_s380=False)
    device = tmp_path / "bus/usb/devices/1-2"
    device.mkdir(parents=True)
    (device / "idVendor").write_text("054c\n")
    (device / "idProduct").write_text("06c1\n")
    (tmp_path / "module/port100").mkdir(parents=True)
    assert observe_usb(tmp_path) == UsbFacts(port100=True, rc_s380=True)
    (device / "idProduct").write_text("0dc8\n")
    assert observe_usb(tmp_path) == UsbFacts(port100=True, rc_s380=False)


def test_swap_in_memory_or_encrypted_is_harmless(tmp_path: Path) -> None:
    (tmp_path / "swaps").write_text(
        "Filename\tType\tSize\tUsed\tPriority\n/dev/zram0 partition 1 0 5\n/dev/dm-0 partition 1 0 4\n"
        "/dev/dm-1 partition 1 0 3\n/swapfile file 1 0 2\n"
    )
    for name, uuid in (("dm-0", "CRYPT-PLAIN-swap\n"), ("dm-1", "LVM-abc\n")):
        (tmp_path / "block" / name / "dm").mkdir(parents=True)
        (tmp_path / "block" / name / "dm/uuid").write_text(uuid)
    assert observe_memory(tmp_path, tmp_path).open_swap == ("/dev/dm-1", "/swapfile")
    assert observe_memory(tmp_path / "none", tmp_path).open_swap == ()


def test_the_clock_is_observed() -> None:
    facts = observe_clock()
    assert facts.installed < facts.now
    assert facts.zone


def test_a_display_is_observed() -> None:
    facts = observe_display({**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert (facts.session, facts.platform, facts.fault) == (True, "offscreen", None)
    assert facts.size is not None
    assert facts.families is not None


def test_a_missing_display_ends_nothing_but_the_probe() -> None:
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    facts = observe_display({**environment, "QT_QPA_PLATFORM": "nonsense"})
    assert facts.platform is None
    assert facts.fault is not None
    assert "nonsense" in facts.fault
    assert facts.families is not None
    environment.pop("QT_QPA_PLATFORM", None)
    assert observe_display(environment).session is False


def test_a_user_has_a_name_or_a_number() -> None:
    assert user_name(0) == "root"
    assert user_name(4_000_000) == "4000000"


def write_configuration(folder: Path, anchors_line: str = "", backend: str = "local", settings: str = "") -> Path:
    (folder / "state").mkdir(mode=0o700, exist_ok=True)
    path = folder / "kiosk.toml"
    path.write_text(
        f'[site]\nname = "x"\n[data]\nfolder = "state"\n[trust]\n{anchors_line}\n'
        f'[eligibility]\nbackend = "{backend}"\n[eligibility.settings]\n{settings}\n'
    )
    return path


def test_a_configuration_is_followed(tmp_path: Path) -> None:
    pem = b"".join(found.public_bytes(Encoding.PEM) for found in (*anchors(), AUTH_2015.certificate))
    (tmp_path / "a.pem").write_bytes(pem)
    facts = observe_configuration(write_configuration(tmp_path, 'anchors = "a.pem"', "unavailable"))
    assert (facts.fault, facts.backend, facts.backend_fault) == (None, "unavailable", "no backend configured")
    assert facts.anchors is not None
    assert len(facts.anchors) == 3
    assert all(anchor.test for anchor in facts.anchors)
    assert checks.check_anchors(facts, NOW).outcome is Outcome.FAIL


def test_a_backend_is_started_only_by_who_owns_its_data(tmp_path: Path) -> None:
    """Whoever starts the local one first makes its database, and would keep it from the kiosk."""
    (tmp_path / "a.pem").write_bytes(anchors()[0].public_bytes(Encoding.PEM))
    settings = f'database = "sqlite:///{tmp_path}/e.db"\nanchors = "{tmp_path}/a.pem"'
    path = write_configuration(tmp_path, settings=settings)
    (tmp_path / "state").rmdir()
    facts = observe_configuration(path)
    assert (facts.backend_asked, facts.backend_fault) == (False, None)
    assert facts.folder == FolderFact(f"{tmp_path}/state", None)
    assert not (tmp_path / "e.db").exists()
    (tmp_path / "state").mkdir()
    (tmp_path / "state").chmod(0o755)  # whatever the umask is here
    facts = observe_configuration(path)
    assert facts.folder == FolderFact(f"{tmp_path}/state", user_name(os.geteuid()), 0o755)
    assert facts.backend_asked
    assert facts.backend_fault is not None
    assert "test PKI" in facts.backend_fault


def test_faults_of_a_configuration_are_facts(tmp_path: Path) -> None:
    assert observe_configuration(None) == ConfigurationFacts(None)
    missing = observe_configuration(tmp_path / "none.toml")
    assert missing.fault is not None
    facts = observe_configuration(write_configuration(tmp_path, 'anchors = "none.pem"', "nobody"))
    assert facts.anchors_fault is not None
    assert facts.backend_fault is not None
    assert "is not installed" in facts.backend_fault
    bad = observe_configuration(write_configuration(tmp_path, settings="databse = 1"))
    assert bad.anchors == ()
    assert bad.backend_fault is not None
    assert "eligibility.settings.databse" in bad.backend_fault
    assert "\n" not in bad.backend_fault


def test_the_whole_command() -> None:
    out = io.StringIO()
    readers = VirtualReaders()
    readers.stop_service()
    assert examine(None, readers, as_json=True, out=out) is ExitCode.SOMETHING_TO_DO
    assert json.loads(out.getvalue())["checks"][0]["outcome"] == "fail"
