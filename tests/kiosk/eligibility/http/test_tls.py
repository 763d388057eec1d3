"""Whose word is taken: a service whose certificate is signed by the right authority, is in force, and has its name."""

from __future__ import annotations

import ssl
import time
from pathlib import Path

import pytest

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.http.exchange import Line, NoReply, Reply, Silence
from kiosk.eligibility.http.tls import make_context, read_ca
from tests.kiosk.eligibility.http.authority import Authority
from tests.kiosk.eligibility.http.oddservice import OddService, answer

GOOD = answer("200 OK", "application/json", b"{}")


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def ask(service: OddService, ca: str) -> Reply | NoReply:
    line = Line(make_context(ca))
    try:
        return line.ask("POST", f"{service.url}/x", b"{}", {}, time.monotonic() + 5)
    finally:
        line.close()


def test_its_own_authority(authority: Authority) -> None:
    context = authority.context()
    with OddService(lambda _request: [GOOD], context=context) as service:
        assert isinstance(ask(service, authority.pem), Reply)


@pytest.mark.parametrize("wrong", ["no authority", "another authority", "another name", "ended"])
def test_what_is_not_trusted_is_told_nothing(authority: Authority, tmp_path: Path, wrong: str) -> None:
    (tmp_path / "other").mkdir()
    ca = {"no authority": "", "another authority": Authority(tmp_path / "other").pem}.get(wrong, authority.pem)
    context = authority.context("service.test" if wrong == "another name" else "127.0.0.1", ended=wrong == "ended")
    with OddService(lambda _request: [GOOD], context=context) as service:
        reply = ask(service, ca)
        assert service.requests == []
    assert isinstance(reply, NoReply)
    assert (reply.silence, reply.sent) == (Silence.UNTRUSTED, False)
    assert reply.detail


def test_old_tls_is_not_spoken(authority: Authority) -> None:
    context = authority.context()
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version = ssl.TLSVersion.TLSv1
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with OddService(lambda _request: [GOOD], context=context) as service:
        reply = ask(service, authority.pem)
        assert service.requests == []
    assert isinstance(reply, NoReply)
    assert not reply.sent


def test_the_settings_of_a_context() -> None:
    context = make_context()
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_a_file_of_authorities(authority: Authority, tmp_path: Path) -> None:
    assert read_ca(authority.file) == authority.pem
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_ca(tmp_path / "missing")
    for content in (b"", b"-----BEGIN CERTIFICATE-----\n", "証明書".encode(), b"\x30\x82"):
        (tmp_path / "wrong").write_bytes(content)
        with pytest.raises(ConfigurationError, match="holds no certificate"):
            read_ca(tmp_path / "wrong")
