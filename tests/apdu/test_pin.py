"""The one type that carries a PIN: its rules, its wiping, and that it shows in nothing."""

from __future__ import annotations

import copy
import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdu import CommandAPDU
from apdu.interindustry import Dialect, verify
from apdu.mynumber.layout import Credential, Medium
from apdu.mynumber.pin import Pin, PinFormatError

MARKED = b"7391"


@pytest.mark.parametrize(
    ("credential", "characters"),
    [
        (Credential.AUTHENTICATION, b"0000"),
        (Credential.AUTHENTICATION, b"9999"),
        (Credential.SIGNATURE, b"ABC123"),
        (Credential.SIGNATURE, b"ABCDEFGHIJKLMNOP"),
    ],
)
def test_what_fits_the_rule_is_kept(credential: Credential, characters: bytes) -> None:
    pin = Pin(credential, characters)
    assert pin.reveal() == characters
    assert not pin.wiped


@pytest.mark.parametrize(
    ("credential", "characters", "message"),
    [
        (Credential.AUTHENTICATION, b"", "the PIN has 4 characters"),
        (Credential.AUTHENTICATION, b"739", "the PIN has 4 characters"),
        (Credential.AUTHENTICATION, b"73914", "the PIN has 4 characters"),
        (Credential.AUTHENTICATION, b"73a1", "not allowed"),
        (Credential.AUTHENTICATION, b"73\x001", "not allowed"),
        (Credential.AUTHENTICATION, "７３９１".encode("utf-16-be")[:4], "not allowed"),
        (Credential.SIGNATURE, b"ABC12", "6 to 16 characters"),
        (Credential.SIGNATURE, b"ABCDEFGHIJKLMNOPQ", "6 to 16 characters"),
        (Credential.SIGNATURE, b"abc123", "not allowed"),
    ],
)
def test_what_does_not_fit_is_refused_and_not_shown(credential: Credential, characters: bytes, message: str) -> None:
    with pytest.raises(PinFormatError, match=message):
        Pin(credential, characters)


def test_a_refused_pin_is_in_no_frame_of_the_pin() -> None:
    typed = [b"739", b"1x"]
    with pytest.raises(PinFormatError) as caught:
        Pin(Credential.AUTHENTICATION, b"".join(typed))
    text = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "7391x" not in text


def test_no_text_form_shows_it() -> None:
    pin = Pin(Credential.AUTHENTICATION, MARKED)
    for text in (repr(pin), str(pin), f"{pin}"):
        assert text == "Pin(AUTHENTICATION, ****)"


def test_it_is_not_pickled_copied_compared_or_hashed() -> None:
    pin = Pin(Credential.AUTHENTICATION, MARKED)
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy, hash, lambda it: it == MARKED, lambda it: it != MARKED):
        with pytest.raises(TypeError):
            attempt(pin)


def test_the_owners_buffer_is_copied_and_not_kept() -> None:
    typed = bytearray(MARKED)
    pin = Pin(Credential.AUTHENTICATION, typed)
    typed[:] = b"0000"
    assert pin.reveal() == MARKED


def test_wiping_overwrites_and_empties_the_buffer_itself() -> None:
    pin = Pin(Credential.AUTHENTICATION, MARKED)
    buffer = pin.reveal()
    pin.wipe()
    pin.wipe()
    assert pin.wiped
    assert buffer == b""
    with pytest.raises(ValueError, match="wiped"):
        pin.reveal()


def test_wiping_overwrites_what_somebodys_view_keeps_alive() -> None:
    pin = Pin(Credential.AUTHENTICATION, MARKED)
    with memoryview(pin.reveal()) as view:
        with pytest.raises(BufferError):
            pin.wipe()
        assert view == bytes(4)
    assert pin.wiped, "four NUL are no PIN and must not cost a try"
    with pytest.raises(ValueError, match="wiped"):
        pin.reveal()


def test_it_is_wiped_whatever_happens() -> None:
    pin = Pin(Credential.AUTHENTICATION, MARKED)
    with pytest.raises(KeyError), pin:
        raise KeyError
    assert pin.wiped


def test_a_command_keeps_no_copy_and_sent_late_only_asks_for_the_tries_left() -> None:
    with Pin(Credential.AUTHENTICATION, MARKED) as pin:
        command = next(verify(0x18, pin.reveal(), Dialect()))
        assert command.data is pin.reveal()
        assert bytes(command) == bytes.fromhex("0020009804") + MARKED
    assert bytes(command) == bytes(command.octets()) == bytes.fromhex("00200098")
    assert command == CommandAPDU(0x00, 0x20, 0x00, 0x98)


@given(st.binary(max_size=20), st.sampled_from(Credential))
def test_any_characters_are_kept_or_refused(characters: bytes, credential: Credential) -> None:
    rule = credential.value.rule
    fits = rule.shortest <= len(characters) <= rule.longest and set(characters) <= set(rule.alphabet)
    try:
        assert Pin(credential, characters).reveal() == characters
    except PinFormatError:
        assert not fits
    else:
        assert fits


@pytest.mark.parametrize("medium", Medium)
@pytest.mark.parametrize("pad", [b"", b" ", b"\0"])
def test_a_label_names_its_medium(medium: Medium, pad: bytes) -> None:
    label = medium.value.encode()
    assert Medium.of_label(label + pad * (32 - len(label))) is medium


@pytest.mark.parametrize("label", [b"", bytes(32), b"JPKIAPICCTOKEN3", b" JPKIAPICCTOKEN2", b"\xff" * 32])
def test_an_unknown_label_names_none(label: bytes) -> None:
    assert Medium.of_label(label) is None
