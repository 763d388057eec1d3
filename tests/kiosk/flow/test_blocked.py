"""Who is told that wrong PINs have locked the card, and who is not blamed."""

from __future__ import annotations

import pytest

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.flow.pin import blocked
from kiosk.flow.states import Problem


@pytest.mark.parametrize(
    ("medium", "signature_certificate", "wrong", "problem"),
    [
        (Medium.CARD, True, False, Problem.PIN_BLOCKED),
        # Perhaps made for face authentication; and so perhaps one that failed to say.
        (Medium.CARD, False, False, Problem.PIN_UNUSABLE),
        (Medium.CARD, None, False, Problem.PIN_UNUSABLE),
        # No phone is made without a PIN, and is not asked.
        (Medium.ANDROID, None, False, Problem.PIN_BLOCKED),
        (Medium.IPHONE, None, False, Problem.PIN_BLOCKED),
        # The last try was spent a moment ago, whatever the card is.
        (Medium.CARD, None, True, Problem.PIN_BLOCKED),
        (Medium.CARD, False, True, Problem.PIN_BLOCKED),
    ],
)
def test_no_try_is_left(medium: Medium, signature_certificate: bool | None, wrong: bool, problem: Problem) -> None:
    contents = CardContents(medium, b"", 0, signature_certificate=signature_certificate)
    assert blocked(contents, wrong=wrong) is problem


@pytest.mark.parametrize("signature_certificate", [True, False, None])
@pytest.mark.parametrize("left", [1, 2, 3])
def test_a_try_is_left(left: int, signature_certificate: bool | None) -> None:
    contents = CardContents(Medium.CARD, b"", left, signature_certificate=signature_certificate)
    assert blocked(contents) is None
    assert blocked(contents, wrong=True) is None
