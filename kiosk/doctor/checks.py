"""The checks: pure functions from what was observed to what is to be done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from kiosk.doctor.facts import (
    AnchorFact,
    ClockFacts,
    ConfigurationFacts,
    DisplayFacts,
    Finding,
    MemoryFacts,
    Outcome,
    UsbFacts,
)
from kiosk.eligibility.rules import JST

_FAMILIES: Final = ("BIZ UDPGothic", "Noto Sans CJK JP")
_BLIND_PLATFORMS: Final = ("offscreen", "minimal", "vkkhrdisplay")
_NOTICE: Final = timedelta(days=30)
_USUAL_ADVICE: Final = "what [eligibility.settings] names has to be there, and this user has to reach it"
_ADVICE: Final = {
    "local": "what [eligibility.settings] names has to be there: database, trust anchors, revocation lists in force",
    "http": "the service has to run and to know this kiosk by [site] kiosk; one that was revoked is enrolled again",
}


def passed(check: str, detail: str) -> Finding:
    """A finding that asks for nothing."""
    return Finding(check, Outcome.PASS, detail)


def failed(check: str, detail: str, to_do: str) -> Finding:
    """A finding that asks for something."""
    return Finding(check, Outcome.FAIL, detail, to_do)


def not_applicable(check: str, detail: str) -> Finding:
    """A finding that could not be made, or does not matter here."""
    return Finding(check, Outcome.NOT_APPLICABLE, detail)


def check_usb(facts: UsbFacts) -> Finding:
    """The kernel's NFC driver must not hold the reader, and the reader must be one that PC/SC can drive."""
    name = "NFC kernel driver"
    if facts.rc_s380:
        return failed(
            name,
            "a Sony RC-S380 is plugged in; it has no PC/SC driver on Linux",
            "use a reader that speaks CCID" + (", and keep port100 away: " + _BLACKLIST if facts.port100 else ""),
        )
    if facts.port100:
        return failed(name, "port100 is loaded; it takes Sony readers away from pcscd", _BLACKLIST)
    return passed(name, "port100 is not loaded")


_BLACKLIST: Final = "echo blacklist port100 > /etc/modprobe.d/myna-kiosk.conf; modprobe -r port100"


def check_configuration(facts: ConfigurationFacts) -> Finding:
    """The file can be loaded."""
    name = "configuration"
    if facts.file is None:
        return not_applicable(name, "none given (--config FILE)")
    if facts.fault:
        return failed(name, facts.fault, "mend the file; every key is explained in kiosk/deploy/kiosk.example.toml")
    return passed(name, facts.file)


def check_backend(facts: ConfigurationFacts) -> Finding:
    """The backend of the configuration is installed, takes its settings, and could serve now."""
    name = "backend"
    if facts.backend is None:
        return not_applicable(name, "needs a configuration")
    if not facts.backend_asked:
        return not_applicable(name, f"{facts.backend} is not started for this user; see data folder")
    if facts.backend_fault:
        return failed(name, f"{facts.backend}: {facts.backend_fault}", _ADVICE.get(facts.backend, _USUAL_ADVICE))
    return passed(name, f"{facts.backend} is ready")


def check_folder(facts: ConfigurationFacts, user: str) -> Finding:
    """The data folder is there, and is this user's alone; the doctor is to be asked by the kiosk's own user."""
    name = "data folder"
    folder = facts.folder
    if folder is None:
        return not_applicable(name, "needs a configuration")
    if folder.owner is None:
        who = "USER" if user == "root" else user
        advice = f"install -d -m 0700 -o {who} {folder.path} (for the kiosk's user)"
        if who != user:
            advice += f", and ask again as that user: sudo -u {who} myna-kiosk doctor --config {facts.file}"
        return failed(name, f"{folder.path} is not there", advice)
    if folder.owner != user:
        return failed(
            name,
            f"{folder.path} belongs to {folder.owner}, and this is {user}",
            f"ask again as the kiosk's user: sudo -u {folder.owner} myna-kiosk doctor --config {facts.file}",
        )
    if folder.mode & 0o077:
        return failed(name, f"{folder.path} is open to others (mode {folder.mode:04o})", f"chmod 0700 {folder.path}")
    return passed(name, f"{folder.path}, of {user} alone")


