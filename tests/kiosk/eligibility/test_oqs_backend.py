"""The oqs backend: what reaches the counter, what does not, and what never reaches the visitor."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.delivery.oqs.courier import Courier
from kiosk.delivery.oqs.folder import DeliveryFolder
from kiosk.delivery.oqs.message import CharacterCode, ConsentState, Reference
from kiosk.delivery.oqs.reading import read_message
from kiosk.delivery.oqs.simulatedpersons import SimulatedAnswer
from kiosk.delivery.oqs.terminal import Found, Terminal
from kiosk.eligibility.base import (
    BackendContext,
    BackendError,
    BackendTimeout,
    ConsentKeeping,
    NumberLookup,
    is_able,
)
from kiosk.eligibility.local import Enrolment
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Consents,
    Covered,
    LookedUp,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Validity,
)
from kiosk.eligibility.oqs.backend import OqsBackend
from kiosk.eligibility.oqs.settings import OqsSettings
from kiosk.eligibility.testing import Signer
from tests.kiosk.delivery.terminalroom import Room, numbers_of
from tests.kiosk.eligibility.court import DETAILED
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, Desk, enroll, signer
from tests.kiosk.eligibility.minting import Mint
from tests.kiosk.eligibility.oqsdesk import Counter
from tests.kiosk.eligibility.plugins import Plugins

SHOW, REGISTER = Purpose.COVERAGE, Purpose.REGISTER
COURIER = "kiosk.delivery.oqs.courier"


def ask(backend: OqsBackend, purpose: Purpose, who: Signer, request_id: str = "request-1") -> Answer:
    proof = who.prove(backend.challenge(purpose, timeout=5))
    call = backend.register if purpose is REGISTER else backend.coverage
    return call(proof, request_id=request_id, timeout=5)


def patient(desk: Desk) -> Signer:
    desk.open().enroll(Enrolment((Mint().der,), DETAILED, LONG_AGO))
    return signer(Mint())


# --- what reaches the counter ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis"])
def test_a_reception_reaches_the_counter(counter: Counter, desk: Desk, encoding: str) -> None:
    counter.settings["encoding"] = encoding
    backend = counter.open()
    answer = ask(backend, SHOW, patient(desk))
    assert isinstance(answer, Covered)
    (message,) = counter.delivered
    (result,) = message.results
    assert answer.coverage.details is not None
    assert result.coverage == replace(answer.coverage, notices=())
    assert message.header.character_code is (CharacterCode.UTF_8 if encoding == "utf-8" else CharacterCode.SHIFT_JIS)


def test_a_registration_reaches_it_too(counter: Counter, desk: Desk) -> None:
    answer = ask(counter.open(), REGISTER, enroll(desk.open(), Mint()))
    assert isinstance(answer, Registered)
    assert len(counter.delivered) == 1


def test_a_repeated_request_reaches_it_once(counter: Counter, desk: Desk) -> None:
    backend, who = counter.open(), patient(desk)
    proof = who.prove(backend.challenge(SHOW, timeout=5))
    first = backend.coverage(proof, request_id="same", timeout=5)
    backend.close()
    again = counter.open()
    assert again.coverage(proof, request_id="same", timeout=5) == first
    assert len(counter.delivered) == 1


@pytest.mark.parametrize("purpose", Purpose)
def test_a_refusal_does_not(counter: Counter, desk: Desk, purpose: Purpose) -> None:
    """Nobody at the counter can tell from a file who was refused, or why: there is none."""
    backend = counter.open()
    protected = enroll(desk.open(), Mint(serial=7), LONG_AGO, protected=True)
    assert ask(backend, purpose, protected) == Refused(RefusalReason.CANNOT_USE)
    assert list((counter.folder / "face").iterdir()) == []
    assert list((desk.folder / "kiosk-1" / "oqs" / "outbox").iterdir()) == []


def test_what_was_agreed_to_is_in_the_file(counter: Counter, desk: Desk) -> None:
    counter.settings["wait_for_consents"] = True
    backend = counter.open()
    ask(backend, SHOW, patient(desk))
    assert counter.delivered == []
    backend.consent(Consents(given=frozenset({ConsentItem.DISEASES})), request_id="request-1", timeout=5)
    (message,) = counter.delivered
    details = message.results[0].coverage.details
    assert details is not None
    assert details.diseases, "what the consent opened"


def test_without_an_answer_about_consents_the_probe_delivers(counter: Counter, desk: Desk) -> None:
    counter.settings |= {"wait_for_consents": True, "consent_seconds": 60}
    backend = counter.open()
    ask(backend, SHOW, patient(desk))
    desk.clock.advance(timedelta(seconds=59))
    backend.probe()
    assert counter.delivered == []
    desk.clock.advance(timedelta(seconds=1))
    backend.probe()
    (message,) = counter.delivered
    said = {record.item: record.state for record in message.results[0].consents}
    assert said[ConsentItem.DISEASES] is ConsentState.NONE


def test_a_look_up_reaches_it(tmp_path: Path) -> None:
    room = Room(tmp_path)
    settings = OqsSettings(institution="1312345678", folder=tmp_path / "oqs", staffed=True, poll_seconds=0.05)
    backend = OqsBackend(settings, BackendContext("kiosk-1", True, room.clock, tmp_path / "data"))
    with room.working():
        found = backend.look_up(numbers_of(SimulatedAnswer.VALID), request_id="request-1", timeout=5)
        nobody = backend.look_up(numbers_of(SimulatedAnswer.NONE), request_id="request-2", timeout=5)
    backend.close()
    assert isinstance(found, LookedUp)
    assert nobody == LookedUp(Validity.NO_QUALIFICATION)
    (file,) = (tmp_path / "oqs" / "face").iterdir()
    message = read_message(file.read_bytes())
    assert message.header.reference is Reference.NUMBER
    assert found.coverage is not None
    assert message.results[0].coverage == found.coverage


def test_the_backend_behind_looks_up_where_no_terminal_does(counter: Counter, desk: Desk) -> None:
    patient(desk)
    counter.settings |= {"folder": None, "face": counter.folder / "face", "staffed": True}
    query = numbers_of(SimulatedAnswer.VALID)
    backend = counter.open()
    assert not is_able(backend, NumberLookup), "the local backend has its own say"
    with pytest.raises(BackendError, match="nobody can be looked up"):
        backend.look_up(query, request_id="request-1", timeout=5)
    backend.close()
    counter.inner["staffed"] = True
    backend = counter.open()
    assert is_able(backend, NumberLookup)
    assert isinstance(backend.look_up(query, request_id="request-1", timeout=5), LookedUp)


# --- bad luck --------------------------------------------------------------------------------------------------------


@pytest.mark.logs(COURIER)
def test_a_share_that_is_away_changes_no_answer(counter: Counter, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    backend, who = counter.open(), patient(desk)
    away = counter.folder / "away"
    (counter.folder / "face").rename(away)
    assert isinstance(ask(backend, SHOW, who), Covered)
    assert str(counter.folder / "face") in caplog.text
    assert not [secret for secret in who.secrets if secret in caplog.text]
    backend.probe()
    away.rename(counter.folder / "face")
    backend.probe()
    assert len(counter.delivered) == 1


def test_a_share_that_hangs_holds_up_nobody(counter: Counter, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call to it that does not return, as with a server that was switched off."""
    counter.settings["share_seconds"] = 0.2
    backend, who = counter.open(), patient(desk)
    hangs, deliver = threading.Event(), DeliveryFolder.deliver

    def hang(folder: DeliveryFolder, key: str, name: str, data: bytes) -> bool:
        hangs.wait(30)
        return deliver(folder, key, name, data)

    monkeypatch.setattr(DeliveryFolder, "deliver", hang)
    start = time.monotonic()
    assert isinstance(ask(backend, SHOW, who, "request-1"), Covered)
    assert isinstance(ask(backend, SHOW, who, "request-2"), Covered)
    assert time.monotonic() - start < 3
    assert counter.delivered == []
    hangs.set()
    deadline = time.monotonic() + 20
    while len(counter.delivered) < 2 and time.monotonic() < deadline:
        backend.probe()
    assert len(counter.delivered) == 2


