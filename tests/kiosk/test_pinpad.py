from __future__ import annotations

import copy
import pickle

import pytest

from apdu.mynumber.layout import Credential
from apdu.mynumber.pin import PinFormatError
from kiosk.pinpad import PinPad


def _filled(*digits: int) -> PinPad:
    pad = PinPad()
    for digit in digits:
        pad.push(digit)
    return pad


def test_four_digits_become_a_pin_and_leave_nothing_behind() -> None:
    pad = _filled(0, 9, 4, 7)
    assert pad.full
    with pad.take() as pin:
        assert pin.credential is Credential.AUTHENTICATION
        assert pin.reveal() == b"0947"
    assert pad.length == 0
    assert pad._buffer == bytes(4)


def test_the_pin_has_a_buffer_of_its_own() -> None:
    pad = _filled(1, 2, 3, 4)
    with pad.take() as pin:
        pad.push(9)
        assert pin.reveal() == b"1234"


def test_a_digit_too_many_is_ignored() -> None:
    pad = _filled(1, 2, 3, 4, 5)
    with pad.take() as pin:
        assert pin.reveal() == b"1234"


@pytest.mark.parametrize("digit", [-1, 10, 48])
def test_what_is_no_digit_is_refused_without_being_said(digit: int) -> None:
    pad = PinPad()
    with pytest.raises(ValueError, match="digits only") as caught:
        pad.push(digit)
    assert str(digit) not in str(caught.value)
    assert pad.length == 0


def test_a_digit_taken_back_is_overwritten() -> None:
    pad = _filled(8, 7)
    pad.pop()
    assert pad.length == 1
    assert pad._buffer == b"8\0\0\0"
    pad.pop()
    pad.pop()
    assert pad._buffer == bytes(4)
    assert pad.length == 0


def test_clear_overwrites_every_digit() -> None:
    pad = _filled(8, 7, 6)
    pad.clear()
    assert pad._buffer == bytes(4)
    assert pad.length == 0


@pytest.mark.parametrize("digits", [(), (1,), (1, 2, 3)])
def test_too_few_digits_are_no_pin_and_are_wiped(digits: tuple[int, ...]) -> None:
    pad = _filled(*digits)
    with pytest.raises(PinFormatError):
        pad.take()
    assert pad._buffer == bytes(4)
    assert pad.length == 0


def test_changes_are_told_and_only_changes() -> None:
    lengths: list[int] = []
    pad = PinPad(lambda: lengths.append(pad.length))
    for digit in (1, 2, 3, 4, 5):
        pad.push(digit)
    pad.pop()
    pad.push(6)
    pad.take().wipe()
    pad.clear()
    pad.pop()
    assert lengths == [1, 2, 3, 4, 3, 4, 0]


def test_a_listener_is_replaced() -> None:
    heard: list[str] = []
    pad = PinPad(lambda: heard.append("first"))
    pad.listen(lambda: heard.append("second"))
    pad.push(1)
    pad.listen(None)
    pad.push(2)
    assert heard == ["second"]


def test_it_has_no_text_form_that_tells_digits_and_cannot_be_copied() -> None:
    pad = _filled(5, 5, 5)
    assert repr(pad) == "PinPad(***)"
    assert "5" not in f"{pad}"
    with pytest.raises(TypeError):
        pickle.dumps(pad)
    with pytest.raises(TypeError):
        copy.copy(pad)
