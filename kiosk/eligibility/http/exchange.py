"""One request to a service and its answer, within a time that nothing can stretch.

Each runs on a thread of its own: a name server that hangs, or a service that sends a byte now and then, outlasts any
other limit. A request that was given up before its first byte was sent is not sent any more.
"""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

import httpx

LARGEST_ANSWER: Final = 1 << 20  # bytes
_JSON: Final = ("application/json", "application/problem+json")


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: its status, what it says it is, and what it holds.

    `body` is None where it was too large. `date` is the service's own time, in the form of its header (RFC 9110).
    """

    status: int
    media_type: str
    body: bytes | None = field(repr=False)
    retry_after: str = ""
    date: str = ""

    def content(self) -> Any:  # noqa: ANN401 (whatever JSON holds)
        """What the JSON of the body says; None where it is none."""
        if self.body is None or self.media_type not in _JSON:
            return None
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


class Silence(Enum):
    """Why there is no answer, in the words that the operator is given."""

    TIMEOUT = "it did not answer in time"
    REFUSED = "no connection came about"
    UNTRUSTED = "its certificate is not trusted"
    BROKEN = "the connection broke"


@dataclass(frozen=True, slots=True)
class NoReply:
    """No answer came. `sent`: the service may have got the request, and may have done what it asks for."""

    silence: Silence
    sent: bool
    detail: str = ""


class _Abandoned(Exception):
    """Nobody waits for this request any more."""


class Line:
    """The connections to one service. May be shared by threads.

    TLS as `context` says; `proxy` is the only proxy; no redirection is followed, no cookie or password of the
    environment used.
    """

    def __init__(self, context: ssl.SSLContext, *, proxy: str | None = None, connect_seconds: float = 5.0) -> None:
        self._connect_seconds = connect_seconds
        self._client = httpx.Client(
            verify=context,
            proxy=proxy,
            trust_env=False,
            follow_redirects=False,
            limits=httpx.Limits(max_connections=8, max_keepalive_connections=2, keepalive_expiry=30.0),
            headers={
                "Accept": ", ".join(_JSON),
                "Accept-Encoding": "identity",
                "User-Agent": "myna-kiosk",
            },
        )

    def ask(
        self, method: str, url: str, content: bytes, headers: Mapping[str, str], deadline: float
    ) -> Reply | NoReply:
        """Send a request and wait for its answer until `deadline` (time.monotonic)."""
        left = deadline - time.monotonic()
        if left <= 0:
            return NoReply(Silence.TIMEOUT, sent=False)
        timeout = httpx.Timeout(left, connect=min(left, self._connect_seconds))
        try:
            request = self._client.build_request(method, url, content=content, headers=dict(headers), timeout=timeout)
            exchange = _Exchange(self._client, request, deadline)
        except RuntimeError:
            return NoReply(Silence.REFUSED, sent=False, detail="the backend is closed")
        exchange.start()
        return exchange.result()

    def close(self) -> None:
        """Let go of the connections; may be called again."""
        self._client.close()


class _Exchange(threading.Thread):
    def __init__(self, client: httpx.Client, request: httpx.Request, deadline: float) -> None:
        super().__init__(name="eligibility-http", daemon=True)
        self._client = client
        self._request = request
        self._deadline = deadline
        self._lock = threading.Lock()
        self._abandoned = False
        self._sent = False
        self._result: Reply | NoReply | None = None
        self._bug: Exception | None = None
        request.extensions["trace"] = self._trace

    def result(self) -> Reply | NoReply:
        """What came within the time. Raises what only a bug can raise."""
        self.join(max(self._deadline - time.monotonic(), 0.0))
        with self._lock:
            self._abandoned = True
            if self._bug is not None:
                raise self._bug
            return self._result or NoReply(Silence.TIMEOUT, self._sent)

    def run(self) -> None:
        try:
            result = self._ask()
        except Exception as error:  # noqa: BLE001 (raised again where somebody waits for it)
            self._bug = error
        else:
            with self._lock:
                self._result = result

    def _trace(self, event: str, _: Mapping[str, Any]) -> None:
        # The last moment before bytes leave: from here on it counts as sent.
        if event.endswith("send_request_headers.started"):
            with self._lock:
                if self._abandoned:
                    raise _Abandoned
                self._sent = True

    def _ask(self) -> Reply | NoReply:
        try:
            response = self._client.send(self._request, stream=True)
            try:
                return self._read(response)
            finally:
                response.close()
        except _Abandoned:
            return NoReply(Silence.TIMEOUT, sent=False)
        except httpx.TimeoutException as error:
            silence = Silence.TIMEOUT if self._sent or not isinstance(error, httpx.ConnectTimeout) else Silence.REFUSED
            return NoReply(silence, self._sent)
        except httpx.ConnectError as error:
            reason = _why_untrusted(error)
            return NoReply(Silence.UNTRUSTED if reason else Silence.REFUSED, self._sent, reason)
        except (httpx.HTTPError, httpx.StreamError):
            return NoReply(Silence.BROKEN, self._sent)
        except RuntimeError:
            # The client was closed meanwhile.
            return NoReply(Silence.BROKEN, self._sent)

    def _read(self, response: httpx.Response) -> Reply:
        body: bytearray | None = bytearray()
        # Raw: a compressed body of a few bytes could be of any size.
        for piece in response.iter_raw():
            assert body is not None
            body += piece
            if len(body) > LARGEST_ANSWER:
                body = None
                break
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.headers.get("content-encoding", "identity") != "identity":
            kind = ""
        return Reply(
            response.status_code,
            kind,
            None if body is None else bytes(body),
            response.headers.get("retry-after", ""),
            response.headers.get("date", ""),
        )


def _why_untrusted(error: BaseException) -> str:
    """What OpenSSL found wrong with the service's certificate; "" when that is not why it failed."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message.rstrip(".") or "verification failed"
        cause = cause.__cause__ or cause.__context__
    return ""
