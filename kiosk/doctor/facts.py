"""What is observed on a machine, as values, and what a check says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.eligibility.wire import Scope


class Outcome(Enum):
    """What a check comes to."""

    PASS = "pass"  # noqa: S105 (passing, not a password)
    FAIL = "fail"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's answer: `detail` is what was seen; `to_do`, for a FAIL, what to do about it."""

    check: str
    outcome: Outcome
    detail: str
    to_do: str = ""


class Access(Enum):
    """How a call to the PC/SC service, or to a card, ended."""

    DONE = "done"
    NO_SERVICE = "no-service"
    REFUSED = "refused"
    NO_CARD = "no-card"
    IN_USE = "in-use"
    MUTE = "mute"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ReaderFact:
    """One reader, and how connecting to its card ended."""

    name: str
    access: Access


@dataclass(frozen=True, slots=True)
class PcscFacts:
    """The PC/SC service as this user meets it.

    `socket` is where it is looked for; `daemon` whether pcscd is installed. `access_pcsc` and `access_card` are what
    polkit answers for this process, None where there is no polkit, or pcscd was built without it.
    """

    socket: str
    socket_there: bool
    daemon: bool
    access: Access
    readers: tuple[ReaderFact, ...] = ()
    access_pcsc: bool | None = None
    access_card: bool | None = None


@dataclass(frozen=True, slots=True)
class UsbFacts:
    """Whether the kernel's NFC driver port100 is loaded, and a Sony RC-S380 is plugged in."""

    port100: bool
    rc_s380: bool


@dataclass(frozen=True, slots=True)
class AnchorFact:
    """One trust anchor: its name, its last moment (aware), and whether it belongs to a test PKI."""

    name: str
    not_before: datetime
    not_after: datetime
    test: bool


@dataclass(frozen=True, slots=True)
class FolderFact:
    """The kiosk's data folder: `owner` is a user's name, None where there is no folder; `mode` its permission bits."""

    path: str
    owner: str | None
    mode: int = 0


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """The eligibility service of the http backend: its address, why it does not serve this kiosk (None where it does).

    `enrolled` is False where this kiosk has no identity that could be used. `clock_difference`: by how many seconds the
    service's clock is ahead of this one's, None where it does not say. `lacking`: what the profile offers and the
    kiosk's site does not allow.
    """

    service: str
    fault: str | None = None
    enrolled: bool = True
    clock_difference: float | None = None
    lacking: frozenset[Scope] = frozenset()


@dataclass(frozen=True, slots=True)
class ConfigurationFacts:
    """What the configuration leads to. `file` is None where none was given, and then nothing else is known.

    Each fault is a message of what went wrong, None where nothing did. `backend_asked` is False where the backend was
    not started, because the data folder is not this user's: its files would belong to the wrong one. `service` is None
    where the backend asks none.
    """

    file: str | None
    fault: str | None = None
    folder: FolderFact | None = None
    backend: str | None = None
    backend_asked: bool = False
    backend_fault: str | None = None
    anchors: tuple[AnchorFact, ...] | None = None
    anchors_fault: str | None = None
    service: ServiceFacts | None = None


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """The clock: `now` (aware), when this program was installed, the kernel's word on synchronisation, the zone."""

    now: datetime
    installed: datetime
    synchronised: bool | None
    zone: str


@dataclass(frozen=True, slots=True)
class DisplayFacts:
    """What Qt makes of this session: `platform` is the plugin that loaded, None where none did, with Qt's `fault`.

    `session` says whether the environment names a display at all (DISPLAY, WAYLAND_DISPLAY, QT_QPA_PLATFORM).
    `families` are the font families with Japanese, None where Qt does not start even without a display.
    """

    session: bool
    platform: str | None
    size: tuple[int, int] | None
    fault: str | None
    families: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class MemoryFacts:
    """After hardening: the core limit (bytes, None unlimited), dumpable; swap that is neither memory nor encrypted."""

    core_limit: int | None
    dumpable: bool
    open_swap: tuple[str, ...]
