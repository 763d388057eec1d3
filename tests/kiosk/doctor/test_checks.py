from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from kiosk.doctor import checks, pcsc
from kiosk.doctor.command import Machine, judge, to_json, to_text
from kiosk.doctor.facts import (
    Access,
    AnchorFact,
    ClockFacts,
    ConfigurationFacts,
    DisplayFacts,
    Finding,
    FolderFact,
    MemoryFacts,
    Outcome,
    PcscFacts,
    ReaderFact,
    UsbFacts,
)

NOW: Final = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PASS, FAIL, NONE = Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE
SOCKET: Final = "/run/pcscd/pcscd.comm"

READER: Final = ReaderFact("Reader A", Access.DONE)
PCSC: Final = PcscFacts(SOCKET, socket_there=True, daemon=True, access=Access.DONE, readers=(READER,))
DOWN: Final = replace(PCSC, access=Access.NO_SERVICE, readers=())
USB: Final = UsbFacts(port100=False, rc_s380=False)
ANCHOR: Final = AnchorFact("CN=x", NOW - timedelta(days=1), NOW + timedelta(days=400), test=False)
FOLDER: Final = FolderFact("/var/lib/k", "kiosk", 0o700)
CONFIGURED: Final = ConfigurationFacts(
    "/etc/k.toml", folder=FOLDER, backend="local", backend_asked=True, anchors=(ANCHOR,)
)
CLOCK: Final = ClockFacts(NOW, NOW - timedelta(days=1), synchronised=True, zone="JST")
DISPLAY: Final = DisplayFacts(True, "wayland", (1080, 1920), None, ("BIZ UDPGothic", "Noto Sans CJK JP"))
MEMORY: Final = MemoryFacts(0, dumpable=False, open_swap=())
HEALTHY: Final = Machine(PCSC, USB, CONFIGURED, CLOCK, DISPLAY, MEMORY, "kiosk")


def expect(finding: Finding, outcome: Outcome, *said: str) -> None:
    assert finding.outcome is outcome, finding
    assert bool(finding.to_do) is (outcome is FAIL), finding
    for text in said:
        assert text in f"{finding.detail} {finding.to_do}"


def test_a_healthy_machine_passes_everything() -> None:
    findings = judge(HEALTHY)
    assert {finding.outcome for finding in findings} == {PASS}
    assert len({finding.check for finding in findings}) == len(findings) == 14


@pytest.mark.parametrize(
    ("facts", "outcome", "said"),
    [
        (PCSC, PASS, SOCKET),
        (replace(PCSC, access=Access.REFUSED), PASS, SOCKET),
        (replace(DOWN, daemon=False), FAIL, "apt-get install pcscd"),
        (DOWN, FAIL, "systemctl restart pcscd.socket"),
        (replace(DOWN, socket_there=False), FAIL, "systemctl enable --now pcscd.socket"),
    ],
)
def test_service(facts: PcscFacts, outcome: Outcome, said: str) -> None:
    expect(pcsc.check_service(facts), outcome, said)


@pytest.mark.parametrize(
    ("facts", "outcome", "said"),
    [
        (PCSC, PASS, "Reader A"),
        (DOWN, NONE, "needs the PC/SC service"),
        (replace(PCSC, access=Access.REFUSED, readers=()), NONE, "needs"),
        (replace(PCSC, readers=()), FAIL, "plug a reader in"),
        (replace(PCSC, readers=(ReaderFact("Virtual PCD 00 00", Access.DONE),)), FAIL, "vsmartcard-vpcd"),
    ],
)
def test_readers(facts: PcscFacts, outcome: Outcome, said: str) -> None:
    expect(pcsc.check_readers(facts), outcome, said)


@pytest.mark.parametrize(
    ("facts", "outcome", "refused"),
    [
        (PCSC, PASS, ()),
        (DOWN, NONE, ()),
        (replace(PCSC, access_pcsc=True, access_card=True), PASS, ()),
        (replace(PCSC, access=Access.REFUSED, readers=()), FAIL, (pcsc.ACCESS_PCSC,)),
        (replace(PCSC, access_pcsc=False), FAIL, (pcsc.ACCESS_PCSC,)),
        (replace(PCSC, access_card=False), FAIL, (pcsc.ACCESS_CARD,)),
        (replace(PCSC, readers=(ReaderFact("R", Access.REFUSED),)), FAIL, (pcsc.ACCESS_CARD,)),
        (replace(PCSC, access_pcsc=False, access_card=False), FAIL, (pcsc.ACCESS_PCSC, pcsc.ACCESS_CARD)),
    ],
)
def test_polkit_tells_which_action_is_refused(facts: PcscFacts, outcome: Outcome, refused: tuple[str, ...]) -> None:
    finding = pcsc.check_permission(facts, "kiosk")
    expect(finding, outcome)
    if outcome is FAIL:
        assert finding.detail == f"refuses kiosk: {', '.join(refused)}"
        expect(finding, FAIL, "/etc/polkit-1/rules.d/", 'subject.user == "kiosk"', pcsc.ACCESS_PCSC, pcsc.ACCESS_CARD)