@pytest.mark.logs("kiosk.eligibility.oqs.backend")
def test_a_share_that_hangs_is_waited_for_once(counter: Counter, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever finds it hanging waits; neither the next visitors nor the probes among them do."""
    counter.settings["share_seconds"] = 1.5
    backend, who = counter.open(), patient(desk)
    hangs, deliver, probe = threading.Event(), DeliveryFolder.deliver, Terminal.probe

    def hang(folder: DeliveryFolder, key: str, name: str, data: bytes) -> bool:
        hangs.wait(60)
        return deliver(folder, key, name, data)

    def hang_too(terminal: Terminal) -> None:
        hangs.wait(60)
        probe(terminal)

    monkeypatch.setattr(DeliveryFolder, "deliver", hang)
    monkeypatch.setattr(Terminal, "probe", hang_too)
    monkeypatch.setattr("kiosk.eligibility.oqs.backend._PROBE", 1.5)
    start = time.monotonic()
    assert isinstance(ask(backend, SHOW, who, "request-0"), Covered)
    assert time.monotonic() - start >= 1.5
    backend.probe()  # finds the other folders hanging
    start = time.monotonic()
    for number in (1, 2, 3):
        assert isinstance(ask(backend, SHOW, who, f"request-{number}"), Covered)
        backend.probe()
    assert time.monotonic() - start < 1.5
    hangs.set()
    deadline = time.monotonic() + 20
    while len(counter.delivered) < 4 and time.monotonic() < deadline:
        backend.probe()
    assert len(counter.delivered) == 4


def test_a_terminal_that_hangs_is_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room, hangs = Room(tmp_path), threading.Event()
    settings = OqsSettings(institution="1312345678", folder=tmp_path / "oqs", staffed=True)
    backend = OqsBackend(settings, BackendContext("kiosk-1", True, room.clock, tmp_path / "data"))
    query = numbers_of(SimulatedAnswer.VALID)

    def hang(*_: object, **__: object) -> Found:
        hangs.wait(30)
        return Found(LookedUp(Validity.NO_QUALIFICATION))

    with monkeypatch.context() as patched:
        patched.setattr(Terminal, "look_up", hang)
        for _ in range(2):
            start = time.monotonic()
            with pytest.raises(BackendTimeout):
                backend.look_up(query, request_id="request-1", timeout=0.1)
            assert time.monotonic() - start < 2.5
        hangs.set()
    with room.working():
        found = backend.look_up(query, request_id="request-1", timeout=5)
    assert isinstance(found, LookedUp)
    assert found.validity is Validity.VALID
    backend.close()


@pytest.mark.logs("kiosk.eligibility.oqs.backend")
def test_a_terminal_that_is_away_leaves_cards_alone(
    counter: Counter, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Told once; where people are looked up only, nothing can be served."""
    backend, who = counter.open(), patient(desk)
    (counter.folder / "res").rmdir()
    for _ in range(2):
        backend.probe()
    assert isinstance(ask(backend, SHOW, who), Covered)
    assert len([record for record in caplog.records if "looked up" in record.getMessage()]) == 1
    (counter.folder / "res").mkdir()
    backend.probe()
    settings = OqsSettings(institution="1312345678", folder=counter.folder)
    alone = OqsBackend(settings, BackendContext("kiosk-2", folder=desk.folder / "kiosk-2"))
    alone.probe()
    (counter.folder / "res").rmdir()
    with pytest.raises(BackendError, match="res"):
        alone.probe()
    alone.close()


def test_a_terminal_that_hangs_fails_its_probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room, hangs = Room(tmp_path), threading.Event()
    monkeypatch.setattr("kiosk.eligibility.oqs.backend._PROBE", 1.0)
    settings = OqsSettings(institution="1312345678", req=room.req, res=room.res)
    backend = OqsBackend(settings, BackendContext("kiosk-1", True, room.clock, tmp_path / "data"))

    def hang(_: Terminal) -> None:
        hangs.wait(30)

    with monkeypatch.context() as patched:
        patched.setattr(Terminal, "probe", hang)
        with pytest.raises(BackendError, match="share"):
            backend.probe()
        hangs.set()
    deadline = time.monotonic() + 20
    while backend._beside.hangs:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    backend.probe()
    backend.close()


@pytest.mark.logs("kiosk.eligibility.oqs.backend")
def test_a_fault_of_ours_does_not_take_an_answer_back(
    counter: Counter, desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    backend, who = counter.open(), patient(desk)

    def fail(*_: object) -> None:
        raise RuntimeError(who.secrets[0])

    for name in ("accept", "end_visit"):
        monkeypatch.setattr(Courier, name, fail)
    assert isinstance(ask(backend, SHOW, who), Covered)
    assert "RuntimeError" in caplog.text
    assert not [secret for secret in who.secrets if secret in caplog.text]


def test_without_a_face_folder_nothing_is_kept(counter: Counter, desk: Desk) -> None:
    counter.settings |= {"folder": None, "req": counter.folder / "req", "res": counter.folder / "res"}
    backend, who = counter.open(), patient(desk)
    assert isinstance(ask(backend, SHOW, who), Covered)
    assert isinstance(backend.consent(Consents(), request_id="request-1", timeout=5), Covered)
    backend.probe()
    assert not (desk.folder / "kiosk-1" / "oqs" / "outbox").exists()
    assert list((counter.folder / "face").iterdir()) == []


def test_a_share_that_is_not_mounted_is_no_place(counter: Counter) -> None:
    """As the doctor asks, who keeps nothing: beneath the mount point lies a folder that nobody watches."""
    settings = counter.open()._settings.model_copy(update={"mount": counter.folder})
    asked = OqsBackend(settings, BackendContext("kiosk-1", allow_test_pki=True))
    with closing(asked), pytest.raises(BackendError, match="nothing is mounted"):
        asked.probe()


def test_what_cannot_be_done_says_so(counter: Counter, tmp_path: Path) -> None:
    """A backend that is closed; one that proves no cards; nobody to look anybody up."""
    query = numbers_of(SimulatedAnswer.VALID)
    face = {"folder": None, "face": counter.folder / "face", "staffed": True}
    counter.settings |= face
    closed = counter.open()
    closed.close()
    with pytest.raises(BackendError, match="closed"):
        closed.probe()
    with pytest.raises(BackendError, match="closed"):
        closed.look_up(query, request_id="request-1", timeout=1)
    alone = OqsBackend(
        OqsSettings(institution="1312345678", face=counter.folder / "face", staffed=True),
        BackendContext("kiosk-1", folder=tmp_path / "alone"),
    )
    with pytest.raises(BackendError, match="proves cards"):
        alone.consent(Consents(), request_id="request-1", timeout=1)
    assert not is_able(alone, NumberLookup)
    with pytest.raises(BackendError, match="req and res"):
        alone.look_up(query, request_id="request-1", timeout=1)
    with pytest.raises(BackendError, match="inner"):
        alone.challenge(SHOW, timeout=1)
    alone.close()


@pytest.mark.parametrize(("inner", "able"), [("plain", False), ("local", True)])
def test_it_can_what_the_one_behind_it_can(counter: Counter, plugins: Plugins, inner: str, able: bool) -> None:
    """Without a terminal of its own, it keeps consents and looks persons up as far as its inner backend does."""
    plugins.add("plain", "clinic_plugin:Plain")
    counter.settings |= {"folder": None, "face": counter.folder / "face", "staffed": True}
    if inner == "plain":
        counter.settings["inner"] = {"backend": "plain"}
    with closing(counter.open()) as backend:
        assert is_able(backend, ConsentKeeping) is able
        if not able:
            assert not is_able(backend, NumberLookup)
            with pytest.raises(BackendError, match="keeps no consents"):
                backend.consent(Consents(), request_id="request-1", timeout=1)


def test_who_is_protected_before_the_consents_leaves_no_file(counter: Counter, desk: Desk) -> None:
    """What waited for the consents is taken back, and not delivered when its time has come."""
    counter.settings |= {"wait_for_consents": True, "consent_seconds": 60}
    backend = counter.open()
    assert isinstance(ask(backend, SHOW, patient(desk)), Covered)
    desk.open().roster.protect(Mint().der)
    said = backend.consent(Consents(given=frozenset({ConsentItem.DISEASES})), request_id="request-1", timeout=5)
    assert said == Refused(RefusalReason.CANNOT_USE)
    desk.clock.advance(timedelta(seconds=61))
    backend.probe()
    assert counter.delivered == []
    assert list((desk.folder / "kiosk-1" / "oqs" / "outbox").iterdir()) == []


def test_a_consent_after_a_refusal_delivers_nothing(counter: Counter) -> None:
    backend = counter.open()
    assert isinstance(ask(backend, SHOW, signer(Mint(serial=0x0705DF00))), Refused)
    for request_id in ("request-1", "another"):
        with pytest.raises(BackendError):
            backend.consent(Consents(), request_id=request_id, timeout=5)
    assert counter.delivered == []


_VISIT = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from kiosk.delivery.oqs.courier import Courier, Reception
from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.oqs.backend import OqsBackend
from kiosk.eligibility.oqs.settings import OqsSettings
from tests.kiosk.eligibility.court import DETAILED
folder = Path(sys.argv[1])
settings = OqsSettings(institution="1312345678", face=folder / "face", wait_for_consents=True)
backend = OqsBackend(settings, BackendContext("kiosk-1", folder=folder / "data"))
backend._courier.accept(Reception("request-1", DETAILED))
backend._courier.run(20)
print("kept", flush=True)
sys.stdin.read()
"""


def test_what_waits_survives_a_kill(tmp_path: Path) -> None:
    (tmp_path / "face").mkdir()
    child = subprocess.Popen(
        [sys.executable, "-c", _VISIT, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"kept\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert list((tmp_path / "face").iterdir()) == []
    (kept,) = (tmp_path / "data" / "oqs" / "outbox").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    settings = OqsSettings(institution="1312345678", face=tmp_path / "face", wait_for_consents=True)
    for _ in range(2):
        OqsBackend(settings, BackendContext("kiosk-1", folder=tmp_path / "data")).close()
    (file,) = (tmp_path / "face").iterdir()
    assert read_message(file.read_bytes()).results[0].coverage.name == COVERAGE.name
    assert not kept.exists(), "personal data stays no longer than it must"
