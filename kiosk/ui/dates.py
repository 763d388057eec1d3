"""Days and hours as people say them, always in Japan's time."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

JST: Final = timezone(timedelta(hours=9), "JST")
_WEEKDAYS: Final = "月火水木金土日"
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NOON: Final = 12


def say_date(day: date, language: str) -> str:
    """A day with its year: 2027年7月31日, or 31 July 2027."""
    if language == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_moment(moment: datetime, language: str) -> str:
    """A day and an hour that are near, the minute begun counted as over: 11月24日(火)午前10時15分."""
    local = moment.astimezone(JST)
    if local.second or local.microsecond:
        local = local.replace(second=0, microsecond=0) + timedelta(minutes=1)
    if language == "ja":
        half, hour = ("午前", local.hour) if local.hour < _NOON else ("午後", local.hour - _NOON)
        minute = f"{local.minute}分" if local.minute else ""
        return f"{local.month}月{local.day}日({_WEEKDAYS[local.weekday()]}) {half}{hour}時{minute}"
    half, hour = ("a.m." if local.hour < _NOON else "p.m."), local.hour % _NOON or _NOON
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}, {hour}:{local.minute:02d} {half}"
