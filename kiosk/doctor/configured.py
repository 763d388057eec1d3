"""Following the configuration as the kiosk does at its start: the file, the trust anchors, the backend."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cryptography import x509

from kiosk.config import Settings, load
from kiosk.doctor.facts import AnchorFact, ConfigurationFacts, FolderFact
from kiosk.doctor.observe import user_name
from kiosk.doctor.service import observe_service
from kiosk.eligibility.base import BackendContext, BackendError, ConfigurationError
from kiosk.eligibility.registry import load as load_backend
from kiosk.trust import Anchor, Realm, load_store


def observe_configuration(file: Path | None) -> ConfigurationFacts:
    """Load the configuration and what it names. The backend is started and asked whether it could serve, no more.

    It is not started for another user than the one who owns the data folder: a database that it makes at its first
    start would belong to the wrong one, and keep the kiosk from its own.
    """
    if file is None:
        return ConfigurationFacts(None)
    try:
        settings = load(file)
    except ConfigurationError as error:
        return ConfigurationFacts(str(file), _line(error))
    anchors, anchors_fault = _observe_anchors(settings.trust.anchors)
    folder = _observe_folder(settings.data.folder)
    ours = folder.owner == user_name(os.geteuid())
    return ConfigurationFacts(
        str(file),
        folder=folder,
        backend=settings.eligibility.backend,
        backend_asked=ours,
        backend_fault=_probe_backend(settings) if ours else None,
        anchors=anchors,
        anchors_fault=anchors_fault,
        service=observe_service(settings) if ours else None,
    )


def _observe_folder(path: Path) -> FolderFact:
    try:
        status = path.stat()
    except OSError:
        return FolderFact(str(path), None)
    return FolderFact(str(path), user_name(status.st_uid), stat.S_IMODE(status.st_mode))


def _observe_anchors(path: Path | None) -> tuple[tuple[AnchorFact, ...], str | None]:
    if path is None:
        return (), None
    try:
        load_store(path, allow_test_pki=True)
        certificates = x509.load_pem_x509_certificates(path.read_bytes())
    except ConfigurationError as error:
        return (), _line(error)
    except (OSError, ValueError):
        return (), f"{path}: changed while it was read"
    facts = (
        AnchorFact(
            certificate.subject.rfc4514_string(),
            certificate.not_valid_before_utc,
            certificate.not_valid_after_utc,
            Anchor(certificate).realm is Realm.TEST,
        )
        for certificate in certificates
    )
    return tuple(facts), None


def _probe_backend(settings: Settings) -> str | None:
    """Why the backend could not serve now; None when it could."""
    context = BackendContext(settings.site.kiosk, policy=settings.rules.policy())
    try:
        backend = load_backend(settings.eligibility.backend, settings.eligibility.settings, context)
    except (ConfigurationError, BackendError) as error:
        return _line(error)
    try:
        backend.probe()
    except BackendError as error:
        return _line(error)
    except Exception as error:  # noqa: BLE001 (somebody else's backend; its fault must not end the doctor)
        return f"fails with {type(error).__name__}"
    finally:
        backend.close()
    return None


def _line(error: Exception) -> str:
    """A message of several lines as one: "kiosk.toml: site: Field required; staff: ..."."""
    return "; ".join(part.strip() for part in str(error).splitlines() if part.strip()).replace(":; ", ": ")
