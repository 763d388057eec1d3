from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kiosk.contact.hours import ALWAYS, Closed, Open
from kiosk.contact.settings import Contact, Window
from kiosk.ui.dates import JST, say_date, say_moment, say_stamp, say_time, say_weekday
from kiosk.ui.openings import say_hours, say_standing

MONDAY = datetime(2026, 11, 16, 21, 0, tzinfo=JST)
CODES = ("ja", "ja-easy", "en", "zh-Hans", "zh-Hant", "ko", "pt", "vi")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=JST)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Open(None), "Open now"),
        (Open(at(16, 22)), "Open now, until 10:00 p.m."),
        (Open(at(17, 0)), "Open now"),
        (Closed(None), "Closed now"),
        (Closed(at(16, 21, 30)), "Closed now. Opens today at 9:30 p.m."),
        (Closed(at(17, 9, 30)), "Closed now. Opens tomorrow at 9:30 a.m."),
        (Closed(at(18, 9, 30)), "Closed now. Opens on Wednesday at 9:30 a.m."),
        (Closed(at(22, 9, 30)), "Closed now. Opens on Sunday at 9:30 a.m."),
        (Closed(at(23, 9, 30)), "Closed now. Opens on Mon 23 November, 9:30 a.m."),
    ],
)
def test_open_or_closed_and_until_when(standing: Open | Closed, said: str) -> None:
    assert say_standing(standing, MONDAY, "en") == said
    assert say_standing(standing, MONDAY.astimezone(UTC), "en") == said


def test_a_day_is_todays_by_japans_clock() -> None:
    # 15:30 UTC is half past midnight in Japan: the next day already.
    night = datetime(2026, 11, 16, 15, 30, tzinfo=UTC)
    assert say_standing(Closed(at(17, 9, 30)), night, "en") == "Closed now. Opens today at 9:30 a.m."


def test_the_hours_of_the_free_phone_line() -> None:
    assert say_hours(Contact().opening(), "en") == (
        "Weekdays 9:30–20:00",
        "Weekends and holidays 9:30–17:30",
        "Closed from 29 December to 3 January",
    )


@pytest.mark.parametrize(
    ("window", "lines"),
    [
        (Window(), ("Every day all day",)),
        (
            Window(weekdays="9:00-12:00, 13:00-17:00", weekends="closed", closed=("08-15", "2027-02-14")),
            ("Weekdays 9:00–12:00, 13:00–17:00", "Weekends and holidays closed", "Closed on 15 August"),
        ),
        (
            Window(weekdays="9:00-17:00", weekends="9:00-12:00", holidays="closed"),
            ("Weekdays 9:00–17:00", "Weekends 9:00–12:00", "Holidays closed"),
        ),
        (
            Window(weekdays="9:00-17:00", wednesday="closed", saturday="9:00-12:00", weekends="closed"),
            (
                "Monday to Tuesday 9:00–17:00",
                "Wednesday closed",
                "Thursday to Friday 9:00–17:00",
                "Saturday 9:00–12:00",
                "Sunday closed",
                "Holidays closed",
            ),
        ),
    ],
)
def test_hours_of_a_week_in_as_few_lines_as_possible(window: Window, lines: tuple[str, ...]) -> None:
    assert say_hours(window.opening(), "en") == lines


def test_what_is_always_open_is_one_line() -> None:
    assert say_hours(ALWAYS, "en") == ("Every day all day",)


@pytest.mark.parametrize(
    ("language", "morning", "noon", "midnight", "day"),
    [
        ("ja", "午前9時5分", "午後0時", "午前0時", "2026年11月16日"),
        (
            "ja_easy",
            "午前《ごぜん》9時《じ》5分《ふん》",
            "午後《ごご》0時《じ》",
            "午前《ごぜん》0時《じ》",
            "2026年《ねん》11月《がつ》16日《にち》",
        ),
        ("en", "9:05 a.m.", "12:00 p.m.", "12:00 a.m.", "16 November 2026"),
        ("zh-Hans", "上午9:05", "下午12:00", "上午0:00", "2026年11月16日"),
        ("zh_TW", "上午9:05", "下午12:00", "上午0:00", "2026年11月16日"),
        ("ko", "오전 9시 5분", "오후 12시", "오전 12시", "2026년 11월 16일"),
        ("pt_BR", "9h05", "12h", "0h", "16 de novembro de 2026"),
        ("vi", "9 giờ 05", "12 giờ", "0 giờ", "ngày 16 tháng 11 năm 2026"),
        ("xx", "9:05 a.m.", "12:00 p.m.", "12:00 a.m.", "16 November 2026"),
    ],
)
def test_hours_and_days_of_each_language(language: str, morning: str, noon: str, midnight: str, day: str) -> None:
    assert say_time(at(16, 9, 5), language) == morning
    assert say_time(at(16, 12), language) == noon
    assert say_time(at(16, 0), language) == midnight
    assert say_date(date(2026, 11, 16), language) == day


@pytest.mark.parametrize(
    ("language", "moment", "stamp"),
    [
        ("ja", "11月16日(月) 午後9時", "2026年11月16日(月) 午後9時"),
        ("en", "Mon 16 November, 9:00 p.m.", "Mon 16 November 2026, 9:00 p.m."),
        ("zh-Hans", "11月16日(周一) 下午9:00", "2026年11月16日(周一) 下午9:00"),
        ("zh-Hant", "11月16日(週一) 下午9:00", "2026年11月16日(週一) 下午9:00"),
        ("ko", "11월 16일(월) 오후 9시", "2026년 11월 16일(월) 오후 9시"),
        ("pt", "seg., 16 de novembro, 21h", "seg., 16 de novembro de 2026, 21h"),
        ("vi", "21 giờ, thứ Hai, ngày 16 tháng 11", "21 giờ, thứ Hai, ngày 16 tháng 11 năm 2026"),
    ],
)
def test_moments_of_each_language(language: str, moment: str, stamp: str) -> None:
    assert say_moment(MONDAY, language) == moment
    assert say_stamp(MONDAY, language) == stamp


def test_a_stamp_does_not_run_ahead_of_its_minute() -> None:
    late = MONDAY.replace(second=59)
    assert say_stamp(late, "en").endswith("9:00 p.m.")
    assert say_moment(late, "en").endswith("9:01 p.m.")


@pytest.mark.parametrize("language", CODES)
def test_the_days_of_a_week_are_seven(language: str) -> None:
    assert len({say_weekday(date(2026, 11, 16 + number), language) for number in range(7)}) == 7
