"""What surrounds every request: its number, the headers that every answer has, its figures, its line in the log.

Pure ASGI and outermost of what is ours, so that nothing is answered past it; an exception that nobody foresaw ends
here.
"""

from __future__ import annotations

import logging
import secrets
import time
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.service.metrics import UNMATCHED, Metrics
from kiosk.service.problems import Kind, Problem

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_HEADERS: Final = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"strict-transport-security", b"max-age=31536000"),
)
_log = logging.getLogger(__name__)


class Observed:
    """Counts, times and logs what the application answers; answers itself where the application fails."""

    def __init__(self, application: ASGIApp, metrics: Metrics) -> None:
        self._application = application
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        number = secrets.token_hex(8)
        status = 0

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *_HEADERS, (b"x-request-id", number.encode())]
            await send(message)

        start = time.perf_counter()
        self._metrics.begin()
        try:
            await self._application(scope, receive, send_on)
        except Exception:  # noqa: BLE001 (a bug: it is logged, and answered without a word of it)
            _log.exception("a request met a bug", extra={"request_id": number})
            if status == 0:
                await Problem(Kind.INTERNAL).response()(scope, receive, send_on)
        finally:
            seconds = time.perf_counter() - start
            route = getattr(scope.get("route"), "path_format", UNMATCHED)
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self._metrics.end(route, method, status, seconds)
            _log.info(
                # The route is a text of the program, never the path that was asked for.
                f"{method} {route}: %d",
                status,
                extra={"request_id": number, "milliseconds": round(seconds * 1000, 1)},
            )
