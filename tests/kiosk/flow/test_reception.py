"""Stories of a reception desk: consents, prescriptions, registering on the spot, the staff's check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Consents,
    Coverage,
    Covered,
    PrescriptionForm,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow import events as on
from kiosk.flow.effects import KeepConsents, Play, Sound
from kiosk.flow.offers import printable, registrable
from kiosk.flow.profile import RECEPTION, Profile
from kiosk.flow.states import (
    AskingMoreTime,
    Cause,
    Checking,
    ChoosingPrescription,
    Concluded,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    Idle,
    KeepingConsents,
    OutOfService,
    Problem,
    Reading,
    Settling,
)
from reader.events import CardInserted, CardPresence, ReadersChanged, ServiceLost
from tests.kiosk.flow.samples import AT, COVERAGE
from tests.kiosk.flow.stories import CARD, PLACES, TAKES, Story, challenge

PHARMACY = replace(RECEPTION, prescription=True)
COVERED = Covered(COVERAGE)
ASKED = RECEPTION.consents
NOT_REGISTERED = Refused(RefusalReason.NOT_REGISTERED)


def _checked(profile: Profile = RECEPTION) -> Story:
    story = Story(profile)
    story.tell(PLACES, on.CardRead(1, CARD))
    story.pin()
    story.ends(Checking)
    return story


def _answered(answer: Answer = COVERED, profile: Profile = RECEPTION) -> Story:
    story = _checked(profile)
    story.tell(on.Answered(1, answer))
    return story


def _told(story: Story) -> Consents:
    """What the backend was told, once."""
    (told,) = story.done(KeepConsents)
    assert told.visit == 1
    return told.consents


def test_a_visitor_comes_for_one_thing_and_is_not_asked_for_which() -> None:
    story = Story(RECEPTION)
    assert isinstance(story.tell(PLACES, on.CardRead(1, CARD)), EnteringPin)
    assert story.ends(EnteringPin).purpose is Purpose.COVERAGE


def test_every_consent_is_asked_for_by_itself_and_the_backend_told_once() -> None:
    story = _answered()
    for number, item in enumerate(ASKED):
        assert story.ends(Consenting).asking is item
        story.tell(on.ConsentAnswered(item, given=number % 2 == 0))
    said = Consents(frozenset(ASKED[::2]), frozenset(ASKED[1::2]))
    assert story.ends(KeepingConsents).consents == said
    story.tell(on.ConsentsKept(1, COVERED))
    end = story.ends(Concluded)
    assert (end.outcome, end.consents, end.kept) == (COVERED, said, True)
    assert _told(story) == said


def test_an_answer_to_another_question_is_none() -> None:
    """A second tap, or a page that was late."""
    story = _answered()
    before = story.ends(Consenting)
    assert story.tell(on.ConsentAnswered(ASKED[1], given=True)) is before


def test_prescriptions_are_asked_for_after_the_consents() -> None:
    story = _answered(profile=PHARMACY)
    story.tell(*(on.ConsentAnswered(item, given=False) for item in ASKED))
    story.ends(ChoosingPrescription)
    story.tell(on.PrescriptionChosen(PrescriptionForm.PAPER))
    assert _told(story) == Consents(refused=frozenset(ASKED), prescription=PrescriptionForm.PAPER)


def test_what_a_consent_opens_is_shown() -> None:
    story = _answered()
    story.tell(on.ConsentAnswered(ASKED[0], given=True), on.Cancelled())
    opened = replace(COVERAGE, burden_ratio=10)
    story.tell(on.ConsentsKept(1, Covered(opened)))
    assert story.ends(Concluded).outcome == Covered(opened)


@pytest.mark.parametrize("reason", UndecidedReason)
def test_consents_that_cannot_be_kept_stop_nobody(reason: UndecidedReason) -> None:
    story = _answered()
    story.tell(on.ConsentAnswered(ASKED[0], given=True), on.Cancelled(), on.ConsentsKept(1, Undecided(reason)))
    end = story.ends(Concluded)
    assert end.outcome == COVERED
    assert not end.kept


def test_a_backend_that_is_slow_to_keep_is_not_waited_for() -> None:
    story = _answered()
    story.tell(on.ConsentAnswered(ASKED[0], given=True), on.Cancelled(), on.TimedOut())
    assert story.ends(Concluded).outcome == COVERED
    opened = Covered(replace(COVERAGE, burden_ratio=10))
    story.tell(on.ConsentsKept(1, opened))
    assert story.ends(Concluded).outcome == opened
    assert story.last == (), "the time for taking the card runs on"
    before = story.state
    assert story.tell(on.ConsentsKept(1, opened)) is before


@pytest.mark.parametrize(
    "coverage",
    [
        replace(COVERAGE, eligibility_only=True),
        *(
            replace(COVERAGE, validity=validity)
            for validity in Validity
            if validity not in (Validity.VALID, Validity.VALID_UNREGISTERED)
        ),
    ],
)
def test_no_consent_is_asked_for_where_it_would_come_to_nothing(coverage: Coverage) -> None:
    """In the grace period, and without insurance; the receipt computer is told of the reception all the same."""
    story = _answered(Covered(coverage))
    assert story.ends(Concluded).placed is not None
    assert _told(story) == Consents()


def test_in_the_grace_period_prescriptions_are_asked_for() -> None:
    story = _answered(Covered(replace(COVERAGE, eligibility_only=True)), PHARMACY)
    story.ends(ChoosingPrescription)


def test_after_registering_on_the_spot_consents_are_asked_for_too() -> None:
    story = _answered(NOT_REGISTERED)
    assert registrable(story.ends(Concluded), RECEPTION)
    story.tell(on.PurposeChosen(Purpose.REGISTER), on.CardRead(1, CARD))
    story.ends(ConfirmingRegistration)
    story.tell(on.RegistrationConfirmed())
    story.pin()
    assert story.submitted.purpose is Purpose.REGISTER
    story.tell(on.Answered(1, Registered(AT, already=False, coverage=COVERAGE)))
    assert story.ends(Consenting).answer == Registered(AT, already=False, coverage=COVERAGE)
    story.tell(on.Cancelled())
    assert _told(story) == Consents()


def test_a_registration_without_coverage_is_no_reception() -> None:
    story = _answered(NOT_REGISTERED)
    story.tell(on.PurposeChosen(Purpose.REGISTER), on.CardRead(1, CARD), on.RegistrationConfirmed())
    story.pin()
    story.tell(on.Answered(1, Registered(AT, already=False)))
    assert story.ends(Concluded).consents is None
    assert not story.done(KeepConsents)


def test_what_registering_means_is_said_once() -> None:
    """Not again after a wrong PIN."""
    story = _answered(NOT_REGISTERED)
    story.tell(on.PurposeChosen(Purpose.REGISTER), on.CardRead(1, CARD), on.RegistrationConfirmed(), on.PinEntered())
    story.tell(on.ChallengeIssued(1, challenge(Purpose.REGISTER)), on.PinRejected(1, 2))
    assert story.ends(EnteringPin).wrong


@pytest.mark.parametrize("before_reading", [True, False])
def test_registering_may_be_declined(before_reading: bool) -> None:
    story = _answered(NOT_REGISTERED)
    if not before_reading:
        story.tell(on.PurposeChosen(Purpose.REGISTER), on.CardRead(1, CARD))
    story.tell(on.Declined())
    assert story.ends(Concluded).outcome is Problem.DECLINED
    assert Play(Sound.TAKE_CARD) in story.last
    assert not printable(story.ends(Concluded), replace(RECEPTION, slip=True))


def test_where_registration_is_not_offered_it_is_not_made() -> None:
    profile = replace(RECEPTION, offers_registration=False)
    story = _answered(NOT_REGISTERED, profile)
    before = story.ends(Concluded)
    assert registrable(before, profile) is None
    assert story.tell(on.PurposeChosen(Purpose.REGISTER)) is before
    assert story.tell(on.Declined()) is before


@pytest.mark.parametrize("medium", [Medium.ANDROID, Medium.IPHONE])
def test_with_a_phone_registration_is_not_offered(medium: Medium) -> None:
    story = _answered(NOT_REGISTERED)
    before = story.ends(Concluded)
    assert before.card is not None
    phone = replace(before, card=replace(before.card, contents=replace(before.card.contents, medium=medium)))
    assert registrable(phone, RECEPTION) is None


# --- leaving early ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("over_the_question", [False, True])
@pytest.mark.parametrize("said", [0, 2, 4])
def test_whoever_takes_the_card_in_the_middle_loses_nothing(said: int, over_the_question: bool) -> None:
    story = _answered(profile=PHARMACY)
    story.tell(*(on.ConsentAnswered(item, given=True) for item in ASKED[:said]))
    if over_the_question:
        assert isinstance(story.tell(on.TimedOut()), AskingMoreTime)
    story.tell(TAKES)
    end = story.ends(Concluded)
    assert end.placed is None
    assert end.outcome == COVERED
    assert _told(story) == end.consents == Consents(given=frozenset(ASKED[:said]))
    assert isinstance(story.tell(on.TimedOut()), Idle)


@pytest.mark.parametrize("events", [[on.Cancelled()], [on.TimedOut(), on.TimedOut()]])
def test_whoever_stops_or_has_gone_gets_the_result(events: list[on.Event]) -> None:
    story = _answered(profile=PHARMACY)
    story.tell(*events)
    assert story.ends(Concluded).outcome == COVERED
    assert story.ends(Concluded).placed is not None
    assert _told(story) == Consents()


def test_a_card_taken_while_consents_are_kept_changes_nothing() -> None:
    story = _answered()
    story.tell(on.ConsentAnswered(ASKED[0], given=True), on.Cancelled())
    story.ends(KeepingConsents)
    story.tell(TAKES)
    assert story.ends(Concluded).consents == _told(story)
    story.tell(on.ConsentsKept(1, Undecided(UndecidedReason.TIMEOUT)))
    assert not story.ends(Concluded).kept


@pytest.mark.parametrize("lost", [ServiceLost(), ReadersChanged(())])
def test_the_result_is_shown_before_the_kiosk_goes_out_of_service(lost: on.Event) -> None:
    story = _answered()
    story.tell(lost)
    assert story.ends(Concluded).causes
    assert _told(story) == Consents()
    assert isinstance(story.tell(on.TimedOut()), OutOfService)


def test_the_next_card_wins_and_the_reception_is_told() -> None:
    story = _answered()
    story.tell(on.ConsentAnswered(ASKED[0], given=False), CardInserted(CardPresence("reader A", 2)))
    assert story.ends(Reading).placed.visit == 2
    assert _told(story) == Consents(refused=frozenset(ASKED[:1]))
    before = story.state
    assert story.tell(on.ConsentsKept(1, COVERED)) is before


def test_a_fault_on_a_consent_page_does_not_lose_the_reception() -> None:
    story = _answered()
    story.tell(on.ConsentAnswered(ASKED[0], given=True), on.Broken(Cause.FAULT))
    story.ends(OutOfService)
    assert _told(story) == Consents(given=frozenset(ASKED[:1]))


def test_a_card_taken_while_the_backend_decides_is_waited_for_at_a_reception() -> None:
    story = _checked()
    story.tell(TAKES)
    assert story.ends(Settling).purpose is Purpose.COVERAGE
    story.tell(on.Answered(1, COVERED))
    assert story.ends(Concluded).outcome == COVERED
    assert _told(story) == Consents()


def test_closing_time_ends_no_visit() -> None:
    story = _answered()
    before = story.state
    assert story.tell(on.Broken(Cause.CLOSED)) is before


def test_consent_items_of_a_profile_are_all_that_is_asked() -> None:
    story = _answered(profile=replace(RECEPTION, consents=(ConsentItem.DISEASES,)))
    assert story.ends(Consenting).asking is ConsentItem.DISEASES
    story.tell(on.ConsentAnswered(ConsentItem.DISEASES, given=True))
    story.ends(KeepingConsents)
