from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar, Final, NoReturn

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from pydantic import BaseModel

from apdu.mynumber.jpki import authenticate, read_card
from apdu.mynumber.layout import Credential
from apdu.mynumber.pin import Pin
from kiosk.eligibility.base import BackendContext, BackendError, ConfigurationError
from kiosk.eligibility.local import LocalBackend, LocalSettings
from kiosk.eligibility.model import ConsentItem, Proof, Purpose, RefusalReason, Refused
from kiosk.exitcode import CommandError, ExitCode
from kiosk.flow.profile import Profile
from kiosk.realreaders import RealReaders, is_virtual
from kiosk.start import prepare, require_abilities
from reader.base import run as run_script
from reader.errors import ReaderUnavailable
from reader.events import CardInserted, CardTaken, ReadersChanged, ServiceFound, ServiceLost, WatcherEvent
from reader.virtual.inprocess import VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.keys import private_key
from reader.virtual.persona import load_personas
from reader.virtual.pki import anchors
from reader.virtual.rig import PcscdRig

NOW: Final = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
REAL: Final = "ACS ACR1252 00 00"
OTHER: Final = "Cherry 01 00"
VPCD: Final = "Virtual PCD 00 00"


def genuine_looking_anchor() -> bytes:
    """A certification authority with the JPKI's name, which a kiosk in service takes; its key is a test key."""
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "JPKI"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "JPKI for user authentication"),
        ]
    )
    key = private_key("auth-2019")
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    )


