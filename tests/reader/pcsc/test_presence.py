"""Looks at the readers, and the events that they make."""

from __future__ import annotations

from itertools import chain

from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, WatcherEvent
from reader.pcsc.presence import PNP, Presences

EMPTY, PRESENT, CHANGED = 0x0010, 0x0020, 0x0002
INUSE, MUTE, UNPOWERED, EXCLUSIVE = 0x0100, 0x0200, 0x0400, 0x0080
A = "Reader A"


def looks(*states: int, epoch: int = 0) -> list[WatcherEvent]:
    presences = Presences(epoch)
    list(presences.list([A]))
    return list(chain.from_iterable(presences.look(A, state) for state in states))


def test_a_card_comes_and_goes() -> None:
    assert looks(EMPTY, 1 << 16 | PRESENT | CHANGED, 2 << 16 | EMPTY | CHANGED) == [
        CardInserted(CardPresence(A, 1)),
        CardTaken(CardPresence(A, 1)),
    ]


def test_an_exchange_between_two_looks_is_two_events() -> None:
    assert looks(1 << 16 | PRESENT, 3 << 16 | PRESENT) == [
        CardInserted(CardPresence(A, 1)),
        CardTaken(CardPresence(A, 1)),
        CardInserted(CardPresence(A, 3)),
    ]


def test_a_card_that_is_said_to_be_there_after_its_removal_was_counted_is_none() -> None:
    came_and_went = [CardInserted(CardPresence(A, 1)), CardTaken(CardPresence(A, 1))]
    came, went, phantom = 1 << 16 | PRESENT, 2 << 16 | EMPTY, 2 << 16 | PRESENT
    assert looks(came, went, phantom) == came_and_went
    assert looks(came, phantom) == came_and_went
    assert looks(came, 1 << 16 | EMPTY, went, phantom) == came_and_went
    assert looks(came, went, phantom, 3 << 16 | PRESENT) == [*came_and_went, CardInserted(CardPresence(A, 3))]
    last = 0xFFFF << 16 | PRESENT
    assert looks(last, 0 << 16 | PRESENT)[1:] == [CardTaken(CardPresence(A, 0xFFFF))]


def test_an_emptiness_that_was_not_counted_hides_no_card() -> None:
    assert looks(1 << 16 | PRESENT, 1 << 16 | EMPTY, 2 << 16 | PRESENT) == [
        CardInserted(CardPresence(A, 1)),
        CardTaken(CardPresence(A, 1)),
        CardInserted(CardPresence(A, 2)),
    ]


def test_a_reader_that_is_plugged_in_again_counts_anew() -> None:
    presences = Presences(0)
    list(presences.list([A]))
    list(presences.look(A, 1 << 16 | PRESENT))
    list(presences.list([]))
    list(presences.list([A]))
    assert [type(event) for event in presences.look(A, 2 << 16 | PRESENT)] == [CardInserted]


def test_use_of_a_card_is_no_event() -> None:
    stay = 1 << 16 | PRESENT
    assert looks(stay, stay | INUSE | CHANGED, stay | INUSE | EXCLUSIVE | CHANGED, stay) == [
        CardInserted(CardPresence(A, 1))
    ]


def test_a_mute_or_powerless_card_is_a_card() -> None:
    assert looks(1 << 16 | PRESENT | MUTE) == [CardInserted(CardPresence(A, 1))]
    assert looks(1 << 16 | PRESENT | UNPOWERED) == [CardInserted(CardPresence(A, 1))]


def test_counts_that_start_again_do_not_make_two_stays_equal() -> None:
    assert looks(1 << 16 | PRESENT, epoch=0) != looks(1 << 16 | PRESENT, epoch=1)
    presences = Presences(0)
    list(presences.list([A]))
    [first] = presences.look(A, 1 << 16 | PRESENT)
    list(presences.list([]))
    list(presences.list([A]))
    [second] = presences.look(A, 1 << 16 | PRESENT)
    assert first != second


def test_a_stay_goes_on_when_another_reader_is_plugged_in() -> None:
    presences = Presences(0)
    list(presences.list([A]))
    list(presences.look(A, 1 << 16 | PRESENT))
    assert list(presences.list([A, "Reader B"])) == [ReadersChanged((A, "Reader B"))]
    assert list(presences.look(A, 1 << 16 | PRESENT)) == []
    assert list(presences.look(A, 2 << 16 | EMPTY)) == [CardTaken(CardPresence(A, 1))]


def test_an_unplugged_reader_takes_its_card_along() -> None:
    presences = Presences(0)
    list(presences.list([A, "Reader B"]))
    list(presences.look(A, 1 << 16 | PRESENT))
    assert list(presences.list(["Reader B"])) == [CardTaken(CardPresence(A, 1)), ReadersChanged(("Reader B",))]
    assert [name for name, _state in presences.asked()] == [PNP, "Reader B"]


def test_no_reader_is_said_once() -> None:
    presences = Presences(0)
    assert list(presences.list([])) == [ReadersChanged(())]
    assert list(presences.list([])) == []


def test_the_next_wait_asks_about_what_was_told() -> None:
    presences = Presences(0)
    list(presences.list([A]))
    assert presences.asked() == [(PNP, 0), (A, 0)]
    list(presences.look(A, 1 << 16 | PRESENT | CHANGED))
    assert list(presences.look(PNP, 1 << 16 | CHANGED)) == []
    assert presences.asked() == [(PNP, 1 << 16), (A, 1 << 16 | PRESENT)]
