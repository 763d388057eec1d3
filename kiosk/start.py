"""`myna-kiosk run`: everything that is checked before the kiosk serves people, and its start."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from kiosk.config import Settings, load
from kiosk.delivery.slip.outlet import NotPrinted, open_outlet
from kiosk.eligibility.base import (
    BackendContext,
    BackendError,
    ConfigurationError,
    ConsentKeeping,
    EligibilityBackend,
    NumberLookup,
    Vouching,
    is_able,
)
from kiosk.eligibility.registry import load as load_backend
from kiosk.exitcode import CommandError, ExitCode
from kiosk.flow.profile import Profile
from kiosk.hardening import harden
from kiosk.log import catch_bugs, configure
from kiosk.realreaders import RealReaders
from kiosk.trust import Realm, load_store
from reader.base import Readers
from reader.errors import ReaderError

_LEVELS: Final = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}
_log = logging.getLogger(__name__)
_PATIENCE_S: Final = 3.0
_DEMO: Final = "`myna-kiosk demo` is where virtual cards and the test PKI belong"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a kiosk in service is made of; nothing in it accepts a virtual card or the test PKI.

    `new_backend` makes the backend, on the thread that will use it. `config` is the file that all of it comes from.
    """

    settings: Settings
    readers: RealReaders
    new_backend: Callable[[], EligibilityBackend]
    config: Path


def start(config: Path, readers: Readers, show: Callable[[Prepared], int]) -> int:
    """Prepare, and hand over to `show`, whose exit code is returned. Raises CommandError when it must not start."""
    harden()
    prepared = prepare(config, readers)
    configure(_LEVELS[prepared.settings.log.level], prepared.settings.log.form)
    catch_bugs()
    _log.info("the kiosk starts", extra={"backend": prepared.settings.eligibility.backend, "path": str(config)})
    return show(prepared)


def prepare(config: Path, readers: Readers) -> Prepared:
    """Load the configuration and what it names, and refuse whatever is not meant for people.

    A PC/SC service or a backend that is not there yet is no reason: the kiosk waits for it, out of service.
    Raises CommandError with CONFIGURATION or REFUSED.
    """
    try:
        settings = load(config)
        _refuse_test_pki(settings)
        accepted = RealReaders(readers, settings.cards.readers)
        _refuse_virtual_readers(accepted)
        new_backend = choose_backend(settings, settings.data.folder, allow_test_pki=False)
        _require_slip_folder(settings)
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from error
    return Prepared(settings, accepted, new_backend, config)


def choose_backend(settings: Settings, folder: Path, *, allow_test_pki: bool) -> Callable[[], EligibilityBackend]:
    """How the configured backend is made, which keeps its own in `folder`. Raises ConfigurationError."""
    context = BackendContext(
        settings.site.kiosk, allow_test_pki=allow_test_pki, folder=folder / "backend", policy=settings.rules.policy()
    )
    new_backend = partial(load_backend, settings.eligibility.backend, settings.eligibility.settings, context)
    # A mistake in its settings is for whoever starts the kiosk to see, not for its first visitor.
    with suppress(BackendError), closing(new_backend()) as backend:
        require_abilities(settings.kind(), backend, settings.eligibility.backend)
    return new_backend


def _require_slip_folder(settings: Settings) -> None:
    """A printer may be switched on later; a folder that is not there stays so."""
    if settings.kind().slip and settings.slip.folder is not None:
        try:
            open_outlet(settings.slip).check()
        except NotPrinted as error:
            raise ConfigurationError(f"slip.folder: {error}; make it, for the kiosk's user alone") from None


def require_abilities(profile: Profile, backend: EligibilityBackend, name: str) -> None:
    """Return when the backend can do all that this kind of kiosk asks of it; a visit is too late to find out."""
    if profile.consents and not is_able(backend, ConsentKeeping):
        raise ConfigurationError(
            f"eligibility.backend: {name} keeps no consents, and the profile asks for them; set consents = [] in"
            " [profile], or name another backend"
        )
    if profile.number_lookup and not is_able(backend, NumberLookup):
        raise ConfigurationError(
            f"eligibility.backend: {name} cannot look up persons by their numbers, as the profile offers; set"
            " number_lookup = false in [profile], or let the backend do it by its own settings (staffed = true), or"
            " name another backend"
        )
    if profile.visual_check and isinstance(backend, Vouching) and not backend.takes_visual_check:
        raise ConfigurationError(
            f"eligibility.backend: {name} takes no visual check, as the profile offers; set visual_check = false in"
            " [profile], or in a medical institution or pharmacy medical = true in the backend's own settings"
        )


def _refuse_test_pki(settings: Settings) -> None:
    for path, realms in _named_realms(settings):
        if Realm.TEST in realms:
            raise CommandError(
                ExitCode.REFUSED, f"{path} holds an authority of a test PKI: put JPKI's own certificates there; {_DEMO}"
            )


def refuse_real_pki(settings: Settings) -> None:
    """Keep a demonstration away from people who exist: it keeps no audit trail, and takes its own folders with it.

    Raises CommandError with REFUSED, and ConfigurationError.
    """
    for path, realms in _named_realms(settings):
        if realms - {Realm.TEST}:
            raise CommandError(
                ExitCode.REFUSED, f"{path} holds an authority that is no test PKI's: a demonstration is not for people"
            )


def _named_realms(settings: Settings) -> Iterator[tuple[Path, frozenset[Realm]]]:
    """Every file of trust anchors that the configuration names, the backend's own too, and whose authorities it has."""
    named = (settings.trust.anchors, *_named_anchors(settings.eligibility.settings))
    for path in dict.fromkeys(Path(each) for each in named if isinstance(each, str | Path)):
        yield path, load_store(path, allow_test_pki=True).realms


def _named_anchors(table: Mapping[str, Any]) -> Iterator[object]:
    """Those of a backend, and of one behind it."""
    yield table.get("anchors")
    for inner in table.values():
        if isinstance(inner, Mapping):
            yield from _named_anchors(inner)


def _refuse_virtual_readers(readers: RealReaders) -> None:
    """Refuse those that are there now. A service that does not answer is not waited for: RealReaders hides them too."""
    found: list[str] = []

    def look() -> None:
        with suppress(ReaderError):
            found.extend(readers.virtual())

    looking = threading.Thread(target=look, name="readers", daemon=True)
    looking.start()
    looking.join(_PATIENCE_S)
    if found:
        raise CommandError(
            ExitCode.REFUSED,
            f"there are virtual card readers ({', '.join(found)}): remove vsmartcard-vpcd from this machine; {_DEMO}",
        )