class Site:
    """A folder with a configuration in it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "kiosk.toml"
        self.genuine = folder / "genuine.pem"
        self.genuine.write_bytes(genuine_looking_anchor())
        self.test = folder / "test.pem"
        self.test.write_bytes(b"".join(anchor.public_bytes(Encoding.PEM) for anchor in anchors()))
        self.database = f"sqlite:///{folder}/eligibility.db"

    def configure(self, *, trust: Path | None = None, local: Path | None = None, readers: str = "[]") -> Path:
        backend = 'backend = "unavailable"'
        if local:
            backend = (
                f'backend = "local"\n[eligibility.settings]\ndatabase = "{self.database}"\nanchors = "{local}"\n'
                "staffed = true"  # as a reception is
            )
        self.path.write_text(
            f'[site]\nname = "見本"\n[cards]\nreaders = {readers}\n'
            f'[trust]\nanchors = "{trust or self.genuine}"\n[eligibility]\n{backend}\n'
        )
        return self.path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def refusal(config: Path, readers: VirtualReaders) -> CommandError:
    with pytest.raises(CommandError) as caught:
        prepare(config, readers)
    return caught.value


def test_a_kiosk_with_real_readers_and_genuine_anchors_is_prepared(site: Site) -> None:
    prepared = prepare(site.configure(local=site.genuine), VirtualReaders(REAL))
    assert prepared.readers.names() == (REAL,)
    backend = prepared.new_backend()
    with pytest.raises(BackendError, match="no revocation list"):
        backend.probe()
    backend.close()


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_certificate_of_the_test_pki_cannot_be_used(purpose: Purpose, site: Site) -> None:
    """The same neutral answer as for every other card that is not trusted."""
    readers = VirtualReaders(REAL)
    readers.insert(REAL, issue(load_personas()["taro"], NOW))
    backend = prepare(site.configure(local=site.genuine), readers).new_backend()
    challenge = backend.challenge(purpose, timeout=5)
    with RealReaders(readers).open(REAL).connect() as connection, Pin(Credential.AUTHENTICATION, b"1234") as pin:
        signed = run_script(connection, authenticate(pin, challenge.digest(), run_script(connection, read_card())))
    proof = Proof(challenge.id, signed.certificate, signed.signature)
    ask = backend.register if purpose is Purpose.REGISTER else backend.coverage
    assert ask(proof, request_id="request", timeout=5) == Refused(RefusalReason.CANNOT_USE)
    backend.close()


def test_test_anchors_are_refused(site: Site) -> None:
    error = refusal(site.configure(trust=site.test), VirtualReaders(REAL))
    assert error.code is ExitCode.REFUSED
    assert str(site.test) in error.message
    assert "demo" in error.message


def test_test_anchors_of_the_backend_are_refused(site: Site) -> None:
    error = refusal(site.configure(local=site.test), VirtualReaders(REAL))
    assert (error.code, str(site.test) in error.message) == (ExitCode.REFUSED, True)


def test_one_test_anchor_among_genuine_ones_is_refused(site: Site) -> None:
    site.genuine.write_bytes(site.genuine.read_bytes() + site.test.read_bytes())
    assert refusal(site.configure(), VirtualReaders(REAL)).code is ExitCode.REFUSED


@pytest.mark.parametrize("names", [(VPCD,), (REAL, VPCD), ("VIRTUAL pcd 00 00",)])
def test_virtual_readers_are_refused(names: tuple[str, ...], site: Site) -> None:
    error = refusal(site.configure(), VirtualReaders(*names))
    assert error.code is ExitCode.REFUSED
    assert names[-1] in error.message


def test_a_service_that_is_down_is_waited_for(site: Site) -> None:
    readers = VirtualReaders(REAL)
    readers.stop_service()
    prepared = prepare(site.configure(), readers)
    readers.start_service()
    assert prepared.readers.names() == (REAL,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[site]\n", "site.name"),
        ('[site]\nname="x"\n[eligibility]\nbackend="nobody"\n', "is not installed"),
        ('[site]\nname="x"\n[eligibility]\nbackend="local"\n', "eligibility.settings.database"),
        (
            '[site]\nname="x"\n[eligibility]\nbackend="unavailable"\n[profile]\nname="atm"\n[slip]\nfolder="nowhere"\n',
            "nowhere is no folder; make it",
        ),
        ('[site]\nname="x"\n[trust]\nanchors="none.pem"\n[eligibility]\nbackend="unavailable"\n', "none.pem"),
    ],
)
def test_a_configuration_at_fault_is_found_at_the_start(text: str, said: str, site: Site) -> None:
    site.path.write_text(text)
    error = refusal(site.path, VirtualReaders(REAL))
    assert error.code is ExitCode.CONFIGURATION
    assert said in error.message


class Plain:
    """A third party's backend that proves cards, and does nothing besides."""

    Settings: ClassVar[type[BaseModel]] = BaseModel

    def _nothing(self, *_given: object, **_named: object) -> NoReturn:
        raise BackendError("not asked here")

    challenge = register = coverage = probe = _nothing

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Profile(consents=(ConsentItem.MEDICINES,)), "plain keeps no consents"),
        (Profile(number_lookup=True), "plain cannot look up persons"),
    ],
)
def test_a_backend_that_cannot_what_the_profile_asks_for(asked: Profile, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        require_abilities(asked, Plain(), "plain")
    require_abilities(Profile(), Plain(), "plain")


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        (Profile(number_lookup=True), "staffed", "local cannot look up persons"),
        (Profile(visual_check=True), "medical", "local takes no visual check"),
    ],
)
def test_the_local_backend_does_what_its_site_allows(tmp_path: Path, asked: Profile, given: str, said: str) -> None:
    """Nobody is offered what would be refused after all that had to be typed."""
    anchor = tmp_path / "anchors.pem"
    anchor.write_bytes(genuine_looking_anchor())

    def local(**settings: bool) -> LocalBackend:
        given = {"database": f"sqlite:///{tmp_path / 'db'}", "anchors": anchor, "ocsp": "http://127.0.0.1:1/"}
        table = LocalSettings.model_validate(given | settings)
        return LocalBackend(table, BackendContext("kiosk-1"))

    with closing(local()) as backend, pytest.raises(ConfigurationError, match=said):
        require_abilities(asked, backend, "local")
    with closing(local(**{given: True})) as backend:
        require_abilities(asked, backend, "local")


# The readers of a kiosk in service.


def test_names_of_virtual_readers() -> None:
    assert is_virtual(VPCD)
    assert is_virtual("Virtual Reader 00 00")
    assert not is_virtual(REAL)


