from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.config import Settings, parse
from kiosk.contact.hours import ALL_DAY, ALWAYS, OpeningHours, Span, YearlyClosure, YearlyPoint
from kiosk.contact.settings import Contact, Window
from kiosk.eligibility.base import ConfigurationError

LONG, SHORT, TURN = (
    (Span(570, 1200),),
    (Span(570, 1050),),
    YearlyClosure(YearlyPoint(12, 29, 0), YearlyPoint(1, 3, 1440)),
)
FORMER = "平日 9:30〜20:00 土日祝 9:30〜17:30(年末年始を除く)"


def settings(**tables: Any) -> Settings:
    raw = {"site": {"name": "見本"}, "eligibility": {"backend": "unavailable"}} | tables
    return parse(raw, "kiosk.toml", Path("/etc"))


def test_the_free_phone_line_by_itself() -> None:
    contact = Contact()
    assert (contact.phone, contact.menu) == ("0120-95-0178", "4→2")
    assert contact.opening() == OpeningHours((LONG,) * 5 + (SHORT,) * 2, SHORT, (TURN,))
    assert contact.reckoned


def test_a_window_is_always_open_by_itself() -> None:
    assert Window().opening() == ALWAYS


def test_a_day_wins_over_its_kind_and_holidays_over_both() -> None:
    table = {"weekdays": "9:00-17:00", "weekends": "closed", "wednesday": "9:00-12:00", "sunday": "always"}
    day, half = (Span(540, 1020),), (Span(540, 720),)
    window = settings(window=table).window
    assert window.opening() == OpeningHours((day, day, half, day, day, (), ALL_DAY), ())
    assert settings(window=table | {"holidays": "9:00-12:00"}).window.opening().holidays == half


def test_a_file_from_before_is_understood() -> None:
    assert settings(contact={"hours": FORMER}).contact == Contact()
    assert settings(contact={"phone": "0120-00-0000", "hours": FORMER}).contact == Contact(phone="0120-00-0000")
    # With its own keys beside it, the former default says nothing.
    assert settings(contact={"hours": FORMER, "weekdays": "always"}).contact.opening().days[0] == ALL_DAY


def test_hours_in_words_are_kept_as_words() -> None:
    contact = settings(contact={"hours": "平日の日中"}).contact
    assert contact.hours == "平日の日中"
    assert not contact.reckoned


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"contact": {"weekdays": "9-20"}}, "contact.weekdays: write hours as in 9:30-20:00"),
        ({"contact": {"closed": ["12-29..01-03", "soon"]}}, "contact.closed.1: write a day as MM-DD"),
        ({"contact": {"hours": "平日", "monday": "closed"}}, "contact: hours says in words what the other keys say"),
        ({"contact": {"menu": "4, 2"}}, "contact.menu: "),
        ({"window": {"funday": "closed"}}, "window.funday: Extra inputs are not permitted"),
        ({"window": {"sunday": "25:00-26:00"}}, "window.sunday: a time of day lies between 0:00 and 24:00"),
    ],
)
def test_a_mistake_is_named_with_its_place(tables: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        settings(**tables)
    assert f"\n  {said}" in str(caught.value)


@pytest.mark.parametrize("menu", ["", "4", "4→2", "1→#→0"])
def test_ways_through_a_voice_menu(menu: str) -> None:
    assert settings(contact={"menu": menu}).contact.menu == menu
