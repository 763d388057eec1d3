"""Opening hours in words: open or closed now, until when, and the hours of the week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final, TypeAlias, assert_never

from kiosk.contact.hours import ALL_DAY, Closed, Open, OpeningHours, Span, Standing, YearlyClosure, YearlyPoint
from kiosk.ui.dates import JST, say_day, say_moment, say_time, say_weekday
from kiosk.ui.texts import QT_TRANSLATE_NOOP
from kiosk.ui.texts import translate as into_current

_OPEN: Final = QT_TRANSLATE_NOOP("Openings", "Open now")
_OPEN_UNTIL: Final = QT_TRANSLATE_NOOP("Openings", "Open now, until {time}")
_CLOSED: Final = QT_TRANSLATE_NOOP("Openings", "Closed now")
_OPENS_TODAY: Final = QT_TRANSLATE_NOOP("Openings", "Closed now. Opens today at {time}")
_OPENS_TOMORROW: Final = QT_TRANSLATE_NOOP("Openings", "Closed now. Opens tomorrow at {time}")
_OPENS_WEEKDAY: Final = QT_TRANSLATE_NOOP("Openings", "Closed now. Opens on {weekday} at {time}")
_OPENS: Final = QT_TRANSLATE_NOOP("Openings", "Closed now. Opens on {moment}")

_EVERY_DAY: Final = QT_TRANSLATE_NOOP("Openings", "Every day {hours}")
_WEEKDAYS: Final = QT_TRANSLATE_NOOP("Openings", "Weekdays {hours}")
_WEEKENDS: Final = QT_TRANSLATE_NOOP("Openings", "Weekends {hours}")
_OTHER_DAYS: Final = QT_TRANSLATE_NOOP("Openings", "Weekends and holidays {hours}")
_HOLIDAYS: Final = QT_TRANSLATE_NOOP("Openings", "Holidays {hours}")
_DAY: Final = QT_TRANSLATE_NOOP("Openings", "{weekday} {hours}")
_DAYS: Final = QT_TRANSLATE_NOOP("Openings", "{first} to {last} {hours}")
_NOT_OPEN: Final = QT_TRANSLATE_NOOP("Openings", "closed")
_AROUND_THE_CLOCK: Final = QT_TRANSLATE_NOOP("Openings", "all day")
_SPAN: Final = QT_TRANSLATE_NOOP("Openings", "{start}–{end}")
_COMMA: Final = QT_TRANSLATE_NOOP("Openings", ", ")
_CLOSED_DAY: Final = QT_TRANSLATE_NOOP("Openings", "Closed on {day}")
_CLOSED_DAYS: Final = QT_TRANSLATE_NOOP("Openings", "Closed from {first} to {last}")

Translate: TypeAlias = Callable[[str, str], str]
"""Gives a text of a context in one language."""

_WEEK: Final = 7
_MONDAY: Final = date(2001, 1, 1)
_LEAP_YEAR: Final = 2000


def say_standing(standing: Standing, moment: datetime, language: str) -> str:
    """Whether it is open at `moment`, and until when, or when it opens: by the weekday within the next six days."""
    match standing:
        case Open(closes=datetime() as closes) if _days(moment, closes) == 0:
            return into_current("Openings", _OPEN_UNTIL).format(time=say_time(closes, language))
        case Open():
            # Until another day, midnight too: nobody has to hurry.
            return into_current("Openings", _OPEN)
        case Closed(opens=datetime() as opens):
            match _days(moment, opens):
                case 0:
                    text = _OPENS_TODAY
                case 1:
                    text = _OPENS_TOMORROW
                case days if days < _WEEK:
                    text = _OPENS_WEEKDAY
                case _:
                    text = _OPENS
            return into_current("Openings", text).format(
                time=say_time(opens, language),
                weekday=say_weekday(opens.astimezone(JST), language),
                moment=say_moment(opens, language),
            )
        case Closed():
            return into_current("Openings", _CLOSED)
        case never:
            assert_never(never)


def say_hours(hours: OpeningHours, language: str, translate: Translate = into_current) -> tuple[str, ...]:
    """The hours of a week, of holidays, and the periods of every year in which it is closed; a line each.

    `translate` is the window's own, unless another language than the window's is wanted.
    """
    writer = _Writer(hours, language, translate)
    return (*writer.say_week(), *writer.say_closures())


def _days(moment: datetime, later: datetime) -> int:
    """How many midnights lie between."""
    return (later.astimezone(JST).date() - moment.astimezone(JST).date()).days


def _say_minute(minute: int) -> str:
    """By the 24-hour clock, as time tables in every language say it."""
    return f"{minute // 60}:{minute % 60:02d}"


@dataclass(frozen=True, slots=True)
class _Writer:
    hours: OpeningHours
    language: str
    translate: Translate

    def say_week(self) -> Iterator[str]:
        days, holidays = self.hours.days, self.hours.holidays
        if len({*days, holidays}) == 1:
            yield self._line(_EVERY_DAY, holidays)
            return
        workdays, weekend = days[:5], days[5:]
        if len(set(workdays)) == 1:
            yield self._line(_WEEKDAYS, workdays[0])
        else:
            yield from self._say_days(workdays, 0)
        if len({*weekend, holidays}) == 1:
            yield self._line(_OTHER_DAYS, holidays)
            return
        if len(set(weekend)) == 1:
            yield self._line(_WEEKENDS, weekend[0])
        else:
            yield from self._say_days(weekend, 5)
        yield self._line(_HOLIDAYS, holidays)

    def say_closures(self) -> Iterator[str]:
        for closure in self.hours.closures:
            match closure:
                case YearlyClosure(start=start, end=end):
                    first, last = self._say_point(start), self._say_point(end)
                    text = _CLOSED_DAY if first == last else _CLOSED_DAYS
                    yield self._say(text).format(day=first, first=first, last=last)
                case _:
                    pass  # once only: what is open now says all that matters

    def _say(self, text: str) -> str:
        return self.translate("Openings", text)

    def _say_days(self, days: tuple[tuple[Span, ...], ...], start: int) -> Iterator[str]:
        """Days in a row that have the same hours as one line; `start` is the number of the first (Monday is 0)."""
        for spans, group in groupby(enumerate(days, start), key=lambda numbered: numbered[1]):
            names = [say_weekday(_MONDAY + timedelta(days=number), self.language) for number, _ in group]
            if len(names) == 1:
                yield self._line(_DAY, spans, weekday=names[0])
            else:
                yield self._line(_DAYS, spans, first=names[0], last=names[-1])

    def _line(self, text: str, spans: tuple[Span, ...], **words: str) -> str:
        return self._say(text).format(hours=self._say_spans(spans), **words)

    def _say_spans(self, spans: tuple[Span, ...]) -> str:
        if not spans:
            return self._say(_NOT_OPEN)
        if spans == ALL_DAY:
            return self._say(_AROUND_THE_CLOCK)
        span = self._say(_SPAN)
        said = (span.format(start=_say_minute(each.start), end=_say_minute(each.end)) for each in spans)
        return self._say(_COMMA).join(said)

    def _say_point(self, point: YearlyPoint) -> str:
        return say_day(date(_LEAP_YEAR, point.month, point.day), self.language)
