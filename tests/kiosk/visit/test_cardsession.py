"""The jobs of the card thread, one at a time, on the virtual card."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from apdu.mynumber.layout import Credential
from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import Challenge, Purpose
from kiosk.flow.events import CardFailed, CardRead, PinRejected, ProofMade
from kiosk.flow.states import Card, Notice, Placed, Problem
from kiosk.trust import verify_signature
from kiosk.visit.cardsession import CardSession
from reader.events import CardPresence
from reader.virtual.faults import Answer, FaultyCard, StatusAt, Torn
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import persona
from tests.kiosk.visit.rig import NOW, card_of

PLACED = Placed(1, CardPresence(DEFAULT_NAME, 1))
CHALLENGE = Challenge("c", bytes(range(32)), Purpose.REGISTER, "kiosk-1", NOW + timedelta(minutes=5))
VERIFY = 0x20


def _no_notice(_: bytes) -> Notice | None:
    return None


@pytest.fixture
def readers() -> VirtualReaders:
    return VirtualReaders()


@pytest.fixture
def session(readers: VirtualReaders) -> CardSession:
    return CardSession(readers, _no_notice, verify_signature)


def _pin(name: str = "taro") -> Pin:
    return Pin(Credential.AUTHENTICATION, persona(name).auth_pin.encode())


def _read(session: CardSession) -> Card:
    read = session.read(PLACED)
    assert isinstance(read, CardRead)
    return Card(read.contents)


def test_a_card_is_read_and_signs(readers: VirtualReaders, session: CardSession) -> None:
    readers.insert(DEFAULT_NAME, card_of("taro"))
    card = _read(session)
    pin = _pin()
    made = session.authenticate(PLACED, card, CHALLENGE, pin)
    assert isinstance(made, ProofMade)
    assert made.proof.certificate == card.contents.certificate
    assert verify_signature(made.proof.certificate, CHALLENGE.message(), made.proof.signature)
    assert pin.wiped


def test_the_card_loses_power_on_release(readers: VirtualReaders, session: CardSession) -> None:
    card = issue(persona("taro"), NOW)
    readers.insert(DEFAULT_NAME, card)
    _read(session)
    assert card.powered
    session.release()
    session.release()
    assert not card.powered


def test_reading_again_begins_with_a_new_connection(readers: VirtualReaders, session: CardSession) -> None:
    readers.insert(DEFAULT_NAME, card_of("taro"))
    assert _read(session) == _read(session)


@pytest.mark.parametrize(
    ("problem", "situation"),
    [
        (Problem.CARD_LOST, "no card"),
        (Problem.CARD_LOST, "no reader"),
        (Problem.CARD_LOST, "no service"),
        (Problem.CARD_LOST, "mute"),
        (Problem.CARD_IN_USE, "in use"),
        (Problem.NOT_MY_NUMBER_CARD, "other card"),
        (Problem.CARD_UNREADABLE, "odd"),
    ],
)
def test_what_can_be_wrong_with_a_card_is_told_apart(
    readers: VirtualReaders, session: CardSession, problem: Problem, situation: str
) -> None:
    match situation:
        case "no reader":
            readers.detach_reader(DEFAULT_NAME)
        case "no service":
            readers.stop_service()
        case "mute":
            readers.insert(DEFAULT_NAME, FaultyCard(card_of("taro"), Answer(1, b"")))
        case "other card":
            readers.insert(DEFAULT_NAME, card_of("other"))
        case "odd":
            readers.insert(DEFAULT_NAME, FaultyCard(card_of("taro"), StatusAt(0xB0, 0x6581)))
        case "in use":
            readers.insert(DEFAULT_NAME, card_of("taro"))
            with readers.open(DEFAULT_NAME).connect():
                assert session.read(PLACED) == CardFailed(1, problem)
            return
        case _:
            pass
    assert session.read(PLACED) == CardFailed(1, problem)


def test_bytes_that_are_no_certificate_make_the_card_unreadable(readers: VirtualReaders) -> None:
    def refuse(_: bytes) -> Notice | None:
        raise ValueError("not a certificate")

    card = issue(persona("taro"), NOW)
    readers.insert(DEFAULT_NAME, card)
    assert CardSession(readers, refuse, verify_signature).read(PLACED) == CardFailed(1, Problem.CARD_UNREADABLE)
    assert not card.powered


def test_a_bug_while_examining_is_a_bug_and_the_card_is_let_go(readers: VirtualReaders) -> None:
    def stumble(_: bytes) -> Notice | None:
        raise ZeroDivisionError

    card = issue(persona("taro"), NOW)
    readers.insert(DEFAULT_NAME, card)
    with pytest.raises(ZeroDivisionError):
        CardSession(readers, stumble, verify_signature).read(PLACED)
    assert not card.powered


def test_tries_left_are_what_the_card_says(readers: VirtualReaders, session: CardSession) -> None:
    readers.insert(DEFAULT_NAME, card_of("taro"))
    card = _read(session)
    for left in (2, 1, 0):
        wrong = Pin(Credential.AUTHENTICATION, b"9998")
        assert session.authenticate(PLACED, card, CHALLENGE, wrong) == PinRejected(1, left)
        assert wrong.wiped
    assert session.authenticate(PLACED, card, CHALLENGE, _pin()) == PinRejected(1, 0)


def test_without_a_connection_no_pin_is_shown(readers: VirtualReaders, session: CardSession) -> None:
    inner = issue(persona("taro"), NOW)
    readers.insert(DEFAULT_NAME, inner)
    card = _read(session)
    session.release()
    pin = _pin()
    assert session.authenticate(PLACED, card, CHALLENGE, pin) == CardFailed(1, Problem.CARD_LOST)
    assert pin.wiped
    assert inner.verifies == 0


def test_the_connection_of_one_visit_serves_no_other(readers: VirtualReaders, session: CardSession) -> None:
    inner = issue(persona("taro"), NOW)
    readers.insert(DEFAULT_NAME, inner)
    card = _read(session)
    other = replace(PLACED, visit=2)
    assert session.authenticate(other, card, CHALLENGE, _pin()) == CardFailed(2, Problem.CARD_LOST)
    assert inner.verifies == 0


def test_a_card_lost_while_it_works_is_lost_and_no_wrong_pin(readers: VirtualReaders, session: CardSession) -> None:
    readers.insert(DEFAULT_NAME, FaultyCard(card_of("taro"), Torn(3)))
    card = _read(session)
    pin = _pin()
    assert session.authenticate(PLACED, card, CHALLENGE, pin) == CardFailed(1, Problem.CARD_LOST)
    assert pin.wiped


@pytest.mark.parametrize("verdict", [False, ValueError("no key")])
def test_a_signature_that_does_not_fit_is_a_lost_card(readers: VirtualReaders, verdict: bool | ValueError) -> None:
    def check(_certificate: bytes, _message: bytes, _signature: bytes) -> bool:
        if isinstance(verdict, ValueError):
            raise verdict
        return verdict

    inner = issue(persona("taro"), NOW)
    readers.insert(DEFAULT_NAME, inner)
    session = CardSession(readers, _no_notice, check)
    card = _read(session)
    assert session.authenticate(PLACED, card, CHALLENGE, _pin()) == CardFailed(1, Problem.CARD_LOST)
    assert not inner.powered


def test_a_bug_while_signing_wipes_the_pin_and_lets_the_card_go(readers: VirtualReaders) -> None:
    def stumble(_certificate: bytes, _message: bytes, _signature: bytes) -> bool:
        raise ZeroDivisionError

    inner = issue(persona("taro"), NOW)
    readers.insert(DEFAULT_NAME, inner)
    session = CardSession(readers, _no_notice, stumble)
    card = _read(session)
    pin = _pin()
    with pytest.raises(ZeroDivisionError):
        session.authenticate(PLACED, card, CHALLENGE, pin)
    assert pin.wiped
    assert not inner.powered


def test_what_is_logged_names_the_visit_and_nothing_of_the_card(
    readers: VirtualReaders, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(certificate: bytes) -> Notice | None:
        raise ValueError(certificate)

    readers.insert(DEFAULT_NAME, FaultyCard(card_of("taro"), Answer(1, b"\x30\x06secret\x90\x00")))
    with caplog.at_level(logging.DEBUG, "kiosk"):
        CardSession(readers, refuse, verify_signature).read(PLACED)
    assert [record.levelno for record in caplog.records] == [logging.INFO]
    assert "visit 1: card-unreadable" in caplog.text
    assert "secret" not in caplog.text