def check_anchors(facts: ConfigurationFacts, now: datetime) -> Finding:
    """Trust anchors are there, in force, and not those of a test PKI."""
    name = "trust anchors"
    if facts.backend is None:
        return not_applicable(name, "needs a configuration")
    if facts.anchors_fault:
        return failed(name, facts.anchors_fault, "put JPKI's certificates (利用者証明用認証局, PEM) in [trust] anchors")
    if not facts.anchors:
        return failed(
            name, "none", "put JPKI's certificates (利用者証明用認証局, PEM) in the file and name it in [trust] anchors"
        )
    if any(anchor.test for anchor in facts.anchors):
        return failed(name, "the test PKI is among them", "take it out: a kiosk in service accepts JPKI's own only")
    in_force = [anchor for anchor in facts.anchors if anchor.not_before <= now <= anchor.not_after]
    if not in_force:
        return failed(name, "none is in force now", "set the clock, or get JPKI's current certificates")
    return _judge_ends(name, in_force, len(facts.anchors), now)


def _judge_ends(name: str, in_force: list[AnchorFact], count: int, now: datetime) -> Finding:
    last = max(anchor.not_after for anchor in in_force)
    detail = f"{len(in_force)} of {count} in force, the last until {last.astimezone(JST):%Y-%m-%d} JST"
    if last - now < _NOTICE:
        return failed(name, detail, "get JPKI's next certificates before that day")
    return passed(name, detail)


def check_clock(facts: ClockFacts, configuration: ConfigurationFacts) -> Finding:
    """The clock is right, as far as a machine can tell: certificates and the 24-hour rule are judged by it."""
    name = "clock"
    shown = f"{facts.now.astimezone(JST):%Y-%m-%d %H:%M:%S} JST (time zone {facts.zone})"
    if facts.now < facts.installed:
        return failed(name, f"{shown} is before this program was installed", _SET_CLOCK)
    ends = [anchor.not_before for anchor in configuration.anchors or ()]
    if ends and facts.now < min(ends):
        return failed(name, f"{shown} is before the first trust anchor's validity", _SET_CLOCK)
    if facts.synchronised is False:
        return failed(name, f"{shown}, not synchronised", _SET_CLOCK)
    if facts.synchronised is None:
        return passed(name, f"{shown}; whether it is synchronised is not known")
    return passed(name, f"{shown}, synchronised")


_SET_CLOCK: Final = "synchronise it: timedatectl set-ntp true (or install chrony), then look at timedatectl"


def check_fonts(facts: DisplayFacts) -> Finding:
    """There is a font with Japanese, the preferred one at best."""
    name = "fonts"
    if facts.families is None:
        return not_applicable(name, "Qt does not start")
    preferred = [family for family in _FAMILIES if family in facts.families]
    if preferred:
        return passed(name, ", ".join(preferred))
    if facts.families:
        return passed(name, f"{facts.families[0]} (nicer: apt-get install fonts-morisawa-bizud-gothic)")
    return failed(name, "no font with Japanese", "apt-get install fonts-morisawa-bizud-gothic fonts-noto-cjk")


def check_display(facts: DisplayFacts) -> Finding:
    """Qt finds a screen to draw on."""
    name = "display"
    if not facts.session:
        return failed(
            name,
            "no graphical session: neither WAYLAND_DISPLAY nor DISPLAY is set",
            "start it inside a Wayland or X session, or look at it by `myna-kiosk demo --tour DIR`",
        )
    if facts.platform is None:
        return failed(
            name,
            facts.fault or "Qt does not start",
            "see that the display runs; for X: apt-get install libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1",
        )
    if facts.platform in _BLIND_PLATFORMS:
        return failed(name, f"the Qt platform {facts.platform} shows nothing", "unset QT_QPA_PLATFORM in the session")
    size = "no screen" if facts.size is None else f"{facts.size[0]} x {facts.size[1]}"
    return passed(name, f"{facts.platform}, {size}")


def check_core_dumps(facts: MemoryFacts) -> Finding:
    """A crash must not write a PIN to a disk. The kiosk sets this itself; here it is seen whether that works."""
    name = "core dumps"
    if facts.core_limit == 0 and not facts.dumpable:
        return passed(name, "off for the kiosk's processes")
    limit = "unlimited" if facts.core_limit is None else f"{facts.core_limit} bytes"
    return failed(name, f"limit {limit}, dumpable: {facts.dumpable}", "set LimitCORE=0 in the kiosk's service unit")


def check_swap(facts: MemoryFacts) -> Finding:
    """Memory that a PIN was in must not reach a disk in clear."""
    name = "swap"
    if not facts.open_swap:
        return passed(name, "none in clear on a disk")
    return failed(
        name, f"in clear: {', '.join(facts.open_swap)}", "switch it off (swapoff -a, /etc/fstab) or encrypt it"
    )
