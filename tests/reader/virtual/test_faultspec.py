"""A fault in a word: what can be written, what it means, and where a mistake is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.virtual.card import Card, VirtualCard
from reader.virtual.faults import (
    Answer,
    Exchanged,
    Fault,
    Flicker,
    Glitch,
    Lengthened,
    Moment,
    Mute,
    Slow,
    StatusAt,
    Torn,
    TornAnswer,
    Truncated,
    TwoCards,
)
from reader.virtual.faultspec import KINDS, ExchangedFor, FaultError, TwoCardsWith, bind, describe, forms, read_fault

OTHER = VirtualCard(())
COUNTS = st.integers(0, 1_000_000)
MOMENTS = st.sampled_from(Moment)
SECONDS = st.integers(0, 3600).map(float)


def other(_: str) -> Card:
    return OTHER


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("torn@3", Torn(3)),
        ("torn@0:after", Torn(0, Moment.AFTER)),
        ("torn-answer@3:12", TornAnswer(3, 12)),
        ("torn-answer@3", TornAnswer(3, 1)),
        ("flicker@3", Flicker(3, 0.6)),
        ("flicker@3:0.25", Flicker(3, 0.25)),
        ("flicker@3:1:after", Flicker(3, 1.0, Moment.AFTER)),
        ("mute@4", Mute(4)),
        ("mute@4:stuck", Mute(4, stuck=True)),
        ("slow=0.2", Slow(0.2)),
        ("slow=2@7", Slow(2.0, at=7)),
        ("sw=6F00@5", Answer(5, b"\x6f\x00")),
        ("sw=6f00@5:after", Answer(5, b"\x6f\x00", Moment.AFTER)),
        ("sw=6D00@ins=2A", StatusAt(0x2A, 0x6D00)),
        ("answer=@1", Answer(1, b"")),
        ("answer=90@1", Answer(1, b"\x90")),
        ("answer=0102039000@1:after", Answer(1, bytes.fromhex("0102039000"), Moment.AFTER)),
        ("truncated@3", Truncated(3, 0)),
        ("truncated@3:255", Truncated(3, 255)),
        ("lengthened@3", Lengthened(3, b"\0")),
        ("lengthened@3:FFFF", Lengthened(3, b"\xff\xff")),
        ("glitch@2", Glitch(2)),
        ("exchanged@2:hanako", Exchanged(2, OTHER)),
        ("two-cards", TwoCards()),
        ("two-cards:hanako", TwoCards(OTHER)),
    ],
)
def test_a_word_and_its_fault(text: str, fault: Fault) -> None:
    assert bind(read_fault(text), other) == fault


def test_another_card_is_named_before_it_is_made() -> None:
    assert read_fault("exchanged@2:last-try") == ExchangedFor(2, "last-try")
    assert read_fault("two-cards:last-try") == TwoCardsWith("last-try")


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", 0, "a fault is wanted: torn, torn-answer, flicker, "),
        ("broken@3", 0, "no fault 'broken@3'; there are torn, torn-answer, flicker, mute, slow, sw, answer, "),
        ("Torn@3", 0, "no fault 'Torn@3'"),
        ("torn", 4, "@N is missing"),
        ("mute:stuck", 4, "@N is missing"),
        ("sw=6F00", 7, "@N is missing"),
        ("torn@", 5, "a number of commands from 0 to 1000000 is wanted, not ''"),
        ("torn@-1", 5, "a number of commands"),
        ("torn@1000001", 5, "from 0 to 1000000"),
        ("torn@３", 5, "a number of commands"),
        ("torn 3", 4, r"torn is written torn@N\[:after\]"),
        ("torn=1@3", 4, r"torn takes no =; it is written torn@N\[:after\]"),
        ("torn@3:befor", 7, "only 'after' can stand here, not 'befor'"),
        ("torn-answer@3:x", 14, "a number of bytes from 0 to 65536 is wanted"),
        ("flicker@3:soon", 10, "seconds from 0 to 3600 are wanted, like 0.6, not 'soon'"),
        ("flicker@3:nan", 10, "seconds from 0"),
        ("flicker@3:-1", 10, "seconds from 0"),
        ("flicker@3:0.6:aft", 14, "only 'after' can stand here"),
        ("mute@4:stuck:x", 7, "only 'stuck' can stand here, not 'stuck:x'"),
        ("slow", 4, "=SECONDS is missing"),
        ("slow=0.1:after", 8, r"slow takes no :; it is written slow=SECONDS\[@N\]"),
        ("sw@3", 2, "=XXXX is missing"),
        ("sw=6F@3", 3, "4 hexadecimal digits are wanted, not '6F'"),
        ("sw=6F00@ins=2", 12, "2 hexadecimal digits are wanted"),
        ("sw=6F00@ins=2A:after", 14, "sw takes no :"),
        ("answer@1", 6, "=HEX is missing"),
        ("answer=9@1", 7, "two hexadecimal digits for each byte"),
        ("lengthened@1:zz", 13, "two hexadecimal digits for each byte"),
        ("glitch@1:x", 8, "glitch takes no :; it is written glitch@N"),
        ("exchanged@2", 11, ":NAME is missing"),
        ("exchanged@2:", 12, ":NAME is missing"),
        ("two-cards@1", 9, r"two-cards takes no @; it is written two-cards\[:NAME\]"),
        ("two-cards:", 10, "a persona's name is wanted"),
    ],
)
def test_a_mistake_is_shown_in_its_place(text: str, column: int, message: str) -> None:
    with pytest.raises(FaultError, match=message) as raised:
        read_fault(text)
    *_, shown, mark = str(raised.value).split("\n")
    assert shown == f"  {text}"
    assert mark == " " * (column + 2) + "^"


@given(text=st.text(max_size=40))
def test_nonsense_is_refused_and_never_more(text: str) -> None:
    try:
        wanted = read_fault(text)
    except FaultError:
        return
    assert isinstance(bind(wanted, other), Fault)


@given(
    fault=st.one_of(
        st.builds(Torn, COUNTS, MOMENTS),
        st.builds(TornAnswer, COUNTS, st.integers(0, 65536)),
        st.builds(Flicker, COUNTS, SECONDS, MOMENTS),
        st.builds(Mute, COUNTS, stuck=st.booleans()),
        st.builds(Slow, SECONDS, st.one_of(st.just(-1), COUNTS)),
        st.builds(Answer, COUNTS, st.binary(max_size=20), MOMENTS),
        st.builds(StatusAt, st.integers(0, 255), st.integers(0, 0xFFFF)),
        st.builds(Truncated, COUNTS, st.integers(0, 65536)),
        st.builds(Lengthened, COUNTS, st.binary(max_size=20)),
        st.builds(Glitch, COUNTS),
        st.builds(Exchanged, COUNTS, st.just(OTHER), st.just("hanako")),
        st.builds(TwoCards, st.just(OTHER), st.just("hanako")),
        st.just(TwoCards()),
    ),
    count=st.integers(0, 1000),
)
def test_every_fault_can_be_written_and_read_again(fault: Fault, count: int) -> None:
    word = describe(fault)
    assert word is not None
    assert bind(read_fault(word), other) == fault
    later = bind(read_fault(word), other, count)
    assert describe(later, count) == word


def test_what_has_struck_is_not_told_any_more() -> None:
    assert describe(Torn(3), 3) == "torn@0"
    assert describe(Torn(3), 4) is None
    assert describe(Slow(0.5), 1000) == "slow=0.5"
    assert describe(StatusAt(0x2A, 0x6D00), 1000) == "sw=6D00@ins=2A"


def test_the_help_has_every_kind_and_every_kind_a_fault_that_it_makes() -> None:
    lines = forms().splitlines()
    assert [line.split()[0] for line in lines] == [kind.form for kind in KINDS.values()]
    examples = {
        "torn@N[:after]": "torn@1",
        "slow=SECONDS[@N]": "slow=1",
        "sw=XXXX@N[:after]": "sw=6F00@1",
        "sw=XXXX@ins=YY": "sw=6F00@ins=B0",
        "answer=HEX@N[:after]": "answer=@1",
        "exchanged@N:NAME": "exchanged@1:taro",
        "two-cards[:NAME]": "two-cards",
    }
    made = {
        type(bind(read_fault(examples.get(kind.form, kind.form.partition("[")[0].replace("N", "1"))), other))
        for kind in KINDS.values()
    }
    assert made == set(Fault.__args__)
