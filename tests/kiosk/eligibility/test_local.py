"""The local backend's own: what the rules, revocation and protection make of people, crashes, threads, settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from pydantic import ValidationError

from kiosk.eligibility.base import BackendContext, BackendError, ConfigurationError
from kiosk.eligibility.local import Enrolment, LocalBackend, LocalSettings
from kiosk.eligibility.model import (
    Answer,
    Assurance,
    Covered,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    StaffNotice,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.rules import RulePolicy
from kiosk.eligibility.unavailable import UnavailableBackend
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, Desk, ask, enroll, expiring, signer
from tests.kiosk.eligibility.minting import CA, NOW, Ca, Mint, make_list, make_response

REGISTER, SHOW = Purpose.REGISTER, Purpose.COVERAGE
CANNOT_USE = Refused(RefusalReason.CANNOT_USE)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ENDING = replace(COVERAGE, notices=(StaffNotice.EXPIRES_WITHIN_3_MONTHS,))


# --- people --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mint", "registered_at", "register", "coverage"),
    [
        (Mint(), None, Registered(NOW, already=False, coverage=COVERAGE), Refused(RefusalReason.NOT_REGISTERED)),
        (Mint(), LONG_AGO, Registered(LONG_AGO, already=True, coverage=COVERAGE), Covered(COVERAGE)),
        (
            Mint(begin=NOW - 3 * HOUR),
            None,
            Refused(RefusalReason.RENEWED_RECENTLY, NOW + 21 * HOUR),
            Refused(RefusalReason.NOT_REGISTERED),
        ),
        (
            Mint(begin=NOW - 3 * HOUR),
            LONG_AGO,
            Registered(LONG_AGO, already=True, coverage=COVERAGE),
            Covered(COVERAGE),
        ),
        (expiring(6), None, Registered(NOW, already=False, coverage=ENDING), Refused(RefusalReason.NOT_REGISTERED)),
        (expiring(4), None, Refused(RefusalReason.EXPIRES_SOON), Refused(RefusalReason.NOT_REGISTERED)),
        (expiring(4), LONG_AGO, Registered(LONG_AGO, already=True, coverage=ENDING), Covered(ENDING)),
        (expiring(-20), None, Refused(RefusalReason.EXPIRED), Refused(RefusalReason.EXPIRED)),
        (
            expiring(-20),
            LONG_AGO,
            Registered(LONG_AGO, already=True, coverage=replace(COVERAGE, eligibility_only=True)),
            Covered(replace(COVERAGE, eligibility_only=True)),
        ),
        (expiring(-200), LONG_AGO, Refused(RefusalReason.EXPIRED), Refused(RefusalReason.EXPIRED)),
    ],
)
def test_people(desk: Desk, mint: Mint, registered_at: datetime | None, register: Answer, coverage: Answer) -> None:
    backend = desk.open()
    who = enroll(backend, mint, registered_at)
    assert ask(backend, SHOW, who, "coverage") == coverage
    assert ask(backend, REGISTER, who, "register") == register


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize(
    ("reason", "answer"),
    [
        (x509.ReasonFlags.superseded, Refused(RefusalReason.SUPERSEDED)),
        (x509.ReasonFlags.certificate_hold, Refused(RefusalReason.REVOKED)),
        (x509.ReasonFlags.key_compromise, Refused(RefusalReason.REVOKED)),
    ],
)
def test_revoked(desk: Desk, purpose: Purpose, reason: x509.ReasonFlags, answer: Answer) -> None:
    backend = desk.open()
    mint = Mint()
    who = enroll(backend, mint, LONG_AGO)
    backend.set_revocation([make_list(revoked={mint.serial: reason})])
    assert ask(backend, purpose, who, "by-list") == answer
    backend.set_revocation(responses=[make_response(mint.certificate, reason=reason)])
    assert ask(backend, purpose, who, "by-response") == answer


@pytest.mark.parametrize("purpose", list(Purpose))
def test_unknown_revocation_is_never_decided(desk: Desk, purpose: Purpose) -> None:
    backend = desk.open()
    who = enroll(backend, Mint(), LONG_AGO)
    backend.set_revocation([make_list(at=NOW - 2 * DAY)])
    assert ask(backend, purpose, who, "stale") == Undecided(UndecidedReason.REVOCATION_UNKNOWN)
    backend.set_revocation()
    assert ask(backend, purpose, who, "none") == Undecided(UndecidedReason.REVOCATION_UNKNOWN)
    with pytest.raises(BackendError, match="no revocation list is in force"):
        backend.probe()


def test_a_coverage_that_is_missing_is_neutral(desk: Desk) -> None:
    backend = desk.open()
    backend.enroll(Enrolment((Mint().der,), None, LONG_AGO))
    assert ask(backend, SHOW, signer(Mint()), "coverage") == CANNOT_USE
    assert ask(backend, REGISTER, signer(Mint()), "register") == Registered(LONG_AGO, already=True, coverage=None)


def test_protecting_withdrawing_removing(desk: Desk) -> None:
    backend = desk.open()
    mint = Mint()
    who = enroll(backend, mint, LONG_AGO)
    backend.roster.protect(mint.der)
    backend.roster.protect(mint.der)
    assert ask(backend, SHOW, who, "protected") == CANNOT_USE
    assert ask(backend, REGISTER, who, "protected-too") == CANNOT_USE
    backend.roster.unprotect(mint.der)
    assert isinstance(ask(backend, SHOW, who, "unprotected"), Covered)
    backend.roster.withdraw(mint.der)
    assert ask(backend, SHOW, who, "withdrawn") == Refused(RefusalReason.NOT_REGISTERED)
    backend.roster.remove(mint.der)
    assert ask(backend, SHOW, who, "removed") == CANNOT_USE
    assert backend.roster.count() == 0
    for change in (backend.roster.protect, backend.roster.unprotect, backend.roster.withdraw, backend.roster.remove):
        change(mint.der)
    assert backend.roster.count() == 0


def test_a_renewed_certificate_is_the_same_person(desk: Desk) -> None:
    backend = desk.open()
    old, new = Mint(serial=1), Mint(serial=2)
    backend.enroll(Enrolment((old.der, new.der), COVERAGE))
    assert isinstance(ask(backend, REGISTER, signer(old), "old"), Registered)
    answer = ask(backend, REGISTER, signer(new), "new")
    assert isinstance(answer, Registered)
    assert answer.already


def test_the_same_serial_of_another_issuer_is_somebody_else(desk: Desk) -> None:
    other = Ca("auth-2019", organization="JPKI-TEST-2")
    backend = desk.open()
    enroll(backend, Mint(), LONG_AGO)
    desk.folder.joinpath("anchors.pem").write_bytes(CA.pem + other.pem)
    both = LocalBackend(
        LocalSettings(database=f"sqlite:///{desk.file}", anchors=desk.folder / "anchors.pem"),
        BackendContext("kiosk-1", True, desk.clock),
    )
    desk.made.append(both)
    both.set_revocation([make_list(), make_list(other)])
    assert isinstance(ask(both, SHOW, signer(Mint()), "one"), Covered)
    assert ask(both, SHOW, signer(Mint(ca=other)), "other") == CANNOT_USE


def test_enrolling_again_replaces(desk: Desk) -> None:
    backend = desk.open()
    who = enroll(backend, Mint(), LONG_AGO)
    enroll(backend, Mint())
    assert backend.roster.count() == 1
    assert ask(backend, SHOW, who, "again") == Refused(RefusalReason.NOT_REGISTERED)


@pytest.mark.parametrize("certificates", [(), (b"garbage",), (Mint().der, b"")])
def test_enrolling_without_a_certificate_is_refused(desk: Desk, certificates: tuple[bytes, ...]) -> None:
    backend = desk.open()
    with pytest.raises(ValueError, match="certificate"):
        backend.enroll(Enrolment(certificates, COVERAGE))
    assert backend.roster.count() == 0


def test_a_check_by_eye_proves_nothing(desk: Desk) -> None:
    backend = desk.open()
    who = enroll(backend, Mint(), LONG_AGO)
    proof = replace(who.prove(backend.challenge(SHOW, timeout=5)), assurance=Assurance.VISUAL_CHECK)
    assert backend.coverage(proof, request_id="eye", timeout=5) == Undecided(UndecidedReason.UNAVAILABLE)


@pytest.mark.parametrize("name", ["", "x" * 65])
def test_a_request_needs_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(ValueError, match="1 to 64"):
        desk.open().register(Proof("id", b"", b""), request_id=name, timeout=5)


# --- settings ------------------------------------------------------------------------------------------------------


def test_in_memory(tmp_path: Path) -> None:
    desk = Desk(tmp_path, settings={"database": "sqlite://"})
    backend = desk.open()
    assert isinstance(ask(backend, REGISTER, enroll(backend, Mint()), "register"), Registered)
    backend.probe()
    desk.close()
    assert not desk.file.exists()


def test_lists_from_a_folder(desk: Desk) -> None:
    crls = desk.folder / "crls"
    crls.mkdir()
    (crls / "a.crl").write_bytes(make_list())
    desk.settings["crls"] = crls
    desk.open()
    backend = LocalBackend(
        LocalSettings(database=f"sqlite:///{desk.file}", anchors=desk.folder / "anchors.pem", crls=crls),
        BackendContext("kiosk-1", True, desk.clock),
    )
    desk.made.append(backend)
    backend.probe()
    who = enroll(backend, Mint(), LONG_AGO)
    assert isinstance(ask(backend, SHOW, who, "fresh"), Covered)
    desk.clock.advance(DAY)
    with pytest.raises(BackendError, match="no revocation list is in force"):
        backend.probe()
    assert ask(backend, SHOW, who, "stale") == Undecided(UndecidedReason.REVOCATION_UNKNOWN)
    (crls / "a.crl").write_bytes(make_list(at=desk.clock()))
    backend.probe()
    assert isinstance(ask(backend, SHOW, who, "fresh-again"), Covered)


def test_the_rules_can_be_configured(desk: Desk) -> None:
    desk.policy = RulePolicy(timedelta(0), 0, None)
    backend = desk.open()
    assert isinstance(ask(backend, REGISTER, enroll(backend, Mint(serial=1, begin=NOW)), "new"), Registered)
    soon = enroll(backend, replace(expiring(1), serial=2))
    assert isinstance(ask(backend, REGISTER, soon, "soon"), Registered)
    over = enroll(backend, replace(expiring(-1), serial=3), LONG_AGO)
    assert ask(backend, SHOW, over, "over") == Refused(RefusalReason.EXPIRED)


def test_the_test_pki_needs_leave(desk: Desk) -> None:
    desk.open()
    settings = LocalSettings(database=f"sqlite:///{desk.file}", anchors=desk.folder / "anchors.pem")
    with pytest.raises(ConfigurationError, match="test PKI"):
        LocalBackend(settings, BackendContext("kiosk-1"))


def test_a_broken_list_is_refused(desk: Desk) -> None:
    backend = desk.open()
    with pytest.raises(ConfigurationError, match="cannot be read"):
        backend.set_revocation([make_list(), b"garbage"])


@pytest.mark.parametrize(
    ("name", "value"),
    [("database", ""), ("challenge_seconds", 4), ("challenge_seconds", 601), ("surplus", 1)],
)
def test_settings_are_checked(name: str, value: object) -> None:
    with pytest.raises(ValidationError, match=name):
        LocalSettings.model_validate({"database": "sqlite://", "anchors": "a.pem", name: value})


@pytest.mark.parametrize("kind", [LocalBackend, UnavailableBackend])
def test_another_backends_settings_are_a_bug(kind: Callable[[object, BackendContext], object]) -> None:
    with pytest.raises(TypeError, match="takes"):
        kind(object(), BackendContext("kiosk-1"))


def test_the_end_of_a_challenge_can_be_configured(desk: Desk) -> None:
    desk.settings["challenge_seconds"] = 30
    assert desk.open().challenge(SHOW, timeout=5).expires_at == NOW + timedelta(seconds=30)


def test_the_clock_set_back_ends_a_challenge(desk: Desk) -> None:
    backend = desk.open()
    who = enroll(backend, Mint(), LONG_AGO)
    proof = who.prove(backend.challenge(SHOW, timeout=5))
    desk.clock.advance(-HOUR)
    answer = backend.coverage(proof, request_id="back", timeout=5)
    assert answer == Undecided(UndecidedReason.CHALLENGE_EXPIRED)


def test_what_the_file_holds(desk: Desk) -> None:
    """No certificate, no signature and no subject is kept; serial and issuer's digest are the only link."""
    backend = desk.open()
    mint = Mint()
    who = enroll(backend, mint)
    proof = who.prove(backend.challenge(REGISTER, timeout=5))
    assert isinstance(backend.register(proof, request_id="register", timeout=5), Registered)
    backend.close()
    content = b"".join(path.read_bytes() for path in desk.file.parent.iterdir())
    assert mint.name.encode() not in content
    assert mint.der[100:140] not in content
    assert proof.signature[:40] not in content