@pytest.mark.parametrize(
    ("access", "outcome"),
    [
        (Access.DONE, PASS),
        (Access.NO_CARD, NONE),
        (Access.IN_USE, FAIL),
        (Access.MUTE, FAIL),
        (Access.REFUSED, FAIL),
        (Access.GONE, FAIL),
        (Access.NO_SERVICE, FAIL),
    ],
)
def test_card_access(access: Access, outcome: Outcome) -> None:
    other = ReaderFact("Reader B", Access.NO_CARD)
    expect(pcsc.check_card(replace(PCSC, readers=(other, ReaderFact("Reader A", access)))), outcome)


def test_card_access_without_readers() -> None:
    expect(pcsc.check_card(DOWN), NONE, "needs a reader")


@pytest.mark.parametrize(
    ("port100", "rc_s380", "outcome", "said"),
    [
        (False, False, PASS, "not loaded"),
        (True, False, FAIL, "blacklist port100"),
        (False, True, FAIL, "CCID"),
        (True, True, FAIL, "blacklist port100"),
    ],
)
def test_nfc_driver(port100: bool, rc_s380: bool, outcome: Outcome, said: str) -> None:
    expect(checks.check_usb(UsbFacts(port100, rc_s380)), outcome, said)


def test_configuration_and_backend() -> None:
    none, broken = ConfigurationFacts(None), ConfigurationFacts("k.toml", "site.name: Field required")
    expect(checks.check_configuration(CONFIGURED), PASS, "/etc/k.toml")
    expect(checks.check_configuration(none), NONE, "--config")
    expect(checks.check_configuration(broken), FAIL, "site.name")
    expect(checks.check_backend(CONFIGURED), PASS, "local is ready")
    expect(checks.check_backend(replace(CONFIGURED, backend_fault="no database")), FAIL, "local: no database")
    expect(checks.check_backend(replace(CONFIGURED, backend_asked=False)), NONE, "see data folder")
    for facts in (none, broken):
        expect(checks.check_folder(facts, "kiosk"), NONE)
        expect(checks.check_backend(facts), NONE)
        expect(checks.check_anchors(facts, NOW), NONE)


@pytest.mark.parametrize(
    ("folder", "outcome", "said"),
    [
        (FOLDER, PASS, "/var/lib/k"),
        (replace(FOLDER, owner=None), FAIL, "install -d -m 0700 -o kiosk /var/lib/k"),
        (replace(FOLDER, owner="root"), FAIL, "sudo -u root myna-kiosk doctor --config /etc/k.toml"),
        (replace(FOLDER, mode=0o750), FAIL, "chmod 0700 /var/lib/k"),
    ],
)
def test_data_folder(folder: FolderFact, outcome: Outcome, said: str) -> None:
    expect(checks.check_folder(replace(CONFIGURED, folder=folder), "kiosk"), outcome, said)


@pytest.mark.parametrize(
    ("anchor", "outcome", "said"),
    [
        (ANCHOR, PASS, "1 of 1 in force"),
        (replace(ANCHOR, test=True), FAIL, "test PKI"),
        (replace(ANCHOR, not_after=NOW - timedelta(seconds=1)), FAIL, "none is in force"),
        (replace(ANCHOR, not_before=NOW + timedelta(seconds=1)), FAIL, "none is in force"),
        (replace(ANCHOR, not_after=NOW), FAIL, "next certificates"),
        (replace(ANCHOR, not_after=NOW + timedelta(days=29)), FAIL, "next certificates"),
        (replace(ANCHOR, not_after=NOW + timedelta(days=30)), PASS, "2026-12-22"),
    ],
)
def test_trust_anchors(anchor: AnchorFact, outcome: Outcome, said: str) -> None:
    expect(checks.check_anchors(replace(CONFIGURED, anchors=(anchor,)), NOW), outcome, said)


