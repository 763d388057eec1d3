"""Kinds of kiosks differ by data: what each says at the end, to whom it sends one, what it offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.contact.settings import Contact
from kiosk.contact.settings import Window as Hours
from kiosk.eligibility.model import RefusalReason, Refused, Undecided, UndecidedReason, Validity
from kiosk.flow.events import ConsentAnswered, Declined, Event, SlipWanted, Touched, VisualCheckChosen, WentBack
from kiosk.flow.profile import ATM, DESKTOP, RECEPTION, Profile
from kiosk.flow.states import Cause, Concluded, Consenting, Problem, State
from kiosk.ui import messages, reasons
from kiosk.ui.gallery import RECEPTION_FULL, exhibits
from kiosk.ui.helpline import describe
from kiosk.ui.itinerary import Stop, place_of, stops
from kiosk.ui.pages.deliberate import DeliberatePage
from kiosk.ui.widgets.button import Kind
from kiosk.ui.widgets.helpline import Helpline
from kiosk.ui.widgets.picture import FOLDER, Picture
from tests.kiosk.ui.conftest import Stand

EXHIBITS = {each.name: each for each in exhibits()}
OPEN, SHUT = datetime(2026, 11, 24, 1, 15, tzinfo=UTC), datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


@pytest.fixture
def english(stand: Stand) -> Stand:
    stand.languages.choose("en")
    return stand


def texts(stand: Stand) -> str:
    page = stand.window.page
    assert page is not None
    return " ".join(each.accessibleName() for each in page.findChildren(QWidget) if each.isVisible())


def show(stand: Stand, name: str) -> str:
    EXHIBITS[name].show(stand.window)
    stand.window.choose_language("en")
    return texts(stand)


def press(stand: Stand, text: str) -> list[Event]:
    page = stand.window.page
    assert page is not None
    stand.events.clear()
    next(each for each in page.findChildren(QPushButton) if each.isVisible() and each.text() == text).click()
    return [event for event in stand.events if not isinstance(event, Touched)]


def test_nobody_is_sent_to_a_counter_where_there_is_none(english: Stand) -> None:
    for name in (each for each in EXHIBITS if each.startswith(("atm-", "desktop-"))):
        said = show(english, name).lower()
        for place in ("reception", "member of staff", "the counter."):
            assert place not in said, f"{name}: {said}"


def test_every_reason_says_what_happened_what_to_do_and_whom_to_call(english: Stand) -> None:
    for exhibit in EXHIBITS.values():
        state = exhibit.state
        if not isinstance(state, Concluded) or state.outcome is Problem.CANCELLED:
            continue
        if isinstance(state.outcome, Refused | Undecided | Problem):
            said = show(english, exhibit.name)
            assert "0120-95-0178" in said, exhibit.name
            assert "Open now, until" in said, exhibit.name
            assert "What to do now" in said, exhibit.name
            assert english.window.page is not None
            assert english.window.page.text.text(), exhibit.name


@pytest.mark.parametrize("profile", [Profile(), RECEPTION, ATM, DESKTOP], ids=lambda profile: profile.name)
def test_each_reason_has_words_of_its_own(english: Stand, profile: Profile) -> None:
    del english
    said: dict[RefusalReason | Problem | UndecidedReason, messages.Message] = {
        **{each: messages.of_refusal(Refused(each), "en", profile=profile) for each in RefusalReason},
        **{each: messages.of_problem(each, profile=profile) for each in Problem},
        **{each: messages.of_undecided(Undecided(each), profile=profile) for each in UndecidedReason},
    }
    assert len({(each.title, each.what) for each in said.values()}) == len(said)
    for reason, message in said.items():
        assert message.steps or reason is Problem.CANCELLED, reason
        assert not any("{" in text for text in (message.title, message.what, *message.steps)), reason


def test_validities_have_words_of_their_own_but_for_the_one_that_must_not_be_told_apart() -> None:
    for table in (reasons.VALIDITIES, reasons.LOOKUPS):
        assert table[Validity.VALID] is table[Validity.VALID_UNREGISTERED]
        others = {each: table[each].title for each in Validity if each is not Validity.VALID_UNREGISTERED}
        assert len(set(others.values())) == len(others)


def test_a_card_for_faces_is_told_where_it_can_be_registered(english: Stand) -> None:
    said = show(english, "atm-problem-pin-unusable")
    assert "card reader of a hospital or pharmacy" in said
    assert "by face or with the help of staff" in said


def test_what_a_visitor_has_to_know_at_the_end(english: Stand) -> None:
    assert "You have not checked in yet" in show(english, "reception-covered")
    assert "You have not checked in yet" in show(english, "lookup-found")
    assert "not the reception" not in show(english, "atm-registered-slip-none")
    assert "close this window" in show(english, "desktop-covered")
    assert "Staff has been called" in show(english, "reception-covered-called")


def test_the_slip(english: Stand) -> None:
    show(english, "atm-registered-slip-none")
    assert press(english, "Print this on paper") == [SlipWanted()]
    for slip in ("printing", "printed"):
        show(english, f"atm-registered-slip-{slip}")
        with pytest.raises(StopIteration):
            press(english, "Print this on paper")
    show(english, "atm-registered-slip-failed")
    assert press(english, "Print this on paper") == [SlipWanted()]


@pytest.mark.parametrize("name", ["reception-pin", "reception-problem-pin-blocked", "reception-problem-pin-unusable"])
def test_staff_may_be_asked_instead_of_the_pin(english: Stand, name: str) -> None:
    show(english, name)
    words = "I do not know the PIN: have staff check" if name.endswith("-pin") else "Have staff check"
    assert press(english, words) == [VisualCheckChosen()]
    show(english, name.removeprefix("reception-"))
    with pytest.raises(StopIteration):
        press(english, words)


@pytest.mark.parametrize("name", ["reception-problem-pin-blocked", "reception-problem-pin-unusable"])
def test_where_staff_may_check_the_card_is_to_be_taken_only_instead(english: Stand, name: str) -> None:
    assert "Have staff check, or take your card and go to the counter." in show(english, name)
    assert "Have staff check, or" not in show(english, "problem-card-in-use")


def test_registration_on_the_spot_may_be_declined(english: Stand) -> None:
    show(english, "reception-refused-may-register")
    assert press(english, "Not now") == [Declined()]


def test_numbers_may_be_corrected(english: Stand) -> None:
    show(english, "lookup-nobody")
    assert press(english, "Correct the numbers") == [WentBack()]
    show(english, "lookup-undecided")
    assert press(english, "Try again") == [WentBack()]


def test_a_consent_is_asked_for_without_a_hint_and_not_answered_by_a_double_tap(english: Stand, qtbot: QtBot) -> None:
    for given in (False, True):
        show(english, "reception-consent-medicines")
        english.window.render(replace(_consenting(), refused=frozenset()))
        page = english.window.page
        assert isinstance(page, DeliberatePage)
        yes, no = (
            next(each for each in page.findChildren(QPushButton) if each.text() == words) for words in ("Yes", "No")
        )
        assert yes.size() == no.size()
        assert yes.kind is no.kind is Kind.SECONDARY  # type: ignore[attr-defined]
        assert not yes.hasFocus()
        assert not no.hasFocus()
        assert press(english, "Yes" if given else "No") == []
        qtbot.waitUntil(lambda page=page: page.ready)  # type: ignore[misc] # mypy does not see the default's type
        assert press(english, "Yes" if given else "No") == [ConsentAnswered(_consenting().asking, given=given)]
        assert "Question 2 of 4" in texts(english)
        assert "treated in the same way" in texts(english)


def _consenting() -> Consenting:
    state = EXHIBITS["reception-consent-medicines"].state
    assert isinstance(state, Consenting)
    return state


def test_the_limit_is_confirmed_and_not_told(english: Stand) -> None:
    said = show(english, "reception-covered-limit")
    assert "Confirmed (details at the counter)" in said
    assert "A01" not in said


def test_consents_are_counted_and_not_listed(english: Stand) -> None:
    said = show(english, "reception-covered")
    assert "2 of 4 (for 24 hours)" in said
    for item in ("medicine", "treatment", "operation"):
        assert item not in said.lower()
    assert "Nothing is shared" in show(english, "reception-covered-none-given")
    assert "could not be passed on" in show(english, "reception-covered-not-kept")


def test_the_phone_line_says_whether_it_is_open(english: Stand) -> None:
    del english
    contact = Contact()
    at_noon, at_night = describe(contact, OPEN, "en"), describe(contact, SHUT, "en")
    assert at_noon is not None
    assert at_night is not None
    assert at_noon.is_open is True
    assert "8:00 p.m." in at_noon.now
    assert at_night.is_open is False
    assert "tomorrow" in at_night.now
    in_words = describe(Contact(hours="10 to 4"), OPEN, "en")
    assert in_words is not None
    assert (in_words.is_open, in_words.now, in_words.hours) == (None, "", "10 to 4")
    assert describe(Contact(phone=""), OPEN, "en") is None


def test_the_phone_panel_tells_open_from_closed_by_words(english: Stand) -> None:
    said = {}
    for name, moment in (("open", OPEN), ("closed", SHUT)):
        show(english, "refused-expired")
        english.window.setting.now = lambda moment=moment: moment  # type: ignore[misc] # mypy does not see the default
        english.window.render(EXHIBITS["refused-expired"].state)
        panels = [each for each in english.window.findChildren(Helpline) if each.isVisible()]
        said[name] = " ".join(each.accessibleName() for panel in panels for each in panel.findChildren(QWidget))
    assert "Open now" in said["open"]
    assert "Closed now" in said["closed"]


def test_a_machine_that_is_closed_says_until_when(english: Stand) -> None:
    english.window.setting.hours = Hours(weekdays="13:00-17:00", weekends="closed")
    assert "Closed until Tue 24 November, 1:00 p.m." in show(english, "atm-out-of-service-closed")
    english.window.setting.hours = None
    assert "It opens by itself." in show(english, "atm-out-of-service-closed")
    assert Cause.CLOSED in reasons.CAUSES


def test_help_stands_below_every_page(english: Stand) -> None:
    show(english, "reception-idle")
    assert "member of staff" in english.window.footer.words.text()
    show(english, "atm-idle")
    assert "0120-95-0178" in english.window.footer.words.text()


def test_the_steps_of_each_kind_of_kiosk() -> None:
    assert stops(ATM) == (Stop.CARD, Stop.CHOOSE, Stop.IDENTIFY, Stop.CHECK, Stop.DONE)
    assert stops(RECEPTION) == (Stop.CARD, Stop.IDENTIFY, Stop.CHECK, Stop.CONSENT, Stop.DONE)
    assert Stop.CARD not in stops(RECEPTION, lookup=True)


def test_a_page_stands_at_a_step_and_a_visit_goes_on() -> None:
    def place(name: str, profile: Profile) -> int | None:
        state: State = EXHIBITS[name].state
        found = place_of(state, profile)
        return None if found is None else found[1]

    assert place("idle", ATM) is None
    assert place("problem-cancelled", ATM) is None
    order = ["reading", "choosing", "pin", "checking", "registered"]
    assert [place(name, ATM) for name in order] == [0, 1, 2, 3, 4]
    assert place("reception-confirming", RECEPTION_FULL) == 0, "it has no step of its own at a reception"
    assert place("more-time", ATM) == place("pin", ATM)
    looked_up = ["lookup-insurer", "lookup-confirm", "lookup-looking", "lookup-found"]
    assert [place(name, RECEPTION_FULL) for name in looked_up] == [0, 1, 2, 3]


def test_the_reader_s_kind_is_on_the_pictures(stand: Stand) -> None:
    for page in ("idle", "reading", "take-card", "out-of-service"):
        shown = []
        for reader in ("slot", "usb"):
            EXHIBITS[f"reader-{reader}-{page}"].show(stand.window)
            assert stand.window.page is not None
            names = [each.name for each in stand.window.page.findChildren(Picture) if each.isVisible()]
            shown += [name for name in names if name.startswith(reader)]
        assert len(shown) >= 2, page
        assert all((FOLDER / f"{name}.svg").exists() for name in shown)