def test_only_accepted_readers_are_there() -> None:
    inner = VirtualReaders(REAL, VPCD, OTHER)
    for name in (REAL, VPCD, OTHER):
        inner.insert(name, issue(load_personas()["taro"], NOW))
    everything = RealReaders(inner)
    assert everything.names() == (REAL, OTHER)
    assert everything.virtual() == (VPCD,)
    chosen = RealReaders(inner, ("ACS", "Nobody"))
    assert chosen.names() == (REAL,)
    for readers, refused in ((everything, VPCD), (chosen, VPCD), (chosen, OTHER)):
        assert readers.open(refused).name == refused
        with pytest.raises(ReaderUnavailable), readers.open(refused).connect():
            pass
    with chosen.open(REAL).connect() as connection:
        assert connection.atr


@pytest.fixture
def events() -> list[WatcherEvent]:
    return []


def test_virtual_readers_that_turn_up_later_stay_unseen(
    events: list[WatcherEvent], caplog: pytest.LogCaptureFixture
) -> None:
    inner = VirtualReaders(REAL)
    watcher = RealReaders(inner).watch(events.append)
    inner.attach_reader(VPCD)
    inner.insert(VPCD, issue(load_personas()["taro"], NOW))
    inner.remove(VPCD)
    real = inner.insert(REAL, issue(load_personas()["taro"], NOW))
    inner.remove(REAL)
    inner.stop_service()
    inner.settle()
    watcher.stop()
    assert events == [
        ServiceFound(),
        ReadersChanged((REAL,)),
        ReadersChanged((REAL,)),
        CardInserted(real),
        CardTaken(real),
        ServiceLost(),
    ]
    assert [record.message for record in caplog.records] == ["virtual readers are ignored"]
    caplog.clear()


# As a process of its own.


@pytest.fixture(scope="module")
def rig() -> Iterator[PcscdRig]:
    with PcscdRig() as started:
        yield started


def run(config: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "kiosk", "run", "--config", config),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@contextmanager
def serve(config: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A kiosk at work; it does not outlive the block."""
    with subprocess.Popen(
        (sys.executable, "-m", "kiosk", "run", "--config", config),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(process: subprocess.Popen[str], said: str) -> str:
    """Standard error up to the line that says so."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if said in line:
            return "".join(lines)
    raise AssertionError("".join(lines))


def test_run_serves_until_it_is_told_to_end(site: Site, tmp_path: Path) -> None:
    with site.configure().open("a") as file:
        file.write(f'[data]\nfolder = "{tmp_path}/state"\n[log]\nform = "json"\n')
    with serve(site.path, PCSCLITE_CSOCK_NAME="/nowhere") as process:
        written = until(process, "PC/SC service lost")
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == ExitCode.OK
    events = [json.loads(line)["event"] for line in written.splitlines()]
    assert events[0] == "the kiosk starts"
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "state").iterdir())


@pytest.mark.pcscd
def test_run_does_not_wait_for_a_service_that_hangs_and_sees_no_virtual_reader_later(rig: PcscdRig, site: Site) -> None:
    with site.configure().open("a") as file:
        file.write(f'[data]\nfolder = "{site.path.parent}/state"\n')
    rig.start()
    rig.pause()
    try:
        with serve(site.path, **rig.environment) as process:
            until(process, "the kiosk starts")
            rig.resume()
            assert f"virtual readers are ignored readers={', '.join(rig.reader_names)}" in until(
                process, "virtual readers"
            )
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == ExitCode.OK
    finally:
        rig.resume()


@pytest.mark.pcscd
def test_run_refuses_a_machine_with_vpcd(rig: PcscdRig, site: Site) -> None:
    done = run(site.configure(), **rig.environment)
    assert done.returncode == ExitCode.REFUSED
    assert rig.reader_names[0] in done.stderr
    assert "Traceback" not in done.stderr


def test_run_refuses_the_test_pki(site: Site) -> None:
    done = run(site.configure(trust=site.test), PCSCLITE_CSOCK_NAME="/nowhere")
    assert done.returncode == ExitCode.REFUSED
    assert str(site.test) in done.stderr


def test_run_needs_a_configuration(tmp_path: Path) -> None:
    done = run(tmp_path / "none.toml", PCSCLITE_CSOCK_NAME="/nowhere")
    assert done.returncode == ExitCode.CONFIGURATION
    assert (
        done.stderr
        == f"myna-kiosk: {tmp_path}/none.toml: cannot be read (No such file or directory); --config names the file\n"
    )
