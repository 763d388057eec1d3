"""Where revocation data come from: what was given, a folder of lists, and several sources together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from kiosk.eligibility.adjudicating import RevocationData, RevocationSource
from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.trust import ListFolder, TrustStore, decode_list

_NONE_IN_FORCE: Final = "no revocation list is in force; nothing can be decided until a fresh one is in its folder"


class HeldRevocation(RevocationSource, Protocol):
    """A RevocationSource that holds something to let go of."""

    def close(self) -> None:
        """Let go of it; may be called again."""
        ...


class GivenRevocation:
    """A RevocationSource of CRLs and OCSP responses at hand, the same for every certificate.

    Raises ConfigurationError for a CRL that cannot be read.
    """

    def __init__(self, lists: Iterable[bytes] = (), responses: Iterable[bytes] = ()) -> None:
        decoded = [decode_list(data) for data in lists]
        if None in decoded:
            raise ConfigurationError("a revocation list cannot be read; DER or PEM is expected")
        self._data = RevocationData(tuple(found for found in decoded if found is not None), tuple(responses))

    def data_for(self, certificate: bytes, *, timeout: float) -> RevocationData:  # noqa: ARG002 (interface)
        """See RevocationSource."""
        return self._data

    def probe(self) -> None:
        """See RevocationSource. What a list or a response says, and until when, is not looked at."""
        if not self._data.lists and not self._data.responses:
            raise BackendError(_NONE_IN_FORCE)

    def close(self) -> None:
        """Nothing to let go of."""


class FolderRevocation:
    """A RevocationSource of the CRLs in a folder, of which one that `store` believes must be fresh."""

    def __init__(self, folder: ListFolder, store: TrustStore, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._store = store
        self._now = now

    def data_for(self, certificate: bytes, *, timeout: float) -> RevocationData:  # noqa: ARG002 (interface)
        """See RevocationSource."""
        return RevocationData(self._folder.current())

    def probe(self) -> None:
        """See RevocationSource."""
        if not self._store.has_fresh_list(self._folder.current(), self._now()):
            raise BackendError(_NONE_IN_FORCE)

    def close(self) -> None:
        """Nothing to let go of."""


class CombinedRevocation:
    """Several RevocationSources: what they say together counts, and it serves while one of them does.

    The first is asked first and has all of the time; in the usual order an OCSP responder comes before a folder, which
    needs none.
    """

    def __init__(self, sources: Sequence[HeldRevocation]) -> None:
        self._sources = tuple(sources)

    def data_for(self, certificate: bytes, *, timeout: float) -> RevocationData:
        """See RevocationSource."""
        deadline = time.monotonic() + timeout
        found = [
            source.data_for(certificate, timeout=max(deadline - time.monotonic(), 0.0)) for source in self._sources
        ]
        return RevocationData(
            tuple(each for data in found for each in data.lists),
            tuple(each for data in found for each in data.responses),
        )

    def probe(self) -> None:
        """See RevocationSource."""
        faults = []
        for source in self._sources:
            try:
                source.probe()
            except BackendError as error:
                faults.append(str(error))
            else:
                return
        raise BackendError("; ".join(faults) or _NONE_IN_FORCE)

    def close(self) -> None:
        """Let go of all of them."""
        for source in self._sources:
            source.close()


def make_revocation(
    store: TrustStore,
    now: Callable[[], datetime],
    *,
    crls: Path | None = None,
    ocsp_url: str | None = None,
    ocsp_allowed: Iterable[str] = (),
) -> HeldRevocation:
    """What a configuration asks for: OCSP for certainty, a folder of CRLs behind it, each where it is named.

    `ocsp_url` is the responder; without it the one that a certificate names is asked, if its URL is one of
    `ocsp_allowed`. With nothing named nothing will be decided. Raises ConfigurationError for a folder that cannot be
    read and for a URL that is none.
    """
    sources: list[HeldRevocation] = []
    allowed = frozenset(ocsp_allowed)
    if ocsp_url is not None or allowed:
        # Imported only here: a kiosk that asks no responder does not wait for an HTTP client at its start.
        from kiosk.eligibility.ocsp import OcspPolicy, OcspRevocation  # noqa: PLC0415

        sources.append(OcspRevocation(store, OcspPolicy(url=ocsp_url, allowed=allowed), now))
    if crls is not None:
        sources.append(FolderRevocation(ListFolder(crls), store, now))
    return sources[0] if len(sources) == 1 else CombinedRevocation(sources)
