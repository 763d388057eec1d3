"""An OCSP client (RFC 6960): the one source that knows of a revocation on the same day.

Whatever a responder does, it takes no more than the time allowed, and nothing at hand is all that comes of it: then a
CRL behind it decides, or nobody does. What a response is worth is judged by `kiosk.trust`.

A certificate that no anchor signed is not asked about, so that nobody can send the kiosk's questions about; its holder
knows of the forgery anyway.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID

from kiosk.eligibility.adjudicating import RevocationData
from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.trust import Freshness, Revocation, TrustStore
from kiosk.trust.certificate import DECODING_FAULTS, decode
from kiosk.trust.revocation import MAX_RESPONSE_SIZE, response_status

_NOTHING: Final = RevocationData()
_NONCE_SIZE: Final = 16  # bytes; RFC 8954 allows 1 to 32
_REQUESTS_AT_ONCE: Final = 8
_KEPT: Final = 4096  # answers
_PROBE_TIMEOUT: Final = 2.0  # seconds
_PROBE_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class OcspPolicy:
    """How a responder is asked.

    `url` is asked about every certificate; where it is None, the responder that the certificate itself names
    (authority information access), if its URL is one of `allowed`. `timeout` is in seconds, for the whole of a request.
    An answer is used again until its nextUpdate, but for `kept` at most; after a failure the responder is left alone
    for `pause`. `nonce` asks for an answer made just now, which many responders do not give. Raises ConfigurationError
    where nobody could be asked.
    """

    url: str | None = None
    allowed: frozenset[str] = frozenset()
    timeout: float = 3.0
    kept: timedelta = timedelta(minutes=10)
    pause: timedelta = timedelta(seconds=10)
    nonce: bool = False
    freshness: Freshness = field(default_factory=Freshness)

    def __post_init__(self) -> None:
        for url in (self.allowed if self.url is None else (self.url,)) or ("",):
            parsed = _parse(url)
            if parsed is None or parsed.scheme not in {"http", "https"} or not parsed.host:
                raise ConfigurationError(
                    f"{url!r} is not the URL of an OCSP responder; http://… or https://… is expected"
                )

    def responder(self, certificate: x509.Certificate) -> str | None:
        """Whom to ask about a certificate; None where it names nobody who is allowed."""
        if self.url is not None:
            return self.url
        try:
            named = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
        except x509.ExtensionNotFound:
            return None
        return next(
            (
                found.access_location.value
                for found in named
                if found.access_method == AuthorityInformationAccessOID.OCSP
                and isinstance(found.access_location, x509.UniformResourceIdentifier)
                and found.access_location.value in self.allowed
            ),
            None,
        )


def _parse(url: str) -> httpx.URL | None:
    try:
        return httpx.URL(url)
    except httpx.InvalidURL:
        return None


@dataclass(frozen=True, slots=True)
class _Kept:
    data: RevocationData
    until: datetime


class OcspRevocation:
    """A RevocationSource that asks OCSP responders. May be shared by threads.

    `client` is for tests with TLS of their own; the usual one follows no redirection and no proxy of the environment.
    """

    def __init__(
        self, store: TrustStore, policy: OcspPolicy, now: Callable[[], datetime], client: httpx.Client | None = None
    ) -> None:
        self._store = store
        self._policy = policy
        self._now = now
        self._client = client or httpx.Client(trust_env=False, follow_redirects=False)
        self._turns = threading.BoundedSemaphore(_REQUESTS_AT_ONCE)
        self._lock = threading.Lock()
        self._kept: OrderedDict[bytes, _Kept] = OrderedDict()
        self._paused: dict[str, datetime] = {}
        self._probed_at: datetime | None = None

    def data_for(self, certificate: bytes, *, timeout: float) -> RevocationData:
        """See RevocationSource."""
        kept = self._recall(certificate)
        if kept is not None:
            return kept
        decoded, issuer = decode(certificate), self._store.find_issuer(certificate)
        url = None if decoded is None else self._policy.responder(decoded)
        if decoded is None or issuer is None or url is None or self._is_paused(url):
            return _NOTHING
        found = self._ask(url, decoded, issuer, timeout)
        if found is None:
            with self._lock:
                self._paused[url] = self._now() + self._policy.pause
            return _NOTHING
        return self._keep(certificate, decoded, issuer, found)

    def probe(self) -> None:
        """See RevocationSource. Asks about an authority itself: whatever the answer, it shows that there is one."""
        now = self._now()
        if self._probed_at is not None and timedelta(0) <= now - self._probed_at < _PROBE_EVERY:
            return
        urls = sorted(self._policy.allowed) if self._policy.url is None else [self._policy.url]
        anchor = self._store.anchors[-1].certificate
        for url in urls:
            if self._ask(url, anchor, anchor, _PROBE_TIMEOUT) is not None:
                self._probed_at = now
                return
        raise BackendError(f"no OCSP responder answers ({', '.join(urls)})")

    def close(self) -> None:
        """Let go of the connections; may be called again."""
        self._client.close()

    def _recall(self, certificate: bytes) -> RevocationData | None:
        with self._lock:
            kept = self._kept.get(certificate)
            if kept is None or self._now() >= kept.until:
                return None
            self._kept.move_to_end(certificate)
            return kept.data

    def _keep(
        self, certificate: bytes, decoded: x509.Certificate, issuer: x509.Certificate, found: bytes
    ) -> RevocationData:
        now = self._now()
        status = response_status(found, decoded, issuer, now, self._policy.freshness)
        known = status is not Revocation.UNKNOWN
        data = RevocationData(responses=(found,)) if known else _NOTHING
        until = min(_next_update(found) or now + self._policy.kept, now + self._policy.kept)
        if not known:
            until = now + self._policy.pause
        with self._lock:
            self._kept[certificate] = _Kept(data, until)
            self._kept.move_to_end(certificate)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return data

    def _is_paused(self, url: str) -> bool:
        with self._lock:
            until = self._paused.get(url)
            # A clock that was set back must not pause for longer than a pause.
            return until is not None and timedelta(0) < until - self._now() <= self._policy.pause

    def _ask(self, url: str, certificate: x509.Certificate, issuer: x509.Certificate, timeout: float) -> bytes | None:
        """A well-formed response that says that it succeeded, within the time; None where there was none."""
        nonce = secrets.token_bytes(_NONCE_SIZE) if self._policy.nonce else b""
        question = _question(certificate, issuer, nonce)
        deadline = time.monotonic() + min(timeout, self._policy.timeout)
        if not self._turns.acquire(timeout=max(deadline - time.monotonic(), 0.0)):
            return None
        exchange = _Exchange(self._client, url, question, deadline, self._turns.release)
        exchange.start()
        data = exchange.result()
        return data if data is not None and _is_answer(data, nonce) else None


class _Exchange(threading.Thread):
    """One request on a thread of its own: a responder that sends a byte now and then outlasts any other limit."""

    def __init__(
        self, client: httpx.Client, url: str, question: bytes, deadline: float, done: Callable[[], None]
    ) -> None:
        super().__init__(name="ocsp", daemon=True)
        self._client = client
        self._url = url
        self._question = question
        self._deadline = deadline
        self._done = done
        self._data: bytes | None = None

    def result(self) -> bytes | None:
        """What came within the time."""
        self.join(max(self._deadline - time.monotonic(), 0.0))
        return None if self.is_alive() else self._data

    def run(self) -> None:
        """Ask; a responder's failure leaves nothing."""
        try:
            self._data = self._post()
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, RuntimeError):
            # RuntimeError: the client was closed meanwhile.
            self._data = None
        finally:
            self._done()

    def _post(self) -> bytes | None:
        left = max(self._deadline - time.monotonic(), 0.001)
        headers = {
            "Content-Type": "application/ocsp-request",
            "Accept": "application/ocsp-response",
            "Accept-Encoding": "identity",
        }
        with self._client.stream("POST", self._url, content=self._question, headers=headers, timeout=left) as response:
            if response.status_code != httpx.codes.OK:
                return None
            data = b""
            # Raw: a compressed body of a few bytes could be of any size.
            for piece in response.iter_raw():
                data += piece
                if len(data) > MAX_RESPONSE_SIZE or time.monotonic() > self._deadline:
                    return None
            return data


def _question(certificate: x509.Certificate, issuer: x509.Certificate, nonce: bytes) -> bytes:
    # SHA-1 selects a certificate here and proves nothing; it is what every responder understands (RFC 6960, 4.3).
    algorithm = hashes.SHA1()  # noqa: S303 (see above)
    builder = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, algorithm)
    if nonce:
        builder = builder.add_extension(x509.OCSPNonce(nonce), critical=False)
    return builder.build().public_bytes(Encoding.DER)


def _is_answer(data: bytes, nonce: bytes) -> bool:
    try:
        response = ocsp.load_der_ocsp_response(data)
        if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            return False
        stated = response.extensions.get_extension_for_class(x509.OCSPNonce).value.nonce
    except x509.ExtensionNotFound:
        return True  # a responder may answer from what it prepared, without the nonce (RFC 6960, 4.4.1)
    except DECODING_FAULTS:
        return False
    return not nonce or stated == nonce


def _next_update(data: bytes) -> datetime | None:
    """The earliest moment at which a part of a response was to be replaced."""
    moments = [single.next_update_utc for single in ocsp.load_der_ocsp_response(data).responses]
    return min((moment for moment in moments if moment is not None), default=None)
