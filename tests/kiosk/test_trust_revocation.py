"""Revocation by CRL and OCSP: whose word counts, for how long, and what bytes that mean harm can do (nothing)."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import CRLEntryExtensionOID, ObjectIdentifier
from hypothesis import given
from hypothesis import strategies as st

from kiosk.eligibility.base import ConfigurationError
from kiosk.trust import Anchor, Freshness, ListFolder, Revocation, Trusted, TrustPolicy, TrustStore, decode_list
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.minting import (
    BEGIN,
    CA,
    NOW,
    OLD_CA,
    POINT,
    Ca,
    Mint,
    make_list,
    make_response,
    responder,
)

STORE = TrustStore([Anchor(OLD_CA.certificate), Anchor(CA.certificate)])
HOLDER = Mint()
SERIAL = HOLDER.serial
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
Reason = x509.ReasonFlags


def _by_list(*lists: bytes, mint: Mint = HOLDER, store: TrustStore = STORE) -> Revocation:
    decoded = [found for data in lists if (found := decode_list(data)) is not None]
    verdict = store.judge(mint.der, NOW, lists=decoded)
    assert isinstance(verdict, Trusted)
    return verdict.revocation


def _by_response(*responses: bytes, mint: Mint = HOLDER) -> Revocation:
    verdict = STORE.judge(mint.der, NOW, responses=responses)
    assert isinstance(verdict, Trusted)
    return verdict.revocation


# --- CRLs ----------------------------------------------------------------------------------------------------------


def test_nothing_at_hand_is_unknown() -> None:
    assert _by_list() is Revocation.UNKNOWN


def test_a_fresh_list_without_the_certificate_is_good() -> None:
    assert _by_list(make_list()) is Revocation.GOOD
    assert _by_list(make_list(revoked={SERIAL + 1: Reason.superseded})) is Revocation.GOOD


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (Reason.superseded, Revocation.SUPERSEDED),
        (Reason.affiliation_changed, Revocation.REVOKED),
        (Reason.cessation_of_operation, Revocation.REVOKED),
        (Reason.certificate_hold, Revocation.REVOKED),
        (Reason.key_compromise, Revocation.REVOKED),
        (Reason.unspecified, Revocation.REVOKED),
        (None, Revocation.REVOKED),
    ],
)
def test_reasons(reason: x509.ReasonFlags | None, status: Revocation) -> None:
    assert _by_list(make_list(revoked={SERIAL: reason})) is status


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (NOW - DAY + SECOND, Revocation.GOOD),
        (NOW - DAY, Revocation.UNKNOWN),
        (NOW + timedelta(minutes=5), Revocation.GOOD),
        (NOW + timedelta(minutes=5) + SECOND, Revocation.UNKNOWN),
    ],
)
def test_freshness_on_both_sides(at: datetime, status: Revocation) -> None:
    assert _by_list(make_list(at=at)) is status


def test_a_grace_for_late_lists_can_be_configured() -> None:
    store = TrustStore([Anchor(CA.certificate)], TrustPolicy(freshness=Freshness(list_grace=timedelta(hours=1))))
    assert _by_list(make_list(at=NOW - DAY - timedelta(minutes=59)), store=store) is Revocation.GOOD
    assert _by_list(make_list(at=NOW - DAY - timedelta(minutes=60)), store=store) is Revocation.UNKNOWN


def test_a_stale_list_still_revokes() -> None:
    assert _by_list(make_list(at=NOW - 90 * DAY, revoked={SERIAL: Reason.superseded})) is Revocation.SUPERSEDED


def test_only_the_issuer_of_the_certificate_may_speak() -> None:
    assert _by_list(make_list(OLD_CA)) is Revocation.UNKNOWN
    assert _by_list(make_list(OLD_CA, revoked={SERIAL: None})) is Revocation.UNKNOWN
    assert _by_list(make_list(signer=private_key("card-auth-00"))) is Revocation.UNKNOWN
    assert _by_list(make_list(Ca("auth-2023", organization="Nobody"))) is Revocation.UNKNOWN


def test_a_revocation_outweighs_every_other_word() -> None:
    revoked, good = make_list(revoked={SERIAL: None}), make_list()
    assert _by_list(good, revoked) is Revocation.REVOKED
    assert _by_list(revoked, good) is Revocation.REVOKED
    assert _by_list(make_list(at=NOW - 9 * DAY), good) is Revocation.GOOD


def test_pem_is_read_too() -> None:
    pem = x509.load_der_x509_crl(make_list()).public_bytes(Encoding.PEM)
    assert _by_list(pem) is Revocation.GOOD


def _scope(
    *, point: x509.GeneralName | None = POINT, ca_only: bool = False, indirect: bool = False
) -> x509.IssuingDistributionPoint:
    return x509.IssuingDistributionPoint(
        full_name=None if point is None else [point],
        relative_name=None,
        only_contains_user_certs=point is None and not ca_only and not indirect,
        only_contains_ca_certs=ca_only,
        only_some_reasons=None,
        indirect_crl=indirect,
        only_contains_attribute_certs=False,
    )


def _with_point(point: x509.GeneralName) -> Mint:
    points = x509.CRLDistributionPoints([x509.DistributionPoint([point], None, None, None)])
    return Mint(extensions=((points, False),))


def test_a_partial_list_speaks_for_its_own_part_only() -> None:
    partial = make_list(extensions=[(_scope(), True)])
    assert _by_list(partial, mint=_with_point(POINT)) is Revocation.GOOD
    elsewhere = x509.DirectoryName(x509.Name([]))
    assert _by_list(partial, mint=_with_point(elsewhere)) is Revocation.UNKNOWN
    assert _by_list(partial) is Revocation.UNKNOWN
    everybody = make_list(extensions=[(_scope(point=None), True)])
    assert _by_list(everybody) is Revocation.GOOD


@pytest.mark.parametrize(
    "extension",
    [
        _scope(ca_only=True),
        _scope(indirect=True),
        x509.DeltaCRLIndicator(1),
        x509.UnrecognizedExtension(ObjectIdentifier("1.2.3.4"), b"\x05\x00"),
    ],
)
def test_a_list_of_a_kind_that_is_not_understood_is_no_list(extension: x509.ExtensionType) -> None:
    assert decode_list(make_list(extensions=[(extension, True)])) is None


def test_a_critical_entry_that_is_not_understood_spoils_the_list() -> None:
    issuer = (x509.CertificateIssuer([POINT]), True)
    assert issuer[0].oid == CRLEntryExtensionOID.CERTIFICATE_ISSUER
    assert decode_list(make_list(revoked={1: None}, entry_extensions=[issuer])) is None
    date = (x509.InvalidityDate(BEGIN.replace(tzinfo=None)), False)
    assert decode_list(make_list(revoked={1: None}, entry_extensions=[date])) is not None


def test_weak_hashes_do_not_count() -> None:
    weak = hashes.SHA224()
    assert _by_list(make_list(digest=weak)) is Revocation.UNKNOWN
    assert _by_response(make_response(HOLDER.certificate, digest=weak)) is Revocation.UNKNOWN
    delegate = replace(responder(), digest=weak)
    assert _by_response(make_response(HOLDER.certificate, delegate=delegate)) is Revocation.UNKNOWN


def test_an_oversized_list_is_no_list() -> None:
    assert decode_list(bytes(64 * 1024 * 1024 + 1)) is None


GOOD_LIST = make_list(revoked={SERIAL: None})


@given(st.integers(0, len(GOOD_LIST) - 1), st.integers(1, 255))
def test_every_changed_byte_silences_a_list(index: int, change: int) -> None:
    damaged = bytearray(GOOD_LIST)
    damaged[index] ^= change
    assert _by_list(bytes(damaged)) is Revocation.UNKNOWN


@given(st.binary(max_size=400))
def test_garbage_is_no_list(data: bytes) -> None:
    assert decode_list(data) is None
    assert decode_list(b"-----BEGIN X509 CRL-----\n" + data) is None


# --- OCSP ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_name", [True, False])
@pytest.mark.parametrize("delegate", [None, responder()])
@pytest.mark.parametrize("algorithm", [hashes.SHA1(), hashes.SHA256()])  # noqa: S303 (what RFC 6960 clients use)
def test_a_response_by_the_issuer_or_its_delegate(
    by_name: bool, delegate: Mint | None, algorithm: hashes.HashAlgorithm
) -> None:
    data = make_response(HOLDER.certificate, delegate=delegate, by_name=by_name, algorithm=algorithm)
    assert _by_response(data) is Revocation.GOOD


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (Reason.superseded, Revocation.SUPERSEDED),
        (Reason.certificate_hold, Revocation.REVOKED),
        (Reason.key_compromise, Revocation.REVOKED),
    ],
)
def test_response_reasons(reason: x509.ReasonFlags, status: Revocation) -> None:
    assert _by_response(make_response(HOLDER.certificate, reason=reason)) is status
    stale = make_response(HOLDER.certificate, reason=reason, at=NOW - 90 * DAY)
    assert _by_response(stale) is status


def test_response_without_reason_revokes_and_unknown_says_nothing() -> None:
    revoked = make_response(HOLDER.certificate, status=ocsp.OCSPCertStatus.REVOKED)
    assert _by_response(revoked) is Revocation.REVOKED
    assert _by_response(make_response(HOLDER.certificate, status=ocsp.OCSPCertStatus.UNKNOWN)) is Revocation.UNKNOWN


@pytest.mark.parametrize(
    ("age", "lifetime", "status"),
    [
        (timedelta(minutes=65) - SECOND, timedelta(hours=1), Revocation.GOOD),
        (timedelta(minutes=65), timedelta(hours=1), Revocation.UNKNOWN),
        (timedelta(minutes=15) - SECOND, None, Revocation.GOOD),
        (timedelta(minutes=15), None, Revocation.UNKNOWN),
        (-timedelta(minutes=5), timedelta(hours=1), Revocation.GOOD),
        (-timedelta(minutes=5) - SECOND, timedelta(hours=1), Revocation.UNKNOWN),
    ],
)
def test_response_freshness_on_both_sides(age: timedelta, lifetime: timedelta | None, status: Revocation) -> None:
    data = make_response(HOLDER.certificate, at=NOW - age, lifetime=lifetime)
    assert _by_response(data) is status


def test_a_response_about_another_certificate_says_nothing() -> None:
    assert _by_response(make_response(Mint(serial=5).certificate)) is Revocation.UNKNOWN
    other_issuer = make_response(Mint(ca=OLD_CA).certificate, OLD_CA)
    assert _by_response(other_issuer) is Revocation.UNKNOWN


@pytest.mark.parametrize(
    "delegate",
    [
        responder(eku=False),
        responder(OLD_CA),
        responder(end=NOW - SECOND),
        responder(begin=NOW + SECOND),
    ],
)
def test_a_delegate_must_be_one(delegate: Mint) -> None:
    assert _by_response(make_response(HOLDER.certificate, delegate=delegate)) is Revocation.UNKNOWN


@pytest.mark.parametrize("delegate", [None, responder()])
def test_a_response_must_be_signed_by_whom_it_names(delegate: Mint | None) -> None:
    data = make_response(HOLDER.certificate, delegate=delegate)
    signature = ocsp.load_der_ocsp_response(data).signature
    other = bytes([signature[0], signature[1] ^ 1]) + signature[2:]
    assert _by_response(data.replace(signature, other)) is Revocation.UNKNOWN


def test_an_unsuccessful_response_says_nothing() -> None:
    data = ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.TRY_LATER).public_bytes(Encoding.DER)
    assert _by_response(data) is Revocation.UNKNOWN


def test_an_oversized_response_says_nothing() -> None:
    assert _by_response(make_response(HOLDER.certificate) + bytes(70_000)) is Revocation.UNKNOWN


GOOD_RESPONSE = make_response(HOLDER.certificate, delegate=responder())


@given(st.integers(0, len(GOOD_RESPONSE) - 1), st.integers(1, 255))
def test_no_changed_byte_makes_a_response_revoke(index: int, change: int) -> None:
    damaged = bytearray(GOOD_RESPONSE)
    damaged[index] ^= change
    # Bytes outside of what is signed may change without changing what is said.
    assert _by_response(bytes(damaged)) in {Revocation.UNKNOWN, Revocation.GOOD}


REVOKING_RESPONSE = make_response(HOLDER.certificate, reason=Reason.key_compromise)


@given(st.integers(0, len(REVOKING_RESPONSE) - 1), st.integers(1, 255))
def test_no_changed_byte_makes_a_response_good(index: int, change: int) -> None:
    damaged = bytearray(REVOKING_RESPONSE)
    damaged[index] ^= change
    assert _by_response(bytes(damaged)) in {Revocation.UNKNOWN, Revocation.REVOKED}


@given(st.binary(max_size=300))
def test_garbage_is_no_response(data: bytes) -> None:
    assert _by_response(data) is Revocation.UNKNOWN


# --- the folder ----------------------------------------------------------------------------------------------------


def test_a_folder_is_read_again_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "a.crl").write_bytes(make_list())
    (tmp_path / "README").write_text("not a list")
    folder = ListFolder(tmp_path)
    (first,) = folder.current()
    assert folder.current() == (first,)
    replacement = tmp_path / "new"
    replacement.write_bytes(make_list(at=NOW + DAY))
    replacement.rename(tmp_path / "a.crl")
    (second,) = folder.current()
    assert second.this_update == NOW + DAY
    (tmp_path / "b.pem").write_bytes(x509.load_der_x509_crl(make_list(OLD_CA)).public_bytes(Encoding.PEM))
    assert len(folder.current()) == 2
    (tmp_path / "a.crl").unlink()
    (third,) = folder.current()
    assert third.signed_by(OLD_CA.certificate)


def test_a_file_that_cannot_be_read_leaves_its_predecessor_in_force(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.crl"
    path.write_bytes(make_list())
    folder = ListFolder(tmp_path)
    before = folder.current()
    path.write_bytes(make_list()[:50])
    assert folder.current() == before
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert folder.current() == before
    assert len(caplog.records) == 1, "one line for one broken file, not one for each visitor"
    path.write_bytes(make_list(at=NOW + DAY))
    assert [found.this_update for found in folder.current()] == [NOW + DAY]
    caplog.clear()


def test_a_list_that_is_being_read_holds_up_one_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others go on with what was known before; it is read once."""
    path = tmp_path / "a.crl"
    path.write_bytes(make_list())
    folder = ListFolder(tmp_path)
    before = folder.current()
    begun, go_on, times = threading.Event(), threading.Event(), []

    def slowly(data: bytes) -> object:
        times.append(1)
        begun.set()
        assert go_on.wait(20)
        return decode_list(data)

    monkeypatch.setattr("kiosk.trust.folder.decode_list", slowly)
    path.write_bytes(make_list(at=NOW + DAY))
    reading = threading.Thread(target=folder.current)
    reading.start()
    assert begun.wait(20)
    assert folder.current() == folder.current() == before
    go_on.set()
    reading.join(20)
    assert [found.this_update for found in folder.current()] == [NOW + DAY]
    assert len(times) == 1


def test_a_folder_that_vanishes_leaves_its_lists_in_force(tmp_path: Path) -> None:
    folder_path = tmp_path / "crls"
    folder_path.mkdir()
    (folder_path / "a.crl").write_bytes(make_list())
    folder = ListFolder(folder_path)
    before = folder.current()
    os.rename(folder_path, tmp_path / "elsewhere")  # noqa: PTH104 (the folder itself goes away)
    assert folder.current() == before != ()


def test_a_broken_list_at_the_start_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.crl").write_bytes(b"garbage")
    with pytest.raises(ConfigurationError, match=r"a\.crl: cannot be read as a CRL"):
        ListFolder(tmp_path)
    (tmp_path / "a.crl").unlink()
    (tmp_path / "b.crl").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ConfigurationError, match=r"b\.crl: cannot be read as a CRL"):
        ListFolder(tmp_path)
    with pytest.raises(ConfigurationError, match=r"none: the folder of CRLs cannot be read"):
        ListFolder(tmp_path / "none")
