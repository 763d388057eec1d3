"""Days and hours as people say them, in each language of the window and always in Japan's time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final

JST: Final = timezone(timedelta(hours=9), "JST")
_NOON: Final = 12
_EN_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PT_MONTHS: Final = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
    "dezembro",
)  # fmt: skip


_EASY_WEEKDAYS: Final = tuple(zip("月火水木金土日", ("げつ", "か", "すい", "もく", "きん", "ど", "にち"), strict=True))
_EASY_DAYS: Final = {
    1: "ついたち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか",
    9: "ここのか", 10: "とおか", 14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language says its days and hours; weekdays begin with Monday.

    `day` is a month and a day, `dated` that with its weekday, `clock` an hour (0 to 23) and a minute.
    """

    weekdays: tuple[str, ...]
    short: tuple[str, ...]
    year: str
    day: Callable[[date], str]
    dated: str
    joined: str
    clock: Callable[[int, int], str]


def _month_and_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _halves(morning: str, afternoon: str) -> Callable[[int, int], str]:
    """Twelve hours and which half of the day, noon being the twelfth hour of the afternoon."""
    return lambda hour, minute: (
        f"{morning if hour < _NOON else afternoon}{hour % _NOON or (_NOON if hour else 0)}:{minute:02d}"
    )


def _japanese_clock(hour: int, minute: int) -> str:
    """Noon is 午後0時, as clocks and time tables in Japan say it."""
    return f"{'午前' if hour < _NOON else '午後'}{hour % _NOON}時" + (f"{minute}分" if minute else "")


def _easy_day(day: int) -> str:
    """With its reading, which belongs to the number and the character together."""
    reading = _EASY_DAYS.get(day)
    return f"｜{day}日《{reading}》" if reading else f"{day}日《にち》"


def _easy_minute(minute: int) -> str:
    reading = "ふん" if minute % 10 in (2, 5, 7, 9) else "ぷん"
    return f"{minute}分《{reading}》" if minute else ""


def _korean_clock(hour: int, minute: int) -> str:
    return f"{'오전' if hour < _NOON else '오후'} {hour % _NOON or _NOON}시" + (f" {minute}분" if minute else "")


def _english_clock(hour: int, minute: int) -> str:
    return f"{hour % _NOON or _NOON}:{minute:02d} {'a.m.' if hour < _NOON else 'p.m.'}"


_LANGUAGES: Final[dict[str, _Words]] = {
    "ja": _Words(
        tuple(f"{each}曜日" for each in "月火水木金土日"),
        tuple("月火水木金土日"),
        "{year}年{day}",
        _month_and_day,
        "{day}({weekday})",
        "{day} {time}",
        _japanese_clock,
    ),
    "ja-easy": _Words(
        tuple(f"{each}曜日《{read}ようび》" for each, read in _EASY_WEEKDAYS),
        tuple(f"{each}《{read}》" for each, read in _EASY_WEEKDAYS),
        "{year}年《ねん》{day}",
        lambda each: f"{each.month}月《がつ》{_easy_day(each.day)}",
        "{day}({weekday})",
        "{day} {time}",
        lambda hour, minute: (
            f"{'午前《ごぜん》' if hour < _NOON else '午後《ごご》'}{hour % _NOON}時《じ》" + _easy_minute(minute)
        ),
    ),
    "en": _Words(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        "{day} {year}",
        lambda each: f"{each.day} {_EN_MONTHS[each.month - 1]}",
        "{weekday} {day}",
        "{day}, {time}",
        _english_clock,
    ),
    "zh-hans": _Words(
        tuple(f"星期{each}" for each in "一二三四五六日"),
        tuple(f"周{each}" for each in "一二三四五六日"),
        "{year}年{day}",
        _month_and_day,
        "{day}({weekday})",
        "{day} {time}",
        _halves("上午", "下午"),
    ),
    "zh-hant": _Words(
        tuple(f"星期{each}" for each in "一二三四五六日"),
        tuple(f"週{each}" for each in "一二三四五六日"),
        "{year}年{day}",
        _month_and_day,
        "{day}({weekday})",
        "{day} {time}",
        _halves("上午", "下午"),
    ),
    "ko": _Words(
        tuple(f"{each}요일" for each in "월화수목금토일"),
        tuple("월화수목금토일"),
        "{year}년 {day}",
        lambda each: f"{each.month}월 {each.day}일",
        "{day}({weekday})",
        "{day} {time}",
        _korean_clock,
    ),
    "pt": _Words(
        ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
        ("seg.", "ter.", "qua.", "qui.", "sex.", "sáb.", "dom."),
        "{day} de {year}",
        lambda each: f"{each.day} de {_PT_MONTHS[each.month - 1]}",
        "{weekday}, {day}",
        "{day}, {time}",
        lambda hour, minute: f"{hour}h{minute:02d}" if minute else f"{hour}h",
    ),
    "vi": _Words(
        ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật"),
        ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật"),
        "{day} năm {year}",
        lambda each: f"ngày {each.day} tháng {each.month}",
        "{weekday}, {day}",
        "{time}, {day}",
        lambda hour, minute: f"{hour} giờ {minute:02d}" if minute else f"{hour} giờ",
    ),
}
_ALIASES: Final = {"zh": "zh-hans", "zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}


def say_date(day: date, language: str) -> str:
    """A day with its year: 2027年7月31日, or 31 July 2027."""
    words = _words(language)
    return words.year.format(year=day.year, day=words.day(day))


def say_day(day: date, language: str) -> str:
    """A day of the year: 12月29日, or 29 December."""
    return _words(language).day(day)


def say_weekday(day: date, language: str) -> str:
    """月曜日, or Monday."""
    return _words(language).weekdays[day.weekday()]


def say_time(moment: datetime, language: str) -> str:
    """A time of day, to the minute: 午前10時15分, or 10:15 a.m."""
    local = moment.astimezone(JST)
    return _words(language).clock(local.hour, local.minute)


def say_moment(moment: datetime, language: str) -> str:
    """A day and an hour that are near, the minute begun counted as over: 11月24日(火) 午前10時15分."""
    local = moment.astimezone(JST)
    if local.second or local.microsecond:
        local = local.replace(second=0, microsecond=0) + timedelta(minutes=1)
    words = _words(language)
    day = words.dated.format(day=words.day(local), weekday=words.short[local.weekday()])
    return words.joined.format(day=day, time=say_time(local, language))


def say_stamp(moment: datetime, language: str) -> str:
    """When something happened, with its year: 2026年11月23日(月) 午後3時5分."""
    local = moment.astimezone(JST)
    words = _words(language)
    day = words.dated.format(day=say_date(local, language), weekday=words.short[local.weekday()])
    return words.joined.format(day=day, time=say_time(local, language))


def _words(language: str) -> _Words:
    """A language by its code, in whatever case and with whatever follows it; English for one that is not known."""
    code = language.lower().replace("_", "-")
    for known in (code, _ALIASES.get(code, ""), code.partition("-")[0]):
        if known in _LANGUAGES:
            return _LANGUAGES[known]
    return _LANGUAGES["en"]
