from __future__ import annotations

import sys
from dataclasses import dataclass, field

from kiosk.config import StaffMember
from kiosk.contact.settings import Contact
from kiosk.flow.events import Event
from kiosk.flow.profile import RECEPTION
from kiosk.pinpad import PasscodePad, PinPad
from kiosk.staff.recent import RecentVisit
from kiosk.ui.pages.page import Setting
from kiosk.ui.staff.maintenance import Maintenance, ReaderSeen
from kiosk.ui.theme import Theme


@dataclass
class Room:
    """What the pages of the staff stand in, and what they did."""

    posted: list[Event] = field(default_factory=list)
    readers: tuple[ReaderSeen, ...] = ()
    recent: tuple[RecentVisit, ...] = ()
    volume: int = 70
    restarts: int = 0
    pad: PasscodePad = field(default_factory=PasscodePad)
    setting: Setting = field(init=False)

    def furnish(self, members: tuple[StaffMember, ...], doctor: tuple[str, ...]) -> None:
        def set_volume(percent: int) -> None:
            self.volume = percent

        def restart() -> None:
            self.restarts += 1

        self.setting = Setting(
            Theme(),
            self.posted.append,
            PinPad(),
            Contact(),
            profile=RECEPTION,
            members=members,
            passcode=self.pad,
            maintenance=Maintenance(
                lambda: self.recent, lambda: self.readers, lambda: self.volume, set_volume, restart, doctor
            ),
        )


def make_room(names: int = 3, doctor: tuple[str, ...] = (sys.executable, "-c", "raise SystemExit(3)")) -> Room:
    """A room with so many members of the staff."""
    room = Room()
    room.furnish(tuple(StaffMember(id=f"s{number}", name=f"職員{number}") for number in range(names)), doctor)
    return room
