"""The development CA, and the certificates of others: a key that is open or foreign is never used."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import PolicyBuilder, Store

from kiosk.eligibility.base import ConfigurationError
from kiosk.service.tls import CA_NAME, ca_file, load_tls, make_development_tls

NOW = datetime.now(UTC)


def made(data: Path, *hosts: str, at: datetime = NOW) -> tuple[x509.Certificate, x509.Certificate]:
    """The CA and the server's certificate after a start."""
    made = make_development_tls(data, hosts, lambda: at)
    assert made.ca == ca_file(data)
    authority = x509.load_pem_x509_certificate(ca_file(data).read_bytes())
    return authority, x509.load_pem_x509_certificate((data / "tls" / "server.pem").read_bytes())


def test_it_says_what_it_is_and_can_be_verified(tmp_path: Path) -> None:
    authority, server = made(tmp_path, "clinic.example", "2001:db8::1")
    [name] = authority.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert "development" in str(name.value)
    assert name.value == CA_NAME
    assert isinstance(authority.public_key(), ec.EllipticCurvePublicKey)
    assert authority.extensions.get_extension_for_class(x509.BasicConstraints).value.path_length == 0
    verifier = PolicyBuilder().store(Store([authority])).time(NOW)
    for host in ("localhost", "clinic.example"):
        assert verifier.build_server_verifier(x509.DNSName(host)).verify(server, [])
    stated = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(address) for address in stated.get_values_for_type(x509.IPAddress)] == [
        "127.0.0.1",
        "::1",
        "2001:db8::1",
    ]


def test_keys_are_the_owners_alone(tmp_path: Path) -> None:
    made(tmp_path)
    assert stat.S_IMODE((tmp_path / "tls").stat().st_mode) == 0o700
    for path in (tmp_path / "tls").glob("*.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_restart_changes_nothing_until_the_end_is_near(tmp_path: Path) -> None:
    first = made(tmp_path)
    assert made(tmp_path) == first
    assert made(tmp_path, at=NOW + timedelta(days=300)) == first
    authority, server = made(tmp_path, at=NOW + timedelta(days=370))
    assert authority == first[0]
    assert server != first[1]
    last_authority, last = made(tmp_path, at=NOW + timedelta(days=3640))
    assert last_authority != authority
    last.verify_directly_issued_by(last_authority)


def test_a_new_name_gets_a_new_certificate_of_the_same_ca(tmp_path: Path) -> None:
    first = made(tmp_path)
    second = made(tmp_path, "other.example")
    assert second[0] == first[0]
    assert second[1] != first[1]
    assert made(tmp_path) == second  # it covers more than it must


@pytest.mark.parametrize("name", ["server.pem", "server.key", "development-ca.pem", "development-ca.key"])
def test_what_is_damaged_is_made_anew(tmp_path: Path, name: str) -> None:
    made(tmp_path)
    (tmp_path / "tls" / name).write_bytes(b"damaged")
    authority, server = made(tmp_path)
    server.verify_directly_issued_by(authority)


def test_many_at_once_make_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as at_once:
        found = list(at_once.map(lambda _: made(tmp_path), range(8)))
    assert len({authority.serial_number for authority, _ in found}) == 1
    assert len({server.serial_number for _, server in found}) == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "tls").write_bytes(b"")
    with pytest.raises(ConfigurationError, match="cannot be written"):
        make_development_tls(tmp_path, (), lambda: NOW)


def test_a_key_with_a_password_is_not_asked_for(tmp_path: Path) -> None:
    made(tmp_path)
    key = tmp_path / "locked.key"
    locked = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"password")
    )
    key.write_bytes(locked)
    key.chmod(0o600)
    with pytest.raises(ConfigurationError, match="without a password"):
        load_tls(tmp_path / "tls" / "server.pem", key)


def test_a_key_for_a_group_is_its_owners_decision(tmp_path: Path) -> None:
    made(tmp_path)
    key = tmp_path / "tls" / "server.key"
    key.chmod(0o640)
    assert load_tls(tmp_path / "tls" / "server.pem", key).ca is None
    key.chmod(0o644)
    with pytest.raises(ConfigurationError, match="open to everybody"):
        load_tls(tmp_path / "tls" / "server.pem", key)
