"""What one kind of kiosk does and says, as data: the flow and the pages ask a Profile, and never where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from kiosk.eligibility.model import ConsentItem, Purpose


class Assistance(Enum):
    """Who helps a visitor who cannot go on."""

    STAFF = "staff"  # somebody at a counter nearby
    PHONE = "phone"  # nobody is there: the free phone number, the city or town office


class Farewell(Enum):
    """What a visitor has to know when the procedure is over."""

    NOT_CHECKED_IN = "not-checked-in"  # this was not the reception of the appointment
    TAKE_CARD = "take-card"
    CLOSE_WINDOW = "close-window"  # at one's own PC


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of kiosk. By itself: choose a purpose, enter the PIN, see the answer.

    `purposes` with one member asks nothing: the visitor came for that. `consents` are asked for in this order, one a
    page, after coverage was found. `offers_registration`: who turns out not to be registered may register on the spot,
    or decline. `confirms_registration`: what registering means is said, and agreed to, before the PIN for it (WCAG 2.2
    success criterion 3.3.4). `visual_check`: staff may vouch for a holder whose PIN cannot be used (目視確認).
    `calls_staff`: somebody is told of a card that was left behind.
    """

    name: str = "plain"
    purposes: tuple[Purpose, ...] = (Purpose.REGISTER, Purpose.COVERAGE)
    offers_registration: bool = True
    confirms_registration: bool = False
    visual_check: bool = False
    number_lookup: bool = False
    consents: tuple[ConsentItem, ...] = ()
    prescription: bool = False
    slip: bool = False
    calls_staff: bool = False
    assistance: Assistance = Assistance.STAFF
    farewell: Farewell = Farewell.NOT_CHECKED_IN

    def __post_init__(self) -> None:
        if not self.purposes:
            raise ValueError("a kiosk has at least one purpose")

    @property
    def asks_after_answer(self) -> bool:
        """Whether visitors are asked something after their coverage was found, so that the backend is told of it."""
        return bool(self.consents) or self.prescription


RECEPTION: Final = Profile(
    "reception",
    purposes=(Purpose.COVERAGE,),
    confirms_registration=True,
    visual_check=True,
    number_lookup=True,
    consents=(
        ConsentItem.HEALTH_CHECKUPS,
        ConsentItem.MEDICINES,
        ConsentItem.TREATMENT,
        ConsentItem.OPERATIONS,
    ),
    calls_staff=True,
)
ATM: Final = Profile(
    "atm",
    confirms_registration=True,
    slip=True,
    calls_staff=True,
    assistance=Assistance.PHONE,
    farewell=Farewell.TAKE_CARD,
)
DESKTOP: Final = Profile(
    "desktop",
    confirms_registration=True,
    assistance=Assistance.PHONE,
    farewell=Farewell.CLOSE_WINDOW,
)
PROFILES: Final = {profile.name: profile for profile in (RECEPTION, ATM, DESKTOP)}
