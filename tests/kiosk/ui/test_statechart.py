"""The statechart comes from the flow: every state that there is, and the moves that `step` makes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from kiosk.flow.states import Concluded, State
from kiosk.ui.statechart.drawing import draw_chart
from kiosk.ui.statechart.moves import Move, find_moves

MOVES = find_moves()
SVG = "{http://www.w3.org/2000/svg}"


def test_every_state_is_found_and_can_be_left() -> None:
    kinds: set[str] = {kind.__name__ for kind in State.__args__} - {Concluded.__name__}
    ends = {f"Concluded: {end}" for end in ("result", "refused", "undecided", "problem")}
    assert {move.after for move in MOVES} == {move.before for move in MOVES} == kinds | ends


def test_moves_that_everybody_knows() -> None:
    for before, event, after in (
        ("Idle", "CardInserted", "Reading"),
        ("Reading", "CardRead", "EnteringPin"),
        ("EnteringPin", "PinEntered", "Authenticating"),
        ("Authenticating", "ProofMade", "Checking"),
        ("Checking", "Answered", "Consenting"),
        ("Consenting", "ConsentAnswered", "ChoosingPrescription"),
        ("EnteringNumber", "NumberTyped", "LookingUp"),
        ("StaffMenu", "CleaningWanted", "Cleaning"),
    ):
        assert Move(before, event, after) in MOVES


def test_moves_that_nobody_may_make() -> None:
    assert not [
        move for move in MOVES if move.after == "Checking" and move.event not in ("ProofMade", "ChallengeIssued")
    ]
    assert not [move for move in MOVES if move.after == "StaffMenu" and move.before in ("Idle", "OutOfService")]
    into_vouching = {(move.before, move.event) for move in MOVES if move.after == "Vouching"}
    assert into_vouching == {("VisualCheck", "PasscodeAccepted")}


def test_the_chart_shows_every_move_once() -> None:
    chart = draw_chart(MOVES)
    assert chart == draw_chart(sorted(MOVES, reverse=True))
    root = ET.fromstring(chart)  # noqa: S314 (our own)
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    for name in {move.before for move in MOVES}:
        assert texts.count(name) == 1
    for event in {move.event for move in MOVES}:
        assert any(event in text for text in texts), event
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for box in root.iter(f"{SVG}rect"):
        assert 0 <= float(box.attrib.get("x", 0)) <= width - 10
        assert float(box.attrib.get("y", 0)) + float(box.attrib["height"]) <= height
