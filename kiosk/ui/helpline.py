"""The free phone line in words: whom one calls, the number, and whether it is open at a moment."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.widgets.helpline import Call

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.contact.settings import Contact

_WHOM: Final = QT_TRANSLATE_NOOP("Helpline", "My Number Card helpline (free of charge)")
_MENU: Final = QT_TRANSLATE_NOOP("Helpline", "Voice menu {menu}")


def describe(contact: Contact, moment: datetime, language: str) -> Call | None:
    """What is said about a line at a moment (aware of its time zone); None where there is no number."""
    if not contact.phone:
        return None
    # Holidays and the configuration come with it, which the first frame does not wait for.
    from kiosk.contact.hours import Open, standing  # noqa: PLC0415
    from kiosk.ui.openings import say_hours, say_standing  # noqa: PLC0415

    whom = translate("Helpline", _WHOM)
    menu = translate("Helpline", _MENU).format(menu=contact.menu) if contact.menu else ""
    if not contact.reckoned:
        return Call(whom, contact.phone, menu, "", contact.hours)
    opening = contact.opening()
    now = standing(opening, moment)
    hours = "\n".join(say_hours(opening, language))
    return Call(whom, contact.phone, menu, say_standing(now, moment, language), hours, isinstance(now, Open))
