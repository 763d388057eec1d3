"""The tables of a configuration that say when something is open: the free phone line, the kiosk itself."""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from kiosk.configtable import Table
from kiosk.contact.hours import OpeningHours
from kiosk.contact.notation import ALWAYS, read_closure, read_spans

# What `contact.hours` was before there were hours to reckon with; whoever has copied it said nothing of their own.
_FORMER_HOURS: Final = "平日 9:30〜20:00 土日祝 9:30〜17:30(年末年始を除く)"


def _check_spans(text: str) -> str:
    read_spans(text)
    return text


def _check_closure(text: str) -> str:
    read_closure(text)
    return text


SpansText = Annotated[str, AfterValidator(_check_spans)]
ClosureText = Annotated[str, AfterValidator(_check_closure)]


class _Hours(Table):
    """Hours of each kind of day, as `kiosk.contact.notation` reads them, by Japan's clock.

    A day's own key wins over `weekdays` and `weekends`, and `holidays` over both: on a Japanese holiday that is a
    Monday the hours of holidays count. Without a key of their own holidays are like weekends. `closed` wins over all.
    """

    weekdays: SpansText = ALWAYS
    weekends: SpansText = ALWAYS
    holidays: SpansText | None = None
    monday: SpansText | None = None
    tuesday: SpansText | None = None
    wednesday: SpansText | None = None
    thursday: SpansText | None = None
    friday: SpansText | None = None
    saturday: SpansText | None = None
    sunday: SpansText | None = None
    closed: tuple[ClosureText, ...] = ()

    def opening(self) -> OpeningHours:
        """The same as OpeningHours."""
        weekdays = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday)
        days = [day or self.weekdays for day in weekdays]
        days += [day or self.weekends for day in (self.saturday, self.sunday)]
        return OpeningHours(
            tuple(read_spans(day) for day in days),
            read_spans(self.holidays or self.weekends),
            tuple(read_closure(period) for period in self.closed),
        )


class Contact(_Hours):
    """Whom visitors may call: the free phone number, the way through its voice menu, and when it answers.

    `hours` are the hours in words, for a line whose hours the other keys cannot say: pages then show these words, and
    not whether the line is open at the moment (`reckoned` is False).
    """

    phone: str = "0120-95-0178"
    menu: str = Field(default="4→2", pattern=r"^([0-9*#](→[0-9*#])*)?$")
    weekdays: SpansText = "9:30-20:00"
    weekends: SpansText = "9:30-17:30"
    closed: tuple[ClosureText, ...] = ("12-29..01-03",)
    hours: str = ""

    @property
    def reckoned(self) -> bool:
        """Whether `opening` is true of this line."""
        return not self.hours

    @model_validator(mode="before")
    @classmethod
    def _forget_former_hours(cls, raw: object) -> object:
        """A file from before hours were reckoned with may say the default of that time, in words."""
        if isinstance(raw, dict) and raw.get("hours") == _FORMER_HOURS:
            return {key: value for key, value in raw.items() if key != "hours"}
        return raw

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if self.hours and self.model_fields_set & (_Hours.model_fields.keys()):
            raise ValueError("hours says in words what the other keys say in numbers: leave one of them out")
        return self


class Window(_Hours):
    """When an unattended kiosk serves; always, unless something else is said. Outside of it a page says until when."""