def test_trust_anchors_that_are_not_there() -> None:
    expect(checks.check_anchors(replace(CONFIGURED, anchors=()), NOW), FAIL, "[trust] anchors")
    expect(checks.check_anchors(replace(CONFIGURED, anchors_fault="a.pem: cannot be read"), NOW), FAIL, "a.pem")


def test_an_anchor_in_force_is_enough() -> None:
    old = replace(ANCHOR, not_after=NOW - timedelta(days=1))
    expect(checks.check_anchors(replace(CONFIGURED, anchors=(old, ANCHOR)), NOW), PASS, "1 of 2 in force")


@pytest.mark.parametrize(
    ("clock", "outcome", "said"),
    [
        (CLOCK, PASS, "2026-11-22 18:30:00 JST"),
        (replace(CLOCK, zone="UTC"), PASS, "time zone UTC"),
        (replace(CLOCK, synchronised=None), PASS, "not known"),
        (replace(CLOCK, synchronised=False), FAIL, "set-ntp"),
        (replace(CLOCK, installed=NOW + timedelta(seconds=1)), FAIL, "before this program was installed"),
        (replace(CLOCK, now=NOW - timedelta(days=9), installed=NOW - timedelta(days=99)), FAIL, "trust anchor"),
    ],
)
def test_clock(clock: ClockFacts, outcome: Outcome, said: str) -> None:
    expect(checks.check_clock(clock, CONFIGURED), outcome, said)


@pytest.mark.parametrize(
    ("families", "outcome", "said"),
    [
        (("Noto Sans CJK JP",), PASS, "Noto Sans CJK JP"),
        (("IPAGothic",), PASS, "fonts-morisawa-bizud-gothic"),
        ((), FAIL, "apt-get install"),
        (None, NONE, "Qt does not start"),
    ],
)
def test_fonts(families: tuple[str, ...] | None, outcome: Outcome, said: str) -> None:
    expect(checks.check_fonts(replace(DISPLAY, families=families)), outcome, said)


@pytest.mark.parametrize(
    ("display", "outcome", "said"),
    [
        (DISPLAY, PASS, "wayland, 1080 x 1920"),
        (replace(DISPLAY, size=None), PASS, "no screen"),
        (replace(DISPLAY, platform="offscreen"), FAIL, "unset QT_QPA_PLATFORM"),
        (replace(DISPLAY, platform=None, fault="could not connect"), FAIL, "could not connect"),
        (replace(DISPLAY, platform=None, session=False), FAIL, "no graphical session"),
    ],
)
def test_display(display: DisplayFacts, outcome: Outcome, said: str) -> None:
    expect(checks.check_display(display), outcome, said)


def test_memory() -> None:
    expect(checks.check_core_dumps(MEMORY), PASS)
    expect(checks.check_core_dumps(replace(MEMORY, dumpable=True)), FAIL, "LimitCORE=0")
    expect(checks.check_core_dumps(replace(MEMORY, core_limit=None)), FAIL, "unlimited")
    expect(checks.check_core_dumps(replace(MEMORY, core_limit=1)), FAIL, "1 bytes")
    expect(checks.check_swap(MEMORY), PASS)
    expect(checks.check_swap(replace(MEMORY, open_swap=("/swapfile",))), FAIL, "/swapfile", "swapoff")


# How it is shown.


def test_the_table_says_what_to_do_below_the_line() -> None:
    findings = judge(replace(HEALTHY, memory=replace(MEMORY, open_swap=("/dev/sda2",)), pcsc=DOWN))
    lines = to_text(findings).splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("swap "))
    assert lines[at].split()[:2] == ["swap", "FAIL"]
    assert lines[at + 1].strip().startswith("->  switch it off")
    assert lines[-1] == "9 pass, 3 not applicable, 2 to do"
    assert to_text(judge(HEALTHY)).splitlines()[-1] == "14 pass, 0 not applicable, nothing to do"


def test_the_object_says_the_same() -> None:
    found = json.loads(to_json(judge(replace(HEALTHY, pcsc=DOWN))))
    assert found["ok"] is False
    assert found["checks"][0] == {
        "check": "PC/SC service",
        "outcome": "fail",
        "detail": f"nobody answers at {SOCKET}",
        "to_do": "systemctl restart pcscd.socket pcscd.service",
    }
    assert found["checks"][1]["outcome"] == "not applicable"
    assert found["checks"][1]["to_do"] is None
    assert json.loads(to_json(judge(HEALTHY)))["ok"] is True
