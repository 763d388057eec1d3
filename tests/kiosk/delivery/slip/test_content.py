from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from kiosk.contact.settings import Contact
from kiosk.delivery.slip.content import JAPANESE, Part, Setting, SlipContent, Translate, compose, load_translations
from kiosk.delivery.slip.words import PASSAGES, SETTLED, Kind, kind_of
from kiosk.eligibility.model import (
    Answer,
    CoverageDetails,
    Covered,
    DiseaseCertificate,
    LimitCertificate,
    LookedUp,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Validity,
)
from kiosk.flow.profile import DESKTOP, PROFILES, RECEPTION, Profile
from kiosk.flow.states import Problem
from tests.kiosk.delivery.slip.samples import MOMENT, OUTCOMES, coverage


def texts(content: SlipContent) -> list[str]:
    """Everything that can stand on the paper."""
    found = [content.site]
    for part in content.parts:
        for field in fields(Part):
            value = getattr(part, field.name)
            found.extend(value if isinstance(value, tuple) else [value])
    return found


@pytest.fixture
def marked() -> dict[str, Translate]:
    """Translations that can be told apart, whatever has been translated by now."""
    return {"en": lambda _context, text: text, JAPANESE: lambda _context, text: f"«{text}»"}


def test_every_kind_is_the_kind_of_something() -> None:
    assert {kind_of(outcome) for outcome in OUTCOMES} == set(Kind)
    assert set(PASSAGES) == set(Kind)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=str)
@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_every_slip_says_what_happened_when_and_whom_to_call(
    outcome: Answer | LookedUp | Problem, profile: Profile, setting: Setting, marked: dict[str, Translate]
) -> None:
    setting = replace(setting, profile=profile)
    english, japanese = compose(outcome, setting, MOMENT, "en", marked).parts
    assert (english.language, japanese.language) == ("en", "ja")
    assert english.title == PASSAGES[kind_of(outcome)].title
    assert japanese.title == f"«{english.title}»"
    assert english.stamp == "Mon 23 November 2026, 3:05 p.m."
    assert japanese.stamp == "2026年11月23日(月) 午後3時5分"
    assert (english.phone, english.contact) == (
        "0120-95-0178",
        (
            "Voice menu: 4→2",
            "Weekdays 9:30–20:00",
            "Weekends and holidays 9:30–17:30",
            "Closed from 29 December to 3 January",
        ),
    )
    assert not any("{" in text for text in (*texts(compose(outcome, setting, MOMENT, "en", marked)),))
    if kind_of(outcome) not in SETTLED:
        assert english.steps or profile is not RECEPTION


# Marks that can be looked for: none of them may come onto paper.
MARKS = ("ｼｹﾝ", "試験", "39131156", "01234566", "見本保険", "1954", "30", "B10", "透析", "目黒")


@pytest.mark.parametrize("outcome", OUTCOMES, ids=str)
def test_nothing_about_a_person_is_on_a_slip(
    outcome: Answer | LookedUp | Problem, setting: Setting, marked: dict[str, Translate]
) -> None:
    without = replace(setting, contact=Contact(phone=""))
    content = compose(outcome, without, MOMENT.replace(day=22), "en", marked)
    for text in texts(content):
        for mark in MARKS:
            assert mark not in text


def details() -> CoverageDetails:
    return CoverageDetails(
        insured_name="試験 花子",
        address="目黒区一丁目",
        limit=LimitCertificate("01", "B10"),
        diseases=(DiseaseCertificate(1, 10000),),
    )


@pytest.mark.parametrize("validity", Validity)
def test_a_coverage_with_and_without_details_gives_the_same_slip(
    validity: Validity, setting: Setting, marked: dict[str, Translate]
) -> None:
    plain = coverage(validity)
    rich = replace(
        plain, details=details(), burden_ratio=10, eligibility_only=True, relationship=Relationship.DEPENDENT
    )
    assert compose(Covered(plain), setting, MOMENT, "en", marked) == compose(
        Covered(rich), setting, MOMENT, "en", marked
    )


