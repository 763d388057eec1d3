"""A card of the announced next generation: the kiosk has no rules for it yet, says so neutrally, and goes on."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.eligibility.base import BackendContext, ConfigurationError
from kiosk.eligibility.enrolment import Enrolment
from kiosk.eligibility.local import LocalBackend, LocalSettings
from kiosk.eligibility.model import Proof, Purpose, RefusalReason, Refused
from kiosk.exitcode import ExitCode
from kiosk.flow.states import Concluded, EnteringPin, Problem
from kiosk.trust import Distrust, Realm, Revocation, Trusted, TrustStore, Untrusted, load_store, verify_signature
from reader.virtual import pki
from reader.virtual.issuance import Issued, credentials
from reader.virtual.persona import persona
from tests.e2e.conftest import Start
from tests.e2e.doors import InProcessDoor
from tests.e2e.world import FULL, KIOSK, World, tries_left
from tests.kiosk.card.desk import FIRST, Desk
from tests.kiosk.card.desk import NOW as DESK_NOW

WHO = "next-generation-experimental"


def issued_in(world: World) -> Issued:
    return credentials(persona(WHO), world.now)


@pytest.mark.parametrize("purpose", list(Purpose), ids=lambda purpose: purpose.value)
def test_a_visitor_is_told_before_the_pin_that_the_card_cannot_be_read(
    start: Start, inside: InProcessDoor, purpose: Purpose, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = start(inside)
    before = kiosk.registrations
    card = issued_in(kiosk.world).card()
    with caplog.at_level(logging.INFO):
        concluded = kiosk.conclude(card, purpose)
    assert concluded.outcome is Problem.CARD_UNREADABLE
    assert not any(isinstance(state, EnteringPin) for state in kiosk.states)
    assert (tries_left(card), card.verifies) == (FULL, 0)
    assert kiosk.registrations == before
    assert not kiosk.faults
    who = persona(WHO)
    for secret in (who.auth_pin, *who.name.split("\u3000"), "experimental"):
        assert secret not in "".join(record.getMessage() for record in caplog.records)
    kiosk.go_home()
    served = kiosk.conclude(kiosk.world.card("hanako"), Purpose.COVERAGE)
    assert isinstance(served, Concluded)
    assert not isinstance(served.outcome, Problem)


def test_trust_refuses_it_for_its_algorithm(tmp_path: Path, start: Start, inside: InProcessDoor) -> None:
    world = start(inside).world
    issued = issued_in(world)
    path = tmp_path / "anchors.pem"
    path.write_bytes(b"".join(anchor.public_bytes(Encoding.PEM) for anchor in pki.anchors()))
    store: TrustStore = load_store(path, allow_test_pki=True)
    verdict = store.judge(issued.der, world.now)
    assert isinstance(verdict, Untrusted)
    assert verdict.reason is Distrust.SIGNATURE_ALGORITHM
    ordinary = store.judge(credentials(persona("taro"), world.now).der, world.now)
    assert isinstance(ordinary, Trusted)
    assert (ordinary.realm, ordinary.revocation) == (Realm.TEST, Revocation.UNKNOWN)


def test_its_authority_is_no_trust_anchor(tmp_path: Path) -> None:
    path = tmp_path / "anchors.pem"
    path.write_bytes(pki.EXPERIMENTAL_AUTHENTICATION_AUTHORITY.certificate.public_bytes(Encoding.PEM))
    with pytest.raises(ConfigurationError):
        load_store(path, allow_test_pki=True)


def test_no_signature_of_its_key_is_believed(start: Start, inside: InProcessDoor) -> None:
    issued = issued_in(start(inside).world)
    card = issued.card()
    card.power_on()
    for command in ("00A4040C0AD392F000260100000001", "002000980431323334"):
        assert card.transmit(bytes.fromhex(command)) == b"\x90\x00"
    signature = card.transmit(bytes.fromhex("802A039703616263" + "00"))[:-2]
    assert len(signature) == 96
    assert not verify_signature(issued.der, b"abc", signature)


@pytest.mark.parametrize("purpose", list(Purpose), ids=lambda purpose: purpose.value)
def test_the_backend_refuses_in_the_neutral_words(
    tmp_path: Path, start: Start, inside: InProcessDoor, purpose: Purpose
) -> None:
    """Also where somebody enrolled such a certificate, and a kiosk that does not look passed a proof on."""
    world = start(inside).world
    issued = issued_in(world)
    anchors = tmp_path / "anchors.pem"
    anchors.write_bytes(b"".join(anchor.public_bytes(Encoding.PEM) for anchor in pki.anchors()))
    backend = LocalBackend(
        LocalSettings(database="sqlite://", anchors=anchors), BackendContext(KIOSK, True, lambda: world.now)
    )
    try:
        backend.enroll(Enrolment((issued.der,), None, world.now, protected=False))
        challenge = backend.challenge(purpose, timeout=5)
        proof = Proof(challenge.id, certificate=issued.der, signature=bytes(256))
        ask = backend.register if purpose is Purpose.REGISTER else backend.coverage
        assert ask(proof, request_id="one", timeout=5) == Refused(RefusalReason.CANNOT_USE)
    finally:
        backend.close()


def test_the_command_tells_staff_why(tmp_path: Path) -> None:
    desk = Desk()
    desk.readers.insert(FIRST, credentials(persona(WHO), DESK_NOW).card())
    anchors = tmp_path / "anchors.pem"
    anchors.write_bytes(b"".join(anchor.public_bytes(Encoding.PEM) for anchor in pki.anchors()))
    code, found = desk.json(anchors=anchors)
    assert code is ExitCode.CERTIFICATE_REJECTED
    assert found["trusted"] is False
    assert found["trust_reason"] == "it is not signed by RSA with SHA-256"
    assert "experimental" in found["certificate"]["issuer"]
    assert found["tries_left"] == FULL
