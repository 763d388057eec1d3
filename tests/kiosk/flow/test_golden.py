"""The whole behaviour of the flow as a table, so that a change of behaviour is a diff to review.

To write the table anew after a change that is meant: GOLDEN=write pytest tests/kiosk/flow/test_golden.py
"""

from __future__ import annotations

import os
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Final, get_args

from kiosk.eligibility.model import Coverage
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.states import Card, State
from kiosk.flow.step import Timing, step
from reader.events import CardPresence
from tests.kiosk.flow.table import EVENTS, PROFILES, STATES

_GOLDEN: Final = Path(__file__).with_name("golden.md")
_TIMING: Final = Timing()


def _text(value: object) -> str:
    """A value as a reader of the table wants it: without defaults, without the parts that never differ."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, frozenset):
        return "{" + ", ".join(sorted(_text(each) for each in value)) + "}"
    if isinstance(value, Coverage):
        return value.validity.name
    if isinstance(value, CardPresence):
        return f"{value.reader} #{value.count}"
    if isinstance(value, Card):
        contents = value.contents
        notice = f", {value.notice.name}" if value.notice else ""
        return f"{contents.medium.name} with {contents.retries_left} tries{notice}"
    if is_dataclass(value) and not isinstance(value, type):
        shown = [
            f"{each.name}={_text(getattr(value, each.name))}"
            for each in fields(value)
            if each.repr and getattr(value, each.name) not in (each.default, None, frozenset())
        ]
        return f"{type(value).__name__}({', '.join(shown)})"
    return str(value)


def _result(after: State, effects: tuple[Effect, ...], before: State) -> str:
    following = "unchanged" if after is before else _text(after)
    return f"{following} | {', '.join(_text(effect) for effect in effects)}"


def _rows(name: str, state: State, event: Event) -> list[str]:
    """What the plain kiosk does; and what others do, where that is something else."""
    results: dict[str, list[str]] = {}
    for profile, value in PROFILES.items():
        after, effects = step(state, event, _TIMING, value)
        results.setdefault(_result(after, effects, state), []).append(profile)
    plain, *others = results.items()
    rows = [] if plain[0] == "unchanged | " else [f"| {name} | {plain[0]} |"]
    return rows + [f"| {name}, {' and '.join(profiles)} | {result} |" for result, profiles in others]


def _table() -> str:
    lines = [
        "# The flow",
        "",
        "Made by tests/kiosk/flow/test_golden.py, which says how. Visit 7 is under way. A row that names no profile is",
        "what every kiosk does that has no row of its own. An event without a row changes nothing. States, events and",
        "profiles stand in tests/kiosk/flow/table.py.",
        "",
    ]
    for title, state in STATES.items():
        lines += [f"## {title}", "", f"`{_text(state)}`", "", "| event | next state | effects |", "| --- | --- | --- |"]
        for name, event in EVENTS.items():
            lines += _rows(name, state, event)
        lines.append("")
    return "\n".join(lines)


def test_the_flow_behaves_as_the_table_says() -> None:
    table = _table()
    if os.environ.get("GOLDEN") == "write":
        _GOLDEN.write_text(table, encoding="utf-8")
    assert table == _GOLDEN.read_text(encoding="utf-8")


def test_every_state_and_every_event_is_in_the_table() -> None:
    assert {type(state) for state in STATES.values()} == set(get_args(State))
    assert {type(event) for event in EVENTS.values()} == set(get_args(Event))


def test_an_event_that_does_not_fit_returns_the_same_object() -> None:
    for profile in PROFILES.values():
        for state in STATES.values():
            for event in EVENTS.values():
                after, effects = step(state, event, _TIMING, profile)
                assert after is state or after != state or effects


def test_answers_for_an_earlier_visit_are_dropped_everywhere() -> None:
    for profile in PROFILES.values():
        for state in STATES.values():
            for name, event in EVENTS.items():
                if name.endswith("earlier visit"):
                    after, effects = step(state, event, _TIMING, profile)
                    assert after is state
                    assert effects == ()