def test_whoever_cannot_use_a_card_gets_the_same_slip(setting: Setting, marked: dict[str, Translate]) -> None:
    first = compose(Refused(RefusalReason.CANNOT_USE), setting, MOMENT, "en", marked)
    later = Refused(RefusalReason.CANNOT_USE, possible_from=MOMENT + timedelta(days=1))
    assert compose(later, setting, MOMENT, "en", marked) == first
    assert first.parts[0].when == ""


def test_medical_assistance_reads_like_any_other_coverage(setting: Setting, marked: dict[str, Translate]) -> None:
    usual = compose(Covered(coverage(Validity.VALID)), setting, MOMENT, "en", marked)
    assert compose(Covered(coverage(Validity.VALID_UNREGISTERED)), setting, MOMENT, "en", marked) == usual


def test_from_when_registration_is_possible(setting: Setting, marked: dict[str, Translate]) -> None:
    outcome = Refused(RefusalReason.RENEWED_RECENTLY, possible_from=MOMENT + timedelta(hours=20))
    english, japanese = compose(outcome, setting, MOMENT, "en", marked).parts
    assert english.when == "Registration is possible from Tue 24 November, 11:05 a.m."
    assert japanese.when == "«Registration is possible from 11月24日(火) 午前11時5分»"
    assert english.what == "The card's electronic certificate was renewed less than 24 hours ago."


def test_a_site_without_a_wait_does_not_speak_of_one(setting: Setting, marked: dict[str, Translate]) -> None:
    part = compose(Refused(RefusalReason.EXPIRED), replace(setting, wait_hours=0), MOMENT, "en", marked).parts[0]
    assert part.steps == ("Renew the card's electronic certificate at your city or town office.",)
    longer = compose(Refused(RefusalReason.EXPIRED), replace(setting, wait_hours=48), MOMENT, "en", marked).parts[0]
    assert longer.steps[1] == "You can register from 48 hours after the renewal."


def test_what_is_left_to_do_depends_on_the_profile(setting: Setting, marked: dict[str, Translate]) -> None:
    outcome = Refused(RefusalReason.CANNOT_USE)
    reception = compose(outcome, replace(setting, profile=RECEPTION), MOMENT, "en", marked).parts[0]
    assert reception.steps[-1] == "For today's visit, ask at the reception counter."
    assert reception.farewell == "You are not checked in yet. Please go to the reception."
    desktop = compose(outcome, replace(setting, profile=DESKTOP), MOMENT, "en", marked).parts[0]
    assert len(desktop.steps) == len(reception.steps) - 1
    assert desktop.farewell == ""


def test_japanese_is_said_once_to_who_reads_it(setting: Setting, marked: dict[str, Translate]) -> None:
    content = compose(Registered(MOMENT, already=False), setting, MOMENT, "ja", marked)
    assert [part.language for part in content.parts] == ["ja"]


def test_a_demonstration_says_so_in_each_language(setting: Setting, marked: dict[str, Translate]) -> None:
    english, japanese = compose(Problem.CANCELLED, replace(setting, demo=True), MOMENT, "en", marked).parts
    assert english.demo.startswith("Demonstration")
    assert japanese.demo == f"«{english.demo}»"
    assert compose(Problem.CANCELLED, setting, MOMENT, "en", marked).parts[0].demo == ""


def test_a_line_without_number_or_with_hours_in_words(setting: Setting, marked: dict[str, Translate]) -> None:
    nobody = compose(Problem.PIN_BLOCKED, replace(setting, contact=Contact(phone="")), MOMENT, "en", marked).parts[0]
    assert (nobody.contact_title, nobody.phone, nobody.contact) == ("", "", ())
    words = Contact(phone="1", menu="", hours="平日の日中\n(祝日を除く)")
    part = compose(Problem.PIN_BLOCKED, replace(setting, contact=words), MOMENT, "en", marked).parts[0]
    assert part.contact == ("平日の日中", "(祝日を除く)")


def test_translations_of_the_window_are_used() -> None:
    translations = load_translations(("en",))
    assert set(translations) == {"en", "ja"}
    assert translations["en"]("Slip", "no such text") == "no such text"
    assert translations["ja"]("Messages", "The PIN is locked") != "The PIN is locked"


def test_the_birth_date_of_the_sample_is_marked() -> None:
    assert coverage().birth_date == date(1954, 3, 1)
